//! Fragments of paths: what of one is the identity of an operation, and what goes.

use std::collections::BTreeMap;

use oasgate::model::MatchKind;
use oasgate::route::RouteOptions;
use oasgate::subject::{Method, OperationKey};
use oasgate::{Action, Existing, ImportOptions, Imported, Outcome, Strategy, apply, import, plan, routes};
use serde_json::{Value, json};

use super::notations::documents;
use super::{FINE, codes, errors, left_out, operation, v2, v3};

/// A parameter with these values, which is required.
fn parameter(name: &str, place: &str, values: &[&str], is_swagger: bool) -> Value {
    let mut parameter = json!({"name": name, "in": place, "required": true});
    let schema = json!({"type": "string", "enum": values});
    let members = parameter.as_object_mut().unwrap();
    if is_swagger {
        members.extend(schema.as_object().unwrap().clone());
    } else {
        members.insert("schema".to_owned(), schema);
    }
    parameter
}

/// A document of operations, each with its path and parameters, in the order of the list; in JSON and in YAML.
fn documents_of(operations: &[(&str, Vec<Value>)], is_swagger: bool) -> [String; 2] {
    let (key, version) = if is_swagger { ("swagger", "2.0") } else { ("openapi", "3.0.3") };
    let item = |(at, (path, parameters)): (usize, &(&str, Vec<Value>))| {
        let post = json!({
            "operationId": format!("o{at}"), "parameters": parameters, "responses": {"default": {"description": "d"}},
        });
        (json!(path).to_string(), post)
    };
    let items: Vec<_> = operations.iter().enumerate().map(item).collect();
    let of_json = items.iter().map(|(path, post)| format!("{path}: {{\"post\": {post}}}"));
    let of_yaml = items.iter().map(|(path, post)| format!("  {path}:\n    post: {post}\n"));
    let json = format!(
        "{{\"{key}\": \"{version}\", \"info\": {{\"title\": \"t\", \"version\": \"1\"}}, \"paths\": {{{}}}}}",
        of_json.collect::<Vec<_>>().join(", ")
    );
    let paths: String = of_yaml.collect();
    [json, format!("{key}: '{version}'\ninfo: {{title: t, version: '1'}}\npaths:\n{paths}")]
}

fn document(operations: &[(&str, Vec<Value>)], is_swagger: bool) -> String {
    let [json, _] = documents_of(operations, is_swagger);
    json
}

fn keys(outcome: &Outcome<Imported>) -> Vec<String> {
    let imported = outcome.value.as_ref().unwrap();
    for (key, operation) in &imported.api.operations {
        assert_eq!(OperationKey::of(operation.method, &operation.path), *key, "the path has the key");
    }
    imported.api.operations.keys().map(ToString::to_string).collect()
}

#[test]
fn a_constant_stays_and_anything_else_goes() {
    for (path, place, name, value, key) in [
        ("/#X-Amz-Target=Svc.List", "header", "X-Amz-Target", "Svc.List", "POST /#X-Amz-Target=Svc.List"),
        ("/#x-amz-target=Svc.List", "header", "X-Amz-Target", "Svc.List", "POST /#x-amz-target=Svc.List"),
        ("/{proxy}#Action=Run", "query", "Action", "Run", "POST /{}#Action=Run"),
        ("/a#Action=Run", "query", "Action", "Stop", "POST /a"),
        ("/a#action=Run", "query", "Action", "Run", "POST /a"),
        ("/a#Action=run", "query", "Action", "Run", "POST /a"),
        ("/a#Action", "query", "Action", "Run", "POST /a"),
        ("/a#=Run", "query", "Action", "Run", "POST /a"),
        ("/a#", "query", "Action", "Run", "POST /a"),
        ("/a#Action=", "query", "Action", "", "POST /a#Action="),
        ("/a#Action=a%20b", "query", "Action", "a b", "POST /a#Action=a%20b"),
        ("/a#Action=a b", "query", "Action", "a b", "POST /a#Action=a b"),
        ("/a#A%63tion=Run", "query", "Action", "Run", "POST /a#A%63tion=Run"),
        ("/a#Action=%7B1%7D", "query", "Action", "{1}", "POST /a#Action=%7B1%7D"),
        ("/{a}#Action={Run}", "query", "Action", "{Run}", "POST /{}#Action={Run}"),
        ("/a#Action=a=b", "query", "Action", "a=b", "POST /a#Action=a=b"),
        ("/a?x=1#Action=Run", "query", "Action", "Run", "POST /a?x=1#Action=Run"),
        ("/a#Action=Run#x", "query", "Action", "Run", "POST /a"),
        ("/a#Action=Run?x=1", "query", "Action", "Run", "POST /a"),
        ("/{a#b}", "query", "Action", "Run", "POST /{}"),
    ] {
        for is_swagger in [false, true] {
            let operations = [(path, vec![parameter(name, place, &[value], is_swagger)])];
            for text in documents_of(&operations, is_swagger) {
                let outcome = import(text, &ImportOptions::default());
                assert_eq!(keys(&outcome), [key], "{path}");
                let goes = path.contains('#') && !key.contains('#') && !path.contains("{a#b}");
                let found = codes(&outcome).iter().filter(|code| **code == "path-fragment").count();
                assert_eq!(found, usize::from(goes), "{path}: {:?}", codes(&outcome));
                assert_eq!(errors(&outcome), [""; 0], "{path}");
            }
        }
    }
}

