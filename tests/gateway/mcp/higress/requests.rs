//! The request that the runtime makes of a tool and arguments, written from what is known of it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// A request.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sent {
    pub(super) method: String,
    /// Without query.
    pub(super) url: String,
    /// Decoded, sorted by name.
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Option<String>,
}

impl Sent {
    pub(super) fn path(&self) -> &str {
        let rest = self.url.split_once("://").map_or(&*self.url, |(_, rest)| rest);
        rest.find('/').map_or("/", |at| &rest[at..])
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(super) fn cookies(&self) -> BTreeMap<&str, &str> {
        let pairs = self.header("Cookie").unwrap_or_default().split("; ");
        pairs.filter_map(|pair| pair.split_once('=')).collect()
    }

    /// The members of a form.
    pub(super) fn form(&self) -> Vec<(String, String)> {
        parse_query(self.body.as_deref().unwrap_or_default())
    }
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Action {
    Text(String),
    /// `.args.x`
    Arg(String),
    /// `urlquery .args.x`
    Escaped(String),
    /// `gjson "args.x|@tostr"`
    Json(String),
    /// `if print .args.x` … `end`
    If(String, Vec<Action>),
}

/// The template as actions. Only what our templates have is known.
pub(super) fn actions(template: &str) -> Result<Vec<Action>, String> {
    let mut stack: Vec<(String, Vec<Action>)> = vec![(String::new(), Vec::new())];
    let mut rest = template;
    while let Some((text, after)) = rest.split_once("{{") {
        let (code, tail) = after.split_once("}}").ok_or("an action has no end")?;
        let current = &mut stack.last_mut().ok_or("an end too many")?.1;
        if !text.is_empty() {
            current.push(Action::Text(text.to_owned()));
        }
        if code == "end" {
            let (name, inside) = stack.pop().ok_or("an end too many")?;
            stack.last_mut().ok_or("an end too many")?.1.push(Action::If(name, inside));
        } else if let Some(name) = code.strip_prefix("if print .args.") {
            stack.push((word(name)?, Vec::new()));
        } else if let Some(name) = code.strip_prefix("urlquery .args.") {
            current.push(Action::Escaped(word(name)?));
        } else if let Some(name) = code.strip_prefix(".args.") {
            current.push(Action::Arg(word(name)?));
        } else if let Some(name) =
            code.strip_prefix("gjson \"args.").and_then(|rest| rest.strip_suffix("|@tostr\""))
        {
            current.push(Action::Json(word(name)?));
        } else if code == "\"{{\"" {
            current.push(Action::Text("{{".to_owned()));
        } else {
            return Err(format!("`{code}` is unknown"));
        }
        rest = tail;
    }
    if stack.len() != 1 {
        return Err("an `if` has no end".to_owned());
    }
    let mut all = stack.remove(0).1;
    if !rest.is_empty() {
        all.push(Action::Text(rest.to_owned()));
    }
    Ok(all)
}

/// A field of a template: a hyphen would end it.
fn word(name: &str) -> Result<String, String> {
    let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_word && !name.is_empty() { Ok(name.to_owned()) } else { Err(format!("`{name}` is not a field")) }
}

fn render(actions: &[Action], args: &Map<String, Value>) -> String {
    let value = |name: &String| args.get(name).map(shown).unwrap_or_default();
    let parts = actions.iter().map(|action| match action {
        Action::Text(text) => text.clone(),
        Action::Arg(name) => value(name),
        Action::Escaped(name) => escape(&value(name)),
        Action::Json(name) => args.get(name).map(ToString::to_string).unwrap_or_default(),
        Action::If(name, _) if value(name).is_empty() => String::new(),
        Action::If(_, inside) => render(inside, args),
    });
    parts.collect()
}

/// A value as text: a string as it is, anything else as JSON.
pub(super) fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// As in a form.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => escaped.push('+'),
            byte if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) => escaped.push(byte.into()),
            byte => escaped.extend(["%", &format!("{byte:02X}")]),
        }
    }
    escaped
}

fn unescape(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, tail)) = rest.split_first() {
        match first {
            b'%' => {
                let digits = std::str::from_utf8(&tail[..2]).unwrap();
                bytes.push(u8::from_str_radix(digits, 16).unwrap());
                rest = &tail[2..];
                continue;
            }
            b'+' => bytes.push(b' '),
            other => bytes.push(*other),
        }
        rest = tail;
    }
    String::from_utf8(bytes).unwrap()
}

fn parse_query(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (unescape(name), unescape(value)))
        .collect()
}

fn set(pairs: &mut Vec<(String, String)>, name: &str, value: String) {
    pairs.retain(|(known, _)| known != name);
    pairs.push((name.to_owned(), value));
}

/// What the runtime takes a value for.
fn coerced(kind: &str, value: &Value) -> Value {
    match (kind, value) {
        ("boolean", Value::String(text)) if text == "true" || text == "false" => (text == "true").into(),
        ("integer", Value::String(text)) => text.parse::<i64>().map_or_else(|_| value.clone(), Into::into),
        ("number", Value::String(text)) => text.parse::<f64>().map_or_else(|_| value.clone(), Into::into),
        _ => value.clone(),
    }
}

