//! Routes in matching order, ready to be compared.

use super::form::{Form, Unreadable};
use super::hosts::{HostId, Hosts};
use super::types::{RouteRef, RouteSet};
use super::values::Conditions;
use crate::model::Route;
use crate::route::order::{OrderRule, Precedence, RouteOrder};
use crate::subject::Method;

/// A set of methods: bit 0 to 8 in the order of [`Method::ALL`], bit 9 for those that have no name here.
pub(super) type Methods = u16;

/// All methods, the nameless ones included.
pub(super) const ANY_METHOD: Methods = (1 << 10) - 1;

/// The methods of a route.
pub(super) fn methods(route: &Route) -> Methods {
    if route.methods.is_empty() || route.methods.contains(&Method::Any) {
        return ANY_METHOD;
    }
    let bit = |method: &Method| Method::ALL.iter().position(|known| known == method).unwrap_or_default();
    route.methods.iter().fold(0, |mask, method| mask | 1 << bit(method))
}

/// The method of a set that reads best in an example.
pub(super) fn simplest(methods: Methods) -> Method {
    let named = Method::ALL.into_iter().enumerate().find(|(bit, _)| methods & (1 << bit) != 0);
    named.map_or(Method::Get, |(_, method)| method)
}

/// A route.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) at: RouteRef,
    pub(super) route: &'a Route,
    pub(super) form: Form,
    pub(super) headers: Conditions<'a>,
    pub(super) queries: Conditions<'a>,
    /// Its hosts, sorted.
    hosts: Vec<HostId>,
}

/// A route on one of its hosts. Entries are sorted: the smaller number wins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Which [`Item`].
    pub(super) item: usize,
    pub(super) host: HostId,
    pub(super) methods: Methods,
}

/// All routes that some request can match, in matching order.
#[derive(Debug)]
pub(super) struct SortedRoutes<'a> {
    pub(super) items: Vec<Item<'a>>,
    pub(super) entries: Vec<Entry>,
    pub(super) hosts: Hosts<'a>,
    pub(super) unreadable: Vec<RouteRef>,
    /// Whether some route compares letters without regard to case: then the trie does.
    pub(super) folds: bool,
    /// The matching order.
    order: RouteOrder,
}

impl<'a> SortedRoutes<'a> {
    pub(super) fn new(sets: &[RouteSet<'a>], order: &RouteOrder) -> Self {
        let (mut items, mut entries, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
        let mut hosts = Hosts::default();
        for (set, of) in sets.iter().enumerate() {
            for (route, value) in of.routes.iter().enumerate() {
                let at = RouteRef { set, route };
                let form = match Form::of(value) {
                    Ok(Some(form)) => form,
                    Ok(None) => continue,
                    Err(Unreadable) => {
                        unreadable.push(at);
                        continue;
                    }
                };
                let mut own: Vec<HostId> =
                    value.domains.iter().map(|domain| hosts.add(of.environment, domain)).collect();
                if own.is_empty() {
                    own.push(hosts.add(of.environment, ""));
                }
                own.sort_unstable();
                own.dedup();
                let methods = methods(value);
                entries.extend(own.iter().map(|host| Entry { item: items.len(), host: *host, methods }));
                let headers = Conditions::of(&value.headers, true);
                let queries = Conditions::of(&value.queries, false);
                items.push(Item { at, route: value, form, headers, queries, hosts: own });
            }
        }
        hosts.relate();
        let folds = items.iter().any(|item| item.form.fold);
        let order = order.clone();
        let mut sorted = Self { items, entries: Vec::new(), hosts, unreadable, folds, order };
        sorted.entries = sorted.in_order(&entries);
        sorted
    }

    /// The entries in matching order.
    fn in_order(&self, entries: &[Entry]) -> Vec<Entry> {
        let keyed = entries.iter().filter_map(|entry| Some((self.precedence(entry)?, *entry)));
        let mut keyed: Vec<_> = keyed.collect();
        keyed.sort_by(|(a, _), (b, _)| self.order.compare(a, b).0);
        keyed.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Whether a route for a narrower host comes before all routes for wider ones.
    pub(super) fn is_by_domain(&self) -> bool {
        self.order.rules().first() == Some(&OrderRule::Domain)
    }

    /// The entry's place in the gateway's order.
    fn precedence(&self, entry: &Entry) -> Option<Precedence<'a>> {
        let item = self.items.get(entry.item)?;
        Some(Precedence::of(item.route, self.hosts.name(entry.host).len(), entry.item))
    }

    /// Why one entry wins over another.
    pub(super) fn rule(&self, a: &Entry, b: &Entry) -> OrderRule {
        let (a, b) = (self.precedence(a), self.precedence(b));
        a.zip(b).map_or(OrderRule::Name, |(a, b)| self.order.compare(&a, &b).1)
    }

    /// Whether there is a host for which both routes are found by these domains, and not by a longer one of theirs.
    pub(super) fn is_met(&self, a: (&Entry, &Item<'_>), b: (&Entry, &Item<'_>)) -> bool {
        let narrower = self.hosts.narrower(a.0.host, b.0.host);
        [a, b].into_iter().all(|(entry, item)| self.hosts.decides(&item.hosts, entry.host, narrower))
    }

    /// An entry with its route.
    pub(super) fn entry(&self, number: usize) -> Option<(&Entry, &Item<'a>)> {
        let entry = self.entries.get(number)?;
        Some((entry, self.items.get(entry.item)?))
    }
}
