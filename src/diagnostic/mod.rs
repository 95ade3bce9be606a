//! Findings: what is wrong, where it is, and what happened to the affected part.
//!
//! A [`Rule`] is a kind of finding and owns the texts; a [`Diagnostic`] is one finding: rule, Subject, place and named
//! arguments. The text is rendered last, in the reader's language, by [`Diagnostic::message`] or a
//! [report](crate::report).

mod affected;
mod json;
mod masked;
mod order;
mod rule;
pub(crate) mod rules;
mod severities;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::{self, Write as _};
use std::ops::Range;
use std::sync::Arc;

pub use self::affected::Affected;
#[cfg(feature = "schemas")]
pub(crate) use self::json::Finding;
pub(crate) use self::json::SEE_ALSO;
pub(crate) use self::order::sort;
pub use self::rule::{Group, Lang, NotALang, Rule, Severity, Snippet, Text};
pub(crate) use self::rule::{Term, group, optional, rules};
pub use self::severities::{Level, Severities, overrule};
use serde::Serialize;

use crate::hash::StableHash;
use crate::subject::Subject;
use crate::text::{SHOWN, cut};

/// A place in a document.
///
/// In JSON it is `{document, span: {start, end}, line, column, pointer}`, where `document` is null for the document that is
/// imported. A finding has the same members in its own object, without the span.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Location {
    /// The external document that the place is in, by the URI or relative name under which it was passed. None for the
    /// document that is imported.
    pub document: Option<Arc<str>>,
    /// First and last byte (exclusive) in the original text of the document.
    pub span: Range<u32>,
    /// Line of the first byte, counting from 1.
    pub line: u32,
    /// Column of the first byte in characters, counting from 1.
    pub column: u32,
    /// RFC 6901 JSON Pointer of the value. Empty for the root, and for a fault of the text itself.
    pub pointer: Arc<str>,
}

impl Location {
    /// Name of the document that the place is in, where `main` is the name of the one that is imported.
    pub fn file<'a>(&'a self, main: &'a str) -> &'a str {
        self.document.as_deref().unwrap_or(main)
    }
}

