//! What is broken goes alone, with exactly what cannot do without it.

use std::fmt::Write as _;

use serde_json::json;

use super::{at, codes, errors, left_out, operation, v2, v3};

/// Responses that nobody can find fault with.
const FINE: &str = "responses: {default: {description: d}}";

/// As many pieces of a document.
fn many(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect::<Vec<_>>().concat()
}

/// A GET operation of that path, whose response has a schema.
fn with_schema(path: &str, schema: &str) -> String {
    let content = format!("{{description: d, content: {{a/b: {{schema: {schema}}}}}}}");
    format!(
        "  {path}: {{get: {{operationId: {}, responses: {{'200': {content}}}}}}}\n",
        path.replace('/', "")
    )
}

#[test]
fn a_bad_operation_costs_no_other() {
    for bad in [
        "text",
        "null",
        "[]",
        "{}",
        "{responses: {}}",
        "{$ref: '#/nowhere'}",
        "{$ref: 1}",
        "{parameters: [{$ref: '#/nowhere'}], responses: {default: {description: d}}}",
        "{requestBody: {$ref: 'other.yaml'}, responses: {default: {description: d}}}",
        "{responses: {'200': {description: d, content: {a/b: {schema: []}}}}}",
    ] {
        let outcome = v3(&format!(
            "paths:
  /a: {{get: {{operationId: a, {FINE}}}, put: {bad}, post: {{operationId: b, {FINE}}}}}
  /b: {{get: {{operationId: c, {FINE}}}}}"
        ));
        assert_eq!(left_out(&outcome), ["PUT /a"], "{bad}");
        assert_eq!(outcome.value.as_ref().unwrap().api.operations.len(), 3, "{bad}");
        let errors = errors(&outcome);
        assert!(errors.len() == 1 && errors[0].ends_with("about PUT /a"), "{bad}: {errors:?}");
    }
}

#[test]
fn a_bad_component_costs_no_other() {
    for (section, bad) in [
        ("schemas", "text"),
        ("schemas", "{properties: []}"),
        ("schemas", "{allOf: {}}"),
        ("schemas", "{items: 1}"),
        ("schemas", "{$ref: '#/nowhere'}"),
        ("schemas", "{$ref: {}}"),
        ("schemas", "{discriminator: {propertyName: k, mapping: {a: '#/components/schemas/None'}}}"),
        ("responses", "text"),
        ("responses", "{$ref: '#/components/schemas/Good'}"),
        ("parameters", "{name: p, schema: {}}"),
        ("parameters", "{name: p, in: body, schema: {}}"),
        ("parameters", "[]"),
        ("examples", "1"),
        ("requestBodies", "{$ref: other.yaml}"),
        ("headers", "{schema: {$ref: '#/nowhere'}}"),
        ("securitySchemes", "{type: apiKey, name: k}"),
        ("securitySchemes", "{type: oauth2}"),
        ("links", "text"),
        ("callbacks", "{'{$url}': {$ref: '#/nowhere'}}"),
    ] {
        let good = "Good: {type: string}";
        let (schemas, other) = match section {
            "schemas" => (format!("{good}, Bad: {bad}"), String::new()),
            _ => (good.to_owned(), format!(", {section}: {{Bad: {bad}}}")),
        };
        let outcome = v3(&format!(
            "paths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}\ncomponents: {{schemas: {{{schemas}}}{other}}}"
        ));
        let errors = errors(&outcome);
        assert!(errors.len() == 1 && errors[0].ends_with(" Bad"), "{section} {bad}: {errors:?}");
        assert_eq!(left_out(&outcome).len(), 1, "{section} {bad}");
        assert!(operation(&outcome, "GET /a").is_object(), "{section} {bad}");
        assert!(at(&outcome, "/components/schemas/Good").is_object(), "{section} {bad}");
    }
}