#[test]
fn only_a_required_parameter_with_one_value_is_a_condition() {
    let with = |parameter: &str| {
        v3(&format!("paths: {{'/#a=x': {{get: {{operationId: a, parameters: [{parameter}], {FINE}}}}}}}"))
    };
    for (parameter, key) in [
        ("{name: a, in: query, required: true, schema: {type: string, enum: [x]}}", "GET /#a=x"),
        ("{name: a, in: query, required: true, schema: {allOf: [{enum: [x]}]}}", "GET /#a=x"),
        ("{name: a, in: query, schema: {type: string, enum: [x]}}", "GET /"),
        ("{name: a, in: query, required: false, schema: {type: string, enum: [x]}}", "GET /"),
        ("{name: a, in: query, required: true, schema: {type: string, enum: [x, y]}}", "GET /"),
        ("{name: a, in: query, required: true, schema: {type: string, default: x}}", "GET /"),
        ("{name: a, in: query, required: true, schema: {type: string, pattern: ^x$}}", "GET /"),
        ("{name: a, in: query, required: true, schema: {type: string, const: x}}", "GET /"),
        ("{name: a, in: query, required: true, schema: {enum: [[x]]}}", "GET /"),
        ("{name: a, in: query, required: true, content: {text/plain: {schema: {enum: [x]}}}}", "GET /"),
        ("{name: a, in: cookie, required: true, schema: {type: string, enum: [x]}}", "GET /"),
        ("{name: b, in: query, required: true, schema: {type: string, enum: [x]}}", "GET /"),
    ] {
        assert_eq!(keys(&with(parameter)), [key], "{parameter}");
    }
    // OAS 3.0 ignores three headers, OAS 2.0 does not.
    let header = |is_swagger| {
        document(&[("/#Accept=x", vec![parameter("Accept", "header", &["x"], is_swagger)])], is_swagger)
    };
    assert_eq!(keys(&super::read(&header(false))), ["POST /"]);
    assert_eq!(keys(&super::read(&header(true))), ["POST /#Accept=x"]);
    // A form field is not a parameter of the query.
    let form = document(&[("/#a=x", vec![parameter("a", "formData", &["x"], true)])], true);
    assert_eq!(keys(&super::read(&form)), ["POST /"]);
    // Numbers and booleans are compared as text.
    for (value, text) in [("2", "2"), ("2.0", "2.0"), ("true", "true")] {
        let outcome = with(
            &format!("{{name: a, in: query, required: true, schema: {{enum: [{value}]}}}}")
                .replace("a=x", ""),
        );
        assert_eq!(keys(&outcome), ["GET /"], "{text}");
        let outcome = v3(&format!(
            "paths: {{'/#a={text}': {{get: {{operationId: a, parameters: [{{name: a, in: query, required: true, schema: {{enum: [{value}]}}}}], {FINE}}}}}}}"
        ));
        assert_eq!(keys(&outcome), [format!("GET /#a={text}")], "{text}");
    }
}

