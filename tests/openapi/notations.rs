//! What templates have in braces beside a name: expressions and catch-alls of frameworks, RFC 6570's operators. Each in both
//! versions and both formats, with the key, the variable, the finding and the route.

use oasgate::route::RouteOptions;
use oasgate::subject::OperationKey;
use oasgate::{Diagnostic, ImportOptions, Imported, Outcome, import, routes};
use serde_json::{Value, json};

use super::{codes, errors, left_out, operation, v3};

/// One GET operation with these parameters, in both versions and both formats.
pub(super) fn documents(path: &str, parameters: &[(&str, &str, Value)]) -> Vec<String> {
    let list = |is_swagger: bool| -> Vec<Value> {
        let one = |(name, place, schema): &(&str, &str, Value)| {
            let mut parameter = json!({"name": name, "in": place, "required": *place == "path"});
            let members = parameter.as_object_mut().unwrap();
            match schema.as_object().filter(|_| is_swagger) {
                Some(schema) => members.extend(schema.clone()),
                None => _ = members.insert("schema".to_owned(), schema.clone()),
            }
            parameter
        };
        parameters.iter().map(one).collect()
    };
    let mut documents = Vec::new();
    for is_swagger in [false, true] {
        let get = json!({
            "operationId": "a", "parameters": list(is_swagger), "responses": {"default": {"description": "d"}},
        });
        let (key, version) = if is_swagger { ("swagger", "2.0") } else { ("openapi", "3.0.3") };
        let document = json!({
            key: version, "info": {"title": "t", "version": "1"}, "paths": {path: {"get": get}},
        });
        documents.push(serde_json::to_string_pretty(&document).unwrap());
        documents.push(serde_yaml::to_string(&document).unwrap());
    }
    documents
}

/// The only operation: key, route, and names of its parameters.
fn only(outcome: &Outcome<Imported>) -> (String, String, Vec<String>) {
    let imported = outcome.value.as_ref().unwrap();
    assert_eq!(imported.api.operations.len(), 1, "{:?}", errors(outcome));
    let (key, operation) = imported.api.operations.first().unwrap();
    assert_eq!(OperationKey::of(operation.method, &operation.path), *key);
    let routes = routes(&imported.api, &RouteOptions::default()).value.unwrap();
    let parameters = operation.parameters.keys().map(ToString::to_string);
    (key.to_string(), routes[0].path.value.clone(), parameters.collect())
}

#[test]
fn a_variable_with_an_expression_is_one_variable() {
    let schema = json!({"type": "string", "enum": ["x", "y"]});
    for (path, name, key, route, code) in [
        ("/{name:.+}", "name", "GET /{}", "/[^/]+", "path-variable-notation"),
        ("/user/{id:[0-9]+}", "id", "GET /user/{}", "/user/[0-9]+", "path-variable-notation"),
        ("/user/{id: \\d+ }", "id", "GET /user/{}", "/user/\\d+", "path-variable-notation"),
        ("/a/{code:[0-9]{5}}", "code", "GET /a/{}", "/a/[0-9]{5}", "path-variable-notation"),
        ("/a/{code:[0-9]{2,3}}/x", "code", "GET /a/{}/x", "/a/[0-9]{2,3}/x", "path-variable-notation"),
        ("/a/{part:[^/]+}", "part", "GET /a/{}", "/a/[^/]+", "path-variable-notation"),
        ("/a/{lang:en|de}", "lang", "GET /a/{}", "/a/(?:en|de)", "path-variable-notation"),
        ("/a/{q:a?b#c}", "q", "GET /a/{}", "/a/a?b#c", "path-variable-notation"),
        ("/a/{id:int}", "id", "GET /a/{}", "/a/[^/]+", "path-variable-notation"),
        ("/a/{id:int:min(1)}", "id", "GET /a/{}", "/a/[^/]+", "path-variable-notation"),
        ("/a/{id:uuid?}", "id", "GET /a/{}", "/a/[^/]+", "path-variable-notation"),
        ("/f/{name+}", "name", "GET /f/{+}", "/f/.+", "path-variable-greedy"),
        ("/f/{+name}", "name", "GET /f/{+}", "/f/.+", "path-variable-greedy"),
        ("/f/{*path}", "path", "GET /f/{+}", "/f/.+", "path-variable-greedy"),
        ("/f/{**path}", "path", "GET /f/{+}", "/f/.+", "path-variable-greedy"),
        ("/f/{path*}", "path", "GET /f/{+}", "/f/.+", "path-variable-greedy"),
        ("/f/{path:path}", "path", "GET /f/{+}", "/f/.+", "path-variable-greedy"),
        ("/f/{file:path}", "file", "GET /f/{+}", "/f/.+", "path-variable-greedy"),
        ("/p{;id}", "id", "GET /p{}", "/p;[^/]+", "path-variable-notation"),
        ("/p{.format}", "format", "GET /p{}", "/p\\.[^/]+", "path-variable-notation"),
    ] {
        for document in documents(path, &[(name, "path", schema.clone())]) {
            let outcome = import(document, &ImportOptions::default());
            let mut found = codes(&outcome);
            found.retain(|code| *code != "path-variable-partial");
            assert_eq!(found, [code], "{path}");
            let expected = (key.to_owned(), route.to_owned(), vec![format!("path {name}")]);
            assert_eq!(only(&outcome), expected, "{path}");
            let parameter = &operation(&outcome, key)["parameters"][format!("path {name}")];
            assert_eq!(parameter["schema"], schema, "{path}: the declared parameter keeps its schema");
            let style = match path {
                "/p{;id}" => json!("matrix"),
                "/p{.format}" => json!("label"),
                _ => Value::Null,
            };
            assert_eq!(parameter["style"], style, "{path}");
        }
    }
}

