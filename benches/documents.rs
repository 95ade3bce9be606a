//! Documents to time.

use std::path::Path;

use oasgate::source::Format;
use serde_json::{Map, Value, json};

/// A document of realistic make: a fifth as many schemas as operations; three parameters, three
/// responses and an example in each.
pub(crate) fn generated(operations: u32) -> Value {
    document(operations, "")
}

/// The next release of the same: every tenth operation differs.
pub(crate) fn next(operations: u32) -> Value {
    document(operations, " (revised)")
}

/// The first, with a fault in every operation: some are left out for it, some are not.
pub(crate) fn faulty(operations: u32) -> Value {
    let mut document = document(operations, "");
    let paths = document["paths"].as_object_mut().expect("it has paths");
    for (at, operation) in paths
        .values_mut()
        .flat_map(|item| item.as_object_mut().expect("it has methods").values_mut())
        .enumerate()
    {
        match at % 5 {
            0 => operation["responses"] = json!({}),
            1 => operation["responses"]["404"] = json!({"$ref": "#/components/responses/NotThere"}),
            2 => operation["parameters"][1] = json!({"name": "expand"}),
            3 => operation["sumary"] = json!("A key that nobody knows"),
            _ => operation["responses"]["200"]["headers"]["X-Lock-Owner"]["schema"] = json!({"type": "text"}),
        }
    }
    document
}

/// The text of a document, indented as those on disk mostly are.
pub(crate) fn json(document: &Value) -> Vec<u8> {
    serde_json::to_vec_pretty(document).expect("plain data is JSON")
}

fn document(operations: u32, revision: &str) -> Value {
    let mut paths = Map::new();
    for at in 0..operations / 2 {
        let schema = json!({"$ref": format!("#/components/schemas/Item{}", at % (operations / 5))});
        let operation = |verb: &str| {
            let note = if at % 10 == 0 { revision } else { "" };
            json!({
                "operationId": format!("{verb}Item{at}"),
                "summary": format!("The {verb} operation of collection {at}{note}"),
                "description": "Works on one item of the collection.\n\nThe caller needs the right to see the collection \
                    and, for changes, the right to write to it. Items that somebody else has locked are answered as \
                    they were when the lock began; the `X-Lock-Owner` header says whose it is.",
                "tags": ["items"],
                "parameters": [
                    {"name": "itemId", "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}},
                    {"name": "expand", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                    {"$ref": "#/components/parameters/Trace"}
                ],
                "responses": {
                    "200": {
                        "description": "The item as it is now",
                        "headers": {"X-Lock-Owner": {"description": "Who has locked it", "schema": {"type": "string"}}},
                        "content": {"application/json": {"schema": schema, "example": example(at)}}
                    },
                    "404": {"description": "There is no such item, or the caller may not see it"},
                    "default": {"$ref": "#/components/responses/Problem"}
                }
            })
        };
        let mut put = operation("put");
        put["requestBody"] = json!({"required": true, "content": {"application/json": {"schema": schema}}});
        paths.insert(
            format!("/collections/c{at}/items/{{itemId}}"),
            json!({"get": operation("get"), "put": put}),
        );
    }
    let schemas: Map<_, _> =
        (0..operations / 5).map(|at| (format!("Item{at}"), schema(at, operations / 5))).collect();
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Generated", "version": "1"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "tags": [{"name": "items"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": {"Trace": {"name": "X-Trace", "in": "header", "schema": {"type": "string"}}},
            "responses": {"Problem": {"description": "It did not work"}}
        }
    })
}

fn example(at: u32) -> Value {
    json!({
        "id": format!("0b0b7a5c-5a8e-4a55-9d2e-{at:012}"),
        "name": format!("Item {at} of the collection"),
        "size": 1000 + at,
        "state": "open",
        "labels": {"colour": "green", "origin": "imported", "owner": "somebody@example.com"}
    })
}

fn schema(at: u32, count: u32) -> Value {
    json!({
        "type": "object",
        "required": ["id", "name"],
        "properties": {
            "id": {"type": "string", "format": "uuid", "description": "Identifier, given by the server"},
            "name": {"type": "string", "minLength": 1, "maxLength": 200, "example": "An item"},
            "size": {"type": "integer", "format": "int64", "minimum": 0},
            "state": {"type": "string", "enum": ["new", "open", "done"]},
            "next": {"$ref": format!("#/components/schemas/Item{}", (at + 1) % count)},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}}
        }
    })
}

/// The largest documents of the corpus, three of each format.
pub(crate) fn largest_real(mut each: impl FnMut(&str, &[u8], Format)) {
    let Some(folder) = std::env::var_os("OASGATE_CORPUS") else {
        println!("skipped: OASGATE_CORPUS names no folder of real documents");
        return;
    };
    let folder = Path::new(&folder);
    let index = std::fs::read_to_string(folder.join("index.tsv")).expect("the corpus has an index.tsv");
    for (format, word) in [(Format::Json, "json"), (Format::Yaml, "yaml")] {
        let mut rows: Vec<(usize, &str)> = index
            .lines()
            .skip(1)
            .filter_map(|line| {
                let columns: Vec<_> = line.split('\t').collect();
                let wanted = columns.get(2) == Some(&word) && columns.get(7) == Some(&"wild");
                wanted.then(|| columns.get(1)?.parse().ok().zip(columns.first().copied())).flatten()
            })
            .collect();
        rows.sort_unstable_by(|a, b| b.cmp(a));
        for (_, path) in rows.into_iter().take(4) {
            let bytes = std::fs::read(folder.join(path)).expect("the index names files that are there");
            let name: String = path.chars().rev().take(44).collect::<Vec<_>>().into_iter().rev().collect();
            each(&name, &bytes, format);
        }
    }
}
