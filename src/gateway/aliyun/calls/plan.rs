//! From a plan to calls.

use std::collections::HashSet;

use super::super::catalog::CatalogApi;
use super::super::lens;
use super::super::read::LensOptions;
use super::api::{self, Target, exists};
use super::attach::{self, Attachment};
use super::call::{CallPlan, Request};
use super::check::Scene;
use super::conflict::ConflictCode;
use super::draft::{Book, Draft, Id};
use super::inventory::Inventory;
use super::item::Body;
use super::item::{Item, is_busy};
use super::operations;
use super::options::CallOptions;
use super::routes::Routes;
use super::same::Taken;
use super::setup::{self, Setup};
use super::stages::Stages;
use crate::diagnostic::rules::aliyun_calls as rules;
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::model::{Api, Existing, Route};
use crate::outcome::Outcome;
use crate::plan::{Plan, apply};
use crate::route::{Grouping, RouteOptions, VersionScheme, routes};
use crate::subject::Subject;

/// Makes the calls that bring a gateway to what a plan says.
///
/// `existing` is what the plan was made for, `inventory` what the gateway has beside it. A fault of the options, or a
/// conflict about the API as a whole, is an error without a Subject or about the API: there is no value then. A route or
/// operation that is at fault, or that the gateway is busy with, is left out whole under an error that names it: nothing
/// is called for it, and nothing is called by half. What exists as it should be is not called for.
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
///     "DetectHttpApiConflicts", "DeployHttpApi", "GetHttpApiRoute", "GetDomain", "LiveRequest",
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
    let applied = apply(plan, existing.clone());
    let api = applied.api.clone().unwrap_or_default();
    let setup = Setup::read(options, inventory, &mut found);
    let target = api::find(&setup, inventory, existing, &api.about, &mut found);
    // The derivation of routes judges the base path itself.
    let base_path = api.about.base_path.as_deref().filter(|_| setup.rest);
    setup::check_api(&target.name, base_path, &mut found);
    let mut planner = Planner { setup: &setup, plan, existing, inventory, api: &api, found };
    planner.foreseen();
    planner.backends();
    // Routes made of options that are at fault would only repeat what is wrong with these.
    if planner.found.iter().any(is_global) {
        sort(&mut planner.found);
        return Outcome::failed(planner.found);
    }
    let (mut items, stored, removed) = planner.items(&applied);
    let mut attachments = attach::attachments(&setup, inventory, &target.id, &items, &mut planner.found);
    planner.leave_out(&mut items, &mut attachments);
    if planner.found.iter().any(is_global) {
        sort(&mut planner.found);
        return Outcome::failed(planner.found);
    }
    let call = target.call(&setup, plan, &stored.info, &mut planner.found);
    let calls = planner.write(&target, &items, &attachments, call, &removed);
    sort(&mut planner.found);
    Outcome::found(calls, planner.found)
}

/// Whether a finding leaves no plan.
fn is_global(found: &Diagnostic) -> bool {
    found.severity() == Severity::Error && matches!(found.subject(), None | Some(Subject::Api))
}

/// What goes.
#[derive(Default)]
struct Removed {
    routes: Vec<(String, Id, String)>,
    operations: Vec<(Subject, String)>,
}

struct Planner<'a> {
    setup: &'a Setup<'a>,
    plan: &'a Plan,
    existing: &'a Existing,
    inventory: &'a Inventory,
    api: &'a Api,
    found: Vec<Diagnostic>,
}

