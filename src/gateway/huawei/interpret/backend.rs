//! `x-apigateway-backend`, and the endpoints of its policies.

use crate::gateway::huawei::backend_parameters::neutral;
use crate::gateway::huawei::limits;
use crate::gateway::huawei::options::{BackendOptions, OperationOptions};
use crate::gateway::huawei::read::{by_the_gateway, is_of_path, web};
use crate::gateway::huawei::wire::{
    ApiBackendVpcReq, ApiFuncCreate, ApiMockCreate, BackendApiCreate, BackendParamBase, MemberGroupUrlInfo,
};
use crate::gateway::shared::keys::{At, NUMBER, Object, Scope, Words};
use crate::model::Operation;
use crate::model::operator::{Backend, Function, Mock};
use crate::source::Node;

/// Where requests go, as the gateway has it. Names are in the places of ids.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Endpoints {
    Web(BackendApiCreate),
    Function(ApiFuncCreate),
    Mock(ApiMockCreate),
}

const HTTP: &str = "HTTP";
const VPC: &str = "HTTP-VPC";
const GROUPS: &str = "HTTP-VPC-MEMBER-GROUP";
const FUNCTION: &str = "FUNCTION";
const MOCK: &str = "MOCK";

const KINDS: Words = &[(HTTP, HTTP), (VPC, VPC), (GROUPS, GROUPS), (FUNCTION, FUNCTION), (MOCK, MOCK)];

/// The member that has the endpoints of a kind.
const MEMBERS: &[(&str, &str)] = &[
    (HTTP, "httpEndpoints"),
    (VPC, "httpVpcEndpoints"),
    (GROUPS, "httpVpcMemberGroupEndpoints"),
    (FUNCTION, "functionEndpoints"),
    (MOCK, "mockEndpoints"),
];

const SCHEMES: Words = &[("HTTP", "HTTP"), ("HTTPS", "HTTPS"), ("GRPC", "GRPC"), ("GRPCS", "GRPCS")];

const METHODS: Words = &[
    ("GET", "GET"),
    ("POST", "POST"),
    ("PUT", "PUT"),
    ("DELETE", "DELETE"),
    ("HEAD", "HEAD"),
    ("PATCH", "PATCH"),
    ("OPTIONS", "OPTIONS"),
    ("ANY", "ANY"),
];

const INVOCATIONS: Words =
    &[("sync", "sync"), ("sync", "synchronous"), ("async", "async"), ("async", "asynchronous")];

const NETWORKS: Words = &[("V1", "V1"), ("V2", "V2")];
const PLACES: Words = &[("HEADER", "HEADER"), ("QUERY", "QUERY"), ("PATH", "PATH")];
const ORIGINS: Words = &[("REQUEST", "REQUEST"), ("CONSTANT", "CONSTANT"), ("SYSTEM", "SYSTEM")];

/// Reads the key into the neutral backend, and into options what that has no place for.
pub(super) fn backend(scope: &mut Scope<'_, '_>, at: &At<'_>, own: &mut OperationOptions) -> Option<Backend> {
    let mut object = scope.object(at)?;
    let endpoints = endpoints(scope, &mut object);
    let parameters = parameters(scope, &mut object);
    object.finish(scope);
    let is_web = matches!(endpoints, Some(Endpoints::Web(_)));
    own.backend_parameters = parameters.into_iter().filter(|one| !is_web || !is_of_path(one)).collect();
    let mut set = BackendOptions::default();
    let backend = match endpoints? {
        Endpoints::Web(record) => {
            set.client_ssl = record.enable_client_ssl;
            set.retries = by_the_gateway(&record);
            set.sm_channel = record.enable_sm_channel;
            set.member_groups = record.member_group_url_infos.clone().unwrap_or_default();
            set.remark.clone_from(&record.remark);
            web(&record)
        }
        Endpoints::Function(record) => {
            (set.network, set.remark) = (record.network_type, record.remark);
            let function = Function {
                name: record.function_urn.unwrap_or_default(),
                namespace: None,
                version: record.version,
                alias: record.alias_urn,
                asynchronous: record.invocation_type.as_deref() == Some("async"),
            };
            let timeout_ms = record.timeout.and_then(|timeout| u64::try_from(timeout).ok());
            Backend { function: Some(function), timeout_ms, ..Backend::default() }
        }
        Endpoints::Mock(record) => {
            set.remark = record.remark;
            let mock = Mock { body: record.result_content, ..Mock::default() };
            Backend { mock: Some(mock), ..Backend::default() }
        }
    };
    own.backend = Some(set).filter(|set| *set != BackendOptions::default());
    Some(backend)
}

