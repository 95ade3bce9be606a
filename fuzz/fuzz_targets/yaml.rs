//! Whatever the bytes are: an outcome whose findings have places in the text, and a value that reads back equal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oasgate::source::{Format, Limits, Value};
use oasgate::{Document, Lang};

fuzz_target!(|bytes: &[u8]| {
    let mut limits = Limits::default();
    limits.alias_expansion = Some(10_000);
    let outcome = Document::parse(bytes, None, &limits);
    assert!(outcome.value.is_some() || outcome.has_errors());
    for found in &outcome.diagnostics {
        let location = found.location().expect("a finding of the text has a place");
        assert!(location.span.start <= location.span.end && location.span.end as usize <= bytes.len());
        assert!(location.line >= 1 && location.column >= 1);
        assert!(!found.message(Lang::En).contains('{') || found.args().any(|(_, value)| value.contains('{')));
    }
    let Some(document) = outcome.value else { return };
    let value = document.value();
    let text = value.to_string();
    let again = Document::parse(text.as_str(), Some(Format::Json), &Limits::default());
    assert!(again.diagnostics.iter().all(|found| found.code() == "number-not-portable"));
    assert_eq!(again.value.expect("we write JSON").value(), value);
    let json = serde_json::to_string(&value).expect("a value is JSON");
    assert_eq!(serde_json::from_str::<Value>(&json).expect("it reads back"), value);
    behind_a_directive(document.text(), &value, &limits);
    // The same text gives the same findings.
    assert_eq!(Document::parse(bytes, None, &limits).diagnostics, outcome.diagnostics);
});

/// A directive leaves a text to the whole parser of YAML. Without one, what is common is read line by line, to the same
/// value.
fn behind_a_directive(text: &str, value: &Value, limits: &Limits) {
    let is_plain = |line: &str| !["---", "...", "%"].iter().any(|start| line.starts_with(start));
    // A byte order mark may be before a document, but not behind a directive, decoded or not. JSON may begin with a comment.
    let is_odd = text.trim_start().starts_with(['{', '[', '/', '\u{ef}']) || text.contains('\u{feff}');
    if is_odd || !text.split(['\n', '\r']).all(is_plain) {
        return;
    }
    let whole = Document::parse(format!("%YAML 1.2\n---\n{text}"), Some(Format::Yaml), limits);
    assert_eq!(whole.value.map(|document| document.value()).as_ref(), Some(value), "{text:?}");
}
