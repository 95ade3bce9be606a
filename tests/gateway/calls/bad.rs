//! What is wrong with requests and options, and what is left of a plan then.

use oasgate::aliyun::calls::CallOptions;
use oasgate::{Diagnostic, Lang, Severity};
use serde_json::{Value, json};

use super::{Case, looked_at, patch, text};

#[test]
fn bad_requests_are_refused_by_place() {
    let service = |member: &str, value: Value| json!({ "backendConfig": { "services": [{ "serviceId": "svc-1", "protocol": "HTTP", member: value }] } });
    let path = |kind: &str, value: &str| json!({ "match": { "path": { "type": kind, "value": value } } });
    let ratio = |weights: &[i64]| {
        let service = |(at, weight): (usize, &i64)| json!({ "serviceId": format!("svc-{at}"), "protocol": "HTTP", "weight": weight });
        let services: Vec<_> = weights.iter().enumerate().map(service).collect();
        json!({ "backendConfig": { "scene": "MultiServiceByRatio", "services": services } })
    };
    let two = [1, 2].map(|at| json!({ "serviceId": format!("svc-{at}"), "protocol": "HTTP" }));
    let header = json!({ "match": { "headers": [{ "name": "a", "type": "Regex", "value": "(" }] } });
    for (with, code, place) in [
        (json!({}), "", ""),
        (json!({ "match": { "methods": ["GET", "OPTION", "OPTIONS", "CONNECT"] } }), "", ""),
        (path("Regex", r"/v1/[^/]+\.json$"), "", ""),
        (json!({ "backendConfig": { "scene": "Mock", "services": null } }), "", ""),
        (ratio(&[50, 50]), "", ""),
        (ratio(&[0, 100]), "", ""),
        (json!({ "name": "Orders" }), "call-route-name-invalid", "Orders"),
        (json!({ "name": "" }), "call-route-name-invalid", "``"),
        (json!({ "name": "a".repeat(65) }), "call-route-name-invalid", "aaa"),
        (json!({ "environmentId": null }), "call-member-missing", "environmentId"),
        (json!({ "backendConfig": null }), "call-member-missing", "backendConfig"),
        (json!({ "match": { "path": null } }), "call-member-missing", "match.path"),
        (json!({ "match": { "methods": ["FETCH"] } }), "call-word-unknown", "FETCH"),
        (json!({ "match": { "methods": ["get"] } }), "call-word-unknown", "get"),
        (path("Glob", "/a"), "call-word-unknown", "match.path.type"),
        (path("Exact", "a"), "call-path-invalid", "match.path.value"),
        (path("Prefix", "/a b"), "call-path-invalid", "match.path.value"),
        (path("Regex", "/a(b"), "call-regex-invalid", "character 3"),
        (path("Regex", "/a(?=b)"), "call-regex-invalid", "character 3"),
        (path("Regex", r"/(a)\1"), "call-regex-invalid", "character 5"),
        (header, "call-regex-invalid", "match.headers[0].value"),
        (service("port", json!(0)), "call-port-invalid", "backendConfig.services[0].port"),
        (service("port", json!(70000)), "call-port-invalid", "70000"),
        (service("protocol", json!("TCP")), "call-word-unknown", "backendConfig.services[0].protocol"),
        (service("serviceId", json!("")), "call-member-missing", "backendConfig.services[0].serviceId"),
        (service("weight", json!(-1)), "call-weight-invalid", "backendConfig.services[0].weight"),
        (ratio(&[50, 49]), "call-weights-sum", "99"),
        (ratio(&[9; 11]), "call-services-count", "11"),
        (ratio(&[]), "call-services-count", "is 0;"),
        (json!({ "backendConfig": { "services": two } }), "call-services-count", "is 2;"),
        (json!({ "backendConfig": { "scene": "Redirect" } }), "call-services-count", "Redirect"),
        (json!({ "backendConfig": { "scene": "Random" } }), "call-word-unknown", "backendConfig.scene"),
    ] {
        refused(&with, code, place);
    }
}

