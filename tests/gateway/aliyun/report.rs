//! The response and its report.

use oasgate::{Lang, Severity};
use serde_json::json;

use super::{catalog, codes, fixture, import, import_in, pretty, request};

#[test]
fn the_vendors_sample_request_creates_its_operation() {
    let request = serde_json::from_str(&fixture("sample-request.json")).unwrap();
    let done = import(&request, &oasgate::aliyun::Catalog::default());
    assert!(done.diagnostics.iter().all(|found| found.severity() != Severity::Error), "{:?}", codes(&done));
    insta::assert_snapshot!("sample-response", pretty(&done.response));
    insta::assert_snapshot!("sample-records", pretty(&done.result));
    let record = done.result.unwrap();
    assert_eq!(record.info.base_path.as_deref(), Some("/v1"));
    assert_eq!(record.operations[0].path.as_deref(), Some("/user/{userId}"));
}

#[test]
fn the_vendors_sample_report_comes_out_in_its_words() {
    let dry = json!({ "dryRun": true });
    let done = import_in(&request(&fixture("report.yaml"), dry.clone()), &catalog(), Lang::Zh);
    insta::assert_snapshot!("report-zh", pretty(&done.response));
    assert!(done.result.is_none(), "a dry run gives no records");
    let done = import_in(&request(&fixture("version-3.1.yaml"), dry), &catalog(), Lang::Zh);
    insta::assert_snapshot!("version-zh", pretty(&done.response));
}

#[test]
fn an_update_names_the_api_that_it_updates() {
    let done = import(
        &request(&fixture("losses.yaml"), json!({ "strategy": "SpecOnly", "dryRun": true })),
        &catalog(),
    );
    insta::assert_snapshot!("spec-only-response", pretty(&done.response));
}

#[test]
fn what_blocks_an_import_blocks_it_whole() {
    let done = import(&request(&fixture("version-3.1.yaml"), json!({})), &catalog());
    assert!(done.result.is_none());
    assert_eq!(done.response.code.as_deref(), Some("InvalidParameter.WithDetail"));
    let report = done.response.data.unwrap().dry_run_info.unwrap();
    assert_eq!(report.error_messages, [done.response.message.unwrap()]);
}

#[test]
fn partial_failures_leave_the_rest_importable() {
    let done = import(&request(&fixture("report.yaml"), json!({})), &catalog());
    let record = done.result.unwrap();
    let names: Vec<_> = record.operations.iter().map(|operation| operation.name.as_deref()).collect();
    assert_eq!(names, [Some("CreateUser")]);
    assert_eq!(record.components.keys().collect::<Vec<_>>(), ["userDTO"]);
    assert_eq!(done.response.code.as_deref(), Some("Ok"));
}
