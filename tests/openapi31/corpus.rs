//! Every real document of OAS 3.1 and 3.2: what is imported, normalised and lost, and that it comes back from an export.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use oasgate::openapi::WriteOptions;
use oasgate::{Document, Severity, import};

use super::accepting;
use crate::corpus;
use crate::export::{judge, law};

/// The documents of the index that state such a version and parse.
fn later() -> Vec<(String, Document)> {
    let mut documents = Vec::new();
    for entry in corpus::entries().into_iter().filter(|entry| entry.class != "broken") {
        let bytes = std::fs::read(&entry.path).expect("the index names files that are there");
        let Some(document) = Document::parse(bytes, None, &accepting().limits).value else { continue };
        let stated = document.value().get("openapi").map(|version| version.to_string().replace('"', ""));
        if stated.is_some_and(|version| version.starts_with("3.1") || version.starts_with("3.2")) {
            documents.push((entry.path.display().to_string(), document));
        }
    }
    assert!(documents.len() >= 5, "only {} documents", documents.len());
    documents
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn they_are_imported() {
    let mut refused = BTreeMap::<&str, Vec<String>>::new();
    let mut counts = BTreeMap::<(&str, &str), (usize, usize, Vec<String>)>::new();
    let (mut imported, mut operations, mut left_out) = (0, 0, 0);
    let documents = later();
    for (name, document) in &documents {
        let outcome = import(document.clone(), &accepting());
        let mut seen = std::collections::BTreeSet::new();
        for found in &outcome.diagnostics {
            let severity = match found.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "info",
            };
            let count = counts.entry((severity, found.code())).or_default();
            count.0 += 1;
            count.1 += usize::from(seen.insert(found.code()));
            if count.2.len() < 3 && seen.len() % 7 != 1 {
                let at = found.location().map(|at| format!("{}:{}", at.line, at.pointer)).unwrap_or_default();
                count.2.push(format!("{name}:{at}"));
            }
        }
        if let Some(value) = &outcome.value {
            imported += 1;
            operations += value.api.operations.len();
            left_out += value.left_out.len();
        } else {
            let error = outcome.diagnostics.iter().find(|found| found.severity() == Severity::Error);
            refused.entry(error.map_or("nothing", |found| found.code())).or_default().push(name.clone());
        }
    }
    let mut out = format!(
        "{} documents, {imported} imported, {operations} operations, {left_out} left out\n",
        documents.len()
    );
    for (code, names) in &refused {
        writeln!(out, "refused {code}: {} such as {:?}", names.len(), names.first()).unwrap();
    }
    for ((severity, code), (all, documents, examples)) in &counts {
        writeln!(out, "{severity} {code}: {all} in {documents}  {}", examples.join("  ")).unwrap();
    }
    println!("{out}");
    // What has no title cannot be named.
    let others = refused.keys().filter(|code| !["title-missing", "paths-missing"].contains(code));
    assert_eq!(others.count(), 0, "{refused:?}");
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn they_come_back_from_an_export() {
    let mut wrong = Vec::new();
    let (mut same, mut invalid, mut valid) = (0, Vec::new(), 0);
    for (name, document) in later() {
        let judged = law::comes_back(&name, document.text().as_bytes(), &WriteOptions::default());
        same += judged.same;
        wrong.extend(judged.wrong.iter().take(3).map(|text| text.chars().take(600).collect::<String>()));
        let outcome = import(document, &accepting());
        let Some(imported) = outcome.value else { continue };
        let (written, _) = law::written(&imported.api, &WriteOptions::default());
        let faults = judge::faults(&written.value().to_json());
        valid += usize::from(faults.is_empty());
        invalid.extend(faults.first().map(|fault| format!("{name}: {fault}")));
    }
    println!(
        "{same} parts came back, {valid} exports are valid, {} are not:\n{}",
        invalid.len(),
        invalid.join("\n")
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
