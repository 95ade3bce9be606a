//! The official JSON Schema of OAS 3.0 as a judge.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

static JUDGE: LazyLock<Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(include_str!("schema/oas-3.0.json")).unwrap();
    // Of formats it has `regex` alone, of which there are dialects.
    let options = jsonschema::options().with_draft(jsonschema::Draft::Draft4);
    options.should_validate_formats(false).build(&schema).expect("it is a schema")
});

/// What is wrong with a document, the first ten faults with their places.
pub(crate) fn faults(document: &Value) -> Vec<String> {
    let faults = JUDGE.iter_errors(document).take(10);
    faults.map(|fault| format!("{}: {}", fault.instance_path(), short(&fault.to_string()))).collect()
}

/// A fault quotes what it is about.
fn short(text: &str) -> String {
    text.chars().take(200).collect()
}
