//! Requests of calls: styles one by one, and the law that a call from the input schema is one that its operation takes.

use std::fmt::Write as _;
use std::path::Path;

use oasgate::mcp::{BuildError, HttpRequest, Options, Place, Request};
use oasgate::model::{MatchKind, Route};
use oasgate::route::RouteOptions;
use oasgate::{ImportOptions, import, routes};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::written;

/// A request with one argument, from JSON.
fn request(argument: Value) -> Request {
    let mut argument = argument;
    argument["key"] = "a".into();
    argument["name"] = argument.get("name").cloned().unwrap_or("a".into());
    let url = if argument["in"] == "path" { "https://h/{a}/x" } else { "https://h/x" };
    serde_json::from_value(json!({"method": "GET", "url": url, "arguments": [argument]})).unwrap()
}

#[test]
fn values_are_written_in_the_style_of_their_place() {
    let (list, object) = (json!(["x", "y z"]), json!({"k": "v", "n": 1}));
    let mut shown = String::new();
    for (place, style) in [
        ("path", ""),
        ("path", "simple"),
        ("path", "label"),
        ("path", "matrix"),
        ("query", ""),
        ("query", "spaceDelimited"),
        ("query", "pipeDelimited"),
        ("query", "deepObject"),
        ("header", ""),
        ("cookie", ""),
    ] {
        for explode in [None, Some(false), Some(true)] {
            let mut argument = json!({"in": place});
            if !style.is_empty() {
                argument["style"] = style.into();
            }
            if let Some(explode) = explode {
                argument["explode"] = explode.into();
            }
            let request = request(argument);
            let texts = [&json!("a/b"), &list, &object].map(|value| {
                let built = request.build(&json!({"a": value})).unwrap();
                let headers = built.headers.iter().map(|(name, value)| format!("{name}: {value}"));
                let url = built.url.trim_start_matches("https://h/").to_owned();
                headers.chain(Some(url).filter(|url| url != "x")).collect::<Vec<_>>().join(" ")
            });
            _ = writeln!(shown, "{place} {style} {explode:?}: {}", texts.join(" | "));
        }
    }
    insta::assert_snapshot!("request-styles", shown);
}

#[test]
fn what_is_not_a_call_of_the_tool_is_refused() {
    let path = request(json!({"in": "path", "required": true}));
    let header = request(json!({"in": "header"}));
    for (request, arguments, expected) in [
        (&path, json!([]), "the arguments of a call have to be an object"),
        (&path, json!({}), "the argument `a` is missing"),
        (&path, json!({"a": null}), "the argument `a` is missing"),
        (&path, json!({"a": "x", "b": 1}), "the tool has no argument `b`"),
        (&path, json!({"a": ""}), "the argument `a` is empty, which a variable of a path cannot be"),
        (&path, json!({"a": ".."}), "the argument `a` is `.` or `..`, which would lead to another path"),
        (
            &header,
            json!({"a": "x\r\nHost: y"}),
            "the argument `a` has a control character, which a header cannot have",
        ),
    ] {
        let error: BuildError = request.build(&arguments).unwrap_err();
        assert_eq!(error.to_string(), expected, "{arguments}");
    }
}

#[test]
fn no_value_leaves_its_place() {
    let hostile = "a/../b?c=d&e#f{a}%2F;g\u{4e2d}";
    let built = request(json!({"in": "path"})).build(&json!({"a": hostile})).unwrap();
    assert_eq!(built.url, "https://h/a%2F..%2Fb%3Fc%3Dd%26e%23f%7Ba%7D%252F%3Bg%E4%B8%AD/x");
    let built = request(json!({"in": "query", "allowReserved": true})).build(&json!({"a": hostile})).unwrap();
    assert_eq!(built.url, "https://h/x?a=a/../b?c=d%26e%23f%7Ba%7D%252F;g%E4%B8%AD");
    let built = request(json!({"in": "cookie"})).build(&json!({"a": "x; y=z"})).unwrap();
    assert_eq!(&*built.headers[0].1, "a=x%3B%20y%3Dz");
}

#[test]
fn numbers_are_written_as_integers_where_they_are() {
    for (value, text) in [(json!(1.0), "1"), (json!(1.5), "1.5"), (json!(-3), "-3"), (json!(true), "true")] {
        let built = request(json!({"in": "query"})).build(&json!({"a": value})).unwrap();
        assert_eq!(built.url, format!("https://h/x?a={text}"));
    }
}

