//! What is not a catalogue is no empty gateway, and a typo in a request is no wish.

use oasgate::aliyun::{Answer, Catalog, ImportHttpApiOptions, ImportHttpApiRequest, import_http_api};
use serde_json::json;

const SPEC: &str = "{openapi: 3.0.3, info: {title: Pets, version: '1'}, paths: {}}";

#[test]
fn the_gateways_own_answers_are_catalogues() {
    let info = json!({ "httpApiId": "api-1", "name": "Pets", "type": "Rest", "basePath": "/" });
    for (answer, count) in [
        (json!({ "apis": [{ "info": info }] }), 1),
        (json!({ "apis": [{ "info": info }], "gateway": { "routes": [] } }), 1),
        (json!({ "requestId": "r", "code": "Ok", "message": "success", "data": info }), 1),
        (
            json!({ "requestId": "r", "data": { "totalSize": 2, "pageSize": 10, "items": [
                { "name": "Pets", "type": "Rest", "versionEnabled": true, "versionedHttpApis": [info, info] },
                { "name": "Shop", "type": "Http", "versionedHttpApis": [] },
            ] } }),
            2,
        ),
        (json!({}), 0),
    ] {
        let catalog: Catalog =
            serde_json::from_value(answer.clone()).unwrap_or_else(|error| panic!("{answer}: {error}"));
        assert_eq!(catalog.apis.len(), count, "{answer}");
        assert!(catalog.apis.iter().all(|api| api.info.http_api_id.as_deref() == Some("api-1")));
    }
}

#[test]
fn what_is_no_catalogue_is_refused_by_its_member() {
    for (text, member) in [
        (json!([]), "apis"),
        (json!([{ "info": {} }]), "apis"),
        (json!({ "httpApiId": "api-1", "name": "Pets" }), "httpApiId"),
        (json!({ "Apis": [] }), "Apis"),
        (json!({ "apis": [{ "info": {}, "operation": [] }] }), "operation"),
        (json!({ "apis": [{ "httpApiId": "api-1" }] }), "httpApiId"),
        (json!({ "requestId": "r", "code": "NotFound", "message": "no such API" }), "no such API"),
        (json!(null), "apis"),
        (json!("apis"), "apis"),
    ] {
        let error = serde_json::from_value::<Catalog>(text.clone()).expect_err("it is none").to_string();
        assert!(error.contains(member), "{text}: {error}");
    }
}

fn codes(request: serde_json::Value) -> (Vec<&'static str>, bool) {
    let request: ImportHttpApiRequest = serde_json::from_value(request).unwrap();
    let options = ImportHttpApiOptions::default();
    let Answer::Done(done) = import_http_api(&request, &Catalog::default(), Some(SPEC.into()), &options)
    else {
        panic!("the document is there");
    };
    let codes = done.diagnostics.iter().map(oasgate::Diagnostic::code);
    (
        codes.filter(|code| !["paths-empty", "api-details-dropped"].contains(code)).collect(),
        done.result.is_some(),
    )
}

#[test]
fn a_typo_in_a_request_imports_nothing() {
    let with = |name: &str, value: serde_json::Value| {
        let mut request = json!({ "specFileUrl": "https://b.oss-cn-hangzhou.aliyuncs.com/a.yaml" });
        request[name] = value;
        codes(request)
    };
    for (name, value) in [
        ("dryrun", json!(true)),
        ("DryRun", json!(true)),
        ("stratgy", json!("SpecOnly")),
        ("targetHttpApiID", json!("api-1")),
        ("versionConfg", json!({})),
    ] {
        assert_eq!(with(name, value), (vec!["request-member-mistyped"], false), "{name}");
    }
    assert_eq!(with("versionConfig", json!({ "enabled": true })), (vec!["request-member-mistyped"], false));
    assert_eq!(with("comment", json!("for the shop")), (vec!["request-member-unknown"], true));
    assert_eq!(with("mcpRouteId", json!("mr-1")), (vec!["mcp-route-unused"], true));
    for strategy in ["spec-only", "specOnly", "SPECONLY", "Overwrite"] {
        assert_eq!(with("strategy", json!(strategy)), (vec!["strategy-unknown"], false), "{strategy}");
    }
    assert_eq!(with("strategy", json!("SpecOnly")), (vec![], true));
    // Hostile: a million members are no million findings.
    let mut request = json!({});
    for at in 0..5_000 {
        request[format!("dryRun{at}")] = json!(1);
    }
    assert!(codes(request).0.len() <= 21);
}

#[test]
fn the_version_of_a_request_is_checked() {
    let of = |config: serde_json::Value| {
        codes(json!({ "specFileUrl": "https://b.oss-cn-hangzhou.aliyuncs.com/a.yaml", "versionConfig": config })).0
    };
    for config in [
        json!({ "enable": true, "scheme": "path", "version": "v1" }),
        json!({ "enable": true, "scheme": "Path", "version": "v/1" }),
        json!({ "enable": true, "version": "v 1" }),
        json!({ "enable": true, "scheme": "Header", "version": "v1" }),
        json!({ "enable": true, "scheme": "Header", "headerName": "my version", "version": "v1" }),
        json!({ "enable": true, "scheme": "Query", "queryName": "a=b", "version": "v1" }),
    ] {
        assert_eq!(of(config.clone()), ["api-version-invalid"], "{config}");
    }
    for config in [
        json!({ "enable": false }),
        json!({ "enable": false, "scheme": "none" }),
        json!({ "enable": true, "scheme": "Path", "version": "v1.2-beta" }),
        json!({ "enable": true, "scheme": "Header", "headerName": "x-version", "version": "v 1" }),
        json!({ "enable": true, "scheme": "Query", "queryName": "version", "version": "v1" }),
    ] {
        assert_eq!(of(config.clone()), [""; 0], "{config}");
    }
}

#[test]
fn a_version_that_is_not_enabled_changes_nothing() {
    let catalog: Catalog = serde_json::from_value(
        json!({ "apis": [{ "info": { "httpApiId": "api-1", "name": "Pets", "type": "Rest" } }] }),
    )
    .unwrap();
    let answer = |request: serde_json::Value| {
        let request: ImportHttpApiRequest = serde_json::from_value(request).unwrap();
        let spec = Some(SPEC.into());
        let Answer::Done(done) = import_http_api(&request, &catalog, spec, &ImportHttpApiOptions::default())
        else {
            panic!("the document is there");
        };
        done
    };
    let url = "https://b.oss-cn-hangzhou.aliyuncs.com/a.yaml";
    let done = answer(json!({ "specFileUrl": url, "versionConfig": { "enable": false } }));
    assert!(!done.diagnostics.iter().any(|found| found.code() == "request-field-unused"));
    let version = json!({ "enable": true, "scheme": "Path", "version": "v1" });
    let done = answer(json!({ "specFileUrl": url, "versionConfig": version }));
    assert!(done.diagnostics.iter().any(|found| found.code() == "api-unversioned"));
    assert_eq!(done.response.code.as_deref(), Some("Conflict.ApiNameDuplicated"));
    assert!(done.result.is_none());
}
