//! Matching order: which of two routes comes first.
//!
//! A [`RouteOrder`] is a list of rules. By default the longer domain comes first, then Exact before Prefix before
//! Regex, then the longer path, then more conditions on headers, then more conditions on the query, then the older
//! route. Lengths are those of the configured text in bytes, also for a regular expression. Positions replace a
//! gateway's times of creation: first the position of the set, then that of the route in it. Names decide what remains.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde::Serialize;

use crate::model::{MatchKind, Route};

/// A rule that decides which of two routes comes first, in the order in which the rules apply by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
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
    /// The rule's name in the JSON form.
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

/// The rules by which a gateway orders the routes of all its APIs, as data. The first rule that distinguishes two
/// routes decides.
///
/// When no rule of the list decides, the position does, and then the name, even if they are not in the list: every
/// order is total.
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

    /// An order that is known at compile time. `RouteOrder::from(rules)` takes a `Vec`.
    pub const fn new(rules: &'static [OrderRule]) -> Self {
        Self(Cow::Borrowed(rules))
    }

    /// The rules, in the order in which they apply.
    pub fn rules(&self) -> &[OrderRule] {
        &self.0
    }

    /// Which comes first, and the first rule that distinguishes the two; the name's when none does.
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

/// The sort key of a route on one of its domains.
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
    /// `domain` is the length of the domain that matches the request; 0 matches any host.
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

    /// Compares two routes by one rule: `Less` comes first.
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

/// Compares two routes in the [default order](RouteOrder::DEFAULT) for a request to a host: `Less` comes first. Each
/// route is given with its position, which says which is older. The returned rule is the one that decided.
///
/// A domain that does not match the host does not count; without a host, the routes' longest domains count.
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
