//! What the strategy and the inventory decide: what is kept, updated and removed, and what is foreseen.

use oasgate::aliyun::calls::CallPlan;
use oasgate::{Diagnostic, Lang, Outcome, Strategy};
use serde_json::{Value, json};

use super::{Case, patch, text};

/// Operations as a piece of a document: method, path, name.
fn document(operations: &[(&str, &str, &str)]) -> String {
    let one = |(method, path, name): &(&str, &str, &str)| {
        format!("  {path}: {{{method}: {{operationId: {name}, responses: {{'200': {{description: x}}}}}}}}\n")
    };
    format!("paths:\n{}", operations.iter().map(one).collect::<String>())
}

/// The calls that change something, with what they are about.
pub(super) fn writes(outcome: &Outcome<CallPlan>) -> Vec<String> {
    let findings = text(&outcome.diagnostics);
    let calls = &outcome.value.as_ref().unwrap_or_else(|| panic!("no plan:\n{findings}")).calls;
    let calls = calls.iter().map(|call| (call.request.action(), &call.about));
    let calls = calls.filter(|(action, _)| !["Get", "List", "Smoke"].iter().any(|it| action.starts_with(it)));
    calls.map(|(action, about)| format!("{action} {about}")).collect()
}

pub(super) fn codes(outcome: &Outcome<CallPlan>) -> Vec<&'static str> {
    outcome.diagnostics.iter().map(Diagnostic::code).filter(|code| code.starts_with("call-")).collect()
}

/// A route as the gateway has it, as it should be.
pub(super) fn route(name: &str, method: &str, path: &str, more: Value) -> Value {
    let mut route = json!({
        "routeId": format!("hr-{name}"), "name": name, "deployStatus": "Deployed", "domainInfos": [{ "domainId": "d-1" }],
        "match": { "path": { "type": "Exact", "value": path }, "methods": [method] },
        "environmentInfo": { "environmentId": "env-1" },
        "backend": { "scene": "Single", "services": [{ "serviceId": "svc-1", "protocol": "HTTP", "port": 80, "weight": 100 }] },
    });
    patch(&mut route, more);
    route
}

/// An operation as the gateway has it, as it should be.
fn operation(name: &str, method: &str, path: &str, more: Value) -> Value {
    let mut operation = json!({
        "operationId": format!("op-{name}"), "name": name, "method": method, "path": path, "status": "Deployed",
        "response": { "items": [{ "code": 200, "description": "x" }] },
    });
    patch(&mut operation, more);
    operation
}

/// The API itself, as it should be.
fn api(kind: &str) -> Value {
    json!([{ "httpApiId": "api-9", "name": "Orders", "type": kind, "gatewayId": "gw-1", "basePath": "/",
        "deployConfigs": [{ "environmentId": "env-1", "backendScene": "SingleService", "customDomainIds": ["d-1"],
            "serviceConfigs": [{ "serviceId": "svc-1", "protocol": "HTTP", "port": 80, "weight": 100 }] }] }])
}

pub(super) fn case(kind: &str, strategy: Strategy, inventory: Value) -> Case {
    let mut case = Case::least().with(json!({ "api": { "type": kind } }), json!({ "httpApis": api(kind) }));
    case = case.with(json!({}), inventory);
    case.strategy = strategy;
    case
}