#[test]
fn a_parameter_may_be_declared_as_written_in_braces() {
    for (path, name) in [
        ("/{id:[0-9]+}", "id:[0-9]+"),
        ("/{id:[0-9]+}", "id"),
        ("/{*rest}", "*rest"),
        ("/{*rest}", "rest"),
        ("/{rest+}", "rest+"),
        ("/p{.format}", ".format"),
    ] {
        for document in documents(path, &[(name, "path", json!({"type": "string"}))]) {
            let outcome = import(document, &ImportOptions::default());
            let found = codes(&outcome);
            assert!(!found.iter().any(|code| code.starts_with("path-parameter")), "{path} {name}: {found:?}");
            assert_eq!(only(&outcome).2, [format!("path {name}")], "{path}");
        }
    }
}

#[test]
fn braces_that_do_not_pair_are_refused() {
    for path in ["/{a:[0-9]{5}", "/{a:b", "/{a:[0-9]}}", "/a}", "/{}", "/{a/b}", "/{a{b}}"] {
        for document in documents(path, &[]) {
            let outcome = import(document, &ImportOptions::default());
            assert_eq!(errors(&outcome).len(), 1, "{path}: {:?}", errors(&outcome));
            assert!(errors(&outcome)[0].starts_with("path-template-invalid"), "{path}");
            assert_eq!(left_out(&outcome).len(), 1, "{path}");
        }
    }
}

#[test]
fn what_no_gateway_can_match_has_no_route() {
    for path in ["/{a:[0-9}", "/{a:(?=b)c}", "/{a:(}", "/{a:[一-龥]+}"] {
        for document in documents(path, &[("a", "path", json!({"type": "string"}))]) {
            let outcome = import(document, &ImportOptions::default());
            assert_eq!(codes(&outcome), ["path-variable-notation"], "{path}");
            let routes = routes(&outcome.value.unwrap().api, &RouteOptions::default());
            let found: Vec<_> = routes.diagnostics.iter().map(Diagnostic::code).collect();
            assert_eq!(found, ["route-path-invalid"], "{path}");
            assert_eq!(routes.value.unwrap(), [], "{path}");
        }
    }
}

