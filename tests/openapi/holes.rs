//! What a part can do without may be missing: a schema is "anything" then, and a detail is left out.

use oasgate::Imported;
use oasgate::plan::Reason;
use oasgate::source::Limits;
use oasgate::{Action, Existing, ImportOptions, Outcome, Strategy, apply, import, plan};
use serde_json::{Value, json};

use super::{at, codes, left_out, operation, v3};

/// A component `Pet` of this schema in OAS 3.0, and in Swagger 2.0.
fn both(schema: &str) -> [Outcome<Imported>; 2] {
    let v2 = format!(
        "swagger: '2.0'\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ndefinitions: {{Pet: {schema}}}"
    );
    let v3 = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{Pet: {schema}}}}}"
    );
    [v3, v2].map(|text| import(text, &ImportOptions::default().with_lint(false)))
}

fn warnings(outcome: &Outcome<Imported>) -> Vec<String> {
    let found = outcome.diagnostics.iter().map(|found| {
        let at = found.location().map(|at| at.pointer.to_string()).unwrap_or_default();
        format!("{} {at}", found.code())
    });
    found.collect()
}

#[test]
fn a_missing_schema_is_anything() {
    let missing = "{$ref: '#/components/schemas/Missing'}";
    for (schema, expected) in [
        (
            format!("{{properties: {{a: {missing}, b: {{type: string}}}}}}"),
            json!({ "properties": { "a": {}, "b": { "type": "string" } } }),
        ),
        (format!("{{type: array, items: {missing}}}"), json!({ "type": "array", "items": {} })),
        (format!("{{additionalProperties: {missing}}}"), json!({ "additionalProperties": {} })),
        (format!("{{allOf: [{{type: object}}, {missing}]}}"), json!({ "allOf": [{ "type": "object" }, {}] })),
        (
            format!("{{items: {{properties: {{a: {{items: {missing}}}}}}}}}"),
            json!({ "items": { "properties": { "a": { "items": {} } } } }),
        ),
        (missing.to_owned(), json!({})),
        ("{properties: {a: {$ref: other.yaml}}}".to_owned(), json!({ "properties": { "a": {} } })),
        (
            "{properties: {a: {$ref: 'other.yaml#/components/schemas/A'}}}".to_owned(),
            json!({ "properties": { "a": {} } }),
        ),
        ("{properties: {a: {$ref: '#/info/title'}}}".to_owned(), json!({ "properties": { "a": {} } })),
    ] {
        for outcome in both(&schema) {
            assert_eq!(at(&outcome, "/components/schemas/Pet"), expected, "{schema}: {:?}", codes(&outcome));
            assert_eq!(left_out(&outcome), [""; 0]);
            let [found] = &warnings(&outcome)[..] else { panic!("{schema}: {:?}", codes(&outcome)) };
            assert!(found.starts_with("schema-widened") && found.ends_with("/$ref"), "{found}");
            let widened = &outcome.value.as_ref().unwrap().widened;
            assert_eq!(widened.keys().map(ToString::to_string).collect::<Vec<_>>(), ["schema Pet"]);
        }
    }
}

#[test]
fn where_anything_would_forbid_something_the_keyword_allows_it() {
    let missing = "{$ref: '#/components/schemas/Missing'}";
    for (schema, expected) in [
        (format!("{{oneOf: [{{type: string}}, {missing}]}}"), json!({ "anyOf": [{ "type": "string" }, {}] })),
        (
            format!("{{oneOf: [{{type: string}}, {missing}], anyOf: [{{type: string}}]}}"),
            json!({ "oneOf": [{}], "anyOf": [{ "type": "string" }] }),
        ),
        (format!("{{not: {missing}}}"), json!({ "not": { "not": {} } })),
        (format!("{{anyOf: [{{type: string}}, {missing}]}}"), json!({ "anyOf": [{ "type": "string" }, {}] })),
        // A property's name is no keyword.
        (format!("{{properties: {{not: {missing}}}}}"), json!({ "properties": { "not": {} } })),
        (format!("{{properties: {{oneOf: {missing}}}}}"), json!({ "properties": { "oneOf": {} } })),
    ] {
        let outcome = v3(&format!("paths: {{}}\ncomponents: {{schemas: {{Pet: {schema}}}}}"));
        assert_eq!(at(&outcome, "/components/schemas/Pet"), expected, "{schema}");
        assert_eq!(codes(&outcome).iter().filter(|code| **code == "schema-widened").count(), 1, "{schema}");
    }
}

