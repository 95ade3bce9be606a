//! Names of tools: legal, unique, and the same when an operation is added before all others.

use std::collections::BTreeSet;
use std::sync::Arc;

use oasgate::mcp::{Options, requests};
use oasgate::model::{Map, Operation};
use oasgate::subject::OperationKey;
use oasgate::{ImportOptions, Imported, import};
use serde_json::json;

use crate::corpus;

fn names(imported: &Imported) -> Vec<String> {
    let options = Options::default().with_deprecated(true).with_max_tools(100_000_usize);
    requests(imported, &options).value.unwrap().keys().cloned().collect()
}

fn is_legal(name: &str) -> bool {
    let starts = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    starts && name.len() <= 64 && name.bytes().all(is_legal)
}

/// How many tools a document has.
fn check(document: &str, bytes: &[u8]) -> usize {
    let Some(mut imported) = import(bytes.to_vec(), &ImportOptions::default()).value else { return 0 };
    let before = names(&imported);
    let wrong: Vec<&String> = before.iter().filter(|name| !is_legal(name)).collect();
    assert!(wrong.is_empty(), "{document}: {wrong:?}");
    let folded: BTreeSet<String> = before.iter().map(|name| name.to_ascii_lowercase()).collect();
    assert_eq!(folded.len(), before.len(), "{document}");
    let added: Operation = serde_json::from_value(json!({
        "name": "addedBeforeAll", "operationId": "addedBeforeAll", "method": "GET", "path": "/added/before/all", "responses": {},
    }))
    .unwrap();
    let api = Arc::make_mut(&mut imported.api);
    let others = std::mem::take(&mut api.operations);
    let first = (OperationKey::of(added.method, &added.path), added);
    api.operations = std::iter::once(first).chain(others).collect::<Map<_, _>>();
    let after = names(&imported);
    assert_eq!(after.first().map(String::as_str), Some("addedBeforeAll"), "{document}");
    assert!(after.iter().skip(1).eq(&before), "{document}");
    before.len()
}

#[test]
fn an_operation_before_all_others_changes_no_name() {
    let all = crate::export::documents();
    let count: usize = all.iter().map(|(name, bytes)| check(name, bytes)).sum();
    assert!(count > 500, "only {count} tools");
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn an_operation_before_all_others_changes_no_name_of_real_documents() {
    let documents = corpus::entries();
    let read =
        |entry: corpus::Entry| check(&entry.path.display().to_string(), &std::fs::read(&entry.path).unwrap());
    let count: usize = documents.into_iter().map(read).sum();
    assert!(count > 10_000, "only {count} tools");
}
