//! Differences that no caller can observe.

use super::{document, noticed, planned, read, readable, schemas};
use crate::plan::verdicts::operations::with_members;

/// Says that neither way anything is noticed, and that no field has a verdict.
#[track_caller]
fn is_silent(what: &str, before: &str, after: &str) {
    assert_ne!(before, after, "{what}");
    let (before, after) = (read(before), read(after));
    for (from, to) in [(&before, &after), (&after, &before)] {
        let plan = planned(from, to);
        assert!(noticed(&plan).is_empty(), "{what}\n{}", readable(&plan));
        assert!(plan.changes().iter().all(|change| change.verdict.is_none()), "{what}: {}", plan.to_json());
    }
}

#[test]
fn schemas_that_mean_the_same() {
    const CAT: &str = "$ref: '#/components/schemas/Cat'";
    for (what, before, after) in [
        ("a title", "type: string", "type: string, title: A"),
        ("a description", "type: string, description: a", "type: string, description: b"),
        ("an example", "type: string, example: a", "type: string, example: b"),
        ("an extension", "type: string, x-a: 1", "type: string, x-a: 2"),
        ("the order of enum", "type: string, enum: [a, b]", "type: string, enum: [b, a]"),
        (
            "the order of required",
            "type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}",
            "type: object, required: [b, a], properties: {a: {type: string}, b: {type: string}}",
        ),
        (
            "the order of properties",
            "type: object, properties: {a: {type: string}, b: {type: string}}",
            "type: object, properties: {b: {type: string}, a: {type: string}}",
        ),
        (
            "the order of branches",
            "oneOf: [{type: string}, {type: integer}]",
            "oneOf: [{type: integer}, {type: string}]",
        ),
        (
            "a text in one of several branches",
            "oneOf: [{type: string}, {type: object, properties: {a: {type: string}}}]",
            "oneOf: [{type: object, properties: {a: {type: string, description: a}}}, {type: string}]",
        ),
        ("null", "type: string, nullable: true", "oneOf: [{type: string}, {enum: [null]}]"),
        ("null in anyOf", "type: string, nullable: true", "anyOf: [{enum: [null]}, {type: string}]"),
        (
            "nullable of a reference",
            "allOf: [{$ref: '#/components/schemas/Cat'}], nullable: true",
            "oneOf: [{$ref: '#/components/schemas/Cat'}, {enum: [null]}]",
        ),
        ("a wrap", "type: string", "allOf: [{type: string}]"),
        ("a wrap with the type", CAT, "type: object, allOf: [{$ref: '#/components/schemas/Cat'}]"),
        ("a wrap with a text", "type: string", "allOf: [{type: string}], description: a"),
        ("a wrap of a reference", CAT, "allOf: [{$ref: '#/components/schemas/Cat'}], description: a cat"),
        ("a choice of one", CAT, "oneOf: [{$ref: '#/components/schemas/Cat'}]"),
        (
            "a part that says nothing",
            "allOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]",
            "allOf: [{$ref: '#/components/schemas/Cat'}, {description: a}, {$ref: '#/components/schemas/Dog'}]",
        ),
        (
            "a reference for its target",
            CAT,
            "type: object, properties: {kind: {type: string}, lives: {type: integer}}",
        ),
        ("another name of the same", CAT, "$ref: '#/components/schemas/CatToo'"),
        ("a default that is stated", "type: object", "type: object, additionalProperties: true"),
        (
            "flags that are off",
            "type: string",
            "type: string, nullable: false, readOnly: false, deprecated: false",
        ),
        ("a length that is always reached", "type: string", "type: string, minLength: 0"),
        ("uniqueItems that is off", "type: array, items: {}", "type: array, items: {}, uniqueItems: false"),
        (
            "exclusiveMaximum that is off",
            "type: integer, maximum: 5",
            "type: integer, maximum: 5, exclusiveMaximum: false",
        ),
        ("a number written otherwise", "type: number, maximum: 5", "type: number, maximum: 5.0"),
        ("a type that goes without saying", "type: object, properties: {a: {}}", "properties: {a: {}}"),
        (
            "a format of anything",
            "type: object, properties: {a: {description: a}}",
            "type: object, properties: {a: {}}",
        ),
    ] {
        is_silent(what, &schemas::in_body(before), &schemas::in_body(after));
        let part = |schema: &str| format!("type: object, properties: {{part: {{{schema}}}}}");
        is_silent(what, &schemas::in_response(&part(before)), &schemas::in_response(&part(after)));
    }
}

#[test]
fn what_does_not_count_on_a_side() {
    let with = |schema: &str| format!("type: object, properties: {{a: {schema}}}");
    let read_only =
        [with("{type: string, readOnly: true}"), with("{type: integer, maximum: 5, readOnly: true}")];
    is_silent("read-only in requests", &schemas::in_body(&read_only[0]), &schemas::in_body(&read_only[1]));
    let none = "type: object, properties: {}";
    is_silent("a read-only property", &schemas::in_body(none), &schemas::in_body(&read_only[0]));
    let write_only = [with("{type: string, writeOnly: true}"), with("{type: integer, writeOnly: true}")];
    is_silent(
        "write-only in responses",
        &schemas::in_response(&write_only[0]),
        &schemas::in_response(&write_only[1]),
    );
    is_silent("a write-only property", &schemas::in_response(none), &schemas::in_response(&write_only[0]));
    let defaults = ["type: integer, default: 1", "type: integer, default: 2"];
    is_silent(
        "defaults in responses",
        &schemas::in_response(defaults[0]),
        &schemas::in_response(defaults[1]),
    );
}

