//! What the gateway takes of a route's request, checked before anything is sent.

use std::collections::HashMap;

use regex_syntax::ast::parse::ParserBuilder;

use super::super::limits;
use super::route_records::{CreateHttpApiRouteRequest, HttpRouteMatch, RouteBackendService};
use crate::diagnostic::{Diagnostic, sort};
use crate::gateway::aliyun::calls::rules;
use crate::subject::{Method, Subject};

/// The scenes of a route's backend.
pub(super) const SCENES: [&str; 4] = ["SingleService", "MultiServiceByRatio", "Mock", "Redirect"];
/// Where services come from.
pub(super) const SOURCES: [&str; 8] =
    ["DNS", "VIP", "K8S", "MSE_NACOS", "FC3", "SAE_K8S_SERVICE", "AI", "AGENT"];
/// How many services a route may have, as the vendor's resource templates have it.
const MAX_SERVICES: usize = 10;
/// How deep groups of a regular expression may nest; RE2 takes 1,000, the parser's own default is 250.
const MAX_NEST: u32 = 250;

/// How a backend is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scene {
    Single,
    Ratio,
    Mock,
    Redirect,
}

impl Scene {
    /// Reads a scene; the reading side of the wire says `Single`.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word {
            "SingleService" | "Single" => Some(Self::Single),
            "MultiServiceByRatio" => Some(Self::Ratio),
            "Mock" => Some(Self::Mock),
            "Redirect" => Some(Self::Redirect),
            _ => None,
        }
    }

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Single => "SingleService",
            Self::Ratio => "MultiServiceByRatio",
            Self::Mock => "Mock",
            Self::Redirect => "Redirect",
        }
    }
}

/// Checks a request of `CreateHttpApiRoute`; there are no findings when the gateway accepts it. The place of each
/// finding is the member, such as `match.path.value`, and its Subject is the route.
///
/// ```
/// use oasgate::aliyun::calls::{CreateHttpApiRouteRequest, check_route};
///
/// let text = r#"{
///     "environmentId": "env-1", "name": "orders",
///     "match": { "path": { "type": "Prefix", "value": "/orders" } },
///     "backendConfig": { "scene": "SingleService", "services": [
///         { "serviceId": "svc-1", "protocol": "HTTP", "port": 80, "weight": 100 }
///     ] }
/// }"#;
/// let mut request: CreateHttpApiRouteRequest = serde_json::from_str(text)?;
/// assert!(check_route(&request).is_empty());
/// request.backend_config.as_mut().unwrap().scene = Some("MultiServiceByRatio".to_owned());
/// request.backend_config.as_mut().unwrap().services.as_mut().unwrap()[0].weight = Some(99);
/// assert_eq!(check_route(&request)[0].code(), "call-weights-sum");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn check_route(request: &CreateHttpApiRouteRequest) -> Vec<Diagnostic> {
    let subject = Subject::Route(request.name.as_deref().unwrap_or_default().into());
    let mut check = Check { subject: Some(subject), found: Vec::new() };
    check.required("environmentId", request.environment_id.as_deref());
    let environment = request.environment_id.as_deref().filter(|id| !id.trim().is_empty());
    check.id("environmentId", environment, &["env-"]);
    match &request.name {
        Some(name) => check.route_name(name),
        None => check.missing("name"),
    }
    match &request.r#match {
        Some(matching) => check.matching(matching),
        None => check.missing("match"),
    }
    match &request.backend_config {
        Some(backend) => {
            let services = backend.services.iter().flatten();
            check.backend(
                "backendConfig",
                backend.scene.as_deref(),
                &services.map(ServiceFacts::of).collect::<Vec<_>>(),
            );
        }
        None => check.missing("backendConfig"),
    }
    check.request_records(request);
    sort(&mut check.found);
    check.found
}

/// Findings on their way.
pub(super) struct Check {
    pub(super) subject: Option<Subject>,
    pub(super) found: Vec<Diagnostic>,
}

/// What is checked of a service, wherever it is.
pub(super) struct ServiceFacts<'a> {
    /// The member that names the service, and what it says.
    pub(super) service: (&'static str, Option<&'a str>),
    /// What two have in common that are one service.
    pub(super) identity: Option<&'a str>,
    pub(super) protocol: Option<&'a str>,
    pub(super) port: Option<i64>,
    pub(super) weight: Option<i64>,
    pub(super) version: Option<&'a str>,
}

