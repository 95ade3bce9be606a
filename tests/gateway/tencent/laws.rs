//! A payload that is read and written again is the same; names depend on nothing but what they name.

use oasgate::model::operator::{Auth, AuthKind};
use oasgate::tencent::{ApiInfo, CreateApiRequest, WriteOptions, read, write};
use oasgate::{Api, ImportOptions, import};
use serde_json::json;

use super::document;
use crate::corpus;
use crate::gateway::ledger::{apis, tencent_options as options};

fn payloads(api: &Api, options: &WriteOptions) -> Vec<CreateApiRequest> {
    write(api, options).value.unwrap().payloads.into_iter().map(|payload| payload.body).collect()
}

/// What was written is read, written again, and read again.
fn reads_back(name: &str, api: &Api, options: &WriteOptions) -> usize {
    let first = payloads(api, options);
    let (projected, own) = read(&first);
    let second = payloads(&projected, &own);
    for (first, second) in first.iter().zip(&second) {
        let [first, second] = [first, second].map(|body| serde_json::to_string_pretty(body).unwrap());
        assert_eq!(first, second, "{name}");
    }
    assert_eq!(first.len(), second.len(), "{name}");
    assert_eq!(read(&second), (projected, own), "{name}");
    first.len()
}

#[test]
fn payloads_are_read_back() {
    let rich = json!({
        "serviceId": "s",
        "auth": {"type": "EIAM", "eiamAppId": "a", "eiamAppType": "t", "eiamAuthType": "Authorization", "tokenTimeout": 5},
        "defaultBackend": {
            "url": "https://a.example:8443", "vpc": "vpc-1", "product": "cvm", "timeoutMs": 1500, "pathPrefix": "/p",
        },
        "constantParameters": [
            {"Name": "x-a", "Desc": "d", "Position": "HEADER", "DefaultValue": "b"},
            {"Name": "from", "Position": "QUERY", "DefaultValue": "c"},
        ],
    });
    let oauth = json!({
        "auth": {"type": "OAUTH", "businessType": "OAUTH", "oauth": {"PublicKey": "{}", "TokenLocation": "t"}},
        "defaultBackend": {"upstream": "upstream-1", "type": "UPSTREAM"},
    });
    let backends = [
        json!({"mock": "{}"}),
        json!({"function": {"name": "f", "namespace": "n"}, "functionType": "HTTP", "base64": true}),
        json!({"function": {"name": "f"}, "asynchronous": true, "integratedResponse": false, "timeoutMs": 900_000}),
        json!({"register": {"name": "r"}, "transport": {"name": "t", "qualifier": "2"}, "cleanup": {"name": "c"}}),
        json!({"microServices": [{"ClusterId": "c", "NamespaceId": "n", "MicroServiceName": "m"}],
               "loadBalance": {"IsLoadBalance": true, "Method": "RoundRobinRule"},
               "healthCheck": {"IsHealthCheck": true, "RequestVolumeThreshold": 1}}),
        json!({"targetServices": [{"VmIp": "10.0.0.1", "VpcId": "v", "VmPort": 80}], "targetLoadBalance": 1,
               "healthCheck": {"IsHealthCheck": false}, "targetNamespace": "n"}),
        json!({"eventBus": "eb-1"}),
        json!({"eventBus": "unknown"}),
        json!({"cos": {"Action": "GetObject", "BucketName": "b", "PathMatchMode": "FullPath"}, "pathPrefix": "/"}),
        json!({"url": "ws://a.example"}),
        json!({"url": "https://a.example", "type": "GRPC"}),
        json!({"url": "http://a.example", "type": "VPC", "vpc": "unknown", "product": "clb"}),
        json!({"url": "http://a.example:80", "upstream": "unknown", "type": "HTTP"}),
    ];
    let all: Vec<WriteOptions> = backends
        .into_iter()
        .map(|backend| json!({"defaultBackend": backend}))
        .chain([rich, oauth, json!({})])
        .map(|options| serde_json::from_value(options).unwrap())
        .collect();
    let mut counts = vec![0; all.len()];
    for (name, api) in apis() {
        for (options, count) in all.iter().zip(&mut counts) {
            *count += reads_back(&name, &api, options);
        }
    }
    assert!(counts.iter().all(|count| *count > 10), "{counts:?} payloads");
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn payloads_of_real_documents_are_read_back() {
    let mut count = 0;
    for entry in corpus::entries() {
        let imported = import(std::fs::read(&entry.path).unwrap(), &ImportOptions::default()).value;
        let Some(imported) = imported else { continue };
        count += reads_back(&entry.path.display().to_string(), &imported.api, &options());
    }
    assert!(count > 10_000, "only {count} payloads");
}

/// What the gateway answers about an API is what created it: places in lower case, no types of service parameters, and
/// more members.
#[test]
fn answers_are_read_as_what_created_them() {
    for (name, api) in apis() {
        for payload in payloads(&api, &options()) {
            let mut json = serde_json::to_value(&payload).unwrap();
            json["ApiId"] = "api-1".into();
            json["Protocol"] = "http&https".into();
            json["Tags"] = serde_json::Value::Null;
            for list in ["RequestParameters", "ServiceParameters"] {
                for record in json[list].as_array_mut().into_iter().flatten() {
                    let record = record.as_object_mut().unwrap();
                    record.remove("RelevantRequestParameterType");
                    for (key, value) in record.iter_mut().filter(|(key, _)| key.ends_with("Position")) {
                        let place = value.as_str().unwrap().to_lowercase();
                        *value = if place == "header" { "head".into() } else { place.into() };
                        assert!(!key.is_empty());
                    }
                }
            }
            let info: ApiInfo = serde_json::from_value(json).unwrap();
            assert!(info.other.is_empty(), "{name}: {:?}", info.other);
            assert_eq!(CreateApiRequest::from(info), payload, "{name}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_left_out() {
    let bodies: Vec<CreateApiRequest> = serde_json::from_value(json!([
        {"ApiName": "a", "RequestConfig": {"Method": "GET", "Path": "/a/[0-9]+"}},
        {"ApiName": "b", "RequestConfig": {"Method": "FETCH", "Path": "/b"}},
        {"ApiName": "c", "RequestConfig": {"Method": "GET"}},
        {"ApiName": "d"},
        {"ApiName": "e", "RequestConfig": {"Method": "GET", "Path": "/e"}},
        {"ApiName": "f", "RequestConfig": {"Method": "GET", "Path": "=/e"}},
    ]))
    .unwrap();
    let (api, options) = read(&bodies);
    let names: Vec<&str> = api.operations.values().map(|operation| operation.name.as_str()).collect();
    assert_eq!(names, ["e"]);
    assert!(options.operations["e"].plain_match);
}

/// The name of each operation's API.
fn names(paths: serde_json::Value) -> std::collections::BTreeMap<String, String> {
    let imported = import(document(paths), &ImportOptions::default()).value.unwrap();
    let conversion = write(&imported.api, &options()).value.unwrap();
    let named =
        conversion.payloads.iter().map(|one| (one.subject.to_string(), one.body.api_name.clone().unwrap()));
    named.collect()
}

#[test]
fn names_are_stable() {
    let operation = |id: &str| json!({"operationId": id, "responses": {"200": {"description": "d"}}});
    let unnamed = json!({"responses": {"200": {"description": "d"}}});
    let few = json!({
        "/a": {"get": operation("getA"), "put": operation("x")},
        "/b": {"get": operation("same"), "put": unnamed},
        "/c": {"get": operation("same"), "put": operation(&"long ".repeat(100))},
        "/d": {"get": operation("获取!"), "put": operation("get a")},
    });
    let before = names(few.clone());
    let all: std::collections::BTreeSet<_> = before.values().collect();
    assert_eq!(all.len(), before.len(), "{before:?}");
    for name in before.values() {
        assert_eq!(oasgate::tencent::limits::API_NAME.fault(name), None, "{name}");
    }
    let mut moved = json!({"/0": {"get": operation("first"), "put": operation("same too")}});
    for path in ["/d", "/c", "/b", "/a"] {
        moved[path] = json!({"put": few[path]["put"], "get": few[path]["get"], "post": unnamed});
    }
    let after = names(moved);
    for (subject, name) in &before {
        assert_eq!(after.get(subject), Some(name), "{subject}");
    }
}

#[test]
fn a_document_that_asks_nothing_of_callers_says_that_all_may_call() {
    let text = |more: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{/a: {{get: {{operationId: a, responses: {{'200': {{description: d}}}}}}}}}}\n\
             components: {{securitySchemes: {{key: {{type: apiKey, in: header, name: k}}}}}}\n{more}\n"
        )
    };
    let required = "security: [{key: []}]";
    for (security, kind, lost) in [
        ("", AuthKind::Open, None),
        ("security: []", AuthKind::Open, None),
        (required, AuthKind::Open, Some("`auth.kind`")),
        ("", AuthKind::App, Some("`auth.kind`")),
    ] {
        let imported = import(text(security), &ImportOptions::default()).into_result().unwrap();
        let mut api = oasgate::Api::clone(&imported.api);
        let auth = Auth { kind: Some(kind), ..Auth::default() };
        api.operations.values_mut().for_each(|one| one.operator.auth = Some(auth.clone().into()));
        let found = oasgate::tencent::annotate(&api).diagnostics;
        let members = found.iter().flat_map(oasgate::Diagnostic::args).map(|(_, value)| value).next();
        assert_eq!(members, lost, "{security} {auth:?}");
    }
}
