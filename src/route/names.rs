//! Names of routes: legal, unique, and independent of other routes.
//!
//! A name depends on its own route alone, with one exception. When two routes want one name, nothing says which of them
//! had it first, so neither gets it. Each gets a suffix instead, a hash of what the route serves. It follows that:
//!
//! - The order of the routes does not matter.
//! - Another route changes a name only by wanting exactly the same name, and it changes no other. A third route that wants
//!   it changes nothing more.
//! - With [`NameSuffix::Always`], or for a route that has a name already ([`WantedName::has`]), no other route changes the
//!   name.
//!
//! No scheme does better without knowing the past: A alone gets the wanted name, and so does B alone; of A and B together
//! at most one can have it.

use std::fmt::Write as _;

use indexmap::IndexMap;

use super::name_rule::NameRule;
use super::options::NameSuffix;
use super::slug::{cut, slug};
use crate::hash::StableHash;
use crate::tables::{HashMap, HashSet};

/// Hexadecimal digits of a suffix. They are enough: a few routes want one name, not millions.
const DIGITS: usize = 8;

/// Room for an ordinal after the hash, for the case that even the hashes are equal: `-1000000`.
const ORDINAL: usize = 8;

/// The name that a route wants.
#[derive(Debug, Clone, Default)]
pub(super) struct WantedName {
    /// The text to make the name of, such as an operationId. It may be any text.
    pub(super) text: Option<String>,
    /// The text to make the name of when there is no other.
    pub(super) fallback: String,
    /// Identity of the route: no two routes of one list have the same.
    pub(super) identity: String,
    /// Whether neither text tells the route from others, so that its name always gets a suffix.
    pub(super) vague: bool,
    /// The name that the route has already.
    pub(super) has: Option<String>,
}

/// A name, and why it differs from the wanted one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) change: Option<Changed>,
}

/// Why a name has a suffix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Changed {
    /// Another route wants the name, or has it.
    Shared(String),
    /// The text has characters that no name can contain or spell, or it is too long or too short.
    Unfit(String),
}

