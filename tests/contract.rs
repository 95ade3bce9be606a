//! The severity contract: what an error, a warning, an info and a lint do to the thing that they are about, and how rules
//! are worded.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use oasgate::diagnostic::{Group, Level};
use oasgate::{Diagnostic, ImportOptions, Imported, Lang, Outcome, Severity, Subject, catalogue, import};
use serde_json::Value;

use crate::catalogue::situation::Situation;
use crate::catalogue::snippets::situation;

fn options(lint: bool) -> ImportOptions {
    let mut options = ImportOptions::default();
    options.lint = lint;
    options
}

fn is_lint(found: &Diagnostic) -> bool {
    found.rule().group == Some(Group::Lint)
}

/// Every document of `fixtures`, by its path, and of the rules' examples, by the rule's code.
fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    let mut documents = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "json" || it == "yaml") {
                documents.push((path.display().to_string(), fs::read(&path).unwrap()));
            }
        }
    }
    for rule in catalogue() {
        let document = situation(rule.bad).document;
        documents.extend(document.map(|document| (rule.code.to_owned(), document)));
    }
    documents.sort();
    assert!(documents.len() > 300, "only {} documents", documents.len());
    documents
}

/// What is imported, in its stored form, and what is left out.
fn imported(outcome: &Outcome<Imported>) -> Option<(Value, Vec<String>)> {
    let imported = outcome.value.as_ref()?;
    let left_out = imported.left_out.keys().map(ToString::to_string).collect();
    Some((serde_json::to_value(&*imported.api).unwrap(), left_out))
}

/// The law of the group: without lints the import is the same, and so are all other findings.
fn lints_change_nothing(name: &str, with: &Outcome<Imported>, without: &Outcome<Imported>) {
    assert_eq!(imported(with), imported(without), "{name}");
    let others: Vec<_> = with.diagnostics.iter().filter(|found| !is_lint(found)).collect();
    assert_eq!(others, without.diagnostics.iter().collect::<Vec<_>>(), "{name}");
}

#[test]
fn every_lint_is_an_info_that_the_switch_turns_off() {
    let mut judged = 0;
    for rule in catalogue().filter(|rule| rule.group == Some(Group::Lint)) {
        assert_eq!(rule.severity, Severity::Info, "{}", rule.code);
        let Situation { document, documents, .. } = situation(rule.bad);
        let document = document.expect("a lint is about a document");
        let read = |lint| {
            let mut options = options(lint);
            let inputs = documents.iter().map(|(name, text)| (name.clone(), text.clone().into()));
            options.documents = inputs.collect();
            import(document.clone(), &options)
        };
        let (with, without) = (read(true), read(false));
        assert!(with.diagnostics.iter().any(|found| found.code() == rule.code), "{}", rule.code);
        assert!(!without.diagnostics.iter().any(|found| found.code() == rule.code), "{}", rule.code);
        lints_change_nothing(rule.code, &with, &without);
        judged += 1;
    }
    assert!(judged > 80, "only {judged} lints");
}

/// What a change means is its verdict, which the plan adds.
#[test]
fn every_kind_of_change_is_an_info_of_its_own_group() {
    let mut judged = 0;
    for rule in catalogue() {
        let is_change = rule.group == Some(Group::Change);
        assert_eq!(rule.code.starts_with("change-"), is_change, "{}", rule.code);
        assert_eq!(rule.topic.en.starts_with("Changes: "), is_change, "{}", rule.code);
        assert!(!is_change || rule.severity == Severity::Info, "{}", rule.code);
        judged += usize::from(is_change);
    }
    assert!(judged > 90, "only {judged} kinds of change");
}

#[test]
fn without_lints_every_fixture_imports_the_same() {
    let mut lints = BTreeSet::new();
    for (name, document) in fixtures() {
        let with = import(document.clone(), &options(true));
        lints_change_nothing(&name, &with, &import(document, &options(false)));
        lints.extend(with.diagnostics.iter().filter(|found| is_lint(found)).map(Diagnostic::code));
    }
    assert!(lints.len() > 70, "{lints:?}");
}

