//! What OpenAPI nests in itself, in place and through references: what reads, compares and writes it is recursive.

use super::{Family, Hostile, each, v3};

/// So many times one around the other: `IN` is what is inside.
fn nested(levels: usize, around: &str, innermost: &str) -> String {
    (0..levels).fold(innermost.to_owned(), |inside, _| around.replace("IN", &inside))
}

/// As many operations as a size has room for, each with what is given.
fn operations(size: usize, operation: &str) -> String {
    v3(&format!(r#""paths":{{{}}}"#, each(size, &format!(r#""/p@":{{"post":{operation}}}"#))))
}

/// Values of which each refers to the next, in so many levels each; `REST` is the last.
fn hops(size: usize, levels: usize, around: &str, last: &str, user: &str) -> String {
    let count = (size / (levels * around.len())).max(2);
    let link = |at: usize| nested(levels, around, &format!(r##"{{"$ref":"#/x-h/{}"}}"##, at + 1));
    let links: Vec<String> = (0..count).map(link).collect();
    v3(&format!(r#""paths":{{"/p":{{"post":{user}}}}},"x-h":[{},{last}]"#, links.join(",")))
}

/// The same document twice; in the second one `NEW` is 1.
fn changed(text: &str) -> Hostile {
    Hostile {
        existing: Some(text.replace("NEW", "0")),
        document: text.replace("NEW", "1"),
        others: Vec::new(),
    }
}

const HEADER: &str = r#"{"content":{"a/b":{"encoding":{"p":{"headers":{"H":IN}}}}}}"#;
const CALLBACK: &str =
    r#"{"callbacks":{"c":{"{$request.body}":{"post":IN}}},"responses":{"200":{"description":""}}}"#;
const ANSWER: &str = r#"{"responses":{"200":{"description":"d","headers":{"H":IN}}}}"#;
const BODY: &str =
    r#"{"responses":{"200":{"description":"d","content":{"application/json":{"schema":IN}}}}}"#;
/// All that a schema may be inside of.
const SCHEMAS: &[&str] = &[
    r#"{"properties":{"p":IN}}"#,
    r#"{"type":"array","items":IN}"#,
    r#"{"additionalProperties":IN}"#,
    r#"{"not":IN}"#,
    r#"{"anyOf":[{"type":"string"},IN]}"#,
];

fn all_of_them(levels: usize, innermost: &str) -> String {
    (0..levels).fold(innermost.to_owned(), |inside, at| {
        SCHEMAS.get(at % SCHEMAS.len()).unwrap_or(&"IN").replace("IN", &inside)
    })
}

/// Schemas as deep as a document may be, of one kind, that change.
fn in_one_another(size: usize, around: &str) -> Hostile {
    let levels = 88 / around.matches(['{', '[']).count();
    let schema = nested(levels, around, r#"{"type":"string","maxLength":NEW}"#);
    changed(&operations(size / 2, &BODY.replace("IN", &schema)))
}

pub const FAMILIES: &[Family] = &[
    ("deep-headers", |size| {
        operations(size, &ANSWER.replace("IN", &nested(15, HEADER, r#"{"schema":{}}"#))).into()
    }),
    ("deep-broken-headers", |size| operations(size, &ANSWER.replace("IN", &nested(15, HEADER, "0"))).into()),
    ("deep-headers-through-references", |size| {
        hops(size, 3, HEADER, r#"{"schema":{}}"#, &ANSWER.replace("IN", r##"{"$ref":"#/x-h/0"}"##)).into()
    }),
    ("deep-headers-through-many-references", |size| {
        hops(size, 1, HEADER, r#"{"schema":{}}"#, &ANSWER.replace("IN", r##"{"$ref":"#/x-h/0"}"##)).into()
    }),
    ("deep-callbacks", |size| {
        operations(size, &nested(19, CALLBACK, r#"{"responses":{"200":{"description":""}}}"#)).into()
    }),
    ("deep-callbacks-through-references", |size| {
        let item =
            r#"{"post":{"callbacks":{"c":{"{$request.body}":IN}},"responses":{"200":{"description":""}}}}"#;
        let user = r##"{"callbacks":{"c":{"{$request.body}":{"$ref":"#/x-h/0"}}},"responses":{"200":{"description":""}}}"##;
        hops(size, 1, item, r#"{"get":{"responses":{"200":{"description":""}}}}"#, user).into()
    }),
    ("deep-schemas-of-all-kinds", |size| {
        operations(size, &BODY.replace("IN", &all_of_them(50, r#"{"type":"string"}"#))).into()
    }),
    ("deep-schemas-of-lists", |size| in_one_another(size, r#"{"type":"array","items":IN}"#)),
    ("deep-schemas-of-maps", |size| in_one_another(size, r#"{"additionalProperties":IN}"#)),
    ("deep-schemas-of-not", |size| in_one_another(size, r#"{"not":IN}"#)),
    ("deep-schemas-of-one-of", |size| in_one_another(size, r#"{"oneOf":[IN]}"#)),
    ("deep-schemas-of-all-of", |size| in_one_another(size, r#"{"allOf":[IN]}"#)),
    ("deep-schemas-through-references", |size| {
        let piece = all_of_them(5, r##"{"$ref":"#/components/schemas/SNEXT"}"##);
        let count = size / piece.len() + 1;
        let link = |at: usize| format!(r#""S{at}":{}"#, piece.replace("NEXT", &(at + 1).to_string()));
        let links: Vec<String> = (0..count).map(link).collect();
        let user = BODY.replace("IN", r##"{"$ref":"#/components/schemas/S0"}"##);
        v3(&format!(
            r#""paths":{{"/p":{{"post":{user}}}}},"components":{{"schemas":{{{},"S{count}":{{}}}}}}"#,
            links.join(",")
        ))
        .into()
    }),
    ("deep-schemas-change", |size| {
        let schema = all_of_them(50, r#"{"type":"string","maxLength":NEW}"#);
        changed(&operations(size / 2, &BODY.replace("IN", &schema)))
    }),
    ("deep-headers-change", |size| {
        let header = nested(15, HEADER, r#"{"schema":{"maximum":NEW}}"#);
        changed(&operations(size / 2, &ANSWER.replace("IN", &header)))
    }),
    ("deep-extensions-change", |size| {
        let value = nested(45, r#"{"a":[IN]}"#, "NEW");
        changed(&v3(&format!(r#""paths":{{}},"x-a":[{}]"#, each(size / 2, &value))))
    }),
    ("deep-examples-of-deep-schemas", |size| {
        let schema = nested(40, r#"{"type":"object","properties":{"a":IN}}"#, r#"{"type":"integer"}"#);
        let example = nested(40, r#"{"a":IN}"#, r#""a""#);
        let media = format!(r#"{{"application/json":{{"schema":{schema},"example":{example}}}}}"#);
        let answer = format!(r#"{{"responses":{{"200":{{"description":"d","content":{media}}}}}}}"#);
        operations(size, &answer).into()
    }),
];
