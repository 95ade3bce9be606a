//! A document becomes OAS 3.0, and an import of that gives the same Api, up to what a finding names. The law is that of the
//! tests, by path.
#![no_main]

#[path = "../../tests/export/law.rs"]
mod law;

use libfuzzer_sys::fuzz_target;
use oasgate::openapi::WriteOptions;

fuzz_target!(|bytes: &[u8]| {
    let judged = law::comes_back("fuzz", bytes, &WriteOptions::default());
    assert!(judged.wrong.is_empty(), "{}", judged.wrong.join("\n"));
});
