//! Conflicts as findings.

use std::collections::{BTreeSet, HashMap};

use super::types::{Conflict, ConflictKind, Conflicts, RouteRef, RouteSet};
use crate::diagnostic::{Diagnostic, Location, Rule};
use crate::model::Route;
use crate::route::overlap::rules;
use crate::subject::{Method, Subject};

impl Conflicts {
    /// The conflicts as findings, each about the route that loses. The sets are those that the conflicts were found in.
    /// An `Error` is a Critical conflict, a `Warning` one of the level Warning or conflicts that are not listed, an `Info`
    /// an Informational one: see [`ConflictLevel`](crate::route::ConflictLevel).
    pub fn diagnostics(&self, sets: &[RouteSet<'_>]) -> Vec<Diagnostic> {
        let places = self.places(sets);
        let at_place = |found: Diagnostic, at: RouteRef| match places.get(&at) {
            Some(place) => found.at(place.clone()),
            None => found,
        };
        let mut found = Vec::with_capacity(self.list.len());
        for conflict in &self.list {
            let Some(mut one) = one(sets, conflict) else { continue };
            // The place of another document's route would say nothing without its name.
            let is_same = conflict.winner.set == conflict.loser.set;
            let says_where = |place: &&Location| is_same || place.document.is_some();
            if let Some(winner) = places.get(&conflict.winner).filter(says_where) {
                one = one.with_related(winner.clone());
            }
            found.push(at_place(one, conflict.loser));
        }
        for at in &self.unreadable {
            let Some(route) = route(sets, *at) else { continue };
            let unreadable = Diagnostic::new(rules::CONFLICT_UNREADABLE).about(subject(route));
            found.push(at_place(unreadable.arg("path", &route.path.value), *at));
        }
        for unlisted in &self.unlisted {
            let Some(route) = route(sets, unlisted.route) else { continue };
            let more = Diagnostic::new(rules::CONFLICT_UNLISTED).about(subject(route));
            let least = if self.complete { "" } else { "≥ " };
            found.push(at_place(more.arg("count", format!("{least}{}", unlisted.count)), unlisted.route));
        }
        if !self.complete {
            found.push(Diagnostic::new(rules::CONFLICT_SEARCH_ENDED).about(Subject::Api));
        }
        found
    }

    /// The places of the routes that findings are about, for the sets that know of any.
    fn places(&self, sets: &[RouteSet<'_>]) -> HashMap<RouteRef, Location> {
        let listed = self.list.iter().flat_map(|conflict| [conflict.winner, conflict.loser]);
        let others = self.unreadable.iter().copied().chain(self.unlisted.iter().map(|more| more.route));
        let all: BTreeSet<RouteRef> = listed.chain(others).collect();
        let mut places = HashMap::new();
        for (number, set) in sets.iter().enumerate() {
            let Some(known) = set.places else { continue };
            let first = |set| RouteRef { set, route: 0 };
            let own = all.range(first(number)..first(number + 1));
            let own: Vec<(RouteRef, &Route)> =
                own.filter_map(|at| Some((*at, set.routes.get(at.route)?))).collect();
            let located = known.of_routes(own.iter().map(|(_, route)| *route));
            places.extend(own.iter().zip(located).filter_map(|((at, _), place)| Some((*at, place?))));
        }
        places
    }
}

fn route<'a>(sets: &[RouteSet<'a>], at: RouteRef) -> Option<&'a Route> {
    sets.get(at.set)?.routes.get(at.route)
}

fn subject(route: &Route) -> Subject {
    Subject::Route(route.name.as_str().into())
}

fn one(sets: &[RouteSet<'_>], conflict: &Conflict) -> Option<Diagnostic> {
    let (winner, loser) = (route(sets, conflict.winner)?, route(sets, conflict.loser)?);
    // Names are unique on a gateway, but two documents need not know that.
    let name = match sets.get(conflict.winner.set) {
        Some(set) if conflict.winner.set != conflict.loser.set && !set.api.is_empty() => {
            format!("{} / {}", set.api, winner.name)
        }
        _ => winner.name.clone(),
    };
    let witness = conflict.witness.as_ref().map_or_else(|| loser.path.value.clone(), ToString::to_string);
    let found = Diagnostic::new(rule(conflict.kind)).about(subject(loser)).arg("winner", name);
    if conflict.kind == ConflictKind::Undecided {
        return Some(found);
    }
    let found = found.arg("witness", witness);
    if conflict.kind == ConflictKind::Identical {
        return Some(found.arg("methods", common_methods(winner, loser)));
    }
    let has_rule = matches!(
        conflict.kind,
        ConflictKind::Ambiguous
            | ConflictKind::RegexOverlap
            | ConflictKind::PartlyShadowed
            | ConflictKind::Shadowed
    );
    Some(if has_rule { found.arg("rule", conflict.rule.as_str()) } else { found })
}

/// The methods that both routes have: what more the winner has is not taken from the loser, and the loser keeps what
/// more it has.
fn common_methods(winner: &Route, loser: &Route) -> String {
    let (all, other) = if winner.methods.is_empty() {
        (&loser.methods, None)
    } else {
        (&winner.methods, Some(&loser.methods))
    };
    let is_common = |method: &&Method| other.is_none_or(|other| other.is_empty() || other.contains(*method));
    let common: Vec<&str> = all.iter().filter(is_common).map(|method| method.as_str()).collect();
    if common.is_empty() { "*".to_owned() } else { common.join(", ") }
}

const fn rule(kind: ConflictKind) -> &'static Rule {
    match kind {
        ConflictKind::Identical => rules::CONFLICT_IDENTICAL,
        ConflictKind::Shadowed => rules::CONFLICT_SHADOWED,
        ConflictKind::PartlyShadowed => rules::CONFLICT_PARTLY_SHADOWED,
        ConflictKind::Ambiguous => rules::CONFLICT_AMBIGUOUS,
        ConflictKind::PrefixInPrefix => rules::CONFLICT_PREFIX_IN_PREFIX,
        ConflictKind::RegexOverlap => rules::CONFLICT_REGEX_OVERLAP,
        ConflictKind::MoreSpecific => rules::CONFLICT_MORE_SPECIFIC,
        ConflictKind::Undecided => rules::CONFLICT_UNDECIDED,
    }
}
