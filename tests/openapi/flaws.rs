//! What is wrong with a document though it imports whole: where such findings stop, and what they leave alone.

use super::{FINE, at, codes, operation, v2, v3};

/// The codes for a path, except the usual one about an undeclared variable.
fn of_path(path: &str) -> Vec<&'static str> {
    let outcome = v3(&format!("paths: {{\"{path}\": {{get: {{operationId: a, {FINE}}}}}}}"));
    let mut codes = codes(&outcome);
    codes.retain(|code| *code != "path-parameter-undeclared");
    codes
}

#[test]
fn paths_are_judged_by_what_reaches_a_gateway() {
    for path in ["/", "/a", "/a/", "/{a}/b", "/a%20b", "/a;b=1,2", "/~a/(b)/c:d", "/v1:cancel", "/a+b", "/@a"]
    {
        assert_eq!(of_path(path), [""; 0], "{path}");
    }
    for (path, code) in [
        ("/a//b", "path-segment-empty"),
        ("//", "path-segment-empty"),
        ("/a/./b", "path-dot-segment"),
        ("/..", "path-dot-segment"),
        ("/a b", "path-character-invalid"),
        ("/a%2", "path-character-invalid"),
        ("/a%zz", "path-character-invalid"),
        ("/é", "path-character-invalid"),
        ("/a|b", "path-character-invalid"),
        ("/:a", "path-colon-variable"),
        ("/{a}.json", "path-variable-partial"),
        ("/{a}:cancel", "path-variable-partial"),
        ("/{a}-{b}", "path-variable-partial"),
        ("/{a+}", "path-variable-greedy"),
        ("/{*a}", "path-variable-greedy"),
        ("/{**a}", "path-variable-greedy"),
        ("/{a*}", "path-variable-greedy"),
        ("/{a:path}", "path-variable-greedy"),
        ("/{a:[0-9]+}", "path-variable-notation"),
        ("/{a:[0-9]{5}}", "path-variable-notation"),
        ("/{a:[^/]+}", "path-variable-notation"),
        ("/{a:int}", "path-variable-notation"),
        ("/{a:x", "path-template-invalid"),
        ("/{a:[0-9]{5}", "path-template-invalid"),
        ("/{a:[0-9]}}", "path-template-invalid"),
        ("/a/**", "path-wildcard-literal"),
        ("/a/*", "path-wildcard-literal"),
        ("/a/*.json", "path-wildcard-literal"),
        ("get", "path-key-misplaced"),
        ("components", "path-key-misplaced"),
        ("https://h/a", "path-key-misplaced"),
        ("GET /a", "path-key-misplaced"),
        ("a", "path-no-slash"),
        ("/a#b", "path-fragment"),
        ("/{+a}", "path-variable-greedy"),
    ] {
        assert_eq!(of_path(path), [code], "{path}");
    }
    // What an error reports is not reported again.
    assert_eq!(of_path("/{a b"), ["path-template-invalid"]);
    assert_eq!(of_path("GET /b//c"), ["path-key-misplaced"]);
}

#[test]
fn a_greedy_variable_may_be_declared_with_its_sign() {
    for name in ["proxy", "proxy+"] {
        let outcome = v3(&format!(
            "paths: {{\"/{{proxy+}}\": {{get: {{operationId: a, {FINE}, parameters: [{{name: {name}, in: path, \
             required: true, schema: {{type: string}}}}]}}}}}}"
        ));
        assert_eq!(codes(&outcome), ["path-variable-greedy"], "{name}");
        let parameters = operation(&outcome, "GET /{+}")["parameters"].clone();
        assert_eq!(parameters.as_object().map(serde_json::Map::len), Some(1), "{name}: {parameters}");
    }
}

#[test]
fn twins_by_a_slash_are_found_in_either_order() {
    for (one, other) in [("/a", "/a/"), ("/a/", "/a"), ("/{x}/", "/{y}")] {
        let outcome = v3(&format!(
            "paths: {{\"{one}\": {{get: {{operationId: a, {FINE}}}}}, \"{other}\": {{get: {{operationId: b, {FINE}}}}}}}"
        ));
        let twins = codes(&outcome).into_iter().filter(|code| *code == "path-trailing-slash").count();
        assert_eq!(twins, 1, "{one} {other}");
    }
}

#[test]
fn header_parameters_are_one_in_either_case() {
    let outcome = v3(&format!(
        "paths: {{/a: {{get: {{operationId: a, {FINE}, parameters: [{{name: X-Id, in: header, schema: {{}}}}, \
         {{name: x-id, in: header, schema: {{}}}}, {{name: x-id, in: query, schema: {{}}}}]}}}}}}"
    ));
    assert_eq!(codes(&outcome), ["parameter-duplicate"]);
}

