//! Tools as a server lists them.

mod corpus;
mod goldens;
mod hostile;
mod lowered;
mod profiles;
mod requests;

use oasgate::mcp::{Options, Tools, tools};
use oasgate::{Diagnostic, ImportOptions, import};
use serde_json::Value;

/// The tools of a document, and what was found.
pub(super) fn written(document: &str, options: &Options) -> (Tools, Vec<Diagnostic>) {
    let imported = import(document, &ImportOptions::default()).into_result().unwrap();
    let outcome = tools(&imported, options);
    (outcome.value.unwrap(), outcome.diagnostics)
}

/// Each schema of some tools, with its name; all of them are valid.
pub(super) fn schemas(tools: &Tools) -> Vec<(String, Value)> {
    let mut schemas = Vec::new();
    for tool in &tools.tools {
        schemas.push((format!("{} in", tool.name), tool.input_schema.to_json()));
        if let Some(output) = &tool.output_schema {
            schemas.push((format!("{} out", tool.name), output.to_json()));
        }
    }
    for (name, schema) in &schemas {
        assert_valid(name, schema);
    }
    schemas
}

/// Valid JSON Schema of 2020-12, and closed: what it refers to is in it.
pub(super) fn assert_valid(name: &str, schema: &Value) {
    assert!(jsonschema::draft202012::meta::is_valid(schema), "{name}: {schema:#}");
    if let Err(error) = jsonschema::draft202012::new(schema) {
        panic!("{name}: {error}\n{schema:#}");
    }
}

/// Codes and texts of findings.
pub(super) fn lines(found: &[Diagnostic]) -> String {
    let line = |found: &Diagnostic| {
        format!("{} {}: {found}", found.code(), found.subject_text().unwrap_or_default())
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}
