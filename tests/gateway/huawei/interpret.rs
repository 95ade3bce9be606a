//! The gateway's keys of a document: what each becomes, which faults are tolerated, and where the others are.

use oasgate::huawei::{EXTENSIONS, Interpreted, WriteOptions, interpret};
use oasgate::{Imported, Outcome, Subject, import};
use serde_json::{Value, json};

use super::{codes, document, import_options};

fn imported(document: &str) -> Imported {
    import(document, &import_options()).into_result().unwrap()
}

fn read(document: &str) -> Outcome<Interpreted> {
    interpret(&imported(document), &WriteOptions::default())
}

/// A document with one operation, and definitions and security schemes beside it.
fn with(members: &Value, root: &Value) -> String {
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
fn said(outcome: &Outcome<Interpreted>) -> Value {
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

fn scheme(members: Value) -> (Value, Value) {
    let mut scheme = json!({"type": "apiKey", "in": "header", "name": "Authorization"});
    scheme.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let operation = json!({"security": [{"key": []}]});
    (operation, json!({"components": {"securitySchemes": {"key": scheme}}}))
}

/// A key and its value become something, with findings.
type Case = (Value, Value, Value, &'static [&'static str]);

fn backends() -> Vec<Case> {
    let backend = |kind: &str, member: &str, endpoints: Value| {
        (json!({"x-apigateway-backend": {"type": kind, member: endpoints}}), json!({}))
    };
    let case = |(members, root): (Value, Value), expected: Value, found: &'static [&'static str]| {
        (members, root, expected, found)
    };
    vec![
        case(
            backend(
                "HTTP",
                "httpEndpoints",
                json!({"address": "a.internal:8080", "scheme": "https", "method": "post", "path": "/b", "timeout": 7,
                    "retryCount": "3", "enableClientSsl": true, "enableSmChannel": false, "description": "d"}),
            ),
            json!({
                "operator": {"backend": {"targets": [{"host": "a.internal", "port": 8080, "protocol": "https"}],
                    "path": "/b", "method": "POST", "timeoutMs": 7, "retries": 3}},
                "own": {"backend": {"clientSsl": true, "smChannel": false, "remark": "d"}},
            }),
            &[],
        ),
        case(
            backend(
                "HTTP-VPC",
                "httpVpcEndpoints",
                json!({"name": "channel", "host": "h", "scheme": "http", "method": "GET", "path": "/b", "cascade_flag": true}),
            ),
            json!({
                "operator": {"backend": {"targets": [{"service": "channel", "protocol": "http"}],
                    "path": "/b", "host": "h", "method": "GET"}},
                "own": {},
            }),
            &["huawei-member-unknown"],
        ),
        case(
            backend(
                "HTTP-VPC-MEMBER-GROUP",
                "httpVpcMemberGroupEndpoints",
                json!({"name": "channel", "memberGroupUrlInfos": [{"name": "blue", "scheme": "http", "method": "GET", "path": "/b"}]}),
            ),
            json!({
                "operator": {"backend": {"targets": [{"service": "channel", "protocol": "http"}], "path": "/b", "method": "GET"}},
                "own": {"backend": {"memberGroups":
                    [{"member_group_id": "blue", "req_protocol": "HTTP", "req_method": "GET", "req_uri": "/b"}]}},
            }),
            &[],
        ),
        case(
            backend(
                "FUNCTION",
                "functionEndpoints",
                json!({"function-urn": "urn:f", "version": "2", "invocation-type": "async", "network-type": "V2",
                    "alias-urn": "urn:f:!a", "timeout": 60, "description": "d"}),
            ),
            json!({
                "operator": {"backend": {"timeoutMs": 60,
                    "function": {"name": "urn:f", "version": "2", "alias": "urn:f:!a", "asynchronous": true}}},
                "own": {"backend": {"network": "V2", "remark": "d"}},
            }),
            &[],
        ),
        case(
            backend("MOCK", "mockEndpoints", json!({"result-content": "[]", "description": "d"})),
            json!({"operator": {"backend": {"mock": {"body": "[]"}}}, "own": {"backend": {"remark": "d"}}}),
            &[],
        ),
    ]
}

