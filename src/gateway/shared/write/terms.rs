//! What is wrong with a member of a payload: how a fault is said, and the checks that many members share.

use crate::diagnostic::Diagnostic;
use crate::gateway::shared::rules;
use crate::route::NameRule;

/// A member that a gateway would refuse, and why: a word of `convert-value-refused`.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::gateway) struct Fault {
    pub(in crate::gateway) member: String,
    pub(in crate::gateway) reason: &'static str,
}

impl Fault {
    /// The finding of an operation that is left out over it.
    pub(in crate::gateway) fn found(self) -> Box<Diagnostic> {
        let found = Diagnostic::new(rules::CONVERT_VALUE_REFUSED);
        Box::new(found.arg("member", self.member).arg("reason", self.reason))
    }
}

pub(in crate::gateway) type Checked = Result<(), Fault>;

pub(in crate::gateway) const MISSING: &str = "it is missing";
pub(in crate::gateway) const LONG: &str = "it is too long";
pub(in crate::gateway) const SHORT: &str = "it is too short";
pub(in crate::gateway) const CHARACTER: &str = "it has a character that is not allowed";
pub(in crate::gateway) const UNKNOWN: &str = "it is not one of the known values";
pub(in crate::gateway) const RANGE: &str = "it is out of range";
pub(in crate::gateway) const MANY: &str = "there are too many";
pub(in crate::gateway) const TWICE: &str = "it is there twice";
pub(in crate::gateway) const UNDECLARED: &str = "it refers to something that is not declared";
pub(in crate::gateway) const CONFLICT: &str = "it does not go with another member";

/// A member of an item of a list. Its name is only written when it is at fault.
#[derive(Debug, Clone, Copy)]
pub(in crate::gateway) struct Member<'m> {
    pub(in crate::gateway) list: &'m str,
    pub(in crate::gateway) index: usize,
    pub(in crate::gateway) name: &'static str,
}

impl From<Member<'_>> for String {
    fn from(member: Member<'_>) -> Self {
        format!("{}[{}].{}", member.list, member.index, member.name)
    }
}

pub(in crate::gateway) fn fault<T>(member: impl Into<String>, reason: &'static str) -> Result<T, Fault> {
    Err(Fault { member: member.into(), reason })
}

pub(in crate::gateway) fn named(member: impl Into<String>, name: Option<&str>, rule: &NameRule) -> Checked {
    use crate::route::NameFault::{Character, TooLong, TooShort};
    let Some(name) = name else { return fault(member, MISSING) };
    match rule.fault(name) {
        None => Ok(()),
        Some(TooShort { .. }) => fault(member, SHORT),
        Some(TooLong { .. }) => fault(member, LONG),
        Some(Character { .. }) => fault(member, CHARACTER),
    }
}

pub(in crate::gateway) fn required(
    member: impl Into<String>,
    value: Option<&str>,
    known: &[&str],
) -> Checked {
    if value.is_none() { fault(member, MISSING) } else { optional(member, value, known) }
}

pub(in crate::gateway) fn optional(
    member: impl Into<String>,
    value: Option<&str>,
    known: &[&str],
) -> Checked {
    if value.is_none_or(|value| known.contains(&value)) { Ok(()) } else { fault(member, UNKNOWN) }
}

pub(in crate::gateway) fn number(
    member: impl Into<String>,
    value: Option<i64>,
    least: i64,
    most: i64,
) -> Checked {
    if value.is_none_or(|value| (least..=most).contains(&value)) { Ok(()) } else { fault(member, RANGE) }
}

pub(in crate::gateway) fn text(member: impl Into<String>, value: Option<&str>, most: usize) -> Checked {
    if value.is_some_and(|value| is_long(value, most)) { fault(member, LONG) } else { Ok(()) }
}

/// Whether a text has more than so many characters.
pub(in crate::gateway) fn is_long(value: &str, most: usize) -> bool {
    value.len() > most && value.chars().nth(most).is_some()
}

/// The names of the variables in a path, without the sign of one that takes several segments.
pub(in crate::gateway) fn variables(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = path;
    let is_brace = |byte: u8| matches!(byte, b'{' | b'}');
    std::iter::from_fn(move || {
        loop {
            let open = rest.bytes().position(|byte| byte == b'{')?;
            rest = rest.get(open + 1..)?;
            let end = rest.bytes().position(is_brace)?;
            let (name, after) = rest.split_at_checked(end)?;
            if after.starts_with('}') {
                rest = after;
                return Some(name.trim_end_matches('+'));
            }
        }
    })
}
