//! The questions that the vendor's documentation leaves open, and how the readers answer them. Each test carries the
//! number of its row in the list of those questions.

use oasgate::openapi::DuplicateOperationIds;
use oasgate::{ImportOptions, import};
use serde_json::{Value, json};

use super::{FINE, at, codes, errors, left_out, operation, read, v2, v3};

/// One GET operation of that path, with an operationId.
fn get(path: &str) -> String {
    format!("paths: {{'{path}': {{get: {{operationId: a, {FINE}}}}}}}")
}

#[test]
fn row_02_where_the_base_path_comes_from() {
    for (servers, base, found) in [
        ("", Value::Null, &[][..]),
        ("servers: []", Value::Null, &[]),
        ("servers: [{url: https://h}]", json!("/"), &[]),
        ("servers: [{url: https://h/v1/}]", json!("/v1"), &[]),
        ("servers: [{url: /v1}, {url: https://h/v1}]", json!("/v1"), &["server-relative"]),
        ("servers: [{url: https://h/v1}, {url: https://h/v2}]", json!("/v1"), &["servers-base-paths-differ"]),
        (
            "servers: [{url: 'https://h/{v}', variables: {v: {default: v9}}}]",
            json!("/v9"),
            &["server-base-path-variable"],
        ),
        ("servers: [{url: 'https://h/{v}'}]", Value::Null, &["server-variable-undeclared"]),
    ] {
        let outcome = v3(&format!("{servers}\npaths: {{}}"));
        assert_eq!((at(&outcome, "/about/basePath"), &*codes(&outcome)), (base, found), "{servers}");
    }
    for (base, expected) in
        [("", Value::Null), ("basePath: /v1/", json!("/v1")), ("basePath: v1", json!("/v1"))]
    {
        assert_eq!(at(&v2(&format!("{base}\npaths: {{}}")), "/about/basePath"), expected, "{base}");
    }
}

#[test]
fn row_03_names_without_an_operation_id() {
    let long = "/segment".repeat(40);
    let outcome = v3(&format!(
        "paths:
          /pets: {{get: {{{FINE}}}}}
          /pets/: {{get: {{{FINE}}}}}
          /pets/{{petId}}: {{delete: {{operationId: '', {FINE}}}, put: {{operationId: null, {FINE}}}}}
          /owners: {{get: {{operationId: get_pets_petId, {FINE}}}}}
          {long}: {{get: {{{FINE}}}}}
          /: {{get: {{{FINE}}}}}"
    ));
    let name = |key: &str| operation(&outcome, key)["name"].as_str().unwrap().to_owned();
    assert_eq!(name("GET /pets"), "get_pets");
    let second = name("GET /pets/");
    assert!(second.starts_with("get_pets_") && second.len() == "get_pets_".len() + 8, "{second}");
    assert_eq!(name("DELETE /pets/{}"), "delete_pets_petId");
    assert_eq!(name("PUT /pets/{}"), "put_pets_petId");
    assert_eq!(name("GET /"), "get");
    assert!(name(&format!("GET {long}")).len() <= 128);
    assert_eq!(codes(&outcome).iter().filter(|code| **code == "operation-id-missing").count(), 6);
}

#[test]
fn row_04_an_operation_id_that_occurs_twice() {
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths:
          /a: {{get: {{operationId: x, {FINE}}}, put: {{{FINE}}}}}
          /b: {{get: {{operationId: x, {FINE}}}}}
          /c: {{get: {{operationId: x, {FINE}}}}}"
    );
    let renamed = read(&document);
    let names = ["GET /a", "PUT /a", "GET /b", "GET /c"].map(|key| operation(&renamed, key)["name"].clone());
    assert_eq!(names, ["x", "put_a", "get_b", "get_c"]);
    assert_eq!(operation(&renamed, "GET /b")["operationId"], "x", "the document's own word is kept");
    assert_eq!(errors(&renamed), [""; 0]);

    let mut options = ImportOptions::default();
    options.duplicate_operation_ids = DuplicateOperationIds::Refuse;
    let refused = import(document, &options);
    assert_eq!(left_out(&refused), ["GET /b", "GET /c"]);
    assert_eq!(operation(&refused, "GET /a")["name"], "x");
}

