//! The hosts that routes are for.

use std::collections::HashMap;

/// Number of a host: a domain name or wildcard in one environment, or any host of it.
pub(super) type HostId = usize;

/// How the host of a winner is to that of a loser, where one takes all that the other does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum HostOrder {
    Same,
    WinnerNarrower,
    LoserNarrower,
}

/// The hosts of all routes.
#[derive(Debug, Default)]
pub(super) struct Hosts<'a> {
    ids: HashMap<(&'a str, String), HostId>,
    names: Vec<(&'a str, String)>,
}

impl<'a> Hosts<'a> {
    /// The number of a domain; the empty one takes any host.
    pub(super) fn add(&mut self, environment: &'a str, domain: &str) -> HostId {
        let key = (environment, domain.to_ascii_lowercase());
        let next = self.names.len();
        let id = *self.ids.entry(key.clone()).or_insert(next);
        if id == next {
            self.names.push(key);
        }
        id
    }

    pub(super) fn name(&self, id: HostId) -> &str {
        self.names.get(id).map_or("", |(_, name)| name)
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The hosts that take all that this one does, apart from itself: wildcards, and any host. As many as it has labels
    /// and one, at the most.
    pub(super) fn wider(&self, id: HostId) -> Vec<HostId> {
        let Some((environment, name)) = self.names.get(id) else { return Vec::new() };
        let mut wider = Vec::new();
        // A domain name is shorter than 254 bytes; what is longer is none, and would be slow.
        let labels = if name.len() < 254 { name.as_str() } else { "" };
        // A leading dot has no label before it.
        let suffixes = labels.match_indices('.').map(|(at, _)| at).filter(|at| *at > 0);
        let wildcards = suffixes.map(|at| format!("*{}", name.get(at..).unwrap_or_default()));
        let every = (!name.is_empty()).then(|| ["*".to_owned(), String::new()]);
        for wildcard in wildcards.chain(every.into_iter().flatten()).filter(|wildcard| wildcard != name) {
            wider.extend(self.ids.get(&(*environment, wildcard)).copied());
        }
        wider
    }

    /// Of two hosts of which one takes all that the other does, the one that takes less.
    pub(super) fn narrower(&self, a: HostId, b: HostId) -> HostId {
        let key = |id| {
            let name = self.name(id);
            (!name.is_empty(), !name.starts_with('*'), name.len())
        };
        if key(a) >= key(b) { a } else { b }
    }

    pub(super) fn order(&self, winner: HostId, loser: HostId) -> HostOrder {
        if winner == loser {
            HostOrder::Same
        } else if self.narrower(winner, loser) == winner {
            HostOrder::WinnerNarrower
        } else {
            HostOrder::LoserNarrower
        }
    }

    /// A host that the domain takes; none for any.
    pub(super) fn example(&self, id: HostId) -> Option<String> {
        let name = self.name(id);
        match name.strip_prefix('*') {
            _ if name.is_empty() => None,
            Some("") => Some("a".to_owned()),
            Some(suffix) if suffix.starts_with('.') => Some(format!("a{suffix}")),
            _ => Some(name.to_owned()),
        }
    }
}
