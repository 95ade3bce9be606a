//! The backend of an operation, or of all: `…-backend`, and the function of the deployment tool, `…-fc`.

use std::collections::BTreeMap;

use crate::gateway::shared::keys::{
    At, Object, RULES, Report, Scope, Url, Words, qualified, says_nothing, value_of,
};
use crate::model::operator::{Backend, Function, Mock, Target};
use crate::model::{Extensions, Places};
use crate::subject::Subject;

const KINDS: Words = &[
    ("HTTP", "HTTP"),
    ("HTTP-VPC", "HTTP-VPC"),
    ("HTTP-VPC", "HTTP_VPC"),
    ("HTTP-VPC", "VPC"),
    ("MOCK", "MOCK"),
    ("FC", "FC"),
    ("FC", "FunctionCompute"),
    ("OSS", "OSS"),
    ("EVENTBRIDGE", "EVENTBRIDGE"),
];

/// The longest timeout, in milliseconds: no published quota is longer.
const TIMEOUT: i64 = 600_000;

/// What the members of a mock's header are called.
const NAMES: &[&str] = &["headerName", "name"];
const VALUES: &[&str] = &["headerValue", "value"];

/// Reads the keys. Gives the one that says the backend.
pub(super) fn read<'d>(scope: &mut Scope<'_, '_>, keys: &'d Extensions) -> (Option<At<'d>>, Backend) {
    if let Some(at) = value_of(keys, "x-aliyun-apigateway-backend") {
        let backend = backend(scope, &at).unwrap_or_default();
        return (Some(at), backend);
    }
    let Some(at) = value_of(keys, "x-aliyun-apigateway-fc") else { return (None, Backend::default()) };
    let backend = tool_function(scope, &at).unwrap_or_default();
    (Some(at), backend)
}

/// Whether keys say a backend that cannot be used.
pub(super) fn is_unusable(keys: &Extensions) -> bool {
    let (places, subject) = (Places::default(), Subject::Api);
    let mut scope = Scope { report: &mut Report::new(&places, &RULES), subject: &subject };
    let (at, backend) = read(&mut scope, keys);
    at.is_some() && !backend.has_destination()
}

fn backend(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<Backend> {
    let mut object = scope.object(at)?.in_any_case();
    let kind_at = object.needs(scope, "type");
    let kind = kind_at.as_ref().and_then(|at| scope.exact_word(at, KINDS));
    let mut backend = Backend { timeout_ms: timeout(scope, &mut object), ..Backend::default() };
    match kind {
        Some("HTTP") => web(scope, &mut object, &mut backend),
        Some("HTTP-VPC") => linked(scope, &mut object, &mut backend),
        Some("MOCK") => backend.mock = Some(mock(scope, &mut object)),
        Some("FC") => backend.function = function(scope, &mut object),
        _ => {}
    }
    if matches!(kind, Some("HTTP" | "HTTP-VPC")) {
        let path = object.get("path").and_then(|at| scope.name(&at));
        let before = backend.path.take().unwrap_or_default();
        backend.path = path.map(|path| [before.trim_end_matches('/'), &path].concat()).or(Some(before));
        backend.path = backend.path.filter(|path| !path.is_empty());
        backend.method = object.get("method").and_then(|at| scope.method(&at, true));
    }
    if let Some((at, word)) = kind_at.zip(kind).filter(|(_, kind)| matches!(*kind, "OSS" | "EVENTBRIDGE")) {
        scope.unsupported(&at, word);
        return None;
    }
    object.finish(scope);
    kind.map(|_| backend)
}

fn timeout(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Option<u64> {
    let number = object.get("timeout").and_then(|at| scope.number(&at, 1, TIMEOUT))?;
    u64::try_from(number).ok()
}

fn web(scope: &mut Scope<'_, '_>, object: &mut Object<'_>, backend: &mut Backend) {
    let Some(at) = object.needs(scope, "address") else { return };
    let Some(text) = scope.name(&at) else { return };
    let has_scheme = text.contains("://");
    let whole = if has_scheme { text } else { ["http://", &text].concat() };
    match Url::of(&whole) {
        Some(url) => {
            if !has_scheme {
                scope.report.normalised(&at.member);
            }
            backend.urls = vec![url.origin.to_owned()];
            backend.path = Some(url.path.to_owned());
        }
        None => scope.invalid(&at, "an absolute URL"),
    }
}

/// A service in a private network, by the name of the access to it.
fn linked(scope: &mut Scope<'_, '_>, object: &mut Object<'_>, backend: &mut Backend) {
    let service = object.needs(scope, "vpcAccessName").and_then(|at| scope.name(&at));
    for name in ["vpcId", "instanceId", "port"] {
        object.own(scope, name, says_nothing);
    }
    let target = |service| Target { service: Some(service), ..Target::default() };
    backend.targets = service.map(target).into_iter().collect();
}

fn mock(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Mock {
    let body = object.needs(scope, "mockResult").and_then(|at| scope.text(&at));
    let status = object.get("mockStatusCode").and_then(|at| scope.number(&at, 100, 599));
    let list = object.get("mockHeaders").map(|at| scope.items(&at, false)).unwrap_or_default();
    let headers: BTreeMap<_, _> = list.iter().filter_map(|at| scope.header(at, NAMES, VALUES)).collect();
    Mock { body, status: status.and_then(|status| status.try_into().ok()), headers, ..Mock::default() }
}

/// A function by its service; the names of members differ between the vendor's pages.
fn function(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Option<Function> {
    let name = object.first(&["function", "functionName"]);
    if name.is_none() {
        object.needs(scope, "functionName");
    }
    let namespace = object.first(&["service", "serviceName"]).and_then(|at| scope.name(&at));
    let qualifier = object.get("qualifier").and_then(|at| scope.name(&at));
    for name in ["region", "regionId", "fcRegionId", "role", "roleArn"] {
        object.own(scope, name, says_nothing);
    }
    let (version, alias) = qualified(qualifier);
    let name = name.and_then(|at| scope.name(&at))?;
    Some(Function { name, namespace, version, alias, asynchronous: false })
}

/// The function of the deployment tool, by its resource name.
fn tool_function(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<Backend> {
    let mut object = scope.object(at)?.in_any_case();
    let name = object.needs(scope, "arn").and_then(|at| scope.name(&at));
    object.own(scope, "role", says_nothing);
    let timeout_ms = timeout(scope, &mut object);
    object.finish(scope);
    let function = Function { name: name?, ..Function::default() };
    Some(Backend { function: Some(function), timeout_ms, ..Backend::default() })
}
