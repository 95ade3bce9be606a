//! Which of two routes is asked first.
//!
//! The gateway orders the routes of all its APIs together: the longer domain first, then Exact before Prefix before
//! Regex, then the longer path, then more conditions on headers, then more on the query, then the older route. Lengths
//! are those of the configured text in bytes, a regular expression's included. What the gateway calls the time of
//! creation is here the position: that of the set, then that of the route in it. Names decide what is left.

use std::cmp::{Ordering, Reverse};

use serde::Serialize;

use crate::model::{MatchKind, Route};

/// The rule that decides which of two routes is asked first. In the order in which the rules are tried.
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

/// What a route is sorted by on one of its domains: the smaller, the earlier it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Precedence<'a> {
    domain: Reverse<usize>,
    kind: MatchKind,
    path: Reverse<usize>,
    headers: Reverse<usize>,
    queries: Reverse<usize>,
    position: usize,
    name: &'a str,
}

impl<'a> Precedence<'a> {
    /// `domain` is the length of the one by which the route takes the request; 0 takes any host.
    pub(super) fn of(route: &'a Route, domain: usize, position: usize) -> Self {
        Self {
            domain: Reverse(domain),
            kind: route.path.kind,
            path: Reverse(route.path.value.len()),
            headers: Reverse(route.headers.len()),
            queries: Reverse(route.queries.len()),
            position,
            name: &route.name,
        }
    }

    /// The first rule that tells the two apart; the name's when none does.
    pub(super) fn decided_by(&self, other: &Self) -> OrderRule {
        let rules = [
            (self.domain == other.domain, OrderRule::Domain),
            (self.kind == other.kind, OrderRule::PathKind),
            (self.path == other.path, OrderRule::PathLength),
            (self.headers == other.headers, OrderRule::Headers),
            (self.queries == other.queries, OrderRule::Queries),
            (self.position == other.position, OrderRule::Position),
        ];
        rules.into_iter().find(|(same, _)| !same).map_or(OrderRule::Name, |(_, rule)| rule)
    }
}

/// Compares two routes as the gateway does for a request to a host: `Less` is asked first. Each comes with its
/// position, which says which is older. The rule is the one that told them apart.
///
/// A domain that does not take the host does not count; without a host, the routes' longest domains do.
///
/// ```
/// use std::cmp::Ordering;
///
/// use oasgate::{OrderRule, Route, compare_routes};
///
/// let route = |kind: &str, value: &str| -> Route {
///     let text = format!(r#"{{"name": "r", "path": {{"kind": "{kind}", "value": "{value}"}}}}"#);
///     serde_json::from_str(&text).unwrap()
/// };
/// let (me, anybody) = (route("exact", "/users/me"), route("regex", "/users/[^/]+"));
/// assert_eq!(compare_routes((&anybody, 0), (&me, 1), None), (Ordering::Greater, OrderRule::PathKind));
/// ```
pub fn compare_routes(
    (a, a_position): (&Route, usize),
    (b, b_position): (&Route, usize),
    host: Option<&str>,
) -> (Ordering, OrderRule) {
    let domain = |route: &Route| {
        let names = route.domains.iter().filter(|name| host.is_none_or(|host| takes(name, host)));
        names.map(String::len).max().unwrap_or_default()
    };
    let (a, b) = (Precedence::of(a, domain(a), a_position), Precedence::of(b, domain(b), b_position));
    (a.cmp(&b), a.decided_by(&b))
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
