//! What the gateway takes of the records inside a request: members by name, words, and ids by how they start.

use super::check::{Check, SCENES, SOURCES};
use super::check_resources::source_type;
use super::route_records::{
    CreateHttpApiRouteRequest, DeployServiceConfig, HttpApiDeployConfig, HttpRouteMatch, HttpRouteMatchPath,
    HttpRouteMatchValue, McpRouteConfig, RouteBackendConfig, RouteBackendService,
};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::gateway::aliyun::operation_record::HttpApiMockContract;
use crate::gateway::shared::record::{Record, camel_case};
use crate::model::Map;
use crate::source::Value;
use crate::text::nearest::nearest;
use crate::text::quoted;

/// How many unknown members of one record are named.
const MAX_UNKNOWN: usize = 20;

/// Members of `HttpApiDeployConfig` that only the vendor's other products and answers have.
const DEPLOY_MEMBERS: [&str; 11] = [
    "builtinRouteNames",
    "customDomainInfos",
    "enableSystemModels",
    "envDomainIds",
    "envDomainInfos",
    "gatewayInfo",
    "policyConfigs",
    "restApiRouteMode",
    "routeBackend",
    "subDomains",
    "systemModelTiers",
];

/// As [`DEPLOY_MEMBERS`], of a service in it.
const SERVICE_MEMBERS: [&str; 9] = [
    "capabilityTier",
    "gatewayServiceId",
    "intentCode",
    "match",
    "modelName",
    "modelNamePattern",
    "multiServiceRouteStrategy",
    "name",
    "observabilityRouteConfig",
];

/// Members of `HttpApiPolicyConfigs`.
const POLICY_MEMBERS: [&str; 11] = [
    "type",
    "enable",
    "aiCacheConfig",
    "aiFallbackConfig",
    "aiNetworkSearchConfig",
    "aiSecurityGuardConfig",
    "aiStatisticsConfig",
    "aiTokenRateLimitConfig",
    "aiToolSelectionConfig",
    "semanticRouterConfig",
    "policyReference",
];

/// The policies that these configure.
const POLICY_TYPES: [&str; 8] = [
    "AiCache",
    "AiFallback",
    "AiNetworkSearch",
    "AiSecurityGuard",
    "AiStatistics",
    "AiTokenRateLimit",
    "AiToolSelection",
    "SemanticRouter",
];

/// Scenes that only `deployConfigs` have.
const DEPLOY_SCENES: [&str; 4] =
    ["MultiServiceByContent", "MultiServiceByTag", "AiAutoRouter", "SemanticRouter"];

/// Protocols of an MCP route; there may be several, with commas between them.
const MCP_PROTOCOLS: [&str; 5] = ["HTTP", "HTTPS", "SSE", "TCP", "DUBBO"];

impl Check {
    /// Reports the members of a record that the gateway does not know. `more` are members that the record here lacks.
    pub(super) fn unknown<R: Record>(&mut self, place: &str, other: &Map<String, Value>, more: &[&str]) {
        if other.is_empty() {
            return;
        }
        let fields: Vec<String> = R::FIELDS.iter().map(|field| camel_case(field)).collect();
        let known: Vec<&str> = fields.iter().map(String::as_str).chain(more.iter().copied()).collect();
        self.unknown_names(place, other.keys().map(String::as_str), &known);
    }

