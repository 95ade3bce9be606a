//! `x-apigateway-backend`.

use serde_json::{Value, json};

use crate::gateway::huawei::backend_parameters::written;
use crate::gateway::huawei::limits;
use crate::gateway::shared::annotate::{address, object, variables};
use crate::model::ParameterLocation;
use crate::model::operator::{
    Backend, BackendParameter, BackendValue, Function, Protocol, RequestParameter, Target,
};

/// The value of the key; none where no endpoints can be said.
pub(super) fn value(backend: &Backend) -> Option<Value> {
    let (kind, member, endpoints) = endpoints(backend)?;
    let mut parameters = parameters(backend);
    if kind != "HTTP" && kind != "HTTP-VPC" {
        parameters.retain(|one| one.get("in") != Some(&json!("PATH")));
    }
    Some(object([
        ("type", Some(json!(kind))),
        (member, Some(endpoints)),
        ("parameters", (!parameters.is_empty()).then_some(Value::Array(parameters))),
    ]))
}

fn endpoints(backend: &Backend) -> Option<(&'static str, &'static str, Value)> {
    if let Some(mock) = backend.mock.as_ref().filter(|mock| !mock.disabled) {
        let body = mock.body.as_deref().unwrap_or_default();
        return Some(("MOCK", "mockEndpoints", json!({"result-content": body})));
    }
    if let Some(function) = &backend.function {
        return Some(("FUNCTION", "functionEndpoints", self::function(function, backend)));
    }
    let target = backend.targets.first()?;
    let scheme = match target.protocol {
        None | Some(Protocol::Http) => "HTTP",
        Some(Protocol::Https) => "HTTPS",
        Some(Protocol::Grpc) => "GRPC",
        Some(Protocol::Grpcs) => "GRPCS",
        Some(_) => return None,
    };
    let channel = target.service.as_deref().filter(|name| !name.is_empty());
    let (kind, member) = match channel {
        Some(_) => ("HTTP-VPC", "httpVpcEndpoints"),
        None => ("HTTP", "httpEndpoints"),
    };
    let address = if channel.is_none() { Some(address(target)?) } else { None };
    let method = backend.method.map_or("ANY", crate::subject::Method::as_str);
    let host = backend.host.as_deref().filter(|_| channel.is_some());
    Some((
        kind,
        member,
        object([
            ("address", address.map(Value::from)),
            ("name", channel.map(Value::from)),
            ("host", host.map(Value::from)),
            ("scheme", Some(json!(scheme))),
            ("method", Some(json!(method))),
            ("path", Some(json!(path(backend, target)))),
            ("timeout", timeout(backend)),
            ("retryCount", retries(backend)),
        ]),
    ))
}

/// Of gRPC the gateway asks for a path that it does not use.
fn path<'b>(backend: &'b Backend, target: &Target) -> &'b str {
    match target.protocol {
        Some(Protocol::Grpc | Protocol::Grpcs) => "/",
        _ => backend.path.as_deref().unwrap_or("/"),
    }
}

fn timeout(backend: &Backend) -> Option<Value> {
    let timeout = backend.timeout_ms.and_then(|timeout| i64::try_from(timeout).ok())?;
    (1..=limits::TIMEOUT_MS).contains(&timeout).then(|| timeout.into())
}

/// A text, as exports of the gateway have it.
fn retries(backend: &Backend) -> Option<Value> {
    let retries = backend.retries.filter(|retries| i64::from(*retries) <= limits::RETRIES)?;
    Some(retries.to_string().into())
}

fn function(function: &Function, backend: &Backend) -> Value {
    // The gateway asks for a version.
    let version =
        function.version.as_deref().or(if function.alias.is_none() { Some("latest") } else { None });
    object([
        ("function-urn", Some(json!(function.name))),
        ("version", version.map(Value::from)),
        ("alias-urn", function.alias.as_deref().map(Value::from)),
        ("invocation-type", Some(json!(if function.asynchronous { "async" } else { "sync" }))),
        ("timeout", timeout(backend)),
    ])
}

/// What the backend gets, with the variables of its path, each of which the gateway asks for.
fn parameters(backend: &Backend) -> Vec<Value> {
    let location = ParameterLocation::Path;
    let path = backend.path.as_deref().unwrap_or_default();
    let is_stated =
        |name: &str| backend.parameters.iter().any(|one| one.location == location && one.name == name);
    let of_path = variables(path).take(limits::PARAMETERS).filter(|name| !is_stated(name)).map(|name| {
        let value = BackendValue::Request(RequestParameter { name: name.to_owned(), location });
        BackendParameter { name: name.to_owned(), location, description: None, value }
    });
    of_path.collect::<Vec<_>>().iter().chain(&backend.parameters).filter_map(parameter).collect()
}

fn parameter(parameter: &BackendParameter) -> Option<Value> {
    let of_request = match &parameter.value {
        BackendValue::Request(request) => request.name.as_str(),
        _ => "",
    };
    let record = written(parameter, of_request)?;
    Some(object([
        ("name", record.name.map(Value::from)),
        ("in", record.location.map(Value::from)),
        ("origin", record.origin.map(Value::from)),
        ("value", record.value.map(Value::from)),
        ("description", record.remark.map(Value::from)),
    ]))
}
