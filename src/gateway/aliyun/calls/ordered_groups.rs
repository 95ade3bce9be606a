//! The stages of the plan, each with its ordered groups of calls, in the order of the guide's checklist.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::api::{Target, domain_ids};
use super::attach::Attachment;
use super::call::{Expect, Request, StageKind};
use super::call_builder::{CallBuilder, Id};
use super::call_graph::CallGraph;
use super::checked_options::CheckedOptions;
use super::conflict::{Answer, ConflictCode, Lookup, Poll};
use super::item::{Body, Item, Write};
use super::path_groups::PathGroups;
use super::records::{CreateHttpApiOperationRequest, UndeployHttpApiRequest, UpdateHttpApiOperationRequest};
use super::resources::{self, pairs};
use super::route_records::UpdateHttpApiRouteRequest;
use crate::subject::Subject;

/// States in which a deployment is not finished.
pub(super) const MOVING: [&str; 3] = ["NotDeployed", "Deploying", "Undeploying"];

/// What was decided, ready to be written as ordered groups of calls.
pub(super) struct OrderedGroups<'a> {
    pub(super) checked: &'a CheckedOptions<'a>,
    pub(super) target: &'a Target<'a>,
    pub(super) items: &'a [Item],
    pub(super) attachments: &'a [Attachment<'a>],
    /// Path before all routes.
    pub(super) base: &'a str,
    /// Policies that something gets.
    pub(super) policies: HashSet<&'a str>,
    /// Routes and operations that get a policy.
    pub(super) attached: HashSet<&'a Subject>,
    /// Whether the API itself is created or updated.
    pub(super) has_api_change: bool,
}

/// The key of an ordered group, and its calls: a [`Lane`](super::call::Lane) of the plan.
pub(super) type Group = (String, Vec<CallBuilder>);

