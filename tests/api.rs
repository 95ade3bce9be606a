//! What embedding crates rely on: auto traits, errors that are errors, and values that print themselves.

use oasgate::diagnostic::Level;
use oasgate::model::Schema;
use oasgate::source::Value;
use oasgate::{
    Api, Diagnostic, Document, Existing, ImportOptions, Imported, Lang, Outcome, Plan, Rejected, Strategy,
    Subject, import, plan,
};

fn crosses_threads<T: Send + Sync + Clone + std::fmt::Debug + Unpin + 'static>() {}

#[test]
fn values_cross_threads() {
    crosses_threads::<Api>();
    crosses_threads::<Diagnostic>();
    crosses_threads::<Document>();
    crosses_threads::<Existing>();
    crosses_threads::<ImportOptions>();
    crosses_threads::<Imported>();
    crosses_threads::<Outcome<Imported>>();
    crosses_threads::<Plan>();
    crosses_threads::<Schema>();
    crosses_threads::<Subject>();
    crosses_threads::<Value>();
}

#[test]
fn a_rejection_says_what_is_wrong_and_where() {
    let rejected = oasgate::import("{\"openapi\": \"3.1.0\"}", &ImportOptions::default()).into_result();
    let error: Box<dyn std::error::Error + Send + Sync> = rejected.expect_err("3.1 is not read").into();
    assert_eq!(error.to_string(), "OpenAPI 3.1.x is not supported at line 1 column 13");
    assert!(error.downcast_ref::<Rejected>().is_some());
}

#[test]
fn findings_print_with_their_place() {
    let main = "{openapi: 3.0.3, info: {title: T, version: '1'},
      paths: {/a: {get: {responses: {'200': {$ref: 'common.yaml#/r'}}}}, /b: {get: {}}}}";
    let options = ImportOptions::default().with_document("common.yaml", "r: {}").with_lint(false);
    let found: Vec<_> = import(main, &options).diagnostics.iter().map(ToString::to_string).collect();
    assert!(found.iter().any(|text| text.ends_with(" at line 2 column 79")), "{found:?}");
    assert!(found.iter().any(|text| text.ends_with(" at line 1 column 1 of common.yaml")), "{found:?}");
}

#[test]
fn plans_print_in_english() {
    let imported = Imported::from(Api::default());
    let plan = plan(&imported, &Existing::default(), Strategy::SpecOnly);
    assert_eq!(plan.to_string(), plan.text(Lang::En));
}

#[test]
fn languages_print_and_parse_back() {
    for lang in Lang::ALL {
        assert_eq!(lang.to_string().parse(), Ok(lang));
        assert_eq!(lang.as_str().to_uppercase().parse(), Ok(lang));
    }
    assert!("english".parse::<Lang>().is_err());
}

#[test]
fn findings_serialise_as_reports_list_them() {
    let document = "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {\"/a\": {\"get\": {
      \"operationId\": \"a\", \"operationId\": \"b\", \"responses\": {\"200\": {\"$ref\": \"#/components/responses/R\"}}}}},
      \"components\": {\"responses\": {\"R\": 1}}}";
    let options = ImportOptions::default().with_severity("key-duplicate", Level::Info);
    let found = import(document, &options).diagnostics;
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json, oasgate::report::json(&found, Lang::En));
    for member in ["affected", "defaultSeverity", "related"] {
        assert!(
            json.as_array().unwrap().iter().any(|one| one[member] != serde_json::Value::Null),
            "{member}"
        );
    }
    let place = found.iter().find_map(Diagnostic::location).unwrap();
    let (line, column, start) = (place.line, place.column, place.span.start);
    let expected = serde_json::json!({
        "document": null, "span": { "start": start, "end": place.span.end }, "line": line, "column": column,
        "pointer": *place.pointer,
    });
    assert_eq!(serde_json::to_value(place).unwrap(), expected);
}

#[test]
fn what_was_imported_serialises() {
    let document = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {x-any-method: {responses: {}}}}";
    let imported = import(document, &ImportOptions::default()).into_result().unwrap();
    let json = serde_json::to_value(&imported).unwrap();
    let members: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(members, ["api", "document", "leftOut", "literalPaths"]);
    assert_eq!(json["api"], serde_json::to_value(&*imported.api).unwrap());
    let left_out = serde_json::json!({ "path x-any-method": { "path": "x-any-method", "extensions": { "x-any-method": { "responses": {} } } } });
    assert_eq!(json["leftOut"], left_out);
}
