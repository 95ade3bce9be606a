//! Findings that send a reader to the right place with the right advice: where they stand, and what they suggest. Each in
//! both versions and both formats where both have the thing.

use oasgate::{Diagnostic, Lang, import};
use serde_json::{Value, json};

/// A document of a version, as JSON and as YAML; `rest` adds to it or replaces.
fn texts(is_swagger: bool, rest: &Value) -> [String; 2] {
    let (key, version) = if is_swagger { ("swagger", "2.0") } else { ("openapi", "3.0.3") };
    let mut document = json!({key: version, "info": {"title": "t", "version": "1"}, "paths": {}});
    document.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    [serde_json::to_string_pretty(&document).unwrap(), serde_yaml::to_string(&document).unwrap()]
}

/// A document with one operation.
fn operation(is_swagger: bool, operation: &Value, rest: &Value) -> [String; 2] {
    let mut rest = rest.clone();
    rest.as_object_mut().unwrap().insert("paths".to_owned(), json!({"/a": {"get": operation}}));
    texts(is_swagger, &rest)
}

/// The section of schemas of a version.
fn schemas(is_swagger: bool, schemas: &Value) -> Value {
    if is_swagger { json!({"definitions": schemas}) } else { json!({"components": {"schemas": schemas}}) }
}

fn found(text: &str, code: &str) -> Vec<Diagnostic> {
    let diagnostics = import(text, &oasgate::ImportOptions::default()).diagnostics;
    diagnostics.into_iter().filter(|found| found.code() == code).collect()
}

/// The help of the only finding of a rule.
fn help(text: &str, code: &str) -> String {
    let found = found(text, code);
    assert_eq!(found.len(), 1, "{code} in {text}");
    found[0].help(Lang::En)
}

/// What a finding's line says, without its indent.
fn line<'t>(text: &'t str, found: &Diagnostic) -> &'t str {
    let at = found.location().unwrap();
    text.lines().nth(at.line as usize - 1).unwrap().get(at.column as usize - 1..).unwrap()
}

#[test]
fn what_is_missing_from_an_object_is_reported_at_its_key() {
    let fine = json!({"default": {"description": "d"}});
    for is_swagger in [false, true] {
        let get = json!({"operationId": "a", "responses": {"200": {"headers": {}}}});
        let [json, yaml] = operation(is_swagger, &get, &json!({}));
        for text in [json, yaml] {
            let found = found(&text, "response-description-missing");
            assert!(line(&text, &found[0]).trim_matches(['\'', '"']).starts_with("200"), "{text}");
        }
        let scheme = json!({"type": "apiKey", "in": "header"});
        let shown = if is_swagger {
            json!({"securityDefinitions": {"key": scheme}})
        } else {
            json!({"components": {"securitySchemes": {"key": scheme}}})
        };
        for text in operation(is_swagger, &json!({"operationId": "a", "responses": fine}), &shown) {
            let found = found(&text, "security-scheme-invalid");
            assert!(line(&text, &found[0]).trim_matches('"').starts_with("key"), "{text}");
        }
        let schemas = schemas(is_swagger, &json!({"List": {"type": "array", "minItems": 1}}));
        for text in texts(is_swagger, &schemas) {
            let found = found(&text, "schema-items-missing");
            assert!(line(&text, &found[0]).trim_matches('"').starts_with("List"), "{text}");
        }
    }
}

#[test]
fn a_finding_about_an_object_stands_at_its_key_in_yaml_and_at_its_brace_in_json() {
    for is_swagger in [false, true] {
        let [json, yaml] = texts(is_swagger, &schemas(is_swagger, &json!({"List": [{"type": "string"}]})));
        let (in_json, in_yaml) = (found(&json, "schema-malformed"), found(&yaml, "schema-malformed"));
        assert_eq!(line(&json, &in_json[0]), "[");
        assert_eq!(line(&yaml, &in_yaml[0]), "List:");
        assert_eq!(in_json[0].location().unwrap().pointer, in_yaml[0].location().unwrap().pointer);
    }
}

