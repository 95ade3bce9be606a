//! One cause is one finding, wherever it is looked at from.

use std::collections::BTreeSet;

use oasgate::{Diagnostic, ImportOptions, Lang, Severity, Subject, import};

use super::{FINE, codes, errors, left_out, operation, v2, v3};

/// The codes about parameters of an operation of that path.
fn of_parameters(path: &str, parameters: &str) -> Vec<&'static str> {
    codes(&v3(&format!(
        "paths: {{'{path}': {{get: {{operationId: a, parameters: [{parameters}], {FINE}}}}}}}"
    )))
}

/// The same in Swagger 2.0.
fn of_parameters_v2(path: &str, parameters: &str) -> Vec<&'static str> {
    codes(&v2(&format!(
        "paths: {{'{path}': {{get: {{operationId: a, parameters: [{parameters}], {FINE}}}}}}}"
    )))
}

#[test]
fn a_parameter_that_says_too_little_is_not_undeclared_as_well() {
    for half in [
        "{name: id, schema: {}}",
        "{name: id, in: null, schema: {}}",
        "{name: id, in: paht, schema: {}}",
        "{in: path, required: true, schema: {}}",
        "{name: null, in: path, required: true, schema: {}}",
    ] {
        assert_eq!(of_parameters("/a/{id}", half), ["parameter-incomplete"], "{half}");
    }
    assert_eq!(of_parameters("/a/{id}", "{name: {}, in: path, schema: {}}"), ["value-wrong-type"]);
    // Another one is.
    assert_eq!(
        of_parameters("/a/{id}", "{name: other, schema: {}}"),
        ["path-parameter-undeclared", "parameter-incomplete"]
    );
    let body = of_parameters_v2("/a/{id}", "{name: id, in: body, schema: {}}");
    assert!(body.contains(&"path-parameter-undeclared"), "{body:?}");
}

#[test]
fn one_variable_and_one_parameter_of_another_name_are_one_mistake() {
    let parameter = |name: &str| format!("{{name: {name}, in: path, required: true, schema: {{}}}}");
    assert_eq!(of_parameters("/a/{id}", &parameter("ID")), ["path-parameter-misnamed"]);
    assert_eq!(
        of_parameters("/a/{id}", &format!("{}, {}", parameter("b"), parameter("c"))),
        ["path-parameter-undeclared", "path-parameter-unused", "path-parameter-unused"]
    );
    assert_eq!(of_parameters("/a", &parameter("b")), ["path-parameter-unused"]);
}

#[test]
fn what_the_operations_of_a_path_share_is_reported_once() {
    for (shared, code) in [
        ("{name: b, in: path, required: true, schema: {}}", "path-parameter-unused"),
        ("{name: Accept, in: header, schema: {}}", "parameter-header-ignored"),
    ] {
        let outcome = v3(&format!(
            "paths: {{/a: {{parameters: [{shared}], get: {{operationId: a, {FINE}}}, put: {{operationId: b, {FINE}}}, \
             post: {{operationId: c, {FINE}}}}}}}"
        ));
        assert_eq!(codes(&outcome), [code]);
        for key in ["GET /a", "PUT /a", "POST /a"] {
            assert_eq!(operation(&outcome, key).get("parameters"), None, "{key}");
        }
    }
    // Each of them has the warning.
    let mut options = ImportOptions::default();
    options.leave_out_warned = true;
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{/a: {{parameters: [{{name: b, in: path, \
         required: true, schema: {{}}}}], get: {{operationId: a, {FINE}}}, put: {{operationId: b, {FINE}}}}}}}"
    );
    assert_eq!(left_out(&import(document, &options)), ["GET /a", "PUT /a"]);
}

#[test]
fn what_is_read_in_place_of_several_references_is_reported_once() {
    let outcome = v3(&format!(
        "paths:
  /a: {{get: {{operationId: a, responses: {{'200': {{description: d, headers: {{H: {{$ref: '#/components/responses/R/headers/X'}}}}}}}}}}}}
  /b: {{get: {{operationId: b, responses: {{'200': {{description: d, headers: {{H: {{$ref: '#/components/responses/R/headers/X'}}}}}}}}}}}}
  /c: {{get: {{operationId: c, {FINE}}}}}
components: {{responses: {{R: {{description: d, headers: {{X: {{description: no schema}}}}}}}}}}"
    ));
    assert_eq!(codes(&outcome), ["header-incomplete"]);
}

#[test]
fn parameters_of_the_other_version_are_reported_by_one_finding() {
    assert_eq!(
        of_parameters(
            "/a",
            "{name: q, in: query, type: string, format: date, default: x, collectionFormat: csv}"
        ),
        ["key-other-version"]
    );
    assert_eq!(of_parameters_v2("/a", "{name: q, in: query, schema: {type: string}}"), ["key-other-version"]);
    assert_eq!(of_parameters("/a", "{name: q, in: body, schema: {}}"), ["key-other-version"]);
    let header = |header: &str| {
        let responses = format!("{{'200': {{description: d, headers: {{X-A: {header}}}}}}}");
        format!("paths: {{/a: {{get: {{operationId: a, responses: {responses}}}}}}}")
    };
    assert_eq!(codes(&v3(&header("{type: string, format: date}"))), ["key-other-version"]);
    assert_eq!(codes(&v2(&header("{$ref: '#/x'}"))), ["key-other-version"]);

    let outcome = v3(&header("{type: string, format: date}"));
    let told = outcome.diagnostics[0].message(Lang::En) + " " + &outcome.diagnostics[0].help(Lang::En);
    assert!(told.contains("`type`, `format`") && told.contains("`schema`"), "{told}");
}

