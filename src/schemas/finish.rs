//! What all schemas have in common: who they are, how their texts read, and where they end.

use schemars::Schema;
use serde_json::{Map, Value, json};

/// What becomes of members that a type does not have, where its reader does not refuse them.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unknown {
    /// They pass.
    Pass,
    /// They are reported, unless they say nothing: null, false, and what is empty.
    Void,
    /// There are none.
    None,
}

/// A schema of serde's types as people and editors get it. A file that is read may say where its schema is.
pub(super) fn finished(
    schema: Schema,
    heads: [(&'static str, String); 3],
    is_read: bool,
    unknown: Unknown,
) -> Value {
    let mut schema = schema.to_value();
    if let Value::Object(root) = &mut schema {
        root.extend(heads.map(|(keyword, text)| (keyword.to_owned(), text.into())));
        if is_read && let Some(Value::Object(members)) = root.get_mut("properties") {
            members.insert(
                "$schema".to_owned(),
                json!({ "type": "string", "description": "Where this schema is, for editors." }),
            );
        }
        let unknown = match unknown {
            Unknown::Pass => Value::Bool(true),
            Unknown::Void => json!({ "enum": [null, false, [], {}] }),
            Unknown::None => Value::Bool(false),
        };
        node(root, &unknown, false);
    }
    schema
}

/// A schema, and all below it. A part of a schema with members does not end by itself.
fn node(schema: &mut Map<String, Value>, unknown: &Value, is_part: bool) {
    let has_members = schema.contains_key("properties");
    let mut has_parts = false;
    for (keyword, value) in schema.iter_mut() {
        match (keyword.as_str(), value) {
            ("properties" | "patternProperties" | "$defs", Value::Object(children)) => {
                children
                    .values_mut()
                    .filter_map(Value::as_object_mut)
                    .for_each(|child| node(child, unknown, false));
            }
            ("items" | "additionalProperties", Value::Object(child)) => node(child, unknown, false),
            ("prefixItems", Value::Array(children)) => {
                children
                    .iter_mut()
                    .filter_map(Value::as_object_mut)
                    .for_each(|child| node(child, unknown, false));
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(children)) => {
                has_parts = true;
                let children = children.iter_mut().filter_map(Value::as_object_mut);
                children.for_each(|child| node(child, unknown, has_members || is_part));
            }
            ("description", Value::String(text)) => *text = prose(text),
            _ => {}
        }
    }
    bounds(schema);
    if schema.get("default") == Some(&Value::Null) {
        schema.remove("default");
    }
    let ends = ["additionalProperties", "unevaluatedProperties"].iter().any(|end| schema.contains_key(*end));
    if has_members && !is_part && !ends && *unknown != Value::Bool(true) {
        let end = if has_parts { "unevaluatedProperties" } else { "additionalProperties" };
        schema.insert(end.to_owned(), unknown.clone());
    }
}

/// Formats of numbers are Rust's own; the least and the greatest number are for everybody.
fn bounds(schema: &mut Map<String, Value>) {
    let (least, greatest) = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => (json!(i32::MIN), json!(i32::MAX)),
        Some("int64") => (json!(i64::MIN), json!(i64::MAX)),
        Some("uint16") => (json!(0), json!(u16::MAX)),
        Some("uint32") => (json!(0), json!(u32::MAX)),
        Some("uint64" | "uint") => (json!(0), json!(u64::MAX)),
        _ => return,
    };
    schema.remove("format");
    schema.insert("minimum".to_owned(), least);
    schema.insert("maximum".to_owned(), greatest);
}

/// A doc comment for those who know the file and not the types: its first paragraph, without links, and with names as the
/// file has them.
fn prose(text: &str) -> String {
    let text = text.split("\n\n").next().unwrap_or_default().trim_end().replace('\n', " ");
    let mut prose = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('[') {
        prose.push_str(before);
        let Some((name, after)) = link(after) else {
            prose.push('[');
            rest = after;
            continue;
        };
        prose.push_str(&name);
        rest = after;
    }
    prose.push_str(rest);
    prose
}

/// The text of a link after its bracket, and what follows it.
fn link(after: &str) -> Option<(String, &str)> {
    let (text, rest) = after.split_once(']')?;
    let name = text.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
    let rest = match rest.strip_prefix('(') {
        // A function's path ends in brackets of its own.
        Some(target) => target.split_once(')').map(|(_, rest)| rest.strip_prefix(')').unwrap_or(rest))?,
        None if name.is_some() => rest,
        None => return None,
    };
    let Some(path) = name else { return Some((text.to_owned(), rest)) };
    let name = path.rsplit("::").next().unwrap_or(path);
    Some((format!("`{}`", camel_case(name)), rest))
}

/// `group_id` as `groupId`.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut name, word| {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
        name
    })
}
