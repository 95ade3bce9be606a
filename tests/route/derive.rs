//! Routes from documents.

use std::fmt::Write as _;

use oasgate::model::{MatchKind, Operation, Route};
use oasgate::report::text;
use oasgate::route::{RouteOptions, VersionScheme};
use oasgate::subject::{Method, OperationKey};
use oasgate::{Api, Lang, Severity, routes};
use serde_json::json;

use super::options::read;
use super::{derived, fixture, found, small};

/// Routes as a person reads them.
fn page(routes: &[Route]) -> String {
    let mut page = String::new();
    for route in routes {
        let methods: Vec<_> = route.methods.iter().map(|method| method.as_str()).collect();
        writeln!(page, "{}: {}", route.name, route.description.as_deref().unwrap_or("-")).unwrap();
        writeln!(page, "  {} {:?} {}", methods.join(" "), route.path.kind.as_str(), route.path.value)
            .unwrap();
        for (place, conditions) in [("header", &route.headers), ("query", &route.queries)] {
            for condition in conditions {
                let kind = condition.kind.as_str();
                writeln!(page, "  {place} {} {kind:?} {}", condition.name, condition.value).unwrap();
            }
        }
        let urls = route.operator.backend.as_ref().map(|backend| backend.urls.join(", ")).unwrap_or_default();
        let operations: Vec<_> = route.operations.iter().map(ToString::to_string).collect();
        writeln!(page, "  {} -> {urls}", operations.join(", ")).unwrap();
    }
    page
}

