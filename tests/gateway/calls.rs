//! Alibaba Cloud: the calls that bring a gateway to what a plan says.

mod bad;
pub(crate) mod drawn;
mod existing_api;
mod inventory;
mod operator;
mod policies;
mod records;

use std::collections::HashMap;

use oasgate::aliyun::calls::{
    CallOptions, CallPlan, ConflictCode, CreateHttpApiRouteRequest, Inventory, call_plan, check_route,
};
use oasgate::{Diagnostic, Existing, ImportOptions, Lang, Outcome, Strategy, apply, catalogue, import, plan};
use serde_json::{Value, json};

fn fixture(name: &str) -> String {
    let path = format!("{}/fixtures/gateway/aliyun/calls/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the fixture is there")
}

/// What a plan is made of.
pub(crate) struct Case {
    pub(crate) document: String,
    pub(crate) existing: Option<String>,
    config: Value,
    inventory: Value,
    pub(crate) strategy: Strategy,
}

impl Case {
    /// The sample: every scene, every kind of policy.
    pub(crate) fn sample() -> Self {
        let config = serde_json::from_str(&fixture("config.json")).unwrap();
        let document = fixture("orders.yaml");
        Self { document, existing: None, config, inventory: json!({}), strategy: Strategy::SpecFirst }
    }

    /// The least: one route to one service on one domain, all of which exist.
    pub(crate) fn least() -> Self {
        let route = r#"paths: {/orders: {get: {operationId: listOrders, responses: {"200": {description: all,
            content: {application/json: {example: [{id: 7}]}}}}}}}"#;
        let config = json!({
            "gatewayId": "gw-1", "environmentId": "env-1", "api": { "name": "Orders" },
            "services": { "orders": { "id": "svc-1" }, "next": { "id": "svc-2" } },
            "domains": { "api.example.com": { "id": "d-1" } },
            "backend": { "scene": "SingleService", "services": [{ "service": "orders", "protocol": "HTTP", "port": 80 }] },
        });
        Self { document: route.to_owned(), config, ..Self::sample() }
    }

    pub(crate) fn with(mut self, config: Value, inventory: Value) -> Self {
        patch(&mut self.config, config);
        patch(&mut self.inventory, inventory);
        self
    }

    pub(crate) fn plan(&self) -> Outcome<CallPlan> {
        let existing = self.existing.as_ref().map(|text| {
            let created = plan(&imported(text), &Existing::default(), Strategy::SpecOnly);
            apply(&created, Existing::default())
        });
        let existing = existing.unwrap_or_default();
        let planned = plan(&imported(&self.document), &existing, self.strategy);
        let options: CallOptions = serde_json::from_value(self.config.clone()).expect("options");
        let inventory: Inventory = serde_json::from_value(self.inventory.clone()).expect("an inventory");
        call_plan(&planned, &existing, &options, &inventory)
    }

    pub(crate) fn calls(&self) -> CallPlan {
        let outcome = self.plan();
        let findings = text(&outcome.diagnostics);
        outcome.value.unwrap_or_else(|| panic!("no plan:\n{findings}"))
    }
}

fn imported(text: &str) -> oasgate::Imported {
    let is_piece = !text.contains("openapi:") && !text.starts_with('{');
    let head = if is_piece { "openapi: 3.0.3\ninfo: {title: Pets, version: ''}\n" } else { "" };
    import(format!("{head}{text}"), &ImportOptions::default()).into_result().expect("it imports")
}

/// RFC 7396.
fn patch(target: &mut Value, patch_with: Value) {
    match patch_with {
        Value::Object(members) => {
            if !target.is_object() {
                *target = json!({});
            }
            for (key, value) in members {
                if value.is_null() {
                    target.as_object_mut().unwrap().remove(&key);
                } else {
                    patch(&mut target[key], value);
                }
            }
        }
        other => *target = other,
    }
}

fn text(diagnostics: &[Diagnostic]) -> String {
    oasgate::report::text(diagnostics, "orders.yaml", Lang::En)
}

fn actions(calls: &CallPlan) -> Vec<&'static str> {
    calls.calls.iter().map(|call| call.request.action()).collect()
}

