//! One form of what several forms say, so that what was read back can be compared with what was written.

use std::sync::Arc;

use crate::gateway::shared::keys::Url;
use crate::model::Operation;
use crate::model::operator::{Auth, AuthKind, Backend, Mock, Operator, Protocol, Target};

/// The one form: a URL is a target, path and method are stated, and a destination that does not answer is left out.
pub(super) fn canonical(mut operator: Operator, operation: &Operation, base: Option<&str>) -> Operator {
    operator.backend = operator.backend.map(|one| backend(Arc::unwrap_or_clone(one), operation, base).into());
    operator.auth = operator.auth.map(|one| auth(Arc::unwrap_or_clone(one)).into());
    operator
}

/// What was read, without what only the gateway's keys need: names that nobody stated.
pub(super) fn comparable(mut read: Operator, wanted: &Operator) -> Operator {
    let is_named = wanted.rate_limit.as_ref().is_some_and(|limit| limit.name.is_some());
    if let Some(limit) = read.rate_limit.as_mut().filter(|limit| !is_named && limit.name.is_some()) {
        Arc::make_mut(limit).name = None;
    }
    let is_named = wanted.access_control.as_ref().is_some_and(|control| control.name.is_some());
    if let Some(control) = read.access_control.as_mut().filter(|control| !is_named && control.name.is_some())
    {
        Arc::make_mut(control).name = None;
    }
    // What operators say nothing about, the keys may say.
    Operator {
        backend: read.backend.filter(|_| wanted.backend.is_some()),
        auth: read.auth.filter(|_| wanted.auth.is_some()),
        cors: read.cors.filter(|_| wanted.cors.is_some()),
        rate_limit: read.rate_limit.filter(|_| wanted.rate_limit.is_some()),
        access_control: read.access_control.filter(|_| wanted.access_control.is_some()),
        environment: read.environment.filter(|_| wanted.environment.is_some()),
        publication: read.publication.filter(|_| wanted.publication.is_some()),
    }
}

fn auth(mut auth: Auth) -> Auth {
    if auth.kind.is_none() && auth.required == Some(false) {
        auth.kind = Some(AuthKind::Open);
    }
    // The kind says it.
    let is_open = auth.kind == Some(AuthKind::Open);
    auth.required = auth.required.filter(|required| auth.kind.is_none() || *required == is_open);
    auth
}

fn backend(mut backend: Backend, operation: &Operation, base: Option<&str>) -> Backend {
    backend.parameters.sort_by(|a, b| (a.location, &a.name).cmp(&(b.location, &b.name)));
    if let Some(mock) = backend.mock.take_if(|mock| !mock.disabled) {
        return Backend { mock: Some(self::mock(mock)), ..without_destination(backend) };
    }
    if backend.redirect.is_some() {
        return backend;
    }
    if let Some(function) = backend.function.take() {
        return Backend { function: Some(function), ..without_destination(backend) };
    }
    if backend.targets.is_empty() {
        url(&mut backend, operation);
    }
    if let [target] = &mut *backend.targets {
        target.weight = None;
    }
    for target in &mut backend.targets {
        let protocol = *target.protocol.get_or_insert(Protocol::Http);
        target.port = target.port.filter(|port| Some(*port) != usual_port(protocol));
    }
    if !backend.targets.is_empty() {
        let front = || [base.unwrap_or_default().trim_end_matches('/'), &operation.path].concat();
        let path = backend.path.unwrap_or_else(front);
        backend.path = Some(without_tail(path, &operation.path));
        backend.method = backend.method.or(Some(operation.method));
    }
    backend
}

fn without_destination(backend: Backend) -> Backend {
    Backend { urls: Vec::new(), targets: Vec::new(), function: None, redirect: None, ..backend }
}

fn mock(mock: Mock) -> Mock {
    let status = mock.status.or(Some(200));
    Mock { status, body: mock.body.filter(|body| !body.is_empty()), ..mock }
}

/// The first URL as a target. Its path is before the operation's, unless the path is stated.
fn url(backend: &mut Backend, operation: &Operation) {
    let found = backend.urls.first().and_then(|url| Url::of(url)).filter(|url| url.query.is_none());
    let Some(url) = found else { return };
    let protocol = match (url.scheme.get(..1), url.is_secure()) {
        (Some("w" | "W"), true) => Protocol::Wss,
        (Some("w" | "W"), false) => Protocol::Ws,
        (_, true) => Protocol::Https,
        (_, false) => Protocol::Http,
    };
    let (host, port) = url.host();
    let target = Target { host: Some(host.to_owned()), port, protocol: Some(protocol), ..Target::default() };
    let before = url.path.trim_end_matches('/');
    if !before.is_empty() {
        backend.path.get_or_insert_with(|| [before, &operation.path].concat());
    }
    backend.targets = vec![target];
    backend.urls.remove(0);
}

const fn usual_port(protocol: Protocol) -> Option<u16> {
    match protocol {
        Protocol::Http | Protocol::Ws => Some(80),
        Protocol::Https | Protocol::Wss => Some(443),
        _ => None,
    }
}

/// A path of a backend without the variable for the rest of the operation's path, which the gateway appends.
fn without_tail(path: String, front: &str) -> String {
    let rest = front.rsplit('/').next().and_then(|last| last.strip_prefix('{')?.strip_suffix("+}"));
    let Some(rest) = rest else { return path };
    let Some((before, last)) = path.rsplit_once('/') else { return path };
    let name = last.strip_prefix('{').and_then(|last| last.strip_suffix('}')).unwrap_or_default();
    match (name.trim_end_matches('+') == rest, before) {
        (false, _) => path,
        (true, "") => "/".to_owned(),
        (true, before) => before.to_owned(),
    }
}
