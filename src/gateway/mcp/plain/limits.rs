//! How large a schema may be in OpenAI's strict mode.

use super::rules::MCP_OPENAI_STRICT_LIMIT;
use crate::diagnostic::Diagnostic;
use crate::gateway::mcp::profile::Profile;
use crate::source::{Node, Value};
use crate::subject::Subject;

pub(super) const PROPERTIES: &str = "properties";
pub(super) const LEVELS: &str = "levels of objects";
pub(super) const ENUM: &str = "values of `enum`";
pub(super) const TEXT: &str = "characters of names and of values of `enum`";

/// What is limited, and to what.
const LIMITS: [(&str, usize); 4] = [(PROPERTIES, 5_000), (LEVELS, 10), (ENUM, 1_000), (TEXT, 120_000)];

/// Where a schema is larger than that.
pub(super) fn findings(schema: &Value, profile: Profile, subject: &Subject) -> Vec<Diagnostic> {
    if profile != Profile::OpenaiStrict {
        return Vec::new();
    }
    let mut size = [0; 4];
    measure(schema.node(), 1, &mut size);
    let above = LIMITS.iter().zip(size).filter(|((_, limit), count)| count > limit);
    let found = |((what, limit), count): (&(&'static str, usize), usize)| {
        let found = Diagnostic::new(MCP_OPENAI_STRICT_LIMIT).about(subject.clone()).arg("what", *what);
        found.arg("count", count.to_string()).arg("limit", limit.to_string())
    };
    above.map(found).collect()
}

fn measure(node: Node<'_>, level: usize, size: &mut [usize; 4]) {
    let [properties, levels, values, text] = size;
    *levels = level.max(*levels);
    let own = node.get("enum").into_iter().flat_map(Node::items);
    for value in own {
        *values += 1;
        *text += value.scalar().map_or(0, |text| text.chars().count());
    }
    for (key, _) in node.get("properties").into_iter().flat_map(Node::entries) {
        *properties += 1;
        *text += key.text().chars().count();
    }
    for (key, child) in node.entries() {
        match key.text() {
            "properties" => child.entries().for_each(|(_, child)| measure(child, level + 1, size)),
            "$defs" => child.entries().for_each(|(_, child)| measure(child, level, size)),
            "anyOf" => child.items().for_each(|child| measure(child, level, size)),
            "items" => measure(child, level, size),
            _ => {}
        }
    }
}
