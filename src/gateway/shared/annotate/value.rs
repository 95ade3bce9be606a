//! Values of keys.

use serde_json::{Map, Value};

use crate::model::Extensions;
use crate::model::operator::Target;
use crate::source::write_json_string;

/// An object of the members that are there.
pub(in crate::gateway) fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let members = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(members.collect::<Map<_, _>>())
}

/// Puts a key that the gateway requires where it is missing.
pub(in crate::gateway) fn require(keys: &mut Extensions, key: &str, value: &str) {
    keys.insert_if_absent(key.to_owned(), || Value::from(value).into());
}

/// Host and port of a target.
pub(in crate::gateway) fn address(target: &Target) -> Option<String> {
    let host = target.host.as_ref()?;
    Some(target.port.map_or_else(|| host.clone(), |port| format!("{host}:{port}")))
}

/// The variables of a path, without the sign for several segments.
pub(in crate::gateway) fn variables(path: &str) -> impl Iterator<Item = &str> {
    let parts = path.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts.map(|(name, _)| name.trim_end_matches('+')).filter(|name| !name.is_empty())
}

/// The value of a key, with members in the order of a list, and all others after these.
pub(in crate::gateway) fn ordered(value: &Value, order: &[&str]) -> crate::source::Value {
    let mut text = String::new();
    write(value, order, &mut text);
    crate::source::Value::from_json_text(text)
}

fn write(value: &Value, order: &[&str], text: &mut String) {
    let before = |index| if index > 0 { "," } else { "" };
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| order.iter().position(|one| one == name).unwrap_or(order.len()));
            text.push('{');
            for (index, (name, value)) in members.into_iter().enumerate() {
                text.push_str(before(index));
                write_json_string(name, text);
                text.push(':');
                write(value, order, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(before(index));
                write(item, order, text);
            }
            text.push(']');
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}
