//! Pairs and sets whose conflicts are known.

use oasgate::model::Route;
use oasgate::route::{ConflictKind, ConflictLevel, ConflictOptions, Overlap, RouteSet, explain};
use oasgate::{aliyun, conflicts};
use serde_json::json;

/// `kind path`, with methods before it, and conditions and domains after it: `GET,PUT regex /a x=1 @a.example`.
pub(super) fn route(text: &str) -> Route {
    let mut methods = Vec::new();
    let mut words: Vec<&str> = text.split(' ').collect();
    if words[0].chars().all(|character| character.is_ascii_uppercase() || character == ',') {
        methods = words.remove(0).split(',').collect();
    }
    let (mut headers, mut queries, mut domains) = (Vec::new(), Vec::new(), Vec::new());
    for word in &words[2..] {
        match word.split_at(1) {
            ("@", domain) => domains.push(domain),
            ("?", query) => queries.push(condition(query)),
            _ => headers.push(condition(word)),
        }
    }
    let route = json!({
        "name": text, "methods": methods, "domains": domains, "headers": headers, "queries": queries,
        "path": {"kind": words[0], "value": words[1]},
    });
    serde_json::from_value(route).unwrap()
}

fn condition(text: &str) -> serde_json::Value {
    let (name, value) = text.split_once('=').unwrap();
    json!({"name": name, "kind": "exact", "value": value})
}

/// What is found in a set: kind, winner, loser and witness of each conflict.
fn found(routes: &[&str]) -> Vec<String> {
    let routes: Vec<Route> = routes.iter().map(|text| route(text)).collect();
    let set = RouteSet::new("", &routes);
    let found = conflicts(&[set], &ConflictOptions::default());
    assert!(found.complete && found.unlisted.is_empty());
    let list = found.list.iter().map(|conflict| {
        let witness = conflict.witness.as_ref().map_or("?".to_owned(), ToString::to_string);
        format!("{} {}<{} {witness}", conflict.kind.as_str(), conflict.winner.route, conflict.loser.route)
    });
    list.collect()
}

#[test]
fn known_pairs() {
    for (routes, expected) in [
        (["regex /a/[^/]+/c", "regex /a/b/[^/]+"], &["ambiguous 0<1 GET /a/b/c"][..]),
        (["regex /users/[^/]+", "exact /users/me"], &["moreSpecific 1<0 GET /users/me"]),
        (["exact /a", "exact /a"], &["identical 0<1 GET /a"]),
        (["GET exact /a", "POST exact /a"], &[]),
        (["GET,POST exact /a", "POST,PUT exact /a"], &["identical 0<1 POST /a"]),
        (["prefix /user", "prefix /users"], &["prefixInPrefix 1<0 GET /users"]),
        (["prefix /user/", "prefix /users/"], &[]),
        (["prefix /v1/", "regex /v1/pets/[^/]+"], &["shadowed 0<1 GET /v1/pets/a"]),
        (["GET prefix /v1/", "GET,PUT regex /v1/pets/[^/]+"], &["partlyShadowed 0<1 GET /v1/pets/a"]),
        (["exact /a", "exact /a x=1"], &["moreSpecific 1<0 GET /a, x: 1"]),
        (["exact /a x=1", "exact /a x=2"], &[]),
        (["exact /a x=1", "exact /a ?y=2"], &["ambiguous 0<1 GET /a?y=2, x: 1"]),
        (["exact /a @a.example", "exact /a @b.example"], &[]),
        (["exact /a @a.example", "exact /a"], &["moreSpecific 0<1 GET a.example/a"]),
        // Names of one length, so the older one wins, and it takes all.
        (["exact /a @*.example", "exact /a @x.example"], &["shadowed 0<1 GET x.example/a"]),
        (["regex /files/.*", "regex /files/[^/]+"], &["moreSpecific 1<0 GET /files/a"]),
        (["regex /files/.+", "exact /files/"], &[]),
        (["regex /[^/]+[.]json", "regex /report[.][^/]+"], &["regexOverlap 1<0 GET /report.json"]),
        (["regex /a/\\d+", "regex /a/[^/]+"], &["shadowed 1<0 GET /a/0"]),
        (["regex /a/\\d{1,20}", "regex /a/[^/]+"], &["moreSpecific 0<1 GET /a/0"]),
        (["regex /(.*a.{20})", "regex /[^/]+"], &["undecided 0<1 ?"]),
        (["exact /a", "exact /a/"], &[]),
    ] {
        assert_eq!(found(&routes), expected, "{routes:?}");
    }
}