#[test]
fn row_05_paths_that_differ_in_variable_names_only() {
    let path = |name: &str, method: &str, id: &str| {
        let parameter = format!("{{name: {name}, in: path, required: true, schema: {{type: string}}}}");
        format!("  '/u/{{{name}}}': {{{method}: {{operationId: {id}, parameters: [{parameter}], {FINE}}}}}\n")
    };
    let other_method = v3(&format!("paths:\n{}{}", path("a", "get", "x"), path("b", "put", "y")));
    assert_eq!(codes(&other_method), ["path-template-variant"]);
    assert_eq!(operation(&other_method, "PUT /u/{}")["path"], "/u/{b}");

    let same = format!("paths:\n{}{}", path("a", "get", "x"), path("b", "get", "y"));
    let refused = v3(&same);
    assert_eq!(codes(&refused), ["operation-duplicate"]);
    assert_eq!(left_out(&refused), ["GET /u/{b}"]);
    assert_eq!(operation(&refused, "GET /u/{}")["name"], "x");

    let mut literal = ImportOptions::default();
    literal.literal_paths = true;
    let both = import(format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{same}"), &literal);
    assert_eq!(codes(&both), [""; 0]);
    assert_eq!(both.value.unwrap().api.operations.len(), 2);
}

#[test]
fn row_09_an_operation_fails_with_its_component_alone() {
    let outcome = v3(&format!(
        "paths:
          /a: {{get: {{operationId: a, responses: {{'200': {{$ref: '#/components/responses/R'}}}}}}}}
          /b: {{get: {{operationId: b, {FINE}}}}}
components: {{responses: {{R: wrong}}}}"
    ));
    assert_eq!(left_out(&outcome), ["GET /a", "response R"]);
    assert_eq!(
        errors(&outcome),
        ["component-left-out about GET /a", "component-not-object about response R"]
    );
    assert!(operation(&outcome, "GET /b").is_object());
}

#[test]
fn row_11_parts_with_warnings_are_kept_or_left_out() {
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths:
          /a: {{get: {{operationId: a, parameters: [{{name: p}}], {FINE}}}}}
          /b: {{get: {{operationId: b, {FINE}}}}}
          /c:
            parameters: [{{name: p}}]
            get: {{operationId: c, {FINE}}}
            put: {{operationId: d, {FINE}}}
          /d: {{get: {{operationId: e, responses: {{'200': {{$ref: '#/components/responses/R'}}}}}}}}
components: {{responses: {{R: {{description: r, colour: red}}}}}}"
    );
    assert_eq!(left_out(&read(&document)), [""; 0]);
    let mut options = ImportOptions::default();
    options.leave_out_warned = true;
    // What the operations of a path share is a warning of each.
    assert_eq!(left_out(&import(document, &options)), ["GET /a", "GET /c", "GET /d", "PUT /c", "response R"]);
}

#[test]
fn row_13_the_title_is_the_name() {
    let long = "t".repeat(65);
    for (info, name, found) in [
        ("info: {title: ' Pets ', version: '1'}", Some("Pets"), &[][..]),
        ("info: {title: '', version: '1'}", None, &["title-missing"]),
        ("info: {title: '  ', version: '1'}", None, &["title-missing"]),
        ("info: {title: null, version: '1'}", None, &["title-missing"]),
        ("info: {version: '1'}", None, &["title-missing"]),
        ("info: pets", None, &["title-missing"]),
        ("x-info: pets", None, &["title-missing"]),
        ("info: {title: 宠物/pets!, version: '1'}", Some("宠物/pets!"), &[]),
        ("info: {title: 7, version: '1'}", Some("7"), &["text-unquoted"]),
        ("info: {title: \"a\\tb\", version: '1'}", Some("a\tb"), &["title-unusual"]),
        (&format!("info: {{title: {long}, version: '1'}}"), Some(&*long), &["title-unusual"]),
    ] {
        let document = format!("openapi: 3.0.3\n{info}\npaths: {{}}");
        let outcome = read(&document);
        let mut codes = codes(&outcome);
        codes.sort_unstable();
        assert_eq!(codes, found, "{info}");
        assert_eq!(outcome.value.as_ref().map(|imported| &*imported.api.about.name), name, "{info}");

        let mut options = ImportOptions::default();
        options.name = Some("Chosen".to_owned());
        let named = import(document, &options).value.expect("the caller's name counts");
        assert_eq!(named.api.about.name, "Chosen", "{info}");
    }
}

#[test]
fn row_14_versions() {
    for (stated, version) in [
        ("openapi: 3.0.0", Some("3.0.0")),
        ("openapi: 3.0.4", Some("3.0.4")),
        ("openapi: 3.0", Some("3.0")),
        ("swagger: '2.0'", Some("2.0")),
        ("swagger: 2.0", Some("2.0")),
        ("swagger: 2", Some("2.0")),
        ("openapi: 3.1.0", None),
        ("openapi: 3.2.0", None),
        ("openapi: 2.0", None),
        ("swagger: '1.2'", None),
        ("swagger: 3.0.0", None),
        ("openapi: {}", None),
        ("openapi: null", None),
        ("asyncapi: 3.0.0", None),
    ] {
        let outcome = read(&format!("{stated}\ninfo: {{title: t, version: '1'}}\npaths: {{}}"));
        assert_eq!(outcome.value.as_ref().map(|imported| &*imported.document.version), version, "{stated}");
        let refused = match stated {
            "openapi: null" | "asyncapi: 3.0.0" => "version-missing",
            "openapi: 2.0" | "swagger: 3.0.0" => "version-key-wrong",
            _ => "version-unsupported",
        };
        assert_eq!(errors(&outcome), if version.is_some() { vec![] } else { vec![refused] }, "{stated}");
    }
    let named = read("openapi: 3.1.0").diagnostics[0].message(oasgate::Lang::En);
    assert_eq!(named, "OpenAPI 3.1.x is not supported");
}

