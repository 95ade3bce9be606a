//! Operations that a fragment tells apart: records know method and path only, routes have conditions.

use oasgate::aliyun::Catalog;
use oasgate::aliyun::calls::{CallOptions, CallPlan, Inventory, call_plan};
use oasgate::{Action, Diagnostic, Existing, ImportOptions, Outcome, Strategy, apply, plan};
use serde_json::{Value, json};

use super::{codes, fixture, import, request};

const FIRST: &str = "POST /#Action=ListStations";

/// The findings about conditions, as `code about subject`.
fn conditions<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<String> {
    let about = |found: &Diagnostic| format!("{} {}", found.code(), found.subject().unwrap());
    found.into_iter().filter(|found| found.code().starts_with("contract-condition")).map(about).collect()
}

const EXPECTED: [&str; 3] = [
    "contract-condition-dropped POST /#Action=ListStations",
    "contract-condition-taken POST /#Action=AddStation",
    "contract-condition-taken POST /#X-Target=Stations.Remove",
];

#[test]
fn records_take_the_first_and_refuse_the_others_by_name() {
    let request = request(&fixture("fragments.yaml"), json!({}));
    let done = import(&request, &Catalog::default());
    assert_eq!(conditions(&done.diagnostics), EXPECTED);
    let reread = codes(&done).iter().filter(|code| **code == "contract-path-reread").count();
    assert_eq!(reread, 1, "the expression of `id` is not in the record");
    let taken = done.diagnostics.iter().find(|found| found.code() == "contract-condition-taken").unwrap();
    assert!(taken.args().any(|(name, value)| name == "other" && value == FIRST));
    let record = done.result.unwrap();
    let records: Vec<_> = record
        .operations
        .iter()
        .map(|record| (record.name.as_deref().unwrap(), record.path.as_deref().unwrap()))
        .collect();
    assert_eq!(records, [("listStations", "/"), ("getStation", "/stations/{id}")]);
    let report = done.response.data.unwrap().dry_run_info.unwrap();
    let failed: Vec<_> = report.failure_operations.iter().map(|row| row.path.as_str()).collect();
    assert_eq!(failed, ["/#Action=AddStation", "/#X-Target=Stations.Remove"]);
    let created: Vec<_> = report.success_operations.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(created, ["listStations", "getStation"]);

    let again = import(&request, &Catalog { apis: vec![record.clone()] });
    let changed = again.plan.unwrap();
    for action in [Action::Create, Action::Update, Action::Remove] {
        assert_eq!(changed.count(action), 0, "{action}");
    }
    assert_eq!(again.result, Some(record));
}

/// The order of the document decides, also where the later one has no fragment.
#[test]
fn a_later_operation_of_the_path_alone_is_refused() {
    let plain = r#"
  /:
    post: {operationId: everything, responses: {"200": {description: d}}}
"#;
    let document = format!("{}{plain}", fixture("fragments.yaml"));
    let done = import(&request(&document, json!({})), &Catalog::default());
    let mut expected = EXPECTED.map(str::to_owned).to_vec();
    expected.push("contract-condition-taken POST /".to_owned());
    assert_eq!(conditions(&done.diagnostics), expected);
    let names: Vec<_> =
        done.result.unwrap().operations.into_iter().filter_map(|record| record.name).collect();
    assert_eq!(names, ["listStations", "getStation"]);
}

fn calls(existing: &Existing, document: &str, kind: &str, inventory: Value) -> Outcome<CallPlan> {
    let imported = oasgate::import(document, &ImportOptions::default()).value.unwrap();
    let planned = plan(&imported, existing, Strategy::SpecOnly);
    let options: CallOptions = serde_json::from_value(json!({
        "gatewayId": "gw-1", "environmentId": "env-1", "api": {"name": "Stations", "type": kind},
        "services": {"stations": {"id": "svc-1"}}, "domains": {"stations.example.org": {"id": "d-1"}},
        "backend": {"scene": "SingleService", "services": [{"service": "stations", "protocol": "HTTP", "port": 80}]},
    }))
    .unwrap();
    let inventory: Inventory = serde_json::from_value(inventory).unwrap();
    call_plan(&planned, existing, &options, &inventory)
}

/// The bodies of all calls of one action.
fn bodies(outcome: &Outcome<CallPlan>, action: &str) -> Vec<Value> {
    let calls = &outcome.value.as_ref().unwrap_or_else(|| panic!("{:?}", outcome.diagnostics)).calls;
    let calls = calls.iter().filter(|call| call.request.action() == action);
    calls.map(|call| serde_json::to_value(call).unwrap()).collect()
}

#[test]
fn an_http_api_has_a_route_for_each() {
    let outcome = calls(&Existing::default(), &fixture("fragments.yaml"), "Http", json!({}));
    let created = bodies(&outcome, "CreateHttpApiRoute");
    assert_eq!(created.len(), 4, "{:?}", outcome.diagnostics);
    let text = serde_json::to_string(&created).unwrap();
    for part in ["ListStations", "AddStation", "Stations.Remove", "/v1/stations/[0-9]+"] {
        assert!(text.contains(part), "{part} is a condition");
    }
    assert_eq!(conditions(&outcome.diagnostics), [""; 0]);
}

#[test]
fn a_rest_api_has_one_operation_for_all() {
    let outcome = calls(&Existing::default(), &fixture("fragments.yaml"), "Rest", json!({}));
    assert_eq!(conditions(&outcome.diagnostics), EXPECTED);
    let created = serde_json::to_string(&bodies(&outcome, "CreateHttpApiOperation")).unwrap();
    assert!(created.contains("listStations") && created.contains("\"/stations/{id}\""), "{created}");
    assert!(!created.contains("addStation") && !created.contains("removeStation"), "{created}");
}

/// A record belongs to what stays on its method and path: what goes beside it removes nothing.
#[test]
fn a_record_is_removed_with_the_last_of_its_path() {
    let document = fixture("fragments.yaml");
    let imported = oasgate::import(document.as_str(), &ImportOptions::default()).value.unwrap();
    let existing = apply(&plan(&imported, &Existing::default(), Strategy::SpecOnly), Existing::default());
    let inventory = json!({"httpApis": [{"httpApiId": "api-1", "name": "Stations", "type": "Rest"}],
        "operations": [{"operationId": "op-1", "name": "listStations", "method": "POST", "path": "/"}]});
    let without = |names: &[&str]| {
        let mut parts: Vec<&str> = document.split_inclusive("\n  /").collect();
        parts.retain(|part| !names.iter().any(|name| part.starts_with(name)));
        parts.concat()
    };
    let one = calls(&existing, &without(&["#Action=AddStation"]), "Rest", inventory.clone());
    assert_eq!(bodies(&one, "DeleteHttpApiOperation").len(), 0);
    let all = without(&["#Action=AddStation", "#Action=ListStations", "#X-Target"]);
    let gone = calls(&existing, &all, "Rest", inventory);
    let removed = serde_json::to_string(&bodies(&gone, "DeleteHttpApiOperation")).unwrap();
    assert!(removed.contains("op-1"), "{removed} {:?}", gone.diagnostics);
}
