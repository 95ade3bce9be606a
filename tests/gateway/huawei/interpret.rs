//! The gateway's keys of a document: which faults are tolerated, where the others are, and what holds for all keys.

use oasgate::huawei::{EXTENSIONS, Interpreted, WriteOptions, interpret};
use oasgate::{Imported, Outcome, Subject, import};
use serde_json::{Value, json};

use super::{codes, document, import_options};

pub(super) fn imported(document: &str) -> Imported {
    import(document, &import_options()).into_result().unwrap()
}

pub(super) fn read(document: &str) -> Outcome<Interpreted> {
    interpret(&imported(document), &WriteOptions::default())
}

/// A document with one operation, and definitions and security schemes beside it.
pub(super) fn with(members: &Value, root: &Value) -> String {
    let mut operation = json!({"operationId": "getIt", "responses": {"200": {"description": "it"}}});
    for (name, value) in members.as_object().unwrap() {
        operation[name] = value.clone();
    }
    let mut text: Value = serde_json::from_str(&document(json!({"/it": {"get": operation}}))).unwrap();
    for (name, value) in root.as_object().unwrap() {
        text[name] = value.clone();
    }
    text.to_string()
}

/// What an operation says: its operator, its options, and the options for security schemes.
pub(super) fn said(outcome: &Outcome<Interpreted>) -> Value {
    let read = outcome.value.as_ref().unwrap();
    let operation = read.imported.api.operations.values().next().unwrap();
    let defaults = serde_json::to_value(oasgate::huawei::OperationOptions::default()).unwrap();
    let stated = |value: Value, defaults: &Value| -> Value {
        let Value::Object(members) = value else { return value };
        members.into_iter().filter(|(name, value)| defaults[name] != *value).collect()
    };
    let own = read.options.operations.values().next().map(|own| serde_json::to_value(own).unwrap());
    let mut own = stated(own.unwrap_or_else(|| json!({})), &defaults);
    if let Some(backend) = own.get_mut("backend") {
        let defaults = serde_json::to_value(oasgate::huawei::BackendOptions::default()).unwrap();
        *backend = stated(backend.take(), &defaults);
    }
    let security = serde_json::to_value(&read.options.security).unwrap();
    let mut all = json!({"operator": operation.operator, "own": own});
    if security != json!({}) {
        all["security"] = security;
    }
    all
}

pub(super) fn scheme(members: &Value) -> (Value, Value) {
    let mut scheme = json!({"type": "apiKey", "in": "header", "name": "Authorization"});
    scheme.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let operation = json!({"security": [{"key": []}]});
    (operation, json!({"components": {"securitySchemes": {"key": scheme}}}))
}

#[test]
fn samples_are_read_wherever_they_are() {
    let (normal, failure) = ("x-apigateway-result-normal-sample", "x-apigateway-result-failure-sample");
    for responses in [
        json!({"default": {"description": "d"}, normal: "yes", failure: "no"}),
        json!({"default": {"description": "d", normal: "yes", failure: "no"}}),
        json!({"default-cors": {"description": "d", normal: "yes", failure: "no"}}),
        json!({"default-cors": {"description": "d", normal: "other"}, normal: "yes", failure: "no"}),
    ] {
        let outcome = read(&with(&json!({ "responses": responses }), &json!({})));
        let expected = json!({"operator": {}, "own": {"normalSample": "yes", "failureSample": "no"}});
        assert_eq!(said(&outcome), expected, "{responses}");
        assert_eq!(codes(&outcome.diagnostics), [""; 0], "{responses}");
    }
    let parameter = |more: Value| {
        let mut parameter =
            json!({"name": "q", "in": "query", "schema": {"type": "string"}, "x-apigateway-sample": "s"});
        parameter.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let outcome = read(&with(&json!({ "parameters": [parameter] }), &json!({})));
        let api = outcome.value.unwrap().imported.api;
        serde_json::to_value(&api.operations.values().next().unwrap().parameters).unwrap()["query q"]["example"].clone()
    };
    assert_eq!(parameter(json!({})), "s");
    assert_eq!(parameter(json!({"example": "other"})), "other");
}

