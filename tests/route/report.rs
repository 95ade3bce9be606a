//! Routes in the report of Alibaba Cloud's import call.

use base64::Engine as _;
use oasgate::aliyun::{
    Answer, Catalog, DryRunInfo, ImportHttpApiOptions, ImportHttpApiRequest, import_http_api,
};
use oasgate::route::{RouteLimits, RouteOptions};
use serde_json::{Value, json};

const DOCUMENT: &str = r#"
openapi: 3.0.3
info: {title: Shop, version: "1"}
servers: [{url: https://shop.example/v1}]
paths:
  /pets: {get: {operationId: listPets, responses: {"200": {description: the pets}}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    get: {operationId: getPet, responses: {"200": {description: the pet}}}
"#;

fn import(
    document: &str,
    more: Value,
    catalog: &Catalog,
    options: &ImportHttpApiOptions,
) -> (DryRunInfo, Catalog) {
    let mut request: ImportHttpApiRequest = serde_json::from_value(more).unwrap();
    request.spec_content_base64 = Some(base64::engine::general_purpose::STANDARD.encode(document));
    let Answer::Done(done) = import_http_api(&request, catalog, None, options) else {
        panic!("nothing to fetch")
    };
    let mut after = Catalog::default();
    after.apis.extend(done.result);
    (done.response.data.unwrap().dry_run_info.unwrap(), after)
}

fn rows(report: &DryRunInfo) -> Vec<String> {
    let success = report.success_routes.iter().map(|row| format!("{:?} {}", row.action, row.name));
    success
        .chain(report.failure_routes.iter().map(|row| format!("{}: {}", row.name, row.error_message)))
        .collect()
}

#[test]
fn routes_are_listed_when_somebody_asks() {
    let mut asking = ImportHttpApiOptions::default();
    asking.routes = Some(RouteOptions::default());
    let both = ["Create list-pets", "Create get-pet"];
    for (request, options, expected) in [
        (json!({}), &ImportHttpApiOptions::default(), &[][..]),
        (json!({"withGatewayExtension": false}), &ImportHttpApiOptions::default(), &[]),
        (json!({"withGatewayExtension": true}), &ImportHttpApiOptions::default(), &both),
        (json!({"dryRun": true}), &asking, &both),
    ] {
        let (report, _) = import(DOCUMENT, request.clone(), &Catalog::default(), options);
        assert_eq!(rows(&report), expected, "{request}");
    }
}

#[test]
fn what_is_there_is_updated_or_not_listed() {
    let options = ImportHttpApiOptions::default();
    let asking = |strategy: &str| json!({"withGatewayExtension": true, "strategy": strategy});
    let (_, catalog) = import(DOCUMENT, asking("SpecOnly"), &Catalog::default(), &options);
    let (report, _) = import(DOCUMENT, asking("SpecOnly"), &catalog, &options);
    assert!(rows(&report).is_empty(), "{:?}", rows(&report));
    let changed = DOCUMENT.replace(
        "/pets: {get: {operationId: listPets,",
        "/pets: {get: {operationId: listPets, description: all of them,",
    ) + "  /owners: {get: {operationId: list_pets, responses: {\"200\": {description: the owners}}}}\n";
    let (report, _) = import(&changed, asking("SpecFirst"), &catalog, &options);
    let rows = rows(&report);
    assert_eq!(rows[0], "Update list-pets", "it keeps its name");
    assert!(rows[1].starts_with("Create list-pets-") && rows.len() == 2, "{rows:?}");
    assert!(report.warning_messages.iter().any(|line| line.starts_with("route list-pets-")), "{report:?}");
}

#[test]
fn routes_that_cannot_be_fail() {
    let mut limits = RouteLimits::NEUTRAL;
    limits.path_bytes = 12;
    let mut options = ImportHttpApiOptions::default();
    let mut routes = RouteOptions::default();
    routes.limits = limits;
    options.routes = Some(routes);
    let (report, _) = import(DOCUMENT, json!({"dryRun": true}), &Catalog::default(), &options);
    let expected = "get-pet: the path condition of `GET /pets/{petId}` has 14 bytes, more than 12";
    assert_eq!(rows(&report), ["Create list-pets", expected]);
    assert!(report.error_messages.is_empty() && report.failure_operations.is_empty());
}

#[test]
fn the_version_of_the_request_is_part_of_routes() {
    let version = |scheme: &str| {
        let config = json!({"enable": true, "scheme": scheme, "version": "v2", "headerName": "a b"});
        json!({"withGatewayExtension": true, "dryRun": true, "versionConfig": config})
    };
    let options = ImportHttpApiOptions::default();
    for (scheme, error) in [
        ("Path", None),
        ("Header", Some("`a b` cannot be `headerName` of versionConfig")),
        ("Cookie", Some("`Cookie` cannot be `scheme` of versionConfig")),
    ] {
        let (report, _) = import(DOCUMENT, version(scheme), &Catalog::default(), &options);
        assert_eq!(report.error_messages.first().map(String::as_str), error, "{scheme}");
        assert_eq!(report.success_routes.len(), if error.is_none() { 2 } else { 0 }, "{scheme}");
    }
}
