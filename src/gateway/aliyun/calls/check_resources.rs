//! What the options say of services, domains and policies, checked by itself and beside what exists.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::check::Check;
use super::inventory::PolicyInfo;
use super::options::{DomainOptions, ServiceOptions};
use super::policy_classes;
use super::route_options::{AttachOptions, PolicyOptions};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::gateway::aliyun::limits;
use crate::source::Value;
use crate::text::quoted;

/// Types of resources that a policy is attached to.
const RESOURCES: [&str; 7] =
    ["HttpApi", "GatewayRoute", "Operation", "Domain", "GatewayService", "GatewayServicePort", "Gateway"];

/// The gateway's word for where a service comes from; the guide writes `K8s` and `MseNacos`.
pub(super) fn source_type(word: &str) -> String {
    match word {
        "MseNacos" => "MSE_NACOS".to_owned(),
        other => other.to_ascii_uppercase(),
    }
}

/// The settings of a policy as JSON text; none when they are not an object, nor the text of one.
pub(super) fn policy_config(config: &Value) -> Option<String> {
    let (text, is_json) = match config.as_str() {
        None => (config.to_string(), true),
        Some(text) => (text.to_owned(), serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()),
    };
    (is_json && text.trim_start().starts_with('{')).then_some(text)
}

pub(super) fn check_name(option: &str, name: &str, check: &mut Check) {
    if name.trim().is_empty() || name.chars().any(char::is_control) {
        let found = Diagnostic::new(rules::CALL_NAME_INVALID).arg("option", option);
        check.push(found.arg("name", name));
    }
}

pub(super) fn check_service(key: &str, name: &str, service: &ServiceOptions, check: &mut Check) {
    let key = quoted(key);
    let option = |member: &str| format!("services.{key}.{member}");
    check_name(&option("name"), name, check);
    check.required(&option("sourceType"), service.source_type.as_deref());
    check.source(&option("sourceType"), service.source_type.as_deref());
    let kind = source_type(service.source_type.as_deref().unwrap_or_default());
    if matches!(kind.as_str(), "DNS" | "VIP") {
        check.required(&option("addresses"), service.addresses.first().map(String::as_str));
    }
    if matches!(kind.as_str(), "K8S" | "MSE_NACOS") {
        check.required(&option("namespace"), service.namespace.as_deref());
    }
    if kind == "MSE_NACOS" {
        check.required(&option("groupName"), service.group_name.as_deref());
    }
    for (at, address) in service.addresses.iter().enumerate() {
        let is_foreign = |it: char| it.is_whitespace() || it.is_control() || "/\\@?#".contains(it);
        if address.is_empty()
            || address.starts_with(':') && !address.starts_with("::")
            || address.contains(is_foreign)
        {
            let found = Diagnostic::new(rules::CALL_ADDRESS_INVALID).arg("address", quoted(address));
            check.push(found.arg("place", option(&format!("addresses[{at}]"))));
            continue;
        }
        // `[::1]:80` has colons of its own; the port follows the last one.
        let port = address.rsplit_once(':').map(|(_, port)| port).filter(|port| !port.ends_with(']'));
        let Some(port) = port else { continue };
        if !port.parse::<u16>().is_ok_and(|port| port > 0) {
            let found = Diagnostic::new(rules::CALL_PORT_INVALID).arg("port", port);
            check.push(found.arg("place", option(&format!("addresses[{at}]"))));
        }
    }
}

pub(super) fn check_domain(name: &str, domain: &DomainOptions, check: &mut Check) {
    let shown = quoted(name);
    let option = |member: &str| format!("domains.{shown}.{member}");
    if !limits::DOMAIN_NAME.allows(name) {
        check.push(Diagnostic::new(rules::CALL_NAME_INVALID).arg("option", "domains").arg("name", name));
    }
    check.required(&option("protocol"), domain.protocol.as_deref());
    if let Some(protocol) = &domain.protocol {
        check.word(&option("protocol"), protocol, &["HTTP", "HTTPS"]);
    }
    if domain.protocol.as_deref() == Some("HTTPS") {
        check.required(&option("certIdentifier"), domain.cert_identifier.as_deref());
        check.required(&option("forceHttps"), domain.force_https.map(|_| "given"));
    }
    if domain.mtls_enabled == Some(true) {
        check.required(&option("clientCaCert"), domain.client_ca_cert.as_deref());
    }
}

