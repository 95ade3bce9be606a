//! Forms of paths as routes: the engine for conflicts, which knows nothing of this gateway, confirms what is said of them.

use oasgate::Subject;
use oasgate::conflicts;
use oasgate::convert::Payload;
use oasgate::model::{MatchKind, Route};
use oasgate::route::{Conflict, ConflictOptions, OrderRule, RouteOrder, RouteSet};
use oasgate::tencent::{CreateApiRequest, PathForm};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::requests::{arg, paths};
use super::{converted, document};

fn route(kind: MatchKind, value: &str) -> Route {
    serde_json::from_value(json!({"name": "r", "path": {"kind": kind, "value": value}})).unwrap()
}

/// A path whose variables take what an expression takes.
fn expression(path: &str, of_variable: &str) -> String {
    let mut expression = String::new();
    for (at, piece) in path.split('{').enumerate() {
        let text = if at == 0 { piece } else { piece.split_once('}').unwrap().1 };
        expression += if at == 0 { "" } else { of_variable };
        expression += text;
    }
    expression
}

/// The route of a form: plain forms are prefixes, and variables take slashes.
fn of_form(form: &PathForm) -> Route {
    match form {
        PathForm::Exact(path) => route(MatchKind::Exact, path),
        PathForm::Prefix(path) | PathForm::Plain(path) => route(MatchKind::Prefix, path),
        PathForm::Pattern(path) => route(MatchKind::Regex, &expression(path, ".+")),
    }
}

/// The route that OpenAPI means by a template: a variable takes one segment, and a greedy one at the end more.
fn of_template(path: &str) -> Route {
    route(MatchKind::Regex, &expression(&path.replace("{path+}", ".+"), "[^/]+"))
}

/// The conflict of two routes, the first of which comes first.
fn conflict(first: &Route, second: &Route) -> Option<Conflict> {
    // The gateway's order of forms is none of the rules of an order, so it is the routes' own.
    let options = ConflictOptions::default().with_order(RouteOrder::new(&[OrderRule::Position]));
    let routes = [first.clone(), second.clone()];
    let mut found = conflicts(&[RouteSet::new("", &routes)], &options);
    assert!(found.complete && found.unreadable.is_empty(), "{routes:?}");
    let found = found.list.pop()?;
    assert_eq!((found.winner.route, found.loser.route), (0, 1));
    Some(found)
}

/// Whether a route takes a request.
fn takes(route_of: &Route, path: &str) -> bool {
    conflict(route_of, &route(MatchKind::Exact, path)).is_some()
}

fn form(text: &str) -> PathForm {
    PathForm::parse(text).unwrap()
}

#[test]
fn each_form_takes_what_the_vendors_page_says() {
    let mut taken = 0;
    for text in [
        "/user",
        "=/user",
        "^~/user",
        "/user/{id}",
        "/user/{id}/x",
        "/{a}/x/{b}",
        "/v1.0/{id}",
        "/{a}{b}",
        "/{A}/product/{B}",
        "/{A}/{B}",
        "/",
        "^~/",
        "=/",
    ] {
        for path in [
            "/",
            "/user",
            "/usertest",
            "/user/test/a",
            "/use",
            "/user/",
            "/user/1",
            "/user/1/2",
            "/user/1/2/x",
            "/user/1/x/2",
            "/user//x",
            "/1/x/",
            "/1/x/2",
            "/v1a0/1",
            "/v1.0/1",
            "/1",
            "/12",
            "/middleware/product/apigw/detail",
            "/middleware/apigw/detail",
        ] {
            let form = form(text);
            assert_eq!(takes(&of_form(&form), path), form.matches(path), "{text} {path}");
            taken += usize::from(form.matches(path));
        }
    }
    assert!(taken > 70, "{taken}");
}

/// What an operation has on the gateway.
struct Written {
    subject: Subject,
    form: PathForm,
}

/// What each operation has, in the order given, and the requests that are said to go elsewhere: whose, whereto, which.
fn written(all: &[(&str, &str)], options: Value) -> (Vec<Written>, Vec<(String, String, String)>) {
    let outcome = converted(&paths(all), options);
    let conversion = outcome.value.unwrap();
    let written = |(_, name): &(&str, &str)| {
        let of_name = |one: &&Payload<CreateApiRequest>| one.body.api_name.as_deref() == Some(*name);
        let one = conversion.payloads.iter().find(of_name).unwrap();
        let path = one.body.request_config.as_ref().unwrap().path.as_ref().unwrap();
        Written { subject: one.subject.clone(), form: form(path) }
    };
    let payloads: Vec<Written> = all.iter().map(written).collect();
    let found = outcome.diagnostics.iter().filter(|found| found.code() == "tencent-requests-misrouted");
    let found = found.map(|found| {
        let request = arg(found, "request").strip_prefix("GET ").unwrap().to_owned();
        (found.subject_text().unwrap(), arg(found, "other").to_owned(), request)
    });
    (payloads, found.collect())
}

#[test]
fn a_concrete_path_keeps_its_meaning_beside_a_variable() {
    let (payloads, found) = written(&[("/users/{id}", "user"), ("/users/me", "me")], json!({}));
    assert_eq!(found, []);
    let [user, me] = &payloads[..] else { panic!() };
    assert!(me.form.priority() < user.form.priority());
    let conflict = conflict(&of_form(&me.form), &of_form(&user.form)).unwrap();
    assert_eq!(conflict.witness.unwrap().path, "/users/me");
}

fn segments() -> impl Strategy<Value = String> {
    let segment = prop_oneof![Just("a"), Just("b"), Just("ab"), Just("{v}")];
    prop::collection::vec(segment, 1..5).prop_map(|segments| {
        let named = segments.iter().enumerate().map(|(at, segment)| match *segment {
            "{v}" => format!("/{{v{at}}}"),
            text => format!("/{text}"),
        });
        named.collect()
    })
}

