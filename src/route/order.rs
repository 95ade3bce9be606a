//! Which of two routes is asked first.
//!
//! A [`RouteOrder`] is a list of rules. By default the longer domain is asked first, then Exact before Prefix before Regex,
//! then the longer path, then more conditions on headers, then more on the query, then the older route. Lengths are those
//! of the configured text in bytes, a regular expression's included. What a gateway calls the time of creation is here the
//! position: that of the set, then that of the route in it. Names decide what is left.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde::Serialize;

use crate::model::{MatchKind, Route};

/// A rule that decides which of two routes is asked first. In the order in which the rules are tried by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum OrderRule {
    /// The longer domain name; a route for any host comes last.
    Domain,
    /// Exact before Prefix before Regex.
    PathKind,
    /// The longer path, pattern or prefix.
    PathLength,
    /// More conditions on headers.
    Headers,
    /// More conditions on the query.
    Queries,
    /// The older one.
    Position,
    /// The name that sorts first.
    Name,
}

impl OrderRule {
    /// The rule as in its JSON form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::PathKind => "pathKind",
            Self::PathLength => "pathLength",
            Self::Headers => "headers",
            Self::Queries => "queries",
            Self::Position => "position",
            Self::Name => "name",
        }
    }
}

/// The rules by which a gateway orders the routes of all its APIs, as data. The first rule that tells two routes apart
/// decides.
///
/// Position and then name decide what no rule of the list does, whether they are in it or not: every order is total.
///
/// ```
/// use oasgate::route::{ConflictOptions, OrderRule, RouteOrder};
///
/// const OLDEST_FIRST: RouteOrder = RouteOrder::new(&[OrderRule::Domain, OrderRule::Position]);
/// let options = ConflictOptions::default().with_order(OLDEST_FIRST);
/// assert_eq!(options.order.rules().len(), 2);
/// assert_eq!(RouteOrder::default().rules()[0], OrderRule::Domain);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RouteOrder(Cow<'static, [OrderRule]>);

impl RouteOrder {
    /// Domain, kind of path, length of path, conditions on headers, conditions on the query, position, name.
    pub const DEFAULT: Self = Self::new(&[
        OrderRule::Domain,
        OrderRule::PathKind,
        OrderRule::PathLength,
        OrderRule::Headers,
        OrderRule::Queries,
        OrderRule::Position,
        OrderRule::Name,
    ]);

    /// An order that is known when the program is compiled. `RouteOrder::from(rules)` takes a `Vec`.
    pub const fn new(rules: &'static [OrderRule]) -> Self {
        Self(Cow::Borrowed(rules))
    }

    /// The rules, the one that is tried first in front.
    pub fn rules(&self) -> &[OrderRule] {
        &self.0
    }

    /// Which is asked first, and the first rule that tells the two apart; the name's when none does.
    pub(super) fn compare(&self, a: &Precedence<'_>, b: &Precedence<'_>) -> (Ordering, OrderRule) {
        let rules = self.0.iter().copied().chain([OrderRule::Position, OrderRule::Name]);
        let mut compared = rules.map(|rule| (a.compare(b, rule), rule));
        compared.find(|(order, _)| order.is_ne()).unwrap_or((Ordering::Equal, OrderRule::Name))
    }
}

impl Default for RouteOrder {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl From<Vec<OrderRule>> for RouteOrder {
    fn from(rules: Vec<OrderRule>) -> Self {
        Self(rules.into())
    }
}

/// What a route is sorted by on one of its domains.
#[derive(Debug, Clone, Copy)]
pub(super) struct Precedence<'a> {
    domain: usize,
    kind: MatchKind,
    path: usize,
    headers: usize,
    queries: usize,
    position: usize,
    name: &'a str,
}

impl<'a> Precedence<'a> {
    /// `domain` is the length of the one by which the route takes the request; 0 takes any host.
    pub(super) fn of(route: &'a Route, domain: usize, position: usize) -> Self {
        Self {
            domain,
            kind: route.path.kind,
            path: route.path.value.len(),
            headers: route.headers.len(),
            queries: route.queries.len(),
            position,
            name: &route.name,
        }
    }