#[test]
fn bodies_are_written_in_their_media_type() {
    let body = |media: &str, encoding: Value| -> Request {
        let fields = ["t", "l", "o"].map(|name| json!({"key": name, "name": name, "in": "field"}));
        let body = json!({"mediaType": media, "encoding": encoding});
        serde_json::from_value(json!({"method": "POST", "url": "/", "arguments": fields, "body": body}))
            .unwrap()
    };
    let arguments = json!({"t": "a b", "l": ["x", "y"], "o": {"k": 1}});
    let mut shown = String::new();
    for (media, encoding) in [
        ("application/json", json!({})),
        ("application/x-www-form-urlencoded", json!({})),
        ("application/x-www-form-urlencoded", json!({"l": {"explode": false}, "o": {"style": "deepObject"}})),
        ("application/x-www-form-urlencoded", json!({"o": {"contentType": "application/json"}})),
        ("multipart/form-data", json!({})),
        (
            "multipart/form-data",
            json!({"l": {"contentType": "application/json"}, "t": {"contentType": "text/markdown"}}),
        ),
    ] {
        let built = body(media, encoding).build(&arguments).unwrap();
        _ = writeln!(shown, "{}\n{}\n", built.headers[0].1, built.body.unwrap().replace('\r', ""));
    }
    insta::assert_snapshot!("request-bodies", shown);
    assert_eq!(body("application/json", json!({})).build(&json!({})).unwrap().body, None);
}

/// Numbers that a seed gives.
struct Seed(u64);

impl Seed {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// A value that a schema may have. Not each is one: the schema judges it afterwards.
fn draw(schema: &Value, root: &Value, seed: &mut Seed, depth: usize) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).unwrap();
        return draw(target, root, seed, depth + 1);
    }
    if let Some(values) = schema["enum"].as_array() {
        return values[seed.below(values.len())].clone();
    }
    for keyword in ["oneOf", "anyOf"] {
        if let Some(parts) = schema[keyword].as_array() {
            return draw(&parts[seed.below(parts.len())], root, seed, depth + 1);
        }
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let mut all = json!({});
        for part in parts {
            if let Value::Object(members) = draw(part, root, seed, depth + 1) {
                all.as_object_mut().unwrap().extend(members);
            }
        }
        return all;
    }
    let types = match &schema["type"] {
        Value::Array(types) => types.clone(),
        Value::Null => vec![json!("string")],
        only => vec![only.clone()],
    };
    match types[seed.below(types.len())].as_str().unwrap() {
        "integer" => json!(schema["minimum"].as_i64().unwrap_or(-5) + i64::try_from(seed.below(10)).unwrap()),
        "number" => json!(f64::from(u32::try_from(seed.below(2000)).unwrap()) / 2.0),
        "boolean" => json!(seed.below(2) == 0),
        "null" => Value::Null,
        "array" => {
            let least = schema["minItems"].as_u64().unwrap_or(0) as usize;
            let count = if depth > 4 { least } else { least + seed.below(3) };
            (0..count).map(|_| draw(&schema["items"], root, seed, depth + 1)).collect()
        }
        "object" => {
            let empty = serde_json::Map::new();
            let properties = schema["properties"].as_object().unwrap_or(&empty);
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let is_drawn = |name: &&String, seed: &mut Seed| {
                required.contains(&json!(name)) || depth < 4 && seed.below(2) == 0
            };
            let mut object = serde_json::Map::new();
            for (name, schema) in properties {
                if is_drawn(&name, seed) {
                    object.insert(name.clone(), draw(schema, root, seed, depth + 1));
                }
            }
            object.into()
        }
        _ => ["a", "a/b", "..", "", "中 文", "x=1&y=2#z", "00c0ffee"][seed.below(7)].into(),
    }
}

