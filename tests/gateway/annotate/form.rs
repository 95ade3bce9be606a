//! One form of what operators added, as JSON, so that the same in two forms is the same.

use oasgate::model::operator::Operator;
use oasgate::{Api, model::Operation};
use serde_json::{Value, json};

/// All that operators added to an operation and to the API.
pub(super) fn plain(operation: &Operation, api: &Api) -> Value {
    let all: Operator = operation.operator.over(&api.about.operator);
    let mut value = serde_json::to_value(&all).unwrap();
    if let Some(auth) = value.get_mut("auth").and_then(Value::as_object_mut) {
        if auth.get("kind").is_none() && auth.get("required") == Some(&json!(false)) {
            auth.insert("kind".into(), json!("open"));
        }
        let says = auth.get("kind").map(|kind| json!(kind != "open"));
        if says.is_some() && auth.get("required") == says.as_ref() {
            auth.remove("required");
        }
    }
    if let Some(backend) = value.get_mut("backend") {
        destination(backend, operation, api.about.base_path.as_deref().unwrap_or_default());
    }
    value
}

fn destination(backend: &mut Value, operation: &Operation, base: &str) {
    let has = |backend: &Value, name: &str| backend.get(name).is_some();
    let object = backend.as_object_mut().unwrap();
    if let Some(list) = object.get_mut("parameters").and_then(Value::as_array_mut) {
        let place =
            |one: &Value| ["path", "query", "header", "cookie"].iter().position(|place| one["in"] == *place);
        list.sort_by_key(|one| (place(one), one["name"].as_str().unwrap().to_owned()));
    }
    let is_mock = object.get("mock").is_some_and(|mock| mock.get("disabled").is_none());
    if is_mock {
        object.retain(|name, _| !["urls", "targets", "function", "redirect"].contains(&name.as_str()));
        let mock = object["mock"].as_object_mut().unwrap();
        mock.entry("status").or_insert(json!(200));
        mock.retain(|name, value| name != "body" || value != "");
        return;
    }
    if has(backend, "redirect") {
        return;
    }
    let object = backend.as_object_mut().unwrap();
    if object.contains_key("function") {
        object.retain(|name, _| !["urls", "targets"].contains(&name.as_str()));
        return;
    }
    if !object.contains_key("targets")
        && let Some(first) =
            object.get("urls").and_then(|urls| urls[0].as_str()).map(|url| url.trim().to_owned())
        && let Some((scheme, rest)) = first.split_once("://")
        && !rest.contains('?')
    {
        let (address, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (host, port) = address.split_once(':').unwrap_or((address, ""));
        let mut target = json!({"host": host, "protocol": scheme.to_ascii_lowercase()});
        if let Ok(port) = port.parse::<u16>() {
            target["port"] = json!(port);
        }
        let urls = object["urls"].as_array_mut().unwrap();
        urls.remove(0);
        if urls.is_empty() {
            object.remove("urls");
        }
        object.insert("targets".into(), json!([target]));
        if !path.trim_end_matches('/').is_empty() {
            let path = [path.trim_end_matches('/'), &operation.path].concat();
            object.entry("path").or_insert(json!(path));
        }
    }
    let Some(targets) = object.get_mut("targets").and_then(Value::as_array_mut) else { return };
    let is_single = targets.len() == 1;
    for target in targets {
        let target = target.as_object_mut().unwrap();
        target.entry("protocol").or_insert(json!("http"));
        let usual = [("http", 80), ("ws", 80), ("https", 443), ("wss", 443)];
        if usual
            .iter()
            .any(|(name, port)| target["protocol"] == *name && target.get("port") == Some(&json!(port)))
        {
            target.remove("port");
        }
        if is_single {
            target.remove("weight");
        }
    }
    let path = [base.trim_end_matches('/'), &operation.path].concat();
    object.entry("path").or_insert(json!(path));
    object.entry("method").or_insert(json!(operation.method.as_str()));
    let Some(rest) = operation.path.rsplit('/').next().and_then(|last| last.strip_suffix("+}")) else {
        return;
    };
    let text = object["path"].as_str().unwrap();
    let before =
        text.strip_suffix(&format!("/{rest}}}")).or_else(|| text.strip_suffix(&format!("/{rest}+}}")));
    if let Some(before) = before {
        object.insert("path".into(), json!(if before.is_empty() { "/" } else { before }));
    }
}
