//! What is reported about schemas, and what is not.

use std::fmt::Write as _;

use super::{codes, v2, v3};

/// The codes about one schema, those about the rest of its document left out.
fn about(schema: &str) -> Vec<&'static str> {
    let outcome = v3(&format!("paths: {{}}\ncomponents: {{schemas: {{A: {schema}, B: {{type: string}}}}}}"));
    assert!(outcome.value.is_some(), "{schema}");
    codes(&outcome).into_iter().filter(|code| *code != "paths-empty" && !code.starts_with("yaml-")).collect()
}

#[test]
fn sound_schemas_have_no_finding() {
    for schema in [
        "{}",
        "{type: array, items: {}}",
        "{type: array, allOf: [{items: {type: string}}]}",
        "{type: integer, minimum: 1, maximum: 1}",
        "{type: number, minimum: 0x10, maximum: 16.5}",
        "{type: string, minLength: 0, maxLength: 1e3}",
        "{type: integer, default: 1.0, enum: [1, 2]}",
        "{type: string, nullable: true, default: null, enum: [a, null]}",
        "{type: string, x-nullable: true, example: null}",
        "{type: object, required: [a], allOf: [{properties: {a: {}}}], properties: {b: {}}}",
        "{allOf: [{type: object, required: [a], properties: {b: {}}}, {properties: {a: {}}}]}",
        "{type: object, required: [a], properties: {b: {}}, additionalProperties: {type: string}}",
        "{type: object, required: [a]}",
        r"{type: string, pattern: '^(?:[a-z]|\d{2,3})+?$'}",
        "{x-typ: string, xml: {name: a}, externalDocs: {url: 'https://example.com'}}",
        "{unheardOf: 1}",
        "{type: string, format: int64}",
        "{oneOf: [{$ref: '#/components/schemas/B'}], discriminator: {propertyName: kind, mapping: {b: B}}}",
        "{type: object, required: [a], properties: {a: {type: array, items: {$ref: '#/components/schemas/A'}}}}",
        "{type: object, nullable: true, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}",
        "{type: object, required: [a], properties: {a: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}",
        "{type: object, properties: {a: {$ref: '#/components/schemas/A'}}}",
    ] {
        assert_eq!(about(schema), [""; 0], "{schema}");
    }
}

#[test]
fn one_cause_is_one_finding() {
    for (schema, code) in [
        ("{type: array}", "schema-items-missing"),
        ("{type: array, prefixItems: [{}]}", "schema-keyword-31"),
        ("{if: {}, then: {}, else: {}}", "schema-keyword-31"),
        ("{type: number, exclusiveMinimum: 1}", "schema-exclusive-number"),
        ("{type: integer, minimum: 2, maximum: 1}", "schema-bounds-contradictory"),
        ("{type: integer, minimum: 1, maximum: 1, exclusiveMaximum: true}", "schema-bounds-contradictory"),
        ("{type: string, minLength: -1, maxLength: -2}", "schema-bound-invalid"),
        ("{type: string, maxLength: 1.5}", "schema-bound-invalid"),
        ("{type: number, multipleOf: 0}", "schema-bound-invalid"),
        ("{type: string, minimum: '1'}", "schema-keyword-type"),
        ("{type: string, pattern: '(?i)a'}", "schema-pattern-invalid"),
        ("{type: string, enum: [1, 2, 3], default: 4}", "schema-value-mismatch"),
        ("{type: string, enum: [a, b], default: c}", "schema-default-not-in-enum"),
        ("{type: string, enum: [a, null]}", "schema-value-mismatch"),
        ("{type: integer, example: 1.5}", "schema-example-mismatch"),
        ("{type: string, readonly: true}", "schema-keyword-unknown"),
        ("{tpe: string}", "schema-keyword-unknown"),
        ("{type: 'null'}", "schema-type-unknown"),
        ("{discriminator: {mapping: {b: B}}}", "discriminator-invalid"),
        ("{oneOf: [], discriminator: {propertyName: kind}}", "schema-composition-empty"),
        ("{oneOf: [{}], discriminator: {propertyName: k, mapping: {c: C}}}", "discriminator-target-missing"),
        ("{allOf: [{$ref: '#/components/schemas/A'}]}", "schema-recursion-endless"),
        (
            "{type: object, required: [a], properties: {a: {allOf: [{$ref: '#/components/schemas/A'}]}}}",
            "schema-recursion-endless",
        ),
    ] {
        let mut found = about(schema);
        if code == "schema-bound-invalid" {
            found.dedup();
        }
        assert_eq!(found, [code], "{schema}");
    }
}

#[test]
fn parameters_of_version_2_are_schemas_too() {
    let parameters = "[{name: a, in: query, type: array}, {name: b, in: query, type: string, enum: [1]}]";
    let outcome = v2(&format!(
        "paths: {{/a: {{get: {{operationId: a, parameters: {parameters}, responses: {{default: {{description: d}}}}}}}}}}"
    ));
    let found: Vec<_> = codes(&outcome).into_iter().filter(|code| code.starts_with("schema-")).collect();
    assert_eq!(found, ["schema-items-missing", "schema-value-mismatch"]);
}

#[test]
fn circles_of_several_schemas_are_reported_once() {
    let of = |next: &str| {
        format!("{{type: object, required: [n], properties: {{n: {{$ref: '#/components/schemas/{next}'}}}}}}")
    };
    let outcome = v3(&format!(
        "paths: {{}}\ncomponents: {{schemas: {{A: {}, B: {}, C: {}, D: {}}}}}",
        of("B"),
        of("C"),
        of("A"),
        of("A")
    ));
    let found = outcome.diagnostics.iter().filter(|found| found.code() == "schema-recursion-endless");
    let chains: Vec<_> =
        found.flat_map(oasgate::Diagnostic::args).map(|(_, chain)| chain.to_owned()).collect();
    assert_eq!(chains, ["`A` → `B` → `C` → `A`"]);
}

#[test]
fn large_schemas_cost_their_size() {
    let mut values = String::new();
    (0..50_000).for_each(|at| write!(values, "v{at},").unwrap());
    let mut properties = String::new();
    (0..50_000).for_each(|at| write!(properties, "v{at}: {{}},").unwrap());
    let mut chain = String::new();
    (0..50_000).for_each(|at| {
        write!(chain, "S{at}: {{allOf: [{{$ref: '#/components/schemas/S{}'}}]}},", (at + 1) % 50_000)
            .unwrap();
    });
    let documents = [
        format!("A: {{type: string, enum: [{values}], default: v49999}}"),
        format!("A: {{type: object, required: [{values}], properties: {{{properties}}}}}"),
        format!("A: {{type: object, {properties}}}"),
        chain,
    ];
    for document in documents {
        let outcome = v3(&format!("paths: {{}}\ncomponents: {{schemas: {{{document}}}}}"));
        // Were it quadratic, this would take minutes.
        assert!(outcome.value.is_some(), "{document:.40}");
    }
}

#[test]
fn a_schema_that_needs_nothing_ends_a_way() {
    let outcome = v3(
        "paths: {}\ncomponents: {schemas: {A: {allOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}, B: {properties: {b: {$ref: '#/components/schemas/B'}}}, C: {allOf: [{$ref: '#/components/schemas/A'}]}}}",
    );
    let said: Vec<_> =
        outcome.diagnostics.iter().filter(|found| found.code() == "schema-recursion-endless").collect();
    let [said] = &said[..] else { panic!("{said:?}") };
    assert_eq!(said.args().collect::<Vec<_>>(), [("chain", "`A` → `C` → `A`")]);
}
