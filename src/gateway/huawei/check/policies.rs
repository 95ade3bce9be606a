//! Backend policies and their conditions.

use std::collections::HashSet;

use super::backend::{address, timing};
use super::parameters::{of_backend, of_path};
use super::terms::{
    CONFLICT, Checked, MANY, METHODS, MISSING, TWICE, UNDECLARED, fault, named, number, optional, required,
    text, uri,
};
use crate::gateway::huawei::limits;
use crate::gateway::huawei::wire::{ApiConditionBase, ApiCreate, BackendParamBase, ReqParamBase};

/// What the three kinds of policy have in common.
struct Policy<'p> {
    list: &'static str,
    at: String,
    name: Option<&'p str>,
    effect_mode: Option<&'p str>,
    conditions: Option<&'p [ApiConditionBase]>,
    backend_params: Option<&'p [BackendParamBase]>,
}

/// The common members of the policies of one list.
macro_rules! common {
    ($payload:ident.$list:ident) => {
        $payload.$list.iter().flatten().enumerate().map(|(at, policy)| Policy {
            list: stringify!($list),
            at: format!("{}[{at}]", stringify!($list)),
            name: policy.name.as_deref(),
            effect_mode: policy.effect_mode.as_deref(),
            conditions: policy.conditions.as_deref(),
            backend_params: policy.backend_params.as_deref(),
        })
    };
}

pub(super) fn all(payload: &ApiCreate) -> Checked {
    let lists = [
        ("HTTP", common!(payload.policy_https).collect::<Vec<_>>()),
        ("FUNCTION", common!(payload.policy_functions).collect()),
        ("MOCK", common!(payload.policy_mocks).collect()),
    ];
    let parameters = payload.req_params.as_deref().unwrap_or_default();
    let mut names = HashSet::new();
    for (kind, list) in &lists {
        if list.len() > limits::POLICIES {
            return fault(list.first().map_or("", |policy| policy.list), MANY);
        }
        for policy in list {
            if payload.backend_type.as_deref() != Some(kind) {
                return fault(&*policy.at, CONFLICT);
            }
            one(policy, parameters)?;
            if !names.insert(policy.name) {
                return fault([&policy.at, ".name"].concat(), TWICE);
            }
        }
    }
    web(payload)?;
    functions(payload)
}

fn one(policy: &Policy<'_>, parameters: &[ReqParamBase]) -> Checked {
    let member = |name: &str| [&policy.at, ".", name].concat();
    named(member("name"), policy.name, &limits::POLICY_NAME)?;
    required(member("effect_mode"), policy.effect_mode, &["ALL", "ANY"])?;
    let conditions = policy.conditions.unwrap_or_default();
    if conditions.is_empty() {
        return fault(member("conditions"), MISSING);
    }
    if conditions.len() > limits::POLICIES {
        return fault(member("conditions"), MANY);
    }
    for (at, one) in conditions.iter().enumerate() {
        condition(&format!("{}.conditions[{at}]", policy.at), one, parameters)?;
    }
    of_backend(&member("backend_params"), policy.backend_params, parameters)
}

fn condition(at: &str, condition: &ApiConditionBase, parameters: &[ReqParamBase]) -> Checked {
    let member = |name: &str| [at, ".", name].concat();
    let origins = ["param", "source", "system", "cookie", "frontend_authorizer", "orchestration"];
    required(member("condition_origin"), condition.condition_origin.as_deref(), &origins)?;
    let Some(value) = condition.condition_value.as_deref().filter(|value| !value.is_empty()) else {
        return fault(member("condition_value"), MISSING);
    };
    text(member("condition_value"), Some(value), limits::CONDITION_VALUE)?;
    let kinds: &[&str] = match condition.sys_param_name.as_deref() {
        Some("req_method") => &["exact", "enum"],
        _ => &["exact", "enum", "pattern"],
    };
    let origin = condition.condition_origin.as_deref().unwrap_or_default();
    match origin {
        "source" => optional(member("condition_type"), condition.condition_type.as_deref(), kinds)?,
        _ => required(member("condition_type"), condition.condition_type.as_deref(), kinds)?,
    }
    match origin {
        "param" => {
            let name = condition.req_param_name.as_deref();
            let is_declared = parameters.iter().any(|parameter| parameter.name.as_deref() == name);
            if name.is_none() || !is_declared {
                return fault(member("req_param_name"), UNDECLARED);
            }
            Ok(())
        }
        "system" => required(
            member("sys_param_name"),
            condition.sys_param_name.as_deref(),
            &["req_path", "req_method"],
        ),
        "cookie" => text(member("cookie_param_name"), condition.cookie_param_name.as_deref(), limits::REMARK),
        "frontend_authorizer" => {
            let name = condition.frontend_authorizer_param_name.as_deref().unwrap_or_default();
            let is_known = name.starts_with("$context.authorizer.frontend.");
            if is_known { Ok(()) } else { fault(member("frontend_authorizer_param_name"), UNDECLARED) }
        }
        _ => Ok(()),
    }
}

fn web(payload: &ApiCreate) -> Checked {
    for (at, policy) in payload.policy_https.iter().flatten().enumerate() {
        let at = format!("policy_https[{at}]");
        let member = |name: &str| [&at, ".", name].concat();
        let channel = policy.vpc_channel_info.as_ref();
        address(&at, policy.url_domain.as_deref(), policy.vpc_channel_status, channel)?;
        required(member("req_protocol"), policy.req_protocol.as_deref(), &["HTTP", "HTTPS"])?;
        required(member("req_method"), policy.req_method.as_deref(), METHODS)?;
        uri(member("req_uri"), policy.req_uri.as_deref().unwrap_or_default())?;
        timing(&at, policy.timeout, policy.retry_count.as_deref())?;
        of_path(&member("req_uri"), policy.req_uri.as_deref(), policy.backend_params.as_deref())?;
    }
    Ok(())
}

fn functions(payload: &ApiCreate) -> Checked {
    for (at, policy) in payload.policy_functions.iter().flatten().enumerate() {
        let member = |name: &str| format!("policy_functions[{at}].{name}");
        required(member("invocation_type"), policy.invocation_type.as_deref(), &["sync", "async"])?;
        required(member("network_type"), policy.network_type.as_deref(), &["V1", "V2"])?;
        let is_old = policy.network_type.as_deref() == Some("V1");
        let most = if is_old { limits::TIMEOUT_V1_MS } else { limits::TIMEOUT_MS };
        number(member("timeout"), policy.timeout, 1, most)?;
        text(member("version"), policy.version.as_deref(), limits::FUNCTION_VERSION)?;
        if policy.function_urn.as_deref().is_none_or(str::is_empty) {
            return fault(member("function_urn"), MISSING);
        }
    }
    Ok(())
}
