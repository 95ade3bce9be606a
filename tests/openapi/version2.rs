//! What Swagger 2.0 says in other words than OAS 3.0.

use serde_json::json;

use super::{FINE, codes, operation, v2};

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
    assert_eq!(codes(&outcome), ["form-media-type-replaced", "parameter-duplicate", "form-parameter-shared"]);
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
fn members_of_version_2_parameters_are_kept_or_reported_as_left_out() {
    let outcome = v2(&format!(
        "paths: {{/a: {{get: {{operationId: a, parameters: [{{name: p, in: query, type: string, example: e, title: t, properties: 1, x-a: 1}}], {FINE}}}}}}}"
    ));
    assert_eq!(codes(&outcome), ["key-unknown"; 2]);
    let parameter = &operation(&outcome, "GET /a")["parameters"]["query p"];
    assert_eq!(parameter["schema"], json!({ "type": "string", "example": "e" }));
    assert_eq!(parameter["extensions"], json!({ "x-a": 1 }));
}

#[test]
fn what_is_read_again_is_not_reported_again() {
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
fn x_nullable_belongs_to_the_schema() {
    let outcome = super::v2(
        "paths:
  /a:
    post:
      operationId: a
      parameters:
        - {name: q, in: query, type: string, x-nullable: true}
        - {name: f, in: formData, type: string, x-nullable: true}
        - {name: odd, in: query, type: string, x-nullable: maybe}
      responses: {'200': {description: d, headers: {H: {type: string, x-nullable: false}}}}",
    );
    let a = super::operation(&outcome, "POST /a");
    let nullable = serde_json::json!({ "type": "string", "nullable": true });
    assert_eq!(a["parameters"]["query q"]["schema"], nullable);
    assert_eq!(a["parameters"]["query q"]["x-nullable"], serde_json::Value::Null, "not twice: {a}");
    let form = &a["requestBody"]["content"]["application/x-www-form-urlencoded"];
    assert_eq!(form["schema"]["properties"]["f"], nullable);
    assert!(!form.to_string().contains("x-nullable"), "{form}");
    let header = &a["responses"]["statuses"]["200"]["headers"]["H"];
    assert_eq!(header["schema"], serde_json::json!({ "type": "string", "nullable": false }));
    assert_eq!(a["parameters"]["query odd"]["schema"], serde_json::json!({ "type": "string" }));
    assert!(a["parameters"]["query odd"].to_string().contains("maybe"), "what is no boolean stays: {a}");
}

#[test]
fn a_collection_format_of_a_scalar_is_reported() {
    let of = |parameter: &str| {
        let outcome = super::v2(&format!(
            "paths: {{/a: {{get: {{operationId: a, parameters: [{parameter}], {}}}}}}}",
            super::FINE
        ));
        super::codes(&outcome)
    };
    for place in ["query", "header", "formData"] {
        for format in ["csv", "multi", "odd"] {
            let parameter = format!("{{name: p, in: {place}, type: string, collectionFormat: {format}}}");
            assert!(
                of(&parameter).contains(&"collection-format-misplaced"),
                "{parameter}: {:?}",
                of(&parameter)
            );
        }
    }
    assert_eq!(
        of("{name: p, in: query, type: array, items: {type: string}, collectionFormat: csv}"),
        [""; 0]
    );
}
