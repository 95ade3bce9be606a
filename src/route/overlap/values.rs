//! Conditions on headers and on the query: whether two routes' can be met together, and whether one's follow from the
//! other's. A condition is met by a value that is there; a request has one value of a name.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use super::automata::{Automata, expression};
use super::glob::TooMany;
use super::work::Work;
use crate::model::{MatchKind, ValueMatch};

/// Names with values that meet conditions.
pub(super) type Values = Vec<(String, String)>;

/// Conditions of one route, sorted by name, each once.
#[derive(Debug)]
pub(super) struct Conditions<'a>(Vec<Condition<'a>>);

/// The name as it is compared, and the condition.
type Condition<'a> = (Cow<'a, str>, &'a ValueMatch);

impl<'a> Conditions<'a> {
    pub(super) fn of(conditions: &'a [ValueMatch], fold_names: bool) -> Self {
        let name = |name: &'a str| {
            let is_folded = fold_names && name.bytes().any(|byte| byte.is_ascii_uppercase());
            if is_folded { Cow::Owned(name.to_ascii_lowercase()) } else { Cow::Borrowed(name) }
        };
        let mut sorted: Vec<Condition<'a>> = conditions.iter().map(|own| (name(&own.name), own)).collect();
        sorted.sort_by(|a, b| key(a).cmp(&key(b)));
        sorted.dedup_by(|a, b| key(a) == key(b));
        Self(sorted)
    }

    fn of_name(&self, name: &str) -> &[Condition<'a>] {
        let from = self.0.partition_point(|(own, _)| own.as_ref() < name);
        let to = self.0.partition_point(|(own, _)| own.as_ref() <= name);
        self.0.get(from..to).unwrap_or_default()
    }
}

/// What a condition is compared by.
fn key<'c>((name, condition): &'c Condition<'_>) -> (&'c str, MatchKind, &'c str) {
    (name, condition.kind, &condition.value)
}

impl PartialEq for Conditions<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.iter().map(key).eq(other.0.iter().map(key))
    }
}

impl Eq for Conditions<'_> {}

impl Hash for Conditions<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.iter().for_each(|condition| key(condition).hash(state));
    }
}

/// Values that meet all conditions of both; none when no values do.
pub(super) fn meet(
    a: &Conditions<'_>,
    b: &Conditions<'_>,
    automata: &mut Automata,
    work: &mut Work,
) -> Result<Option<Values>, TooMany> {
    let mut all: Vec<&Condition<'_>> = a.0.iter().chain(&b.0).collect();
    work.spend(all.len());
    // Two sorted halves, which a stable sort merges.
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut values = Values::new();
    for of_name in all.chunk_by(|(a, _), (b, _)| a == b) {
        let Some((_, first)) = of_name.first() else { continue };
        let conditions: Vec<&ValueMatch> = of_name.iter().map(|(_, condition)| *condition).collect();
        let Some(value) = one_value(&conditions, automata, work)? else { return Ok(None) };
        values.push((first.name.clone(), value));
    }
    Ok(Some(values))
}

/// The simplest value that meets conditions on one name.
fn one_value(
    conditions: &[&ValueMatch],
    automata: &mut Automata,
    work: &mut Work,
) -> Result<Option<String>, TooMany> {
    let of_kind = |kind| conditions.iter().filter(move |condition| condition.kind == kind);
    if let Some(exact) = of_kind(MatchKind::Exact).next() {
        for condition in conditions {
            if !takes(condition, &exact.value, automata, work)? {
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
    let starting = expression(MatchKind::Prefix, prefix);
    let both = match *expressions.as_slice() {
        [] => return Ok(Some(if prefix.is_empty() { "a" } else { prefix }.to_owned())),
        [only] => automata.values(only, &starting, work)?.both,
        [first, second] if prefix.is_empty() => automata.values(first, second, work)?.both,
        // Three expressions for one header do not occur in practice.
        _ => return Err(TooMany),
    };
    Ok(both.map(|text| String::from_utf8_lossy(&text).into_owned()))
}

fn takes(
    condition: &ValueMatch,
    value: &str,
    automata: &mut Automata,
    work: &mut Work,
) -> Result<bool, TooMany> {
    Ok(match condition.kind {
        MatchKind::Exact => condition.value == value,
        MatchKind::Prefix => value.starts_with(&condition.value),
        MatchKind::Regex if condition.value == ".*" => true,
        MatchKind::Regex => automata.get(condition.value.clone(), false, work)?.takes(value.as_bytes()),
    })
}

/// Whether each of these conditions follows from a single one of the others. What only several conditions on one name
/// imply together is not seen.
pub(super) fn follow(
    conditions: &Conditions<'_>,
    others: &Conditions<'_>,
    automata: &mut Automata,
    work: &mut Work,
) -> bool {
    conditions.0.iter().all(|(name, condition)| {
        let of_name = others.of_name(name);
        work.spend(1 + of_name.len());
        // Without work left, nothing is known to follow.
        !work.is_over()
            && of_name.iter().any(|(_, other)| implies(other, condition, automata, work) == Ok(true))
    })
}

fn implies(
    known: &ValueMatch,
    condition: &ValueMatch,
    automata: &mut Automata,
    work: &mut Work,
) -> Result<bool, TooMany> {
    let (known_text, text) = (known.value.as_str(), condition.value.as_str());
    match (known.kind, condition.kind) {
        (_, MatchKind::Regex) if text == ".*" => Ok(true),
        (MatchKind::Exact, _) => takes(condition, known_text, automata, work),
        (MatchKind::Prefix, MatchKind::Prefix) => Ok(known_text.starts_with(text)),
        (_, MatchKind::Prefix) if text.is_empty() => Ok(true),
        (MatchKind::Prefix, MatchKind::Exact) => Ok(false),
        (MatchKind::Regex, MatchKind::Regex) if known_text == text => Ok(true),
        _ => {
            let [a, b] = [known, condition].map(|it| expression(it.kind, &it.value));
            Ok(automata.values(&a, &b, work)?.first_inside)
        }
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
        let (mut automata, mut work) = (Automata::default(), Work::of(usize::MAX));
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
            let (of_a, of_b) = (Conditions::of(&a, true), Conditions::of(&b, true));
            let values = meet(&of_a, &of_b, &mut automata, &mut work).unwrap();
            let shown = values.map(|values| {
                values.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(shown.as_deref(), met);
            assert_eq!(follow(&of_a, &of_b, &mut automata, &mut work), follows, "{a:?} {b:?}");
        }
    }

    #[test]
    fn what_cannot_be_decided_is_reported() {
        for (a, b, steps) in
            [("x~(?=a)", "x^a", usize::MAX), ("x~a x~b", "x~c", usize::MAX), ("x~a+", "x~b+", 2)]
        {
            let (a, b) = (conditions(a), conditions(b));
            let met = meet(
                &Conditions::of(&a, true),
                &Conditions::of(&b, true),
                &mut Automata::default(),
                &mut Work::of(steps),
            );
            assert_eq!(met, Err(TooMany), "{a:?} {b:?}");
        }
    }
}
