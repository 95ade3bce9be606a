//! What is asked and what is answered.

use serde::Serialize;

use super::Witness;
use crate::model::{Places, Route};
use crate::route::order::{OrderRule, RouteOrder};
use crate::setters::setters;

/// The routes of one API in one environment.
#[derive(Debug, Clone, Copy)]
pub struct RouteSet<'a> {
    /// Name of the API, for messages.
    pub api: &'a str,
    /// Where the routes are published: routes of different environments never meet. Any text; empty will do.
    pub environment: &'a str,
    /// The routes, oldest first.
    pub routes: &'a [Route],
    /// Where the operations stand that the routes serve, so that findings have places. With several documents, name
    /// each: [`Places::in_document`].
    pub places: Option<&'a Places>,
}

impl<'a> RouteSet<'a> {
    /// The routes of an API, without an environment and without places.
    ///
    /// ```
    /// let set = oasgate::route::RouteSet::new("pets", &[]).with_environment("production");
    /// assert_eq!((set.api, set.environment), ("pets", "production"));
    /// ```
    pub const fn new(api: &'a str, routes: &'a [Route]) -> Self {
        Self { api, environment: "", routes, places: None }
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
}

/// A route by its place in the sets that were handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct RouteRef {
    /// Which set.
    pub set: usize,
    /// Which of its routes.
    pub route: usize,
}

/// How bad a conflict is, in the vendor's words.
///
/// The severity of a conflict's finding is its level, as the vendor shows it. A Critical one is an `Error` because the
/// loser is as good as left out: it is published and gets no request, or none for the methods that both have. A Warning
/// leaves both routes their requests but one gets some that may have been meant for the other, and an Informational one
/// loses nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub enum ConflictLevel {
    /// The loser never gets a request, at least on the methods that both have.
    Critical,
    /// Both get requests, but who gets those that both match is decided by a length, not by what is meant.
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

/// What two routes are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ConflictKind {
    /// Same host, kind of path, paths and conditions, and a common method. Critical.
    Identical,
    /// The winner takes every request of the loser on these hosts. Critical.
    Shadowed,
    /// The winner takes every request of the loser on the methods that both have; the loser has others. Critical.
    PartlyShadowed,
    /// Each takes requests that the other does not: `/a/{x}/c` and `/a/b/{y}`. Warning.
    Ambiguous,
    /// A longer prefix wins over a shorter one. Warning.
    PrefixInPrefix,
    /// As Ambiguous, with a regular expression that is not made of variables. Warning.
    RegexOverlap,
    /// The winner takes only requests that the loser would take too: `/users/me` and `/users/{id}`. Informational.
    MoreSpecific,
    /// Whether both match one request cannot be found out within the limits. Informational.
    Undecided,
}

impl ConflictKind {
    /// The kind as in its JSON form.
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
    /// What they are to each other.
    pub kind: ConflictKind,
    /// How bad it is.
    pub level: ConflictLevel,
    /// Why the winner wins.
    pub rule: OrderRule,
    /// The domains on which they meet, sorted: of a domain and a wildcard, the narrower. Empty when both take any host.
    /// At most [`ConflictOptions::per_route`].
    pub domains: Vec<String>,
    /// A request that both match; none when that is undecided.
    pub witness: Option<Witness>,
}

/// Conflicts of one route that are there but not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Unlisted {
    /// The route.
    pub route: RouteRef,
    /// How many more routes, counted for each domain, it has a request in common with. Its shadowed ones included.
    pub count: usize,
}

/// The conflicts that were found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conflicts {
    /// The conflicts by level, worst first, then by loser and winner.
    pub list: Vec<Conflict>,
    /// What was not listed, by route. Each pair is counted once, at the route whose list was full first.
    pub unlisted: Vec<Unlisted>,
    /// Routes with a path that cannot be read, which were compared with nothing.
    pub unreadable: Vec<RouteRef>,
    /// Whether all was compared with all. If not, `unlisted` is a lower bound, and something that is only partly the
    /// same, or only shadowed, may be missing; routes with the same match never are.
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

/// How much is listed, and how hard it is looked for.
///
/// ```
/// let options = oasgate::route::ConflictOptions::default().with_per_route(3).with_total(100);
/// assert_eq!(options.steps_per_route, 200);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConflictOptions {
    /// Conflicts of one route that are listed, Critical ones apart. 20 unless said otherwise: who has read those knows
    /// the route.
    pub per_route: usize,
    /// Conflicts that are listed in total, Critical ones apart. 10,000 unless said otherwise.
    pub total: usize,
    /// Steps of work for all routes together, beside those for each: for each of the three walks (same matches, shadowed
    /// routes, all other pairs). Twenty million unless said otherwise, which is some tenths of a second. No published
    /// document that was tried needs a million.
    pub steps: usize,
    /// Steps of work for each route on each of its domains. 200 unless said otherwise. One route alone may use up a
    /// hundred times as many in search of a winner that shadows it.
    pub steps_per_route: usize,
    /// Which of two routes is asked first.
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
