//! Every example of the catalogue is true: the bad one provokes its rule, the good one does not.

use std::fmt::Write as _;

use oasgate::diagnostic::{Rule, Snippet};
use oasgate::{Severity, catalogue};

use super::situation::{PARTS, Situation};

/// What an example leaves out.
const ELLIPSIS: char = '…';

/// The bad example of a rule as a situation; none where it leaves something out, and only a fixture shows the rule.
pub(crate) fn bad(rule: &Rule) -> Option<Situation> {
    let is_whole = !rule.bad.lines().any(|line| line.contains(ELLIPSIS));
    is_whole.then(|| situation(rule.bad))
}

#[test]
fn bad_examples_provoke_their_rule() {
    let mut wrong = String::new();
    let mut judged = 0;
    for rule in catalogue() {
        let Some(bad) = bad(rule) else { continue };
        judged += 1;
        let found = bad.run(rule);
        if !found.has(rule) {
            let codes: Vec<_> = found.diagnostics.iter().map(oasgate::Diagnostic::code).collect();
            writeln!(wrong, "{}: {codes:?} {:?}", rule.code, found.reported).unwrap();
        }
    }
    assert!(judged > 250, "only {judged} examples were judged");
    assert!(wrong.is_empty(), "these do not have the finding:\n{wrong}");
}

#[test]
fn good_examples_are_good() {
    let mut wrong = String::new();
    let mut judged = 0;
    for rule in catalogue() {
        judged += 1;
        let found = situation(rule.good).run(rule);
        let is_fault =
            |found: &&oasgate::Diagnostic| found.severity() != Severity::Info || found.code() == rule.code;
        let faults: Vec<_> =
            found.diagnostics.iter().filter(is_fault).map(oasgate::Diagnostic::code).collect();
        if !faults.is_empty() || found.reports(rule) {
            writeln!(wrong, "{}: {faults:?}", rule.code).unwrap();
        }
    }
    assert!(judged > 250, "only {judged} examples were judged");
    assert!(wrong.is_empty(), "these are not good:\n{wrong}");
}

#[test]
fn examples_are_short_and_plain() {
    for rule in catalogue() {
        for snippet in [rule.bad, rule.good] {
            let lines: Vec<_> = snippet.lines().collect();
            assert!((1..=25).contains(&lines.len()), "{}: {} lines", rule.code, lines.len());
            for line in &lines {
                assert!(
                    line.chars().count() <= 300 && !line.ends_with(' ') && !line.contains('\t'),
                    "{}: {line:?}",
                    rule.code
                );
            }
        }
        assert_ne!(rule.bad, rule.good, "{}", rule.code);
    }
}

#[test]
fn no_rule_is_without_examples() {
    for rule in catalogue() {
        let is_empty = |snippet: Snippet| snippet.lines().all(|line| line.trim().is_empty());
        assert!(!is_empty(rule.bad) && !is_empty(rule.good), "`{}` has no example", rule.code);
    }
}

/// An example as a situation.
pub(crate) fn situation(snippet: Snippet) -> Situation {
    let mut situation = Situation::default();
    for (head, text) in parts(snippet) {
        let (name, strategy) = head.split_once(", ").unwrap_or((&head, ""));
        if let Some(part) = PARTS.into_iter().find(|part| *part == name) {
            let text = if part == "existing" { whole(&text) } else { text };
            _ = situation.parts.insert(part, text);
        } else if name == DOCUMENT {
            situation.document = Some(whole(&text).into());
        } else {
            _ = situation.documents.insert(name.to_owned(), text.into());
        }
        if !strategy.is_empty() {
            situation.strategy = Some(strategy.parse().expect("it names a strategy"));
        }
    }
    situation
}

/// The part that an example without heads consists of.
const DOCUMENT: &str = "document";

/// The parts of an example: the words of the line above each, and its text.
fn parts(snippet: Snippet) -> Vec<(String, String)> {
    let mut parts = vec![(DOCUMENT.to_owned(), String::new())];
    for line in snippet.lines() {
        let head = line.strip_prefix("# ").filter(|head| {
            let name = head.split(", ").next().unwrap_or_default();
            name == DOCUMENT || PARTS.contains(&name) || name.rsplit('.').next() == Some("yaml")
        });
        match head {
            Some(head) => parts.push((head.to_owned(), String::new())),
            None => writeln!(parts.last_mut().unwrap().1, "{line}").unwrap(),
        }
    }
    if parts.len() > 1 && parts[0].1.is_empty() {
        parts.remove(0);
    }
    parts
}

/// A piece of a document as a document: see [`Snippet`].
fn whole(text: &str) -> String {
    let first = text.lines().find(|line| !line.starts_with('#') && !line.is_empty());
    let Some(first) = first.filter(|first| !first.starts_with(['{', '['])) else { return text.to_owned() };
    let is_of_operation =
        |line: &str| ["parameters:", "requestBody:", "responses:"].iter().any(|key| line.starts_with(key));
    let text = if is_of_operation(first) { operation(text) } else { text.to_owned() };
    let has = |key: &str| text.lines().any(|line| line.starts_with(key));
    let mut document = String::new();
    if !has("openapi:") && !has("swagger:") {
        document.push_str("openapi: 3.0.3\n");
    }
    if !has("info:") {
        document.push_str("info: {title: Pets, version: ''}\n");
    }
    document.push_str(&text);
    if !has("paths:") {
        document.push_str("paths: {}\n");
    }
    document
}

fn operation(piece: &str) -> String {
    let mut text = "paths:\n  /pets:\n    post:\n      operationId: addPet\n".to_owned();
    for line in piece.lines() {
        writeln!(text, "      {line}").unwrap();
    }
    if !piece.contains("responses:") {
        text.push_str("      responses: {\"200\": {description: the pet}}\n");
    }
    text
}