/// Names all routes. `taken` are the names that exist, those that the routes themselves have included.
pub(super) fn assign(
    rule: &NameRule,
    prefix: &str,
    suffix: NameSuffix,
    taken: &HashSet<&str>,
    wanted: &[WantedName],
) -> Vec<Named> {
    let bases: Vec<Base> = wanted.iter().map(|one| base(rule, prefix, one)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::default();
    for (base, _) in bases.iter().zip(wanted).filter(|(base, one)| base.plain && one.has.is_none()) {
        *counts.entry(&base.text).or_default() += 1;
    }
    let mut named = Vec::with_capacity(wanted.len());
    let mut suffixed: IndexMap<String, Vec<usize>> = IndexMap::new();
    for (at, (base, one)) in bases.iter().zip(wanted).enumerate() {
        if let Some(name) = &one.has {
            named.push(Named { name: name.clone(), change: None });
            continue;
        }
        let shared = counts.get(base.text.as_str()).is_some_and(|count| *count > 1);
        let free = !shared && !taken.contains(base.text.as_str());
        if base.plain && free && suffix == NameSuffix::WhenNeeded {
            named.push(Named { name: base.text.clone(), change: None });
            continue;
        }
        let change = match (base.plain, free) {
            (true, false) => Some(Changed::Shared(base.text.clone())),
            (false, _) if !one.vague => {
                Some(Changed::Unfit(one.text.as_ref().unwrap_or(&one.fallback).clone()))
            }
            _ => None,
        };
        let name = with_hash(rule, prefix, base, &one.identity);
        suffixed.entry(name.clone()).or_default().push(at);
        named.push(Named { name, change });
    }
    for (name, group) in suffixed {
        number(rule, &name, group, taken, wanted, &mut named);
    }
    named
}

/// A name before it is compared with others.
struct Base {
    /// Legal, or else not plain.
    text: String,
    /// Whether it can be the name as it is.
    plain: bool,
}

fn base(rule: &NameRule, prefix: &str, one: &WantedName) -> Base {
    let named = one.text.as_deref().map(|text| slug(rule, text));
    let lossy = named.as_ref().is_some_and(|named| named.lossy);
    let named = named.filter(|named| !named.text.is_empty());
    // A text that leaves nothing, such as `!`, says no more than none at all; one in Chinese would.
    let made = named.unwrap_or_else(|| slug(rule, &one.fallback));
    let text = if prefix.is_empty() { made.text } else { [prefix, &made.text].concat() };
    let plain = !lossy && !made.lossy && !one.vague && rule.allows(&text) && !looks_hashed(rule, &text);
    Base { text, plain }
}

/// What is before a hash. Not a digit of it, so that a longer hash is never taken for a name with an ordinal.
fn joint(rule: &NameRule) -> char {
    rule.separator().unwrap_or('x')
}

/// Whether a name ends as suffixed ones do; then it gets a suffix too, so that no other name is like it.
fn looks_hashed(rule: &NameRule, name: &str) -> bool {
    let is_hash = |name: &str| {
        let end = name.len().checked_sub(DIGITS).and_then(|start| name.get(start..));
        end.is_some_and(|end| end.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
    };
    let unnumbered =
        name.trim_end_matches(|character: char| character.is_ascii_digit()).strip_suffix(joint(rule));
    is_hash(name) || unnumbered.is_some_and(is_hash)
}

fn with_hash(rule: &NameRule, prefix: &str, base: &Base, identity: &str) -> String {
    let hash = StableHash::new().text(identity).finish() >> 32;
    let room = rule.max.saturating_sub(DIGITS + 1 + ORDINAL);
    let body = base.text.strip_prefix(prefix).unwrap_or_default();
    let body = cut(rule, body, room.saturating_sub(prefix.chars().count()));
    let mut name = [prefix, &body].concat();
    if !body.is_empty() || name.is_empty() && !rule.first.digits {
        // Without a body the hash is first, and may start with a digit.
        name.extend(body.is_empty().then_some('x'));
        name.push(joint(rule));
    }
    // Writing to a String cannot fail.
    _ = write!(name, "{hash:08x}");
    name
}

/// Distinguishes routes whose names are equal even with their hashes, which only happens on purpose.
fn number(
    rule: &NameRule,
    name: &str,
    mut group: Vec<usize>,
    taken: &HashSet<&str>,
    wanted: &[WantedName],
    named: &mut [Named],
) {
    group.sort_by_key(|at| wanted.get(*at).map(|one| one.identity.as_str()));
    let numbers = (2..).map(|number: usize| format!("{name}{}{number}", joint(rule)));
    let mut free =
        std::iter::once(name.to_owned()).chain(numbers).filter(|name| !taken.contains(name.as_str()));
    for at in group {
        if let (Some(named), Some(name)) = (named.get_mut(at), free.next()) {
            named.name = name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str, identity: &str) -> WantedName {
        let text = Some(text.to_owned()).filter(|text| !text.is_empty());
        WantedName {
            text,
            fallback: identity.to_lowercase(),
            identity: identity.to_owned(),
            ..WantedName::default()
        }
    }

    fn names(wanted: &[WantedName]) -> Vec<String> {
        names_beside(&[], wanted)
    }

    fn names_beside(taken: &[&str], wanted: &[WantedName]) -> Vec<String> {
        let taken = taken.iter().copied().collect();
        let named = assign(&NameRule::SUBDOMAIN, "", NameSuffix::WhenNeeded, &taken, wanted);
        named.into_iter().map(|named| named.name).collect()
    }

    #[test]
    fn wanted_names_are_given_where_possible() {
        let long = "a".repeat(65);
        let cut_long = format!("{}-40f88dce", "a".repeat(47));
        for (text, identity, name) in [
            ("getPet", "GET /pets/{}", "get-pet"),
            ("", "GET /pets/{}", "get-pets"),
            ("!", "GET /pets/{}", "get-pets"),
            ("获取", "GET /pets/{}", "get-pets-40f88dce"),
            (&long, "GET /pets/{}", &cut_long),
            ("get-12345678", "GET /pets/{}", "get-12345678-40f88dce"),
            ("get-12345678-2", "GET /pets/{}", "get-12345678-2-40f88dce"),
        ] {
            assert_eq!(names(&[one(text, identity)]), [name], "{text}");
        }
    }

    #[test]
    fn who_wants_the_same_gets_a_suffix() {
        let (a, b, c) = (one("getPet", "A"), one("get_pet", "B"), one("GetPet", "C"));
        let two = names(&[a.clone(), b.clone()]);
        assert_ne!(two[0], two[1]);
        assert!(two.iter().all(|name| name.starts_with("get-pet-") && name.len() == 16), "{two:?}");
        let three = names(&[c.clone(), b, a.clone()]);
        assert_eq!((&three[2], &three[1]), (&two[0], &two[1]), "a third changes nothing");
        let has = WantedName { has: Some("get-pet".to_owned()), ..a };
        assert_eq!(names_beside(&["get-pet"], &[has.clone(), c.clone()]), ["get-pet", &three[0]]);
        assert_eq!(names_beside(&["get-pet", &three[0]], &[has, c])[1], format!("{}-2", three[0]));
    }

    #[test]
    fn nobody_gets_a_name_that_looks_like_anothers_suffixed_one() {
        let (a, b) = (one("x", "A"), one("X", "B"));
        let two = names(&[a.clone(), b.clone()]);
        let copy = one(&two[0], "C");
        let three = names(&[a, b, copy]);
        assert_eq!(three[..2], two);
        assert_ne!(three[2], three[0]);
    }

    #[test]
    fn equal_hashes_are_numbered() {
        let rule = NameRule::SUBDOMAIN;
        let mut named = vec![Named { name: String::new(), change: None }; 3];
        let wanted = [one("x", "C"), one("x", "A"), one("x", "B")];
        let taken = std::iter::once("x-00000000-2").collect();
        number(&rule, "x-00000000", vec![0, 1, 2], &taken, &wanted, &mut named);
        let given: Vec<_> = named.iter().map(|named| named.name.as_str()).collect();
        assert_eq!(given, ["x-00000000-4", "x-00000000", "x-00000000-3"]);
        assert!(given.iter().all(|name| looks_hashed(&rule, name)));
    }
}
