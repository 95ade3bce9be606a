//! Where references lead, and what happens where they lead nowhere.

use oasgate::Severity;
use serde_json::json;

use super::{FINE, codes, errors, left_out, operation, v3};

#[test]
fn references_that_lead_nowhere() {
    for (target, code) in [
        ("'#/components/responses/None'", "reference-unresolved"),
        ("'#/components/responses/'", "reference-unresolved"),
        ("'#/components/responses/Fine/nothing'", "reference-unresolved"),
        ("'#/responses/Fine'", "reference-unresolved"),
        ("'#nowhere'", "reference-unresolved"),
        ("'other.yaml#/Fine'", "reference-external"),
        ("'https://example.com/a.json'", "reference-external"),
        ("Fine", "reference-external"),
        ("''", "reference-external"),
        ("'#/components/requestBodies/None'", "reference-unresolved"),
        ("1", "reference-not-text"),
        ("null", "reference-not-text"),
        ("[]", "reference-not-text"),
    ] {
        let outcome = v3(&format!(
            "paths: {{/a: {{get: {{operationId: a, responses: {{'200': {{$ref: {target}}}}}}}}}}}
components: {{responses: {{Fine: {{description: d}}}}, schemas: {{Fine: {{}}}}}}"
        ));
        assert_eq!(errors(&outcome), [format!("{code} about GET /a")], "{target}");
        let place = &outcome.diagnostics[0].location().unwrap().pointer;
        assert_eq!(&**place, "/paths/~1a/get/responses/200/$ref", "{target}");
    }
}

#[test]
fn references_in_a_circle() {
    // Schemas may: that is how trees are described.
    let outcome = v3(
        "paths: {}\ncomponents: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {items: {$ref: '#/components/schemas/A'}}}}",
    );
    assert_eq!(codes(&outcome), [""; 0]);

    for section in [
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
    ] {
        let reference = |name: &str| format!("{{$ref: '#/components/{section}/{name}'}}");
        let (to_a, to_b) = (reference("A"), reference("B"));
        let outcome = v3(&format!(
            "paths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}\ncomponents: {{{section}: {{A: {to_b}, B: {to_a}}}}}"
        ));
        assert_eq!(errors(&outcome).len(), 2, "{section}: {:?}", errors(&outcome));
        assert!(
            codes(&outcome).iter().all(|code| *code == "reference-loop"),
            "{section}: {:?}",
            codes(&outcome)
        );
    }

    for (loops, about) in [
        (
            "parameters: [{$ref: '#/paths/~1a/get/parameters/0'}], responses: {default: {description: d}}",
            "inline parameter",
        ),
        ("responses: {default: {$ref: '#/paths/~1a/get/responses/default'}}", "inline response"),
        ("$ref: '#/paths/~1a/get'", "operation"),
    ] {
        let outcome = v3(&format!(
            "paths:
  /a: {{get: {{operationId: a, {loops}}}}}
  /b: {{get: {{operationId: b, responses: {{'200': {{$ref: '#/x-responses/R'}}}}}}}}
x-responses: {{R: {{description: d}}}}"
        ));
        let errors: Vec<_> = errors(&outcome);
        assert_eq!(errors, ["reference-loop about GET /a"], "{about}");
        // What a loop uses up is not what the others need.
        assert_eq!(
            operation(&outcome, "GET /b")["responses"]["statuses"]["200"]["description"],
            "d",
            "{about}"
        );
    }
}