fn settings() -> Vec<Case> {
    let plain = |key: &str, value: Value, expected: Value, found: &'static [&'static str]| {
        (json!({ key: value }), json!({}), expected, found)
    };
    let own = |members: Value| json!({"operator": {}, "own": members});
    let at_parameter = |key: &str, value: Value, expected: Value| {
        let parameter = json!({"name": "q", "in": "query", "schema": {"type": "string"}, key: value});
        (json!({ "parameters": [parameter] }), json!({}), own(expected), &[][..])
    };
    let nothing = || own(json!({}));
    let limits = json!({"x-apigateway-ratelimits": {"calm": {"api-limit": 9, "user-limit": 3, "app-limit": 0,
        "interval": 2, "unit": "minute", "shared": true, "special": [{"type": "APP", "limit": 1, "instance": "i"}]}}});
    let controls = |entity: &str, action: &str| json!({"x-apigateway-access-controls": {"office": {"acl-type": action, "entity-type": entity, "value": "a, b"}}});
    vec![
        plain("x-apigateway-request-type", json!("public"), own(json!({"public": true})), &[]),
        plain("x-apigateway-request-type", json!("private"), own(json!({"public": false})), &[]),
        plain("x-apigateway-match-mode", json!("SWA"), own(json!({"prefixMatch": true})), &[]),
        plain("x-apigateway-match-mode", json!("NORMAL"), nothing(), &[]),
        plain("x-apigateway-cors", json!(true), json!({"operator": {"cors": {}}, "own": {}}), &[]),
        plain(
            "x-apigateway-cors",
            json!(false),
            json!({"operator": {"cors": {"disabled": true}}, "own": {}}),
            &[],
        ),
        plain("x-apigateway-is-send-fg-body-base64", json!(false), own(json!({"bodyBase64": false})), &[]),
        plain("x-apigateway-response", json!("friendly"), own(json!({"response": "friendly"})), &[]),
        plain("x-apigateway-response", json!("default"), nothing(), &[]),
        plain("x-apigateway-responses", json!({"friendly": {}}), nothing(), &["huawei-settings-separate"]),
        plain("x-apigateway-plugins", json!(["p"]), nothing(), &["huawei-settings-separate"]),
        plain("x-apigateway-plugins", json!([]), nothing(), &[]),
        plain(
            "x-apigateway-content-type",
            json!("text/plain"),
            own(json!({"contentType": "text/plain"})),
            &[],
        ),
        plain("x-apigateway-content-type", json!("text/html"), nothing(), &["huawei-value-invalid"]),
        plain("x-apigateway-orchestrations", json!([]), nothing(), &[]),
        plain("x-apigateway-orchestrations", json!(["r"]), nothing(), &["huawei-value-invalid"]),
        plain("x-apigateway-pass-through", json!("never"), nothing(), &["huawei-value-invalid"]),
        at_parameter("x-apigateway-pass-through", json!("never"), json!({"passThrough": {"q": false}})),
        at_parameter("x-apigateway-pass-through", json!("always"), json!({"passThrough": {"q": true}})),
        at_parameter("x-apigateway-orchestrations", json!(["r"]), json!({"orchestrations": {"q": ["r"]}})),
        (
            json!({"x-apigateway-ratelimit": "calm"}),
            limits,
            json!({"operator": {"rateLimit": {"name": "calm", "shared": true, "limits": [
                {"by": "api", "requests": 9, "periodSeconds": 120}, {"by": "user", "requests": 3, "periodSeconds": 120}]}}, "own": {}}),
            &["huawei-member-unknown"],
        ),
        (
            json!({"x-apigateway-access-control": "office"}),
            controls("IP", "PERMIT"),
            json!({"operator": {"accessControl": {"name": "office", "allow": ["a", "b"]}}, "own": {}}),
            &[],
        ),
        (
            json!({"x-apigateway-access-control": ["office"]}),
            controls("DOMAIN", "deny"),
            json!({"operator": {"accessControl": {"name": "office", "denyAccounts": ["a", "b"]}}, "own": {}}),
            &[],
        ),
        plain(
            "x-apigateway-access-control",
            json!("office"),
            json!({"operator": {"accessControl": {"name": "office"}}, "own": {}}),
            &["huawei-name-undefined"],
        ),
    ]
}