#[test]
fn a_broken_schema_fails_exactly_what_reaches_it() {
    let schema = |name: &str| format!("{{$ref: '#/components/schemas/{name}'}}");
    let mut paths = "paths:\n".to_owned();
    for (path, name) in
        [("/direct", "Bad"), ("/through", "Far"), ("/cycle", "Left"), ("/sound", "Ring"), ("/other", "Sound")]
    {
        paths += &with_schema(path, &schema(name));
    }
    paths += &with_schema("/deep", "{$ref: '#/components/schemas/Bad/properties/a'}");
    paths += &with_schema(
        "/mapped",
        "{discriminator: {propertyName: k, mapping: {b: '#/components/schemas/Bad'}}}",
    );
    for (path, body) in [
        ("/parameter", "parameters: [{name: p, in: query, schema: {$ref: '#/components/schemas/Bad'}}]"),
        (
            "/content",
            "parameters: [{name: p, in: query, content: {a/b: {schema: {items: {$ref: '#/components/schemas/Bad'}}}}}]",
        ),
        ("/body", "requestBody: {$ref: '#/components/requestBodies/Body'}"),
        (
            "/callback",
            "callbacks: {c: {'{$url}': {post: {requestBody: {content: {a/b: {schema: {$ref: '#/components/schemas/Bad'}}}}}}}}",
        ),
    ] {
        _ = writeln!(paths, "  {path}: {{post: {{operationId: {}, {body}, {FINE}}}}}", path.replace('/', ""));
    }
    let outcome = v3(&format!(
        "{paths}
components:
  schemas:
    Bad: {{properties: {{a: {{type: string}}, b: 1}}}}
    Near: {{allOf: [{{$ref: '#/components/schemas/Bad'}}]}}
    Far: {{additionalProperties: {{$ref: '#/components/schemas/Near'}}}}
    Left: {{items: {{$ref: '#/components/schemas/Right'}}}}
    Right: {{properties: {{a: {{$ref: '#/components/schemas/Left'}}, b: {{$ref: '#/components/schemas/Far'}}}}}}
    Ring: {{items: {{$ref: '#/components/schemas/Ring'}}}}
    Sound: {{example: {{$ref: '#/components/schemas/Bad'}}, enum: [{{$ref: '#/nowhere'}}]}}
  requestBodies:
    Body: {{content: {{a/b: {{schema: {{$ref: '#/components/schemas/Bad'}}}}}}}}"
    ));
    assert_eq!(
        left_out(&outcome),
        [
            "GET /cycle",
            "GET /deep",
            "GET /direct",
            "GET /mapped",
            "GET /through",
            "POST /body",
            "POST /callback",
            "POST /content",
            "POST /parameter",
            "request-body Body",
            "schema Bad",
            "schema Far",
            "schema Left",
            "schema Near",
            "schema Right",
        ]
    );
    assert!(operation(&outcome, "GET /sound").is_object() && operation(&outcome, "GET /other").is_object());
    let chains: Vec<_> = outcome
        .diagnostics
        .iter()
        .filter(|found| found.code() == "component-left-out")
        .map(|found| {
            let arg = |name: &str| found.args().find(|(given, _)| *given == name).unwrap().1.to_owned();
            assert_eq!(arg("component"), "schema Bad");
            format!("{}: {}", found.subject().unwrap(), arg("chain"))
        })
        .collect();
    for chain in [
        "GET /direct: schema Bad",
        "GET /through: schema Far → schema Near → schema Bad",
        "GET /cycle: schema Left → schema Right → schema Far → schema Near → schema Bad",
        "POST /body: request-body Body → schema Bad",
        "schema Near: schema Bad",
    ] {
        assert!(chains.iter().any(|found| found == chain), "{chain} is not among {chains:#?}");
    }
    assert_eq!(chains.len(), 14, "{chains:#?}");
}

#[test]
fn long_chains_are_shortened() {
    let mut schemas = "    S0: 1\n".to_owned();
    for at in 1..=20 {
        _ = writeln!(schemas, "    S{at}: {{items: {{$ref: '#/components/schemas/S{}'}}}}", at - 1);
    }
    let outcome = v3(&format!("paths: {{}}\ncomponents:\n  schemas:\n{schemas}"));
    assert_eq!(left_out(&outcome).len(), 21);
    let last = outcome.diagnostics.last().unwrap();
    let chain = last.args().find(|(name, _)| *name == "chain").unwrap().1;
    assert!(chain.starts_with("schema S19 → schema S18") && chain.ends_with("schema S12 → …"), "{chain}");
}

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
        ("'#/components/schemas/Fine'", "reference-wrong-kind"),
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
        assert_eq!(place, "/paths/~1a/get/responses/200/$ref", "{target}");
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
    assert_eq!(errors(&both), ["operation-duplicate about GET /a"]);
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
    // What has no name in the model is written out where it is used; a schema is carried as it stands.
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
    assert_eq!(codes(&outcome), ["body-unusual", "reference-outside-components"]);
    let a = operation(&outcome, "GET /a");
    assert_eq!(a["parameters"]["query p"]["schema"], json!({ "$ref": "#/x-shared/schema" }));
    assert_eq!(a["requestBody"], json!({ "$ref": "#/components/requestBodies/Body" }));
    let header = json!({ "schema": { "type": "string" } });
    assert_eq!(a["responses"]["statuses"]["200"], json!({ "description": "d", "headers": { "H": header } }));
}

