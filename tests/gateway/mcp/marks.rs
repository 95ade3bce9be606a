//! What a document says for tools alone.

use oasgate::mcp::{Options, requests};
use oasgate::{ImportOptions, import};

#[test]
fn what_is_wrong_in_a_mark_is_reported_wherever_it_is() {
    let document = |root: &str, path: &str, own: &str| {
        format!(
            "{{openapi: 3.0.3, info: {{title: T, version: '1'}}, servers: [{{url: 'https://a.example'}}]{root}, paths: {{/a: {{get: \
             {{operationId: a, summary: A, responses: {{default: {{description: d}}}}{own}}}{path}}}}}}}"
        )
    };
    for (root, path, own, subject, tools) in [
        ("", "", "", None, 1),
        (", x-mcp: {enabled: 'no'}", "", "", Some("api"), 1),
        ("", ", x-mcp: 'no'", "", Some("GET /a"), 1),
        ("", "", ", x-mcp: {enable: false}", Some("GET /a"), 1),
        (", x-mcp: false", "", "", None, 0),
        (", x-mcp: false", ", x-mcp: true", "", None, 1),
        ("", ", x-mcp: true", ", x-mcp: false", None, 0),
        (", x-mcp: false", "", ", x-mcp: {name: one}", None, 1),
        (", x-mcp: false", ", x-mcp: {}", "", None, 1),
        (", x-mcp: false", "", ", x-mcp: {enabled: false, name: one}", None, 0),
        (", x-mcp: false", "", ", x-mcp: {name: one}, x-enable-mcp-operation: false", None, 0),
        (", x-mcp: false", "", ", x-mcp: 'one'", Some("GET /a"), 0),
        ("", ", x-mcp: false", ", x-mcp: {name: one}", None, 1),
        (", x-mcp: {}", "", ", deprecated: true", None, 0),
        ("", "", ", deprecated: true, x-mcp: {name: one}", None, 1),
    ] {
        let text = document(root, path, own);
        let imported = import(text.as_str(), &ImportOptions::default()).into_result().unwrap();
        let outcome = requests(&imported, &Options::default());
        let found = outcome.diagnostics.iter().find(|found| found.code() == "mcp-key-invalid");
        let about = found.map(|found| found.subject().unwrap().to_string());
        assert_eq!((about.as_deref(), outcome.value.unwrap().len()), (subject, tools), "{text}");
    }
}
