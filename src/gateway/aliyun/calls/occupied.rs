//! Which requests other routes of the gateway take already.

use std::collections::{HashMap, HashSet};

use super::api::domain_ids;
use super::call_builder::Id;
use super::checked_options::CheckedOptions;
use super::inventory::Inventory;
use super::item::{Body, Item};
use super::route_records::{HttpRoute, HttpRouteMatch};
use super::routes::route_of;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::model::Route;
use crate::route::{ConflictKind, ConflictOptions, RouteSet, conflicts};
use crate::subject::{OperationKey, Subject};

/// What decides whether requests are taken.
pub(super) struct Occupied<'a> {
    pub(super) checked: &'a CheckedOptions<'a>,
    pub(super) inventory: &'a Inventory,
    /// Names of the API's routes that go.
    pub(super) gone: HashSet<&'a str>,
    /// The routes that the gateway makes of the operations of a REST API.
    pub(super) of_operations: Vec<Route>,
}

impl Occupied<'_> {
    /// Leaves out the items to write whose requests a route of the gateway takes that stays, each under an error. A
    /// route of the API under the same name is the item itself; one of another API is not.
    pub(super) fn leave_out(&self, items: Vec<Item>, found: &mut Vec<Diagnostic>) -> Vec<Item> {
        let others = self.others(&items);
        if others.is_empty() {
            return items;
        }
        let made = self.of_operations.iter().filter_map(|route| Some((route.operations.first()?, route)));
        let made: HashMap<&OperationKey, &Route> = made.collect();
        let written = items.iter().filter(|item| item.write.is_written());
        let wanted: Vec<Route> = written.filter_map(|item| self.wanted(item, &made)).collect();
        let clashes = clashes(&others, &wanted);
        let mut free = Vec::with_capacity(items.len());
        for item in items {
            match clashes.get(&item.name).filter(|_| item.write.is_written()) {
                Some(clash) => found.push(clash.clone().about(item.subject)),
                None => free.push(item),
            }
        }
        free
    }

    fn others(&self, items: &[Item]) -> Vec<Route> {
        let own: HashSet<&str> = items.iter().map(|item| item.name.as_str()).collect();
        let is_own =
            |name: Option<&str>| name.is_some_and(|name| own.contains(name) || self.gone.contains(name));
        let here = |route: &&HttpRoute| self.checked.here().has(route);
        let ids: HashSet<&str> =
            self.inventory.routes.iter().filter_map(|route| route.route_id.as_deref()).collect();
        // A list of all of the gateway's routes has the API's own.
        let is_other = |route: &&HttpRoute| route.route_id.as_deref().is_none_or(|id| !ids.contains(id));
        let others = self.inventory.other_routes.iter().filter(here).filter(is_other);
        let routes = self.inventory.routes.iter().filter(|_| !self.checked.rest).filter(here);
        let routes = routes.filter(|route| !is_own(route.name.as_deref()));
        routes.chain(others).filter_map(existing).collect()
    }

    /// The route that a call would make. What is on any domain is in the way of it, too.
    fn wanted(&self, item: &Item, made: &HashMap<&OperationKey, &Route>) -> Option<Route> {
        let any = [String::new()];
        match (&item.body, &item.subject) {
            (Body::Route(request), _) => {
                let ids = request.domain_ids.iter().flatten().cloned().chain(any);
                with_domains(request.name.as_deref(), request.r#match.as_ref(), ids.collect())
            }
            (Body::Operation(_), Subject::Operation(key)) => {
                let domains = domain_ids(self.checked).map(Id::text).chain(any).collect();
                Some(Route { name: item.name.clone(), domains, ..(*made.get(key)?).clone() })
            }
            _ => None,
        }
    }
}

/// Why names of `wanted` cannot be had.
fn clashes(others: &[Route], wanted: &[Route]) -> HashMap<String, Diagnostic> {
    let sets = [others, wanted].map(|routes| RouteSet::new("", routes));
    let mut clashes = HashMap::new();
    for conflict in conflicts(&sets, &ConflictOptions::default()).list {
        if conflict.kind != ConflictKind::Identical {
            continue;
        }
        let sides = [conflict.winner, conflict.loser];
        let of = |set: usize| sides.iter().find(|side| side.set == set).map(|side| side.route);
        let pair = of(0).and_then(|at| others.get(at)).zip(of(1).and_then(|at| wanted.get(at)));
        let Some((other, route)) = pair else { continue };
        let methods = conflict.witness.map(|witness| witness.method).into_iter();
        let method = methods.chain(route.methods.iter().copied()).next();
        clashes.entry(route.name.clone()).or_insert_with(|| {
            Diagnostic::new(rules::CALL_ROUTE_PATH_TAKEN)
                .arg("other", &other.name)
                .arg("method", method.map_or("*", |method| method.as_str()))
                .arg("path", &route.path.value)
        });
    }
    clashes
}

/// A route of the gateway; none when it is not known which requests it matches.
fn existing(record: &HttpRoute) -> Option<Route> {
    let ids = record.domain_infos.iter().flatten().filter_map(|info| info.domain_id.clone());
    let name = record.name.as_deref().or(record.route_id.as_deref());
    with_domains(name, record.r#match.as_ref(), ids.collect())
}

/// A route whose domains are ids: they are only compared.
fn with_domains(name: Option<&str>, record: Option<&HttpRouteMatch>, domains: Vec<String>) -> Option<Route> {
    Some(Route { domains, ..route_of(name?, record?)? })
}
