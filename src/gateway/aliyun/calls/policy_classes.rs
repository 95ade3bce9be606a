//! Classes of policies: which there are, what they are attached to, and settings that repeat what a policy says itself.

use serde_json::Value as Json;

use super::check::Check;
use super::check_resources::policy_config;
use super::route_options::PolicyOptions;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::text::nearest::nearest;
use crate::text::quoted;

/// The classes that are published (`PolicyInfo`, `CreatePolicy`).
const CLASSES: [&str; 30] = [
    "RateLimit",
    "ConcurrencyLimit",
    "CircuitBreaker",
    "HttpRewrite",
    "HeaderModify",
    "Cors",
    "FlowCopy",
    "Timeout",
    "Retry",
    "IpAccessControl",
    "DirectResponse",
    "Fallback",
    "Redirect",
    "Waf",
    "ServiceTls",
    "ServiceLb",
    "ServicePortTls",
    "JWTAuth",
    "OIDCAuth",
    "ExternalZAuth",
    "Authentication",
    "DynamicRoute",
    "AiProxy",
    "ModelRouter",
    "ModelMapper",
    "AiStatistics",
    "AiSecurityGuard",
    "AiFallback",
    "AiTokenRateLimit",
    "AiCache",
];

/// Whether resources of a type are known to take policies of a class; of other classes nothing is published.
fn takes(class: &str, kind: &str) -> bool {
    match class {
        "RateLimit" | "ConcurrencyLimit" | "CircuitBreaker" | "HttpRewrite" | "HeaderModify" | "Cors"
        | "FlowCopy" | "Timeout" | "Retry" => matches!(kind, "HttpApi" | "Operation" | "GatewayRoute"),
        "IpAccessControl" => {
            matches!(kind, "HttpApi" | "Operation" | "GatewayRoute" | "Domain" | "Gateway")
        }
        "DirectResponse" | "Fallback" => matches!(kind, "Operation" | "GatewayRoute"),
        "Redirect" => kind == "GatewayRoute",
        "Waf" => matches!(kind, "GatewayRoute" | "Gateway"),
        "ServiceTls" | "ServiceLb" => kind == "GatewayService",
        "ServicePortTls" => kind == "GatewayServicePort",
        "JWTAuth" | "OIDCAuth" | "ExternalZAuth" => kind == "Gateway",
        _ => true,
    }
}

/// Checks the class of a policy, beside the types of what it is attached to.
pub(super) fn check_class(name: &str, policy: &PolicyOptions, types: &[&str], check: &mut Check) {
    let class = policy.class_name.as_deref().unwrap_or_default();
    if !class.trim().is_empty() && !CLASSES.contains(&class) {
        let known = nearest(class, CLASSES.into_iter()).map_or_else(|| CLASSES.join("`, `"), str::to_owned);
        let unknown = Diagnostic::new(rules::CALL_POLICY_CLASS_UNKNOWN).arg("policy", name);
        check.push(unknown.arg("class", quoted(class)).arg("known", known));
    }
    for kind in types.iter().filter(|kind| !takes(class, kind)) {
        let found = Diagnostic::new(rules::CALL_POLICY_CLASS_MISPLACED).arg("policy", name);
        check.push(found.arg("class", class).arg("type", *kind));
    }
}

/// Settings of access control name the policy and the type of what it is attached to once more.
pub(super) fn check_settings(name: &str, policy: &PolicyOptions, types: &[&str], check: &mut Check) {
    if policy.class_name.as_deref() != Some("IpAccessControl") {
        return;
    }
    let text = policy.config.as_ref().and_then(policy_config).unwrap_or_default();
    let settings: Json = serde_json::from_str(&text).unwrap_or_default();
    let kind = match types {
        [one] => Some(*one),
        _ => None,
    };
    for (member, wanted) in [("name", Some(name)), ("ipAccessControlResourceType", kind)] {
        let value = settings.get(member).and_then(Json::as_str);
        if let (Some(value), Some(wanted)) = (value, wanted)
            && value != wanted
        {
            let option = format!("policies.{}.config.{member}", quoted(name));
            let found = Diagnostic::new(rules::CALL_POLICY_CONFIG_CONTRADICTS).arg("option", option);
            check.push(found.arg("value", quoted(value)).arg("wanted", quoted(wanted)));
        }
    }
}
