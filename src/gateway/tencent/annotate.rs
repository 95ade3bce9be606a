//! From the model's operator side into the gateway's keys.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::interpret;
use crate::gateway::shared::annotate::{Added, address, annotated, object, ordered, require};
use crate::model::operator::{
    Auth, AuthKind, Backend, BackendParameter, BackendValue, Function, Mock, Operator, Protocol, Publication,
    Target,
};
use crate::model::{Api, Extensions, Operation, ParameterLocation};
use crate::outcome::Outcome;

/// The longest that the gateway waits, in seconds.
const TIMEOUT: u64 = 1800;

/// Members as the gateway's documents have them.
const ORDER: &[&str] =
    &["ServiceType", "ServiceConfig", "Product", "UpstreamId", "Url", "Path", "Method", "Name", "Desc"];

/// Writes what operators added to an API as the gateway's keys, `x-apigw-…`, of its operations: the way back from
/// [`interpret`]. The result has no operator side, so nothing says the same twice.
///
/// A key that says the same already stays as it is, with what only this gateway understands; one that says something else
/// is replaced, and reported. What the gateway has no key for, or another value, is named in a warning for each part. It has
/// none for how callers authenticate (all may call where the document asks nothing of them), for limits, and for parameters that are not constants.
///
/// ```
/// use oasgate::model::operator::Backend;
/// use oasgate::tencent::annotate;
///
/// let document = "{openapi: 3.0.0, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   responses: {'200': {description: the orders}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let mut api = oasgate::Api::clone(&imported.api);
/// api.about.operator.set_backend(|backend| backend.urls = vec!["https://orders.internal".into()]);
/// let annotated = annotate(&api).into_result()?;
/// let keys = &annotated.operations.values().next().unwrap().extensions;
/// let backend = keys.get("x-apigw-backend").unwrap();
/// assert_eq!(backend.get("ServiceConfig").unwrap().get("Path").unwrap().as_str(), Some("/orders"));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn annotate(api: &Api) -> Outcome<Api> {
    annotated(&without_open(api), interpret, |api, added| {
        for (operation, one) in api.operations.values_mut().zip(added) {
            write(one, &mut operation.extensions);
        }
        Vec::new()
    })
}

/// The API without the operators' word that everybody may call, where a document says so by asking nothing of callers.
fn without_open(api: &Api) -> Cow<'_, Api> {
    let open = Auth { kind: Some(AuthKind::Open), ..Auth::default() };
    let is_open = |operator: &Operator| operator.auth.as_deref() == Some(&open);
    let asks = |one: &Operation| {
        one.security.as_ref().or(api.about.security.as_ref()).is_some_and(|all| !all.is_empty())
    };
    let root = &api.about.operator;
    let is_said = |one: &Operation| is_open(&one.operator) && root.auth.is_none() && !asks(one);
    if !api.operations.values().any(is_said) {
        return Cow::Borrowed(api);
    }
    let mut bare = api.clone();
    for operation in bare.operations.values_mut().filter(|one| is_said(one)) {
        operation.operator.auth = None;
    }
    Cow::Owned(bare)
}

fn write(Added { missing, .. }: &Added, keys: &mut Extensions) {
    if let Some(backend) = missing.backend.as_deref() {
        destination(backend, keys);
    }
    if let Some(cors) = &missing.cors {
        keys.insert("x-apigw-cors".to_owned(), json!(!cors.disabled).into());
    }
    let is_socket = |one: &Publication| one.protocols == [Protocol::Ws];
    if missing.publication.as_deref().is_some_and(is_socket) {
        keys.insert("x-apigw-protocol".to_owned(), json!("WEBSOCKET").into());
    }
}

/// The backend, its timeout and its constants, each of which is a key of its own.
fn destination(backend: &Backend, keys: &mut Extensions) {
    for key in
        ["x-apigw-backend", "x-apigw-service-timeout", "x-apigw-const-paramters", "x-apigw-const-parameters"]
    {
        keys.remove(key);
    }
    if let Some(value) = value(backend) {
        let is_grouped = value.get("ServiceType").and_then(Value::as_str) == Some("TSF");
        require(keys, "x-apigw-api-type", if is_grouped { "TSF" } else { "NORMAL" });
        require(keys, "x-apigw-protocol", "HTTP");
        keys.insert("x-apigw-backend".to_owned(), ordered(&value, ORDER));
    }
    let seconds = backend.timeout_ms.map(|timeout| timeout.div_ceil(1000));
    if let Some(seconds) = seconds.filter(|seconds| (1..=TIMEOUT).contains(seconds)) {
        keys.insert("x-apigw-service-timeout".to_owned(), json!(seconds).into());
    }
    let constants: Vec<Value> = backend.parameters.iter().filter_map(constant).collect();
    if !constants.is_empty() {
        keys.insert("x-apigw-const-paramters".to_owned(), ordered(&Value::Array(constants), ORDER));
    }
}

