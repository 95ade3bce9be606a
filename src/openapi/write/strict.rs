//! Schemas without what OAS 3.0 does not have: unknown keywords, and values that a keyword cannot have.

use super::writer::Writer;
use crate::source::{Kind, Node, Value};
use crate::tables::HashSet;

impl Writer<'_> {
    /// Writes a member of a schema, or leaves it out, where it is not as OAS 3.0 has it. False where it is, and is still to
    /// be written.
    pub(super) fn is_repaired(&mut self, keyword: &str, node: Node<'_>, schema: Node<'_>) -> bool {
        match keyword {
            "type" if node.is_array() => self.type_of_list(node, schema),
            "type" if node.as_str() == Some("file") => {
                self.json.text_member(keyword, "string");
                if schema.get("format").is_none() {
                    self.json.text_member("format", "binary");
                }
            }
            "required" | "enum" if node.is_array() => self.unique(keyword, node),
            _ if fits(keyword, node) => return false,
            _ => self.leave_out(keyword, "schema"),
        }
        true
    }

    /// A list of types: one of them beside null is a nullable type.
    fn type_of_list(&mut self, list: Node<'_>, schema: Node<'_>) {
        let names = || list.items().filter_map(Node::as_str);
        let mut types = names().filter(|name| *name != "null");
        match (types.next(), types.next()) {
            (Some(name), None) if is_type(name) => {
                self.json.text_member("type", name);
                if names().any(|name| name == "null") && schema.get("nullable").is_none() {
                    self.json.flag("nullable", true);
                }
            }
            _ => self.leave_out("type", "schema"),
        }
    }

    /// A list of which each item may be there once, and one has to be.
    fn unique(&mut self, keyword: &str, list: Node<'_>) {
        let mut seen: HashSet<Value> = HashSet::default();
        let begun = self.json.begin(keyword, '[');
        for item in list.items().filter(|item| keyword == "enum" || item.is_string()) {
            if seen.insert(item.value()) {
                self.json.value(item);
            }
        }
        self.json.end(&begun, ']');
        if seen.is_empty() || seen.len() < list.len() {
            self.leave_out(keyword, "schema");
        }
    }
}

fn is_type(name: &str) -> bool {
    matches!(name, "array" | "boolean" | "integer" | "number" | "object" | "string")
}

/// Whether OAS 3.0's schema object has a keyword, with such a value.
fn fits(keyword: &str, node: Node<'_>) -> bool {
    let number = || node.scalar().and_then(|text| text.parse::<f64>().ok());
    let has_text = |key| node.get(key).is_some_and(Node::is_string);
    match keyword {
        "default" | "example" | "$ref" => true,
        "type" => node.as_str().is_some_and(is_type),
        "title" | "description" | "format" | "pattern" => node.is_string(),
        "maximum" | "minimum" => node.kind() == Kind::Number,
        "multipleOf" => node.kind() == Kind::Number && number().is_some_and(|number| number > 0.0),
        "maxLength" | "minLength" | "maxItems" | "minItems" | "maxProperties" | "minProperties" => {
            node.kind() == Kind::Number
                && number().is_some_and(|number| number >= 0.0 && number.fract() == 0.0)
        }
        "exclusiveMaximum" | "exclusiveMinimum" | "uniqueItems" | "nullable" | "readOnly" | "writeOnly"
        | "deprecated" => node.as_bool().is_some(),
        "allOf" | "oneOf" | "anyOf" => node.is_array(),
        "not" | "items" | "properties" | "xml" => node.is_object(),
        "additionalProperties" => node.is_object() || node.as_bool().is_some(),
        "externalDocs" => has_text("url"),
        "discriminator" => {
            has_text("propertyName")
                && node.get("mapping").is_none_or(|mapping| {
                    mapping.is_object() && mapping.entries().all(|(_, target)| target.is_string())
                })
        }
        _ => keyword.starts_with("x-"),
    }
}
