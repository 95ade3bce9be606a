//! Merges a document into an API and prints what changes: `cargo run --example merge -- OLD.yaml NEW.yaml`.

#![allow(clippy::print_stdout, clippy::indexing_slicing, reason = "an example prints")]

use std::process::ExitCode;

use oasgate::report::text;
use oasgate::{Existing, ImportOptions, Imported, Lang, Strategy, apply, import, plan};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [old, new] = &files[..] else {
        eprintln!("two documents are needed: the old one and the new one");
        return ExitCode::from(2);
    };
    let (Some(old), Some(new)) = (read(old), read(new)) else { return ExitCode::from(2) };
    // Where the API lives, an `Existing` comes from a store. Here the old document makes one.
    let existing = apply(&plan(&old, &Existing::default(), Strategy::SpecOnly), Existing::default());
    let plan = plan(&new, &existing, Strategy::SpecFirst);
    println!("{}", plan.text(Lang::En));
    print!("{}", text(plan.diagnostics(), "", Lang::En));
    ExitCode::SUCCESS
}

fn read(file: &str) -> Option<Imported> {
    let bytes = std::fs::read(file).inspect_err(|error| eprintln!("{file}: {error}")).ok()?;
    let outcome = import(bytes, &ImportOptions::default());
    eprint!("{}", text(&outcome.diagnostics, file, Lang::En));
    outcome.value
}