#[test]
fn a_document_as_routes() {
    let api = fixture("shop.yaml");
    let outcome = routes(&api, &RouteOptions::default());
    insta::assert_snapshot!("shop", page(outcome.value.as_ref().unwrap()));
    insta::assert_snapshot!("shop-findings-en", text(&outcome.diagnostics, "shop.yaml", Lang::En));
    insta::assert_snapshot!("shop-findings-zh", text(&outcome.diagnostics, "shop.yaml", Lang::Zh));
    let grouped = routes(&api, &read(r#"{"group": true, "version": {"in": "path", "version": "2024"}}"#));
    insta::assert_snapshot!("shop-grouped", page(grouped.value.as_ref().unwrap()));
}

#[test]
fn routes_come_back_from_their_json() {
    let routes =
        derived(&fixture("shop.yaml"), &read(r#"{"domains": ["*.shop.example"], "ignoreCase": true}"#));
    let text = serde_json::to_string(&routes).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Route>>(&text).unwrap(), routes);
    assert!(routes.iter().all(|route| route.ignore_case && route.domains == ["*.shop.example"]));
    insta::assert_snapshot!("route-json", serde_json::to_string_pretty(&routes[11]).unwrap());
}

#[test]
fn versions_and_base_paths_are_folded_in() {
    let api = small(
        "servers: [{url: /base/}]\npaths: {/pets: {get: {operationId: a, responses: {default: {description: d}}}}}",
    );
    for (options, path, conditions) in [
        (r"{}", "/base/pets", 0),
        (r#"{"version": {"in": "path", "version": "v1"}}"#, "/base/v1/pets", 0),
        (r#"{"version": {"in": "query", "name": "v", "version": "v1"}}"#, "/base/pets", 1),
        (r#"{"version": {"in": "header", "name": "X-V", "version": "v1"}}"#, "/base/pets", 1),
        (r#"{"basePath": "/", "version": {"in": "path", "version": "v1"}}"#, "/v1/pets", 0),
        (r#"{"basePath": "/"}"#, "/pets", 0),
        (r#"{"basePath": "/other/"}"#, "/other/pets", 0),
    ] {
        let route = &derived(&api, &read(options))[0];
        assert_eq!((route.path.kind, route.path.value.as_str()), (MatchKind::Exact, path), "{options}");
        assert_eq!(route.headers.len() + route.queries.len(), conditions, "{options}");
    }
}

#[test]
fn bad_options_are_named() {
    let api = small("paths: {/pets: {get: {operationId: a, responses: {default: {description: d}}}}}");
    let long = format!(r#"{{"basePath": "/{}"}}"#, "a".repeat(256));
    for (options, option) in [
        (r#"{"basePath": "/my pets"}"#, "base_path"),
        (r#"{"basePath": "pets"}"#, "base_path"),
        (r#"{"basePath": "/pets?a"}"#, "base_path"),
        (long.as_str(), "base_path"),
        (r#"{"namePrefix": "Pets-"}"#, "name_prefix"),
        (r#"{"namePrefix": "-"}"#, "name_prefix"),
        (r#"{"domains": ["a.example", "*.b.example", "c d"]}"#, "domains[2]"),
        (r#"{"domains": ["https://a.example"]}"#, "domains[0]"),
        (r#"{"version": {"in": "path", "version": "v/1"}}"#, "version.version"),
        (r#"{"version": {"in": "path", "version": ".."}}"#, "version.version"),
        (r#"{"version": {"in": "header", "name": "X V", "version": "v1"}}"#, "version.name"),
        (r#"{"version": {"in": "query", "name": "", "version": "v1"}}"#, "version.name"),
    ] {
        let outcome = routes(&api, &read(options));
        assert_eq!((&outcome.value, found(&outcome)), (&None, vec!["route-option-invalid"]), "{options}");
        let arguments: Vec<_> = outcome.diagnostics[0].args().collect();
        assert!(arguments.contains(&("option", option)), "{options}: {arguments:?}");
    }
}

#[test]
fn bad_existing_routes_are_named_and_left_out() {
    let api = small("paths: {/pets: {get: {operationId: a, responses: {default: {description: d}}}}}");
    let route = |name: &str, kind: &str, path: &str| json!({"name": name, "operations": ["GET /pets"], "path": {"kind": kind, "value": path}});
    for (route, member) in [
        (route("Pets", "exact", "/pets"), "existing[1].name"),
        (route("kept", "exact", "/pets"), "existing[1].name"),
        (route("pets", "prefix", "pets"), "existing[1].path.value"),
        (route("pets", "regex", "/pets/("), "existing[1].path.value"),
    ] {
        let other = json!({"name": "kept", "path": {"kind": "exact", "value": "/"}});
        let outcome = routes(&api, &read(&json!({"existing": [other, route]}).to_string()));
        assert_eq!(found(&outcome), ["route-existing-invalid"], "{route}");
        let arguments: Vec<_> = outcome.diagnostics[0].args().collect();
        assert!(arguments.contains(&("option", member)), "{route}: {arguments:?}");
        assert_eq!(outcome.value.unwrap()[0].name, "a");
    }
    for (method, is_one) in [("GET", true), ("FETCH", false)] {
        let read = serde_json::from_value::<Route>(
            json!({"name": "a", "methods": [method], "path": {"kind": "exact", "value": "/"}}),
        );
        assert_eq!(read.is_ok(), is_one, "{method}");
    }
}

#[test]
fn what_cannot_be_a_route_fails_alone() {
    let good = ("/good", "good");
    for (path, code) in [
        ("bad", "route-path-invalid"),
        ("/a{b", "route-path-invalid"),
        ("/{b:[0-9}", "route-path-invalid"),
        ("/{b:(?=c)d}", "route-path-invalid"),
    ] {
        let mut api = Api::default();
        for (path, name) in [(path, "bad"), good] {
            let operation: Operation = serde_json::from_value(
                json!({"name": name, "method": "GET", "path": path, "responses": {"statuses": {}}}),
            )
            .unwrap();
            api.operations.insert(OperationKey::of(Method::Get, path), operation);
        }
        let outcome = routes(&api, &RouteOptions::default());
        assert_eq!(found(&outcome), [code], "{path}");
        let names: Vec<_> = outcome.value.iter().flatten().map(|route| route.name.as_str()).collect();
        assert_eq!(names, ["good"], "{path}");
        assert_eq!(outcome.diagnostics[0].subject().unwrap().to_string(), "route bad");
    }
}

#[test]
fn base_paths_of_servers_are_checked() {
    let operation = "paths: {/pets: {get: {operationId: a, responses: {default: {description: d}}}}}";
    for path in ["my pets".to_owned(), "a".repeat(256)] {
        let outcome =
            routes(&small(&format!("servers: [{{url: '/{path}'}}]\n{operation}")), &RouteOptions::default());
        assert_eq!((&outcome.value, found(&outcome)), (&None, vec!["route-base-path-invalid"]), "{path}");
        let own = "paths: {/pets: {servers: [{url: '/a b'}], get: {operationId: a, responses: {default: {description: d}}}}}";
        let outcome = routes(&small(own), &RouteOptions::default());
        assert_eq!(found(&outcome), ["route-base-path-invalid"]);
        assert_eq!(outcome.value.map(|routes| routes.len()), Some(0));
    }
}

#[test]
fn of_two_values_for_one_name_one_counts() {
    let parameter = |value: &str| {
        format!("{{name: x-v, in: header, required: true, schema: {{type: string, enum: [{value}]}}}}")
    };
    let options = read(r#"{"version": {"in": "header", "name": "X-V", "version": "v1"}}"#);
    assert!(matches!(options.version, VersionScheme::Header { .. }));
    for (value, codes) in [
        ("v1", &["route-condition-stated"][..]),
        ("v2", &["route-condition-contradictory", "route-condition-stated"]),
    ] {
        let operation = format!(
            "get: {{operationId: a, parameters: [{}], responses: {{default: {{description: d}}}}}}",
            parameter(value)
        );
        let outcome = routes(&small(&format!("paths: {{/pets: {{{operation}}}}}")), &options);
        assert_eq!(found(&outcome), codes, "{value}");
        let headers = &outcome.value.unwrap()[0].headers;
        assert_eq!((headers.len(), headers[0].value.as_str()), (1, "v1"));
        assert!(outcome.diagnostics.iter().all(|found| found.severity() != Severity::Error));
    }
}

#[test]
fn data_is_not_a_condition() {
    let api = |value: &str| {
        let parameter =
            format!("{{name: a, in: query, required: true, schema: {{type: string, enum: [{value}]}}}}");
        let operation = "operationId: a, responses: {default: {description: d}}";
        small(&format!("paths: {{/pets: {{get: {{{operation}, parameters: [{parameter}]}}}}}}"))
    };
    for (length, conditions) in [(255, 1), (256, 0)] {
        let outcome = routes(&api(&"v".repeat(length)), &RouteOptions::default());
        assert_eq!(found(&outcome).len(), conditions, "{length}");
        assert_eq!(outcome.value.unwrap()[0].queries.len(), conditions, "{length}");
    }
}

/// What one constant of a component costs is paid once, however many operations refer to it.
#[test]
fn shared_constants_are_read_once() {
    let values: Vec<String> = (0..20_000).map(|number| format!("v{number}")).collect();
    let mut document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": ""}, "paths": {},
        "components": {
            "parameters": {"P": {"name": "p", "in": "query", "required": true, "schema": {"$ref": "#/components/schemas/S"}}},
            "schemas": {"S": {"allOf": [{"$ref": "#/components/schemas/T"}]}, "T": {"enum": values}},
        },
    });
    for number in 0..2_000 {
        document["paths"][format!("/p{number}")] = json!({"get": {"parameters": [{"$ref": "#/components/parameters/P"}], "responses": {"default": {"description": "d"}}}});
    }
    let api = super::api(&document.to_string());
    assert_eq!(derived(&api, &RouteOptions::default()).len(), 2_000);
}