#[test]
fn bounds_of_zero_are_not_set() {
    let zero = json!({"type": "number", "maximum": 0, "minimum": 0, "maxLength": 0, "minLength": 0, "default": "12"});
    for (schema, expected, is_noted) in [
        (zero.clone(), json!({"type": "number", "default": 12}), true),
        (json!({"type": "number", "minimum": 0}), json!({"type": "number", "minimum": 0}), false),
        (json!({"type": "number", "maximum": 0}), json!({"type": "number", "maximum": 0}), false),
        (json!({"type": "string", "minLength": 0}), json!({"type": "string", "minLength": 0}), false),
        (json!({"type": "string", "maxLength": 0}), json!({"type": "string"}), true),
        (json!({"type": "string", "maximum": 0, "minimum": 0}), json!({"type": "string"}), true),
    ] {
        let parameters = json!([{"name": "q", "in": "query", "schema": schema}]);
        for (key, expected, is_noted) in
            [("x-apigateway-cors", &expected, is_noted), ("x-other", &schema, false)]
        {
            let outcome = read(&with(&json!({"parameters": parameters, key: true}), &json!({})));
            let is_found = outcome.diagnostics.iter().any(|found| found.code() == "huawei-bounds-unset");
            assert_eq!(is_found, is_noted, "{schema}");
            let api = outcome.value.unwrap().imported.api;
            let read = serde_json::to_value(&api.operations.values().next().unwrap().parameters).unwrap();
            assert_eq!(read["query q"]["schema"], *expected, "{schema}");
        }
    }
}

#[test]
fn faults_of_samples_are_tolerated() {
    let endpoints = json!({"address": ["a.internal,"], "scheme": "HTTP,", "method": "get", "path": "/b", "timeout": "5000"});
    let members = json!({
        "x-apigateway-request-type": "Public",
        "x-apigateway-match-mode": "swa",
        "x-apigateway-cors": "true",
        "x-apigateway-backend": {"type": "http", "httpEndpoints": endpoints, "parameters": [
            {"name": "X-A", "value": "1", "in": "HEADER", "origin": "constant"},
            {"name": "X-B", "value": 2, "in": "query", "origin": "CONSTANT"},
        ]},
        "x-apigateway-backend-policies": [
            {"type": "FUNCTION", "name": "p", "conditions": [
                {"type": "equal", "value": "1", "origin": "request", "parameter_name": "q"},
                {"type": "exact", "value": "1", "origin": "param", "parameter": "q"},
                {"type": "pattern", "value": "/a", "origin": "system", "parameter": "req_path"},
            ], "functionEndpoints": {"function-urn": "urn:f", "version": "latest", "invocation-type": "synchronous", "timeout": 5000}},
        ],
    });
    let outcome = read(&with(&members, &json!({})));
    assert_eq!(codes(&outcome.diagnostics), ["extension-settings-own"], "{:?}", outcome.diagnostics);
    let condition = |kind: &str, origin: &str, name: &str, parameter: &str, value: &str| json!({"condition_origin": origin, name: parameter, "condition_type": kind, "condition_value": value});
    let expected = json!({
        "operator": {
            "backend": {"targets": [{"host": "a.internal", "protocol": "http"}], "path": "/b", "method": "GET", "timeoutMs": 5000,
                "parameters": [
                    {"name": "X-A", "in": "header", "constant": "1"},
                    {"name": "X-B", "in": "query", "constant": "2"},
                ]},
            "cors": {},
        },
        "own": {
            "public": true, "prefixMatch": true,
            "policyFunctions": [{
                "function_urn": "urn:f", "invocation_type": "sync", "network_type": "V1", "version": "latest", "timeout": 5000,
                "effect_mode": "ANY", "name": "p", "conditions": [
                    condition("exact", "param", "req_param_name", "q", "1"),
                    condition("exact", "param", "req_param_name", "q", "1"),
                    condition("pattern", "system", "sys_param_name", "req_path", "/a"),
                ],
            }],
        },
    });
    assert_eq!(said(&outcome), expected);
    let noted = outcome.diagnostics.iter().find(|found| found.code() == "huawei-values-normalised").unwrap();
    let members = noted.args().find(|(name, _)| *name == "members").unwrap().1;
    for member in
        ["address[0]", "scheme", "timeout", "x-apigateway-cors", "parameter_name", "invocation-type"]
    {
        assert!(members.contains(member), "{member}: {members}");
    }
}

