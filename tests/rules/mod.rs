//! What shows each rule: its bad example, and the folder `fixtures/rules/<code>/` where an example cannot show all of
//! it. Nothing is written down by hand of what is found; the snapshot of a rule has it, with that rule's findings and
//! no others.
//!
//! A new rule is written in three files: the rule, the check, the changelog. The others are made:
//! `INSTA_UPDATE=always cargo test --all-features` and what `docs/rules.md` says at its top.
//!
//! In a folder, `input.*` are documents, each of which is a situation. Beside them may be the files of the folder
//! `documents` (passed in beside each input), `strategy`, and the parts of a situation: `existing.yaml` and those in
//! JSON, such as `import-options.json`; see `PARTS` in `tests/catalogue/situation.rs`.

mod folder;
mod page;
mod twins;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use oasgate::diagnostic::Rule;
use oasgate::{Diagnostic, Lang, Severity, catalogue};

pub(crate) use self::folder::has_fixture;
use crate::catalogue::situation::Situation;
use crate::catalogue::snippets;

/// What shows a rule, each with its name: `example`, or the name of a fixture's input.
fn situations(rule: &Rule) -> Vec<(String, Situation)> {
    let example = snippets::bad(rule).map(|bad| ("example".to_owned(), bad));
    example.into_iter().chain(folder::situations(rule.code)).collect()
}

/// The documents of all situations that are imported, with a name for each.
pub(crate) fn documents() -> Vec<(String, Vec<u8>)> {
    let situations = catalogue().flat_map(|rule| {
        let named = |(name, situation): (String, Situation)| (format!("{}/{name}", rule.code), situation);
        situations(rule).into_iter().map(named).collect::<Vec<_>>()
    });
    let documents: Vec<_> =
        situations.filter_map(|(name, situation)| Some((name, situation.document?))).collect();
    assert!(documents.len() > 200, "only {} documents", documents.len());
    documents
}

#[test]
fn a_rule_shows_in_each_of_its_situations() {
    let mut wrong = String::new();
    let mut judged = 0;
    for rule in catalogue() {
        for (name, situation) in situations(rule) {
            judged += 1;
            if !situation.run(rule).has(rule) {
                writeln!(wrong, "{}: {name}", rule.code).unwrap();
            }
        }
    }
    assert!(judged > 250, "only {judged} situations were judged");
    assert!(wrong.is_empty(), "these do not have the finding:\n{wrong}");
}

/// A situation is about one rule. When a fault cannot occur alone, its companions are listed here.
#[test]
fn what_comes_with_a_rule_is_known() {
    let mut page = String::new();
    for rule in catalogue() {
        for (name, situation) in situations(rule) {
            let found = situation.run(rule);
            let others = found.diagnostics.iter().filter(|found| found.code() != rule.code);
            let others: BTreeSet<_> = others
                .filter(|found| found.severity() != Severity::Info)
                .map(|found| format!("{} {}", found.severity(), found.code()))
                .collect();
            if !others.is_empty() {
                let others: Vec<_> = others.into_iter().collect();
                writeln!(page, "{}, {name}: {}", rule.code, others.join(", ")).unwrap();
            }
        }
    }
    insta::assert_snapshot!("companions", page);
}

#[test]
fn no_finding_is_reported_twice() {
    let mut judged = 0;
    for rule in catalogue() {
        for (name, situation) in situations(rule) {
            let found = situation.run(rule).diagnostics;
            judged += found.len();
            for (at, one) in found.iter().enumerate() {
                // Each part that is left out has its error; everything else is reported once, whatever parts it is
                // about.
                let is_reported = |other: &Diagnostic| {
                    let is_error = one.rule().severity == Severity::Error;
                    other.code() == one.code()
                        && (!is_error && one.location().is_some() || other.subject() == one.subject())
                        && other.location() == one.location()
                        && other.args().eq(one.args())
                };
                assert!(!found[..at].iter().any(is_reported), "{}, {name}: {one:?}", rule.code);
            }
        }
    }
    assert!(judged > 250, "only {judged} findings were judged");
}

/// A text without what is in backticks, which is the document's or the vendor's.
fn outside_of_quotes(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// Whether a text has two English words, one after the other.
fn has_english(text: &str) -> bool {
    let text = outside_of_quotes(text);
    let is_letter = |character: char| character.is_ascii_lowercase();
    let words: Vec<_> = text.split(' ').collect();
    words.windows(2).any(|pair| pair[0].ends_with(is_letter) && pair[1].starts_with(is_letter))
}

/// What a dependency says is passed on in its own language.
const OF_DEPENDENCIES: &[&str] = &["existing-unreadable"];

#[test]
fn chinese_sentences_have_no_english_clauses() {
    assert!(has_english("此处起不是有效的 JSON：expected a key"));
    let mut judged = 0;
    for rule in catalogue().filter(|rule| !OF_DEPENDENCIES.contains(&rule.code)) {
        for (name, situation) in situations(rule) {
            for found in situation.run(rule).diagnostics {
                for text in [found.message(Lang::Zh), found.help(Lang::Zh)] {
                    judged += 1;
                    assert!(!has_english(&text), "{}, {name}: {text}", found.code());
                }
            }
        }
    }
    assert!(judged > 500, "only {judged} texts were judged");
}

/// The fuzzer starts from them as well as from the fixtures; `fuzz/README.md` says how.
#[test]
fn the_documents_of_examples_are_seeds() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, document) in documents() {
        std::fs::write(folder.join(name.replace('/', "-")), document).unwrap();
    }
}
