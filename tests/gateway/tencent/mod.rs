//! Tencent Cloud API Gateway: payloads of `CreateApi`.

#![allow(clippy::needless_pass_by_value, reason = "cases are written in place")]

mod cases;
mod engine;
mod goldens;
mod laws;
mod limits;
mod requests;

use oasgate::convert::Conversion;
use oasgate::tencent::{CreateApiRequest, WriteOptions, convert};
use oasgate::{Diagnostic, ImportOptions, Outcome, import};
use serde_json::{Value, json};

/// Converts a document with options that give a service and a backend, unless they say otherwise.
pub(super) fn converted(document: &str, options: Value) -> Outcome<Conversion<CreateApiRequest>> {
    let mut all = json!({"serviceId": "s", "defaultBackend": {"url": "http://backend.example.com"}});
    for (name, value) in options.as_object().unwrap() {
        all[name] = value.clone();
    }
    let options: WriteOptions = serde_json::from_value(all).unwrap();
    let outcome = import(document, &ImportOptions::default());
    convert(&outcome.into_result().unwrap(), &options)
}

/// A document of one operation, `getIt` at `GET /it`.
pub(super) fn one(members: Value) -> String {
    let mut operation = json!({"operationId": "getIt", "responses": {"200": {"description": "it"}}});
    for (name, value) in members.as_object().unwrap() {
        operation[name] = value.clone();
    }
    document(json!({"/it": {"get": operation}}))
}

pub(super) fn document(paths: Value) -> String {
    json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": paths}).to_string()
}

/// The only payload.
pub(super) fn payload(outcome: &Outcome<Conversion<CreateApiRequest>>) -> Value {
    let payloads = &outcome.value.as_ref().unwrap().payloads;
    assert_eq!(payloads.len(), 1, "{:?}", codes(&outcome.diagnostics));
    serde_json::to_value(&payloads[0].body).unwrap()
}

/// The codes of findings that are not mere notes.
pub(super) fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    let counts = |found: &&Diagnostic| found.severity() != oasgate::Severity::Info;
    diagnostics.iter().filter(counts).map(Diagnostic::code).collect()
}