#[test]
fn each_part_of_a_fragment_is_judged_alone() {
    let constants = |is_swagger| {
        vec![parameter("a", "query", &["1"], is_swagger), parameter("X-B", "header", &["2"], is_swagger)]
    };
    for (path, key, goes) in [
        ("/#a=1&X-B=2", "POST /#a=1&X-B=2", false),
        ("/#X-B=2&a=1", "POST /#X-B=2&a=1", false),
        ("/#a=1&b=2", "POST /#a=1", true),
        ("/#b&a=1", "POST /#a=1", true),
        ("/#a=1&", "POST /#a=1", true),
        ("/#b=1&c=2", "POST /", true),
    ] {
        for is_swagger in [false, true] {
            let outcome = super::read(&document(&[(path, constants(is_swagger))], is_swagger));
            assert_eq!(keys(&outcome), [key], "{path}");
            assert_eq!(codes(&outcome).contains(&"path-fragment"), goes, "{path}");
        }
    }
}

#[test]
fn parameters_count_wherever_they_are_declared() {
    let shared = "components:
  parameters: {A: {name: Action, in: query, required: true, schema: {$ref: '#/components/schemas/Run'}},
               B: {$ref: '#/components/parameters/A'}}
  schemas: {Run: {allOf: [{$ref: '#/components/schemas/One'}]}, One: {type: string, enum: [Run]}}
x-own: {name: Action, in: query, required: true, schema: {enum: [Run]}}
x-item: {parameters: [{$ref: '#/components/parameters/A'}]}";
    for item in [
        format!("{{get: {{operationId: a, parameters: [{{$ref: '#/components/parameters/A'}}], {FINE}}}}}"),
        format!("{{get: {{operationId: a, parameters: [{{$ref: '#/components/parameters/B'}}], {FINE}}}}}"),
        format!("{{get: {{operationId: a, parameters: [{{$ref: '#/x-own'}}], {FINE}}}}}"),
        format!("{{parameters: [{{$ref: '#/components/parameters/A'}}], get: {{operationId: a, {FINE}}}}}"),
        format!("{{$ref: '#/x-item', get: {{operationId: a, {FINE}}}}}"),
    ] {
        let outcome = v3(&format!("paths: {{'/#Action=Run': {item}}}\n{shared}"));
        assert_eq!(keys(&outcome), ["GET /#Action=Run"], "{item}");
        let api = &outcome.value.unwrap().api;
        let routes = routes(api, &RouteOptions::default()).value.unwrap();
        assert_eq!((&*routes[0].queries[0].name, &*routes[0].queries[0].value), ("Action", "Run"), "{item}");
    }
    let outcome = v2(&format!(
        "paths: {{'/#Action=Run': {{get: {{operationId: a, parameters: [{{$ref: '#/parameters/A'}}], {FINE}}}}}}}
parameters: {{A: {{name: Action, in: query, required: true, type: string, enum: [Run]}}}}"
    ));
    assert_eq!(keys(&outcome), ["GET /#Action=Run"]);
    // The operation's own parameter replaces its path's.
    let replaced = v3(&format!(
        "paths:
  '/#Action=Run':
    parameters: [{{name: Action, in: query, required: true, schema: {{enum: [Run]}}}}]
    get: {{operationId: a, parameters: [{{name: Action, in: query, schema: {{enum: [Run]}}}}], {FINE}}}
    put: {{operationId: b, {FINE}}}"
    ));
    assert_eq!(keys(&replaced), ["GET /", "PUT /#Action=Run"]);
    assert_eq!(codes(&replaced), ["path-fragment"]);
}

