//! What is lost of a tool, and what the gateway would do wrong with it.

use super::args::Draft;
use super::rules;
use super::wire::Arg;
use crate::diagnostic::Diagnostic;
use crate::gateway::mcp::media::Kind as Media;
use crate::gateway::mcp::request::Place;
use crate::gateway::mcp::schema::inline::{Inliner, Kind, Loss, Losses, Shape};
use crate::gateway::mcp::tool::Tool;
use crate::gateway::shared::losses::NameList;
use crate::gateway::shared::values::is_json;
use crate::subject::Subject;
use crate::text::quoted;

/// How many names a finding lists.
const NAMES: usize = 8;

/// What is said once of all tools.
#[derive(Default)]
pub(super) struct Faults {
    /// Parameters of paths whose values may change the request.
    unescaped: usize,
    examples: NameList,
}

impl Faults {
    /// Reports what the gateway would do wrong with a tool.
    pub(super) fn of_tool(
        &mut self,
        tool: &Tool<'_>,
        drafts: &[Draft],
        args: &[Arg],
        empty: &[String],
        inliner: &mut Inliner<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut as_json = NameList::default();
        let is_form =
            tool.request.body.as_ref().is_some_and(|body| Media::of(&body.media_type) == Media::Form);
        let mut count = 0;
        for ((draft, arg), input) in drafts.iter().zip(args).zip(&tool.inputs) {
            // Of a body that is one argument, the input is one of its members.
            let argument = &input.argument;
            if argument.place == Place::Path && !is_safe(&inliner.shape(&draft.child)) {
                self.unescaped += 1;
                self.examples.add_if(self.unescaped <= NAMES, &[&tool.name, ".", &arg.name].concat());
            }
            let is_list = matches!(arg.r#type.as_str(), "array" | "object");
            let is_json = match argument.place {
                Place::Field | Place::Body => !is_form,
                _ => argument.media_type.as_deref().is_some_and(is_json),
            };
            if is_list && !is_json {
                count += 1;
                as_json.add_if(count <= NAMES, &arg.name);
            }
        }
        if let Some(names) = as_json.list() {
            diagnostics.push(Diagnostic::new(rules::MCP_LISTS_AS_JSON).arg("names", names));
        }
        let mut names = NameList::default();
        empty.iter().take(NAMES).for_each(|name| names.add(name));
        if let Some(names) = names.list() {
            diagnostics.push(Diagnostic::new(rules::MCP_HEADERS_EMPTY).arg("names", names));
        }
        let media = tool.request.body.as_ref().map(|body| &*body.media_type);
        if let Some(media) = media.filter(|media| is_json(media) && !is_plain_json(media)) {
            diagnostics.push(Diagnostic::new(rules::MCP_CONTENT_TYPE_TWICE).arg("media", quoted(media)));
        }
    }

    pub(super) fn finish(&self, diagnostics: &mut Vec<Diagnostic>) {
        if let Some(names) = self.examples.list() {
            let found = Diagnostic::new(rules::MCP_PATH_UNESCAPED).about(Subject::Api);
            diagnostics.push(found.arg("count", self.unescaped.to_string()).arg("names", names));
        }
    }
}

/// Whether the gateway knows that a media type is JSON.
fn is_plain_json(media: &str) -> bool {
    media.to_ascii_lowercase().contains("application/json")
}

/// Whether no value has a character that ends a segment of a path.
fn is_safe(shape: &Shape) -> bool {
    const SAFE: &[&str] = &["uuid", "date", "date-time", "ipv4", "ipv6", "hostname"];
    let has_values =
        !shape.values.is_empty() && !shape.values.iter().any(|value| value.contains(['/', '?', '#', '%']));
    shape.kind.is_some_and(|kind| kind.is_scalar() && kind != Kind::String)
        || has_values
        || shape.format.as_deref().is_some_and(|format| SAFE.contains(&format))
        || shape.pattern.as_deref().is_some_and(forbids)
}

/// Whether a pattern lets no slash, question mark, number sign or percent sign through, as far as one can see.
fn forbids(pattern: &str) -> bool {
    let rest = pattern.replace("\\.", "").replace("\\-", "").replace("\\d", "").replace("\\w", "");
    pattern.starts_with('^')
        && pattern.ends_with('$')
        && !rest.contains(['.', '/', '#', '%', '\\', '|'])
        && !rest.contains("[^")
}

/// Reports what is lost of the arguments of a tool.
pub(super) fn of_losses(losses: &Losses, diagnostics: &mut Vec<Diagnostic>) {
    let described = losses.text(|loss| match loss {
        Loss::Described(keyword) => Some(keyword),
        _ => None,
    });
    let all = [
        (rules::MCP_CONSTRAINTS_DESCRIBED, described),
        (rules::MCP_SCHEMA_SIMPLIFIED, losses.text(simplified)),
        (rules::MCP_SCHEMA_RECURSIVE, losses.text(|loss| (loss == Loss::Recursive).then_some(""))),
        (rules::MCP_SCHEMA_CUT, losses.text(|loss| (loss == Loss::Cut).then_some(""))),
    ];
    for (rule, text) in all {
        diagnostics.extend(text.map(|text| Diagnostic::new(rule).arg("what", text)));
    }
}

/// Reports what is lost of an answer. Nobody checks its constraints, so they are not missed.
pub(super) fn of_answer(losses: &Losses, diagnostics: &mut Vec<Diagnostic>) {
    let text = losses.text(|loss| match loss {
        Loss::Recursive => Some("recursion"),
        Loss::Cut => Some("contents"),
        loss => simplified(loss),
    });
    diagnostics.extend(text.map(|text| Diagnostic::new(rules::MCP_ANSWER_SIMPLIFIED).arg("what", text)));
}

fn simplified(loss: Loss) -> Option<&'static str> {
    match loss {
        Loss::Simplified(keyword) => Some(keyword),
        Loss::Unresolved => Some("$ref"),
        _ => None,
    }
}
