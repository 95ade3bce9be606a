//! Keys of arguments: property names that every model takes, each once in a tool.

use super::names::{MOST, legal, suffixed};
use super::request::Place;
use crate::hash::StableHash;
use crate::tables::{HashMap, HashSet};

/// How keys are made of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// Every model takes them.
    Portable,
    /// A name of letters, digits, `_`, `-` and `.` is its own key, which most models take: the key is the name in the request.
    Wire,
}

impl Naming {
    fn key(self, name: &str) -> String {
        let is_own = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        let fits = self == Self::Wire && !name.is_empty() && name.len() <= MOST;
        if fits && name.bytes().all(is_own) { name.to_owned() } else { portable(name) }
    }
}

/// A key for each name at its place, in their order. A name that all take is the key, unless the tool has it at two places;
/// then each has its place before it.
pub(super) fn keys(names: &[(Place, &str)], naming: Naming) -> Vec<String> {
    let mut keys: Vec<String> = names.iter().map(|(_, name)| naming.key(name)).collect();
    let shared = counts(&keys);
    for (key, (place, name)) in keys.iter_mut().zip(names) {
        if shared.get(key.as_str()).is_some_and(|count| *count > 1) {
            *key = portable(&[place.as_str(), "_", name].concat());
        }
    }
    // Of those that are still alike, the first keeps its key.
    let mut taken: HashSet<String> = HashSet::default();
    for (key, (place, name)) in keys.iter_mut().zip(names) {
        if key.len() > MOST || !taken.insert(key.clone()) {
            let hash = StableHash::new().text(place.as_str()).name(name);
            *key = suffixed(key, hash, |name| taken.insert(name.to_owned()));
        }
    }
    keys
}

fn counts(keys: &[String]) -> HashMap<String, usize> {
    let mut counts = HashMap::default();
    for key in keys {
        *counts.entry(key.clone()).or_default() += 1;
    }
    counts
}

/// The name in letters, digits and `_`. It may be one character too long.
fn portable(name: &str) -> String {
    let key = legal(name).replace('-', "_");
    // `filter[id]` reads better without what its brackets leave.
    let bare = if name.ends_with(|last: char| last.is_ascii_punctuation()) {
        key.trim_end_matches('_')
    } else {
        &key
    };
    if bare.is_empty() { "argument".to_owned() } else { bare.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_names_where_they_can_be() {
        let names = [
            (Place::Path, "id"),
            (Place::Query, "limit"),
            (Place::Query, "filter[id]"),
            (Place::Query, "X-Page"),
            (Place::Query, "имя"),
            (Place::Header, "__"),
        ];
        assert_eq!(keys(&names, Naming::Portable), ["id", "limit", "filter_id", "X_Page", "___", "argument"]);
    }

    #[test]
    fn one_name_at_two_places_says_where() {
        let names =
            [(Place::Path, "id"), (Place::Query, "id"), (Place::Body, "body"), (Place::Query, "path_id")];
        let keys = keys(&names, Naming::Portable);
        assert_eq!(keys[..3], ["path_id", "query_id", "body"]);
        assert!(keys[3].starts_with("path_id_"), "{keys:?}");
    }

    #[test]
    fn long_names_are_told_apart() {
        let (one, two) = ("a".repeat(100) + "1", "a".repeat(100) + "2");
        let keys = keys(
            &[(Place::Query, &one), (Place::Query, &two), (Place::Query, &"b".repeat(1_000_000))],
            Naming::Portable,
        );
        assert!(keys.iter().all(|key| key.len() == MOST), "{keys:?}");
        assert_ne!(keys[0], keys[1]);
    }
}
