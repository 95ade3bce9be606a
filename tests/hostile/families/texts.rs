//! Long texts, tags and keys that nobody knows.

use super::{Family, each, full, half, long, v3};

pub const FAMILIES: &[Family] = &[
    ("long-title", |size| {
        format!(r#"{{"openapi":"3.0.3","info":{{"title":"{}","version":"1"}},"paths":{{}}}}"#, long(size))
            .into()
    }),
    ("long-title-with-many-operations", |size| {
        let paths =
            each(size / 2, r#""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":""}}}}"#);
        format!(
            r#"{{"openapi":"3.0.3","info":{{"title":"{}","version":"1"}},"paths":{{{paths}}}}}"#,
            long(size / 2)
        )
        .into()
    }),
    ("long-version", |size| {
        format!(r#"{{"openapi":"3.0.3","info":{{"title":"t","version":"{}"}},"paths":{{}}}}"#, long(size))
            .into()
    }),
    ("long-openapi", |size| format!(r#"{{"openapi":"3.0.{}"}}"#, "3".repeat(size)).into()),
    ("long-description-of-escapes", |size| {
        v3(&format!(r#""paths":{{}},"x-a":"{}""#, "\\u0001".repeat(size / 6))).into()
    }),
    ("long-description-of-unseen-characters", |size| {
        v3(&full(
            size,
            "\u{e0041}\u{202e}",
            r#""paths":{"/AT":{"get":{"responses":{"200":{"description":""}}}}}"#,
        ))
        .into()
    }),
    ("long-key-of-unseen-characters-with-findings", |size| {
        let key = "\u{202e}".repeat(4_200);
        let pieces = each(size, r#""p@":{"type":"string","pattern":"("}"#);
        v3(&format!(r#""paths":{{}},"components":{{"schemas":{{"{key}":{{"properties":{{{pieces}}}}}}}}}"#))
            .into()
    }),
    ("many-unknown-keys", |size| v3(&full(size, r#""k@":0"#, r#""paths":{},AT"#)).into()),
    ("many-unknown-keys-near-known-ones", |size| {
        v3(&full(
            size,
            r#""responses@":0"#,
            r#""paths":{"/p":{"get":{"responses":{"200":{"description":""}},AT}}}"#,
        ))
        .into()
    }),
    ("many-long-unknown-keys", |size| {
        v3(&full(size, &format!(r#""{}@":0"#, long(5_000)), r#""paths":{},AT"#)).into()
    }),
    ("many-extensions", |size| v3(&full(size, r#""x-@":0"#, r#""paths":{},AT"#)).into()),
    ("many-extensions-of-gateways", |size| {
        v3(&full(size, r#""x-apigateway-@":0,"x-amazon-apigateway-@":0"#, r#""paths":{},AT"#)).into()
    }),
    ("many-tags", |size| v3(&full(size, r#"{"name":"t@"}"#, r#""tags":[AT],"paths":{}"#)).into()),
    ("many-tags-of-one-name", |size| v3(&full(size, r#"{"name":"t"}"#, r#""tags":[AT],"paths":{}"#)).into()),
    ("many-tags-of-an-operation", |size| {
        v3(&full(
            size,
            r#""t@""#,
            r#""paths":{"/p":{"get":{"tags":[AT],"responses":{"200":{"description":""}}}}}"#,
        ))
        .into()
    }),
    ("many-tags-that-are-not-declared", |size| {
        v3(&full(
            size,
            r#""/p@":{"get":{"tags":["t@"],"responses":{"200":{"description":""}}}}"#,
            r#""paths":{AT}"#,
        ))
        .into()
    }),
    ("one-long-tag", |size| {
        v3(&half(size, r#"{"name":"t@"}"#, r#""tags":[{"name":"LONG"},AT],"paths":{}"#)).into()
    }),
    ("many-duplicate-keys", |size| v3(&full(size, r#""x-a":0"#, r#""paths":{},AT"#)).into()),
    ("many-long-duplicate-keys", |size| {
        v3(&full(size, &format!(r#""x-{}":0"#, long(5_000)), r#""paths":{},AT"#)).into()
    }),
    ("duplicate-keys-below-a-long-key", |size| {
        v3(&half(size, r#""a":0"#, r#""paths":{},"x-LONG":{AT}"#)).into()
    }),
    ("numbers-below-a-long-key", |size| v3(&half(size, "1e999", r#""paths":{},"x-LONG":[AT]"#)).into()),
    ("responses-of-many-statuses", |size| {
        v3(&full(size, r#""s@":{"description":"d"}"#, r#""paths":{"/p":{"get":{"responses":{AT}}}}"#)).into()
    }),
    ("many-media-types", |size| {
        v3(&full(
            size,
            r#""a/b@":{}"#,
            r#""paths":{"/p":{"post":{"requestBody":{"content":{AT}},"responses":{"200":{"description":""}}}}}"#,
        ))
        .into()
    }),
    ("many-links", |size| {
        let members = r#""paths":{"/p":{"get":{"responses":{"200":{"description":"d","links":{AT}}}}}}"#;
        v3(&full(size, r#""l@":{"operationId":"gone@"}"#, members)).into()
    }),
    ("long-operation-id", |size| {
        v3(&format!(
            r#""paths":{{"/p":{{"get":{{"operationId":"{}","responses":{{"200":{{"description":""}}}}}}}}}}"#,
            long(size)
        ))
        .into()
    }),
    ("long-operation-id-with-findings", |size| {
        let members =
            r#""paths":{"/p":{"get":{"operationId":"LONG","responses":{"200":{"description":""}},AT}}}"#;
        v3(&half(size, r#""k@":0"#, members)).into()
    }),
];
