//! Requests that the gateway may send to another operation than OpenAPI means.

use oasgate::tencent::PathForm;
use oasgate::{Diagnostic, Severity};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{converted, document};

/// A document of operations with these paths, by name.
pub(super) fn paths(all: &[(&str, &str)]) -> String {
    let mut paths = json!({});
    for (path, name) in all {
        let variables =
            path.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().trim_end_matches('+'));
        let parameters: Vec<Value> = variables
            .map(|name| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}))
            .collect();
        let operation = json!({"operationId": name, "responses": {"200": {"description": "d"}}});
        paths[path] = json!({"parameters": parameters, "get": operation});
    }
    document(paths)
}

/// The findings about other operations, in short.
fn misrouted(all: &[(&str, &str)], options: Value) -> Vec<String> {
    let outcome = converted(&paths(all), options);
    assert_eq!(outcome.value.as_ref().unwrap().payloads.len(), all.len());
    let found = outcome.diagnostics.iter().filter(|found| found.code() == "tencent-requests-misrouted");
    found.map(|found| [arg(found, "request"), " → ", arg(found, "other")].concat()).collect()
}

pub(super) fn arg<'f>(found: &'f Diagnostic, name: &str) -> &'f str {
    assert_eq!(found.severity(), Severity::Warning);
    found.args().find(|(key, _)| *key == name).unwrap().1
}

#[test]
fn requests_that_may_go_elsewhere() {
    let none: &[&str] = &[];
    for (all, expected) in [
        // Exact comes first, and that is what OpenAPI means.
        (&[("/users/me", "me"), ("/users/{id}", "user")][..], none),
        (&[("/users/{id}", "user"), ("/orders/{id}", "order")], none),
        (
            &[("/users/{id}", "user"), ("/users/{id}/orders", "orders")],
            &["GET /users/a/orders → GET /users/{}"],
        ),
        // OpenAPI means the concrete one, too.
        (&[("/a/{x}/{y}", "one"), ("/a/b/{y}", "two")], &["GET /a/b/a → GET /a/{}/{}"]),
        (&[("/{a}/b/{c}", "one"), ("/x/{d}", "two")], &["GET /x/b/a → GET /x/{}"]),
        (&[("/a/{x}/b", "one"), ("/a/{x}/c", "two")], none),
        (
            &[("/files/{path+}", "all"), ("/files/{id}/info", "info"), ("/files/list", "list")],
            &["GET /files/a/info → GET /files/{+}"],
        ),
        (&[("/files/{path+}", "all"), ("/files/old/{path+}", "old")], none),
        (&[("/{proxy+}", "all"), ("/users/{id}", "user")], &["GET /users/a → GET /{+}"]),
    ] {
        assert_eq!(misrouted(all, json!({})), expected, "{all:?}");
    }
}

#[test]
fn prefixes_and_plain_paths_that_are_asked_for() {
    let all = &[("/users", "users"), ("/users/{id}", "user"), ("/userslist/{id}", "list")];
    let prefix = json!({"operations": {"users": {"prefixMatch": true}}});
    let expected = ["GET /userslist/a → GET /users", "GET /users/a → GET /users"];
    let mut found = misrouted(all, prefix);
    found.sort();
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(found, expected);
    // All other forms come before a plain path, so it takes nothing from them.
    assert_eq!(misrouted(all, json!({"operations": {"users": {"plainMatch": true}}})), [""; 0]);
    let below = &[("/{a}", "all"), ("/users", "users")];
    let plain = json!({"operations": {"users": {"plainMatch": true}}});
    assert_eq!(misrouted(below, plain), ["GET /users → GET /{}"]);
}

#[test]
fn pairs_are_listed_up_to_a_limit() {
    let deep: Vec<(String, String)> =
        (1..=30).map(|depth| ("/{a}".repeat(depth), format!("at{depth}"))).collect();
    // Variables of one name are told apart.
    let deep: Vec<(String, String)> = deep
        .iter()
        .map(|(path, name)| {
            let mut at = 0;
            let named = path.split("{a}").fold(String::new(), |text, part| {
                at += 1;
                if at == 1 { part.to_owned() } else { format!("{text}{{v{at}}}{part}") }
            });
            (named, name.clone())
        })
        .collect();
    let all: Vec<(&str, &str)> = deep.iter().map(|(path, name)| (path.as_str(), name.as_str())).collect();
    let outcome = converted(&paths(&all), json!({}));
    let of = |code: &str| outcome.diagnostics.iter().filter(|found| found.code() == code).count();
    // Each takes requests of all that are longer: 29 · 30 / 2 pairs.
    assert_eq!(of("tencent-requests-misrouted"), 1 + 2 + 28 * 3 - 3);
    let found = outcome.diagnostics.iter().find(|found| found.code() == "tencent-requests-unlisted").unwrap();
    assert_eq!(arg(found, "count"), (29 * 30 / 2 - (1 + 2 + 27 * 3)).to_string());
}