    fn unknown_names<'n>(&mut self, place: &str, names: impl Iterator<Item = &'n str>, known: &[&str]) {
        for name in names.filter(|name| !known.contains(name)).take(MAX_UNKNOWN) {
            let like = nearest(name, known.iter().copied());
            let known = like.map_or_else(|| known.join("`, `"), str::to_owned);
            let member = quoted(name);
            let place = if place.is_empty() { member } else { format!("{place}.{member}") };
            let found = Diagnostic::new(rules::CALL_MEMBER_UNKNOWN).arg("place", place);
            self.push(found.arg("known", known));
        }
    }

    /// Checks how an id starts, if it is given. `${…}` is an id that comes later.
    pub(super) fn id(&mut self, place: &str, id: Option<&str>, starts: &[&str]) {
        let Some(id) = id else { return };
        let is_like = |start: &&str| id.strip_prefix(*start).is_some_and(|rest| !rest.is_empty());
        if !id.starts_with("${") && !starts.iter().any(is_like) {
            let found = Diagnostic::new(rules::CALL_ID_INVALID).arg("place", place).arg("id", quoted(id));
            self.push(found.arg("start", starts.join("`, `")));
        }
    }

    /// The members of a request that are in records of their own.
    pub(super) fn request_records(&mut self, request: &CreateHttpApiRouteRequest) {
        self.unknown::<CreateHttpApiRouteRequest>("", &request.other, &[]);
        if let Some(matching) = &request.r#match {
            self.match_members(matching);
        }
        if let Some(backend) = &request.backend_config {
            self.unknown::<RouteBackendConfig>("backendConfig", &backend.other, &[]);
            for (at, service) in backend.services.iter().flatten().enumerate() {
                let place = format!("backendConfig.services[{at}]");
                self.unknown::<RouteBackendService>(&place, &service.other, &[]);
                self.source(&format!("{place}.sourceType"), service.source_type.as_deref());
            }
        }
        self.deploy_configs("deployConfigs", request.deploy_configs.iter().flatten());
        if let Some(config) = &request.mcp_route_config {
            self.mcp("mcpRouteConfig", config);
        }
        self.policy_configs("policyConfigs", request.policy_configs.iter().flatten());
    }

    fn match_members(&mut self, matching: &HttpRouteMatch) {
        self.unknown::<HttpRouteMatch>("match", &matching.other, &[]);
        if let Some(path) = &matching.path {
            self.unknown::<HttpRouteMatchPath>("match.path", &path.other, &[]);
        }
        for (list, values) in
            [("match.headers", &matching.headers), ("match.queryParams", &matching.query_params)]
        {
            for (at, value) in values.iter().flatten().enumerate() {
                self.unknown::<HttpRouteMatchValue>(&format!("{list}[{at}]"), &value.other, &[]);
            }
        }
    }

    /// Where a service comes from, in the wire's words or the guide's.
    pub(super) fn source(&mut self, place: &str, word: Option<&str>) {
        let Some(word) = word.filter(|word| !word.trim().is_empty()) else { return };
        if !SOURCES.contains(&source_type(word).as_str()) {
            self.word(place, word, &SOURCES);
        }
    }

    /// What makes a route one to an MCP server.
    pub(super) fn mcp(&mut self, place: &str, config: &McpRouteConfig) {
        self.unknown::<McpRouteConfig>(place, &config.other, &[]);
        for protocol in config.protocol.iter().flat_map(|protocols| protocols.split(',')) {
            let known = MCP_PROTOCOLS.contains(&protocol.trim());
            if !known {
                self.word(&format!("{place}.protocol"), protocol, &MCP_PROTOCOLS);
                break;
            }
        }
        let path = config.exposed_uri_path.as_deref();
        if let Some(path) = path.filter(|path| !path.starts_with('/') || path.contains(char::is_whitespace)) {
            let place = format!("{place}.exposedUriPath");
            self.push(Diagnostic::new(rules::CALL_PATH_INVALID).arg("place", place).arg("value", path));
        }
    }

    /// Policies that are part of a route.
    pub(super) fn policy_configs<'v>(&mut self, place: &str, configs: impl Iterator<Item = &'v Value>) {
        for (at, config) in configs.enumerate() {
            let place = format!("{place}[{at}]");
            let node = config.node();
            if !node.is_object() {
                self.json_type(&place, "object");
                continue;
            }
            let names: Vec<_> = node.entries().map(|(key, _)| key.text()).collect();
            self.unknown_names(&place, names.into_iter(), &POLICY_MEMBERS);
            match node.get("type") {
                None => self.missing(&format!("{place}.type")),
                Some(word) => match word.as_str() {
                    Some(word) => self.word(&format!("{place}.type"), word, &POLICY_TYPES),
                    None => self.json_type(&format!("{place}.type"), "string"),
                },
            }
            if node.get("enable").is_some_and(|enable| enable.as_bool().is_none()) {
                self.json_type(&format!("{place}.enable"), "boolean");
            }
            for name in POLICY_MEMBERS.iter().filter(|name| name.ends_with("Config")) {
                if node.get(name).is_some_and(|config| !config.is_object()) {
                    self.json_type(&format!("{place}.{name}"), "object");
                }
            }
        }
    }

    fn json_type(&mut self, place: &str, kind: &str) {
        let found = Diagnostic::new(rules::CALL_TYPE_WRONG).arg("place", place);
        self.push(found.arg("type", kind));
    }

    /// How a route is published.
    pub(super) fn deploy_configs<'v>(
        &mut self,
        place: &str,
        configs: impl Iterator<Item = &'v HttpApiDeployConfig>,
    ) {
        for (at, config) in configs.enumerate() {
            self.deploy_configs_at(&format!("{place}[{at}]"), config);
        }
    }

    fn deploy_configs_at(&mut self, place: &str, config: &HttpApiDeployConfig) {
        let member = |name: &str| format!("{place}.{name}");
        self.unknown::<HttpApiDeployConfig>(place, &config.other, &DEPLOY_MEMBERS);
        self.id(&member("environmentId"), config.environment_id.as_deref(), &["env-"]);
        self.id(&member("gatewayId"), config.gateway_id.as_deref(), &["gw-"]);
        if let Some(kind) = &config.gateway_type {
            self.word(&member("gatewayType"), kind, &["API", "AI"]);
        }
        if let Some(scene) = config.backend_scene.as_deref().filter(|scene| *scene != "Single") {
            self.word(&member("backendScene"), scene, &[&SCENES[..], &DEPLOY_SCENES[..]].concat());
        }
        for (at, id) in config.custom_domain_ids.iter().flatten().enumerate() {
            self.id(&format!("{place}.customDomainIds[{at}]"), Some(id), &["d-"]);
        }
        for (at, service) in config.service_configs.iter().flatten().enumerate() {
            self.deploy_service(&format!("{place}.serviceConfigs[{at}]"), service);
        }
        if let Some(mock) = &config.mock {
            self.mock(&member("mock"), mock);
        }
    }

    fn deploy_service(&mut self, place: &str, service: &DeployServiceConfig) {
        self.unknown::<DeployServiceConfig>(place, &service.other, &SERVICE_MEMBERS);
        self.id(&format!("{place}.serviceId"), service.service_id.as_deref(), &["svc-", "gs-"]);
        if let Some(protocol) = &service.protocol {
            self.word(&format!("{place}.protocol"), protocol, &["HTTP", "HTTPS"]);
        }
        self.port(place, service.port.map(i64::from));
        self.weight(place, service.weight);
    }

    /// An answer without a backend.
    pub(super) fn mock(&mut self, place: &str, mock: &HttpApiMockContract) {
        self.unknown::<HttpApiMockContract>(place, &mock.other, &[]);
    }
}

/// What is wrong with `deployConfigs` of a request, which come as they stand in its JSON.
pub(in crate::gateway::aliyun) fn check_deploy_configs(configs: &[Value]) -> Vec<Diagnostic> {
    let mut check = Check { subject: None, found: Vec::new() };
    for (at, config) in configs.iter().enumerate() {
        let place = format!("deployConfigs[{at}]");
        let node = config.node();
        if !node.is_object() {
            check.json_type(&place, "object");
            continue;
        }
        // One member at a time, so that a wrong type costs no other finding.
        for (key, value) in node.entries() {
            let member = serde_json::Map::from_iter([(key.text().to_owned(), value.value().to_json())]);
            let member = serde_json::Value::Object(member);
            match serde_json::from_value::<HttpApiDeployConfig>(member) {
                Ok(config) => check.deploy_configs_at(&place, &config),
                Err(error) => {
                    let error = error.to_string();
                    let kind = error.split("expected ").nth(1).unwrap_or("expected one");
                    check.json_type(&format!("{place}.{}", quoted(key.text())), kind);
                }
            }
        }
    }
    check.found.truncate(MOST_FOUND);
    check.found
}

/// How many findings about the records of one request are of use.
const MOST_FOUND: usize = 100;
