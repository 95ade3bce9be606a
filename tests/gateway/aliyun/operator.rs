//! What operators add: records read into neutral words and written back, and imports that never touch them.

use std::collections::BTreeSet;

use oasgate::aliyun::calls::{
    BackendOptions, CallOptions, HttpApiDeployConfig, HttpRoute, Inventory, PolicyOptions, RouteCallOptions,
    call_plan,
};
use oasgate::aliyun::{
    Catalog, CatalogApi, HttpApiApiInfo, HttpApiOperation, HttpApiOperationInfo, MappingOptions,
    attached_operator, project, read, write,
};
use oasgate::model::operator::Operator;
use oasgate::{Api, Existing, Imported, Strategy, Subject, plan};
use proptest::prelude::{ProptestConfig, prop, prop_assert_eq, proptest};
use serde_json::{Value, json};

use super::generated::{self, Held};
use super::{import, pretty, request};

const CASES: u32 = 300;

/// Any record or options that an operator fills.
trait Record: serde::Serialize + serde::de::DeserializeOwned + Clone + PartialEq + std::fmt::Debug {
    /// What it has room for.
    const HELD: Held;

    fn operator(&self) -> Operator;
    fn set_operator(&mut self, wanted: &Operator) -> Vec<String>;
    fn any() -> proptest::strategy::BoxedStrategy<Value>;
}

macro_rules! records {
    ($($record:ident $any:ident $held:expr;)*) => {$(
        impl Record for $record {
            const HELD: Held = $held;

            fn operator(&self) -> Operator {
                $record::operator(self)
            }

            fn set_operator(&mut self, wanted: &Operator) -> Vec<String> {
                $record::set_operator(self, wanted)
            }

            fn any() -> proptest::strategy::BoxedStrategy<Value> {
                generated::$any()
            }
        }
    )*};
}
records! {
    HttpApiOperation operation &["targets", "mock", "auth", "environment", "automatic", "domains"];
    HttpApiOperationInfo operation &["targets", "mock", "auth", "environment", "automatic", "domains"];
    HttpApiApiInfo api &["targets", "mock", "auth", "environment", "automatic", "domains", "protocols"];
    HttpApiDeployConfig deploy_config &["targets", "mock", "environment", "automatic", "domains"];
    HttpRoute route &["targets", "environment", "name", "domains"];
    BackendOptions backend_options &["targets"];
    RouteCallOptions route_options &["targets", "mock", "environment", "automatic", "domains"];
    CallOptions call_options &["targets", "timeout", "auth", "access", "environment", "protocols", "domains"];
}

fn typed<T: Record>(json: &Value) -> T {
    serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// Law 1: writing what was read changes nothing, whatever else the record says.
fn writing_what_was_read_changes_nothing<T: Record>() {
    proptest!(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }, |(
        json in T::any(),
    )| {
        let before: T = typed(&json);
        let mut after = before.clone();
        prop_assert_eq!(after.set_operator(&before.operator()), Vec::<String>::new());
        prop_assert_eq!(pretty(&after), pretty(&before));
    });
}

/// Law 2: what a record has room for is read as it was written, whatever the record was before; and what it is nobody's
/// business to change stays.
fn reading_what_was_written_gives_the_same<T: Record>() {
    proptest!(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }, |(
        json in T::any(), wanted in generated::held(T::HELD),
    )| {
        let mut json = json;
        if !publishes(&wanted) {
            // A published environment cannot be taken away.
            json.as_object_mut().unwrap().remove("environments");
        }
        let mut record: T = typed(&json);
        let before = serde_json::to_value(&record).unwrap();
        prop_assert_eq!(record.set_operator(&wanted), Vec::<String>::new(), "{} over {}", pretty(&wanted), json);
        prop_assert_eq!(record.operator(), wanted.clone());
        let once = pretty(&record);
        record.set_operator(&wanted);
        prop_assert_eq!(pretty(&record), once, "writing twice is writing once");
        let after = serde_json::to_value(&record).unwrap();
        for member in ["unknown", "operationId", "name", "status", "match", "description", "environments"] {
            prop_assert_eq!(after.get(member), before.get(member), "{}", member);
        }
    });
}

