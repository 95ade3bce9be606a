//! Components with long names, and many of them.

use super::{Family, each, full, half, long, v3};

const USER: &str = r##""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":"d","content":{"a/b":{"schema":{"$ref":"#/components/schemas/LONG"}}}}}}}"##;

pub const FAMILIES: &[Family] = &[
    ("long-component-with-broken-properties", |size| {
        let members = r#""paths":{},"components":{"schemas":{"LONG":{"properties":{AT}}}}"#;
        v3(&half(size, r#""p@":{"type":"string","pattern":"("}"#, members)).into()
    }),
    ("long-component-with-unknown-keys", |size| {
        let members = r#""paths":{},"components":{"responses":{"LONG":{"description":"d",AT}}}"#;
        v3(&half(size, r#""k@":0"#, members)).into()
    }),
    ("long-broken-component-with-many-users", |size| {
        let members = r#""paths":{AT},"components":{"schemas":{"LONG":{"$ref":5}}}"#;
        v3(&half(
            size,
            &USER.replace("LONG", "S"),
            &members.replace("\"LONG\"", r##""S":{"$ref":"#/components/schemas/LONG"},"LONG""##),
        ))
        .into()
    }),
    ("chain-of-long-components", |size| {
        let name = long(400);
        let piece = format!(r##""{name}@":{{"$ref":"#/components/schemas/{name}NEXT@"}}"##);
        v3(&full(size, &piece, r#""paths":{},"components":{"schemas":{AT}}"#).replace("NEXT", "x")).into()
    }),
    ("long-security-scheme-of-many-operations", |size| {
        let piece = r#""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":""}}}}"#;
        let members = r#""security":[{"LONG":[]}],"paths":{AT},"components":{"securitySchemes":{"LONG":{"type":"http","scheme":"basic"}}}"#;
        v3(&half(size, piece, members)).into()
    }),
    ("many-scopes-of-many-operations", |size| {
        let scopes = each(size / 3, r#""s@""#);
        let declared = each(size / 3, r#""s@":"""#);
        let users =
            each(size / 3, r#""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":""}}}}"#);
        v3(&format!(
            r#""security":[{{"a":[{scopes}]}}],"paths":{{{users}}},"components":{{"securitySchemes":{{"a":{{"type":"oauth2","flows":{{"implicit":{{"authorizationUrl":"https://a","scopes":{{{declared}}}}}}}}}}}}}"#
        ))
        .into()
    }),
    ("product-of-security", |size| {
        let schemes = each(size / 3, r#""k@":{"type":"apiKey","in":"header","name":"k@"}"#);
        let needs = each(size / 3, r#"{"k@":[],"k0":[]}"#);
        let users =
            each(size / 3, r#""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":""}}}}"#);
        v3(&format!(
            r#""security":[{needs}],"paths":{{{users}}},"components":{{"securitySchemes":{{{schemes}}}}}"#
        ))
        .into()
    }),
    ("many-empty-schemas", |size| {
        v3(&full(size, r#""S@":{}"#, r#""paths":{},"components":{"schemas":{AT}}"#)).into()
    }),
    ("many-empty-properties", |size| {
        v3(&full(size, r#""p@":{}"#, r#""paths":{},"components":{"schemas":{"S":{"properties":{AT}}}}"#))
            .into()
    }),
    ("many-empty-items", |size| {
        v3(&full(size, "{}", r#""paths":{},"components":{"schemas":{"S":{"allOf":[AT]}}}"#)).into()
    }),
    ("many-broken-components", |size| {
        v3(&full(size, r#""S@":0"#, r#""paths":{},"components":{"schemas":{AT}}"#)).into()
    }),
    ("many-broken-schemas-in-one", |size| {
        v3(&full(size, "0", r#""paths":{},"components":{"schemas":{"S":{"allOf":[AT]}}}"#)).into()
    }),
    ("many-names-that-are-not-allowed", |size| {
        v3(&full(size, r#""S @":{}"#, r#""paths":{},"components":{"schemas":{AT}}"#)).into()
    }),
    ("many-names-that-become-one", |size| {
        let letter = |number: usize| char::from_u32(0x4e00 + number as u32).unwrap_or('a');
        let names: Vec<String> = (0..size / 16)
            .map(|at| format!(r#""S{}{}":{{}}"#, letter(at % 1000), letter(at / 1000)))
            .collect();
        v3(&format!(r#""paths":{{}},"components":{{"schemas":{{{}}}}}"#, names.join(","))).into()
    }),
    ("names-of-many-spaces", |size| {
        let piece = r#""S SPACES":{}"#;
        let names: Vec<String> =
            (0..50).map(|at| piece.replace("SPACES", &" ".repeat(1 + at * size / 1_250))).collect();
        v3(&format!(r#""paths":{{}},"components":{{"schemas":{{{}}}}}"#, names.join(","))).into()
    }),
    ("circle-of-schemas", |size| {
        let piece = r##""S@":{"allOf":[{"$ref":"#/components/schemas/S0"}]}"##;
        v3(&full(
            size,
            piece,
            r##""paths":{},"components":{"schemas":{AT,"S0":{"$ref":"#/components/schemas/S1"}}}"##,
        ))
        .into()
    }),
    ("ladder-of-all-of", |size| {
        let count = size / 110;
        let rung = |at: usize| {
            format!(
                r##""S{at}":{{"allOf":[{{"$ref":"#/components/schemas/S{0}"}},{{"$ref":"#/components/schemas/S{0}"}}]}}"##,
                at + 1
            )
        };
        let rungs: Vec<String> = (0..count).map(rung).collect();
        let user = USER.replace("LONG", "S0");
        v3(&format!(
            r#""paths":{{{user}}},"components":{{"schemas":{{{},"S{count}":{{"type":"object"}}}}}}"#,
            rungs.join(",")
        ))
        .into()
    }),
    ("ladder-of-one-of-with-discriminators", |size| {
        let piece = r##""S@":{"oneOf":[{"$ref":"#/components/schemas/S0"}],"discriminator":{"propertyName":"k","mapping":{"a":"S1"}}}"##;
        v3(&full(size, piece, r#""paths":{},"components":{"schemas":{AT}}"#)).into()
    }),
    ("one-discriminator-with-many-mappings", |size| {
        let members = r#""paths":{},"components":{"schemas":{"S":{"discriminator":{"propertyName":"k","mapping":{AT}}}}}"#;
        v3(&full(size, r#""m@":"Gone@""#, members)).into()
    }),
    ("many-users-of-one-large-schema", |size| {
        let properties = each(size / 2, r#""p@":{"type":"string"}"#);
        let users = each(size / 2, &USER.replace("LONG", "S"));
        v3(&format!(r#""paths":{{{users}}},"components":{{"schemas":{{"S":{{"type":"object","properties":{{{properties}}}}}}}}}"#))
            .into()
    }),
    ("many-users-of-one-long-description", |size| {
        let members = r#""paths":{AT},"components":{"schemas":{"S":{"description":"LONG"}}}"#;
        v3(&half(size, &USER.replace("LONG", "S"), members)).into()
    }),
    ("many-users-of-one-body-of-many-media-types", |size| {
        let piece = r##""/p@":{"post":{"operationId":"o@","requestBody":{"$ref":"#/components/requestBodies/B"},"responses":{"200":{"description":""}}}}"##;
        let users = each(size / 2, piece);
        let content = each(size / 2, r#""text/t@":{}"#);
        let members = format!(
            r#""paths":{{{users}}},"components":{{"requestBodies":{{"B":{{"content":{{{content}}}}}}}}}"#
        );
        v3(&members).into()
    }),
    ("many-bodies-of-one-large-schema", |size| {
        let piece = r##""/p@":{"post":{"operationId":"o@","requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/S"}}}},"responses":{"200":{"description":""}}}}"##;
        let properties = each(size / 2, r#""p@":{"type":"string","description":"d"}"#);
        let users = each(size / 2, piece);
        v3(&format!(r#""paths":{{{users}}},"components":{{"schemas":{{"S":{{"type":"object","properties":{{{properties}}}}}}}}}"#))
            .into()
    }),
];
