//! The example of a value.

use super::values::text_of;
use crate::model::{Components, component_of};
use crate::source::{Node, Value};
use crate::subject::ComponentKind;

/// How many references and lists in a row are looked through for an example.
const MAX_HOPS: usize = 16;

/// The example that a schema has, the schema that it refers to, or in a list of one the schema of its items.
pub(in crate::gateway) fn schema_example(schema: Value, components: &Components) -> Option<String> {
    let mut value = schema;
    let mut lists = 0;
    for _ in 0..MAX_HOPS {
        let node = value.node();
        if let Some(example) = node.get("example") {
            return Some(["[".repeat(lists), json_or_text(example, lists), "]".repeat(lists)].concat());
        }
        let next = match node.get("$ref").and_then(Node::as_str).and_then(component_of) {
            Some((key, deeper)) if key.kind == ComponentKind::Schema && deeper.is_empty() => {
                components.schemas.get(&key.name)?.value()
            }
            Some(_) => return None,
            None => {
                lists += 1;
                node.get("items")?.value()
            }
        };
        value = next;
    }
    None
}

/// A text is written plainly, but within a list as JSON.
fn json_or_text(example: Node<'_>, lists: usize) -> String {
    if lists == 0 {
        return text_of(example);
    }
    let mut json = String::new();
    example.write_json(&mut json);
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_found_through_references_and_lists() {
        let components: Components = serde_json::from_str(
            r##"{"schemas": {
                "Pet": {"type": "object", "example": {"id": 1}}, "Cat": {"$ref": "#/components/schemas/Pet"},
                "Loop": {"$ref": "#/components/schemas/Loop"}, "Name": {"type": "string", "example": "Rex"}
            }}"##,
        )
        .unwrap();
        for (schema, expected) in [
            (r#"{"example": {"a": 1}}"#, Some(r#"{"a":1}"#)),
            (r##"{"$ref": "#/components/schemas/Cat"}"##, Some(r#"{"id":1}"#)),
            (r##"{"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}"##, Some(r#"[{"id":1}]"#)),
            (r##"{"$ref": "#/components/schemas/Name"}"##, Some("Rex")),
            (r##"{"items": {"items": {"$ref": "#/components/schemas/Name"}}}"##, Some(r#"[["Rex"]]"#)),
            (r##"{"$ref": "#/components/schemas/Loop"}"##, None),
            (r##"{"$ref": "#/components/schemas/Gone"}"##, None),
            (r#"{"type": "string"}"#, None),
        ] {
            let value = Value::from_json_text(schema.to_owned());
            assert_eq!(schema_example(value, &components).as_deref(), expected, "{schema}");
        }
    }
}
