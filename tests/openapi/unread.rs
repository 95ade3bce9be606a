//! A typo under `paths` no longer deletes existing operations: it costs only the parts of the document that it breaks.

use std::fmt::Write as _;

use oasgate::plan::Reason;
use oasgate::{Action, Existing, Imported, Outcome, Plan, Strategy, apply, plan};

use super::{FINE, codes, errors, left_out, v2, v3};

/// An API with these operations, each `METHOD /path`.
fn live(operations: &[&str]) -> Existing {
    let mut paths = String::new();
    for (at, operation) in operations.iter().enumerate() {
        let (method, path) = operation.split_once(' ').unwrap();
        let method = method.to_lowercase();
        let id = if method == "get" { path.trim_start_matches('/').to_owned() } else { format!("o{at}") };
        let method = if method == "any" { "x-any-method" } else { &method };
        _ = writeln!(paths, "  {path}: {{{method}: {{operationId: {id}, {FINE}}}}}");
    }
    let outcome = v3(&format!("paths:\n{paths}"));
    assert_eq!(left_out(&outcome), [""; 0]);
    let imported = outcome.value.unwrap();
    assert_eq!(imported.api.operations.len(), operations.len());
    apply(&plan(&imported, &Existing::default(), Strategy::SpecOnly), Existing::default())
}

/// What a plan says of what is there or was, a line for each.
fn decided(plan: &Plan) -> Vec<String> {
    let changes = plan.changes().iter().skip(1);
    changes.map(|change| format!("{} {}", change.action, change.subject)).collect()
}

fn sole(outcome: &Outcome<Imported>, existing: &Existing) -> Plan {
    plan(outcome.value.as_ref().unwrap(), existing, Strategy::SpecOnly)
}

#[test]
fn typos_remove_nothing() {
    let operation = format!("{{operationId: a, {FINE}}}");
    for (path, expected) in [
        // The method is known, so it alone is meant.
        (format!("/a: {{GET: {operation}}}"), "method-unknown about GET /a"),
        (format!("/a: {{Get: {operation}}}"), "method-unknown about GET /a"),
        ("/a: {GET: null}".to_owned(), "method-unknown about GET /a"),
        (format!("a: {{GET: {operation}}}"), "method-unknown about GET /a"),
        // It is not known which operations the path has, so all are meant.
        (format!("/a: {{gett: {operation}}}"), "method-unknown about path /a"),
        (format!("/a: {{query: {operation}}}"), "method-unknown about path /a"),
        (format!("/x: {{/a: {{get: {operation}}}}}"), "method-unknown about path /a"),
        ("/a: {$ref: a.yaml}".to_owned(), "path-item-unresolved about path /a"),
        ("/a: {$ref: '#/x-none'}".to_owned(), "path-item-unresolved about path /a"),
        ("/a: {$ref: 1}".to_owned(), "path-item-unresolved about path /a"),
        ("/a: nothing".to_owned(), "path-item-not-object about path /a"),
        ("/a: null".to_owned(), "path-item-not-object about path /a"),
        (format!("/a: [{{get: {operation}}}]"), "path-item-not-object about path /a"),
        ("a: nothing".to_owned(), "path-item-not-object about path a"),
    ] {
        let outcome = v3(&format!("paths: {{{path}, /b: {{get: {{operationId: b, {FINE}}}}}}}"));
        assert_eq!(errors(&outcome), [expected], "{path}");
        let (_, subject) = expected.split_once(" about ").unwrap();
        assert_eq!(left_out(&outcome), [subject], "{path}");
        let existing = live(&["GET /a", "GET /b", "GET /gone"]);
        let plan = sole(&outcome, &existing);
        let mut said = vec!["unchanged GET /b", "keep GET /a", "remove GET /gone"];
        let refused = format!("refuse {subject}");
        if subject != "GET /a" {
            said.push(&refused);
        }
        said.sort_unstable();
        let mut found = decided(&plan);
        found.sort_unstable();
        assert_eq!(found, said, "{path}");
        let kept = plan.changes().iter().find(|change| change.action == Action::Keep).unwrap();
        let whole = subject == "GET /a";
        let reason = if whole { Reason::BrokenInDocument } else { Reason::PathBrokenInDocument };
        assert_eq!(kept.reason, reason, "{path}");
        assert!(
            plan.diagnostics().iter().any(|found| found.code() == "operation-counterpart-broken"
                && found.subject() == Some(&kept.subject)),
            "{path}"
        );
    }
}

