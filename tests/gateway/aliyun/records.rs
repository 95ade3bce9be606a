//! Records: what is read, kept and written.

use oasgate::aliyun::{HttpApiApiInfo, ImportHttpApiResponse, MappingOptions, RecordOptions, read, write};
use oasgate::{ImportOptions, Lang};
use serde_json::{Value, json};

use super::laws::mapping;
use super::{catalog, fixture, import, pretty, request};

#[test]
fn the_vendors_sample_response_reads_and_writes() {
    let sample: Value = serde_json::from_str(&fixture("sample-response.json")).unwrap();
    let response: ImportHttpApiResponse = serde_json::from_value(sample.clone()).unwrap();
    let mut expected = sample.clone();
    // The sample is older than routes in the report.
    let report = expected.pointer_mut("/data/dryRunInfo").unwrap().as_object_mut().unwrap();
    report.extend([("successRoutes".to_owned(), json!([])), ("failureRoutes".to_owned(), json!([]))]);
    let mut options = RecordOptions::default();
    options.old_spelling = true;
    assert_eq!(response.to_json(&options), expected);

    let new = response.to_json(&RecordOptions::default());
    let info = &new["data"]["dryRunInfo"]["existHttpApiInfo"];
    assert_eq!((&info["enableAuth"], info.get("enabelAuth")), (&json!(true), None));
    assert_eq!(info["deployCntMap"]["key"], json!({ "deployedCnt": 3, "cnt": 5 }));
    assert_eq!(info["deployConfigs"], sample["data"]["dryRunInfo"]["existHttpApiInfo"]["deployConfigs"]);
}

#[test]
fn every_record_of_the_sample_is_typed() {
    let sample: Value = serde_json::from_str(&fixture("sample-response.json")).unwrap();
    let info = sample["data"]["dryRunInfo"]["existHttpApiInfo"].clone();
    let info: HttpApiApiInfo = serde_json::from_value(info).unwrap();
    assert!(info.other.is_empty(), "{:?}", info.other);
    assert!(info.environments.unwrap()[0].service_configs.as_ref().unwrap()[0].other.is_empty());
    assert!(info.ingress_info.unwrap().other.is_empty());
}

#[test]
fn writing_what_was_read_gives_the_same_bytes() {
    for extensions in [false, true] {
        let mut options = MappingOptions::default();
        options.extensions = extensions;
        for api in catalog().apis {
            mapping(&options, |mapping| mapping.writes_what_it_read("catalog", &sorted_out(api.clone())));
            let existing = read(&api, &options).value.unwrap();
            let stored: oasgate::Existing = serde_json::from_str(&pretty(&existing)).unwrap();
            assert_eq!(pretty(&write(&stored, &options).value.unwrap()), pretty(&sorted_out(api)));
        }
    }
}

/// What the model cannot hold follows the rest.
fn sorted_out(mut api: oasgate::aliyun::CatalogApi) -> oasgate::aliyun::CatalogApi {
    api.info.base_path.get_or_insert_with(|| "/".to_owned());
    api
}

#[test]
fn records_are_read_as_a_model() {
    let read = read(&catalog().apis[0], &MappingOptions::default());
    insta::assert_snapshot!(
        "catalog-findings",
        oasgate::report::text(&read.diagnostics, "catalog.json", Lang::En)
    );
    insta::assert_snapshot!("catalog-existing", pretty(&read.value));
}

#[test]
fn an_api_is_written_as_records() {
    let imported = oasgate::import(fixture("losses.yaml"), &ImportOptions::default()).value.unwrap();
    let existing = oasgate::Existing { api: Some((*imported.api).clone()), ..oasgate::Existing::default() };
    let written = write(&existing, &MappingOptions::default());
    insta::assert_snapshot!(
        "losses-findings",
        oasgate::report::text(&written.diagnostics, "losses.yaml", Lang::En)
    );
    insta::assert_snapshot!("losses-records", pretty(&written.value));
}

#[test]
fn operators_keep_what_is_theirs() {
    let done = import(&request(&fixture("losses.yaml"), json!({ "strategy": "SpecFirst" })), &catalog());
    let record = done.result.unwrap();
    let before = &catalog().apis[0];
    assert_eq!(record.info.http_api_id, before.info.http_api_id);
    assert_eq!(record.info.deploy_configs, before.info.deploy_configs);
    assert_eq!(record.info.other, before.info.other);
    let (after, before) = (&record.operations[0], &before.operations[0]);
    assert_eq!(after.path.as_deref(), Some("/items/{itemId}"), "the document's path");
    assert_eq!(after.operation_id, before.operation_id);
    assert_eq!((&after.mock, &after.status, &after.other), (&before.mock, &before.status, &before.other));
    assert_eq!((after.enable_auth, after.create_timestamp), (before.enable_auth, before.create_timestamp));
    let created =
        record.operations.iter().find(|operation| operation.name.as_deref() == Some("listItems")).unwrap();
    assert_eq!((&created.operation_id, created.create_timestamp), (&None, None));
}