#[test]
fn the_advice_for_keys_beside_a_reference_is_what_the_place_allows() {
    for is_swagger in [false, true] {
        let section = if is_swagger { "#/definitions/A" } else { "#/components/schemas/A" };
        let both = json!({"A": {"type": "string"}, "B": {"$ref": section, "description": "b"}});
        for text in texts(is_swagger, &schemas(is_swagger, &both)) {
            assert_eq!(help(&text, "reference-siblings"), "Remove them, or wrap the `$ref` in `allOf`.");
        }
        let response = json!({"R": {"description": "r"}});
        let (target, shown) = if is_swagger {
            ("#/responses/R", json!({"responses": response}))
        } else {
            ("#/components/responses/R", json!({"components": {"responses": response}}))
        };
        for (beside, code) in [("description", "reference-description-lost"), ("x-a", "reference-siblings")] {
            let get = json!({"operationId": "a", "responses": {"200": {"$ref": target, beside: "b"}}});
            for text in operation(is_swagger, &get, &shown) {
                let help = help(&text, code);
                assert!(help.contains("to the target") && !help.contains("allOf"), "{help}");
            }
        }
    }
}

#[test]
fn an_incomplete_parameter_says_what_became_of_it() {
    let typed = |is_swagger: bool| if is_swagger { json!({"type": "string"}) } else { json!({"schema": {}}) };
    for is_swagger in [false, true] {
        for (key, outcome) in [("name", "it was left out"), ("in", "it was left out"), ("", "it is kept")] {
            let mut parameter = json!({"name": "n", "in": "query"});
            let members = parameter.as_object_mut().unwrap();
            if members.remove(key).is_some() {
                members.extend(typed(is_swagger).as_object().unwrap().clone());
            }
            let get = json!({
                "operationId": "a", "parameters": [parameter], "responses": {"default": {"description": "d"}},
            });
            for text in operation(is_swagger, &get, &json!({})) {
                let help = help(&text, "parameter-incomplete");
                assert!(help.contains(outcome), "{help}");
                let imported = import(&*text, &oasgate::ImportOptions::default()).value.unwrap();
                let is_kept = !imported.api.operations.first().unwrap().1.parameters.is_empty();
                assert_eq!(is_kept, key.is_empty(), "{text}");
            }
        }
    }
}

#[test]
fn a_reference_to_nothing_suggests_the_nearest_component() {
    let known = json!({"User": {"type": "object"}, "a/b": {"type": "object"}});
    for is_swagger in [false, true] {
        let (own, other) = if is_swagger {
            ("#/definitions/", "#/components/schemas/")
        } else {
            ("#/components/schemas/", "#/definitions/")
        };
        for (target, nearest) in [
            (format!("{other}User"), format!("`{own}User`")),
            (format!("{own}user"), format!("`{own}User`")),
            (format!("{own}Usre"), format!("`{own}User`")),
            ("#/component/schema/User".to_owned(), format!("`{own}User`")),
            (format!("{own}A~1b"), format!("`{own}a~1b`")),
            (format!("{own}Invoice"), "something else".to_owned()),
        ] {
            let mut all = known.clone();
            let holder = json!({"type": "object", "properties": {"u": {"$ref": target}}});
            all.as_object_mut().unwrap().insert("Holder".to_owned(), holder);
            for text in texts(is_swagger, &schemas(is_swagger, &all)) {
                let help = help(&text, "schema-widened");
                assert_eq!(
                    help,
                    format!("Check whether the `$ref` means {nearest}, or add the target."),
                    "{target}"
                );
            }
        }
        let section = if is_swagger { "#/responses/" } else { "#/components/responses/" };
        let get = json!({"operationId": "a", "responses": {"200": {"$ref": format!("{section}pets")}}});
        let responses = json!({"responses": {"Pets": {"description": "d"}}});
        let shown = if is_swagger { responses } else { json!({"components": responses}) };
        for text in operation(is_swagger, &get, &shown) {
            assert!(help(&text, "reference-unresolved").contains(&format!("`{section}Pets`")));
        }
    }
}

