//! Each limit of the gateway, at, one below and one above.

use oasgate::convert::Fate;
use serde_json::{Value, json};

use super::{codes, converted, document, one, payload};

/// A document of one operation, and the options.
type Case = (String, Value);

fn path_of(length: usize) -> Case {
    let path = format!("/{}", "a".repeat(length - 1));
    (
        document(
            json!({path: {"get": {"operationId": "getIt", "responses": {"200": {"description": "d"}}}}}),
        ),
        json!({}),
    )
}

fn parameters(count: usize) -> Case {
    let one = |at| json!({"name": format!("p{at}"), "in": "query", "schema": {"type": "string"}});
    (one_with(json!({"parameters": (0..count).map(one).collect::<Vec<_>>()})), json!({}))
}

fn one_with(members: Value) -> String {
    one(members)
}

fn parameter(members: Value) -> Case {
    let mut parameter = json!({"name": "p", "in": "query", "schema": {"type": "string"}});
    for (name, value) in members.as_object().unwrap() {
        parameter[name] = value.clone();
    }
    (one(json!({"parameters": [parameter]})), json!({}))
}

fn backend(members: Value) -> Case {
    let mut backend = json!({"address": "backend.example.com"});
    for (name, value) in members.as_object().unwrap() {
        backend[name] = value.clone();
    }
    (one(json!({})), json!({"defaultBackend": backend}))
}

fn text(length: usize) -> String {
    // Characters, not bytes.
    "字".repeat(length)
}

/// What makes a case of a size, the size that fits, and the finding of one above it.
type Limit = (&'static str, fn(usize) -> Case, usize, &'static str);

const MOST: &[Limit] = &[
    ("path", path_of, 512, "convert-value-refused"),
    ("parameters", parameters, 50, "convert-parameters-unused"),
    ("description", |size| (one(json!({"description": text(size)})), json!({})), 255, "convert-text-cut"),
    (
        "parameter's description",
        |size| parameter(json!({"description": text(size)})),
        255,
        "convert-text-cut",
    ),
    ("example", |size| parameter(json!({"example": text(size)})), 255, "convert-text-cut"),
    ("default", |size| parameter(json!({"schema": {"default": text(size)}})), 255, "convert-text-cut"),
    (
        "parameter's name",
        |size| parameter(json!({"name": "p".repeat(size)})),
        32,
        "convert-parameter-names-refused",
    ),
    ("sample", sample, 20_480, "convert-text-cut"),
    ("body", body, 20_480, "convert-text-cut"),
    ("timeout", |size| backend(json!({"timeoutMs": size})), 600_000, "convert-settings-dropped"),
    ("retries", |size| backend(json!({"retries": size})), 10, "convert-settings-dropped"),
    ("address", |size| backend(json!({"address": "a".repeat(size)})), 255, "convert-value-refused"),
    ("port", |size| backend(json!({"address": format!("a:{size}")})), 65_535, "convert-value-refused"),
    (
        "maximum",
        |size| parameter(json!({"schema": {"type": "integer", "maximum": size}})),
        2_147_483_647,
        "convert-constraints-dropped",
    ),
    (
        "maxLength",
        |size| parameter(json!({"schema": {"type": "string", "maxLength": size}})),
        2_147_483_647,
        "convert-constraints-dropped",
    ),
    ("quota", |size| (one(json!({})), json!({"apiQuota": 2 - size})), 1, "convert-quota-exceeded"),
    ("policies", policies, 5, "convert-value-refused"),
    ("conditions", conditions, 5, "convert-value-refused"),
    ("condition's value", condition_value, 1024, "convert-value-refused"),
    ("backend parameter's value", |size| backend_parameter("b", &text(size)), 255, "convert-value-refused"),
    (
        "backend parameter's name",
        |size| backend_parameter(&"b".repeat(size), "v"),
        32,
        "convert-value-refused",
    ),
    (
        "function's timeout",
        |size| backend(json!({"function": "urn:f", "timeoutMs": size})),
        60_000,
        "convert-settings-dropped",
    ),
    (
        "function's version",
        |size| backend(json!({"function": "urn:f", "version": "1".repeat(size)})),
        64,
        "convert-value-refused",
    ),
];

const LEAST: &[Limit] = &[
    ("timeout", |size| backend(json!({"timeoutMs": size})), 1, "convert-value-refused"),
    (
        "maxLength",
        |size| parameter(json!({"schema": {"type": "string", "maxLength": size}})),
        1,
        "convert-constraints-dropped",
    ),
    (
        "parameter's name",
        |size| parameter(json!({"name": "-".repeat(1 - size) + "p"})),
        1,
        "convert-parameter-names-refused",
    ),
    ("policy's name", |size| policy_named(&"p".repeat(size)), 3, "convert-value-refused"),
    ("conditions", conditions, 1, "convert-value-refused"),
];

fn sample(size: usize) -> Case {
    let content = json!({"text/plain": {"example": text(size)}});
    (one(json!({"responses": {"200": {"description": "d", "content": content}}})), json!({}))
}

fn body(size: usize) -> Case {
    let body = json!({"content": {"text/plain": {"example": text(size)}}});
    let operation =
        json!({"operationId": "putIt", "requestBody": body, "responses": {"200": {"description": "d"}}});
    (document(json!({"/it": {"put": operation}})), json!({}))
}

