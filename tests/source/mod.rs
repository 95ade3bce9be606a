//! Documents: what is read, what is refused, and where the findings point.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(clippy::format_collect, clippy::format_push_string, reason = "the short way to make a long text")]

mod comments;
mod corpus;
mod hostile;
mod json_suite;
mod rules;
mod values;
mod yaml;

use oasgate::Document;
use oasgate::source::{Limits, Value};

/// The value of a text, which must have one; findings do not count.
fn value(text: &str) -> Value {
    let outcome = Document::parse(text, None, &Limits::default());
    let Some(document) = outcome.value else { panic!("{text:?}: {:?}", outcome.diagnostics) };
    document.value()
}

/// Whether both are the same JSON, numbers by their value: `1.0` is `1`.
fn same(a: &serde_json::Value, b: &serde_json::Value) -> bool {
    use serde_json::Value as Json;
    match (a, b) {
        // Without its feature `float_roundtrip`, serde_json is off by a last digit now and then.
        (Json::Number(a), Json::Number(b)) => match (a.as_f64(), b.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() <= a.abs() * 4e-16,
            _ => false,
        },
        (Json::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|((a_key, a), (b_key, b))| a_key == b_key && same(a, b))
        }
        _ => a == b,
    }
}
