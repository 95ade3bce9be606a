//! Two documents that differ in what callers notice.

use super::{Family, Hostile, each, full, half, v3};

/// The members before and after: `0` becomes `1` where a piece has `NEW`.
fn changed(members: &str) -> Hostile {
    let text = |new: &str| v3(&members.replace("NEW", new));
    Hostile { existing: Some(text("0")), document: text("1"), others: Vec::new() }
}

/// An operation that answers with a schema.
fn answers(schema: &str) -> String {
    format!(
        r#"{{"get":{{"operationId":"a","responses":{{"200":{{"description":"d","content":{{"application/json":{{"schema":{schema}}}}}}}}}}}}}"#
    )
}

/// One operation that answers with a schema, and schemas.
fn with(schema: &str, schemas: &str) -> String {
    format!(r#""paths":{{"/a":{}}},"components":{{"schemas":{{{schemas}}}}}"#, answers(schema))
}

/// Schemas of which each refers to the next.
fn chain(size: usize, name: &str, piece: &str) -> String {
    let count = (size / (piece.len() + 20)).max(2);
    let one = |at: usize| {
        let next = format!("#/components/schemas/{name}{}", (at + 1).min(count - 1));
        format!(r#""{name}{at}":{}"#, piece.replace("NEXT", &next))
    };
    (0..count).map(one).collect::<Vec<_>>().join(",")
}

const NEXT: &str = r#"{"properties":{"next":{"$ref":"NEXT"},"age":{"type":"integer","maximum":NEW}}}"#;

pub const FAMILIES: &[Family] = &[
    ("verdict-chain-of-changed-schemas", |size| {
        changed(&with(r##"{"$ref":"#/components/schemas/S0"}"##, &chain(size / 2, "S", NEXT)))
    }),
    ("verdict-another-chain-of-schemas", |size| {
        // Each is behind the one before, as the operation refers to another chain.
        let schemas =
            [("A", "1"), ("B", "2")].map(|(name, most)| chain(size / 4, name, &NEXT.replace("NEW", most)));
        let members = with(r##"{"$ref":"#/components/schemas/XNEW"}"##, &schemas.join(","));
        let text = |name: &str| v3(&members.replace("XNEW", name));
        Hostile { existing: Some(text("A0")), document: text("B0"), others: Vec::new() }
    }),
    ("verdict-many-changed-properties", |size| {
        let schema = r##"{"$ref":"#/components/schemas/S"}"##;
        changed(&full(size / 2, r#""k@":{"maximum":NEW}"#, &with(schema, r#""S":{"properties":{AT}}"#)))
    }),
    ("verdict-changed-properties-of-a-long-name", |size| {
        let schema = r##"{"$ref":"#/components/schemas/S"}"##;
        changed(&half(
            size / 2,
            r#""k@":{"maximum":NEW}"#,
            &with(schema, r#""S":{"properties":{"LONG":{"properties":{AT}}}}"#),
        ))
    }),
    ("verdict-many-branches", |size| {
        changed(&full(
            size / 2,
            r#"{"type":"object","title":"t@-NEW","maxProperties":@NEW}"#,
            &with(r#"{"oneOf":[AT]}"#, ""),
        ))
    }),
    ("verdict-deep-choices", |size| {
        let open = r#"{"oneOf":[{"type":"string"},{"type":"boolean"},"#.repeat(20);
        let leaf = format!(r#"{{"properties":{{{}}}}}"#, each(size / 2, r#""k@":{"maximum":NEW}"#));
        changed(&with(&format!("{open}{leaf}{}", "]}".repeat(20)), ""))
    }),
    ("verdict-listed-values", |size| {
        changed(&full(size / 2, r#""v@-NEW""#, &with(r#"{"type":"string","enum":[AT]}"#, "")))
    }),
    ("verdict-long-listed-values", |size| {
        let value = format!(r#""{}@-NEW""#, "v".repeat(2_000));
        changed(&full(size / 2, &value, &with(r#"{"type":"string","enum":[AT]}"#, "")))
    }),
    ("verdict-required-properties", |size| {
        changed(&full(size / 2, r#""k@-NEW""#, &with(r#"{"type":"object","required":[AT]}"#, "")))
    }),
    ("verdict-names-of-a-discriminator", |size| {
        let schema = r#"{"type":"object","required":["a"],"properties":{"a":{"type":"string"}},"discriminator":{"propertyName":"a","mapping":{AT}}}"#;
        changed(&full(size / 2, r#""k@-NEW":"S""#, &with(schema, r#""S":{}"#)))
    }),
    ("verdict-alternatives-of-security", |size| {
        let members = r#""security":[AT],"paths":{"/a":{"get":{"operationId":"a","responses":{"200":{"description":"d"}}}}},"components":{"securitySchemes":{"k":{"type":"oauth2","flows":{"implicit":{"authorizationUrl":"https://a.example.com","scopes":{}}}}}}"#;
        changed(&full(size / 2, r#"{"k":["s@-NEW"]}"#, members))
    }),
    ("verdict-new-paths-beside-variables", |size| {
        let path =
            |path: &str| format!(r#""{path}":{{"get":{{"responses":{{"200":{{"description":"d"}}}}}}}}"#);
        let before = each(size / 3, &path("/a/{b}/c@"));
        let after = each(size / 3, &path("/a/n/c@"));
        Hostile {
            existing: Some(v3(&format!(r#""paths":{{{before}}}"#))),
            document: v3(&format!(r#""paths":{{{before},{after}}}"#)),
            others: Vec::new(),
        }
    }),
    ("verdict-operations-of-one-shape-move", |size| {
        changed(&full(
            size / 2,
            r#""/pNEW@":{"get":{"responses":{"200":{"description":"d"}}}}"#,
            r#""paths":{AT}"#,
        ))
    }),
];
