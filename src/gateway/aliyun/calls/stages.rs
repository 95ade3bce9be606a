//! The stages of the plan, in the order of the guide's checklist.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::api::{Target, domain_ids};
use super::attach::Attachment;
use super::call::{Expect, Request, StageKind};
use super::conflict::{Answer, ConflictCode, Lookup};
use super::draft::{Book, Draft, Id};
use super::item::{Body, Item, Write};
use super::lanes::Lanes;
use super::prepare::{self, pairs};
use super::records::{CreateHttpApiOperationRequest, UndeployHttpApiRequest, UpdateHttpApiOperationRequest};
use super::route_records::UpdateHttpApiRouteRequest;
use super::setup::Setup;
use crate::model::Map;
use crate::subject::Subject;

/// States in which a deployment has not come to an end.
pub(super) const MOVING: [&str; 3] = ["NotDeployed", "Deploying", "Undeploying"];

/// Everything that was decided, on its way into calls.
pub(super) struct Stages<'a> {
    pub(super) setup: &'a Setup<'a>,
    pub(super) target: &'a Target<'a>,
    pub(super) items: &'a [Item],
    pub(super) attachments: &'a [Attachment<'a>],
    /// Path before all routes.
    pub(super) base: &'a str,
    /// Routes and operations that get a policy.
    pub(super) attached: HashSet<&'a Subject>,
    /// Whether the API itself is created or updated.
    pub(super) has_api_change: bool,
}

/// A lane and its calls.
pub(super) type LaneOf = (String, Vec<Draft>);

