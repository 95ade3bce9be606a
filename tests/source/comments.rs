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

#[test]
fn a_byte_order_mark_that_was_read_as_characters_is_left_out() {
    for text in ["a: 1\nb: é\n", "{\"a\": 1, \"b\": \"é\"}", "{a: 1, b: é}"] {
        let outcome = parse(&format!("\u{ef}\u{bb}\u{bf}{text}"));
        assert_eq!(codes(&outcome), ["byte-order-mark-decoded"], "{text}");
        let document = outcome.value.unwrap();
        assert_eq!(document.value().to_json(), json!({ "a": 1, "b": "é" }), "{text}");
        assert!(document.text().starts_with('\u{ef}'), "the text is what it was");
    }
    assert_eq!(codes(&parse("\u{ef}\u{bb}\u{bf}")), ["document-empty"]);
}

#[test]
fn spaces_that_are_none_are_one_finding() {
    for space in ["\u{a0}", "\u{3000}", "\u{2003}"] {
        let outcome = parse(&format!("a:\n{space}b: 1\n{space}c: 2\nd:\n  e: 3\n  {space}f: 4\n"));
        assert_eq!(codes(&outcome), ["yaml-no-break-space"], "{space:?}");
        let at = outcome.diagnostics[0].location().unwrap();
        assert_eq!((at.line, at.column), (2, 1));
    }
    // In a text they are characters like others, and so they are in quotes.
    let fine = parse("a: |\n  \u{a0}b: 1\n\"\u{a0}c\": 2\nd: e\u{a0}f\n");
    assert_eq!(codes(&fine), [""; 0]);
}
