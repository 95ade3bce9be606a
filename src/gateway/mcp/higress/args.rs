//! What a call takes, as arguments of the gateway.

use std::sync::Arc;

use super::wire::{Arg, Position};
use super::{limits, rules};
use crate::diagnostic::Diagnostic;
use crate::gateway::mcp::schema::inline::{
    Additional, Child, Cost, Inliner, Kind, LEVELS, Loss, Losses, Shape, Writing, append,
};
use crate::source::Value;
use crate::text::cut;

/// How many characters of the description of a parameter are kept.
pub(super) const PROSE: usize = 1_024;

/// How many names a description lists.
const NAMES: usize = 32;

/// What becomes an argument.
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) child: Child,
    /// What the document says of it beside the schema: one character more than what is kept, where there are so many.
    pub(super) prose: Option<String>,
    pub(super) example: Option<Value>,
    pub(super) deprecated: bool,
    pub(super) required: bool,
    pub(super) position: Option<Position>,
}

/// The type that an argument has. The gateway takes one without a type for text.
pub(super) fn kind(shape: &Shape) -> Kind {
    shape.kind.or(shape.likely).unwrap_or(Kind::String)
}

/// Writes the arguments of a tool within so many bytes.
///
/// # Errors
/// There is no room for them even without what is inside.
pub(super) fn write(
    inliner: &mut Inliner<'_>,
    drafts: &[Draft],
    bytes: usize,
    losses: &mut Losses,
) -> Result<Vec<Arg>, Box<Diagnostic>> {
    let most = Cost { bytes, values: limits::VALUES };
    let mut fits = |levels: usize| {
        let costs = drafts.iter().map(|draft| {
            let own = Cost {
                bytes: draft.name.len() + draft.prose.as_ref().map_or(0, String::len) + 128,
                values: 8,
            };
            inliner.cost(&draft.child, levels).plus(own)
        });
        costs.fold(Cost::default(), Cost::plus).fits(most)
    };
    let Some(levels) = (0..=LEVELS).rev().find(|levels| fits(*levels)) else {
        return Err(Diagnostic::new(rules::MCP_TOOL_TOO_LARGE).arg("limit", bytes.to_string()).into());
    };
    Ok(drafts.iter().map(|draft| arg(inliner, draft, levels, losses)).collect())
}

fn arg(inliner: &mut Inliner<'_>, draft: &Draft, levels: usize, losses: &mut Losses) -> Arg {
    let shape = inliner.shape(&draft.child);
    let kind = kind(&shape);
    let description = description(draft, &shape, inliner);
    let mut writing = Writing::new(inliner, losses, &draft.name);
    shape.losses.iter().for_each(|loss| writing.lose(*loss));
    lose(draft, &shape, &mut writing);
    let is_cut = levels == 0 && !(shape.properties.is_empty() && shape.items.is_none());
    if is_cut {
        writing.lose(Loss::Cut);
    }
    let (mut items, mut properties) = (None, None);
    if shape.kind == Some(Kind::Array) && !is_cut {
        items = writing.items(&draft.child, &shape, levels.saturating_sub(1));
    } else if shape.kind == Some(Kind::Object) && !is_cut && !shape.properties.is_empty() {
        properties = Some(writing.properties(&draft.child, &shape, levels));
    }
    let value = |json: &Arc<str>| serde_json::from_str::<serde_json::Value>(json).ok();
    Arg {
        name: draft.name.clone(),
        description,
        r#type: kind.as_str().to_owned(),
        required: draft.required,
        default: shape.default.as_ref().and_then(value),
        r#enum: shape.values.iter().filter_map(value).collect(),
        items: items.map(Value::from_json_text),
        properties: properties.map(Value::from_json_text),
        position: draft.position,
    }
}

/// Notes what an argument cannot say, though a schema could.
fn lose(draft: &Draft, shape: &Shape, writing: &mut Writing<'_, '_>) {
    if shape.kind.is_none() {
        writing.lose(Loss::Simplified("type"));
    }
    if draft.prose.as_ref().is_some_and(|prose| prose.chars().nth(PROSE).is_some()) {
        writing.lose(Loss::Simplified("description"));
    }
    if shape.kind == Some(Kind::Object) {
        if !shape.required.is_empty() {
            writing.lose(Loss::Described("required"));
        }
        if shape.additional != Additional::Open {
            writing.lose(Loss::Described("additionalProperties"));
        }
    }
}

/// What the document says of an argument, with what only words can say.
fn description(draft: &Draft, shape: &Shape, inliner: &mut Inliner<'_>) -> String {
    let mut text = match draft.prose.as_deref().map(str::trim).filter(|prose| !prose.is_empty()) {
        Some(prose) => {
            let mut text = cut(prose, PROSE);
            shape.notes.iter().for_each(|note| append(&mut text, note));
            text
        }
        None => shape.description(),
    };
    if shape.kind == Some(Kind::Object) {
        if !shape.required.is_empty() {
            append(&mut text, &["Required: ", &names(&shape.required), "."].concat());
        }
        match &shape.additional {
            Additional::Open => {}
            Additional::Closed => append(&mut text, "No other members."),
            Additional::Of(child) => {
                let other = inliner.shape(child);
                let kind = other.kind.map_or("any value", Kind::as_str);
                append(&mut text, &["Members of any name: ", kind, "."].concat());
            }
        }
    }
    if draft.deprecated && !text.contains("eprecated") {
        append(&mut text, "Deprecated.");
    }
    let example = draft.example.as_ref().map(|value| {
        let node = value.node();
        node.as_str().map_or_else(|| cut(&value, 200), |text| cut(text, 200))
    });
    let of_schema = || shape.example.as_ref().map(|json| cut(json.trim_matches('"'), 200));
    if let Some(example) = example.or_else(of_schema).filter(|example| !example.is_empty()) {
        append(&mut text, &["Example: ", &example, "."].concat());
    }
    text
}

fn names(names: &[Arc<str>]) -> String {
    let mut list: Vec<String> = names.iter().take(NAMES).map(|name| cut(&**name, 64)).collect();
    if names.len() > NAMES {
        list.push("…".to_owned());
    }
    list.join(", ")
}
