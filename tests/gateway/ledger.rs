//! The law of conservation for payloads: each leaf of the serialised model is in a payload, or in the ledger.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use oasgate::convert::{Conversion, Entry, Fate, Ledger, Placement};
use oasgate::model::Map;
use oasgate::subject::{ComponentKey, ComponentKind};
use oasgate::{Api, Existing, ImportOptions, Subject, aliyun, huawei, import, tencent};
use serde_json::{Value, json};

use crate::corpus;

/// A ledger and payloads, as something that leaves of the model are looked for in.
pub(crate) struct Books<'a> {
    placed: &'a [Placement],
    entries: HashMap<&'a Subject, Vec<&'a Entry>>,
    payloads: HashMap<Subject, Value>,
}

impl<'a> Books<'a> {
    pub(crate) fn new(
        placed: &'a [Placement],
        ledger: &'a Ledger,
        payloads: HashMap<Subject, Value>,
    ) -> Self {
        let mut entries: HashMap<&Subject, Vec<&Entry>> = HashMap::new();
        for entry in ledger.entries() {
            entries.entry(&entry.subject).or_default().push(entry);
        }
        Self { placed, entries, payloads }
    }

    /// What is wrong, and how many leaves were judged.
    pub(crate) fn judge(&self, api: &Api) -> (Vec<String>, usize) {
        let (mut wrong, mut judged) = (Vec::new(), 0);
        judged += self.part(&Subject::Api, "/about", &json(&api.about), &mut wrong);
        for (key, operation) in &api.operations {
            judged += self.part(&key.clone().into(), "", &json(operation), &mut wrong);
        }
        let components = serde_json::to_value(&api.components).unwrap();
        for key in api.components.keys() {
            let part = &components[key.kind.section()][&*key.name];
            let prefix = format!("/components/{}", key.kind.section());
            judged += self.part(&key.into(), &prefix, part, &mut wrong);
        }
        (wrong, judged)
    }

    fn part(&self, subject: &Subject, prefix: &str, part: &Value, wrong: &mut Vec<String>) -> usize {
        let none = Vec::new();
        let entries = self.entries.get(subject).unwrap_or(&none);
        let noted: HashSet<&str> = entries.iter().map(|entry| entry.pointer.as_str()).collect();
        for entry in entries {
            let is_there = part.pointer(&entry.pointer).is_some() || entry.fate == Fate::NeedsReference;
            if !is_there {
                wrong.push(format!("{subject}: {} {} names nothing", entry.code(), entry.pointer));
            }
        }
        let mut leaves = Vec::new();
        leaves_of(part, String::new(), &mut leaves);
        let is_noted = |pointer: &str| {
            noted.contains(pointer)
                || pointer.char_indices().any(|(at, c)| c == '/' && noted.contains(&pointer[..at]))
        };
        for (pointer, leaf) in &leaves {
            // What operators add has the same rows in both.
            let prefix = if pointer.starts_with("/operator") { "" } else { prefix };
            if !is_noted(pointer) && !self.is_placed(subject, &[prefix, pointer].concat(), leaf) {
                wrong.push(format!("{subject}: {pointer} = {leaf}"));
            }
        }
        leaves.len()
    }

    fn is_placed(&self, subject: &Subject, pointer: &str, leaf: &Value) -> bool {
        let own = self.payloads.get(subject);
        let all = || if *subject == Subject::Api { self.payloads.values().collect() } else { Vec::new() };
        let payloads: Vec<&Value> = own.map_or_else(all, |own| vec![own]);
        self.placed.iter().filter(|placed| matches(placed.from, pointer)).any(|placed| {
            payloads.iter().any(|payload| holds(payload, placed, leaf))
                // An Api of no operations has no payloads.
                || self.payloads.is_empty() && *subject == Subject::Api
        })
    }
}

/// A part of the model as it serialises.
fn json<T: serde::Serialize>(part: &T) -> Value {
    serde_json::to_value(part).unwrap()
}

/// Scalars, and containers of nothing, with their pointers. An empty text says nothing.
fn leaves_of<'v>(value: &'v Value, pointer: String, leaves: &mut Vec<(String, &'v Value)>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, member) in members {
                let token = name.replace('~', "~0").replace('/', "~1");
                leaves_of(member, format!("{pointer}/{token}"), leaves);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                leaves_of(item, format!("{pointer}/{at}"), leaves);
            }
        }
        Value::String(text) if text.is_empty() => {}
        Value::Object(_) if pointer == "/responses/statuses" || pointer == "/requestBody/content" => {}
        leaf => leaves.push((pointer, leaf)),
    }
}

