//! What an export costs: see `src/openapi/cost.rs`.

#![cfg(test)]

use std::fmt::Write as _;

use super::{WriteOptions, write};
use crate::model::Api;
use crate::steps;

/// The steps of exports of Apis of a size and of four times that, the latter not out of proportion.
fn assert_linear(size: usize, operations: impl Fn(usize) -> String, components: impl Fn(usize) -> String) {
    let steps = |size| {
        let (operations, components) = (operations(size), components(size));
        let text = format!(
            r#"{{"about": {{"name": "t"}}, "operations": {{{operations}}}, "components": {{{components}}}}}"#
        );
        let api: Api = serde_json::from_str(&text).unwrap();
        steps::count(|| assert!(write(&api, &WriteOptions::default()).value.is_some())).1
    };
    let (one, four) = (steps(size), steps(4 * size));
    assert!(one > size, "{one} steps: nobody looked at it");
    assert!(four < 6 * one, "{one} steps for {size}, {four} for four times as many");
}

fn many(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect::<Vec<_>>().join(",")
}

#[test]
fn many_references_into_a_large_schema() {
    let components = |count| {
        let members = many(count, |at| format!(r#""p{at}": {{"type": "string"}}"#));
        let mut schemas = format!(r#""X": {{"properties": {{{members}}}}}"#);
        for at in 0..count {
            // Every second one leads to nothing.
            let target = format!("#/components/schemas/X/properties/p{}", at * 2);
            _ = write!(schemas, r#", "R{at}": {{"$ref": "{target}"}}"#);
        }
        format!(r#""schemas": {{{schemas}}}"#)
    };
    assert_linear(300, |_| String::new(), components);
}

#[test]
fn many_renamed_schemas_of_one_discriminator() {
    let components = |count| {
        let heirs = many(count, |at| {
            format!(r##""A {at}": {{"allOf": [{{"$ref": "#/components/schemas/Base"}}]}}"##)
        });
        let alternatives = many(count, |at| format!(r##"{{"$ref": "#/components/schemas/A {at}"}}"##));
        let discriminator = r#""discriminator": {"propertyName": "k"}"#;
        format!(r#""schemas": {{"Base": {{"oneOf": [{alternatives}], {discriminator}}}, {heirs}}}"#)
    };
    assert_linear(300, |_| String::new(), components);
}

#[test]
fn many_operations_with_one_deep_chain_of_parameters() {
    let operations = |count| {
        many(2 * count, |at| {
            let (path, method, name) = (at / 2, ["GET", "PUT"][at % 2], ["a", "b"][at % 2]);
            format!(
                r##""{method} /p{path}/{{}}": {{"name": "o{at}", "method": "{method}", "path": "/p{path}/{{{name}}}",
                "responses": {{}}, "parameters": {{"path {name}": {{"$ref": "#/components/parameters/P0"}}}}}}"##
            )
        })
    };
    let components = |count| {
        let chain =
            many(count, |at| format!(r##""P{at}": {{"$ref": "#/components/parameters/P{}"}}"##, at + 1));
        format!(
            r#""parameters": {{{chain}, "P{count}": {{"name": "a", "in": "path", "schema": {{"type": "string"}}}}}}"#
        )
    };
    assert_linear(300, operations, components);
}