#[test]
fn a_path_item_elsewhere_names_the_option_that_reads_files() {
    for is_swagger in [false, true] {
        for text in texts(is_swagger, &json!({"paths": {"/a": {"$ref": "a.yaml"}}})) {
            assert!(help(&text, "path-item-unresolved").contains("`--root`"));
        }
    }
}

#[test]
fn the_type_null_is_answered_with_nullable() {
    for (is_swagger, composed, nullable) in [
        (false, "anyOf", "`nullable: true`"),
        (false, "oneOf", "`nullable: true`"),
        (true, "allOf", "`x-nullable: true`"),
    ] {
        let schema = json!({"A": {composed: [{"type": "string"}, {"type": "null"}]}});
        for text in texts(is_swagger, &schemas(is_swagger, &schema)) {
            assert!(help(&text, "schema-type-unknown").contains(nullable), "{text}");
        }
    }
}

#[test]
fn examples_are_compared_with_the_schema_beside_them() {
    let codes = |get: &Value, is_swagger: bool| {
        let rest = schemas(is_swagger, &json!({"Pet": {"type": "object"}}));
        let texts = operation(is_swagger, get, &rest);
        texts.map(|text| {
            found(&text, "schema-example-mismatch").len() + found(&text, "schema-example-not-in-enum").len()
        })
    };
    let fine = json!({"default": {"description": "d"}});
    let pet = json!({"$ref": "#/components/schemas/Pet"});
    for (example, schema, count) in [
        (json!("x"), json!({"type": "integer"}), 1),
        (json!(1), json!({"type": "integer"}), 0),
        (json!(null), json!({"type": "integer"}), 0),
        (json!(1), pet.clone(), 1),
        (json!("x"), json!({"type": "string", "enum": ["y"]}), 1),
        (json!("y"), json!({"type": "string", "enum": ["y"]}), 0),
        (json!(1.0), json!({"type": "integer", "enum": [1]}), 0),
        (json!("1"), json!({"type": "string", "enum": [1]}), 0),
        (json!("a,b"), json!({"type": "array", "items": {"type": "string"}}), 0),
    ] {
        for member in ["example", "examples"] {
            let example =
                if member == "example" { example.clone() } else { json!({"one": {"value": example}}) };
            let parameter = json!({"name": "n", "in": "query", "schema": schema, member: example});
            let get = json!({"operationId": "a", "parameters": [parameter], "responses": fine});
            assert_eq!(codes(&get, false), [count; 2], "{get}");
            let header = json!({"schema": schema, member: example});
            let response = json!({"200": {"description": "d", "headers": {"X-A": header}}});
            let get = json!({"operationId": "a", "responses": response});
            assert_eq!(codes(&get, false), [count; 2], "{get}");
        }
    }
    for (media_type, example, count) in [
        ("application/json", json!("{}"), 1),
        ("application/json", json!({}), 0),
        ("application/xml", json!("<pet/>"), 0),
        ("application/xml", json!([]), 1),
    ] {
        let media = json!({media_type: {"schema": pet, "example": example}});
        let get = json!({"operationId": "a", "responses": {"200": {"description": "d", "content": media}}});
        assert_eq!(codes(&get, false), [count; 2], "{get}");
        let response = json!({
            "description": "d", "schema": {"$ref": "#/definitions/Pet"}, "examples": {media_type: example},
        });
        let get = json!({"operationId": "a", "produces": [media_type], "responses": {"200": response}});
        assert_eq!(codes(&get, true), [count; 2], "{get}");
    }
}

#[test]
fn a_link_to_nothing_is_found_by_either_name() {
    for (link, count) in [
        (json!({"operationId": "a"}), 0),
        (json!({"operationId": "b"}), 1),
        (json!({"operationRef": "#/paths/~1a/get"}), 0),
        (json!({"operationRef": "#/paths/~1b/get"}), 1),
        (json!({"operationRef": "#/paths/~1a/post"}), 1),
        (json!({"operationRef": "https://example.com/openapi.json#/paths/~1b/get"}), 0),
    ] {
        let response = json!({"200": {"description": "d", "links": {"next": link}}});
        let get = json!({"operationId": "a", "responses": response});
        for text in operation(false, &get, &json!({})) {
            assert_eq!(found(&text, "link-target-unknown").len(), count, "{link}");
        }
    }
}

