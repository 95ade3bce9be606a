//! The input and the result of a search for conflicts.

use serde::Serialize;

use super::Witness;
use crate::model::{Map, Operation, Places, Route};
use crate::route::order::{OrderRule, RouteOrder};
use crate::setters::setters;
use crate::subject::OperationKey;

/// The routes of one API in one environment.
#[derive(Debug, Clone, Copy)]
pub struct RouteSet<'a> {
    /// Name of the API, for messages.
    pub api: &'a str,
    /// The environment in which the routes are published; routes of different environments never conflict. It may be
    /// any text, also an empty one.
    pub environment: &'a str,
    /// The routes, oldest first.
    pub routes: &'a [Route],
    /// The places of the operations that the routes serve, so that findings have places. With several documents, name
    /// each of them: see [`Places::in_document`].
    pub places: Option<&'a Places>,
    /// The operations that the routes serve, so that the gateway's form of a conflict has their names.
    pub operations: Option<&'a Map<OperationKey, Operation>>,
}

impl<'a> RouteSet<'a> {
    /// The routes of an API, without an environment and without places.
    ///
    /// ```
    /// let set = oasgate::route::RouteSet::new("pets", &[]).with_environment("production");
    /// assert_eq!((set.api, set.environment), ("pets", "production"));
    /// ```
    pub const fn new(api: &'a str, routes: &'a [Route]) -> Self {
        Self { api, environment: "", routes, places: None, operations: None }
    }

    /// Sets [`RouteSet::environment`].
    #[must_use]
    pub const fn with_environment(self, environment: &'a str) -> Self {
        Self { environment, ..self }
    }

    /// Sets [`RouteSet::places`].
    #[must_use]
    pub const fn with_places(self, places: &'a Places) -> Self {
        Self { places: Some(places), ..self }
    }

    /// Sets [`RouteSet::operations`].
    #[must_use]
    pub const fn with_operations(self, operations: &'a Map<OperationKey, Operation>) -> Self {
        Self { operations: Some(operations), ..self }
    }
}

/// A route, by its position in the given sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct RouteRef {
    /// Which set.
    pub set: usize,
    /// Which of its routes.
    pub route: usize,
}

/// The level of a conflict, in the vendor's terms.
///
/// The severity of a conflict's finding is its level, as the vendor shows it. A Critical conflict is an `Error` because
/// the loser is as good as left out: it gets no requests, or none with the methods that both have. With a Warning, both
/// routes get requests, but one gets some that may have been meant for the other. With an Informational conflict,
/// nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ConflictLevel {
    /// The loser never gets a request, at least on the methods that both have.
    Critical,
    /// Both get requests, but a length, not a meaning, decides which one gets the requests that both match.
    Warning,
    /// The more specific route wins, as one would expect.
    Informational,
}

impl ConflictLevel {
    /// The level as the vendor writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Critical => "Critical",
            Self::Warning => "Warning",
            Self::Informational => "Informational",
        }
    }
}

/// The kind of a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ConflictKind {
    /// Same host, kind of path, paths and conditions, and a common method. Critical.
    Identical,
    /// The winner takes every request of the loser on these hosts. Critical.
    Shadowed,
    /// The winner takes every request of the loser on the methods that both have; the loser has others. Critical.
    PartlyShadowed,
    /// Each matches requests that the other does not: `/a/{x}/c` and `/a/b/{y}`. Warning.
    Ambiguous,
    /// A longer prefix wins over a shorter one. Warning.
    PrefixInPrefix,
    /// As Ambiguous, with a regular expression that does not only consist of variables. Warning.
    RegexOverlap,
    /// The winner matches only requests that the loser matches, too: `/users/me` and `/users/{id}`. Informational.
    MoreSpecific,
    /// It cannot be decided within the limits whether both match one request. Informational.
    Undecided,
}

