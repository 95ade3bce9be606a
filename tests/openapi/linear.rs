//! Documents made to be copied over and over cost their size: what is read and what is refused is counted. The steps that it
//! takes are counted in `src/openapi/cost.rs`.

use std::fmt::Write as _;

use super::{FINE, codes, errors, left_out, v2, v3};

/// As many pieces of a document.
fn many(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect::<Vec<_>>().concat()
}

/// Headers that each inline the next one `fan` times, `levels` deep.
fn inlining(levels: usize, fan: usize) -> String {
    let mut headers = String::new();
    for level in 0..levels {
        let inner = (0..fan).map(|at| format!("H{at}: {{$ref: '#/x-h/{}'}}", level + 1));
        let inner = inner.collect::<Vec<_>>().join(", ");
        _ = writeln!(headers, "  - content: {{multipart/a: {{encoding: {{p: {{headers: {{{inner}}}}}}}}}}}");
    }
    headers + "  - schema: {type: string}\n"
}

#[test]
fn mutual_inlining_stays_linear() {
    for (levels, fan) in [(5, 20), (12, 8), (40, 2)] {
        let outcome = v3(&format!(
            "paths:
  /a: {{get: {{operationId: a, responses: {{'200': {{description: d, headers: {{H: {{$ref: '#/x-h/0'}}}}}}}}}}}}
  /b: {{get: {{operationId: b, {FINE}}}}}
x-h:
{}",
            inlining(levels, fan)
        ));
        assert_eq!(left_out(&outcome), ["GET /a"], "{levels} {fan}");
        let errors = errors(&outcome);
        assert!(errors == ["reference-limit about GET /a"], "{levels} {fan}: {errors:?}");
    }
    // Sensible sharing is nowhere near the bound.
    let outcome = v3(&format!(
        "paths: {{/a: {{get: {{operationId: a, responses: {{'200': {{description: d, headers: {{H: {{$ref: '#/x-h/0'}}}}}}}}}}}}}}\nx-h:\n{}",
        inlining(3, 6)
    ));
    assert_eq!(codes(&outcome), [""; 0]);
    let written = serde_json::to_string(&*outcome.value.unwrap().api).unwrap();
    // And once where it is, among the extensions.
    assert_eq!(written.matches("\"type\":\"string\"").count(), 6 * 6 * 6 + 1);
}

#[test]
fn many_users_of_a_large_shared_form_field_stay_linear() {
    let field = many(2_000, |at| format!("'v{at}', "));
    let paths = many(2_000, |at| {
        format!(
            "  /p{at}: {{post: {{operationId: o{at}, parameters: [{{$ref: '#/parameters/F'}}], {FINE}}}}}\n"
        )
    });
    let outcome = v2(&format!(
        "paths:\n{paths}parameters: {{F: {{name: f, in: formData, type: string, enum: [{field}]}}}}"
    ));
    let imported = outcome.value.as_ref().unwrap();
    let (read, refused) = (imported.api.operations.len(), imported.left_out.len());
    assert_eq!(read + refused, 2_000);
    // Each that is read has a copy of the field's 2,000 values; the document has 26,000 keys and values itself.
    assert!((10..=400).contains(&read), "{read} were read");
    assert!(errors(&outcome).iter().all(|error| error.starts_with("reference-limit about POST /p")));
}

/// A name of a megabyte must not be in each of a thousand findings.
#[test]
fn a_thousand_findings_below_a_long_name_are_small() {
    let with_schemas = |schemas: &str, paths: &str| {
        format!(
            r#"{{"openapi": "3.0.3", "info": {{"title": "t", "version": "1"}}, "paths": {{{paths}}}, "components": {{"schemas": {{{schemas}}}}}}}"#
        )
    };
    let long = "n".repeat(300_000);
    let properties: Vec<String> =
        (0..1_000).map(|at| format!(r#""p{at}": {{"type": "string", "pattern": "("}}"#)).collect();
    let below = with_schemas(&format!(r#""{long}": {{"properties": {{{}}}}}"#, properties.join(", ")), "");
    let user = |at: usize| {
        let content = r##"{"a/b": {"schema": {"$ref": "#/components/schemas/S"}}}"##;
        format!(
            r#""/{at}": {{"get": {{"responses": {{"200": {{"description": "", "content": {content}}}}}}}}}"#
        )
    };
    let users: Vec<String> = (0..1_000).map(user).collect();
    let schemas = format!(r##""S": {{"$ref": "#/components/schemas/{long}"}}, "{long}": {{"$ref": 5}}"##);
    for document in [below, with_schemas(&schemas, &users.join(", "))] {
        let outcome = oasgate::import(document, &oasgate::ImportOptions::default());
        assert!(outcome.diagnostics.len() >= 1_000, "{} findings", outcome.diagnostics.len());
        let report = oasgate::report::json(&outcome.diagnostics, oasgate::Lang::En).to_string();
        assert!(report.len() < 10_000 * outcome.diagnostics.len(), "{} bytes", report.len());
    }
}
