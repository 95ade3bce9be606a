//! Names of tools: legal for every client that was looked at, unique whatever the case, and independent of the order of the
//! operations and, but for those that want the same one, of each other.

use crate::hash::StableHash;
use crate::model::{Api, Operation};
use crate::subject::OperationKey;
use crate::tables::{HashMap, HashSet};

/// Most characters of the name of a tool, and of a property.
pub(super) const MOST: usize = 64;

/// Hexadecimal digits of a suffix.
const DIGITS: usize = 8;

/// The name that an operation wants.
struct Wanted {
    text: String,
    /// Whether it is what the document says, character by character.
    is_exact: bool,
    /// Whether it was cut, so that it always gets a suffix.
    is_cut: bool,
}

/// A name for the tool of each operation, in the order of the Api. `stated` is what the document says for tools alone.
pub(super) fn tool_names<'a>(api: &'a Api, stated: impl Fn(&'a Operation) -> Option<String>) -> Vec<String> {
    let wanted: Vec<Wanted> =
        api.operations.values().map(|operation| wanted(stated(operation), operation)).collect();
    let mut groups: HashMap<String, Group> = HashMap::default();
    for one in &wanted {
        let group = groups.entry(one.text.to_ascii_lowercase()).or_default();
        group.all += 1;
        group.exact += usize::from(one.is_exact);
    }
    let is_kept = |one: &Wanted| {
        let group = groups.get(&one.text.to_ascii_lowercase());
        !one.is_cut && group.is_none_or(|group| group.all == 1 || one.is_exact && group.exact == 1)
    };
    let kept: Vec<bool> = wanted.iter().map(is_kept).collect();
    let mut taken: HashSet<String> = HashSet::default();
    taken.extend(
        wanted.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(one, _)| one.text.to_ascii_lowercase()),
    );
    let operations = api.operations.keys().zip(wanted).zip(kept);
    operations
        .map(|((key, one), kept)| if kept { one.text } else { with_hash(&one.text, key, &mut taken) })
        .collect()
}

/// How many operations want one name.
#[derive(Default)]
struct Group {
    all: usize,
    exact: usize,
}

fn wanted(stated: Option<String>, operation: &Operation) -> Wanted {
    let stated = stated.or_else(|| operation.operation_id.clone()).unwrap_or_else(|| operation.name.clone());
    let mut text = legal(&stated);
    if text.bytes().all(|byte| matches!(byte, b'_' | b'-')) {
        text = legal(&operation.generated_name());
    }
    let is_cut = text.len() > MOST;
    text.truncate(MOST);
    Wanted { is_exact: text == stated, is_cut, text }
}

/// The text in the characters that names have; it has as many bytes as characters.
pub(super) fn legal(text: &str) -> String {
    // One character more than there is room for says that it is too long.
    let is_legal = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-');
    let characters = text.chars().map(|character| if is_legal(character) { character } else { '_' });
    let mut name: String = characters.take(MOST + 1).collect();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') {
        name.insert(0, '_');
    }
    name
}

/// A name with a suffix that depends on nothing but the operation.
fn with_hash(text: &str, key: &OperationKey, taken: &mut HashSet<String>) -> String {
    suffixed(text, StableHash::new().name(key), |name| taken.insert(name.to_ascii_lowercase()))
}

/// The first name of a text and a hash that is free.
pub(super) fn suffixed(text: &str, hash: StableHash, mut is_free: impl FnMut(&str) -> bool) -> String {
    let start = text.get(..MOST - DIGITS - 1).unwrap_or(text);
    let mut hash = hash;
    loop {
        let name = format!("{start}_{:08x}", hash.finish() >> 32);
        if is_free(&name) {
            return name;
        }
        // Somebody may take suffixes on purpose; each further one costs a step, and not the whole way to it.
        hash = hash.text("again");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(ids: &[&str]) -> Vec<String> {
        let operations = ids.iter().enumerate().map(|(at, id)| {
            serde_json::json!({"name": id, "operationId": id, "method": "GET", "path": format!("/p{at}"), "responses": {}})
        });
        let operations: serde_json::Map<_, _> =
            operations.enumerate().map(|(at, one)| (format!("GET /p{at}"), one)).collect();
        let api =
            serde_json::from_value(serde_json::json!({"about": {"name": "t"}, "operations": operations}));
        tool_names(&api.unwrap(), |_| None)
    }

    #[test]
    fn legal_names_stay_and_others_are_made_legal() {
        for (id, name) in [
            ("getPet", "getPet"),
            ("pets/list", "pets_list"),
            ("pets.list-all", "pets_list-all"),
            ("2fa", "_2fa"),
            ("获取", "get_p0"),
            ("", "get_p0"),
        ] {
            assert_eq!(names(&[id]), [name], "{id}");
        }
        let long = names(&[&"a".repeat(200)]);
        assert!(long[0].len() == MOST && long[0].starts_with(&"a".repeat(55)), "{long:?}");
    }

    #[test]
    fn who_says_a_name_exactly_keeps_it() {
        let both = names(&["pets_list", "pets/list"]);
        assert_eq!(both[0], "pets_list");
        assert!(both[1].starts_with("pets_list_") && both[1].len() == 18, "{both:?}");
        let cases = names(&["getPet", "GetPet"]);
        assert!(cases.iter().all(|name| name.len() == 15), "{cases:?}");
        assert_ne!(cases[0].to_ascii_lowercase(), cases[1].to_ascii_lowercase());
    }

    #[test]
    fn a_name_that_looks_suffixed_is_not_given_twice() {
        let suffix = names(&["pets_list", "pets/list"]).pop().unwrap();
        let all = names(&["pets_list", "pets/list", &suffix]);
        assert_eq!(all[2], suffix);
        assert!(all[1] != suffix && all[1].len() == 18, "{all:?}");
    }
}
