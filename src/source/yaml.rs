//! YAML 1.2 onto the tape: the events of `granit-parser`, which nothing else in this crate knows.

use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span};

use super::brackets::Brackets;
use super::builder::Builder;
use super::encoding;
use super::findings::{Finding, Findings};
use super::limits::{Limits, MAX_DEPTH};
use super::lines::BOM;
use super::locate::Place;
use super::loose::{Loose, Why};
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
    if let Some(finding) = encoding::binary(text) {
        return Err(finding);
    }
    let loose = Loose::of(text);
    let fault = match read(text, &loose, limits) {
        Ok((tape, findings, true)) => return Ok((tape, findings)),
        Ok(_) => None,
        Err(fault) if loose.is_empty() => return Err(fault),
        Err(fault) => Some(fault),
    };
    // What was added was not right, or the text has a fault besides. Of two faults the further one is worth more.
    match (read(text, &Loose::default(), limits), fault) {
        (Ok((tape, findings, _)), _) => Ok((tape, findings)),
        (Err(without), Some(with)) if with.place.span.start > without.place.span.start => Err(with),
        (Err(without), _) => Err(without),
    }
}

/// Reads a text with what was added to it, and says whether that was right.
fn read(text: &str, loose: &Loose, limits: &Limits) -> Result<(Tape, Findings, bool), Finding> {
    let mut builder = Builder::new(text, limits);
    let mut check = loose.check();
    let mut brackets = Brackets::default();
    for event in Parser::new_from_str_with_options(loose.text(text), options()) {
        let (event, span) = event.map_err(|error| fault(&error, loose, limits))?;
        match event {
            Event::DocumentStart(..) if !builder.is_empty() => {
                builder.findings.push(about_text(rules::YAML_DOCUMENTS, range(&span, loose)));
                break;
            }
            event => {
                if let Event::Scalar(_, style, ..) = &event {
                    let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                    check.scalar(&range(&span, loose), is_quoted);
                }
                let wrong = under_indented(&mut brackets, text, &event, &span, loose);
                add(&mut builder, event, &span, loose)?;
                if let Some(at) = wrong {
                    builder.findings.push(about_text(rules::YAML_FLOW_INDENT, at..at));
                }
            }
        }
    }
    if let Some((version, at)) = version_directive(text) {
        builder.findings.push(about_text(rules::YAML_VERSION, at).arg("version", version));
    }
    let is_right = check.is_fine();
    for (at, why) in loose.places() {
        builder.findings.push(looseness(at, why));
    }
    let (tape, findings) = builder.finish()?;
    Ok((tape, findings, is_right))
}

/// Where the first line of brackets that end here is indented too little.
fn under_indented(
    brackets: &mut Brackets,
    text: &str,
    event: &Event<'_>,
    span: &Span,
    loose: &Loose,
) -> Option<u32> {
    match event {
        Event::SequenceStart(..) => brackets.open(text, &range(span, loose), span.start.col(), true),
        Event::MappingStart(..) => brackets.open(text, &range(span, loose), span.start.col(), false),
        Event::SequenceEnd | Event::MappingEnd => return brackets.close(text, range(span, loose).end),
        _ => {}
    }
    None
}

/// Says what older parsers do not mind at a place.
pub(super) fn looseness(at: u32, why: Why) -> Finding {
    let rule = if why == Why::Comment { rules::YAML_COMMENT } else { rules::YAML_INDENT };
    about_text(rule, at..at)
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

fn fault(error: &ScanError, loose: &Loose, limits: &Limits) -> Finding {
    let at = loose.original(error.marker().byte_offset().unwrap_or_default() as u32);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => Finding::limit(rules::TOO_DEEP, at, limits.effective_depth()),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => Finding::fault(rules::YAML_TAB, at as usize),
        _ => Finding::fault(rules::YAML_SYNTAX, at as usize).arg("problem", &error.info()),
    }
}

fn add(builder: &mut Builder<'_>, event: Event<'_>, span: &Span, loose: &Loose) -> Result<(), Finding> {
    let at = range(span, loose);
    let tag = |given: Option<&granit_parser::Tag>| tag(given, span, loose);
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

fn tag(given: Option<&granit_parser::Tag>, span: &Span, loose: &Loose) -> Option<Tag> {
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
    let at = range(&span.tag_span().unwrap_or(*span), loose);
    Some(Tag { meaning, at })
}

fn range(span: &Span, loose: &Loose) -> Range<u32> {
    let offset = |at: Option<usize>| loose.original(at.unwrap_or_default() as u32);
    offset(span.start.byte_offset())..offset(span.end.byte_offset())
}
