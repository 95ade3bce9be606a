//! `…-backend`.

use serde_json::{Value, json};

use crate::gateway::shared::annotate::{address, object};
use crate::model::operator::{Backend, Function, Mock, Protocol, Target};

/// The longest timeout, in milliseconds: no published quota is longer.
const TIMEOUT: u64 = 600_000;

/// The value of the key; none where that gateway has no such backend.
pub(super) fn value(backend: &Backend) -> Option<Value> {
    let timeout = backend.timeout_ms.filter(|timeout| (1..=TIMEOUT).contains(timeout)).map(Value::from);
    if let Some(mock) = backend.mock.as_ref().filter(|mock| !mock.disabled) {
        return Some(self::mock(mock, timeout));
    }
    match &backend.function {
        Some(function) => Some(self::function(function, timeout)),
        None => web(backend, backend.targets.first()?, timeout),
    }
}

fn mock(mock: &Mock, timeout: Option<Value>) -> Value {
    let header = |(name, value): (&String, &String)| json!({"headerName": name, "headerValue": value});
    let headers: Vec<Value> = mock.headers.iter().map(header).collect();
    object([
        ("type", Some(json!("MOCK"))),
        ("mockResult", Some(json!(mock.body.as_deref().unwrap_or_default()))),
        ("mockStatusCode", mock.status.map(Value::from)),
        ("mockHeaders", (!headers.is_empty()).then_some(Value::Array(headers))),
        ("timeout", timeout),
    ])
}

fn function(function: &Function, timeout: Option<Value>) -> Value {
    let qualifier = function.alias.as_deref().or(function.version.as_deref());
    object([
        ("type", Some(json!("FC"))),
        ("service", function.namespace.as_deref().map(Value::from)),
        ("function", Some(json!(function.name))),
        ("qualifier", qualifier.map(Value::from)),
        ("timeout", timeout),
    ])
}

/// A web server, or the access to one in a private network.
fn web(backend: &Backend, target: &Target, timeout: Option<Value>) -> Option<Value> {
    let scheme = match target.protocol {
        None | Some(Protocol::Http) => "http",
        Some(Protocol::Https) => "https",
        Some(_) => return None,
    };
    let access = target.service.as_deref().filter(|name| !name.is_empty());
    let (kind, address) = match access {
        Some(_) => ("HTTP-VPC", None),
        None => ("HTTP", Some([scheme, "://", &address(target)?].concat())),
    };
    Some(object([
        ("type", Some(json!(kind))),
        ("address", address.map(Value::from)),
        ("vpcAccessName", access.map(Value::from)),
        ("path", backend.path.as_deref().map(Value::from)),
        ("method", backend.method.map(|method| method.as_str().into())),
        ("timeout", timeout),
    ]))
}