/// Looking for pairs is linear: ten times the operations, about ten times the time.
#[test]
fn many_operations_that_share_their_beginning() {
    let many: Vec<(String, String)> =
        (0..20_000).map(|at| (format!("/all/{{id}}/of{at}/{{x}}/x"), format!("op{at}"))).collect();
    let all: Vec<(&str, &str)> = many.iter().map(|(path, name)| (path.as_str(), name.as_str())).collect();
    let outcome = converted(&paths(&all), json!({"apiQuota": 100_000}));
    assert_eq!(outcome.value.unwrap().payloads.len(), all.len());
    let found = outcome.diagnostics.iter().find(|found| found.code() == "tencent-requests-unlisted").unwrap();
    let skipped: usize = arg(found, "skipped").parse().unwrap();
    assert!((1..all.len()).contains(&skipped), "{skipped} operations were not compared");
}

/// A segment of a template, and one of a request.
fn segment() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("a"), Just("b"), Just("ab"), Just("{v}"), Just("{w}")]
}

proptest! {
    /// A request that is said to go elsewhere matches both forms, and the path of its own operation.
    #[test]
    fn witnesses_are_matched_by_both(
        one in prop::collection::vec(segment(), 1..5),
        two in prop::collection::vec(segment(), 1..5),
    ) {
        let path = |segments: &[&str]| {
            let mut at = 0;
            segments.iter().fold(String::new(), |path, segment| {
                at += 1;
                let is_variable = segment.starts_with('{');
                let name = format!("{{v{at}}}");
                path + "/" + if is_variable { &name } else { segment }
            })
        };
        let all = [(path(&one), "one"), (path(&two), "two")];
        let outcome = converted(
            &paths(&all.each_ref().map(|(path, name)| (path.as_str(), *name))),
            json!({}),
        );
        let payloads = outcome.value.unwrap().payloads;
        let form = |subject: &str| {
            let found = payloads.iter().find(|payload| payload.subject.to_string() == subject).unwrap();
            PathForm::parse(found.body.request_config.as_ref().unwrap().path.as_ref().unwrap()).unwrap()
        };
        for found in outcome.diagnostics.iter().filter(|found| found.code() == "tencent-requests-misrouted") {
            let request = arg(found, "request").strip_prefix("GET ").unwrap();
            let own = found.subject_text().unwrap();
            prop_assert!(form(&own).matches(request), "{own}: {request}");
            let other = form(arg(found, "other"));
            prop_assert!(other.matches(request), "{other}: {request}");
            prop_assert!(other.priority() <= form(&own).priority());
        }
    }

    /// What a path may match beside its operation does match, and no operation of as many segments has it.
    #[test]
    fn surplus_requests_match(segments in prop::collection::vec(segment(), 1..6)) {
        let mut at = 0;
        let path: String = segments.iter().map(|segment| {
            at += 1;
            if segment.starts_with('{') { format!("/{{v{at}}}") } else { format!("/{segment}") }
        }).collect();
        let outcome = converted(&paths(&[(&path, "one")]), json!({}));
        let conversion = outcome.value.unwrap();
        let widened = conversion.ledger.entries().iter().find(|entry| entry.code() == "convert-path-widened");
        prop_assert_eq!(widened.is_some(), path.contains('{'));
        let Some(became) = widened.and_then(|entry| entry.became.as_ref()) else { return Ok(()) };
        let (form, request) = became.split_once(", such as GET ").unwrap();
        prop_assert!(PathForm::parse(form).unwrap().matches(request), "{became}");
        prop_assert!(request.split('/').count() > path.split('/').count());
    }
}

/// The vendor's longest line is read in no time.
#[test]
fn long_patterns_and_requests() {
    let form = PathForm::parse(&("/{a}/b".repeat(1000))).unwrap();
    assert!(form.matches(&"/x/b".repeat(1000)));
    assert!(!form.matches(&"/x/c".repeat(1000)));
}
