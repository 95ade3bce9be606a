//! Calls that create an API and its operations, as files, which the vendor's own SDK reads too: `tests/vendor_sdk`.
//! `INSTA_UPDATE=always` writes them anew.

use std::path::Path;

use oasgate::aliyun::calls::Request;
use oasgate::aliyun::{HttpApiRequest, PayloadOptions, convert};
use oasgate::convert::Conversion;
use oasgate::{ImportOptions, Outcome, Severity, Subject, aws, import};
use serde_json::{Value, json};

use super::{catalog_of, fixture};

fn converted(options: &PayloadOptions) -> Outcome<Conversion<HttpApiRequest>> {
    let mut of_import = ImportOptions::default();
    of_import.extension_keys = vec![aws::EXTENSIONS];
    convert(&import(fixture("payloads.yaml"), &of_import).value.unwrap(), options)
}

fn options(members: Value) -> PayloadOptions {
    serde_json::from_value(members).unwrap()
}

#[test]
fn payloads_are_those_on_file() {
    let existing = catalog_of("payloads-catalog.json").apis.remove(0);
    let created = json!({"gatewayId": "gw-1", "resourceGroupId": "rg-1", "api": {"name": "Shop", "protocols": ["HTTPS"]}});
    for (golden, options) in [
        ("created.payloads.json", options(created)),
        ("updated.payloads.json", PayloadOptions::default().with_existing(existing)),
    ] {
        let outcome = converted(&options);
        let bodies: Vec<_> = outcome.value.unwrap().payloads.into_iter().map(|one| one.body).collect();
        let written = serde_json::to_string_pretty(&bodies).unwrap() + "\n";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gateway/aliyun").join(golden);
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            std::fs::write(&path, &written).unwrap();
        }
        assert_eq!(written, std::fs::read_to_string(&path).unwrap_or_default(), "{golden}");
    }
}

#[test]
fn every_operation_has_one_call_or_an_error() {
    let outcome = converted(&PayloadOptions::default());
    let errors: Vec<_> =
        outcome.diagnostics.iter().filter(|found| found.severity() == Severity::Error).collect();
    let left_out: Vec<_> = errors.iter().map(|found| (found.code(), found.subject_text().unwrap())).collect();
    assert_eq!(left_out, [("contract-method-any", "ANY /orders".into())]);
    assert!(errors[0].location().is_some(), "it has a place in the document");
    let conversion = outcome.value.unwrap();
    let is_whole = |one: &&oasgate::convert::Entry| {
        one.pointer.is_empty() && matches!(one.subject, Subject::Operation(_))
    };
    let lost: Vec<_> = conversion.ledger.entries().iter().filter(is_whole).collect();
    assert_eq!((lost.len(), lost[0].code()), (1, "contract-method-any"));
    assert_eq!(conversion.payloads.len(), 7, "the API and six operations");
}

#[test]
fn what_exists_is_updated_under_its_id_and_keeps_its_settings() {
    let existing = catalog_of("payloads-catalog.json").apis.remove(0);
    let conversion = converted(&PayloadOptions::default().with_existing(existing)).value.unwrap();
    let updates: Vec<_> =
        conversion.payloads.iter().filter(|one| one.body.request.action().starts_with("Update")).collect();
    let [api, operation] = updates.as_slice() else { panic!("{updates:?}") };
    assert_eq!(api.subject, Subject::Api);
    assert!(operation.body.path.ends_with("/operations/op-d0fl2vem1hkqmq9b5m6g"), "{}", operation.body.path);
    let Request::UpdateHttpApiOperation(request) = &operation.body.request else { panic!() };
    let sent = request.operation.as_ref().unwrap();
    assert_eq!((sent.enable_auth, sent.mock.is_some()), (Some(true), true), "the operator's settings stay");
    for payload in &conversion.payloads {
        assert!(!payload.body.path.contains("{httpApiId}"), "{}", payload.body.path);
    }
}

#[test]
fn ids_are_encoded_in_paths() {
    let conversion = converted(&options(json!({"api": {"id": "a/b?c"}}))).value.unwrap();
    assert_eq!(conversion.payloads[0].body.path, "/v1/http-apis/a%2Fb%3Fc");
}

#[test]
fn a_base_path_that_the_gateway_refuses_leaves_nothing() {
    for (length, is_taken) in [(255, true), (256, true), (257, false)] {
        let text = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {},
            "servers": [{"url": format!("https://a.example.com/{}", "b".repeat(length - 1))}]});
        let imported = import(text.to_string(), &ImportOptions::default()).value.unwrap();
        let outcome = convert(&imported, &PayloadOptions::default());
        assert_eq!(outcome.value.is_some(), is_taken, "{length}");
        let is_reported = outcome.diagnostics.iter().any(|found| found.code() == "api-base-path-invalid");
        assert_eq!(is_reported, !is_taken, "{length}");
    }
}
