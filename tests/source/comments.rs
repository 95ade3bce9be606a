//! Whether a text is JSON or YAML is decided once, by what it begins with; comments in JSON are skipped.

use oasgate::source::Limits;
use oasgate::{Diagnostic, Document, Outcome};
use serde_json::json;

fn parse(text: &str) -> Outcome<Document> {
    Document::parse(text, None, &Limits::default())
}

fn codes(outcome: &Outcome<Document>) -> Vec<&'static str> {
    outcome.diagnostics.iter().map(Diagnostic::code).collect()
}

#[test]
fn comments_in_json_are_skipped_and_never_keys() {
    for (text, json, expected) in [
        ("{// the pets\n\"/pets\": {}}", json!({ "/pets": {} }), "json-not-strict"),
        ("{\"a\": 1, // the pets \"b\": 2\n\"c\": 3}", json!({ "a": 1, "c": 3 }), "json-not-strict"),
        ("{\"a\": /* b */ [1, /* 2, */ 3], // d\n}", json!({ "a": [1, 3] }), "json-not-strict"),
        (
            "// a\n/* b */\n{\"c\": \"http://d /* e */\"}",
            json!({ "c": "http://d /* e */" }),
            "json-not-strict",
        ),
        ("\u{feff}{\"a\": 1} // b", json!({ "a": 1 }), "json-not-strict"),
        ("{\"a\": 1, # b\n \"c\": 'd'}", json!({ "a": 1, "c": "d" }), "json-not-strict"),
        // YAML, and valid.
        ("{a: 1, 'b': [c, \"d\"], e: http://f}", json!({ "a": 1, "b": ["c", "d"], "e": "http://f" }), ""),
        ("{\n  a: 1, # b\n}", json!({ "a": 1 }), ""),
    ] {
        assert_eq!(parse(text).value.unwrap().value().to_json(), json, "{text}");
        let expected: Vec<&str> = Some(expected).filter(|code| !code.is_empty()).into_iter().collect();
        assert_eq!(codes(&parse(text)), expected, "{text}");
    }
    for (text, line) in [("{// a\n\"b\": @}", 2), ("{\"a\": 1 /* b\n}", 2), ("{\"a\": // b\n@}", 2)] {
        assert_eq!(codes(&parse(text)), ["json-syntax"], "{text}");
        let outcome = parse(text);
        assert_eq!(outcome.diagnostics[0].location().unwrap().line, line, "{text}");
    }
    // Places behind a comment are those of the text.
    let outcome = parse("{/* é */ \"a\": 1, \"a\": 2}");
    let twice = outcome.diagnostics.iter().find(|found| found.code() == "key-duplicate").unwrap();
    assert_eq!(twice.location().unwrap().column, 18);
}
