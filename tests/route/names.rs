//! Names: unique, legal, and independent of other routes.

use std::collections::{HashMap, HashSet};

use oasgate::Api;
use oasgate::model::Operation;
use oasgate::route::{Grouping, NameRule, NameSuffix, RouteLimits, RouteOptions};
use oasgate::subject::{Method, OperationKey};
use proptest::prelude::*;
use serde_json::json;

use super::derived;

/// What a document may say of an operation: method, path, operationId.
type Said = (usize, String, Option<String>);

fn operation() -> impl Strategy<Value = Said> {
    let path = prop_oneof![
        "(/[ab]){1,2}",
        "/[ab]/\\{[ab]\\}",
        "/(用户|é|%41|[ab] )",
        "/\\{x\\+\\}",
        "/a{70,90}",
        "/"
    ];
    let id = prop_oneof![
        "[abAB_. -]{0,4}",
        "get[PpSs]et",
        "[aé用🐶]{1,3}",
        "a-[0-9a-f]{8}(-[0-9])?",
        "(a\\.)?[ab]{60,70}",
        "[!-~]{0,6}",
        ".{0,8}",
    ];
    (0..3_usize, path, proptest::option::weighted(0.8, id))
}

/// Distinct operations.
fn api(said: &[Said]) -> Api {
    let mut api = Api::default();
    for (method, path, id) in said {
        let method = Method::ALL[*method];
        let words =
            path.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let generated = words.fold(method.as_str().to_lowercase(), |name, word| format!("{name}_{word}"));
        let name = id.clone().unwrap_or(generated);
        let json = json!({
            "name": name, "operationId": id, "method": method, "path": path,
            "responses": {"statuses": {}},
        });
        let operation: Operation = serde_json::from_value(json).expect("an operation");
        let key = OperationKey::of(method, path);
        if !api.operations.contains_key(&key) {
            api.operations.insert(key, operation);
        }
    }
    api
}

/// What each operation's route is called, and the rule that all have to keep.
fn names(api: &Api, options: &RouteOptions) -> HashMap<OperationKey, String> {
    let routes = derived(api, options);
    let mut names = HashMap::new();
    let mut seen = HashSet::new();
    for route in routes {
        assert_eq!(options.limits.name.fault(&route.name), None, "{}", route.name);
        assert!(seen.insert(route.name.clone()), "{} stands twice", route.name);
        names.extend(route.operations.iter().map(|key| (key.clone(), route.name.clone())));
    }
    assert_eq!(names.len(), api.operations.len(), "each operation has a route");
    names
}

/// The options under test: both groupings, and the rules of two gateways.
fn options(group: bool, huawei: bool) -> RouteOptions {
    let mut options = RouteOptions::default();
    options.grouping = if group { Grouping::Path } else { Grouping::Operation };
    options.limits.name = if huawei { oasgate::huawei::limits::API_NAME } else { NameRule::SUBDOMAIN };
    options.limits.path_bytes = RouteLimits::NEUTRAL.path_bytes;
    options
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_depend_on_their_own_operation(
        mut said in proptest::collection::vec(operation(), 1..8),
        one_more in operation(),
        turn in 0..8_usize,
        (group, huawei) in (any::<bool>(), any::<bool>()),
    ) {
        let mut options = options(group, huawei);
        let first = api(&said);
        let before = names(&first, &options);

        // Another order. Of two that are one operation the first counts, so the same ones have to stay.
        let mut turned: Vec<_> = first.operations.iter().map(|(key, it)| (key.clone(), it.clone())).collect();
        let count = turned.len();
        turned.rotate_left(turn % count);
        let mut other_order = Api::default();
        for (key, operation) in turned {
            other_order.operations.insert(key, operation);
        }
        prop_assert_eq!(&names(&other_order, &options), &before);

        // One more: a renamed route had exactly the name that the new one wants, and at most one route is renamed.
        said.push(one_more);
        let more = api(&said);
        let after = names(&more, &options);
        let renamed: HashSet<_> =
            before.iter().filter(|(key, name)| after[*key] != **name).map(|(_, name)| name.clone()).collect();
        prop_assert!(renamed.len() <= 1, "{:?}", renamed);
        // Long names are cut before they get a suffix.
        for name in renamed.iter().filter(|name| name.chars().count() <= 47) {
            let newcomer = after.iter().find(|(key, _)| !before.contains_key(*key)).expect("somebody came");
            prop_assert!(newcomer.1.starts_with(&format!("{name}-")), "{} for {}", newcomer.1, name);
        }

        // With the routes that are there, or with suffixes throughout, not even that one.
        let mut knowing = options.clone();
        knowing.existing = derived(&first, &options);
        let kept = names(&more, &knowing);
        prop_assert!(before.iter().all(|(key, name)| kept[key] == *name), "{:?} {:?}", before, kept);
        options.suffix = NameSuffix::Always;
        let (before, after) = (names(&first, &options), names(&more, &options));
        prop_assert!(before.iter().all(|(key, name)| after[key] == *name), "{:?} {:?}", before, after);
    }
}

#[test]
fn names_of_operations() {
    for (path, id, name) in [
        ("/pets", Some("listPets"), "list-pets"),
        ("/pets/{petId}", None, "get-pets-any"),
        ("/pets/{id}", None, "get-pets-any"),
        ("/files/{path+}", None, "get-files-all"),
        ("/", None, "get-root"),
        ("/pets", Some("获取宠物"), "get-pets-460c82ed"),
        ("/用户", Some("获取"), "get-8bc96bb8"),
        (
            "/pets",
            Some("org.example.v1.pets.PetResource.listAllOfThePetsThatThereAre"),
            "list-all-of-the-pets-that-there-are-460c82ed",
        ),
    ] {
        let api = api(&[(0, path.to_owned(), id.map(str::to_owned))]);
        let route = &derived(&api, &RouteOptions::default())[0];
        assert_eq!(route.name, name, "{path} {id:?}");
    }
}