#[test]
fn the_first_of_one_key_stays() {
    let run = || vec![parameter("Action", "query", &["Run"], false)];
    let stop = || vec![parameter("Action", "query", &["Stop"], false)];
    for (operations, expected, refused) in [
        (
            vec![("/#Action=Run", run()), ("/#Action=Stop", stop())],
            vec!["POST /#Action=Run", "POST /#Action=Stop"],
            "",
        ),
        (vec![("/#Action=Run", run()), ("/", vec![])], vec!["POST /#Action=Run", "POST /"], ""),
        (vec![("/", vec![]), ("/#Action=Run", run())], vec!["POST /", "POST /#Action=Run"], ""),
        (vec![("/#Action=Run", vec![]), ("/", vec![])], vec!["POST /"], "POST /"),
        (vec![("/", vec![]), ("/#Action=Run", vec![])], vec!["POST /"], "POST /#Action=Run"),
        (vec![("/#x", vec![]), ("/#y", vec![])], vec!["POST /"], "POST /#y"),
        // Twins by the name of a variable.
        (
            vec![("/{a}#Action=Run", run()), ("/{b}#Action=Run", run())],
            vec!["POST /{}#Action=Run"],
            "POST /{b}#Action=Run",
        ),
        (vec![("/{a}#x", vec![]), ("/{b}", vec![])], vec!["POST /{}"], "POST /{b}"),
    ] {
        let names: Vec<_> = operations.iter().map(|(path, _)| *path).collect();
        for text in documents_of(&operations, false) {
            let outcome = import(text, &ImportOptions::default());
            assert_eq!(keys(&outcome), expected, "{names:?}");
            let first = outcome.value.as_ref().unwrap().api.operations.values().next().unwrap();
            assert_eq!(first.name, "o0", "{names:?}");
            let reported = errors(&outcome);
            let reported: Vec<_> = reported.iter().map(String::as_str).collect();
            let error = format!("operation-duplicate about {refused}");
            assert_eq!(reported, if refused.is_empty() { vec![] } else { vec![&*error] }, "{names:?}");
        }
    }
}

#[test]
fn twins_with_other_methods_are_reported_once() {
    let constant = "{name: A, in: query, required: true, schema: {enum: [x]}}";
    let outcome = v3(&format!(
        "paths:
  '/{{a}}#A=x': {{get: {{operationId: a, parameters: [{constant}], {FINE}}}}}
  '/{{b}}#A=x': {{put: {{operationId: b, parameters: [{constant}], {FINE}}}}}"
    ));
    let mut found = codes(&outcome);
    found.retain(|code| *code != "path-parameter-undeclared");
    assert_eq!(found, ["path-template-variant"]);
    assert_eq!(keys(&outcome), ["GET /{}#A=x", "PUT /{}#A=x"]);
}

#[test]
fn names_of_variables_count_where_the_options_say_so() {
    let run = || vec![parameter("Action", "query", &["Run"], false)];
    let document =
        document(&[("/{a}#Action=Run", run()), ("/{b}#Action=Run", run()), ("/{a}#x", vec![])], false);
    let outcome = import(document, &ImportOptions::default().with_literal_paths(true));
    let keys: Vec<_> =
        outcome.value.as_ref().unwrap().api.operations.keys().map(ToString::to_string).collect();
    assert_eq!(keys, ["POST /{a}#Action=Run", "POST /{b}#Action=Run", "POST /{a}"]);
}

#[test]
fn a_repeated_path_is_compared_by_its_key() {
    let constant = "parameters: [{name: a, in: query, required: true, schema: {enum: [x]}}]";
    let twice = |path: &str, other: &str| {
        v3(&format!(
            "paths:
  '{path}': {{{constant}, get: {{operationId: a, {FINE}}}, POST: {{operationId: b}}}}
  '{path}': {{{constant}, {other}: {{operationId: c, {FINE}}}}}"
        ))
    };
    for (path, own) in [("/#a=x", "/#a=x"), ("/#b=x", "/")] {
        let lost = twice(path, "put");
        assert_eq!(keys(&lost), [format!("PUT {own}")], "{path}");
        assert_eq!(left_out(&lost), [format!("GET {own}"), format!("POST {path}")], "{path}");
        let again = twice(path, "get");
        assert_eq!(keys(&again), [format!("GET {own}")], "{path}");
        assert_eq!(left_out(&again), [format!("POST {path}")], "{path}");
    }
}

