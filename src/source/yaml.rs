//! YAML 1.2 onto the tape: the events of `granit-parser`, which nothing else in this crate knows.

use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span};

use super::builder::Builder;
use super::encoding;
use super::findings::{Finding, Findings};
use super::indent::Indented;
use super::limits::{Limits, MAX_DEPTH};
use super::lines::BOM;
use super::locate::Place;
use super::quick;
use super::scalar::{Meaning, Tag};
use super::tape::Tape;
use crate::diagnostic::Rule;
use crate::source::rules;

/// Reads the first document of YAML text. The fault is a `yaml-syntax`, an empty document, or a limit.
pub(super) fn scan(text: &str, limits: &Limits) -> Result<(Tape, Findings), Finding> {
    quick::read(text, limits).map_or_else(|| scan_whole(text, limits), Ok)
}

/// Reads any YAML.
pub(super) fn scan_whole(text: &str, limits: &Limits) -> Result<(Tape, Findings), Finding> {
    /// How often a text is fixed and read again: each time costs a whole reading.
    const MOST_READINGS: usize = 8;
    if let Some(finding) = encoding::binary(text) {
        return Err(finding);
    }
    let mut indented = Indented::default();
    for _ in 0..MOST_READINGS {
        match read(text, &indented, limits) {
            Err(Stop::UnderIndented(at)) if indented.indent(text, at) => {}
            Err(stop) => return Err(stop.finding(&indented)),
            Ok(read) => return Ok(read),
        }
    }
    read(text, &indented, limits).map_err(|stop| stop.finding(&indented))
}

/// Why the text cannot be read further.
enum Stop {
    Finding(Finding),
    /// A line of quoted text, at this byte of the indented text, is indented too little.
    UnderIndented(usize),
}

impl Stop {
    fn finding(self, indented: &Indented) -> Finding {
        match self {
            Self::Finding(finding) => finding,
            Self::UnderIndented(at) => {
                let problem = ErrorKind::InvalidQuotedScalarIndent.to_string();
                Finding::fault(rules::YAML_SYNTAX, indented.original(at as u32) as usize)
                    .arg("problem", &problem)
            }
        }
    }
}

impl From<Finding> for Stop {
    fn from(finding: Finding) -> Self {
        Self::Finding(finding)
    }
}

fn read(text: &str, indented: &Indented, limits: &Limits) -> Result<(Tape, Findings), Stop> {
    let mut builder = Builder::new(text, limits);
    for event in Parser::new_from_str_with_options(indented.text(text), options()) {
        let (event, span) = event.map_err(|error| stop(&error, indented, limits))?;
        match event {
            Event::DocumentStart(..) if !builder.is_empty() => {
                builder.findings.push(about_text(rules::YAML_DOCUMENTS, range(&span, indented)));
                break;
            }
            event => add(&mut builder, event, &span, indented)?,
        }
    }
    if let Some((version, at)) = version_directive(text) {
        builder.findings.push(about_text(rules::YAML_VERSION, at).arg("version", version));
    }
    indented.places().for_each(|place| builder.findings.push(about_text(rules::YAML_INDENT, place)));
    Ok(builder.finish()?)
}

fn about_text(rule: &'static Rule, span: Range<u32>) -> Finding {
    Finding::new(rule, Place { entry: None, span })
}

/// The version that a `%YAML` directive before the document states, unless it is 1.2, and where.
fn version_directive(text: &str) -> Option<(&str, Range<u32>)> {
    let mut start = if text.starts_with(BOM) { BOM.len() } else { 0 };
    for line in text.get(start..)?.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix("%YAML ") {
            let version = rest.split_whitespace().next().filter(|version| *version != "1.2")?;
            return Some((version, start as u32..(start + line.trim_end().len()) as u32));
        }
        // Directives, comments and empty lines alone may be before a directive.
        if !(line.starts_with(['%', '#']) || line.trim().is_empty()) {
            return None;
        }
        start += line.len();
    }
    None
}

fn options() -> Options {
    // Our own depth limit comes first and has a finding of its own; the scanner looks some brackets ahead of it.
    let nesting = 4 * MAX_DEPTH;
    granit_parser::options! {
        emit_unresolved_aliases: true,
        flow_nesting_limit: nesting,
        block_nesting_limit: nesting,
    }
}

fn stop(error: &ScanError, indented: &Indented, limits: &Limits) -> Stop {
    let found = error.marker().byte_offset().unwrap_or_default();
    let at = indented.original(found as u32) as usize;
    match error.kind() {
        ErrorKind::InvalidQuotedScalarIndent => Stop::UnderIndented(found),
        ErrorKind::RecursionLimitExceeded => {
            Finding::limit(rules::TOO_DEEP, at as u32, limits.effective_depth()).into()
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => Finding::fault(rules::YAML_TAB, at).into(),
        _ => Finding::fault(rules::YAML_SYNTAX, at).arg("problem", &error.info()).into(),
    }
}

fn add(builder: &mut Builder<'_>, event: Event<'_>, span: &Span, indented: &Indented) -> Result<(), Finding> {
    let at = range(span, indented);
    let tag = |given: Option<&granit_parser::Tag>| tag(given, span, indented);
    match event {
        Event::Scalar(text, style, anchor, given) => {
            // A missing value comes as `~`.
            let is_plain = style == ScalarStyle::Plain;
            let text = if is_plain && at.is_empty() { "" } else { &text };
            builder.scalar(text, is_plain, tag(given.as_deref()).as_ref(), anchor, at)
        }
        Event::SequenceStart(_, anchor, given) => {
            builder.open_array(tag(given.as_deref()).as_ref(), anchor, at)
        }
        Event::MappingStart(_, anchor, given) => {
            builder.open_object(tag(given.as_deref()).as_ref(), anchor, at)
        }
        Event::SequenceEnd | Event::MappingEnd => builder.close(at),
        Event::Alias(anchor) => builder.alias(anchor, at),
        Event::UnresolvedAlias(name) => builder.unknown_alias(&name, at),
        _ => Ok(()),
    }
}

fn tag(given: Option<&granit_parser::Tag>, span: &Span, indented: &Indented) -> Option<Tag> {
    let given = given?;
    let meaning = match given.core_suffix() {
        Some("str") => Meaning::Text,
        Some("null") => Meaning::Null,
        Some("bool") => Meaning::Bool,
        Some("int" | "float") => Meaning::Number,
        Some("seq") => Meaning::Array,
        Some("map") => Meaning::Object,
        _ if (given.handle(), given.suffix()) == ("", "!") => Meaning::Plainest,
        _ => Meaning::Other,
    };
    let at = range(&span.tag_span().unwrap_or(*span), indented);
    Some(Tag { meaning, at })
}

fn range(span: &Span, indented: &Indented) -> Range<u32> {
    let offset = |at: Option<usize>| indented.original(at.unwrap_or_default() as u32);
    offset(span.start.byte_offset())..offset(span.end.byte_offset())
}