fn matches(pattern: &str, pointer: &str) -> bool {
    let (mut pattern, mut pointer) = (pattern.split('/'), pointer.split('/'));
    loop {
        match (pattern.next(), pointer.next()) {
            (Some("**"), _) | (None, None) => return true,
            (Some(wanted), Some(token)) if wanted == token || wanted == "*" => {}
            _ => return false,
        }
    }
}

/// Whether a payload has a leaf where the table says.
fn holds(payload: &Value, placed: &Placement, leaf: &Value) -> bool {
    let mut found = Vec::new();
    members(payload, placed.to, &mut found);
    if !placed.verbatim {
        return !found.is_empty();
    }
    let text = leaf.as_str().map_or_else(|| leaf.to_string(), str::to_owned);
    let json = leaf.to_string();
    let escaped = json.trim_matches('"');
    found.iter().any(|text_there| {
        text_there.contains(&text)
            || text_there.contains(escaped)
            || leaf.as_f64().is_some_and(|number| number_in(text_there, number))
    })
}

/// Whether a number is in a text, however it is spelt.
fn number_in(text: &str, number: f64) -> bool {
    let numbers = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')));
    numbers
        .filter_map(|part| part.parse::<f64>().ok())
        .any(|found| (found - number).abs() <= number.abs() * 1e-15)
}

/// The texts below members whose name begins so.
fn members(value: &Value, name: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(all) => {
            for (key, member) in all {
                if key.starts_with(name) {
                    texts(member, found);
                }
                members(member, name, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| members(item, name, found)),
        _ => {}
    }
}

fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(all) => all.values().for_each(|member| texts(member, found)),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::String(text) => found.push(text.clone()),
        other => found.push(other.to_string()),
    }
}

/// The payloads of a conversion as JSON.
pub(crate) fn as_json<T: serde::Serialize>(conversion: &Conversion<T>) -> HashMap<Subject, Value> {
    let json = |body| serde_json::to_value(body).unwrap();
    conversion.payloads.iter().map(|payload| (payload.subject.clone(), json(&payload.body))).collect()
}

fn judge_huawei(api: &Api, options: &huawei::WriteOptions) -> (Vec<String>, usize) {
    let conversion = huawei::write(api, options).value.unwrap();
    Books::new(huawei::PLACED, &conversion.ledger, as_json(&conversion)).judge(api)
}

fn judge_tencent(api: &Api, options: &tencent::WriteOptions) -> (Vec<String>, usize) {
    let conversion = tencent::write(api, options).value.unwrap();
    Books::new(tencent::PLACED, &conversion.ledger, as_json(&conversion)).judge(api)
}

/// The records of an API by their parts: that of each operation alone, so that it is clear whose it is.
fn records(api: &Api) -> HashMap<Subject, Value> {
    let options = aliyun::MappingOptions::default();
    let write = |api: Api| {
        let existing = Existing { api: Some(api), ..Existing::default() };
        aliyun::write(&existing, &options).value.unwrap()
    };
    let rest = Api { operations: Map::new(), ..api.clone() };
    let whole = write(rest.clone());
    let mut records: HashMap<Subject, Value> = [(Subject::Api, json(&whole.info))].into();
    for (name, schema) in &whole.components {
        let key = ComponentKey { kind: ComponentKind::Schema, name: name.as_str().into() };
        records.insert(key.into(), json!({ "jsonSchema": schema }));
    }
    for (key, operation) in &api.operations {
        let mut one = rest.clone();
        one.operations.insert(key.clone(), operation.clone());
        records.insert(key.clone().into(), json(&write(one).operations[0]));
    }
    records
}

