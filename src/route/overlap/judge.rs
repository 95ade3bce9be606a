//! What a winner and a loser are to each other.

use super::automata::Automata;
use super::glob::TooMany;
use super::paths::{self, Related};
use super::sorted_routes::{Item, SortedRoutes, simplest};
use super::trie::EntryId;
use super::types::{ConflictKind, ConflictLevel};
use super::values::{self, Values};
use super::witness::Witness;
use super::work::Work;
use crate::model::MatchKind;

/// What two routes are to each other, and the proof.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    pub(super) kind: ConflictKind,
    pub(super) level: ConflictLevel,
    pub(super) witness: Option<Witness>,
}

/// Steps that a pair takes beside what its segments and conditions do.
const PAIR: usize = 40;

/// Judges pairs, as long as there is work left. Without any, what needs work is undecided.
#[derive(Debug)]
pub(super) struct Judge<'p, 'a> {
    pub(super) sorted: &'p SortedRoutes<'a>,
    pub(super) automata: Automata,
    pub(super) work: Work,
}

impl<'p, 'a> Judge<'p, 'a> {
    pub(super) fn new(sorted: &'p SortedRoutes<'a>, work: Work) -> Self {
        Self { sorted, automata: Automata::default(), work }
    }

    /// How the paths of two items relate; none when nothing is taken by both.
    pub(super) fn related(&mut self, a: usize, b: usize) -> Result<Option<Related>, TooMany> {
        let (Some(x), Some(y)) = (self.sorted.items.get(a), self.sorted.items.get(b)) else {
            return Ok(None);
        };
        if x.form.is_plain() && y.form.is_plain() {
            return paths::of_forms(&x.form, &y.form, &mut self.work);
        }
        self.automata.paths(x.route, y.route, &mut self.work)
    }

    /// Headers and parameters that meet the conditions of both; none when none do.
    pub(super) fn values(&mut self, a: &Item<'_>, b: &Item<'_>) -> Result<Option<[Values; 2]>, TooMany> {
        let headers = values::meet(&a.headers, &b.headers, &mut self.automata, &mut self.work);
        let queries = values::meet(&a.queries, &b.queries, &mut self.automata, &mut self.work);
        // What is certainly apart stays so, whatever else is undecided.
        if headers == Ok(None) || queries == Ok(None) {
            return Ok(None);
        }
        Ok(headers?.zip(queries?).map(|(headers, queries)| [headers, queries]))
    }

    /// Whether the conditions of one follow from those of another.
    pub(super) fn follow(&mut self, of: &Item<'_>, from: &Item<'_>) -> bool {
        values::follow(&of.headers, &from.headers, &mut self.automata, &mut self.work)
            && values::follow(&of.queries, &from.queries, &mut self.automata, &mut self.work)
    }

    /// Judges two entries on hosts of which one takes all that the other does; none when no request matches both.
    pub(super) fn judge(&mut self, winner: EntryId, loser: EntryId) -> Option<Judged> {
        self.work.spend(PAIR);
        let sorted = self.sorted;
        let ((winner, first), (loser, second)) = (sorted.entry(winner)?, sorted.entry(loser)?);
        let methods = winner.methods & loser.methods;
        if methods == 0 {
            return None;
        }
        let values = self.values(first, second);
        if values == Ok(None) {
            return None;
        }
        let path = self.related(winner.item, loser.item);
        if path == Ok(None) {
            return None;
        }
        let undecided =
            Judged { kind: ConflictKind::Undecided, level: level(ConflictKind::Undecided), witness: None };
        let (Ok(Some([headers, queries])), Ok(Some(path))) = (values, path) else {
            return Some(undecided);
        };
        let same_host = winner.host == loser.host;
        let narrower = sorted.hosts.narrower(winner.host, loser.host);
        let loser_inside = narrower == loser.host && path.second_inside && self.follow(first, second);
        let winner_inside =
            (same_host || narrower == winner.host) && path.first_inside && self.follow(second, first);
        // Then it is not known whether one is inside the other.
        if self.work.is_over() {
            return Some(undecided);
        }
        let (a, b) = (first.route.path.kind, second.route.path.kind);
        let kind = if loser_inside && winner_inside && same_host && a == b {
            ConflictKind::Identical
        } else if loser_inside && loser.methods & !winner.methods == 0 {
            ConflictKind::Shadowed
        } else if loser_inside {
            ConflictKind::PartlyShadowed
        } else if !winner_inside && first.form.is_plain() && second.form.is_plain() {
            ConflictKind::Ambiguous
        } else if !winner_inside {
            ConflictKind::RegexOverlap
        } else if (a, b) == (MatchKind::Prefix, MatchKind::Prefix) && !path.second_inside {
            ConflictKind::PrefixInPrefix
        } else {
            ConflictKind::MoreSpecific
        };
        let witness = Witness {
            method: simplest(methods),
            host: sorted.hosts.example(narrower),
            path: String::from_utf8_lossy(&path.path).into_owned(),
            headers,
            queries,
        };
        Some(Judged { kind, level: level(kind), witness: Some(witness) })
    }
}

const fn level(kind: ConflictKind) -> ConflictLevel {
    match kind {
        ConflictKind::Identical | ConflictKind::Shadowed | ConflictKind::PartlyShadowed => {
            ConflictLevel::Critical
        }
        ConflictKind::Ambiguous | ConflictKind::PrefixInPrefix | ConflictKind::RegexOverlap => {
            ConflictLevel::Warning
        }
        ConflictKind::MoreSpecific | ConflictKind::Undecided => ConflictLevel::Informational,
    }
}