/// Finds one fault in a request that differs in this, or none without a code.
pub(super) fn refused(with: &Value, code: &str, place: &str) {
    let found = looked_at(with.clone());
    let codes: Vec<_> = found.iter().map(Diagnostic::code).collect();
    let expected = if code.is_empty() { vec![] } else { vec![code] };
    assert_eq!(codes, expected, "{with}");
    assert!(found.iter().all(|found| found.message(Lang::En).contains(place)), "{}", text(&found));
}

/// Each of the options leaves no plan, with one code for all errors, one of which names what is wrong.
fn are_refused(cases: &[(Value, &str, &str)]) {
    for (config, code, option) in cases {
        let outcome = Case::least().with(config.clone(), json!({})).plan();
        let errors = outcome.diagnostics.iter().filter(|found| found.severity() == Severity::Error);
        let errors: Vec<_> = errors.collect();
        assert!(!errors.is_empty(), "{config} is taken");
        assert!(errors.iter().all(|found| found.code() == *code), "{config}\n{}", text(&outcome.diagnostics));
        assert!(
            errors.iter().any(|found| found.message(Lang::En).contains(option)),
            "{}",
            text(&outcome.diagnostics)
        );
        assert!(outcome.value.is_none(), "{config}: there is half a plan");
    }
}

#[test]
fn bad_options_are_refused_by_name() {
    let service = |with: Value| {
        let mut service = json!({ "id": null, "sourceType": "DNS", "addresses": ["orders.example.com:80"] });
        patch(&mut service, with);
        json!({ "services": { "orders": service } })
    };
    let domain = |with: Value| {
        let mut domain = json!({ "id": null, "protocol": "HTTP" });
        patch(&mut domain, with);
        json!({ "domains": { "api.example.com": domain } })
    };
    let versioned = |scheme: &str| json!({ "api": { "versionConfig": { "enable": true, "version": "v1", "scheme": scheme } } });
    are_refused(&[
        (json!({ "gatewayId": null }), "call-option-missing", "gatewayId"),
        (json!({ "environmentId": " " }), "call-option-missing", "environmentId"),
        (json!({ "backend": null }), "call-option-missing", "backend"),
        (json!({ "domains": null }), "call-option-missing", "domains"),
        (json!({ "api": { "name": "" } }), "call-name-invalid", "api.name"),
        (json!({ "api": { "type": "LLM" } }), "call-word-unknown", "api.type"),
        (json!({ "api": { "protocols": ["FTP"] } }), "call-word-unknown", "api.protocols[0]"),
        (json!({ "gatewayType": "Web" }), "call-word-unknown", "gatewayType"),
        (json!({ "grouping": "tag" }), "call-word-unknown", "grouping"),
        (versioned("Cookie"), "call-word-unknown", "api.versionConfig.scheme"),
        (versioned("Header"), "call-option-missing", "api.versionConfig.headerName"),
        (service(json!({ "sourceType": null })), "call-option-missing", "services.orders.sourceType"),
        (service(json!({ "addresses": null })), "call-option-missing", "services.orders.addresses"),
        (service(json!({ "addresses": ["a:0"] })), "call-port-invalid", "services.orders.addresses[0]"),
        (service(json!({ "addresses": ["a:http"] })), "call-port-invalid", "http"),
        (service(json!({ "addresses": ["a:1", "http://b"] })), "call-address-invalid", "addresses[1]"),
        (service(json!({ "addresses": ["https://a:443"] })), "call-address-invalid", "`https://a:443`"),
        (service(json!({ "addresses": ["a:80/v1"] })), "call-address-invalid", "addresses[0]"),
        (service(json!({ "addresses": ["a b:80"] })), "call-address-invalid", "addresses[0]"),
        (service(json!({ "addresses": [":80"] })), "call-address-invalid", "addresses[0]"),
        (service(json!({ "id": "orders" })), "call-id-invalid", "services.orders.id"),
        (domain(json!({ "id": "api.example.com" })), "call-id-invalid", "domains.api.example.com.id"),
        (
            json!({ "domains": { "http://a.example.com": { "protocol": "HTTP" } } }),
            "call-name-invalid",
            "http://a",
        ),
        (
            json!({ "api": { "type": "Rest" }, "domains": { "a.example.com/v1": { "protocol": "HTTP" } } }),
            "call-name-invalid",
            "a.example.com/v1",
        ),
        (json!({ "api": { "id": "Orders" } }), "call-id-invalid", "api.id"),
        (json!({ "routeNamePrefix": "Shop_" }), "call-route-name-invalid", "`Shop_…`"),
        (service(json!({ "sourceType": "MseNacos", "namespace": "n" })), "call-option-missing", "groupName"),
        (domain(json!({ "protocol": null })), "call-option-missing", "domains.api.example.com.protocol"),
        (domain(json!({ "protocol": "TCP" })), "call-word-unknown", "domains.api.example.com.protocol"),
        (domain(json!({ "protocol": "HTTPS", "forceHttps": true })), "call-option-missing", "certIdentifier"),
        (domain(json!({ "mtlsEnabled": true })), "call-option-missing", "clientCaCert"),
        (json!({ "backend": { "scene": null } }), "call-option-missing", "backend.scene"),
        (json!({ "backend": { "services": [{ "service": "orders" }] } }), "call-option-missing", "protocol"),
        (json!({ "routes": { "nobody": {} } }), "call-reference-unknown", "nobody"),
        (
            json!({ "routes": { "list-orders": { "domains": ["x"] } } }),
            "call-reference-unknown",
            "list-orders.domains",
        ),
        (json!({ "gatewayId": "env-1" }), "call-id-invalid", "gatewayId"),
        (service(json!({ "sourceType": "CONSUL" })), "call-word-unknown", "services.orders.sourceType"),
    ]);
}

