//! One folder of `fixtures/rules/` for each rule: the smallest inputs that provoke it.
//!
//! `input.*` are documents. Beside them stand, where a rule needs them, `existing.yaml` (the API that is there, as a
//! document), `attached.json` (what the operator attached to it), `strategy`, `request.json` and `catalog.json` (a
//! gateway's call and its records), `options.json` (how routes are derived), and `config.json`, `inventory.json` and
//! `route.json` (what a plan of calls, or a single request, has otherwise than that of `tests/gateway/calls.rs`).
//! `expect` says what is found: a line `<input> <line>:<column> <pointer>` for each place at which an input has the
//! finding, or `<input> <subject>` where no document holds it, or `<input> nowhere` where it is about no part of the
//! API, and a line `also <code>` for each other error that is part of it.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use oasgate::{Diagnostic, Lang, Severity, catalogue, text};

use crate::catalogue::situation::{Found, Situation};

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

/// Names of a rule's inputs, YAML first. A call that brings no document is its own input, and so are an API that is only
/// written and what a plan of calls is made of.
fn inputs(code: &str) -> Vec<String> {
    let entries = fs::read_dir(folder().join(code)).unwrap();
    let all: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let mut names: Vec<_> = all.iter().filter(|name| name.starts_with("input.")).cloned().collect();
    names.sort_by(|a, b| b.cmp(a));
    if names.is_empty() {
        let others = ["request.json", "existing.yaml", "route.json", "config.json", "inventory.json"]
            .map(str::to_owned);
        names.extend(others.into_iter().find(|name| all.contains(name)));
    }
    assert!(!names.is_empty(), "{code} has no input");
    names
}

/// The files of the folder `documents`, which are handed in beside each input.
fn documents(code: &str) -> oasgate::Map<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder().join(code).join("documents")) else {
        return oasgate::Map::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

fn found(code: &str, input: &str) -> Found {
    let read = |name: &str| fs::read_to_string(folder().join(code).join(name)).ok();
    let situation = Situation {
        document: fs::read(folder().join(code).join(input)).ok().filter(|_| input.starts_with("input.")),
        documents: documents(code),
        existing: read("existing.yaml"),
        attached: read("attached.json"),
        strategy: read("strategy").map(|text| text.trim().parse().unwrap()),
        request: read("request.json"),
        catalog: read("catalog.json"),
        options: read("options.json"),
        config: read("config.json"),
        inventory: read("inventory.json"),
        route: read("route.json"),
    };
    situation.run(code, true)
}

/// What an input shows, in the words of `expect`: the places of the finding, and the other errors.
fn told(code: &str, input: &str, found: &Found) -> (Vec<String>, BTreeSet<String>) {
    let of_rule = found.diagnostics.iter().filter(|found| found.code() == code);
    let places = of_rule.map(|found| match (found.location(), found.subject()) {
        (Some(at), _) => format!("{input} {}:{} {}", at.line, at.column, at.pointer).trim_end().to_owned(),
        (None, Some(subject)) => format!("{input} {subject}"),
        (None, None) => format!("{input} nowhere"),
    });
    let mut places: Vec<_> = places.collect();
    if found.reports(code) && places.is_empty() {
        places.push(format!("{input} in the report"));
    }
    let errors = found.diagnostics.iter().filter(|found| found.severity() == Severity::Error);
    let others = errors.filter(|found| found.code() != code);
    (places, others.map(|found| format!("also {}", found.code())).collect())
}

#[test]
fn each_input_has_its_finding_where_expected() {
    let mut wrong = String::new();
    for code in codes() {
        let (mut lines, mut others) = (Vec::new(), BTreeSet::new());
        for input in inputs(&code) {
            let (at, also) = told(&code, &input, &found(&code, &input));
            assert!(!at.is_empty(), "{code}/{input} does not have the finding");
            lines.extend(at);
            others.extend(also);
        }
        lines.extend(others);
        let expected = fs::read_to_string(folder().join(&code).join("expect")).unwrap_or_default();
        if lines != expected.lines().collect::<Vec<_>>() {
            writeln!(wrong, "{code}\n  {}", lines.join("\n  ")).unwrap();
        }
    }
    assert!(wrong.is_empty(), "`expect` differs:\n{wrong}");
}

#[test]
fn each_finding_reads_well() {
    for code in codes() {
        let mut page = String::new();
        for input in inputs(&code) {
            let found = found(&code, &input);
            let reported = if found.reports(&code) { found.reported.join("\n") } else { String::new() };
            let diagnostics = few(found.diagnostics);
            for lang in [Lang::En, Lang::Zh] {
                page.push_str(&text(&diagnostics, &input, lang));
                page.push('\n');
            }
            page.push_str(&reported);
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
            let outcome = found(&code, &input);
            for (at, one) in outcome.diagnostics.iter().enumerate() {
                // Each part that is left out has its error; all else is told once, whatever parts it is about.
                let is_told = |other: &Diagnostic| {
                    let is_error = one.rule().severity == Severity::Error;
                    other.code() == one.code()
                        && (!is_error && one.location().is_some() || other.subject() == one.subject())
                        && other.location() == one.location()
                        && other.args().eq(one.args())
                };
                assert!(!outcome.diagnostics[..at].iter().any(is_told), "{code}/{input}: {one:?}");
            }
        }
    }
}

/// That every rule has a folder is held by `tests/catalogue`.
#[test]
fn every_folder_is_of_a_rule() {
    let known: BTreeSet<_> = catalogue().map(|rule| rule.code.to_owned()).collect();
    let strangers: Vec<_> = codes().into_iter().filter(|code| !known.contains(code)).collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}
