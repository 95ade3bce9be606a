//! Two routes, side by side.

use std::collections::HashSet;

use serde::Serialize;

use super::judge::Judge;
use super::sorted_routes::SortedRoutes;
use super::types::{ConflictKind, ConflictLevel, RouteRef, RouteSet};
use super::witness::Witness;
use super::work::Work;
use crate::model::Route;
use crate::route::order::{OrderRule, RouteOrder, compare_routes};

/// Which of two routes wins, by which rule, and whether that matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// Whether the first route comes first.
    pub first_wins: bool,
    /// The rule that decides that.
    pub rule: OrderRule,
    /// Whether there are requests that both match.
    pub overlap: Overlap,
}

/// What two routes have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Overlap {
    /// No request matches both, so the order between them does not matter.
    None,
    /// Some request matches both.
    Some {
        /// The kind of conflict.
        kind: ConflictKind,
        /// The level of the conflict.
        level: ConflictLevel,
        /// A request that both match.
        witness: Witness,
    },
    /// It cannot be decided: a regular expression cannot be read, or is too large to compare.
    Undecided,
}

/// Steps of work for two routes, some seconds. Only routes with thousands of conditions need more than a thousandth.
const STEPS: usize = 100_000_000;

/// Compares two routes: which one wins in the [default order](RouteOrder::DEFAULT), by which rule, and a request that
/// both match. The second route is the younger one. When the winner depends on the host, the result is for the host
/// with the worst overlap.
///
/// ```
/// use oasgate::model::Route;
/// use oasgate::route::{OrderRule, Overlap, explain};
///
/// let route = |kind: &str, value: &str| -> Route {
///     let text = format!(r#"{{"name": "r", "path": {{"kind": "{kind}", "value": "{value}"}}}}"#);
///     serde_json::from_str(&text).unwrap()
/// };
/// let explained = explain(&route("regex", "/users/[^/]+"), &route("exact", "/users/me"));
/// assert_eq!((explained.first_wins, explained.rule), (false, OrderRule::PathKind));
/// let Overlap::Some { witness, .. } = explained.overlap else { panic!("they overlap") };
/// assert_eq!(witness.to_string(), "GET /users/me");
/// ```
pub fn explain(first: &Route, second: &Route) -> Explanation {
    let sets = [first, second].map(|route| RouteSet::new("", std::slice::from_ref(route)));
    let sorted = SortedRoutes::new(&sets, &RouteOrder::DEFAULT);
    let mut judge = Judge::new(&sorted, Work::of(STEPS));
    let mut seen = HashSet::new();
    let mut worst: Option<(_, _, _)> = None;
    for (a, b) in meetings(&sorted) {
        let (winner, loser) = (a.min(b), a.max(b));
        let hosts = sorted.entry(winner).zip(sorted.entry(loser));
        // What the two are to each other is the same on all hosts that lie alike.
        let alike = hosts.map(|((w, _), (l, _))| (w.item, sorted.hosts.order(w.host, l.host)));
        if !seen.insert(alike) {
            continue;
        }
        let Some(judged) = judge.judge(winner, loser) else { continue };
        if worst.as_ref().is_none_or(|(level, _, _)| judged.level < *level) {
            worst = Some((judged.level, (winner, loser), judged));
        }
    }
    let Some((level, (winner, loser), judged)) = worst else {
        let (order, rule) = compare_routes((first, 0), (second, 1), None);
        let overlap = if sorted.unreadable.is_empty() { Overlap::None } else { Overlap::Undecided };
        return Explanation { first_wins: order.is_lt(), rule, overlap };
    };
    let (first_wins, rule) = match sorted.entry(winner).zip(sorted.entry(loser)) {
        Some(((w, item), (l, _))) => (item.at == RouteRef { set: 0, route: 0 }, sorted.rule(w, l)),
        None => (true, OrderRule::Position),
    };
    let overlap = match judged.witness {
        Some(witness) => Overlap::Some { kind: judged.kind, level, witness },
        None => Overlap::Undecided,
    };
    Explanation { first_wins, rule, overlap }
}

/// Pairs of entries of the two routes on hosts that have something in common.
fn meetings(sorted: &SortedRoutes<'_>) -> Vec<(usize, usize)> {
    let mut by_host = vec![Vec::new(); sorted.hosts.len()];
    for (number, entry) in sorted.entries.iter().enumerate() {
        if let Some(of_host) = by_host.get_mut(entry.host) {
            of_host.push(number);
        }
    }
    let mut pairs = Vec::new();
    for (number, entry) in sorted.entries.iter().enumerate() {
        let hosts = [entry.host].into_iter().chain(sorted.hosts.wider(entry.host).iter().copied());
        let others = hosts.filter_map(|host| by_host.get(host)).flatten().copied();
        let item = |other: usize| sorted.entries.get(other).map(|entry| entry.item);
        let is_pair = |other: &usize| {
            let both = sorted.entry(number).zip(sorted.entry(*other));
            item(*other) != Some(entry.item) && both.is_some_and(|(a, b)| sorted.is_met(a, b))
        };
        pairs.extend(others.filter(is_pair).map(|other| (number, other)));
    }
    pairs
}
