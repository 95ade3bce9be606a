//! An Api from a store may have anything in it. What is written is whole all the same, and each change is reported.

use std::collections::BTreeSet;

use oasgate::openapi::{WriteOptions, write, write_existing};
use oasgate::{Api, Existing, ImportOptions, import};
use serde_json::{Value, json};

use super::judge;

/// The export of a stored Api, and its findings. It is valid, each reference in it leads to something, and it imports
/// without anything being left out.
fn exported(api: &Value) -> (Value, Vec<String>) {
    let api: Api = serde_json::from_value(api.clone()).unwrap();
    let outcome = write(&api, &WriteOptions::default());
    let found = outcome.diagnostics.iter().map(|it| {
        let args: Vec<_> = it.args().map(|(_, value)| value).collect();
        format!("{} {}: {}", it.subject().unwrap(), it.code(), args.join(", "))
    });
    let found = found.collect();
    let document = outcome.value.unwrap();
    let value = document.value().to_json();
    assert_eq!(judge::faults(&value), Vec::<String>::new(), "{value}");
    assert_eq!(dangling(&value), Vec::<String>::new(), "{value}");
    let again = import(document, &ImportOptions::default());
    assert!(!again.has_errors(), "{:?}", again.diagnostics);
    (value, found)
}

/// The references that lead to nothing.
fn dangling(document: &Value) -> Vec<String> {
    let (mut pending, mut dangling) = (vec![document], Vec::new());
    while let Some(value) = pending.pop() {
        let target = value.get("$ref").and_then(Value::as_str);
        dangling.extend(target.filter(|target| document.pointer(&target[1..]).is_none()).map(str::to_owned));
        pending.extend(value.as_object().into_iter().flat_map(|members| members.values()));
        pending.extend(value.as_array().into_iter().flatten());
    }
    dangling
}

fn api(operations: &Value, components: &Value) -> Value {
    json!({"about": {"name": "Pets", "version": "1"}, "operations": operations, "components": components})
}

fn refer(to: &str) -> Value {
    json!({ "$ref": format!("#/components/{to}") })
}

#[test]
fn references_to_nothing() {
    let operation = json!({
        "name": "get_pets_id", "method": "GET", "path": "/pets/{id}",
        "parameters": {"path id": refer("parameters/Id"), "query q": refer("parameters/Q")},
        "requestBody": refer("requestBodies/Body"),
        "callbacks": {"gone": refer("callbacks/C"), "own": {"{$request.query.url}": {"post": {
            "requestBody": refer("requestBodies/Body"), "responses": {"200": refer("responses/R")}
        }}}},
        "responses": {"statuses": {
            "404": refer("responses/R"),
            "200": {
                "description": "d",
                "headers": {"H": refer("headers/H")},
                "links": {
                    "a": refer("links/L"), "b": {"operationId": "gone"},
                    "c": {"operationRef": "#/paths/~1gone/get"}, "d": {"operationRef": "#/paths/~1pets~1{id}/get"}
                },
                "content": {"application/json": {
                    "examples": {"e": refer("examples/E")},
                    "schema": {"properties": {
                        "$ref": refer("schemas/Gone"), "deep": refer("schemas/Pet/properties/name"),
                        "deeper": refer("schemas/Pet/properties/gone"), "file": {"$ref": "pets.yaml#/Pet"},
                        "kind": refer("responses/Wrong"), "own": {"$ref": "#"},
                        "content": refer("responses/Wrong/content/text~1plain/schema")
                    }}
                }}
            }
        }}
    });
    let components = json!({
        "schemas": {"Pet": {"properties": {"name": {"type": "string"}}, "discriminator": {"propertyName": "name", "mapping": {
            "a": "Pet", "b": "Gone", "c": "#/components/schemas/Gone", "d": "#/components/schemas/Pet"
        }}}},
        "responses": {"Wrong": {"description": "d", "content": {"text/plain": {"schema": {"type": "string"}}}}},
    });
    let (document, found) = exported(&api(&json!({"GET /pets/{}": operation}), &components));
    insta::assert_snapshot!("dangling", format!("{}\n\n{:#}", found.join("\n"), document));
}

