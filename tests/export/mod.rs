//! OpenAPI out: importing what was written changes nothing, up to what a finding names.

mod command;
mod convert;
mod hostile;
pub(crate) mod judge;
pub(crate) mod law;

use std::collections::BTreeSet;
use std::path::Path;

use oasgate::openapi::WriteOptions;
use oasgate::{ImportOptions, import};

use crate::corpus;

/// The sums of several documents.
impl law::Judged {
    fn add(&mut self, other: &Self) {
        self.same += other.same;
        self.lost += other.lost;
        self.wrong.extend(other.wrong.iter().cloned());
    }
}

/// Documents that import: every fixture, and every example of a rule.
pub(crate) fn documents() -> Vec<(String, Vec<u8>)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the fixtures are there") {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let files = files.into_iter().map(|path| (path.display().to_string(), std::fs::read(path).unwrap()));
    let all: Vec<_> = files.chain(crate::rules::documents()).collect();
    let imports = |bytes: &[u8]| import(bytes, &ImportOptions::default()).value.is_some();
    let documents: Vec<_> = all.into_iter().filter(|(_, bytes)| imports(bytes)).collect();
    assert!(documents.len() > 250, "only {} documents", documents.len());
    documents
}

fn real_documents() -> impl Iterator<Item = (String, Vec<u8>)> {
    corpus::entries().into_iter().map(|entry| {
        let bytes = std::fs::read(&entry.path).unwrap();
        (entry.path.display().to_string(), bytes)
    })
}

fn check(documents: impl Iterator<Item = (String, Vec<u8>)>) -> law::Judged {
    let mut judged = law::Judged::default();
    for (name, bytes) in documents {
        for literal_paths in [false, true] {
            let options = WriteOptions::default().with_literal_paths(literal_paths);
            judged.add(&law::comes_back(&name, &bytes, &options));
        }
    }
    judged
}

#[test]
fn an_export_of_each_fixture_comes_back() {
    let judged = check(documents().into_iter());
    assert!(judged.wrong.is_empty(), "{}", judged.wrong.join("\n"));
    assert!(judged.same > 500 && judged.lost * 10 < judged.same, "{} {}", judged.same, judged.lost);
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn an_export_of_each_real_document_comes_back() {
    let judged = check(real_documents());
    assert!(judged.wrong.is_empty(), "{}", judged.wrong.join("\n"));
    assert!(judged.same > 10_000 && judged.lost * 10 < judged.same, "{} {}", judged.same, judged.lost);
}

/// Findings of the import about what is kept although OAS 3.0 does not have it, so that the export has it too. A finding
/// that lets nothing through has to be removed.
const KEPT: &[&str] = &[
    "discriminator-invalid",
    "schema-bound-invalid",
    "schema-enum-empty",
    "schema-exclusive-number",
    "schema-items-list",
    "schema-keyword-31",
    "schema-keyword-type",
    "schema-keyword-unknown",
    "schema-required-empty",
    "schema-required-repeated",
    "schema-type-file",
    "schema-type-list",
    "schema-type-unknown",
];

/// A finding of the same kind that no fixture shows.
const KEPT_TOO: &str = "schema-keyword-other-version";

/// What the official JSON Schema says about the exports of documents. An export with faults has to come from a document
/// with findings that say so.
fn judge(documents: impl Iterator<Item = (String, Vec<u8>)>) -> (usize, BTreeSet<&'static str>) {
    let (mut wrong, mut used, mut clean) = (Vec::new(), BTreeSet::<&'static str>::new(), 0);
    for (name, bytes) in documents {
        let outcome = import(bytes, &ImportOptions::default());
        let Some(imported) = outcome.value else { continue };
        let (document, _) = law::written(&imported.api, &WriteOptions::default());
        let faults = judge::faults(&document.value().to_json());
        let kept: Vec<_> = KEPT
            .iter()
            .chain([&KEPT_TOO])
            .filter(|code| outcome.diagnostics.iter().any(|found| found.code() == **code))
            .collect();
        clean += usize::from(faults.is_empty());
        if !faults.is_empty() {
            let codes: BTreeSet<_> = outcome.diagnostics.iter().map(oasgate::Diagnostic::code).collect();
            if kept.is_empty() {
                wrong.push(format!("{name}: {faults:?} {codes:?}"));
            }
            used.extend(kept.iter().map(|code| **code));
        }
    }
    assert!(wrong.is_empty(), "{} {clean}\n{}", wrong.len(), wrong.join("\n"));
    (clean, used)
}

#[test]
fn exports_of_fixtures_are_valid() {
    let (clean, used) = judge(documents().into_iter());
    let idle: Vec<_> = KEPT.iter().filter(|code| !used.contains(**code)).collect();
    assert!(idle.is_empty(), "these let nothing through: {idle:?}");
    assert!(clean > 250, "only {clean} exports are valid");
}

/// With strict schemas every export is valid.
fn judge_strictly(documents: impl Iterator<Item = (String, Vec<u8>)>) {
    let options = WriteOptions::default().with_strict_schemas(true);
    let mut wrong = Vec::new();
    for (name, bytes) in documents {
        let Some(imported) = import(bytes, &ImportOptions::default()).value else { continue };
        let (document, _) = law::written(&imported.api, &options);
        let faults = judge::faults(&document.value().to_json());
        if !faults.is_empty() {
            wrong.push(format!("{name}: {faults:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn strict_exports_of_fixtures_are_valid() {
    judge_strictly(documents().into_iter());
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn strict_exports_of_real_documents_are_valid() {
    judge_strictly(real_documents());
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn exports_of_real_documents_are_valid() {
    let (clean, _) = judge(real_documents());
    assert!(clean > 100, "only {clean} exports are valid");
}
