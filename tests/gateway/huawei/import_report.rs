//! What the gateway's own import would answer.

use oasgate::huawei::{CreateApiV2Response, ImportReportOptions, import_report};
use oasgate::import;
use serde_json::{Value, json};

use super::{document, import_options};

const BACKEND: &str = r#"{"type": "MOCK", "mockEndpoints": {"result-content": "[]"}}"#;

fn operation(id: &str) -> Value {
    let backend: Value = serde_json::from_str(BACKEND).unwrap();
    json!({"operationId": id, "x-apigateway-backend": backend, "responses": {"200": {"description": "d"}}})
}

fn with(id: &str, members: &Value) -> Value {
    let mut operation = operation(id);
    operation.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    operation
}

fn existing() -> Vec<CreateApiV2Response> {
    serde_json::from_value(json!([
        {"id": "1", "name": "orders", "req_method": "GET", "req_uri": "/orders", "match_mode": "NORMAL", "group_id": "g"},
        {"id": "2", "name": "pets", "req_method": "GET", "req_uri": "/pets/{petId}", "match_mode": "SWA", "group_id": "g"},
    ]))
    .unwrap()
}

/// The answer, a line for each operation: `GET /a create`, `GET /a update 1`, `GET /a APIG.3301`; or `APIG.2044` alone.
fn answer(text: &str, options: Value) -> Vec<String> {
    let imported = import(text, &import_options()).into_result().unwrap();
    let options: ImportReportOptions = serde_json::from_value(options).unwrap();
    let answer = serde_json::to_value(import_report(&imported, &existing(), &options)).unwrap();
    if let Some(code) = answer["error_code"].as_str() {
        return vec![code.to_owned()];
    }
    let members: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert!(members.ends_with(&[&"ignore".to_owned(), &"success".to_owned()]), "{members:?}");
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    let success = answer["success"].as_array().unwrap().iter().map(|one| {
        [text(one, "method"), text(one, "path"), text(one, "action"), text(one, "id")]
            .join(" ")
            .trim_end()
            .to_owned()
    });
    let failure = answer["failure"].as_array().unwrap().iter().map(|one| {
        assert!(!text(one, "error_msg").is_empty());
        [text(one, "method"), text(one, "path"), text(one, "error_code")].join(" ")
    });
    success.chain(failure).collect()
}

