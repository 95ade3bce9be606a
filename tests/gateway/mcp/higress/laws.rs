//! A call that fits a tool makes a request that fits its operation.

use std::collections::BTreeMap;

use oasgate::mcp::{Options, higress};
use oasgate::model::{Operation, ParameterLocation, RefOr, Schema};
use oasgate::route::{Overlap, RouteOptions, explain};
use oasgate::{Api, ImportOptions, import, routes};
use serde_json::{Map, Value, json};

use super::requests::{Sent, sent, shown};
use super::runtime;
use crate::corpus;

/// Arguments that a schema allows, by chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Map<String, Value> {
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let mut object = Map::new();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if required.contains(&json!(name)) || self.below(2) == 0 {
                object.insert(name.clone(), self.value(property, depth));
            }
        }
        if schema["additionalProperties"].is_object() && self.below(2) == 0 {
            object.insert("other".to_owned(), self.value(&schema["additionalProperties"], depth));
        }
        object
    }

    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        // No slash, question mark or number sign: what they do in a path is a finding.
        const WORDS: &[&str] = &["a", "a b", "ä", "x&y=z", "+1", "true", "5", "a\"b"];
        if let Some(values) = schema["enum"].as_array() {
            return values[self.below(values.len())].clone();
        }
        match schema["type"].as_str() {
            Some("integer") => self.below(1_000).into(),
            Some("number") => json!(f64::from(u32::try_from(self.below(1_000)).unwrap()) / 4.0),
            Some("boolean") => (self.below(2) == 0).into(),
            Some("array") if depth > 4 => json!([]),
            Some("array") => (0..self.below(3)).map(|_| self.value(&schema["items"], depth + 1)).collect(),
            Some("object") if depth > 4 => json!({}),
            Some("object") => self.object(schema, depth + 1).into(),
            Some("string") => WORDS[self.below(WORDS.len())].into(),
            _ => json!({"any": WORDS[self.below(WORDS.len())]}),
        }
    }
}

/// The type of a schema behind references; none when it does not say it plainly.
fn kind(api: &Api, schema: &Schema) -> Option<String> {
    let mut value = schema.value().to_json();
    while let Some(target) = value["$ref"].as_str() {
        let name = target.strip_prefix("#/components/schemas/")?;
        value = api.components.schemas.get(name)?.value().to_json();
    }
    if value["oneOf"].is_array() || value["anyOf"].is_array() {
        return None;
    }
    value["type"].as_str().map(str::to_owned)
}

/// Whether a text is a value of a type; lists and objects are JSON here, which is a finding.
fn reads_as(kind: Option<&str>, text: &str) -> bool {
    match kind {
        Some("integer") => text.parse::<i64>().is_ok(),
        Some("number") => text.parse::<f64>().is_ok(),
        Some("boolean") => text == "true" || text == "false",
        Some("array") => serde_json::from_str::<Vec<Value>>(text).is_ok(),
        Some("object") => serde_json::from_str::<Map<String, Value>>(text).is_ok(),
        _ => true,
    }
}

fn is_json(media: &str) -> bool {
    media.contains("json")
}

/// What an operation would say against a request.
fn refused(api: &Api, operation: &Operation, sent: &Sent) -> Result<(), String> {
    let mut declared = Vec::new();
    for (key, stated) in &operation.parameters {
        let parameter = match stated {
            RefOr::Item(item) => item,
            RefOr::Reference(target) => api.components.parameters[&target.0.name].item().unwrap(),
        };
        let name = &*parameter.name;
        let value = match key.location {
            ParameterLocation::Path => continue,
            ParameterLocation::Query => {
                declared.push(name);
                sent.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
            }
            ParameterLocation::Header => sent.header(name).filter(|value| !value.is_empty()),
            ParameterLocation::Cookie => sent.cookies().get(name).copied(),
        };
        let is_set_elsewhere =
            ["accept", "content-type", "authorization"].contains(&name.to_lowercase().as_str());
        if parameter.required && value.is_none() && !is_set_elsewhere {
            return Err(format!("{key} is missing"));
        }
        let kind = parameter.schema.as_ref().and_then(|schema| kind(api, schema));
        if let Some(value) = value.filter(|value| !reads_as(kind.as_deref(), value)) {
            return Err(format!("{key} is {value}, not of type {kind:?}"));
        }
    }
    if let Some((name, _)) =
        sent.query.iter().find(|(name, value)| !declared.contains(&name.as_str()) && value != "secret")
    {
        return Err(format!("the query has {name}"));
    }
    body_refused(api, operation, sent)
}

fn body_refused(api: &Api, operation: &Operation, sent: &Sent) -> Result<(), String> {
    let stated = match &operation.request_body {
        None if sent.body.is_some() => return Err("there is a body".to_owned()),
        None => return Ok(()),
        Some(RefOr::Item(item)) => item,
        Some(RefOr::Reference(target)) => api.components.request_bodies[&target.0.name].item().unwrap(),
    };
    let Some(text) = sent.body.as_deref().filter(|body| !body.is_empty()) else {
        let has_required =
            stated.required && !sent.header("Content-Type").is_some_and(|media| media.contains("text"));
        return if has_required && sent.body.is_none() { Err("there is no body".to_owned()) } else { Ok(()) };
    };
    let media = sent.header("Content-Type").ok_or("there is no media type")?;
    let Some((_, content)) = stated.content.iter().find(|(name, _)| &***name == media || name.contains('*'))
    else {
        return Err(format!("{media} is not taken"));
    };
    let kind = content.schema.as_ref().and_then(|schema| kind(api, schema));
    if is_json(media) {
        let value: Value = serde_json::from_str(text).map_err(|_| format!("{text} is not JSON"))?;
        let is_of = match kind.as_deref() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("integer" | "number") => value.is_number(),
            Some("boolean") => value.is_boolean(),
            _ => true,
        };
        return if is_of { Ok(()) } else { Err(format!("{text} is not of type {kind:?}")) };
    }
    Ok(())
}

