//! The readers: what the model holds, and what the findings say.

mod cascades;
mod chains;
mod circles;
mod corpus;
mod depth;
mod documents;
mod flaws;
mod fragments;
mod holes;
mod linear;
mod misleading;
mod notations;
mod planted;
mod references;
mod refused;
mod repetition;
mod salvage;
mod schemas;
mod server_choice;
mod servers;
mod sound;
mod unread;
mod valid;
mod vendor_rows;
mod version2;

use oasgate::{Diagnostic, ImportOptions, Imported, Outcome, Severity, import};
use serde_json::Value;

/// Responses without a fault.
const FINE: &str = "responses: {default: {description: d}}";

/// Imports an OAS 3.0 document of which the head goes without saying.
fn v3(rest: &str) -> Outcome<Imported> {
    read(&format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{rest}"))
}

/// Imports a Swagger 2.0 document of which the head goes without saying.
fn v2(rest: &str) -> Outcome<Imported> {
    read(&format!("swagger: '2.0'\ninfo: {{title: t, version: '1'}}\n{rest}"))
}

fn read(document: &str) -> Outcome<Imported> {
    import(document, &ImportOptions::default())
}

/// The codes of all findings, in order, but that a piece of a document has no paths.
fn codes(outcome: &Outcome<Imported>) -> Vec<&'static str> {
    outcome.diagnostics.iter().map(Diagnostic::code).filter(|code| *code != "paths-empty").collect()
}

/// The errors, as `code about subject`, in order.
fn errors(outcome: &Outcome<Imported>) -> Vec<String> {
    let errors = outcome.diagnostics.iter().filter(|found| found.severity() == Severity::Error);
    let about = |found: &Diagnostic| match found.subject() {
        Some(subject) => format!("{} about {subject}", found.code()),
        None => found.code().to_owned(),
    };
    errors.map(about).collect()
}

/// The subjects that were left out, in order of their text.
fn left_out(outcome: &Outcome<Imported>) -> Vec<String> {
    let imported = outcome.value.as_ref().expect("the document as a whole can be imported");
    let mut subjects: Vec<_> = imported.left_out.keys().map(ToString::to_string).collect();
    subjects.sort();
    subjects
}

/// A part of the model in its stored form, by JSON pointer; null when there is none.
fn at(outcome: &Outcome<Imported>, pointer: &str) -> Value {
    let imported = outcome.value.as_ref().expect("the document as a whole can be imported");
    let api = serde_json::to_value(&*imported.api).unwrap();
    api.pointer(pointer).cloned().unwrap_or_default()
}

/// One operation in its stored form.
fn operation(outcome: &Outcome<Imported>, key: &str) -> Value {
    at(outcome, &format!("/operations/{}", key.replace('~', "~0").replace('/', "~1")))
}
