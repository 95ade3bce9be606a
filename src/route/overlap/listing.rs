//! What is listed, and what is only counted.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::judge::Judged;
use super::prepare::Prepared;
use super::trie::EntryId;
use super::types::{Conflict, ConflictKind, ConflictLevel, ConflictOptions, Conflicts, Unlisted};

/// A conflict, and the entries that have it, one pair for each host.
struct Listed {
    conflict: Conflict,
    entries: Vec<(EntryId, EntryId)>,
}

/// How the host of a winner is to that of a loser.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum HostOrder {
    Same,
    WinnerNarrower,
    LoserNarrower,
}

/// Collects conflicts, within bounds.
pub(super) struct Listing<'p, 'a> {
    prepared: &'p Prepared<'a>,
    per_route: usize,
    total: usize,
    list: Vec<Listed>,
    /// Where a pair of winning and losing item is listed. What they are to each other depends on whether they are for
    /// the same host, so that is part of the key.
    places: HashMap<(usize, usize, HostOrder), usize>,
    /// How many conflicts of an item are listed, Critical ones apart.
    listed: HashMap<usize, usize>,
    in_total: usize,
    unlisted: BTreeMap<usize, usize>,
    /// Entries that never get a request, or share all of it with the same match.
    shadowed: HashSet<EntryId>,
    complete: bool,
}

impl<'p, 'a> Listing<'p, 'a> {
    pub(super) fn new(prepared: &'p Prepared<'a>, options: &ConflictOptions) -> Self {
        Self {
            prepared,
            per_route: options.per_route,
            total: options.total,
            list: Vec::new(),
            places: HashMap::new(),
            listed: HashMap::new(),
            in_total: 0,
            unlisted: BTreeMap::new(),
            shadowed: HashSet::new(),
            complete: true,
        }
    }

    /// Not all will be found.
    pub(super) fn gave_up(&mut self) {
        self.complete = false;
    }

    /// The entry never gets a request; its other overlaps are beside the point.
    pub(super) fn shadow(&mut self, entry: EntryId) {
        self.shadowed.insert(entry);
    }

    pub(super) fn is_shadowed(&self, entry: EntryId) -> bool {
        self.shadowed.contains(&entry)
    }

    fn key(&self, winner: EntryId, loser: EntryId) -> Option<(usize, usize, HostOrder)> {
        let ((winner, _), (loser, _)) = self.prepared.entry(winner).zip(self.prepared.entry(loser))?;
        let order = if winner.host == loser.host {
            HostOrder::Same
        } else if self.prepared.hosts.narrower(winner.host, loser.host) == winner.host {
            HostOrder::WinnerNarrower
        } else {
            HostOrder::LoserNarrower
        };
        Some((winner.item, loser.item, order))
    }

    /// Whether the pair is listed; if so, also on this host.
    pub(super) fn again(&mut self, winner: EntryId, loser: EntryId) -> bool {
        let key = self.key(winner, loser);
        let Some(listed) = key.and_then(|key| self.places.get(&key)).and_then(|at| self.list.get_mut(*at))
        else {
            return false;
        };
        if listed.entries.len() < self.per_route.max(1) && !listed.entries.contains(&(winner, loser)) {
            listed.entries.push((winner, loser));
        }
        true
    }

    /// Whether there is room for another conflict of the two, Critical ones apart.
    pub(super) fn has_room(&self, winner: EntryId, loser: EntryId) -> bool {
        self.full(winner, loser).is_none()
    }

    /// The item whose list is full.
    fn full(&self, winner: EntryId, loser: EntryId) -> Option<usize> {
        let ((winner, _), (loser, _)) = self.prepared.entry(winner).zip(self.prepared.entry(loser))?;
        let is_full = |item: &usize| self.listed.get(item).is_some_and(|count| *count >= self.per_route);
        let total_full = (self.in_total >= self.total).then_some(loser.item);
        [winner.item, loser.item].into_iter().find(is_full).or(total_full)
    }

    /// Counts a pair that is not listed.
    pub(super) fn count(&mut self, winner: EntryId, loser: EntryId) {
        if let Some(item) = self.full(winner, loser) {
            *self.unlisted.entry(item).or_default() += 1;
        }
    }

    /// Lists a pair.
    pub(super) fn add(&mut self, winner: EntryId, loser: EntryId, judged: Judged) {
        let Some(((w, first), (l, second))) = self.prepared.entry(winner).zip(self.prepared.entry(loser))
        else {
            return;
        };
        let takes_all = matches!(judged.kind, ConflictKind::Shadowed | ConflictKind::Identical);
        if takes_all && l.methods & !w.methods == 0 {
            self.shadow(loser);
        }
        if self.again(winner, loser) {
            return;
        }
        let Some(key) = self.key(winner, loser) else { return };
        self.places.insert(key, self.list.len());
        if judged.level != ConflictLevel::Critical {
            self.in_total += 1;
            for item in [w.item, l.item] {
                *self.listed.entry(item).or_default() += 1;
            }
        }
        let conflict = Conflict {
            winner: first.at,
            loser: second.at,
            kind: judged.kind,
            level: judged.level,
            rule: self.prepared.rule(w, l),
            domains: Vec::new(),
            witness: judged.witness,
        };
        self.list.push(Listed { conflict, entries: vec![(winner, loser)] });
    }

    /// The conflicts in their order.
    pub(super) fn finish(self) -> Conflicts {
        let Self { prepared, list, shadowed, unlisted, complete, .. } = self;
        let mut conflicts: Vec<Conflict> = Vec::with_capacity(list.len());
        for Listed { mut conflict, mut entries } in list {
            if conflict.level != ConflictLevel::Critical {
                entries.retain(|(winner, loser)| !shadowed.contains(winner) && !shadowed.contains(loser));
            }
            let hosts = entries.iter().filter_map(|(winner, loser)| {
                let (winner, loser) = (prepared.entries.get(*winner)?, prepared.entries.get(*loser)?);
                Some(prepared.hosts.name(prepared.hosts.narrower(winner.host, loser.host)))
            });
            conflict.domains = hosts.filter(|name| !name.is_empty()).map(str::to_owned).collect();
            conflict.domains.sort_unstable();
            if !entries.is_empty() {
                conflicts.push(conflict);
            }
        }
        conflicts.sort_by_key(|conflict| (conflict.level, conflict.loser, conflict.winner));
        let unlisted = unlisted.iter().filter_map(|(item, count)| {
            Some(Unlisted { route: prepared.items.get(*item)?.at, count: *count })
        });
        Conflicts {
            unlisted: unlisted.collect(),
            unreadable: prepared.unreadable.clone(),
            complete,
            list: conflicts,
        }
    }
}
