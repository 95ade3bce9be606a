//! What the runtime refuses, written from its rules and not from ours.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

const KEYWORDS: &[&str] = &[
    "type",
    "properties",
    "required",
    "enum",
    "items",
    "additionalProperties",
    "description",
    "default",
    "examples",
];
const TYPES: &[&str] = &["string", "integer", "number", "boolean", "array", "object", "null"];

/// Why the runtime refuses a document; one bad tool is enough for it to refuse all.
pub(super) fn faults(config: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    if config["server"]["name"].as_str().is_none_or(str::is_empty) {
        faults.push("the server has no name".to_owned());
    }
    let mut schemes = BTreeSet::new();
    for scheme in list(&config["server"], "securitySchemes") {
        let is_known = match scheme["type"].as_str() {
            Some("http") => matches!(scheme["scheme"].as_str(), Some("basic" | "bearer")),
            Some("apiKey") => {
                matches!(scheme["in"].as_str(), Some("header" | "query")) && scheme["name"].is_string()
            }
            _ => false,
        };
        if !is_known || !schemes.insert(scheme["id"].as_str().unwrap()) {
            faults.push(format!("scheme {scheme}"));
        }
    }
    let mut names = BTreeSet::new();
    for tool in list(config, "tools") {
        let name = tool["name"].as_str().unwrap_or_default();
        if !is_name(name) || !names.insert(name.to_ascii_lowercase()) {
            faults.push(format!("`{name}` is not a name, or not the only one"));
        }
        let mut say = |text: String| faults.push(format!("{name}: {text}"));
        request(&tool["requestTemplate"], &schemes, &mut say);
        let response = &tool["responseTemplate"];
        if response["body"].is_string()
            && (response["prependBody"].is_string() || response["appendBody"].is_string())
        {
            say("a whole answer, and texts around it".to_owned());
        }
        if tool["description"].as_str().is_none() || tool["args"].as_array().is_none() {
            say("description and args are needed".to_owned());
        }
        args(tool, &mut say);
        for (what, schema) in [("input", Some(&input_schema(tool))), ("output", tool.get("outputSchema"))] {
            let Some(schema) = schema else { continue };
            check_schema(schema, &mut |text| say(format!("{what}: {text}")));
            if schema["type"] != "object" {
                say(format!("{what} is not an object"));
            }
        }
    }
    faults
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn is_name(name: &str) -> bool {
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    (1..=64).contains(&name.len()) && name.bytes().all(is_legal)
}

fn request(template: &Value, schemes: &BTreeSet<&str>, say: &mut impl FnMut(String)) {
    if template["url"].as_str().is_none_or(str::is_empty)
        || template["method"].as_str().is_none_or(str::is_empty)
    {
        say("no request".to_owned());
    }
    let flags = ["argsToJsonBody", "argsToUrlParam", "argsToFormBody"];
    if flags.into_iter().filter(|flag| template[*flag] == true).count() > 1 {
        say("more than one flag".to_owned());
    }
    if template["body"].is_string()
        && (template["argsToJsonBody"] == true || template["argsToFormBody"] == true)
    {
        say("a body and a flag for it".to_owned());
    }
    let mut keys = BTreeSet::new();
    for header in list(template, "headers") {
        if !keys.insert(header["key"].as_str().unwrap().to_ascii_lowercase()) {
            say(format!("header {} twice", header["key"]));
        }
    }
    if let Some(id) = template["security"].get("id")
        && !schemes.contains(id.as_str().unwrap())
    {
        say(format!("no scheme {id}"));
    }
    let values = list(template, "headers").iter().map(|header| &header["value"]);
    for text in values.chain([&template["url"], &template["body"]]).filter_map(Value::as_str) {
        if let Err(fault) = super::requests::actions(text) {
            say(format!("{text}: {fault}"));
        }
    }
}

fn args(tool: &Value, say: &mut impl FnMut(String)) {
    let mut names = BTreeSet::new();
    let url = tool["requestTemplate"]["url"].as_str().unwrap_or_default();
    for arg in list(tool, "args") {
        let name = arg["name"].as_str().unwrap_or_default();
        let is_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        if !(1..=64).contains(&name.len()) || !name.bytes().all(is_key) || !names.insert(name) {
            say(format!("`{name}` is not an argument, or not the only one"));
        }
        if arg["description"].as_str().is_none() {
            say(format!("{name} has no description"));
        }
        let is_placed = match arg["position"].as_str() {
            Some("path") => url.contains(&format!("{{{name}}}")) && arg["required"] == true,
            Some("query" | "header" | "cookie" | "body") => true,
            None => tool["requestTemplate"].to_string().contains(&format!("args.{name}")),
            _ => false,
        };
        if !is_placed {
            say(format!("{name} goes nowhere"));
        }
    }
}

/// The schema that the runtime makes of the arguments of a tool.
pub(super) fn input_schema(tool: &Value) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for arg in list(tool, "args") {
        let mut schema =
            json!({"description": arg["description"], "type": arg.get("type").unwrap_or(&json!("string"))});
        for (key, kind) in [("enum", ""), ("default", ""), ("items", "array"), ("properties", "object")] {
            if let Some(value) = arg.get(key).filter(|_| kind.is_empty() || schema["type"] == kind) {
                schema[key] = value.clone();
            }
        }
        properties.insert(arg["name"].as_str().unwrap().to_owned(), schema);
        required.extend((arg["required"] == true).then(|| arg["name"].clone()));
    }
    let mut schema = json!({"type": "object", "properties": properties});
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    schema
}