fn callers() -> Vec<Case> {
    let case = |members: Value, auth: Value, options: Value, found: &'static [&'static str]| {
        let (operation, root) = scheme(members);
        (operation, root, json!({"operator": {"auth": auth}, "own": {}, "security": {"key": options}}), found)
    };
    let options = |kind: &str, code: bool, authorizer: Value| json!({"type": kind, "appCode": code, "authorizer": authorizer});
    vec![
        case(
            json!({"x-apigateway-auth-type": "AppSigv1"}),
            json!({"kind": "app"}),
            options("APP", false, Value::Null),
            &[][..],
        ),
        case(
            json!({"x-apigateway-auth-type": "AppSigv1", "x-apigateway-auth-opt": {"appcode-auth-type": "header"}}),
            json!({"kind": "apiKey"}),
            options("APP", true, Value::Null),
            &[],
        ),
        case(
            json!({"x-apigateway-auth-type": "IAM"}),
            json!({"kind": "iam"}),
            options("IAM", false, Value::Null),
            &[],
        ),
        case(
            json!({"x-apigateway-auth-type": "AppSigv1", "x-apigateway-authorizer":
                {"authorizer_type": "FUNC", "authorizer_uri": "urn:f", "type": "FRONTEND", "ttl": 60}}),
            json!({"kind": "custom", "authorizer": "key"}),
            options("AUTHORIZER", false, json!("key")),
            &["huawei-settings-separate"],
        ),
    ]
}

#[test]
fn every_key_becomes_something() {
    let mut seen = String::new();
    for (members, root, expected, found) in [backends(), settings(), callers()].concat() {
        let text = with(&members, &root);
        let outcome = read(&text);
        assert_eq!(said(&outcome), expected, "{members} {root}");
        assert_eq!(codes(&outcome.diagnostics), found, "{members} {root}");
        seen.push_str(&text);
        // The keys are where they were.
        let before = imported(&text);
        let after = outcome.value.unwrap().imported;
        let keys = |imported: &Imported| serde_json::to_value(&imported.api).unwrap();
        for (key, operation) in &before.api.operations {
            assert_eq!(operation.extensions, after.api.operations[key].extensions);
        }
        assert_eq!(keys(&before)["components"], keys(&after)["components"]);
    }
    let elsewhere = [
        "x-apigateway-any-method",
        "x-apigateway-backend-policies",
        "x-apigateway-result-normal-sample",
        "x-apigateway-result-failure-sample",
        "x-apigateway-sample",
        "default-cors",
    ];
    for key in EXTENSIONS.keys {
        let is_seen = seen.contains(&format!("\"{}\"", key.name)) || elsewhere.contains(&key.name);
        assert!(is_seen, "{} is in no case", key.name);
    }
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
    assert_eq!(codes(&outcome.diagnostics), [""; 0], "{:?}", outcome.diagnostics);
    let condition = |kind: &str, origin: &str, name: &str, parameter: &str, value: &str| json!({"condition_origin": origin, name: parameter, "condition_type": kind, "condition_value": value});
    let expected = json!({
        "operator": {
            "backend": {"targets": [{"host": "a.internal", "protocol": "http"}], "path": "/b", "method": "GET", "timeoutMs": 5000},
            "cors": {},
        },
        "own": {
            "public": true, "prefixMatch": true,
            "backendParameters": [
                {"origin": "CONSTANT", "name": "X-A", "location": "HEADER", "value": "1"},
                {"origin": "CONSTANT", "name": "X-B", "location": "QUERY", "value": "2"},
            ],
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
    let (_, root) = scheme(json!({"x-apigateway-auth-type": "IAM"}));
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
    let own: Vec<_> = outcome.diagnostics.iter().filter(|found| found.code() == "huawei-keys-own").collect();
    assert_eq!(own.len(), 1);
    let members = own[0].args().next().unwrap().1;
    assert_eq!(members, "`x-apigateway-match-mode`, `x-apigateway-request-type`");
    assert_eq!(own[0].location().unwrap().line, 1);
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
            let (mut operation, mut root) = scheme(json!({ &key: value }));
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
