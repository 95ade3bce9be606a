//! Routes before and after a change.

use oasgate::Subject;
use oasgate::model::Route;
use oasgate::route::{RouteChanges, RouteOptions, changes as route_changes};

use super::{derived, small};

const BEFORE: &str = "paths:
  /pets: {get: {operationId: pets, responses: {'200': {description: all}}}}
  /pets/{id}: {get: {operationId: pet, summary: one, responses: {'200': {description: one}}}}
  /old: {get: {operationId: old, responses: {'200': {description: gone}}}}";
const AFTER: &str = "paths:
  /pets: {get: {operationId: pets, responses: {'200': {description: all}}}}
  /pets/{id}: {get: {operationId: getPet, summary: the pet, responses: {'200': {description: one}}}}
  /owners: {get: {operationId: owners, responses: {'200': {description: all}}}}";

fn changes(options: &RouteOptions) -> RouteChanges {
    route_changes(Some(&small(BEFORE)), &small(AFTER), options).into_result().expect("there are routes")
}

fn names<'r>(routes: impl Iterator<Item = &'r Route>) -> Vec<&'r str> {
    routes.map(|route| route.name.as_str()).collect()
}

#[test]
fn what_is_served_keeps_its_name() {
    let changes = changes(&RouteOptions::default());
    assert_eq!(names(changes.before.iter()), ["pets", "pet", "old"]);
    assert_eq!(names(changes.after.iter()), ["pets", "pet", "owners"]);
    assert_eq!(names(changes.created()), ["owners"]);
    assert_eq!(names(changes.removed()), ["old"]);
    let updated: Vec<_> = changes.updated().collect();
    let [(before, after)] = updated[..] else { panic!("{updated:?}") };
    assert_eq!((before.description.as_deref(), after.description.as_deref()), (Some("one"), Some("the pet")));
}

#[test]
fn the_names_of_others_are_nobodys() {
    let other =
        Route { name: "owners".to_owned(), ..derived(&small(BEFORE), &RouteOptions::default()).remove(2) };
    let mut options = RouteOptions::default();
    options.existing = vec![Route { operations: Vec::new(), ..other }];
    let changes = changes(&options);
    let created = names(changes.created());
    assert!(created[0].starts_with("owners-"), "{created:?}");
}

#[test]
fn an_api_without_routes_before_creates_all() {
    let outcome = route_changes(None, &small(AFTER), &RouteOptions::default());
    let changes = outcome.value.unwrap();
    assert_eq!(changes.created().count(), 3);
    assert_eq!((changes.updated().count(), changes.removed().count()), (0, 0));
}

#[test]
fn findings_about_routes_have_the_place_of_an_operation() {
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a b:\n    get: {responses: {'200': {description: d}}}\n";
    let imported = oasgate::import(document, &oasgate::ImportOptions::default()).value.unwrap();
    let mut options = RouteOptions::default();
    options.places = imported.places.clone();
    let found = oasgate::routes(&imported.api, &options).diagnostics;
    let [found] = &found[..] else { panic!("{found:?}") };
    assert!(matches!(found.subject(), Some(Subject::Route(_))));
    assert_eq!(found.location().map(|at| (at.line, &*at.pointer)), Some((5, "/paths/~1a b/get")));
}