#[test]
fn routes_have_the_condition() {
    let long = "v".repeat(300);
    for (name, place, value) in
        [("X-Amz-Target", "header", "Svc.List"), ("Action", "query", "Run"), ("A", "query", &long)]
    {
        let path = format!("/{{proxy}}#{name}={value}");
        let document = document(&[(&path, vec![parameter(name, place, &[value], false)])], false);
        let api = import(document, &ImportOptions::default()).value.unwrap().api;
        let routes = routes(&api, &RouteOptions::default()).value.unwrap();
        let route = &routes[0];
        assert_eq!((route.path.kind, &*route.path.value), (MatchKind::Regex, "/[^/]+"));
        let (has, has_not) = if place == "header" {
            (&route.headers, &route.queries)
        } else {
            (&route.queries, &route.headers)
        };
        assert_eq!((has.len(), has_not.len()), (1, 0), "{name}");
        assert_eq!((&*has[0].name, has[0].kind, &*has[0].value), (name, MatchKind::Exact, value));
    }
}

#[test]
fn names_and_keys_survive_a_store() {
    let run = vec![parameter("Action", "query", &["Run"], false)];
    let document = document(&[("/{proxy}#Action=Run&x", run)], false).replace("operationId", "summary");
    let imported = import(document, &ImportOptions::default()).value.unwrap();
    let name = &imported.api.operations.values().next().unwrap().name;
    assert_eq!(name, "post_proxy_Action_Run");
    let applied = apply(&plan(&imported, &Existing::default(), Strategy::SpecOnly), Existing::default());
    let stored = serde_json::to_string(&applied).unwrap().replace("POST /{}#", "POST /{anything}#");
    let read: Existing = serde_json::from_str(&stored).unwrap();
    assert_ne!(read, applied);
    assert_eq!(read.into_keyed(false), applied);
}

/// What is there stays where the document has it, but not so that its key is known.
#[test]
fn a_broken_operation_protects_whatever_it_may_be() {
    let run = || vec![parameter("Action", "query", &["Run"], false)];
    let live = |path: &str| {
        let document = document(&[(path, run()), ("/gone", vec![])], false);
        let imported = import(document, &ImportOptions::default()).value.unwrap();
        apply(&plan(&imported, &Existing::default(), Strategy::SpecOnly), Existing::default())
    };
    for broken in [
        "{post: {operationId: a, parameters: [{$ref: '#/none'}], responses: {default: {description: d}}}}",
        "{post: {operationId: a}}",
        "{post: null}",
        "{POST: {operationId: a}}",
        "{$ref: '#/none'}",
        "nothing",
    ] {
        for (path, existing, stays) in [
            ("/#Action=Run", "/#Action=Run", true),
            ("/#Action=Run&more", "/#Action=Run", true),
            ("/#Action=Run", "/", true),
            ("/#Action=Stop", "/#Action=Run", false),
            ("/a#Action=Run", "/#Action=Run", false),
        ] {
            let outcome = v3(&format!("paths: {{'{path}': {broken}}}"));
            assert_eq!(left_out(&outcome).len(), 1, "{path} {broken}");
            let plan = plan(outcome.value.as_ref().unwrap(), &live(existing), Strategy::SpecOnly);
            let action = |path: &str| {
                let key = OperationKey::of(Method::Post, path);
                plan.changes().iter().find(|change| change.subject == key.clone().into()).unwrap().action
            };
            let expected = if stays { Action::Keep } else { Action::Remove };
            assert_eq!(action(existing), expected, "{path} {broken} {existing}");
            assert_eq!(action("/gone"), Action::Remove, "{path} {broken}");
        }
    }
}

