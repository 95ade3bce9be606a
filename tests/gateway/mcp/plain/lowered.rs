//! Schemas of OAS 3.0, and what becomes of them.

use oasgate::mcp::Options;
use serde_json::{Value, json};

use super::{assert_valid, written};

/// A document with one operation that has a parameter of this schema.
pub(super) fn document(schema: &Value, components: &Value) -> String {
    let parameter = json!({"name": "a", "in": "query", "schema": schema});
    let get = json!({"operationId": "get", "summary": "Get", "parameters": [parameter],
        "responses": {"204": {"description": "none"}}});
    json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://h"}],
        "paths": {"/a": {"get": get}}, "components": {"schemas": components}})
    .to_string()
}

/// What becomes of a schema, and the codes of the warnings.
pub(super) fn lowered(schema: &Value, components: &Value, options: &Options) -> (Value, Vec<String>) {
    let (tools, found) = written(&document(schema, components), options);
    let input = tools.tools[0].input_schema.to_json();
    assert_valid(&schema.to_string(), &input);
    let codes = found.iter().map(|found| found.code().to_owned()).collect();
    (input, codes)
}

#[test]
fn keywords_of_oas_become_those_of_json_schema() {
    const LOST: &[&str] = &["mcp-schema-keyword-dropped"];
    for (schema, expected, codes) in [
        (json!({"type": "string", "nullable": true}), json!({"type": ["string", "null"]}), &[][..]),
        (
            json!({"type": "string", "nullable": true, "enum": ["a"]}),
            json!({"type": ["string", "null"], "enum": ["a", null]}),
            &[],
        ),
        (json!({"nullable": true}), json!({}), &[]),
        (json!({"minimum": 1, "exclusiveMinimum": true}), json!({"exclusiveMinimum": 1}), &[]),
        (json!({"maximum": 1, "exclusiveMaximum": false}), json!({"maximum": 1}), &[]),
        (json!({"exclusiveMaximum": 5}), json!({"exclusiveMaximum": 5}), &[]),
        (json!({"example": {"a": 1}}), json!({"examples": [{"a": 1}]}), &[]),
        (json!({"type": "text"}), json!({}), LOST),
        (json!({"type": ["string", "null", 1]}), json!({"type": ["string", "null"]}), &[]),
        (
            json!({"maxLength": -1, "minLength": 1.5, "maxItems": "3", "minItems": 2.0}),
            json!({"minItems": 2}),
            LOST,
        ),
        (json!({"multipleOf": 0}), json!({}), LOST),
        (json!({"pattern": "[a-"}), json!({}), LOST),
        (json!({"enum": []}), json!({}), LOST),
        (json!({"required": ["a", "a", 1]}), json!({"required": ["a"]}), &[]),
        (
            json!({"uniqueItems": true, "deprecated": false, "xml": {}, "externalDocs": {}, "x-a": 1}),
            json!({"uniqueItems": true}),
            &[],
        ),
        (json!({"const": 1}), json!({}), LOST),
        (json!({"items": [{"type": "string"}]}), json!({"prefixItems": [{"type": "string"}]}), &[]),
        (json!({"additionalProperties": false}), json!({"additionalProperties": false}), &[]),
        (json!({"allOf": []}), json!({}), &[]),
        (
            json!({"properties": {"a": {"readOnly": true}, "b": {"writeOnly": true}}, "required": ["a", "b"]}),
            json!({"properties": {"b": {}}, "required": ["b"]}),
            &[],
        ),
        (json!({"$ref": "#/components/schemas/A", "maximum": 1}), json!({"$ref": "#/$defs/A"}), &[]),
    ] {
        let (input, found) = lowered(&schema, &json!({"A": {"type": "string"}}), &Options::default());
        assert_eq!(
            (&input["properties"]["a"], found.as_slice()),
            (&expected, codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>().as_slice()),
            "{schema}"
        );
    }
}

#[test]
fn references_into_components_are_definitions_of_their_own() {
    let schema = json!({"allOf": [
        {"$ref": "#/components/schemas/A/properties/b"},
        {"$ref": "#/components/schemas/A/properties/%62"},
        {"$ref": "#/components/schemas/A/properties/c/items"},
    ]});
    let components =
        json!({"A": {"properties": {"b": {"type": "string"}, "c": {"items": {"maxLength": 3}}}}});
    let (input, codes) = lowered(&schema, &components, &Options::default());
    insta::assert_snapshot!("references-into-components", format!("{input:#}\n{codes:?}"));
}

#[test]
fn names_of_definitions_are_legal_unique_and_stable() {
    let names = ["A", "A B", "A/B", "A«B»", "", &"long".repeat(100), &("long".repeat(100) + "2")];
    let components: serde_json::Map<_, _> =
        names.iter().map(|name| ((*name).to_owned(), json!({"title": format!("of {name}")}))).collect();
    let reference =
        |name: &&str| json!({"$ref": format!("#/components/schemas/{}", name.replace('/', "~1"))});
    let all: Vec<Value> = names.iter().map(reference).collect();
    let (input, _) = lowered(&json!({"anyOf": all}), &components.clone().into(), &Options::default());
    let definitions = input["$defs"].as_object().unwrap();
    assert_eq!(definitions.len(), names.len());
    for (name, definition) in definitions {
        assert!(
            name.len() <= 64
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte)),
            "{name}"
        );
        let one = json!({"$ref": format!("#/components/schemas/{}", definition["title"].as_str().unwrap()[3..].replace('/', "~1"))});
        let (alone, _) = lowered(&one, &components.clone().into(), &Options::default());
        assert!(alone["$defs"][name].is_object(), "{name}: {alone}");
    }
}
