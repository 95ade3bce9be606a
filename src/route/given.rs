//! Names of operations for a gateway that has no routes, but one API for each operation.

use super::name_rule::NameRule;
use super::names::{WantedName, assign};
use super::naming::stated_name;
use super::options::NameSuffix;
use super::slug::{cut, slug};
use crate::model::Api;
use crate::tables::{HashMap, HashSet};

/// A name for each operation, in the order of the Api: legal, unique, and independent of the order and, but for operations
/// that want the same one, of each other. A stated name that is legal stays as it is.
pub(crate) fn operation_names(rule: &NameRule, api: &Api) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::default();
    for name in api.operations.values().filter_map(stated_name) {
        *counts.entry(name).or_default() += 1;
    }
    let wanted: Vec<WantedName> = api
        .operations
        .iter()
        .map(|(key, operation)| {
            let stated = stated_name(operation);
            let has = stated.filter(|name| counts.get(name) == Some(&1) && rule.allows(name));
            match has {
                // What has its name wants no other.
                Some(has) => WantedName { has: Some(has.to_owned()), ..WantedName::default() },
                None => WantedName {
                    text: stated.map(str::to_owned),
                    fallback: match stated {
                        Some(text) if leaves_something(rule, text) => String::new(),
                        _ => operation.generated_name(),
                    },
                    identity: [key.method.as_str(), " ", key.path.as_str()].concat(),
                    ..WantedName::default()
                },
            }
        })
        .collect();
    let taken: HashSet<&str> = wanted.iter().filter_map(|one| one.has.as_deref()).collect();
    let named = assign(rule, "", NameSuffix::WhenNeeded, &taken, &wanted);
    named.into_iter().map(|named| named.name).collect()
}

/// Whether a name that is made of a text is surely not empty, so that no other text is needed: it has a letter that may be
/// anywhere in a name.
fn leaves_something(rule: &NameRule, text: &str) -> bool {
    let is_anywhere = |letter| [&rule.first, &rule.inner, &rule.last].iter().all(|part| part.has(letter));
    text.chars().any(|letter| letter.is_ascii_alphabetic() && is_anywhere(letter))
}

/// A text as a name that a rule takes; none when nothing of it can be.
pub(crate) fn fitting(rule: &NameRule, text: &str) -> Option<String> {
    let made = cut(rule, &slug(rule, text).text, rule.max);
    rule.allows(&made).then_some(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Alphabet;

    #[test]
    fn what_leaves_something_has_a_name() {
        let rule = NameRule {
            first: Alphabet { upper: true, ..Alphabet::default() },
            last: Alphabet::LETTERS,
            inner: Alphabet::WORD.with("_"),
            ..NameRule::SUBDOMAIN
        };
        for (text, expected) in [("aBc", true), ("-_Z_", true), ("1A", true), ("abc", false), ("12", false)] {
            assert_eq!(leaves_something(&rule, text), expected, "{text}");
            assert!(!expected || !slug(&rule, text).text.is_empty(), "{text}");
        }
    }
}