#[test]
fn an_unread_path_protects_every_method_and_a_misspelt_one_its_own() {
    let methods = ["GET /a/{id}", "PUT /a/{id}", "POST /a"];
    let existing = {
        let document = format!(
            "paths:
  /a/{{id}}:
    parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
    get: {{operationId: o0, {FINE}}}
    put: {{operationId: o1, {FINE}}}
  /a: {{post: {{operationId: o2, {FINE}}}}}"
        );
        let imported = v3(&document).value.unwrap();
        assert_eq!(imported.api.operations.len(), methods.len());
        apply(&plan(&imported, &Existing::default(), Strategy::SpecOnly), Existing::default())
    };
    let unread = v3("paths: {'/a/{other}': {$ref: other.yaml}}");
    let kept = ["keep GET /a/{}", "keep PUT /a/{}", "remove POST /a", "refuse path /a/{}"];
    assert_eq!(decided(&sole(&unread, &existing)), kept);
    let misspelt = v3(&format!("paths: {{'/a/{{other}}': {{Get: {{{FINE}}}}}}}"));
    let kept = ["keep GET /a/{}", "remove PUT /a/{}", "remove POST /a"];
    assert_eq!(decided(&sole(&misspelt, &existing)), kept);
}

#[test]
fn what_is_read_of_an_unread_path_comes() {
    let outcome =
        v3(&format!("paths: {{/a: {{$ref: a.yaml, get: {{operationId: a, summary: new, {FINE}}}}}}}"));
    assert_eq!(left_out(&outcome), ["path /a"]);
    let plan = sole(&outcome, &live(&["GET /a"]));
    assert_eq!(decided(&plan), ["update GET /a", "refuse path /a"]);
}

#[test]
fn a_method_in_both_spellings_is_read() {
    let get = |summary: &str| format!("{{operationId: {summary}, {FINE}}}");
    for item in [
        format!("{{get: {}, GET: {}}}", get("a"), get("b")),
        format!("{{GET: {}, get: {}}}", get("b"), get("a")),
    ] {
        let outcome = v3(&format!("paths: {{/a: {item}}}"));
        assert_eq!(codes(&outcome), ["key-unknown"], "{item}");
        assert_eq!(left_out(&outcome), [""; 0], "{item}");
        assert_eq!(super::operation(&outcome, "GET /a")["name"], "a", "{item}");
    }
}

#[test]
fn a_method_of_the_other_version_is_kept() {
    let outcome = v2(&format!("paths: {{/a: {{trace: {{operationId: a, {FINE}}}}}}}"));
    assert_eq!(errors(&outcome), ["method-unknown about TRACE /a"]);
    assert_eq!(decided(&sole(&outcome, &live(&["TRACE /a"]))), ["keep TRACE /a"]);
}

#[test]
fn what_is_not_an_operation_in_a_path_item_leaves_nothing_out() {
    for member in ["color: blue", "definitions: {Pet: {type: object}}", "gett: {}", "x-get: {responses: {}}"]
    {
        let outcome = v3(&format!("paths: {{/a: {{get: {{operationId: a, {FINE}}}, {member}}}}}"));
        assert_eq!(errors(&outcome), [""; 0], "{member}");
        assert_eq!(left_out(&outcome), [""; 0], "{member}");
    }
}