#[test]
fn shared_bodies_and_forms_of_version_2() {
    let outcome = v2(
        "consumes: [application/json]
produces: [application/json]
paths:
  /a:
    parameters: [{$ref: '#/parameters/Body'}]
    post: {operationId: root, responses: {'200': {$ref: '#/responses/Thing'}}}
    put: {operationId: own, consumes: [text/csv], produces: [text/csv], responses: {'200': {$ref: '#/responses/Thing'}}}
    patch: {operationId: none, consumes: [], responses: {default: {description: d}}}
  /form:
    parameters: [{$ref: '#/parameters/Field'}, {name: size, in: formData, type: integer, required: true}]
    post:
      operationId: form
      parameters: [{name: size, in: formData, type: string, allowEmptyValue: false}]
      responses: {default: {description: d}}
    put:
      operationId: file
      consumes: [application/json, multipart/form-data]
      parameters: [{name: photo, in: formData, type: file}, {name: photo, in: formData, type: string}]
      responses: {default: {description: d}}
parameters:
  Body: {name: b, in: body, schema: {$ref: '#/definitions/T'}}
  Field: {name: field, in: formData, type: array, items: {type: string}, collectionFormat: multi}
responses:
  Thing: {description: thing, schema: {$ref: '#/definitions/T'}}
definitions: {T: {type: object}}",
    );
    assert_eq!(codes(&outcome), ["parameter-duplicate", "form-parameter-shared"]);
    let body = |key: &str| operation(&outcome, key)["requestBody"].clone();
    let keys = |key: &str| body(key)["content"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(body("POST /a"), json!({ "$ref": "#/components/requestBodies/Body" }));
    assert_eq!(keys("PUT /a"), ["text/csv"]);
    assert_eq!(keys("PATCH /a"), ["*/*"]);
    let response = |key: &str| operation(&outcome, key)["responses"]["statuses"]["200"].clone();
    assert_eq!(response("POST /a"), json!({ "$ref": "#/components/responses/Thing" }));
    let schema = json!({ "$ref": "#/components/schemas/T" });
    assert_eq!(
        response("PUT /a"),
        json!({ "description": "thing", "content": { "text/csv": { "schema": schema } } })
    );

    assert_eq!(keys("POST /form"), ["application/x-www-form-urlencoded"]);
    let form = &body("POST /form")["content"]["application/x-www-form-urlencoded"];
    assert_eq!(
        form["schema"]["properties"]["size"],
        json!({ "type": "string" }),
        "the operation's own field counts"
    );
    assert_eq!(form["schema"].get("required"), None);
    assert_eq!(form["encoding"]["field"], json!({ "style": "form", "explode": true }));
    assert_eq!(keys("PUT /form"), ["multipart/form-data"]);
    let file = &body("PUT /form")["content"]["multipart/form-data"]["schema"];
    assert_eq!(file["properties"]["photo"], json!({ "type": "string", "format": "binary" }));
    assert_eq!(file["required"], json!(["size"]));
}

#[test]
fn an_unreadable_requirement_never_opens_an_operation() {
    for (security, kept, found) in [
        ("[]", json!([]), &[][..]),
        ("[{}]", json!([{}]), &[]),
        ("[{key: []}, {}]", json!([{ "key": [] }, {}]), &[]),
        ("[{key: [a, 1]}]", json!([{ "key": ["a", "1"] }]), &[]),
        ("[key]", json!(null), &["value-wrong-type"]),
        ("[null, {key: []}]", json!([{ "key": [] }]), &["value-wrong-type"]),
        ("key", json!(null), &["value-wrong-type"]),
        ("[{key: null}]", json!([{ "key": [] }]), &["value-wrong-type"]),
        ("[{key: [null]}]", json!([{ "key": [] }]), &["value-wrong-type"]),
        ("[{none: []}]", json!([{ "none": [] }]), &["security-scheme-undefined"]),
        ("[{bad: []}]", json!([{ "bad": [] }]), &["security-scheme-undefined"]),
    ] {
        let outcome = v3(&format!(
            "paths: {{/a: {{get: {{operationId: a, security: {security}, {FINE}}}}}}}
components: {{securitySchemes: {{key: {{type: http, scheme: basic}}, bad: {{type: http}}}}}}"
        ));
        let mut codes = codes(&outcome);
        codes.retain(|code| *code != "security-scheme-invalid");
        assert_eq!(codes, found, "{security}");
        assert_eq!(
            operation(&outcome, "GET /a").get("security").cloned().unwrap_or_default(),
            kept,
            "{security}"
        );
    }
}

#[test]
fn null_is_never_the_text_null() {
    let outcome = v3(
        "paths: {/a: {get: {operationId: null, summary: null, tags: [null, a], responses: {'200': null}}}}
components: {securitySchemes: {o: {type: oauth2, flows: {implicit: {scopes: {read: null, 'x-a': {b: 1}}}}}}}",
    );
    let stored = serde_json::to_string(&*outcome.value.as_ref().unwrap().api).unwrap();
    assert!(!stored.contains("null"), "{stored}");
    let flow = at(&outcome, "/components/securitySchemes/o/flows/implicit");
    assert_eq!(flow, json!({ "scopes": { "read": "" }, "extensions": { "x-a": { "b": 1 } } }));
    let named = |code: &str| {
        let of_rule = outcome.diagnostics.iter().filter(|found| found.code() == code);
        of_rule.map(|found| found.args().find(|(name, _)| *name == "key").unwrap().1).collect::<Vec<_>>()
    };
    assert_eq!(named("value-null"), ["operationId", "summary", "200"]);
    assert_eq!(named("value-wrong-type"), ["tags", "read"]);
}

/// Headers that each inline the next one `fan` times, `levels` deep.
fn inlining(levels: usize, fan: usize) -> String {
    let mut headers = String::new();
    for level in 0..levels {
        let inner = (0..fan).map(|at| format!("H{at}: {{$ref: '#/x-h/{}'}}", level + 1));
        let inner = inner.collect::<Vec<_>>().join(", ");
        _ = writeln!(headers, "  - content: {{a/b: {{encoding: {{p: {{headers: {{{inner}}}}}}}}}}}");
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
        inlining(3, 8)
    ));
    assert_eq!(codes(&outcome), [""; 0]);
    let written = serde_json::to_string(&*outcome.value.unwrap().api).unwrap();
    // And once where it stands, among the extensions.
    assert_eq!(written.matches("\"type\":\"string\"").count(), 8 * 8 * 8 + 1);
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

#[test]
fn many_references_to_a_large_component_stay_linear() {
    // Each reference asks for place and name of the parameter; looking through its members each time would take hours.
    let noise = many(20_000, |at| format!("x-{at}: 0, "));
    let parameters = "{$ref: '#/components/parameters/P'}, ".repeat(20);
    let paths = many(1_000, |at| {
        format!("  /p{at}: {{get: {{operationId: o{at}, parameters: [{parameters}], {FINE}}}}}\n")
    });
    let outcome = v3(&format!(
        "paths:\n{paths}components: {{parameters: {{P: {{{noise} name: p, in: query, schema: {{}}}}}}}}"
    ));
    assert_eq!(outcome.value.as_ref().unwrap().api.operations.len(), 1_000);
    let listed = codes(&outcome).iter().filter(|code| **code == "parameter-duplicate").count();
    assert_eq!(listed, 1_000, "the rest is counted");
}

#[test]
fn members_of_version_2_parameters_are_carried_or_said_to_be_left_out() {
    let outcome = v2(&format!(
        "paths: {{/a: {{get: {{operationId: a, parameters: [{{name: p, in: query, type: string, example: e, title: t, properties: 1, x-a: 1}}], {FINE}}}}}}}"
    ));
    assert_eq!(codes(&outcome), ["key-unknown"; 2]);
    let parameter = &operation(&outcome, "GET /a")["parameters"]["query p"];
    assert_eq!(parameter["schema"], json!({ "type": "string", "example": "e" }));
    assert_eq!(parameter["extensions"], json!({ "x-a": 1 }));
}

#[test]
fn references_in_callbacks_are_seen_wherever_they_stand() {
    let seen = |callback: &str| {
        let outcome = v3(&format!(
            "paths: {{/a: {{get: {{operationId: a, callbacks: {{c: {{'{{$url}}': {{post: {callback}}}}}}}, {FINE}}}}}}}"
        ));
        !errors(&outcome).is_empty()
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
fn what_is_read_again_is_not_said_again() {
    let operation = |at: usize| {
        format!(
            "  /p{at}: {{post: {{operationId: o{at}, consumes: [a/b], produces: [a/b], parameters: [{{$ref: '#/parameters/B'}}], responses: {{'200': {{$ref: '#/responses/R'}}}}}}}}\n"
        )
    };
    let outcome = v2(&format!(
        "paths:\n{}{}parameters: {{B: {{name: b, in: body, odd: 1, schema: {{}}}}}}\nresponses: {{R: {{schema: {{type: odd}}}}}}",
        operation(1),
        operation(2)
    ));
    let mut codes = codes(&outcome);
    codes.sort_unstable();
    assert_eq!(codes, ["key-unknown", "response-description-missing", "schema-type-unknown"]);
}

#[test]
fn an_operation_that_refers_to_a_component_is_none() {
    let outcome = v3(
        "paths: {/a: {get: {$ref: '#/components/schemas/S'}}}\ncomponents: {schemas: {S: {type: string}}}",
    );
    assert_eq!(codes(&outcome), ["reference-wrong-kind"]);
    assert_eq!(left_out(&outcome), ["GET /a"]);
}
