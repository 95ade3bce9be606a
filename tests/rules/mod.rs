//! One folder of `fixtures/rules/` for each rule: the smallest documents that provoke it.
//!
//! Its file `expect` says where: a line `<input> <line>:<column> <pointer>` for each place at which an input has the
//! finding, and a line `also <code>` for each other error that is part of it.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use oasgate::{
    Diagnostic, DuplicateOperationIds, ImportOptions, Lang, Outcome, Severity, catalogue, import, text,
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rules")
}

/// Codes with a folder, in alphabetical order.
fn codes() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap();
    let mut codes: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    codes.sort();
    codes
}

/// Names of a rule's inputs, YAML first.
fn inputs(code: &str) -> Vec<String> {
    let entries = fs::read_dir(folder().join(code)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.starts_with("input.")).collect();
    names.sort_by(|a, b| b.cmp(a));
    assert!(!names.is_empty(), "{code} has no input");
    names
}

fn imported(code: &str, input: &str) -> Outcome<oasgate::Imported> {
    let bytes = fs::read(folder().join(code).join(input)).unwrap();
    import(bytes, &options(code))
}

/// Rules that only show under options other than the default.
fn options(code: &str) -> ImportOptions {
    let mut options = ImportOptions::default();
    match code {
        "operation-quota" => options.operation_quota = Some(1),
        "operation-id-refused" => options.duplicate_operation_ids = DuplicateOperationIds::Refuse,
        "part-warned" => options.leave_out_warned = true,
        "document-too-large" => options.limits.bytes = 32,
        "document-too-deep" => options.limits.depth = 2,
        "document-too-many-nodes" => options.limits.nodes = 8,
        "yaml-alias-expansion" => options.limits.alias_expansion = 80,
        _ => {}
    }
    options
}

/// The places at which an input has the finding, and the other errors, in the words of `expect`.
fn found(code: &str, input: &str, outcome: &Outcome<oasgate::Imported>) -> (Vec<String>, BTreeSet<String>) {
    let of_rule = outcome.diagnostics.iter().filter(|found| found.code() == code);
    let places = of_rule.map(|found| match found.location() {
        Some(at) => format!("{input} {}:{} {}", at.line, at.column, at.pointer).trim_end().to_owned(),
        None => format!("{input} nowhere"),
    });
    let errors = outcome.diagnostics.iter().filter(|found| found.severity() == Severity::Error);
    let others = errors.filter(|found| found.code() != code);
    (places.collect(), others.map(|found| format!("also {}", found.code())).collect())
}

#[test]
fn each_input_has_its_finding_where_expected() {
    for code in codes() {
        let (mut places, mut others) = (Vec::new(), BTreeSet::new());
        for input in inputs(&code) {
            let (at, also) = found(&code, &input, &imported(&code, &input));
            assert!(!at.is_empty(), "{code}/{input} does not have the finding");
            places.extend(at);
            others.extend(also);
        }
        places.extend(others);
        let expected = fs::read_to_string(folder().join(&code).join("expect")).unwrap_or_default();
        assert_eq!(places, expected.lines().collect::<Vec<_>>(), "{code}");
    }
}

#[test]
fn each_finding_reads_well() {
    for code in codes() {
        let mut page = String::new();
        for input in inputs(&code) {
            let diagnostics = few(imported(&code, &input).diagnostics);
            for lang in [Lang::En, Lang::Zh] {
                page.push_str(&text(&diagnostics, &input, lang));
                page.push('\n');
            }
        }
        insta::with_settings!({
            snapshot_path => "../snapshots/rules",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(code.as_str(), page) });
    }
}

/// At most three findings of each rule: who has read those has read a thousand.
fn few(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = HashMap::new();
    diagnostics.retain(|found| {
        let count = seen.entry(found.code()).or_insert(0);
        *count += 1;
        *count <= 3
    });
    diagnostics
}

#[test]
fn no_finding_is_said_twice() {
    for code in codes() {
        for input in inputs(&code) {
            let outcome = imported(&code, &input);
            for (at, one) in outcome.diagnostics.iter().enumerate() {
                assert!(!outcome.diagnostics[..at].contains(one), "{code}/{input}: {one:?}");
            }
        }
    }
}

#[test]
fn every_rule_about_a_document_has_a_folder() {
    // Of the plan and of the gateways there is more than a document to show; their own tests do.
    let of_document =
        catalogue().take_while(|rule| rule.code != "operation-name-taken").map(|rule| rule.code);
    let (of_document, codes) = (of_document.map(str::to_owned).collect(), codes().into_iter().collect());
    let difference: Vec<_> = BTreeSet::symmetric_difference(&of_document, &codes).collect();
    assert!(difference.is_empty(), "{difference:?}");
}
