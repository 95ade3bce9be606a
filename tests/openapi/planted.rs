//! Faults planted in real documents: each is found under its code, pointer and line, and nothing else becomes an error
//! or a warning that was none before.
//!
//! A document is taken as data, faults are put into it at random operations, and it is written out again, as JSON and
//! as YAML, by a printer that notes on which line each value begins. So the expected lines owe nothing to our readers.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use oasgate::source::Limits;
use oasgate::{Diagnostic, Document, ImportOptions, Severity, import};
use serde_json::{Map, Value, json};

/// Documents that import without an error, of different makers and both versions.
const CLEAN: [&str; 10] = [
    "wild/twilio/spec/json/twilio_ip_messaging_v1.json",
    "wild/docker/moby-20.10.24/engine/docs/api/v1.40.yaml",
    "wild/apis-guru/googleapis.com/storage.json",
    "wild/apis-guru/presalytics.io/story.json",
    "wild/apis-guru/letmc.com/basic-tier.json",
    "wild/apis-guru/epa.gov/cwa.json",
    "wild/xero/hist/spec/swagger_v2/accounting2.json",
    "wild/apis-guru/waterlinked.com.json",
    "wild/openapiv3-crate/adobe_aem.yaml",
    "wild/box/hist/v2.0/openapi-v2.json",
];

/// A fault: changes an operation, and says which code is to be found below which pointer of the operation.
type Fault = fn(&mut Value, &Facts) -> (&'static str, String);

/// What a fault has to know about the document.
struct Facts {
    is_v2: bool,
    /// A reference to some schema.
    schema: String,
    /// The operationId of the first operation, which stays as it is.
    first_id: String,
}

const FAULTS: &[Fault] = &[
    |operation, _| {
        members(operation).remove("responses");
        ("responses-missing", String::new())
    },
    |operation, _| {
        ("response-status-invalid", response(operation, "20x", json!({ "description": "planted" })))
    },
    |operation, _| ("response-description-missing", response(operation, "299", json!({}))),
    |operation, _| {
        let reference = json!({ "$ref": "#/planted/nowhere" });
        ("reference-unresolved", response(operation, "299", reference) + "/$ref")
    },
    |operation, _| {
        let reference = json!({ "$ref": "planted.yaml#/nowhere" });
        ("reference-external", response(operation, "299", reference) + "/$ref")
    },
    |operation, _| ("reference-not-text", response(operation, "299", json!({ "$ref": 7 })) + "/$ref"),
    |operation, facts| {
        ("response-wrong-kind", response(operation, "299", json!({ "$ref": facts.schema })) + "/$ref")
    },
    |operation, facts| {
        let missing = json!({ "properties": { "planted": { "$ref": "#/components/schemas/Planted" } } });
        ("schema-widened", with_schema(operation, facts, missing) + "/properties/planted/$ref")
    },
    |operation, facts| {
        ("schema-malformed", with_schema(operation, facts, json!({ "properties": [] })) + "/properties")
    },
    |operation, facts| {
        let schema = json!({ "type": "object", "required": true });
        ("schema-keyword-type", with_schema(operation, facts, schema) + "/required")
    },
    |operation, facts| {
        ("schema-type-unknown", with_schema(operation, facts, json!({ "type": "strin" })) + "/type")
    },
    |operation, facts| {
        ("schema-type-list", with_schema(operation, facts, json!({ "type": ["string"] })) + "/type")
    },
    |operation, facts| ("parameter-incomplete", parameter(operation, facts, json!({ "name": "planted" }))),
    |operation, facts| {
        let twin = json!({ "name": "planted", "in": "query" });
        parameter(operation, facts, twin.clone());
        ("parameter-duplicate", parameter(operation, facts, twin))
    },
    |operation, facts| {
        let unused = json!({ "name": "planted", "in": "path", "required": true });
        ("path-parameter-unused", parameter(operation, facts, unused))
    },
    |operation, facts| {
        let key = if facts.is_v2 { "collectionFormat" } else { "style" };
        let strange = json!({ "name": "planted", "in": "query", key: "planted" });
        let at = parameter(operation, facts, strange);
        if facts.is_v2 {
            let listed = operation.pointer_mut(&at).expect("it was put there");
            listed["type"] = "array".into();
            listed["items"] = json!({ "type": "string" });
        }
        ("style-unknown", format!("{at}/{key}"))
    },
    |operation, _| ("value-wrong-type", member(operation, "tags", json!("planted"))),
    |operation, _| ("value-null", member(operation, "summary", Value::Null)),
    |operation, _| ("key-unknown", member(operation, "sumary", json!("planted"))),
    |operation, _| ("text-unquoted", member(operation, "operationId", json!(4_711))),
    |operation, facts| ("operation-id-duplicate", member(operation, "operationId", json!(facts.first_id))),
    |operation, _| {
        members(operation).remove("operationId");
        ("operation-id-missing", String::new())
    },
    |operation, _| {
        (
            "security-scheme-undefined",
            member(operation, "security", json!([{ "planted": [] }])) + "/0/planted",
        )
    },
    |operation, _| {
        *operation = "planted".into();
        ("operation-not-object", String::new())
    },
];

fn members(operation: &mut Value) -> &mut Map<String, Value> {
    operation.as_object_mut().expect("operations are objects")
}

fn member(operation: &mut Value, key: &str, value: Value) -> String {
    members(operation).insert(key.to_owned(), value);
    format!("/{key}")
}

fn response(operation: &mut Value, status: &str, response: Value) -> String {
    operation["responses"][status] = response;
    format!("/responses/{status}")
}

/// A response with a schema; answers where the schema is.
#[allow(clippy::needless_pass_by_value, reason = "it is given as a literal")]
fn with_schema(operation: &mut Value, facts: &Facts, schema: Value) -> String {
    if facts.is_v2 {
        return response(operation, "299", json!({ "description": "planted", "schema": schema })) + "/schema";
    }
    let content = json!({ "a/b": { "schema": schema } });
    response(operation, "299", json!({ "description": "planted", "content": content }))
        + "/content/a~1b/schema"
}

/// One more parameter, of type string.
fn parameter(operation: &mut Value, facts: &Facts, mut parameter: Value) -> String {
    if facts.is_v2 {
        parameter["type"] = "string".into();
    } else {
        parameter["schema"] = json!({ "type": "string" });
    }
    let list = members(operation).entry("parameters").or_insert_with(|| json!([]));
    let list = list.as_array_mut().expect("parameters are a list");
    list.push(parameter);
    format!("/parameters/{}", list.len() - 1)
}

/// Numbers that are as good as random, and the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }
}

