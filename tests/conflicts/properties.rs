//! Generated route sets, judged by the plain gateway: every witness proves its conflict, nothing that is called
//! shadowed gets a request, and no overlap is missed.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use oasgate::conflicts;
use oasgate::model::{MatchKind, Route, ValueMatch};
use oasgate::route::{
    Conflict, ConflictKind, ConflictOptions, Conflicts, OrderRule, Overlap, RouteOrder, RouteSet,
    compare_routes, compare_routes_by, explain,
};
use oasgate::subject::Method;
use proptest::collection::vec;
use proptest::prelude::*;

use super::reference::{Path, Piece, Request, order, takes_beside_path};

const HOSTS: &[&str] = &["a.ex", "b.ex", "long.b.ex", "other.b.ex", "other"];
const SEGMENTS: &[&str] = &["", "a", "b", "ab", "ba", "c"];

/// Every path of one to three of the segments, and some longer ones.
fn paths() -> Vec<String> {
    let mut all = Vec::new();
    let mut last = vec![String::new()];
    for _ in 0..3 {
        last =
            last.iter().flat_map(|path| SEGMENTS.iter().map(move |next| format!("{path}/{next}"))).collect();
        all.extend(last.clone());
    }
    all.extend(["/a/b/a/b", "/a/a/a/a", "/b/a/c/", "/A", "/a/B", "/AB/a"].map(str::to_owned));
    all
}

fn requests() -> Vec<Request> {
    let values: [&[(&str, &str)]; 4] = [&[], &[("x", "1")], &[("x", "12")], &[("x", "1"), ("y", "2")]];
    let own = |values: &[(&str, &str)]| {
        values.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>()
    };
    let mut all = Vec::new();
    for host in HOSTS {
        for method in [Method::Get, Method::Post, Method::Put] {
            for headers in values {
                for queries in &values[..2] {
                    let (headers, queries) = (own(headers), own(queries));
                    all.push(Request {
                        method,
                        host: (*host).to_owned(),
                        path: String::new(),
                        headers,
                        queries,
                    });
                }
            }
        }
    }
    all
}

fn segment() -> impl Strategy<Value = Vec<Piece>> {
    prop_oneof![
        5 => prop::sample::select(SEGMENTS).prop_map(|text| vec![Piece::Text(text)]),
        4 => Just(vec![Piece::Variable]),
        1 => Just(vec![Piece::Text("a"), Piece::Variable]),
        1 => Just(vec![Piece::Variable, Piece::Text("b")]),
        1 => Just(vec![Piece::Variable, Piece::Variable]),
    ]
}

fn path() -> impl Strategy<Value = Path> {
    let joined = |segments: Vec<Vec<Piece>>| {
        segments
            .into_iter()
            .flat_map(|segment| [vec![Piece::Text("/")], segment].concat())
            .collect::<Vec<_>>()
    };
    let literal = || {
        vec(prop::sample::select(SEGMENTS).prop_map(|text| vec![Piece::Text(text)]), 1..4).prop_map(joined)
    };
    let templates = || vec(segment(), 1..4).prop_map(joined);
    let tail = prop::sample::select(vec![
        vec![Piece::Text("/"), Piece::Any],
        vec![Piece::Text("/"), Piece::More],
        vec![Piece::Text("/a"), Piece::More],
        vec![Piece::Any],
        vec![Piece::Text("/"), Piece::OneOf("ab")],
        vec![Piece::OneOf("a/"), Piece::Text("b")],
    ]);
    prop_oneof![
        2 => literal().prop_map(|pieces| Path { kind: MatchKind::Exact, pieces }),
        2 => literal().prop_map(|pieces| Path { kind: MatchKind::Prefix, pieces }),
        4 => templates().prop_map(|pieces| Path { kind: MatchKind::Regex, pieces }),
        2 => (templates(), tail).prop_map(|(pieces, tail)| {
            Path { kind: MatchKind::Regex, pieces: [pieces, tail].concat() }
        }),
    ]
}

fn conditions() -> impl Strategy<Value = Vec<ValueMatch>> {
    let one =
        |name: &str, kind, value: &str| ValueMatch { name: name.to_owned(), kind, value: value.to_owned() };
    prop_oneof![
        12 => Just(vec![]),
        1 => Just(vec![one("x", MatchKind::Exact, "1")]),
        1 => Just(vec![one("X", MatchKind::Prefix, "1")]),
        1 => Just(vec![one("x", MatchKind::Regex, ".*")]),
        1 => Just(vec![one("x", MatchKind::Exact, "1"), one("y", MatchKind::Exact, "2")]),
    ]
}