#[test]
fn every_leaf_of_the_fixtures_is_in_a_record_or_in_the_ledger() {
    let (mut judged, mut wrong) = (0, Vec::new());
    for (name, api) in apis() {
        let ledger = aliyun::ledger(&api, &aliyun::MappingOptions::default());
        let (faults, leaves) = Books::new(aliyun::PLACED, &ledger, records(&api)).judge(&api);
        judged += leaves;
        wrong.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(judged > 5_000, "only {judged} leaves");
    assert!(
        wrong.is_empty(),
        "{} leaves are nowhere:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(60)].join("\n")
    );
}

/// Options that give each operation a backend.
pub(crate) fn options() -> huawei::WriteOptions {
    serde_json::from_str(r#"{"groupId": "g", "defaultBackend": {"address": "backend.example.com"}}"#).unwrap()
}

/// The same for the other gateway.
pub(crate) fn tencent_options() -> tencent::WriteOptions {
    serde_json::from_str(r#"{"serviceId": "s", "defaultBackend": {"url": "http://backend.example.com"}}"#)
        .unwrap()
}

#[test]
fn every_leaf_of_the_fixtures_is_in_a_payload_or_in_the_ledger() {
    let mut judged = 0;
    let mut wrong = Vec::new();
    for (name, api) in apis() {
        let of_one = [options(), huawei::WriteOptions::default()].map(|options| judge_huawei(&api, &options));
        let of_other = [tencent_options(), tencent::WriteOptions::default()]
            .map(|options| judge_tencent(&api, &options));
        for (faults, leaves) in of_one.into_iter().chain(of_other) {
            judged += leaves;
            wrong.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
        }
    }
    assert!(judged > 5_000, "only {judged} leaves");
    assert!(
        wrong.is_empty(),
        "{} leaves are nowhere:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(60)].join("\n")
    );
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn every_leaf_of_real_documents_is_in_a_payload_or_in_the_ledger() {
    let (mut judged, mut wrong) = (0, Vec::new());
    for entry in corpus::entries() {
        let bytes = std::fs::read(&entry.path).unwrap();
        let Some(imported) = import(bytes, &ImportOptions::default()).value else { continue };
        let (mut faults, leaves) = judge_huawei(&imported.api, &options());
        judged += leaves;
        faults.truncate(3);
        faults.extend(judge_tencent(&imported.api, &tencent_options()).0);
        wrong.extend(faults.into_iter().take(6).map(|fault| format!("{}: {fault}", entry.path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(judged > 100_000, "only {judged} leaves");
}

/// The APIs of all fixtures that can be imported, and one with everything that operators add.
pub(crate) fn apis() -> Vec<(String, Api)> {
    let mut folders = ["valid", "gateway", "merge", "real", "rules"]
        .map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder))
        .to_vec();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let imported = files.iter().filter_map(|path| {
        let imported = import(std::fs::read(path).unwrap(), &ImportOptions::default()).value?;
        Some((path.display().to_string(), Api::clone(&imported.api)))
    });
    let mut apis: Vec<_> = imported.collect();
    assert!(apis.len() > 40, "only {} documents", apis.len());
    let operated: Vec<(String, Api)> = apis
        .iter()
        .filter(|(name, _)| name.contains("/valid/"))
        .map(|(name, api)| (format!("{name} with an operator"), operated(api)))
        .collect();
    apis.extend(operated);
    apis
}

/// The same with everything that operators may add, on the API or on each operation.
fn operated(api: &Api) -> Api {
    let mut api = api.clone();
    api.about.operator = serde_json::from_str(OPERATOR).unwrap();
    let mocks = r#"{"backend": {"mock": {"status": 201, "headers": {"X-A": "b"}, "body": "{}"}}, "auth": {"kind": "iam"}}"#;
    let calls = r#"{"backend": {"function": {"name": "urn:fss:f", "version": "1", "namespace": "n"}, "timeoutMs": 99999}}"#;
    for (at, operation) in api.operations.values_mut().enumerate() {
        let text = ["{}", mocks, calls, OPERATOR][at % 4];
        operation.operator = serde_json::from_str(text).unwrap();
    }
    api
}

const OPERATOR: &str = r#"{
    "backend": {
        "urls": ["https://a.example"], "targets": [{"service": "s", "port": 1, "weight": 1, "version": "v"}, {"host": "h"}],
        "path": "/x", "host": "h", "method": "PUT", "timeoutMs": 1, "retries": 11,
        "parameters": [
            {"name": "X-A", "in": "header", "constant": "b"}, {"name": "x-a", "in": "header", "context": "stage"},
            {"name": "c", "in": "query", "request": {"name": "limit", "in": "query"}},
            {"name": "d", "in": "cookie", "context": "userAgent"}
        ]
    },
    "auth": {"kind": "jwt", "authorizer": "a"},
    "cors": {"allowOrigins": ["*"], "maxAgeSeconds": 5},
    "rateLimit": {"name": "n", "limits": [{"by": "ip", "requests": 1, "periodSeconds": 60, "burst": 2}]},
    "accessControl": {"name": "n", "allow": ["10.0.0.0/8"]},
    "environment": {"id": "e", "name": "release", "gateway": "g", "variables": {"a": "b"}},
    "publication": {"automatic": true, "protocols": ["http"], "domains": ["d"], "description": "first"}
}"#;
