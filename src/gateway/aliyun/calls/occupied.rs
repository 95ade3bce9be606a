//! Which requests other routes of the gateway take already.

use std::collections::{HashMap, HashSet};

use super::checked_options::CheckedOptions;
use super::inventory::{Inventory, is_here};
use super::item::{Body, Item};
use super::route_records::{HttpRoute, HttpRouteMatch};
use super::routes::route_of;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::model::Route;
use crate::route::{ConflictKind, ConflictOptions, RouteSet, conflicts};

/// Leaves out the items to write whose requests a route of the gateway takes that stays, each under an error. A route
/// of the API under the same name is the item itself; one of another API is not.
pub(super) fn leave_out(
    checked: &CheckedOptions<'_>,
    inventory: &Inventory,
    gone: &HashSet<&str>,
    items: Vec<Item>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Item> {
    let own: HashSet<&str> = items.iter().map(|item| item.name.as_str()).collect();
    let is_own = |name: Option<&str>| name.is_some_and(|name| own.contains(name) || gone.contains(name));
    let here = |route: &&HttpRoute| is_here(route, checked);
    let ids: HashSet<&str> = inventory.routes.iter().filter_map(|route| route.route_id.as_deref()).collect();
    let others = inventory.other_routes.iter().filter(here);
    // A list of all of the gateway's routes has the API's own.
    let others = others.filter(|route| route.route_id.as_deref().is_none_or(|id| !ids.contains(id)));
    let routes = inventory.routes.iter().filter(here).filter(|route| !is_own(route.name.as_deref()));
    let others: Vec<Route> = routes.chain(others).filter_map(existing).collect();
    let written = items.iter().filter(|item| item.write.is_written());
    let clashes = clashes(&others, &written.filter_map(wanted).collect::<Vec<_>>());
    let mut free = Vec::with_capacity(items.len());
    for item in items {
        match clashes.get(&item.name).filter(|_| item.write.is_written()) {
            Some(clash) => found.push(clash.clone().about(item.subject)),
            None => free.push(item),
        }
    }
    free
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

/// The route that a call would make. What is on any domain is in the way of it, too.
fn wanted(item: &Item) -> Option<Route> {
    let Body::Route(request) = &item.body else { return None };
    let ids = request.domain_ids.iter().flatten().cloned().chain([String::new()]);
    with_domains(request.name.as_deref(), request.r#match.as_ref(), ids.collect())
}

/// A route whose domains are ids: they are only compared.
fn with_domains(name: Option<&str>, record: Option<&HttpRouteMatch>, domains: Vec<String>) -> Option<Route> {
    Some(Route { domains, ..route_of(name?, record?)? })
}
