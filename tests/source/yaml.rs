//! What YAML means here, where readers differ.

use serde_json::{Value, json};

use oasgate::source::{Format, Limits};
use oasgate::{Diagnostic, Document};

use super::value;

/// Said to be YAML: what begins with a bracket might be taken for JSON that is not strict.
fn read(text: &str) -> oasgate::Outcome<Document> {
    Document::parse(text, Some(Format::Yaml), &Limits::default())
}

fn json_of(text: &str) -> Value {
    read(text).into_result().unwrap().value().to_json()
}

fn codes(text: &str) -> Vec<&'static str> {
    read(text).diagnostics.iter().map(Diagnostic::code).collect()
}

#[test]
fn scalars_follow_the_core_schema() {
    for (text, json) in [
        ("[no, yes, on, off, y, n]", json!(["no", "yes", "on", "off", "y", "n"])),
        (
            "[017, 065914, 1_000, 12:30:45, 2001-12-14]",
            json!(["017", "065914", "1_000", "12:30:45", "2001-12-14"]),
        ),
        ("[0o17, 0x1F, +1, .5, 1., 1e3]", json!([15, 31, 1, 0.5, 1, 1000])),
        ("[~, null, Null, '', \"null\", ]", json!([null, null, null, "", "null"])),
        ("[true, TRUE, 'true', !!str true]", json!([true, true, "true", "true"])),
        ("- |\n  a\n   b\n\n- >-\n  a\n  b\n", json!(["a\n b\n", "a b"])),
        ("- 'it''s'\n- \"tab\\t\\x41\\u00e9\\U0001d11e\\L\"\n", json!(["it's", "tab\tAé𝄞\u{2028}"])),
        ("plain\n  over lines\n", json!("plain over lines")),
        ("- minimum: -9223372036854776000\n", json!([{ "minimum": -9_223_372_036_854_776_000_f64 }])),
        ("a:\n-\n- b", json!({ "a": [null, "b"] })),
        ("? |\n  block\n: 1\n? plain\n", json!({ "block\n": 1, "plain": null })),
    ] {
        assert_eq!(json_of(text), json, "{text}");
        // What older tools read as something else is reported, and kept.
        let traps = [
            "yaml-boolean-word",
            "yaml-leading-zero",
            "yaml-number-word",
            "yaml-radix-number",
            "yaml-exponent-number",
            "yaml-sexagesimal",
            "yaml-timestamp",
        ];
        assert!(codes(text).iter().all(|code| traps.contains(code)), "{text}");
    }
}

#[test]
fn what_older_tools_misread_is_reported_where_it_matters() {
    for (text, expected) in [
        ("[no, yes, on, off, y, n]", &["yaml-boolean-word"; 4][..]),
        ("a: no\non: b", &["yaml-boolean-word"]),
        ("[017, 065914]", &["yaml-leading-zero"; 2]),
        ("[1_000, 0x1F, 1e3, 1.0e+3]", &["yaml-number-word", "yaml-radix-number", "yaml-exponent-number"]),
        ("a: 22:30\nb: 2020-02-29", &["yaml-sexagesimal", "yaml-timestamp"]),
        (
            "22:30: a\n2020-02-29: b\n0o17: c\n017: d",
            &["yaml-sexagesimal", "yaml-timestamp", "yaml-number-word", "yaml-leading-zero"],
        ),
        // A text over two lines is one text.
        ("a: closes\n  22:30\nb: 2020-02-29\n  22:30:00", &["yaml-timestamp"]),
        // Tagged and quoted values are what they are marked as.
        ("['no', \"017\", !!str 2020-02-29, !!int 0x1F, !!float 1e3, \"22:30\"]", &[]),
        ("a: |-\n  22:30\n? >-\n  1_000\n: b\n'2020-02-29': c", &[]),
        // Statuses, versions, ranges.
        ("200: a\n4XX: b\n1.0: c\n1e3: d\n<<: {e: f}", &[]),
        // An alias is reported once, at its text.
        ("a: &a 22:30\nb: *a\n*a : c", &["yaml-sexagesimal"]),
    ] {
        assert_eq!(codes(text), expected, "{text}");
    }
}

