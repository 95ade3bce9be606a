//! What any document may cost: parts of two hostile documents are put together, and whatever comes of it stays within
//! what the documentation says. The shapes, the stages and the bounds are those of the tests, by path.
#![no_main]
#![allow(unreachable_pub, dead_code, reason = "what the tests have by path")]

#[path = "../../tests/hostile/bounds.rs"]
mod bounds;
#[path = "../../tests/hostile/families/mod.rs"]
mod families;
#[path = "../../tests/hostile/grafts.rs"]
mod grafts;
#[path = "../../tests/hostile/heap.rs"]
mod heap;
#[path = "../../tests/hostile/stages.rs"]
mod stages;

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Unstructured::new(bytes);
    let hostile = grafts::hostile(&mut |most| choices.int_in_range(0..=most).unwrap_or_default());
    grafts::judge(&hostile);
});
