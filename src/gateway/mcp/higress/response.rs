//! What a call gives.

use super::wire::ResponseTemplate;
use super::{limits, rules};
use crate::diagnostic::Diagnostic;
use crate::gateway::mcp::schema::inline::{Child, Cost, Inliner, Kind, LEVELS, Losses, Shape, Writing};
use crate::gateway::mcp::tool::Output;
use crate::source::Value;
use crate::text::cut;

/// Most bytes of the list of fields: it is read with each answer.
const LISTING: usize = 2_000;

/// How deep the list of fields goes.
const DEPTH: usize = 3;

/// What a field is said to be.
const FIELD: usize = 120;

/// The text before an answer: its fields.
pub(super) fn template(inliner: &mut Inliner<'_>, child: &Child) -> ResponseTemplate {
    let root = inliner.shape(child);
    let items = root.items.clone().filter(|_| root.kind == Some(Kind::Array));
    let text = if items.is_some() {
        "Fields of each item of the JSON array below:\n"
    } else {
        "Fields of the JSON below:\n"
    };
    let mut listing = Listing { inliner, text: text.to_owned(), is_full: false, open: Vec::new() };
    listing.fields(items.as_ref().unwrap_or(child));
    if listing.text.len() == text.len() {
        return ResponseTemplate::default();
    }
    if listing.is_full {
        listing.text.push_str("- …\n");
    }
    listing.text.push('\n');
    ResponseTemplate { prepend_body: Some(listing.text), ..ResponseTemplate::default() }
}

struct Listing<'l, 'a> {
    inliner: &'l mut Inliner<'a>,
    text: String,
    is_full: bool,
    /// The schemas whose fields are being listed.
    open: Vec<Child>,
}

impl Listing<'_, '_> {
    fn fields(&mut self, child: &Child) {
        let shape = self.inliner.shape(child);
        let is_object = shape.kind == Some(Kind::Object);
        if !is_object || self.open.len() >= DEPTH || self.open.contains(child) {
            return;
        }
        self.open.push(child.clone());
        for (name, child) in &shape.properties {
            let field = self.inliner.shape(child);
            let line = self.line(name, &field);
            if self.is_full || self.text.len() + line.len() > LISTING {
                self.is_full = true;
                break;
            }
            self.text.push_str(&line);
            let items = field.items.as_ref().filter(|_| field.kind == Some(Kind::Array));
            self.fields(items.unwrap_or(child));
        }
        self.open.pop();
    }

    fn line(&mut self, name: &str, field: &Shape) -> String {
        let mut line = "  ".repeat(self.open.len().saturating_sub(1));
        line.extend(["- ", &cut(name, 64)]);
        let kind = match (&field.items, field.kind) {
            (Some(items), Some(Kind::Array)) => {
                let items = self.inliner.shape(items);
                items.kind.map(|kind| ["array of ", kind.as_str()].concat())
            }
            (_, kind) => kind.map(|kind| kind.as_str().to_owned()),
        };
        if let Some(kind) = kind {
            line.extend([" (", &kind, ")"]);
        }
        let prose = field.prose.as_deref().unwrap_or_default().lines().next().unwrap_or_default().trim();
        if !prose.is_empty() {
            line.extend([": ", &cut(prose, FIELD)]);
        }
        line.push('\n');
        line
    }
}

/// The schema of an answer; none when it is not an object, or when there is no room for it.
pub(super) fn schema(
    inliner: &mut Inliner<'_>,
    child: &Child,
    bytes: usize,
    losses: &mut Losses,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let shape = inliner.shape(child);
    if shape.kind != Some(Kind::Object) || shape.nullable {
        let kind = match shape.kind.filter(|_| !shape.nullable) {
            Some(Kind::Array) => ARRAY,
            Some(_) => SCALAR,
            None => OTHER,
        };
        diagnostics.push(Diagnostic::new(rules::MCP_OUTPUT_SCHEMA_OMITTED).arg("reason", kind));
        return None;
    }
    let most = Cost { bytes, values: limits::VALUES };
    let Some(levels) = (1..=LEVELS).rev().find(|levels| inliner.cost(child, *levels).fits(most)) else {
        diagnostics.push(Diagnostic::new(rules::MCP_OUTPUT_SCHEMA_OMITTED).arg("reason", LARGE));
        return None;
    };
    Some(Value::from_json_text(Writing::new(inliner, losses, "answer").text(child, levels)))
}

/// Why there is no schema of an answer; words of `mcp-output-schema-omitted`.
pub(super) const ARRAY: &str = "it is an array";
pub(super) const SCALAR: &str = "it is a single value";
pub(super) const OTHER: &str = "it may be of several types";
pub(super) const LARGE: &str = "it is too large";

/// What is wrong with an answer for those who read text.
pub(super) fn fault(output: &Output) -> Option<Diagnostic> {
    let media = output.media_type.as_deref()?;
    let essence = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let reason = match essence.as_str() {
        "text/event-stream" => STREAM,
        // Images become images, and text is text.
        _ if essence.starts_with("audio/")
            || essence.starts_with("video/")
            || essence.starts_with("font/") =>
        {
            BINARY
        }
        "application/octet-stream" | "application/pdf" | "application/zip" | "application/gzip" => BINARY,
        _ => return None,
    };
    let found = Diagnostic::new(rules::MCP_ANSWER_UNREADABLE);
    Some(found.arg("media", crate::text::quoted(media)).arg("reason", reason))
}

/// Why an answer cannot be read; words of `mcp-answer-unreadable`.
pub(super) const STREAM: &str = "the gateway waits for the end of the stream";
pub(super) const BINARY: &str = "the gateway hands its bytes on as text";
