//! What goes from the gateway, and what stays although the document lacks it.

use std::collections::{HashMap, HashSet};

use super::super::mapping::{MappingOptions, Records, paths, read_operation};
use super::super::operation_record::HttpApiOperationInfo;
use super::call_builder::Id;
use super::checked_options::CheckedOptions;
use super::inventory::Inventory;
use super::item::is_busy;
use super::operations::key_of;
use super::route_records::HttpRoute;
use super::routes::route_of;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::model::{Api, Route};
use crate::plan::{Action, Change, Plan, Reason, Strategy};
use crate::route::{
    Conflict, ConflictOptions, Grouping, RouteChanges, RouteOptions, RouteSet, conflicts, routes,
};
use crate::subject::{Method, OperationKey, Subject};
use crate::text::cut;

/// How many characters of a Subject a message has.
const SHOWN: usize = 200;

/// What goes.
#[derive(Default)]
pub(super) struct Removed {
    /// Name, id and state.
    pub(super) routes: Vec<(String, Id, String)>,
    pub(super) operations: Vec<(Subject, String)>,
}

/// What decides which routes go.
pub(super) struct RouteRemoval<'a> {
    pub(super) checked: &'a CheckedOptions<'a>,
    pub(super) plan: &'a Plan,
    pub(super) api: &'a Api,
    pub(super) inventory: &'a Inventory,
    pub(super) derived: &'a RouteChanges,
    /// Names of routes that cannot be derived, each under an error.
    pub(super) broken: &'a HashSet<String>,
    /// How routes are derived.
    pub(super) options: &'a RouteOptions,
}

