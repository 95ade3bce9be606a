//! Documents made to cost more than their size: what each stage allocates, holds and writes for a document of twice the
//! size is about twice as much. Bytes are counted by the allocator, so this is a binary of its own with one test.
//!
//! `OASGATE_HOSTILE=1` doubles from 60 kB to 1 MB instead of from 5 kB to 40 kB. A part of a name, such as
//! `OASGATE_HOSTILE_ONLY=long-path`, picks families; `OASGATE_HOSTILE_TABLE=1` prints all figures. `OASGATE_HOSTILE_SIZE=50000` has one size alone, for
//! `callgrind.sh`.

#![allow(
    clippy::print_stdout,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests"
)]

mod bounds;
mod families;
mod grafts;
mod heap;
mod stages;

use std::env::var;
use std::fmt::Write as _;

use families::{Family, Hostile};
use heap::Cost;
use stages::Ran;

/// More than this for twice the document, twice in a row, is growth out of proportion.
const MOST_GROWTH: f64 = 2.3;
/// So much more for twice the document is what begins at some size, such as the findings beyond a limit.
const BEGINS: f64 = 9.0;
/// What grows by a constant less is linear, too: then each step is about twice as large as the one before.
const MOST_STEP: f64 = 2.6;
/// What costs less than this, or less than so much for each byte of the document, cannot hurt: lists grow in steps.
const FLOOR: usize = 256 << 10;
const FLOOR_PER_BYTE: usize = 8;

/// How many documents are put together of parts.
const GRAFTS: u64 = 100;

/// What is recursive stays within this, optimised or not: `CARGO_PROFILE_TEST_OPT_LEVEL=0` builds what is not.
const STACK: usize = 256 << 10;

/// The sizes to compare, each twice the one before.
fn sizes() -> Vec<usize> {
    let small = vec![5_000, 10_000, 20_000, 40_000];
    let large = vec![62_500, 125_000, 250_000, 500_000, 1_000_000];
    if let Ok(size) = var("OASGATE_HOSTILE_SIZE") {
        return vec![size.parse().unwrap()];
    }
    if var("OASGATE_HOSTILE").is_ok() { large } else { small }
}

#[test]
fn twice_the_document_costs_twice_as_much() {
    let only = var("OASGATE_HOSTILE_ONLY").unwrap_or_default();
    are_many();
    if only.is_empty() || only == "grafts" {
        on_a_small_stack("grafts", grafts_stay_within_bounds);
    }
    let is_table = var("OASGATE_HOSTILE_TABLE").is_ok();
    let mut faults = String::new();
    for family in families::all().filter(|family| family.0.contains(&only)) {
        let found = on_a_small_stack(family.0, move || judge(&family, is_table));
        if is_table || !found.is_empty() {
            print!("{found}");
        }
        faults.push_str(&found);
    }
    assert!(faults.is_empty(), "grows out of proportion:\n{faults}");
}

/// Does something in a thread with little stack. Where that overflows, the process ends and names the thread.
fn on_a_small_stack<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().name(name.to_owned()).stack_size(STACK);
    thread.spawn(work).unwrap().join().unwrap()
}

/// Whether the second step of two is out of proportion.
fn is_fast(first: usize, second: usize, third: usize) -> bool {
    let growth = third as f64 / second.max(1) as f64;
    let step = third.saturating_sub(second) as f64 / second.saturating_sub(first).max(1) as f64;
    growth > MOST_GROWTH && growth < BEGINS && step > MOST_STEP
}

/// What grows too fast, a line for each stage and measure.
fn judge((name, build): &Family, is_table: bool) -> String {
    let mut faults = String::new();
    let mut before: Vec<Vec<(&'static str, Cost)>> = Vec::new();
    for size in sizes() {
        let hostile: Hostile = build(size);
        let bytes = hostile.bytes();
        let ran = stages::run(&hostile);
        faults.push_str(&beyond_bounds(name, bytes, &ran, is_table));
        let costs = ran.costs;
        for (stage, cost) in &costs {
            let at = |back: usize| {
                let costs: Option<&Vec<_>> = before.len().checked_sub(back).and_then(|at| before.get(at));
                costs.and_then(|costs| costs.iter().find(|(other, _)| other == stage)).map(|(_, cost)| cost)
            };
            if is_table {
                println!("{name} {stage}: {bytes} in, {cost:?}");
            }
            let known = [at(3), at(2), at(1)].map(|cost| cost.map(Cost::measures));
            let [Some(first), Some(second), Some(third)] = known else { continue };
            let steps = first.into_iter().zip(second).zip(third).zip(cost.measures());
            for ((((what, first), (_, second)), (_, third)), (_, now)) in steps {
                if is_fast(first, second, third)
                    && is_fast(second, third, now)
                    && now > FLOOR.max(FLOOR_PER_BYTE * bytes)
                {
                    // Writing to a String cannot fail.
                    _ = writeln!(
                        faults,
                        "{name} {stage}: {second} -> {third} -> {now} bytes {what} for {bytes}"
                    );
                }
            }
        }
        before.push(costs);
    }
    faults
}

/// An import that holds more than the documentation says, and what is written beyond its bound.
fn beyond_bounds(name: &str, bytes: usize, ran: &Ran, is_table: bool) -> String {
    let mut faults = String::new();
    let most = bounds::written(ran.expanded, ran.shown);
    for (stage, cost) in ran.costs.iter().filter(|(_, cost)| cost.written > most) {
        let (written, shown) = (cost.written, ran.shown);
        // Writing to a String cannot fail.
        _ = writeln!(
            faults,
            "{name} {stage}: {written} bytes written, more than {most} for {bytes} and {shown} findings"
        );
    }
    let Some((_, import)) = ran.costs.iter().find(|(stage, _)| *stage == "import") else { return faults };
    let (held, most) = (import.peak, bounds::held(bytes, ran.entries, ran.findings));
    if is_table {
        let Ran { entries, findings, .. } = ran;
        println!(
            "{name} bound: {held} held of {most} for {bytes} bytes, {entries} entries, {findings} findings"
        );
    }
    if held > most {
        _ = writeln!(faults, "{name} import: {held} bytes held, more than {most}");
    }
    faults
}

/// Parts of hostile documents put together, as the fuzz target `bounded` does, by the same choices each time.
fn grafts_stay_within_bounds() {
    for seed in 0..GRAFTS {
        let mut state = seed;
        let mut choose = |most: usize| {
            // The constants are Knuth's, from his MMIX.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % (most + 1)
        };
        let hostile = grafts::hostile(&mut choose);
        grafts::judge(&hostile);
    }
}

/// At least a hundred, each with a name of its own.
fn are_many() {
    let mut names: Vec<&str> = families::all().map(|family| family.0).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert!(names.len() == count && count >= 100, "{count} families, {} names", names.len());
}
