//! What documents of each gateway say in its keys, as a person reads it: the operator's side of each operation, then the
//! findings. What holds for all readers, and for two gateways in one document.

use std::fmt::Write as _;
use std::path::Path;

use oasgate::extensions::{ExtensionKeys, extract, interpret};
use oasgate::{Diagnostic, ImportOptions, Imported, Outcome, Severity, aliyun, aws, huawei, import, tencent};
use serde_json::{Value, json};

type Reader = fn(&Imported) -> Outcome<Imported>;

const READERS: [(ExtensionKeys, Reader); 3] = [
    (aws::EXTENSIONS, aws::interpret),
    (tencent::EXTENSIONS, tencent::interpret),
    (aliyun::EXTENSIONS, aliyun::interpret),
];

const FIXTURES: [(&str, usize); 4] =
    [("aws/rest.yaml", 0), ("aws/http.yaml", 0), ("tencent/export.yaml", 1), ("aliyun/traditional.yaml", 2)];

fn options() -> ImportOptions {
    let tables = [aws::EXTENSIONS, tencent::EXTENSIONS, aliyun::EXTENSIONS, huawei::EXTENSIONS];
    ImportOptions::default().with_extension_keys(tables)
}

fn imported(text: impl Into<String>) -> Imported {
    import(text.into(), &options()).into_result().unwrap()
}

fn fixture(name: &str) -> Imported {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gateway");
    imported(std::fs::read_to_string(folder.join(name)).unwrap())
}

/// What is said of the API and of each operation, as short as it can be.
fn page(imported: &Imported, diagnostics: &[Diagnostic]) -> String {
    let mut page = String::new();
    let api = serde_json::to_value(&imported.api.about.operator).unwrap();
    writeln!(page, "API\n{}", lines(&api)).unwrap();
    for (key, operation) in &imported.api.operations {
        let operator = serde_json::to_value(&operation.operator).unwrap();
        writeln!(page, "{key}\n{}", lines(&operator)).unwrap();
    }
    for found in diagnostics {
        let place = found.location().map(|at| format!("{}:{}", at.line, at.column)).unwrap_or_default();
        let about = found.subject_text().unwrap_or_default();
        writeln!(page, "{place} {} {} {about}: {found}", found.severity(), found.code()).unwrap();
    }
    page
}

fn lines(operator: &Value) -> String {
    let fields = operator.as_object().unwrap().iter();
    fields.map(|(field, value)| format!("  {field}: {value}\n")).collect()
}

#[test]
fn documents_say_what_operators_add() {
    for (name, reader) in FIXTURES {
        let before = fixture(name);
        let outcome = READERS[reader].1(&before);
        let after = outcome.value.unwrap();
        let mine = after.api.operations.values().filter(|operation| !operation.operator.is_empty());
        assert!(mine.count() >= 6 && after.api.operations.len() >= 8, "{name}");
        let page = page(&after, &outcome.diagnostics);
        insta::assert_snapshot!(format!("keys-{}", name.replace('/', "-")), page);
    }
}

/// The import without what operators add.
fn bare(imported: &Imported) -> Imported {
    let mut imported = imported.clone();
    let api = std::sync::Arc::make_mut(&mut imported.api);
    api.about.operator = oasgate::model::operator::Operator::default();
    for operation in api.operations.values_mut() {
        operation.operator = oasgate::model::operator::Operator::default();
    }
    imported
}

#[test]
fn a_reader_changes_only_the_side_of_the_operator() {
    let mut changed = 0;
    for (name, _) in FIXTURES {
        let before = fixture(name);
        for (keys, read) in READERS {
            let after = read(&before).value.unwrap();
            assert_eq!(bare(&after), before, "{name} {}", keys.prefix);
            changed += usize::from(after != before);
            // What was read is there already.
            assert_eq!(read(&after).value.unwrap(), after, "{name} {}", keys.prefix);
        }
    }
    assert_eq!(changed, FIXTURES.len(), "each document has the keys of one gateway");
}

#[test]
fn reading_twice_finds_the_same() {
    for (name, reader) in FIXTURES {
        let read = READERS[reader].1;
        let first = read(&fixture(name));
        let second = read(first.value.as_ref().unwrap());
        let texts = |found: &[Diagnostic]| found.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(texts(&first.diagnostics), texts(&second.diagnostics), "{name}");
    }
}

