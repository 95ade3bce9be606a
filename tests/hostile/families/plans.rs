//! Two documents, of which the second changes what the first says.

use super::{Family, Hostile, each, full, half, v2, v3};

/// The members before and after: `0` becomes `1` where a piece has `NEW`.
fn changed(members: &str, document: fn(&str) -> String) -> Hostile {
    let text = |new: &str| document(&members.replace("NEW", new));
    Hostile { existing: Some(text("0")), document: text("1"), others: Vec::new() }
}

const SCHEMAS: &str = r#""paths":{},"components":{"schemas":{"#;
const GET: &str = r#""paths":{"/a":{"get":{"operationId":"a","responses":{"200":{"description":"d"}}"#;

pub const FAMILIES: &[Family] = &[
    ("plan-long-key-in-a-schema", |size| {
        let members = format!(r#"{SCHEMAS}"S":{{"x-a":{{"LONG":{{AT}}}}}}}}}}"#);
        changed(&half(size, r#""k@":NEW"#, &members), v3)
    }),
    ("plan-long-key-around-items", |size| {
        let members = format!(r#"{SCHEMAS}"S":{{"x-a":{{"LONG":[AT]}}}}}}}}"#);
        changed(&half(size, "NEW", &members), v3)
    }),
    ("plan-long-key-of-an-operation", |size| {
        let members = format!(r#"{GET},"x-LONG":{{AT}}}}}}}}"#);
        changed(&half(size, r#""k@":NEW"#, &members), v3)
    }),
    ("plan-long-key-of-the-api", |size| {
        changed(&half(size, r#""k@":NEW"#, r#""paths":{},"x-LONG":{AT}"#), v3)
    }),
    ("plan-keys-just-below-the-limit", |size| {
        // Each key ends below what a pointer may have, so each has its changes below it.
        let key = "k".repeat(4_000);
        let group = format!(
            r#""{key}@":{{{}}}"#,
            (0..1_000).map(|at| format!(r#""{at}":NEW"#)).collect::<Vec<_>>().join(",")
        );
        let members = format!(r#"{SCHEMAS}"S":{{"x-a":{{AT}}}}}}}}"#);
        changed(&full(size, &group, &members), v3)
    }),
    ("plan-many-changed-items", |size| {
        changed(&full(size, "NEW", &format!(r#"{SCHEMAS}"S":{{"x-a":[AT]}}}}}}"#)), v3)
    }),
    ("plan-many-changed-schemas", |size| {
        changed(&full(size, r#""S@":{"x-a":NEW}"#, &format!("{SCHEMAS}AT}}}}")), v3)
    }),
    ("plan-many-new-schemas", |size| {
        let text =
            |new: &str| v3(&full(size, r#""SNEW@":{}"#, &format!("{SCHEMAS}AT}}}}")).replace("NEW", new));
        Hostile { existing: Some(text("a")), document: text("b"), others: Vec::new() }
    }),
    ("plan-long-shared-parameter-changes", |size| {
        let piece = r##""/p@":{"get":{"operationId":"o@","parameters":[{"$ref":"#/components/parameters/P"}],"responses":{"200":{"description":""}}}}"##;
        let members = r#""paths":{AT},"components":{"parameters":{"P":{"name":"LONG","in":"query","schema":{"x-a":NEW}}}}"#;
        changed(&half(size, piece, members), v3)
    }),
    ("plan-host-of-many-operations-changes", |size| {
        let piece =
            r#""/p@":{"get":{"operationId":"o@","schemes":["http"],"responses":{"200":{"description":""}}}}"#;
        changed(&half(size, piece, r#""host":"LONG-NEW","basePath":"/v1","paths":{AT}"#), v2)
    }),
    ("plan-deep-key-changes", |size| {
        let key = "k".repeat(size / 120);
        let open = format!(r#"{{"{key}":"#).repeat(60);
        let members = format!(
            r#"{SCHEMAS}"S":{{"x-a":{open}{{{}}}{}}}}}}}"#,
            each(size / 2, r#""k@":NEW"#),
            "}".repeat(60)
        );
        changed(&members, v3)
    }),
    ("plan-long-names-swapped", |size| {
        let piece = r#""/p@":{"get":{"operationId":"LONGNEW@","responses":{"200":{"description":""}}}}"#
            .replace("LONG", &"n".repeat(2_000));
        changed(&full(size, &piece, r#""paths":{AT}"#), v3)
    }),
    ("plan-path-variables-renamed", |size| {
        let path: String = (0..size / 14).map(|at| format!("/{{vNEW{at}}}")).collect();
        let members = format!(
            r#""paths":{{"{path}":{{"get":{{"operationId":"a","responses":{{"200":{{"description":""}}}}}}}}}}"#
        );
        changed(&members, v3)
    }),
];
