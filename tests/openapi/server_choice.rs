//! Which server counts, and which values its variables have, when the import options say so.

use oasgate::openapi::ServerChoice;
use oasgate::{ImportOptions, Imported, Lang, Outcome, Severity, import};
use serde_json::{Value, json};

use super::{FINE, at, codes, errors, left_out, operation};

const THREE: &str = "servers:
  - url: https://a.example/v1
  - url: https://{region}.example/{version}/
    variables: {region: {default: eu}, version: {default: v2, enum: [v2, v3]}}
  - url: /v4
";

fn v3(options: &ImportOptions, rest: &str) -> Outcome<Imported> {
    import(format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{rest}\npaths: {{}}"), options)
}

fn v2(options: &ImportOptions, rest: &str) -> Outcome<Imported> {
    import(format!("swagger: '2.0'\ninfo: {{title: t, version: '1'}}\n{rest}\npaths: {{}}"), options)
}

fn url(outcome: &Outcome<Imported>) -> Value {
    at(outcome, "/about/servers/0/url")
}

#[test]
fn the_first_server_counts_unless_another_is_chosen() {
    let default = v3(&ImportOptions::default(), THREE);
    assert_eq!(
        (url(&default), at(&default, "/about/basePath")),
        (json!("https://a.example/v1"), json!("/v1"))
    );
    assert_eq!(codes(&default), ["servers-base-paths-differ", "server-relative"]);
    for (choice, chosen, base) in [
        ("1", "https://a.example/v1", "/v1"),
        ("https://a.example/v1/", "https://a.example/v1", "/v1"),
        ("2", "https://{region}.example/{version}/", "/v2"),
        ("https://{region}.example/{version}", "https://{region}.example/{version}/", "/v2"),
        ("https://eu.example/v2", "https://{region}.example/{version}/", "/v2"),
        ("3", "/v4", "/v4"),
        ("/v4", "/v4", "/v4"),
    ] {
        let outcome = v3(&ImportOptions::default().with_server(choice), THREE);
        assert_eq!(
            (url(&outcome), at(&outcome, "/about/basePath")),
            (json!(chosen), json!(base)),
            "{choice}"
        );
        assert!(!codes(&outcome).contains(&"servers-base-paths-differ"), "{choice}: nothing is guessed");
        let servers = at(&outcome, "/about/servers");
        assert_eq!(servers.as_array().unwrap().len(), 3, "{choice}: the others follow");
    }
}

#[test]
fn positions_are_those_of_the_document() {
    let rest = "servers: [{description: no url}, {url: /v1}, {url: /v2}]";
    let outcome = v3(&ImportOptions::default().with_server(ServerChoice::Position(3)), rest);
    assert_eq!(at(&outcome, "/about/basePath"), "/v2");
    let outcome = v3(&ImportOptions::default().with_server(ServerChoice::Position(1)), rest);
    assert_eq!(errors(&outcome), ["server-not-found"]);
}

#[test]
fn a_choice_that_is_not_there_blocks_the_import() {
    for (rest, pointer) in [(THREE, "/servers"), ("servers: []", "/servers"), ("", "")] {
        for choice in ["0", "4", "https://b.example"] {
            let outcome = v3(&ImportOptions::default().with_server(choice), rest);
            assert_eq!(errors(&outcome), ["server-not-found"], "{choice}");
            let found = outcome.diagnostics.iter().find(|found| found.code() == "server-not-found").unwrap();
            assert_eq!(&*found.location().unwrap().pointer, pointer, "{rest}");
            assert!(outcome.value.is_none());
        }
    }
    let outcome = v3(&ImportOptions::default().with_server("4"), THREE);
    let help = outcome.diagnostics[0].help(Lang::En);
    assert_eq!(
        help,
        "Choose a server by its position or its URL: 1 `https://a.example/v1`, \
         2 `https://{region}.example/{version}/`, 3 `/v4`."
    );
}

#[test]
fn schemes_of_swagger_are_servers_to_choose_from() {
    let rest = "host: a.example\nbasePath: /v1\nschemes: [http, https]";
    for (choice, expected) in [
        ("1", "http://a.example/v1"),
        ("2", "https://a.example/v1"),
        ("https://a.example/v1", "https://a.example/v1"),
    ] {
        let outcome = v2(&ImportOptions::default().with_server(choice), rest);
        assert_eq!(
            (url(&outcome), at(&outcome, "/about/basePath")),
            (json!(expected), json!("/v1")),
            "{choice}"
        );
    }
    assert_eq!(errors(&v2(&ImportOptions::default().with_server("3"), rest)), ["server-not-found"]);
    assert_eq!(errors(&v2(&ImportOptions::default().with_server("1"), "")), ["server-not-found"]);
}

#[test]
fn values_replace_the_defaults() {
    let options = ImportOptions::default().with_server("2").with_server_variable("version", "v3");
    let outcome = v3(&options, THREE);
    assert_eq!(at(&outcome, "/about/basePath"), "/v3");
    assert_eq!(at(&outcome, "/about/servers/0/variables/version/default"), "v3");
    // The given value is no guess, the default would be one.
    assert!(!codes(&outcome).contains(&"server-base-path-variable"));
    assert!(
        codes(&v3(&ImportOptions::default().with_server("2"), THREE)).contains(&"server-base-path-variable")
    );
    // A server is found by its URL with the values in it.
    let outcome = v3(&options.with_server("https://eu.example/v3"), THREE);
    assert_eq!(at(&outcome, "/about/basePath"), "/v3");
}

#[test]
fn what_no_document_declares_may_have_a_value() {
    let options = ImportOptions::default().with_server_variable("tenant", "acme");
    for outcome in [
        v3(&options, "servers: [{url: 'https://a.example/{tenant}'}]"),
        v3(&options, "servers: [{url: 'https://a.example/{tenant}', variables: {tenant: {enum: [acme]}}}]"),
        v2(&options, "host: a.example\nbasePath: '/{tenant}'"),
        v2(&options, "basePath: '{tenant}'\nhost: a.example/"),
    ] {
        assert_eq!(at(&outcome, "/about/basePath"), "/acme");
        assert!(!codes(&outcome).contains(&"server-variable-undeclared"), "{:?}", codes(&outcome));
    }
    let host = v2(&options, "host: '{tenant}.example'\nbasePath: /v1");
    assert_eq!(codes(&host), [""; 0]);
    assert_eq!(at(&host, "/about/servers/0/variables/tenant/default"), "acme");
}

#[test]
fn values_that_nobody_takes_are_reported() {
    let options = ImportOptions::default().with_server_variable("version", "v9");
    let outcome = v3(&options, THREE);
    assert_eq!(errors(&outcome), ["server-variable-value-invalid"]);
    let found = outcome.diagnostics.iter().find(|found| found.severity() == Severity::Error).unwrap();
    assert_eq!(found.help(Lang::En), "Give it one of its values: `v2`, `v3`.");
    assert_eq!(&*found.location().unwrap().pointer, "/servers/1/variables/version/enum");
    for outcome in [
        v3(&options, "servers: [{url: /v1}]"),
        v3(&options, ""),
        v2(&options, "host: a.example\nbasePath: /v1"),
    ] {
        assert_eq!(errors(&outcome), ["server-variable-not-found"]);
        assert!(outcome.value.is_none());
    }
}

#[test]
fn servers_of_paths_and_operations_take_the_values_too() {
    let server = "servers: [{url: 'https://a.example/{v}', variables: {v: {default: v1, enum: [v1, v2]}}}]";
    let document = |path: &str, own: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths:\n  /a: {{{path}get: {{{own}operationId: a, {FINE}}}}}\n  \
             /b: {{get: {{operationId: b, {FINE}}}}}"
        )
    };
    let before = format!("{server}, ");
    for text in [document(&before, ""), document("", &before)] {
        let outcome = import(text.as_str(), &ImportOptions::default().with_server_variable("v", "v2"));
        assert_eq!(operation(&outcome, "GET /a")["servers"][0]["variables"]["v"]["default"], "v2");
        assert_eq!(errors(&outcome), [""; 0]);
        // Only what the server belongs to is left out.
        let outcome = import(text.as_str(), &ImportOptions::default().with_server_variable("v", "v3"));
        assert_eq!(errors(&outcome), ["server-variable-value-invalid about GET /a"]);
        assert_eq!(left_out(&outcome), ["GET /a"]);
    }
}