impl RouteRemoval<'_> {
    /// The routes that go: those that the plan removes and, if the document decides alone, those that only the inventory
    /// has. What the document may mean by a part that cannot be read stays.
    pub(super) fn routes(&self, found: &mut Vec<Diagnostic>) -> Vec<(String, Id, String)> {
        let planned: HashSet<&str> = self.derived.removed().map(|route| route.name.as_str()).collect();
        let known = self.inventory.known_routes(self.checked.here());
        for route in self.derived.removed() {
            if !known.contains_key(route.name.as_str()) && !self.broken.contains(&route.name) {
                let subject = Subject::Route(route.name.as_str().into());
                found.push(Diagnostic::new(rules::CALL_REMOVAL_UNKNOWN).about(subject));
            }
        }
        let after: HashSet<&str> = self.derived.after.iter().map(|route| route.name.as_str()).collect();
        let decides_alone = self.plan.strategy() == Strategy::SpecOnly;
        let goes = |name: &str, route: &HttpRoute| {
            let lacks = planned.contains(name) || decides_alone && !after.contains(name);
            lacks && !self.broken.contains(name) && !is_builtin(route)
        };
        let mut seen = HashSet::new();
        let here = self.inventory.routes.iter().filter(|route| self.checked.here().has(route));
        let named = here.filter_map(|route| Some((route.name.as_deref()?, route)));
        let named = named.map(|(name, route)| (name, known.get(name).copied().unwrap_or(route)));
        let going: Vec<(&str, &HttpRoute)> =
            named.filter(|(name, route)| seen.insert(*name) && goes(name, route)).collect();
        let claims = self.claims(&going);
        let mut removed = Vec::new();
        for ((name, route), claim) in going.into_iter().zip(claims) {
            let subject = Subject::Route(name.into());
            let status = route.deploy_status.clone().unwrap_or_default();
            let settled = settled(subject, route.route_id.as_ref(), &status, claim, found);
            removed.extend(settled.map(|id| (name.to_owned(), Id::Known(id), status)));
        }
        removed
    }

    /// For each route the part of the document that it may belong to, although that part is left out.
    fn claims(&self, going: &[(&str, &HttpRoute)]) -> Vec<Option<String>> {
        let mut claims = vec![None; going.len()];
        let lost = self.lost();
        if going.is_empty() || lost.is_empty() {
            return claims;
        }
        let first = lost.first().map(|(subject, _)| subject.clone());
        let mut there = Vec::new();
        let mut at_of = Vec::new();
        for (at, (name, route)) in going.iter().enumerate() {
            match route.r#match.as_ref().and_then(|matching| route_of(name, matching)) {
                Some(route) => {
                    there.push(route);
                    at_of.push(at);
                }
                // Which requests it matches is not known.
                None => set(&mut claims, at, first.as_ref()),
            }
        }
        let meant: Vec<Route> = lost.iter().filter_map(|(_, route)| route.clone()).collect();
        let subjects: Vec<&String> =
            lost.iter().filter_map(|(subject, route)| route.as_ref().map(|_| subject)).collect();
        let sets = [there.as_slice(), meant.as_slice()].map(|routes| RouteSet::new("", routes));
        let overlaps = conflicts(&sets, &ConflictOptions::default());
        for conflict in &overlaps.list {
            let sides = [conflict.winner, conflict.loser];
            let of = |set: usize| sides.iter().find(|side| side.set == set).map(|side| side.route);
            if let (Some(at), Some(subject)) =
                (of(0).and_then(|at| at_of.get(at)), of(1).and_then(|at| subjects.get(at)))
            {
                set(&mut claims, *at, Some(*subject));
            }
        }
        // A route that another one shadows is listed with that one alone.
        let is_any = claims.iter().any(Option::is_some);
        let inside = |conflict: &&Conflict| conflict.winner.set == 0 && conflict.loser.set == 0;
        for conflict in overlaps.list.iter().filter(|_| is_any).filter(inside) {
            if let Some(at) = at_of.get(conflict.loser.route) {
                set(&mut claims, *at, first.as_ref());
            }
        }
        // Where not every pair is listed, nothing goes: a part of which no route can be made may be any.
        let is_known = overlaps.complete && overlaps.unlisted.is_empty() && overlaps.unreadable.is_empty();
        if !is_known || meant.len() < lost.len() {
            (0..claims.len()).for_each(|at| set(&mut claims, at, first.as_ref()));
        }
        claims
    }

    /// What the document has but the plan has not, with the route that it would have if it can be told.
    fn lost(&self) -> Vec<(String, Option<Route>)> {
        let mut parts: HashMap<OperationKey, (String, bool)> = HashMap::new();
        let mut lost = Vec::new();
        let mut api = Api { about: self.api.about.clone(), ..Api::default() };
        for change in self.plan.changes().iter().filter(|change| is_lost(change)) {
            let subject = cut(&change.subject.to_string(), SHOWN);
            let Some((method, path)) = method_and_path(change) else { continue };
            let record = HttpApiOperationInfo {
                method: Some(method.unwrap_or(Method::Get).as_str().to_owned()),
                path: Some(path),
                ..HttpApiOperationInfo::default()
            };
            let Some(operation) = read_operation(&record, MappingOptions::default()) else {
                lost.push((subject, None));
                continue;
            };
            let key = OperationKey::of(operation.method, &operation.path);
            parts.entry(key.clone()).or_insert((subject, method.is_some()));
            api.operations.insert(key, operation);
        }
        let mut options = self.options.clone();
        options.grouping = Grouping::Operation;
        options.domains.clear();
        let derived = if parts.is_empty() { None } else { routes(&api, &options).value };
        for mut route in derived.unwrap_or_default() {
            let part = route.operations.first().and_then(|key| parts.remove(key));
            if let Some((subject, has_method)) = part {
                if !has_method {
                    route.methods.clear();
                }
                lost.push((subject, Some(route)));
            }
        }
        let mut unmade: Vec<String> = parts.into_values().map(|(subject, _)| subject).collect();
        unmade.sort_unstable();
        lost.extend(unmade.into_iter().map(|subject| (subject, None)));
        lost
    }
}

fn set(claims: &mut [Option<String>], at: usize, subject: Option<&String>) {
    if let Some(claim) = claims.get_mut(at)
        && claim.is_none()
    {
        *claim = subject.cloned();
    }
}

/// The id of what goes; none for what stays, under a finding that says why.
fn settled(
    subject: Subject,
    id: Option<&String>,
    status: &str,
    claim: Option<String>,
    found: &mut Vec<Diagnostic>,
) -> Option<String> {
    let Some(id) = id.filter(|id| !id.is_empty()) else {
        found.push(Diagnostic::new(rules::CALL_REMOVAL_UNKNOWN).about(subject));
        return None;
    };
    if let Some(other) = claim {
        let withheld = Diagnostic::new(rules::CALL_REMOVAL_WITHHELD).about(subject);
        found.push(withheld.arg("id", id).arg("other", other));
        return None;
    }
    if is_busy(Some(status)) {
        let busy = Diagnostic::new(rules::CALL_ROUTE_BUSY).about(subject);
        found.push(busy.arg("id", id).arg("status", status));
        return None;
    }
    Some(id.clone())
}

/// Whether the gateway made the route for itself.
fn is_builtin(route: &HttpRoute) -> bool {
    let builtin = route.other.get("builtin").map(ToString::to_string);
    matches!(builtin.as_deref(), Some("true" | "\"true\""))
}

/// Whether the document has a part that the plan could not take from it.
fn is_lost(change: &Change) -> bool {
    change.action == Action::Refuse
        || matches!(change.reason, Reason::BrokenInDocument | Reason::PathBrokenInDocument)
}

