//! What is read again because a reference leads there.

use super::{Family, Hostile, each, full, half, long, v2, v3};

/// A part below `x-a`, long by one text, with many references to it.
fn shared(size: usize, user: &str, value: &str) -> Hostile {
    v3(&half(size, user, &format!(r#""paths":{{AT}},"x-a":{value}"#))).into()
}

const RESPONSE: &str = r##""/p@":{"get":{"operationId":"o@","responses":{"200":{"$ref":"#/x-a"}}}}"##;
const BODY: &str = r##""/p@":{"post":{"operationId":"o@","requestBody":{"$ref":"#/x-a"},"responses":{"200":{"description":""}}}}"##;
const PARAMETER: &str = r##""/p@":{"get":{"operationId":"o@","parameters":[{"$ref":"#/x-a"}],"responses":{"200":{"description":""}}}}"##;
const LINK: &str = r##""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":"d","links":{"l":{"$ref":"#/x-a"}}}}}}"##;
const HEADER: &str = r##""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":"d","headers":{"h":{"$ref":"#/x-a"}}}}}}"##;
const EXAMPLE: &str = r##""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":"d","content":{"a/b":{"examples":{"e":{"$ref":"#/x-a"}}}}}}}}"##;
const SCHEMA: &str = r##""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":"d","content":{"a/b":{"schema":{"$ref":"#/x-a"}}}}}}}"##;
const CALLBACK: &str = r##""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":""}},"callbacks":{"c":{"$ref":"#/x-a"}}}}"##;

pub const FAMILIES: &[Family] = &[
    ("inlined-response-with-a-long-text", |size| shared(size, RESPONSE, r#"{"description":"LONG"}"#)),
    ("inlined-response-with-a-long-key", |size| {
        shared(size, RESPONSE, r#"{"description":"d","content":{"a/LONG":{}}}"#)
    }),
    ("inlined-response-with-a-long-extension", |size| {
        shared(size, RESPONSE, r#"{"description":"d","x-b":"LONG"}"#)
    }),
    ("inlined-response-with-a-long-header-name", |size| {
        shared(size, RESPONSE, r#"{"description":"d","headers":{"LONG":{"schema":{}}}}"#)
    }),
    ("inlined-body-with-a-long-text", |size| {
        shared(size, BODY, r#"{"description":"LONG","content":{"a/b":{}}}"#)
    }),
    ("inlined-body-with-a-long-key", |size| shared(size, BODY, r#"{"content":{"a/LONG":{}}}"#)),
    ("inlined-parameter-with-a-long-name", |size| {
        shared(size, PARAMETER, r#"{"name":"LONG","in":"query","schema":{}}"#)
    }),
    ("inlined-parameter-with-a-long-text", |size| {
        shared(size, PARAMETER, r#"{"name":"q","in":"query","schema":{},"description":"LONG"}"#)
    }),
    ("inlined-link-with-a-long-text", |size| {
        shared(size, LINK, r#"{"operationId":"o0","description":"LONG"}"#)
    }),
    ("inlined-link-with-a-long-parameter", |size| {
        shared(size, LINK, r#"{"operationId":"o0","parameters":{"LONG":"a"}}"#)
    }),
    ("inlined-link-with-a-long-target", |size| shared(size, LINK, r#"{"operationId":"LONG"}"#)),
    ("inlined-header-with-a-long-text", |size| shared(size, HEADER, r#"{"description":"LONG","schema":{}}"#)),
    ("inlined-example-with-a-long-text", |size| shared(size, EXAMPLE, r#"{"summary":"LONG","value":1}"#)),
    ("inlined-example-with-a-long-value", |size| shared(size, EXAMPLE, r#"{"value":"LONG"}"#)),
    ("inlined-schema-with-a-long-text", |size| shared(size, SCHEMA, r#"{"description":"LONG"}"#)),
    ("inlined-callback-with-a-long-text", |size| {
        shared(
            size,
            CALLBACK,
            r#"{"{$request.body}":{"get":{"description":"LONG","responses":{"200":{"description":""}}}}}"#,
        )
    }),
    ("inlined-callback-with-a-long-key", |size| {
        shared(size, CALLBACK, r#"{"{$request.body}LONG":{"get":{"responses":{"200":{"description":""}}}}}"#)
    }),
    ("inlined-path-item-with-a-long-text", |size| {
        shared(
            size,
            r##""/p@":{"$ref":"#/x-a"}"##,
            r#"{"get":{"description":"LONG","responses":{"200":{"description":""}}}}"#,
        )
    }),
    ("inlined-path-item-with-a-long-summary", |size| {
        shared(
            size,
            r##""/p@":{"$ref":"#/x-a"}"##,
            r#"{"summary":"LONG","get":{"responses":{"200":{"description":""}}}}"#,
        )
    }),
    ("inlined-path-item-with-a-long-tag", |size| {
        shared(
            size,
            r##""/p@":{"$ref":"#/x-a"}"##,
            r#"{"get":{"tags":["LONG"],"responses":{"200":{"description":""}}}}"#,
        )
    }),
    ("inlined-path-item-with-a-long-server", |size| {
        shared(
            size,
            r##""/p@":{"$ref":"#/x-a"}"##,
            r#"{"servers":[{"url":"/LONG"}],"get":{"responses":{"200":{"description":""}}}}"#,
        )
    }),
    ("inlined-path-item-with-a-long-link-parameter", |size| {
        let item = r#"{"get":{"operationId":"a","responses":{"200":{"description":"d","links":{"l":{"operationId":"a","parameters":{"LONG":1}}}}}}}"#;
        shared(size, r##""/p@":{"$ref":"#/x-a"}"##, item)
    }),
    ("inlined-path-item-with-many-parts", |size| {
        let members = r#"{"get":{"parameters":[ITEMS],"responses":{"200":{"description":""}}}}"#;
        let items = each(size / 2, r#"{"name":"q@","in":"query","schema":{}}"#);
        let paths = each(size / 2, r##""/p@":{"$ref":"#/x-a"}"##);
        v3(&format!(r#""paths":{{{paths}}},"x-a":{}"#, members.replace("ITEMS", &items))).into()
    }),
    ("component-parameter-with-a-long-name", |size| {
        let user = PARAMETER.replace("#/x-a", "#/components/parameters/P");
        let members =
            r#""paths":{AT},"components":{"parameters":{"P":{"name":"LONG","in":"query","schema":{}}}}"#;
        v3(&half(size, &user, members)).into()
    }),
    ("component-with-a-long-name", |size| {
        let user = PARAMETER.replace("#/x-a", "#/components/parameters/P");
        let members = r##""paths":{AT},"components":{"parameters":{"P":{"$ref":"#/components/parameters/LONG"},"LONG":{"name":"q","in":"query","schema":{}}}}"##;
        v3(&half(size, &user, members)).into()
    }),
    ("component-response-with-a-long-text", |size| {
        let user = RESPONSE.replace("#/x-a", "#/components/responses/R");
        v3(&half(size, &user, r#""paths":{AT},"components":{"responses":{"R":{"description":"LONG"}}}"#))
            .into()
    }),
    ("component-path-item-parameters", |size| {
        let piece = r##""/p@":{"parameters":[{"$ref":"#/components/parameters/P"}],"get":{"operationId":"o@","responses":{"200":{"description":""}}}}"##;
        let members =
            r#""paths":{AT},"components":{"parameters":{"P":{"name":"LONG","in":"query","schema":{}}}}"#;
        v3(&half(size, piece, members)).into()
    }),
    ("parameters-listed-twice", |size| {
        let piece = r##"{"$ref":"#/components/parameters/P"}"##;
        let members = r#""paths":{"/p":{"get":{"parameters":[AT],"responses":{"200":{"description":""}}}}},"components":{"parameters":{"P":{"name":"LONG","in":"query","schema":{}}}}"#;
        v3(&half(size, piece, members)).into()
    }),
    ("form-field-with-a-long-text", |size| {
        let piece = r##""/p@":{"post":{"operationId":"o@","parameters":[{"$ref":"#/parameters/F"}],"responses":{"200":{"description":""}}}}"##;
        let members = r#""paths":{AT},"parameters":{"F":{"name":"f","in":"formData","type":"string","description":"LONG"}}"#;
        v2(&half(size, piece, members)).into()
    }),
    ("form-field-with-a-long-name", |size| {
        let piece = r##""/p@":{"post":{"operationId":"o@","parameters":[{"$ref":"#/parameters/F"}],"responses":{"200":{"description":""}}}}"##;
        v2(&half(
            size,
            piece,
            r#""paths":{AT},"parameters":{"F":{"name":"LONG","in":"formData","type":"string"}}"#,
        ))
        .into()
    }),
    ("form-field-with-a-long-default", |size| {
        let piece = r##""/p@":{"post":{"operationId":"o@","parameters":[{"$ref":"#/parameters/F"}],"responses":{"200":{"description":""}}}}"##;
        let members = r#""paths":{AT},"parameters":{"F":{"name":"f","in":"formData","type":"string","default":"LONG"}}"#;
        v2(&half(size, piece, members)).into()
    }),
    ("fan-of-references", |size| {
        let refs = each(size, r##"{"$ref":"#/components/schemas/S"}"##);
        v3(&format!(r#""paths":{{}},"components":{{"schemas":{{"T":{{"allOf":[{refs}]}},"S":{{}}}}}}"#))
            .into()
    }),
    ("fan-of-references-to-nothing", |size| {
        let refs = each(size, r##"{"$ref":"#/components/schemas/Gone@"}"##);
        v3(&format!(r#""paths":{{}},"components":{{"schemas":{{"T":{{"allOf":[{refs}]}}}}}}"#)).into()
    }),
    ("fan-of-long-references-to-nothing", |size| {
        let piece = format!(r##"{{"$ref":"#/components/schemas/{}@"}}"##, long(5_000));
        v3(&full(size, &piece, r#""paths":{},"components":{"schemas":{"T":{"allOf":[AT]}}}"#)).into()
    }),
    ("chain-of-references", |size| {
        let count = size / 50;
        let link = |at: usize| format!(r##""S{at}":{{"$ref":"#/components/schemas/S{}"}}"##, at + 1);
        let links: Vec<String> = (0..count).map(link).collect();
        v3(&format!(r#""paths":{{}},"components":{{"schemas":{{{},"S{count}":{{}}}}}}"#, links.join(",")))
            .into()
    }),
    ("chain-of-responses", |size| {
        let count = size / 50;
        let link = |at: usize| format!(r##""S{at}":{{"$ref":"#/components/responses/S{}"}}"##, at + 1);
        let links: Vec<String> = (0..count).map(link).collect();
        v3(&format!(
            r#""paths":{{}},"components":{{"responses":{{{},"S{count}":{{"description":"d"}}}}}}"#,
            links.join(",")
        ))
        .into()
    }),
    ("circle-of-references", |size| {
        let members = r##""paths":{},"components":{"schemas":{AT,"S0":{"$ref":"#/components/schemas/S1"}}}"##;
        v3(&full(size, r##""S@":{"$ref":"#/components/schemas/S0"}"##, members)).into()
    }),
    ("references-into-one-large-value", |size| {
        let schemas = each(size / 2, r#"{"type":"string"}"#);
        let users = each(size / 2, r##""U@":{"$ref":"#/x-a/@"}"##);
        v3(&format!(r#""paths":{{}},"x-a":[{schemas}],"components":{{"schemas":{{{users}}}}}"#)).into()
    }),
    ("external-document-with-long-texts", |size| Hostile {
        existing: None,
        document: v3(&full(size / 2, &RESPONSE.replace("#/x-a", "o.yaml#/R"), r#""paths":{AT}"#)),
        others: vec![("o.yaml".to_owned(), format!(r#"{{"R":{{"description":"{}"}}}}"#, long(size / 2)))],
    }),
    ("external-document-with-many-parts", |size| Hostile {
        existing: None,
        document: v3(&full(size / 2, &SCHEMA.replace("#/x-a", "o.yaml#/S@"), r#""paths":{AT}"#)),
        others: vec![("o.yaml".to_owned(), format!("{{{}}}", each(size / 2, r#""S@":{"type":"object"}"#)))],
    }),
    ("external-documents-that-are-not-there", |size| {
        v3(&full(size, &SCHEMA.replace("#/x-a", "gone@.yaml#/S"), r#""paths":{AT}"#)).into()
    }),
    ("external-document-with-a-long-name", |size| {
        let name = format!("{}.yaml", long(size / 20));
        Hostile {
            existing: None,
            document: v3(&format!(
                r#""paths":{{"/p":{{"get":{{"responses":{{"200":{{"$ref":"{name}#/R"}}}}}}}}}}"#
            )),
            others: vec![(name, format!(r#"{{"R":{{"description":"d",{}}}}}"#, each(size / 2, r#""k@":0"#)))],
        }
    }),
];
