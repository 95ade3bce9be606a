//! The body of one call.

use serde_json::{Map, Value};

use super::build::{encoded, plain};
use super::{Body, FieldEncoding};
use crate::gateway::shared::values::is_json;
use crate::hash::StableHash;
use crate::text::percent;

/// Media type and text of a body; none when the call has none.
pub(super) fn written(
    body: &Body,
    fields: Map<String, Value>,
    whole: Option<Value>,
) -> Option<(String, String)> {
    if whole.is_none() && fields.is_empty() && !body.required {
        return None;
    }
    let media_type = body.media_type.to_string();
    let fields = match whole {
        Some(Value::Object(members)) => members,
        Some(value) => {
            let text = document(&media_type, &value);
            return Some((media_type, text));
        }
        None => fields,
    };
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if essence == "application/x-www-form-urlencoded" {
        return Some((media_type, form(body, &fields)));
    }
    if essence.starts_with("multipart/") {
        let (boundary, text) = multipart(body, &fields);
        return Some((format!("{essence}; boundary={boundary}"), text));
    }
    Some((media_type.clone(), document(&media_type, &Value::Object(fields))))
}

/// A value in a media type: JSON as such, and of others the text.
pub(super) fn document(media_type: &str, value: &Value) -> String {
    if is_json(media_type) { value.to_string() } else { plain(value) }
}

fn encoding_of(body: &Body, name: &str) -> FieldEncoding {
    let plain = FieldEncoding { content_type: None, style: None, explode: None };
    body.encoding.get(name).cloned().unwrap_or(plain)
}

fn form(body: &Body, fields: &Map<String, Value>) -> String {
    let encode = |text: &str| percent::encode(text, percent::is_unreserved).into_owned();
    let pair = |(name, value): (&String, &Value)| {
        let encoding = encoding_of(body, name);
        match encoding.content_type.as_deref() {
            Some(content_type) if is_json(content_type) => {
                vec![[&encode(name), "=", &encode(&value.to_string())].concat()]
            }
            _ => encoded(name, value, &encoding, &encode),
        }
    };
    fields.iter().flat_map(pair).collect::<Vec<_>>().join("&")
}

/// The boundary, and the parts: one for each field, and of a list one for each item.
fn multipart(body: &Body, fields: &Map<String, Value>) -> (String, String) {
    let mut parts: Vec<String> = Vec::new();
    for (name, value) in fields {
        let encoding = encoding_of(body, name);
        match (value, &encoding.content_type) {
            (Value::Array(items), None) => parts.extend(items.iter().map(|item| part(name, item, None))),
            (value, content_type) => parts.push(part(name, value, content_type.as_deref())),
        }
    }
    let boundary = boundary(&parts);
    let mut text = String::new();
    for part in &parts {
        text.extend(["--", &boundary, "\r\n", part, "\r\n"]);
    }
    text.extend(["--", &boundary, "--\r\n"]);
    (boundary, text)
}

fn part(name: &str, value: &Value, content_type: Option<&str>) -> String {
    let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    // Of several types that a document names, the first; line ends would begin another header.
    let stated = content_type.and_then(|stated| stated.split(',').next()).map(str::trim);
    let stated = stated.filter(|stated| !stated.chars().any(char::is_control));
    let has_parts = value.is_object() || value.is_array();
    let kind = stated.or_else(|| has_parts.then_some("application/json"));
    let mut part = format!("Content-Disposition: form-data; name=\"{name}\"\r\n");
    if let Some(kind) = kind {
        part.extend(["Content-Type: ", kind, "\r\n"]);
    }
    part.push_str("\r\n");
    part.push_str(&document(kind.unwrap_or_default(), value));
    part
}

/// A line that none of the parts has.
fn boundary(parts: &[String]) -> String {
    let mut hash = parts.iter().fold(StableHash::new(), |hash, part| hash.text(part));
    loop {
        let boundary = format!("oasgate-{:016x}", hash.finish());
        if !parts.iter().any(|part| part.contains(&boundary)) {
            return boundary;
        }
        hash = hash.text("again");
    }
}