/// An operation that cannot be read takes no other one's place.
#[test]
fn a_broken_operation_costs_no_other_one() {
    let broken = "parameters: [{$ref: '#/none'}], responses: {default: {description: d}}";
    let outcome = v3(&format!(
        "paths:
  '/#Action=Run': {{get: {{operationId: a, {broken}}}}}
  '/#Action=Stop': {{get: {{operationId: b, {broken}}}}}
  '/#Action=Wait': {{get: 7}}
  '/#Action=Go': {{parameters: [{{$ref: '#/none'}}], get: {{operationId: c, {FINE}}}}}
  /: {{get: {{operationId: d, {FINE}}}}}"
    ));
    assert_eq!(keys(&outcome), ["GET /"]);
    let found: Vec<_> =
        errors(&outcome).iter().map(|error| error.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(found.iter().filter(|code| *code == "reference-unresolved").count(), 3, "{found:?}");
    assert_eq!(found.len(), 4, "one cause, one finding: {found:?}");
    assert_eq!(left_out(&outcome), ["Go", "Run", "Stop", "Wait"].map(|name| format!("GET /#Action={name}")));
}

/// The same numbers on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}

/// Identity follows from the operation alone: whatever is beside it and in whatever order, an operation has the key that
/// it has alone, or is refused for one above that has that key.
#[test]
fn the_key_depends_on_the_operation_alone() {
    const PATHS: [&str; 8] = ["/#a=1", "/#a=2", "/#a=1&b=1", "/#b=1&a=1", "/", "/{x}#a=1", "/{y}#a=1", "/#"];
    let mut seen = BTreeMap::new();
    for seed in 0..400_u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut operations = Vec::new();
        for path in PATHS {
            if chance.below(3) == 0 {
                continue;
            }
            let mut parameters = Vec::new();
            for name in ["a", "b"] {
                let values: &[&str] = [&["1"][..], &["2"], &["1", "2"], &["1"]][chance.below(4)];
                let place = ["query", "header"][chance.below(2)];
                let mut one = parameter(name, place, values, false);
                one["required"] = (chance.below(4) > 0).into();
                parameters.push(one);
            }
            operations.insert(chance.below(operations.len() + 1), (path, parameters));
        }
        let alone: Vec<String> = operations
            .iter()
            .map(|one| keys(&super::read(&document(std::slice::from_ref(one), false))).remove(0))
            .collect();
        let mut expected: Vec<&String> = Vec::new();
        for key in &alone {
            if !expected.contains(&key) {
                expected.push(key);
            }
        }
        let outcome = super::read(&document(&operations, false));
        let found = keys(&outcome);
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{operations:?}");
        assert_eq!(errors(&outcome).len(), operations.len() - expected.len(), "{operations:?}");
        for key in found {
            *seen.entry(key).or_insert(0) += 1;
        }
        crate::laws::law::all(document(&operations, false).as_bytes(), b"");
    }
    assert!(seen.len() >= 8 && seen.values().all(|count| *count > 5), "{seen:?}");
}

#[test]
fn hostile_fragments_are_read_in_linear_time() {
    let long = "a=1&".repeat(200_000);
    let many: Vec<Value> =
        (0..2_000).map(|at| parameter(&format!("p{at}"), "query", &["1"], false)).collect();
    let parts: String = (0..2_000).map(|at| format!("p{at}=1&")).collect();
    for (path, parameters) in [
        (format!("/#{long}"), vec![parameter("a", "query", &["1"], false)]),
        (format!("/#{long}"), vec![]),
        (format!("/#{parts}"), many),
        (format!("/#{}", "#".repeat(500_000)), vec![]),
        (format!("/{}#", "{".repeat(500_000)), vec![]),
    ] {
        let outcome = super::read(&document(&[(&path, parameters)], false));
        _ = routes(&outcome.value.unwrap().api, &RouteOptions::default());
    }
    // What cannot be read is no reason to look at the fragment again.
    let members: String = (0..50_000)
        .map(|at| format!("\"get{}\": {{\"tags\": []}}, ", " ".repeat(at % 7 + 1) + &at.to_string()))
        .collect();
    let paths = format!("{{\"/#{}\": {{{members}\"get\": {{}}}}}}", "a=1&".repeat(50_000));
    let document = format!(
        "{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": \"t\", \"version\": \"1\"}}, \"paths\": {paths}}}"
    );
    assert!(import(document, &ImportOptions::default()).value.is_some());
    // One list that many operations share through references is not looked at by each.
    let mut paths = json!({});
    for at in 0..2_000 {
        paths[format!("/#a={at}")] = json!({"get": {"$ref": "#/x-operation"}});
    }
    let list: Vec<Value> =
        (0..2_000).map(|at| parameter(&format!("p{at}"), "query", &["1"], false)).collect();
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": paths,
        "x-operation": {"parameters": list, "responses": {"default": {"description": "d"}}},
    });
    assert!(import(document.to_string(), &ImportOptions::default()).value.is_some());
}