#[test]
fn a_shadowed_route_is_reported_once() {
    let routes = ["exact /a", "exact /a", "exact /a", "regex /[^/]+"];
    let expected = ["identical 0<1 GET /a", "identical 0<2 GET /a", "moreSpecific 0<3 GET /a"];
    assert_eq!(found(&routes), expected);
}

#[test]
fn case_is_ignored_where_asked() {
    let (mut a, b, c) = (route("exact /Users"), route("exact /users"), route("exact /USERS"));
    assert_eq!(explain(&a, &b).overlap, Overlap::None);
    a.ignore_case = true;
    for other in [b, c] {
        let Overlap::Some { kind, witness, .. } = explain(&other, &a).overlap else { panic!("they overlap") };
        assert_eq!((kind, &witness.path), (ConflictKind::MoreSpecific, &other.path.value));
    }
}

#[test]
fn environments_are_apart() {
    let routes = [route("exact /a")];
    let set = |environment| RouteSet::new("", &routes).with_environment(environment);
    assert!(conflicts(&[set("test"), set("live")], &ConflictOptions::default()).list.is_empty());
    assert_eq!(conflicts(&[set("live"), set("live")], &ConflictOptions::default()).list.len(), 1);
}

#[test]
fn what_is_not_listed_is_counted() {
    let left = (0..300).map(|at| route(&format!("regex /[^/]+/x{at}")));
    let routes: Vec<Route> = left.chain((0..300).map(|at| route(&format!("regex /y{at}/[^/]+")))).collect();
    let set = RouteSet::new("", &routes);
    let found = conflicts(&[set], &ConflictOptions::default());
    assert_eq!((found.total(), found.complete), (300 * 300, true));
    let mut each = vec![0; routes.len()];
    for conflict in &found.list {
        each[conflict.winner.route] += 1;
        each[conflict.loser.route] += 1;
    }
    assert!(each.iter().all(|count| *count <= 20), "{each:?}");
    let mut options = ConflictOptions::default();
    options.total = 5;
    let few = conflicts(&[set], &options);
    assert_eq!((few.list.len(), few.total()), (5, 300 * 300));
}

#[test]
fn hostile_sets_end_and_say_so() {
    let left = (0..10_000).map(|at| route(&format!("regex /[^/]+/x{at}/p")));
    let mut routes: Vec<Route> =
        left.chain((0..10_000).map(|at| route(&format!("regex /y{at}/[^/]+/q")))).collect();
    routes.push(route("exact /same"));
    routes.push(route("exact /same"));
    let set = RouteSet::new("", &routes);
    let found = conflicts(&[set], &ConflictOptions::default());
    assert!(!found.complete, "a hundred million pairs of nodes are too many");
    assert_eq!(found.count(ConflictLevel::Critical), 1, "same matches are found whatever else there is");
    let codes: Vec<_> = found.diagnostics(&[set]).iter().map(oasgate::Diagnostic::code).collect();
    assert_eq!(codes, ["conflict-identical", "conflict-search-ended"]);
}

