//! `x-apigateway-backend-policies`: other backends for some requests.

use super::backend::{Endpoints, endpoints, parameters};
use crate::gateway::huawei::options::OperationOptions;
use crate::gateway::huawei::wire::{
    ApiConditionBase, ApiPolicyFunctionCreate, ApiPolicyHttpCreate, ApiPolicyMockCreate, BackendParamBase,
};
use crate::gateway::shared::keys::{At, Object, Scope, Words};
use crate::gateway::shared::losses::NameList;

const MODES: Words = &[("ANY", "ANY"), ("ALL", "ALL")];
const TYPES: Words = &[("exact", "exact"), ("exact", "equal"), ("enum", "enum"), ("pattern", "pattern")];
const ORIGINS: Words = &[
    ("param", "param"),
    ("param", "request"),
    ("source", "source"),
    ("system", "system"),
    ("cookie", "cookie"),
    ("frontend_authorizer", "frontend_authorizer"),
];

/// What policies of all kinds have.
struct Common {
    name: Option<String>,
    effect_mode: Option<String>,
    conditions: Option<Vec<ApiConditionBase>>,
    backend_params: Option<Vec<BackendParamBase>>,
}

/// Reads the key into options: no other gateway has such policies.
pub(super) fn policies(scope: &mut Scope<'_, '_>, at: &At<'_>, own: &mut OperationOptions) {
    for at in scope.items(at, false) {
        let Some(mut object) = scope.object(&at) else { continue };
        let endpoints = endpoints(scope, &mut object);
        let common = common(scope, &mut object);
        object.finish(scope);
        match endpoints {
            Some(Endpoints::Web(record)) => {
                let unheld = [
                    (record.enable_client_ssl == Some(true), "enableClientSsl"),
                    (record.remark.is_some(), "description"),
                ];
                not_held(scope, &at, &unheld);
                own.policy_https.push(ApiPolicyHttpCreate {
                    url_domain: record.url_domain,
                    req_protocol: record.req_protocol,
                    req_method: record.req_method,
                    req_uri: record.req_uri,
                    timeout: record.timeout,
                    retry_count: record.retry_count,
                    enable_sm_channel: record.enable_sm_channel,
                    member_group_url_infos: record.member_group_url_infos,
                    vpc_channel_info: record.vpc_channel_info,
                    vpc_channel_status: record.vpc_channel_status,
                    name: common.name,
                    effect_mode: common.effect_mode,
                    conditions: common.conditions,
                    backend_params: common.backend_params,
                    ..ApiPolicyHttpCreate::default()
                });
            }
            Some(Endpoints::Function(record)) => {
                not_held(scope, &at, &[(record.remark.is_some(), "description")]);
                own.policy_functions.push(ApiPolicyFunctionCreate {
                    function_urn: record.function_urn,
                    invocation_type: record.invocation_type,
                    network_type: record.network_type.or_else(|| Some("V1".to_owned())),
                    version: record.version,
                    alias_urn: record.alias_urn,
                    timeout: record.timeout,
                    name: common.name,
                    effect_mode: common.effect_mode,
                    conditions: common.conditions,
                    backend_params: common.backend_params,
                    ..ApiPolicyFunctionCreate::default()
                });
            }
            Some(Endpoints::Mock(record)) => {
                not_held(scope, &at, &[(record.remark.is_some(), "description")]);
                own.policy_mocks.push(ApiPolicyMockCreate {
                    result_content: record.result_content,
                    name: common.name,
                    effect_mode: common.effect_mode,
                    conditions: common.conditions,
                    backend_params: common.backend_params,
                    ..ApiPolicyMockCreate::default()
                });
            }
            None => {}
        }
    }
}

/// Reports members of the endpoints that policies have no place for.
fn not_held(scope: &mut Scope<'_, '_>, at: &At<'_>, members: &[(bool, &str)]) {
    let mut names = NameList::default();
    for (is_there, name) in members {
        names.add_if(*is_there, name);
    }
    scope.report.unknown(scope.subject, &at.member, &names, at.node);
}

fn common(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Common {
    let conditions = object.needs(scope, "conditions");
    let conditions = conditions.map(|at| scope.items(&at, false)).unwrap_or_default();
    let conditions: Vec<_> = conditions.iter().filter_map(|at| condition(scope, at)).collect();
    let mode = object.get("effectMode").and_then(|at| scope.word(&at, MODES));
    Common {
        name: object.needs(scope, "name").and_then(|at| scope.name(&at)),
        // The guide's newer tables lack it; the gateway requires it.
        effect_mode: Some(mode.unwrap_or("ANY").to_owned()),
        conditions: Some(conditions).filter(|all| !all.is_empty()),
        backend_params: Some(parameters(scope, object)).filter(|all| !all.is_empty()),
    }
}

fn condition(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<ApiConditionBase> {
    let mut object = scope.object(at)?;
    let origin = object.needs(scope, "origin").and_then(|at| scope.word(&at, ORIGINS));
    let is_source = origin == Some("source");
    let kind = if is_source { object.get("type") } else { object.needs(scope, "type") };
    let kind = kind.and_then(|at| scope.word(&at, TYPES));
    let value = object.needs(scope, "value").and_then(|at| scope.text(&at));
    let older = object.get("parameter_name");
    let newer = object.get("parameter");
    if older.is_some() && newer.is_none() {
        scope.report.normalised(&[&object.at.member, ".parameter_name"].concat());
    }
    let parameter = newer.or(older).and_then(|at| scope.name(&at)).filter(|_| !is_source);
    let mut record = ApiConditionBase {
        condition_origin: origin.map(str::to_owned),
        condition_type: kind.filter(|_| !is_source).map(str::to_owned),
        condition_value: value,
        ..ApiConditionBase::default()
    };
    match origin {
        Some("system") => record.sys_param_name = parameter,
        Some("cookie") => record.cookie_param_name = parameter,
        Some("frontend_authorizer") => record.frontend_authorizer_param_name = parameter,
        _ => record.req_param_name = parameter,
    }
    object.finish(scope);
    Some(record)
}