impl Planner<'_> {
    /// Says which conflicts the inventory shows, and that they are answered.
    fn foreseen(&mut self) {
        let options = self.setup.options;
        let mut note = |code, thing: String, id: &Id| self.found.push(exists(code, &thing, &id.text()));
        for (key, part) in
            options.services.keys().filter_map(|key| Some((key, self.setup.services.get(&**key)?)))
        {
            if part.found {
                note(ConflictCode::ServiceExisted, format!("the service {key}"), &part.id);
            }
        }
        for (name, part) in
            options.domains.keys().filter_map(|name| Some((name, self.setup.domains.get(&**name)?)))
        {
            if part.found {
                note(ConflictCode::DomainExisted, format!("the domain {name}"), &part.id);
            }
        }
        for (name, part) in
            options.policies.keys().filter_map(|name| Some((name, self.setup.policies.get(&**name)?)))
        {
            if part.found {
                note(ConflictCode::PolicyExisted, format!("the policy {name}"), &part.id);
            }
        }
    }

    /// What every route needs of the options.
    fn backends(&mut self) {
        let options = self.setup.options;
        let mut missing = |option: &str| {
            self.found.push(Diagnostic::new(rules::CALL_OPTION_MISSING).arg("option", option));
        };
        if options.backend.is_none() && self.setup.rest {
            missing("backend");
        }
        // A route without a domain cannot be deployed; a REST API has those of its environment.
        if options.deploy && options.domains.is_empty() && !self.setup.rest {
            missing("domains");
        }
    }

    /// Routes or operations, the API's record, and what goes.
    fn items(&mut self, applied: &Existing) -> (Vec<Item>, CatalogApi, Removed) {
        let mut removed = Removed::default();
        let items = if self.setup.rest {
            let stored = lens::write(applied, &LensOptions::default());
            self.found.extend(stored.diagnostics);
            let mut stored = stored.value.unwrap_or_default();
            let operations = std::mem::take(&mut stored.operations);
            let records = CatalogApi { operations, ..CatalogApi::default() };
            let (plan, inventory) = (self.plan, self.inventory);
            removed.operations = operations::removed(plan, self.existing, inventory, &mut self.found);
            let items = operations::items(self.setup, self.api, records, plan, inventory, &mut self.found);
            return (self.known_routes(items), stored, removed);
        } else {
            if !self.api.operations.is_empty() {
                self.found.push(Diagnostic::new(rules::CALL_CONTRACTS_NOT_STORED).about(Subject::Api));
            }
            self.routes(&mut removed)
        };
        (self.known_routes(items), CatalogApi::default(), removed)
    }

    /// Options about routes that are not there are at fault.
    fn known_routes(&mut self, items: Vec<Item>) -> Vec<Item> {
        let left_out = self.found.iter().filter_map(|found| match found.subject() {
            Some(Subject::Route(name)) => Some(name.clone()),
            _ => None,
        });
        let left_out: HashSet<String> = left_out.collect();
        let names: HashSet<&str> = items.iter().map(|item| item.name.as_str()).collect();
        let unknown = |name: &&String| !names.contains(name.as_str()) && !left_out.contains(*name);
        for name in self.setup.options.routes.keys().filter(unknown) {
            let unknown = Diagnostic::new(rules::CALL_REFERENCE_UNKNOWN).arg("option", "routes");
            self.found.push(unknown.arg("name", name));
        }
        items
    }

    fn routes(&mut self, removed: &mut Removed) -> Vec<Item> {
        let before =
            self.existing.api.as_ref().map(|api| self.derive(api, Vec::new()).value.unwrap_or_default());
        let before = before.unwrap_or_default();
        let known: HashSet<&str> = self.inventory.routes.iter().filter_map(|it| it.name.as_deref()).collect();
        let kept = before.iter().filter(|route| known.contains(route.name.as_str())).cloned().collect();
        let after = self.derive(self.api, kept);
        self.found.extend(after.diagnostics);
        let after = after.value.unwrap_or_default();
        let lacks_backend = after.iter().any(|route| self.setup.backend_of(&route.name).is_none());
        if lacks_backend {
            self.found.push(Diagnostic::new(rules::CALL_OPTION_MISSING).arg("option", "backend"));
        }
        let names: HashSet<&str> = after.iter().map(|route| route.name.as_str()).collect();
        let gone = before.iter().filter(|route| !names.contains(route.name.as_str()));
        for route in gone {
            self.remove(route, removed);
        }
        let mut routes = Routes::new(self.setup, self.api, self.plan, self.inventory);
        let items = after.iter().filter_map(|route| routes.item(route, &mut self.found)).collect();
        self.untaken(items, removed)
    }

    /// The routes of an API; those of `kept` keep their names.
    #[allow(clippy::field_reassign_with_default, reason = "the options may grow")]
    fn derive(&self, api: &Api, kept: Vec<Route>) -> Outcome<Vec<Route>> {
        let options = self.setup.options;
        let mut route_options = RouteOptions::default();
        route_options.domains = options.domains.keys().cloned().collect();
        route_options.ignore_case = options.ignore_case;
        route_options.name_prefix.clone_from(&options.route_name_prefix);
        route_options.existing = kept;
        if options.grouping.as_deref() == Some("path") {
            route_options.grouping = Grouping::Path;
        }
        let config = options.api.version_config.as_ref().filter(|config| config.enable == Some(true));
        if let Some(config) = config {
            let version = config.version.clone().unwrap_or_default();
            let name = |name: &Option<String>| name.clone().unwrap_or_default();
            route_options.version = match config.scheme.as_deref() {
                Some("Query") => VersionScheme::Query { name: name(&config.query_name), version },
                Some("Header") => VersionScheme::Header { name: name(&config.header_name), version },
                _ => VersionScheme::Path { version },
            };
        }
        routes(api, &route_options)
    }

    fn remove(&mut self, route: &Route, removed: &mut Removed) {
        let subject = Subject::Route(route.name.clone());
        let mut has = self.inventory.routes.iter().filter(|it| it.name.as_ref() == Some(&route.name));
        let existing =
            has.find_map(|it| Some((it.route_id.clone()?, it.deploy_status.clone().unwrap_or_default())));
        match existing {
            None => self.found.push(Diagnostic::new(rules::CALL_REMOVAL_UNKNOWN).about(subject)),
            Some((id, status)) if is_busy(Some(&status)) => {
                let busy = Diagnostic::new(rules::CALL_ROUTE_BUSY).about(subject).arg("id", id);
                self.found.push(busy.arg("status", status));
            }
            Some((id, status)) => removed.routes.push((route.name.clone(), Id::Known(id), status)),
        }
    }

    /// Leaves out routes whose requests another route takes already.
    fn untaken(&mut self, items: Vec<Item>, removed: &Removed) -> Vec<Item> {
        let mut taken = Taken::default();
        let gone: HashSet<&str> = removed.routes.iter().map(|(name, _, _)| name.as_str()).collect();
        let there = self.inventory.routes.iter().chain(&self.inventory.other_routes);
        for route in there.filter(|route| route.name.as_deref().is_none_or(|name| !gone.contains(name))) {
            taken.insert(route);
        }
        let mut free = Vec::with_capacity(items.len());
        for item in items {
            let Body::Route(request) = &item.body else { continue };
            match taken.find(request) {
                Some((other, method)) => {
                    let path = request.r#match.as_ref().and_then(|it| it.path.as_ref()?.value.clone());
                    let clash = Diagnostic::new(rules::CALL_ROUTE_PATH_TAKEN).about(item.subject.clone());
                    let clash = clash.arg("other", other).arg("method", method.as_str());
                    self.found.push(clash.arg("path", path.unwrap_or_default()));
                }
                None => free.push(item),
            }
        }
        free
    }

    /// Leaves out what attaching found errors about, and says what is updated.
    fn leave_out(&mut self, items: &mut Vec<Item>, attachments: &mut Vec<Attachment<'_>>) {
        let errors = self.found.iter().filter(|found| found.severity() == Severity::Error);
        let broken: HashSet<Subject> = errors.filter_map(|found| found.subject().cloned()).collect();
        items.retain(|item| !broken.contains(&item.subject));
        attachments.retain(|it| it.subject.as_ref().is_none_or(|subject| !broken.contains(subject)));
        let redirected: HashSet<&Subject> = attachments
            .iter()
            .filter(|it| self.setup.options.policies.get(it.policy).is_some_and(attach::is_redirect))
            .filter_map(|it| it.subject.as_ref())
            .collect();
        for item in items {
            let is_route = matches!(item.body, Body::Route(_));
            if let (true, Id::Known(id), super::item::Write::Update) = (is_route, &item.id, item.write) {
                let note = exists(ConflictCode::RouteNameDuplicated, &item.about(), id);
                self.found.push(note.about(item.subject.clone()));
            }
            let backend = self.setup.backend_of(&item.name);
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
        call: Draft,
        removed: &Removed,
    ) -> CallPlan {
        let has_api_change = *call.request() != Request::GetHttpApi;
        let new = attachments.iter().filter(|attachment| attachment.is_new());
        let base = self.api.about.base_path.as_deref().unwrap_or("/");
        let stages = Stages {
            setup: self.setup,
            target,
            items,
            attachments,
            // The paths of operations are without the base path.
            base: if self.setup.rest { "/" } else { base },
            attached: new.filter_map(|attachment| attachment.subject.as_ref()).collect(),
            has_api_change: has_api_change || !removed.operations.is_empty(),
        };
        let mut book = Book::new(&target.name, if self.setup.rest { "Rest" } else { "Http" });
        stages.prepare(&mut book);
        stages.api(&mut book, call);
        stages.remove_operations(&mut book, &removed.operations);
        stages.write(&mut book);
        stages.route_policies(&mut book);
        stages.deploy(&mut book);
        stages.verify(&mut book);
        stages.remove_routes(&mut book, &removed.routes);
        for item in items.iter().filter(|item| !stages.is_touched(item)) {
            book.untouched(item.about());
        }
        book.into_plan()
    }
}
