//! Documents of OAS 3.1 and 3.2, by choice: what they become in OAS 3.0's words.

mod corpus;
mod hostile;
mod pairs;
mod situations;
mod words;

use oasgate::{Diagnostic, ImportOptions, Imported, Outcome, import};

/// Options that accept them.
pub(crate) fn accepting() -> ImportOptions {
    ImportOptions::default().with_accept_3_1(true)
}

fn read(text: &str) -> Outcome<Imported> {
    import(text, &accepting())
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(Diagnostic::code).collect()
}