fn publishes(wanted: &Operator) -> bool {
    let publication = wanted.publication.as_ref();
    wanted.backend.is_some()
        || wanted.environment.is_some()
        || publication.is_some_and(|it| it.automatic.is_some() || !it.domains.is_empty())
}

/// Law 2, of anything: what is not read as it was written is named.
fn what_there_is_no_room_for_is_named<T: Record>() {
    proptest!(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }, |(
        json in T::any(), wanted in generated::anything(),
    )| {
        let mut record: T = typed(&json);
        let named: BTreeSet<String> = record.set_operator(&wanted).into_iter().collect();
        let [read, wanted] = [&record.operator(), &wanted].map(|it| serde_json::to_value(it).unwrap());
        for field in ["backend", "auth", "cors", "rateLimit", "accessControl", "environment", "publication"] {
            let same = read.get(field) == wanted.get(field);
            let is_named = named.iter().any(|name| name.split('.').next() == Some(field));
            prop_assert_eq!(same, !is_named, "{} {:?}", field, named);
            let members = wanted.get(field).and_then(Value::as_object).into_iter().flatten();
            for (member, value) in members {
                let kept = read.get(field).and_then(|read| read.get(member)) == Some(value);
                prop_assert_eq!(kept, !named.contains(&format!("{field}.{member}")), "{}.{}", field, member);
            }
        }
    });
}

macro_rules! laws {
    ($($name:ident $record:ident)*) => {$(
        #[test]
        fn $name() {
            writing_what_was_read_changes_nothing::<$record>();
            reading_what_was_written_gives_the_same::<$record>();
            what_there_is_no_room_for_is_named::<$record>();
        }
    )*};
}
laws! {
    the_laws_hold_for_requests_of_operations HttpApiOperation
    the_laws_hold_for_records_of_operations HttpApiOperationInfo
    the_laws_hold_for_records_of_apis HttpApiApiInfo
    the_laws_hold_for_deployments HttpApiDeployConfig
    the_laws_hold_for_routes HttpRoute
    the_laws_hold_for_backends BackendOptions
    the_laws_hold_for_options_of_routes RouteCallOptions
    the_laws_hold_for_options_of_calls CallOptions
}

