//! Our JSON is serde_json's: the same texts are accepted, with the same values, and what we write reads back equal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oasgate::Document;
use oasgate::source::{Format, Limits};
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let outcome = Document::parse(bytes, Some(Format::Json), &Limits::default());
    let judged = serde_json::from_slice::<Value>(bytes);
    let codes: Vec<&str> = outcome.diagnostics.iter().map(oasgate::Diagnostic::code).collect();
    match (&outcome.value, &judged) {
        (None, Err(_)) => assert!(!codes.is_empty()),
        (None, Ok(_)) => {
            let known = ["document-too-deep", "document-encoding"];
            assert!(codes.iter().all(|code| known.contains(code)), "we refuse: {codes:?}");
        }
        (Some(_), Err(error)) => {
            // What serde_json refuses and we only report.
            let known = ["json-lone-surrogate", "number-not-portable", "byte-order-mark-decoded"];
            let reported = codes.iter().any(|code| known.contains(code));
            assert!(reported || bytes.starts_with(b"\xef\xbb\xbf"), "serde_json refuses: {error}");
        }
        (Some(document), Ok(judged)) => {
            assert!(same(&document.value().to_json(), judged), "{} is not {judged}", document.value());
        }
    }
    let Some(document) = outcome.value else { return };
    let value = document.value();
    let mut limits = Limits::default();
    // Numbers may get longer by a digit when they are written as JSON.
    limits.bytes *= 2;
    let again = Document::parse(value.to_string(), Some(Format::Json), &limits).value.expect("we write JSON");
    assert_eq!(again.value(), value);
    assert_eq!(oasgate::source::Value::from(value.to_json()), value);
    assert_eq!(
        serde_json::from_value::<oasgate::source::Value>(value.to_json()).expect("JSON is a value"),
        value
    );
});

/// The same JSON, numbers by value.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|((a_key, a), (b_key, b))| a_key == b_key && same(a, b))
        }
        _ => a == b,
    }
}
