//! JSON Schemas of the files that are read and written: they are what is in `docs/schemas`, they take what the readers take,
//! and what is written has nothing that they lack.

mod corpus;
mod drift;
mod read;
mod refused;
mod settings;
mod written;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jsonschema::Validator;
use oasgate::schemas::SCHEMAS;
use oasgate::source::Limits;
use oasgate::{Document, schemas};
use serde_json::Value;

static VALIDATORS: LazyLock<BTreeMap<&str, Validator>> = LazyLock::new(|| {
    let validator = |schema: &Value| jsonschema::validator_for(schema).expect("it is a schema");
    SCHEMAS.iter().map(|schema| (schema.name, validator(&schema.to_json()))).collect()
});

/// What is wrong with a value, the first five faults with their places.
fn faults(schema: &str, value: &Value) -> Vec<String> {
    let faults = VALIDATORS[schema].iter_errors(value).take(5);
    faults
        .map(|fault| {
            let text: String = fault.to_string().chars().take(300).collect();
            format!("{}: {text}", fault.instance_path())
        })
        .collect()
}

/// A validator of a part of a schema.
fn part(schema: &str, name: &str) -> Validator {
    let mut whole = schemas::get(schema).expect("there is one").to_json();
    let part = serde_json::json!({ "$ref": format!("#/$defs/{name}"), "$defs": whole["$defs"].take() });
    jsonschema::validator_for(&part).expect("it is a schema")
}

/// The files below a folder of the fixtures.
fn fixtures(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let (mut folders, mut files) = (vec![root.join(folder)], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("it is a folder") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// A file, JSON or YAML, as JSON; none when it is neither.
fn json(path: &Path) -> Option<Value> {
    let text = std::fs::read(path).expect("fixtures can be read");
    Some(Document::parse(text, None, &Limits::default()).value?.value().to_json())
}

/// The OpenAPI and Swagger documents among the fixtures.
fn documents() -> Vec<PathBuf> {
    let is_document = |path: &PathBuf| {
        let root = json(path).unwrap_or_default();
        root.get("openapi").or_else(|| root.get("swagger")).is_some()
    };
    let documents: Vec<_> = fixtures("").into_iter().filter(is_document).collect();
    assert!(documents.len() > 100, "only {} documents", documents.len());
    documents
}
