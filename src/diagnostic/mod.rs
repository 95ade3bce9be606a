//! Findings: what is wrong, where, and what happened to the user's thing.
//!
//! A [`Rule`] is a kind of finding and owns the texts; a [`Diagnostic`] is one finding: rule, Subject, place and
//! named arguments. Text is made last, in the reader's language, by [`Diagnostic::message`] or a renderer.

mod render;
mod rule;
pub(crate) mod rules;

use std::fmt::Write as _;
use std::ops::Range;

pub use self::render::{json, text};
pub use self::rule::{Lang, Rule, Severity, Snippet, Text, catalogue};
use crate::stable_hash::StableHash;
use crate::subject::Subject;

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Location {
    /// First and last byte (exclusive) in the document as it was handed in.
    pub span: Range<u32>,
    /// Line of the first byte, from 1.
    pub line: u32,
    /// Column of the first byte in characters, from 1.
    pub column: u32,
    /// RFC 6901 JSON Pointer of the value. Empty for the root, and for a fault of the text itself.
    pub pointer: String,
}

/// One finding. Holds no text: see [`Diagnostic::message`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    rule: &'static Rule,
    subject: Option<Subject>,
    location: Option<Location>,
    args: Vec<(&'static str, String)>,
    related: Vec<Location>,
}

impl Diagnostic {
    /// A finding of a rule, about nothing in particular yet.
    pub(crate) fn new(rule: &'static Rule) -> Self {
        Self { rule, subject: None, location: None, args: Vec::new(), related: Vec::new() }
    }

    /// Says which part of the API the finding is about.
    #[must_use]
    pub(crate) fn about(mut self, subject: impl Into<Subject>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Says where it is.
    #[must_use]
    pub(crate) fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    /// Fills one placeholder of the rule's texts.
    #[must_use]
    pub(crate) fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Points at a second place, such as the first of two duplicates.
    #[must_use]
    pub(crate) fn with_related(mut self, location: Location) -> Self {
        self.related.push(location);
        self
    }

    /// The kind of finding.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The rule's stable code.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// What happened to the user's thing.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// The part of the API that the finding is about; none when it is about the whole document.
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }

    /// The place in the document; none when the finding is about something that no document holds, such as a clash
    /// with the existing API.
    pub fn location(&self) -> Option<&Location> {
        self.location.as_ref()
    }

    /// Further places, such as the first of two duplicates.
    pub fn related(&self) -> &[Location] {
        &self.related
    }

    /// The named arguments of the rule's texts, in the order in which they were recorded.
    pub fn args(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.args.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The message: a phrase that says what happened, in the given language.
    pub fn message(&self, lang: Lang) -> String {
        self.fill(self.rule.message.get(lang))
    }

    /// What to do about it, in the given language.
    pub fn help(&self, lang: Lang) -> String {
        self.fill(self.rule.help.get(lang))
    }

    /// A stable identity for "seen and accepted": a hash of code, Subject (or else pointer) and arguments, never of
    /// text or line. 16 hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        let mut hash = StableHash::new().text(self.rule.code);
        match (&self.subject, &self.location) {
            (Some(subject), _) => hash = hash.text(&subject.to_string()),
            (None, Some(location)) => hash = hash.text(&location.pointer),
            (None, None) => {}
        }
        for (name, value) in &self.args {
            hash = hash.text(name).text(value);
        }
        format!("{:016x}", hash.finish())
    }

    /// Key of the canonical order: position, then code, then Subject.
    pub(crate) fn order(&self) -> (u32, u32, &'static str, Option<&Subject>) {
        let span = self.location.as_ref().map_or(u32::MAX..u32::MAX, |location| location.span.clone());
        (span.start, span.end, self.rule.code, self.subject.as_ref())
    }

    fn fill(&self, template: &str) -> String {
        let mut filled = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else { break };
            filled.push_str(before);
            match self.args.iter().find(|(given, _)| *given == name) {
                Some((_, value)) => filled.push_str(value),
                None => _ = write!(filled, "{{{name}}}"),
            }
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }
}

/// Puts findings into canonical order.
pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
}
