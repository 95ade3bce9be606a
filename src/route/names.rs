//! Names: legal, unique, and the same whoever else is named.
//!
//! A name is made of what its own route is for, and of nothing else, with one exception. Where two wish for one name,
//! there is no telling who had it first, so nobody gets it: each gets a suffix that hashes what it is for. Hence:
//!
//! - Order does not matter.
//! - Another route changes a name only by wishing for the very same one, and only that name. A third that wishes for it
//!   too changes nothing more.
//! - With [`NameSuffix::Always`], or for what already has a name ([`Wish::has`]), no other route ever changes a name.
//!
//! No scheme does better without knowing the past: A alone has the wished name, and so has B alone; of A and B together
//! at most one has it.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use indexmap::IndexMap;

use super::name_rule::NameRule;
use super::options::NameSuffix;
use super::slug::{cut, slug};
use crate::hash::StableHash;

/// Hexadecimal digits of a suffix: the wishes that share it are a handful, not millions.
const DIGITS: usize = 8;

/// Room for an ordinal after the hash, for the case that even the hashes are equal: `-1000000`.
const ORDINAL: usize = 8;

/// What wants a name.
#[derive(Debug, Clone, Default)]
pub(super) struct Wish {
    /// What to call it by, such as an operationId; may be anything.
    pub(super) text: Option<String>,
    /// What else to call it by.
    pub(super) fallback: String,
    /// What it is: two of one list are never equal.
    pub(super) identity: String,
    /// Whether neither text says what tells it from others, so that it gets a suffix in any case.
    pub(super) vague: bool,
    /// The name that it has.
    pub(super) has: Option<String>,
}

/// A name, and why it is not just what was wished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) change: Option<Changed>,
}

/// Why a name has a suffix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Changed {
    /// More than one wants the name, or somebody has it.
    Shared(String),
    /// The text has characters that no name can have or stand for, or too many of them, or too few.
    Unfit(String),
}

/// Names everything. `taken` are the names that others have, those of the wishes themselves included.
pub(super) fn assign(
    rule: &NameRule,
    prefix: &str,
    suffix: NameSuffix,
    taken: &HashSet<&str>,
    wishes: &[Wish],
) -> Vec<Named> {
    let bases: Vec<Base> = wishes.iter().map(|wish| base(rule, prefix, wish)).collect();
    let mut wanted: HashMap<&str, usize> = HashMap::new();
    for (base, _) in bases.iter().zip(wishes).filter(|(base, wish)| base.plain && wish.has.is_none()) {
        *wanted.entry(&base.text).or_default() += 1;
    }
    let mut named = Vec::with_capacity(wishes.len());
    let mut suffixed: IndexMap<String, Vec<usize>> = IndexMap::new();
    for (at, (base, wish)) in bases.iter().zip(wishes).enumerate() {
        if let Some(name) = &wish.has {
            named.push(Named { name: name.clone(), change: None });
            continue;
        }
        let shared = wanted.get(base.text.as_str()).is_some_and(|count| *count > 1);
        let free = !shared && !taken.contains(base.text.as_str());
        if base.plain && free && suffix == NameSuffix::WhenNeeded {
            named.push(Named { name: base.text.clone(), change: None });
            continue;
        }
        let change = match (base.plain, free) {
            (true, false) => Some(Changed::Shared(base.text.clone())),
            (false, _) if !wish.vague => {
                Some(Changed::Unfit(wish.text.as_ref().unwrap_or(&wish.fallback).clone()))
            }
            _ => None,
        };
        let name = with_hash(rule, prefix, base, &wish.identity);
        suffixed.entry(name.clone()).or_default().push(at);
        named.push(Named { name, change });
    }
    for (name, group) in suffixed {
        number(rule, &name, group, taken, wishes, &mut named);
    }
    named
}

/// A name before anybody else's is looked at.
struct Base {
    /// Legal, or else not plain.
    text: String,
    /// Whether it can be the name as it is.
    plain: bool,
}

fn base(rule: &NameRule, prefix: &str, wish: &Wish) -> Base {
    let named = wish.text.as_deref().map(|text| slug(rule, text));
    let lossy = named.as_ref().is_some_and(|named| named.lossy);
    let named = named.filter(|named| !named.text.is_empty());
    // A text that leaves nothing, such as `!`, says no more than none at all; one in Chinese would.
    let made = named.unwrap_or_else(|| slug(rule, &wish.fallback));
    let text = [prefix, &made.text].concat();
    let plain = !lossy && !made.lossy && !wish.vague && rule.allows(&text) && !looks_hashed(rule, &text);
    Base { text, plain }
}

