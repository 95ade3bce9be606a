//! Deployment: conflicts are detected, the deployment is asked for, and its end is awaited.

use super::api::domain_ids;
use super::call::{Expect, Request, StageKind};
use super::call_builder::{CallBuilder, Id};
use super::call_graph::CallGraph;
use super::conflict::{Answer, ConflictCode, Poll};
use super::item::{Body, Item};
use super::ordered_groups::{Group, MOVING, OrderedGroups};
use super::records::{
    DeployEnvironment, DeployHttpApiRequest, DeployRestApiConfig, DetectHttpApiConflictsRequest,
};
use super::resources::pairs;

impl OrderedGroups<'_> {
    /// One group for each route, or one for a REST API. The guide lets different routes be deployed at the same time.
    pub(super) fn deploy(&self, graph: &mut CallGraph) {
        if !self.checked.options.deploy {
            return;
        }
        let groups: Vec<Group> = if self.checked.rest {
            let touched = self.items.iter().any(|item| self.is_touched(item)) || self.has_api_change;
            touched.then(|| ("api".to_owned(), self.deploy_api(graph))).into_iter().collect()
        } else {
            let routes = self.items.iter().filter(|item| self.is_touched(item));
            routes.map(|item| (item.about(), self.deploy_route(item))).collect()
        };
        graph.stage(StageKind::Deploy, groups);
    }

    fn deploy_route(&self, item: &Item) -> Vec<CallBuilder> {
        let mut calls = Vec::with_capacity(3);
        let internal = self.checked.options.internal_route;
        let api = &self.target.id;
        if self.checked.options.detect_conflicts {
            let request = DetectHttpApiConflictsRequest {
                route_id: Some(item.id.text()),
                is_internal_route: Some(internal.unwrap_or(false)),
                ..DetectHttpApiConflictsRequest::default()
            };
            // There must be no conflict. The place of conflicts in the answer is not published, but their form is
            // (`ApiRouteConflictInfo`).
            let nothing = Expect { at: "/data/*/conflicts/*".to_owned(), ..Expect::default() };
            calls.push(
                CallBuilder::new(Request::DetectHttpApiConflicts(request.into()), item.about())
                    .path("httpApiId", api)
                    .needs("/body/routeId", &item.id)
                    .expect(nothing)
                    .serial(item.about()),
            );
        }
        let request = DeployHttpApiRequest {
            route_id: Some(item.id.text()),
            is_internal_route: internal,
            ..DeployHttpApiRequest::default()
        };
        calls.push(
            CallBuilder::new(Request::DeployHttpApi(request.into()), item.about())
                .path("httpApiId", api)
                .needs("/body/routeId", &item.id)
                .serial(item.about())
                .may(ConflictCode::DeployRouteForbidden, self.wait(&item.id))
                .may(ConflictCode::ApiNameDuplicatedWithInstance, Answer::Stop),
        );
        let mut poll = CallBuilder::new(Request::GetHttpApiRoute, item.about())
            .path("httpApiId", api)
            .path("routeId", &item.id)
            .serial(item.about())
            .expect(deployed("/data/deployStatus"));
        if let Body::Route(body) = &item.body {
            for id in body.domain_ids.iter().flatten() {
                let at = "/data/domainInfos/*/domainId".to_owned();
                poll = poll.expect(Expect { at, is: id.clone(), ..Expect::default() });
            }
        }
        calls.push(poll);
        calls
    }

    fn deploy_api(&self, graph: &CallGraph) -> Vec<CallBuilder> {
        let scene = self.checked.options.backend.as_ref().and_then(|backend| backend.scene.clone());
        let domains: Vec<_> = domain_ids(self.checked).map(Id::text).collect();
        let environment = DeployEnvironment {
            environment_id: Some(self.checked.environment.to_owned()),
            backend_scene: scene,
            custom_domain_ids: Some(domains).filter(|domains| !domains.is_empty()),
            ..DeployEnvironment::default()
        };
        let config = DeployRestApiConfig {
            gateway_id: Some(self.checked.gateway.to_owned()),
            environment: Some(environment),
            ..DeployRestApiConfig::default()
        };
        let request =
            DeployHttpApiRequest { rest_api_config: Some(config), ..DeployHttpApiRequest::default() };
        let about = format!("api {}", self.target.name);
        let mut builder = CallBuilder::new(Request::DeployHttpApi(request.into()), about.clone())
            .path("httpApiId", &self.target.id)
            .may(ConflictCode::ApiNameDuplicatedWithInstance, Answer::Stop);
        for (at, id) in domain_ids(self.checked).enumerate() {
            builder = builder.needs(&format!("/body/restApiConfig/environment/customDomainIds/{at}"), id);
        }
        for item in self.items {
            builder = builder.after(graph.last_on(&item.about()));
        }
        for attachment in self.attachments.iter().filter(|attachment| attachment.is_new()) {
            builder = builder.after(graph.last_on(&attachment.resource));
        }
        let poll =
            CallBuilder::new(Request::GetHttpApi, about).path("httpApiId", &self.target.id).expect(Expect {
                // The API may be deployed in other environments, too. Where a reason would be is not published.
                within: pairs(&[("/environmentId", self.checked.environment)]),
                reason: None,
                ..deployed("/data/environments/*/deployStatus")
            });
        vec![builder, poll]
    }
}

/// The state that a deployment ends in.
fn deployed(at: &str) -> Expect {
    Expect {
        at: at.to_owned(),
        is: "Deployed".to_owned(),
        wait_while: MOVING.map(str::to_owned).to_vec(),
        failed: ["DeployFailed", "UndeployFailed"].map(str::to_owned).to_vec(),
        reason: Some("/data/deployErrorMessage".to_owned()),
        poll: Some(Poll::default()),
        ..Expect::default()
    }
}