#[test]
fn bad_options_of_policies_and_routes_are_refused_by_name() {
    let policy = |with: Value| {
        let mut policy = json!({ "className": "Timeout", "config": {} });
        patch(&mut policy, with);
        json!({ "policies": { "slow": policy } })
    };
    let ids = |kind: &str, id: &str| policy(json!({ "attach": [{ "type": kind, "ids": [id] }] }));
    let route = |own: Value| json!({ "routes": { "list-orders": own } });
    let attach = |kind: &str, name: &str| policy(json!({ "attach": [{ "type": kind, "names": [name] }] }));
    are_refused(&[
        (policy(json!({ "className": null })), "call-option-missing", "policies.slow.className"),
        (policy(json!({ "config": null })), "call-option-missing", "policies.slow.config"),
        (policy(json!({ "config": [1] })), "call-policy-config-invalid", "policies.slow.config"),
        (policy(json!({ "config": 1 })), "call-policy-config-invalid", "policies.slow.config"),
        (policy(json!({ "config": "[1]" })), "call-policy-config-invalid", "policies.slow.config"),
        (policy(json!({ "config": "{" })), "call-policy-config-invalid", "policies.slow.config"),
        (policy(json!({ "id": "slow" })), "call-id-invalid", "policies.slow.id"),
        (policy(json!({ "attach": [{}] })), "call-option-missing", "policies.slow.attach[0].type"),
        (ids("GatewayRoute", "op-1"), "call-id-invalid", "policies.slow.attach[0].ids[0]"),
        (ids("Operation", "hr-1"), "call-id-invalid", "`op-`"),
        (ids("Domain", "api.example.com"), "call-id-invalid", "`d-`"),
        (ids("GatewayService", "orders"), "call-id-invalid", "`svc-`, `gs-`"),
        (ids("HttpApi", "gw-1"), "call-id-invalid", "`api-`"),
        (ids("Gateway", ""), "call-id-invalid", "`gw-`"),
        (
            route(json!({ "mcpRouteConfig": { "protocol": "FTP" } })),
            "call-word-unknown",
            "routes.list-orders.mcpRouteConfig.protocol",
        ),
        (route(json!({ "policyConfigs": [null] })), "call-type-wrong", "routes.list-orders.policyConfigs[0]"),
        (
            route(json!({ "deployConfigs": [{ "environmentId": "prod" }] })),
            "call-id-invalid",
            "routes.list-orders.deployConfigs[0].environmentId",
        ),
        (route(json!({ "domains": [] })), "call-option-missing", "routes.list-orders.domains"),
        (attach("Planet", "*"), "call-word-unknown", "policies.slow.attach[0].type"),
        (attach("GatewayRoute", "x"), "call-reference-unknown", "policies.slow.attach.names"),
    ]);
}

