//! The documents of `fixtures/valid` and `fixtures/real`: what the model holds, judged by eye in the snapshots and by
//! another reader of OpenAPI.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use oasgate::report::text;
use oasgate::{Api, ImportOptions, Lang, Outcome, Severity, import};

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

fn both() -> Vec<PathBuf> {
    [fixtures("valid"), fixtures("real")].concat()
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

fn imported(path: &Path) -> Outcome<oasgate::Imported> {
    import(fs::read(path).unwrap(), &ImportOptions::default())
}

fn api(path: &Path) -> std::sync::Arc<Api> {
    imported(path).value.unwrap().api
}

#[test]
fn valid_documents_are_read_whole() {
    for path in fixtures("valid") {
        let outcome = imported(&path);
        let findings = text(&outcome.diagnostics, name(&path), Lang::En);
        let model = serde_json::to_string_pretty(&*outcome.value.unwrap().api).unwrap();
        insta::with_settings!({
            snapshot_path => "../snapshots/valid",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name(&path), format!("{findings}\n{model}")) });
    }
}

/// The warnings of documents that are odd on purpose, as `fixtures/README.md` says: each code once.
const WARNED: [(&str, &[&str]); 7] = [
    ("paths.yaml", &["path-query"]),
    ("v2-parameters.json", &["form-empty-value-lost"]),
    ("v3-refs.json", &["reference-outside-components"]),
    ("v3-schemas.yaml", &["number-not-portable"]),
    ("v3-servers.yaml", &["operation-servers-differ", "servers-base-paths-differ"]),
    ("vendor-sample.yaml", &["path-parameter-undeclared"]),
    ("yaml-features.yaml", &["number-not-portable"]),
];

#[test]
fn documents_without_faults_import_without_errors_and_warnings() {
    for path in both().iter().filter(|path| name(path) != "bookshop-v3-next.yaml") {
        let outcome = imported(path);
        let told = outcome.diagnostics.iter().filter(|found| found.severity() < Severity::Info);
        let told: BTreeSet<_> = told.map(oasgate::Diagnostic::code).collect();
        let meant = WARNED.iter().find(|(of, _)| *of == name(path)).map_or(&[][..], |(_, codes)| codes);
        assert_eq!(told.into_iter().collect::<Vec<_>>(), meant, "{}", name(path));
        assert!(outcome.value.unwrap().left_out.is_empty(), "{}", name(path));
    }
}

/// Documents that the other reader refuses: for extensions in a callback, for references to callbacks, for numbers
/// beyond 64 bits, and for a schema that is meant to be wrong.
const NOT_JUDGED: [&str; 7] = [
    "v3-extensions.yaml",
    "v3-refs.json",
    "v3-responses.yaml",
    "v3-schemas.yaml",
    "yaml-features.yaml",
    "payments-v3.yaml",
    "bookshop-v3-next.yaml",
];

/// The other reader's view of an OAS 3.0 document; it knows no other version.
fn typed(path: &Path) -> Option<Result<openapiv3::OpenAPI, String>> {
    let text = fs::read_to_string(path).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let value: serde_json::Value = if name(path).ends_with("json") {
        serde_json::from_str(text).unwrap()
    } else {
        serde_yaml::from_str(text).unwrap()
    };
    value.get("openapi")?;
    Some(serde_json::from_value(value).map_err(|error| error.to_string()))
}

#[test]
fn another_reader_counts_as_many_operations_and_schemas() {
    let mut judged = 0;
    for path in both().iter().filter(|path| !NOT_JUDGED.contains(&name(path))) {
        let Some(theirs) = typed(path) else { continue };
        let theirs = theirs.unwrap_or_else(|error| panic!("{}: {error}", name(path)));
        let ours = imported(path).value.unwrap();
        let left_out = |group: &str| ours.left_out.keys().filter(|subject| subject.group() == group).count();
        let operations = ours.api.operations.len() + left_out("operation");
        assert_eq!(operations, theirs.operations().count(), "{}", name(path));
        let schemas = ours.api.components.schemas.len() + left_out("component");
        assert_eq!(schemas, theirs.components.map_or(0, |all| all.schemas.len()), "{}", name(path));
        judged += 1;
    }
    assert!(judged >= 10, "only {judged} documents were judged");
}

#[test]
fn what_is_stored_reads_back_equal() {
    for path in both() {
        let api = api(&path);
        let stored = serde_json::to_string(&*api).unwrap();
        let loaded: Api =
            serde_json::from_str(&stored).unwrap_or_else(|error| panic!("{}: {error}", name(&path)));
        assert!(loaded == *api, "{}: the model changes in a store", name(&path));
        assert_eq!(serde_json::to_string(&loaded).unwrap(), stored, "{}", name(&path));
    }
}

#[test]
fn null_is_stored_where_it_is_a_value() {
    let document = r#"{
        "openapi": "3.0.3", "info": { "title": "t", "version": "1" },
        "paths": { "/a": { "get": {
            "operationId": "a",
            "parameters": [{ "name": "p", "in": "query", "schema": { "default": null }, "example": null }],
            "responses": { "200": {
                "description": "",
                "content": { "a/b": { "example": null }, "c/d": { "examples": { "e": { "value": null } } } },
                "links": { "l": { "operationId": "a", "requestBody": null, "parameters": { "p": null } } }
            } }
        } } },
        "components": { "headers": { "H": { "schema": {}, "example": null } } }
    }"#;
    let api = import(document, &ImportOptions::default()).value.unwrap().api;
    let stored = serde_json::to_string(&*api).unwrap();
    assert_eq!(stored.matches("null").count(), 7, "{stored}");
    assert_eq!(serde_json::from_str::<Api>(&stored).unwrap(), *api);
}