#[test]
fn a_fault_is_reported_where_it_is() {
    let text = "openapi: 3.0.3
info: {title: T, version: '1'}
x-apigateway-ratelimits:
  calm: {api-limit: many, interval: 1, unit: SECOND}
paths:
  /it:
    get:
      operationId: getIt
      responses: {'200': {description: it}}
      x-apigateway-backend:
        type: HTTP
        httpEndpoints:
          address: a.internal
          scheme: ftp
          method: GET
          timeout: -1
          colour: red
";
    let found: Vec<String> = read(text)
        .diagnostics
        .iter()
        .map(|found| {
            let place = found.location().unwrap();
            let about = found.subject_text().unwrap_or_default();
            format!("{}:{} {} {about} {} | {found}", place.line, place.column, place.pointer, found.code())
        })
        .collect();
    insta::assert_snapshot!("huawei-key-faults", found.join("\n"));
}

#[test]
fn callers_have_precedence() {
    let members = json!({
        "x-apigateway-request-type": "private",
        "x-apigateway-backend": {"type": "MOCK", "mockEndpoints": {"result-content": "a", "description": "b"}},
        "security": [{"key": []}],
    });
    let (_, root) = scheme(&json!({"x-apigateway-auth-type": "IAM"}));
    let options: WriteOptions = serde_json::from_value(json!({
        "groupId": "g", "security": {"key": {"type": "APP"}},
        "operations": {"getIt": {"public": true, "backend": {"address": "mine.internal"}}},
    }))
    .unwrap();
    let outcome = oasgate::huawei::convert(&imported(&with(&members, &root)), &options);
    let body = super::payload(&outcome);
    assert_eq!(codes(&outcome.diagnostics), ["convert-settings-dropped"], "the document's backend");
    assert_eq!(body["backend_api"]["url_domain"], "mine.internal");
    assert_eq!((&body["type"], &body["auth_type"]), (&json!(1), &json!("APP")));
}

#[test]
fn what_only_this_gateway_has_is_named() {
    let members = json!({"x-apigateway-match-mode": "SWA", "x-apigateway-request-type": "public", "x-apigateway-cors": true});
    let outcome = read(&with(&members, &json!({})));
    // Which requests come is another matter than what the market lists.
    for (code, key) in [
        ("huawei-keys-own", "`x-apigateway-request-type`"),
        ("extension-settings-own", "`x-apigateway-match-mode`"),
    ] {
        let own: Vec<_> = outcome.diagnostics.iter().filter(|found| found.code() == code).collect();
        assert_eq!(own.len(), 1, "{code}");
        assert_eq!(own[0].args().next().unwrap().1, key);
        assert_eq!(own[0].location().unwrap().line, 1);
    }
}

/// Values that no key has.
fn hostile() -> Vec<Value> {
    let mut deep = json!("x");
    for _ in 0..30 {
        deep = json!({"type": [deep], "httpEndpoints": {"address": 1}});
    }
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(1e300),
        json!(18_446_744_073_709_551_615_u64),
        json!(""),
        json!(",,,"),
        json!("x".repeat(10_000)),
        json!([]),
        json!([null, 1, "a", {}, [[]]]),
        json!(vec![json!({}); 5000]),
        json!({}),
        json!({"": {"": {}}}),
        deep,
    ]
}

