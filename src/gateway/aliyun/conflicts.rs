//! Conflicts in the gateway's form: what `DetectHttpApiConflicts` answers before an API is deployed.

use indexmap::IndexMap;

use super::calls::{HttpRouteMatch, match_of};
use crate::gateway::shared::record::records;
use crate::model::Route;
use crate::route::{Conflicts, RouteRef, RouteSet};

records! {
    /// The conflicts on one domain.
    ApiRouteConflictInfo {
        /// The domain; its name is empty for routes that match any host.
        domain_info: ApiRouteConflictInfoDomainInfo,
        /// The conflicts, by the API or route that they are with.
        conflicts: Vec<ApiRouteConflictInfoConflicts>,
    }

    /// A domain.
    ApiRouteConflictInfoDomainInfo {
        /// Id; starts with `d-`. The operator's, so the library leaves it out.
        domain_id: String,
        /// Name.
        name: String,
    }

    /// The conflicts with one API or one route.
    ApiRouteConflictInfoConflicts {
        /// `RestApi` or `HttpApiRoute`.
        resource_type: String,
        /// Id of the API; the gateway's, so the library leaves it out.
        resource_id: String,
        /// Name of the API.
        resource_name: String,
        /// Environment, for an API.
        environment_info: ApiRouteConflictInfoConflictsEnvironmentInfo,
        /// The route, for a route that belongs to no operation.
        route_info: ApiRouteConflictInfoConflictsRouteInfo,
        /// The pairs that conflict.
        details: Vec<ApiRouteConflictInfoConflictsDetails>,
    }

    /// An environment.
    ApiRouteConflictInfoConflictsEnvironmentInfo {
        /// Id; starts with `env-`.
        environment_id: String,
        /// Name.
        name: String,
    }

    /// A route.
    ApiRouteConflictInfoConflictsRouteInfo {
        /// Id; starts with `hr-`.
        route_id: String,
        /// Name.
        name: String,
    }

    /// Two matches that conflict.
    ApiRouteConflictInfoConflictsDetails {
        /// The side that was checked.
        detected_match: ApiRouteConflictInfoConflictsDetailsMatch,
        /// The other side.
        conflicting_match: ApiRouteConflictInfoConflictsDetailsMatch,
        /// `Critical`, `Warning`, `Informational`.
        level: String,
    }

    /// One side of a conflict: the vendor's `…DetectedMatch` and `…ConflictingMatch`, which are alike.
    ApiRouteConflictInfoConflictsDetailsMatch {
        /// What the route matches.
        r#match: HttpRouteMatch,
        /// The operation that it serves.
        operation_info: ApiRouteConflictInfoConflictsDetailsMatchOperationInfo,
    }

    /// An operation.
    ApiRouteConflictInfoConflictsDetailsMatchOperationInfo {
        /// Id; starts with `op-`.
        operation_id: String,
        /// Name.
        name: String,
    }
}

/// The conflicts of one set of routes, those to be deployed, in the shape of the gateway's answer: one item for each
/// domain, in it one for each API, and in that the pairs, all in the order of their first conflict.
///
/// Ids are the gateway's and left out. A route derived from an operation is reported as its API's (`RestApi`), any other
/// as itself (`HttpApiRoute`). Without [`RouteSet::operations`], an operation's name is `METHOD /path`, with the names of
/// variables erased.
/// Conflicts that were found but not [listed](crate::route::ConflictOptions) have no place in this shape.
pub fn conflict_infos(
    found: &Conflicts,
    sets: &[RouteSet<'_>],
    detected: usize,
) -> Vec<ApiRouteConflictInfo> {
    let mut domains: IndexMap<&str, IndexMap<_, ApiRouteConflictInfoConflicts>> = IndexMap::new();
    for conflict in &found.list {
        let sides = [(conflict.winner, conflict.loser), (conflict.loser, conflict.winner)];
        // Inside the set, the loser is the one that was checked.
        let of_set = sides.into_iter().rev().find(|(own, _)| own.set == detected);
        let Some((own, other)) = of_set else { continue };
        let (Some((own_set, own)), Some((set, other_route))) = (route(sets, own), route(sets, other)) else {
            continue;
        };
        let any = conflict.domains.is_empty().then_some("");
        for domain in conflict.domains.iter().map(String::as_str).chain(any) {
            let details = ApiRouteConflictInfoConflictsDetails {
                detected_match: Some(side(own_set, own)),
                conflicting_match: Some(side(set, other_route)),
                level: Some(conflict.level.as_str().to_owned()),
                ..Default::default()
            };
            // A route without an operation is reported as itself, all others as their API.
            let alone = other_route.operations.is_empty().then_some(other.route);
            let resources = domains.entry(domain).or_default();
            let resource = resources.entry((other.set, alone)).or_insert_with(|| resource(set, other_route));
            resource.details.get_or_insert_default().push(details);
        }
    }
    let infos = domains.into_iter().map(|(name, resources)| ApiRouteConflictInfo {
        domain_info: Some(ApiRouteConflictInfoDomainInfo {
            name: Some(name.to_owned()),
            ..Default::default()
        }),
        conflicts: Some(resources.into_values().collect()),
        ..Default::default()
    });
    infos.collect()
}

fn route<'s, 'a>(sets: &'s [RouteSet<'a>], at: RouteRef) -> Option<(&'s RouteSet<'a>, &'a Route)> {
    let set = sets.get(at.set)?;
    Some((set, set.routes.get(at.route)?))
}

fn side(set: &RouteSet<'_>, route: &Route) -> ApiRouteConflictInfoConflictsDetailsMatch {
    let operation = route.operations.first().map(|key| {
        let operation = set.operations.and_then(|operations| operations.get(key));
        let name = operation.map_or_else(|| key.to_string(), |operation| operation.name.clone());
        ApiRouteConflictInfoConflictsDetailsMatchOperationInfo { name: Some(name), ..Default::default() }
    });
    ApiRouteConflictInfoConflictsDetailsMatch {
        r#match: Some(match_of(route)),
        operation_info: operation,
        ..Default::default()
    }
}

fn resource(set: &RouteSet<'_>, route: &Route) -> ApiRouteConflictInfoConflicts {
    let is_alone = route.operations.is_empty();
    let environment = (!is_alone && !set.environment.is_empty()).then(|| {
        let name = Some(set.environment.to_owned());
        ApiRouteConflictInfoConflictsEnvironmentInfo { name, ..Default::default() }
    });
    let route_info = is_alone.then(|| {
        let name = Some(route.name.clone());
        ApiRouteConflictInfoConflictsRouteInfo { name, ..Default::default() }
    });
    ApiRouteConflictInfoConflicts {
        resource_type: Some(if is_alone { "HttpApiRoute" } else { "RestApi" }.to_owned()),
        resource_name: Some(set.api.to_owned()),
        environment_info: environment,
        route_info,
        ..Default::default()
    }
}