#[test]
fn row_15_responses() {
    for (responses, fails, found) in [
        ("x-none: 1", true, "responses-missing"),
        ("responses: {}", true, "responses-missing"),
        ("responses: null", true, "responses-missing"),
        ("responses: []", true, "responses-missing"),
        ("responses: {x-a: 1}", true, "responses-missing"),
        ("responses: {'200': {}}", false, "response-description-missing"),
        ("responses: {'200': {description: ''}}", false, ""),
        ("responses: {200: {description: d}}", false, ""),
        ("responses: {4xx: {description: d}}", false, ""),
    ] {
        let outcome = v3(&format!("paths: {{/a: {{get: {{operationId: a, {responses}}}}}}}"));
        assert_eq!(codes(&outcome), if found.is_empty() { vec![] } else { vec![found] }, "{responses}");
        assert_eq!(left_out(&outcome).len(), usize::from(fails), "{responses}");
    }
}

#[test]
fn row_16_an_undeclared_path_parameter_is_assumed() {
    for outcome in [v3(&get("/a/{id}")), v2(&get("/a/{id}"))] {
        assert_eq!(codes(&outcome), ["path-parameter-undeclared"]);
        let assumed = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } });
        assert_eq!(operation(&outcome, "GET /a/{}")["parameters"], json!({ "path id": assumed }));
    }
}

#[test]
fn row_17_a_path_parameter_that_the_path_lacks_is_dropped() {
    let outcome = v3(&format!(
        "paths:
          /a:
            parameters: [{{name: shared, in: path, required: true, schema: {{}}}}]
            get: {{operationId: a, parameters: [{{$ref: '#/components/parameters/P'}}], {FINE}}}
components: {{parameters: {{P: {{name: own, in: path, required: true, schema: {{}}}}}}}}"
    ));
    assert_eq!(codes(&outcome), ["path-parameter-unused"; 2]);
    let places = outcome.diagnostics.iter().map(|found| &*found.location().unwrap().pointer);
    assert_eq!(places.collect::<Vec<_>>(), ["/paths/~1a/parameters/0", "/paths/~1a/get/parameters/0"]);
    assert_eq!(operation(&outcome, "GET /a").get("parameters"), None);
}

#[test]
fn row_22_extensions_are_kept_as_they_stand() {
    let data = r##"{"b":[1,null,{"$ref":"#/nowhere","a":"x"}],"a":-0.5}"##;
    let outcome = v3(&format!(
        "x-vendor: {data}\npaths: {{/a: {{get: {{operationId: a, x-vendor: {data}, {FINE}}}}}}}"
    ));
    assert_eq!(codes(&outcome), [""; 0]);
    // As text: other JSON values do not keep the order of members.
    let stored = serde_json::to_string(&*outcome.value.unwrap().api).unwrap();
    assert_eq!(stored.matches(&format!("\"x-vendor\":{data}")).count(), 2, "{stored}");
}

#[test]
fn row_29_a_quota_of_operations() {
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{/a: {{get: {{operationId: a, {FINE}}}, put: {{}}}}}}"
    );
    for (quota, blocked) in [(None, false), (Some(2), false), (Some(1), true), (Some(0), true)] {
        let mut options = ImportOptions::default();
        options.operation_quota = quota;
        let outcome = import(document.as_str(), &options);
        assert_eq!(outcome.value.is_none(), blocked, "{quota:?}");
        assert_eq!(codes(&outcome).contains(&"operation-quota"), blocked, "{quota:?}");
    }
}

#[test]
fn row_31_a_query_string_in_a_path_belongs_to_its_key() {
    let outcome = v3(&get("/a/{id}?beta=true"));
    assert_eq!(codes(&outcome), ["path-query", "path-parameter-undeclared"]);
    assert_eq!(operation(&outcome, "GET /a/{}?beta=true")["path"], "/a/{id}?beta=true");
}