/// A route with the path that it was made of.
type Made = (Route, Path);

fn route() -> impl Strategy<Value = Made> {
    let methods = prop::sample::select(vec![
        vec![],
        vec![Method::Get],
        vec![Method::Get, Method::Post],
        vec![Method::Put],
    ]);
    let domains = prop::sample::select(vec![
        vec![],
        vec![],
        vec!["a.ex"],
        vec!["a.ex", "*.ex"],
        vec!["*.ex"],
        vec!["b.ex", "*.b.ex"],
        vec!["*.ex", "b.ex"],
        vec!["*.ex", "*.b.ex", "long.b.ex"],
        vec!["*", "other.b.ex"],
        vec!["long.b.ex"],
    ]);
    (path(), methods, domains, conditions(), conditions(), prop::bool::weighted(0.1)).prop_map(
        |(path, methods, domains, headers, mut queries, ignore_case)| {
            // The name of a parameter is compared as it is written.
            for query in &mut queries {
                query.name.make_ascii_lowercase();
            }
            let route = Route {
                name: "r".to_owned(),
                description: None,
                operations: Vec::new(),
                methods,
                domains: domains.into_iter().map(str::to_owned).collect(),
                path: path.value(),
                headers,
                queries,
                ignore_case,
                operator: oasgate::model::operator::Operator::default(),
            };
            (route, path)
        },
    )
}

/// What each route takes of all requests.
struct World {
    paths: Vec<String>,
    requests: Vec<Request>,
}

impl World {
    /// Requests, paths left out, and paths that a route takes.
    fn taken(&self, (route, path): &Made) -> (Vec<bool>, Vec<bool>) {
        let requests = self.requests.iter().map(|request| takes_beside_path(route, request));
        let paths = self.paths.iter().map(|text| path.takes(text, route.ignore_case));
        (requests.collect(), paths.collect())
    }
}

fn both(a: &[bool], b: &[bool]) -> Vec<usize> {
    (0..a.len()).filter(|at| a[*at] && b[*at]).collect()
}

fn takes((route, path): &Made, request: &Request) -> bool {
    takes_beside_path(route, request) && path.takes(&request.path, route.ignore_case)
}

/// The two routes, a request that shows what is wrong, and what that is.
fn fail(conflict: &Conflict, what: &str) -> TestCaseError {
    TestCaseError::fail(format!("{what}: {conflict:#?}"))
}

fn check_witness(routes: &[Made], conflict: &Conflict) -> Result<(), TestCaseError> {
    let Some(witness) = &conflict.witness else { return Ok(()) };
    let request = Request {
        method: witness.method,
        host: witness.host.clone().unwrap_or_else(|| "any.host".to_owned()),
        path: witness.path.clone(),
        headers: witness.headers.clone(),
        queries: witness.queries.clone(),
    };
    let (winner, loser) = (conflict.winner.route, conflict.loser.route);
    if !takes(&routes[winner], &request) || !takes(&routes[loser], &request) {
        return Err(fail(conflict, "the witness does not match both"));
    }
    let key = |at: usize| order(&routes[at].0, &request.host, at);
    if key(winner) >= key(loser) {
        return Err(fail(conflict, "the loser wins"));
    }
    let compared =
        compare_routes((&routes[winner].0, winner), (&routes[loser].0, loser), Some(&request.host));
    if compared != (Ordering::Less, conflict.rule) {
        return Err(fail(conflict, "the rule is another"));
    }
    Ok(())
}

/// The longest of a route's domains that takes the host; empty for a route that takes any.
fn longest<'r>(route: &'r Route, host: &str) -> Option<&'r str> {
    let taking = route.domains.iter().filter(|domain| takes_host(domain, host));
    let longest = taking.map(String::as_str).max_by_key(|domain| (domain.len(), !domain.starts_with('*')));
    if route.domains.is_empty() { Some("") } else { longest }
}

