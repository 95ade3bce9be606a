//! Schemas: in a request, in a response, deep inside of one, and as a component that is in both.

use std::collections::BTreeSet;

use oasgate::plan::Direction;

use super::{Page, Row, document, read, row};

/// Components that rows refer to.
const COMPONENTS: &str = "Cat: {type: object, properties: {kind: {type: string}, lives: {type: integer}}}, \
     Dog: {type: object, properties: {kind: {type: string}, tricks: {type: integer}}}, \
     Named: {type: object, required: [name], properties: {name: {type: string}}}, \
     CatToo: {type: object, properties: {kind: {type: string}, lives: {type: integer}}}";

/// Each kind of difference, by keyword. `B/C` is the verdict in a request, and in a response.
pub(super) const ROWS: &[Row] = &[
    // Properties.
    row(
        "an optional property",
        "type: object, properties: {a: {type: string}}",
        "type: object, properties: {a: {type: string}, b: {type: string}}",
        "property-added C/C",
        "property-removed U/U",
    ),
    row(
        "a required property",
        "type: object, properties: {a: {type: string}}",
        "type: object, required: [b], properties: {a: {type: string}, b: {type: string}}",
        "required-property-added B/C",
        "required-property-removed U/B",
    ),
    row(
        "a property is required",
        "type: object, required: [a], properties: {a: {type: string}, b: {type: string}}",
        "type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}",
        "property-required B/C",
        "property-optional C/B",
    ),
    row(
        "a property that is not described is required",
        "type: object, properties: {a: {type: string}}",
        "type: object, required: [b], properties: {a: {type: string}}",
        "property-required B/C",
        "property-optional C/B",
    ),
    row(
        "a property of a property",
        "type: object, properties: {a: {type: object, properties: {b: {type: integer}}}}",
        "type: object, properties: {a: {type: object, properties: {b: {type: string}}}}",
        "type B/B",
        "type B/B",
    ),
    row(
        "two edits are two findings",
        "type: object, properties: {a: {type: integer}, b: {type: integer, maximum: 5}}",
        "type: object, properties: {a: {type: string}, b: {type: integer}}",
        "type B/B, upper-bound-removed C/B",
        "type B/B, upper-bound-added B/C",
    ),
    row(
        "a deprecated property",
        "type: object, properties: {a: {type: string}}",
        "type: object, properties: {a: {type: string, deprecated: true}}",
        "deprecated C/C",
        "undeprecated C/C",
    ),
    // Read-only and write-only.
    row(
        "an optional property is read-only",
        "type: object, properties: {a: {type: string}}",
        "type: object, properties: {a: {type: string, readOnly: true}}",
        "read-only U/-",
        "not-read-only C/-",
    ),
    row(
        "a required property is read-only",
        "type: object, required: [a], properties: {a: {type: string}}",
        "type: object, required: [a], properties: {a: {type: string, readOnly: true}}",
        "read-only U/-",
        "not-read-only B/-",
    ),
    row(
        "an optional property is write-only",
        "type: object, properties: {a: {type: string}}",
        "type: object, properties: {a: {type: string, writeOnly: true}}",
        "write-only -/U",
        "not-write-only -/C",
    ),
    row(
        "a required property is write-only",
        "type: object, required: [a], properties: {a: {type: string}}",
        "type: object, required: [a], properties: {a: {type: string, writeOnly: true}}",
        "write-only -/B",
        "not-write-only -/C",
    ),
    row(
        "a required read-only property",
        "type: object, properties: {a: {type: string}}",
        "type: object, required: [b], properties: {a: {type: string}, b: {type: string, readOnly: true}}",
        "required-property-added -/C",
        "required-property-removed -/B",
    ),
    row(
        "a required write-only property",
        "type: object, properties: {a: {type: string}}",
        "type: object, required: [b], properties: {a: {type: string}, b: {type: string, writeOnly: true}}",
        "required-property-added B/-",
        "required-property-removed U/-",
    ),
    row(
        "the type of a read-only property",
        "type: object, properties: {a: {type: string, readOnly: true}}",
        "type: object, properties: {a: {type: integer, readOnly: true}}",
        "type -/B",
        "type -/B",
    ),
    row(
        "the type of a write-only property",
        "type: object, properties: {a: {type: string, writeOnly: true}}",
        "type: object, properties: {a: {type: integer, writeOnly: true}}",
        "type B/-",
        "type B/-",
    ),
    // Null, defaults and listed values.
    row("null", "type: string", "type: string, nullable: true", "null-allowed C/B", "null-refused B/C"),
    row(
        "null as a choice",
        "type: string",
        "oneOf: [{type: string}, {enum: [null]}]",
        "null-allowed C/B",
        "null-refused B/C",
    ),
    row(
        "a nullable item",
        "type: array, items: {type: string}",
        "type: array, items: {type: string, nullable: true}",
        "null-allowed C/B",
        "null-refused B/C",
    ),
    row(
        "a default",
        "type: integer",
        "type: integer, default: 5",
        "default-added U/-",
        "default-removed U/-",
    ),
    row(
        "another default",
        "type: integer, default: 5",
        "type: integer, default: 6",
        "default U/-",
        "default U/-",
    ),
    row(
        "a listed value",
        "type: string, enum: [a]",
        "type: string, enum: [a, b]",
        "enum-value-added C/U",
        "enum-value-removed B/C",
    ),
    row(
        "a listed value for another",
        "type: string, enum: [a, b]",
        "type: string, enum: [c, a]",
        "enum-value-added C/U, enum-value-removed B/C",
        "enum-value-added C/U, enum-value-removed B/C",
    ),
    row(
        "values are listed",
        "type: string",
        "type: string, enum: [a, b]",
        "enum-added B/C",
        "enum-removed C/B",
    ),
    row(
        "null is listed",
        "type: string, nullable: true, enum: [a]",
        "type: string, nullable: true, enum: [a, b, null]",
        "enum-value-added C/U",
        "enum-value-removed B/C",
    ),
    row(
        "a listed null of any type",
        "enum: [a]",
        "enum: [a, null]",
        "enum-value-added C/U",
        "enum-value-removed B/C",
    ),
    // Types and formats.
    row("integers are numbers", "type: integer", "type: number", "type-widened C/B", "type-narrowed B/C"),
    row(
        "any value",
        "type: object, properties: {a: {type: string}}",
        "type: object, properties: {a: {title: anything}}",
        "type-widened C/B",
        "type-narrowed B/C",
    ),
    row("text and number", "type: string", "type: integer", "type B/B", "type B/B"),
    row("object and array", "type: object", "type: array, items: {}", "type B/B", "type B/B"),
    row("a format", "type: string", "type: string, format: uuid", "type-narrowed B/C", "type-widened C/B"),
    row(
        "another format",
        "type: string, format: email",
        "type: string, format: uuid",
        "type B/B",
        "type B/B",
    ),
    row(
        "int32 and int64",
        "type: integer, format: int32",
        "type: integer, format: int64",
        "type-widened C/B",
        "type-narrowed B/C",
    ),
    row(
        "float and double",
        "type: number, format: float",
        "type: number, format: double",
        "type-widened C/B",
        "type-narrowed B/C",
    ),
    row(
        "date and date-time",
        "type: string, format: date",
        "type: string, format: date-time",
        "type-widened C/B",
        "type-narrowed B/C",
    ),
    row(
        "int64 and number",
        "type: integer, format: int64",
        "type: number",
        "type-widened C/B",
        "type-narrowed B/C",
    ),
    // Bounds.
    row(
        "maximum",
        "type: integer",
        "type: integer, maximum: 5",
        "upper-bound-added B/C",
        "upper-bound-removed C/B",
    ),
    row(
        "another maximum",
        "type: integer, maximum: 5",
        "type: integer, maximum: 4",
        "upper-bound-lowered B/C",
        "upper-bound-raised C/B",
    ),
    row(
        "an exclusive maximum",
        "type: integer, maximum: 5",
        "type: integer, maximum: 5, exclusiveMaximum: true",
        "upper-bound-lowered B/C",
        "upper-bound-raised C/B",
    ),
    row(
        "maxLength",
        "type: string",
        "type: string, maxLength: 5",
        "upper-bound-added B/C",
        "upper-bound-removed C/B",
    ),
    row(
        "another maxLength",
        "type: string, maxLength: 5",
        "type: string, maxLength: 4",
        "upper-bound-lowered B/C",
        "upper-bound-raised C/B",
    ),
    row(
        "maxItems",
        "type: array, items: {}",
        "type: array, items: {}, maxItems: 5",
        "upper-bound-added B/C",
        "upper-bound-removed C/B",
    ),
    row(
        "another maxItems",
        "type: array, items: {}, maxItems: 5",
        "type: array, items: {}, maxItems: 4",
        "upper-bound-lowered B/C",
        "upper-bound-raised C/B",
    ),
    row(
        "maxProperties",
        "type: object",
        "type: object, maxProperties: 5",
        "upper-bound-added B/C",
        "upper-bound-removed C/B",
    ),
    row(
        "another maxProperties",
        "type: object, maxProperties: 5",
        "type: object, maxProperties: 4",
        "upper-bound-lowered B/C",
        "upper-bound-raised C/B",
    ),
    row(
        "minimum",
        "type: integer",
        "type: integer, minimum: 5",
        "lower-bound-added B/C",
        "lower-bound-removed C/B",
    ),
    row(
        "another minimum",
        "type: integer, minimum: 5",
        "type: integer, minimum: 6",
        "lower-bound-raised B/C",
        "lower-bound-lowered C/B",
    ),
    row(
        "an exclusive minimum",
        "type: integer, minimum: 5",
        "type: integer, minimum: 5, exclusiveMinimum: true",
        "lower-bound-raised B/C",
        "lower-bound-lowered C/B",
    ),
    row(
        "minLength",
        "type: string",
        "type: string, minLength: 1",
        "lower-bound-added B/C",
        "lower-bound-removed C/B",
    ),
    row(
        "another minLength",
        "type: string, minLength: 1",
        "type: string, minLength: 2",
        "lower-bound-raised B/C",
        "lower-bound-lowered C/B",
    ),
    row(
        "minItems",
        "type: array, items: {}",
        "type: array, items: {}, minItems: 1",
        "lower-bound-added B/C",
        "lower-bound-removed C/B",
    ),
    row(
        "another minItems",
        "type: array, items: {}, minItems: 1",
        "type: array, items: {}, minItems: 2",
        "lower-bound-raised B/C",
        "lower-bound-lowered C/B",
    ),
    row(
        "minProperties",
        "type: object",
        "type: object, minProperties: 1",
        "lower-bound-added B/C",
        "lower-bound-removed C/B",
    ),
    row(
        "another minProperties",
        "type: object, minProperties: 1",
        "type: object, minProperties: 2",
        "lower-bound-raised B/C",
        "lower-bound-lowered C/B",
    ),
    row(
        "a bound and whether it is exclusive",
        "type: integer, maximum: 5",
        "type: integer, maximum: 8, exclusiveMaximum: true",
        "upper-bound-raised C/B",
        "upper-bound-lowered B/C",
    ),
    row(
        "a bound in a wrap",
        "allOf: [{type: integer, maximum: 5}]",
        "allOf: [{type: integer, maximum: 6}]",
        "upper-bound-raised C/B",
        "upper-bound-lowered B/C",
    ),
    row(
        "null as one of several choices",
        "oneOf: [{type: string}, {type: integer}]",
        "oneOf: [{type: string}, {type: integer}, {enum: [null]}]",
        "null-allowed C/B",
        "null-refused B/C",
    ),
    // Other constraints.
    row(
        "multipleOf",
        "type: integer",
        "type: integer, multipleOf: 2",
        "constraint-added B/C",
        "constraint-removed C/B",
    ),
    row(
        "a multiple of multipleOf",
        "type: integer, multipleOf: 2",
        "type: integer, multipleOf: 4",
        "constraint B/C",
        "constraint C/B",
    ),
    row(
        "another multipleOf",
        "type: integer, multipleOf: 2",
        "type: integer, multipleOf: 3",
        "constraint B/B",
        "constraint B/B",
    ),
    row(
        "uniqueItems",
        "type: array, items: {}",
        "type: array, items: {}, uniqueItems: true",
        "constraint-added B/C",
        "constraint-removed C/B",
    ),
    row(
        "a pattern",
        "type: string",
        "type: string, pattern: '^a'",
        "constraint-added B/C",
        "constraint-removed C/B",
    ),
    row(
        "another pattern",
        "type: string, pattern: '^a'",
        "type: string, pattern: '^b'",
        "constraint U/U",
        "constraint U/U",
    ),
    row(
        "not",
        "type: string",
        "type: string, not: {enum: [a]}",
        "constraint-added B/C",
        "constraint-removed C/B",
    ),
    // Other properties.
    row(
        "no other properties",
        "type: object, properties: {a: {type: string}}",
        "type: object, properties: {a: {type: string}}, additionalProperties: false",
        "other-properties-refused B/C",
        "other-properties-allowed C/B",
    ),
    row(
        "the schema of other properties",
        "type: object, additionalProperties: {type: string}",
        "type: object, additionalProperties: {type: integer}",
        "type B/B",
        "type B/B",
    ),
    row(
        "a schema for other properties",
        "type: object, additionalProperties: true",
        "type: object, additionalProperties: {type: integer}",
        "type-narrowed B/C",
        "type-widened C/B",
    ),
    // Schemas that are made of schemas.
    row(
        "a branch of oneOf",
        "oneOf: [{type: string}, {type: integer}]",
        "oneOf: [{type: string}, {type: boolean}, {type: integer}]",
        "branch-added C/B",
        "branch-removed B/C",
    ),
    row(
        "a branch of anyOf",
        "anyOf: [{type: string}, {type: integer}]",
        "anyOf: [{type: string}, {type: boolean}, {type: integer}]",
        "branch-added C/B",
        "branch-removed B/C",
    ),
    row(
        "a second branch",
        "oneOf: [{$ref: '#/components/schemas/Cat'}]",
        "oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]",
        "branch-added C/B",
        "branch-removed B/C",
    ),
    row(
        "a schema becomes a branch",
        "$ref: '#/components/schemas/Cat'",
        "oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]",
        "branch-added C/B",
        "branch-removed B/C",
    ),
    row(
        "inside of a branch",
        "oneOf: [{type: string}, {type: object, properties: {a: {type: string}}}]",
        "oneOf: [{type: string}, {type: object, properties: {a: {type: string}, b: {type: string}}}]",
        "property-added C/C",
        "property-removed U/U",
    ),
    row(
        "a part of allOf",
        "allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {a: {type: string}}}]",
        "allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {a: {type: string}}}, \
         {$ref: '#/components/schemas/Named'}]",
        "part-added B/C",
        "part-removed C/B",
    ),
    row(
        "a part of allOf that only has optional properties",
        "allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {a: {type: string}}}]",
        "allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {a: {type: string}}}, \
         {$ref: '#/components/schemas/Dog'}]",
        "part-added B/C",
        "part-removed C/B",
    ),
    row(
        "inside of a part",
        "allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {a: {type: string}}}]",
        "allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {a: {type: string}, b: {type: integer}}}]",
        "property-added C/C",
        "property-removed U/U",
    ),
    row(
        "another component",
        "$ref: '#/components/schemas/Cat'",
        "$ref: '#/components/schemas/Dog'",
        "property-added C/C, property-removed U/U",
        "property-added C/C, property-removed U/U",
    ),
    row(
        "the property of a discriminator",
        "type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}, discriminator: {propertyName: a}",
        "type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}, discriminator: {propertyName: b}",
        "discriminator U/U",
        "discriminator U/U",
    ),
    row(
        "a name of a discriminator",
        "type: object, required: [a], properties: {a: {type: string}}, discriminator: {propertyName: a, mapping: {cat: Cat}}",
        "type: object, required: [a], properties: {a: {type: string}}, discriminator: {propertyName: a, mapping: {cat: Cat, dog: Dog}}",
        "discriminator U/U",
        "discriminator-name-removed B/B",
    ),
    row(
        "another keyword",
        "type: object, xml: {name: a}",
        "type: object, xml: {name: b}",
        "keyword U/U",
        "keyword U/U",
    ),
];

