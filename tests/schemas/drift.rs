//! The schemas in the repository are those that the library makes, and schemas they are.

use std::collections::BTreeSet;
use std::path::Path;

use oasgate::schemas::SCHEMAS;
use serde_json::Value;

const REWRITE: &str = "cargo run --features cli -- schema | while read -r name _; do \
    cargo run -q --features cli -- schema \"$name\" > \"docs/schemas/$name.json\"; done";

#[test]
fn the_schemas_in_the_repository_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas");
    let files: BTreeSet<String> = std::fs::read_dir(&folder)
        .expect("there is the folder")
        .map(|entry| entry.expect("it can be listed").file_name().into_string().expect("names are text"))
        .collect();
    let expected: BTreeSet<String> = SCHEMAS.iter().map(|schema| format!("{}.json", schema.name)).collect();
    assert_eq!(files, expected, "docs/schemas has other files; remove them, or write them with\n{REWRITE}");
    for schema in SCHEMAS {
        let text = std::fs::read(folder.join(format!("{}.json", schema.name))).expect("it was listed");
        let kept: Value = serde_json::from_slice(&text).unwrap_or_default();
        assert!(
            kept == schema.to_json(),
            "docs/schemas/{}.json differs; write it with\n{REWRITE}",
            schema.name
        );
    }
}

#[test]
fn each_is_a_schema_with_a_name_of_its_own() {
    let mut ids = BTreeSet::new();
    for schema in SCHEMAS {
        let json = schema.to_json();
        assert_eq!(json["$schema"], "https://json-schema.org/draft/2020-12/schema");
        if let Err(fault) = jsonschema::meta::validate(&json) {
            panic!("{}: {}: {fault}", schema.name, fault.instance_path());
        }
        assert_eq!(json["$id"], format!("urn:oasgate:schema:{}", schema.name));
        assert!(ids.insert(json["$id"].to_string()), "{}", json["$id"]);
        assert!(json["title"].is_string() && json["description"].is_string());
    }
}

/// Descriptions are for those who know the file: no paths of Rust, no links, no code.
#[test]
fn descriptions_are_about_files() {
    let mut wrong = Vec::new();
    for schema in SCHEMAS {
        let mut pending = vec![schema.to_json()];
        while let Some(value) = pending.pop() {
            if let Some(text) = value.get("description").and_then(Value::as_str) {
                let is_code = ["::", "](", "```", "\n"].iter().any(|code| text.contains(code));
                if is_code || text.is_empty() {
                    wrong.push(format!("{}: {text}", schema.name));
                }
            }
            match value {
                Value::Object(members) => pending.extend(members.into_iter().map(|(_, value)| value)),
                Value::Array(items) => pending.extend(items),
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
