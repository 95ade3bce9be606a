//! What a request may say, and where its definition is.

use oasgate::aliyun::{
    Answer, Catalog, ImportHttpApiOptions, ImportHttpApiRequest, SpecLocation, import_http_api, spec_source,
};
use serde_json::json;

use super::{catalog, codes, import, request};

const DOCUMENT: &str = "openapi: 3.0.3\ninfo: {title: T, version: ''}\npaths: {}\n";

fn empty_request(members: serde_json::Value) -> ImportHttpApiRequest {
    serde_json::from_value(members).unwrap()
}

#[test]
fn sources_have_an_order() {
    let oss = json!({ "regionId": "cn-shanghai", "bucketName": "b", "objectKey": "/k" });
    let all = json!({ "specContentBase64": "e30=", "specFileUrl": "https://x", "specOssConfig": oss });
    let without = |missing: &[&str]| {
        let mut members = all.clone();
        members.as_object_mut().unwrap().retain(|key, _| !missing.contains(&key.as_str()));
        spec_source(&empty_request(members))
    };
    let shown = |outcome: oasgate::Outcome<_>| match outcome.value {
        Some(source) => format!("{source:?}"),
        None => outcome.diagnostics[0].code().to_owned(),
    };
    for (missing, expected) in [
        (&[][..], "Content([123, 125])"),
        (&["specContentBase64"], r#"Location(Url("https://x"))"#),
        (
            &["specContentBase64", "specFileUrl"],
            r#"Location(Oss { region_id: "cn-shanghai", bucket_name: "b", object_key: "/k" })"#,
        ),
        (&["specContentBase64", "specFileUrl", "specOssConfig"], "spec-missing"),
    ] {
        assert_eq!(shown(without(missing)), expected, "without {missing:?}");
    }
    let blank = json!({ "specContentBase64": " ", "specFileUrl": "", "specOssConfig": { "regionId": "r" } });
    assert_eq!(shown(spec_source(&empty_request(blank))), "spec-oss-incomplete");
}

#[test]
fn a_location_is_fetched_by_the_caller() {
    let request = empty_request(json!({ "specFileUrl": "https://x" }));
    let options = ImportHttpApiOptions::default();
    let call = |spec| import_http_api(&request, &Catalog::default(), spec, &options);
    assert_eq!(call(None), Answer::Fetch(SpecLocation::Url("https://x".to_owned())));
    let Answer::Done(done) = call(Some(DOCUMENT.into())) else { panic!("the bytes are there") };
    assert!(done.result.is_some());

    // There is no need to download what cannot be imported.
    let request = empty_request(json!({ "specFileUrl": "https://x", "strategy": "Both" }));
    let answer = import_http_api(&request, &Catalog::default(), None, &options);
    assert!(matches!(answer, Answer::Done(_)));
}

#[test]
fn requests_are_checked_in_one_go() {
    let long = "描".repeat(86);
    let done = import(&request("", json!({ "strategy": "Both", "description": long })), &catalog());
    let codes = codes(&done);
    for code in ["strategy-unknown", "api-description-too-long", "spec-missing"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}

#[test]
fn the_request_names_and_describes_the_api() {
    let members = json!({ "name": " Mine ", "description": "描".repeat(85), "deployConfigs": { "gatewayId": "gw-9" },
        "versionConfig": { "enable": true, "scheme": "Path", "version": "v1" }, "resourceGroupId": "rg-9" });
    let record = import(&request(DOCUMENT, members), &catalog()).result.unwrap();
    assert_eq!(record.info.name.as_deref(), Some("Mine"));
    assert_eq!(record.info.description.unwrap().len(), 255);
    assert_eq!(record.info.version_info.unwrap().version.as_deref(), Some("v1"));
    assert_eq!(record.info.deploy_configs.unwrap()[0].to_string(), r#"{"gatewayId":"gw-9"}"#);
    assert_eq!(record.info.http_api_id, None, "the gateway assigns ids");
}

#[test]
fn documents_are_cut_where_requests_are_refused() {
    let document = DOCUMENT.replace("version: ''", &format!("version: '', description: {}", "描".repeat(86)));
    let done = import(&request(&document, json!({})), &catalog());
    assert_eq!(codes(&done), ["api-description-truncated"]);
    assert_eq!(done.result.unwrap().info.description.unwrap(), "描".repeat(85));
}

#[test]
fn bad_names_and_base_paths_block_the_import() {
    let nameless = DOCUMENT.replace("title: T", "title: ' '");
    assert!(import(&request(&nameless, json!({})), &catalog()).result.is_none());
    assert!(import(&request(&nameless, json!({ "name": "N" })), &catalog()).result.is_some());
    for path in ["/a b", &format!("/{}", "a".repeat(256))] {
        let document = DOCUMENT.replace("paths:", &format!("servers: [{{url: '{path}'}}]\npaths:"));
        let done = import(&request(&document, json!({})), &catalog());
        assert!(codes(&done).contains(&"api-base-path-invalid"), "{path}: {:?}", codes(&done));
        assert!(done.result.is_none());
    }
}

#[test]
fn extensions_are_carried_when_asked_for() {
    let document = r#"{"openapi": "3.0.3", "info": {"title": "T", "version": ""}, "x-root": 1, "paths": {"/a": {"get":
        {"operationId": "a", "x-own": {"b": [1.50]}, "responses": {"200": {"description": "ok"}}}}}}"#;
    let with = import(&request(document, json!({ "withGatewayExtension": true })), &catalog());
    assert!(codes(&with).contains(&"gateway-extension-uninterpreted"));
    let record = with.result.unwrap();
    assert_eq!(record.operations[0].other["x-own"].to_string(), r#"{"b":[1.50]}"#);
    assert_eq!(record.info.other["x-root"].to_string(), "1");

    let without = import(&request(document, json!({})), &catalog());
    assert!(codes(&without).contains(&"contract-details-dropped"));
    assert!(without.result.unwrap().operations[0].other.is_empty());
}

#[test]
fn quotas_are_counted() {
    let document =
        DOCUMENT.replace("paths: {}", "paths: {/a: {get: {responses: {'200': {description: ''}}}}}");
    let mut options = ImportHttpApiOptions::default();
    options.import.operation_quota = Some(0);
    let Answer::Done(done) = import_http_api(&request(&document, json!({})), &catalog(), None, &options)
    else {
        panic!("nothing to fetch")
    };
    assert_eq!(done.response.code.as_deref(), Some("Conflict.ApiOperationQuotaExceed"));
}

#[test]
fn an_external_document_that_cannot_be_read_blocks_nothing() {
    let document = "
openapi: 3.0.3
info: {title: T, version: ''}
paths:
  /a: {get: {operationId: a, responses: {'200': {description: ok}}}}
  /b: {get: {operationId: b, responses: {'200': {$ref: 'common.yaml#/R'}}}}
";
    let mut options = ImportHttpApiOptions::default();
    options.import.documents.insert("common.yaml".to_owned(), "{".into());
    let request = request(document, json!({}));
    let Answer::Done(done) = import_http_api(&request, &Catalog::default(), None, &options) else {
        panic!("the document is there")
    };
    assert_eq!(done.response.code.as_deref(), Some("Ok"));
    let names: Vec<_> = done.result.unwrap().operations.into_iter().filter_map(|one| one.name).collect();
    assert_eq!(names, ["a"]);
}