fn check_schema(schema: &Value, say: &mut impl FnMut(String)) {
    if schema.to_string().len() > 1024 * 1024 {
        say("more than 1 MiB".to_owned());
    }
    let (mut values, mut depth) = (0, 0);
    measure(schema, 1, &mut values, &mut depth);
    if values > 4 * 4_096 || depth > 64 {
        say(format!("{values} values, {depth} levels"));
    }
    let mut nodes = 0;
    node(schema, "", &mut nodes, say);
    if nodes > 4_096 {
        say(format!("{nodes} schemas"));
    }
}

fn measure(value: &Value, level: usize, values: &mut usize, depth: &mut usize) {
    *values += 1;
    *depth = level.max(*depth);
    let inside = value.as_object().into_iter().flat_map(Map::values);
    for value in inside.chain(value.as_array().into_iter().flatten()) {
        measure(value, level + 1, values, depth);
    }
}

fn node(schema: &Value, at: &str, nodes: &mut usize, say: &mut impl FnMut(String)) {
    *nodes += 1;
    let Some(members) = schema.as_object() else { return say(format!("{at} is not a schema")) };
    for key in members.keys().filter(|key| !KEYWORDS.contains(&key.as_str())) {
        say(format!("{at} has {key}"));
    }
    let kind = members.get("type").map(|kind| kind.as_str().unwrap_or_default());
    if kind.is_some_and(|kind| !TYPES.contains(&kind)) {
        say(format!("{at} is of type {}", members["type"]));
    }
    if let Some(values) = members.get("enum") {
        check_values(values.as_array().unwrap(), kind, at, say);
    }
    for (keyword, of) in [
        ("properties", "object"),
        ("required", "object"),
        ("additionalProperties", "object"),
        ("items", "array"),
    ] {
        if members.contains_key(keyword) && kind != Some(of) {
            say(format!("{at} has {keyword}, but is not of type {of}"));
        }
    }
    let mut known = BTreeSet::new();
    for name in list(schema, "required") {
        if name.as_str().is_none_or(str::is_empty) || !known.insert(name.as_str()) {
            say(format!("{at} requires {name}"));
        }
    }
    for (name, property) in members.get("properties").and_then(Value::as_object).into_iter().flatten() {
        node(property, &format!("{at}.{name}"), nodes, say);
    }
    let sizes = members
        .values()
        .map(|value| value.as_array().map_or(0, Vec::len).max(value.as_object().map_or(0, Map::len)));
    if sizes.max().unwrap_or(0) > 4_096 {
        say(format!("{at} has too many entries"));
    }
    let inside =
        [members.get("items"), members.get("additionalProperties").filter(|more| !more.is_boolean())];
    for inside in inside.into_iter().flatten() {
        node(inside, &format!("{at}.*"), nodes, say);
    }
}

fn check_values(values: &[Value], kind: Option<&str>, at: &str, say: &mut impl FnMut(String)) {
    if values.is_empty() || values.len() > 256 {
        say(format!("{at} has {} values", values.len()));
    }
    let is_of = |value: &Value| match kind {
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.as_f64().is_some_and(|value| value.fract() == 0.0),
        Some("number") => value.is_number(),
        _ => false,
    };
    let mut known = BTreeSet::new();
    for value in values {
        let equal = value.as_f64().map_or_else(|| value.to_string(), |number| format!("{number}"));
        if !is_of(value) || !known.insert(equal) {
            say(format!("{at} has the value {value}"));
        }
    }
}

#[test]
fn what_the_runtime_refuses_is_seen() {
    let tool = |name: &str, args: Value, template: Value| {
        let mut request = json!({"url": "https://a.example/{id}", "method": "GET"});
        request.as_object_mut().unwrap().extend(template.as_object().unwrap().clone());
        json!({"name": name, "description": "", "args": args, "requestTemplate": request})
    };
    let arg = |members: Value| {
        let mut arg = json!({"name": "a", "description": "", "type": "object", "position": "query"});
        arg.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        json!([arg])
    };
    for (tool, expected) in [
        (tool("a b", json!([]), json!({})), "is not a name"),
        (tool("a", json!([]), json!({"url": ""})), "no request"),
        (tool("a", json!([]), json!({"argsToJsonBody": true, "argsToFormBody": true})), "more than one flag"),
        (tool("a", json!([]), json!({"body": "{{.args.a", "method": "POST"})), "{{.args.a"),
        (tool("a", json!([]), json!({"security": {"id": "x"}})), "no scheme"),
        (tool("a", arg(json!({"position": null})), json!({})), "goes nowhere"),
        (tool("a", arg(json!({"position": "path"})), json!({})), "goes nowhere"),
        (tool("a", arg(json!({"properties": {"b": {"type": ["string"]}}})), json!({})), "is of type"),
        (tool("a", arg(json!({"properties": {"b": {"format": "date"}}})), json!({})), "has format"),
        (tool("a", arg(json!({"properties": {"b": {"required": ["c"]}}})), json!({})), "not of type object"),
        (tool("a", arg(json!({"type": "array", "enum": [[]]})), json!({})), "has the value"),
        (tool("a", arg(json!({"type": "number", "enum": [1, 1.0]})), json!({})), "has the value 1.0"),
    ] {
        let faults = faults(&json!({"server": {"name": "s"}, "tools": [tool]}));
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{expected}: {faults:?}");
    }
}
