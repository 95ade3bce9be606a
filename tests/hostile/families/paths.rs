//! Long paths, and many of them.

use super::{Family, each, full, half, long, v3};

const GET: &str = r#"{"get":{"operationId":"a","responses":{"200":{"description":"d"}}}}"#;

/// One path item with a method of each kind, and what they share.
fn eight_methods(shared: &str) -> String {
    let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    let methods =
        methods.map(|method| format!(r#""{method}":{{"responses":{{"200":{{"description":""}}}}}}"#));
    v3(&format!(r#""paths":{{"/p":{{{shared},{}}}}}"#, methods.join(",")))
}

pub const FAMILIES: &[Family] = &[
    ("path-of-undeclared-variables", |size| {
        let path: String = (0..size / 8).map(|at| format!("/{{v{at}}}")).collect();
        v3(&format!(r#""paths":{{"{path}":{GET}}}"#)).into()
    }),
    ("path-of-declared-variables", |size| {
        let path: String = (0..size / 60).map(|at| format!("/{{v{at}}}")).collect();
        let list = (0..size / 60)
            .map(|at| format!(r#"{{"name":"v{at}","in":"path","required":true,"schema":{{}}}}"#));
        let list = list.collect::<Vec<_>>().join(",");
        v3(&format!(r#""paths":{{"{path}":{{"get":{{"parameters":[{list}],"responses":{{"200":{{"description":""}}}}}}}}}}"#)).into()
    }),
    ("path-of-one-variable-again-and-again", |size| {
        v3(&format!(r#""paths":{{"{}":{GET}}}"#, "/{v}".repeat(size / 4))).into()
    }),
    ("path-of-open-braces", |size| v3(&format!(r#""paths":{{"/{}":{GET}}}"#, "{".repeat(size))).into()),
    ("path-of-slashes", |size| v3(&format!(r#""paths":{{"{}":{GET}}}"#, "/".repeat(size))).into()),
    ("long-path-with-broken-operations", |size| {
        let piece = r#"{"name":"q@","in":"query","schema":{"pattern":"("}}"#;
        let members = r#""paths":{"/LONG":{"get":{"operationId":"a","parameters":[AT],"responses":{"200":{"description":""}}}}}"#;
        v3(&half(size, piece, members)).into()
    }),
    ("long-path-with-unknown-keys", |size| {
        v3(&half(
            size,
            r#""k@":0"#,
            r#""paths":{"/LONG":{"get":{"responses":{"200":{"description":""}},AT}}}"#,
        ))
        .into()
    }),
    ("long-path-with-parameters-without-schema", |size| {
        let members =
            r#""paths":{"/LONG":{"get":{"parameters":[AT],"responses":{"200":{"description":""}}}}}"#;
        v3(&half(size, r#"{"name":"q@","in":"query"}"#, members)).into()
    }),
    ("long-path-with-broken-callbacks", |size| {
        let members =
            r#""paths":{"/LONG":{"get":{"responses":{"200":{"description":""}},"callbacks":{AT}}}}"#;
        v3(&half(size, r#""c@":{"{$x}":{"get":{}}}"#, members)).into()
    }),
    ("long-path-with-lost-references", |size| {
        let piece = r##""@":{"$ref":"#/components/responses/X@"}"##;
        v3(&half(size, piece, r#""paths":{"/LONG":{"get":{"responses":{AT}}}}"#)).into()
    }),
    ("many-paths-without-slash", |size| {
        v3(&full(size, r#""p@":{"get":{"responses":{"200":{"description":""}}}}"#, r#""paths":{AT}"#)).into()
    }),
    ("many-paths-that-match-the-same", |size| {
        v3(&full(size, r#""/p/{v@}":{"get":{"responses":{"200":{"description":""}}}}"#, r#""paths":{AT}"#))
            .into()
    }),
    ("many-paths-of-one-regex", |size| {
        v3(&full(
            size,
            r#""/p/{v@:[a-z]{1,9}}/x@":{"get":{"responses":{"200":{"description":""}}}}"#,
            r#""paths":{AT}"#,
        ))
        .into()
    }),
    ("many-greedy-paths", |size| {
        v3(&full(size, r#""/a@/{p+}":{"get":{"responses":{"200":{"description":""}}}}"#, r#""paths":{AT}"#))
            .into()
    }),
    ("many-paths-with-a-common-beginning", |size| {
        let piece = format!(r#""/{}/@":{{"get":{{"responses":{{"200":{{"description":""}}}}}}}}"#, long(500));
        v3(&full(size, &piece, r#""paths":{AT}"#)).into()
    }),
    ("many-long-paths-that-match-the-same", |size| {
        let piece =
            format!(r#""/{}/{{v@}}":{{"get":{{"responses":{{"200":{{"description":""}}}}}}}}"#, long(2_000));
        v3(&full(size, &piece, r#""paths":{AT}"#)).into()
    }),
    ("many-greedy-paths-of-a-long-beginning", |size| {
        let piece = format!(
            r#""/{}/{{v@:[a-z]+}}/{{p+}}":{{"get":{{"responses":{{"200":{{"description":""}}}}}}}}"#,
            long(1_000)
        );
        v3(&full(size, &piece, r#""paths":{AT}"#)).into()
    }),
    ("one-path-item-with-many-servers", |size| {
        let list = each(size, r#"{"url":"/s@"}"#);
        eight_methods(&format!(r#""servers":[{list}]"#)).into()
    }),
    ("one-path-item-with-many-extensions", |size| {
        let list = each(size, "0");
        eight_methods(&format!(r#""x-a":[{list}]"#)).into()
    }),
    ("many-paths-with-fragments", |size| {
        v3(&full(
            size,
            r#""/a#Action=A@&B=@":{"get":{"responses":{"200":{"description":""}}}}"#,
            r#""paths":{AT}"#,
        ))
        .into()
    }),
    ("many-broken-path-items", |size| v3(&full(size, r#""/p@":5"#, r#""paths":{AT}"#)).into()),
    ("many-broken-operations", |size| v3(&full(size, r#""/p@":{"get":5}"#, r#""paths":{AT}"#)).into()),
    ("many-repeated-names", |size| {
        v3(&full(
            size,
            r#""/p@":{"get":{"operationId":"same","responses":{"200":{"description":""}}}}"#,
            r#""paths":{AT}"#,
        ))
        .into()
    }),
    ("many-long-repeated-names", |size| {
        let piece = format!(
            r#""/p@":{{"get":{{"operationId":"{}","responses":{{"200":{{"description":""}}}}}}}}"#,
            long(500)
        );
        v3(&full(size, &piece, r#""paths":{AT}"#)).into()
    }),
    ("one-path-item-with-long-texts", |size| {
        let text = long(size / 10);
        eight_methods(&format!(r#""summary":"{text}","description":"{text}","x-a":"{text}""#)).into()
    }),
    ("one-path-item-with-many-parameters", |size| {
        let list = each(size, r#"{"name":"q@","in":"query","schema":{}}"#);
        eight_methods(&format!(r#""parameters":[{list}]"#)).into()
    }),
    ("long-server-url-of-many-operations", |size| {
        let piece = r#""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":""}}}}"#;
        v3(&half(size, piece, r#""servers":[{"url":"https://a/LONG"}],"paths":{AT}"#)).into()
    }),
    ("many-servers-of-many-operations", |size| {
        let servers = each(size / 2, r#"{"url":"https://a@/b"}"#);
        let piece = r#""/p@":{"get":{"operationId":"o@","responses":{"200":{"description":""}}}}"#;
        v3(&format!(r#""servers":[{servers}],"paths":{{{}}}"#, each(size / 2, piece))).into()
    }),
    ("servers-of-one-variable-again-and-again", |size| {
        let members = r#""servers":[{"url":"AT","variables":{"v":{"default":"LONG"}}}],"paths":{}"#;
        v3(&members.replace("AT", &"{v}".repeat(size / 6)).replace("LONG", &long(size / 2))).into()
    }),
    ("servers-of-undeclared-variables", |size| {
        v3(&full(size, "{v@}", r#""servers":[{"url":"https://AT"}],"paths":{}"#)).into()
    }),
];