#[test]
fn a_path_that_occurs_twice_removes_nothing() {
    let operation = |id: &str| format!("{{operationId: {id}, {FINE}}}");
    let (get, post) = (operation("a"), operation("b"));
    for (paths, expected) in [
        (format!("paths: {{/a: {{get: {get}}}, /a: {{post: {post}}}}}"), "path-repeated about GET /a"),
        (
            format!("paths: {{/a: {{get: {get}}}}}\npaths: {{/a: {{post: {post}}}}}"),
            "path-repeated about GET /a",
        ),
        (format!("paths: {{/a: {{$ref: '#/x'}}, /a: {{post: {post}}}}}"), "path-repeated about path /a"),
    ] {
        let outcome = v3(&paths);
        assert_eq!(errors(&outcome), [expected], "{paths}");
        let (_, subject) = expected.split_once(" about ").unwrap();
        assert_eq!(left_out(&outcome), [subject], "{paths}");
        let plan = sole(&outcome, &live(&["GET /a", "GET /gone"]));
        let kept: Vec<_> = decided(&plan).into_iter().filter(|line| !line.starts_with("refuse")).collect();
        assert_eq!(kept.len(), 3, "{kept:?}");
        for line in ["create POST /a", "keep GET /a", "remove GET /gone"] {
            assert!(kept.iter().any(|kept| kept == line), "{paths}: {line} in {kept:?}");
        }
    }
    // Where the last one has it all, nothing is lost.
    let outcome = v3(&format!("paths: {{/a: {{get: {get}}}, /a: {{get: {get}, post: {post}}}}}"));
    assert_eq!((codes(&outcome), left_out(&outcome)), (vec!["key-duplicate"], Vec::new()));
}

/// The keys that gateways have for an operation of any method, and a key of an unknown gateway.
const ANY_METHOD: [&str; 5] = [
    "x-amazon-apigateway-any-method",
    "x-aliyun-apigateway-any-method",
    "x-apigateway-any-method",
    "X-Other-ANY-Method",
    "x-any-method",
];

#[test]
fn an_operation_for_every_method_is_an_operation() {
    let operation = format!("{{operationId: any, {FINE}, x-note: 1.50}}");
    let get = format!("get: {{operationId: a, {FINE}}}");
    for key in ANY_METHOD {
        for (item, has_get) in [
            (format!("{{{key}: {operation}}}"), false),
            (format!("{{{key}: {operation}, {get}}}"), true),
            (format!("{{{get}, {key}: {operation}, x-note: {{b: 1.0}}}}"), true),
            (format!("{{{key}: {{x-note: 1.50}}}}"), false),
            ("{$ref: '#/x-items/a'}".to_owned(), false),
            (format!("{{$ref: '#/x-items/a', {get}}}"), true),
        ] {
            let rest = format!(
                "paths: {{/a: {item}, /b: {{get: {{operationId: b, {FINE}}}}}}}\nx-items: {{a: {{{key}: {operation}}}}}"
            );
            for outcome in [v2(&rest), v3(&rest)] {
                assert_eq!(errors(&outcome), [""; 0], "{rest}");
                let imported = outcome.value.unwrap();
                let keys: Vec<_> = imported.api.operations.keys().map(ToString::to_string).collect();
                assert!(keys.contains(&"ANY /a".to_owned()), "{rest}: {keys:?}");
                assert_eq!(keys.len(), if has_get { 3 } else { 2 }, "{rest}");
                let any = &imported.api.operations[&"ANY /a".parse().unwrap()];
                assert_eq!(any.extensions["x-note"].to_string(), "1.50", "{rest}");
                assert!(!any.path_item.extensions.contains_key(key), "it is an operation, not a key");
                let has_note = item.contains("b: 1.0");
                assert_eq!(any.path_item.extensions.contains_key("x-note"), has_note, "{rest}");
                // A route matches any method by naming none.
                let routes =
                    oasgate::routes(&imported.api, &oasgate::route::RouteOptions::default()).value.unwrap();
                let route = routes.iter().find(|route| route.operations[0].to_string() == "ANY /a").unwrap();
                assert!(route.methods.is_empty());
            }
        }
    }
}

#[test]
fn a_broken_operation_for_every_method_removes_nothing() {
    let get = format!("get: {{operationId: a, {FINE}}}");
    for key in ANY_METHOD {
        for broken in ["", "{$ref: '#/nothing'}"] {
            let outcome = v3(&format!("paths: {{/a: {{{key}: {broken}, {get}}}}}"));
            assert_eq!(left_out(&outcome), ["ANY /a"], "{key}: {broken} {:?}", codes(&outcome));
            let kept = decided(&sole(&outcome, &live(&["ANY /a"])));
            assert!(kept.contains(&"keep ANY /a".to_owned()), "{kept:?}");
        }
    }
    // Both are one operation for the gateway.
    let outcome = v3(&format!(
        "paths: {{/a: {{x-apigateway-any-method: {{{FINE}}}, x-apigw-any-method: {{{FINE}}}}}}}"
    ));
    assert!(codes(&outcome).contains(&"path-item-overridden"));
}