#[test]
fn lints_that_are_off_are_not_counted_either() {
    let words = "- on\n".repeat(1_100);
    let server = "- {url: v1}\n".repeat(1_100);
    let document =
        format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\nx-words:\n{words}");
    for document in [document.clone(), format!("{document}servers:\n{server}")] {
        let more = |lint| {
            let outcome = import(document.as_str(), &options(lint));
            outcome.diagnostics.iter().filter(|found| found.code() == "findings-suppressed").count()
        };
        assert!(more(true) > 0);
        assert_eq!(more(false), 0);
    }
}

#[test]
fn an_override_brings_no_lint_back() {
    let document = "openapi: 3.0.3\ninfo: {title: T, version: ''}\npaths: {}";
    let mut denied = options(true);
    denied.severities = [("paths-empty".to_owned(), Level::Error)].into();
    let severity = |options: &ImportOptions| {
        let outcome = import(document, options);
        outcome.diagnostics.iter().find(|found| found.code() == "paths-empty").map(Diagnostic::severity)
    };
    assert_eq!(severity(&denied), Some(Severity::Error));
    denied.lint = false;
    assert_eq!(severity(&denied), None);
}

#[test]
fn what_has_an_error_is_left_out() {
    let (mut parts, mut wholes) = (BTreeSet::new(), BTreeSet::new());
    for (name, document) in fixtures() {
        let outcome = import(document, &options(true));
        for found in outcome.diagnostics.iter().filter(|found| found.severity() == Severity::Error) {
            let is_left_out = match (&outcome.value, found.subject()) {
                (None, _) => {
                    wholes.insert(found.code());
                    true
                }
                (Some(imported), Some(subject)) => {
                    parts.insert(found.code());
                    imported.left_out.contains_key(subject)
                        && !matches!(subject, Subject::Operation(key) if imported.api.operations.contains_key(key))
                }
                (Some(_), None) => false,
            };
            assert!(is_left_out, "{name}: {} about {:?}", found.code(), found.subject());
        }
    }
    assert!(parts.len() >= 15 && wholes.len() >= 10, "{parts:?} {wholes:?}");
}

#[test]
fn only_errors_leave_something_out() {
    for (name, document) in fixtures() {
        let outcome = import(document, &options(true));
        let Some(imported) = &outcome.value else { continue };
        for subject in imported.left_out.keys() {
            let of_it = outcome.diagnostics.iter().filter(|found| found.subject() == Some(subject));
            let is_reported = of_it.into_iter().any(|found| found.rule().severity == Severity::Error);
            assert!(is_reported, "{name}: {subject} is left out without an error");
        }
    }
}

#[test]
fn lints_leave_nothing_out_where_warnings_do() {
    let mut judged = 0;
    for (name, document) in fixtures() {
        let [with, without] = [true, false].map(|lint| {
            let mut strict = options(lint);
            strict.leave_out_warned = true;
            import(document.clone(), &strict)
        });
        lints_change_nothing(&name, &with, &without);
        judged += with.diagnostics.iter().filter(|found| is_lint(found) && found.subject().is_some()).count();
    }
    assert!(judged > 80, "only {judged} lints about parts");
}

/// Words that the house does not use, in messages and help.
#[test]
fn rules_are_worded_plainly() {
    const NOT: [&str; 13] = [
        "nothing to do",
        " is no ",
        "mend ",
        "stands",
        "carried",
        " reported ",
        " told ",
        "further document",
        "handed in",
        "bewail",
        "found of",
        "as it stands",
        "the user's thing",
    ];
    const NOT_CHINESE: [&str; 4] = ["落后", "永无止境", "予以", "模式"];
    for rule in catalogue() {
        for text in [rule.message, rule.help] {
            let lower = text.get(Lang::En).to_lowercase();
            for word in NOT {
                assert!(!lower.contains(word), "{}: `{word}` in {}", rule.code, text.en);
            }
            assert!(!text.zh.starts_with("无需"), "{}: {}", rule.code, text.zh);
            for word in NOT_CHINESE {
                assert!(!text.zh.contains(word), "{}: `{word}` in {}", rule.code, text.zh);
            }
        }
    }
}