/// One finding. It contains no text: see [`Diagnostic::message`].
///
/// [`Display`](fmt::Display) gives the message with its place, in English and on one line for a log. Names in it are as
/// the document has them: [`printable`](crate::report::printable) makes them safe for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    rule: &'static Rule,
    /// The level that [`overrule`] set, if any.
    level: Option<Level>,
    subject: Option<Subject>,
    location: Option<Location>,
    args: Vec<(&'static str, String)>,
    related: Vec<Location>,
    /// Rare, so it is boxed.
    affected: Option<Box<Affected>>,
    /// What its fingerprint is made of, where its arguments are masked.
    unmasked: Option<u64>,
    /// Whether it is about a parameter with the name of a credential.
    of_credential: bool,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))?;
        let Some(Location { document, line, column, .. }) = &self.location else { return Ok(()) };
        write!(f, " at line {line} column {column}")?;
        document.as_ref().map_or(Ok(()), |document| write!(f, " of {document}"))
    }
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
            unmasked: None,
            of_credential: false,
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

    /// Says where it is, once that is known.
    /// Makes it count as nothing, as a code that is switched off does.
    pub(crate) fn silence(&mut self) {
        self.level = Some(Level::Off);
    }

    pub(crate) fn set_location(&mut self, location: Location) {
        self.location = Some(location);
    }

    /// Fills one placeholder of the rule's texts. A value of more than 4,096 characters is cut, so that no finding is
    /// large, however long the names of a document are.
    #[must_use]
    pub(crate) fn arg<'a>(mut self, name: &'static str, value: impl Into<Cow<'a, str>>) -> Self {
        let value = value.into();
        let value = if value.len() > SHOWN { cut(&value, SHOWN) } else { value.into_owned() };
        self.args.push((name, value));
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

    /// The same finding, with a name for its document: each place that names no document gets this name. When several
    /// documents are imported, it distinguishes their findings.
    #[must_use]
    pub fn in_document(mut self, name: &Arc<str>) -> Self {
        for location in self.location.iter_mut().chain(&mut self.related) {
            location.document.get_or_insert_with(|| name.clone());
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

    /// What the finding counts as: the rule's severity, unless [`overrule`] changed it. `Info` when it is silenced.
    ///
    /// What happened is in [`Rule::severity`], which nothing overrules: a part with an `Error` is left out, whatever
    /// the finding counts as.
    pub fn severity(&self) -> Severity {
        self.level.map_or(self.rule.severity, Level::severity)
    }

    /// Whether an override turned the finding off: renderers leave it out. It is never true for a rule whose severity
    /// is `Error`: parts that are left out are always reported.
    pub fn is_silenced(&self) -> bool {
        self.level == Some(Level::Off) && self.rule.severity != Severity::Error
    }

    /// Whether an override makes the finding count as something other than the rule's severity.
    pub fn is_overruled(&self) -> bool {
        self.is_silenced() || self.severity() != self.rule.severity
    }

    /// The part of the API that the finding is about; none when it is about the whole document.
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }

    /// The part that the finding is about, as a report shows it: cut after 4,096 characters and followed by `…`.
    pub fn subject_text(&self) -> Option<String> {
        self.subject.as_ref().map(|subject| cut(subject, SHOWN))
    }

    /// Whether it leaves nothing of what was asked for: an error about the API, or about no part of it. An external
    /// document that cannot be read costs only what refers to it. What the error counts as does not matter, since an
    /// override changes nothing of what was decided.
    pub(crate) fn is_fatal(&self) -> bool {
        let is_external = self.location.as_ref().is_some_and(|at| at.document.is_some());
        let is_whole = matches!(self.subject, None | Some(Subject::Api));
        self.rule.severity == Severity::Error && is_whole && !is_external
    }

    /// The place in the document; none when the finding is about something outside of documents, such as a clash with
    /// the existing API.
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
        self.fill(self.rule.message, lang)
    }

    /// What to do about it, in the given language.
    pub fn help(&self, lang: Lang) -> String {
        self.fill(self.rule.help, lang)
    }

    /// A stable identity to mark a finding as seen and accepted: 16 hexadecimal digits, a hash of code, Subject (or
    /// else pointer) and arguments, but not of text or line. Of a Subject longer than 8 KiB, only both ends and the
    /// length count.
    pub fn fingerprint(&self) -> String {
        format!("{:016x}", self.unmasked.unwrap_or_else(|| self.identity()))
    }

    fn identity(&self) -> u64 {
        let mut hash = StableHash::new().text(self.rule.code);
        match (&self.subject, &self.location) {
            (Some(subject), _) => hash = hash.name(subject),
            (None, Some(Location { document, pointer, .. })) => {
                // Without an external document the hash is that of the pointer alone: fingerprints are stored.
                hash = document.iter().fold(hash, |hash, name| hash.text(name)).text(pointer);
            }
            (None, None) => {}
        }
        for (name, value) in &self.args {
            hash = hash.text(name).text(value);
        }
        hash.finish()
    }

    fn fill(&self, template: Text, lang: Lang) -> String {
        let template = template.get(lang);
        let mut filled = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else { break };
            filled.push_str(before);
            match self.args.iter().find(|(given, _)| *given == name) {
                Some((_, value)) => filled.push_str(self.rule.term(name, value, lang).unwrap_or(value)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::rules::{JSON_SYNTAX, KEY_DUPLICATE};
    use crate::subject::OperationKey;

    #[test]
    fn what_is_fatal_is_decided_by_the_rule_and_not_by_what_it_counts_as() {
        let operation = OperationKey::of(crate::subject::Method::Get, "/a");
        let in_document = |document: Option<&str>| {
            let document = document.map(Into::into);
            let at = Location { document, span: 0..1, line: 1, column: 1, pointer: "".into() };
            Diagnostic::new(JSON_SYNTAX).at(at)
        };
        let mut found = [
            (Diagnostic::new(JSON_SYNTAX), true),
            (Diagnostic::new(JSON_SYNTAX).about(Subject::Api), true),
            (Diagnostic::new(JSON_SYNTAX).about(operation), false),
            (Diagnostic::new(KEY_DUPLICATE), false),
            (in_document(None), true),
            (in_document(Some("common.yaml")), false),
        ];
        let severities: Severities =
            [("json-syntax".to_owned(), Level::Off), ("key-duplicate".to_owned(), Level::Error)].into();
        for (one, fatal) in &mut found {
            assert_eq!(one.is_fatal(), *fatal, "{one:?}");
            overrule(std::slice::from_mut(one), &severities);
            assert_eq!(one.is_fatal(), *fatal, "{one:?}, overruled");
        }
    }

    #[test]
    fn no_finding_is_large() {
        let name = "n".repeat(1_000_000);
        let found = Diagnostic::new(KEY_DUPLICATE).arg("key", &name).about(OperationKey {
            method: crate::subject::Method::Get,
            path: crate::subject::PathKey::literal(&name),
        });
        let texts = [found.message(Lang::En), found.subject_text().unwrap_or_default()];
        assert!(texts.iter().all(|text| text.len() < 5_000), "{:?}", texts.map(|text| text.len()));
        let copy = found.clone();
        let path = |found: &Diagnostic| match found.subject() {
            Some(Subject::Operation(key)) => key.path.as_str().as_ptr(),
            _ => std::ptr::null(),
        };
        assert_eq!(path(&copy), path(&found), "a copy shares the text");
    }
}
