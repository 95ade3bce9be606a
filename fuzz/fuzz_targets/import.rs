//! The four laws, for any two documents: the first is imported, merged into what the second gave, and checked. The laws
//! are those of the tests, by path.
#![no_main]

#[path = "../../tests/laws/law.rs"]
mod law;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // A line of `#####` parts the two documents; without one, the API is new.
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, *at, line))
    });
    let parting = lines.find(|(_, _, line)| line.starts_with(b"#####"));
    let (document, before) = match parting {
        Some((start, end, _)) => (&bytes[..start], &bytes[end..]),
        None => (bytes, &bytes[..0]),
    };
    law::all(document, before);
});