/// The request of a call.
pub(super) fn sent(config: &Value, tool: &Value, given: &Map<String, Value>) -> Sent {
    let template = &tool["requestTemplate"];
    let mut args = Map::new();
    let mut places: BTreeMap<&str, Vec<(&str, &Value)>> = BTreeMap::new();
    for arg in tool["args"].as_array().unwrap() {
        let name = arg["name"].as_str().unwrap();
        if let Some(value) = given.get(name).or_else(|| arg.get("default")) {
            args.insert(name.to_owned(), coerced(arg["type"].as_str().unwrap_or("string"), value));
        }
    }
    for arg in tool["args"].as_array().unwrap() {
        let name = arg["name"].as_str().unwrap();
        if let Some(value) = args.get(name) {
            places.entry(arg["position"].as_str().unwrap_or("")).or_default().push((name, value));
        }
    }
    let at = |place: &str| places.get(place).cloned().unwrap_or_default();
    let text = |value: &Value| render(&actions(value.as_str().unwrap()).unwrap(), &args);
    let mut url = text(&template["url"]);
    for (name, value) in at("path") {
        url = url.replace(&format!("{{{name}}}"), &shown(value));
    }
    let (url, mut query) = match url.split_once('?') {
        Some((url, query)) => (url.to_owned(), parse_query(query)),
        None => (url, Vec::new()),
    };
    for (name, value) in at("query") {
        set(&mut query, name, shown(value));
    }
    let mut headers: Vec<(String, String)> = Vec::new();
    for header in template["headers"].as_array().into_iter().flatten() {
        headers.push((header["key"].as_str().unwrap().to_owned(), text(&header["value"])));
    }
    headers.extend(at("header").iter().map(|(name, value)| ((*name).to_owned(), shown(value))));
    for (name, value) in at("cookie") {
        let cookie = format!("{name}={}", shown(value));
        match headers.iter_mut().find(|(key, _)| key.eq_ignore_ascii_case("cookie")) {
            Some((_, cookies)) => *cookies = format!("{cookies}; {cookie}"),
            None => headers.push(("Cookie".to_owned(), cookie)),
        }
    }
    let body = body(template, &at("body"), &at(""), &mut headers, &text);
    secure(config, template, &mut headers, &mut query);
    query.sort();
    Sent { method: template["method"].as_str().unwrap().to_owned(), url, query, headers, body }
}

fn body(
    template: &Value,
    of_body: &[(&str, &Value)],
    unplaced: &[(&str, &Value)],
    headers: &mut Vec<(String, String)>,
    text: &dyn Fn(&Value) -> String,
) -> Option<String> {
    let has = |headers: &[(String, String)], kind: &str| {
        headers.iter().any(|(key, value)| {
            key.eq_ignore_ascii_case("content-type") && value.to_lowercase().contains(kind)
        })
    };
    let (json, form) = ("application/json", "application/x-www-form-urlencoded");
    let with_rest = || of_body.iter().chain(unplaced).copied().collect::<Vec<_>>();
    let object = |pairs: &[(&str, &Value)]| {
        Value::from(
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).clone())).collect::<Map<_, _>>(),
        )
    };
    let as_form = |pairs: &[(&str, &Value)]| {
        pairs
            .iter()
            .map(|(name, value)| format!("{}={}", escape(name), escape(&shown(value))))
            .collect::<Vec<_>>()
            .join("&")
    };
    let (text, kind) = if template["body"].is_string() {
        let text = text(&template["body"]);
        let is_json = text.trim().starts_with(['{', '[']) && serde_json::from_str::<Value>(&text).is_ok();
        (text, is_json.then_some(json))
    } else if template["argsToJsonBody"] == true {
        (object(&with_rest()).to_string(), Some(json))
    } else if template["argsToFormBody"] == true {
        (as_form(&with_rest()), Some(form))
    } else if of_body.is_empty() {
        return None;
    } else if has(headers, form) {
        (as_form(of_body), None)
    } else {
        (object(of_body).to_string(), Some(json))
    };
    if let Some(kind) = kind.filter(|kind| !has(headers, kind)) {
        headers.push(("Content-Type".to_owned(), kind.to_owned()));
    }
    Some(text)
}

/// A credential is there: `secret`.
fn secure(
    config: &Value,
    template: &Value,
    headers: &mut Vec<(String, String)>,
    query: &mut Vec<(String, String)>,
) {
    let Some(id) = template["security"].get("id") else { return };
    let schemes = config["server"]["securitySchemes"].as_array().unwrap();
    let scheme = schemes.iter().find(|scheme| scheme["id"] == *id).unwrap();
    let name = || scheme["name"].as_str().unwrap().to_owned();
    match (scheme["type"].as_str().unwrap(), scheme["in"].as_str()) {
        ("apiKey", Some("header")) => headers.push((name(), "secret".to_owned())),
        ("apiKey", Some("query")) => set(query, &name(), "secret".to_owned()),
        _ => {
            let word = if scheme["scheme"] == "basic" { "Basic" } else { "Bearer" };
            headers.push(("Authorization".to_owned(), format!("{word} secret")));
        }
    }
}