#[test]
fn circles_of_references() {
    let components = json!({
        "schemas": {
            "A": refer("schemas/B"), "B": refer("schemas/A"), "C": refer("schemas/A"), "D": refer("schemas/D"),
            "Tree": {"properties": {"children": {"type": "array", "items": refer("schemas/Tree")}}}
        },
        "responses": {
            "A": refer("responses/B"), "B": refer("responses/C"), "C": refer("responses/B"),
            "D": refer("responses/E"), "E": {"description": "d"}, "F": refer("headers/F")
        },
        "headers": {"F": refer("headers/F")}
    });
    let (document, found) = exported(&api(&json!({}), &components));
    let keys = |section: &str| -> Vec<String> {
        document["components"][section]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(key, _)| key.clone())
            .collect()
    };
    assert_eq!((keys("schemas").len(), keys("responses")), (5, vec!["D".to_owned(), "E".to_owned()]));
    assert_eq!(keys("headers"), [""; 0]);
    let left_out = found.iter().filter(|it| it.contains("export-component-unresolved")).count();
    let replaced = found.iter().filter(|it| it.contains("export-reference-dangling")).count();
    assert_eq!((left_out, replaced, found.len()), (5, 4, 9), "{found:#?}");
}

#[test]
fn names_that_are_not_allowed() {
    let operation = json!({
        "name": "get_pets", "method": "GET", "path": "/pets", "security": [{"my key": []}],
        "parameters": {"query q": refer("parameters/a~1b")},
        "responses": {"statuses": {"200": {"description": "d", "content": {"*/*": {"schema": refer("schemas/A%20pet/properties/kind")}}}}}
    });
    let components = json!({
        "schemas": {
            "A pet": {"properties": {"kind": {"type": "string"}}, "discriminator": {"propertyName": "kind"}},
            "A_pet": {}, "A/pet": {}, "": {}, "宠物": refer("schemas/A pet"),
            "A cat": {"allOf": [refer("schemas/A pet")]},
            "Any": {"oneOf": [refer("schemas/A cat"), refer("schemas/A_pet")],
                    "discriminator": {"propertyName": "kind", "mapping": {"cat": "A cat", "pet": "#/components/schemas/A%20pet"}}}
        },
        "parameters": {"a/b": {"name": "q", "in": "query", "schema": refer("schemas/A~1pet")}},
        "securitySchemes": {"my key": {"type": "apiKey", "name": "k", "in": "header"}}
    });
    let (document, found) = exported(&api(&json!({"GET /pets": operation}), &components));
    insta::assert_snapshot!("renamed", format!("{}\n\n{:#}", found.join("\n"), document));
}

#[test]
fn paths_that_differ_in_names_only() {
    let of_path =
        |name: &str| json!({"name": name, "in": "path", "required": true, "schema": {"type": "integer"}});
    let operation = |method: &str, path: &str, parameters: Value| {
        json!({"name": format!("{method} {path}"), "operationId": format!("{method} {path}"), "method": method,
            "path": path, "parameters": parameters, "responses": {"statuses": {"200": {"description": "d"}}}})
    };
    let operations = json!({
        "GET /u/{}/{}": operation("GET", "/u/{a}/{b}", json!({"path a": of_path("a"), "path b": of_path("b")})),
        "PUT /u/{}/{}": operation("PUT", "/u/{b}/{c}", json!({"path b": of_path("b"), "path c": refer("parameters/C")})),
        "GET /u/{}/{}~": operation("GET", "/u/{x}/{y}", json!({})),
        "POST /u/{}/{}": operation("POST", "/u/{x}/{y}", json!({"path x": refer("parameters/Gone")})),
    });
    let (document, found) = exported(&api(&operations, &json!({"parameters": {"C": of_path("c")}})));
    let paths: Vec<_> = document["paths"].as_object().unwrap().keys().collect();
    assert_eq!(paths, ["/u/{a}/{b}"]);
    let item = &document["paths"]["/u/{a}/{b}"];
    assert_eq!(item["put"]["parameters"], json!([of_path("a"), of_path("b")]));
    let names: Vec<_> = item["post"]["parameters"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["a", "b"]);
    let codes: Vec<_> = found.iter().map(|it| it.split(':').next().unwrap()).collect();
    let expected = [
        "GET /u/{}/{}~ export-path-equivalent",
        "POST /u/{}/{} export-parameter-assumed",
        "POST /u/{}/{} export-path-variables-renamed",
        "POST /u/{}/{} export-reference-dangling",
        "PUT /u/{}/{} export-path-variables-renamed",
    ];
    assert_eq!(codes.into_iter().collect::<BTreeSet<_>>(), expected.into_iter().collect());
}