impl<'a> ServiceFacts<'a> {
    fn of(record: &'a RouteBackendService) -> Self {
        Self {
            service: ("serviceId", record.service_id.as_deref()),
            identity: record.service_id.as_deref(),
            protocol: record.protocol.as_deref(),
            port: record.port.map(i64::from),
            weight: record.weight.map(i64::from),
            version: record.version.as_deref(),
        }
    }
}

impl Check {
    pub(super) fn push(&mut self, found: Diagnostic) {
        self.found.push(match &self.subject {
            Some(subject) => found.about(subject.clone()),
            None => found,
        });
    }

    pub(super) fn missing(&mut self, place: &str) {
        // A member of a request, or an option: the same fault, named after the place where a person fixes it.
        self.push(match self.subject {
            Some(_) => Diagnostic::new(rules::CALL_MEMBER_MISSING).arg("place", place),
            None => Diagnostic::new(rules::CALL_OPTION_MISSING).arg("option", place),
        });
    }

    pub(super) fn required(&mut self, place: &str, value: Option<&str>) {
        if value.is_none_or(|value| value.trim().is_empty()) {
            self.missing(place);
        }
    }

    pub(super) fn word(&mut self, place: &str, value: &str, known: &[&str]) {
        if !known.contains(&value) {
            let found = Diagnostic::new(rules::CALL_WORD_UNKNOWN).arg("place", place).arg("value", value);
            self.push(found.arg("known", known.join(", ")));
        }
    }

