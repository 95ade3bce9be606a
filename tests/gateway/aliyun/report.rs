//! The response and its report.

use oasgate::aliyun::{
    Answer, Catalog, Done, ImportHttpApiOptions, ImportHttpApiRequest, McpForm, McpTools, import_http_api,
};
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

#[test]
fn tools_are_in_the_report_where_they_are_asked_for() {
    let spec = "{openapi: 3.0.3, info: {title: User API, version: '1'}, servers: [{url: 'http://api.example.com/v1'}], paths:
        {'/user/{userId}': {get: {operationId: getUser, responses: {default: {description: the user}}, parameters:
        [{name: userId, in: path, required: true, schema: {type: string}}]}}}}";
    let answered = |spec: &str, mcp: Option<McpTools>| {
        let request: ImportHttpApiRequest = serde_json::from_value(
            json!({"specFileUrl": "https://b.oss-cn-hangzhou.aliyuncs.com/a.yaml", "dryRun": true}),
        )
        .unwrap();
        let mut options = ImportHttpApiOptions::default();
        options.mcp_tools = mcp;
        match import_http_api(&request, &Catalog::default(), Some(spec.into()), &options) {
            Answer::Done(done) => done,
            Answer::Fetch(_) => unreachable!(),
        }
    };
    let without = answered(spec, None);
    let report = |done: &Done| done.response.data.clone().unwrap().dry_run_info.unwrap();
    assert_eq!(report(&without).mcp_tools_definition, None);
    for (form, has) in [
        (McpForm::Yaml, "      url: http://api.example.com/v1/user/{userId}\n      method: GET\n"),
        (
            McpForm::Json,
            r#""requestTemplate":{"url":"http://api.example.com/v1/user/{userId}","method":"GET"}"#,
        ),
        (McpForm::List, r#"{"tools":[{"name":"getUser","#),
    ] {
        let done = answered(spec, Some(McpTools::default().with_form(form)));
        let text = report(&done).mcp_tools_definition.unwrap();
        assert!(text.contains(has), "{text}");
        assert_eq!(report(&done).warning_messages, report(&without).warning_messages);
        let is_found = done.diagnostics.iter().any(|found| found.code() == "mcp-description-missing");
        assert!(is_found, "{:?}", done.diagnostics);
    }
    // The vendor's sample.
    let request: ImportHttpApiRequest = serde_json::from_str(&fixture("sample-request.json")).unwrap();
    let options = ImportHttpApiOptions::default().with_mcp_tools(McpTools::default());
    let Answer::Done(done) = import_http_api(&request, &Catalog::default(), None, &options) else {
        unreachable!()
    };
    insta::assert_snapshot!("sample-tools", report(&done).mcp_tools_definition.unwrap());
    let refused = answered("{openapi: 3.0.3}", Some(McpTools::default()));
    assert_eq!(report(&refused).mcp_tools_definition, None);
}
