//! YAML 1.2 onto the tape: the events of `granit-parser`, which nothing else in this crate knows.

use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span};

use super::builder::{Builder, Meaning, Tag};
use super::findings::{Finding, Findings};
use super::limits::{Limits, MAX_DEPTH};
use super::tape::Tape;
use crate::diagnostic::rules::source as rules;

/// Reads the first document of YAML text. The fault is a `yaml-syntax`, an empty document, or a limit.
pub(super) fn scan(text: &str, limits: &Limits) -> Result<(Tape, Findings), Finding> {
    let mut builder = Builder::new(text, limits);
    for event in Parser::new_from_str_with_options(text, options()) {
        let (event, span) = event.map_err(|error| fault(&error, limits))?;
        match event {
            Event::DocumentStart(..) if !builder.is_empty() => {
                builder.several_documents(range(&span));
                break;
            }
            event => add(&mut builder, event, &span)?,
        }
    }
    builder.finish()
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

fn fault(error: &ScanError, limits: &Limits) -> Finding {
    let at = error.marker().byte_offset().unwrap_or_default();
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            Finding::fault(rules::TOO_DEEP, at).arg("limit", &limits.effective_depth().to_string())
        }
        _ => Finding::fault(rules::YAML_SYNTAX, at).arg("problem", &error.info()),
    }
}

fn add(builder: &mut Builder<'_>, event: Event<'_>, span: &Span) -> Result<(), Finding> {
    let at = range(span);
    match event {
        Event::Scalar(text, style, anchor, said) => {
            // A value that is not there is handed out as `~`.
            let text = if at.is_empty() { "" } else { &text };
            builder.scalar(text, style == ScalarStyle::Plain, tag(said.as_deref(), span).as_ref(), anchor, at)
        }
        Event::SequenceStart(_, anchor, said) => {
            builder.open_array(tag(said.as_deref(), span).as_ref(), anchor, at)
        }
        Event::MappingStart(_, anchor, said) => {
            builder.open_object(tag(said.as_deref(), span).as_ref(), anchor, at)
        }
        Event::SequenceEnd | Event::MappingEnd => builder.close(at),
        Event::Alias(anchor) => builder.alias(anchor, at),
        Event::UnresolvedAlias(name) => builder.unknown_alias(&name, at),
        _ => Ok(()),
    }
}

fn tag(said: Option<&granit_parser::Tag>, span: &Span) -> Option<Tag> {
    let said = said?;
    let meaning = match said.core_suffix() {
        Some("str") => Meaning::Text,
        Some("null") => Meaning::Null,
        Some("bool") => Meaning::Bool,
        Some("int" | "float") => Meaning::Number,
        Some("seq") => Meaning::Array,
        Some("map") => Meaning::Object,
        _ if (said.handle(), said.suffix()) == ("", "!") => Meaning::Plainest,
        _ => Meaning::Other,
    };
    let at = span.tag_span().map_or_else(|| range(span), |span| range(&span));
    Some(Tag { meaning, at })
}

fn range(span: &Span) -> Range<u32> {
    let offset = |at: Option<usize>| at.unwrap_or_default() as u32;
    offset(span.start.byte_offset())..offset(span.end.byte_offset())
}
