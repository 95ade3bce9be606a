//! The options of a call plan, checked, and which of the things that they name exist.

use std::collections::{HashMap, HashSet};

use super::super::limits;
use super::call_builder::Id;
use super::check::{Check, ServiceFacts};
use super::inventory::{Inventory, PolicyInfo};
use super::options::{CallOptions, DomainOptions, ServiceOptions};
use super::route_options::{BackendOptions, PolicyOptions};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::{calls::rules, rules as records};
use crate::model::Map;
use crate::source::Value;
use crate::subject::Subject;

/// Types of resources that a policy is attached to.
pub(super) const RESOURCES: [&str; 7] =
    ["HttpApi", "GatewayRoute", "Operation", "Domain", "GatewayService", "GatewayServicePort", "Gateway"];

/// The thing that a part of the options names: its id, and whether a suitable one is in the inventory.
pub(super) struct Part {
    pub(super) id: Id,
    pub(super) found: bool,
}

/// The options, with an id for everything that they name.
pub(super) struct CheckedOptions<'a> {
    pub(super) options: &'a CallOptions,
    pub(super) gateway: &'a str,
    pub(super) environment: &'a str,
    /// Whether the API is of type `Rest`.
    pub(super) rest: bool,
    pub(super) services: HashMap<&'a str, Part>,
    pub(super) domains: HashMap<&'a str, Part>,
    pub(super) policies: HashMap<&'a str, Part>,
}

impl<'a> CheckedOptions<'a> {
    /// Checks the options. Findings about them have no Subject.
    pub(super) fn read(
        options: &'a CallOptions,
        inventory: &'a Inventory,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut check = Check { subject: None, found: Vec::new() };
        check.required("gatewayId", options.gateway_id.as_deref());
        check.required("environmentId", options.environment_id.as_deref());
        check.word("gatewayType", &options.gateway_type, &["API", "AI"]);
        let kind = options.api.kind.as_deref().unwrap_or("Http");
        check.word("api.type", kind, &["Http", "Rest"]);
        check.word("grouping", options.grouping.as_deref().unwrap_or("path"), &["operation", "path"]);
        check_version(options, &mut check);
        for (at, protocol) in options.api.protocols.iter().enumerate() {
            check.word(&format!("api.protocols[{at}]"), protocol, &["HTTP", "HTTPS"]);
        }
        let mut checked = Self {
            options,
            gateway: options.gateway_id.as_deref().unwrap_or_default(),
            environment: options.environment_id.as_deref().unwrap_or_default(),
            rest: kind == "Rest",
            services: HashMap::new(),
            domains: HashMap::new(),
            policies: HashMap::new(),
        };
        checked.read_services(inventory, &mut check);
        checked.read_domains(inventory, &mut check);
        checked.read_backends(&mut check);
        checked.read_policies(inventory, &mut check);
        found.append(&mut check.found);
        checked
    }

