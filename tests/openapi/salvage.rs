//! What is broken goes alone, with exactly what cannot do without it.

use std::fmt::Write as _;

use serde_json::json;

use super::{FINE, at, codes, errors, left_out, operation, v3};

/// A GET operation of that path, whose response has a schema.
fn with_schema(path: &str, schema: &str) -> String {
    let content = format!("{{description: d, content: {{a/b: {{schema: {schema}}}}}}}");
    format!(
        "  {path}: {{get: {{operationId: {}, responses: {{'200': {content}}}}}}}\n",
        path.replace('/', "")
    )
}

#[test]
fn a_bad_operation_costs_no_other() {
    for bad in [
        "text",
        "null",
        "[]",
        "{}",
        "{responses: {}}",
        "{$ref: '#/nowhere'}",
        "{$ref: 1}",
        "{parameters: [{$ref: '#/nowhere'}], responses: {default: {description: d}}}",
        "{requestBody: {$ref: 'other.yaml'}, responses: {default: {description: d}}}",
        "{responses: {'200': {description: d, content: {a/b: {schema: []}}}}}",
    ] {
        let outcome = v3(&format!(
            "paths:
  /a: {{get: {{operationId: a, {FINE}}}, put: {bad}, post: {{operationId: b, {FINE}}}}}
  /b: {{get: {{operationId: c, {FINE}}}}}"
        ));
        assert_eq!(left_out(&outcome), ["PUT /a"], "{bad}");
        assert_eq!(outcome.value.as_ref().unwrap().api.operations.len(), 3, "{bad}");
        let errors = errors(&outcome);
        assert!(errors.len() == 1 && errors[0].ends_with("about PUT /a"), "{bad}: {errors:?}");
    }
}

#[test]
fn a_bad_component_costs_no_other() {
    for (section, bad) in [
        ("schemas", "text"),
        ("schemas", "{properties: []}"),
        ("schemas", "{allOf: {}}"),
        ("schemas", "{items: 1}"),
        ("schemas", "{$ref: {}}"),
        ("responses", "text"),
        ("parameters", "{$ref: '#/components/schemas/Good'}"),
        ("parameters", "{name: p, schema: {}}"),
        ("parameters", "{name: p, in: body, schema: {}}"),
        ("parameters", "[]"),
        ("examples", "1"),
        ("requestBodies", "{$ref: other.yaml}"),
        ("headers", "{schema: 1}"),
        ("securitySchemes", "{type: apiKey, name: k}"),
        ("securitySchemes", "{type: oauth2}"),
        ("links", "text"),
        ("callbacks", "{'{$url}': {$ref: '#/nowhere'}}"),
    ] {
        let good = "Good: {type: string}";
        let (schemas, other) = match section {
            "schemas" => (format!("{good}, Bad: {bad}"), String::new()),
            _ => (good.to_owned(), format!(", {section}: {{Bad: {bad}}}")),
        };
        let outcome = v3(&format!(
            "paths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}\ncomponents: {{schemas: {{{schemas}}}{other}}}"
        ));
        let errors = errors(&outcome);
        assert!(errors.len() == 1 && errors[0].ends_with(" Bad"), "{section} {bad}: {errors:?}");
        assert_eq!(left_out(&outcome).len(), 1, "{section} {bad}");
        assert!(operation(&outcome, "GET /a").is_object(), "{section} {bad}");
        assert!(at(&outcome, "/components/schemas/Good").is_object(), "{section} {bad}");
    }
}