/// For one host there is one winner, whatever other domains the two routes have.
fn check_winner(routes: &[Made], conflict: &Conflict) -> Result<(), TestCaseError> {
    let (winner, loser) = (conflict.winner.route, conflict.loser.route);
    for host in HOSTS {
        let Some(both) = longest(&routes[winner].0, host).zip(longest(&routes[loser].0, host)) else {
            continue;
        };
        let narrower =
            [both.0, both.1].into_iter().max_by_key(|domain| (domain.len(), !domain.starts_with('*')));
        let applies = match narrower {
            None | Some("") => conflict.domains.is_empty(),
            Some(domain) => conflict.domains.iter().any(|own| own == domain),
        };
        let key = |at: usize| order(&routes[at].0, host, at);
        if applies && key(winner) >= key(loser) {
            return Err(fail(conflict, &format!("on {host} the loser wins")));
        }
    }
    Ok(())
}

/// Whether the hosts of a conflict take the host and no narrower one of the loser does.
fn is_on(conflict: &Conflict, loser: &Route, host: &str) -> bool {
    let taking = loser.domains.iter().filter(|domain| takes_host(domain, host));
    // Of two that are as long, the host itself is narrower than a wildcard.
    let longest = taking.max_by_key(|domain| (domain.len(), !domain.starts_with('*')));
    match longest {
        None => conflict.domains.is_empty() && loser.domains.is_empty(),
        Some(domain) => conflict.domains.contains(domain),
    }
}

fn takes_host(domain: &str, host: &str) -> bool {
    domain.strip_prefix('*').map_or(domain == host, |suffix| host.ends_with(suffix))
}

fn check_kind(world: &World, routes: &[Made], conflict: &Conflict) -> Result<(), TestCaseError> {
    let (winner, loser) = (&routes[conflict.winner.route], &routes[conflict.loser.route]);
    let ((won, won_paths), (lost, lost_paths)) = (world.taken(winner), world.taken(loser));
    let common =
        |request: &Request| winner.0.methods.is_empty() || winner.0.methods.contains(&request.method);
    for (at, request) in world.requests.iter().enumerate() {
        if !lost[at] || !is_on(conflict, &loser.0, &request.host) {
            continue;
        }
        let all = match conflict.kind {
            ConflictKind::Shadowed => true,
            ConflictKind::Identical | ConflictKind::PartlyShadowed => common(request),
            _ => false,
        };
        let reached = (0..lost_paths.len()).find(|path| lost_paths[*path] && !(won[at] && won_paths[*path]));
        if let (true, Some(path)) = (all, reached) {
            return Err(fail(conflict, &format!("{:?} {} reaches the loser", request, world.paths[path])));
        }
    }
    let is_inside =
        conflict.kind == ConflictKind::MoreSpecific || conflict.kind == ConflictKind::PrefixInPrefix;
    if is_inside && (0..won_paths.len()).any(|path| won_paths[path] && !lost_paths[path]) {
        return Err(fail(conflict, "the winner is not inside the loser"));
    }
    Ok(())
}

/// Whether the pair is reported, or one of the two is reported as shadowed by another route.
fn is_reported(found: &Conflicts, a: usize, b: usize, routes: &[Made], host: &str) -> bool {
    found.list.iter().any(|conflict| {
        let pair = (conflict.winner.route, conflict.loser.route);
        let takes_all = matches!(conflict.kind, ConflictKind::Shadowed | ConflictKind::Identical);
        let dead = takes_all && (pair.1 == a || pair.1 == b) && is_on(conflict, &routes[pair.1].0, host);
        dead || pair == (a, b) || pair == (b, a)
    })
}

fn check_complete(world: &World, routes: &[Made], found: &Conflicts) -> Result<(), TestCaseError> {
    let taken: Vec<_> = routes.iter().map(|route| world.taken(route)).collect();
    for b in 1..routes.len() {
        for a in 0..b {
            let paths = both(&taken[a].1, &taken[b].1);
            let Some(path) = paths.first() else { continue };
            for request in both(&taken[a].0, &taken[b].0) {
                let request = &world.requests[request];
                if !is_reported(found, a, b, routes, &request.host) {
                    let (x, y) = (&routes[a].0, &routes[b].0);
                    let path = &world.paths[*path];
                    return Err(TestCaseError::fail(format!(
                        "missed {request:?} {path}\n{x:?}\n{y:?}\n{found:#?}"
                    )));
                }
            }
        }
    }
    Ok(())
}

