//! Times conflict detection from 1,000 to 100,000 routes, and on sets made to be slow: `cargo bench --bench routes`.
//! The time of importing a document with as many operations is beside it.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_types,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "it times, and prints what it timed"
)]
#![allow(dead_code, reason = "the documents of the other benchmark")]

mod documents;

use std::hint::black_box;
use std::time::{Duration, Instant};

use oasgate::model::Route;
use oasgate::route::{ConflictOptions, RouteOptions, RouteSet};
use oasgate::{ImportOptions, conflicts, import, routes};

fn main() {
    // `cargo test --benches` runs this too: then the smallest is enough.
    let quick = !std::env::args().any(|arg| arg == "--bench");
    println!(
        "{:<34} {:>12} {:>12} {:>14} {:>8}",
        "microseconds per route", "import", "conflicts", "found", "complete"
    );
    for operations in if quick { &[1_000][..] } else { &[1_000, 10_000, 100_000] } {
        document(*operations);
    }
    for count in if quick { &[1_000][..] } else { &[1_000, 10_000, 100_000] } {
        for (name, set) in hostile(*count) {
            line(&format!("{name}, {}", set.len()), None, &set);
        }
    }
}

/// A document of realistic make.
fn document(operations: u32) {
    let bytes = documents::json(&documents::generated(operations));
    let mut options = ImportOptions::default();
    options.limits.bytes = usize::MAX;
    let time = best(|| drop(black_box(import(bytes.as_slice(), &options))));
    let imported = import(bytes.as_slice(), &options).value.expect("generated documents import");
    let routes = routes(&imported.api, &RouteOptions::default()).value.expect("and have routes");
    line(&format!("generated document, {}", routes.len()), Some(time), &routes);
}

/// Sets with far more pairs than routes, or far more to look at than pairs.
fn hostile(count: usize) -> Vec<(&'static str, Vec<Route>)> {
    let half = count / 2;
    let regex = |value: String| route("regex", value);
    let crossing = |tail: [&str; 2]| {
        let left = (0..half).map(|at| regex(format!("/[^/]+/x{at}{}", tail[0])));
        left.chain((0..half).map(|at| regex(format!("/y{at}/[^/]+{}", tail[1])))).collect()
    };
    vec![
        ("all against all", crossing(["", ""])),
        ("all against all, apart at the end", crossing(["/p", "/q"])),
        ("one path", (0..count).map(|_| route("exact", "/same".to_owned())).collect()),
        (
            "prefixes in prefixes",
            (0..count).map(|at| route("prefix", format!("/{}", "a".repeat(at % 200)))).collect(),
        ),
        ("mixed segments", (0..count).map(|at| regex(format!("/v1/[^/]+:verb{at}"))).collect()),
        (
            "literal or variable, each way",
            (0..count)
                .map(|at| {
                    let part = |bit: usize| if at >> bit & 1 == 0 { "/[^/]+" } else { "/a" };
                    regex((0..20).map(part).collect())
                })
                .collect(),
        ),
        ("other expressions", (0..count).map(|at| regex(format!("/v1/(a|b){at}\\d*"))).collect()),
    ]
}

fn route(kind: &str, value: String) -> Route {
    let text = format!(r#"{{"name": "r", "methods": ["GET"], "path": {{"kind": "{kind}", "value": ""}}}}"#);
    let mut route: Route = serde_json::from_str(&text).expect("this is a route");
    route.path.value = value;
    route
}

fn line(name: &str, import: Option<Duration>, routes: &[Route]) {
    let set = RouteSet::new("", routes);
    let time = best(|| drop(black_box(conflicts(&[set], &ConflictOptions::default()))));
    let found = conflicts(&[set], &ConflictOptions::default());
    let each = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1e6 / routes.len() as f64);
    let import = import.map_or_else(|| "-".to_owned(), each);
    let (total, complete) = (found.total(), found.complete);
    println!("{name:<34} {import:>12} {:>12} {total:>14} {complete:>8}", each(time));
}

/// The best of some runs, for a second at most.
fn best(mut run: impl FnMut()) -> Duration {
    let begin = Instant::now();
    let mut best = Duration::MAX;
    for _ in 0..10 {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed());
        if begin.elapsed() > Duration::from_secs(1) {
            break;
        }
    }
    best
}
