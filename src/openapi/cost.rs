//! Documents made to take the square of their size cost their size. What is counted is in `steps`: four times the
//! document takes about four times the steps, where the square would take sixteen times as many.

#![cfg(test)]

use std::fmt::Write as _;

use crate::diagnostic::{Diagnostic, Severity};
use crate::openapi::{ImportOptions, Imported, import};
use crate::outcome::Outcome;
use crate::steps;

fn read(document: &str) -> Outcome<Imported> {
    import(document, &ImportOptions::default())
}

fn codes(outcome: &Outcome<Imported>, code: &str) -> usize {
    outcome.diagnostics.iter().map(Diagnostic::code).filter(|found| *found == code).count()
}

/// The steps that documents of a size and of four times that take, the latter not out of proportion.
fn assert_linear(size: usize, document: impl Fn(usize) -> String) {
    let steps = |size| steps::count(|| read(&document(size))).1;
    let (one, four) = (steps(size), steps(4 * size));
    assert!(one > size, "{one} steps: nobody looked at it");
    assert!(four < 6 * one, "{one} steps for {size}, {four} for four times as many");
}

/// JSON of a document with these schemas.
fn with_schemas(schemas: &str) -> String {
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "t", "version": "1"}}, "paths": {{}}, "components": {{"schemas": {{{schemas}}}}}}}"#
    )
}

#[test]
fn many_users_of_a_large_schema_that_needs_nothing() {
    let document = |count: usize| {
        let (mut names, mut properties, mut users) = (String::new(), String::new(), String::new());
        for at in 0..count {
            _ = write!(names, "{}\"p{at}\"", if at > 0 { "," } else { "" });
            _ = write!(properties, "\"p{at}\": {{}},");
            _ = write!(users, ", \"R{at}\": {{\"allOf\": [{{\"$ref\": \"#/components/schemas/X\"}}]}}");
        }
        // It refers to itself, so it takes a look to see that it ends.
        let own = r##""next": {"$ref": "#/components/schemas/X"}"##;
        let large = format!(
            r#""X": {{"type": "object", "required": [{names}], "properties": {{{properties} {own}}}}}"#
        );
        with_schemas(&(large + &users))
    };
    assert_eq!(read(&document(500)).value.unwrap().api.components.schemas.len(), 501);
    assert_linear(500, document);
}

#[test]
fn many_references_that_are_refused_for_their_size() {
    // What may be copied is ten times the document and more. Once ten copies of most of it are made, what is left is not
    // enough for another one, but enough to count for long at each reference that is refused.
    let document = |operations: usize| {
        let mut document = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n".to_owned();
        for at in 0..operations {
            _ = writeln!(
                document,
                "  /p{at}: {{get: {{operationId: o{at}, responses: {{'200': {{$ref: '#/x-r/big'}}}}}}}}"
            );
        }
        _ = writeln!(document, "x-r: {{big: {{description: d, x-b: [{}0]}}}}", "0,".repeat(200 * operations));
        document
    };
    let outcome = read(&document(200));
    let refused = codes(&outcome, "reference-limit");
    assert!((170..200).contains(&refused), "{refused} are refused");
    assert!(outcome.diagnostics.iter().any(|found| found.severity() == Severity::Error));
    assert_linear(200, document);
}

#[test]
fn many_references_to_a_large_component() {
    // Each reference asks for place and name of the parameter; looking through its members each time is the square.
    let document = |count: usize| {
        let noise = (0..10 * count).map(|at| format!("x-{at}: 0, ")).collect::<Vec<_>>().concat();
        let parameters = "{$ref: '#/components/parameters/P'}, ".repeat(5);
        let mut document = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n".to_owned();
        for at in 0..count {
            _ = writeln!(
                document,
                "  /p{at}: {{get: {{operationId: o{at}, parameters: [{parameters}], responses: {{default: {{description: d}}}}}}}}"
            );
        }
        document
            + &format!("components: {{parameters: {{P: {{{noise} name: p, in: query, schema: {{}}}}}}}}\n")
    };
    let outcome = read(&document(100));
    assert_eq!(outcome.value.as_ref().unwrap().api.operations.len(), 100);
    assert_eq!(codes(&outcome, "parameter-duplicate"), 400);
    assert_linear(100, document);
}

/// FNV-1a, as names are made with; written once more, as an author of such a document would.
fn hash(start: u64, text: &str) -> u64 {
    text.bytes()
        .chain([0xff])
        .fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// A document in which an operation without an id finds so many suffixes of its generated name taken, and the name that
/// is left.
fn taken(count: usize) -> (String, String) {
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
    (document, format!("get_p_{:08x}", suffix >> 32))
}

#[test]
fn a_name_of_which_all_suffixes_are_taken() {
    let (document, free) = taken(500);
    let imported = read(&document).value.unwrap();
    let named = imported.api.operations.values().find(|operation| &*operation.path == "/p").unwrap();
    assert_eq!(named.name, free, "the first that is free");
    assert_linear(500, |count| taken(count).0);
}
