//! What a winner and a loser are to each other.

use std::collections::HashMap;

use super::automaton::Automaton;
use super::glob::TooMany;
use super::paths::{self, Related};
use super::prepare::{Item, Prepared, simplest};
use super::trie::EntryId;
use super::types::{ConflictKind, ConflictLevel};
use super::values;
use super::witness::Witness;
use crate::model::{MatchKind, PathMatch, Route};

/// What two routes are to each other, and the proof.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    pub(super) kind: ConflictKind,
    pub(super) level: ConflictLevel,
    pub(super) witness: Option<Witness>,
}

/// Automata of paths, made when they are asked for.
#[derive(Debug, Default)]
pub(super) struct Machines<'a> {
    made: HashMap<Key<'a>, Option<Automaton>>,
    bytes: usize,
}

type Key<'a> = (&'a PathMatch, bool);

/// Memory that automata may take at a time.
const MAX_BYTES: usize = 64 << 20;

impl<'a> Machines<'a> {
    fn prepare(&mut self, route: &'a Route) -> Key<'a> {
        let key = (&route.path, route.ignore_case);
        if self.bytes > MAX_BYTES {
            self.made.clear();
            self.bytes = 0;
        }
        let bytes = &mut self.bytes;
        self.made.entry(key).or_insert_with(|| {
            let made = paths::automaton(route);
            *bytes += made.as_ref().map_or(0, Automaton::size);
            made
        });
        key
    }

    fn compare(&mut self, a: &'a Route, b: &'a Route) -> Result<Option<Related>, TooMany> {
        // An exact path is tried before anything is built for it.
        for (exact, other) in [(a, b), (b, a)] {
            if exact.path.kind == MatchKind::Exact && !exact.ignore_case {
                let key = self.prepare(other);
                let machine = self.made.get(&key).and_then(Option::as_ref).ok_or(TooMany)?;
                if !machine.takes(exact.path.value.as_bytes()) {
                    return Ok(None);
                }
            }
        }
        let keys = (self.prepare(a), self.prepare(b));
        // Making the second may have thrown the first away.
        let get = |key| self.made.get(key).and_then(Option::as_ref).ok_or(TooMany);
        paths::of_automata(get(&keys.0)?, get(&keys.1)?)
    }
}

/// How the paths of two items relate; none when nothing is taken by both.
pub(super) fn related<'a>(
    prepared: &Prepared<'a>,
    machines: &mut Machines<'a>,
    a: usize,
    b: usize,
) -> Result<Option<Related>, TooMany> {
    let (Some(x), Some(y)) = (prepared.items.get(a), prepared.items.get(b)) else { return Ok(None) };
    if x.form.is_plain() && y.form.is_plain() {
        return paths::of_forms(&x.form, &y.form);
    }
    machines.compare(x.route, y.route)
}

/// Judges two entries on hosts of which one takes all that the other does; none when no request matches both.
pub(super) fn judge<'a>(
    prepared: &Prepared<'a>,
    machines: &mut Machines<'a>,
    winner: EntryId,
    loser: EntryId,
) -> Option<Judged> {
    let ((winner, first), (loser, second)) = (prepared.entry(winner)?, prepared.entry(loser)?);
    let methods = winner.methods & loser.methods;
    if methods == 0 {
        return None;
    }
    let (a, b) = (first.route, second.route);
    let undecided =
        Some(Judged { kind: ConflictKind::Undecided, level: ConflictLevel::Informational, witness: None });
    let headers = values::meet(&a.headers, &b.headers, true);
    let queries = values::meet(&a.queries, &b.queries, false);
    // What is certainly apart stays so, whatever else is undecided.
    if headers == Ok(None) || queries == Ok(None) {
        return None;
    }
    let path = related(prepared, machines, winner.item, loser.item);
    if path == Ok(None) {
        return None;
    }
    let (Ok(Some(headers)), Ok(Some(queries)), Ok(Some(path))) = (headers, queries, path) else {
        return undecided;
    };
    let same_host = winner.host == loser.host;
    let narrower = prepared.hosts.narrower(winner.host, loser.host);
    let follow = |of: &Item<'_>, from: &Item<'_>| {
        values::follow(&of.route.headers, &from.route.headers, true)
            && values::follow(&of.route.queries, &from.route.queries, false)
    };
    let loser_inside = narrower == loser.host && path.second_inside && follow(first, second);
    let winner_inside = (same_host || narrower == winner.host) && path.first_inside && follow(second, first);
    let kind = if loser_inside && winner_inside && same_host && a.path.kind == b.path.kind {
        ConflictKind::Identical
    } else if loser_inside && loser.methods & !winner.methods == 0 {
        ConflictKind::Shadowed
    } else if loser_inside {
        ConflictKind::PartlyShadowed
    } else if !winner_inside && first.form.is_plain() && second.form.is_plain() {
        ConflictKind::Ambiguous
    } else if !winner_inside {
        ConflictKind::RegexOverlap
    } else if [a, b].iter().all(|route| route.path.kind == MatchKind::Prefix) && !path.second_inside {
        ConflictKind::PrefixInPrefix
    } else {
        ConflictKind::MoreSpecific
    };
    let witness = Witness {
        method: simplest(methods),
        host: prepared.hosts.example(narrower),
        path: String::from_utf8_lossy(&path.path).into_owned(),
        headers,
        queries,
    };
    Some(Judged { kind, level: level(kind), witness: Some(witness) })
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