/// What stands before a hash. Not a digit of it, so that a longer hash is never taken for a name with an ordinal.
fn joint(rule: &NameRule) -> char {
    rule.separator().unwrap_or('x')
}

/// Whether a name ends as suffixed ones do; then it gets a suffix too, so that nobody else's is like it.
fn looks_hashed(rule: &NameRule, name: &str) -> bool {
    let is_hash = |name: &str| {
        let end = name.len().checked_sub(DIGITS).and_then(|start| name.get(start..));
        end.is_some_and(|end| end.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
    };
    let unnumbered = name.trim_end_matches(|sign: char| sign.is_ascii_digit()).strip_suffix(joint(rule));
    is_hash(name) || unnumbered.is_some_and(is_hash)
}

fn with_hash(rule: &NameRule, prefix: &str, base: &Base, identity: &str) -> String {
    let hash = StableHash::new().text(identity).finish() >> 32;
    let room = rule.max.saturating_sub(DIGITS + 1 + ORDINAL);
    let body = base.text.strip_prefix(prefix).unwrap_or_default();
    let body = cut(rule, body, room.saturating_sub(prefix.chars().count()));
    let mut name = [prefix, &body].concat();
    if !body.is_empty() || name.is_empty() && !rule.first.digits {
        // Without a body the hash stands first, and may start with a digit.
        name.extend(body.is_empty().then_some('x'));
        name.push(joint(rule));
    }
    // Writing to a String cannot fail.
    _ = write!(name, "{hash:08x}");
    name
}

/// Tells those apart whose names are equal even with their hashes, which takes somebody who wants that.
fn number(
    rule: &NameRule,
    name: &str,
    mut group: Vec<usize>,
    taken: &HashSet<&str>,
    wishes: &[Wish],
    named: &mut [Named],
) {
    group.sort_by_key(|at| wishes.get(*at).map(|wish| wish.identity.as_str()));
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

    fn wish(text: &str, identity: &str) -> Wish {
        let text = Some(text.to_owned()).filter(|text| !text.is_empty());
        Wish { text, fallback: identity.to_lowercase(), identity: identity.to_owned(), ..Wish::default() }
    }

    fn names(wishes: &[Wish]) -> Vec<String> {
        names_beside(&[], wishes)
    }

    fn names_beside(taken: &[&str], wishes: &[Wish]) -> Vec<String> {
        let taken = taken.iter().copied().collect();
        let named = assign(&NameRule::SUBDOMAIN, "", NameSuffix::WhenNeeded, &taken, wishes);
        named.into_iter().map(|named| named.name).collect()
    }

    #[test]
    fn wishes_come_true_where_they_can() {
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
            assert_eq!(names(&[wish(text, identity)]), [name], "{text}");
        }
    }

    #[test]
    fn who_wants_the_same_gets_a_suffix() {
        let (a, b, c) = (wish("getPet", "A"), wish("get_pet", "B"), wish("GetPet", "C"));
        let two = names(&[a.clone(), b.clone()]);
        assert_ne!(two[0], two[1]);
        assert!(two.iter().all(|name| name.starts_with("get-pet-") && name.len() == 16), "{two:?}");
        let three = names(&[c.clone(), b, a.clone()]);
        assert_eq!((&three[2], &three[1]), (&two[0], &two[1]), "a third changes nothing");
        let has = Wish { has: Some("get-pet".to_owned()), ..a };
        assert_eq!(names_beside(&["get-pet"], &[has.clone(), c.clone()]), ["get-pet", &three[0]]);
        assert_eq!(names_beside(&["get-pet", &three[0]], &[has, c])[1], format!("{}-2", three[0]));
    }

    #[test]
    fn nobody_gets_a_name_that_looks_like_anothers_suffixed_one() {
        let (a, b) = (wish("x", "A"), wish("X", "B"));
        let two = names(&[a.clone(), b.clone()]);
        let copy = wish(&two[0], "C");
        let three = names(&[a, b, copy]);
        assert_eq!(three[..2], two);
        assert_ne!(three[2], three[0]);
    }

    #[test]
    fn equal_hashes_are_numbered() {
        let rule = NameRule::SUBDOMAIN;
        let mut named = vec![Named { name: String::new(), change: None }; 3];
        let wishes = [wish("x", "C"), wish("x", "A"), wish("x", "B")];
        let taken = HashSet::from(["x-00000000-2"]);
        number(&rule, "x-00000000", vec![0, 1, 2], &taken, &wishes, &mut named);
        let given: Vec<_> = named.iter().map(|named| named.name.as_str()).collect();
        assert_eq!(given, ["x-00000000-4", "x-00000000", "x-00000000-3"]);
        assert!(given.iter().all(|name| looks_hashed(&rule, name)));
    }
}