#[test]
fn row_32_a_fragment_in_a_path_is_a_condition_or_goes() {
    for path in ["/#Action=X", "/a#b", "/a?b=c#d", "/{a}#{"] {
        let outcome = v3(&get(path));
        assert_eq!(errors(&outcome), [""; 0], "{path}");
        assert_eq!(codes(&outcome).iter().filter(|code| **code == "path-fragment").count(), 1, "{path}");
        let base = path.split('#').next().unwrap();
        assert_eq!(
            operation(&outcome, &format!("GET {}", base.replace("{a}", "{}")))["path"],
            base,
            "{path}"
        );
    }
    let constant = "{name: Action, in: query, required: true, schema: {type: string, enum: [X]}}";
    let outcome = v3(&get("/#Action=X")
        .replace("{operationId: a,", &format!("{{operationId: a, parameters: [{constant}],")));
    assert_eq!(codes(&outcome), [""; 0]);
    assert_eq!(operation(&outcome, "GET /#Action=X")["path"], "/#Action=X");
}

#[test]
fn row_33_text_beside_a_variable_is_legal() {
    let parameters =
        ["a", "b"].map(|name| format!("{{name: {name}, in: path, required: true, schema: {{}}}}"));
    for path in ["/x{a}{b}", "/{a}:verb{b}", "/{a}.{b}", "/{a}{b}", "/({a})={b}"] {
        let parameters = parameters.join(", ");
        let outcome = v3(&format!(
            "paths: {{'{path}': {{get: {{operationId: a, parameters: [{parameters}], {FINE}}}}}}}"
        ));
        assert_eq!(codes(&outcome), ["path-variable-partial"], "{path}");
        assert_eq!(outcome.value.unwrap().api.operations.len(), 1, "{path}");
    }
    for path in ["/{", "/}", "/{}", "/{a/b}", "/{{a}}", "/{a"] {
        assert_eq!(codes(&v3(&get(path))), ["path-template-invalid"], "{path}");
    }
}

#[test]
fn row_34_what_is_beside_a_reference_is_ignored_and_named() {
    let outcome = v3(&format!(
        "paths: {{/a: {{get: {{operationId: a, parameters: [{{$ref: '#/components/parameters/P', name: q, x-a: 1}}], {FINE}}}}}}}
components: {{parameters: {{P: {{name: p, in: query, schema: {{}}}}}}}}"
    ));
    assert_eq!(codes(&outcome), ["reference-siblings"]);
    assert_eq!(outcome.diagnostics[0].args().next(), Some(("keys", "`name`, `x-a`")));
    let parameters = &operation(&outcome, "GET /a")["parameters"];
    assert_eq!(*parameters, json!({ "query p": { "$ref": "#/components/parameters/P" } }));
}

#[test]
fn row_35_free_formats_and_odd_numbers_are_not_faults() {
    let outcome = v3(
        "paths: {}
components: {schemas: {S: {type: string, format: 'a b/c!', default: null}, N: {type: number, maximum: 18446744073709551615, multipleOf: 0.001}}}",
    );
    assert_eq!(codes(&outcome), [""; 0]);
    let schema = at(&outcome, "/components/schemas/S");
    assert_eq!((&schema["format"], schema.get("default")), (&json!("a b/c!"), Some(&Value::Null)));
    assert_eq!(at(&outcome, "/components/schemas/N/maximum"), json!(u64::MAX));
}

#[test]
fn row_36_header_parameters_that_other_fields_describe() {
    for name in ["Accept", "content-type", "AUTHORIZATION"] {
        let with = |rest: &str| {
            format!(
                "paths: {{/a: {{get: {{operationId: a, parameters: [{{name: {name}, in: header, {rest}}}], {FINE}}}}}}}"
            )
        };
        let ignored = v3(&with("schema: {type: string}"));
        assert_eq!(codes(&ignored), ["parameter-header-ignored"], "{name}");
        assert_eq!(operation(&ignored, "GET /a").get("parameters"), None, "{name}");
        let kept = v2(&with("type: string"));
        assert_eq!(codes(&kept), [""; 0], "{name}");
        assert!(operation(&kept, "GET /a")["parameters"][format!("header {name}")].is_object(), "{name}");
    }
}

#[test]
fn row_37_bodies_where_http_gives_them_no_meaning() {
    for (method, found) in
        [("get", 1), ("head", 1), ("delete", 1), ("post", 0), ("put", 0), ("patch", 0), ("options", 0)]
    {
        let v3 = v3(&format!(
            "paths: {{/a: {{{method}: {{operationId: a, requestBody: {{content: {{a/b: {{}}}}}}, {FINE}}}}}}}"
        ));
        let v2 = v2(&format!(
            "paths: {{/a: {{{method}: {{operationId: a, parameters: [{{name: b, in: body, schema: {{}}}}], {FINE}}}}}}}"
        ));
        for outcome in [v3, v2] {
            assert_eq!(codes(&outcome), vec!["body-unusual"; found], "{method}");
            let key = format!("{} /a", method.to_ascii_uppercase());
            assert!(operation(&outcome, &key)["requestBody"].is_object(), "{method}");
        }
    }
}