/// What is missing is reported at once, whatever else is.
#[test]
fn all_that_is_missing_is_listed() {
    let nothing = json!({ "gatewayId": null, "environmentId": null, "domains": null, "backend": null });
    let outcome = Case::least().with(nothing, json!({})).plan();
    let missing: Vec<_> =
        outcome.diagnostics.iter().flat_map(Diagnostic::args).map(|(_, option)| option).collect();
    assert_eq!(missing, ["gatewayId", "environmentId", "backend", "domains"]);

    let own = json!({ "scene": "SingleService", "services": [{ "service": "orders", "protocol": "HTTP" }] });
    let own = json!({ "backend": null, "routes": { "list-orders": { "backend": own } } });
    assert!(Case::least().with(own, json!({})).plan().value.is_some());
}

#[test]
fn an_unknown_option_is_refused_by_name() {
    let error = serde_json::from_value::<CallOptions>(json!({ "gatewayID": "gw-1" })).unwrap_err();
    assert!(error.to_string().contains("gatewayID"), "{error}");
}

#[test]
fn a_bad_base_path_leaves_no_plan() {
    for path in ["/a b", &format!("/{}", "a".repeat(256))] {
        for kind in ["Http", "Rest"] {
            let mut case = Case::least().with(json!({ "api": { "type": kind } }), json!({}));
            case.document = format!("servers: [{{url: '{path}'}}]\n{}", case.document);
            let outcome = case.plan();
            let errors = outcome.diagnostics.iter().filter(|found| found.severity() == Severity::Error);
            let errors: Vec<_> = errors.map(|found| found.message(Lang::En)).collect();
            assert!(errors.iter().any(|message| message.contains(path)), "{kind} {path}: {errors:?}");
            assert!(outcome.value.is_none(), "{kind} {path}");
        }
    }
}

