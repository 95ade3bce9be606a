//! Documents that mean harm: bounded, valid, deterministic.

use std::fmt::Write as _;

use oasgate::mcp::{Options, Profile, tools};
use oasgate::{ImportOptions, import};
use serde_json::json;

use super::lowered::{document, lowered};
use super::{schemas, written};

const PROFILES: [Profile; 3] = [Profile::Portable, Profile::OpenaiStrict, Profile::Gemini];

#[test]
fn a_thousand_allof_in_a_row_stay_small() {
    let mut components = serde_json::Map::new();
    for at in 0..1000 {
        let next = json!({"$ref": format!("#/components/schemas/S{}", at + 1)});
        let own = json!({"type": "object", "properties": {format!("p{at}"): {"type": "string"}}});
        components.insert(format!("S{at}"), json!({"allOf": [next, own]}));
    }
    components.insert("S1000".to_owned(), json!({"type": "object"}));
    let components = components.into();
    let schema = json!({"$ref": "#/components/schemas/S0"});
    for profile in PROFILES {
        let text = document(&schema, &components);
        let (tools, _) = written(&text, &Options::default().with_profile(profile));
        schemas(&tools);
        let size = serde_json::to_string(&tools).unwrap().len();
        assert!(size < 2 * text.len(), "{profile:?}: {size} of {}", text.len());
    }
}

#[test]
fn schemas_that_double_with_each_reference_stay_small() {
    let mut components = serde_json::Map::new();
    for at in 0..60 {
        let next = json!({"$ref": format!("#/components/schemas/S{}", at + 1)});
        components.insert(format!("S{at}"), json!({"allOf": [next, next], "properties": {"a": next}}));
    }
    components.insert("S60".to_owned(), json!({"type": "object"}));
    let components = components.into();
    for profile in PROFILES {
        let options = Options::default().with_profile(profile);
        let (input, _) = lowered(&json!({"$ref": "#/components/schemas/S0"}), &components, &options);
        assert!(input.to_string().len() < 3 * 65_536, "{profile:?}: {}", input.to_string().len());
    }
}

#[test]
fn what_tools_share_is_not_repeated_for_ever() {
    let schema = json!({"type": "object", "description": "d".repeat(30_000)});
    let get = json!({"summary": "Get", "responses": {"200": {"description": "ok", "content":
        {"application/json": {"schema": {"$ref": "#/components/schemas/Big"}}}}}});
    let paths: serde_json::Map<_, _> = (0..500).map(|at| (format!("/a{at}"), json!({"get": get}))).collect();
    let text =
        json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://h"}],
        "paths": paths, "components": {"schemas": {"Big": schema}}})
        .to_string();
    let (tools, found) = written(&text, &Options::default());
    let size = serde_json::to_string(&tools).unwrap().len();
    assert!(size < 20 * text.len() + 1024 * 1024, "{size} of {}", text.len());
    assert!(found.iter().any(|found| found.code() == "mcp-schema-all-cut"));
    assert!(
        found.iter().filter(|found| found.code().starts_with("mcp-schema")).count() < 10,
        "{}",
        found.len()
    );
}

#[test]
fn a_schema_larger_than_a_tool_may_have_is_left_out_and_the_rest_stays() {
    let components = json!({"Big": {"description": "d".repeat(100_000)}, "Small": {"type": "string"}});
    let schema = json!({"type": "object", "properties": {"big": {"$ref": "#/components/schemas/Big"}, "small": {"$ref": "#/components/schemas/Small"}}});
    let (input, codes) = lowered(&schema, &components, &Options::default());
    assert_eq!(input["$defs"]["Small"], json!({"type": "string"}));
    assert_eq!(input["$defs"]["Big"].as_object().unwrap().len(), 1);
    assert_eq!(codes, ["mcp-schema-left-out"]);
    let inline = json!({"type": "string", "description": "d".repeat(100_000)});
    let (input, codes) = lowered(&inline, &json!({}), &Options::default());
    assert!(input.to_string().len() < 1000);
    assert_eq!(codes, ["mcp-schema-left-out"]);
}

