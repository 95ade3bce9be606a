//! From a plan to calls.

use std::collections::HashSet;

use super::super::api_record::{HttpApiApiInfo, HttpApiVersionInfo};
use super::super::limits;
use super::super::mapping::{MappingOptions, Records};
use super::super::routes::scheme;
use super::api::{self, Target, exists};
use super::attach::{self, Attachment};
use super::call::{CallPlan, Request};
use super::call_builder::{CallBuilder, Id};
use super::call_graph::CallGraph;
use super::check::Scene;
use super::checked_options::{self, CheckedOptions};
use super::conflict::ConflictCode;
use super::inventory::Inventory;
use super::item::{Body, Item, Write};
use super::left_out;
use super::occupied::Occupied;
use super::operations;
use super::options::CallOptions;
use super::ordered_groups::OrderedGroups;
use super::removal::{self, Removed, RouteRemoval};
use super::routes::Routes;
use super::unused;
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::gateway::aliyun::calls::rules;
use crate::model::{Api, Existing, Route};
use crate::outcome::Outcome;
use crate::plan::Plan;
use crate::route::{Grouping, RouteChanges, RouteOptions, VersionScheme, changes, routes};
use crate::subject::Subject;

/// Makes the calls that bring a gateway to the state of a plan.
///
/// `existing` is the API that the plan was made for, and `inventory` is what the gateway has beside it. When the
/// options are invalid, or the API as a whole has a conflict, there is an error without a Subject or about the API, and
/// no value. A faulty route or operation, or one that the gateway is busy with, is left out as a whole under an error
/// that names it: no calls are made for it. What is up to date needs no calls.
///
/// The plan's strategy holds for what only the inventory has, too, so it makes no difference whether `existing` has the
/// API: a route of the same name, or an operation of the same method and path, is kept by `ExistFirst` and updated by the
/// others if it differs; what the document lacks is removed by `SpecOnly`, unless a part of the document that could not be
/// read may mean it. A policy that a resource cannot get is not attached, under a warning, and one that nothing gets is not
/// created.
///
/// ```
/// use oasgate::aliyun::calls::{CallOptions, Inventory, call_plan};
/// use oasgate::{Existing, ImportOptions, Lang, Strategy, import, plan};
///
/// let document = r#"
/// openapi: 3.0.3
/// info: {title: Orders, version: "1"}
/// paths:
///   /orders:
///     get: {operationId: listOrders, responses: {"200": {description: all orders}}}
/// "#;
/// let imported = import(document, &ImportOptions::default()).into_result()?;
/// let existing = Existing::default();
/// let plan = plan(&imported, &existing, Strategy::SpecFirst);
///
/// let options: CallOptions = serde_json::from_str(r#"{
///     "gatewayId": "gw-1", "environmentId": "env-1",
///     "services": { "orders": { "id": "svc-1" } },
///     "domains": { "api.example.com": { "id": "d-1" } },
///     "backend": { "scene": "SingleService", "services": [{ "service": "orders", "port": 80, "protocol": "HTTP" }] }
/// }"#)?;
/// let calls = call_plan(&plan, &existing, &options, &Inventory::default()).into_result()?;
/// let actions: Vec<_> = calls.calls.iter().map(|call| call.request.action()).collect();
/// assert_eq!(actions, [
///     "GetService", "GetDomain", "CreateHttpApi", "CreateHttpApiRoute",
///     "DetectHttpApiConflicts", "DeployHttpApi", "GetHttpApiRoute", "GetDomain", "SmokeTest",
/// ]);
/// assert!(calls.text(Lang::En).contains("POST /v1/http-apis/${api}/routes"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn call_plan(
    plan: &Plan,
    existing: &Existing,
    options: &CallOptions,
    inventory: &Inventory,
) -> Outcome<CallPlan> {
    let mut found = Vec::new();
    let existing = &*existing.keyed(plan.literal_paths());
    let api = plan.preview(existing);
    let records = Records::attached(existing);
    let checked = CheckedOptions::read(options, inventory, &mut found);
    let target = api::find(&checked, inventory, &records.own.info, &api.about, &mut found);
    // The derivation of routes judges the base path itself.
    let base_path = api.about.base_path.as_deref().filter(|_| checked.rest);
    checked_options::check_api(&target.name, base_path, &mut found);
    let left_out = HashSet::new();
    let derived = RouteChanges::default();
    let mut planner = Planner {
        checked: &checked,
        plan,
        existing,
        records,
        inventory,
        api: &api,
        left_out,
        derived,
        found,
    };
    planner.foreseen();
    planner.backends();
    // Routes made of options that are at fault would only repeat what is wrong with these.
    if planner.found.iter().any(Diagnostic::is_fatal) {
        return Outcome::failed(planner.findings());
    }
    let (mut items, stored, removed) = planner.items();
    let mut attachments =
        attach::attachments(&checked, inventory, &target.id, &items, &planner.left_out, &mut planner.found);
    planner.leave_out(&mut items, &mut attachments);
    if planner.found.iter().any(Diagnostic::is_fatal) {
        return Outcome::failed(planner.findings());
    }
    let call = target.call(&checked, plan, &stored, &mut planner.found);
    let mut calls = planner.write(&target, &items, &attachments, call, &removed);
    calls.left_out = left_out::left_out(plan, &planner.found);
    Outcome::found(calls, planner.findings())
}

