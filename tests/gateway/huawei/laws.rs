//! A payload that is read and written again is the same; names depend on nothing but what they name.

use std::collections::BTreeMap;

use oasgate::huawei::{ApiCreate, WriteOptions, read, write};
use oasgate::{Api, ImportOptions, import};
use serde_json::json;

use super::document;
use crate::corpus;
use crate::gateway::ledger::{apis, options};

fn payloads(api: &Api, options: &WriteOptions) -> Vec<ApiCreate> {
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
    let mut count = 0;
    for (name, api) in apis() {
        let rich: WriteOptions = serde_json::from_value(json!({
            "groupId": "g", "public": true, "response": "00000000000000000000000000000001",
            "auth": {"type": "APP", "appCode": true, "authorizer": "00000000000000000000000000000002"},
            "defaultBackend": {
                "vpcChannel": "00000000000000000000000000000003", "host": "h", "protocol": "HTTPS", "clientSsl": true,
                "authorizer": "00000000000000000000000000000004", "timeoutMs": 10, "retries": 3, "pathPrefix": "/p/#v1#",
            },
            "backendParameters": [
                {"origin": "CONSTANT", "name": "x-a", "location": "HEADER", "value": "b", "remark": "r"},
                {"origin": "SYSTEM", "name": "from", "location": "QUERY", "value": "$context.sourceIp"},
            ],
        }))
        .unwrap();
        let mock = serde_json::from_value(json!({"defaultBackend": {"mock": "{}"}})).unwrap();
        let function = serde_json::from_value(
            json!({"defaultBackend": {"function": "urn:fss:f", "alias": "a", "network": "V2", "timeoutMs": 600_000}}),
        )
        .unwrap();
        for options in [&options(), &WriteOptions::default(), &rich, &mock, &function] {
            count += reads_back(&name, &api, options);
        }
    }
    assert!(count > 500, "only {count} payloads");
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

/// The name of each operation's API.
fn names(paths: serde_json::Value) -> BTreeMap<String, String> {
    let imported = import(document(paths), &ImportOptions::default()).value.unwrap();
    let conversion = write(&imported.api, &options()).value.unwrap();
    let named =
        conversion.payloads.iter().map(|one| (one.subject.to_string(), one.body.name.clone().unwrap()));
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
        assert_eq!(oasgate::huawei::limits::API_NAME.fault(name), None, "{name}");
    }
    assert_eq!((&*before["GET /a"], &*before["PUT /b"]), ("getA", "put_b"));
    assert_ne!(before["GET /b"], "same", "the two want one name, and neither has it");

    let mut moved = json!({"/0": {"get": operation("first"), "put": operation("same too")}});
    for path in ["/d", "/c", "/b", "/a"] {
        moved[path] = json!({"put": few[path]["put"], "get": few[path]["get"], "post": unnamed});
    }
    let after = names(moved);
    for (subject, name) in &before {
        assert_eq!(after.get(subject), Some(name), "{subject}");
    }
}