fn policy(name: &str, conditions: Value) -> Value {
    json!({
        "name": name, "effect_mode": "ANY", "conditions": conditions, "url_domain": "other.example.com",
        "req_protocol": "HTTP", "req_method": "GET", "req_uri": "/", "vpc_channel_status": 2,
    })
}

fn with_policies(policies: Vec<Value>) -> Case {
    (one(json!({})), json!({"operations": {"getIt": {"policyHttps": policies}}}))
}

fn source(value: &str) -> Value {
    json!({"condition_origin": "source", "condition_value": value})
}

fn policies(count: usize) -> Case {
    with_policies((0..count).map(|at| policy(&format!("policy{at}"), json!([source("1.0.0.1")]))).collect())
}

fn policy_named(name: &str) -> Case {
    with_policies(vec![policy(name, json!([source("1.0.0.1")]))])
}

fn conditions(count: usize) -> Case {
    with_policies(vec![policy("policy", json!(vec![source("1.0.0.1"); count]))])
}

fn condition_value(size: usize) -> Case {
    with_policies(vec![policy("policy", json!([source(&"1".repeat(size))]))])
}

fn backend_parameter(name: &str, value: &str) -> Case {
    let parameter = json!({"origin": "CONSTANT", "name": name, "location": "HEADER", "value": value});
    (one(json!({})), json!({"backendParameters": [parameter]}))
}

#[test]
fn every_limit_holds() {
    let mut wrong = Vec::new();
    let mut judge = |name: &str, (document, options): Case, size: usize, expected: Option<&str>| {
        let outcome = converted(&document, options);
        let codes = codes(&outcome.diagnostics);
        let fits = expected.map_or(codes.is_empty(), |code| codes.contains(&code));
        if !fits {
            wrong.push(format!("{name} of {size}: {codes:?} instead of {expected:?}"));
        }
    };
    for (name, case, size, code) in MOST {
        judge(name, case(size - 1 + usize::from(*name == "conditions" && *size == 1)), size - 1, None);
        judge(name, case(*size), *size, None);
        judge(name, case(size + 1), size + 1, Some(code));
    }
    for (name, case, size, code) in LEAST {
        judge(name, case(*size), *size, None);
        judge(name, case(size - 1), size - 1, Some(code));
        if *name != "parameter's name" {
            judge(name, case(size + 1), size + 1, None);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tags_are_ten_and_fit() {
    let tags: Vec<String> =
        (0..12).map(|at| format!("t{at}")).chain(["1st".to_owned(), "两 个".to_owned()]).collect();
    let outcome = converted(&one(json!({"tags": tags[..9]})), json!({}));
    assert_eq!(payload(&outcome)["tags"].as_array().unwrap().len(), 9);
    let outcome = converted(&one(json!({"tags": tags})), json!({}));
    assert_eq!(payload(&outcome)["tags"].as_array().unwrap().len(), 10);
    let lost = outcome
        .value
        .as_ref()
        .unwrap()
        .ledger
        .entries()
        .iter()
        .filter(|entry| entry.pointer.starts_with("/tags/"));
    assert_eq!(lost.filter(|entry| entry.fate == Fate::Lost).count(), 4);
    let outcome = converted(&one(json!({"tags": ["两 个", "两-个", "1st", "!"]})), json!({}));
    assert_eq!(payload(&outcome)["tags"], json!(["两-个", "st"]));
}

/// A short document must not become a long list of payloads, or of findings.
#[test]
fn what_is_shared_is_not_written_without_end() {
    let refer = json!({"parameters": [{"$ref": "#/components/parameters/Big"}], "responses": {"200": {"$ref": "#/components/responses/Big"}}});
    let paths: serde_json::Map<String, Value> =
        (0..20_000).map(|at| (format!("/{at}"), json!({"get": refer}))).collect();
    let values: Vec<String> = (0..10_000).map(|at| format!("value{at}")).collect();
    let mut schema = json!({"type": "string", "enum": values});
    for at in 0..1000 {
        schema[format!("x-{}-{at}", "n".repeat(1000))] = json!(1);
    }
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": paths,
        "components": {
            "parameters": {"Big": {"name": "b", "in": "query", "schema": schema}},
            "responses": {"Big": {"description": "d", "content": {"text/plain": {"example": "x".repeat(100_000)}}}},
        },
    });
    let document = document.to_string();
    let outcome = converted(&document, json!({}));
    let conversion = outcome.value.unwrap();
    assert_eq!(conversion.payloads.len(), 20_000);
    let bytes = serde_json::to_string(&conversion).unwrap().len();
    assert!(bytes < 250_000_000, "{bytes}");
}

#[test]
fn long_names_are_not_repeated_for_each_loss() {
    let mut schema = json!({"type": "string"});
    for at in 0..2000 {
        schema[format!("x-{at}")] = json!(1);
    }
    let name = "n".repeat(1_000_000);
    let document = one(json!({"parameters": [{"name": name, "in": "query", "schema": schema}]}));
    let outcome = converted(&document, json!({}));
    let conversion = outcome.value.unwrap();
    let bytes = serde_json::to_string(&conversion.ledger).unwrap().len();
    assert!(bytes < 10_000_000, "{bytes}");
    assert!(outcome.diagnostics.iter().all(|found| found.message(oasgate::Lang::En).len() < 10_000));
}