/// A schema of so many `allOf`, one in the other.
fn nested(levels: usize) -> Value {
    (0..levels).fold(json!({"type": "object"}), |inner, _| json!({ "allOf": [inner] }))
}

#[test]
fn schemas_that_are_deep() {
    for (levels, is_too_deep) in [(30, false), (490, false), (499, true)] {
        let mut stored: Api = serde_json::from_value(api(&json!({}), &json!({}))).unwrap();
        stored.components.schemas.insert("Deep".into(), nested(levels).into());
        stored.components.schemas.insert("Flat".into(), nested(1).into());
        let outcome = write(&stored, &WriteOptions::default());
        let codes: Vec<_> = outcome.diagnostics.iter().map(oasgate::Diagnostic::code).collect();
        assert_eq!(codes, if is_too_deep { vec!["export-value-too-deep"] } else { vec![] }, "{levels}");
        let document = outcome.value.unwrap();
        let schema = |name: &str| {
            let schemas = document.value().get("components").unwrap().get("schemas").unwrap();
            schemas.get(name).unwrap()
        };
        assert_eq!(schema("Flat").to_string(), r#"{"allOf":[{"type":"object"}]}"#);
        assert_eq!(schema("Deep") == json!({}).into(), is_too_deep);
        assert!(document.to_yaml().len() < 20_000 && document.to_json().len() < 20_000);
    }
}

#[test]
fn a_hundred_thousand_of_everything() {
    const MANY: usize = 100_000;
    let mut operations = serde_json::Map::new();
    for at in 0..MANY {
        // Each with a name of its own for the variable, so that no path item is shared.
        let (path, key) = (format!("/t{at}/{{v{at}}}"), format!("GET /t{at}/{{}}"));
        operations.insert(
            key,
            json!({"name": "same", "operationId": "same", "method": "GET", "path": path,
            "responses": {"statuses": {"200": refer("responses/chain 0")}}}),
        );
    }
    let mut responses = serde_json::Map::new();
    for at in 0..MANY {
        responses.insert(format!("chain {at}"), refer(&format!("responses/chain {}", at + 1)));
    }
    let stored: Api =
        serde_json::from_value(api(&operations.into(), &json!({ "responses": responses }))).unwrap();
    let outcome = write(&stored, &WriteOptions::default());
    // A thousand of each rule, and how many more there are.
    assert!(outcome.diagnostics.len() < 8_000, "{}", outcome.diagnostics.len());
    let suppressed = outcome.diagnostics.iter().filter(|it| it.code() == "findings-suppressed");
    let counts: Vec<_> =
        suppressed.map(|it| it.args().map(|(_, value)| value).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(counts.len(), 5, "{counts:?}");
    let document = outcome.value.unwrap().value();
    assert!(document.get("components").is_none(), "the chain leads to nothing");
}

#[test]
fn what_operators_added() {
    let existing: Existing = serde_json::from_value(json!({
        "oasgate": 1,
        "api": {
            "about": {"name": "Pets", "version": "1", "operator": {"cors": {}}},
            "operations": {"GET /pets": {
                "name": "get_pets", "method": "GET", "path": "/pets", "responses": {"statuses": {"200": {"description": "d"}}},
                "operator": {"backend": {"timeoutMs": 3000}}
            }}
        },
        "attachments": {"GET /pets": {"policy": "limit-10"}}
    }))
    .unwrap();
    let written = |options: &WriteOptions| write_existing(&existing, options);
    let without = written(&WriteOptions::default());
    assert_eq!(without.diagnostics[0].code(), "export-operator-left-out");
    assert!(!without.value.unwrap().as_json().contains("x-oasgate"));
    let with = written(&WriteOptions::default().with_operator(true));
    assert_eq!(with.diagnostics, []);
    let document = with.value.unwrap().value().to_json();
    assert_eq!(document["x-oasgate"]["attachments"]["GET /pets"], json!({"policy": "limit-10"}));
    assert_eq!(
        document["paths"]["/pets"]["get"]["x-oasgate"],
        json!({"operator": {"backend": {"timeoutMs": 3000}}})
    );
    assert_eq!(judge::faults(&document), Vec::<String>::new());
    let nothing = write_existing(&Existing::default(), &WriteOptions::default());
    assert_eq!((nothing.value, nothing.diagnostics[0].code()), (None, "export-nothing"));
}