const DOCUMENTS: &[&str] = &[
    "parameters.yaml",
    "styles.yaml",
    "bodies.yaml",
    "forms.yaml",
    "names.yaml",
    "nullable.yaml",
    "composed.yaml",
    "swagger.yaml",
];

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gateway/mcp/plain");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn a_call_from_the_input_schema_is_one_that_the_operation_takes() {
    let mut cases = Vec::new();
    for name in DOCUMENTS {
        let imported = import(fixture(name), &ImportOptions::default()).into_result().unwrap();
        let routes = routes(&imported.api, &RouteOptions::default()).value.unwrap();
        let (tools, _) = written(&fixture(name), &Options::default());
        for tool in tools.tools {
            let request = tools.requests[&tool.name].clone();
            let schema = tool.input_schema.to_json();
            let judge = jsonschema::draft202012::new(&schema).unwrap();
            cases.push((tool.name, request, schema, judge));
        }
        assert!(cases.iter().all(|(_, request, ..)| !request.url.is_empty()));
        let mut built = 0;
        let seeds = proptest::test_runner::Config::default().cases;
        for (name, request, schema, judge) in cases.drain(..) {
            for seed in 0..u64::from(seeds) {
                let arguments = draw(&schema, &schema, &mut Seed(seed), 0);
                if !judge.is_valid(&arguments) {
                    continue;
                }
                match request.build(&arguments) {
                    Ok(sent) => {
                        built += 1;
                        assert_taken(&request, &arguments, &sent, &routes);
                    }
                    // OpenAPI has no form for these; a schema seldom excludes them.
                    Err(BuildError::Unsuitable { .. }) => {}
                    Err(BuildError::Missing { key }) if arguments[&key].is_null() => {}
                    Err(error) => panic!("{name}: {error}\n{arguments:#}"),
                }
            }
        }
        assert!(built > 20, "{name}: only {built} requests");
    }
}

/// The request is one of the route, and has what the call has in the right places.
fn assert_taken(request: &Request, arguments: &Value, sent: &HttpRequest, routes: &[Route]) {
    let (_, rest) = sent.url.split_once("://").unwrap();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = &path[path.find('/').unwrap()..];
    let takes = |route: &&Route| {
        let is_method = route.methods.is_empty() || route.methods.contains(&sent.method);
        is_method && matches(route, path)
    };
    assert!(routes.iter().any(|route| takes(&route)), "{path} of {request:?}");
    let pairs: Vec<(String, String)> = pairs(query, '&');
    for argument in &request.arguments {
        let value = &arguments[&argument.key];
        if value.is_null() || value.is_array() || value.is_object() {
            continue;
        }
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let text = text.strip_suffix(".0").unwrap_or(&text).to_owned();
        let name = argument.name.to_string();
        let header = |wanted: &str| {
            sent.headers.iter().find(|(name, _)| &**name == wanted).map(|(_, value)| value.clone())
        };
        let body = sent.body.clone().unwrap_or_default();
        let is_there = match argument.place {
            Place::Path => path.split('/').any(|segment| decoded(segment) == text),
            Place::Query if argument.media_type.is_some() => true,
            Place::Query => pairs.contains(&(name, text)),
            Place::Header => header(&name) == Some(text),
            Place::Cookie => pairs_of(&header("Cookie").unwrap()).contains(&(name, text)),
            _ => {
                body.contains(&text)
                    || body.contains(&value.to_string())
                    || pairs_of_form(&body).contains(&(name, text))
            }
        };
        assert!(is_there, "{argument:?} {value} of {sent:?}");
    }
    if let Some(body) = request.body.as_ref().filter(|body| body.required) {
        let kind = sent.headers.iter().find(|(name, _)| &**name == "Content-Type").unwrap();
        assert!(sent.body.is_some() && kind.1.starts_with(&*body.media_type), "{sent:?}");
    }
}

fn pairs_of(cookies: &str) -> Vec<(String, String)> {
    pairs(&cookies.replace("; ", ";"), ';')
}

fn pairs_of_form(body: &str) -> Vec<(String, String)> {
    pairs(body, '&')
}

fn pairs(text: &str, between: char) -> Vec<(String, String)> {
    let split = |pair: &str| pair.split_once('=').map(|(name, value)| (decoded(name), decoded(value)));
    text.split(between).filter_map(split).collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'%')
            .then(|| u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap()
}

/// Whether a route takes a path. The judge of schemas knows regular expressions.
fn matches(route: &Route, path: &str) -> bool {
    let value = &route.path.value;
    match route.path.kind {
        MatchKind::Exact => path == value,
        MatchKind::Prefix => path.starts_with(value),
        MatchKind::Regex => {
            let pattern = json!({"type": "string", "pattern": format!("^(?:{value})$")});
            jsonschema::draft202012::new(&pattern).unwrap().is_valid(&json!(path))
        }
    }
}

proptest! {
    /// Whatever the text: it is one segment, and reads back.
    #[test]
    fn any_text_is_one_segment_of_a_path(text in "\\PC{1,20}") {
        let request = request(json!({"in": "path"}));
        match request.build(&json!({"a": text})) {
            Ok(built) => {
                let path = built.url.strip_prefix("https://h/").unwrap().strip_suffix("/x").unwrap();
                prop_assert!(!path.contains(['/', '?', '#']));
                prop_assert_eq!(decoded(path), text);
            }
            Err(error) => prop_assert!(text == "." || text == "..", "{}", error),
        }
    }
}
