//! Findings: what is wrong, where, and what happened to the user's thing.
//!
//! A [`Rule`] is a kind of finding and owns the texts; a [`Diagnostic`] is one finding: rule, Subject, place and
//! named arguments. Text is made last, in the reader's language, by [`Diagnostic::message`] or a renderer.

mod affected;
mod rule;
pub(crate) mod rules;
mod severities;
mod short;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

pub use self::affected::Affected;
pub use self::rule::{Group, Lang, Rule, Severity, Snippet, Text};
pub(crate) use self::rule::{group, optional, rules};
pub use self::severities::{Level, Severities, overrule};
pub(crate) use self::short::{short, shown};
use crate::stable_hash::StableHash;
use crate::subject::Subject;

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Location {
    /// The further document that the place is in: the URI or relative name under which it was handed in. None for the
    /// document that is imported.
    pub document: Option<Arc<str>>,
    /// First and last byte (exclusive) in the document as it was handed in.
    pub span: Range<u32>,
    /// Line of the first byte, from 1.
    pub line: u32,
    /// Column of the first byte in characters, from 1.
    pub column: u32,
    /// RFC 6901 JSON Pointer of the value. Empty for the root, and for a fault of the text itself.
    pub pointer: String,
}

impl Location {
    /// Name of the document that the place is in, where `main` is the name of the one that is imported.
    pub fn file<'a>(&'a self, main: &'a str) -> &'a str {
        self.document.as_deref().unwrap_or(main)
    }
}

/// One finding. Holds no text: see [`Diagnostic::message`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    rule: &'static Rule,
    /// What [`overrule`] said, if it said anything.
    level: Option<Level>,
    subject: Option<Subject>,
    location: Option<Location>,
    args: Vec<(&'static str, String)>,
    related: Vec<Location>,
    /// Rare, so it is boxed.
    affected: Option<Box<Affected>>,
}

impl Diagnostic {
    /// A finding of a rule, about nothing in particular yet.
    pub(crate) fn new(rule: &'static Rule) -> Self {
        Self {
            rule,
            level: None,
            subject: None,
            location: None,
            args: Vec::new(),
            related: Vec::new(),
            affected: None,
        }
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

    /// Says which operations a fault of a component reaches.
    #[must_use]
    pub(crate) fn affecting(mut self, affected: Affected) -> Self {
        self.affected = Some(affected.into());
        self
    }

    /// Puts every place of it into a further document.
    #[must_use]
    pub(crate) fn in_document(mut self, name: &Arc<str>) -> Self {
        for location in self.location.iter_mut().chain(&mut self.related) {
            location.document = Some(name.clone());
        }
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

    /// What the finding counts as: the rule's severity, unless [`overrule`] said otherwise. `Info` when it is silenced.
    ///
    /// What happened to the user's thing is in [`Rule::severity`], which nothing overrules: a part with an `Error` is
    /// left out, whatever the finding counts as.
    pub fn severity(&self) -> Severity {
        self.level.map_or(self.rule.severity, Level::severity)
    }

    /// Whether an override turned the finding off: renderers leave it out. Never true of a rule whose severity is
    /// `Error`: what is left out is said.
    pub fn is_silenced(&self) -> bool {
        self.level == Some(Level::Off) && self.rule.severity != Severity::Error
    }

    /// Whether an override makes the finding count as something other than what the rule says.
    pub fn is_overruled(&self) -> bool {
        self.is_silenced() || self.severity() != self.rule.severity
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

    /// The operations that a fault of a component reaches. The first finding about each faulty component has them, and
    /// no other finding; a component that no operation refers to has none.
    pub fn affected(&self) -> Option<&Affected> {
        self.affected.as_deref()
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
            (None, Some(Location { document, pointer, .. })) => {
                // Without a further document the hash is that of the pointer alone: fingerprints are stored.
                hash = document.iter().fold(hash, |hash, name| hash.text(name)).text(pointer);
            }
            (None, None) => {}
        }
        for (name, value) in &self.args {
            hash = hash.text(name).text(value);
        }
        format!("{:016x}", hash.finish())
    }

    /// Key of the canonical order: position, then code, then Subject. What has no place comes last, and what is in a
    /// further document after what is in the document itself.
    fn order(&self) -> impl Ord {
        let place = self.location.as_ref().map(|at| (at.document.as_deref(), at.span.start, at.span.end));
        (place.is_none(), place, self.rule.code, self.subject.as_ref())
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

/// Leaves out the lints, and what says of them that more are not listed.
pub(crate) fn without_lints(diagnostics: &mut Vec<Diagnostic>) {
    let is_lint = |found: &&Diagnostic| found.rule.is_lint();
    let codes: BTreeSet<&'static str> = diagnostics.iter().filter(is_lint).map(Diagnostic::code).collect();
    let is_rest = |found: &Diagnostic| {
        found.rule == rules::FINDINGS_SUPPRESSED
            && found.args().any(|(name, code)| name == "code" && codes.contains(code))
    };
    diagnostics.retain(|found| !found.rule.is_lint() && !is_rest(found));
}

/// Puts findings into canonical order.
pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
}