    pub(super) fn route_name(&mut self, name: &str) {
        let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte);
        if name.is_empty() || name.len() > limits::ROUTE_NAME.max || !name.bytes().all(is_sign) {
            self.push(Diagnostic::new(rules::CALL_ROUTE_NAME_INVALID).arg("name", name));
        }
    }

    pub(super) fn matching(&mut self, matching: &HttpRouteMatch) {
        const KINDS: [&str; 3] = ["Exact", "Prefix", "Regex"];
        match &matching.path {
            None => self.missing("match.path"),
            Some(path) => {
                self.kind("match.path.type", path.r#type.as_deref(), &KINDS);
                self.path("match.path.value", path.r#type.as_deref(), path.value.as_deref());
            }
        }
        for method in matching.methods.iter().flatten() {
            // One gateway's spelling among the methods, both of which are read.
            if method.parse::<Method>().is_err()
                || method.chars().any(|character| character.is_ascii_lowercase())
            {
                let known = Method::ALL.map(Method::as_str);
                self.word("match.methods", method, &known);
            }
        }
        let lists = [("match.headers", &matching.headers), ("match.queryParams", &matching.query_params)];
        for (list, values) in lists {
            for (at, value) in values.iter().flatten().enumerate() {
                self.required(&format!("{list}[{at}].name"), value.name.as_deref());
                self.kind(&format!("{list}[{at}].type"), value.r#type.as_deref(), &KINDS);
                // A parameter that is there and empty is a condition; nothing else without a value is.
                let is_empty_parameter =
                    list == "match.queryParams" && value.r#type.as_deref() == Some("Exact");
                if value.value.as_ref().is_none_or(|value| value.is_empty() && !is_empty_parameter) {
                    self.missing(&format!("{list}[{at}].value"));
                } else if value.r#type.as_deref() == Some("Regex") {
                    self.regex(&format!("{list}[{at}].value"), value.value.as_deref().unwrap_or_default());
                }
            }
        }
    }

    fn kind(&mut self, place: &str, value: Option<&str>, known: &[&str]) {
        match value {
            Some(value) => self.word(place, value, known),
            None => self.missing(place),
        }
    }

    fn path(&mut self, place: &str, kind: Option<&str>, value: Option<&str>) {
        let Some(value) = value else { return self.missing(place) };
        let is_regex = kind == Some("Regex");
        let start = if is_regex { value.trim_start_matches('^') } else { value };
        if !start.starts_with('/') || (!is_regex && value.contains(char::is_whitespace)) {
            self.push(Diagnostic::new(rules::CALL_PATH_INVALID).arg("place", place).arg("value", value));
        } else if is_regex {
            self.regex(place, value);
        }
    }

    fn regex(&mut self, place: &str, pattern: &str) {
        if let Err(error) = ParserBuilder::new().nest_limit(MAX_NEST).build().parse(pattern) {
            let before = pattern.get(..error.span().start.offset).unwrap_or_default();
            let found =
                Diagnostic::new(rules::CALL_REGEX_INVALID).arg("place", place).arg("pattern", pattern);
            self.push(found.arg("position", (before.chars().count() + 1).to_string()));
        }
    }

    /// The scene, if it is one that exists.
    pub(super) fn backend(
        &mut self,
        place: &str,
        scene: Option<&str>,
        services: &[ServiceFacts<'_>],
    ) -> Option<Scene> {
        let Some(word) = scene.filter(|word| !word.is_empty()) else {
            self.missing(&format!("{place}.scene"));
            return None;
        };
        let Some(scene) = Scene::of(word) else {
            self.word(&format!("{place}.scene"), word, &SCENES);
            return None;
        };
        let list = format!("{place}.services");
        let (wanted, fits) = match scene {
            Scene::Single => ("1", services.len() == 1),
            Scene::Ratio => ("1–10", (1..=MAX_SERVICES).contains(&services.len())),
            Scene::Mock | Scene::Redirect => ("0", services.is_empty()),
        };
        if !fits {
            let found = Diagnostic::new(rules::CALL_SERVICES_COUNT).arg("place", list.as_str());
            let found = found.arg("count", services.len().to_string()).arg("scene", scene.as_str());
            self.push(found.arg("wanted", wanted));
        }
        let mut sum: i64 = 0;
        for (at, service) in services.iter().enumerate() {
            self.service(&format!("{list}[{at}]"), service, scene);
            sum = sum.saturating_add(service.weight.unwrap_or_default());
        }
        self.repeated_services(&list, services);
        if let (Scene::Single, [ServiceFacts { weight: Some(0), .. }]) = (scene, services) {
            self.push(Diagnostic::new(rules::CALL_WEIGHT_ZERO).arg("place", format!("{list}[0].weight")));
        }
        if scene == Scene::Ratio && fits && sum != 100 && services.iter().all(|it| it.weight.is_some()) {
            let found = Diagnostic::new(rules::CALL_WEIGHTS_SUM).arg("place", list);
            self.push(found.arg("sum", sum.to_string()));
        }
        Some(scene)
    }

    /// One service twice: its shares would be one.
    fn repeated_services(&mut self, list: &str, services: &[ServiceFacts<'_>]) {
        let mut seen = HashMap::new();
        for (at, service) in services.iter().enumerate() {
            let Some(identity) = service.identity.filter(|identity| !identity.is_empty()) else { continue };
            let first = *seen.entry((identity, service.port, service.version)).or_insert(at);
            if first != at {
                let found = Diagnostic::new(rules::CALL_SERVICE_REPEATED);
                let found = found.arg("place", format!("{list}[{at}]"));
                self.push(found.arg("other", format!("{list}[{first}]")));
            }
        }
    }

    pub(super) fn port(&mut self, place: &str, port: Option<i64>) {
        if let Some(port) = port.filter(|port| !(1..=65535).contains(port)) {
            let found = Diagnostic::new(rules::CALL_PORT_INVALID).arg("place", format!("{place}.port"));
            self.push(found.arg("port", port.to_string()));
        }
    }

    pub(super) fn weight(&mut self, place: &str, weight: Option<i64>) {
        if let Some(weight) = weight.filter(|weight| !(0..=100).contains(weight)) {
            let found = Diagnostic::new(rules::CALL_WEIGHT_INVALID).arg("place", format!("{place}.weight"));
            self.push(found.arg("weight", weight.to_string()));
        }
    }

    fn service(&mut self, place: &str, service: &ServiceFacts<'_>, scene: Scene) {
        let (member, name) = service.service;
        self.required(&format!("{place}.{member}"), name);
        match service.protocol {
            Some(protocol) => self.word(&format!("{place}.protocol"), protocol, &["HTTP", "HTTPS"]),
            None => self.missing(&format!("{place}.protocol")),
        }
        self.port(place, service.port);
        self.weight(place, service.weight);
        if service.weight.is_none() && scene == Scene::Ratio {
            self.missing(&format!("{place}.weight"));
        }
        // No scene here chooses by it.
        if service.version.is_some_and(|version| !version.is_empty()) {
            let unused = Diagnostic::new(rules::CALL_VERSION_UNUSED).arg("place", format!("{place}.version"));
            self.push(unused.arg("scene", scene.as_str()));
        }
    }
}
