//! What becomes of an Api in the payloads of a gateway: a ledger that misses no member.
//!
//! A payload holds less than the model. [`Conversion::ledger`] lists each member that a payload does not hold as it is, so
//! that a member without an [`Entry`] is in the payload. The findings of a conversion are made from it.

mod place;
mod walk;

use serde::Serialize;

pub(in crate::gateway) use self::place::{Pointer, below};
pub(in crate::gateway) use self::walk::{Kept, RULES, Rules, Walk};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::subject::Subject;
use crate::text::{SHOWN, cut};

/// Payloads for a gateway, and what became of the rest.
///
/// In JSON it is `{payloads: [{subject, body}], ledger: [{subject, pointer, fate, became, code}]}`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Conversion<T> {
    /// One payload for each operation that the gateway can have, in the order of the Api.
    pub payloads: Vec<Payload<T>>,
    /// What the payloads do not hold as it is.
    pub ledger: Ledger,
}

impl<T> Conversion<T> {
    /// The payloads in batches, for gateways that take a limited number at once.
    pub fn batches(&self, most: usize) -> impl Iterator<Item = &[Payload<T>]> {
        self.payloads.chunks(most.max(1))
    }
}

/// The payload of one part of an Api.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Payload<T> {
    /// The part.
    pub subject: Subject,
    /// What the gateway gets for it.
    pub body: T,
}

/// What became of members of an Api. Entries about one part follow one another; parts are in the order of the Api.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Ledger {
    entries: Vec<Entry>,
}

/// What became of one member, with everything in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entry {
    /// The part that has the member.
    pub subject: Subject,
    /// JSON Pointer of the member in the part as it serialises. Empty for all of the part.
    pub pointer: String,
    /// What became of it.
    pub fate: Fate,
    /// What is in its place, where a few words say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub became: Option<String>,
    /// Code of the rule whose finding lists the entry.
    #[serde(rename = "code", serialize_with = "code_of")]
    #[cfg_attr(feature = "schemas", schemars(with = "String"))]
    rule: &'static Rule,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature serde calls")]
fn code_of<S: serde::Serializer>(rule: &&'static Rule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.code)
}

/// What became of a member that a payload does not hold as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Fate {
    /// It is not in the payload.
    Lost,
    /// The gateway lets more requests through than it says.
    Widened,
    /// It has another name or spelling.
    Renamed,
    /// A part of it is missing.
    Truncated,
    /// The gateway wants an id in its place, which only the caller has. The payload lacks that member.
    NeedsReference,
}

impl Fate {
    /// Every fate.
    pub const ALL: [Self; 5] =
        [Self::Lost, Self::Widened, Self::Renamed, Self::Truncated, Self::NeedsReference];

    /// As in JSON: `lost`, `widened`, `renamed`, `truncated`, `needs-reference`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Widened => "widened",
            Self::Renamed => "renamed",
            Self::Truncated => "truncated",
            Self::NeedsReference => "needs-reference",
        }
    }
}

/// Where a gateway keeps a member of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Placement {
    /// JSON Pointer into a serialised part, where `*` is any one member and a final `**` anything below.
    pub from: &'static str,
    /// The member of the payload.
    pub to: &'static str,
    /// Whether the payload has the value itself, as text or as a part of one. Otherwise it has what follows from it.
    pub verbatim: bool,
    /// Where the member's name begins in the pointer: behind the slash of the last one, a final `**` aside.
    name: usize,
}

impl Placement {
    /// A member whose value the payload has.
    pub(in crate::gateway) const fn verbatim(from: &'static str, to: &'static str) -> Self {
        Self { from, to, verbatim: true, name: name_at(from.as_bytes()) }
    }

    /// A member that decides a value of the payload.
    pub(in crate::gateway) const fn translated(from: &'static str, to: &'static str) -> Self {
        Self { from, to, verbatim: false, name: name_at(from.as_bytes()) }
    }

    /// Whether it is of a member below a pattern, or of all members there.
    pub(in crate::gateway) fn is_of(&self, pattern: &str, member: &str) -> bool {
        let all = self.from.len().wrapping_sub("/**".len());
        if self.name != pattern.len() + 1 && all != pattern.len() {
            return false;
        }
        let Some(rest) = self.from.get(pattern.len() + 1..) else { return false };
        let name = rest.strip_suffix("/**").unwrap_or(rest);
        (name == member || name == "*" || rest == "**") && self.from.starts_with(pattern)
    }
}

/// Where the last name of a pointer begins, a final `**` aside.
const fn name_at(from: &[u8]) -> usize {
    let mut at = match from {
        [.., b'/', b'*', b'*'] => from.len() - 3,
        _ => from.len(),
    };
    while let Some((before, _)) = from.split_at_checked(at) {
        if matches!(before, [] | [.., b'/']) {
            break;
        }
        at -= 1;
    }
    at
}