#[test]
fn a_route_at_fault_costs_that_route_and_nothing_by_half() {
    let policy =
        json!({ "policies": { "one-second": { "attach": [{ "type": "GatewayRoute", "names": ["*"] }] } } });
    let all = Case::sample().with(policy.clone(), json!({})).calls();
    let domain = json!([{ "domainId": "d-internal" }]);
    let same = json!({ "path": { "type": "Exact", "value": "/v1/orders" }, "methods": ["POST"] });
    for (config, inventory, code) in [
        (
            json!({}),
            json!({ "routes": [{ "routeId": "hr-1", "name": "place-order", "deployStatus": "Deploying" }] }),
            "call-route-busy",
        ),
        (
            json!({}),
            json!({ "routes": [{ "routeId": "hr-1", "name": "place-order", "deployStatus": "Undeploying" }] }),
            "call-route-busy",
        ),
        (
            json!({}),
            json!({ "otherRoutes": [{ "routeId": "hr-1", "name": "legacy", "match": same, "domainInfos": domain }] }),
            "call-route-path-taken",
        ),
        (
            json!({}),
            json!({ "otherRoutes": [{ "routeId": "hr-1", "name": "legacy", "match": same }] }),
            "call-route-path-taken",
        ),
        (
            json!({ "routes": { "cancel-order": { "backend": { "scene": "Mock" } }, "place-order": { "backend": { "scene": "Mock" } } } }),
            json!({}),
            "call-mock-missing",
        ),
    ] {
        let mut case = Case::sample().with(policy.clone(), json!({})).with(config, inventory);
        if code == "call-mock-missing" {
            case.document = case.document.replace("example: {id: 8, state: open}", "x-none: true");
        }
        let outcome = case.plan();
        let errors = outcome.diagnostics.iter().filter(|found| found.severity() == Severity::Error);
        let errors: Vec<_> =
            errors.map(|found| (found.code(), found.subject().unwrap().to_string())).collect();
        assert_eq!(errors, [(code, "route place-order".to_owned())], "{}", text(&outcome.diagnostics));
        let calls = outcome.value.unwrap();
        assert!(
            calls.calls.iter().all(|call| !call.about.contains("place-order")),
            "{}",
            calls.text(Lang::En)
        );
        // Creation, attachment, detection, deployment, polling, and the look at the attachment.
        assert_eq!(calls.calls.len(), all.calls.len() - 6, "{}", calls.text(Lang::En));
    }
}

#[test]
fn a_policy_may_name_a_route_that_is_left_out() {
    let errors = |outcome: &oasgate::Outcome<_>| {
        let errors = outcome.diagnostics.iter().filter(|found| found.severity() == Severity::Error);
        errors.map(Diagnostic::code).collect::<Vec<_>>()
    };
    let attach = |kind: &str, names: &[&str]| json!({ "attach": [{ "type": kind, "names": names }] });
    let config = json!({
        "routes": { "place-order": { "description": "the route is busy" } },
        "policies": { "one-second": attach("GatewayRoute", &["place-order", "list-orders"]) },
    });
    let busy =
        json!({ "routes": [{ "routeId": "hr-1", "name": "place-order", "deployStatus": "Deploying" }] });
    let outcome = Case::sample().with(config, busy).plan();
    assert_eq!(errors(&outcome), ["call-route-busy"]);
    assert!(outcome.value.unwrap().calls.iter().any(|call| call.about == "one-second on route list-orders"));

    let mut slow = attach("Operation", &["listOrders"]);
    patch(&mut slow, json!({ "className": "Timeout", "config": {} }));
    let config = json!({
        "api": { "type": "Rest" }, "backend": { "scene": "Mock", "services": [] },
        "routes": { "listOrders": { "description": "there is no example" } }, "policies": { "slow": slow },
    });
    let mut case = Case::least().with(config, json!({}));
    case.document = case.document.replace("example: [{id: 7}]", "x-none: true");
    let outcome = case.plan();
    assert_eq!(errors(&outcome), ["call-mock-missing"]);
    assert!(outcome.value.is_some());
}

#[test]
fn a_conflict_of_policies_costs_the_attachment_and_not_the_route() {
    let inventory = json!({
        "routes": [{ "routeId": "hr-1", "name": "place-order", "deployStatus": "Deployed" }],
        "policies": [{ "policyId": "p-9", "name": "slower", "className": "Timeout",
            "attachments": [{ "attachResourceIds": ["hr-1"], "attachResourceType": "GatewayRoute" }] }],
    });
    let outcome = Case::sample().with(json!({}), inventory).plan();
    let clash = outcome.diagnostics.iter().find(|found| found.code() == "call-policy-class-taken").unwrap();
    assert_eq!(clash.subject().unwrap().to_string(), "route place-order");
    let calls = outcome.value.unwrap().calls;
    let has = |action: &str, about: &str| {
        calls.iter().any(|call| call.request.action() == action && call.about == about)
    };
    assert!(has("UpdateHttpApiRoute", "route place-order"));
    assert!(!has("CreatePolicyAttachment", "one-second on route place-order"));
    assert!(has("CreatePolicyAttachment", "one-second on route list-orders"));

    // Of two that are wanted, the first stays.
    let again = json!({ "className": "Timeout", "config": {}, "attach": [{ "type": "GatewayRoute", "names": ["list-orders"] }] });
    let outcome = Case::sample().with(json!({ "policies": { "two-seconds": again } }), json!({})).plan();
    let calls = outcome.value.unwrap().calls;
    assert!(calls.iter().any(|call| call.about == "one-second on route list-orders"));
    assert!(!calls.iter().any(|call| call.about.contains("two-seconds")), "nothing gets it");
    assert!(outcome.diagnostics.iter().any(|found| found.code() == "call-policy-unattached"));
}

