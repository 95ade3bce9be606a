//! Paths of operations as gateways have them: segments, and names of variables.

use std::borrow::Cow;

use crate::route::NameRule;
use crate::subject::template::{Piece, Variable, VariableKind, pieces};
use crate::tables::HashSet;
use crate::text::percent;

/// Why a gateway does not have a path; words of `convert-path-unsupported`.
pub(in crate::gateway) const IN_PART: &str = "a variable fills only a part of a segment";
pub(in crate::gateway) const NOT_LAST: &str =
    "a variable that takes several segments is not the last segment";
pub(in crate::gateway) const OPEN: &str = "a brace is not closed";
pub(in crate::gateway) const TOO_LONG: &str = "it is too long";

pub(in crate::gateway) const OPERATOR: &str = "a pattern reads one of its characters as an operator";
pub(in crate::gateway) const VARIABLE_IN_PREFIX: &str = "a prefix has no variables";

/// A segment of a template.
pub(in crate::gateway) enum Segment<'a> {
    Literal(&'a str),
    Variable(Variable<'a>),
}

/// A segment that is either text or one variable. What an expression adds to the query is not a part of it.
pub(in crate::gateway) fn whole(segment: &str) -> Result<Segment<'_>, &'static str> {
    let is_of_path = |piece: &Piece<'_>| !matches!(piece, Piece::Variable(variable) if matches!(variable.kind, VariableKind::Query | VariableKind::Fragment));
    let mut found = pieces(segment).filter(is_of_path);
    match (found.next(), found.next()) {
        (None, _) => Ok(Segment::Literal("")),
        (Some(Piece::Open(_)), _) | (_, Some(Piece::Open(_))) => Err(OPEN),
        (Some(Piece::Literal(text)), None) => Ok(Segment::Literal(text)),
        (Some(Piece::Variable(variable)), None) => match variable.kind {
            VariableKind::Matrix | VariableKind::Label => Err(IN_PART),
            _ => Ok(Segment::Variable(variable)),
        },
        _ => Err(IN_PART),
    }
}

/// Text of a path in characters that a path has; escapes stay, and so do the environment variables of a backend, `#name#`.
pub(in crate::gateway) fn encoded(text: &str) -> Cow<'_, str> {
    percent::encode(text, |byte| percent::is_of_path(byte) || matches!(byte, b'%' | b'#'))
}

/// The path of a backend: its own variables become those of the gateway, by the name of each in the operation. The backend
/// may have them in a part of a segment.
pub(in crate::gateway) fn renamed(template: &str, variables: &[(&str, String)]) -> String {
    let mut path = String::with_capacity(template.len());
    for piece in pieces(template) {
        match piece {
            Piece::Literal(text) | Piece::Open(text) => path.push_str(&encoded(text)),
            Piece::Variable(variable) => {
                let known = variables.iter().find(|(name, _)| *name == variable.name);
                let name = known.map_or(variable.raw, |(_, name)| name);
                path.extend(["{", name, "}"]);
            }
        }
    }
    path
}

/// Names of variables that were given, compared without regard to case.
pub(in crate::gateway) struct Names {
    rule: &'static NameRule,
    is_reserved: fn(&str) -> bool,
    given: HashSet<String>,
}

impl Names {
    pub(in crate::gateway) fn new(rule: &'static NameRule, is_reserved: fn(&str) -> bool) -> Self {
        Self { rule, is_reserved, given: HashSet::default() }
    }

    /// A name that the gateway takes and that no other variable of the path has.
    pub(in crate::gateway) fn give(&mut self, wanted: &str) -> String {
        let rule = self.rule;
        let has = |character: char| rule.inner.has(character);
        let mut name = if wanted.len() <= rule.max && rule.inner.has_all(wanted) {
            wanted.to_owned()
        } else {
            let letters = wanted.chars().map(|letter| if has(letter) { letter } else { '_' });
            letters.take(rule.max).collect()
        };
        if !name.starts_with(|first| rule.first.has(first)) {
            name = ["p", name.get(..name.len().min(rule.max - 1)).unwrap_or_default()].concat();
        }
        if !(self.is_reserved)(&name) && self.given.insert(name.to_ascii_lowercase()) {
            return name;
        }
        let mut number = 1;
        let mut given = name.clone();
        // At most as often as there are variables in a path of limited length.
        while (self.is_reserved)(&given) || !self.given.insert(given.to_ascii_lowercase()) {
            number += 1;
            let suffix = format!("_{number}");
            let room = rule.max - suffix.len();
            let start = if (self.is_reserved)(&name) { "p" } else { "" };
            let kept = name.get(..name.len().min(room - start.len())).unwrap_or_default();
            given = [start, kept, &suffix].concat();
        }
        given
    }
}
