#![allow(clippy::needless_pass_by_value, reason = "cases are written in place")]

use serde_json::{Value as Json, json};

use super::*;

/// The schema of a document of these components, and what is lost of it.
fn written(schema: Json, components: Json, direction: Direction) -> (Json, String) {
    let components = serde_json::from_value(json!({ "schemas": components })).unwrap();
    let mut inliner = Inliner::new(&components, direction);
    let child = inliner.child(&schema.into());
    let mut losses = Losses::default();
    let text = Writing::new(&mut inliner, &mut losses, "it").text(&child, LEVELS);
    let words = |loss| match loss {
        Loss::Described(keyword) | Loss::Simplified(keyword) => Some(keyword),
        Loss::Recursive => Some("recursion"),
        Loss::Cut => Some("contents"),
        Loss::Unresolved => Some("$ref"),
    };
    (serde_json::from_str(&text).unwrap(), losses.text(words).unwrap_or_default())
}

#[test]
fn schemas_keep_to_nine_keywords() {
    let components = json!({
        "Pet": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        "Kind": {"type": "string", "enum": ["cat", "dog"]},
        "Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}},
        "Alias": {"$ref": "#/components/schemas/Kind"},
        "Loop": {"$ref": "#/components/schemas/Loop"},
        "Self": {"allOf": [{"$ref": "#/components/schemas/Self"}, {"type": "object"}]},
    });
    for (schema, expected, lost) in [
        (json!({}), json!({}), ""),
        (
            json!({"type": "string", "format": "date-time", "minLength": 1, "maxLength": 9, "description": "When"}),
            json!({"type": "string", "description": "When. Format: date-time. 1 to 9 characters."}),
            "`it` (format); `it` (maxLength); `it` (minLength)",
        ),
        (
            json!({"type": "integer", "minimum": 1, "exclusiveMinimum": true, "maximum": 5}),
            json!({"type": "integer", "description": "Greater than 1 and at most 5."}),
            "`it` (maximum); `it` (minimum)",
        ),
        (json!({"enum": [1, 1.0, 2, null]}), json!({"type": "integer", "enum": [1, 2]}), ""),
        (json!({"enum": ["a", 1]}), json!({"description": "Values: a, 1."}), "`it` (enum)"),
        (
            json!({"type": "array", "enum": [["a"]], "items": {"$ref": "#/components/schemas/Alias"}}),
            json!({"type": "array", "description": r#"Values: ["a"]."#, "items": {"type": "string", "enum": ["cat", "dog"]}}),
            "`it` (enum)",
        ),
        (
            json!({"$ref": "#/components/schemas/Node"}),
            json!({"type": "object", "properties": {"next": {"type": "object", "description": "The same as Node around it."}}}),
            "`it.next` (recursion)",
        ),
        (json!({"$ref": "#/components/schemas/Loop"}), json!({}), "`it` (recursion)"),
        (json!({"$ref": "#/components/schemas/Self"}), json!({"type": "object"}), "`it` (recursion)"),
        (json!({"$ref": "#/components/schemas/None"}), json!({}), "`it` ($ref)"),
        (json!({"$ref": "#/components/schemas/Pet/properties/name"}), json!({"type": "string"}), ""),
        (
            json!({"allOf": [{"$ref": "#/components/schemas/Pet"}, {"required": ["id"], "properties": {"id": {"type": "integer"}}}]}),
            json!({"type": "object", "required": ["name", "id"],
                "properties": {"name": {"type": "string"}, "id": {"type": "integer"}}}),
            "",
        ),
        (
            json!({"oneOf": [{"type": "string"}, {"type": "integer"}]}),
            json!({"description": "One of: a string, an integer."}),
            "`it` (oneOf)",
        ),
        (
            json!({"anyOf": [{"type": "string", "enum": ["a"]}, {"$ref": "#/components/schemas/Kind"}]}),
            json!({"type": "string", "enum": ["a", "cat", "dog"]}),
            "`it` (anyOf)",
        ),
        (
            json!({"oneOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "object", "required": ["name", "age"],
                "properties": {"name": {"type": "string"}, "age": {"type": "integer"}}}]}),
            json!({"type": "object", "description": "One of: Pet, an object with name and age.", "required": ["name"],
                "properties": {"name": {"type": "string"}, "age": {"type": "integer"}}}),
            "`it` (oneOf)",
        ),
        (
            json!({"type": "object", "required": ["id", "name"], "additionalProperties": false, "properties": {
                "id": {"type": "integer", "readOnly": true}, "name": {"type": "string", "default": 5}}}),
            json!({"type": "object", "required": ["name"], "additionalProperties": false,
                "properties": {"name": {"type": "string"}}}),
            "",
        ),
        (
            json!({"type": "object", "additionalProperties": {"type": "string", "nullable": true}}),
            json!({"type": "object", "additionalProperties": {"type": "string"}}),
            "`it.*` (nullable)",
        ),
        (
            json!({"type": "string", "example": "a", "default": "b", "title": "It"}),
            json!({"type": "string", "description": "It", "examples": ["a"], "default": "b"}),
            "",
        ),
    ] {
        let (text, losses) = written(schema.clone(), components.clone(), Direction::Input);
        assert_eq!(text, expected, "{schema}");
        assert_eq!(losses, lost, "{schema}");
    }
}

#[test]
fn answers_may_be_null() {
    let schema = json!({"type": "object", "additionalProperties": false, "properties": {
        "name": {"type": "string", "nullable": true}, "secret": {"type": "string", "writeOnly": true}}});
    let (text, lost) = written(schema, json!({}), Direction::Output);
    let expected =
        json!({"type": "object", "properties": {"name": {"description": "Type: string or null."}}});
    assert_eq!((text, lost.as_str()), (expected, "`it.name` (nullable)"));
}

/// Units that refer to the next twice would be written 2 to the power of their number times.
#[test]
fn what_is_written_is_known_before() {
    let name = |at: usize| format!("C{at}");
    let target = |at: usize| json!({"$ref": format!("#/components/schemas/C{}", (at + 1) % 40)});
    let components: Json = (0..40)
        .map(|at| (name(at), json!({"type": "object", "properties": {"a": target(at), "b": target(at)}})))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let components = serde_json::from_value(json!({ "schemas": components })).unwrap();
    let mut inliner = Inliner::new(&components, Direction::Input);
    let child = inliner.child(&json!({"$ref": "#/components/schemas/C0"}).into());
    let most = Cost { bytes: 20_000, values: 4_096 };
    let levels = (0..=LEVELS).rev().find(|levels| inliner.cost(&child, *levels).fits(most)).unwrap();
    let mut losses = Losses::default();
    let text = Writing::new(&mut inliner, &mut losses, "it").text(&child, levels);
    assert!(levels > 3 && text.len() > 1_000 && text.len() < most.bytes, "{levels} {}", text.len());
    assert!(losses.text(|loss| (loss == Loss::Cut).then_some("")).unwrap().contains("` +"));
}

/// A chain of references may be as long as the document.
#[test]
fn long_chains_are_read() {
    let components: Json = (0..20_000)
        .map(|at| {
            (format!("C{at}"), json!({"allOf": [{"$ref": format!("#/components/schemas/C{}", at + 1)}]}))
        })
        .chain([("C20000".to_owned(), json!({"type": "string"}))])
        .collect::<serde_json::Map<_, _>>()
        .into();
    let (text, _) = written(json!({"$ref": "#/components/schemas/C0"}), components, Direction::Input);
    assert_eq!(text, json!({"type": "string"}));
}