#[test]
fn null_in_place_of_a_schema_is_anything() {
    for (schema, expected) in [
        ("{properties: null}", json!({ "properties": {} })),
        ("{properties: {a: null}}", json!({ "properties": { "a": {} } })),
        ("{items: null}", json!({ "items": {} })),
        ("{additionalProperties: null}", json!({ "additionalProperties": {} })),
        ("{allOf: null}", json!({ "allOf": [{}] })),
        ("{allOf: [null]}", json!({ "allOf": [{}] })),
        ("null", json!({})),
    ] {
        for outcome in both(schema) {
            assert_eq!(at(&outcome, "/components/schemas/Pet"), expected, "{schema}: {:?}", codes(&outcome));
            assert_eq!(codes(&outcome), ["schema-null"], "{schema}");
        }
    }
}

#[test]
fn a_detail_that_cannot_be_found_is_left_out() {
    for (response, kind) in [
        ("{description: d, headers: {H: {$ref: '#/nowhere'}}}", "header"),
        ("{description: d, headers: {H: {$ref: '#/components/schemas/S'}}}", "header"),
        ("{description: d, content: {a/b: {examples: {E: {$ref: '#/components/examples/E'}}}}}", "example"),
        ("{description: d, links: {L: {$ref: 'links.yaml#/L'}}}", "link"),
    ] {
        let outcome = v3(&format!(
            "paths: {{/a: {{get: {{operationId: a, responses: {{'200': {response}}}}}}}}}\ncomponents: {{schemas: {{S: {{}}}}}}"
        ));
        let found =
            outcome.diagnostics.iter().find(|found| found.code() == "reference-left-out").expect(response);
        assert!(found.args().any(|arg| arg == ("kind", kind)), "{found:?}");
        let response = operation(&outcome, "GET /a")["responses"]["statuses"]["200"].clone();
        assert_eq!(response["description"], "d");
        assert!(!response.to_string().contains("$ref"), "{response}");
    }
    let outcome = v3(
        "paths: {/a: {get: {operationId: a, callbacks: {c: {$ref: '#/components/callbacks/C'}}, responses: {'200': {description: d}}}}}",
    );
    assert_eq!(codes(&outcome), ["reference-left-out"]);
    assert_eq!(operation(&outcome, "GET /a")["callbacks"], Value::Null);
}

#[test]
fn a_response_that_is_a_schema_is_empty() {
    let v2 = super::v2(
        "paths: {/a: {get: {operationId: a, responses: {'404': {$ref: '#/definitions/N'}}}}}\ndefinitions: {N: {}}",
    );
    let v3 = v3(
        "paths: {/a: {get: {operationId: a, responses: {'404': {$ref: '#/components/schemas/N'}}}}}\ncomponents: {schemas: {N: {}}}",
    );
    for outcome in [v2, v3] {
        assert_eq!(codes(&outcome), ["response-wrong-kind"]);
        assert_eq!(
            operation(&outcome, "GET /a")["responses"]["statuses"]["404"],
            json!({ "description": "" })
        );
    }
}