#[test]
fn a_broken_schema_fails_exactly_what_reaches_it() {
    let schema = |name: &str| format!("{{$ref: '#/components/schemas/{name}'}}");
    let mut paths = "paths:\n".to_owned();
    for (path, name) in
        [("/direct", "Bad"), ("/through", "Far"), ("/cycle", "Left"), ("/sound", "Ring"), ("/other", "Sound")]
    {
        paths += &with_schema(path, &schema(name));
    }
    paths += &with_schema("/deep", "{$ref: '#/components/schemas/Bad/properties/a'}");
    paths += &with_schema(
        "/mapped",
        "{discriminator: {propertyName: k, mapping: {b: '#/components/schemas/Bad'}}}",
    );
    for (path, body) in [
        ("/parameter", "parameters: [{name: p, in: query, schema: {$ref: '#/components/schemas/Bad'}}]"),
        (
            "/content",
            "parameters: [{name: p, in: query, content: {a/b: {schema: {items: {$ref: '#/components/schemas/Bad'}}}}}]",
        ),
        ("/body", "requestBody: {$ref: '#/components/requestBodies/Body'}"),
        (
            "/callback",
            "callbacks: {c: {'{$url}': {post: {requestBody: {content: {a/b: {schema: {$ref: '#/components/schemas/Bad'}}}}}}}}",
        ),
    ] {
        _ = writeln!(paths, "  {path}: {{post: {{operationId: {}, {body}, {FINE}}}}}", path.replace('/', ""));
    }
    let outcome = v3(&format!(
        "{paths}
components:
  schemas:
    Bad: {{properties: {{a: {{type: string}}, b: 1}}}}
    Near: {{allOf: [{{$ref: '#/components/schemas/Bad'}}]}}
    Far: {{additionalProperties: {{$ref: '#/components/schemas/Near'}}}}
    Left: {{items: {{$ref: '#/components/schemas/Right'}}}}
    Right: {{properties: {{a: {{$ref: '#/components/schemas/Left'}}, b: {{$ref: '#/components/schemas/Far'}}}}}}
    Ring: {{items: {{$ref: '#/components/schemas/Ring'}}}}
    Sound: {{example: {{$ref: '#/components/schemas/Bad'}}, enum: [{{$ref: '#/nowhere'}}]}}
  requestBodies:
    Body: {{content: {{a/b: {{schema: {{$ref: '#/components/schemas/Bad'}}}}}}}}"
    ));
    assert_eq!(
        left_out(&outcome),
        [
            "GET /cycle",
            "GET /deep",
            "GET /direct",
            "GET /mapped",
            "GET /through",
            "POST /body",
            "POST /callback",
            "POST /content",
            "POST /parameter",
            "request-body Body",
            "schema Bad",
            "schema Far",
            "schema Left",
            "schema Near",
            "schema Right",
        ]
    );
    assert!(operation(&outcome, "GET /sound").is_object() && operation(&outcome, "GET /other").is_object());
    let chains: Vec<_> = outcome
        .diagnostics
        .iter()
        .filter(|found| found.code() == "component-left-out")
        .map(|found| {
            let arg = |name: &str| found.args().find(|(given, _)| *given == name).unwrap().1.to_owned();
            assert_eq!(arg("component"), "schema Bad");
            format!("{}: {}", found.subject().unwrap(), arg("chain"))
        })
        .collect();
    for chain in [
        "GET /direct: schema Bad",
        "GET /through: schema Far → schema Near → schema Bad",
        "GET /cycle: schema Left → schema Right → schema Far → schema Near → schema Bad",
        "POST /body: request-body Body → schema Bad",
        "schema Near: schema Bad",
    ] {
        assert!(chains.iter().any(|found| found == chain), "{chain} is not among {chains:#?}");
    }
    assert_eq!(chains.len(), 14, "{chains:#?}");
}

#[test]
fn long_chains_are_shortened() {
    let mut schemas = "    S0: 1\n".to_owned();
    for at in 1..=20 {
        _ = writeln!(schemas, "    S{at}: {{items: {{$ref: '#/components/schemas/S{}'}}}}", at - 1);
    }
    let outcome = v3(&format!("paths: {{}}\ncomponents:\n  schemas:\n{schemas}"));
    assert_eq!(left_out(&outcome).len(), 21);
    let last = outcome.diagnostics.last().unwrap();
    let chain = last.args().find(|(name, _)| *name == "chain").unwrap().1;
    assert!(chain.starts_with("schema S19 → schema S18") && chain.ends_with("schema S12 → …"), "{chain}");
}

