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
    /// Of each host, those that take all that it does: see [`Hosts::wider`].
    wider: Vec<Vec<HostId>>,
    /// Of each host, one that it takes: see [`Hosts::example`].
    examples: Vec<Option<String>>,
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

    /// Works out, once all hosts are known, which of them take all that another does.
    pub(super) fn relate(&mut self) {
        self.wider = self.names.iter().map(|(environment, name)| self.around(environment, name)).collect();
        self.examples = self.names.iter().map(|(environment, name)| self.within(environment, name)).collect();
    }

    fn around(&self, environment: &'a str, name: &str) -> Vec<HostId> {
        // A domain name is shorter than 254 bytes; what is longer is none, and would be slow.
        let labels = if name.len() < 254 { name } else { "" };
        // A leading dot has no label before it.
        let suffixes = labels.match_indices('.').map(|(at, _)| at).filter(|at| *at > 0);
        let wildcards = suffixes.map(|at| format!("*{}", name.get(at..).unwrap_or_default()));
        let every = (!name.is_empty()).then(|| ["*".to_owned(), String::new()]);
        let all = wildcards.chain(every.into_iter().flatten()).filter(|wildcard| wildcard != name);
        all.filter_map(|wildcard| self.ids.get(&(environment, wildcard)).copied()).collect()
    }

    /// The hosts that take all that this one does, apart from itself, the narrowest first: wildcards, and any host. As
    /// many as it has labels and one, at the most.
    pub(super) fn wider(&self, id: HostId) -> &[HostId] {
        self.wider.get(id).map_or(&[], Vec::as_slice)
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

    /// Whether a route that has these hosts, sorted, is found by `host` for a request to `narrower`, which `host` takes: of
    /// a route's domains the longest one that takes a request decides.
    pub(super) fn decides(&self, own: &[HostId], host: HostId, narrower: HostId) -> bool {
        if own.len() < 2 || host == narrower {
            return true;
        }
        let mut nested = [narrower].into_iter().chain(self.wider(narrower).iter().copied());
        nested.find(|id| own.binary_search(id).is_ok()) == Some(host)
    }

    /// A host that the domain takes, and that no other domain is; none for any.
    pub(super) fn example(&self, id: HostId) -> Option<String> {
        self.examples.get(id).cloned().flatten()
    }

    /// Tries as many labels as there are hosts of one label more, so that all wildcards together take time in proportion.
    fn within(&self, environment: &'a str, name: &str) -> Option<String> {
        let suffix = match name.strip_prefix('*') {
            _ if name.is_empty() => return None,
            Some(suffix) if suffix.is_empty() || suffix.starts_with('.') => suffix,
            _ => return Some(name.to_owned()),
        };
        let labels = (b'a'..=b'z').map(|letter| char::from(letter).to_string());
        let labels = labels.chain((1..).map(|number: usize| format!("a{number}")));
        let hosts = labels.map(|label| [&label, suffix].concat());
        hosts.into_iter().find(|host| !self.ids.contains_key(&(environment, host.clone())))
    }
}