#[test]
fn the_sample_follows_the_guides_checklist() {
    let calls = Case::sample().calls();
    insta::assert_snapshot!("sample-en", calls.text(Lang::En));
    insta::assert_snapshot!("sample-zh", calls.text(Lang::Zh));
    let kinds: Vec<_> = calls.stages.iter().map(|stage| stage.kind).collect();
    assert!(kinds.is_sorted(), "{kinds:?}");
}

#[test]
fn a_plan_is_data() {
    let case = Case::least().with(json!({ "backend": { "scene": "Mock", "services": [] } }), json!({}));
    let calls = case.calls();
    insta::assert_snapshot!("least-json", serde_json::to_string_pretty(&calls).unwrap());
    for calls in [calls, Case::sample().calls(), rest().calls()] {
        let json = serde_json::to_string(&calls).unwrap();
        assert_eq!(serde_json::from_str::<CallPlan>(&json).unwrap(), calls);
    }
}

/// The sample as an API of operations.
fn rest() -> Case {
    let config = json!({
        "api": { "type": "Rest" }, "operationsPerCall": 2,
        "routes": { "list-stock": null, "get-order": null },
        "policies": { "one-second": { "attach": [{ "type": "Operation", "names": ["listOrders"] }] } },
    });
    Case::sample().with(config, json!({}))
}

#[test]
fn a_rest_api_gets_operations_and_one_deployment() {
    insta::assert_snapshot!("rest-en", rest().calls().text(Lang::En));
}

#[test]
fn calls_come_when_what_they_need_is_there() {
    for calls in [Case::sample().calls(), rest().calls()] {
        let mut given = HashMap::new();
        let json = serde_json::to_value(&calls).unwrap();
        for (call, written) in calls.calls.iter().zip(json["calls"].as_array().unwrap()) {
            assert!(call.after.iter().all(|before| *before < call.number), "{}", call.number);
            for needs in &call.needs {
                let source = given.get(&needs.name).unwrap_or_else(|| panic!("nobody gives {}", needs.name));
                assert!(call.after.contains(source), "{} does not wait for {}", call.number, needs.name);
                assert_eq!(written.pointer(&needs.at), Some(&json!(format!("${{{}}}", needs.name))));
            }
            // What waits for a value is found, all of it.
            let body = written.get("body").map(Value::to_string).unwrap_or_default();
            let listed = call.needs.iter().filter(|needs| needs.at.starts_with("/body/")).count();
            assert_eq!(body.matches("\"${").count(), listed, "{body}");
            given.extend(call.gives.iter().map(|gives| (gives.name.clone(), call.number)));
        }
        let lanes = calls.stages.iter().flat_map(|stage| &stage.lanes);
        let listed: Vec<_> = lanes.flat_map(|lane| lane.calls.iter().copied()).collect();
        assert_eq!(listed, (1..=calls.calls.len()).collect::<Vec<_>>());
    }
}

#[test]
fn calls_of_one_group_and_of_one_route_are_in_sequence() {
    let calls = Case::sample().calls();
    let after = |call: usize| calls.calls[call - 1].after.clone();
    for lane in calls.stages.iter().flat_map(|stage| &stage.lanes) {
        for pair in lane.calls.windows(2) {
            assert!(after(pair[1]).contains(&pair[0]), "{} in {}", pair[1], lane.key);
        }
    }
    // Writing, attaching, deploying and looking at a route form a chain.
    let route = |about: &str| about == "route list-orders" || about.ends_with(" on route list-orders");
    let chain: Vec<_> = calls.calls.iter().filter(|call| route(&call.about)).collect();
    let chain: Vec<_> = chain.into_iter().filter(|call| call.request.action() != "SmokeTest").collect();
    for pair in chain.windows(2).take(4) {
        assert!(pair[1].after.contains(&pair[0].number), "{} after {}", pair[1].number, pair[0].number);
    }
    assert!(chain.len() >= 5);
}

