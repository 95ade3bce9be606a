//! What Swagger 2.0 says once for all operations.

use super::{Family, each, full, half, long, v2};

const PLAIN: &str = r#""/p@":{"post":{"operationId":"o@","parameters":[{"name":"b","in":"body","schema":{}}],"responses":{"200":{"description":"d","schema":{}}}}}"#;
const SCHEMES: &str =
    r#""/p@":{"get":{"operationId":"o@","schemes":["http"],"responses":{"200":{"description":""}}}}"#;

pub const FAMILIES: &[Family] = &[
    ("long-host-and-schemes-of-operations", |size| {
        v2(&half(size, SCHEMES, r#""host":"LONG","paths":{AT}"#)).into()
    }),
    ("long-base-path-and-schemes-of-operations", |size| {
        v2(&half(size, SCHEMES, r#""host":"a.b","basePath":"/LONG","paths":{AT}"#)).into()
    }),
    ("host-of-many-variables", |size| {
        v2(&full(size, "{v@}", r#""host":"AT","paths":{"/p":{"get":{"schemes":["http"],"responses":{"200":{"description":""}}}}}"#))
            .into()
    }),
    ("many-schemes", |size| {
        let schemes = each(size / 2, r#""s@""#);
        v2(&format!(r#""host":"{}","schemes":[{schemes}],"paths":{{}}"#, long(size / 2))).into()
    }),
    ("many-schemes-of-an-operation", |size| {
        let schemes = each(size / 2, r#""http""#);
        v2(&format!(
            r#""host":"{}","paths":{{"/p":{{"get":{{"schemes":[{schemes}],"responses":{{"200":{{"description":""}}}}}}}}}}"#,
            long(size / 2)
        ))
        .into()
    }),
    ("long-consumes", |size| v2(&half(size, PLAIN, r#""consumes":["a/LONG"],"paths":{AT}"#)).into()),
    ("long-produces", |size| v2(&half(size, PLAIN, r#""produces":["a/LONG"],"paths":{AT}"#)).into()),
    ("many-consumes", |size| {
        let (types, paths) = (each(size / 2, r#""a/b@""#), each(size / 2, PLAIN));
        v2(&format!(r#""consumes":[{types}],"paths":{{{paths}}}"#)).into()
    }),
    ("many-produces", |size| {
        let (types, paths) = (each(size / 2, r#""a/b@""#), each(size / 2, PLAIN));
        v2(&format!(r#""produces":[{types}],"paths":{{{paths}}}"#)).into()
    }),
    ("many-consumes-of-a-form", |size| {
        let types = each(size / 2, r#""a/b@""#);
        let fields = each(size / 2, r#"{"name":"f@","in":"formData","type":"string"}"#);
        v2(&format!(
            r#""consumes":[{types}],"paths":{{"/p":{{"post":{{"parameters":[{fields}],"responses":{{"200":{{"description":""}}}}}}}}}}"#
        ))
        .into()
    }),
    ("many-consumes-of-a-long-body", |size| {
        let types = each(size / 2, r#""a/b@""#);
        v2(&format!(
            r#""consumes":[{types}],"paths":{{"/p":{{"post":{{"parameters":[{{"name":"b","in":"body","schema":{{"title":"{}"}}}}],"responses":{{"200":{{"description":""}}}}}}}}}}"#,
            long(size / 2)
        ))
        .into()
    }),
    ("shared-parameter-with-a-long-name", |size| {
        let piece = r##""/p@":{"get":{"operationId":"o@","parameters":[{"$ref":"#/parameters/P"}],"responses":{"200":{"description":""}}}}"##;
        v2(&half(
            size,
            piece,
            r#""paths":{AT},"parameters":{"P":{"name":"LONG","in":"query","type":"string"}}"#,
        ))
        .into()
    }),
    ("shared-response-with-a-long-text", |size| {
        let piece = r##""/p@":{"get":{"operationId":"o@","responses":{"200":{"$ref":"#/responses/R"}}}}"##;
        v2(&half(size, piece, r#""paths":{AT},"responses":{"R":{"description":"LONG"}}"#)).into()
    }),
    ("shared-body-with-a-long-description", |size| {
        let piece = r##""/p@":{"post":{"operationId":"o@","parameters":[{"$ref":"#/parameters/B"}],"responses":{"200":{"description":""}}}}"##;
        let members =
            r#""paths":{AT},"parameters":{"B":{"name":"b","in":"body","description":"LONG","schema":{}}}"#;
        v2(&half(size, piece, members)).into()
    }),
    ("shared-response-with-many-produces", |size| {
        let types = each(size / 3, r#""a/b@""#);
        let piece = r##""/p@":{"get":{"operationId":"o@","responses":{"200":{"$ref":"#/responses/R"}}}}"##;
        let paths = each(size / 3, piece);
        v2(&format!(
            r#""produces":[{types}],"paths":{{{paths}}},"responses":{{"R":{{"description":"d","schema":{{"title":"{}"}}}}}}"#,
            long(size / 3)
        ))
        .into()
    }),
];