#[test]
fn a_document_without_keys_stays_as_it_is() {
    for (name, api) in crate::gateway::ledger::apis() {
        let has_keys = |prefix: &str| serde_json::to_string(&api).unwrap().contains(prefix);
        if name.contains("/gateway/") || has_keys("x-a") || has_keys("default-cors") {
            continue;
        }
        let before = Imported::from(api);
        let outcome = interpret(&before);
        assert!(outcome.diagnostics.is_empty(), "{name}");
        assert_eq!(outcome.value.unwrap(), before, "{name}");
    }
}

fn one(members: &Value) -> Imported {
    let mut operation = json!({"operationId": "getIt", "responses": {"200": {"description": "it"}}});
    operation.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let document = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/it": {"get": operation}}});
    imported(document.to_string())
}

fn warnings(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    let counts = |found: &&Diagnostic| found.severity() != Severity::Info;
    diagnostics.iter().filter(counts).map(Diagnostic::code).collect()
}

/// What is said of the one operation.
fn said(outcome: &Outcome<Imported>) -> Value {
    let imported = outcome.value.as_ref().unwrap();
    serde_json::to_value(&imported.api.operations.values().next().unwrap().operator).unwrap()
}

#[test]
fn of_two_gateways_the_first_counts() {
    let huawei = json!({"type": "MOCK", "mockEndpoints": {"result-content": "h"}});
    let mock = |body: &str| json!({"type": "mock", "responses": {"default": {"statusCode": "200", "responseTemplates": {"application/json": body}}}});
    let tencent = |body: &str| json!({"ServiceType": "MOCK", "ServiceMockReturnMessage": body, "MockReturnHttpStatusCode": 200});
    let aliyun = |body: &str| json!({"type": "MOCK", "mockResult": body, "mockStatusCode": 200});
    let all = json!({
        "x-aliyun-apigateway-backend": aliyun("a"), "x-apigw-backend": tencent("t"),
        "x-amazon-apigateway-integration": mock("m"), "x-apigateway-backend": huawei,
    });
    let order = [
        "x-apigateway-backend",
        "x-amazon-apigateway-integration",
        "x-apigw-backend",
        "x-aliyun-apigateway-backend",
    ];
    for (at, first) in order.iter().enumerate() {
        let mut members = all.clone();
        members.as_object_mut().unwrap().retain(|key, _| order[at..].contains(&key.as_str()));
        let outcome = interpret(&one(&members));
        let expected = ["h", "m", "t", "a"][at];
        assert_eq!(said(&outcome)["backend"]["mock"]["body"], expected, "{first}");
        assert_eq!(warnings(&outcome.diagnostics), vec!["extension-stated-twice"; 3 - at], "{first}");
    }
    // They agree.
    let members = json!({"x-apigw-backend": tencent("b"), "x-aliyun-apigateway-backend": aliyun("b"), "x-amazon-apigateway-integration": mock("b")});
    let outcome = interpret(&one(&members));
    assert_eq!(warnings(&outcome.diagnostics), [""; 0]);
    // Each says something else.
    let members = json!({"x-apigw-cors": true, "x-aliyun-apigateway-auth-type": "ANONYMOUS", "x-amazon-apigateway-integration": mock("b")});
    let outcome = interpret(&one(&members));
    assert_eq!(warnings(&outcome.diagnostics), [""; 0]);
    assert_eq!(
        said(&outcome),
        json!({"backend": {"mock": {"status": 200, "body": "b"}}, "auth": {"kind": "open"}, "cors": {}})
    );
}

#[test]
fn what_the_caller_states_counts() {
    let mut before = one(&json!({"x-apigw-cors": false}));
    let api = std::sync::Arc::make_mut(&mut before.api);
    let operator = json!({"cors": {"allowOrigins": ["*"]}});
    api.operations.values_mut().next().unwrap().operator = serde_json::from_value(operator.clone()).unwrap();
    let outcome = interpret(&before);
    assert_eq!(said(&outcome), operator);
    assert_eq!(warnings(&outcome.diagnostics), ["extension-stated-twice"]);
}