/// The values that have a position are where it says; a body that is one argument is that argument.
fn misplaced(tool: &Value, args: &Map<String, Value>, sent: &Sent) -> Option<String> {
    let is_form = sent.header("Content-Type").is_some_and(|media| media.contains("form-urlencoded"));
    let json: Value =
        sent.body.as_deref().and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default();
    for arg in tool["args"].as_array().unwrap() {
        let name = arg["name"].as_str().unwrap();
        let Some(value) =
            args.get(name).filter(|value| !["true", "5", "+1"].contains(&shown(value).as_str()))
        else {
            continue;
        };
        let text = shown(value);
        let found = match arg["position"].as_str() {
            Some("query") => sent.query.iter().any(|(known, found)| known == name && *found == text),
            Some("header") => sent.header(name) == Some(&text),
            Some("cookie") => {
                sent.header("Cookie").is_some_and(|all| all.contains(&format!("{name}={text}")))
            }
            Some("body") if is_form => sent.form().contains(&(name.to_owned(), text)),
            Some("body") => json[name] == *value,
            Some("path") => sent.url.contains(&text),
            _ if name == "body" && json != Value::Null => json == *value,
            _ => true,
        };
        if !found {
            return Some(format!("{name} = {value}"));
        }
    }
    None
}

/// Calls each tool of a document so many times.
fn check(name: &str, document: &[u8], times: u64) -> usize {
    let Some(imported) = import(document.to_vec(), &ImportOptions::default()).value else { return 0 };
    let api = &imported.api;
    let config = serde_json::to_value(higress(&imported, &Options::default()).value.unwrap()).unwrap();
    let routes = routes(api, &RouteOptions::default()).value.unwrap_or_default();
    let named =
        api.operations.values().filter_map(|operation| Some((operation.operation_id.as_deref()?, operation)));
    let named: BTreeMap<&str, &Operation> = named.collect();
    let mut calls = 0;
    for tool in config["tools"].as_array().unwrap() {
        let Some(operation) = named.get(tool["name"].as_str().unwrap()) else { continue };
        let schema = runtime::input_schema(tool);
        for seed in 1..=times {
            let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let args = chance.object(&schema, 0);
            let sent = sent(&config, tool, &args);
            let called =
                format!("{name}: {} with {} sends {sent:?}", tool["name"], Value::from(args.clone()));
            assert_eq!(sent.method, operation.method.as_str(), "{called}");
            assert_eq!(refused(api, operation, &sent), Ok(()), "{called}");
            assert_eq!(misplaced(tool, &args, &sent), None, "{called}");
            let key = oasgate::subject::OperationKey::of(operation.method, &operation.path);
            if let Some(route) = routes.iter().find(|route| route.operations.contains(&key)) {
                let path = json!({"kind": "exact", "value": sent.path()});
                let exact = json!({"name": "r", "path": path, "methods": [sent.method]});
                let explained = explain(route, &serde_json::from_value(exact).unwrap());
                assert!(matches!(explained.overlap, Overlap::Some { .. }), "{called}: {route:?}");
            }
            calls += 1;
        }
    }
    calls
}

#[test]
fn calls_fit_their_operations() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gateway/mcp/higress");
    let mut calls = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        calls += check(&path.display().to_string(), &std::fs::read(&path).unwrap(), 100);
    }
    assert!(calls > 2_000, "only {calls} calls");
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn calls_of_real_tools_fit_their_operations() {
    let mut calls = 0;
    for entry in corpus::entries() {
        let bytes = std::fs::read(&entry.path).unwrap();
        calls +=
            if bytes.len() < 2_000_000 { check(&entry.path.display().to_string(), &bytes, 3) } else { 0 };
    }
    assert!(calls > 10_000, "only {calls} calls");
}

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn the_runtime_takes_the_tools_of_real_documents() {
    let mut count = 0;
    for entry in corpus::entries() {
        let name = entry.path.display().to_string();
        let bytes = std::fs::read(&entry.path).unwrap();
        let size = bytes.len();
        let Some(imported) = import(bytes, &ImportOptions::default()).value else { continue };
        let outcome = higress(&imported, &Options::default());
        assert!(outcome == higress(&imported, &Options::default()), "{name}");
        let config = outcome.value.unwrap();
        let json = serde_json::to_value(&config).unwrap();
        assert_eq!(runtime::faults(&json), Vec::<String>::new(), "{name}");
        let yaml = config.to_yaml().len();
        assert!(yaml <= 20 * size.max(4_096), "{name}: {yaml} bytes of {size}");
        count += config.tools.len();
    }
    assert!(count > 10_000, "only {count} tools");
}
