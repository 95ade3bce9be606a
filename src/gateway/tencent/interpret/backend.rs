//! `x-apigw-backend`: the members of the call that creates an API, under their names.

use std::collections::BTreeMap;

use crate::gateway::shared::keys::{At, Object, Scope, Url, Words, qualified, says_nothing};
use crate::model::operator::{Backend, Function, Mock, Protocol, Target};

const KINDS: Words = &[
    ("HTTP", "HTTP"),
    ("MOCK", "MOCK"),
    ("TSF", "TSF"),
    ("SCF", "SCF"),
    ("EB", "EB"),
    ("TARGET", "TARGET"),
    ("VPC", "VPC"),
    ("UPSTREAM", "UPSTREAM"),
    ("GRPC", "GRPC"),
    ("COS", "COS"),
    ("WEBSOCKET", "WEBSOCKET"),
];

/// Members that say what only this gateway has, whatever the kind of backend.
const OWN: &[&str] = &[
    "ServiceScfFunctionType",
    "ServiceScfIsIntegratedResponse",
    "IsBase64Encoded",
    "IsBase64Trigger",
    "Base64EncodedTriggerRules",
    "ServiceTsfLoadBalanceConf",
    "ServiceTsfHealthCheckConf",
    "TargetServicesLoadBalanceConf",
    "TargetServicesHealthCheckConf",
    "TargetNamespaceId",
    "EventBusId",
    "ServiceWebsocketRegisterFunctionName",
    "ServiceWebsocketRegisterFunctionNamespace",
    "ServiceWebsocketRegisterFunctionQualifier",
    "ServiceWebsocketCleanupFunctionName",
    "ServiceWebsocketCleanupFunctionNamespace",
    "ServiceWebsocketCleanupFunctionQualifier",
    "ServiceWebsocketTransportFunctionName",
    "ServiceWebsocketTransportFunctionNamespace",
    "ServiceWebsocketTransportFunctionQualifier",
];

/// The vendor shows no header; these are the names of its other lists of headers.
const NAMES: &[&str] = &["Name", "Key", "HeaderName"];
const VALUES: &[&str] = &["Value", "HeaderValue"];

