//! How deep the model gets through references to what is not a component: what is read fits on a small stack, and what
//! is stored reads back.

use std::thread;

use oasgate::source::Limits;
use oasgate::{Existing, ImportOptions, Imported, Outcome, Strategy, apply, import, plan};
use serde_json::{Value, json};

use super::{errors, left_out};

/// A header in so many headers of encodings.
fn nested(levels: usize, innermost: Value) -> Value {
    (0..levels).fold(
        innermost,
        |header, _| json!({ "content": { "a/b": { "encoding": { "p": { "headers": { "H": header } } } } } }),
    )
}

/// A document with an operation that has a header, from which `hops` references lead through `levels` headers each.
fn chain(levels: usize, hops: usize) -> String {
    let header = |at: usize| {
        let last = at + 1 == hops;
        let innermost = json!({ "schema": { "type": "string" } });
        nested(levels, if last { innermost } else { json!({ "$ref": format!("#/x-h/{}", at + 1) }) })
    };
    let response = json!({ "description": "d", "headers": { "H": { "$ref": "#/x-h/0" } } });
    json!({
        "openapi": "3.0.3",
        "info": { "title": "t", "version": "1" },
        "paths": { "/a": { "get": { "operationId": "a", "responses": { "200": response } } } },
        "x-h": (0..hops).map(header).collect::<Vec<_>>(),
    })
    .to_string()
}

/// Imports on a thread with little stack: a megabyte is what some servers give, two what `std` does.
fn on_stack(kilobytes: usize, document: String, options: ImportOptions) -> Outcome<Imported> {
    let work = move || import(document, &options);
    thread::Builder::new().stack_size(kilobytes * 1024).spawn(work).unwrap().join().unwrap()
}

/// How deep JSON text is nested.
fn depth(json: &str) -> usize {
    let (mut level, mut most) = (0_usize, 0);
    for byte in json.bytes() {
        match byte {
            b'{' | b'[' => level += 1,
            b'}' | b']' => level -= 1,
            _ => {}
        }
        most = most.max(level);
    }
    most
}

#[test]
fn what_is_stored_reads_back_however_deep_references_lead() {
    let (mut read, mut refused, mut deepest) = (0, 0, 0);
    for levels in 1..=15 {
        for hops in [1, 2, 3, 5, 8, 13, 21, 34, 63, 100] {
            let outcome = on_stack(1024, chain(levels, hops), ImportOptions::default());
            let imported = outcome.value.as_ref().unwrap();
            if imported.left_out.is_empty() {
                read += 1;
            } else {
                refused += 1;
                assert_eq!(errors(&outcome), ["reference-limit about GET /a"], "{levels} {hops}");
                assert_eq!(left_out(&outcome), ["GET /a"], "{levels} {hops}");
            }
            let applied =
                apply(&plan(imported, &Existing::default(), Strategy::SpecOnly), Existing::default());
            let stored = serde_json::to_string(&applied).unwrap();
            deepest = deepest.max(depth(&stored));
            let loaded: Existing =
                serde_json::from_str(&stored).unwrap_or_else(|error| panic!("{levels} {hops}: {error}"));
            assert_eq!(loaded, applied, "{levels} {hops}");
        }
    }
    // Neither side of the bound is empty, and it is not far from where it has to be.
    assert!(read >= 15 && refused >= 60, "{read} read, {refused} refused");
    assert!((90..128).contains(&deepest), "{deepest} levels");
}

#[test]
fn sensible_chains_are_read() {
    // Four headers deep by two references, which no known document has.
    let outcome = on_stack(1024, chain(2, 2), ImportOptions::default());
    assert_eq!(errors(&outcome), [""; 0]);
    assert_eq!(left_out(&outcome), [""; 0]);
}

#[test]
fn the_deepest_documents_fit_on_the_stack_of_a_thread() {
    // With the largest limit that there is; a header takes six levels.
    let mut options = ImportOptions::default();
    options.limits.depth = 1_000;
    let literal = 1_000 / 6 - 2;
    for (levels, hops) in [(literal, 1), (literal, 63), (1, 100), (40, 63)] {
        let outcome = on_stack(2048, chain(levels, hops), options.clone());
        assert!(outcome.value.is_some(), "{levels} {hops}");
    }
    // A document with a smaller limit may refer as freely as others.
    options.limits = Limits::default();
    options.limits.depth = 30;
    let outcome = on_stack(1024, chain(2, 3), options);
    assert_eq!(errors(&outcome), [""; 0]);
}
