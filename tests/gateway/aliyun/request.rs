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

#[test]
fn an_update_by_id_needs_no_title() {
    for document in [
        "openapi: 3.0.3\ninfo: {title: '', version: ''}\npaths: {}\n",
        "swagger: '2.0'\ninfo: {version: ''}\npaths: {}\n",
        r#"{"openapi": "3.0.3", "info": {"title": "", "version": ""}, "paths": {}}"#,
    ] {
        let catalog = json!({ "apis": [{ "info": { "httpApiId": "a1", "name": "Shop" } }] });
        let catalog: Catalog = serde_json::from_value(catalog).unwrap();
        let done = import(&request(document, json!({ "targetHttpApiId": "a1" })), &catalog);
        assert_eq!(codes(&done), [""; 0], "{document}");
        assert_eq!(done.response.data.unwrap().name.as_deref(), Some("Shop"));
        assert_eq!(done.result.unwrap().info.name.as_deref(), Some("Shop"));

        // Without an id nothing says which API is meant.
        let done = import(&request(document, json!({})), &catalog);
        assert_eq!(codes(&done), ["title-missing"], "{document}");
        assert_eq!(done.response.code.as_deref(), Some("InvalidParameter.IsEmpty"));
        // A name makes it a new API.
        let done = import(&request(document, json!({ "name": "new" })), &catalog);
        assert_eq!((codes(&done), done.result.unwrap().info.name.as_deref()), (vec![], Some("new")));
    }
}

#[test]
fn a_document_comes_from_oss() {
    for (url, host) in [
        ("https://shop.oss-cn-hangzhou.aliyuncs.com/pets.yaml", None),
        ("http://shop.oss-cn-hangzhou-internal.aliyuncs.com:80/a/pets.yaml?Signature=x", None),
        ("HTTPS://Shop.OSS-accelerate.aliyuncs.com/pets.yaml#a", None),
        ("https://oss.aliyuncs.com.example.com/pets.yaml", Some("oss.aliyuncs.com.example.com")),
        ("https://example.com/oss-cn.aliyuncs.com?Signature=secret", Some("example.com")),
        ("https://user:secret@example.com/a", Some("example.com")),
        ("https://fc.cn-hangzhou.aliyuncs.com/a", Some("fc.cn-hangzhou.aliyuncs.com")),
        ("ftp://shop.oss-cn-hangzhou.aliyuncs.com/a", Some("ftp:")),
        ("pets.yaml", Some("pets.yaml")),
        ("汉", Some("汉")),
    ] {
        let request = empty_request(json!({ "specFileUrl": url }));
        let options = ImportHttpApiOptions::default();
        let answer = import_http_api(&request, &Catalog::default(), Some(DOCUMENT.into()), &options);
        let Answer::Done(done) = answer else { panic!("the document is there") };
        let found = done.diagnostics.iter().find(|found| found.code() == "spec-url-elsewhere");
        let named =
            found.and_then(|found| found.args().find(|(name, _)| *name == "host")).map(|(_, host)| host);
        assert_eq!(named, host, "{url}");
        assert!(!format!("{:?}", done.diagnostics).contains("secret"), "{url}");
        assert!(done.result.is_some(), "{url}");
    }
    let request = request(DOCUMENT, json!({ "specFileUrl": "https://example.com/a" }));
    assert_eq!(codes(&import(&request, &Catalog::default())), Vec::<&str>::new(), "it is not downloaded");
}

const LIVE: &str = r#"{"apis": [{
    "info": {"httpApiId": "api-1", "name": "T", "type": "Rest", "description": "old"},
    "operations": [
        {"operationId": "op-1", "name": "live", "method": "GET", "path": "/live", "status": "Deployed"},
        {"operationId": "op-2", "name": "changed", "method": "GET", "path": "/changed", "status": "DeployedWithChanges"},
        {"operationId": "op-3", "name": "idle", "method": "GET", "path": "/idle", "status": "NotDeployed"},
        {"operationId": "op-4", "name": "unknown", "method": "GET", "path": "/unknown"}
    ]
}]}"#;

