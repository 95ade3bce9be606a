//! What a document says for tools alone: `x-mcp`.

use serde::Serialize;

use super::rules;
use crate::diagnostic::Diagnostic;
use crate::model::{Extensions, Operation};
use crate::setters::setters;
use crate::source::Node;
use crate::text::quoted;

/// The key: `false`, `true`, or an object with these members.
const KEY: &str = "x-mcp";

/// What another generator reads at an operation: `true` or `false`.
const ENABLE: &str = "x-enable-mcp-operation";

/// What a client may expect of a call: MCP's annotations. Absent is MCP's default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Hints {
    /// It changes nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only_hint: Option<bool>,
    /// It may remove or overwrite something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destructive_hint: Option<bool>,
    /// A second call with the same arguments changes nothing more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotent_hint: Option<bool>,
    /// It reaches beyond the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_world_hint: Option<bool>,
}

setters! {
    Hints {
        with_read_only_hint(read_only_hint: Option<bool>);
        with_destructive_hint(destructive_hint: Option<bool>);
        with_idempotent_hint(idempotent_hint: Option<bool>);
        with_open_world_hint(open_world_hint: Option<bool>);
    }
}

/// What `x-mcp` says at one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Mark {
    pub(super) enabled: Option<bool>,
    /// Whether it is an object: an operation that has one is meant to be a tool, unless it says otherwise.
    is_object: bool,
    pub(super) name: Option<String>,
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) hints: Hints,
}

/// What an operation says. Its path, or the document, only says whether its operations are tools. An object at the operation
/// or the path brings operations back as `true` does.
pub(super) fn of_operation(operation: &Operation, findings: &mut Vec<Diagnostic>) -> Mark {
    let mut mark = read(&operation.extensions, findings);
    let enable = operation.extensions.get(ENABLE).and_then(crate::source::Value::as_bool);
    let meant = mark.is_object.then_some(true);
    mark.enabled = mark.enabled.or(enable).or(meant).or_else(|| {
        let of_path = read(&operation.path_item.extensions, findings);
        of_path.enabled.or(of_path.is_object.then_some(true))
    });
    mark
}

/// Whether the operations of the document are tools, as far as it is said at its root: an object alone does not.
pub(super) fn is_enabled(extensions: &Extensions, findings: &mut Vec<Diagnostic>) -> Option<bool> {
    if extensions.is_empty() { None } else { read(extensions, findings).enabled }
}

/// The name that an operation's tool is to have.
pub(super) fn name(operation: &Operation) -> Option<String> {
    if operation.extensions.is_empty() { None } else { read(&operation.extensions, &mut Vec::new()).name }
}

fn read(extensions: &Extensions, findings: &mut Vec<Diagnostic>) -> Mark {
    let mut mark = Mark::default();
    let Some(value) = extensions.get(KEY) else { return mark };
    let node = value.node();
    if let Some(flag) = node.as_bool() {
        mark.enabled = Some(flag);
        return mark;
    }
    let mut invalid = |member: &str, expected: &'static str| {
        let found = Diagnostic::new(rules::MCP_KEY_INVALID).arg("member", member.to_owned());
        findings.push(found.arg("expected", expected));
    };
    mark.is_object = node.is_object();
    if !mark.is_object {
        invalid(KEY, rules::OBJECT);
    }
    for (key, value) in node.entries() {
        let member = || format!("{KEY}.{}", quoted(key.text()));
        let is_read = match key.text() {
            "enabled" => flag(&mut mark.enabled, value),
            "name" => text(&mut mark.name, value),
            "title" => text(&mut mark.title, value),
            "description" => text(&mut mark.description, value),
            "readOnlyHint" => flag(&mut mark.hints.read_only_hint, value),
            "destructiveHint" => flag(&mut mark.hints.destructive_hint, value),
            "idempotentHint" => flag(&mut mark.hints.idempotent_hint, value),
            "openWorldHint" => flag(&mut mark.hints.open_world_hint, value),
            _ => Err(rules::UNKNOWN),
        };
        if let Err(expected) = is_read {
            invalid(&member(), expected);
            if expected == rules::UNKNOWN {
                // One is enough: there may be as many as the document has bytes.
                break;
            }
        }
    }
    mark
}

fn flag(slot: &mut Option<bool>, value: Node<'_>) -> Result<(), &'static str> {
    *slot = Some(value.as_bool().ok_or(rules::FLAG)?);
    Ok(())
}

fn text(slot: &mut Option<String>, value: Node<'_>) -> Result<(), &'static str> {
    let text = value.as_str().map(str::trim).filter(|text| !text.is_empty()).ok_or(rules::TEXT)?;
    *slot = Some(text.to_owned());
    Ok(())
}