impl Entry {
    /// Code of the rule whose finding lists the entry.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// About how many bytes of a finding it takes.
    fn shown_bytes(&self) -> usize {
        let became = self.became.as_ref().map_or(0, |became| became.len().min(SHORT) + " → ".len());
        self.pointer.len().clamp(1, SHORT) + became + "``, ".len()
    }

    /// Adds the member as findings show it.
    fn show(&self, list: &mut String) {
        let mut push = |text: &str| {
            if text.len() <= SHORT { list.push_str(text) } else { list.push_str(&cut(text, SHORT)) }
        };
        push(if self.pointer.is_empty() { "/" } else { &self.pointer });
        if let Some(became) = &self.became {
            push(" → ");
            push(became);
        }
    }
}

/// How many characters of a pointer a finding shows.
const SHORT: usize = 128;

impl Ledger {
    /// The entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many members had this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.entries.iter().filter(|entry| entry.fate == fate).count()
    }

    /// Codes of the rules whose findings list the entries.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        let mut seen: Vec<&'static str> = Vec::new();
        for entry in &self.entries {
            if seen.last() != Some(&entry.rule.code) && !seen.contains(&entry.rule.code) {
                seen.push(entry.rule.code);
            }
        }
        seen.into_iter()
    }

    /// The entries of each part.
    pub fn parts(&self) -> impl Iterator<Item = &[Entry]> {
        self.entries.chunk_by(|a, b| a.subject == b.subject)
    }

    /// Notes what became of a member.
    pub(in crate::gateway) fn note(
        &mut self,
        subject: &Subject,
        (rule, fate): (&'static Rule, Fate),
        pointer: impl Into<String>,
        became: Option<String>,
    ) {
        let pointer = pointer.into();
        let same = |entry: &Entry| {
            entry.pointer == pointer && entry.rule == rule && entry.fate == fate && entry.subject == *subject
        };
        if !self.entries.last().is_some_and(same) {
            let became = became.map(|text| if text.len() <= SHOWN { text } else { cut(&text, SHOWN) });
            self.entries.push(Entry { subject: subject.clone(), pointer, fate, became, rule });
        }
    }

    /// Adds the entries of another ledger.
    pub(in crate::gateway) fn append(&mut self, mut other: Self) {
        self.entries.append(&mut other.entries);
    }

    /// Adds the entries of another ledger before its own.
    pub(in crate::gateway) fn prepend(&mut self, other: Self) {
        self.entries.splice(..0, other.entries);
    }

    /// How many entries there are, to return to by [`Ledger::forget`].
    pub(in crate::gateway) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Forgets what was noted since there were so many entries.
    pub(in crate::gateway) fn forget(&mut self, since: usize) {
        self.entries.truncate(since);
    }

    /// One finding for each part and rule. Errors have findings of their own.
    pub(in crate::gateway) fn findings(&self) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let mut lists: Vec<Listed> = Vec::new();
        for part in self.parts() {
            for entry in part.iter().filter(|entry| entry.rule.severity != Severity::Error) {
                match lists.iter_mut().find(|list| list.is_of(entry)) {
                    Some(list) => list.count(entry),
                    None => lists.push(Listed { rule: entry.rule, count: 1, bytes: entry.shown_bytes() }),
                }
            }
            let Some(first) = part.first() else { continue };
            findings.extend(lists.drain(..).map(|list| {
                let members = list.text(part);
                Diagnostic::new(list.rule).about(first.subject.clone()).arg("members", members)
            }));
        }
        findings
    }
}

/// The entries of one part that one finding lists.
struct Listed {
    rule: &'static Rule,
    count: usize,
    /// How long the list is at least.
    bytes: usize,
}

impl Listed {
    fn is_of(&self, entry: &Entry) -> bool {
        std::ptr::eq(self.rule, entry.rule) || self.rule.code == entry.rule.code
    }

    fn count(&mut self, entry: &Entry) {
        self.count += 1;
        if self.count <= LISTED {
            self.bytes += entry.shown_bytes();
        }
    }

    fn text(&self, part: &[Entry]) -> String {
        let mut text = String::with_capacity(self.bytes);
        let entries = part.iter().filter(|entry| self.is_of(entry));
        for (at, entry) in entries.take(LISTED).enumerate() {
            text.push_str(if at > 0 { ", `" } else { "`" });
            entry.show(&mut text);
            text.push('`');
        }
        if self.count > LISTED {
            text.push_str(", …");
        }
        text
    }
}

/// How many members a finding lists.
const LISTED: usize = 50;
