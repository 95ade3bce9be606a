//! Routes of the model as requests.

use std::collections::HashMap;

use super::super::mapping::MappingOptions;
use super::super::mapping::{Budget, Common, contract};
use super::super::operation_record::HttpApiMockContract;
use super::call_builder::Id;
use super::check::{Check, Scene};
use super::checked_options::CheckedOptions;
use super::inventory::Inventory;
use super::item::{Body, Item, Write};
use super::mock::mock_of;
use super::route_options::BackendOptions;
use super::route_records::{
    CreateHttpApiRouteRequest, HttpApiDeployConfig, HttpRoute, HttpRouteMatch, HttpRouteMatchPath,
    HttpRouteMatchValue, RouteBackendConfig, RouteBackendService,
};
use super::same::differences;
use super::smoke_test;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::model::operator::Operator;
use crate::model::{Api, MatchKind, PathMatch, Route, ValueMatch};
use crate::plan::{Action, Plan, Strategy};
use crate::route::RouteOptions;
use crate::subject::{Method, OperationKey, Subject};

/// Makes requests of routes.
pub(super) struct Routes<'a> {
    checked: &'a CheckedOptions<'a>,
    /// How the routes were derived.
    options: &'a RouteOptions,
    api: &'a Api,
    existing: HashMap<&'a str, &'a HttpRoute>,
    /// Operations that are written, and those that are kept although the document has others.
    actions: HashMap<&'a OperationKey, Action>,
    strategy: Strategy,
    /// How many bytes of contracts and examples may still be made.
    common: Common<'a>,
}

impl<'a> Routes<'a> {
    pub(super) fn new(
        checked: &'a CheckedOptions<'a>,
        options: &'a RouteOptions,
        api: &'a Api,
        plan: &'a Plan,
        inventory: &'a Inventory,
    ) -> Self {
        let common = Common::new(Budget::of(api, MappingOptions::default()));
        let existing = inventory.known_routes(checked.here());
        Self { checked, options, api, existing, actions: actions(plan), strategy: plan.strategy(), common }
    }

