//! Conditions on headers and on the query: whether two routes' can be met together, and whether one's follow from the
//! other's. A condition is met by a value that is there; a request has one value of a name.

use super::automaton::{Automaton, compare, value_bytes};
use super::glob::TooMany;
use crate::model::{MatchKind, ValueMatch};

/// Names with values that meet conditions.
pub(super) type Values = Vec<(String, String)>;

/// Values that meet all conditions of both; none when no values do.
pub(super) fn meet(a: &[ValueMatch], b: &[ValueMatch], fold_names: bool) -> Result<Option<Values>, TooMany> {
    let mut conditions: Vec<&ValueMatch> = a.iter().chain(b).collect();
    let key = |condition: &ValueMatch| name(condition, fold_names);
    conditions.sort_by_key(|condition| key(condition));
    let mut values = Values::new();
    for of_name in conditions.chunk_by(|a, b| key(a) == key(b)) {
        let Some(first) = of_name.first() else { continue };
        let Some(value) = one_value(of_name)? else { return Ok(None) };
        values.push((first.name.clone(), value));
    }
    Ok(Some(values))
}

fn name(condition: &ValueMatch, fold: bool) -> String {
    if fold { condition.name.to_ascii_lowercase() } else { condition.name.clone() }
}

/// The simplest value that meets conditions on one name.
fn one_value(conditions: &[&ValueMatch]) -> Result<Option<String>, TooMany> {
    let of_kind = |kind| conditions.iter().filter(move |condition| condition.kind == kind);
    if let Some(exact) = of_kind(MatchKind::Exact).next() {
        for condition in conditions {
            if !takes(condition, &exact.value)? {
                return Ok(None);
            }
        }
        return Ok(Some(exact.value.clone()));
    }
    let longest = of_kind(MatchKind::Prefix).max_by_key(|condition| condition.value.len());
    let prefix = longest.map_or("", |condition| condition.value.as_str());
    if of_kind(MatchKind::Prefix).any(|condition| !prefix.starts_with(&condition.value)) {
        return Ok(None);
    }
    let mut expressions: Vec<&str> = of_kind(MatchKind::Regex)
        .map(|condition| condition.value.as_str())
        .filter(|value| *value != ".*")
        .collect();
    expressions.sort_unstable();
    expressions.dedup();
    let starting = format!("{}.*", regex_syntax::escape(prefix));
    let both = match *expressions.as_slice() {
        [] => return Ok(Some(if prefix.is_empty() { "a" } else { prefix }.to_owned())),
        [only] => compare_texts(only, &starting)?.both,
        [first, second] if prefix.is_empty() => compare_texts(first, second)?.both,
        // Nobody asks three expressions of one header.
        _ => return Err(TooMany),
    };
    Ok(both.map(|text| String::from_utf8_lossy(&text).into_owned()))
}

fn compare_texts(a: &str, b: &str) -> Result<super::automaton::Compared, TooMany> {
    let [a, b] = [a, b].map(|text| Automaton::new(text, false));
    compare(&a.ok_or(TooMany)?, &b.ok_or(TooMany)?, b"", &value_bytes())
}

fn takes(condition: &ValueMatch, value: &str) -> Result<bool, TooMany> {
    Ok(match condition.kind {
        MatchKind::Exact => condition.value == value,
        MatchKind::Prefix => value.starts_with(&condition.value),
        MatchKind::Regex if condition.value == ".*" => true,
        MatchKind::Regex => Automaton::new(&condition.value, false).ok_or(TooMany)?.takes(value.as_bytes()),
    })
}

/// Whether each of these conditions follows from a single one of the others. What only several conditions on one name
/// imply together is not seen.
pub(super) fn follow(conditions: &[ValueMatch], others: &[ValueMatch], fold_names: bool) -> bool {
    conditions.iter().all(|condition| {
        let of_name = others.iter().filter(|other| name(other, fold_names) == name(condition, fold_names));
        of_name.into_iter().any(|other| implies(other, condition) == Ok(true))
    })
}

fn implies(known: &ValueMatch, condition: &ValueMatch) -> Result<bool, TooMany> {
    let (known_text, text) = (known.value.as_str(), condition.value.as_str());
    match (known.kind, condition.kind) {
        (_, MatchKind::Regex) if text == ".*" => Ok(true),
        (MatchKind::Exact, _) => takes(condition, known_text),
        (MatchKind::Prefix, MatchKind::Prefix) => Ok(known_text.starts_with(text)),
        (_, MatchKind::Prefix) if text.is_empty() => Ok(true),
        (MatchKind::Prefix, MatchKind::Exact) => Ok(false),
        (MatchKind::Regex, MatchKind::Regex) if known_text == text => Ok(true),
        _ => Ok(compare_texts(&expression(known), &expression(condition))?.first_inside),
    }
}

fn expression(condition: &ValueMatch) -> String {
    match condition.kind {
        MatchKind::Exact => regex_syntax::escape(&condition.value),
        MatchKind::Prefix => format!("{}.*", regex_syntax::escape(&condition.value)),
        MatchKind::Regex => condition.value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conditions(text: &str) -> Vec<ValueMatch> {
        let parts = text.split(' ').filter(|part| !part.is_empty());
        let one = |part: &str| {
            let (name, value) = part.split_once(['=', '^', '~']).unwrap();
            let kind = match part.as_bytes()[name.len()] {
                b'=' => MatchKind::Exact,
                b'^' => MatchKind::Prefix,
                _ => MatchKind::Regex,
            };
            ValueMatch { name: name.to_owned(), kind, value: value.to_owned() }
        };
        parts.map(one).collect()
    }

    #[test]
    fn conditions_meet_and_follow() {
        for (a, b, met, follows) in [
            ("", "", Some(""), true),
            ("", "x=1", Some("x=1"), true),
            ("x=1", "", Some("x=1"), false),
            ("x=1", "X=1", Some("x=1"), true),
            ("x=1", "x=2", None, false),
            ("x^ab", "x^abc", Some("x=abc"), true),
            ("x^ab", "x^b", None, false),
            ("x^a", "x=b", None, false),
            (r"x~\d+", "x=12", Some("x=12"), true),
            (r"x~\d+", "x^1", Some("x=1"), false),
            (r"x~\d+", "x~[0-9]", Some("x=0"), true),
            ("x~.*", "x^q", Some("x=q"), true),
            ("x~.*", "y=1", Some("x=a y=1"), false),
            ("x^", "x~.*", Some("x=a"), true),
        ] {
            let (a, b) = (conditions(a), conditions(b));
            let values = meet(&a, &b, true).unwrap();
            let shown = values.map(|values| {
                values.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(shown.as_deref(), met);
            assert_eq!(follow(&a, &b, true), follows, "{a:?} {b:?}");
        }
    }

    #[test]
    fn what_cannot_be_decided_is_said() {
        assert_eq!(meet(&conditions("x~(?=a)"), &conditions("x^a"), true), Err(TooMany));
        assert_eq!(meet(&conditions("x~a x~b"), &conditions("x~c"), true), Err(TooMany));
    }
}
