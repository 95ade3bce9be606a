//! Keys of gateways: what they say once, for all operations.

use super::{Family, each, full, half, v3};

const PLAIN: &str = r#""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":""}}}}"#;

/// An operation with one member more.
fn with(member: &str) -> String {
    PLAIN.replace(r#""responses""#, &format!(r#"{member},"responses""#))
}

/// Many operations of a document with some members.
fn said_once(size: usize, members: &str) -> String {
    v3(&half(size, PLAIN, &format!(r#""paths":{{AT}},{members}"#)))
}

/// The same, half of which is a list.
fn listed_once(size: usize, item: &str, members: &str) -> String {
    let (list, paths) = (each(size / 2, item), each(size / 2, PLAIN));
    v3(&format!(r#""paths":{{{paths}}},{}"#, members.replace("LIST", &list)))
}

pub const FAMILIES: &[Family] = &[
    ("keys-long-backend-of-the-document", |size| {
        said_once(size, r#""x-aliyun-apigateway-backend":{"type":"HTTP","address":"http://a.b/LONG","method":"get","path":"/p"}"#).into()
    }),
    ("keys-long-path-of-the-backend", |size| {
        said_once(size, r#""x-aliyun-apigateway-backend":{"type":"HTTP","address":"http://a.b","method":"get","path":"/LONG"}"#).into()
    }),
    ("keys-many-constants-of-the-document", |size| {
        let item = r#"{"backendName":"n@","location":"header","value":"v"}"#;
        listed_once(size, item, r#""x-aliyun-apigateway-constant-parameters":[LIST]"#).into()
    }),
    ("keys-many-origins-of-the-document", |size| {
        listed_once(
            size,
            r#""https://a@.b""#,
            r#""x-amazon-apigateway-cors":{"allowOrigins":[LIST],"allowMethods":["GET"]}"#,
        )
        .into()
    }),
    ("keys-long-policy-of-the-document", |size| {
        said_once(size, r#""x-amazon-apigateway-policy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"LONG"}]}"#).into()
    }),
    ("keys-one-long-integration", |size| {
        let user = with(
            r##""x-amazon-apigateway-integration":{"$ref":"#/components/x-amazon-apigateway-integrations/I"}"##,
        );
        let members = r#""paths":{AT},"components":{"x-amazon-apigateway-integrations":{"I":{"type":"http_proxy","httpMethod":"GET","uri":"https://a.b/LONG"}}}"#;
        v3(&half(size, &user, members)).into()
    }),
    ("keys-one-integration-of-many-parameters", |size| {
        let user = with(
            r##""x-amazon-apigateway-integration":{"$ref":"#/components/x-amazon-apigateway-integrations/I"}"##,
        );
        let item = r#""integration.request.header.h@":"'v'""#;
        let (list, paths) = (each(size / 2, item), each(size / 2, &user));
        let members = r#""components":{"x-amazon-apigateway-integrations":{"I":{"type":"http_proxy","httpMethod":"GET","uri":"https://a.b/c","requestParameters":{LIST}}}}"#;
        v3(&format!(r#""paths":{{{paths}}},{}"#, members.replace("LIST", &list))).into()
    }),
    ("keys-one-long-authorizer", |size| {
        let members = r#""security":[{"s":[]}],"components":{"securitySchemes":{"s":{"type":"apiKey","name":"k","in":"header","x-apigateway-auth-type":"Custom","x-apigateway-authorizer":{"type":"frontend","name":"LONG"}}}}"#;
        said_once(size, members).into()
    }),
    ("keys-one-rate-limit-of-many-callers", |size| {
        let user = with(r#""x-apigateway-ratelimit":"r""#);
        let item = r#"{"type":"APP","limit":1,"instance":"i@"}"#;
        let (list, paths) = (each(size / 2, item), each(size / 2, &user));
        let members = r#""x-apigateway-ratelimits":{"r":{"api-limit":9,"interval":1,"unit":"SECOND","special":[LIST]}}"#;
        v3(&format!(r#""paths":{{{paths}}},{}"#, members.replace("LIST", &list))).into()
    }),
    ("keys-one-long-access-control", |size| {
        let user = with(r#""x-apigateway-access-control":"a""#);
        let members = r#""paths":{AT},"x-apigateway-access-controls":{"a":{"acl-type":"DENY","entity-type":"IP","acl-value":"LONG"}}"#;
        v3(&half(size, &user, members)).into()
    }),
    ("keys-one-long-answer", |size| {
        let user = with(r#""x-apigateway-response":"a""#);
        let members = r#""paths":{AT},"x-apigateway-responses":{"a":{"DEFAULT":{"status-code":"500","template":"LONG"}}}"#;
        v3(&half(size, &user, members)).into()
    }),
    ("keys-of-many-operations", |size| {
        let user = with(
            r#""x-apigateway-backend":{"type":"HTTP","httpEndpoints":{"address":"a.b","scheme":"http","method":"GET","path":"/p"}}"#,
        );
        v3(&full(size, &user, r#""paths":{AT}"#)).into()
    }),
    ("keys-broken-in-many-operations", |size| {
        v3(&full(size, &with(r#""x-apigateway-backend":0"#), r#""paths":{AT}"#)).into()
    }),
    ("keys-long-mark-of-the-document", |size| said_once(size, r#""x-mcp":{"description":"LONG"}"#).into()),
];
