//! Each gateway claims its own keys, wherever they are, and no others.

use std::collections::BTreeSet;

use oasgate::extensions::{Claim, ExtensionKeys, claim};
use oasgate::{Diagnostic, ImportOptions, Imported, aliyun, aws, huawei, import, tencent};

const TABLES: [ExtensionKeys; 4] =
    [aliyun::EXTENSIONS, aws::EXTENSIONS, huawei::EXTENSIONS, tencent::EXTENSIONS];

fn imported(document: &str) -> Imported {
    import(document, &ImportOptions::default()).value.expect("the document imports")
}

/// The claims, a line each: Subject, place, part, key, value.
fn claims(imported: &Imported, keys: &ExtensionKeys) -> Vec<String> {
    let line = |Claim { subject, place, within, key, value }: &Claim| {
        let within = within.as_deref().unwrap_or("-");
        let key = key.strip_prefix(keys.prefix).expect("it is one of the gateway's");
        format!("{subject} | {place:?} {within} | {key} | {value}")
    };
    claim(imported, keys).value.unwrap().iter().map(line).collect()
}

fn findings(imported: &Imported, keys: &ExtensionKeys) -> Vec<String> {
    let line = |found: &Diagnostic| {
        let args: String = found.args().map(|(name, value)| format!(" {name}={value}")).collect();
        let about = found.subject().map(|subject| format!(" {subject}")).unwrap_or_default();
        format!("{}{about}{args}", found.code())
    };
    claim(imported, keys).diagnostics.iter().map(line).collect()
}

#[test]
fn tables_are_sound() {
    for ExtensionKeys { prefix, keys } in TABLES {
        assert!(prefix.starts_with("x-") && prefix.ends_with('-'), "{prefix}");
        let names: BTreeSet<_> = keys.iter().map(|key| key.name).collect();
        assert_eq!(names.len(), keys.len(), "{prefix}: a key stands twice");
        for key in keys {
            let is_own = key.name.starts_with(prefix) || key.name == "default-cors";
            assert!(is_own && !key.places.is_empty(), "{}", key.name);
            assert_eq!(key.any_method, key.name.ends_with("any-method"), "{}", key.name);
        }
        let others = TABLES.iter().filter(|other| other.prefix != prefix);
        assert!(others.clone().count() == 3 && others.clone().all(|other| !other.prefix.starts_with(prefix)));
    }
    let any = TABLES.iter().filter(|table| table.keys.iter().any(|key| key.any_method));
    assert_eq!(any.count(), 3);
}

const HUAWEI: &str = r"
openapi: 3.0.3
info: {title: T, version: '1'}
x-apigateway-ratelimits: {small: {api-limit: 10}}
paths:
  /pets:
    x-apigateway-any-method: {x-apigateway-cors: true}
    get:
      x-apigateway-request-type: public
      x-apigw-protocol: HTTP
      parameters:
      - {name: q, in: query, schema: {type: string}, x-apigateway-pass-through: always}
      responses:
        x-apigateway-result-normal-sample: fine
        '200': {description: all pets, x-apigateway-result-failure-sample: not fine}
      security: [{key: []}]
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: Authorization, x-apigateway-auth-type: AppSigv1}
";

