//! Conflicts between routes: which two match the same request, which one wins, and what the other one loses.
//!
//! # What is found
//!
//! Two routes are in conflict when there is a request that both match: a common host, method and path, and conditions
//! on headers and the query that can be met together. [`compare_routes`](crate::route::compare_routes) says who wins. What
//! the winner leaves to the loser makes the [`ConflictKind`], and that the [`ConflictLevel`]: *Critical* when nothing
//! is left on the methods that both have, *Informational* when the winner is inside the loser, so that order and
//! meaning agree, else *Warning*: a length decides, not a meaning. A prefix inside a prefix is a Warning too, since what
//! both take was never listed by anybody. The vendor publishes the words of these levels and not their meaning.
//!
//! A prefix is compared as text, as the vendor's guide says ("starts with"): `/user` matches `/users`. A regular
//! expression has to match the whole path.
//!
//! # What is not
//!
//! A route is shadowed when a *single* winner gets all of its requests on a host. It is not detected when several
//! winners do so together, each for a part of its methods or paths, or when a condition on a header or parameter only
//! follows from several conditions on the same name. A shadowed route is reported with its winner, and not with all
//! other routes that it overlaps.
//!
//! # What it costs
//!
//! Routes with the same match are found by sorting, single winners by walking a trie of path segments from each route,
//! and all other pairs by walking the trie against itself, so that routes that have nothing in common never meet. The
//! number of pairs can be quadratic whatever the method: [`ConflictOptions`] bounds what is listed, what is beyond that
//! is counted, and the work is bounded by a number of steps, automata and the comparison of mixed segments included.
//! [`Conflicts::complete`] says whether that was enough; routes with the same match are always found.

mod automata;
mod automaton;
mod explain;
mod form;
mod glob;
mod hosts;
mod join;
mod judge;
mod listing;
mod mermaid;
mod paths;
mod report;
pub(crate) mod rules;
mod shadow;
mod sorted_routes;
mod trie;
mod types;
mod values;
mod witness;
mod work;

pub use self::explain::{Explanation, Overlap, explain};
use self::join::Join;
use self::judge::Judge;
use self::listing::Listing;
use self::sorted_routes::SortedRoutes;
use self::trie::Trie;
pub use self::types::{
    Conflict, ConflictKind, ConflictLevel, ConflictOptions, Conflicts, RouteRef, RouteSet, Unlisted,
};
pub use self::witness::Witness;
use self::work::Work;

/// Finds the conflicts between routes: inside each set, and between sets of one environment.
///
/// The sets are in the order in which they were created, with those that the gateway has first: if everything else is
/// equal, the older route wins.
///
/// ```
/// use oasgate::conflicts;
/// use oasgate::model::Route;
/// use oasgate::route::{ConflictKind, ConflictOptions, RouteSet};
///
/// let route = |name: &str, value: &str| -> Route {
///     let text = format!(r#"{{"name": "{name}", "path": {{"kind": "regex", "value": "{value}"}}}}"#);
///     serde_json::from_str(&text).unwrap()
/// };
/// let routes = [route("one", "/a/[^/]+/c"), route("two", "/a/b/[^/]+")];
/// let set = RouteSet::new("letters", &routes);
/// let found = conflicts(&[set], &ConflictOptions::default());
/// let conflict = &found.list[0];
/// assert_eq!((conflict.kind, conflict.winner.route), (ConflictKind::Ambiguous, 0));
/// assert_eq!(conflict.witness.as_ref().unwrap().to_string(), "GET /a/b/c");
/// ```
pub fn conflicts(sets: &[RouteSet<'_>], options: &ConflictOptions) -> Conflicts {
    let sorted = SortedRoutes::new(sets, &options.order);
    let trie = Trie::new(&sorted);
    let mut listing = Listing::new(&sorted, options);
    // Each of the three walks has its own share of work, so that none starves the next.
    let work = || Work::of(options.budget(sorted.entries.len()));
    let mut judge = Judge::new(&sorted, work());
    shadow::same(&mut judge, &mut listing);
    judge.work = work();
    shadow::shadowed(&mut judge, &trie, options, &mut listing);
    judge.work = work();
    Join::new(&mut judge, &trie).run(&mut listing);
    listing.finish()
}
