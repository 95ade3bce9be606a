//! OpenAPI out: importing what was written changes nothing, up to what a finding names.

pub(crate) mod law;

use std::path::Path;

use oasgate::openapi::WriteOptions;
use oasgate::{ImportOptions, import};

use crate::corpus;

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

fn check(documents: impl Iterator<Item = (String, Vec<u8>)>) -> law::Judged {
    let mut judged = law::Judged::default();
    for (name, bytes) in documents {
        judged.add(&law::comes_back(&name, &bytes, &WriteOptions::default()));
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
    let documents = corpus::entries().into_iter().map(|entry| {
        let bytes = std::fs::read(&entry.path).unwrap();
        (entry.path.display().to_string(), bytes)
    });
    let judged = check(documents);
    assert!(judged.wrong.is_empty(), "{}", judged.wrong.join("\n"));
    assert!(judged.same > 10_000 && judged.lost * 10 < judged.same, "{} {}", judged.same, judged.lost);
}
