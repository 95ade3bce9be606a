//! How a fault is said, and what many members have in common.

use crate::gateway::huawei::limits;
use crate::route::NameRule;
use crate::text::percent;

/// A member that the gateway would refuse, and why: a word of `convert-value-refused`.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::gateway::huawei) struct Fault {
    pub(in crate::gateway::huawei) member: String,
    pub(in crate::gateway::huawei) reason: &'static str,
}

pub(in crate::gateway::huawei) type Checked = Result<(), Fault>;

pub(super) const MISSING: &str = "it is missing";
pub(super) const LONG: &str = "it is too long";
pub(super) const SHORT: &str = "it is too short";
pub(super) const CHARACTER: &str = "it has a character that is not allowed";
pub(super) const UNKNOWN: &str = "it is not one of the known values";
pub(super) const RANGE: &str = "it is out of range";
pub(super) const MANY: &str = "there are too many";
pub(super) const TWICE: &str = "it is there twice";
pub(super) const UNDECLARED: &str = "it is not declared";
pub(super) const CONFLICT: &str = "it does not go with another member";

pub(super) const METHODS: &[&str] = &["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "ANY"];

/// A member of an item of a list. Its name is only written when it is at fault.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member<'m> {
    pub(super) list: &'m str,
    pub(super) index: usize,
    pub(super) name: &'static str,
}

impl From<Member<'_>> for String {
    fn from(member: Member<'_>) -> Self {
        format!("{}[{}].{}", member.list, member.index, member.name)
    }
}

pub(super) fn fault<T>(member: impl Into<String>, reason: &'static str) -> Result<T, Fault> {
    Err(Fault { member: member.into(), reason })
}

pub(super) fn named(member: impl Into<String>, name: Option<&str>, rule: &NameRule) -> Checked {
    use crate::route::NameFault::{Character, TooLong, TooShort};
    let Some(name) = name else { return fault(member, MISSING) };
    match rule.fault(name) {
        None => Ok(()),
        Some(TooShort { .. }) => fault(member, SHORT),
        Some(TooLong { .. }) => fault(member, LONG),
        Some(Character { .. }) => fault(member, CHARACTER),
    }
}

pub(super) fn required(member: impl Into<String>, value: Option<&str>, known: &[&str]) -> Checked {
    if value.is_none() { fault(member, MISSING) } else { optional(member, value, known) }
}

pub(super) fn optional(member: impl Into<String>, value: Option<&str>, known: &[&str]) -> Checked {
    if value.is_none_or(|value| known.contains(&value)) { Ok(()) } else { fault(member, UNKNOWN) }
}

pub(super) fn number(member: impl Into<String>, value: Option<i64>, least: i64, most: i64) -> Checked {
    if value.is_none_or(|value| (least..=most).contains(&value)) { Ok(()) } else { fault(member, RANGE) }
}

pub(super) fn text(member: impl Into<String>, value: Option<&str>, most: usize) -> Checked {
    if value.is_some_and(|value| is_long(value, most)) { fault(member, LONG) } else { Ok(()) }
}

fn is_long(value: &str, most: usize) -> bool {
    value.len() > most && value.chars().nth(most).is_some()
}

pub(super) fn remark(member: impl Into<String>, value: Option<&str>) -> Checked {
    if value.is_some_and(|value| is_long(value, limits::REMARK)) {
        return fault(member, LONG);
    }
    if value.is_some_and(limits::has_angles) { fault(member, CHARACTER) } else { Ok(()) }
}

/// A path with variables.
pub(super) fn uri(member: impl Into<String>, path: &str) -> Checked {
    if is_long(path, limits::PATH_BYTES) {
        return fault(member, LONG);
    }
    let is_known = |byte: u8| percent::is_of_path(byte) || matches!(byte, b'%' | b'{' | b'}' | b'#');
    if !path.starts_with('/') || !path.bytes().all(is_known) {
        return fault(member, CHARACTER);
    }
    Ok(())
}

/// The names of the variables in a path, without the sign of one that takes several segments.
pub(in crate::gateway::huawei) fn variables(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.trim_end_matches('+'))
}