#[test]
fn operations_that_mean_the_same() {
    for (what, before, after) in [
        ("a summary", "summary: a", "summary: b, description: c"),
        ("tags and their order", "tags: [a, b]", "tags: [b, c]"),
        ("an extension", "x-a: 1", "x-a: 2"),
        (
            "external docs",
            "externalDocs: {url: 'https://a.example.com'}",
            "externalDocs: {url: 'https://b.example.com'}",
        ),
        ("deprecated that is off", "", "deprecated: false"),
        (
            "examples",
            "requestBody: {content: {application/json: {schema: {type: object}, example: {a: 1}}}}",
            "requestBody: {content: {application/json: {schema: {type: object}, examples: {one: {value: {a: 2}}}}}}",
        ),
        (
            "the description of a response",
            "responses: {'200': {description: a}}",
            "responses: {'200': {description: b}}",
        ),
        (
            "links",
            "responses: {'200': {description: a}}",
            "responses: {'200': {description: a, links: {next: {operationId: addPet}}}}",
        ),
        (
            "the order of parameters",
            "parameters: [{name: a, in: query, schema: {type: string}}, {name: b, in: query, schema: {type: string}}]",
            "parameters: [{name: b, in: query, schema: {type: string}}, {name: a, in: query, schema: {type: string}}]",
        ),
        (
            "the description of a parameter",
            "parameters: [{name: a, in: query, schema: {type: string}}]",
            "parameters: [{name: a, in: query, description: b, example: c, schema: {type: string}}]",
        ),
        (
            "the case of a header parameter",
            "parameters: [{name: X-Trace, in: header, schema: {type: string}}]",
            "parameters: [{name: x-trace, in: header, schema: {type: string}}]",
        ),
        (
            "the case of a response header",
            "responses: {'200': {description: a, headers: {X-Total: {schema: {type: integer}}}}}",
            "responses: {'200': {description: a, headers: {x-total: {schema: {type: integer}}}}}",
        ),
        (
            "styles that are stated",
            "parameters: [{name: a, in: query, schema: {type: array, items: {type: string}}}]",
            "parameters: [{name: a, in: query, style: form, explode: true, allowReserved: false, schema: {type: array, items: {type: string}}}]",
        ),
        (
            "explode of one value",
            "parameters: [{name: a, in: query, schema: {type: string}}]",
            "parameters: [{name: a, in: query, explode: false, schema: {type: string}}]",
        ),
        (
            "the style of one value in a form",
            "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}}}}",
            "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}, \
             encoding: {a: {style: deepObject, explode: true}}}}}",
        ),
        (
            "the case of a media type",
            "requestBody: {content: {application/json: {schema: {type: object}}}}",
            "requestBody: {content: {Application/JSON: {schema: {type: object}}}}",
        ),
        (
            "the order of alternatives",
            "security: [{key: []}, {login: []}]",
            "security: [{login: []}, {key: []}]",
        ),
        ("security that is nothing", "", "security: []"),
        (
            "a schema that says nothing",
            "requestBody: {content: {application/json: {}}}",
            "requestBody: {content: {application/json: {schema: {description: anything}}}}",
        ),
        (
            "a server that is described",
            "servers: [{url: 'https://a.example.com'}]",
            "servers: [{url: 'https://a.example.com', description: a}]",
        ),
    ] {
        is_silent(what, &with_members(before), &with_members(after));
    }
}

#[test]
fn documents_that_mean_the_same() {
    let path = |name: &str| {
        document(&format!(
            "paths: {{'/pets/{{{name}}}': {{get: {{operationId: a, parameters: [{{name: {name}, in: path, required: true, \
             schema: {{type: string}}}}], responses: {{'200': {{description: it}}}}}}}}}}"
        ))
    };
    is_silent("the name of a path variable", &path("petId"), &path("id"));
    let unnamed = |name: &str| path(name).replace("operationId: a, ", "");
    is_silent("the name of a path variable without an operationId", &unnamed("petId"), &unnamed("id"));
    let parameter = "parameters: [{name: a, in: query, schema: {type: string}}], ";
    let at = |item: &str, operation: &str| {
        document(&format!(
            "paths: {{/a: {{{item}get: {{operationId: a, {operation}responses: {{'200': {{description: it}}}}}}}}}}"
        ))
    };
    is_silent("a parameter of the path", &at(parameter, ""), &at("", parameter));
    let shared = "parameters: [{$ref: '#/components/parameters/A'}], ";
    let with = |text: &str| {
        format!("{text}components: {{parameters: {{A: {{name: a, in: query, schema: {{type: string}}}}}}}}\n")
    };
    is_silent("a shared parameter", &with(&at("", parameter)), &with(&at("", shared)));
    let tags = |tags: &str| document(&format!("tags: [{tags}]\npaths: {{}}"));
    is_silent(
        "the order of tags",
        &tags("{name: a}, {name: b}"),
        &tags("{name: b}, {name: a, description: a}"),
    );
    let security = |api: &str, operation: &str| {
        document(&format!(
            "{api}paths: {{/a: {{get: {{operationId: a, {operation}responses: {{'200': {{description: it}}}}}}}}}}\n\
             components: {{securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key}}}}}}"
        ))
    };
    let (of_api, of_operation) = ("security: [{key: []}]\n", "security: [{key: []}], ");
    is_silent("security that is stated again", &security(of_api, ""), &security(of_api, of_operation));
}