#[test]
fn huawei_claims_its_keys() {
    let imported = imported(HUAWEI);
    assert_eq!(
        claims(&imported, &huawei::EXTENSIONS),
        [
            r#"api | Root - | ratelimits | {"small":{"api-limit":10}}"#,
            "ANY /pets | Operation - | cors | true",
            r#"GET /pets | Operation - | request-type | "public""#,
            r#"GET /pets | Parameter q | pass-through | "always""#,
            r#"GET /pets | Responses - | result-normal-sample | "fine""#,
            r#"GET /pets | Response 200 | result-failure-sample | "not fine""#,
            r#"security-scheme key | SecurityScheme - | auth-type | "AppSigv1""#,
        ]
    );
    assert_eq!(findings(&imported, &huawei::EXTENSIONS), [""; 0]);
    assert_eq!(claims(&imported, &tencent::EXTENSIONS), [r#"GET /pets | Operation - | protocol | "HTTP""#]);
    assert_eq!(claims(&imported, &aws::EXTENSIONS), [""; 0]);
}

#[test]
fn aliyun_claims_its_keys() {
    let imported = imported(
        "swagger: '2.0'
info: {title: T, version: '1'}
x-aliyun-apigateway-backend: {type: MOCK}
paths:
  x-aliyun-apigateway-any-method: {}
  /pets:
    get:
      x-aliyun-apigateway-paramater-handling: MAPPING
      parameters: [{name: q, in: query, type: string, x-aliyun-apigateway-backend-name: p}]
      responses: {'200': {description: all pets}}
",
    );
    assert_eq!(
        claims(&imported, &aliyun::EXTENSIONS),
        [
            r#"api | Root - | backend | {"type":"MOCK"}"#,
            r#"GET /pets | Operation - | paramater-handling | "MAPPING""#,
            r#"GET /pets | Parameter q | backend-name | "p""#,
            "path x-aliyun-apigateway-any-method | Paths - | any-method | {}",
        ]
    );
    assert_eq!(findings(&imported, &aliyun::EXTENSIONS), [""; 0]);
}

#[test]
fn aws_claims_its_keys() {
    let imported = imported(
        "openapi: 3.0.1
info: {title: T, version: '1'}
servers: [{url: /v1, x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}}]
tags: [{name: pets, x-amazon-apigateway-tag-value: mine}]
paths:
  /{proxy+}:
    x-amazon-apigateway-any-method: {x-amazon-apigateway-integration: {type: mock}}
  /pets: {get: {responses: {'200': {description: all pets}}, x-amazon-apigateway-integration: {type: mock}}}
components:
  x-amazon-apigateway-integrations: {}
",
    );
    assert_eq!(
        claims(&imported, &aws::EXTENSIONS),
        [
            r#"api | Server /v1 | endpoint-configuration | {"disableExecuteApiEndpoint":true}"#,
            r#"api | Tag pets | tag-value | "mine""#,
            "api | Components - | integrations | {}",
            r#"ANY /{+} | Operation - | integration | {"type":"mock"}"#,
            r#"GET /pets | Operation - | integration | {"type":"mock"}"#,
        ]
    );
    assert_eq!(findings(&imported, &aws::EXTENSIONS), [""; 0]);
}

#[test]
fn typos_and_misplaced_keys_are_reported_once_a_part() {
    let imported = imported(
        "openapi: 3.0.3
info: {title: T, version: '1', x-Apigateway-Cors: true}
paths:
  /pets:
    x-apigateway-backend: {}
    get:
      x-apigateway-request-typ: public
      parameters:
      - {name: q, in: query, schema: {type: string}, x-apigateway-passthrough: always}
      - {name: r, in: query, schema: {type: string}, x-apigateway-passthrough: always}
      responses: {'200': {description: all pets}}
    put: {responses: {'200': {description: all pets}}}
",
    );
    assert_eq!(
        findings(&imported, &huawei::EXTENSIONS),
        [
            "extension-key-unknown api key=x-Apigateway-Cors prefix=x-apigateway- nearest=x-apigateway-cors",
            "extension-key-misplaced path /pets key=x-apigateway-backend place=Path Item Object places=Operation Object",
            "extension-key-unknown GET /pets key=x-apigateway-request-typ prefix=x-apigateway- nearest=x-apigateway-request-type",
            "extension-key-unknown GET /pets key=x-apigateway-passthrough prefix=x-apigateway- nearest=x-apigateway-pass-through",
        ]
    );
    assert_eq!(claims(&imported, &huawei::EXTENSIONS), [""; 0]);
}

#[test]
fn hostile_keys_are_counted() {
    let keys: String = (0..50_000).map(|at| format!(",\"x-apigateway-{at}\":1")).collect();
    let long = "n".repeat(1_000_000);
    let imported = imported(&format!(
        r#"{{"openapi":"3.0.3","info":{{"title":"T","version":"1"}},"paths":{{}},"x-apigateway-{long}":1{keys}}}"#
    ));
    let found = claim(&imported, &huawei::EXTENSIONS).diagnostics;
    assert_eq!(found.len(), 1001);
    let rest = found.iter().find(|found| found.code() == "findings-suppressed").unwrap();
    assert_eq!(rest.args().next(), Some(("count", "49001")));
    assert!(found.iter().all(|found| found.message(oasgate::Lang::En).len() < 5000));
}