/// All calls that come before a call, for callers that do not read the stages.
fn comes_before(calls: &CallPlan, number: usize) -> std::collections::BTreeSet<usize> {
    let mut before = std::collections::BTreeSet::new();
    let mut open = vec![number];
    while let Some(at) = open.pop() {
        let call = &calls.calls[at - 1];
        let stages = calls.stages.iter().take(call.after_stage.unwrap_or_default());
        let of_stages = stages.flat_map(|stage| &stage.lanes).flat_map(|lane| &lane.calls);
        open.extend(call.after.iter().chain(of_stages).copied().filter(|number| before.insert(*number)));
    }
    before
}

#[test]
fn nothing_goes_before_everything_is_deployed() {
    let mut case = Case::least();
    let path = |name: &str| {
        format!("  /{name}: {{get: {{operationId: {name}, responses: {{'200': {{description: x}}}}}}}}\n")
    };
    let paths =
        |names: &[&str]| format!("paths:\n{}", names.iter().map(|name| path(name)).collect::<String>());
    case.document = paths(&["a", "b"]);
    case.existing = Some(paths(&["c", "d"]));
    case.strategy = Strategy::SpecOnly;
    let route =
        |name: &str| json!({ "routeId": format!("hr-{name}"), "name": name, "deployStatus": "Deployed" });
    let calls = case.with(json!({}), json!({ "routes": [route("c"), route("d")] })).calls();
    let of = |action: &str, about: &str| {
        let found = calls.calls.iter().find(|call| call.request.action() == action && call.about == about);
        found.unwrap_or_else(|| panic!("no {action} for {about}:\n{}", calls.text(Lang::En))).number
    };
    for (action, about) in [("UndeployHttpApi", "route c"), ("UndeployHttpApi", "route d")] {
        let before = comes_before(&calls, of(action, about));
        for deployed in ["route a", "route b"] {
            assert!(before.contains(&of("GetHttpApiRoute", deployed)), "{about} goes before {deployed}");
        }
    }
}

/// What the gateway's list calls answer once the calls were made, with ids in the place of `${…}`.
fn carried_out(calls: &CallPlan) -> Value {
    let mut inventory =
        json!({ "services": [], "domains": [], "policies": [], "httpApis": [], "routes": [] });
    let domain = |id: &Value| json!({ "domainId": id });
    let json = serde_json::to_string(&calls).unwrap().replace("${", "id-");
    // `${service:orders}` has become `id-service:orders}`: an id as good as any.
    let json: Value = serde_json::from_str(&json).unwrap();
    for call in json["calls"].as_array().unwrap() {
        let body = &call["body"];
        let id = json!(format!("id-{}}}", call["gives"][0]["name"].as_str().unwrap_or_default()));
        let mut add = |list: &str, item: Value| inventory[list].as_array_mut().unwrap().push(item);
        match call["action"].as_str().unwrap() {
            "CreateService" => {
                add("services", json!({ "serviceId": id, "name": body["serviceConfigs"][0]["name"] }));
            }
            "CreateDomain" => add("domains", json!({ "domainId": id, "name": body["name"] })),
            "CreatePolicy" => {
                let (name, class) = (&body["name"], &body["className"]);
                let policy = json!({ "policyId": id, "name": name, "className": class, "config": body["config"], "attachments": [] });
                add("policies", policy);
            }
            "CreateHttpApi" => {
                add("httpApis", json!({ "httpApiId": id, "name": body["name"], "type": body["type"] }));
            }
            "CreatePolicyAttachment" => {
                let mut attachment = body.clone();
                attachment["policyAttachmentId"] = id;
                let policies = inventory["policies"].as_array_mut().unwrap();
                let policy =
                    policies.iter_mut().find(|policy| policy["policyId"] == body["policyId"]).unwrap();
                policy["attachments"].as_array_mut().unwrap().push(attachment);
            }
            "CreateHttpApiRoute" => {
                let domains: Vec<_> = body["domainIds"].as_array().unwrap().iter().map(domain).collect();
                add(
                    "routes",
                    json!({
                        "routeId": id, "name": body["name"], "description": body["description"], "match": body["match"],
                        "backend": body["backendConfig"], "domainInfos": domains, "deployStatus": "Deployed",
                        "environmentInfo": { "environmentId": body["environmentId"] },
                    }),
                );
            }
            _ => {}
        }
    }
    inventory
}