    /// The route as it should be. With an error among the findings it is left out whole.
    pub(super) fn item(&mut self, route: &Route, found: &mut Vec<Diagnostic>) -> Option<Item> {
        let subject = Subject::Route(route.name.as_str().into());
        let mut check = Check { subject: Some(subject.clone()), found: Vec::new() };
        let request = self.request(route, &mut check);
        check.route_name(&route.name);
        if let Some(matching) = &request.r#match {
            check.matching(matching);
        }
        let existing = self.existing.get(route.name.as_str()).copied();
        let id = existing.and_then(|existing| existing.route_id.clone());
        let mut item = Item {
            subject,
            name: route.name.clone(),
            id: id.map_or_else(|| Id::Later(format!("route:{}", route.name)), Id::Known),
            write: existing
                .map_or(Write::Create, |existing| self.write(route, &request, existing, &mut check)),
            status: existing.map(|existing| existing.deploy_status.clone().unwrap_or_default()),
            ids: self.ids(route),
            smoke_test: smoke_test::of_route(self.checked, self.options, self.api, route),
            body: Body::Route(Box::new(request)),
        };
        if item.is_busy() {
            let busy = Diagnostic::new(rules::CALL_ROUTE_BUSY).arg("id", item.id.text());
            check.push(busy.arg("status", item.status.clone().unwrap_or_default()));
        } else if existing.is_some() {
            self.not_updated(route, &mut item, &mut check);
        }
        let broken = check.found.iter().any(|it| it.severity() == crate::diagnostic::Severity::Error);
        found.append(&mut check.found);
        (!broken).then_some(item)
    }

    /// What an existing route needs: nothing if it is the same, or if the existing one wins.
    fn write(
        &self,
        route: &Route,
        request: &CreateHttpApiRouteRequest,
        existing: &HttpRoute,
        check: &mut Check,
    ) -> Write {
        let is_kept = |key: &OperationKey| self.actions.get(key) == Some(&Action::Keep);
        let kept = !route.operations.is_empty() && route.operations.iter().all(is_kept);
        let id = existing.route_id.as_deref().unwrap_or_default();
        let there = (id, existing.deploy_status.as_deref());
        let (write, found) = Write::of(self.strategy, kept, there, &differences(request, existing));
        check.found.extend(found.map(|found| found.about(Subject::Route(route.name.as_str().into()))));
        write
    }

    fn not_updated(&self, route: &Route, item: &mut Item, check: &mut Check) {
        if item.write != Write::Update {
            return;
        }
        let own = self.checked.options.routes.get(&route.name);
        if own.is_some_and(|own| own.deploy_configs.is_some()) {
            let option = format!("routes.{}.deployConfigs", route.name);
            check.push(Diagnostic::new(rules::CALL_DEPLOY_CONFIGS_NOT_UPDATED).arg("option", option));
        } else if self.scene(&route.name) == Some(Scene::Mock) {
            check.push(Diagnostic::new(rules::CALL_MOCK_NOT_UPDATED));
        }
    }

    fn scene(&self, route: &str) -> Option<Scene> {
        self.checked.backend_of(route).and_then(|backend| Scene::of(backend.scene.as_deref()?))
    }

    fn request(&mut self, route: &Route, check: &mut Check) -> CreateHttpApiRouteRequest {
        let own = self.checked.options.routes.get(&route.name);
        let given = own.and_then(|own| own.deploy_configs.clone());
        let deploy_configs = match self.scene(&route.name) {
            Some(Scene::Mock) if given.is_none() => {
                self.mock(route, check).map(|mock| vec![self.mocked(mock)])
            }
            _ => given,
        };
        let domains: Vec<_> = self.domains(&route.name).map(Id::text).collect();
        CreateHttpApiRouteRequest {
            environment_id: Some(self.checked.environment.to_owned()),
            name: Some(route.name.clone()),
            description: own.and_then(|own| own.description.clone()).or_else(|| route.description.clone()),
            domain_ids: Some(domains).filter(|domains| !domains.is_empty()),
            r#match: Some(match_of(route)),
            backend_config: self.checked.backend_of(&route.name).map(|backend| self.backend(backend)),
            deploy_configs,
            mcp_route_config: own.and_then(|own| own.mcp_route_config.clone()),
            policy_configs: own.and_then(|own| own.policy_configs.clone()),
            ..CreateHttpApiRouteRequest::default()
        }
    }

    /// Ids of the route's domains: its own, or all.
    fn domains(&self, route: &str) -> impl Iterator<Item = &'a Id> {
        let checked = self.checked;
        domain_names(checked, route).filter_map(|name| checked.domains.get(name)).map(|part| &part.id)
    }

    fn backend(&self, backend: &BackendOptions) -> RouteBackendConfig {
        let scene = backend.scene.as_deref().and_then(Scene::of);
        let services = backend.services.iter().map(|service| {
            let part = service.service.as_deref().and_then(|key| self.checked.services.get(key));
            let number = |number: i64| i32::try_from(number).ok();
            RouteBackendService {
                service_id: part.map(|part| part.id.text()),
                protocol: service.protocol.clone(),
                port: service.port.and_then(number),
                // All of the traffic goes to the one service, as the guide writes it.
                weight: number(service.weight.unwrap_or(100)),
                ..RouteBackendService::default()
            }
        });
        let services: Vec<_> = services.collect();
        RouteBackendConfig {
            scene: scene.map(|scene| scene.as_str().to_owned()),
            services: Some(services).filter(|services| !services.is_empty()),
            ..RouteBackendConfig::default()
        }
    }

    /// The places of ids in the body.
    fn ids(&self, route: &Route) -> Vec<(String, Id)> {
        let domains = self.domains(&route.name).enumerate();
        let domains = domains.map(|(at, id)| (format!("/body/domainIds/{at}"), id.clone()));
        let backend = self.checked.backend_of(&route.name);
        let services = backend.into_iter().flat_map(|backend| &backend.services).enumerate();
        let services = services.filter_map(|(at, service)| {
            let part = self.checked.services.get(service.service.as_deref()?)?;
            Some((format!("/body/backendConfig/services/{at}/serviceId"), part.id.clone()))
        });
        domains.chain(services).collect()
    }

    /// The answer of the route's mock.
    fn mock(&mut self, route: &Route, check: &mut Check) -> Option<HttpApiMockContract> {
        let own = self.checked.options.routes.get(&route.name).and_then(|own| own.mock.clone());
        if own.is_some() {
            return own;
        }
        for key in &route.operations {
            let Some(operation) = self.api.operations.get(key) else { continue };
            let (record, _) = contract(operation, &self.api.components, false, &mut self.common);
            let Some(mock) = mock_of(&record, &self.api.components, &mut self.common.budget) else {
                continue;
            };
            if route.operations.len() > 1 {
                let shared = Diagnostic::new(rules::CALL_MOCK_SHARED).arg("operation", key.to_string());
                check.push(shared.arg("count", route.operations.len().to_string()));
            }
            return Some(mock);
        }
        let option = format!("routes.{}.mock", route.name);
        check.push(Diagnostic::new(rules::CALL_MOCK_MISSING).arg("option", option));
        None
    }

    fn mocked(&self, mock: HttpApiMockContract) -> HttpApiDeployConfig {
        HttpApiDeployConfig {
            environment_id: Some(self.checked.environment.to_owned()),
            gateway_id: Some(self.checked.gateway.to_owned()),
            gateway_type: Some(self.checked.options.gateway_type.clone()),
            backend_scene: Some(Scene::Mock.as_str().to_owned()),
            mock: Some(mock),
            ..HttpApiDeployConfig::default()
        }
    }
}