#[test]
fn hostile_values_are_reported_and_kept() {
    let members = [
        "type",
        "httpEndpoints",
        "httpVpcEndpoints",
        "functionEndpoints",
        "mockEndpoints",
        "parameters",
        "conditions",
    ];
    let mut count = 0;
    for value in hostile() {
        let mut keys: Vec<(String, Value)> =
            EXTENSIONS.keys.iter().map(|key| (key.name.to_owned(), value.clone())).collect();
        for member in members {
            keys.push(("x-apigateway-backend".to_owned(), json!({"type": "HTTP", member: value})));
            keys.push(("x-apigateway-backend-policies".to_owned(), json!([{"type": "MOCK", member: value}])));
        }
        for (key, value) in keys {
            let (mut operation, mut root) = scheme(&json!({ &key: value }));
            operation[&key] = value.clone();
            operation["responses"] = json!({"200": {"description": "d", &key: value}, &key: value});
            operation["parameters"] = json!([{"name": "q", "in": "query", &key: value, "schema": {"type": "number", "maximum": value}}]);
            root[&key] = value.clone();
            let Some(imported) = import(with(&operation, &root), &import_options()).value else { continue };
            let outcome = oasgate::huawei::convert(&imported, &WriteOptions::default());
            assert!(outcome.diagnostics.iter().map(|found| found.to_string().len()).sum::<usize>() < 200_000);
            let read = interpret(&imported, &WriteOptions::default()).value.unwrap();
            for (key, operation) in &imported.api.operations {
                assert_eq!(operation.extensions, read.imported.api.operations[key].extensions);
            }
            count += 1;
        }
    }
    assert!(count > 300, "only {count}");
}

#[test]
fn many_operations_and_definitions_take_linear_time() {
    let operation = |at: usize| {
        json!({"get": {"operationId": format!("get{at}"), "x-apigateway-ratelimit": format!("limit{at}"),
            "x-apigateway-request-type": "wrong", "responses": {"200": {"description": "d"}}}})
    };
    let count = 5000;
    let paths: serde_json::Map<String, Value> =
        (0..count).map(|at| (format!("/{at}"), operation(at))).collect();
    let limits: serde_json::Map<String, Value> = (0..count)
        .map(|at| (format!("limit{at}"), json!({"api-limit": 1, "interval": 1, "unit": "DAY"})))
        .collect();
    let mut text: Value = serde_json::from_str(&document(Value::Object(paths))).unwrap();
    text["x-apigateway-ratelimits"] = Value::Object(limits);
    let outcome = read(&text.to_string());
    let operations = &outcome.value.as_ref().unwrap().imported.api.operations;
    assert!(operations.values().all(|operation| operation.operator.rate_limit.is_some()));
    let invalid = outcome.diagnostics.iter().filter(|found| found.code() == "huawei-value-invalid").count();
    assert_eq!(invalid, 1000);
    let rest = outcome.diagnostics.iter().filter(|found| found.code() == "findings-suppressed").count();
    assert_eq!(rest, 2, "of values, and of keys that others do not get");
}

#[test]
fn nothing_is_changed_without_keys() {
    for entry in ["web.yaml", "kinds.yaml"] {
        let text = std::fs::read_to_string(format!("fixtures/gateway/huawei/{entry}")).unwrap();
        let before = imported(&text);
        let outcome = interpret(&before, &WriteOptions::default());
        let after = outcome.value.unwrap();
        assert!(outcome.diagnostics.is_empty());
        assert_eq!((after.imported, after.options), (before, WriteOptions::default()));
    }
    let export = imported(&std::fs::read_to_string("fixtures/gateway/huawei/export.yaml").unwrap());
    let any = export.api.operations.keys().find(|key| key.method.as_str() == "ANY").unwrap();
    assert_eq!(Subject::Operation(any.clone()).to_string(), "ANY /reports");
}