/// Reads the key.
pub(super) fn backend(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<Backend> {
    let mut object = scope.object(at)?.in_any_case();
    let kind_at = object.needs(scope, "ServiceType");
    let kind = kind_at.as_ref().and_then(|at| scope.word(at, KINDS));
    // Exports of tools write all members, empty where the kind has none; what they say is read for each kind.
    let config = object.get("ServiceConfig").filter(|at| !says_nothing(at.node));
    let mut backend = Backend::default();
    match kind {
        Some("MOCK") => backend.mock = Some(mock(scope, &mut object)),
        Some("SCF") => backend.function = function(scope, &mut object),
        Some("TSF") => backend.targets = micro_services(scope, &mut object),
        Some("TARGET") => backend.targets = targets(scope, &mut object),
        _ => {}
    }
    let is_web = matches!(kind, Some("HTTP" | "VPC" | "UPSTREAM" | "GRPC"));
    match config {
        Some(config) => web(scope, &config, kind, &mut backend),
        None if is_web => _ = object.needs(scope, "ServiceConfig"),
        None => {}
    }
    for name in ["ServiceMockReturnMessage", "MockReturnHttpStatusCode", "MockReturnHttpHeaders"] {
        unused(scope, &mut object, name, kind != Some("MOCK"));
    }
    for name in [
        "ServiceScfFunctionName",
        "ServiceScfFunctionNamespace",
        "ServiceScfFunctionQualifier",
        "ServiceScfEventIsAsyncCall",
    ] {
        unused(scope, &mut object, name, kind != Some("SCF"));
    }
    unused(scope, &mut object, "MicroServices", kind != Some("TSF"));
    unused(scope, &mut object, "TargetServices", kind != Some("TARGET"));
    let is_unsupported = matches!(kind, Some("EB" | "COS" | "WEBSOCKET"));
    for name in OWN {
        object.own(scope, name, |node| is_unsupported || says_nothing(node));
    }
    object.finish(scope);
    if let Some((at, kind)) = kind_at.zip(kind).filter(|_| is_unsupported) {
        scope.unsupported(&at, kind);
        return None;
    }
    kind.map(|_| backend)
}

/// A member of another kind of backend.
fn unused(scope: &mut Scope<'_, '_>, object: &mut Object<'_>, name: &'static str, is_other: bool) {
    if is_other {
        object.own(scope, name, says_nothing);
    }
}

fn mock(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Mock {
    let body = object.needs(scope, "ServiceMockReturnMessage").and_then(|at| scope.text(&at));
    let status = object.get("MockReturnHttpStatusCode").and_then(|at| scope.number(&at, 100, 599));
    let list = object.get("MockReturnHttpHeaders").filter(|at| !says_nothing(at.node));
    let items = list.map(|at| scope.items(&at, false)).unwrap_or_default();
    let headers: BTreeMap<_, _> = items.iter().filter_map(|at| scope.header(at, NAMES, VALUES)).collect();
    Mock { body, status: status.and_then(|status| status.try_into().ok()), headers, ..Mock::default() }
}

fn function(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Option<Function> {
    let name = object.needs(scope, "ServiceScfFunctionName").and_then(|at| scope.name(&at));
    let namespace = object.get("ServiceScfFunctionNamespace").and_then(|at| scope.name(&at));
    let qualifier = object.get("ServiceScfFunctionQualifier").and_then(|at| scope.name(&at));
    let asynchronous = object.get("ServiceScfEventIsAsyncCall").and_then(|at| scope.flag(&at));
    let (version, alias) = qualified(qualifier);
    let asynchronous = asynchronous.unwrap_or_default();
    Some(Function { name: name?, namespace, version, alias, asynchronous })
}

fn micro_services(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Vec<Target> {
    let list = object.needs(scope, "MicroServices");
    let items = list.map(|at| scope.items(&at, true)).unwrap_or_default();
    let one = |at: &At<'_>| {
        let mut object = scope.object(at)?.in_any_case();
        let service = object.needs(scope, "MicroServiceName").and_then(|at| scope.name(&at));
        object.own(scope, "ClusterId", says_nothing);
        object.own(scope, "NamespaceId", says_nothing);
        object.finish(scope);
        Some(Target { service: Some(service?), ..Target::default() })
    };
    items.iter().filter_map(one).collect()
}

fn targets(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Vec<Target> {
    let list = object.needs(scope, "TargetServices");
    let items = list.map(|at| scope.items(&at, true)).unwrap_or_default();
    let one = |at: &At<'_>| {
        let mut object = scope.object(at)?.in_any_case();
        let host = object.needs(scope, "VmIp").and_then(|at| scope.name(&at));
        let port = object.get("VmPort").and_then(|at| scope.number(&at, 1, 65_535));
        for name in ["VpcId", "HostIp", "DockerIp"] {
            object.own(scope, name, says_nothing);
        }
        object.finish(scope);
        let port = port.and_then(|port| port.try_into().ok());
        Some(Target { host: Some(host?), port, ..Target::default() })
    };
    items.iter().filter_map(one).collect()
}

/// `ServiceConfig`, which backends of all kinds may have: of those that are not web servers, path and method count.
fn web(scope: &mut Scope<'_, '_>, at: &At<'_>, kind: Option<&'static str>, backend: &mut Backend) {
    let Some(mut object) = scope.object(at) else { return };
    object = object.in_any_case();
    let needs_url = matches!(kind, Some("HTTP" | "VPC" | "GRPC"));
    let url = if needs_url { object.needs(scope, "Url") } else { object.get("Url") };
    let url = url.filter(|at| !says_nothing(at.node));
    let upstream = object.get("UpstreamId").filter(|at| !says_nothing(at.node));
    let path = object.get("Path").and_then(|at| scope.name(&at));
    let method =
        object.get("Method").filter(|at| !says_nothing(at.node)).and_then(|at| scope.method(&at, false));
    // The kind says the product, too.
    object.own(scope, "Product", |node| kind == Some("UPSTREAM") || says_nothing(node));
    for name in ["UniqVpcId", "CosConfig"] {
        object.own(scope, name, says_nothing);
    }
    object.finish(scope);
    let text = url.as_ref().and_then(|at| scope.name(at));
    let found = text.as_deref().and_then(Url::of);
    if let Some(at) = url.filter(|_| found.is_none()) {
        scope.invalid(&at, "an absolute URL");
    }
    backend.path = path.or_else(|| found.map(|url| url.path.to_owned()).filter(|path| !path.is_empty()));
    backend.method = method;
    if let Some(service) = upstream.and_then(|at| scope.name(&at)) {
        let protocol = found.map(|url| if url.is_secure() { Protocol::Https } else { Protocol::Http });
        backend.targets = vec![Target { service: Some(service), protocol, ..Target::default() }];
    } else if let Some(url) = found {
        if kind == Some("GRPC") {
            let (host, port) = url.host();
            let protocol = if url.is_secure() { Protocol::Grpcs } else { Protocol::Grpc };
            let (host, protocol) = (Some(host.to_owned()), Some(protocol));
            backend.targets = vec![Target { host, port, protocol, ..Target::default() }];
        } else if needs_url {
            backend.urls = vec![url.origin.to_owned()];
        }
    }
}
