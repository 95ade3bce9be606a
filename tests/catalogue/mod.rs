//! The catalogue of rules is a contract: codes are frozen here, wording is not.

#[cfg(feature = "cli")]
mod page;
pub(crate) mod situation;
pub(crate) mod snippets;

use std::collections::HashSet;
use std::path::Path;

use oasgate::{Lang, catalogue};

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

/// What the folder holds is judged by `tests/rules`.
#[test]
fn every_rule_has_a_fixture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rules");
    let missing: Vec<_> =
        catalogue().map(|rule| rule.code).filter(|code| !folder.join(code).is_dir()).collect();
    assert!(missing.is_empty(), "no folder in fixtures/rules: {missing:?}");
}