struct Planner<'a> {
    checked: &'a CheckedOptions<'a>,
    plan: &'a Plan,
    existing: &'a Existing,
    /// What is attached to the existing API.
    records: Records,
    inventory: &'a Inventory,
    api: &'a Api,
    /// Names of the routes or operations that nothing is called for, because they are at fault.
    left_out: HashSet<String>,
    /// The routes of an API that has some.
    derived: RouteChanges,
    found: Vec<Diagnostic>,
}

impl Planner<'_> {
    /// All findings, with the places of what the document has. Those about the API as a whole are about options and
    /// records.
    fn findings(mut self) -> Vec<Diagnostic> {
        let parts = self.found.iter_mut().filter(|found| found.subject() != Some(&Subject::Api));
        let routes = self.derived.before.iter().chain(&self.derived.after);
        self.plan.places().locate(parts, routes.flat_map(Route::served));
        sort(&mut self.found);
        self.found
    }

    /// Says which conflicts the inventory shows, and that they are answered.
    fn foreseen(&mut self) {
        let options = self.checked.options;
        let mut note = |code, thing: String, id: &Id| self.found.push(exists(code, &thing, &id.text()));
        for (key, part) in
            options.services.keys().filter_map(|key| Some((key, self.checked.services.get(&**key)?)))
        {
            if part.found {
                note(ConflictCode::ServiceExisted, format!("service {key}"), &part.id);
            }
        }
        for (name, part) in
            options.domains.keys().filter_map(|name| Some((name, self.checked.domains.get(&**name)?)))
        {
            if part.found {
                note(ConflictCode::DomainExisted, format!("domain {name}"), &part.id);
            }
        }
        for (name, part) in
            options.policies.keys().filter_map(|name| Some((name, self.checked.policies.get(&**name)?)))
        {
            if part.found {
                note(ConflictCode::PolicyExisted, format!("policy {name}"), &part.id);
            }
        }
    }

    /// What every route needs of the options.
    fn backends(&mut self) {
        let options = self.checked.options;
        let mut missing = |option: &str| {
            self.found.push(Diagnostic::new(rules::CALL_OPTION_MISSING).arg("option", option));
        };
        // A route may have a backend of its own; which routes there are is not known yet.
        let has_routes_own = options.routes.values().any(|own| own.backend.is_some());
        let has_operations = !self.api.operations.is_empty();
        if options.backend.is_none() && (self.checked.rest || has_operations && !has_routes_own) {
            missing("backend");
        }
        // A route without a domain cannot be deployed; a REST API has those of its environment.
        if options.deploy && options.domains.is_empty() && !self.checked.rest {
            missing("domains");
        }
    }

    /// Routes or operations, the API's record, and what goes.
    fn items(&mut self) -> (Vec<Item>, HttpApiApiInfo, Removed) {
        let mut removed = Removed::default();
        unused::find(self.api, self.checked.rest, &mut self.found);
        let (items, stored) = if self.checked.rest {
            self.operations(&mut removed)
        } else {
            if !self.api.operations.is_empty() {
                self.found.push(Diagnostic::new(rules::CALL_CONTRACTS_NOT_STORED).about(Subject::Api));
            }
            (self.routes(&mut removed), HttpApiApiInfo::default())
        };
        for item in &items {
            self.left_out.remove(&item.name);
        }
        let names: HashSet<&str> = items.iter().map(|item| item.name.as_str()).collect();
        let is_there = |name: &String| names.contains(name.as_str()) || self.left_out.contains(name);
        for name in self.checked.options.routes.keys().filter(|name| !is_there(name)) {
            let unknown = Diagnostic::new(rules::CALL_REFERENCE_UNKNOWN).arg("option", "routes");
            self.found.push(unknown.arg("name", name));
        }
        (items, stored, removed)
    }

    fn operations(&mut self, removed: &mut Removed) -> (Vec<Item>, HttpApiApiInfo) {
        let options =
            MappingOptions { literal_paths: self.plan.literal_paths(), ..MappingOptions::default() };
        let (stored, found) = self.records.write(Some(self.api), options);
        self.found.extend(found);
        removed.operations =
            removal::operations(self.plan, self.api, &self.records, self.inventory, &mut self.found);
        self.left_out.extend(self.api.operations.values().map(|operation| operation.name.clone()));
        let mut route_options = self.route_options();
        route_options.grouping = Grouping::Operation;
        let found = &mut self.found;
        let items = operations::items(
            self.checked,
            &route_options,
            self.api,
            stored.operations,
            self.plan,
            self.inventory,
            found,
        );
        // A REST API of which no routes can be made is in nobody's way, as far as is known.
        let is_alone = self.inventory.other_routes.is_empty();
        let made = if is_alone { None } else { routes(self.api, &route_options).value };
        let items = self.untaken(items, removed, made.unwrap_or_default());
        (items, stored.info)
    }

    fn routes(&mut self, removed: &mut Removed) -> Vec<Item> {
        let options = self.route_options();
        let derived = changes(self.existing.api.as_ref(), self.api, &options);
        let at_fault = |found: &Diagnostic| match found.subject() {
            Some(Subject::Route(name)) => Some(name.to_string()),
            _ => None,
        };
        self.left_out.extend(derived.diagnostics.iter().filter_map(at_fault));
        let errors = derived.diagnostics.iter().filter(|found| found.rule().severity == Severity::Error);
        let broken: HashSet<String> = errors.filter_map(at_fault).collect();
        self.found.extend(derived.diagnostics);
        let derived = derived.value.unwrap_or_default();
        self.left_out.extend(derived.after.iter().map(|route| route.name.clone()));
        let lacks_backend = derived.after.iter().any(|route| self.checked.backend_of(&route.name).is_none());
        if lacks_backend {
            self.found.push(Diagnostic::new(rules::CALL_OPTION_MISSING).arg("option", "backend"));
        }
        let removal = RouteRemoval {
            checked: self.checked,
            plan: self.plan,
            api: self.api,
            inventory: self.inventory,
            derived: &derived,
            broken: &broken,
            options: &options,
        };
        removed.routes = removal.routes(&mut self.found);
        let mut routes = Routes::new(self.checked, &options, self.api, self.plan, self.inventory);
        let items = derived.after.iter().filter_map(|route| routes.item(route, &mut self.found)).collect();
        self.derived = derived;
        self.untaken(items, removed, Vec::new())
    }

    /// How routes are derived.
    #[allow(clippy::field_reassign_with_default, reason = "the options may grow")]
    fn route_options(&self) -> RouteOptions {
        let options = self.checked.options;
        let mut route_options = RouteOptions::default();
        route_options.limits = limits::ROUTES;
        route_options.domains = options.domains.keys().cloned().collect();
        route_options.ignore_case = options.ignore_case;
        route_options.name_prefix.clone_from(&options.route_name_prefix);
        route_options.places = self.plan.places().clone();
        if options.grouping.as_deref() == Some("path") {
            route_options.grouping = Grouping::Path;
        }
        // Faults of it were reported when the options were read.
        let version = options.api.version_config.clone().map(HttpApiVersionInfo::from);
        route_options.version =
            version.and_then(|version| scheme(&version).ok()).unwrap_or(VersionScheme::None);
        route_options
    }

    /// Leaves out routes and operations whose requests another route takes already.
    fn untaken(&mut self, items: Vec<Item>, removed: &Removed, of_operations: Vec<Route>) -> Vec<Item> {
        let gone = removed.routes.iter().map(|(name, _, _)| name.as_str()).collect();
        let occupied = Occupied { checked: self.checked, inventory: self.inventory, gone, of_operations };
        occupied.leave_out(items, &mut self.found)
    }

    /// Leaves out what attaching found errors about, and says what is updated.
    fn leave_out(&mut self, items: &mut Vec<Item>, attachments: &mut Vec<Attachment<'_>>) {
        let errors = self.found.iter().filter(|found| found.rule().severity == Severity::Error);
        let broken: HashSet<Subject> = errors.filter_map(|found| found.subject().cloned()).collect();
        items.retain(|item| !broken.contains(&item.subject));
        attachments.retain(|it| it.subject.as_ref().is_none_or(|subject| !broken.contains(subject)));
        let redirected: HashSet<&Subject> = attachments
            .iter()
            .filter(|it| self.checked.options.policies.get(it.policy).is_some_and(attach::is_redirect))
            .filter_map(|it| it.subject.as_ref())
            .collect();
        attach::unattached(self.checked, attachments, &mut self.found);
        for item in items {
            let is_route = matches!(item.body, Body::Route(_));
            if let (true, Id::Known(id), Write::Update) = (is_route, &item.id, item.write) {
                let note = exists(ConflictCode::RouteNameDuplicated, &item.about(), id);
                self.found.push(note.about(item.subject.clone()));
            }
            let backend = self.checked.backend_of(&item.name);
            let scene = backend.and_then(|backend| Scene::of(backend.scene.as_deref()?));
            if is_route && scene == Some(Scene::Redirect) && !redirected.contains(&item.subject) {
                self.found.push(Diagnostic::new(rules::CALL_REDIRECT_UNSET).about(item.subject.clone()));
            }
        }
    }

    fn write(
        &self,
        target: &Target<'_>,
        items: &[Item],
        attachments: &[Attachment<'_>],
        call: CallBuilder,
        removed: &Removed,
    ) -> CallPlan {
        let has_api_change = *call.request() != Request::GetHttpApi;
        let new = attachments.iter().filter(|attachment| attachment.is_new());
        let base = self.api.about.base_path.as_deref().unwrap_or("/");
        let groups = OrderedGroups {
            checked: self.checked,
            target,
            items,
            attachments,
            // The paths of operations are without the base path.
            base: if self.checked.rest { "/" } else { base },
            policies: attachments.iter().map(|attachment| attachment.policy).collect(),
            attached: new.filter_map(|attachment| attachment.subject.as_ref()).collect(),
            has_api_change: has_api_change || !removed.operations.is_empty(),
        };
        let mut graph = CallGraph::new(&target.name, self.checked.api_type());
        groups.resources(&mut graph);
        groups.api(&mut graph, call);
        groups.remove_operations(&mut graph, &removed.operations);
        groups.write(&mut graph);
        groups.route_policies(&mut graph);
        groups.deploy(&mut graph);
        groups.verify(&mut graph);
        groups.remove_routes(&mut graph, &removed.routes);
        for item in items.iter().filter(|item| !groups.is_touched(item)) {
            graph.untouched(item.about());
        }
        graph.into_plan()
    }
}
