//! What operators add to routes.

use oasgate::model::Route;
use oasgate::model::operator::Operator;
use oasgate::route::{Grouping, RouteOptions};
use oasgate::{Api, routes};
use serde_json::{Value, json};

/// An API of two operations under one path, with what operators add.
fn api(api: &Value, get: Value, put: Value) -> Api {
    let operation = |method: &str, operator: Value| json!({ "name": method, "method": method, "path": "/a", "responses": {}, "operator": operator });
    serde_json::from_value(json!({
        "about": { "name": "T", "servers": [{ "url": "https://a.example" }], "operator": api },
        "operations": { "GET /a": operation("GET", get), "PUT /a": operation("PUT", put) },
    }))
    .unwrap()
}

fn derived(api: &Api, grouping: Grouping) -> Vec<Value> {
    let mut options = RouteOptions::default();
    options.grouping = grouping;
    let routes = routes(api, &options).value.unwrap();
    routes.iter().map(|route| serde_json::to_value(route).unwrap()).collect()
}

#[test]
fn a_route_has_what_its_operation_has_or_else_the_api() {
    let limit = json!({ "limits": [{ "by": "ip", "requests": 1, "periodSeconds": 1 }] });
    let api = api(
        &json!({ "rateLimit": limit, "cors": {} }),
        json!({ "backend": { "mock": { "status": 204 } }, "cors": { "disabled": true } }),
        json!({ "backend": { "timeoutMs": 5 } }),
    );
    let [get, put] = &derived(&api, Grouping::Operation)[..] else { panic!("two routes") };
    assert_eq!(get["backend"], json!({ "mock": { "status": 204 } }), "no server answers");
    assert_eq!((&get["cors"], &get["rateLimit"]), (&json!({ "disabled": true }), &limit));
    assert_eq!(put["backend"], json!({ "urls": ["https://a.example"], "timeoutMs": 5 }));
    assert_eq!((&put["cors"], &put["rateLimit"]), (&json!({}), &limit));
}

#[test]
fn operations_share_a_route_if_operators_add_the_same() {
    let [one, other] = [json!({ "auth": { "kind": "jwt" } }), json!({ "auth": { "kind": "app" } })];
    let same = derived(&api(&json!({}), one.clone(), one.clone()), Grouping::Path);
    assert_eq!((same.len(), &same[0]["auth"]), (1, &one["auth"]));
    let both = derived(&api(&json!({}), one.clone(), other.clone()), Grouping::Path);
    assert_eq!((both.len(), &both[0]["auth"], &both[1]["auth"]), (2, &one["auth"], &other["auth"]));
    assert_ne!(both[0]["name"], both[1]["name"]);
}

#[test]
fn a_route_is_written_as_it_was_before_there_were_operators() {
    let text =
        r#"{"name":"r","path":{"kind":"exact","value":"/"},"ignoreCase":true,"backend":{"urls":["/v1"]}}"#;
    let route: Route = serde_json::from_str(text).unwrap();
    assert_eq!(route.operator.backend.as_ref().unwrap().urls, ["/v1"]);
    assert_eq!(serde_json::to_string(&route).unwrap(), text);
    let bare: Route = serde_json::from_str(r#"{"name":"r","path":{"kind":"exact","value":"/"}}"#).unwrap();
    assert_eq!(bare.operator, Operator::default());
}