#[test]
fn media_types_may_have_parameters_and_be_ranges() {
    let body = |content: &str| {
        codes(&v3(&format!(
            "paths: {{/a: {{post: {{operationId: a, {FINE}, requestBody: {{content: {content}}}}}}}}}"
        )))
    };
    for name in ["*/*", "text/*", "application/json; charset=utf-8", "application/vnd.a-b.c+json;v=1"] {
        assert_eq!(body(&format!("{{'{name}': {{}}}}")), [""; 0], "{name}");
    }
    for name in ["json", "", "*/json", "a/b/c", "a b/c", "/json", "text/"] {
        assert_eq!(body(&format!("{{'{name}': {{}}}}")), ["media-type-invalid"], "{name}");
    }
    assert_eq!(body("{a/b;c=d: {}, 'A/b; C=d': {}}"), ["media-type-repeated"]);
    assert_eq!(body("{a/b;c=d: {}, 'a/b;c=e': {}, a/b: {}}"), [""; 0]);
}

#[test]
fn urls_of_servers() {
    let server = |url: &str| {
        codes(&v3(&format!(
            "servers: [{{url: '{url}'}}]\npaths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}"
        )))
    };
    for url in ["https://a.example/v1", "HTTP://a.example", "//a.example/v1", "/", "wss://a.example"] {
        assert_eq!(server(url), [""; 0], "{url}");
    }
    for (url, code) in [
        ("/v1", "server-relative"),
        ("./v1", "server-relative"),
        ("api/v1", "server-relative"),
        ("v1.0/api", "server-relative"),
        ("10.0.0.1/v1", "server-scheme-missing"),
        ("gateway:8080/v1", "server-scheme-missing"),
        ("a.example/v1", "server-scheme-missing"),
        ("localhost:8080", "server-scheme-missing"),
        ("https://a.example/{", "server-base-path-unknown"),
        ("https://{a.example", "server-url-invalid"),
        ("https://a.example/v1?x=y", "server-url-invalid"),
        ("https://a. example", "server-url-invalid"),
        ("ftp://a.example", "server-url-invalid"),
        ("https://", "server-url-invalid"),
    ] {
        assert_eq!(server(url), [code], "{url}");
    }
}

#[test]
fn scopes_are_looked_up_where_they_are_declared() {
    let secured = |scheme: &str, requirement: &str| {
        codes(&v3(&format!(
            "security: [{requirement}]\ncomponents: {{securitySchemes: {{s: {scheme}}}}}\n\
             paths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}"
        )))
    };
    let flows = "flows: {password: {tokenUrl: 'https://a.example/t', scopes: {one: ''}}, \
                 clientCredentials: {tokenUrl: 'https://a.example/t', scopes: {two: ''}}}";
    let oauth = format!("{{type: oauth2, {flows}}}");
    assert_eq!(secured(&oauth, "{s: [one, two]}"), [""; 0]);
    assert_eq!(secured(&oauth, "{s: [one, three]}"), ["security-scope-undeclared"]);
    assert_eq!(secured("{type: http, scheme: Bearer}", "{s: [one]}"), ["security-scopes-misplaced"]);
    let connect = "{type: openIdConnect, openIdConnectUrl: 'https://a.example/c'}";
    assert_eq!(secured(connect, "{s: [anything]}"), [""; 0]);
}

#[test]
fn links_lead_to_operations_of_the_document() {
    let link = |id: &str, more: &str| {
        codes(&v3(&format!(
            "paths:\n  /a: {{get: {{operationId: a, responses: {{'200': {{description: d, links: {{l: {{operationId: {id}}}}}}}}}}}}}\n\
             \x20 /b: {{get: {{operationId: b, {FINE}}}}}\n{more}"
        )))
    };
    assert_eq!(link("b", ""), [""; 0]);
    assert_eq!(link("c", ""), ["link-target-unknown"]);
    // What another document describes may have any operationId.
    assert!(!link("c", "  /c: {$ref: 'other.yaml'}\n").contains(&"link-target-unknown"));
}

#[test]
fn a_host_with_a_scheme_is_split() {
    let outcome = v2(&format!(
        "host: https://a.example\nbasePath: v1\nschemes: [HTTPS]\npaths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}"
    ));
    assert_eq!(codes(&outcome), ["host-invalid", "base-path-invalid", "schemes-unknown"]);
    assert_eq!(at(&outcome, "/about/basePath"), "/v1");
    assert_eq!(at(&outcome, "/about/servers/0/url"), "HTTPS://a.example/v1");
}
