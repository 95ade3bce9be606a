//! The names that routes want.

use super::derive::Draft;
use super::names::WantedName;
use crate::model::{Operation, Route, is_generated, to_json};
use crate::subject::{OperationKey, PathKey};
use crate::tables::HashMap;

/// The name that a route for one operation wants: the operationId, or else method and path.
pub(super) fn of_operation(draft: &Draft<'_>) -> WantedName {
    let Draft { key, operation, .. } = draft;
    WantedName {
        text: stated_name(operation).map(str::to_owned),
        fallback: format!("{} {}", key.method, readable(&key.path)),
        identity: key.to_string(),
        ..WantedName::default()
    }
}

/// The name that the operation has in its source; an Api from a gateway's records has no operationIds, but names.
pub(super) fn stated_name(operation: &Operation) -> Option<&str> {
    let name = || {
        let generated = is_generated(&operation.name, operation.method, &operation.path);
        Some(operation.name.as_str()).filter(|_| !generated)
    };
    operation.operation_id.as_deref().or_else(name).filter(|name| !name.trim().is_empty())
}

/// The name that a route for the operations of one path wants: the path. It does not depend on the methods, so that
/// another method renames nothing.
pub(super) fn of_path(first: &Draft<'_>) -> WantedName {
    let path = &first.key.path;
    let mut identity = path.to_string();
    let mut vague = false;
    if let Some(matches) = &first.matches
        && (matches.by_parameter || matches.own_servers.is_some() || !matches.operator.is_empty())
    {
        vague = true;
        for condition in matches.headers.iter().chain(&matches.queries) {
            identity.extend(["\n", &condition.name, "=", &condition.value]);
        }
        for url in matches.own_servers.iter().flat_map(|servers| &servers.urls) {
            identity.extend(["\n", url]);
        }
        if !matches.operator.is_empty() {
            identity.extend(["\n", &to_json(&matches.operator).to_string()]);
        }
    }
    WantedName { fallback: readable(path), identity, vague, ..WantedName::default() }
}

/// A path with words for its variables. Not with their names: `/u/{id}` and `/u/{userId}` are one path.
fn readable(path: &PathKey) -> String {
    match path.as_str() {
        "/" => "root".to_owned(),
        path => path.replace("{}", " any ").replace("{+}", " all "),
    }
}

/// Gives each route the name of the existing route that serves one of its operations. When several claim one existing
/// route, the first by identity gets its name.
pub(super) fn keep<'a>(
    wanted: &mut [WantedName],
    existing: &[&Route],
    operations_of: impl Fn(usize) -> Vec<&'a OperationKey>,
) {
    let mut serving: HashMap<&OperationKey, usize> = HashMap::default();
    for (at, route) in existing.iter().enumerate() {
        for key in &route.operations {
            serving.entry(key).or_insert(at);
        }
    }
    let mut claims: HashMap<usize, usize> = HashMap::default();
    for (at, one) in wanted.iter().enumerate() {
        let claimed = operations_of(at).into_iter().filter_map(|key| serving.get(key)).min();
        let Some(claimed) = claimed else { continue };
        let winner = claims.entry(*claimed).or_insert(at);
        let held = wanted.get(*winner).map(|other| &other.identity);
        if held.is_some_and(|held| one.identity < *held) {
            *winner = at;
        }
    }
    for (at, route) in existing.iter().enumerate() {
        let winner = claims.get(&at).and_then(|winner| wanted.get_mut(*winner));
        if let Some(one) = winner {
            one.has = Some(route.name.clone());
        }
    }
}
