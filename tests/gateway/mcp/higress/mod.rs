//! Tools in the form of Higress.

#![allow(clippy::needless_pass_by_value, reason = "cases are written in place")]

mod cases;
mod goldens;
mod hostile;
mod laws;
mod requests;
mod runtime;

use oasgate::mcp::higress::HigressConfig;
use oasgate::mcp::{Options, higress};
use oasgate::{Diagnostic, ImportOptions, import};
use serde_json::{Value, json};

/// The tools of a document, and what is found. The runtime takes them, and they read back.
pub(super) fn converted(document: &str, options: &Options) -> (HigressConfig, Vec<Diagnostic>) {
    let imported = import(document, &ImportOptions::default()).into_result().unwrap();
    let outcome = higress(&imported, options);
    let config = outcome.value.unwrap();
    let read: Value = serde_json::from_str(&config.to_json()).unwrap();
    assert_eq!(runtime::faults(&read), Vec::<String>::new());
    assert_eq!(serde_yaml::from_str::<Value>(&config.to_yaml()).unwrap(), read, "YAML says what JSON says");
    assert_eq!(serde_json::from_value::<HigressConfig>(read).unwrap(), config, "it reads back");
    (config, outcome.diagnostics)
}

/// A document of one operation, `call` at `/it/{id}`, with these members; and components.
pub(super) fn one(method: &str, path: &str, members: Value, components: Value) -> String {
    let mut operation =
        json!({"operationId": "call", "summary": "Call it", "responses": {"204": {"description": "done"}}});
    operation.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "servers": [{"url": "https://t.example.com/v1"}],
        "paths": {path: {method: operation}}, "components": components,
    })
    .to_string()
}

/// The findings that say something, by code.
pub(super) fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(Diagnostic::code).collect()
}