fn value(backend: &Backend) -> Option<Value> {
    if let Some(mock) = backend.mock.as_ref().filter(|mock| !mock.disabled) {
        return Some(self::mock(mock));
    }
    if let Some(function) = &backend.function {
        return Some(self::function(function));
    }
    match &*backend.targets {
        [] => None,
        [target] => web(backend, target),
        several => group(backend, several),
    }
}

fn mock(mock: &Mock) -> Value {
    let header = |(name, value): (&String, &String)| json!({"Name": name, "Value": value});
    let headers: Vec<Value> = mock.headers.iter().map(header).collect();
    object([
        ("ServiceType", Some(json!("MOCK"))),
        ("ServiceMockReturnMessage", Some(json!(mock.body.as_deref().unwrap_or_default()))),
        ("MockReturnHttpStatusCode", mock.status.map(Value::from)),
        ("MockReturnHttpHeaders", (!headers.is_empty()).then_some(Value::Array(headers))),
    ])
}

fn function(function: &Function) -> Value {
    let qualifier = function.alias.as_deref().or(function.version.as_deref());
    object([
        ("ServiceType", Some(json!("SCF"))),
        ("ServiceScfFunctionName", Some(json!(function.name))),
        ("ServiceScfFunctionNamespace", function.namespace.as_deref().map(Value::from)),
        ("ServiceScfFunctionQualifier", qualifier.map(Value::from)),
        ("ServiceScfEventIsAsyncCall", function.asynchronous.then_some(Value::Bool(true))),
    ])
}

/// One server, or an upstream of the gateway.
fn web(backend: &Backend, target: &Target) -> Option<Value> {
    let scheme = match target.protocol {
        None | Some(Protocol::Http | Protocol::Grpc) => "http",
        Some(Protocol::Https | Protocol::Grpcs) => "https",
        Some(_) => return None,
    };
    let is_grpc = matches!(target.protocol, Some(Protocol::Grpc | Protocol::Grpcs));
    let url = address(target).map(|address| format!("{scheme}://{address}"));
    let (kind, url, product) = match (&target.service, url) {
        (Some(_), _) => ("UPSTREAM", Some(format!("{scheme}://upstream")), Some("upstream")),
        (None, Some(url)) => (if is_grpc { "GRPC" } else { "HTTP" }, Some(url), None),
        (None, None) => return None,
    };
    let service = target.service.as_deref();
    Some(json!({"ServiceType": kind, "ServiceConfig": object([
        ("Product", product.map(Value::from)),
        ("UpstreamId", service.map(Value::from)),
        ("Url", url.map(Value::from)),
        ("Path", backend.path.as_deref().map(Value::from)),
        ("Method", backend.method.map(|method| method.as_str().into())),
    ])}))
}

/// Several services, or several addresses.
fn group(backend: &Backend, targets: &[Target]) -> Option<Value> {
    let services: Option<Vec<Value>> =
        targets.iter().map(|target| Some(json!({"MicroServiceName": target.service.as_ref()?}))).collect();
    let addresses = || -> Option<Vec<Value>> {
        let one = |target: &Target| {
            let port = ("VmPort", target.port.map(Value::from));
            Some(object([("VmIp", Some(json!(target.host.as_ref()?))), port]))
        };
        targets.iter().map(one).collect()
    };
    let (kind, member, list) = match services {
        Some(services) => ("TSF", "MicroServices", services),
        None => ("TARGET", "TargetServices", addresses()?),
    };
    let config = object([
        ("Path", backend.path.as_deref().map(Value::from)),
        ("Method", backend.method.map(|method| method.as_str().into())),
    ]);
    Some(json!({"ServiceType": kind, member: list, "ServiceConfig": config}))
}

fn constant(parameter: &BackendParameter) -> Option<Value> {
    let BackendValue::Constant(text) = &parameter.value else { return None };
    let place = match parameter.location {
        ParameterLocation::Header => "HEADER",
        ParameterLocation::Query => "QUERY",
        ParameterLocation::Path => "PATH",
        ParameterLocation::Cookie => return None,
    };
    Some(object([
        ("Name", Some(json!(parameter.name))),
        ("Desc", parameter.description.as_deref().map(Value::from)),
        ("Position", Some(json!(place))),
        ("DefaultValue", Some(json!(text))),
    ]))
}
