//! Documents made to cost more than their size: what each stage allocates, holds and writes for a document of twice the
//! size is about twice as much. Bytes are counted by the allocator, so this is a binary of its own with one test.
//!
//! `OASGATE_HOSTILE=1` doubles from 50 kB to 1 MB instead of from 10 kB to 40 kB. A part of a name, such as
//! `OASGATE_HOSTILE_ONLY=long-path`, picks families; `OASGATE_HOSTILE_TABLE=1` prints all figures.

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

mod families;
mod heap;
mod stages;

use std::env::var;
use std::fmt::Write as _;

use families::{Family, Hostile};
use heap::Cost;
use stages::Ran;

/// More than this for twice the document is growth out of proportion.
const MOST_GROWTH: f64 = 2.3;
/// What begins at some size, such as the findings beyond a limit, grows by more than that once; but the next step is then
/// about twice as large.
const MOST_STEP: f64 = 3.0;
/// What costs less than this for each byte of the larger document cannot hurt: constants and steps of growing lists are
/// not growth.
const FLOOR: usize = 20;

/// What is recursive stays within this, optimised or not: `CARGO_PROFILE_TEST_OPT_LEVEL=0` builds what is not.
const STACK: usize = 256 << 10;

/// The sizes to compare, each twice the one before.
fn sizes() -> Vec<usize> {
    let small = vec![10_000, 20_000, 40_000];
    let large = vec![62_500, 125_000, 250_000, 500_000, 1_000_000];
    if var("OASGATE_HOSTILE").is_ok() { large } else { small }
}

#[test]
fn twice_the_document_costs_twice_as_much() {
    let only = var("OASGATE_HOSTILE_ONLY").unwrap_or_default();
    are_many();
    let is_table = var("OASGATE_HOSTILE_TABLE").is_ok();
    let mut faults = String::new();
    for family in families::all().filter(|family| family.0.contains(&only)) {
        let found = on_a_small_stack(family, is_table);
        if is_table || !found.is_empty() {
            print!("{found}");
        }
        faults.push_str(&found);
    }
    assert!(faults.is_empty(), "grows out of proportion:\n{faults}");
}

/// Judges a family in a thread with little stack. Where that overflows, the process ends and names the thread.
fn on_a_small_stack(family: Family, is_table: bool) -> String {
    let thread = std::thread::Builder::new().name(family.0.to_owned()).stack_size(STACK);
    thread.spawn(move || judge(&family, is_table)).unwrap().join().unwrap()
}

/// What grows too fast, a line for each stage and measure.
fn judge((name, build): &Family, is_table: bool) -> String {
    let mut faults = String::new();
    let mut before: Vec<Vec<(&'static str, Cost)>> = Vec::new();
    for size in sizes() {
        let hostile: Hostile = build(size);
        let bytes = hostile.bytes();
        let Ran { costs, entries, findings } = stages::run(&hostile);
        faults.push_str(&held(name, &costs, (bytes, entries, findings), is_table));
        for (stage, cost) in &costs {
            let at = |back: usize| {
                let costs = before.len().checked_sub(back).and_then(|at| before.get(at));
                costs.and_then(|costs| costs.iter().find(|(other, _)| other == stage)).map(|(_, cost)| cost)
            };
            if is_table {
                println!("{name} {stage}: {bytes} in, {cost:?}");
            }
            let (Some(last), Some(first)) = (at(1), at(2)) else { continue };
            let measures = cost.measures().into_iter().zip(last.measures()).zip(first.measures());
            for (((what, now), (_, then)), (_, first)) in measures {
                let growth = now as f64 / then.max(1) as f64;
                let step = now.saturating_sub(then) as f64 / then.saturating_sub(first).max(1) as f64;
                if growth > MOST_GROWTH && step > MOST_STEP && now > FLOOR * bytes {
                    // Writing to a String cannot fail.
                    _ = writeln!(
                        faults,
                        "{name} {stage}: {then} -> {now} bytes {what} for {bytes} ({growth:.1} times)"
                    );
                }
            }
        }
        before.push(costs);
        if !faults.is_empty() {
            break;
        }
    }
    faults
}

/// What a document holds once it is imported, and while it is: as [`Limits`](oasgate::source::Limits) has it.
const PER_BYTE: usize = 6;
const PER_ENTRY: usize = 250;
const PER_FINDING: usize = 1500;
const FREE: usize = 128 << 10;

/// An import that holds more than the documentation says.
fn held(
    name: &str,
    costs: &[(&'static str, Cost)],
    (bytes, entries, findings): (usize, usize, usize),
    is_table: bool,
) -> String {
    let Some((_, import)) = costs.iter().find(|(stage, _)| *stage == "import") else { return String::new() };
    let most = PER_BYTE * bytes + PER_ENTRY * (entries + bytes / 16) + PER_FINDING * findings + FREE;
    if is_table {
        println!(
            "{name} bound: {} held of {most} for {bytes} bytes, {entries} entries, {findings} findings",
            import.peak
        );
    }
    if import.peak <= most {
        return String::new();
    }
    format!("{name} import: {} bytes held, more than {most}\n", import.peak)
}

/// At least a hundred, each with a name of its own.
fn are_many() {
    let mut names: Vec<&str> = families::all().map(|family| family.0).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert!(names.len() == count && count >= 100, "{count} families, {} names", names.len());
}
