//! Values inside one another, and very long ones.

use super::{Family, each, full, long, v3};

/// A value of so many levels, again and again.
fn deep(size: usize, levels: usize, open: &str, innermost: &str, close: &str) -> String {
    let one = [&*open.repeat(levels), innermost, &*close.repeat(levels)].concat();
    each(size, &one)
}

pub const FAMILIES: &[Family] = &[
    ("deep-extensions", |size| {
        v3(&format!(r#""paths":{{}},"x-a":[{}]"#, deep(size, 90, "[", "0", "]"))).into()
    }),
    ("deep-extensions-of-objects", |size| {
        v3(&format!(r#""paths":{{}},"x-a":[{}]"#, deep(size, 90, r#"{"a":"#, "0", "}"))).into()
    }),
    ("one-deep-list", |size| {
        v3(&format!(r#""paths":{{}},"x-a":{}{}{}"#, "[".repeat(90), each(size, "0"), "]".repeat(90))).into()
    }),
    ("one-list-of-some-depth", |size| {
        v3(&format!(r#""paths":{{}},"x-a":{}{}{}"#, "[".repeat(12), each(size, "0"), "]".repeat(12))).into()
    }),
    ("too-deep", |size| v3(&format!(r#""paths":{{}},"x-a":{}"#, "[".repeat(size))).into()),
    ("deep-schemas", |size| {
        let schemas = deep(size, 40, r#"{"allOf":["#, "{}", "]}");
        v3(&format!(r#""paths":{{}},"components":{{"schemas":{{"S":{{"allOf":[{schemas}]}}}}}}"#)).into()
    }),
    ("deep-broken-schemas", |size| {
        let schemas = deep(size, 40, r#"{"allOf":["#, "0", "]}");
        v3(&format!(r#""paths":{{}},"components":{{"schemas":{{"S":{{"allOf":[{schemas}]}}}}}}"#)).into()
    }),
    ("deep-schemas-of-long-keys", |size| {
        let open = format!(r#"{{"properties":{{"{}":"#, long(size / 80));
        let schema = [&*open.repeat(40), r#"{"pattern":"("}"#, &*"}}".repeat(40)].concat();
        v3(&format!(r#""paths":{{}},"components":{{"schemas":{{"S":{{"allOf":[{schema},{schema}]}}}}}}"#))
            .into()
    }),
    ("long-number", |size| v3(&format!(r#""paths":{{}},"x-a":{}"#, "9".repeat(size))).into()),
    ("many-numbers", |size| v3(&full(size, "1e1@", r#""paths":{},"x-a":[AT]"#)).into()),
    ("many-numbers-too-large", |size| v3(&full(size, "1e999", r#""paths":{},"x-a":[AT]"#)).into()),
    ("many-empty-lists", |size| v3(&full(size, "[]", r#""paths":{},"x-a":[AT]"#)).into()),
    ("many-empty-texts", |size| v3(&full(size, r#""""#, r#""paths":{},"x-a":[AT]"#)).into()),
    ("long-pattern", |size| {
        v3(&format!(
            r#""paths":{{}},"components":{{"schemas":{{"S":{{"type":"string","pattern":"{}"}}}}}}"#,
            "(a|b)*".repeat(size / 6)
        ))
        .into()
    }),
    ("many-patterns", |size| {
        let members = r#""paths":{},"components":{"schemas":{AT}}"#;
        v3(&full(size, r#""S@":{"type":"string","pattern":"^[a-z]{1,999}$"}"#, members)).into()
    }),
    ("long-enum", |size| {
        v3(&full(
            size,
            r#""v@""#,
            r#""paths":{},"components":{"schemas":{"S":{"type":"string","enum":[AT]}}}"#,
        ))
        .into()
    }),
    ("many-examples-that-do-not-fit", |size| {
        let members = r#""paths":{},"components":{"schemas":{AT}}"#;
        v3(&full(size, r#""S@":{"type":"integer","example":"a","default":"b","enum":["c"]}"#, members)).into()
    }),
    ("large-example-of-a-large-schema", |size| {
        let properties = each(size / 2, r#""p@":{"type":"integer"}"#);
        let example = each(size / 2, r#""p@":"a""#);
        v3(&format!(
            r#""paths":{{}},"components":{{"schemas":{{"S":{{"type":"object","properties":{{{properties}}},"example":{{{example}}}}}}}}}"#
        ))
        .into()
    }),
    ("long-required", |size| {
        v3(&full(
            size,
            r#""r@""#,
            r#""paths":{},"components":{"schemas":{"S":{"type":"object","required":[AT]}}}"#,
        ))
        .into()
    }),
    ("nothing-but-brackets", |size| "[]".repeat(size / 2).into()),
    ("nothing-but-quotes", |size| "\"".repeat(size).into()),
    ("nothing-but-commas", |size| format!("[{}", ",".repeat(size)).into()),
];