#[test]
fn what_exists_is_kept_or_updated() {
    for (paths, merged, overridden) in [
        (json!({"/new": {"get": operation("new")}}), &["GET /new create"][..], &["GET /new create"][..]),
        (
            json!({"/orders": {"get": operation("other")}}),
            &["GET /orders APIG.3301"],
            &["GET /orders update 1"],
        ),
        (json!({"/new": {"get": operation("orders")}}), &["GET /new APIG.3202"], &["GET /new update 1"]),
        (
            json!({"/orders": {"get": operation("orders")}}),
            &["GET /orders APIG.3301"],
            &["GET /orders update 1"],
        ),
        (
            json!({"/orders": {"get": operation("pets")}}),
            &["GET /orders APIG.3301"],
            &["GET /orders APIG.3301"],
        ),
        (
            json!({"/orders": {"post": operation("other")}}),
            &["POST /orders create"],
            &["POST /orders create"],
        ),
        (
            json!({"/orders": {"x-apigateway-any-method": operation("other")}}),
            &["ANY /orders create"],
            &["ANY /orders create"],
        ),
        (
            json!({"/orders": {"get": with("other", &json!({"x-apigateway-match-mode": "SWA"}))}}),
            &["GET /orders create"],
            &["GET /orders create"],
        ),
        (
            json!({"/pets/{id}": {"get": with("other", &json!({"x-apigateway-match-mode": "SWA",
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}]}))}}),
            &["GET /pets/{id} APIG.3301"],
            &["GET /pets/{id} update 2"],
        ),
        // Within the document the first is imported.
        (
            json!({"/a": {"get": operation("same")}, "/b": {"get": operation("same")}}),
            &["GET /a create", "GET /b APIG.3202"],
            &["GET /a create", "GET /b APIG.3202"],
        ),
        // What was updated is elsewhere now.
        (
            json!({"/new": {"get": operation("orders")}, "/orders": {"get": operation("other")}}),
            &["GET /new APIG.3202", "GET /orders APIG.3301"],
            &["GET /new update 1", "GET /orders create"],
        ),
    ] {
        let text = document(paths);
        assert_eq!(answer(&text, json!({})), merged, "{text}");
        assert_eq!(answer(&text, json!({"apiMode": "override"})), overridden, "{text}");
        let is_fresh = |line: &String| line.ends_with("create") || line.ends_with("/b APIG.3202");
        let fresh = answer(&text.replace(r#""title":"T""#, r#""title":"Title""#), json!({"newGroup": true}));
        assert!(fresh.iter().all(is_fresh), "a new group has nothing yet: {fresh:?}");
    }
}

#[test]
fn what_the_gateway_does_not_take() {
    let parameter = |name: &str, place: &str| json!({"name": name, "in": place, "required": true, "schema": {"type": "string"}});
    let long = "a".repeat(600);
    for (path, method, operation, code) in [
        ("/a", "trace", operation("a_name"), "APIG.2011"),
        ("/a", "get", operation("a"), "APIG.2011"),
        ("/a", "get", operation("a name"), "APIG.2011"),
        ("/a", "get", json!({"responses": {"200": {"description": "d"}}}), "APIG.2011"),
        (
            "/a",
            "get",
            json!({"operationId": "name", "responses": {"200": {"description": "d"}}}),
            "APIG.2011",
        ),
        (&*format!("/{long}"), "get", operation("a_name"), "APIG.2011"),
        (
            "/a",
            "get",
            with("a_name", &json!({"parameters": [parameter("a", "query"), parameter("A", "header")]})),
            "APIG.3209",
        ),
        ("/a-{x}", "get", with("a_name", &json!({"parameters": [parameter("x", "path")]})), "APIG.2011"),
        (
            "/a",
            "get",
            with(
                "a_name",
                &json!({"x-apigateway-backend": {"type": "HTTP", "httpEndpoints":
                {"address": "a.internal", "scheme": "http", "method": "GET", "path": "/{x}", "timeout": 1}}}),
            ),
            "APIG.2011",
        ),
    ] {
        let text = document(json!({ path: {method: operation} }));
        let answer = answer(&text, json!({}));
        assert_eq!(answer.len(), 1, "{text}");
        assert!(answer[0].ends_with(code), "{answer:?} {text}");
    }
    let simple = document(json!({"/a": {"get": {"responses": {"200": {"description": "d"}}}}}));
    assert_eq!(answer(&simple, json!({"simpleMode": true})), ["GET /a create"]);
}

#[test]
fn bodies_of_swagger_are_not_imported() {
    for place in ["body", "formData"] {
        let mut parameter = json!({"name": "p", "in": place, "schema": {"type": "object"}});
        if place == "formData" {
            parameter = json!({"name": "p", "in": place, "type": "string"});
        }
        let text = json!({"swagger": "2.0", "info": {"title": "T", "version": "1"}, "basePath": "/v1",
            "paths": {"/a": {"post": with("a_name", &json!({ "parameters": [parameter] }))}}});
        assert_eq!(answer(&text.to_string(), json!({})), ["POST /v1/a APIG.2011"]);
    }
}

#[test]
fn whole_documents_are_refused() {
    let one = || json!({"/a": {"get": operation("a_name")}});
    let titled = |title: &str| document(one()).replace(r#""title":"T""#, &format!(r#""title":"{title}""#));
    let new = json!({"newGroup": true, "groups": ["taken_name"]});
    assert_eq!(answer(&titled("T"), new.clone()), ["APIG.2044"]);
    assert_eq!(answer(&titled("a title"), new.clone()), ["APIG.2044"]);
    assert_eq!(answer(&titled("taken_name"), new.clone()), ["APIG.3201"]);
    assert_eq!(answer(&titled("订单分组"), new), ["GET /a create"]);
    assert_eq!(answer(&titled("T"), json!({})), ["GET /a create"], "the title is not used");
    for (server, expected) in [
        ("https://a.example.com/v1", "GET /v1/a create"),
        ("/v1", "GET /v1/a create"),
        ("ftp://a.example.com", "APIG.2045"),
        ("a.example.com", "APIG.2045"),
    ] {
        let mut text: Value = serde_json::from_str(&document(one())).unwrap();
        text["servers"] = json!([{ "url": server }]);
        assert_eq!(answer(&text.to_string(), json!({})), [expected], "{server}");
    }
    for (count, is_refused) in [(300, false), (301, true)] {
        let paths: serde_json::Map<String, Value> =
            (0..count).map(|at| (format!("/{at}"), json!({"get": operation(&format!("get{at}"))}))).collect();
        let answer = answer(&document(Value::Object(paths)), json!({}));
        assert_eq!(answer == ["APIG.2011"], is_refused, "{count}");
    }
}

#[test]
fn rate_limits_and_access_controls() {
    let mut text: Value =
        serde_json::from_str(&document(json!({"/a": {"get": operation("a_name")}}))).unwrap();
    text["x-apigateway-ratelimits"] = json!({"calm": {"api-limit": 1, "interval": 1, "unit": "DAY"}});
    text["x-apigateway-access-controls"] =
        json!({"office": {"acl-type": "DENY", "entity-type": "IP", "value": "a"}});
    let imported = import(text.to_string(), &import_options()).into_result().unwrap();
    for (mode, expected) in [("merge", "keep"), ("override", "update")] {
        let options = json!({"extendMode": mode, "policies": ["calm"]});
        let options: ImportReportOptions = serde_json::from_value(options).unwrap();
        let answer = serde_json::to_value(import_report(&imported, &[], &options)).unwrap();
        let actions: Vec<_> =
            answer["extensions"].as_array().unwrap().iter().map(|one| &one["action"]).collect();
        assert_eq!(actions, [expected, "create"]);
    }
}