pub(super) fn check_policy(name: &str, policy: &PolicyOptions, new: bool, check: &mut Check) {
    let shown = quoted(name);
    let option = |member: &str| format!("policies.{shown}.{member}");
    check_name("policies", name, check);
    check.required(&option("className"), policy.class_name.as_deref());
    match &policy.config {
        None if new => check.required(&option("config"), None),
        Some(config) if policy_config(config).is_none() => {
            check.push(Diagnostic::new(rules::CALL_POLICY_CONFIG_INVALID).arg("option", option("config")));
        }
        _ => {}
    }
    let mut types = Vec::new();
    for (at, attach) in policy.attach.iter().enumerate() {
        let place = option(&format!("attach[{at}].type"));
        check.required(&place, attach.kind.as_deref());
        if let Some(kind) = attach.kind.as_deref().filter(|kind| !kind.is_empty()) {
            check.word(&place, kind, &RESOURCES);
            check_ids(&option(&format!("attach[{at}].ids")), kind, attach, check);
            types.extend(RESOURCES.contains(&kind).then_some(kind));
        }
    }
    let mut seen = HashSet::new();
    types.retain(|kind| seen.insert(*kind));
    if types.len() > 1 {
        let found = Diagnostic::new(rules::CALL_POLICY_TYPES_MIXED).arg("policy", name);
        check.push(found.arg("types", types.join(", ")));
    }
    policy_classes::check_class(name, policy, &types, check);
    policy_classes::check_settings(name, policy, &types, check);
}

/// Ids by the type of what they name; how those of ports start is not published.
fn check_ids(place: &str, kind: &str, attach: &AttachOptions, check: &mut Check) {
    let starts: &[&str] = match kind {
        "HttpApi" => &["api-"],
        "GatewayRoute" => &["hr-"],
        "Operation" => &["op-"],
        "Domain" => &["d-"],
        "GatewayService" => &["svc-", "gs-"],
        "Gateway" => &["gw-"],
        _ => return,
    };
    for (at, id) in attach.ids.iter().enumerate() {
        check.id(&format!("{place}[{at}]"), Some(id), starts);
    }
}

/// The types of resources that a policy is attached to on this gateway must be those that it gets.
pub(super) fn same_types(
    gateway: &str,
    name: &str,
    policy: &PolicyOptions,
    existing: Option<&PolicyInfo>,
    check: &mut Check,
) {
    let attachments = existing.and_then(|existing| existing.attachments.as_ref()).into_iter().flatten();
    let here = attachments.filter(|it| it.gateway_id.as_deref().is_none_or(|id| id == gateway));
    let has: BTreeSet<&str> =
        here.filter_map(|it| it.attach_resource_type.as_deref()).map(current_type).collect();
    let wanted: BTreeSet<&str> = policy.attach.iter().filter_map(|it| it.kind.as_deref()).collect();
    // Several that are wanted are reported by themselves.
    if let (Some(_), 1) = (has.first(), wanted.len())
        && !wanted.is_subset(&has)
    {
        let types: Vec<&str> = has.union(&wanted).copied().collect();
        let found = Diagnostic::new(rules::CALL_POLICY_TYPES_MIXED).arg("policy", name);
        check.push(found.arg("types", types.join(", ")));
    }
}

/// The word of today for one that older answers have.
fn current_type(word: &str) -> &str {
    match word {
        "Route" => "GatewayRoute",
        "Service" => "GatewayService",
        "ServicePort" => "GatewayServicePort",
        other => other,
    }
}

/// Two options that would create one thing.
pub(super) fn repeated<'n>(
    code: &str,
    names: impl Iterator<Item = (String, String, &'n str)>,
    check: &mut Check,
) {
    let mut first: HashMap<String, String> = HashMap::new();
    for (key, option, name) in names {
        if let Some(other) = first.get(&key) {
            let found = Diagnostic::new(rules::CALL_NAME_REPEATED).arg("code", code).arg("other", other);
            check.push(found.arg("option", option).arg("name", name));
        } else {
            first.insert(key, option);
        }
    }
}

/// Says that an option differs from what exists and is used.
pub(super) fn not_applied(option: String, wanted: &str, has: &str, id: &str, check: &mut Check) {
    let found = Diagnostic::new(rules::CALL_OPTION_NOT_APPLIED).arg("option", option).arg("id", id);
    check.push(found.arg("value", wanted).arg("existing", has));
}

/// An existing policy is used as it is.
pub(super) fn same_config(
    name: &str,
    policy: &PolicyOptions,
    existing: Option<&PolicyInfo>,
    check: &mut Check,
) {
    let wanted = policy.config.as_ref().and_then(policy_config);
    let has = existing.and_then(|existing| existing.config.clone());
    let json = |text: String| serde_json::from_str::<serde_json::Value>(&text).ok();
    if let (Some(wanted), Some(has)) = (wanted.and_then(json), has.and_then(json))
        && wanted != has
    {
        let id = existing.and_then(|existing| existing.policy_id.as_deref()).unwrap_or_default();
        let differs = Diagnostic::new(rules::CALL_POLICY_CONFIG_DIFFERS).arg("policy", name);
        check.push(differs.arg("id", id));
    }
}
