//! What a document says once, and each part that it counts for repeats.

use oasgate::source::Limits;
use oasgate::{ImportOptions, import};
use serde_json::{Value, json};

const ANSWER: &str = r#"{"200":{"description":"d"}}"#;

fn document(version: Value, members: Value) -> String {
    let mut document = json!({"info": {"title": "t", "version": "1"}});
    for part in [version, members] {
        let (Value::Object(all), Value::Object(part)) = (&mut document, part) else { panic!("objects") };
        all.extend(part);
    }
    document.to_string()
}

fn v3(members: Value) -> String {
    document(json!({"openapi": "3.0.3"}), members)
}

fn v2(members: Value) -> String {
    document(json!({"swagger": "2.0"}), members)
}

fn operation(members: Value) -> Value {
    let mut operation = json!({"responses": serde_json::from_str::<Value>(ANSWER).unwrap()});
    let (Value::Object(all), Value::Object(members)) = (&mut operation, members) else { panic!("objects") };
    all.extend(members);
    operation
}

/// The parts that repeat too much, and the operations that are imported, with so many copies.
fn refused(document: &str, copies: usize) -> (Vec<String>, Vec<String>) {
    let options = ImportOptions::default().with_limits(Limits::default().with_copies(copies));
    let outcome = import(document, &options);
    let limits = outcome.diagnostics.iter().filter(|found| found.code() == "repetition-limit");
    let subjects = limits.map(|found| found.subject().map(ToString::to_string).unwrap_or_default()).collect();
    let api = outcome.value.map(|imported| imported.api);
    let kept = api.iter().flat_map(|api| api.operations.keys().map(ToString::to_string)).collect();
    (subjects, kept)
}

#[test]
fn what_goes_beyond_the_limit_is_refused_part_by_part() {
    let queries: Vec<Value> =
        (0..20).map(|at| json!({"name": format!("q{at}"), "in": "query", "schema": {}})).collect();
    let variables: String = (0..40).map(|at| format!("/{{v{at}}}")).collect();
    let fields: serde_json::Map<String, Value> =
        (0..40).map(|at| (format!("p{at}"), json!({"type": "string"}))).collect();
    let body = json!({"name": "b", "in": "body", "schema": {"type": "object", "properties": fields}});
    let long = "n".repeat(900);
    let named = json!({"parameters": [{"$ref": "#/components/parameters/P"}]});
    let cases = [
        (
            "a path item's parameters",
            v3(
                json!({"paths": {"/a": {"parameters": queries, "get": operation(json!({})), "put": operation(json!({}))}}}),
            ),
            "PUT /a",
            "GET /a",
        ),
        (
            "the schema of a body, for its second media type",
            v2(json!({"consumes": ["application/json", "application/xml"], "paths": {"/a": {
                "get": operation(json!({})), "post": operation(json!({"parameters": [body]}))}}})),
            "POST /a",
            "GET /a",
        ),
        (
            "the long name of a shared parameter",
            v3(json!({"paths": {"/a": {"get": operation(named.clone())}, "/b": {"get": operation(named)}},
                "components": {"parameters": {"P": {"name": long, "in": "query", "schema": {}}}}})),
            "GET /b",
            "GET /a",
        ),
        (
            "parameters that are assumed",
            v3(
                json!({"paths": {"/a": {"get": operation(json!({}))}, variables: {"get": operation(json!({}))}}}),
            ),
            &["GET ", &"/{}".repeat(40)].concat(),
            "GET /a",
        ),
    ];
    for (what, document, beyond, within) in cases {
        assert_eq!(refused(&document, 100), (vec![beyond.to_owned()], vec![within.to_owned()]), "{what}");
        assert_eq!(refused(&document, 1_000).0, Vec::<String>::new(), "{what}");
    }
}

#[test]
fn a_path_with_too_many_variables_has_one_finding() {
    let variables: String = (0..4_000).map(|at| format!("/{{v{at}}}")).collect();
    let paths = json!({ variables: {"get": operation(json!({"operationId": "a"}))} });
    let options = ImportOptions::default().with_limits(Limits::default().with_copies(100));
    let outcome = import(v3(json!({"paths": paths})), &options);
    let codes: Vec<&str> = outcome.diagnostics.iter().map(oasgate::Diagnostic::code).collect();
    assert_eq!(codes, ["repetition-limit"]);
}
