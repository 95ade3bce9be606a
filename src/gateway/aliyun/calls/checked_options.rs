//! The options of a call plan, checked, and which of the things that they name exist.

use std::collections::HashMap;

use super::super::api_record::{AuthConfig, HttpApiVersionConfig};
use super::super::limits;
use super::call_builder::Id;
use super::check::{Check, ServiceFacts};
use super::check_resources::{
    check_domain, check_name, check_policy, check_service, not_applied, repeated, same_config, same_types,
    source_type,
};
use super::inventory::{Here, Inventory, PolicyInfo};
use super::options::CallOptions;
use super::route_options::{BackendOptions, RouteCallOptions};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::{calls::rules, rules as records};
use crate::model::Map;
use crate::route::NameFault;
use crate::subject::Subject;
use crate::text::quoted;

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
        let stated = |id: &'a Option<String>| id.as_deref().filter(|id| !id.trim().is_empty());
        for (option, id, start) in
            [("gatewayId", &options.gateway_id, "gw-"), ("environmentId", &options.environment_id, "env-")]
        {
            check.required(option, id.as_deref());
            check.id(option, stated(id), &[start]);
        }
        check.id("api.id", stated(&options.api.id), &["api-"]);
        if let Some(config) = &options.api.version_config {
            check.unknown::<HttpApiVersionConfig>("api.versionConfig", &config.other, &[]);
        }
        if let Some(config) = &options.api.auth_config {
            check.unknown::<AuthConfig>("api.authConfig", &config.other, &[]);
        }
        check.word("gatewayType", &options.gateway_type, &["API", "AI"]);
        let kind = options.api.kind.as_deref().unwrap_or("Http");
        check.word("api.type", kind, &["Http", "Rest"]);
        check.word("grouping", options.grouping.as_deref().unwrap_or("path"), &["operation", "path"]);
        check_version(options, &mut check);
        check_prefix(&options.route_name_prefix, &mut check);
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

    /// The environment and the gateway.
    pub(super) fn here(&self) -> Here<'a> {
        Here { environment: self.environment, gateway: self.gateway }
    }

    /// The gateway's word for the type of the API.
    pub(super) fn api_type(&self) -> &'static str {
        if self.rest { "Rest" } else { "Http" }
    }

    fn read_services(&mut self, inventory: &'a Inventory, check: &mut Check) {
        let here = |gateway: &Option<String>| gateway.as_deref().is_none_or(|it| it == self.gateway);
        let there: Vec<_> = inventory.services.iter().filter(|service| here(&service.gateway_id)).collect();
        let (mut known, mut by_id) = (HashMap::new(), HashMap::new());
        for service in &there {
            if let (Some(name), Some(id)) = (&service.name, &service.service_id) {
                known.entry(name.as_str()).or_insert(id.as_str());
                by_id.entry(id.as_str()).or_insert(*service);
            }
        }
        let mut new = 0;
        for (key, service) in &self.options.services {
            let name = service.name.as_deref().unwrap_or(key);
            let part = part(service.id.as_deref(), known.get(name).copied(), || format!("service:{key}"));
            check_id("services", key, service.id.as_deref(), &["svc-", "gs-"], check);
            match &part.id {
                Id::Later(_) => {
                    new += 1;
                    check_service(key, name, service, check);
                }
                Id::Known(id) => {
                    let has = by_id.get(id.as_str()).and_then(|service| service.source_type.as_deref());
                    let wanted = service.source_type.as_deref().filter(|word| !word.is_empty());
                    let option = || format!("services.{}.sourceType", quoted(key));
                    check.source(&option(), wanted);
                    if let (Some(wanted), Some(has)) = (wanted, has)
                        && source_type(wanted) != source_type(has)
                    {
                        not_applied(option(), wanted, has, id, check);
                    }
                }
            }
            self.services.insert(key, part);
        }
        let unnamed = self.options.services.iter().filter(|(_, service)| is_unset(service.id.as_ref()));
        let names = unnamed.map(|(key, service)| (service.name.as_deref().unwrap_or(key), key));
        let names = names.map(|(name, key)| (name.to_owned(), format!("services.{}", quoted(key)), name));
        repeated("ServiceExisted", names, check);
        if let Some(quota) = self.options.service_quota.filter(|quota| new > 0 && there.len() + new > *quota)
        {
            let found = Diagnostic::new(rules::CALL_SERVICE_QUOTA).arg("quota", quota.to_string());
            check.push(found.arg("existing", there.len().to_string()).arg("new", new.to_string()));
        }
    }

    /// Names of domains are the same in any case.
    fn read_domains(&mut self, inventory: &'a Inventory, check: &mut Check) {
        let kind = &self.options.gateway_type;
        let (mut known, mut by_id) = (HashMap::new(), HashMap::new());
        for domain in &inventory.domains {
            let same = domain.gateway_type.as_deref().unwrap_or("API") == kind;
            if let (true, Some(name), Some(id)) = (same, &domain.name, &domain.domain_id) {
                known.entry(name.to_lowercase()).or_insert(id.as_str());
                by_id.entry(id.as_str()).or_insert(domain);
            }
        }
        for (name, domain) in &self.options.domains {
            let known = known.get(&name.to_lowercase()).copied();
            let part = part(domain.id.as_deref(), known, || format!("domain:{name}"));
            check_id("domains", name, domain.id.as_deref(), &["d-"], check);
            let option = |member: &str| format!("domains.{}{member}", quoted(name));
            match &part.id {
                Id::Later(_) => check_domain(name, domain, check),
                Id::Known(id) => {
                    let info = by_id.get(id.as_str());
                    let has = info.and_then(|info| info.protocol.as_deref());
                    if let (Some(wanted), Some(has)) = (domain.protocol.as_deref(), has)
                        && !wanted.eq_ignore_ascii_case(has)
                    {
                        not_applied(option(".protocol"), wanted, has, id, check);
                    }
                    let has = info.and_then(|info| info.name.as_deref());
                    if let Some(has) = has.filter(|has| has != name) {
                        not_applied(option(""), name, has, id, check);
                    }
                }
            }
            self.domains.insert(name, part);
        }
        let names = self
            .options
            .domains
            .keys()
            .map(|name| (name.to_lowercase(), format!("domains.{}", quoted(name)), name.as_str()));
        repeated("DomainExisted", names, check);
    }

    fn read_backends(&self, check: &mut Check) {
        let own = self.options.routes.iter().filter_map(|(route, own)| {
            own.backend.as_ref().map(|backend| (format!("routes.{}.backend", quoted(route)), backend))
        });
        let common = self.options.backend.as_ref().map(|backend| ("backend".to_owned(), backend));
        for (place, backend) in common.into_iter().chain(own) {
            let facts = backend.services.iter().map(|service| ServiceFacts {
                service: ("service", service.service.as_deref()),
                identity: service.service.as_deref().map(|key| self.identity(key)),
                protocol: service.protocol.as_deref(),
                port: service.port,
                weight: service.weight,
                version: service.version.as_deref(),
            });
            check.backend(&place, backend.scene.as_deref(), &facts.collect::<Vec<_>>());
            for (at, service) in backend.services.iter().enumerate() {
                let name = service.service.as_deref().unwrap_or_default();
                reference(check, &self.options.services, name, || format!("{place}.services[{at}].service"));
            }
        }
        for (route, own) in &self.options.routes {
            self.check_route(&format!("routes.{}", quoted(route)), own, check);
        }
    }

    fn check_route(&self, place: &str, own: &RouteCallOptions, check: &mut Check) {
        for name in own.domains.iter().flatten() {
            reference(check, &self.options.domains, name, || format!("{place}.domains"));
        }
        // A route without a domain cannot be deployed.
        if self.options.deploy && !self.rest && own.domains.as_ref().is_some_and(Vec::is_empty) {
            check.required(&format!("{place}.domains"), None);
        }
        if let Some(mock) = &own.mock {
            check.mock(&format!("{place}.mock"), mock);
        }
        check.deploy_configs(&format!("{place}.deployConfigs"), own.deploy_configs.iter().flatten());
        if let Some(config) = &own.mcp_route_config {
            check.mcp(&format!("{place}.mcpRouteConfig"), config);
        }
        check.policy_configs(&format!("{place}.policyConfigs"), own.policy_configs.iter().flatten());
    }

    /// What two options have in common that name one service.
    fn identity(&self, key: &'a str) -> &'a str {
        let id = self.options.services.get(key).and_then(|service| service.id.as_deref());
        id.filter(|id| !id.is_empty()).unwrap_or(key)
    }

    fn read_policies(&mut self, inventory: &'a Inventory, check: &mut Check) {
        let mut known: HashMap<&str, &PolicyInfo> = HashMap::new();
        let mut by_id: HashMap<&str, &PolicyInfo> = HashMap::new();
        for policy in &inventory.policies {
            if let (Some(name), Some(id)) = (&policy.name, &policy.policy_id) {
                by_id.entry(id.as_str()).or_insert(policy);
                if !is_elsewhere(policy, self.gateway) {
                    known.entry(name.as_str()).or_insert(policy);
                }
            }
        }
        for (name, policy) in &self.options.policies {
            let existing = known.get(name.as_str()).copied();
            let existing_id = existing.and_then(|existing| existing.policy_id.as_deref());
            let mut part = part(policy.id.as_deref(), existing_id, || format!("policy:{name}"));
            check_id("policies", name, policy.id.as_deref(), &["p-"], check);
            check_policy(name, policy, matches!(part.id, Id::Later(_)), check);
            let class = existing.and_then(|existing| existing.class_name.as_deref());
            if let (true, Some(class), Some(id)) = (part.found, class, existing_id)
                && policy.class_name.as_deref().is_some_and(|wanted| wanted != class)
            {
                let taken = Diagnostic::new(rules::CALL_POLICY_NAME_TAKEN).arg("id", id);
                check.push(taken.arg("name", name).arg("class", class));
                part.found = false;
            }
            let used = match &part.id {
                Id::Known(id) if !part.found => by_id.get(id.as_str()).copied(),
                _ => existing.filter(|_| part.found),
            };
            same_config(name, policy, used, check);
            same_types(self.gateway, name, policy, used, check);
            for attach in &policy.attach {
                let option = || format!("policies.{}.attach.names", quoted(name));
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
    check_name("api.name", name, &mut check);
    found.append(&mut check.found);
    let path = base_path.unwrap_or("/");
    if !limits::takes_base_path(path) {
        found.push(Diagnostic::new(records::API_BASE_PATH_INVALID).about(Subject::Api).arg("path", path));
    }
}

/// Checks what names of routes start with. A prefix that is too long is found where routes are derived.
fn check_prefix(prefix: &str, check: &mut Check) {
    if let Some(NameFault::Character { .. }) = limits::ROUTE_NAME.fault(&format!("{prefix}x")) {
        let name = format!("{}…", quoted(prefix));
        check.push(Diagnostic::new(rules::CALL_ROUTE_NAME_INVALID).arg("name", name));
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

fn part(given: Option<&str>, found: Option<&str>, later: impl Fn() -> String) -> Part {
    let given = given.filter(|id| !id.is_empty());
    let id = given.or(found).map_or_else(|| Id::Later(later()), |id| Id::Known(id.to_owned()));
    Part { id, found: given.is_none() && found.is_some() }
}

/// Whether a policy belongs to another gateway: all that it is attached to is there.
fn is_elsewhere(policy: &PolicyInfo, gateway: &str) -> bool {
    let mut attachments = policy.attachments.iter().flatten().peekable();
    attachments.peek().is_some()
        && attachments.all(|it| it.gateway_id.as_deref().is_some_and(|other| other != gateway))
}

/// Checks the id that an option has for something that exists.
fn check_id(options: &str, key: &str, id: Option<&str>, starts: &[&str], check: &mut Check) {
    if let Some(id) = id.filter(|id| !id.trim().is_empty()) {
        check.id(&format!("{options}.{}.id", quoted(key)), Some(id), starts);
    }
}

/// Whether there is no id.
fn is_unset(id: Option<&String>) -> bool {
    id.is_none_or(String::is_empty)
}

fn reference<T>(check: &mut Check, known: &Map<String, T>, name: &str, option: impl Fn() -> String) {
    if !name.is_empty() && !known.contains_key(name) {
        let found = Diagnostic::new(rules::CALL_REFERENCE_UNKNOWN).arg("option", option());
        check.push(found.arg("name", name));
    }
}
