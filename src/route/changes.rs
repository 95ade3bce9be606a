//! The routes of an API before and after a change of it.

use std::collections::{HashMap, HashSet};

use super::options::RouteOptions;
use super::routes::routes;
use crate::model::{Api, Route};
use crate::outcome::Outcome;

/// The routes of an API before and after a change, each list in the order of its Api.
///
/// A route has an identity, its name: what both lists have under one name is the same route.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RouteChanges {
    /// The routes before.
    pub before: Vec<Route>,
    /// The routes after.
    pub after: Vec<Route>,
}

impl RouteChanges {
    /// The routes that are new.
    pub fn created(&self) -> impl Iterator<Item = &Route> {
        let before = names(&self.before);
        self.after.iter().filter(move |route| !before.contains(route.name.as_str()))
    }

    /// The routes that exist before and after but differ, in both versions.
    pub fn updated(&self) -> impl Iterator<Item = (&Route, &Route)> {
        let before: HashMap<&str, &Route> =
            self.before.iter().map(|route| (route.name.as_str(), route)).collect();
        let pairs =
            self.after.iter().filter_map(move |after| Some((*before.get(after.name.as_str())?, after)));
        pairs.filter(|(before, after)| before != after)
    }

    /// The routes that are removed.
    pub fn removed(&self) -> impl Iterator<Item = &Route> {
        let after = names(&self.after);
        self.before.iter().filter(move |route| !after.contains(route.name.as_str()))
    }
}

fn names(routes: &[Route]) -> HashSet<&str> {
    routes.iter().map(|route| route.name.as_str()).collect()
}

/// Derives the routes of an API before and after a change, as [`routes`] does: an operation that is served before keeps
/// the name of its route.
///
/// [`RouteOptions::existing`] are the routes of others, and counts for both sides. The findings are those about the routes
/// after; there is no value when [`routes`] has none for these.
///
/// ```
/// use oasgate::{
///     Existing, ImportOptions, Strategy, import, plan, route::{RouteOptions, changes as route_changes},
/// };
///
/// let document = |method: &str| format!("{{openapi: 3.0.3, info: {{title: Pets, version: '1'}}, paths: {{/pets: {{
///   {method}: {{responses: {{'200': {{description: done}}}}}}}}}}}}");
/// let options = ImportOptions::default();
/// let [before, imported] = ["get", "post"].map(|method| import(document(method), &options).value.unwrap());
/// let existing = Existing { api: Some((*before.api).clone()), ..Existing::default() };
/// let plan = plan(&imported, &existing, Strategy::SpecOnly);
///
/// let options = RouteOptions::default().with_places(plan.places().clone());
/// let changes = route_changes(existing.api.as_ref(), &plan.preview(&existing), &options).into_result()?;
/// assert_eq!(changes.created().map(|route| &route.name).collect::<Vec<_>>(), ["post-pets"]);
/// assert_eq!(changes.removed().map(|route| &route.name).collect::<Vec<_>>(), ["get-pets"]);
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn changes(before: Option<&Api>, after: &Api, options: &RouteOptions) -> Outcome<RouteChanges> {
    let before = before.and_then(|before| routes(before, options).value).unwrap_or_default();
    let own = names(&before);
    let others = options.existing.iter().filter(|route| !own.contains(route.name.as_str()));
    let existing = before.iter().chain(others).cloned().collect();
    let Outcome { value, diagnostics } = routes(after, &RouteOptions { existing, ..options.clone() });
    Outcome { value: value.map(|after| RouteChanges { before, after }), diagnostics }
}