#[test]
fn path_items_that_are_references() {
    let item = |rest: &str| {
        v3(&format!(
            "paths:
  /a: {rest}
x-items:
  Chain: {{$ref: '#/x-items/One', summary: chain, put: {{operationId: c, {FINE}}}}}
  One: {{summary: one, parameters: [{{name: q, in: query, schema: {{}}}}], get: {{operationId: o, {FINE}}}}}
  Loop: {{$ref: '#/x-items/Loop', get: {{operationId: l, {FINE}}}}}"
        ))
    };
    let one = item("{$ref: '#/x-items/One'}");
    assert_eq!(codes(&one), [""; 0]);
    assert_eq!(operation(&one, "GET /a")["path"], "/a");
    assert!(operation(&one, "GET /a")["parameters"]["query q"].is_object());

    let chain =
        item(&format!("{{$ref: '#/x-items/Chain', description: mine, post: {{operationId: p, {FINE}}}}}"));
    assert_eq!(codes(&chain), [""; 0]);
    for key in ["POST /a", "PUT /a", "GET /a"] {
        let operation = operation(&chain, key);
        assert_eq!(operation["pathItem"], json!({ "summary": "chain", "description": "mine" }), "{key}");
        assert!(operation["parameters"]["query q"].is_object(), "{key}");
    }

    let both = item(&format!("{{$ref: '#/x-items/One', get: {{operationId: mine, {FINE}}}}}"));
    assert_eq!(codes(&both), ["path-item-overridden"]);
    assert_eq!(operation(&both, "GET /a")["name"], "mine", "what stands nearer counts");
    assert_eq!(left_out(&both), [""; 0], "`GET /a` is there");

    for (reference, kept) in [
        ("{$ref: other.yaml}", 0),
        ("{$ref: '#/x-items/None'}", 0),
        ("{$ref: 1}", 0),
        ("{$ref: '#/x-items/Loop'}", 1),
        ("{$ref: '#/info/title'}", 0),
    ] {
        let outcome = item(reference);
        assert_eq!(codes(&outcome), ["path-item-unresolved"], "{reference}");
        assert_eq!(outcome.value.unwrap().api.operations.len(), kept, "{reference}");
    }
}

#[test]
fn references_outside_the_components() {
    // What has no name in the model is written out where it is used; a schema becomes a component.
    let outcome = v3("paths:
  /a:
    get:
      operationId: a
      parameters: [{$ref: '#/x-shared/parameter'}]
      requestBody: {$ref: '#/x-shared/body'}
      responses:
        '200': {$ref: '#/paths/~1b/get/responses/200'}
  /b:
    get:
      operationId: b
      responses:
        '200': {description: d, headers: {H: {$ref: '#/x-shared/header'}}}
x-shared:
  parameter: {name: p, in: query, schema: {$ref: '#/x-shared/schema'}}
  body: {$ref: '#/components/requestBodies/Body'}
  header: {schema: {type: string}}
  schema: {type: string}
components:
  requestBodies: {Body: {content: {a/b: {}}}}");
    assert_eq!(codes(&outcome), ["body-unusual", "reference-lifted"]);
    let a = operation(&outcome, "GET /a");
    assert_eq!(a["parameters"]["query p"]["schema"], json!({ "$ref": "#/components/schemas/schema" }));
    assert_eq!(a["requestBody"], json!({ "$ref": "#/components/requestBodies/Body" }));
    let header = json!({ "schema": { "type": "string" } });
    assert_eq!(a["responses"]["statuses"]["200"], json!({ "description": "d", "headers": { "H": header } }));
}

#[test]
fn references_in_callbacks_are_seen_wherever_they_stand() {
    let seen = |callback: &str| {
        let outcome = v3(&format!(
            "paths: {{/a: {{get: {{operationId: a, callbacks: {{c: {{'{{$url}}': {{post: {callback}}}}}}}, {FINE}}}}}}}"
        ));
        outcome.diagnostics.iter().any(|found| found.severity() != Severity::Info)
    };
    let nowhere = "{$ref: '#/nowhere'}";
    let in_schema = |keyword: &str| format!("{{parameters: [{{schema: {{{keyword}}}}}]}}");
    for callback in [
        format!("{{responses: {{default: {nowhere}}}}}"),
        format!("{{responses: {{'200': {{content: {{a/b: {{examples: {{e: {nowhere}}}}}}}}}}}}}"),
        format!("{{responses: {{'200': {{headers: {{x-a: {nowhere}}}}}}}}}"),
        in_schema(&format!("properties: {{example: {nowhere}}}")),
        in_schema(&format!("properties: {{enum: {{type: string}}, default: {nowhere}}}")),
        in_schema(&format!("allOf: [{{}}], not: {nowhere}")),
    ] {
        assert!(seen(&callback), "{callback}");
    }
    for data in ["example", "default", "enum", "x-a"] {
        assert!(!seen(&in_schema(&format!("{data}: {nowhere}"))), "{data}");
    }
}

#[test]
fn an_operation_that_refers_to_a_component_is_none() {
    let outcome = v3(
        "paths: {/a: {get: {$ref: '#/components/schemas/S'}}}\ncomponents: {schemas: {S: {type: string}}}",
    );
    assert_eq!(codes(&outcome), ["reference-wrong-kind"]);
    assert_eq!(left_out(&outcome), ["GET /a"]);
}
