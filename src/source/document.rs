//! One parsed input.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::comments::{self, Beginning};
use super::findings::{Finding, Findings};
use super::limits::Limits;
use super::lines::BOM;
use super::locate::{Place, locate};
use super::node::Node;
use super::tape::Tape;
use super::value::Value;
use super::{encoding, json, yaml};
use crate::diagnostic::{Diagnostic, Location};
use crate::outcome::Outcome;
use crate::source::rules;
use crate::text::pointer::unescape;

/// The format of a document's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// JSON (RFC 8259)
    Json,
    /// YAML 1.2 with its core schema
    Yaml,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
        })
    }
}

/// One parsed document: its text, and the place of each value in it.
///
/// Cloning is cheap: clones share everything.
#[derive(Clone)]
pub struct Document(Arc<Parsed>);

#[derive(Clone)]
struct Parsed {
    text: String,
    format: Format,
    tape: Tape,
    /// The findings of parsing it.
    found: Vec<Diagnostic>,
    /// Its number among the documents of an import: 0 for the one that is imported.
    number: u32,
    /// What an external document is called; None for the one that is imported.
    name: Option<Arc<str>>,
}

/// The place of a key or value, for findings: an entry of the tape of one of the documents of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Site {
    document: u32,
    entry: u32,
}

impl Site {
    /// The number of its document among those of an import.
    pub(crate) fn document(self) -> u32 {
        self.document
    }

    /// Its place on the tape of the document.
    pub(crate) fn entry(self) -> u32 {
        self.entry
    }

    pub(crate) fn new(document: u32, entry: u32) -> Self {
        Self { document, entry }
    }
}

impl Document {
    /// Reads JSON or YAML. Without a format, it is detected from the text.
    ///
    /// A `Vec<u8>` or `String` is not copied. Time and memory are linear in the size of the text, whatever it contains.
    /// There is no value when the text has a syntax error or exceeds the limits. With the format JSON, the text has to
    /// be strict JSON. Without a format, a text that begins with a brace and a quote is JSON; where it has comments or
    /// trailing commas, it is read all the same, and a finding reports it. `{a: 1}` is YAML.
    ///
    /// ```
    /// let outcome = oasgate::Document::parse("openapi: 3.0.3\ninfo: {}\ninfo: {}\n", None, &oasgate::source::Limits::default());
    /// assert_eq!(outcome.diagnostics[0].code(), "key-duplicate");
    /// let document = outcome.into_result()?;
    /// assert_eq!(document.value().get("openapi"), Some(serde_json::json!("3.0.3").into()));
    /// # Ok::<(), oasgate::Rejected>(())
    /// ```
    pub fn parse(bytes: impl Into<Vec<u8>>, format: Option<Format>, limits: &Limits) -> Outcome<Document> {
        let bytes = bytes.into();
        let limit = limits.effective_bytes();
        if bytes.len() > limit {
            let finding = Finding::fault(rules::TOO_MANY_BYTES, 0)
                .arg("bytes", &bytes.len().to_string())
                .arg("limit", &limit.to_string());
            return Outcome::failed(located(finding, ""));
        }
        match encoding::text(bytes) {
            Ok(text) => read(text, format, limits),
            Err(fault) => Outcome::failed(located(fault.finding, &fault.before)),
        }
    }

    fn new(text: String, format: Format, tape: Tape, found: Vec<Diagnostic>) -> Self {
        Self(Arc::new(Parsed { text, format, tape, found, number: 0, name: None }))
    }

    /// The same document as an external one of an import. One that others hold, too, is copied.
    pub(crate) fn external(mut self, number: u32, name: &str) -> Self {
        let parsed = Arc::make_mut(&mut self.0);
        (parsed.number, parsed.name) = (number, Some(name.into()));
        self
    }

    /// What an external document of an import is called.
    pub(crate) fn name(&self) -> Option<&Arc<str>> {
        self.0.name.as_ref()
    }

    /// Where an entry of its tape is, for findings.
    pub(super) fn site(&self, entry: u32) -> Site {
        Site { document: self.0.number, entry }
    }

    /// JSON text written by this library.
    pub(crate) fn of_own_text(text: String) -> Option<Self> {
        let (tape, _) = json::scan(&text, 0, &Limits::own_text()).ok()?;
        Some(Self::new(text, Format::Json, tape, Vec::new()))
    }