    /// The backend of a route, with the option that it is in.
    pub(super) fn backend_of(&self, route: &str) -> Option<&'a BackendOptions> {
        let own = self.options.routes.get(route).and_then(|own| own.backend.as_ref());
        own.or(self.options.backend.as_ref())
    }

    /// The gateway's word for the type of the API.
    pub(super) fn api_type(&self) -> &'static str {
        if self.rest { "Rest" } else { "Http" }
    }

    fn read_services(&mut self, inventory: &'a Inventory, check: &mut Check) {
        let here = |gateway: &Option<String>| gateway.as_deref().is_none_or(|it| it == self.gateway);
        let there: Vec<_> = inventory.services.iter().filter(|service| here(&service.gateway_id)).collect();
        let mut known = HashMap::new();
        for service in &there {
            if let (Some(name), Some(id)) = (&service.name, &service.service_id) {
                known.entry(name.as_str()).or_insert(id.as_str());
            }
        }
        let mut new = 0;
        for (key, service) in &self.options.services {
            let name = service.name.as_deref().unwrap_or(key);
            let part = part(service.id.as_deref(), known.get(name).copied(), || format!("service:{key}"));
            if matches!(part.id, Id::Later(_)) {
                new += 1;
                check_service(key, name, service, check);
            }
            self.services.insert(key, part);
        }
        if let Some(quota) = self.options.service_quota.filter(|quota| new > 0 && there.len() + new > *quota)
        {
            let found = Diagnostic::new(rules::CALL_SERVICE_QUOTA).arg("quota", quota.to_string());
            check.push(found.arg("existing", there.len().to_string()).arg("new", new.to_string()));
        }
    }

    fn read_domains(&mut self, inventory: &'a Inventory, check: &mut Check) {
        let kind = &self.options.gateway_type;
        let mut known = HashMap::new();
        for domain in &inventory.domains {
            let same = domain.gateway_type.as_deref().unwrap_or("API") == kind;
            if let (true, Some(name), Some(id)) = (same, &domain.name, &domain.domain_id) {
                known.entry(name.as_str()).or_insert(id.as_str());
            }
        }
        for (name, domain) in &self.options.domains {
            let known = known.get(name.as_str()).copied();
            let part = part(domain.id.as_deref(), known, || format!("domain:{name}"));
            if matches!(part.id, Id::Later(_)) {
                check_domain(name, domain, check);
            }
            self.domains.insert(name, part);
        }
    }

    fn read_backends(&self, check: &mut Check) {
        let own = self.options.routes.iter().filter_map(|(route, own)| {
            own.backend.as_ref().map(|backend| (format!("routes.{route}.backend"), backend))
        });
        let common = self.options.backend.as_ref().map(|backend| ("backend".to_owned(), backend));
        for (place, backend) in common.into_iter().chain(own) {
            let facts = backend.services.iter().map(|service| ServiceFacts {
                service: ("service", service.service.as_deref()),
                protocol: service.protocol.as_deref(),
                port: service.port,
                weight: service.weight,
            });
            check.backend(&place, backend.scene.as_deref(), &facts.collect::<Vec<_>>());
            for (at, service) in backend.services.iter().enumerate() {
                let name = service.service.as_deref().unwrap_or_default();
                reference(check, &self.options.services, name, || format!("{place}.services[{at}].service"));
            }
        }
        for (route, own) in &self.options.routes {
            for name in own.domains.iter().flatten() {
                reference(check, &self.options.domains, name, || format!("routes.{route}.domains"));
            }
        }
    }

    fn read_policies(&mut self, inventory: &'a Inventory, check: &mut Check) {
        let mut known: HashMap<&str, &PolicyInfo> = HashMap::new();
        for policy in &inventory.policies {
            if let (Some(name), Some(_)) = (&policy.name, &policy.policy_id) {
                known.entry(name.as_str()).or_insert(policy);
            }
        }
        for (name, policy) in &self.options.policies {
            let existing = known.get(name.as_str()).copied();
            let existing_id = existing.and_then(|existing| existing.policy_id.as_deref());
            let mut part = part(policy.id.as_deref(), existing_id, || format!("policy:{name}"));
            check_policy(name, policy, matches!(part.id, Id::Later(_)), check);
            let class = existing.and_then(|existing| existing.class_name.as_deref());
            if let (true, Some(class), Some(id)) = (part.found, class, existing_id)
                && policy.class_name.as_deref().is_some_and(|wanted| wanted != class)
            {
                let taken = Diagnostic::new(rules::CALL_POLICY_NAME_TAKEN).arg("id", id);
                check.push(taken.arg("name", name).arg("class", class));
                part.found = false;
            }
            same_config(name, policy, existing.filter(|_| part.found), check);
            for attach in &policy.attach {
                let option = || format!("policies.{name}.attach.names");
                for named in attach.names.iter().filter(|named| *named != "*") {
                    match attach.kind.as_deref() {
                        Some("Domain") => reference(check, &self.options.domains, named, option),
                        Some("GatewayService") => reference(check, &self.options.services, named, option),
                        _ => {}
                    }
                }
            }
            self.policies.insert(name, part);
        }
    }
}

/// Checks name and base path of the API, which may come from the document.
pub(super) fn check_api(name: &str, base_path: Option<&str>, found: &mut Vec<Diagnostic>) {
    let mut check = Check { subject: None, found: Vec::new() };
    check_name("api.name", name, usize::MAX, &mut check);
    found.append(&mut check.found);
    let path = base_path.unwrap_or("/");
    if !limits::takes_base_path(path) {
        found.push(Diagnostic::new(records::API_BASE_PATH_INVALID).about(Subject::Api).arg("path", path));
    }
}