#[test]
fn what_is_left_out_is_named_once() {
    for is_swagger in [false, true] {
        let section = if is_swagger { "#/definitions/" } else { "#/components/schemas/" };
        let to = |name: &str| json!({"type": "array", "items": {"$ref": format!("{section}{name}")}});
        let all = json!({"A": ["x"], "B": to("A"), "C": to("B")});
        for text in texts(is_swagger, &schemas(is_swagger, &all)) {
            let mut found: Vec<_> =
                found(&text, "component-left-out").iter().map(|found| found.message(Lang::En)).collect();
            found.sort();
            assert_eq!(
                found,
                [
                    "it needs `schema A`, which was left out",
                    "it needs `schema B → schema A`, which was left out"
                ]
            );
        }
    }
}

#[test]
fn an_unknown_key_is_never_answered_with_one_of_another_place() {
    let scheme = |is_swagger: bool, scheme: Value| {
        let schemes = json!({"s": scheme});
        if is_swagger {
            json!({"securityDefinitions": schemes})
        } else {
            json!({"components": {"securitySchemes": schemes}})
        }
    };
    let flow = json!({"tokenUrl": "https://a/", "scopes": {}, "authorizationUrll": "https://a/"});
    let v3 = json!({"type": "oauth2", "flows": {"password": flow}});
    for text in texts(false, &scheme(false, v3)) {
        assert!(help(&text, "key-unknown").contains("`x-authorizationUrll`"), "{text}");
    }
    let v2 =
        json!({"type": "oauth2", "flow": "password", "tokenUrl": "https://a/", "scopes": {}, "flws": {}});
    for text in texts(true, &scheme(true, v2)) {
        assert!(help(&text, "key-unknown").contains("`flow`"), "{text}");
    }
    for (is_swagger, place, suggested) in
        [(false, "query", true), (false, "header", false), (true, "query", true), (true, "header", false)]
    {
        let mut parameter = json!({"name": "n", "in": place, "allowEmptyValu": true});
        let typed = if is_swagger { json!({"type": "string"}) } else { json!({"schema": {}}) };
        parameter.as_object_mut().unwrap().extend(typed.as_object().unwrap().clone());
        let get = json!({
            "operationId": "a", "parameters": [parameter], "responses": {"default": {"description": "d"}},
        });
        for text in operation(is_swagger, &get, &json!({})) {
            assert_eq!(help(&text, "key-unknown").contains("`allowEmptyValue`"), suggested, "{text}");
        }
    }
    for (is_swagger, count) in [(false, 1), (true, 0)] {
        let typo = json!({"A": {"type": "string", "nulable": true}});
        for text in texts(is_swagger, &schemas(is_swagger, &typo)) {
            assert_eq!(found(&text, "schema-keyword-unknown").len(), count, "{text}");
        }
    }
}

#[test]
fn versions_are_compared_by_their_numbers() {
    for (version, shown) in [("3.1", "3.1.x"), ("3.1.1", "3.1.x"), ("3.10.0", "3.10.0"), ("3.11", "3.11")] {
        let document = json!({"openapi": version, "info": {"title": "t", "version": "1"}, "paths": {}});
        for text in [document.to_string(), serde_yaml::to_string(&document).unwrap()] {
            let found = found(&text, "version-unsupported");
            assert_eq!(found[0].message(Lang::En), format!("OpenAPI {shown} is not supported"));
        }
    }
    // The wrong key is named only for a version that the other key has.
    for (version, code) in [("3.0.1", "version-key-wrong"), ("3.01", "version-unsupported")] {
        let document = json!({"swagger": version, "info": {"title": "t", "version": "1"}, "paths": {}});
        assert_eq!(found(&document.to_string(), code).len(), 1, "{version}");
    }
}
