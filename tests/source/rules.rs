//! Every rule of the source stage, provoked: where it points, and whether a document is left.

use oasgate::source::{Format, Limits};
use oasgate::{Diagnostic, Document, Lang, Outcome};

fn small() -> Limits {
    let mut limits = Limits::default();
    (limits.bytes, limits.depth, limits.nodes, limits.alias_expansion) = (200, 4, 20, Some(10));
    limits
}

/// `code line:column pointer -> kept` of the only finding.
fn one(outcome: &Outcome<Document>) -> String {
    let [found] = outcome.diagnostics.as_slice() else { panic!("{:?}", outcome.diagnostics) };
    let kept = if outcome.value.is_some() { "kept" } else { "left out" };
    format!("{} -> {kept}", place(found))
}

fn place(found: &Diagnostic) -> String {
    let location = found.location().unwrap();
    format!("{} {}:{} {:?}", found.code(), location.line, location.column, location.pointer)
}

#[test]
fn faults_and_findings_point_at_their_place() {
    let many = "- 1\n".repeat(21);
    let large = "a: ".repeat(100);
    for (text, finding) in [
        // The text as such.
        ("", r#"document-empty 1:1 "" -> left out"#),
        (" \n\t\n", r#"document-empty 1:1 "" -> left out"#),
        ("\u{feff}", r#"document-empty 1:1 "" -> left out"#),
        ("# nothing\n", r#"document-empty 1:1 "" -> left out"#),
        ("---\n", r#"document-empty 1:1 "" -> left out"#),
        ("--- # nothing\n# nothing\n...\n", r#"document-empty 1:1 "" -> left out"#),
        ("%YAML 1.2\n---\n", r#"document-empty 1:1 "" -> left out"#),
        ("# nothing\n%YAML 1.2\n---\n# nothing\n", r#"document-empty 1:1 "" -> left out"#),
        (&large, r#"document-too-large 1:1 "" -> left out"#),
        ("{\"a\":\n [[[[1]]]]}", r#"document-too-deep 2:5 "" -> left out"#),
        ("a:\n - - - - 1", r#"document-too-deep 2:8 "" -> left out"#),
        (&many, r#"document-too-many-nodes 20:3 "" -> left out"#),
        ("[0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9]", r#"document-too-many-nodes 1:40 "" -> left out"#),
        // JSON.
        ("{\n  \"a\": 1,\n}", r#"json-not-strict 3:1 "" -> kept"#),
        ("{\"a\": 1 # one\n}", r#"json-not-strict 1:9 "" -> kept"#),
        ("[\"é\\ud800!\"]", r#"json-lone-surrogate 1:4 "/0" -> kept"#),
        ("{\"a\":{\"b\": 1e400}}", r#"number-not-portable 1:12 "/a/b" -> kept"#),
        ("{\"a\":{\"b\": 1e-999}}", r#"number-not-portable 1:12 "/a/b" -> kept"#),
        ("a: [-1.5e-999]\n", r#"number-not-portable 1:5 "/a/0" -> kept"#),
        ("{\"a\":1,\n\"\\u0061\":2}", r#"key-duplicate 2:1 "/a" -> kept"#),
        // YAML.
        ("a: é\nb: @x\n", r#"yaml-syntax 2:4 "" -> left out"#),
        ("a:\n\tb: 1\n", r#"yaml-tab 2:2 "" -> left out"#),
        ("a: 1\n b: 2\n", r#"yaml-syntax 2:3 "" -> left out"#),
        ("a: *b\n", r#"yaml-alias-unknown 1:4 "/a" -> left out"#),
        ("a: &b\n  c: *b\n", r#"yaml-alias-cycle 2:6 "/a/c" -> left out"#),
        ("a: &a [1, 2, 3, 4]\nb: [*a, *a,\n  *a]\n", r#"yaml-alias-expansion 3:3 "" -> left out"#),
        ("a: 1\n---\nb: 2\n", r#"yaml-several-documents 2:1 "" -> kept"#),
        ("a: !!binary x\n", r#"yaml-tag-ignored 1:4 "/a" -> kept"#),
        ("a: [1, .inf]\n", r#"yaml-number-not-finite 1:8 "/a/1" -> kept"#),
        ("a:\n  [b]: c\n  d: 1\n", r#"yaml-key-not-scalar 2:3 "/a" -> kept"#),
        ("a: {<<: 1}\n", r#"yaml-merge-invalid 1:5 "/a/<<" -> kept"#),
        ("a:\n  é: \"x\n  y\"\n", r#"yaml-text-under-indented 3:3 "" -> kept"#),
        ("a~/b: 1\na~/b: 2\n", r#"key-duplicate 2:1 "/a~0~1b" -> kept"#),
        ("a: 12345678901234567890123\n", r#"number-not-portable 1:4 "/a" -> kept"#),
        ("a: 0x10000000000000000\n", r#"number-not-portable 1:4 "/a" -> kept"#),
    ] {
        assert_eq!(one(&Document::parse(text, None, &small())), finding, "{text:?}");
    }
}

#[test]
fn json_breaks_off_at_its_place() {
    for (text, finding) in [
        ("{\"é\":\r\n  tru}", r#"json-syntax 2:3 "" -> left out"#),
        ("{\"a\": [1, 2}", r#"json-syntax 1:12 "" -> left out"#),
        ("[1,\n2\n", r#"json-syntax 3:1 "" -> left out"#),
        ("\u{feff}[\"\u{1}\"]", r#"json-syntax 1:3 "" -> left out"#),
        ("[\"中\\q\"]", r#"json-syntax 1:4 "" -> left out"#),
        ("{\"a\": 1, // one\n}", r#"json-syntax 1:10 "" -> left out"#),
        ("[1,]", r#"json-syntax 1:4 "" -> left out"#),
        ("a: 1", r#"json-syntax 1:1 "" -> left out"#),
    ] {
        assert_eq!(one(&Document::parse(text, Some(Format::Json), &small())), finding, "{text:?}");
    }
}

#[test]
fn other_encodings_are_refused() {
    for (bytes, message) in [
        (&b"a: 1\nb: caf\xe9s"[..], "the document is not UTF-8: it looks like ISO 8859-1 (Latin-1)"),
        (b"\xff\xfea\0:\0", "the document is not UTF-8: it looks like UTF-16 (little-endian)"),
    ] {
        let outcome = Document::parse(bytes, None, &Limits::default());
        assert_eq!(outcome.diagnostics[0].message(Lang::En), message);
    }
    let outcome = Document::parse(&b"a: 1\nb: caf\xe9s"[..], None, &Limits::default());
    assert_eq!(one(&outcome), r#"document-encoding 2:7 "" -> left out"#);
}

#[test]
fn a_given_format_is_not_second_guessed() {
    let parse = |text: &str, format| Document::parse(text, Some(format), &Limits::default());
    assert!(parse("[1,]", Format::Json).value.is_none());
    assert!(parse("[1,]", Format::Yaml).diagnostics.is_empty());
    assert_eq!(parse("{\"a\": 1}", Format::Yaml).value.unwrap().format(), Format::Yaml);
    assert_eq!(
        Document::parse(" \n{\"a\": 1}", None, &Limits::default()).value.unwrap().format(),
        Format::Json
    );
}

#[test]
fn duplicates_point_at_the_first() {
    let outcome = Document::parse("a: 1\nb: 2\na: 3\na: 4\n", None, &Limits::default());
    let found: Vec<(String, u32)> =
        outcome.diagnostics.iter().map(|found| (place(found), found.related()[0].line)).collect();
    assert_eq!(
        found,
        [(r#"key-duplicate 3:1 "/a""#.to_owned(), 1), (r#"key-duplicate 4:1 "/a""#.to_owned(), 1)]
    );
    assert_eq!(outcome.value.unwrap().value().to_string(), r#"{"b":2,"a":4}"#);
}

#[test]
fn all_unknown_aliases_are_reported() {
    let outcome = Document::parse("a: *x\nb: [*y]\n*z : 1\n", None, &Limits::default());
    let places: Vec<String> = outcome.diagnostics.iter().map(place).collect();
    assert_eq!(
        places,
        [
            r#"yaml-alias-unknown 1:4 "/a""#,
            r#"yaml-alias-unknown 2:5 "/b/0""#,
            r#"yaml-alias-unknown 3:1 "/*z""#
        ]
    );
    assert!(outcome.value.is_none());
}

#[test]
fn a_rule_lists_a_thousand_findings() {
    let text = "a: 1\n".repeat(1503);
    let outcome = Document::parse(text, None, &Limits::default());
    assert_eq!(outcome.diagnostics.len(), 1001);
    let suppressed = outcome.diagnostics.iter().find(|found| found.code() == "findings-suppressed").unwrap();
    assert_eq!(suppressed.args().collect::<Vec<_>>(), [("count", "502"), ("code", "key-duplicate")]);
}

#[test]
fn a_huge_key_is_cut_in_findings() {
    let key = "k".repeat(100_000);
    let text = format!("{{\"{key}\": {{\"a\": 1, \"a\": 2}}, \"{key}\": 3}}");
    let outcome = Document::parse(text, None, &Limits::default());
    let [inner, outer] = outcome.diagnostics.as_slice() else { panic!("{:?}", outcome.diagnostics) };
    // The pointer of the nearest container that has a short one.
    assert_eq!(&*inner.location().unwrap().pointer, "");
    assert_eq!(outer.args().next().unwrap().1.chars().count(), 129);
}
