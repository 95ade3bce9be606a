//! Times a whole import (bytes to plan, no existing API) against another parser that only makes a value of the same
//! bytes, in the same run: `cargo bench`. Machines are noisy, so what counts are the ratios.
//!
//! Documents are generated; with `OASGATE_CORPUS` set, the largest real ones are timed too.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_types,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "it times, and prints what it timed"
)]

mod documents;

use std::hint::black_box;
use std::time::{Duration, Instant};

use oasgate::openapi::{WriteOptions, write};
use oasgate::source::Format;
use oasgate::{Existing, ImportOptions, Strategy, apply, import, plan};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

fn main() {
    // `cargo test --benches` runs this too: then once through the smallest document is enough.
    let quick = !std::env::args().any(|arg| arg == "--bench");
    // `cargo bench --bench import -- kubernetes` times the real documents with that in their names, and no others.
    if let Some(part) = std::env::args().skip(1).find(|arg| !arg.starts_with('-')) {
        return documents::largest_real(|name, bytes, format| {
            if name.contains(&part) {
                one(name, bytes, format);
            }
        });
    }
    println!(
        "{:<44} {:>10} {:>9} {:>9} {:>6} {:>6}",
        "document", "bytes", "other ms", "import ms", "ratio", "heap"
    );
    for operations in [1_000, 10_000] {
        let document = documents::generated(operations);
        one(&format!("generated, {operations} operations, JSON"), &documents::json(&document), Format::Json);
        let yaml = serde_yaml::to_string(&document).expect("plain data is YAML").into_bytes();
        one(&format!("generated, {operations} operations, YAML"), &yaml, Format::Yaml);
        if quick {
            return;
        }
    }
    documents::largest_real(one);
    twins();
    growth();
}

/// One line: the reference's time, ours, the ratio, and our peak heap over the document's bytes, which is handed over
/// as a caller who has just read it would.
fn one(name: &str, bytes: &[u8], format: Format) {
    let nothing = Existing::default();
    let whole = |bytes: Vec<u8>| {
        let read = import(bytes, &ImportOptions::default()).value;
        read.map(|read| plan(&read, &nothing, Strategy::default()))
    };
    let (mut reference, mut ours) = (Duration::MAX, Duration::MAX);
    let begin = Instant::now();
    // Turn by turn, so that a busy moment of the machine is shared; in threes, so that neither has to tidy up the heap
    // that the other left behind.
    for _ in 0..15 {
        for _ in 0..3 {
            reference = reference.min(timed(|| match format {
                Format::Json => drop(black_box(serde_json::from_slice::<serde_json::Value>(bytes).ok())),
                Format::Yaml => drop(black_box(serde_yaml::from_slice::<serde_yaml::Value>(bytes).ok())),
            }));
        }
        for _ in 0..3 {
            let owned = bytes.to_vec();
            ours = ours.min(timed(|| drop(black_box(whole(owned)))));
        }
        if begin.elapsed() > Duration::from_secs(3) {
            break;
        }
    }
    let before = HEAP.current_usage();
    let owned = bytes.to_vec();
    HEAP.reset_peak_usage();
    drop(black_box(whole(owned)));
    let heap = HEAP.peak_usage() - before;
    println!(
        "{name:<44} {:>10} {:>9.1} {:>9.1} {:>6.2} {:>6.2}",
        bytes.len(),
        millis(reference),
        millis(ours),
        ours.as_secs_f64() / reference.as_secs_f64(),
        heap as f64 / bytes.len() as f64,
    );
}

/// A document with a fault in every operation, beside its clean twin.
fn twins() {
    let read = |bytes: &[u8]| drop(black_box(import(bytes, &ImportOptions::default())));
    let (clean, faulty) =
        (documents::json(&documents::generated(10_000)), documents::json(&documents::faulty(10_000)));
    let (clean, faulty) = (best(|| read(&clean)), best(|| read(&faulty)));
    let ratio = faulty.as_secs_f64() / clean.as_secs_f64();
    println!(
        "\n{:<44} {:>10.1} ms, {:.2} times the clean twin's",
        "a fault in each of 10,000 operations",
        millis(faulty),
        ratio
    );
}

/// From 1,000 to 100,000 operations, the time of each step per operation should stay what it is.
fn growth() {
    println!(
        "\n{:<44} {:>12} {:>12} {:>12} {:>12}",
        "microseconds per operation", "import", "plan merge", "apply", "export"
    );
    for operations in [1_000, 10_000, 100_000] {
        let bytes = documents::json(&documents::generated(operations));
        let mut options = ImportOptions::default();
        options.limits.bytes = usize::MAX;
        let read = || import(bytes.as_slice(), &options).value.expect("generated documents import");
        let time = best(|| drop(black_box(read())));
        let first = plan(&read(), &Existing::default(), Strategy::SpecOnly);
        let existing = apply(&first, Existing::default());
        let next = import(documents::json(&documents::next(operations)), &options)
            .value
            .expect("so do their successors");
        let merge = best(|| drop(black_box(plan(&next, &existing, Strategy::SpecFirst))));
        let decided = plan(&next, &existing, Strategy::SpecFirst);
        let applied = best(|| drop(black_box(apply(&decided, existing.clone()))));
        let each = |time: Duration| time.as_secs_f64() * 1e6 / f64::from(operations);
        let api = read().api;
        let exported = best(|| drop(black_box(write(&api, &WriteOptions::default()))));
        println!(
            "{operations:<44} {:>12.2} {:>12.2} {:>12.2} {:>12.2}",
            each(time),
            each(merge),
            each(applied),
            each(exported)
        );
    }
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// The best of some runs, for a second at most.
fn best(mut run: impl FnMut()) -> Duration {
    let begin = Instant::now();
    let mut best = Duration::MAX;
    for _ in 0..20 {
        best = best.min(timed(&mut run));
        if begin.elapsed() > Duration::from_secs(1) {
            break;
        }
    }
    best
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