#[test]
fn references_into_other_places_become_components() {
    let outcome = v3("
paths:
  /a:
    get:
      operationId: a
      responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {self: {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema'}}}}}}}
  /b:
    get:
      operationId: b
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema'}}}}}
  /c:
    get:
      operationId: c
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/Order'}}}}}
      callbacks: {done: {'{$url}': {post: {requestBody: {content: {a/b: {schema: {$ref: '#/x-schemas/Order'}}}}, responses: {'200': {description: d}}}}}}
x-schemas: {Order: {type: string}}
components: {Order: {type: integer}}");
    let lifted = codes(&outcome).iter().filter(|code| **code == "reference-lifted").count();
    assert_eq!(lifted, 4, "{:?}", codes(&outcome));
    let schema = at(&outcome, "/components/schemas/schema");
    assert_eq!(schema["properties"]["self"], json!({ "$ref": "#/components/schemas/schema" }));
    let of = |key: &str| {
        operation(&outcome, key)["responses"]["statuses"]["200"]["content"]["application/json"]["schema"]
            .clone()
    };
    assert_eq!(of("GET /b"), json!({ "$ref": "#/components/schemas/schema" }));
    assert_eq!(of("GET /c"), json!({ "$ref": "#/components/schemas/Order" }));
    assert_eq!(at(&outcome, "/components/schemas/Order"), json!({ "type": "integer" }));
    // The second one of a name has another, which depends on its place alone.
    let body = operation(&outcome, "GET /c")["callbacks"]["done"]["{$url}"]["post"]["requestBody"].clone();
    let name =
        body["content"]["a/b"]["schema"]["$ref"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    assert!(name.starts_with("Order_"), "{name}");
    assert_eq!(at(&outcome, &format!("/components/schemas/{name}")), json!({ "type": "string" }));
}

#[test]
fn in_swagger_a_schema_of_a_shared_response_becomes_a_component() {
    let text = "{swagger: '2.0', info: {title: t, version: '1'}, responses: {R: {description: d, schema: {type: object}}}, definitions: {P: {properties: {r: {$ref: '#/responses/R/schema'}}}},
        paths: {/a: {get: {operationId: a, responses: {'200': {$ref: '#/responses/R'}}}}}}";
    let outcome = import(text, &ImportOptions::default());
    assert_eq!(
        at(&outcome, "/components/schemas/P/properties/r"),
        json!({ "$ref": "#/components/schemas/schema" })
    );
    assert_eq!(at(&outcome, "/components/schemas/schema"), json!({ "type": "object" }));
}

#[test]
fn a_mapping_is_text() {
    for target in ["'#/components/schemas/None'", "None", "None.yaml", "'None.yaml#/None'"] {
        let outcome = v3(&format!(
            "paths: {{}}\ncomponents: {{schemas: {{Pet: {{required: [k], discriminator: {{propertyName: k, mapping: {{a: {target}}}}}}}}}}}"
        ));
        assert_eq!(codes(&outcome), ["discriminator-target-missing"], "{target}");
        let mapped = at(&outcome, "/components/schemas/Pet/discriminator/mapping/a");
        assert_eq!(mapped, target.trim_matches('\''), "the text stays");
    }
}

const OLD: &str = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {
    /a: {get: {operationId: a, responses: {'200': {description: d, content: {a/b: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}},
    components: {schemas: {Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}, Owner: {type: object}, Idle: {}}}}";

const NEW: &str = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {
    /a: {get: {operationId: a, responses: {'200': {description: d, content: {a/b: {schema: {$ref: '#/components/schemas/Pet'}}}}}}},
    /b: {get: {operationId: b, responses: {'200': {description: d, content: {a/b: {schema: {$ref: '#/components/schemas/Owner'}}}}}}}},
    components: {schemas: {Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}}}}";

#[test]
fn what_exists_is_kept_and_what_is_missing_counts_as_used() {
    let read = |text: &str| import(text, &ImportOptions::default()).into_result().unwrap();
    for strategy in Strategy::ALL {
        let existing = Existing::from(read(OLD));
        let decided = plan(&read(NEW), &existing, strategy);
        let reason = |subject: &str| {
            let change = decided.changes().iter().find(|change| change.subject.to_string() == subject);
            change.map(|change| (change.action, change.reason))
        };
        assert_eq!(reason("schema Pet"), Some((Action::Keep, Reason::BrokenInDocument)), "{strategy}");
        assert_eq!(reason("GET /a"), Some((Action::Unchanged, Reason::Same)));
        assert_eq!(reason("GET /b"), Some((Action::Create, Reason::OnlyInDocument)));
        if strategy == Strategy::SpecOnly {
            assert_eq!(reason("schema Owner"), Some((Action::Keep, Reason::StillUsed)));
            assert_eq!(reason("schema Idle"), Some((Action::Remove, Reason::DocumentLacksIt)));
        }
        let warned = |code: &str| decided.diagnostics().iter().any(|found| found.code() == code);
        assert!(warned("component-counterpart-broken"));
        let merged = apply(&decided, existing);
        let pet = serde_json::to_value(&merged.api.as_ref().unwrap().components.schemas["Pet"]).unwrap();
        assert_eq!(pet["properties"]["owner"]["$ref"], "#/components/schemas/Owner");
        let again = plan(&read(NEW), &merged, strategy);
        for action in [Action::Create, Action::Update, Action::Remove] {
            assert_eq!(again.count(action), 0, "{strategy} {action}: {again}");
        }
    }
}

#[test]
fn a_long_name_costs_its_length_once() {
    let name = "n".repeat(5_000);
    let aliases = (0..500).map(|at| format!("p{at}: *m, ")).collect::<String>();
    let limits = Limits::default().with_alias_expansion(1_000_000).with_copies(1_000_000);
    let options = ImportOptions::default().with_limits(limits);
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\nx-m: &m {{$ref: '#/components/schemas/{name}'}}\npaths: {{}}\ncomponents: {{schemas: {{Pet: {{properties: {{{aliases}}}}}}}}}"
    );
    let outcome = import(document, &options);
    let imported = outcome.value.unwrap();
    assert_eq!(imported.widened.iter().map(|(_, missing)| missing.len()).sum::<usize>(), 1);
    assert!(outcome.diagnostics.len() > 100);
}