    pub(super) fn null() -> Self {
        Self::new("null".to_owned(), Format::Json, Tape::default(), Vec::new())
    }

    /// The original text, including a byte order mark if it had one.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The findings that [`Document::parse`] returned.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.0.found
    }

    /// The format in which the text was read.
    pub fn format(&self) -> Format {
        self.0.format
    }

    /// The whole document as one value.
    pub fn value(&self) -> Value {
        Value::new(self.clone(), 0)
    }

    /// The place of the value that a JSON Pointer (RFC 6901) leads to, at its key where it has one; none when it leads
    /// nowhere.
    ///
    /// ```
    /// let document = oasgate::Document::parse("a:\n  - b: 1\n", None, &oasgate::source::Limits::default()).into_result()?;
    /// let place = document.place("/a/0/b").unwrap();
    /// assert_eq!((place.line, place.column), (2, 5));
    /// assert!(document.place("/a/1").is_none());
    /// # Ok::<(), oasgate::Rejected>(())
    /// ```
    pub fn place(&self, pointer: &str) -> Option<Location> {
        let mut node = self.root();
        for token in pointer.strip_prefix('/').into_iter().flat_map(|rest| rest.split('/')) {
            let name = unescape(token);
            node = match name.parse::<usize>() {
                Ok(at) if node.is_array() => node.items().nth(at)?,
                _ => node.get(&name)?,
            };
        }
        // The document has the number 0 alone, whatever it is called.
        let site = Site { document: 0, ..node.key_site() };
        Self::locate(std::slice::from_ref(self), &[site]).pop()
    }

    /// The whole document, to be read.
    pub(crate) fn root(&self) -> Node<'_> {
        self.node(0)
    }

    /// The value of a tape entry.
    pub(crate) fn node(&self, entry: u32) -> Node<'_> {
        Node::new(self, entry)
    }

    /// Its number among the documents of an import.
    pub(crate) fn number(&self) -> u32 {
        self.0.number
    }

    /// The innermost key or value at a byte of the text.
    pub(crate) fn site_at(&self, offset: usize) -> Site {
        let holds = |at: &u32| {
            let entry = self.tape().entry(*at);
            (entry.start as usize..entry.end as usize).contains(&offset)
        };
        self.site((0..self.tape().len()).rev().find(holds).unwrap_or_default())
    }

    /// What is left of the limits once this document was read under them.
    pub(crate) fn rest_of(&self, limits: &Limits) -> Limits {
        Limits {
            bytes: limits.bytes.saturating_sub(self.text().len()),
            depth: limits.depth,
            nodes: limits.nodes.saturating_sub(self.entries()),
            alias_expansion: limits.alias_expansion.map(|most| most.saturating_sub(self.tape().expansion())),
            copies: limits.copies,
        }
    }

    /// Whether it is no larger than limits allow.
    pub(crate) fn fits(&self, limits: &Limits) -> bool {
        self.text().len() <= limits.effective_bytes()
            && self.entries() <= limits.nodes
            && self.tape().expansion() <= limits.alias_expansion_of(self.text().len())
    }

    /// How many keys and values the text has.
    pub(crate) fn entries(&self) -> usize {
        self.tape().len() as usize
    }

    /// Places of keys or values of some documents, in the order in which they are given.
    ///
    /// One sweep over tape and text of each document for all of them. The pointer of a key is its member's; its span
    /// is its own, and also that of a value in YAML's block style. Documents have the numbers of their places in the
    /// list; a site in none of them is that document's root.
    pub(crate) fn locate(documents: &[Document], sites: &[Site]) -> Vec<Location> {
        let mut order: Vec<usize> = (0..sites.len()).collect();
        order.sort_by_key(|at| sites.get(*at).map(|site| site.document));
        let mut located: Vec<(usize, Location)> = Vec::with_capacity(sites.len());
        let document_of = |at: &usize| sites.get(*at).map_or(0, |site| site.document);
        for run in order.chunk_by(|a, b| document_of(a) == document_of(b)) {
            let number = run.first().map_or(0, document_of);
            let Some(document) = documents.get(number as usize).or(documents.first()) else { continue };
            let entry_of = |at: &usize| sites.get(*at).map_or(0, |site| site.entry);
            let (tape, text) = (document.tape(), document.text());
            let places: Vec<Place> = run.iter().map(|at| Place::shown(tape, text, entry_of(at))).collect();
            let mut found = locate(tape, text, &places);
            for location in &mut found {
                location.document = document.name().cloned();
            }
            located.extend(run.iter().copied().zip(found));
        }
        located.sort_unstable_by_key(|(at, _)| *at);
        located.into_iter().map(|(_, location)| location).collect()
    }

    pub(super) fn tape(&self) -> &Tape {
        &self.0.tape
    }

    pub(super) fn is_json(&self) -> bool {
        self.0.format == Format::Json
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({}, {} bytes)", self.format(), self.text().len())
    }
}

