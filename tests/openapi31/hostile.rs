//! Documents that would make reading slow, deep or endless.

use std::fmt::Write as _;

use oasgate::import;
use oasgate::source::Limits;

use super::{accepting, read};

fn document(schemas: &str) -> String {
    format!(
        "{{openapi: 3.1.0, info: {{title: T, version: '1'}}, paths: {{}}, components: {{schemas: {{{schemas}}}}}}}"
    )
}

/// What comes of one entry may not grow with how many there are. Fifteen thousand of them would take minutes if each looked
/// at all others.
fn is_linear(make: impl Fn(usize) -> String) {
    let written = |count: usize| {
        let outcome = read(&document(&make(count)));
        assert!(outcome.value.is_some(), "{:?}", super::codes(&outcome.diagnostics));
        serde_json::to_string(&*outcome.value.unwrap().api).unwrap().len()
    };
    let (small, large) = (written(1_500), written(15_000));
    assert!(large < small * 20, "{small} bytes, and of ten times as much {large}");
}

fn repeated(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().join(", ")
}

#[test]
fn lists_of_types_are_read_once() {
    is_linear(|count| {
        format!("A: {{type: [{}]}}", repeated(count, |at| ["string", "integer", "'null'"][at % 3].to_owned()))
    });
}

#[test]
fn tuples_stay_small() {
    is_linear(|count| {
        format!(
            "A: {{type: array, prefixItems: [{}], items: false}}",
            repeated(count, |at| format!("{{maxLength: {at}}}"))
        )
    });
}

#[test]
fn names_are_found_at_once() {
    is_linear(|count| {
        repeated(count, |at| {
            format!("A{at}: {{$id: 'https://a.example/{at}', $ref: 'https://a.example/{}'}}", at + 1)
        })
    });
    is_linear(|count| {
        repeated(count, |at| format!("A{at}: {{$anchor: a{at}, items: {{$ref: '#a{}'}}}}", count - at - 1))
    });
    is_linear(|count| {
        format!(
            "A: {{$defs: {{{}}}}}",
            repeated(count, |at| format!("D{at}: {{$ref: '#/$defs/D{}', description: d}}", at / 2))
        )
    });
    is_linear(|count| repeated(count, |at| format!("A{at}: {{$defs: {{D: {{$defs: {{D: true}}}}}}}}")));
}

#[test]
fn patterns_and_alternatives_are_bounded() {
    is_linear(|count| {
        format!(
            "A: {{additionalProperties: false, patternProperties: {{{}}}}}",
            repeated(count, |at| format!("a{at}: {{type: string}}"))
        )
    });
    is_linear(|count| {
        format!("A: {{oneOf: [{}]}}", repeated(count, |at| format!("{{if: {{maxLength: {at}}}}}")))
    });
    is_linear(|count| {
        format!("A: {{anyOf: [{}, {{type: 'null'}}]}}", repeated(count, |at| format!("{{maxLength: {at}}}")))
    });
    is_linear(|count| format!("A: {{{}}}", repeated(count, |at| format!("k{at}: {at}"))));
}

#[test]
fn anchors_in_the_deep_do_not_copy_their_pointers() {
    // A key as long as that is none in YAML.
    let json = |schemas: &str| {
        let text = r#"{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}, "components": {"schemas": {SCHEMAS}}}"#;
        text.replace("SCHEMAS", schemas)
    };
    let name = "n".repeat(20_000);
    let deep = |count: usize| {
        let anchors = repeated(count, |at| format!(r#""p{at}": {{"$anchor": "a{at}"}}"#));
        let uses = repeated(count, |at| format!(r##""u{at}": {{"$ref": "#a{at}"}}"##));
        format!(
            r#""A": {{"properties": {{"{name}": {{"properties": {{{anchors}}}}}}}}}, "B": {{"properties": {{{uses}}}}}"#
        )
    };
    let one = |count: usize| {
        let uses = repeated(count, |at| format!(r##""u{at}": {{"$ref": "#a"}}"##));
        format!(r#""{name}": {{"$anchor": "a"}}, "B": {{"properties": {{{uses}}}}}"#)
    };
    for text in [json(&deep(5_000)), json(&one(20_000))] {
        let outcome = read(&text);
        let json = serde_json::to_string(&*outcome.value.unwrap().api).unwrap();
        assert!(json.len() < text.len() * 12 + (1 << 22), "{} bytes from {}", json.len(), text.len());
    }
}

#[test]
fn deep_schemas_are_refused_or_read() {
    let nested = |levels: usize| {
        let open = "{type: [array, string], items: {anyOf: [".repeat(levels);
        document(&format!("A: {open}true{}", "]}}".repeat(levels)))
    };
    let outcome = read(&nested(8));
    assert!(outcome.value.is_some(), "{:?}", super::codes(&outcome.diagnostics));
    let outcome = read(&nested(25));
    assert_eq!(super::codes(&outcome.diagnostics), ["oas31-too-large"]);
    let limits = Limits::default().with_depth(1_000);
    let mut text = String::from("true");
    for _ in 0..490 {
        text = format!("{{anyOf: [{text}]}}");
    }
    let outcome = import(document(&format!("A: {text}")), &accepting().with_limits(limits));
    assert!(outcome.value.is_some(), "{:?}", super::codes(&outcome.diagnostics));
}

#[test]
fn circles_end() {
    for schemas in [
        "A: {$id: 'https://a.example/a', $ref: b}, B: {$id: 'https://a.example/b', $ref: a}",
        "A: {$anchor: a, $ref: '#a'}",
        "A: {$anchor: a, $ref: '#b', description: d}, B: {$anchor: b, allOf: [{$ref: '#a'}]}",
        "A: {$dynamicAnchor: a, $dynamicRef: '#a'}, B: {$id: x, $dynamicAnchor: a, $dynamicRef: '#a'}",
        "A: {$defs: {B: {$ref: '#/components/schemas/A'}}, $ref: '#/components/schemas/A/$defs/B'}",
        "A: {$id: a, $defs: {B: {$id: b, $ref: a}}, $ref: b}",
        "A: {$ref: '#'}, B: {$id: '#b', $ref: '#/not/there'}, C: {$ref: 'https://nobody.example'}",
    ] {
        let mut shown = String::new();
        for found in read(&document(schemas)).diagnostics {
            writeln!(shown, "{}", found.code()).unwrap();
        }
        assert!(!shown.is_empty(), "{schemas}");
    }
}
