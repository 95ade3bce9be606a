//! Documents of OAS 3.0 put into the words of 3.1 are imported like the original: what is written there is read back.

use std::path::Path;

use oasgate::{Document, ImportOptions, import};
use serde_json::{Map, Value, json};

use super::accepting;
use crate::corpus;

/// Puts what is beside a `$ref` aside, which means nothing in OAS 3.0 and something in 3.1, and adds the items that every
/// array has there.
fn plain(schema: &mut Map<String, Value>) {
    if schema.get("$ref").is_some_and(Value::is_string) {
        schema.retain(|key, _| key == "$ref");
    }
    if schema.get("type") == Some(&json!("array")) {
        schema.entry("items").or_insert_with(|| json!({}));
    }
    // A keyword that only 3.1 has means nothing in 3.0.
    let later = [
        "const",
        "examples",
        "if",
        "then",
        "else",
        "contains",
        "prefixItems",
        "patternProperties",
        "propertyNames",
        "unevaluatedProperties",
        "$defs",
        "definitions",
        "$id",
        "$anchor",
        "$comment",
        "$schema",
        "contentEncoding",
        "contentMediaType",
        "dependentSchemas",
        "additionalItems",
    ];
    schema.retain(|key, _| !later.contains(&key.as_str()));
    for bound in ["exclusiveMinimum", "exclusiveMaximum"] {
        if schema.get(bound).is_some_and(Value::is_number) {
            schema.remove(bound);
        }
    }
    if schema.get("type").is_some_and(|of_type| !of_type.is_string() || of_type == "null") {
        schema.remove("type");
    }
    if schema.get("items").is_some_and(Value::is_array) {
        schema.insert("items".to_owned(), json!({}));
    }
}

/// Puts a schema into the words of OAS 3.1.
fn later(schema: &mut Map<String, Value>) {
    if schema.get("nullable") == Some(&json!(true))
        && let Some(of_type) = schema.get("type").cloned()
    {
        schema.insert("type".to_owned(), json!([of_type, "null"]));
        schema.remove("nullable");
    }
    for (bound, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        if schema.get(exclusive) == Some(&json!(true)) && schema.get(bound).is_some_and(Value::is_number) {
            let value = schema.remove(bound).unwrap();
            schema.insert(exclusive.to_owned(), value);
        }
    }
    if let Some([one]) = schema.get("enum").and_then(Value::as_array).map(Vec::as_slice)
        && !one.is_null()
    {
        let one = one.clone();
        schema.remove("enum");
        schema.insert("const".to_owned(), one);
    }
    if let Some(example) = schema.remove("example") {
        schema.insert("examples".to_owned(), json!([example]));
    }
    if schema.get("format") == Some(&json!("byte")) && schema.get("type") == Some(&json!("string")) {
        schema.remove("format");
        schema.insert("contentEncoding".to_owned(), json!("base64"));
    }
    let is_plain = ["allOf", "anyOf", "oneOf", "not"].iter().all(|keyword| !schema.contains_key(*keyword));
    if is_plain && schema.get("additionalProperties") == Some(&json!(false)) {
        schema.remove("additionalProperties");
        schema.insert("unevaluatedProperties".to_owned(), json!(false));
    }
}

fn in_schema(value: &mut Value, change: fn(&mut Map<String, Value>)) {
    let Value::Object(schema) = value else { return };
    for (key, child) in schema.iter_mut() {
        match (key.as_str(), child) {
            ("properties", Value::Object(all)) => all.values_mut().for_each(|one| in_schema(one, change)),
            ("allOf" | "anyOf" | "oneOf", Value::Array(all)) => {
                for one in all {
                    in_schema(one, change);
                }
            }
            ("items" | "additionalProperties" | "not", child) => in_schema(child, change),
            _ => {}
        }
    }
    change(schema);
}

fn in_document(value: &mut Value, change: fn(&mut Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| in_document(item, change)),
        Value::Object(members) => {
            for (key, child) in members.iter_mut() {
                match key.as_str() {
                    "schema" => in_schema(child, change),
                    "schemas" if child.is_object() => {
                        child.as_object_mut().unwrap().values_mut().for_each(|one| in_schema(one, change));
                    }
                    "example" | "examples" | "value" => {}
                    key if key.starts_with("x-") => {}
                    _ => in_document(child, change),
                }
            }
        }
        _ => {}
    }
}

/// How an import of the document in 3.1's words differs from that of the original; none where it is not of OAS 3.0.
#[allow(clippy::option_option, reason = "whether it is compared, and how it differs")]
fn difference(bytes: &[u8]) -> Option<Option<String>> {
    let document = Document::parse(bytes, None, &accepting().limits).value?;
    let mut older = document.value().to_json();
    if !older.get("openapi")?.as_str()?.starts_with("3.0") {
        return None;
    }
    in_document(&mut older, plain);
    let mut newer = older.clone();
    in_document(&mut newer, later);
    newer["openapi"] = json!("3.1.0");
    let outcome = import(older.to_string(), &ImportOptions::default());
    // In OAS 3.1 an operation may do without.
    if outcome.diagnostics.iter().any(|found| found.code() == "responses-missing") {
        return None;
    }
    let older = outcome.value?;
    let Some(newer) = import(newer.to_string(), &accepting()).value else {
        return Some(Some("it is not imported".to_owned()));
    };
    if older.api == newer.api && older.left_out == newer.left_out {
        return Some(None);
    }
    let lines = |imported: &oasgate::Imported| serde_json::to_string_pretty(imported).unwrap();
    let (older, newer) = (lines(&older), lines(&newer));
    let (older, newer): (Vec<_>, Vec<_>) = (older.lines().collect(), newer.lines().collect());
    let at = older.iter().zip(&newer).position(|(older, newer)| older != newer).unwrap_or_default();
    let around = |lines: &[&str]| lines[at.saturating_sub(6)..(at + 4).min(lines.len())].join("\n");
    Some(Some(format!("{}\n--- as 3.1\n{}", around(&older), around(&newer))))
}

fn judge(documents: impl Iterator<Item = (String, Vec<u8>)>, least: usize) {
    let (mut judged, mut wrong) = (0, Vec::new());
    for (name, bytes) in documents {
        let Some(difference) = difference(&bytes) else { continue };
        judged += 1;
        wrong.extend(difference.map(|difference| format!("{name}:\n{difference}")));
    }
    assert!(judged >= least, "only {judged} documents were judged");
    assert!(wrong.is_empty(), "{} of {judged} differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn fixtures_are_read_in_words_of_31_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/valid");
    let files = std::fs::read_dir(folder).expect("the fixtures are there");
    let paths = files.map(|entry| entry.expect("a folder can be listed").path());
    judge(paths.map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())), 10);
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn real_documents_are_read_in_words_of_31_too() {
    let entries = corpus::entries().into_iter().filter(|entry| entry.class != "broken");
    judge(entries.map(|entry| (entry.path.display().to_string(), std::fs::read(&entry.path).unwrap())), 50);
}