/// A printer that notes on which line each value begins.
#[derive(Default)]
struct Printer {
    text: String,
    line: u32,
    lines: HashMap<String, u32>,
}

impl Printer {
    fn newline(&mut self, depth: usize) {
        self.line += 1;
        write!(self.text, "\n{:depth$}", "").expect("text grows");
    }

    fn note(&mut self, pointer: &str) {
        self.lines.insert(pointer.to_owned(), self.line + 1);
    }

    /// JSON, everything on a line of its own.
    fn json(&mut self, value: &Value, pointer: &str, depth: usize) {
        self.note(pointer);
        let (open, close, children) = match value {
            Value::Object(map) => {
                let named = map.iter().map(|(key, child)| (Some(key), below(pointer, key), child));
                ('{', '}', named.collect::<Vec<_>>())
            }
            Value::Array(items) => {
                let numbered = items.iter().enumerate();
                let numbered = numbered.map(|(at, child)| (None, format!("{pointer}/{at}"), child));
                ('[', ']', numbered.collect())
            }
            scalar => return self.text.push_str(&scalar.to_string()),
        };
        self.text.push(open);
        for (at, (key, pointer, child)) in children.iter().enumerate() {
            self.text.push_str(if at > 0 { "," } else { "" });
            self.newline(depth + 1);
            if let Some(key) = key {
                write!(self.text, "{}: ", Value::from(key.as_str())).expect("text grows");
            }
            self.json(child, pointer, depth + 1);
        }
        self.newline(depth);
        self.text.push(close);
    }

    /// YAML: blocks down to the members of operations and of components' sections, each of these on one line.
    fn yaml(&mut self, value: &Value, pointer: &str, depth: usize) {
        for (key, child) in value.as_object().expect("blocks are objects") {
            self.newline(depth);
            let pointer = below(pointer, key);
            write!(self.text, "{}: ", Value::from(key.as_str())).expect("text grows");
            match child {
                Value::Object(map) if depth < 3 && !map.is_empty() => {
                    self.note(&pointer);
                    self.yaml(child, &pointer, depth + 1);
                }
                _ => self.flow(child, &pointer),
            }
        }
    }

    fn flow(&mut self, value: &Value, pointer: &str) {
        self.text.push_str(&value.to_string());
        let mut pending = vec![(value, pointer.to_owned())];
        while let Some((value, pointer)) = pending.pop() {
            self.note(&pointer);
            for (key, child) in value.as_object().into_iter().flatten() {
                pending.push((child, below(&pointer, key)));
            }
            for (at, child) in value.as_array().into_iter().flatten().enumerate() {
                pending.push((child, format!("{pointer}/{at}")));
            }
        }
    }
}