#[test]
fn many_routes_take_calls_in_proportion() {
    let document = |routes: usize| {
        let path = |at: usize| {
            format!("  /r{at}: {{get: {{operationId: r{at}, responses: {{'200': {{description: x}}}}}}}}\n")
        };
        format!("paths:\n{}", (0..routes).map(path).collect::<String>())
    };
    let policy = json!({ "policies": { "slow": { "className": "Timeout", "config": {}, "attach": [{ "type": "GatewayRoute", "names": ["*"] }] } } });
    let length = |routes: usize| {
        let mut case = Case::least().with(policy.clone(), json!({}));
        case.document = document(routes);
        let calls = case.calls();
        assert_eq!(calls.calls.len(), 6 + 7 * routes);
        serde_json::to_string(&calls).unwrap().len()
    };
    let (few, many) = (length(100), length(3000));
    assert!(many < few * 33, "{few} bytes for 100 routes, {many} for 3000");
}

/// Whether another route is in the way is a question of what both take, not of how they are written.
#[test]
fn other_routes_are_compared_by_what_they_take() {
    let other = |kind: &str, path: &str, more: Value| {
        let mut route = json!({
            "routeId": "hr-1", "name": "legacy", "domainInfos": [{ "domainId": "d-1" }],
            "match": { "path": { "type": kind, "value": path }, "methods": ["POST", "GET"] },
        });
        patch(&mut route, more);
        json!({ "otherRoutes": [route] })
    };
    let header = json!([{ "name": "X-A", "type": "Exact", "value": "1" }]);
    for (inventory, is_taken) in [
        (other("Regex", "/orders/[^/]+", json!({})), true),
        (other("Regex", "/orders/[^/]{1,}", json!({})), true),
        (other("Regex", "/orders/[^/]+", json!({ "domainInfos": null })), true),
        (other("Regex", "/orders/[^/]+", json!({ "domainInfos": [{ "domainId": "d-2" }] })), false),
        (other("Regex", "/orders/[^/]+", json!({ "match": { "methods": ["PUT"] } })), false),
        (other("Regex", "/orders/[^/]+", json!({ "match": { "methods": null } })), true),
        (other("Regex", "/orders/[^/]+", json!({ "match": { "headers": header } })), false),
        (other("Regex", "/orders/[^/]+", json!({ "name": "get-order" })), true),
        (other("Regex", "/orders/[a-z]+", json!({})), false),
        (other("Prefix", "/orders/", json!({})), false),
    ] {
        let mut case = Case::least().with(json!({}), inventory.clone());
        case.document =
            case.document.replace("/orders:", "'/orders/{id}':").replace("listOrders", "getOrder");
        let outcome = case.plan();
        let found = outcome.diagnostics.iter().find(|found| found.code() == "call-route-path-taken");
        assert_eq!(found.is_some(), is_taken, "{inventory}");
        if let Some(found) = found {
            assert!(
                found.message(Lang::En).contains("` already matches GET /orders/[^/]+"),
                "{}",
                text(&outcome.diagnostics)
            );
            assert!(found.location().is_some(), "its operation stands in the document");
        }
    }
}