impl ConflictKind {
    /// The kind's name in the JSON form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Shadowed => "shadowed",
            Self::PartlyShadowed => "partlyShadowed",
            Self::Ambiguous => "ambiguous",
            Self::PrefixInPrefix => "prefixInPrefix",
            Self::RegexOverlap => "regexOverlap",
            Self::MoreSpecific => "moreSpecific",
            Self::Undecided => "undecided",
        }
    }
}

/// Two routes that match the same request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    /// The route that gets the requests that both match.
    pub winner: RouteRef,
    /// The other one.
    pub loser: RouteRef,
    /// The kind of the conflict.
    pub kind: ConflictKind,
    /// The level of the conflict.
    pub level: ConflictLevel,
    /// Why the winner wins.
    pub rule: OrderRule,
    /// The domains on which they meet, sorted: of a domain and a wildcard, the narrower. Empty when both take any host.
    /// At most [`ConflictOptions::per_route`].
    pub domains: Vec<String>,
    /// A request that both match; none when that is undecided.
    pub witness: Option<Witness>,
}

/// Conflicts of one route that were found but are not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Unlisted {
    /// The route.
    pub route: RouteRef,
    /// With how many more routes, counted for each domain, it has a request in common, including those that it shadows.
    pub count: usize,
}

/// The conflicts that were found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conflicts {
    /// The conflicts by level, worst first, then by loser and winner.
    pub list: Vec<Conflict>,
    /// The conflicts that are not listed, by route. Each pair counts once, for the route whose list was full first.
    pub unlisted: Vec<Unlisted>,
    /// Routes with a path that cannot be read, which were compared with nothing.
    pub unreadable: Vec<RouteRef>,
    /// Whether every route was compared with every other. If not, `unlisted` is a lower bound, and partial overlaps and
    /// shadowed routes may be missing; routes with the same match are never missing.
    pub complete: bool,
}

impl Conflicts {
    /// How many conflicts there are at least, listed or not.
    pub fn total(&self) -> usize {
        self.list.len() + self.unlisted.iter().map(|unlisted| unlisted.count).sum::<usize>()
    }

    /// How many of a level are listed.
    pub fn count(&self, level: ConflictLevel) -> usize {
        self.list.iter().filter(|conflict| conflict.level == level).count()
    }
}

/// How many conflicts are listed, and how much work the search may do.
///
/// ```
/// let options = oasgate::route::ConflictOptions::default().with_per_route(3).with_total(100);
/// assert_eq!(options.steps_per_route, 200);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConflictOptions {
    /// The most conflicts listed for one route, beside Critical ones. The default is 20, which is enough to understand
    /// the route.
    pub per_route: usize,
    /// The most conflicts listed in total, beside Critical ones. The default is 10,000.
    pub total: usize,
    /// Steps of work for all routes together, beside those for each: for each of the three walks (same matches,
    /// shadowed routes, all other pairs). The default is twenty million, which takes some tenths of a second. No
    /// published document that was tried needs a million.
    pub steps: usize,
    /// Steps of work for each route on each of its domains. The default is 200. One route alone may use a hundred times
    /// as many to find a winner that shadows it.
    pub steps_per_route: usize,
    /// Matching order: which of two routes comes first.
    pub order: RouteOrder,
}

setters! {
    ConflictOptions {
        with_per_route(per_route: usize);
        with_total(total: usize);
        with_steps(steps: usize);
        with_steps_per_route(steps_per_route: usize);
        with_order(order: RouteOrder);
    }
}

impl ConflictOptions {
    /// Steps for a walk over some routes.
    pub(super) fn budget(&self, routes: usize) -> usize {
        self.steps.saturating_add(self.steps_per_route.saturating_mul(routes))
    }
}

impl Default for ConflictOptions {
    fn default() -> Self {
        Self {
            per_route: 20,
            total: 10_000,
            steps: 20_000_000,
            steps_per_route: 200,
            order: RouteOrder::DEFAULT,
        }
    }
}
