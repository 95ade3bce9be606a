//! Which requests other routes of the gateway take already.

use std::collections::{HashMap, HashSet};

use super::item::{Body, Item};
use super::route_records::{HttpRoute, HttpRouteMatch};
use super::routes::route_of;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::model::Route;
use crate::route::{ConflictKind, ConflictOptions, RouteSet, conflicts};

/// Leaves out the items whose requests a route of the gateway takes, each under an error. A route of the same name is
/// the item itself.
pub(super) fn leave_out<'a>(
    items: Vec<Item>,
    gateway: impl Iterator<Item = &'a HttpRoute>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Item> {
    let own: HashSet<&str> = items.iter().map(|item| item.name.as_str()).collect();
    let others: Vec<Route> =
        gateway.filter_map(existing).filter(|route| !own.contains(&*route.name)).collect();
    let wanted: Vec<Route> = items.iter().filter_map(wanted).collect();
    let clashes = clashes(&others, &wanted);
    let mut free = Vec::with_capacity(items.len());
    for item in items {
        match clashes.get(&item.name) {
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
    with_domains(record.name.as_deref(), record.r#match.as_ref(), ids.collect())
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