/// The method, unless it may be any, and the path of a part that is left out.
fn method_and_path(change: &Change) -> Option<(Option<Method>, String)> {
    let (method, key) = match &change.subject {
        Subject::Operation(key) => (Some(key.method), key.path.as_str()),
        Subject::Path(key) => (None, key.as_str()),
        Subject::Api | Subject::Component(_) | Subject::Route(_) => return None,
    };
    // A key has no names for its variables.
    let named = || key.replace("{}", "{v}").replace("{+}", "{v+}");
    let path = change.path.as_ref().map_or_else(named, ToString::to_string);
    Some((method, if path.starts_with('/') { path } else { format!("/{path}") }))
}

/// Operations that go, with their ids: those that the plan removes, and, if the document decides alone, those that only
/// the inventory has.
pub(super) fn operations(
    plan: &Plan,
    api: &Api,
    records: &Records,
    inventory: &Inventory,
    found: &mut Vec<Diagnostic>,
) -> Vec<(Subject, String)> {
    // The record of a method and path belongs to what stays, if anything there does.
    let stays: HashSet<OperationKey> = api.operations.keys().flat_map(record_keys).collect();
    let lost = LostOperations::of(plan);
    let mut removed = Vec::new();
    let mut planned = HashSet::new();
    let mut seen = HashSet::new();
    let mut listed: HashMap<OperationKey, &HttpApiOperationInfo> = HashMap::new();
    for record in &inventory.operations {
        if let Some(key) = key_of(record) {
            listed.entry(key).or_insert(record);
        }
    }
    for change in plan.changes().iter().filter(|change| change.action == Action::Remove) {
        let Subject::Operation(key) = &change.subject else { continue };
        let own = records.operations.get(key).map(|records| &records.record);
        let own = own.filter(|record| record.operation_id.is_some());
        let shared = paths::record_key(key);
        let of_shared = || listed.get(&shared).filter(|_| shared != *key && !stays.contains(&shared));
        let erased = || listed.get(&key.erased()?);
        let listed_record = listed.get(key).or_else(of_shared).or_else(erased).copied();
        // What the plan removes, the inventory does not remove again.
        planned.extend(record_keys(key));
        let id = own.or(listed_record).and_then(|record| record.operation_id.as_ref());
        let status = own.or(listed_record).and_then(|record| record.status.as_deref());
        let claim = listed_record.and_then(|_| lost.claim(key));
        let id = settled(change.subject.clone(), id, status.unwrap_or_default(), claim, found);
        removed.extend(id.filter(|id| seen.insert(id.clone())).map(|id| (change.subject.clone(), id)));
    }
    if plan.strategy() == Strategy::SpecOnly {
        for record in &inventory.operations {
            let Some(key) = key_of(record) else { continue };
            if stays.contains(&key) || planned.contains(&key) {
                continue;
            }
            let status = record.status.as_deref().unwrap_or_default();
            let subject = Subject::Operation(key.clone());
            let id = settled(subject.clone(), record.operation_id.as_ref(), status, lost.claim(&key), found);
            removed.extend(id.filter(|id| seen.insert(id.clone())).map(|id| (subject, id)));
        }
    }
    removed
}

/// The keys that records of an operation may have: these have no fragment, and names count for the document at most.
fn record_keys(key: &OperationKey) -> impl Iterator<Item = OperationKey> {
    let shared = paths::record_key(key);
    let erased = shared.erased();
    [Some(key.clone()), Some(shared), erased].into_iter().flatten()
}

/// The operations of the document that are left out.
struct LostOperations {
    /// By method, none for any, and path.
    subjects: HashMap<(Option<Method>, String), String>,
}

impl LostOperations {
    fn of(plan: &Plan) -> Self {
        let mut subjects = HashMap::new();
        for change in plan.changes().iter().filter(|change| is_lost(change)) {
            let Some((method, path)) = method_and_path(change) else { continue };
            let key = paths::record_key(&OperationKey::of(method.unwrap_or(Method::Get), &path));
            let subject = || cut(&change.subject.to_string(), SHOWN);
            subjects.entry((method, key.path.as_str().to_owned())).or_insert_with(subject);
        }
        Self { subjects }
    }

    /// The part that an operation of the gateway may belong to.
    fn claim(&self, key: &OperationKey) -> Option<String> {
        let path = paths::record_key(key).path.as_str().to_owned();
        let mut methods = [Some(key.method), None].into_iter();
        methods.find_map(|method| self.subjects.get(&(method, path.clone())).cloned())
    }
}