/// Moves the parameters that neutral words say whole from the options of an operation to its backend.
pub(super) fn move_parameters(target: &mut Operation, own: &mut OperationOptions) {
    let declared = |name: &str| {
        let of_name = target.parameters.keys().find(|key| &*key.name == name);
        of_name.map(|key| key.location)
    };
    let (mut moved, mut rest) = (Vec::new(), Vec::new());
    for record in std::mem::take(&mut own.backend_parameters) {
        match neutral(&record, declared) {
            Some(parameter) => moved.push(parameter),
            None => rest.push(record),
        }
    }
    own.backend_parameters = rest;
    target.operator.set_backend(|backend| backend.parameters = moved);
}

/// The endpoints of a backend or of a policy: those of its type, or those that there are.
pub(super) fn endpoints(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Option<Endpoints> {
    let stated = object.needs(scope, "type").and_then(|at| scope.word(&at, KINDS));
    let mut found = None;
    for (kind, member) in MEMBERS {
        let is_meant = stated.is_none_or(|stated| stated == *kind);
        if found.is_some() || !is_meant {
            object.unheld(member, |_| false);
            continue;
        }
        let at = if stated.is_some() { object.needs(scope, member) } else { object.get(member) };
        if let Some(mut of_kind) = at.and_then(|at| scope.object(&at)) {
            found = Some(match *kind {
                FUNCTION => Endpoints::Function(function(scope, &mut of_kind)),
                MOCK => Endpoints::Mock(mock(scope, &mut of_kind)),
                kind => Endpoints::Web(web_endpoints(scope, &mut of_kind, kind)),
            });
            of_kind.finish(scope);
        }
    }
    found
}

fn web_endpoints(scope: &mut Scope<'_, '_>, object: &mut Object<'_>, kind: &str) -> BackendApiCreate {
    let mut record = BackendApiCreate::default();
    if kind == HTTP {
        record.url_domain = address(scope, object);
    } else {
        let name = object.needs(scope, "name").and_then(|at| scope.name(&at));
        let host = object.get("host").and_then(|at| scope.name(&at));
        record.vpc_channel_status = Some(if kind == VPC { 1 } else { 4 });
        record.vpc_channel_info = Some(ApiBackendVpcReq {
            vpc_channel_id: name,
            vpc_channel_proxy_host: host,
            ..ApiBackendVpcReq::default()
        });
        object.unheld("cascade_flag", is_off);
    }
    if kind == GROUPS {
        let groups = object.needs(scope, "memberGroupUrlInfos");
        let items = groups.map(|at| scope.items(&at, false)).unwrap_or_default();
        let groups: Vec<_> = items.iter().filter_map(|at| member_group(scope, at)).collect();
        // What the first group gets is said for all, where the gateway wants it.
        if let Some(first) = groups.first() {
            record.req_protocol.clone_from(&first.req_protocol);
            record.req_method.clone_from(&first.req_method);
            record.req_uri.clone_from(&first.req_uri);
        }
        record.member_group_url_infos = Some(groups).filter(|groups| !groups.is_empty());
    } else {
        record.req_protocol = word(scope, object, "scheme", SCHEMES);
        record.req_method = word(scope, object, "method", METHODS);
        record.req_uri = object.needs(scope, "path").and_then(|at| scope.name(&at));
    }
    record.timeout = timeout(scope, object);
    record.retry_count = retries(scope, object);
    record.enable_client_ssl = object.get("enableClientSsl").and_then(|at| scope.flag(&at));
    record.enable_sm_channel = object.get("enableSmChannel").and_then(|at| scope.flag(&at));
    record.remark = object.get("description").and_then(|at| scope.text(&at)).filter(|text| !text.is_empty());
    record
}

/// Documents have it as a text; the guide calls it a list.
fn address(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Option<String> {
    let at = object.needs(scope, "address")?;
    let items = scope.items(&at, true);
    if items.len() > 1 {
        scope.invalid(&at, "one address");
    }
    scope.name(items.first()?)
}

fn word(
    scope: &mut Scope<'_, '_>,
    object: &mut Object<'_>,
    name: &'static str,
    words: Words,
) -> Option<String> {
    let at = object.needs(scope, name)?;
    scope.word(&at, words).map(str::to_owned)
}

fn timeout(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Option<i64> {
    object.get("timeout").and_then(|at| scope.number(&at, 1, limits::TIMEOUT_MS))
}

/// The gateway's exports have it as a text.
fn retries(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Option<String> {
    let at = object.get("retryCount")?;
    let text = scope.name(&at)?;
    match text.parse::<i64>() {
        Ok(count) if (-1..=limits::RETRIES).contains(&count) => Some(count.to_string()),
        _ => {
            scope.invalid(&at, NUMBER);
            None
        }
    }
}

fn member_group(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<MemberGroupUrlInfo> {
    let mut object = scope.object(at)?;
    let group = MemberGroupUrlInfo {
        member_group_id: object.needs(scope, "name").and_then(|at| scope.name(&at)),
        req_protocol: word(scope, &mut object, "scheme", SCHEMES),
        req_method: word(scope, &mut object, "method", METHODS),
        req_uri: object.needs(scope, "path").and_then(|at| scope.name(&at)),
        ..MemberGroupUrlInfo::default()
    };
    object.finish(scope);
    Some(group)
}

fn function(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> ApiFuncCreate {
    ApiFuncCreate {
        function_urn: object.needs(scope, "function-urn").and_then(|at| scope.name(&at)),
        version: object.get("version").and_then(|at| scope.name(&at)),
        invocation_type: invocation(scope, object),
        timeout: timeout(scope, object),
        alias_urn: object.get("alias-urn").and_then(|at| scope.name(&at)),
        network_type: object.get("network-type").and_then(|at| scope.word(&at, NETWORKS)).map(str::to_owned),
        remark: object.get("description").and_then(|at| scope.text(&at)).filter(|text| !text.is_empty()),
        ..ApiFuncCreate::default()
    }
}

/// Some of the guide's examples spell the words out.
fn invocation(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Option<String> {
    let at = object.needs(scope, "invocation-type")?;
    let word = scope.word(&at, INVOCATIONS)?;
    if at.node.scalar().is_some_and(|text| text.trim_end_matches(',').len() > word.len()) {
        scope.report.normalised(&at.member);
    }
    Some(word.to_owned())
}

fn mock(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> ApiMockCreate {
    ApiMockCreate {
        result_content: object.needs(scope, "result-content").and_then(|at| scope.text(&at)),
        remark: object.get("description").and_then(|at| scope.text(&at)).filter(|text| !text.is_empty()),
        ..ApiMockCreate::default()
    }
}

/// The parameters that a backend gets.
pub(super) fn parameters(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Vec<BackendParamBase> {
    let Some(list) = object.get("parameters") else { return Vec::new() };
    let items = scope.items(&list, false);
    items.iter().filter_map(|at| parameter(scope, at)).collect()
}

fn parameter(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<BackendParamBase> {
    let mut object = scope.object(at)?;
    let record = BackendParamBase {
        name: object.needs(scope, "name").and_then(|at| scope.name(&at)),
        value: object.needs(scope, "value").and_then(|at| scope.text(&at)),
        location: word(scope, &mut object, "in", PLACES),
        origin: word(scope, &mut object, "origin", ORIGINS),
        remark: object.get("description").and_then(|at| scope.text(&at)).filter(|text| !text.is_empty()),
        ..BackendParamBase::default()
    };
    object.finish(scope);
    // The gateway refuses an API for a parameter that lacks one of these.
    let is_whole = record.name.is_some()
        && record.value.is_some()
        && record.location.is_some()
        && record.origin.is_some();
    is_whole.then_some(record)
}

/// Whether a switch is off, or a text empty.
pub(super) fn is_off(node: Node<'_>) -> bool {
    node.as_bool() == Some(false)
        || node.as_str().is_some_and(|text| text.is_empty() || text.eq_ignore_ascii_case("false"))
}