#[test]
fn keys_are_text() {
    let text = "200: a\n0x10: b\nnull: c\ntrue: d\n1.0: e\n~: f\n: g\n'q': h\n!!int 7: i\n";
    let keys = json!({
        "200": "a", "0x10": "b", "null": "c", "true": "d", "1.0": "e", "~": "f", "": "g", "q": "h", "7": "i"
    });
    assert_eq!(json_of(text), keys);
    // What other readers take for 16 comes back from them as another key.
    assert_eq!(codes(text), ["yaml-number-word"]);
    // The same text twice, once quoted.
    assert_eq!(codes("200: a\n'200': b\n"), ["key-duplicate"]);
}

#[test]
fn tags_are_honoured_or_reported() {
    assert_eq!(
        json_of("[!!str 1, !!int '1', !!float '1.5', !!bool 'true', !!null '', ! 1, !!map {a: 1}, !!seq []]"),
        json!(["1", 1, 1.5, true, null, "1", { "a": 1 }, []])
    );
    assert_eq!(json_of("[!x 1, !!int x, !!set {a, b}]"), json!([1, "x", { "a": null, "b": null }]));
    assert_eq!(codes("[!x 1, !!int x, !!set {a, b}, !<tag:example.com,2000:y> z]"), ["yaml-tag-ignored"; 4]);
}

#[test]
fn aliases_stand_for_their_values() {
    for (text, json) in [
        (
            "a: &a {x: [1]}\nb: *a\nc: [*a]\n",
            json!({ "a": { "x": [1] }, "b": { "x": [1] }, "c": [{ "x": [1] }] }),
        ),
        ("a: &a 1\nb: &a 2\nc: *a\n", json!({ "a": 1, "b": 2, "c": 2 })),
        ("&k key: &v value\n*v : *k\n", json!({ "key": "value", "value": "key" })),
        ("a: &a\nb: *a\n", json!({ "a": null, "b": null })),
        (
            "a: &x [&y {z: 1}, *y]\nb: *x\n",
            json!({ "a": [{ "z": 1 }, { "z": 1 }], "b": [{ "z": 1 }, { "z": 1 }] }),
        ),
        // A key that is left out does not take its anchors with it.
        ("? [&x 1]\n: &y 2\na: [*x, *y]\n", json!({ "a": [1, 2] })),
        ("a: &l [1]\n*l : 2\nb: 3\n", json!({ "a": [1], "b": 3 })),
    ] {
        assert_eq!(json_of(text), json, "{text}");
    }
}

#[test]
fn merges_bring_what_is_not_there() {
    let base = "b: &b {x: 1, y: 2}\nc: &c {y: 3, z: 4}\n";
    for (merge, members) in [
        ("{<<: *b}", "{\"x\":1,\"y\":2}"),
        ("{<<: *b, y: 9}", "{\"x\":1,\"y\":9}"),
        ("{y: 9, <<: *b}", "{\"y\":9,\"x\":1}"),
        ("{<<: [*b, *c]}", "{\"x\":1,\"y\":2,\"z\":4}"),
        ("{<<: [*c, *b]}", "{\"y\":3,\"z\":4,\"x\":1}"),
        ("{<<: *b, <<: *c}", "{\"x\":1,\"y\":2,\"z\":4}"),
        ("{a: 0, <<: {a: 1, d: 2}, e: 3}", "{\"a\":0,\"d\":2,\"e\":3}"),
        ("{<<: {<<: *b, w: 0}}", "{\"x\":1,\"y\":2,\"w\":0}"),
        ("{<<: [*b, 1], w: 0}", "{\"x\":1,\"y\":2,\"w\":0}"),
        ("{<<: 1, w: 0}", "{\"w\":0}"),
        ("{<<: , w: 0}", "{\"w\":0}"),
        ("{'<<': 1}", "{\"<<\":1}"),
    ] {
        let text = format!("{base}m: {merge}\n");
        assert_eq!(value(&text).get("m").unwrap().to_string(), members, "{merge}");
    }
    // A duplicate among explicit keys is one; a merged key is none.
    assert_eq!(codes("b: &b {x: 1}\nm: {<<: *b, x: 2}\n"), [""; 0]);
    assert_eq!(codes("b: &b {x: 1, x: 3}\nm: {<<: *b}\n"), ["key-duplicate"]);
    assert_eq!(value("b: &b {x: 1, x: 3}\nm: {<<: *b}\n").get("m").unwrap().to_string(), "{\"x\":3}");
}

