//! The catalogue of rules is a contract: codes are frozen here, wording is not.

use std::collections::HashSet;

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
fn both_languages_say_the_same() {
    for rule in catalogue() {
        for text in [rule.message, rule.help] {
            assert_eq!(placeholders(text.en), placeholders(text.zh), "`{}`", rule.code);
            assert!(!text.get(Lang::En).is_empty() && !text.get(Lang::Zh).is_empty(), "`{}`", rule.code);
        }
        assert!(!rule.message.en.ends_with('.'), "`{}`: a message is a phrase", rule.code);
        assert!(rule.help.en.ends_with('.'), "`{}`: help is a sentence", rule.code);
    }
}

fn placeholders(text: &str) -> HashSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}