#[test]
fn a_second_plan_writes_nothing() {
    let inventory = carried_out(&Case::sample().calls());
    let mut case = Case::sample();
    case.inventory = inventory;
    let outcome = case.plan();
    let calls = outcome.value.clone().unwrap();
    let writes = |action: &&&str| !action.starts_with("Get") && **action != "SmokeTest";
    let found: Vec<_> = actions(&calls).iter().filter(writes).copied().collect();
    assert!(found.is_empty(), "{found:?}\n{}", text(&outcome.diagnostics));
    assert_eq!(calls.untouched.len(), 5);
    insta::assert_snapshot!("second-en", format!("{}\n{}", calls.text(Lang::En), text(&outcome.diagnostics)));

    // What differs is updated, what is not deployed is deployed, what the document lacks goes.
    case.inventory["routes"][0]["match"]["methods"] = json!(["PUT"]);
    case.inventory["routes"][1]["deployStatus"] = json!("DeployFailed");
    case.inventory["routes"][4]["name"] = json!("old");
    case.inventory["routes"][4]["match"]["path"]["value"] = json!("/v1/old");
    case.existing = Some(case.document.replace("listStock", "old").replace("/stock", "/old"));
    case.strategy = Strategy::SpecOnly;
    insta::assert_snapshot!("third-en", case.calls().text(Lang::En));
}

/// Which call meets a code, what the answer to it is, and how it shows when it is foreseen: as a finding, or as a call
/// that uses what exists.
#[test]
fn every_conflict_code_has_an_answer_and_is_foreseen() {
    let rules: HashMap<_, _> = catalogue().map(|rule| (rule.code, rule)).collect();
    let of = |code: ConflictCode| match code {
        ConflictCode::ServiceExisted => ("CreateService", "take", "call-exists"),
        ConflictCode::ServiceQuotaPerGatewayExceed => ("CreateService", "stop", "call-service-quota"),
        ConflictCode::DomainExisted => ("CreateDomain", "take", "call-exists"),
        ConflictCode::PolicyExisted => ("CreatePolicy", "take", "call-exists"),
        ConflictCode::PolicyAttachResourceBounded => ("CreatePolicyAttachment", "done", "call-exists"),
        ConflictCode::PolicyAttachConflict => ("CreatePolicyAttachment", "stop", "call-policy-class-taken"),
        ConflictCode::PolicyAttachResourceTypeNotMatch => {
            ("CreatePolicyAttachment", "stop", "call-policy-types-mixed")
        }
        ConflictCode::ApiNameDuplicated | ConflictCode::ApiVersionDuplicated => {
            ("CreateHttpApi", "take", "call-exists")
        }
        ConflictCode::ApiNameDuplicatedWithInstance => ("DeployHttpApi", "stop", "call-api-name-on-gateway"),
        ConflictCode::RouteNameDuplicated => ("CreateHttpApiRoute", "update", "call-exists"),
        ConflictCode::RoutePathHasDefinedByApi => ("CreateHttpApiRoute", "stop", "call-route-path-taken"),
        ConflictCode::DeployRouteForbidden => ("DeployHttpApi", "wait", "call-route-busy"),
        other => panic!("nobody says what is done about {other:?}"),
    };
    let version = json!({ "enable": true, "scheme": "Path", "version": "v2" });
    let config = json!({ "api": { "versionConfig": version } });
    let fresh = Case::sample().with(config.clone(), json!({})).calls();
    let mut known = Case::sample();
    known.inventory = carried_out(&fresh);
    known.inventory["httpApis"][0]["versionInfo"] = version;
    known.inventory["routes"][0]["match"]["methods"] = json!(["PUT"]);
    let mut unversioned = Case::sample();
    unversioned.inventory = known.inventory.clone();
    unversioned.inventory["httpApis"][0].as_object_mut().unwrap().remove("versionInfo");
    let noted = [known.with(config, json!({})).plan(), unversioned.plan()];
    let noted: String = noted.iter().map(|outcome| text(&outcome.diagnostics)).collect();
    for code in ConflictCode::ALL {
        let (action, answer, rule) = of(code);
        let name = code.as_str();
        let calls = fresh.calls.iter().filter(|call| call.request.action() == action);
        let conflicts: Vec<_> =
            calls.flat_map(|call| &call.conflicts).filter(|conflict| conflict.code == code).collect();
        assert!(!conflicts.is_empty(), "no {action} has {name}");
        for conflict in conflicts {
            assert!(!conflict.foreseen);
            assert_eq!(serde_json::to_value(&conflict.answer).unwrap()["do"], answer, "{name}");
        }
        assert!(!code.advice(Lang::En).is_empty() && !code.advice(Lang::Zh).is_ascii(), "{name}");
        // The examples of the other rules are judged with the catalogue.
        match rule {
            "call-exists" => assert!(noted.contains(&format!("{name} is foreseen")), "{name}:\n{noted}"),
            other => assert!(rules[other].message.en.contains(name), "{other} does not say {name}"),
        }
    }
}