#[test]
fn keys_that_are_not_scalars_are_left_out() {
    assert_eq!(json_of("{a: 1, [b]: 2, {c: d}: {e: [f]}, g: 3}"), json!({ "a": 1, "g": 3 }));
    assert_eq!(json_of("? - x\n  - y\n: - z\ng: [1]\n"), json!({ "g": [1] }));
    assert_eq!(json_of("? {[a]: b}\n"), json!({}));
    assert_eq!(codes("? {[a]: b}\n"), ["yaml-key-not-scalar"; 2]);
}

#[test]
fn line_ends_and_marks_do_not_matter() {
    let unix = "a:\n  - b: |\n      c\n      d\n  - e\n";
    for text in [unix.replace('\n', "\r\n"), format!("\u{feff}{unix}"), format!("---\n{unix}...\n")] {
        assert_eq!(value(&text), value(unix), "{text:?}");
        assert_eq!(codes(&text), [""; 0], "{text:?}");
    }
}

#[test]
fn quoted_text_may_be_indented_too_little() {
    for (text, json) in [
        ("a: \"x\ny\"\nb: 1\n", json!({ "a": "x y", "b": 1 })),
        ("a:\n  b: 'x\n  y\n  z'\n  c: \"it's\n\n  d\"\n", json!({ "a": { "b": "x y z", "c": "it's\nd" } })),
        ("- - a: 'x\n  y ''z\n  '\n    b: &é 1\n    c: *é\n", json!([[{ "a": "x y 'z ", "b": 1, "c": 1 }]])),
    ] {
        assert_eq!(json_of(text), json, "{text}");
        assert!(codes(text).iter().all(|code| *code == "yaml-text-under-indented"), "{text}");
    }
    // The places after such a line are those of the original text.
    let outcome = read("a: 'x\ny'\nb: 1\né: !t 2\n");
    let places: Vec<(u32, u32)> = outcome
        .diagnostics
        .iter()
        .filter_map(|found| found.location())
        .map(|at| (at.line, at.column))
        .collect();
    assert_eq!(places, [(2, 1), (4, 4)]);
    // No quote ends it: the fault stays in its place.
    assert_eq!(codes("a: 'x\ny\nb: 1\n"), ["yaml-syntax"]);
}

#[test]
fn any_number_of_texts_may_be_indented_too_little() {
    let block = |at: usize| format!("t{at}:\n  a: \"x\n\ty\n z\n  \"\n  b:\n  - 'u\nv'\n  - w\n");
    for count in [1, 9, 5_000] {
        let text: String = (0..count).map(block).collect();
        let anchored = format!("{text}last: &a 1\n");
        for (text, per_block) in [(text.replace("\n\ty", "\ny"), 2), (text, 2), (anchored, 2)] {
            let read = json_of(&text);
            assert_eq!(read[format!("t{}", count - 1)], json!({ "a": "x y z ", "b": ["u v", "w"] }));
            let outcome = crate::source::yaml::read(&text);
            let loose: Vec<_> = outcome.diagnostics.iter().collect();
            assert!(loose.iter().any(|found| found.code() == "yaml-text-under-indented"));
            if count < 100 {
                assert_eq!(loose.len(), count * per_block, "one for each text");
            }
        }
    }
}