/// One operation is the same on the gateway, one differs there, one is new, and one is on the gateway only.
#[test]
fn the_strategy_decides_alike_whether_the_file_has_the_api_or_not() {
    let wanted = [("get", "/same", "same"), ("get", "/differs", "differs"), ("get", "/new", "new")];
    // The name of a route is its identity, so what differs on the gateway was changed there.
    let http = [("get", "/same", "same"), ("get", "/differs", "differs"), ("get", "/gone", "gone")];
    let rest = [("get", "/same", "same"), ("get", "/differs", "other"), ("get", "/gone", "gone")];
    for kind in ["Http", "Rest"] {
        for strategy in Strategy::ALL {
            let inventory = match kind {
                "Http" => json!({ "routes": [
                    route("same", "GET", "/same", json!({})),
                    route("differs", "POST", "/differs", json!({})),
                    route("gone", "GET", "/gone", json!({})),
                ] }),
                _ => json!({ "operations": [
                    operation("same", "GET", "/same", json!({})),
                    operation("other", "GET", "/differs", json!({})),
                    operation("gone", "GET", "/gone", json!({})),
                ] }),
            };
            let plans = [false, true].map(|has_api| {
                let mut case = case(kind, strategy, inventory.clone());
                case.document = document(&wanted);
                case.existing = has_api.then(|| document(if kind == "Http" { &http } else { &rest }));
                let outcome = case.plan();
                (writes(&outcome), outcome)
            });
            let [(alone, outcome), (both, _)] = &plans;
            let about =
                |name: &str| if kind == "Http" { format!("route {name}") } else { format!("GET /{name}") };
            let has = |writes: &[String], action: &str, name: &str| {
                writes.iter().any(|write| write.starts_with(action) && write.ends_with(&about(name)))
            };
            let message = format!("{kind} {strategy}: {alone:#?}\n{}", text(&outcome.diagnostics));
            assert!(has(alone, "Create", "new"), "{message}");
            assert!(!alone.iter().any(|write| write.ends_with(&about("same"))), "{message}");
            assert_eq!(has(alone, "Update", "differs"), strategy != Strategy::ExistFirst, "{message}");
            assert_eq!(has(alone, "Delete", "gone"), strategy == Strategy::SpecOnly, "{message}");
            let found = codes(outcome);
            assert_eq!(
                found.contains(&"call-existing-differs"),
                strategy == Strategy::ExistFirst,
                "{message}"
            );
            assert_eq!(found.contains(&"call-existing-kept"), strategy == Strategy::ExistFirst, "{message}");
            assert_eq!(alone, both, "{kind} {strategy}");
        }
    }
}

/// The same API in the file, whose routes are what the gateway has: the calls are the same, all of them.
#[test]
fn an_api_in_the_file_changes_no_call() {
    let wanted = document(&[("get", "/a", "a"), ("get", "/b", "b")]);
    for kind in ["Http", "Rest"] {
        for strategy in Strategy::ALL {
            for more in [
                json!({}),
                json!({ "description": "by hand" }),
                json!({ "deployStatus": "DeployFailed", "status": "DeployFailed" }),
            ] {
                let inventory = json!({
                    "routes": [route("a", "GET", "/a", more.clone()), route("old", "GET", "/old", json!({}))],
                    "operations": [operation("a", "GET", "/a", more.clone()), operation("old", "GET", "/old", json!({}))],
                });
                let [alone, both] = [None, Some(document(&[("get", "/a", "a"), ("get", "/old", "old")]))]
                    .map(|existing| {
                        let mut case = case(kind, strategy, inventory.clone());
                        case.document.clone_from(&wanted);
                        case.existing = existing;
                        serde_json::to_value(case.calls()).unwrap()
                    });
                assert_eq!(alone["calls"], both["calls"], "{kind} {strategy} {more}");
                // Under the other strategies the API of the file has the operation that stays, which nothing is called for.
                if strategy == Strategy::SpecOnly {
                    assert_eq!(alone, both, "{kind} {more}");
                }
            }
        }
    }
}

#[test]
fn a_kept_route_gets_no_calls() {
    for (more, is_deployed) in [
        (json!({}), false),
        (json!({ "deployStatus": null }), false),
        (json!({ "deployStatus": "DeployFailed" }), true),
        (json!({ "deployStatus": "DeployFailed", "match": { "methods": ["PUT"] } }), false),
        (json!({ "backend": null }), false),
    ] {
        let routes = json!({ "routes": [route("list-orders", "GET", "/orders", more.clone())] });
        let outcome = case("Http", Strategy::ExistFirst, routes).plan();
        let calls = outcome.value.as_ref().unwrap();
        let about = calls.calls.iter().filter(|call| call.about == "route list-orders");
        assert_eq!(about.count() > 0, is_deployed, "{more}: {}", calls.text(Lang::En));
        assert!(!writes(&outcome).iter().any(|write| write.contains("ApiRoute")), "{more}");
    }
    let routes = json!({ "routes": [route("list-orders", "GET", "/orders", json!({ "backend": null }))] });
    let outcome = case("Http", Strategy::ExistFirst, routes).plan();
    let differs = outcome.diagnostics.iter().find(|found| found.code() == "call-existing-differs").unwrap();
    assert!(differs.message(Lang::En).contains("`hr-list-orders`, which differs in backendConfig"));
}