#[test]
fn removing_what_is_live_is_a_warning_of_its_own() {
    let live = |catalog: &str, strategy: &str| {
        let catalog: Catalog = serde_json::from_str(catalog).unwrap();
        let done = import(&request(DOCUMENT, json!({ "strategy": strategy })), &catalog);
        let live = done.diagnostics.iter().filter(|found| found.code() == "operation-removed-live");
        live.map(|found| found.subject().unwrap().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(live(LIVE, "SpecOnly"), ["GET /changed", "GET /live"]);
    assert_eq!(live(LIVE, "SpecFirst"), Vec::<String>::new());
    // What has no state of its own has that of the API.
    let deployed =
        LIVE.replace(r#""description""#, r#""environments": [{"deployStatus": "Deployed"}], "description""#);
    assert_eq!(live(&deployed, "SpecOnly"), ["GET /changed", "GET /live", "GET /unknown"]);
}

#[test]
fn a_description_without_effect_is_reported() {
    for (strategy, description, expected) in [
        ("ExistFirst", "new", true),
        ("ExistFirst", "old", false),
        ("ExistFirst", " ", false),
        ("SpecFirst", "new", false),
        ("SpecOnly", "new", false),
    ] {
        let catalog: Catalog = serde_json::from_str(LIVE).unwrap();
        let done =
            import(&request(DOCUMENT, json!({ "strategy": strategy, "description": description })), &catalog);
        assert_eq!(codes(&done).contains(&"request-field-unused"), expected, "{strategy} {description}");
        let written = done.result.unwrap().info.description.unwrap();
        assert_eq!(written, if strategy == "ExistFirst" { "old" } else { description }, "{strategy}");
    }
}

#[test]
fn a_path_that_is_left_out_has_no_method() {
    let document = DOCUMENT.replace("{}", "{/bad: [1], /worse: {get: 1}}");
    let done = import(&request(&document, json!({})), &Catalog::default());
    let report = done.response.data.unwrap().dry_run_info.unwrap();
    let rows: Vec<_> =
        report.failure_operations.iter().map(|row| (&*row.path, row.method.as_deref())).collect();
    assert_eq!(rows, [("/worse", Some("GET")), ("/bad", None)]);
    assert!(!serde_json::to_string(&report).unwrap().contains(r#""method":"""#));
}

#[test]
fn how_to_publish_is_checked() {
    for (config, expected) in [
        (json!({ "gatewayId": "gw-9", "environmentId": "env-1", "autoDeploy": true }), &[][..]),
        (
            json!({ "backendScene": "SingleService", "customDomainIds": ["d-1"], "serviceConfigs": [{ "serviceId": "svc-1", "port": 80, "protocol": "HTTP" }] }),
            &[],
        ),
        (json!({ "gatwayId": "gw-9" }), &["call-member-unknown deployConfigs[0].gatwayId"]),
        (
            json!({ "gatewayId": "9", "environmentId": "gw-1" }),
            &["call-id-invalid deployConfigs[0].gatewayId", "call-id-invalid deployConfigs[0].environmentId"],
        ),
        (
            json!({ "autoDeploy": "yes", "customDomainIds": ["x"] }),
            &[
                "call-type-wrong deployConfigs[0].autoDeploy",
                "call-id-invalid deployConfigs[0].customDomainIds[0]",
            ],
        ),
        (json!({ "backendScene": "Random" }), &["call-word-unknown deployConfigs[0].backendScene"]),
        (
            json!({ "serviceConfigs": [{ "serviceId": "svc-1", "port": 0 }] }),
            &["call-port-invalid deployConfigs[0].serviceConfigs[0].port"],
        ),
        (json!(1), &["call-type-wrong deployConfigs[0]"]),
    ] {
        let done = import(&request(DOCUMENT, json!({ "deployConfigs": [config] })), &Catalog::default());
        let place = |found: &oasgate::Diagnostic| {
            found.args().find(|(name, _)| *name == "place").map_or("", |(_, place)| place).to_owned()
        };
        let mut found: Vec<_> = done
            .diagnostics
            .iter()
            .filter(|found| found.code().starts_with("call-"))
            .map(|found| format!("{} {}", found.code(), place(found)))
            .collect();
        let mut expected = expected.to_vec();
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{config}");
        let refused = expected.iter().any(|code| !code.starts_with("call-member-unknown"));
        assert_eq!(done.result.is_none(), refused, "{config}");
    }
}