#[test]
fn hostile_values_are_findings() {
    let long = "a".repeat(1 << 20);
    let uri = format!("https://a.example/{long}");
    let many: Value = (0..1000)
        .map(|at| json!({"Name": format!("n{at}"), "Position": "HEADER", "DefaultValue": "v"}))
        .collect();
    let members: Value = (0..1000)
        .map(|at| (format!("integration.request.header.h{at}"), json!("'v'")))
        .collect::<serde_json::Map<_, _>>()
        .into();
    for (key, value, codes) in [
        (
            "x-amazon-apigateway-integration",
            json!({"type": "http_proxy", "httpMethod": "GET", "uri": uri}),
            &["extension-value-invalid"][..],
        ),
        (
            "x-amazon-apigateway-integration",
            json!({"type": long, "httpMethod": "GET"}),
            &["extension-value-invalid"],
        ),
        (
            "x-amazon-apigateway-integration",
            json!({"type": "mock", "requestParameters": members}),
            &["extension-value-invalid"],
        ),
        ("x-amazon-apigateway-integration", json!([[[[]]]]), &["extension-value-invalid"]),
        ("x-amazon-apigateway-integration", json!({"$ref": long}), &["aws-integration-undefined"]),
        ("x-apigw-const-paramters", many, &["extension-value-invalid"]),
        ("x-apigw-service-timeout", json!(1e300), &["extension-value-invalid"]),
        (
            "x-aliyun-apigateway-backend",
            json!({"type": "HTTP", "address": uri}),
            &["extension-value-invalid"],
        ),
        (
            "x-aliyun-apigateway-constant-parameters",
            json!([[], 1, null, {}]),
            &[
                "extension-member-missing",
                "extension-member-missing",
                "extension-member-missing",
                "extension-value-invalid",
                "extension-value-invalid",
            ],
        ),
    ] {
        let outcome = interpret(&one(&json!({ key: value })));
        let mut found = warnings(&outcome.diagnostics);
        found.sort_unstable();
        assert_eq!(found, codes, "{key}");
        let texts: usize = outcome.diagnostics.iter().map(|found| found.to_string().len()).sum();
        assert!(texts < 5000, "{key}: {texts}");
    }
}

/// A statement of a policy: effect, and the condition's operator with its addresses.
fn statement(effect: &str, condition: Option<(&str, &[&str])>) -> Value {
    let mut statement = json!({"Effect": effect, "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"});
    if let Some((operator, addresses)) = condition {
        statement["Condition"] = json!({ operator: {"aws:SourceIp": addresses} });
    }
    statement
}

#[test]
fn policies_about_addresses_alone_are_access_controls() {
    let (all, a, b) = (statement("Allow", None), &["10.0.0.1"][..], &["10.0.0.2"][..]);
    let only = |operator, addresses| statement("Allow", Some((operator, addresses)));
    let deny = |operator, addresses| statement("Deny", Some((operator, addresses)));
    let mut strange = all.clone();
    strange["Principal"] = json!({"AWS": "arn:aws:iam::1:root"});
    let mut other = all.clone();
    other["Resource"] = json!("execute-api:/prod/GET/pets");
    for (statements, expected) in [
        (json!([all, deny("NotIpAddress", a)]), json!({"allow": a})),
        (json!([all, deny("IpAddress", a), deny("IpAddress", b)]), json!({"deny": ["10.0.0.1", "10.0.0.2"]})),
        (json!([only("IpAddress", a), only("IpAddress", b)]), json!({"allow": ["10.0.0.1", "10.0.0.2"]})),
        (only("NotIpAddress", a), json!({"deny": a})),
        (json!([only("IpAddress", a), deny("IpAddress", b)]), json!({"allow": a, "deny": b})),
        // These say something else: two lists that hold at once, nobody, or everybody after all.
        (json!([all, deny("NotIpAddress", a), deny("NotIpAddress", b)]), Value::Null),
        (json!([deny("IpAddress", a)]), Value::Null),
        (json!([all, only("IpAddress", a)]), Value::Null),
        (json!([only("NotIpAddress", a), only("NotIpAddress", b)]), Value::Null),
        (json!([strange, deny("NotIpAddress", a)]), Value::Null),
        (json!([other, deny("NotIpAddress", a)]), Value::Null),
        (json!([all]), Value::Null),
        (json!([]), Value::Null),
        (json!([[], "x", {}]), Value::Null),
    ] {
        let policy = json!({"Version": "2012-10-17", "Statement": statements});
        let document = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {}, "x-amazon-apigateway-policy": policy});
        let outcome = interpret(&imported(document.to_string()));
        let operator = serde_json::to_value(&outcome.value.unwrap().api.about.operator).unwrap();
        assert_eq!(operator["accessControl"], expected, "{statements}");
        assert_eq!(outcome.diagnostics.is_empty(), expected != Value::Null, "{statements}");
    }
}