#[test]
fn an_unreadable_requirement_never_opens_an_operation() {
    for (security, kept, found) in [
        ("[]", json!([]), &[][..]),
        ("[{}]", json!([{}]), &[]),
        ("[{key: []}, {}]", json!([{ "key": [] }, {}]), &[]),
        ("[{key: [a, 1]}]", json!([{ "key": ["a", "1"] }]), &["security-scopes-misplaced"]),
        ("[key]", json!(null), &["value-wrong-type"]),
        ("[null, {key: []}]", json!([{ "key": [] }]), &["value-wrong-type"]),
        ("key", json!(null), &["value-wrong-type"]),
        ("[{key: null}]", json!([{ "key": [] }]), &["value-wrong-type"]),
        ("[{key: [null]}]", json!([{ "key": [] }]), &["security-scopes-misplaced", "value-wrong-type"]),
        ("[{none: []}]", json!([{ "none": [] }]), &["security-scheme-undefined"]),
        ("[{bad: []}]", json!([{ "bad": [] }]), &["security-scheme-undefined"]),
    ] {
        let outcome = v3(&format!(
            "paths: {{/a: {{get: {{operationId: a, security: {security}, {FINE}}}}}}}
components: {{securitySchemes: {{key: {{type: http, scheme: basic}}, bad: {{type: http}}}}}}"
        ));
        let mut codes = codes(&outcome);
        codes.retain(|code| *code != "security-scheme-invalid");
        assert_eq!(codes, found, "{security}");
        assert_eq!(
            operation(&outcome, "GET /a").get("security").cloned().unwrap_or_default(),
            kept,
            "{security}"
        );
    }
}

#[test]
fn null_is_never_the_text_null() {
    let outcome = v3(
        "paths: {/a: {get: {operationId: null, summary: null, tags: [null, a], responses: {'200': null}}}}
components: {securitySchemes: {o: {type: oauth2, flows: {implicit: {scopes: {read: null, 'x-a': {b: 1}}}}}}}",
    );
    let stored = serde_json::to_string(&*outcome.value.as_ref().unwrap().api).unwrap();
    assert!(!stored.contains("null"), "{stored}");
    let flow = at(&outcome, "/components/securitySchemes/o/flows/implicit");
    assert_eq!(flow, json!({ "scopes": { "read": "" }, "extensions": { "x-a": { "b": 1 } } }));
    let named = |code: &str| {
        let of_rule = outcome.diagnostics.iter().filter(|found| found.code() == code);
        of_rule.map(|found| found.args().find(|(name, _)| *name == "key").unwrap().1).collect::<Vec<_>>()
    };
    assert_eq!(named("value-null"), ["summary"]);
    assert_eq!(named("value-wrong-type"), ["tags", "read"]);
}

/// Equal texts of a JSON document are read once; what they lead to is reported at each of them.
#[test]
fn what_is_there_twice_is_reported_twice() {
    for (parameter, found) in [
        (r#"{"name": "q", "in": "query", "schema": {"type": "string"}}"#, ""),
        (r#"{"name": "q", "in": "query", "schema": {"type": "text"}}"#, "schema-type-unknown"),
        (r#"{"name": "q", "in": "query"}"#, "parameter-incomplete"),
        (r#"{"name": "q", "in": "nowhere", "schema": {}}"#, "parameter-incomplete"),
        (
            r##"{"name": "q", "in": "query", "schema": {"$ref": "#/components/schemas/Broken"}}"##,
            "component-left-out",
        ),
    ] {
        let operation = |id: &str| {
            format!(
                r#"{{"operationId": "{id}", "parameters": [{parameter}], "responses": {{"200": {{"description": "d"}}}}}}"#
            )
        };
        let document = format!(
            r#"{{"openapi": "3.0.3", "info": {{"title": "T", "version": "1"}}, "paths": {{"/a": {{"get": {}, "put": {}}}}},
                "components": {{"schemas": {{"Broken": {{"properties": []}}}}}}}}"#,
            operation("a"),
            operation("b"),
        );
        let outcome = oasgate::import(document, &oasgate::ImportOptions::default());
        for key in ["GET /a", "PUT /a"] {
            let about =
                |one: &&oasgate::Diagnostic| one.subject().is_some_and(|about| about.to_string() == key);
            let codes: Vec<_> =
                outcome.diagnostics.iter().filter(about).map(oasgate::Diagnostic::code).collect();
            assert_eq!(codes.join(" "), found, "{key}: {parameter}");
        }
    }
}
