//! `x-amazon-apigateway-integration`: where requests go.

use serde_json::{Map, Value, json};

use super::mapping;
use super::root::Style;
use crate::gateway::aws::interpret::INVOCATION;
use crate::gateway::shared::annotate::{address, object, variables};
use crate::model::ParameterLocation;
use crate::model::operator::{Backend, Function, Mock, Protocol};

/// The longest timeout that any quota allows, in milliseconds.
const TIMEOUT: u64 = 300_000;

/// The value of the key; none where the gateway has no such backend.
pub(super) fn value(backend: &Backend, front: &str, style: Style) -> Option<Value> {
    if let Some(mock) = backend.mock.as_ref().filter(|mock| !mock.disabled) {
        return (style == Style::Rest).then(|| self::mock(mock, backend));
    }
    match &backend.function {
        Some(function) => self::function(function, backend, style),
        None => web(backend, front, style),
    }
}

fn timeout(backend: &Backend) -> Option<Value> {
    backend.timeout_ms.filter(|timeout| (1..=TIMEOUT).contains(timeout)).map(Value::from)
}

fn mock(mock: &Mock, backend: &Backend) -> Value {
    let status = mock.status.unwrap_or(200);
    let header = |(name, value): (&String, &String)| {
        (["method.response.header.", name].concat(), Value::from(["'", value, "'"].concat()))
    };
    let headers: Map<String, Value> = mock.headers.iter().map(header).collect();
    // The gateway computes what has such signs.
    let body = mock.body.as_deref().filter(|body| !body.contains(['$', '#']));
    let answer = object([
        ("statusCode", Some(status.to_string().into())),
        ("responseParameters", (!headers.is_empty()).then_some(Value::Object(headers))),
        ("responseTemplates", body.map(|body| json!({"application/json": body}))),
    ]);
    object([
        ("type", Some(json!("mock"))),
        ("timeoutInMillis", timeout(backend)),
        ("requestTemplates", Some(json!({"application/json": format!("{{\"statusCode\": {status}}}")}))),
        ("responses", Some(json!({"default": answer}))),
    ])
}

/// A function by its ARN: the gateway asks for the address of its invocation.
fn function(function: &Function, backend: &Backend, style: Style) -> Option<Value> {
    let arn = &function.name;
    let mut parts = arn.split(':');
    let (partition, service, region) = (parts.nth(1)?, parts.next()?, parts.next()?);
    if !arn.starts_with("arn:") || service != "lambda" || !arn.contains(":function:") {
        return None;
    }
    let qualifier = function.alias.as_deref().or(function.version.as_deref());
    let qualifier = qualifier.map(|text| [":", text].concat()).unwrap_or_default();
    let uri = format!(
        "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}{qualifier}/invocations"
    );
    let mut parameters = mapping::value(&backend.parameters, std::iter::empty(), style);
    // A proxy waits for the answer.
    let is_asynchronous = function.asynchronous && style == Style::Rest;
    if is_asynchronous {
        parameters.insert(["integration.request.header.", INVOCATION].concat(), json!("'Event'"));
    }
    Some(object([
        ("type", Some(json!(if is_asynchronous { "aws" } else { "aws_proxy" }))),
        ("httpMethod", Some(json!("POST"))),
        ("uri", Some(uri.into())),
        ("timeoutInMillis", timeout(backend)),
        ("requestParameters", (!parameters.is_empty()).then_some(Value::Object(parameters))),
        ("payloadFormatVersion", (style == Style::Http).then(|| json!("1.0"))),
    ]))
}

/// A web server, perhaps behind a link into a private network.
fn web(backend: &Backend, front: &str, style: Style) -> Option<Value> {
    let target = backend.targets.first()?;
    let scheme = match target.protocol {
        None | Some(Protocol::Http) => "http",
        Some(Protocol::Https) => "https",
        Some(_) => return None,
    };
    let path = path(backend, front);
    if !path.starts_with('/') {
        return None;
    }
    let uri = [scheme, "://", &address(target)?, &path].concat();
    let is_stated = |name: &str| {
        backend.parameters.iter().any(|one| one.location == ParameterLocation::Path && one.name == name)
    };
    let parameters =
        mapping::value(&backend.parameters, variables(&path).filter(|name| !is_stated(name)), style);
    let link = target.service.as_deref().filter(|name| !name.is_empty());
    Some(object([
        ("type", Some(json!("http_proxy"))),
        ("httpMethod", Some(backend.method.map_or("ANY", crate::subject::Method::as_str).into())),
        ("uri", Some(uri.into())),
        ("connectionType", link.map(|_| json!("VPC_LINK"))),
        ("connectionId", link.map(Value::from)),
        ("timeoutInMillis", timeout(backend)),
        ("requestParameters", (!parameters.is_empty()).then_some(Value::Object(parameters))),
        ("payloadFormatVersion", (style == Style::Http).then(|| json!("1.0"))),
    ]))
}

/// The path of the backend. Where the operation's path ends in a variable for the rest, the gateway wants it in the path
/// of the backend.
fn path(backend: &Backend, front: &str) -> String {
    let path = backend.path.as_deref().unwrap_or("/");
    let rest = front.rsplit('/').next().and_then(|last| last.strip_prefix('{')?.strip_suffix("+}"));
    match rest.filter(|rest| variables(path).all(|name| name != *rest)) {
        Some(rest) => [path.trim_end_matches('/'), "/{", rest, "}"].concat(),
        None => path.to_owned(),
    }
}