fn check_explained(routes: &[Made], found: &Conflicts) -> Result<(), TestCaseError> {
    for conflict in &found.list {
        let (first, second) = (
            conflict.winner.route.min(conflict.loser.route),
            conflict.winner.route.max(conflict.loser.route),
        );
        let explained = explain(&routes[first].0, &routes[second].0);
        match explained.overlap {
            Overlap::Some { level, .. } if level <= conflict.level => {}
            Overlap::Undecided if conflict.witness.is_none() => {}
            other => return Err(fail(conflict, &format!("explained as {other:?}"))),
        }
    }
    Ok(())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// As many as the name says, unless the environment asks for others.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(10_000)
}

#[test]
fn the_plain_gateway_agrees() {
    let world = World { paths: paths(), requests: requests() };
    let kinds = RefCell::new(BTreeMap::new());
    let mut runner = proptest::test_runner::TestRunner::new(config(cases()));
    let result = runner.run(&vec(route(), 2..6), |routes| {
        let own: Vec<Route> = routes.iter().map(|(route, _)| route.clone()).collect();
        let set = RouteSet::new("", &own);
        let found = conflicts(&[set], &ConflictOptions::default());
        prop_assert!(found.complete && found.unlisted.is_empty() && found.unreadable.is_empty());
        for conflict in &found.list {
            check_witness(&routes, conflict)?;
            check_winner(&routes, conflict)?;
            check_kind(&world, &routes, conflict)?;
            *kinds.borrow_mut().entry(conflict.kind).or_insert(0) += 1;
        }
        check_complete(&world, &routes, &found)?;
        check_explained(&routes, &found)
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    let kinds = kinds.into_inner();
    // Sets of few routes that are the same are rare: some ten in ten thousand.
    assert!(cases() < 10_000 || kinds.len() == 7, "every kind but one was judged: {kinds:?}");
}

#[test]
fn the_order_is_total() {
    let compared = std::cell::Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(config(cases()));
    let result = runner.run(&vec(route(), 3), |routes| {
        let routes: Vec<_> = routes.iter().map(|(route, _)| route).zip([0, 1, 2]).collect();
        for host in HOSTS.iter().map(|host| Some(*host)).chain([None]) {
            let less = |a: usize, b: usize| compare_routes(routes[a], routes[b], host).0 == Ordering::Less;
            for (a, b, c) in [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)] {
                prop_assert!(less(a, b) != less(b, a));
                prop_assert!(!(less(a, b) && less(b, c)) || less(a, c));
            }
            let host = host.unwrap_or_default();
            if routes.iter().all(|(route, _)| route.domains.iter().any(|domain| takes_host(domain, host))) {
                let mut sorted = routes.clone();
                sorted.sort_by_key(|(route, position)| order(route, host, *position));
                prop_assert!(
                    sorted.is_sorted_by(|a, b| compare_routes(*a, *b, Some(host)).0 == Ordering::Less)
                );
                compared.set(compared.get() + 1);
            }
        }
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    assert!(compared.get() > 0, "no three routes were on one host");
}

/// Rules in any order, some of them missing.
fn rules() -> impl Strategy<Value = Vec<OrderRule>> {
    let all = RouteOrder::DEFAULT.rules().to_vec();
    (Just(all).prop_shuffle(), 0..8_usize).prop_map(|(rules, most)| rules.into_iter().take(most).collect())
}

#[test]
fn the_plain_gateway_agrees_in_any_order() {
    let world = World { paths: paths(), requests: requests() };
    let mut runner = proptest::test_runner::TestRunner::new(config(cases().min(3_000)));
    let result = runner.run(&(vec(route(), 2..6), rules()), |(routes, rules)| {
        let order = RouteOrder::from(rules);
        let own: Vec<Route> = routes.iter().map(|(route, _)| route.clone()).collect();
        let options = ConflictOptions::default().with_order(order.clone());
        let found = conflicts(&[RouteSet::new("", &own)], &options);
        prop_assert!(found.complete && found.unlisted.is_empty() && found.unreadable.is_empty());
        for conflict in &found.list {
            let (winner, loser) = (conflict.winner.route, conflict.loser.route);
            let host = conflict.witness.as_ref().map(|witness| witness.host.as_deref().unwrap_or("any.host"));
            let sides = ((&own[winner], winner), (&own[loser], loser));
            let compared = compare_routes_by(&order, sides.0, sides.1, host);
            prop_assert_eq!(compared, (Ordering::Less, conflict.rule), "{:#?} {:?}", conflict, order);
            check_kind(&world, &routes, conflict)?;
        }
        check_complete(&world, &routes, &found)
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}