#[test]
fn a_circle_of_references_is_not_endless_as_well() {
    let outcome = v3(
        "paths: {}\ncomponents: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}",
    );
    assert_eq!(codes(&outcome), ["reference-loop"; 2]);
}

#[test]
fn an_endless_schema_is_kept_where_warnings_leave_out() {
    let mut options = ImportOptions::default();
    options.leave_out_warned = true;
    let document = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {schemas: {A: \
        {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}}}";
    let outcome = import(document, &options);
    assert_eq!((codes(&outcome), left_out(&outcome)), (vec!["schema-recursion-endless"], Vec::new()));
}

#[test]
fn null_for_what_has_to_be_there_is_reported_once() {
    assert_eq!(of_parameters("/a", "{name: q, in: query, schema: null}"), ["parameter-incomplete"]);
    assert_eq!(of_parameters("/a", "{name: q, in: query, content: []}"), ["value-wrong-type"]);
    let with = |members: &str| codes(&v3(&format!("paths: {{/a: {{post: {{operationId: a, {members}}}}}}}")));
    assert_eq!(with("responses: {'200': {description: null}}"), ["response-description-missing"]);
    assert_eq!(with("responses: {'200': {description: []}}"), ["value-wrong-type"]);
    assert_eq!(with("responses: {'200': null}"), ["response-description-missing"]);
    assert_eq!(with(&format!("requestBody: {{content: null}}, {FINE}")), ["content-missing"]);
    assert_eq!(with(&format!("requestBody: {{content: 1}}, {FINE}")), ["value-wrong-type"]);
    assert_eq!(
        codes(&v3(&format!("paths: {{/a: {{get: {{operationId: null, {FINE}}}}}}}"))),
        ["operation-id-missing"]
    );
    for (root, code) in [
        ("tags: [{name: null}]", "tag-invalid"),
        ("tags: [{name: {}}]", "value-wrong-type"),
        ("tags: [pets]", "tag-invalid"),
        ("servers: [{url: null}]", "server-invalid"),
        (
            "servers: [{url: 'https://{v}.example', variables: {v: {default: null}}}]",
            "server-variable-undeclared",
        ),
        // It is not reported as unused when it is reported as left out.
        ("servers: [{url: 'https://a.example', variables: {v: {}}}]", "server-variable-undeclared"),
    ] {
        assert_eq!(codes(&v3(&format!("{root}\npaths: {{}}"))), [code], "{root}");
    }
    for paths in ["paths: []", "paths: null", "x-paths: 1"] {
        assert_eq!(codes(&v3(paths)), ["paths-missing"], "{paths}");
    }
}

#[test]
fn the_type_that_a_schema_has_to_be_of_is_named() {
    for (schema, told) in [
        ("{allOf: [1]}", "`allOf[]` has to be of type object, not number."),
        ("{allOf: 1}", "`allOf` has to be of type array, not number."),
        (
            "{additionalProperties: 'true'}",
            "`additionalProperties` has to be of type object|boolean, not string.",
        ),
        ("{properties: {p: 1}}", "`p` has to be of type object, not number."),
    ] {
        let outcome = v3(&format!("paths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}"));
        assert_eq!(errors(&outcome), ["schema-malformed about schema A"], "{schema}");
        let malformed = outcome.diagnostics.iter().find(|found| found.code() == "schema-malformed").unwrap();
        assert_eq!(malformed.help(Lang::En), told, "{schema}");
    }
}

#[test]
fn a_word_is_taken_for_another_only_where_it_is_like_it() {
    let nearest = |key: &str| {
        let outcome = v3(&format!("paths: {{/a: {{get: {{operationId: a, {key}: 1, {FINE}}}}}}}"));
        let found: Vec<&Diagnostic> = outcome.diagnostics.iter().collect();
        assert_eq!(codes(&outcome), ["key-unknown"], "{key}");
        found[0].args().find(|(name, _)| *name == "nearest").map(|(_, nearest)| nearest.to_owned()).unwrap()
    };
    for (key, meant) in
        [("sumary", "summary"), ("tag", "tags"), ("internal", "x-internal"), ("owner", "x-owner")]
    {
        assert_eq!(nearest(key), meant, "{key}");
    }
}