#[test]
fn policies_of_two_classes_are_read_and_written() {
    let policy = |text: Value| -> PolicyOptions { serde_json::from_value(text).unwrap() };
    for (config, operator) in [
        (
            json!({ "className": "Timeout", "config": { "unitNum": 3, "timeUnit": "s", "enable": true, "more": 1 } }),
            json!({ "backend": { "timeoutMs": 3000 } }),
        ),
        (
            json!({ "className": "Timeout", "config": "{\"unitNum\": 3,\"timeUnit\":\"s\"}" }),
            json!({ "backend": { "timeoutMs": 3000 } }),
        ),
        (json!({ "className": "Timeout", "config": { "unitNum": 3, "timeUnit": "m" } }), json!({})),
        (
            json!({ "className": "Timeout", "config": { "unitNum": 3, "timeUnit": "s", "enable": false } }),
            json!({}),
        ),
        (
            json!({ "className": "IpAccessControl", "config": {
                "ipAccessControlType": "White", "ipAccessControlContent": "10.0.0.0/8, 1.1.1.1", "enable": false,
            } }),
            json!({ "accessControl": { "disabled": true, "allow": ["10.0.0.0/8", "1.1.1.1"] } }),
        ),
        (json!({ "className": "Cors", "config": { "unitNum": 3, "timeUnit": "s" } }), json!({})),
        (json!({ "className": "Timeout", "config": "no JSON" }), json!({})),
    ] {
        let before = policy(config.clone());
        assert_eq!(serde_json::to_value(before.operator()).unwrap(), operator, "{config}");
        let mut after = before.clone();
        assert!(after.set_operator(&before.operator()).is_empty());
        assert_eq!(pretty(&after), pretty(&before), "{config}");
    }
    let mut text = policy(json!({ "className": "Timeout", "config": "{\"more\":1}" }));
    let wanted = |json: Value| -> Operator { serde_json::from_value(json).unwrap() };
    assert!(text.set_operator(&wanted(json!({ "backend": { "timeoutMs": 2000 } }))).is_empty());
    let config = text.config.as_ref().unwrap().as_str().unwrap();
    assert_eq!(config, r#"{"enable":true,"more":1,"timeUnit":"s","unitNum":2}"#, "text stays text");
    let lost =
        text.set_operator(&wanted(json!({ "backend": { "timeoutMs": 2500, "retries": 1 }, "cors": {} })));
    assert_eq!(lost, ["backend.retries", "backend.timeoutMs", "cors"]);
    assert_eq!(text.operator(), wanted(json!({ "backend": { "timeoutMs": 2000 } })), "it stays as it was");
    let both = wanted(json!({ "accessControl": { "allow": ["1.1.1.1"], "deny": ["2.2.2.2"] } }));
    let mut none = PolicyOptions::default();
    assert_eq!(none.set_operator(&both), ["accessControl.allow", "accessControl.deny"]);
}

#[test]
fn options_get_the_policies_that_they_lack() {
    let mut options = CallOptions::default();
    let wanted: Operator = serde_json::from_value(json!({
        "backend": { "targets": [{ "service": "pets" }], "timeoutMs": 1000 },
        "accessControl": { "deny": ["10.0.0.1"] },
        "cors": { "allowOrigins": ["*"] },
    }))
    .unwrap();
    assert_eq!(options.set_operator(&wanted), ["cors.allowOrigins"]);
    let json = serde_json::to_value(&options).unwrap();
    assert_eq!(json["backend"]["scene"], "SingleService");
    assert_eq!(json["policies"]["timeout"]["attach"], json!([{ "type": "HttpApi", "names": [], "ids": [] }]));
    assert_eq!(json["policies"]["ip-access-control"]["config"]["ipAccessControlType"], "Black");
}

/// An operation of the document, with what operators add in it.
fn with_operator(operator: &Value) -> Api {
    serde_json::from_value(json!({
        "about": { "name": "Shop", "operator": operator },
        "operations": { "GET /items": {
            "name": "items", "method": "GET", "path": "/items", "responses": {}, "operator": operator,
        } },
    }))
    .unwrap()
}

/// The details that have no room.
fn details(found: &[oasgate::Diagnostic]) -> Vec<String> {
    let details = found.iter().filter(|found| found.code().ends_with("-details-dropped"));
    details.map(|found| found.args().map(|(_, value)| value.to_owned()).collect()).collect()
}

#[test]
fn calls_name_what_they_take_from_their_options_alone() {
    let api = with_operator(&json!({ "auth": { "kind": "jwt" }, "cors": { "disabled": true } }));
    let imported = Imported::from(api);
    let existing = Existing::default();
    let planned = plan(&imported, &existing, Strategy::SpecFirst);
    let (auth, cors) = ("`operator.auth.kind`", "`operator.cors.disabled`");
    let both = format!("{auth}, {cors}");
    for (kind, expected) in [("Http", vec![&*both, &*both]), ("Rest", vec![auth, cors, cors])] {
        let options: CallOptions = serde_json::from_value(json!({
            "gatewayId": "gw-1", "environmentId": "env-1", "api": { "type": kind },
            "services": { "shop": { "id": "svc-1" } }, "domains": { "api.example.com": { "id": "d-1" } },
            "backend": { "scene": "SingleService", "services": [{ "service": "shop", "protocol": "HTTP" }] },
        }))
        .unwrap();
        let found = call_plan(&planned, &existing, &options, &Inventory::default());
        assert!(found.value.is_some());
        let mut named = details(&found.diagnostics);
        named.sort_unstable();
        assert_eq!(named, expected, "{kind}");
    }
}

#[test]
fn what_a_document_says_is_written_or_named() {
    let operator = json!({
        "backend": { "mock": { "status": 204, "headers": { "X-A": "b" } }, "targets": [{ "service": "pets" }] },
        "auth": { "required": true, "kind": "jwt" },
        "publication": { "protocols": ["https"] },
        "rateLimit": { "limits": [{ "by": "api", "requests": 1, "periodSeconds": 1 }] },
    });
    let api = with_operator(&operator);
    let options = MappingOptions::default();
    let written = write(&Existing { api: Some(api.clone()), ..Existing::default() }, &options);
    let record = written.value.unwrap();
    let mock = record.operations[0].mock.as_ref().unwrap();
    assert_eq!((mock.enable, mock.response_code), (Some(true), Some(204)));
    assert_eq!(record.operations[0].enable_auth, Some(true));
    assert_eq!(record.info.auth_config.as_ref().unwrap().auth_type.as_deref(), Some("Jwt"));
    assert_eq!(record.info.protocols, Some(vec!["HTTPS".to_owned()]));
    assert!(record.operations[0].deploy_configs.is_none() && record.info.deploy_configs.is_none());
    let backend = "`operator.backend.mock`, `operator.backend.targets`";
    assert_eq!(
        details(&written.diagnostics),
        [
            format!("{backend}, `operator.rateLimit.limits`"),
            format!("{backend}, `operator.rateLimit.limits`, `operator.publication.protocols`"),
        ]
    );

    let projected = project(&api, &options);
    let kept = projected.value.unwrap();
    assert!(kept.about.operator.is_empty() && kept.operations.values().all(|it| it.operator.is_empty()));
    let all = format!(
        "{backend}, `operator.auth.kind`, `operator.auth.required`, `operator.rateLimit.limits`, \
         `operator.publication.protocols`"
    );
    assert_eq!(details(&projected.diagnostics), [all.clone(), all]);

    // What the operator set wins, and is named nowhere.
    let mut existing = read(&record, &options).value.unwrap();
    let stays = json!({ "backend": { "mock": { "status": 500 } }, "auth": { "required": false } });
    existing.api = Some(with_operator(&stays));
    let again = write(&existing, &options);
    assert_eq!(details(&again.diagnostics), ["`operator.backend.mock`"], "the API has no mock");
    assert_eq!(again.value.unwrap().operations[0].mock, record.operations[0].mock);
    assert_eq!(attached_operator(&existing, &Subject::Api).auth.as_ref().unwrap().required, Some(true));
}

/// What of a record is the operator's.
fn operators_part(record: &HttpApiOperationInfo) -> String {
    let part = HttpApiOperationInfo {
        name: None,
        path: None,
        method: None,
        description: None,
        request: None,
        response: None,
        ..record.clone()
    };
    pretty(&part)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    /// A document without extensions never touches what operators added.
    #[test]
    fn an_import_leaves_operators_what_is_theirs(
        info in generated::api(),
        records in prop::collection::vec(generated::operation(), 3),
        summaries in prop::collection::vec(0..3_usize, 3),
        strategy in prop::sample::select(Strategy::ALL.to_vec()),
    ) {
        let paths = ["/a", "/b/{id}", "/c"];
        let mut api = CatalogApi { info: typed(&info), ..CatalogApi::default() };
        api.info.http_api_id = Some("api-1".to_owned());
        (api.info.name, api.info.r#type) = (Some("Shop".to_owned()), Some("Rest".to_owned()));
        let mut document = json!({ "openapi": "3.0.3", "info": { "title": "Shop", "version": "1" }, "paths": {} });
        for ((record, path), summary) in records.iter().zip(paths).zip(summaries) {
            let mut record: HttpApiOperationInfo = typed(record);
            (record.path, record.method) = (Some(path.to_owned()), Some("GET".to_owned()));
            record.name = Some(format!("get{}", api.operations.len()));
            document["paths"][path]["get"] = json!({
                "operationId": record.name, "responses": { "200": { "description": (["", "a", "b"][summary]) } },
                "parameters": if path.contains('{') {
                    json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }])
                } else { json!([]) },
            });
            api.operations.push(record);
        }
        let members = json!({ "strategy": strategy.as_str(), "targetHttpApiId": "api-1" });
        let done = import(&request(&document.to_string(), members), &Catalog { apis: vec![api.clone()] });
        let after = done.result.expect("it imports");
        prop_assert_eq!(after.operations.len(), api.operations.len());
        for (after, before) in after.operations.iter().zip(&api.operations) {
            prop_assert_eq!(operators_part(after), operators_part(before));
        }
        let info = HttpApiApiInfo { base_path: after.info.base_path.clone(), ..api.info };
        let info = HttpApiApiInfo { description: after.info.description.clone(), ..info };
        prop_assert_eq!(pretty(&after.info), pretty(&info));
    }
}
