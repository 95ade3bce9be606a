//! Documents made to take the square of their size. What is linear takes a second or two; the bounds are many times
//! that, so that a busy machine does not fail, and what is quadratic takes many times the bounds.

#![allow(clippy::disallowed_types, reason = "these tests are about time")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use oasgate::{Imported, Outcome};

use super::{errors, read, v3};

/// Imports within the time that is enough for a linear reader.
fn in_time(document: &str) -> (Outcome<Imported>, Duration) {
    let start = Instant::now();
    let outcome = read(document);
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(25), "{taken:?} for {} bytes", document.len());
    (outcome, taken)
}

/// JSON of a document with these schemas.
fn with_schemas(schemas: &str) -> String {
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "t", "version": "1"}}, "paths": {{}}, "components": {{"schemas": {{{schemas}}}}}}}"#
    )
}

#[test]
fn many_users_of_a_large_schema_that_needs_nothing() {
    let count = 40_000;
    let (mut names, mut properties, mut users) = (String::new(), String::new(), String::new());
    for at in 0..count {
        _ = write!(names, "{}\"p{at}\"", if at > 0 { "," } else { "" });
        _ = write!(properties, "\"p{at}\": {{}},");
        _ = write!(users, ", \"R{at}\": {{\"allOf\": [{{\"$ref\": \"#/components/schemas/X\"}}]}}");
    }
    // It refers to itself, so that nobody can tell without a look that it ends.
    let own = r##""next": {"$ref": "#/components/schemas/X"}"##;
    let large =
        format!(r#""X": {{"type": "object", "required": [{names}], "properties": {{{properties} {own}}}}}"#);
    let (outcome, _) = in_time(&with_schemas(&(large + &users)));
    assert_eq!(outcome.value.unwrap().api.components.schemas.len(), count + 1);
}

#[test]
fn many_circles_at_the_end_of_a_long_way() {
    // A chain of schemas, and one of them that refers to itself over and over.
    let document = |length: usize, circles: usize, at: usize| {
        let mut schemas = String::new();
        for schema in 0..length {
            let next = (schema + 1).min(length - 1);
            _ = write!(
                schemas,
                "{}\"S{schema}\": {{\"allOf\": [{{\"$ref\": \"#/components/schemas/S{next}\"}}",
                if schema > 0 { "," } else { "" }
            );
            if schema == at {
                schemas += &format!(",{{\"$ref\": \"#/components/schemas/S{at}\"}}").repeat(circles);
            }
            schemas += "]}";
        }
        with_schemas(&schemas)
    };
    let (length, circles) = (40_000, 120_000);
    let (outcome, at_the_beginning) = in_time(&document(length, circles, 0));
    assert!(outcome.diagnostics.iter().any(|found| found.code() == "schema-recursion-endless"));
    let (_, at_the_end) = in_time(&document(length, circles, length - 1));
    let bound = at_the_beginning * 3 + Duration::from_secs(1);
    assert!(at_the_end < bound, "{at_the_beginning:?} at the beginning, {at_the_end:?} at the end");
}

#[test]
fn many_references_that_are_refused_for_their_size() {
    // What may be copied is ten times the document and more. Once ten copies of most of it are made, what is left is not
    // enough for another one, but enough to count for long at each reference that is refused.
    let (operations, values) = (8_000, 1_000_000);
    let mut document = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n".to_owned();
    for at in 0..operations {
        _ = writeln!(
            document,
            "  /p{at}: {{get: {{operationId: o{at}, responses: {{'200': {{$ref: '#/x-r/big'}}}}}}}}"
        );
    }
    _ = writeln!(document, "x-r: {{big: {{description: d, x-b: [{}0]}}}}", "0,".repeat(values));
    let (outcome, _) = in_time(&document);
    let refused = errors(&outcome);
    assert!(refused.len() > operations - 20, "{} are refused", refused.len());
    assert!(refused.iter().all(|error| error.starts_with("reference-limit about GET /p")));
}

/// FNV-1a, as names are made with; written once more, as an author of such a document would.
fn hash(start: u64, text: &str) -> u64 {
    text.bytes()
        .chain([0xff])
        .fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[test]
fn a_name_of_which_all_suffixes_are_taken() {
    let count = 80_000;
    let mut suffix = hash(hash(0xcbf2_9ce4_8422_2325, "GET"), "/p");
    let fine = r#""responses": {"default": {"description": "d"}}"#;
    let mut paths = format!(r#""/q": {{"get": {{"operationId": "get_p", {fine}}}}}"#);
    for at in 0..count {
        let name = format!("get_p_{:08x}", suffix >> 32);
        _ = write!(paths, r#", "/q{at}": {{"get": {{"operationId": "{name}", {fine}}}}}"#);
        suffix = hash(suffix, "again");
    }
    let document = format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "t", "version": "1"}}, "paths": {{{paths}, "/p": {{"get": {{{fine}}}}}}}}}"#
    );
    let (outcome, _) = in_time(&document);
    let imported = outcome.value.unwrap();
    let named = imported.api.operations.values().find(|operation| operation.path == "/p").unwrap();
    assert_eq!(named.name, format!("get_p_{:08x}", suffix >> 32), "the first that is free");
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