impl Stages<'_> {
    /// Services, domains, policies of no route, and what these are attached to but for the API.
    pub(super) fn prepare(&self, book: &mut Book) {
        book.stage(StageKind::Prepare, prepare::lanes(self.setup));
        self.attach(book, StageKind::Attach, |kind| {
            matches!(kind, "Domain" | "Gateway" | "GatewayService" | "GatewayServicePort")
        });
    }

    /// The API and its policies.
    pub(super) fn api(&self, book: &mut Book, call: Draft) {
        book.stage(StageKind::Api, [("api".to_owned(), vec![call])]);
        self.attach(book, StageKind::ApiAttach, |kind| kind == "HttpApi");
    }

    /// Operations that go.
    pub(super) fn remove_operations(&self, book: &mut Book, removed: &[(Subject, String)]) {
        let lanes = removed.iter().map(|(subject, id)| {
            let draft = Draft::new(Request::DeleteHttpApiOperation, subject.to_string())
                .path("httpApiId", &self.target.id)
                .path("operationId", &Id::Known(id.clone()));
            (subject.to_string(), vec![draft])
        });
        book.stage(StageKind::RemoveOperations, lanes.collect::<Vec<_>>());
    }

    /// Routes or operations: first those that may share a prefix with any other, then lane by lane.
    pub(super) fn write(&self, book: &mut Book) {
        let paths: Vec<_> = self.items.iter().map(Item::path).collect();
        let lanes = Lanes::of(self.base, paths.iter());
        let mut common = Vec::new();
        let mut by_lane: IndexMap<String, Vec<&Item>> = IndexMap::new();
        for (item, path) in self.items.iter().zip(&paths) {
            if item.write == Write::Nothing {
                continue;
            }
            match lanes.lane(self.base, path) {
                Some(lane) => by_lane.entry(lane.to_owned()).or_default().push(item),
                None => common.push(item),
            }
        }
        let base = format!("{}/", self.base.trim_end_matches('/'));
        let lane = self.lane(&base, &common);
        book.stage(StageKind::CommonRoutes, (!common.is_empty()).then_some((base, lane)));
        let barrier = book.newest().filter(|_| !common.is_empty());
        let lanes = by_lane.into_iter().map(|(key, items)| {
            let mut calls = self.lane(&key, &items);
            // Whoever goes by `after` alone has to see the first stage too.
            if let Some(first) = calls.first_mut() {
                first.wait_for(barrier);
            }
            (key, calls)
        });
        book.stage(StageKind::Routes, lanes.collect::<Vec<_>>());
    }

    /// Routes of one prefix, one after the other, behind a look at what there is; operations as many to a call as the
    /// options say.
    fn lane(&self, prefix: &str, items: &[&Item]) -> Vec<Draft> {
        let mut calls = Vec::new();
        let routes = items.iter().any(|item| matches!(item.body, Body::Route(_)));
        // An API that is yet to be created has no routes to look at.
        if routes && matches!(self.target.id, Id::Known(_)) {
            calls.push(
                Draft::new(Request::ListHttpApiRoutes, format!("routes below {prefix}"))
                    .path("httpApiId", &self.target.id)
                    .query("environmentId", self.setup.environment)
                    .query("pathLike", &as_written(prefix, items)),
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
                    let draft = Draft::new(Request::UpdateHttpApiOperation(request.into()), item.about())
                        .path("httpApiId", &self.target.id)
                        .path("operationId", &item.id)
                        .serial(item.about());
                    calls.push(draft);
                }
            }
        }
        let chunks = new.chunks(self.setup.options.operations_per_call.max(1));
        calls.extend(chunks.map(|chunk| self.create_operations(chunk)));
        calls
    }

    fn create_operations(&self, items: &[&Item]) -> Draft {
        let operations = items.iter().filter_map(|item| match &item.body {
            Body::Operation(operation) => Some((**operation).clone()),
            Body::Route(_) => None,
        });
        let request =
            CreateHttpApiOperationRequest { operations: Some(operations.collect()), ..Default::default() };
        let about: Vec<_> = items.iter().map(|item| item.about()).collect();
        let mut draft = Draft::new(Request::CreateHttpApiOperation(request.into()), about.join(", "))
            .path("httpApiId", &self.target.id);
        for (at, item) in items.iter().enumerate() {
            if let Id::Later(name) = &item.id {
                draft = draft.gives(name.as_str(), &format!("/data/operations/{at}/operationId"));
            }
            draft = draft.serial(item.about());
        }
        draft.may(ConflictCode::RoutePathHasDefinedByApi, Answer::Stop)
    }

    fn write_route(&self, item: &Item) -> Draft {
        let Body::Route(body) = &item.body else { return Draft::new(Request::GetHttpApi, item.about()) };
        let mut draft = match &item.id {
            Id::Known(id) => {
                let request = UpdateHttpApiRouteRequest::from((**body).clone());
                Draft::new(Request::UpdateHttpApiRoute(request.into()), item.about())
                    .path("httpApiId", &self.target.id)
                    .path("routeId", &item.id)
                    .foreseen(ConflictCode::RouteNameDuplicated, id)
            }
            Id::Later(name) => Draft::new(Request::CreateHttpApiRoute(body.clone()), item.about())
                .path("httpApiId", &self.target.id)
                .gives(name.as_str(), "/data/routeId")
                .may(ConflictCode::RouteNameDuplicated, self.update_instead(item)),
        };
        for (at, id) in &item.ids {
            draft = draft.needs(at, id);
        }
        let draft = draft.serial(item.about()).may(ConflictCode::RoutePathHasDefinedByApi, Answer::Stop);
        match item.id {
            Id::Known(_) => {
                let answer = self.wait(&item.id);
                draft.may(ConflictCode::DeployRouteForbidden, answer)
            }
            Id::Later(_) => draft,
        }
    }

    fn update_instead(&self, item: &Item) -> Answer {
        let lookup = Lookup {
            action: "ListHttpApiRoutes".to_owned(),
            path: "/v1/http-apis/{httpApiId}/routes".to_owned(),
            path_parameters: pairs(&[("httpApiId", &self.target.id.text())]),
            query: pairs(&[("name", &item.name), ("environmentId", self.setup.environment)]),
            items: "/data/items".to_owned(),
            having: pairs(&[("/name", &item.name)]),
            value: "/routeId".to_owned(),
        };
        let without = vec!["name".to_owned(), "deployConfigs".to_owned()];
        Answer::Update { lookup, action: "UpdateHttpApiRoute".to_owned(), without }
    }

    /// Asks for the state of a route until it is not on its way.
    pub(super) fn wait(&self, route: &Id) -> Answer {
        let parameters = [("httpApiId", self.target.id.text()), ("routeId", route.text())];
        Answer::Wait {
            lookup: Lookup {
                action: "GetHttpApiRoute".to_owned(),
                path: "/v1/http-apis/{httpApiId}/routes/{routeId}".to_owned(),
                path_parameters: parameters.into_iter().map(|(name, id)| (name.to_owned(), id)).collect(),
                query: Map::default(),
                items: String::new(),
                having: Map::default(),
                value: "/data/deployStatus".to_owned(),
            },
            wait_while: vec!["Deploying".to_owned(), "Undeploying".to_owned()],
        }
    }

    /// Policies of routes or operations, behind these, and then onto them.
    pub(super) fn route_policies(&self, book: &mut Book) {
        let of_routes =
            self.setup.options.policies.iter().filter(|(_, policy)| prepare::is_of_routes(policy));
        let mut first: HashMap<&str, &Attachment<'_>> = HashMap::new();
        for attachment in self.attachments.iter().filter(|attachment| attachment.subject.is_some()) {
            first.entry(attachment.policy).or_insert(attachment);
        }
        let lanes = of_routes.filter_map(|(name, policy)| {
            let route = first.get(name.as_str()).and_then(|attachment| book.last_on(&attachment.resource));
            prepare::policy_lane(self.setup, name, policy, route)
        });
        let lanes: Vec<_> = lanes.collect();
        book.stage(StageKind::RoutePolicies, lanes);
        self.attach(book, StageKind::RouteAttach, |kind| matches!(kind, "GatewayRoute" | "Operation"));
    }

    fn attach(&self, book: &mut Book, stage: StageKind, of: impl Fn(&str) -> bool) {
        let mut lanes: IndexMap<String, Vec<Draft>> = IndexMap::new();
        for attachment in self.attachments.iter().filter(|it| it.is_new() && of(it.kind)) {
            lanes.entry(attachment.resource.clone()).or_default().push(attachment.call(self.setup));
        }
        book.stage(stage, lanes);
    }

    /// Looks at attachments, domains and traffic.
    pub(super) fn verify(&self, book: &mut Book) {
        let mut lanes: Vec<LaneOf> = Vec::new();
        for attachment in self.attachments.iter().filter(|attachment| attachment.is_new()) {
            let draft = attachment.verification(self.setup).after(book.last_on(&attachment.resource));
            lanes.push((format!("attachment {} on {}", attachment.policy, attachment.resource), vec![draft]));
        }
        if self.setup.options.deploy {
            let deployed = book.newest();
            let mut domains: Vec<LaneOf> = Vec::new();
            for (name, id) in self.setup.options.domains.keys().zip(domain_ids(self.setup)) {
                let draft = Draft::new(Request::GetDomain, format!("domain {name}"))
                    .path("domainId", id)
                    .query("withStatistics", "true");
                domains.push((format!("domain {name}"), vec![draft]));
            }
            // Each lane so far has one call.
            self.wait_for_deployment(book, &mut domains, lanes.len());
            lanes.append(&mut domains);
            for item in self.items.iter().filter(|item| self.is_touched(item)) {
                let Some((method, url)) = &item.live else { continue };
                let last = if self.setup.rest { deployed } else { book.last_on(&item.about()) };
                let draft =
                    Draft::new(Request::LiveRequest, item.about()).live(method, url.clone()).after(last);
                lanes.push((item.about(), vec![draft]));
            }
        }
        book.stage(StageKind::Verify, lanes);
    }

    /// Whether anything is called for a route or operation.
    pub(super) fn is_touched(&self, item: &Item) -> bool {
        item.write != Write::Nothing || self.needs_deployment(item) || self.attached.contains(&item.subject)
    }

    /// Whether a route that nobody writes still has to be deployed.
    pub(super) fn needs_deployment(&self, item: &Item) -> bool {
        self.setup.options.deploy && !matches!(item.status.as_deref(), Some("Deployed"))
    }

    /// The route goes: first from the traffic, then for good.
    pub(super) fn remove_routes(&self, book: &mut Book, removed: &[(String, Id, String)]) {
        let lanes = removed.iter().map(|(name, id, status)| {
            let about = format!("route {name}");
            let mut calls = Vec::new();
            if status != "NotDeployed" {
                let request = UndeployHttpApiRequest {
                    route_id: Some(id.text()),
                    environment_id: Some(self.setup.environment.to_owned()),
                    gateway_id: Some(self.setup.gateway.to_owned()),
                    ..UndeployHttpApiRequest::default()
                };
                let expect = Expect {
                    at: "/data/deployStatus".to_owned(),
                    is: "NotDeployed".to_owned(),
                    wait_while: ["Undeploying", "Deployed"].map(str::to_owned).to_vec(),
                    failed: vec!["UndeployFailed".to_owned()],
                    reason: Some("/data/deployErrorMessage".to_owned()),
                };
                calls.push(
                    Draft::new(Request::UndeployHttpApi(request.into()), about.clone())
                        .path("httpApiId", &self.target.id)
                        .may(ConflictCode::DeployRouteForbidden, self.wait(id)),
                );
                let poll = Draft::new(Request::GetHttpApiRoute, about.clone()).expect(expect);
                calls.push(poll.path("httpApiId", &self.target.id).path("routeId", id));
            }
            let delete = Draft::new(Request::DeleteHttpApiRoute, about.clone());
            calls.push(delete.path("httpApiId", &self.target.id).path("routeId", id));
            (about, calls)
        });
        let mut lanes: Vec<_> = lanes.collect();
        self.wait_for_deployment(book, &mut lanes, 0);
        book.stage(StageKind::RemoveRoutes, lanes);
    }

    /// Has lanes wait until everything is deployed, for those who go by `after` alone: the first for all of it, the
    /// others for the first, so that what is waited for stays in proportion. `before` is how many calls the stage has
    /// before these.
    fn wait_for_deployment(&self, book: &Book, lanes: &mut [LaneOf], before: usize) {
        let touched = self.items.iter().filter(|item| self.is_touched(item));
        let mut deployed: Vec<usize> = touched.filter_map(|item| book.last_on(&item.about())).collect();
        if self.setup.rest {
            deployed = book.newest().into_iter().collect();
        }
        let first = book.newest().unwrap_or_default() + before + 1;
        for (at, (_, calls)) in lanes.iter_mut().enumerate() {
            let Some(call) = calls.first_mut() else { continue };
            if at == 0 || deployed.len() < 2 {
                for number in &deployed {
                    call.wait_for(Some(*number));
                }
            } else {
                call.wait_for(Some(first));
            }
        }
    }
}

/// A prefix, which is in lower case, as the paths have it; without the slash that a path of one segment lacks.
fn as_written(prefix: &str, items: &[&Item]) -> String {
    let prefix = prefix.trim_end_matches('/');
    let written = items.iter().find_map(|item| {
        let start = item.path().value?.get(..prefix.len())?.to_owned();
        start.eq_ignore_ascii_case(prefix).then_some(start)
    });
    written.filter(|written| !written.is_empty()).unwrap_or_else(|| "/".to_owned())
}