/// Pairs that take long each: the work is counted, not the pairs.
#[test]
fn hostile_pairs_end_and_say_so() {
    let variables = "[^/]+a".repeat(40);
    let headers: String = (0..4_000).map(|at| format!(" x{at}=1")).collect();
    let regex = |of: &dyn Fn(usize) -> String| (0..400).map(of).collect::<Vec<_>>();
    for texts in [
        regex(&|at| format!("regex /{variables}{at}[^/]+")),
        regex(&|at| format!("regex /{variables}{at}[^/]+/b")),
        regex(&|at| format!("regex /(.*a.{{9}})[a-f]*{at}")),
        regex(&|at| format!("regex /[^/]+/{at}{}", if at < 200 { headers.as_str() } else { "" }))
            .into_iter()
            .chain([format!("regex /[^/]+/.+{headers}"), "regex /x/[^/]+".to_owned()])
            .collect(),
    ] {
        let routes: Vec<Route> = texts.iter().map(|text| route(text)).collect();
        let set = RouteSet::new("", &routes);
        let mut options = ConflictOptions::default();
        options.steps = 1_000_000;
        assert!(!conflicts(&[set], &options).complete, "{}", &texts[0][..texts[0].len().min(99)]);
    }
}

#[test]
fn the_vendors_shape() {
    let mut first = [route("GET exact /pets @api.example"), route("GET regex /pets/[^/]+ @api.example")];
    first[0].operations.push("GET /pets".parse().unwrap());
    first[1].operations.push("GET /pets/{}".parse().unwrap());
    let second = [route("GET exact /pets @api.example"), route("GET exact /pets/new @api.example")];
    let text = r#"{"name": "listPets", "method": "GET", "path": "/pets", "responses": {}}"#;
    let operations =
        [("GET /pets".parse().unwrap(), serde_json::from_str(text).unwrap())].into_iter().collect();
    let sets = [("Pets", &first), ("More pets", &second)].map(|(api, routes)| {
        RouteSet::new(api, routes).with_environment("live").with_operations(&operations)
    });
    let found = conflicts(&sets, &ConflictOptions::default());
    let infos: Vec<_> = (0..2).map(|set| aliyun::conflict_infos(&found, &sets, set)).collect();
    insta::assert_snapshot!("vendor", serde_json::to_string_pretty(&infos).unwrap());
}

#[test]
fn a_request_to_a_wildcard_is_to_no_other_domain() {
    let mut routes = vec![route("exact /x @*.ex"), route("regex /[^/]+ @*.ex")];
    routes.extend(('a'..='y').map(|label| route(&format!("exact /y @{label}.ex"))));
    let set = RouteSet::new("", &routes);
    let found = conflicts(&[set], &ConflictOptions::default());
    let witness =
        found.list.iter().find(|it| it.winner.route == 0).and_then(|it| it.witness.as_ref()).unwrap();
    assert_eq!(witness.host.as_deref(), Some("z.ex"));
}

#[test]
fn an_identical_route_loses_what_both_have() {
    for (first, second, methods) in [
        ("GET exact /a", "GET exact /a", "GET"),
        ("GET,PUT,POST exact /a", "POST,GET exact /a", "GET, POST"),
        ("GET exact /a", "exact /a", "GET"),
        ("exact /a", "PUT exact /a", "PUT"),
        ("exact /a", "exact /a", "any method"),
    ] {
        let routes = [route(first), route(second)];
        let set = RouteSet::new("", &routes);
        let found = conflicts(&[set], &ConflictOptions::default()).diagnostics(&[set]);
        let message = found[0].message(oasgate::Lang::En);
        assert!(message.contains(&format!("({methods})")), "{first} {second}: {message}");
    }
}

#[test]
fn findings_stand_where_the_operations_of_their_routes_do() {
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a/{x}/c:\n    get: {operationId: one, responses: {'200': {description: d}}}\n  /a/b/{y}:\n    get: {operationId: two, responses: {'200': {description: d}}}\n";
    let imported = oasgate::import(document, &oasgate::ImportOptions::default()).value.unwrap();
    let routes = oasgate::routes(&imported.api, &oasgate::route::RouteOptions::default()).value.unwrap();
    let set = RouteSet::new("", &routes).with_places(&imported.places);
    let found = conflicts(&[set], &ConflictOptions::default()).diagnostics(&[set]);
    let [found] = &found[..] else { panic!("{found:?}") };
    assert_eq!(found.code(), "conflict-ambiguous");
    assert_eq!(found.location().map(|at| at.line), Some(7));
    assert_eq!(found.related().iter().map(|at| at.line).collect::<Vec<_>>(), [5]);
}
