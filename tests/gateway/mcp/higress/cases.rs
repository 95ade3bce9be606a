//! One feature each.

use oasgate::mcp::Options;
use serde_json::{Value, json};

use super::{codes, converted, one};

/// The only tool.
fn tool(document: &str, options: &Options) -> (Value, Vec<&'static str>) {
    let (config, diagnostics) = converted(document, options);
    assert_eq!(config.tools.len(), 1, "{diagnostics:?}");
    (serde_json::to_value(&config.tools[0]).unwrap(), codes(&diagnostics))
}

#[test]
fn arguments_have_the_type_that_their_schema_has() {
    for (schema, expected) in [
        (json!({}), json!({"type": "string", "description": ""})),
        (
            json!({"type": "integer", "default": 5}),
            json!({"type": "integer", "default": 5, "description": ""}),
        ),
        (json!({"type": "boolean", "default": "x"}), json!({"type": "boolean", "description": ""})),
        (
            json!({"type": "string", "nullable": true, "enum": ["a", null]}),
            json!({"type": "string", "enum": ["a"], "description": ""}),
        ),
        (
            json!({"oneOf": [{"type": "integer"}, {"type": "string"}]}),
            json!({"type": "integer", "description": "One of: an integer, a string."}),
        ),
        (
            json!({"type": "array", "enum": [["a"]], "items": {"type": "string", "format": "date"}}),
            json!({"type": "array", "items": {"type": "string", "description": "Format: date."},
                "description": r#"Values: ["a"]."#}),
        ),
        (
            json!({"type": "object", "required": ["a"], "additionalProperties": false, "properties": {"a": {"type": "string"}}}),
            json!({"type": "object", "properties": {"a": {"type": "string"}}, "description": "Required: a. No other members."}),
        ),
        (
            json!({"type": "object", "additionalProperties": {"type": "number"}, "example": {"a": 1}}),
            json!({"type": "object", "description": r#"Members of any name: number. Example: {"a":1}."#}),
        ),
        (
            json!({"enum": (0..300).collect::<Vec<_>>(), "type": "integer"}),
            json!({"type": "integer",
                "description": "Values: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, … (300 in all)."}),
        ),
    ] {
        let parameters = json!([{"name": "a", "in": "query", "schema": schema}]);
        let (tool, _) =
            tool(&one("get", "/it", json!({"parameters": parameters}), json!({})), &Options::default());
        let mut expected = expected;
        expected["name"] = "a".into();
        expected["position"] = "query".into();
        assert_eq!(tool["args"], json!([expected]), "{schema}");
    }
}

#[test]
fn paths_that_look_like_templates_stay_paths() {
    let parameters = json!([{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}]);
    for (path, url) in [
        ("/a/{id}", "https://t.example.com/v1/a/{id}"),
        ("/{{a/{id}", r#"https://t.example.com/v1/{{"{{"}}a/{id}"#),
    ] {
        let document = one("get", path, json!({"parameters": parameters}), json!({}));
        let imported = oasgate::import(document.as_str(), &oasgate::ImportOptions::default());
        let Some(imported) = imported.value.filter(|imported| !imported.api.operations.is_empty()) else {
            continue;
        };
        let config = oasgate::mcp::higress(&imported, &Options::default()).value.unwrap();
        let found = &config.tools[0].request_template.url;
        assert!(found == url || super::requests::actions(found).is_ok(), "{found}");
    }
}

#[test]
fn options_give_the_address_and_the_name() {
    let document = one("get", "/it", json!({}), json!({}));
    let options = Options::default().with_server_url("{{.config.address}}/").with_server_name("tools");
    let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result().unwrap();
    let config = oasgate::mcp::higress(&imported, &options).value.unwrap();
    assert_eq!(config.tools[0].request_template.url, "{{.config.address}}/it");
    assert_eq!(config.server.name, "tools");
}

#[test]
fn bodies_that_may_be_empty_are_sent() {
    let body = |content: Value| json!({"requestBody": {"required": true, "content": content}});
    let schema = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    for (media, flag) in
        [("application/json", "argsToJsonBody"), ("application/x-www-form-urlencoded", "argsToFormBody")]
    {
        let document = one("post", "/it", body(json!({media: {"schema": schema}})), json!({}));
        let (tool, _) = tool(&document, &Options::default());
        assert_eq!(tool["requestTemplate"][flag], true);
        assert_eq!(tool["args"][0]["position"], "body");
    }
}

#[test]
fn there_is_no_more_inside_than_there_is_room_for() {
    let inner =
        json!({"type": "object", "properties": {"b": {"type": "string", "description": "x".repeat(500)}}});
    let parameters =
        json!([{"name": "a", "in": "query", "content": {"application/json": {"schema": inner}}}]);
    let document = one("get", "/it", json!({"parameters": parameters}), json!({}));
    for (bytes, is_whole) in [(400, false), (2_000, true)] {
        let (tool, codes) = tool(&document, &Options::default().with_schema_bytes(bytes));
        assert_eq!(tool["args"][0]["properties"].is_object(), is_whole);
        assert_eq!(codes.contains(&"mcp-schema-cut"), !is_whole, "{codes:?}");
    }
    let (config, diagnostics) = converted(&document, &Options::default().with_schema_bytes(100));
    assert_eq!((config.tools.len(), codes(&diagnostics)), (0, vec!["mcp-tool-too-large"]));
}
