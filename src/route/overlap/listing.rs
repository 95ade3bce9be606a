//! What is listed, and what is only counted.

use std::collections::HashMap;

use super::hosts::HostOrder;
use super::judge::Judged;
use super::sorted_routes::SortedRoutes;
use super::trie::EntryId;
use super::types::{Conflict, ConflictKind, ConflictLevel, ConflictOptions, Conflicts, Unlisted};

/// A conflict, and the entries that have it, one pair for each host.
struct Listed {
    conflict: Conflict,
    entries: Vec<(EntryId, EntryId)>,
}

/// Collects conflicts, within bounds.
pub(super) struct Listing<'p, 'a> {
    sorted: &'p SortedRoutes<'a>,
    per_route: usize,
    total: usize,
    list: Vec<Listed>,
    /// Where a pair of winning and losing item is listed. What they are to each other depends on whether they are for
    /// the same host, so that is part of the key.
    places: HashMap<(usize, usize, HostOrder), usize>,
    /// How many conflicts of each item are listed, Critical ones apart.
    listed: Vec<usize>,
    in_total: usize,
    /// How many of each item are not.
    unlisted: Vec<usize>,
    /// For each entry, whether it never gets a request, or shares all of it with the same match.
    shadowed: Vec<bool>,
    complete: bool,
}

impl<'p, 'a> Listing<'p, 'a> {
    pub(super) fn new(sorted: &'p SortedRoutes<'a>, options: &ConflictOptions) -> Self {
        Self {
            sorted,
            per_route: options.per_route,
            total: options.total,
            list: Vec::new(),
            places: HashMap::new(),
            listed: vec![0; sorted.items.len()],
            in_total: 0,
            unlisted: vec![0; sorted.items.len()],
            shadowed: vec![false; sorted.entries.len()],
            complete: true,
        }
    }

    /// Not all will be found.
    pub(super) fn gave_up(&mut self) {
        self.complete = false;
    }

    /// The entry never gets a request; its other overlaps are beside the point.
    pub(super) fn shadow(&mut self, entry: EntryId) {
        if let Some(shadowed) = self.shadowed.get_mut(entry) {
            *shadowed = true;
        }
    }

    pub(super) fn is_shadowed(&self, entry: EntryId) -> bool {
        self.shadowed.get(entry).is_some_and(|shadowed| *shadowed)
    }

    fn key(&self, winner: EntryId, loser: EntryId) -> Option<(usize, usize, HostOrder)> {
        let ((winner, _), (loser, _)) = self.sorted.entry(winner).zip(self.sorted.entry(loser))?;
        Some((winner.item, loser.item, self.sorted.hosts.order(winner.host, loser.host)))
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
        let ((winner, _), (loser, _)) = self.sorted.entry(winner).zip(self.sorted.entry(loser))?;
        let is_full = |item: &usize| self.listed.get(*item).is_some_and(|count| *count >= self.per_route);
        let total_full = (self.in_total >= self.total).then_some(loser.item);
        [winner.item, loser.item].into_iter().find(is_full).or(total_full)
    }

    /// Counts a pair that is not listed.
    pub(super) fn count(&mut self, winner: EntryId, loser: EntryId) {
        let full = self.full(winner, loser);
        if let Some(count) = full.and_then(|item| self.unlisted.get_mut(item)) {
            *count += 1;
        }
    }

    /// Lists a pair.
    pub(super) fn add(&mut self, winner: EntryId, loser: EntryId, judged: Judged) {
        let Some(((w, first), (l, second))) = self.sorted.entry(winner).zip(self.sorted.entry(loser)) else {
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
                if let Some(count) = self.listed.get_mut(item) {
                    *count += 1;
                }
            }
        }
        let conflict = Conflict {
            winner: first.at,
            loser: second.at,
            kind: judged.kind,
            level: judged.level,
            rule: self.sorted.rule(w, l),
            domains: Vec::new(),
            witness: judged.witness,
        };
        self.list.push(Listed { conflict, entries: vec![(winner, loser)] });
    }

    /// The conflicts in their order.
    pub(super) fn finish(self) -> Conflicts {
        let Self { sorted, list, shadowed, unlisted, complete, .. } = self;
        let is_shadowed = |entry: &EntryId| shadowed.get(*entry) == Some(&true);
        let mut conflicts: Vec<Conflict> = Vec::with_capacity(list.len());
        for Listed { mut conflict, mut entries } in list {
            if conflict.level != ConflictLevel::Critical {
                entries.retain(|(winner, loser)| !is_shadowed(winner) && !is_shadowed(loser));
            }
            let hosts = entries.iter().filter_map(|(winner, loser)| {
                let (winner, loser) = (sorted.entries.get(*winner)?, sorted.entries.get(*loser)?);
                Some(sorted.hosts.name(sorted.hosts.narrower(winner.host, loser.host)))
            });
            conflict.domains = hosts.filter(|name| !name.is_empty()).map(str::to_owned).collect();
            conflict.domains.sort_unstable();
            if !entries.is_empty() {
                conflicts.push(conflict);
            }
        }
        conflicts.sort_by_key(|conflict| (conflict.level, conflict.loser, conflict.winner));
        let unlisted = sorted.items.iter().zip(unlisted).filter(|(_, count)| *count > 0);
        let unlisted = unlisted.map(|(item, count)| Unlisted { route: item.at, count });
        Conflicts {
            unlisted: unlisted.collect(),
            unreadable: sorted.unreadable.clone(),
            complete,
            list: conflicts,
        }
    }
}