const REQUEST: &[Direction] = &[Direction::Request];
const RESPONSE: &[Direction] = &[Direction::Response];
const BOTH: &[Direction] = &[Direction::Request, Direction::Response];

/// A document with schemas in the request and in the response of one operation.
fn with(request: &str, response: &str, components: &str) -> String {
    let content = |schema: &str| format!("content: {{application/json: {{schema: {{{schema}}}}}}}");
    document(&format!(
        "paths:\n  /pets:\n    post:\n      operationId: addPet\n      requestBody: {{{}}}\n      responses: \
         {{'200': {{description: the pet, {}}}}}\ncomponents: {{schemas: {{{COMPONENTS}{components}}}}}",
        content(request),
        content(response),
    ))
}

pub(super) fn in_body(schema: &str) -> String {
    with(schema, "type: boolean", "")
}

pub(super) fn in_response(schema: &str) -> String {
    with("type: boolean", schema, "")
}

fn deep_in_response(schema: &str) -> String {
    in_response(&format!("type: object, properties: {{list: {{type: array, items: {{{schema}}}}}}}"))
}

fn in_both(schema: &str) -> String {
    let part = "$ref: '#/components/schemas/Part'";
    with(part, part, &format!(", Part: {{{schema}}}"))
}

fn all(sides: &[Direction], make: fn(&str) -> String) -> String {
    let mut page = Page::default();
    for row in ROWS {
        row.judge(sides, |schema| read(&make(schema)), &mut page);
    }
    page.finish()
}

#[test]
fn in_requests() {
    all(REQUEST, in_body);
}

#[test]
pub(super) fn in_responses() {
    all(RESPONSE, in_response);
}

#[test]
fn deep_inside() {
    all(RESPONSE, deep_in_response);
}

/// One edit of a shared component is an effect on each side.
#[test]
fn in_a_component_of_both() {
    insta::assert_snapshot!("verdicts-schemas", all(BOTH, in_both));
}

#[test]
fn no_row_is_there_twice() {
    let mut names = BTreeSet::new();
    assert!(ROWS.iter().all(|row| names.insert(row.what)), "a row has the name of another");
}