#[test]
fn query_expressions_leave_the_path() {
    let string = || json!({"type": "string"});
    for (path, key, own) in [
        ("/s{?q,lang}", "GET /s", "/s"),
        ("/s{?q}{&lang}", "GET /s", "/s"),
        ("/s{?q*,lang:3}", "GET /s", "/s"),
        ("/s?fixed=1{&q,lang}", "GET /s?fixed=1", "/s?fixed=1"),
    ] {
        // Declared as what they are, as parameters of the path, and not at all.
        for (place, extra) in [
            (Some("query"), &[][..]),
            (Some("path"), &["path-query-misplaced"; 2]),
            (None, &["path-query-undeclared"; 2]),
        ] {
            let declared = place.map(|place| {
                [("q", place, json!({"type": "string", "enum": ["x"]})), ("lang", place, string())]
            });
            for document in documents(path, declared.iter().flatten().cloned().collect::<Vec<_>>().as_slice())
            {
                let outcome = import(document, &ImportOptions::default());
                let mut found = codes(&outcome);
                found.retain(|code| *code != "path-query");
                found.sort_unstable();
                let mut expected = vec!["path-query-expression"];
                expected.extend(extra);
                expected.sort_unstable();
                assert_eq!(found, expected, "{path} {place:?}");
                let read = operation(&outcome, key);
                assert_eq!(read["path"], own, "{path}");
                let parameters = &read["parameters"];
                assert_eq!(parameters.as_object().unwrap().len(), 2, "{path} {place:?}");
                for name in ["query q", "query lang"] {
                    assert_eq!(parameters[name]["in"], "query", "{path} {place:?}");
                    assert_eq!(
                        parameters[name]["required"],
                        Value::Null,
                        "{path} {place:?}: it may be absent"
                    );
                }
                let values = if place.is_some() { json!(["x"]) } else { Value::Null };
                assert_eq!(parameters["query q"]["schema"]["enum"], values, "{path} {place:?}");
            }
        }
    }
}

#[test]
fn a_query_in_the_path_declares_its_parameter() {
    let schema = json!({"type": "string", "enum": ["x", "y"]});
    for (path, name, variable) in [("/s?q={q}", "q", "q"), ("/s?search={q}", "search", "q")] {
        for (place, code) in [
            (Some("path"), "path-query-misplaced"),
            (Some("header"), "path-query-misplaced"),
            (Some("query"), ""),
            (None, "path-query-undeclared"),
        ] {
            let declared = place.map(|place| (variable, place, schema.clone()));
            for document in documents(path, declared.as_slice()) {
                let outcome = import(document, &ImportOptions::default());
                let mut found = codes(&outcome);
                found.retain(|code| *code != "path-query");
                assert_eq!(found, if code.is_empty() { vec![] } else { vec![code] }, "{path} {place:?}");
                let (key, route, parameters) = only(&outcome);
                assert_eq!((&*route, parameters.len()), ("/s", 1), "{path} {place:?}");
                let name = if place == Some("query") { variable } else { name };
                let parameter = &operation(&outcome, &key)["parameters"][format!("query {name}")];
                assert_eq!(parameter["name"], name, "{path} {place:?}");
                if place.is_some() {
                    assert_eq!(parameter["schema"], schema, "{path} {place:?}: its enum stays");
                }
                if place != Some("query") {
                    assert_eq!(parameter["required"], true, "{path} {place:?}: the path has it");
                }
            }
        }
    }
}

#[test]
fn a_shared_parameter_is_sent_where_the_path_has_it() {
    let outcome = v3("paths: {'/s?q={q}': {get: {operationId: a, parameters: [{$ref: '#/components/parameters/Q'}],
      responses: {default: {description: d}}}}}
components: {parameters: {Q: {name: q, in: path, required: true, style: simple, schema: {type: string, enum: [x, y]}}}}");
    assert_eq!(codes(&outcome), ["path-query", "path-query-misplaced"]);
    let parameter = &operation(&outcome, "GET /s?q={}")["parameters"]["query q"];
    let expected = json!({
        "name": "q", "in": "query", "required": true, "schema": {"type": "string", "enum": ["x", "y"]},
    });
    assert_eq!(*parameter, expected);
}

#[test]
fn a_variable_of_the_path_is_not_one_of_the_query() {
    for document in documents("/s/{q}?q={q}", &[("q", "path", json!({"type": "integer"}))]) {
        let outcome = import(document, &ImportOptions::default());
        let (key, _, parameters) = only(&outcome);
        assert_eq!(
            (&*key, &*parameters),
            ("GET /s/{}?q={}", &["path q".to_owned(), "query q".to_owned()][..])
        );
    }
}

#[test]
fn hostile_braces_are_read_in_linear_time() {
    for path in [
        format!("/{}", "{a:".repeat(200_000)),
        format!("/{}", "{a}/".repeat(200_000)),
        format!("/{}", "{?a}".repeat(100_000)),
        format!("/s?{}", "a={b}&".repeat(100_000)),
        format!("/{{a:{}{}}}", "(".repeat(100_000), ")".repeat(100_000)),
        format!("/{{a:{}}}", "[^,]".repeat(2_000)),
    ] {
        for document in documents(&path, &[]) {
            let outcome = import(document, &ImportOptions::default());
            _ = routes(&outcome.value.unwrap().api, &RouteOptions::default());
        }
    }
}
