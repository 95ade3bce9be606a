//! What is sound though it looks odd: nothing is found, and nothing is changed.

use oasgate::source::Limits;
use oasgate::{Document, ImportOptions, external_references, import};
use serde_json::json;

use super::{FINE, at, codes, errors, operation, v2, v3};

#[test]
fn media_types_of_forms_may_be_written_in_any_case() {
    for (name, kind) in [("Multipart/Form-Data", "file"), ("APPLICATION/x-www-form-urlencoded", "string")] {
        let outcome = v2(&format!(
            "paths: {{/a: {{post: {{operationId: a, consumes: ['{name}'], {FINE}, \
             parameters: [{{name: f, in: formData, type: {kind}}}]}}}}}}"
        ));
        assert_eq!(codes(&outcome), [""; 0], "{name}");
        let body = &operation(&outcome, "POST /a")["requestBody"];
        assert!(body["content"][name].is_object(), "{body}");
    }
}

#[test]
fn what_an_operation_produces_counts_for_responses_of_external_documents() {
    let document = "swagger: '2.0'\ninfo: {title: t, version: '1'}\nproduces: [application/json]\n\
        paths: {/a: {get: {operationId: a, produces: [text/csv], \
        responses: {'200': {$ref: 'common.yaml#/responses/R'}}}}}";
    let mut options = ImportOptions::default();
    let common = "responses: {R: {description: d, schema: {type: string}}}";
    options.documents.insert("common.yaml".to_owned(), common.into());
    let outcome = import(document, &options);
    assert_eq!(codes(&outcome), [""; 0]);
    let response = &operation(&outcome, "GET /a")["responses"]["statuses"]["200"];
    assert_eq!(response["content"], json!({ "text/csv": { "schema": { "type": "string" } } }));
}

#[test]
fn references_of_components_are_found_whatever_these_are_called() {
    for section in ["schemas", "parameters", "requestBodies", "responses", "headers", "securitySchemes"] {
        for name in ["default", "example", "enum"] {
            let text = format!("components: {{{section}: {{{name}: {{$ref: 'other.yaml#/x'}}}}}}");
            let document = Document::parse(text, None, &Limits::default()).into_result().unwrap();
            assert_eq!(external_references(&document, ""), ["other.yaml"], "{section} {name}");
        }
    }
    let text = "definitions: {default: {properties: {p: {$ref: other.yaml}}}}";
    let document = Document::parse(text, None, &Limits::default()).into_result().unwrap();
    assert_eq!(external_references(&document, ""), ["other.yaml"]);
}

#[test]
fn extensions_of_callbacks_are_data() {
    let reference = "{$ref: '#/nowhere'}";
    for callback in [
        format!("{{x-note: {reference}}}"),
        format!(
            "{{'{{$request.body#/u}}': {{post: {{responses: {{x-note: {reference}, '200': {{description: d}}}}}}}}}}"
        ),
    ] {
        let outcome =
            v3(&format!("paths: {{/a: {{post: {{operationId: a, callbacks: {{c: {callback}}}, {FINE}}}}}}}"));
        assert_eq!(codes(&outcome), [""; 0], "{callback}");
    }
    // What is not an extension is read anyway.
    let outcome = v3(&format!(
        "paths: {{/a: {{post: {{operationId: a, callbacks: {{c: {{'{{$request.body#/u}}': {{post: {{responses: \
         {{'200': {reference}}}}}}}}}}}, {FINE}}}}}}}"
    ));
    assert_eq!(errors(&outcome), ["reference-unresolved about POST /a"]);
}

#[test]
fn an_extension_needs_no_type_beside_it() {
    let about = |schema: &str| {
        codes(&v3(&format!("paths: {{}}\ncomponents: {{schemas: {{A: {schema}, B: {{type: object}}}}}}")))
    };
    let beside = "allOf: [{$ref: '#/components/schemas/B'}]";
    assert_eq!(about(&format!("{{x-nullable: true, {beside}}}")), [""; 0]);
    assert_eq!(about(&format!("{{nullable: true, {beside}}}")), ["schema-nullable-untyped"]);
    assert_eq!(about("{type: string, x-nullable: true, enum: [a, null]}"), [""; 0]);
}

#[test]
fn terms_of_service_are_text_in_version_2_and_a_url_in_version_3() {
    let of = |version: &str| {
        super::read(&format!(
            "{version}\ninfo: {{title: t, version: '1', termsOfService: Be kind to the pets.}}\npaths: {{}}"
        ))
    };
    assert_eq!(codes(&of("swagger: '2.0'")), [""; 0]);
    assert_eq!(codes(&of("openapi: 3.0.3")), ["url-invalid"]);
    assert_eq!(at(&of("swagger: '2.0'"), "/about/termsOfService"), "Be kind to the pets.");
}

#[test]
fn long_chains_of_references_are_not_circles() {
    let of = |count: usize, end: &str| {
        let link = |at: usize| format!("P{at}: {{$ref: '#/components/parameters/P{}'}}, ", at + 1);
        let chain: Vec<_> = (0..count).map(link).collect();
        v3(&format!("paths: {{}}\ncomponents: {{parameters: {{{} P{count}: {end}}}}}", chain.concat()))
    };
    let end = "{name: p, in: query, schema: {}}";
    assert_eq!(codes(&of(70, end)), [""; 0]);
    let long = codes(&of(200, end));
    assert!(long.contains(&"reference-limit") && !long.contains(&"reference-loop"), "{long:?}");
    let circle = codes(&of(40, "{$ref: '#/components/parameters/P0'}"));
    assert_eq!(circle, ["reference-loop"; 41]);
}
