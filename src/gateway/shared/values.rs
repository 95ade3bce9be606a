//! Single values on their way between the model and the texts of a record.

use std::sync::Arc;

use crate::model::{Components, Dialect, Map, RefOr, Reference, Schema, component_of};
use crate::source::{Document, Format, Limits, Node, Value};
use crate::subject::ComponentKind;

/// How many references in a row are followed. People write two or three.
const MAX_HOPS: usize = 100;

/// Follows a chain of references.
///
/// # Errors
/// The reference that leads nowhere. A chain longer than [`MAX_HOPS`] is a circle, or made to be slow.
pub(in crate::gateway) fn resolve<'a, T>(
    part: &'a RefOr<T>,
    components: &'a Map<Arc<str>, RefOr<T>>,
) -> Result<&'a T, &'a Reference> {
    let mut part = part;
    let mut hops = 0;
    loop {
        match part {
            RefOr::Item(item) => return Ok(item),
            RefOr::Reference(target) => match components.get(&target.0.name) {
                Some(next) if hops < MAX_HOPS => {
                    hops += 1;
                    part = next;
                }
                _ => return Err(target),
            },
        }
    }
}

/// The type of a value that is not made of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::gateway) enum Scalar {
    String,
    Integer,
    Number,
    Boolean,
}

/// The type of a parameter; none when it is an array or an object. A schema without a type is text.
pub(in crate::gateway) fn scalar_of(schema: Value, components: &Components) -> Option<Scalar> {
    let mut value = schema;
    for _ in 0..=MAX_HOPS {
        let mut node = value.node();
        // `allOf: [{$ref}]` is how documents put a description beside a reference.
        while let Some(first) = node.get("allOf").and_then(|all| all.items().next()) {
            if node.get("type").is_some() || node.get("$ref").is_some() {
                break;
            }
            node = first;
        }
        let target = node.get("$ref").and_then(Node::as_str).and_then(component_of);
        let next = target.filter(|(key, deeper)| key.kind == ComponentKind::Schema && deeper.is_empty());
        match next.and_then(|(key, _)| components.schemas.get(&key.name)) {
            Some(next) => value = next.value(),
            None => return stated_scalar(node),
        }
    }
    Some(Scalar::String)
}

fn stated_scalar(node: Node<'_>) -> Option<Scalar> {
    match node.get("type").and_then(Node::as_str) {
        Some("integer") => Some(Scalar::Integer),
        Some("number") => Some(Scalar::Number),
        Some("boolean") => Some(Scalar::Boolean),
        Some("array" | "object") => None,
        None if node.get("properties").is_some() || node.get("items").is_some() => None,
        _ => Some(Scalar::String),
    }
}

/// A value as text: strings as they are, everything else as JSON.
pub(in crate::gateway) fn text_of(node: Node<'_>) -> String {
    node.as_str().map_or_else(|| json_of(node), str::to_owned)
}

/// A value as JSON text, numbers as in the document.
pub(in crate::gateway) fn json_of(node: Node<'_>) -> String {
    node.json()
}

/// Reads JSON text; none when it is something else.
pub(in crate::gateway) fn parse_json(text: &str) -> Option<Value> {
    let mut limits = Limits::default();
    // As deep as documents can be read at all: this may have been written from one.
    (limits.bytes, limits.depth) = (usize::MAX, usize::MAX);
    Document::parse(text, Some(Format::Json), &limits).value.map(|document| document.value())
}

/// The JSON text of a parameter's value: the text of a record is a string, unless it is a value of the type.
pub(in crate::gateway) fn typed_json(word: &str, text: &str) -> String {
    let is_number = || serde_json::from_str::<serde_json::Number>(text).is_ok() && text.trim() == text;
    match word {
        "integer" | "number" if is_number() => text.to_owned(),
        "boolean" if text == "true" || text == "false" => text.to_owned(),
        _ => {
            let mut json = String::new();
            crate::source::write_json_string(text, &mut json);
            json
        }
    }
}

/// A schema from JSON text that is known to be valid.
pub(in crate::gateway) fn schema_of(value: Value) -> Schema {
    Schema::new(value, Dialect::Oas3)
}

/// A media type without its parameters.
pub(in crate::gateway) fn essence_of(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether a media type ends with a suffix such as `+json`, in capitals or not.
pub(in crate::gateway) fn has_suffix(essence: &str, suffix: &str) -> bool {
    let end = essence.len().checked_sub(suffix.len()).and_then(|at| essence.as_bytes().get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(suffix.as_bytes()))
}

/// Whether a media type is JSON, parameters aside.
pub(in crate::gateway) fn is_json(media_type: &str) -> bool {
    let essence = essence_of(media_type);
    essence.eq_ignore_ascii_case("application/json") || has_suffix(essence, "+json")
}
