//! Where an API is: what a server's URL says, what `host`, `basePath` and `schemes` say, and which base path follows.

use oasgate::{Imported, Outcome, Severity};
use serde_json::{Value, json};

use super::{FINE, at, codes, operation, read, v2, v3};

/// Where a server may stand in OAS 3.0, as the codes of the findings and the URL in the model.
fn placed(url: &str) -> [(Vec<&'static str>, Value); 4] {
    let operation_of =
        |outcome: &Outcome<Imported>| operation(outcome, "GET /a")["servers"][0]["url"].clone();
    let list = format!("servers: [{{url: '{url}'}}]");
    let at_root = v3(&format!("{list}\npaths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}"));
    let at_path = v3(&format!("paths: {{/a: {{{list}, get: {{operationId: a, {FINE}}}}}}}"));
    let at_operation = v3(&format!("paths: {{/a: {{get: {{operationId: a, {list}, {FINE}}}}}}}"));
    let text = json!({
        "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "servers": [{ "url": url }],
        "paths": { "/a": { "get": { "operationId": "a", "responses": { "default": { "description": "d" } } } } },
    });
    let in_json = read(&text.to_string());
    [
        (codes(&at_root), at(&at_root, "/about/servers/0/url")),
        (codes(&in_json), at(&in_json, "/about/servers/0/url")),
        (codes(&at_path), operation_of(&at_path)),
        (codes(&at_operation), operation_of(&at_operation)),
    ]
}

#[test]
fn a_typo_in_the_scheme_is_no_relative_url() {
    for (url, read) in [
        ("http:/a.example", "http://a.example"),
        ("https//a.example", "https://a.example"),
        ("https:a.example", "https://a.example"),
        ("http:///a.example", "http://a.example"),
        ("https:\\\\a.example", "https://a.example"),
        ("http://https://a.example", "https://a.example"),
    ] {
        for (codes, url_read) in placed(url) {
            assert_eq!((codes, url_read), (vec!["server-url-repaired"], json!(read)), "{url}");
        }
    }
    let outcome = v3("servers: [{url: 'https//a.example/v1'}]\npaths: {}");
    assert_eq!(at(&outcome, "/about/basePath"), "/v1");
}

#[test]
fn a_url_without_a_host_gives_no_base_path() {
    for url in ["mailto:api@a.example", "urn:example:pets", "https:", "https://a.example/v1}"] {
        for (codes, kept) in placed(url) {
            assert_eq!((codes, kept), (vec!["server-base-path-unknown"], json!(url)), "{url}");
        }
        let outcome = v3(&format!("servers: [{{url: '{url}'}}]\npaths: {{}}"));
        assert_eq!(at(&outcome, "/about/basePath"), Value::Null, "{url}");
    }
    // A server from which no base path comes is only judged.
    let second = v3(
        "servers: [{url: https://a.example/v1}, {url: 'urn:a'}, {url: '../v1'}, {url: 'b.example:80'}]\npaths: {}",
    );
    assert_eq!(
        codes(&second),
        ["servers-base-paths-differ", "server-url-invalid", "server-relative", "server-scheme-missing"]
    );
    assert_eq!(at(&second, "/about/basePath"), "/v1");
}

#[test]
fn base_paths_have_neither_dots_nor_braces() {
    for (servers, base, found) in [
        ("{url: ../v1}", json!("/v1"), "server-base-path-guessed"),
        ("{url: ./../../v1/}", json!("/v1"), "server-base-path-guessed"),
        ("{url: ./v1}", json!("/v1"), "server-relative"),
        ("{url: .}", json!("/"), "server-relative"),
        ("{url: 'https://a.example/{undeclared}/c'}", Value::Null, "server-variable-undeclared"),
        ("{url: '/{undeclared}'}", Value::Null, "server-variable-undeclared"),
        ("{url: 'https://{undeclared}.example/c'}", json!("/c"), "server-variable-undeclared"),
        (
            "{url: 'https://a.example/{v}', variables: {v: {default: '{w}'}}}",
            Value::Null,
            "server-base-path-unknown",
        ),
        ("{url: 'https://a.example/{v}', variables: {v: {}}}", Value::Null, "server-variable-undeclared"),
    ] {
        let outcome = v3(&format!("servers: [{servers}]\npaths: {{}}"));
        assert_eq!((codes(&outcome), at(&outcome, "/about/basePath")), (vec![found], base), "{servers}");
    }
    let dots = v3("servers: [{url: 'https://a.example/x/./../v1'}]\npaths: {}");
    assert_eq!((codes(&dots), at(&dots, "/about/basePath")), (vec![], json!("/v1")));
}

/// An API of Swagger 2.0 at an address: codes, URLs of the servers, base path.
fn address(head: &str) -> (Vec<&'static str>, Vec<String>, Value) {
    let outcome = v2(&format!("{head}\npaths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}"));
    let servers = at(&outcome, "/about/servers");
    let urls =
        servers.as_array().into_iter().flatten().map(|server| server["url"].as_str().unwrap().to_owned());
    let found = (codes(&outcome), urls.collect(), at(&outcome, "/about/basePath"));
    let twin = read(&in_json(head).to_string());
    assert_eq!((codes(&twin), at(&twin, "/about/servers")), (found.0.clone(), servers), "{head} in JSON");
    found
}

/// The same document in JSON.
fn in_json(head: &str) -> Value {
    let text = format!(
        "swagger: '2.0'\ninfo: {{title: t, version: '1'}}\n{head}\npaths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}"
    );
    serde_yaml::from_str(&text).expect("it is YAML")
}

#[test]
fn what_a_host_says_beside_the_host_is_used() {
    for (head, url, base) in [
        ("host: https://a.example", "https://a.example", Value::Null),
        ("host: http:/a.example/v1", "http://a.example/v1", json!("/v1")),
        ("host: //a.example/v1\nschemes: [https]", "https://a.example/v1", json!("/v1")),
        ("host: http://a.example\nschemes: [https]", "https://a.example", Value::Null),
        ("host: a.example/v1\nbasePath: /pets/", "//a.example/v1/pets", json!("/v1/pets")),
        ("host: a.example/v1\nbasePath: /v1", "//a.example/v1", json!("/v1")),
        ("host: me:secret@a.example\nbasePath: /v1", "//a.example/v1", json!("/v1")),
        ("host: 'https://a.example/v1?x=y#z'", "https://a.example/v1", json!("/v1")),
        ("host: /v1", "/v1", json!("/v1")),
    ] {
        assert_eq!(address(head).0[0], "host-invalid", "{head}");
        assert_eq!(address(head).1, [url], "{head}");
        assert_eq!(address(head).2, base, "{head}");
    }
    let outcome = v2("host: https://a.example\npaths: {}");
    assert_eq!(outcome.diagnostics[0].severity(), Severity::Warning);
}

#[test]
fn a_base_path_is_only_a_path() {
    for (head, found, urls, base) in [
        ("basePath: https//b.example/v1", &["base-path-invalid"][..], "https://b.example/v1", json!("/v1")),
        ("basePath: //b.example/v1", &["base-path-invalid"], "//b.example/v1", json!("/v1")),
        ("host: a.example\nbasePath: //v1", &[], "//a.example/v1", json!("/v1")),
        (
            "host: a.example\nbasePath: https://b.example/v1",
            &["base-path-invalid"][..],
            "//a.example/v1",
            json!("/v1"),
        ),
        ("basePath: https://b.example/v1", &["base-path-invalid"], "https://b.example/v1", json!("/v1")),
        ("host: a.example\nbasePath: ../v1", &["base-path-invalid"], "//a.example/v1", json!("/v1")),
        ("host: a.example\nbasePath: /v1?x=y", &["base-path-invalid"], "//a.example/v1?x=y", json!("/v1")),
        ("host: a.example\nbasePath: /./v1", &[], "//a.example/v1", json!("/v1")),
        ("host: a.example\nbasePath: /", &[], "//a.example", json!("/")),
        (
            "host: a.example\nbasePath: '/{tenant}/c'",
            &["server-variable-undeclared"],
            "//a.example/{tenant}/c",
            Value::Null,
        ),
        (
            "host: a.example\nbasePath: '/{tenant'",
            &["server-base-path-unknown"],
            "//a.example/{tenant",
            Value::Null,
        ),
        (
            "host: a.example\nbasePath: /index.php?/api",
            &["base-path-in-query"],
            "//a.example/index.php?/api",
            json!("/index.php?/api"),
        ),
    ] {
        assert_eq!(address(head), (found.to_vec(), vec![urls.to_owned()], base), "{head}");
    }
    let outcome = v3("servers: [{url: 'https://a.example/index.php?/api'}]\npaths: {}");
    assert_eq!(
        (codes(&outcome), at(&outcome, "/about/basePath")),
        (vec!["base-path-in-query"], json!("/index.php?/api"))
    );
}

#[test]
fn servers_of_swagger_are_checked_as_those_of_openapi() {
    for (head, server) in [
        ("host: a.example\nschemes: [https]", "https://a.example"),
        ("host: a. example\nschemes: [https]", "https://a. example"),
        ("host: '{region}.example'\nschemes: [https]", "https://{region}.example"),
        ("host: '{a.example'\nschemes: [https]", "https://{a.example"),
        ("host: a.example\nbasePath: '/{v}'\nschemes: [https]", "https://a.example/{v}"),
        ("host: a.example\nbasePath: '/v1|v2'\nschemes: [https]", "https://a.example/v1|v2"),
        ("basePath: /v1", "/v1"),
        ("basePath: '/{v}'", "/{v}"),
    ] {
        let twin = v3(&format!(
            "servers: [{{url: '{server}'}}]\npaths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}"
        ));
        assert_eq!(address(head).0, codes(&twin), "{head}");
        assert_eq!(address(head).1, [server], "{head}");
    }
}

#[test]
fn swagger_without_schemes_is_no_finding() {
    let (found, urls, base) = address("host: a.example\nbasePath: /v1");
    assert_eq!((found, urls, base), (vec![], vec!["//a.example/v1".to_owned()], json!("/v1")));
    assert_eq!(address(""), (vec![], vec![], Value::Null));
}

#[test]
fn a_base_path_that_every_path_repeats_is_named() {
    let paths = |first: &str, second: &str| {
        format!(
            "paths: {{'{first}': {{get: {{operationId: a, {FINE}}}}}, '{second}': {{get: {{operationId: b, {FINE}}}}}}}"
        )
    };
    for (first, second, expected) in [
        ("/v1/pets", "/v1", &["base-path-repeated"][..]),
        ("/v1/pets", "/v1/{id}", &["base-path-repeated", "path-parameter-undeclared"]),
        ("/v1/pets", "/pets", &[]),
        ("/v1/pets", "/v10/pets", &[]),
    ] {
        let paths = paths(first, second);
        for outcome in [
            v3(&format!("servers: [{{url: https://a.example/v1}}]\n{paths}")),
            v2(&format!("host: a.example\nbasePath: /v1\n{paths}")),
        ] {
            assert_eq!(codes(&outcome), expected, "{first} {second}");
        }
    }
    assert_eq!(
        codes(&v3(&format!("servers: [{{url: https://a.example}}]\n{}", paths("/v1/a", "/v1/b")))),
        [""; 0]
    );
    assert_eq!(codes(&v2("host: a.example\nbasePath: /v1\npaths: {}")), [""; 0]);
}