#[test]
fn words_of_version_3_in_version_2() {
    let body = |schema: &str| {
        codes(&v2(&format!(
            "paths: {{/a: {{post: {{operationId: a, parameters: [{{name: b, in: body, schema: {schema}}}], {FINE}}}}}}}"
        )))
    };
    assert_eq!(body("{type: file}"), ["parameter-type-misplaced"]);
    assert_eq!(body("{not: {type: string}}"), ["schema-keyword-other-version"]);
    assert_eq!(body("{type: string, deprecated: true}"), ["schema-keyword-other-version"]);
    let items =
        |items: &str| of_parameters_v2("/a", &format!("{{name: q, in: query, type: array, items: {items}}}"));
    assert_eq!(items("{type: string}"), [""; 0]);
    assert_eq!(items("{type: object}"), ["parameter-type-misplaced"]);
    assert!(items("{$ref: '#/definitions/A'}").contains(&"parameter-type-misplaced"));
    assert_eq!(
        of_parameters_v2("/a", "{name: X-A, in: header, type: string, allowEmptyValue: true}"),
        ["parameter-flag-misplaced"]
    );
    let key = v2("paths: {}\nsecurityDefinitions: {k: {type: apiKey, in: cookie, name: k}}");
    assert_eq!(codes(&key), ["security-other-version"]);
    let form = v2(&format!(
        "paths: {{/a: {{post: {{operationId: a, consumes: [multipart/form-data], {FINE}, \
         parameters: [{{name: f, in: formData}}]}}}}}}"
    ));
    assert_eq!(codes(&form), ["parameter-incomplete"]);
}

#[test]
fn what_excludes_each_other_in_an_example_and_what_a_mapping_holds() {
    let example =
        v3("paths: {}\ncomponents: {examples: {E: {value: 1, externalValue: 'https://a.example/e'}}}");
    assert_eq!(codes(&example), ["examples-exclusive"]);
    for mapping in ["[]", "{cat: 1}"] {
        let schema = v3(&format!(
            "paths: {{}}\ncomponents: {{schemas: {{A: {{oneOf: [{{}}], discriminator: {{propertyName: k, mapping: {mapping}}}}}}}}}"
        ));
        assert_eq!(codes(&schema), ["schema-keyword-type"], "{mapping}");
    }
}

#[test]
fn places_of_what_occurs_twice() {
    let outcome = v3(&format!(
        "tags: [{{name: t}}]\npaths: {{/a: {{get: {{operationId: a, tags: [t, u, t], {FINE}}}}}}}"
    ));
    let places = outcome.diagnostics.iter().map(|found| &*found.location().unwrap().pointer);
    assert_eq!(places.collect::<Vec<_>>(), ["/paths/~1a/get/tags/1", "/paths/~1a/get/tags/2"]);
    assert_eq!(codes(&outcome), ["tag-undeclared", "tag-repeated"]);

    let outcome =
        v3("paths: {/a: {get: {operationId: a, responses: {4xx: {description: d}, 4XX: {description: e}}}}}");
    assert_eq!(codes(&outcome), ["key-duplicate"]);
    assert_eq!(outcome.diagnostics[0].related()[0].pointer.as_ref(), "/paths/~1a/get/responses/4xx");
}

#[test]
fn media_types_that_repeat_name_both_spellings() {
    let outcome = v2(&format!("consumes: [a/b, A/B]\npaths: {{/a: {{get: {{operationId: a, {FINE}}}}}}}"));
    assert_eq!(codes(&outcome), ["media-type-repeated"]);
    let args: Vec<_> = outcome.diagnostics[0].args().collect();
    assert_eq!(args, [("name", "A/B"), ("other", "a/b")]);
}

#[test]
fn encodings_of_bodies_that_stand_elsewhere_are_judged_too() {
    let outcome = v3(&format!(
        "paths: {{/a: {{post: {{operationId: a, requestBody: {{$ref: '#/x-bodies/B'}}, {FINE}}}}}}}
x-bodies: {{B: {{content: {{application/json: {{encoding: {{p: {{}}}}}}}}}}}}"
    ));
    assert_eq!(codes(&outcome), ["encoding-unused"]);
}

#[test]
fn a_body_on_trace_means_nothing() {
    let outcome = v3(&format!(
        "paths: {{/a: {{trace: {{operationId: a, requestBody: {{content: {{a/b: {{}}}}}}, {FINE}}}}}}}"
    ));
    assert_eq!(codes(&outcome), ["body-unusual"]);
}

#[test]
fn every_warning_about_a_part_leaves_it_out_where_that_is_asked_for() {
    let mut options = ImportOptions::default();
    options.leave_out_warned = true;
    let mut judged = BTreeSet::new();
    for (name, bytes) in crate::rules::documents() {
        let outcome = import(bytes, &options);
        let Some(imported) = &outcome.value else { continue };
        for found in outcome.diagnostics.iter().filter(|found| found.severity() == Severity::Warning) {
            let Some(subject @ (Subject::Operation(_) | Subject::Component(_))) = found.subject() else {
                continue;
            };
            assert!(imported.left_out.contains_key(subject), "{name}: {} about {subject}", found.code());
            judged.insert(found.code());
        }
    }
    assert!(judged.len() >= 20, "{judged:?}");
}