#[test]
fn what_is_in_brackets_may_be_indented_too_little() {
    for (text, json) in [
        ("---\nflow: [a,\nb,\nc]\n", json!({ "flow": ["a", "b", "c"] })),
        ("a: [b\nc]\n", json!({ "a": ["b c"] })),
        ("a: [\"b\nc\"]\n", json!({ "a": ["b c"] })),
        ("a: [b\n, c]\n", json!({ "a": ["b", "c"] })),
        ("a:\n  b: {c: [\n    d\n ]}\n", json!({ "a": { "b": { "c": ["d"] } } })),
        ("- - a: {b: 1,\n    c: 2}\n", json!([[{ "a": { "b": 1, "c": 2 } }]])),
        ("a:\n- [b,\nc]\n", json!({ "a": [["b", "c"]] })),
        ("a:\n- &b [c,\nd]\n- e\n", json!({ "a": [["c", "d"], "e"] })),
        ("[a, b]: 1\nc: [d,\n\n # e\nf]\n", json!({ "c": ["d", "f"] })),
        ("a: 'x\n y'\nb: [c,\nd]\n", json!({ "a": "x y", "b": ["c", "d"] })),
    ] {
        assert_eq!(json_of(text), json, "{text}");
        let found = codes(text).into_iter().filter(|code| *code == "yaml-brackets-under-indented");
        assert_eq!(found.count(), 1, "{text}: {:?}", codes(text));
    }
    for text in [
        "a: [\n  b\n]\n",
        "a: [b,\n\n# c\n d]\n",
        "[a,\nb]\n",
        "--- {a: [b,\nc]}\n",
        "a:\n- [b,\n c]\n- {d: 1,\n e: 2\n}\n",
        "a: [b,\n c, {d: 1,\n e: 2}, f: 3\n]\n",
        "? a\n: [b,\n c]\n",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
    // The place is the line's first character, and the next brackets have a finding of their own.
    let outcome = read("a:\n  b: [c,\n d,\n e]\n  f: [g,\nh]\n");
    let places: Vec<_> = outcome.diagnostics.iter().filter_map(|found| found.location()).collect();
    let places: Vec<_> = places.iter().map(|at| (at.line, at.column)).collect();
    assert_eq!(places, [(3, 2), (6, 1)]);
}

#[test]
fn a_comment_may_follow_a_quote_or_bracket_at_once() {
    for (text, json) in [
        ("a: \"x\"#c\nb: 1\n", json!({ "a": "x", "b": 1 })),
        ("a: 'x'#c: d\nb: 1\n", json!({ "a": "x", "b": 1 })),
        ("a: [1]#c\nb: 1\n", json!({ "a": [1], "b": 1 })),
        ("a: {x: 1}#c\nb: &y 1\n", json!({ "a": { "x": 1 }, "b": 1 })),
        ("a: [\"x\"#c\n , 'y'#d\n ]\nb: 1\n", json!({ "a": ["x", "y"], "b": 1 })),
        ("a: [[1]#c\n , 2]\nb: 1\n", json!({ "a": [[1], 2], "b": 1 })),
    ] {
        assert_eq!(json_of(text), json, "{text}");
        assert!(codes(text).iter().all(|code| *code == "yaml-comment-unspaced"), "{text}: {:?}", codes(text));
        assert!(!codes(text).is_empty(), "{text}");
    }
    for (text, json) in [
        ("a: x#c\n", json!({ "a": "x#c" })),
        ("a: \"x#c\"\n", json!({ "a": "x#c" })),
        ("a: it's \"x\"#c\n", json!({ "a": "it's \"x\"#c" })),
        ("a: |\n  \"x\"#c\n", json!({ "a": "\"x\"#c\n" })),
        ("a: x\n  \"y\"#c\n", json!({ "a": "x \"y\"#c" })),
        ("a: [x, \"y]\"]\n", json!({ "a": ["x", "y]"] })),
    ] {
        assert_eq!((json_of(text), codes(text)), (json, vec![""; 0]), "{text}");
    }
    // A wrong guess costs nothing: what looks like a quote begins no text here.
    let text = "a: &x\n  ? b\n  : c 'd\ne: 'f\n g'\n";
    assert_eq!(json_of(text)["e"], "f g");
}

#[test]
fn only_the_first_document_counts() {
    assert_eq!(json_of("a: 1\n---\nb: 2\n---\nc: 3\n"), json!({ "a": 1 }));
    assert_eq!(codes("---\n---\nb: 2\n"), ["document-empty"]);
    // What comes after is not even read.
    assert_eq!(codes("a: 1\n---\n@\n"), ["yaml-several-documents"]);
}