/// Names of the domains that a route takes: its own, or all.
pub(super) fn domain_names<'s>(
    checked: &CheckedOptions<'s>,
    route: &str,
) -> Box<dyn Iterator<Item = &'s str> + 's> {
    let options = checked.options;
    match options.routes.get(route).and_then(|own| own.domains.as_ref()) {
        Some(own) => Box::new(own.iter().map(String::as_str)),
        None => Box::new(options.domains.keys().map(String::as_str)),
    }
}

/// The condition of a route in the gateway's words.
pub(in crate::gateway::aliyun) fn match_of(route: &Route) -> HttpRouteMatch {
    let values = |values: &[ValueMatch]| {
        let records = values.iter().map(|value| HttpRouteMatchValue {
            name: Some(value.name.clone()),
            r#type: Some(kind(value.kind).to_owned()),
            value: Some(value.value.clone()),
            ..HttpRouteMatchValue::default()
        });
        Some(records.collect::<Vec<_>>()).filter(|records| !records.is_empty())
    };
    let methods: Vec<_> = route.methods.iter().map(|method| method.as_str().to_owned()).collect();
    HttpRouteMatch {
        path: Some(HttpRouteMatchPath {
            r#type: Some(kind(route.path.kind).to_owned()),
            value: Some(route.path.value.clone()),
            ..HttpRouteMatchPath::default()
        }),
        methods: Some(methods).filter(|methods| !methods.is_empty()),
        headers: values(&route.headers),
        query_params: values(&route.queries),
        ignore_uri_case: route.ignore_case.then_some(true),
        ..HttpRouteMatch::default()
    }
}

/// The route that a condition in the gateway's words makes; none without a path, or with an unknown word.
pub(super) fn route_of(name: &str, record: &HttpRouteMatch) -> Option<Route> {
    let values = |records: &Option<Vec<HttpRouteMatchValue>>| {
        let values = records.iter().flatten().map(|record| {
            let (name, value) = (record.name.clone()?, record.value.clone().unwrap_or_default());
            Some(ValueMatch { name, kind: kind_of(record.r#type.as_deref()?)?, value })
        });
        values.collect::<Option<Vec<ValueMatch>>>()
    };
    let path = record.path.as_ref()?;
    let mut methods: Vec<Method> =
        record.methods.iter().flatten().filter_map(|method| method.parse().ok()).collect();
    methods.sort_unstable();
    methods.dedup();
    if methods.contains(&Method::Any) {
        methods.clear();
    }
    Some(Route {
        name: name.to_owned(),
        description: None,
        operations: Vec::new(),
        methods,
        domains: Vec::new(),
        path: PathMatch { kind: kind_of(path.r#type.as_deref()?)?, value: path.value.clone()? },
        headers: values(&record.headers)?,
        queries: values(&record.query_params)?,
        ignore_case: record.ignore_uri_case.unwrap_or_default(),
        operator: Operator::default(),
    })
}

/// What the plan decides about each operation.
pub(super) fn actions(plan: &Plan) -> HashMap<&OperationKey, Action> {
    let actions = plan.changes().iter().filter_map(|change| match &change.subject {
        Subject::Operation(key) => Some((key, change.action)),
        _ => None,
    });
    actions.collect()
}

fn kind_of(word: &str) -> Option<MatchKind> {
    [MatchKind::Exact, MatchKind::Prefix, MatchKind::Regex].into_iter().find(|known| kind(*known) == word)
}

const fn kind(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Exact => "Exact",
        MatchKind::Prefix => "Prefix",
        MatchKind::Regex => "Regex",
    }
}