impl OrderedGroups<'_> {
    /// Services, domains, policies of no route, and what these are attached to except for the API.
    pub(super) fn resources(&self, graph: &mut CallGraph) {
        graph.stage(StageKind::Prepare, resources::groups(self.checked, &self.policies));
        self.attach(graph, StageKind::Attach, |kind| {
            matches!(kind, "Domain" | "Gateway" | "GatewayService" | "GatewayServicePort")
        });
    }

    /// The API and its policies.
    pub(super) fn api(&self, graph: &mut CallGraph, call: CallBuilder) {
        graph.stage(StageKind::Api, [("api".to_owned(), vec![call])]);
        self.attach(graph, StageKind::ApiAttach, |kind| kind == "HttpApi");
    }

    /// The operations that are removed.
    pub(super) fn remove_operations(&self, graph: &mut CallGraph, removed: &[(Subject, String)]) {
        let groups = removed.iter().map(|(subject, id)| {
            let builder = CallBuilder::new(Request::DeleteHttpApiOperation, subject.to_string())
                .path("httpApiId", &self.target.id)
                .path("operationId", &Id::Known(id.clone()));
            (subject.to_string(), vec![builder])
        });
        graph.stage(StageKind::RemoveOperations, groups.collect::<Vec<_>>());
    }

    /// Routes or operations: first those that may share a prefix with any other, then group by group.
    pub(super) fn write(&self, graph: &mut CallGraph) {
        let paths: Vec<_> = self.items.iter().map(Item::path).collect();
        let groups = PathGroups::of(self.base, paths.iter());
        let mut common = Vec::new();
        let mut by_group: IndexMap<String, Vec<&Item>> = IndexMap::new();
        for (item, path) in self.items.iter().zip(&paths) {
            if !item.write.is_written() {
                continue;
            }
            match groups.group(self.base, path) {
                Some(group) => by_group.entry(group.to_owned()).or_default().push(item),
                None => common.push(item),
            }
        }
        let base = format!("{}/", self.base.trim_end_matches('/'));
        let calls = self.calls_below(&base, &common);
        graph.stage(StageKind::CommonRoutes, (!common.is_empty()).then_some((base, calls)));
        let barrier = graph.newest().filter(|_| !common.is_empty());
        let groups = by_group.into_iter().map(|(key, items)| {
            let mut calls = self.calls_below(&key, &items);
            // A caller that reads only `after` has to wait for the first stage, too.
            if let Some(first) = calls.first_mut() {
                first.wait_for(barrier);
            }
            (key, calls)
        });
        graph.stage(StageKind::Routes, groups.collect::<Vec<_>>());
    }

    /// The calls for the routes of one prefix: a look at the routes that exist, and then one route after the other.
    /// Operations are created several to a call, as many as the options allow.
    fn calls_below(&self, prefix: &str, items: &[&Item]) -> Vec<CallBuilder> {
        let mut calls = Vec::new();
        let routes = items.iter().any(|item| matches!(item.body, Body::Route(_)));
        // A new API has no routes to look at.
        if routes && matches!(self.target.id, Id::Known(_)) {
            calls.push(
                CallBuilder::new(Request::ListHttpApiRoutes, format!("routes below {prefix}"))
                    .path("httpApiId", &self.target.id)
                    .query("environmentId", self.checked.environment)
                    .query("pathLike", &as_written(prefix, items))
                    .in_pages(),
            );
        }
        let mut new = Vec::new();
        for item in items {
            match (&item.body, item.write) {
                (Body::Route(_), _) => calls.push(self.write_route(item)),
                (Body::Operation(_), Write::Create) => new.push(*item),
                (Body::Operation(operation), _) => {
                    let request = UpdateHttpApiOperationRequest {
                        operation: Some((**operation).clone()),
                        ..Default::default()
                    };
                    let builder =
                        CallBuilder::new(Request::UpdateHttpApiOperation(request.into()), item.about())
                            .path("httpApiId", &self.target.id)
                            .path("operationId", &item.id)
                            .serial(item.about());
                    calls.push(builder);
                }
            }
        }
        let chunks = new.chunks(self.checked.options.operations_per_call.max(1));
        calls.extend(chunks.map(|chunk| self.create_operations(chunk)));
        calls
    }

    fn create_operations(&self, items: &[&Item]) -> CallBuilder {
        let operations = items.iter().filter_map(|item| match &item.body {
            Body::Operation(operation) => Some((**operation).clone()),
            Body::Route(_) => None,
        });
        let request =
            CreateHttpApiOperationRequest { operations: Some(operations.collect()), ..Default::default() };
        let about: Vec<_> = items.iter().map(|item| item.about()).collect();
        let mut builder = CallBuilder::new(Request::CreateHttpApiOperation(request.into()), about.join(", "))
            .path("httpApiId", &self.target.id);
        for (at, item) in items.iter().enumerate() {
            if let Id::Later(name) = &item.id {
                builder = builder.gives(name, &format!("/data/operations/{at}/operationId"));
            }
            builder = builder.serial(item.about());
        }
        builder.may(ConflictCode::RoutePathHasDefinedByApi, Answer::Stop)
    }

    fn write_route(&self, item: &Item) -> CallBuilder {
        let Body::Route(body) = &item.body else {
            return CallBuilder::new(Request::GetHttpApi, item.about());
        };
        let mut builder = match &item.id {
            Id::Known(id) => {
                let request = UpdateHttpApiRouteRequest::from((**body).clone());
                CallBuilder::new(Request::UpdateHttpApiRoute(request.into()), item.about())
                    .path("httpApiId", &self.target.id)
                    .path("routeId", &item.id)
                    .foreseen(ConflictCode::RouteNameDuplicated, id)
            }
            Id::Later(name) => CallBuilder::new(Request::CreateHttpApiRoute(body.clone()), item.about())
                .path("httpApiId", &self.target.id)
                .gives(name, "/data/routeId")
                .may(ConflictCode::RouteNameDuplicated, self.update_instead(item)),
        };
        for (at, id) in &item.ids {
            builder = builder.needs(at, id);
        }
        let builder = builder.serial(item.about()).may(ConflictCode::RoutePathHasDefinedByApi, Answer::Stop);
        match item.id {
            Id::Known(_) => {
                let answer = self.wait(&item.id);
                builder.may(ConflictCode::DeployRouteForbidden, answer)
            }
            Id::Later(_) => builder,
        }
    }

    fn update_instead(&self, item: &Item) -> Answer {
        let lookup = Lookup {
            action: "ListHttpApiRoutes".to_owned(),
            path: "/v1/http-apis/{httpApiId}/routes".to_owned(),
            path_parameters: pairs(&[("httpApiId", &self.target.id.text())]),
            query: pairs(&[("name", &item.name), ("environmentId", self.checked.environment)]),
            items: "/data/items".to_owned(),
            having: pairs(&[
                ("/name", &item.name),
                ("/environmentInfo/environmentId", self.checked.environment),
            ]),
            value: "/routeId".to_owned(),
            ..Lookup::default()
        };
        let lookup = lookup.in_pages();
        let without = vec!["name".to_owned(), "deployConfigs".to_owned()];
        Answer::Update { lookup, action: "UpdateHttpApiRoute".to_owned(), without }
    }

    /// Asks for the state of a route until the state is final.
    pub(super) fn wait(&self, route: &Id) -> Answer {
        let parameters = [("httpApiId", self.target.id.text()), ("routeId", route.text())];
        Answer::Wait {
            lookup: Lookup {
                action: "GetHttpApiRoute".to_owned(),
                path: "/v1/http-apis/{httpApiId}/routes/{routeId}".to_owned(),
                path_parameters: parameters.into_iter().map(|(name, id)| (name.to_owned(), id)).collect(),
                value: "/data/deployStatus".to_owned(),
                ..Lookup::default()
            },
            wait_while: vec!["Deploying".to_owned(), "Undeploying".to_owned()],
            poll: Poll::default(),
        }
    }

    /// Creates the policies of routes or operations after these, and then attaches them.
    pub(super) fn route_policies(&self, graph: &mut CallGraph) {
        let of_routes = self.checked.options.policies.iter().filter(|(name, policy)| {
            self.policies.contains(name.as_str()) && resources::is_of_routes(policy)
        });
        let mut first: HashMap<&str, &Attachment<'_>> = HashMap::new();
        for attachment in self.attachments.iter().filter(|attachment| attachment.subject.is_some()) {
            first.entry(attachment.policy).or_insert(attachment);
        }
        let groups = of_routes.filter_map(|(name, policy)| {
            let route = first.get(name.as_str()).and_then(|attachment| graph.last_on(&attachment.resource));
            resources::policy_group(self.checked, name, policy, route)
        });
        let groups: Vec<_> = groups.collect();
        graph.stage(StageKind::RoutePolicies, groups);
        self.attach(graph, StageKind::RouteAttach, |kind| matches!(kind, "GatewayRoute" | "Operation"));
    }

    fn attach(&self, graph: &mut CallGraph, stage: StageKind, of: impl Fn(&str) -> bool) {
        let mut groups: IndexMap<String, Vec<CallBuilder>> = IndexMap::new();
        for attachment in self.attachments.iter().filter(|it| it.is_new() && of(it.kind)) {
            groups.entry(attachment.resource.clone()).or_default().push(attachment.call(self.checked));
        }
        graph.stage(stage, groups);
    }

    /// Looks at attachments, domains and traffic.
    pub(super) fn verify(&self, graph: &mut CallGraph) {
        let mut groups: Vec<Group> = Vec::new();
        for attachment in self.attachments.iter().filter(|attachment| attachment.is_new()) {
            let builder = attachment.verification(self.checked).after(graph.last_on(&attachment.resource));
            groups.push((
                format!("attachment {} on {}", attachment.policy, attachment.resource),
                vec![builder],
            ));
        }
        if self.checked.options.deploy {
            let deployed = graph.newest();
            for (name, id) in self.checked.options.domains.keys().zip(domain_ids(self.checked)) {
                let builder = CallBuilder::new(Request::GetDomain, format!("domain {name}"))
                    .path("domainId", id)
                    .query("withStatistics", "true")
                    .after_stage(graph.stages());
                groups.push((format!("domain {name}"), vec![builder]));
            }
            let enforced = self.enforced();
            for item in self.items.iter().filter(|item| self.is_touched(item)) {
                let Some((method, url)) = &item.smoke_test else { continue };
                let last = if self.checked.rest { deployed } else { graph.last_on(&item.about()) };
                let enforced = enforced.get(&item.subject).cloned().unwrap_or_default();
                let builder = CallBuilder::new(Request::SmokeTest, item.about())
                    .smoke_test(method, url.clone())
                    .enforces(enforced)
                    .after(last);
                groups.push((item.about(), vec![builder]));
            }
        }
        graph.stage(StageKind::Verify, groups);
    }

    /// The policies of each route or operation, by name and class.
    fn enforced(&self) -> HashMap<&Subject, Vec<String>> {
        let mut enforced: HashMap<&Subject, Vec<String>> = HashMap::new();
        for attachment in self.attachments {
            let Some(subject) = &attachment.subject else { continue };
            let policy = self.checked.options.policies.get(attachment.policy);
            let class = policy.and_then(|policy| policy.class_name.as_deref()).unwrap_or_default();
            enforced.entry(subject).or_default().push(format!("{} ({class})", attachment.policy));
        }
        enforced
    }

    /// Whether anything is called for a route or operation.
    pub(super) fn is_touched(&self, item: &Item) -> bool {
        item.write.is_written() || self.needs_deployment(item) || self.attached.contains(&item.subject)
    }

    /// Whether a route that is not written still has to be deployed.
    pub(super) fn needs_deployment(&self, item: &Item) -> bool {
        self.checked.options.deploy
            && item.write != Write::Keep
            && !matches!(item.status.as_deref(), Some("Deployed"))
    }

    /// Removes routes: each is undeployed first, and then deleted.
    pub(super) fn remove_routes(&self, graph: &mut CallGraph, removed: &[(String, Id, String)]) {
        let groups = removed.iter().map(|(name, id, status)| {
            let about = format!("route {name}");
            let mut calls = Vec::new();
            if status != "NotDeployed" {
                let request = UndeployHttpApiRequest {
                    route_id: Some(id.text()),
                    environment_id: Some(self.checked.environment.to_owned()),
                    gateway_id: Some(self.checked.gateway.to_owned()),
                    ..UndeployHttpApiRequest::default()
                };
                let expect = Expect {
                    at: "/data/deployStatus".to_owned(),
                    is: "NotDeployed".to_owned(),
                    wait_while: ["Undeploying", "Deployed"].map(str::to_owned).to_vec(),
                    failed: vec!["UndeployFailed".to_owned()],
                    reason: Some("/data/deployErrorMessage".to_owned()),
                    poll: Some(Poll::default()),
                    ..Expect::default()
                };
                calls.push(
                    CallBuilder::new(Request::UndeployHttpApi(request.into()), about.clone())
                        .path("httpApiId", &self.target.id)
                        .may(ConflictCode::DeployRouteForbidden, self.wait(id)),
                );
                let poll = CallBuilder::new(Request::GetHttpApiRoute, about.clone()).expect(expect);
                calls.push(poll.path("httpApiId", &self.target.id).path("routeId", id));
            }
            let delete = CallBuilder::new(Request::DeleteHttpApiRoute, about.clone());
            calls.push(delete.path("httpApiId", &self.target.id).path("routeId", id));
            // Nothing goes before everything else is done.
            if let Some(first) = calls.first_mut() {
                first.wait_for_stage(graph.stages());
            }
            (about, calls)
        });
        let groups: Vec<_> = groups.collect();
        graph.stage(StageKind::RemoveRoutes, groups);
    }
}

/// A prefix, which is in lower case, in the spelling of the paths, and without the slash that a path of one segment lacks.
fn as_written(prefix: &str, items: &[&Item]) -> String {
    let prefix = prefix.trim_end_matches('/');
    let written = items.iter().find_map(|item| {
        let start = item.path().value?.get(..prefix.len())?.to_owned();
        start.eq_ignore_ascii_case(prefix).then_some(start)
    });
    written.filter(|written| !written.is_empty()).unwrap_or_else(|| "/".to_owned())
}