/// Where the calls look at the traffic.
fn looks(case: &Case) -> Vec<String> {
    let calls = case.calls().calls.into_iter();
    let tests = calls.filter(|call| call.request.action() == "SmokeTest");
    tests.map(|call| format!("{} {}", call.method, call.path.unwrap())).collect()
}

#[test]
fn traffic_is_looked_at_where_the_route_takes_it() {
    let mut case = Case::least();
    let operation = |id: &str| format!("{{operationId: {id}, responses: {{'200': {{description: x}}}}}}");
    let parameter = "parameters: [{name: id, in: path, required: true, schema: {type: string}}]";
    case.document = format!(
        "servers: [{{url: /base}}]\npaths:\n  /a: {{get: {}, post: {}}}\n  /a/{{id}}: {{{parameter}, get: {}}}\n",
        operation("a"),
        operation("b"),
        operation("c"),
    );
    let version = |scheme: &str| {
        let version = json!({ "enable": true, "scheme": scheme, "version": "v2", "queryName": "api v", "headerName": "X" });
        json!({ "api": { "versionConfig": version } })
    };
    for kind in ["Http", "Rest"] {
        for (config, expected) in [
            (json!({}), &["GET http://api.example.com/base/a", "GET http://api.example.com/base/a/{id}"][..]),
            (
                version("Path"),
                &["GET http://api.example.com/base/v2/a", "GET http://api.example.com/base/v2/a/{id}"],
            ),
            (
                version("Query"),
                &[
                    "GET http://api.example.com/base/a?api%20v=v2",
                    "GET http://api.example.com/base/a/{id}?api%20v=v2",
                ],
            ),
            // A call has no place for headers.
            (version("Header"), &[]),
        ] {
            let mut case = Case { document: case.document.clone(), ..Case::least() };
            case = case.with(json!({ "api": { "type": kind } }), json!({})).with(config.clone(), json!({}));
            assert_eq!(looks(&case), expected, "{kind} {config}");
        }
    }
    case.document = format!(
        "paths:\n  /a?b=c&d: {{get: {}}}\n  /a?b={{x}}: {{get: {}}}\n  /own/{{id}}: {{servers: [{{url: /own}}], {parameter}, get: {}}}\n",
        operation("a"),
        operation("b"),
        operation("c"),
    );
    let expected = ["GET http://api.example.com/a?b=c&d", "GET http://api.example.com/own/own/{id}"];
    assert_eq!(looks(&case), expected);
}

/// What is found in a request that the gateway takes, except for the patch.
pub(crate) fn looked_at(with: Value) -> Vec<Diagnostic> {
    check_route(&request(with))
}

/// A request that the gateway takes, except for the patch.
fn request(with: Value) -> CreateHttpApiRouteRequest {
    let mut request = json!({
        "environmentId": "env-1", "name": "orders", "match": { "path": { "type": "Prefix", "value": "/orders" } },
        "backendConfig": { "scene": "SingleService", "services": [{ "serviceId": "svc-1", "protocol": "HTTP" }] },
    });
    patch(&mut request, with);
    serde_json::from_value(request).expect("a request")
}
