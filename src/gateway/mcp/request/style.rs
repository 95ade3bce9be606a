//! Values as text, as OAS 3.0 has it.

use std::borrow::Cow;

use serde_json::{Number, Value};

use crate::model::Style;

/// Names with their values.
pub(super) struct Pairs(pub(super) Vec<(String, String)>);

/// A value as text: a text as it is, null as nothing, and what has parts as JSON.
pub(super) fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => text.into(),
        Value::Null => "".into(),
        Value::Number(number) => digits(number).into(),
        other => other.to_string().into(),
    }
}

/// A whole number without a fraction: `1.0` is an integer, too.
fn digits(number: &Number) -> String {
    /// Up to here every integer is a double of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number.as_f64() {
        Some(value) if number.is_f64() && value.fract() == 0.0 && value.abs() <= EXACT => {
            (value as i64).to_string()
        }
        _ => number.to_string(),
    }
}

/// One text of all parts: `a,b`, `k,v` or, each on its own, `k=v`.
pub(super) fn joined(
    value: &Value,
    separator: &str,
    explode: bool,
    encode: &dyn Fn(&str) -> String,
) -> String {
    let parts: Vec<String> = match value {
        Value::Array(items) => items.iter().map(|item| encode(&text(item))).collect(),
        Value::Object(members) if explode => {
            members.iter().map(|(key, item)| [&encode(key), "=", &encode(&text(item))].concat()).collect()
        }
        Value::Object(members) => {
            members.iter().flat_map(|(key, item)| [encode(key), encode(&text(item))]).collect()
        }
        other => vec![encode(&text(other))],
    };
    parts.join(separator)
}

/// Each part with its name: items have the name of the list, members their own, or in brackets behind it.
pub(super) fn pairs(name: &str, value: &Value, style: Style, explode: bool) -> Pairs {
    let mut pairs = Vec::new();
    match value {
        _ if style == Style::DeepObject => deep(name, value, &mut pairs),
        Value::Array(items) if explode => {
            pairs.extend(items.iter().map(|item| (name.to_owned(), text(item).into_owned())));
        }
        Value::Object(members) if explode => {
            pairs.extend(members.iter().map(|(key, item)| (key.clone(), text(item).into_owned())));
        }
        other => pairs.push((name.to_owned(), text(other).into_owned())),
    }
    Pairs(pairs)
}

fn deep(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (key, item) in members {
                deep(&[name, "[", key, "]"].concat(), item, pairs);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| deep(name, item, pairs)),
        other => pairs.push((name.to_owned(), text(other).into_owned())),
    }
}