#[test]
fn contracts_are_compared_by_what_they_say() {
    let schema = r#"{"type":"object","properties":{"id":{"type":"integer"}}}"#;
    let respelt = r#"{ "properties": {"id": {"type": "integer"}}, "type": "object" }"#;
    let body = |schema: &str| {
        json!({ "response": { "contentType": "application/json",
        "items": [{ "code": 200, "description": "x", "jsonSchema": schema }] } })
    };
    for (more, is_same) in [
        (body(schema), true),
        (body(respelt), true),
        (json!({ "path": "/orders/:id" }), false),
        (json!({ "enableAuth": true, "deployConfigs": [{ "a": 1 }], "description": "by hand" }), false),
        (body(r#"{"type":"string"}"#), false),
        (json!({ "response": null }), false),
    ] {
        let mut record = operation("listOrders", "GET", "/orders", body(schema));
        patch(&mut record, more.clone());
        let mut case = case("Rest", Strategy::SpecFirst, json!({ "operations": [record] }));
        case.document = "paths: {/orders: {get: {operationId: listOrders, responses: {'200': {description: x, content: {application/json: \
            {schema: {type: object, properties: {id: {type: integer}}}}}}}}}}".to_owned();
        let updates = writes(&case.plan()).iter().any(|write| write.starts_with("UpdateHttpApiOperation"));
        let is_about_another = more.get("path").is_some();
        let stated = more.get("enableAuth").is_some();
        // What the document does not state is the operator's.
        assert_eq!(updates, !is_same && !is_about_another && !stated, "{more}");
    }
}

#[test]
fn a_typo_deletes_nothing() {
    let good = "  /orders: {get: {operationId: listOrders, responses: {'200': {description: x}}}}\n";
    for (broken, names) in [
        ("", &["delete-order", "other"][..]),
        ("  '/orders/{id}': {delete: {operationId: deleteOrder, responses: none}}\n", &["other"]),
        ("  'orders/{id}': {delete: {operationId: deleteOrder, responses: none}}\n", &["other"]),
        ("  '/orders/{id}': none\n", &["other"]),
        (
            "  '/orders/{id}': {delette: {operationId: deleteOrder, responses: {'200': {description: x}}}}\n",
            &["other"],
        ),
        ("  '/other': {get: {operationId: get, responses: none}}\n", &["delete-order"]),
        ("  '/other': {post: {operationId: get, responses: none}}\n", &["delete-order", "other"]),
    ] {
        for kind in ["Http", "Rest"] {
            let regex = json!({ "match": { "path": { "type": "Regex", "value": "/orders/[^/]+" } } });
            let inventory = json!({
                "routes": [route("delete-order", "DELETE", "/", regex), route("other", "GET", "/other", json!({}))],
                "operations": [
                    operation("delete-order", "DELETE", "/orders/:key", json!({})),
                    operation("other", "GET", "/other", json!({})),
                ],
            });
            let mut case = case(kind, Strategy::SpecOnly, inventory);
            case.document = format!("paths:\n{good}{broken}");
            let outcome = case.plan();
            let deleted = outcome.value.iter().flat_map(|calls| &calls.calls);
            let deleted =
                deleted.filter(|call| call.method == "DELETE" && call.request.action().starts_with("Delete"));
            let ids = deleted.map(|call| {
                let id = call.path_parameters.get("routeId").or(call.path_parameters.get("operationId"));
                id.unwrap().trim_start_matches("hr-").trim_start_matches("op-").to_owned()
            });
            assert_eq!(ids.collect::<Vec<_>>(), names, "{kind} {broken}\n{}", text(&outcome.diagnostics));
            let withheld = codes(&outcome).iter().filter(|code| **code == "call-removal-withheld").count();
            assert_eq!(withheld, 2 - names.len(), "{kind} {broken}");
        }
    }
}

/// What one route takes, another one may take too, and a part that cannot be read may be either.
#[test]
fn a_shadowed_route_is_not_deleted_for_a_typo_either() {
    let regex = |value: &str| json!({ "match": { "path": { "type": "Regex", "value": value } } });
    let routes = json!({ "routes": [
        route("wide", "GET", "/", json!({ "match": { "path": { "type": "Regex", "value": "/orders/[^/]+" }, "methods": null } })),
        route("narrow", "GET", "/", regex("/orders/[a-z]+")),
        route("far", "GET", "/far", json!({})),
    ] });
    let mut case = case("Http", Strategy::SpecOnly, routes);
    case.document =
        "paths: {/a: {get: {responses: {'200': {description: x}}}}, /orders/new: {get: none}}".to_owned();
    let deleted: Vec<_> = writes(&case.plan()).into_iter().filter(|it| it.starts_with("Delete")).collect();
    assert_eq!(deleted, ["DeleteHttpApiRoute route far"]);
}

#[test]
fn what_is_busy_or_has_no_id_stays() {
    for (kind, list, status) in [("Http", "routes", "deployStatus"), ("Rest", "operations", "status")] {
        for (more, code) in [
            (json!({ status: "Undeploying" }), "call-route-busy"),
            (json!({ "routeId": null, "operationId": null }), "call-removal-unknown"),
            (json!({ "name": "a", "builtin": "true" }), ""),
        ] {
            if kind == "Rest" && code.is_empty() {
                continue;
            }
            let old = match kind {
                "Http" => route("old", "GET", "/old", more.clone()),
                _ => operation("old", "GET", "/old", more.clone()),
            };
            let outcome = case(kind, Strategy::SpecOnly, json!({ list: [old] })).plan();
            let found = codes(&outcome);
            assert_eq!(found.contains(&code), !code.is_empty(), "{kind} {more}: {found:?}");
            assert!(!writes(&outcome).iter().any(|write| write.starts_with("Delete")), "{kind} {more}");
        }
    }
}

#[test]
fn another_environment_is_another_place() {
    let elsewhere = [
        json!({ "environmentInfo": { "environmentId": "env-2" } }),
        json!({ "environmentInfo": { "gatewayInfo": { "gatewayId": "gw-2" } } }),
    ];
    for more in elsewhere {
        for (list, name) in [("routes", "list-orders"), ("routes", "old"), ("otherRoutes", "old")] {
            let there = json!({ list: [route(name, "GET", "/orders", more.clone())] });
            let outcome = case("Http", Strategy::SpecOnly, there).plan();
            let message = format!("{more} {list} {name}\n{}", text(&outcome.diagnostics));
            assert!(
                writes(&outcome).contains(&"CreateHttpApiRoute route list-orders".to_owned()),
                "{message}"
            );
            assert!(!writes(&outcome).iter().any(|write| write.starts_with("Delete")), "{message}");
        }
    }
    for (environment, is_same) in [(json!("env-1"), true), (json!(null), true), (json!("env-2"), false)] {
        let more = json!({ "environmentInfo": { "environmentId": environment } });
        let there = json!({ "routes": [route("list-orders", "GET", "/orders", more)] });
        let outcome = case("Http", Strategy::SpecFirst, there).plan();
        assert_eq!(writes(&outcome).is_empty(), is_same, "{environment}\n{}", text(&outcome.diagnostics));
    }
}

#[test]
fn the_inventory_foresees_what_the_gateway_would_answer() {
    let policy = |kind: &str| json!({ "policies": { "slow": { "className": "Timeout", "config": {}, "attach": [{ "type": kind, "names": ["*"] }] } } });
    let attached = |kind: &str, gateway: &str| {
        json!({ "policies": [{ "policyId": "p-9", "name": "slow", "className": "Timeout",
        "attachments": [{ "attachResourceId": "x", "attachResourceType": kind, "gatewayId": gateway }] }] })
    };
    let domain = |name: &str, protocol: &str| json!({ "domains": [{ "domainId": "d-7", "name": name, "protocol": protocol }] });
    let wanted = json!({ "domains": { "api.example.com": { "id": null, "protocol": "HTTP" } } });
    let twice = json!({ "domains": { "API.example.com": { "protocol": "HTTP" } } });
    let service =
        json!({ "services": { "orders": { "id": null, "sourceType": "DNS", "addresses": ["a:80"] } } });
    let k8s = json!({ "services": [{ "serviceId": "svc-9", "name": "orders", "sourceType": "K8S" }] });
    let nacos = json!({ "services": [{ "serviceId": "svc-1", "sourceType": "DNS", "name": "n" }] });
    for (config, inventory, code) in [
        (policy("GatewayRoute"), attached("HttpApi", "gw-1"), "call-policy-types-mixed"),
        (policy("GatewayRoute"), attached("HttpApi", "gw-2"), ""),
        (policy("GatewayRoute"), attached("Route", "gw-1"), ""),
        (policy("GatewayRoute"), attached("GatewayRoute", "gw-1"), ""),
        (wanted.clone(), domain("api.example.com", "HTTPS"), "call-option-not-applied"),
        (wanted.clone(), domain("API.example.com", "HTTP"), "call-option-not-applied"),
        (wanted.clone(), domain("api.example.com", "HTTP"), ""),
        (twice, json!({}), "call-name-repeated"),
        (service.clone(), k8s, "call-option-not-applied"),
        (
            json!({ "services": { "orders": { "sourceType": "MSE_NACOS" } } }),
            nacos,
            "call-option-not-applied",
        ),
        (
            json!({ "services": { "new": { "name": "n", "sourceType": "FC3" }, "newer": { "name": "n", "sourceType": "FC3" } } }),
            json!({}),
            "call-name-repeated",
        ),
        (
            json!({ "services": { "new": { "name": "n", "sourceType": "FC3" }, "n": { "id": "svc-3" } } }),
            json!({}),
            "",
        ),
        (json!({ "routes": { "list-orders": { "domains": [] } } }), json!({}), "call-option-missing"),
        (json!({ "deploy": false, "routes": { "list-orders": { "domains": [] } } }), json!({}), ""),
    ] {
        let outcome = Case::least().with(config.clone(), inventory.clone()).plan();
        let known = ["call-contracts-not-stored", "call-exists"];
        let found: Vec<_> = codes(&outcome).into_iter().filter(|code| !known.contains(code)).collect();
        let expected: Vec<&str> = Some(code).filter(|code| !code.is_empty()).into_iter().collect();
        assert_eq!(found, expected, "{config} {inventory}\n{}", text(&outcome.diagnostics));
    }
}

#[test]
fn routes_of_other_apis_are_in_the_way_of_operations() {
    let other =
        |path: &str, method: &str| json!({ "otherRoutes": [route("listOrders", method, path, json!({}))] });
    for (inventory, is_taken) in
        [(other("/orders", "GET"), true), (other("/orders", "PUT"), false), (other("/order", "GET"), false)]
    {
        let outcome = case("Rest", Strategy::SpecFirst, inventory.clone()).plan();
        assert_eq!(codes(&outcome).contains(&"call-route-path-taken"), is_taken, "{inventory}");
        let creates = writes(&outcome).iter().any(|write| write.starts_with("CreateHttpApiOperation"));
        assert_eq!(creates, !is_taken, "{inventory}");
    }
}

/// Many routes that go, beside many parts that cannot be read: in proportion, and the finding stays small.
#[test]
fn many_removals_take_time_in_proportion() {
    let name = "a".repeat(1000);
    let routes: Vec<_> =
        (0..2000).map(|at| route(&format!("r{at}"), "GET", &format!("/r{at}"), json!({}))).collect();
    let mut case = case("Http", Strategy::SpecOnly, json!({ "routes": routes }));
    let broken = |at: usize| format!("  /r{at}: {{get: {{operationId: r{at}, responses: none}}}}\n");
    case.document = format!(
        "paths:\n  /{name}: {{get: {{responses: none}}}}\n{}",
        (0..1000).map(broken).collect::<String>()
    );
    let outcome = case.plan();
    let withheld = codes(&outcome).iter().filter(|code| **code == "call-removal-withheld").count();
    let deleted = writes(&outcome).iter().filter(|write| write.starts_with("DeleteHttpApiRoute")).count();
    assert_eq!((withheld, deleted), (1000, 1000), "{}", codes(&outcome).len());
}
