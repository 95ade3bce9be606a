//! Documents that nobody writes by accident.

use oasgate::mcp::Options;
use serde_json::{Map, Value, json};

use super::{codes, converted, one};

/// Converts it within so many times its bytes.
fn bounded(document: &str) -> Vec<&'static str> {
    let (config, diagnostics) = converted(document, &Options::default());
    let written = config.to_yaml().len();
    assert!(written < 20 * document.len() + (2 << 20), "{written} bytes of {}", document.len());
    let findings: usize = diagnostics.iter().map(|found| found.to_string().len()).sum();
    assert!(findings < 20 * document.len() + 100_000, "{findings} bytes of findings of {}", document.len());
    codes(&diagnostics)
}

fn body(schema: Value, schemas: Map<String, Value>) -> String {
    let members =
        json!({"requestBody": {"required": true, "content": {"application/json": {"schema": schema}}}});
    one("post", "/it", members, json!({ "schemas": schemas }))
}

fn target(name: impl std::fmt::Display) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

#[test]
fn recursion_ends() {
    let schemas = |count: usize, of: &dyn Fn(usize) -> Value| {
        (0..count).map(|at| (format!("S{at}"), of(at))).collect::<Map<_, _>>()
    };
    let all = |at: usize| json!({"type": "object", "properties": {"a": target(format!("S{}", (at + 1) % 20)), "b": target(format!("S{}", (at + 7) % 20))}});
    assert!(bounded(&body(target("S0"), schemas(20, &all))).contains(&"mcp-schema-cut"));
    let own = |_| json!({"type": "array", "items": target("S0")});
    assert!(bounded(&body(target("S0"), schemas(1, &own))).contains(&"mcp-schema-recursive"));
    let part = |at: usize| json!({"allOf": [target(format!("S{}", (at + 1) % 3))]});
    bounded(&body(target("S0"), schemas(3, &part)));
    let either = |at: usize| json!({"oneOf": [target(format!("S{}", (at + 1) % 3)), {"type": "string"}]});
    bounded(&body(target("S0"), schemas(3, &either)));
}

#[test]
fn compositions_may_be_deep_and_wide() {
    let mut chain: Map<String, Value> = (0..1_000)
        .map(|at| (format!("S{at}"), json!({"allOf": [target(format!("S{}", at + 1)), {"properties": {format!("p{at}"): {"type": "string"}}}]})))
        .collect();
    chain.insert("S1000".to_owned(), json!({"type": "object", "properties": {"last": {"type": "string"}}}));
    bounded(&body(target("S0"), chain));
    let wide: Vec<Value> = (0..2_000)
        .map(|at| json!({"type": "object", "properties": {format!("p{at}"): {"type": "string"}}}))
        .collect();
    for keyword in ["allOf", "oneOf", "anyOf"] {
        bounded(&body(json!({ keyword: wide }), Map::new()));
    }
    let large = json!({"type": "object", "properties": (0..2_000).map(|at| (format!("p{at}"), json!({"type": "string"}))).collect::<Map<_, _>>()});
    let users =
        (0..2_000).map(|at| (format!("U{at}"), json!({"allOf": [target("Large"), {"type": "object"}]})));
    let schemas = users.chain([("Large".to_owned(), large)]).collect();
    let all: Vec<Value> = (0..2_000).map(|at| target(format!("U{at}"))).collect();
    bounded(&body(json!({ "oneOf": all }), schemas));
}

#[test]
fn many_tools_share_one_large_schema() {
    let large = json!({"type": "object", "properties": (0..500).map(|at| (format!("p{at}"), json!({"type": "string", "description": "x".repeat(50)}))).collect::<Map<_, _>>()});
    let operation = |at: usize| {
        let content = json!({"application/json": {"schema": target("Large")}});
        json!({"put": {"operationId": format!("op{at}"), "requestBody": {"content": content}, "responses": {"200": {"description": "d", "content": content}}}})
    };
    let paths: Map<String, Value> = (0..900).map(|at| (format!("/p{at}"), operation(at))).collect();
    let document = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": paths,
        "components": {"schemas": {"Large": large}}});
    bounded(&document.to_string());
}

#[test]
fn names_are_made_to_fit() {
    let long = "n".repeat(200);
    let parameters: Vec<Value> = ["path", "query", "header", "cookie"]
        .iter()
        .flat_map(|place| [("id", place), (long.as_str(), place), ("a b[]{{", place)])
        .map(|(name, place)| json!({"name": name, "in": place, "required": *place == "path", "schema": {"type": "string"}}))
        .collect();
    let content = json!({"application/json": {"schema": {"type": "object", "properties": {"id": {"type": "string"}, (long.clone()): {"type": "string"}}}}});
    let path = format!("/{{id}}/{{{long}}}");
    let members = json!({"operationId": long, "parameters": parameters, "requestBody": {"content": content}});
    bounded(&one("post", &path, members, json!({})));
}

#[test]
fn media_types_and_servers_may_be_missing_or_odd() {
    for media in ["x", "a/{{b", "application/x-unknown", "*/*", "APPLICATION/JSON; charset=utf-8", "text/{{"]
    {
        let content = json!({media: {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}});
        let members = json!({"requestBody": {"content": content}, "responses": {"200": {"description": "d", "content": content}}});
        let document = one("post", "/it", members, json!({})).replace("https://t.example.com", "");
        assert!(bounded(&document).contains(&"mcp-server-missing"), "{document}");
    }
}

#[test]
fn values_may_be_many_and_mixed() {
    let values: Vec<Value> = (0..50_000).map(|at| json!(at)).collect();
    let schema = json!({"type": "object", "properties": {
        "many": {"enum": values}, "mixed": {"enum": [1, "1", null, [1], {"a": 1}, 1.0, true]},
        "odd": {"type": "object", "enum": ["a"], "required": ["", "a", "a", 5], "properties": {"": {"type": "string"}}},
        "wrong": {"type": "integer", "enum": ["a", "b"], "default": "x", "items": {"type": "string"}, "properties": {"a": {}}},
        "unknown": {"type": "file"}, "list": {"type": ["string", "null"]},
    }});
    bounded(&body(schema.clone(), Map::new()));
    bounded(&body(json!({"type": "array", "items": schema}), Map::new()));
}