type Read = Result<(Tape, Findings), Finding>;

/// Reads text in the given format, or else in the one that it begins like.
fn read(text: String, format: Option<Format>, limits: &Limits) -> Outcome<Document> {
    let (format, outcome) = match text.strip_prefix(DECODED_BOM) {
        None => scan(&text, format, limits),
        // Empty lines in its place keep everything else where it is.
        Some(rest) => {
            let bare = ["\n".repeat(DECODED_BOM.len()).as_str(), rest].concat();
            let (format, outcome) = scan(&bare, format, limits);
            (format, outcome.map(|(tape, findings)| (tape, with_decoded_bom(findings))))
        }
    };
    match outcome {
        Err(fault) => Outcome::failed(located(encoding::binary(&text).unwrap_or(fault), &text)),
        Ok((tape, findings)) if findings.has_errors() => {
            Outcome::failed(findings.into_diagnostics(&tape, &text))
        }
        Ok((tape, findings)) => {
            let diagnostics = findings.into_diagnostics(&tape, &text);
            Outcome::found(Document::new(text, format, tape, diagnostics.clone()), diagnostics)
        }
    }
}

/// A byte order mark in UTF-8 whose bytes somebody took for characters of Latin-1.
const DECODED_BOM: &str = "\u{ef}\u{bb}\u{bf}";

fn with_decoded_bom(mut findings: Findings) -> Findings {
    let span = 0..DECODED_BOM.len() as u32;
    findings.push(Finding::new(rules::BOM_DECODED, Place { entry: None, span }));
    findings
}

/// Text in the given format, or else in the one that it begins like.
fn scan(text: &str, format: Option<Format>, limits: &Limits) -> (Format, Read) {
    let start = if text.starts_with(BOM) { BOM.len() } else { 0 };
    let body = text.get(start..).unwrap_or_default().trim_ascii_start();
    if body.is_empty() {
        return (Format::Yaml, Err(Finding::fault(rules::EMPTY_DOCUMENT, start)));
    }
    match format {
        Some(Format::Json) => (Format::Json, json::scan(text, start, limits)),
        None if comments::beginning(body) == Beginning::Json => match json::scan(text, start, limits) {
            Err(fault) if fault.rule == rules::JSON_SYNTAX => lenient(text, start, fault, limits),
            strict => (Format::Json, strict),
        },
        Some(Format::Yaml) | None => (Format::Yaml, yaml::scan(text, limits)),
    }
}

/// Text that begins like JSON but is not: JSON without its comments, or else YAML without them; where it is neither, the
/// fault remains. YAML knows no such comments, and would take them for keys.
fn lenient(text: &str, start: usize, fault: Finding, limits: &Limits) -> (Format, Read) {
    let bare = comments::without_comments(text);
    let (format, read, left) = match json::scan(&bare, start, limits) {
        Ok(read) => (Format::Json, Ok(read), None),
        Err(left) => (Format::Yaml, yaml::scan(&bare, limits), Some(left)),
    };
    match read {
        Ok((tape, mut findings)) if !findings.has_errors() => {
            findings.push(Finding { rule: rules::JSON_LENIENT, ..fault });
            (format, Ok((tape, findings)))
        }
        // What is wrong besides the comments.
        _ => (Format::Json, Err(left.unwrap_or(fault))),
    }
}

/// A fault that left no tape.
fn located(fault: Finding, text: &str) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    findings.push(fault);
    findings.into_diagnostics(&Tape::default(), text)
}
