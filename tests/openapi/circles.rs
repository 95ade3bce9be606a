//! The one cost that is measured in time: the way to a schema is a list of this program, of which nothing is counted as
//! reading an entry of a document is in `src/openapi/cost.rs`. So it is not the time that is judged but how it grows, each
//! time the shortest of several.

#![allow(clippy::disallowed_types, reason = "this test is about time")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::read;

/// A chain of schemas, the last of which refers to itself over and over.
fn circles(length: usize) -> String {
    let mut schemas = String::new();
    for schema in 0..length {
        let next = (schema + 1).min(length - 1);
        let comma = if schema > 0 { "," } else { "" };
        _ = write!(
            schemas,
            r##"{comma}"S{schema}": {{"allOf": [{{"$ref": "#/components/schemas/S{next}"}}"##
        );
        if schema + 1 == length {
            schemas += &format!(r##",{{"$ref": "#/components/schemas/S{schema}"}}"##).repeat(3 * length);
        }
        schemas += "]}";
    }
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "t", "version": "1"}}, "paths": {{}}, "components": {{"schemas": {{{schemas}}}}}}}"#
    )
}

fn shortest(document: &str) -> Duration {
    let time = || {
        let start = Instant::now();
        let outcome = read(document);
        assert!(outcome.diagnostics.iter().any(|found| found.code() == "schema-recursion-endless"));
        start.elapsed()
    };
    (0..4).map(|_| time()).min().unwrap()
}

/// Four times the document takes four times as long; the square of it would take sixteen times as long. A machine that is
/// busy with something else may slow down one round, but not each of them.
#[test]
fn many_circles_at_the_end_of_a_long_way_by_time() {
    let [small, large] = [10_000, 40_000].map(circles);
    let mut rounds = (0..5).map(|_| (shortest(&small), shortest(&large)));
    let linear = rounds.any(|(one, four)| four < one * 8);
    assert!(linear, "four times as many take more than eight times as long");
}
