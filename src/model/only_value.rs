//! Schemas that allow one value only.

use std::sync::Arc;

use super::{Schema, component_of};
use crate::source::Node;
use crate::subject::ComponentKind;

/// What a schema says about the values that it allows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum OnlyValue {
    /// It is this text, number or boolean, as text.
    Is(String),
    /// What the schema of this name says.
    Of(Arc<str>),
    /// There is more than one, or it is not such a value.
    None,
}

impl Schema {
    /// The one value that the schema allows by itself: `enum` with one item, or `const`, which documents have although
    /// OAS 3.0 does not.
    pub(crate) fn only_value(&self) -> OnlyValue {
        let value = self.value();
        let mut node = value.node();
        loop {
            if let Some(target) = node.get("$ref").and_then(Node::as_str) {
                let schema = component_of(target)
                    .filter(|(key, deeper)| key.kind == ComponentKind::Schema && deeper.is_empty());
                return schema.map_or(OnlyValue::None, |(key, _)| OnlyValue::Of(key.name));
            }
            if let Some(constant) = node.get("const") {
                return of_scalar(constant);
            }
            if let Some(values) = node.get("enum") {
                let mut values = values.items();
                return match (values.next(), values.next()) {
                    (Some(only), None) => of_scalar(only),
                    _ => OnlyValue::None,
                };
            }
            // `allOf: [{$ref}]` is how documents put a description beside a reference.
            let mut parts = node.get("allOf").into_iter().flat_map(Node::items);
            match (parts.next(), parts.next()) {
                (Some(part), None) => node = part,
                _ => return OnlyValue::None,
            }
        }
    }
}

/// A text as it is, a number or boolean in JSON's spelling.
fn of_scalar(node: Node<'_>) -> OnlyValue {
    if let Some(text) = node.as_str() {
        return OnlyValue::Is(text.to_owned());
    }
    if node.is_null() || node.is_object() || node.is_array() {
        return OnlyValue::None;
    }
    let mut text = String::new();
    node.write_json(&mut text);
    OnlyValue::Is(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn one_value_or_none() {
        let is = |text: &str| OnlyValue::Is(text.to_owned());
        for (schema, expected) in [
            (json!({"enum": ["v1"]}), is("v1")),
            (json!({"type": "integer", "enum": [2]}), is("2")),
            (json!({"const": true}), is("true")),
            (json!({"allOf": [{"enum": [""]}], "description": "d"}), is("")),
            (json!({"$ref": "#/components/schemas/A"}), OnlyValue::Of("A".into())),
            (json!({"allOf": [{"$ref": "#/components/schemas/A"}]}), OnlyValue::Of("A".into())),
            (json!({"$ref": "#/components/schemas/A/properties/b"}), OnlyValue::None),
            (json!({"enum": ["a", "b"]}), OnlyValue::None),
            (json!({"enum": []}), OnlyValue::None),
            (json!({"enum": [null]}), OnlyValue::None),
            (json!({"const": ["a"]}), OnlyValue::None),
            (json!({"type": "string"}), OnlyValue::None),
            (json!({"allOf": [{"enum": ["a"]}, {"type": "string"}]}), OnlyValue::None),
        ] {
            assert_eq!(Schema::from(schema.clone()).only_value(), expected, "{schema}");
        }
    }
}
