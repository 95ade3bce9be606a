//! The catalogue of rules is a contract: codes are frozen here, wording is not.

mod options;
#[cfg(feature = "cli")]
mod page;
pub(crate) mod situation;
pub(crate) mod snippets;

use std::collections::HashSet;

use oasgate::diagnostic::Rule;
use oasgate::{Lang, catalogue};

use crate::rules;

#[test]
fn codes() {
    let lines: Vec<_> = catalogue().map(|rule| format!("{:<7} {}", rule.severity, rule.code)).collect();
    insta::assert_snapshot!("catalogue", lines.join("\n"));
}

#[test]
fn codes_are_unique_kebab_words() {
    let mut seen = HashSet::new();
    for rule in catalogue() {
        assert!(seen.insert(rule.code), "`{}` stands twice", rule.code);
        assert!(
            rule.code.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit()),
            "`{}`",
            rule.code
        );
    }
}

#[test]
fn topics_stand_together() {
    let mut seen = Vec::new();
    for rule in catalogue() {
        if seen.last() != Some(&rule.topic) {
            assert!(!seen.contains(&rule.topic), "`{}` is far from its topic", rule.code);
            seen.push(rule.topic);
        }
        assert!(!rule.topic.en.is_empty() && !rule.topic.zh.is_empty(), "`{}`", rule.code);
    }
}

#[test]
fn both_languages_say_the_same() {
    for rule in catalogue() {
        for text in [rule.message, rule.help] {
            assert_eq!(placeholders(text.en), placeholders(text.zh), "`{}`", rule.code);
            assert!(!text.get(Lang::En).is_empty() && !text.get(Lang::Zh).is_empty(), "`{}`", rule.code);
            assert!(!text.zh.is_ascii(), "`{}` is not in Chinese", rule.code);
        }
        assert!(!rule.message.en.ends_with('.'), "`{}`: a message is a phrase", rule.code);
        assert!(!rule.message.zh.ends_with('。'), "`{}`: a message is a phrase", rule.code);
        assert!(
            rule.help.en.ends_with('.') && rule.help.zh.ends_with('。'),
            "`{}`: help is a sentence",
            rule.code
        );
    }
}

fn placeholders(text: &str) -> HashSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

/// What shows there is judged by `tests/rules`.
#[test]
fn every_rule_shows_by_its_example_or_by_its_fixture() {
    let is_shown = |rule: &&Rule| snippets::bad(rule).is_some() || rules::has_fixture(rule.code);
    let missing: Vec<_> = catalogue().filter(|rule| !is_shown(rule)).map(|rule| rule.code).collect();
    assert!(
        missing.is_empty(),
        "the example leaves something out, and there is no fixtures/rules/{missing:?}"
    );
}