fn below(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Pointers of all operations, in the order in which they are written.
fn operations(document: &Value) -> Vec<String> {
    let is_method =
        |key: &str| matches!(key, "get" | "put" | "post" | "delete" | "options" | "head" | "patch");
    let paths = document["paths"].as_object().expect("there are paths");
    let of_path = |(path, item): (&String, &Value)| {
        let path = below("/paths", path);
        let keys = item.as_object().map(|item| item.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
        let methods = keys.into_iter().filter(|key| is_method(key));
        methods.map(|key| format!("{path}/{key}")).collect::<Vec<_>>()
    };
    paths.iter().flat_map(of_path).collect()
}

/// Plants every fault in an operation of its own; answers code and pointer of each.
fn plant(document: &mut Value, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let is_v2 = document.get("swagger").is_some();
    let schemas = if is_v2 { "/definitions" } else { "/components/schemas" };
    let name = document.pointer(schemas).and_then(Value::as_object).and_then(|map| map.keys().next());
    let schema = format!("#{}", below(schemas, name.expect("there are schemas")));
    let mut free = operations(document);
    let first = free.remove(0);
    let first = document.pointer_mut(&first).expect("it is there");
    let first_id = members(first).entry("operationId").or_insert_with(|| "first".into());
    let first_id = first_id.as_str().expect("it is text").to_owned();
    let facts = Facts { is_v2, schema, first_id };
    let mut planted = Vec::new();
    for fault in FAULTS {
        let at = free.swap_remove(dice.below(free.len()));
        let (code, deeper) = fault(document.pointer_mut(&at).expect("it is there"), &facts);
        planted.push((code, at + &deeper));
    }
    planted
}

/// The errors and warnings of a document, by code and pointer.
fn reported(diagnostics: &[Diagnostic]) -> HashSet<(&'static str, String)> {
    let reported = diagnostics.iter().filter(|found| found.severity() < Severity::Info);
    reported
        .map(|found| (found.code(), found.location().expect("it has a place").pointer.to_string()))
        .collect()
}

/// Everything that is wrong with what was found, where `before` is what was found without the faults.
fn judge(
    name: &str,
    printed: &Printer,
    planted: &[(&'static str, String)],
    before: &HashSet<(&'static str, String)>,
) -> Vec<String> {
    let outcome = import(printed.text.as_str(), &ImportOptions::default());
    let place = |found: &Diagnostic| {
        let location = found.location().expect("findings of a document have a place");
        (found.code(), location.pointer.to_string(), location.line)
    };
    let expected: Vec<_> = planted
        .iter()
        .map(|(code, pointer)| {
            (*code, pointer.clone(), printed.lines.get(pointer).copied().unwrap_or_default())
        })
        .collect();
    let found: Vec<_> = outcome.diagnostics.iter().map(place).collect();
    let missing = expected.iter().filter(|one| found.iter().filter(|other| other == one).count() != 1);
    let mut wrong: Vec<_> =
        missing.map(|(code, pointer, line)| format!("{name}:{line}: no {code} at {pointer}")).collect();
    let reported = reported(&outcome.diagnostics);
    let mut surplus: Vec<_> =
        reported.iter().filter(|one| !before.contains(one) && !planted.contains(one)).collect();
    surplus.sort();
    wrong
        .extend(surplus.iter().map(|(code, pointer)| format!("{name}: {code} at {pointer} was not planted")));
    wrong
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn planted_faults_are_found_where_they_are() {
    let folder = crate::corpus::folder();
    let mut wrong = Vec::new();
    for (seed, name) in (1_u64..).zip(CLEAN) {
        let text = std::fs::read_to_string(folder.join(name)).expect("the corpus has it");
        let parsed = Document::parse(text, None, &Limits::default()).value.expect("it can be parsed");
        let mut document = serde_json::to_value(parsed.value()).expect("values are JSON");
        let clean = import(document.to_string(), &ImportOptions::default());
        assert!(
            clean.diagnostics.iter().all(|found| found.severity() != Severity::Error),
            "{name} is not clean"
        );
        let planted = plant(&mut document, &mut Dice(seed));
        assert!(!planted.is_empty(), "nothing was planted in {name}");
        let (mut json, mut yaml) = (Printer::default(), Printer::default());
        json.json(&document, "", 0);
        yaml.yaml(&document, "", 0);
        let before = reported(&clean.diagnostics);
        wrong.extend(judge(&format!("{name} as JSON"), &json, &planted, &before));
        wrong.extend(judge(&format!("{name} as YAML"), &yaml, &planted, &before));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