#[test]
fn an_operation_for_every_method_may_stand_below_paths() {
    let outcome = v3(&format!(
        "paths: {{x-aliyun-apigateway-any-method: {{{FINE}}}, x-other: 1, /b: {{get: {{operationId: b, {FINE}}}}}}}"
    ));
    assert_eq!(errors(&outcome), ["any-method-unread about path x-aliyun-apigateway-any-method"]);
    let imported = outcome.value.unwrap();
    assert_eq!(imported.api.operations.len(), 1);
    assert_eq!(imported.api.about.paths_extensions.keys().collect::<Vec<_>>(), ["x-other"]);
    let part = imported.left_out.values().next().unwrap();
    let kept = part.extensions["x-aliyun-apigateway-any-method"].to_string();
    assert_eq!(kept, r#"{"responses":{"default":{"description":"d"}}}"#);
}

#[test]
fn what_only_sounds_like_an_operation_for_every_method_is_kept() {
    for value in ["true", "any", "[get, put]", "1"] {
        let outcome =
            v3(&format!("paths: {{/a: {{x-allow-any-method: {value}, get: {{operationId: a, {FINE}}}}}}}"));
        assert_eq!(errors(&outcome), [""; 0], "{value}");
        let imported = outcome.value.unwrap();
        let operation = imported.api.operations.values().next().unwrap();
        assert_eq!(operation.path_item.extensions.len(), 1, "{value}");
    }
    for key in ["x-any-methods", "x-anymethod", "x-", "x-é-methodé"] {
        let outcome = v3(&format!("paths: {{/a: {{{key}: {{a: 1}}, get: {{operationId: a, {FINE}}}}}}}"));
        assert_eq!(errors(&outcome), [""; 0], "{key}");
    }
}

#[test]
fn a_table_names_further_keys_for_every_method() {
    use oasgate::extensions::{ExtensionKey, ExtensionKeys, ExtensionPlace};
    use oasgate::{ImportOptions, import};
    const TABLE: ExtensionKeys = ExtensionKeys {
        prefix: "x-shop-",
        keys: &[ExtensionKey::any_method("x-shop-all", &[ExtensionPlace::PathItem])],
    };
    let document = format!(
        "{{openapi: 3.0.3, info: {{title: t, version: '1'}}, paths: {{/a: {{x-shop-all: {{{FINE}}}, get: {{{FINE}}}}}}}}}"
    );
    let mut options = ImportOptions::default();
    assert_eq!(errors(&import(document.as_str(), &options)), [""; 0]);
    options.extension_keys = vec![TABLE];
    let imported = import(document.as_str(), &options).value.unwrap();
    let keys: Vec<_> = imported.api.operations.keys().map(ToString::to_string).collect();
    assert_eq!(keys, ["ANY /a", "GET /a"]);
}

#[test]
fn of_two_paths_of_one_shape_the_first_operation_for_every_method_counts() {
    let item = |note: u8| format!("{{x-apigateway-any-method: {{x-note: {note}, {FINE}}}}}");
    let outcome = v3(&format!("paths: {{'/a/{{b}}': {}, '/a/{{c}}': {}}}", item(1), item(2)));
    assert_eq!(errors(&outcome), ["operation-duplicate about ANY /a/{c}"]);
    let imported = outcome.value.unwrap();
    let any = &imported.api.operations[&"ANY /a/{}".parse().unwrap()];
    assert_eq!(any.extensions["x-note"].to_string(), "1");
}

#[test]
fn an_operation_for_every_method_in_a_repeated_path_removes_nothing() {
    let outcome = v3(&format!(
        "paths:\n  /a: {{x-apigateway-any-method: {{{FINE}}}}}\n  /a: {{get: {{operationId: a, {FINE}}}}}"
    ));
    assert_eq!(errors(&outcome), ["path-repeated about ANY /a"]);
    assert!(decided(&sole(&outcome, &live(&["ANY /a"]))).contains(&"keep ANY /a".to_owned()));
}