/// A parameter that many operations share, and that is larger than a tool may be, in each of its parts.
#[test]
fn a_large_parameter_is_not_looked_at_for_each_tool() {
    let many = 20_000;
    let names: serde_json::Map<_, _> = (0..many).map(|at| (format!("x-{at}"), json!(1))).collect();
    let parameter = |schema: serde_json::Value, description: &str| json!({"name": "a", "in": "query", "description": description, "schema": schema});
    for (part, parameter) in [
        ("description", parameter(json!({}), &"d".repeat(200_000))),
        ("keywords", parameter(json!(names), "")),
        (
            "properties",
            parameter(
                json!({"properties": names.keys().map(|name| (name.clone(), json!({}))).collect::<serde_json::Map<_, _>>()}),
                "",
            ),
        ),
        ("enum", parameter(json!({"enum": vec![""; many]}), "")),
        ("required", parameter(json!({"required": vec![1; many]}), "")),
        ("type", parameter(json!({"type": vec!["string"; many]}), "")),
        ("allOf", parameter(json!({"allOf": vec![json!({}); many]}), "")),
        ("default", parameter(json!({"default": vec![1; many]}), "")),
    ] {
        let get = json!({"get": {"summary": "Get", "parameters": [{"$ref": "#/components/parameters/A"}],
            "responses": {"204": {"description": "none"}}}});
        let paths: serde_json::Map<_, _> = (0..200).map(|at| (format!("/a{at}"), get.clone())).collect();
        let text = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://h"}],
            "paths": paths, "components": {"parameters": {"A": parameter}}})
        .to_string();
        let options = Options::default().with_schema_bytes(10_000_usize);
        let (tools, _) = written(&text, &options);
        let size = serde_json::to_string(&tools).unwrap().len();
        assert!(size < 200 * 12_000, "{part}: {size} of {}", text.len());
    }
}

#[test]
fn nesting_ends() {
    let mut schema = json!({"type": "string"});
    for _ in 0..40 {
        schema = json!({"type": "object", "properties": {"a": schema}});
    }
    let (_, codes) = lowered(&schema, &json!({}), &Options::default());
    assert!(codes.is_empty(), "{codes:?}");
    let mut schema = json!({"type": "string"});
    for _ in 0..80 {
        schema = json!({"not": schema});
    }
    for profile in PROFILES {
        let (_, codes) = lowered(&schema, &json!({}), &Options::default().with_profile(profile));
        assert!(codes.contains(&"mcp-schema-deep".to_owned()), "{codes:?}");
    }
}

#[test]
fn circles_of_many_schemas_end() {
    let mut components = serde_json::Map::new();
    for at in 0..2000 {
        let next = json!({"$ref": format!("#/components/schemas/S{}", (at + 1) % 2000)});
        components.insert(format!("S{at}"), json!({"anyOf": [next, {"type": "string"}]}));
    }
    let (_, codes) =
        lowered(&json!({"$ref": "#/components/schemas/S0"}), &components.into(), &Options::default());
    assert!(codes.contains(&"mcp-schema-endless".to_owned()), "{codes:?}");
}

#[test]
fn the_same_document_has_the_same_tools() {
    let mut text =
        "openapi: 3.0.3\ninfo: {title: t, version: '1'}\nservers: [{url: 'https://h'}]\npaths:\n".to_owned();
    for at in 0..50 {
        _ = writeln!(
            text,
            "  /a{at}: {{get: {{summary: s, parameters: [{{name: q, in: query, schema: {{$ref: '#/components/schemas/S{}'}}}}], responses: {{default: {{description: d}}}}}}}}",
            at % 7
        );
    }
    text += "components:\n  schemas:\n";
    for at in 0..7 {
        _ = writeln!(
            text,
            "    S{at}: {{type: object, properties: {{n: {{$ref: '#/components/schemas/S{}'}}}}}}",
            (at + 1) % 7
        );
    }
    let write = || {
        let imported = import(&*text, &ImportOptions::default()).into_result().unwrap();
        let outcome = tools(&imported, &Options::default());
        serde_json::to_string(&outcome.value.unwrap()).unwrap()
    };
    assert_eq!(write(), write());
}