#[test]
fn a_writer_uses_what_another_gateways_keys_say() {
    let read = interpret(&fixture("aws/rest.yaml")).value.unwrap();
    let conversion = huawei::write(&read.api, &huawei::WriteOptions::default()).value.unwrap();
    let payload = |subject: &str| {
        let found = conversion.payloads.iter().find(|payload| payload.subject.to_string() == subject);
        serde_json::to_value(&found.unwrap().body).unwrap()
    };
    let orders = payload("GET /orders");
    assert_eq!(orders["backend_api"]["url_domain"], "orders.internal:8443");
    assert_eq!((&orders["backend_api"]["req_uri"], &orders["cors"]), (&json!("/v1/orders"), &json!(true)));
    let parameter = |origin: &str, name: &str, location: &str, value: &str| json!({"origin": origin, "name": name, "location": location, "value": value});
    assert_eq!(
        orders["backend_params"],
        json!([
            parameter("REQUEST", "state", "QUERY", "status"),
            parameter("REQUEST", "X-Trace", "HEADER", "X-Trace"),
            parameter("CONSTANT", "X-From", "HEADER", "gateway"),
            parameter("SYSTEM", "X-Caller", "HEADER", "$context.sourceIp"),
            parameter("CONSTANT", "source", "QUERY", "gateway"),
        ])
    );
    let files = payload("ANY /files/{+}");
    assert_eq!((&files["match_mode"], &files["backend_api"]["req_uri"]), (&json!("SWA"), &json!("/public")));
    assert_eq!(payload("GET /health")["mock_info"]["result_content"], "{\"status\": \"fine\"}");
    assert_eq!(payload("POST /orders")["auth_type"], "IAM");
    // The function has another name there, which only the caller knows.
    assert_eq!(payload("POST /orders")["func_info"].get("function_urn"), None);

    let read = interpret(&fixture("aliyun/traditional.yaml")).value.unwrap();
    let conversion = huawei::write(&read.api, &huawei::WriteOptions::default()).value.unwrap();
    let orders = conversion.payloads.iter().find(|payload| payload.subject.to_string() == "GET /orders");
    let orders = serde_json::to_value(&orders.unwrap().body).unwrap();
    assert_eq!(orders["backend_api"]["url_domain"], "orders.internal:8080");
    assert_eq!(
        orders["backend_params"],
        json!([parameter("SYSTEM", "X-Caller", "HEADER", "$context.sourceIp")])
    );
}

#[test]
fn a_gateways_own_keys_come_first_on_the_way_to_it() {
    let members = json!({
        "x-amazon-apigateway-integration": {"type": "http_proxy", "httpMethod": "GET", "uri": "https://a.example/a"},
        "x-amazon-apigateway-auth": {"type": "AWS_IAM"},
        "x-apigateway-backend": {"type": "MOCK", "mockEndpoints": {"result-content": "h"}, "parameters": [
            {"name": "X-A", "value": "1", "in": "header", "origin": "CONSTANT"},
            {"name": "X-B", "value": "$context.authorizer.frontend.b", "in": "header", "origin": "SYSTEM"},
        ]},
    });
    let before = one(&members);
    let alone = huawei::convert(&before, &huawei::WriteOptions::default()).value.unwrap();
    let read = extract(&before, Some(&huawei::EXTENSIONS));
    assert_eq!(warnings(&read.diagnostics), ["extension-stated-twice"]);
    let options = huawei::WriteOptions::default();
    let both = huawei::convert(&read.value.unwrap(), &options);
    assert_eq!(warnings(&both.diagnostics), warnings(&huawei::convert(&before, &options).diagnostics));
    let (alone, both) = (&alone.payloads[0].body, &both.value.unwrap().payloads[0].body);
    assert_eq!((&both.mock_info, &both.backend_params), (&alone.mock_info, &alone.backend_params));
    assert_eq!((both.auth_type.as_deref(), alone.auth_type.as_deref()), (Some("IAM"), Some("NONE")));
}