    /// Compares two routes by one rule: `Less` is asked first.
    fn compare(&self, other: &Self, rule: OrderRule) -> Ordering {
        match rule {
            OrderRule::Domain => other.domain.cmp(&self.domain),
            OrderRule::PathKind => self.kind.cmp(&other.kind),
            OrderRule::PathLength => other.path.cmp(&self.path),
            OrderRule::Headers => other.headers.cmp(&self.headers),
            OrderRule::Queries => other.queries.cmp(&self.queries),
            OrderRule::Position => self.position.cmp(&other.position),
            OrderRule::Name => self.name.cmp(other.name),
        }
    }
}

/// Compares two routes in the [default order](RouteOrder::DEFAULT) for a request to a host: `Less` is asked first. Each comes with its
/// position, which says which is older. The rule is the one that told them apart.
///
/// A domain that does not take the host does not count; without a host, the routes' longest domains do.
///
/// ```
/// use std::cmp::Ordering;
///
/// use oasgate::model::Route;
/// use oasgate::route::{OrderRule, compare_routes};
///
/// let route = |kind: &str, value: &str| -> Route {
///     let text = format!(r#"{{"name": "r", "path": {{"kind": "{kind}", "value": "{value}"}}}}"#);
///     serde_json::from_str(&text).unwrap()
/// };
/// let (me, anybody) = (route("exact", "/users/me"), route("regex", "/users/[^/]+"));
/// assert_eq!(compare_routes((&anybody, 0), (&me, 1), None), (Ordering::Greater, OrderRule::PathKind));
/// ```
pub fn compare_routes(a: (&Route, usize), b: (&Route, usize), host: Option<&str>) -> (Ordering, OrderRule) {
    compare_routes_by(&RouteOrder::DEFAULT, a, b, host)
}

/// Compares two routes as [`compare_routes`] does, in the order of a gateway.
///
/// ```
/// use std::cmp::Ordering;
///
/// use oasgate::model::Route;
/// use oasgate::route::{OrderRule, RouteOrder, compare_routes_by};
///
/// let route = |value: &str| -> Route {
///     let text = format!(r#"{{"name": "r", "path": {{"kind": "exact", "value": "{value}"}}}}"#);
///     serde_json::from_str(&text).unwrap()
/// };
/// let (first, second) = (route("/a"), route("/a/long/one"));
/// let order = RouteOrder::from(vec![OrderRule::Position]);
/// let compared = compare_routes_by(&order, (&first, 0), (&second, 1), None);
/// assert_eq!(compared, (Ordering::Less, OrderRule::Position));
/// ```
pub fn compare_routes_by(
    order: &RouteOrder,
    (a, a_position): (&Route, usize),
    (b, b_position): (&Route, usize),
    host: Option<&str>,
) -> (Ordering, OrderRule) {
    let domain = |route: &Route| {
        let names = route.domains.iter().filter(|name| host.is_none_or(|host| takes(name, host)));
        names.map(String::len).max().unwrap_or_default()
    };
    let (a, b) = (Precedence::of(a, domain(a), a_position), Precedence::of(b, domain(b), b_position));
    order.compare(&a, &b)
}

/// Whether a domain name, or a wildcard such as `*.example.com`, takes a host. A wildcard takes any number of labels.
fn takes(domain: &str, host: &str) -> bool {
    match domain.strip_prefix('*') {
        None => domain.eq_ignore_ascii_case(host),
        Some(suffix) if suffix.is_empty() || suffix.starts_with('.') => host
            .len()
            .checked_sub(suffix.len())
            .filter(|at| *at > 0)
            .is_some_and(|at| host.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(suffix))),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_take_hosts_below_them() {
        for (domain, host, expected) in [
            ("a.example", "A.example", true),
            ("*.example", "a.example", true),
            ("*.example", "a.b.example", true),
            ("*.example", "example", false),
            ("*.example", ".example", false),
            ("*", "a", true),
            ("*ample", "example", false),
            ("a.example", "b.example", false),
        ] {
            assert_eq!(takes(domain, host), expected, "{domain} {host}");
        }
    }
}
