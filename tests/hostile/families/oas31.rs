//! What OpenAPI 3.1 says in other words than 3.0.

use super::{Family, Hostile, each, full, half, long};

fn v31(members: &str) -> Hostile {
    format!(r#"{{"openapi":"3.1.0","info":{{"title":"t","version":"1"}},{members}}}"#).into()
}

/// As many schemas as a size has room for.
fn schemas(size: usize, piece: &str) -> Hostile {
    v31(&full(size, &format!(r#""S@":{piece}"#), r#""paths":{},"components":{"schemas":{AT}}"#))
}

/// One schema with as many parts as a size has room for.
fn one(size: usize, piece: &str, schema: &str) -> Hostile {
    v31(&full(size, piece, &format!(r#""paths":{{}},"components":{{"schemas":{{"S":{schema}}}}}"#)))
}

/// Half of it is a long text, the other half schemas that refer to it.
fn referred(size: usize, piece: &str, schema: &str) -> Hostile {
    let members = format!(r#""paths":{{}},"components":{{"schemas":{{"X":{schema},AT}}}}"#);
    v31(&half(size, &format!(r#""S@":{piece}"#), &members))
}

pub const FAMILIES: &[Family] = &[
    ("oas31-many-constants", |size| schemas(size, r#"{"const":@}"#)),
    ("oas31-many-types", |size| schemas(size, r#"{"type":["string","null","integer"]}"#)),
    ("oas31-one-schema-of-many-types", |size| one(size, r#""string","null""#, r#"{"type":[AT]}"#)),
    ("oas31-schemas-with-definitions", |size| {
        schemas(size, r##"{"$defs":{"A":{"type":"string"}},"$ref":"#/components/schemas/S@/$defs/A"}"##)
    }),
    ("oas31-fan-of-definitions", |size| {
        one(size, r##""A@":{"$ref":"#/components/schemas/S/$defs/B"}"##, r#"{"$defs":{AT,"B":{}}}"#)
    }),
    ("oas31-definitions-below-a-long-id", |size| {
        let members = r#""paths":{},"components":{"schemas":{"S":{"$id":"https://a/LONG","$defs":{AT}}}}"#;
        v31(&half(size, r#""A@":{"$ref":"b@"}"#, members))
    }),
    ("oas31-ids-and-anchors", |size| {
        schemas(size, r#"{"$id":"https://a/@","$anchor":"a@","$ref":"https://a/1@"}"#)
    }),
    ("oas31-dynamic-references", |size| {
        schemas(size, r##"{"$dynamicAnchor":"n","properties":{"c":{"$dynamicRef":"#n"}}}"##)
    }),
    ("oas31-many-tuples", |size| {
        schemas(size, r#"{"type":"array","prefixItems":[{"type":"string"},{"const":1}]}"#)
    }),
    ("oas31-one-long-tuple", |size| {
        one(size, r#"{"type":"string"}"#, r#"{"type":"array","prefixItems":[AT]}"#)
    }),
    ("oas31-conditions", |size| {
        schemas(size, r#"{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}"#)
    }),
    ("oas31-patterns-of-properties", |size| {
        schemas(size, r#"{"patternProperties":{"^a":{"type":"string"}},"unevaluatedProperties":false}"#)
    }),
    ("oas31-many-true", |size| schemas(size, "true")),
    ("oas31-null-beside-references", |size| {
        schemas(size, r##"{"anyOf":[{"type":"null"},{"$ref":"#/components/schemas/S0"}]}"##)
    }),
    ("oas31-texts-beside-references", |size| {
        referred(
            size,
            r##"{"$ref":"#/components/schemas/X","description":"d"}"##,
            r#"{"description":"LONG"}"#,
        )
    }),
    ("oas31-one-long-constant", |size| {
        referred(size, r##"{"allOf":[{"$ref":"#/components/schemas/X"}]}"##, r#"{"const":"LONG"}"#)
    }),
    ("oas31-shared-path-item-with-a-long-text", |size| {
        let members = r#""paths":{AT},"components":{"pathItems":{"P":{"get":{"description":"LONG","responses":{"200":{"description":""}}}}}}"#;
        v31(&half(size, r##""/p@":{"$ref":"#/components/pathItems/P"}"##, members))
    }),
    ("oas31-webhooks", |size| {
        let piece = r#""w@":{"post":{"responses":{"200":{"description":""}}}}"#;
        v31(&full(size, piece, r#""paths":{},"webhooks":{AT}"#))
    }),
    ("oas31-deep-types", |size| {
        let open = r#"{"type":["array","null"],"items":"#.repeat(40);
        let one = [&*open, r#"{"type":"null"}"#, &*"}".repeat(40)].concat();
        v31(&format!(r#""paths":{{}},"components":{{"schemas":{{"S":{{"allOf":[{}]}}}}}}"#, each(size, &one)))
    }),
    ("oas31-long-dialect", |size| v31(&format!(r#""jsonSchemaDialect":"{}","paths":{{}}"#, long(size)))),
];