fn check_version(options: &CallOptions, check: &mut Check) {
    let Some(config) = options.api.version_config.as_ref().filter(|config| config.enable == Some(true))
    else {
        return;
    };
    check.required("api.versionConfig.version", config.version.as_deref());
    let scheme = config.scheme.as_deref().unwrap_or_default();
    check.word("api.versionConfig.scheme", scheme, &["Path", "Query", "Header"]);
    match scheme {
        "Query" => check.required("api.versionConfig.queryName", config.query_name.as_deref()),
        "Header" => check.required("api.versionConfig.headerName", config.header_name.as_deref()),
        _ => {}
    }
}

/// The gateway's word for where a service comes from; the guide writes `K8s` and `MseNacos`.
pub(super) fn source_type(word: &str) -> String {
    match word {
        "MseNacos" => "MSE_NACOS".to_owned(),
        other => other.to_ascii_uppercase(),
    }
}

/// The settings of a policy as JSON text; none when they are text that is not JSON.
pub(super) fn policy_config(config: &Value) -> Option<String> {
    match config.as_str() {
        None => Some(config.to_string()),
        Some(text) => serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok().then(|| text.to_owned()),
    }
}

fn part(given: Option<&str>, found: Option<&str>, later: impl Fn() -> String) -> Part {
    let given = given.filter(|id| !id.is_empty());
    let id = given.or(found).map_or_else(|| Id::Later(later()), |id| Id::Known(id.to_owned()));
    Part { id, found: given.is_none() && found.is_some() }
}

fn reference<T>(check: &mut Check, known: &Map<String, T>, name: &str, option: impl Fn() -> String) {
    if !name.is_empty() && !known.contains_key(name) {
        let found = Diagnostic::new(rules::CALL_REFERENCE_UNKNOWN).arg("option", option());
        check.push(found.arg("name", name));
    }
}

fn check_name(option: &str, name: &str, most: usize, check: &mut Check) {
    if name.trim().is_empty() || name.chars().any(char::is_control) || name.chars().count() > most {
        let found = Diagnostic::new(rules::CALL_NAME_INVALID).arg("option", option);
        check.push(found.arg("name", name));
    }
}

fn check_service(key: &str, name: &str, service: &ServiceOptions, check: &mut Check) {
    let option = |member: &str| format!("services.{key}.{member}");
    check_name(&option("name"), name, usize::MAX, check);
    check.required(&option("sourceType"), service.source_type.as_deref());
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
        // `[::1]:80` has colons of its own; the port follows the last one.
        let port = address.rsplit_once(':').map(|(_, port)| port).filter(|port| !port.ends_with(']'));
        let Some(port) = port else { continue };
        if !port.parse::<u16>().is_ok_and(|port| port > 0) {
            let found = Diagnostic::new(rules::CALL_PORT_INVALID).arg("port", port);
            check.push(found.arg("place", option(&format!("addresses[{at}]"))));
        }
    }
}

fn check_domain(name: &str, domain: &DomainOptions, check: &mut Check) {
    let option = |member: &str| format!("domains.{name}.{member}");
    check_name("domains", name, limits::DOMAIN_NAME.max, check);
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

fn check_policy(name: &str, policy: &PolicyOptions, new: bool, check: &mut Check) {
    let option = |member: &str| format!("policies.{name}.{member}");
    check_name("policies", name, usize::MAX, check);
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
            types.push(kind);
        }
    }
    let mut seen = HashSet::new();
    types.retain(|kind| seen.insert(*kind));
    if types.len() > 1 {
        let found = Diagnostic::new(rules::CALL_POLICY_TYPES_MIXED).arg("policy", name);
        check.push(found.arg("types", types.join(", ")));
    }
    let class = policy.class_name.as_deref().unwrap_or_default();
    for kind in types.into_iter().filter(|kind| !takes(class, kind)) {
        let found = Diagnostic::new(rules::CALL_POLICY_CLASS_MISPLACED).arg("policy", name);
        check.push(found.arg("class", class).arg("type", kind));
    }
}

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

/// An existing policy is used as it is.
fn same_config(name: &str, policy: &PolicyOptions, existing: Option<&PolicyInfo>, check: &mut Check) {
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