/// Up to three operations with different paths, and what the options ask for each.
fn apis() -> impl Strategy<Value = Vec<(String, u8)>> {
    prop::collection::vec((segments(), 0..4_u8), 2..4).prop_map(|mut all| {
        let shape = |path: &str| expression(path, "{}");
        let mut seen = std::collections::BTreeSet::new();
        all.retain(|(path, _)| seen.insert(shape(path)));
        all
    })
}

proptest! {
    #[test]
    fn a_form_takes_a_request_where_a_route_does(text in segments(), path in segments(), kind in 0..3_u8) {
        let text = match kind {
            0 => format!("={}", expression(&text, "a")),
            1 => format!("^~{}", expression(&text, "b")),
            _ => text,
        };
        let (form, path) = (form(&text), expression(&path, "ab"));
        prop_assert_eq!(takes(&of_form(&form), &path), form.matches(&path), "{} {}", text, path);
    }

    /// Each request that is said to go elsewhere is one of its operation, and the two forms are in conflict over it. Each
    /// request that the engine finds and only one of two operations means is said to go elsewhere.
    #[test]
    fn requests_that_go_elsewhere_are_conflicts(api in apis()) {
        let named: Vec<(String, String)> =
            api.iter().enumerate().map(|(at, (path, _))| (path.clone(), format!("op{at}"))).collect();
        let all: Vec<(&str, &str)> = named.iter().map(|(path, name)| (path.as_str(), name.as_str())).collect();
        let asked: serde_json::Map<String, Value> = api.iter().enumerate().filter_map(|(at, (path, kind))| {
            let member = ["prefixMatch", "plainMatch"].get(usize::from(*kind))?;
            (!path.contains('{')).then(|| (format!("op{at}"), json!({ *member: true })))
        }).collect();
        let (payloads, found) = written(&all, json!({ "operations": asked }));
        prop_assert_eq!(payloads.len(), all.len());
        for (at, own) in payloads.iter().enumerate() {
            let meant = of_template(all[at].0);
            for (there, other) in payloads.iter().enumerate().filter(|(there, _)| *there != at) {
                let (subject, to) = (own.subject.to_string(), other.subject.to_string());
                let said = found.iter().find(|(from, goes, _)| *from == subject && *goes == to);
                let (ahead, behind) = (of_form(&other.form), of_form(&own.form));
                if let Some((.., request)) = said {
                    prop_assert!(conflict(&ahead, &behind).is_some(), "{} {}", subject, to);
                    prop_assert!(takes(&meant, request) && takes(&ahead, request) && takes(&behind, request));
                    prop_assert!(other.form.priority() <= own.form.priority());
                }
                let may_win = match (other.form.priority(), own.form.priority()) {
                    (3, 3) => true,
                    (2, 2) | (4, 4) => other.form.path().len() > own.form.path().len(),
                    (first, second) => first < second,
                };
                let shared = conflict(&ahead, &meant).filter(|_| may_win);
                if let Some(request) = shared.and_then(|shared| shared.witness) {
                    let is_meant = takes(&of_template(all[there].0), &request.path);
                    prop_assert!(is_meant || said.is_some(), "{}: {} goes to {}", subject, request, to);
                }
            }
        }
    }

    /// What a path may match beside its operation is taken by the form's route, and not by that of the operation.
    #[test]
    fn surplus_requests_are_outside_the_operation(path in segments()) {
        let outcome = converted(&paths(&[(&path, "one")]), json!({}));
        let conversion = outcome.value.unwrap();
        let entry = conversion.ledger.entries().iter().find(|entry| entry.code() == "convert-path-widened");
        let Some(became) = entry.and_then(|entry| entry.became.as_ref()) else { return Ok(()) };
        let (text, request) = became.split_once(", such as GET ").unwrap();
        prop_assert!(takes(&of_form(&form(text)), request), "{became}");
        prop_assert!(!takes(&of_template(&path), request), "{became}");
    }
}

/// A method that only one operation has goes to the operation of every method, too.
#[test]
fn operations_of_every_method_compete_with_all() {
    let operation = |name: &str| json!({"operationId": name, "responses": {"200": {"description": "d"}}});
    let any = "x-apigateway-any-method";
    let found = |mut paths: Value| -> Vec<String> {
        for item in paths.as_object_mut().unwrap().values_mut() {
            item["parameters"] =
                json!([{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}]);
        }
        let outcome = converted(&document(paths), json!({}));
        let found = outcome.diagnostics.iter().filter(|found| found.code() == "tencent-requests-misrouted");
        found.map(|found| format!("{} → {}", arg(found, "request"), arg(found, "other"))).collect()
    };
    let (user, orders) = ("/users/{id}", "/users/{id}/orders");
    let one =
        json!({user: {any: operation("user")}, orders: {"get": operation("a"), "post": operation("b")}});
    assert_eq!(found(one), ["GET /users/a/orders → ANY /users/{}", "POST /users/a/orders → ANY /users/{}"]);
    let other = json!({user: {"get": operation("user")}, orders: {any: operation("a")}});
    assert_eq!(found(other), ["GET /users/a/orders → GET /users/{}"]);
    let both = json!({user: {any: operation("user")}, orders: {any: operation("a"), "get": operation("b")}});
    assert_eq!(found(both), ["GET /users/a/orders → ANY /users/{}", "ANY /users/a/orders → ANY /users/{}"]);
    // On one path the method decides.
    assert_eq!(found(json!({user: {any: operation("user"), "get": operation("a")}})), [""; 0]);
}