#[test]
fn a_path_without_its_slash_is_read() {
    for (path, key, own) in [
        ("pets", "GET /pets", "/pets"),
        ("pets/{id}", "GET /pets/{}", "/pets/{id}"),
        ("", "GET /", "/"),
        ("pets/", "GET /pets/", "/pets/"),
        ("pets?x=1", "GET /pets?x=1", "/pets?x=1"),
    ] {
        for document in
            documents(path, &[("id", "path", json!({"type": "string"}))][..usize::from(path.contains('{'))])
        {
            let outcome = import(document, &ImportOptions::default());
            let mut found = codes(&outcome);
            found.retain(|code| *code != "path-query");
            assert_eq!(found, ["path-no-slash"], "{path}");
            assert_eq!(operation(&outcome, key)["path"], own, "{path}");
            assert_eq!(left_out(&outcome), [""; 0], "{path}");
        }
    }
}

#[test]
fn a_keyword_is_no_path_without_its_slash() {
    for path in [
        "components",
        "definitions",
        "get",
        "info",
        "parameters",
        "paths",
        "responses",
        "tags",
        "https://h/pets",
    ] {
        for document in documents(path, &[]) {
            let outcome = import(document, &ImportOptions::default());
            assert_eq!(errors(&outcome), [format!("path-key-misplaced about GET {path}")], "{path}");
            assert_eq!(left_out(&outcome), [format!("GET {path}")], "{path}");
        }
    }
}

#[test]
fn a_path_with_its_slash_counts_for_each_method() {
    let item = |methods: &[&str], name: &str| {
        let methods =
            methods.iter().map(|method| format!("{method}: {{operationId: {method}{name}, {FINE}}}"));
        format!("{{{}}}", methods.collect::<Vec<_>>().join(", "))
    };
    let (bare, whole) = (item(&["get", "put"], "Bare"), item(&["get", "post"], "Whole"));
    let orders = [
        (format!("pets: {bare}, /pets: {whole}"), ["PUT /pets", "GET /pets", "POST /pets"]),
        (format!("/pets: {whole}, pets: {bare}"), ["GET /pets", "POST /pets", "PUT /pets"]),
    ];
    for (paths, order) in orders {
        for outcome in [v2(&format!("paths: {{{paths}}}")), v3(&format!("paths: {{{paths}}}"))] {
            assert_eq!(keys(&outcome), order, "{paths}");
            assert_eq!(operation(&outcome, "GET /pets")["name"], "getWhole", "{paths}");
            assert_eq!(errors(&outcome), ["operation-duplicate about GET pets"], "{paths}");
            assert_eq!(left_out(&outcome), ["GET pets"], "{paths}");
            let mut found = codes(&outcome);
            found.sort_unstable();
            assert_eq!(found, ["operation-duplicate", "path-no-slash"], "{paths}");
        }
    }
    // What is refused protects what exists, even where the other one is broken.
    let existing = v3(&format!("paths: {{/pets: {whole}, /gone: {whole}}}").replacen("Whole", "Other", 2));
    let existing =
        apply(&plan(&existing.value.unwrap(), &Existing::default(), Strategy::SpecOnly), Existing::default());
    let outcome = v3(&format!("paths: {{pets: {bare}, /pets: {{get: {{operationId: broken}}}}}}"));
    let plan = plan(outcome.value.as_ref().unwrap(), &existing, Strategy::SpecOnly);
    let kept: Vec<_> = plan.changes().iter().filter(|change| change.action == Action::Keep).collect();
    assert_eq!(kept.iter().map(|change| change.subject.to_string()).collect::<Vec<_>>(), ["GET /pets"]);
}

#[test]
fn paths_beside_paths_are_one_finding() {
    let item = format!("  get: {{operationId: a, {FINE}}}");
    for paths in ["paths:", "paths: null", "paths: {}", "x-paths: {}"] {
        for outcome in [
            v3(&format!("{paths}\n/pets:\n{item}\n/owners:\n{item}")),
            v2(&format!("{paths}\n/pets:\n{item}\n/owners:\n{item}")),
        ] {
            assert!(outcome.value.is_none(), "{paths}");
            assert_eq!(codes(&outcome), ["paths-misplaced"], "{paths}");
            assert_eq!(outcome.diagnostics[0].args().next(), Some(("path", "/pets")), "{paths}");
        }
    }
    let json = r#"{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": null, "/pets": {}}"#;
    assert_eq!(codes(&super::read(json)), ["paths-misplaced"]);
}
