//! What a call gives.

use super::input::finish;
use super::rules::MCP_OUTPUT_WRAPPED;
use crate::diagnostic::Diagnostic;
use crate::gateway::mcp::profile::Revision;
use crate::gateway::mcp::schema::{Definitions, Members, Shape, Way};
use crate::gateway::mcp::state::Reader;
use crate::gateway::mcp::tool::Tool;
use crate::gateway::shared::ledger::below;
use crate::source::{Node, Value};

/// The schema of the answer; none where nothing is known of it. Before 2026-07-28 it has to be an object, so that anything
/// else is a member of one.
pub(super) fn schema(
    reader: &mut Reader<'_>,
    definitions: &mut Definitions<'_>,
    tool: &Tool<'_>,
) -> Option<Value> {
    let output = tool.output.as_ref()?;
    let schema = output.schema.as_ref()?;
    let subject = tool.subject();
    let mut portion = definitions.share(Way::Output, &subject);
    let content = below(&below("/responses", &output.status), "content");
    let at = below(&content, output.media_type.as_deref().unwrap_or_default()) + "/schema";
    let shape = definitions.schema(&mut portion, schema, &at);
    if matches!(&shape, Shape::Object(members) if members.is_empty()) || matches!(shape, Shape::Raw(_)) {
        return None;
    }
    let revision = reader.options.revision;
    let root = if revision >= Revision::July2026 {
        unwrapped(shape)
    } else if is_object(reader, schema) {
        typed(unwrapped(shape))
    } else {
        let found = Diagnostic::new(MCP_OUTPUT_WRAPPED).about(subject);
        reader.diagnostics.push(found.arg("revision", revision.as_str()));
        vec![
            ("type".into(), Shape::word("object")),
            ("properties".into(), Shape::Object(vec![("result".into(), shape)])),
            ("required".into(), Shape::List(vec![Shape::word("result")])),
        ]
    };
    Some(finish(definitions, portion, root))
}

fn unwrapped(shape: Shape) -> Members {
    match shape {
        Shape::Refer(number) => vec![("$ref".into(), Shape::Pointer(number))],
        Shape::Object(members) => members,
        other => vec![("anyOf".into(), Shape::List(vec![other]))],
    }
}

/// With the type at the root, where older clients look for it.
fn typed(mut members: Members) -> Members {
    if !members.iter().any(|(name, _)| name == "type") {
        members.insert(0, ("type".into(), Shape::word("object")));
    }
    members
}

/// Whether each value of a schema is an object.
fn is_object(reader: &mut Reader<'_>, schema: &Value) -> bool {
    let resolved = reader.schemas.resolved(schema);
    let node = resolved.node();
    let of_type = node.get("type").and_then(Node::as_str);
    let is_null = node.get("nullable").and_then(Node::as_bool) == Some(true);
    of_type == Some("object") && !is_null
}
