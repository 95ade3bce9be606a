//! Tools as files, which the official SDK reads too: `tests/mcp_sdk`. `INSTA_UPDATE=always` writes them anew.

use std::path::Path;

use oasgate::mcp::Options;

use super::{lines, schemas, written};

/// Each document has its tools in a file of the same name.
const CASES: &[&str] = &[
    "parameters.yaml",
    "styles.yaml",
    "bodies.yaml",
    "forms.yaml",
    "names.yaml",
    "nullable.yaml",
    "composed.yaml",
    "recursive.yaml",
    "answers.yaml",
    "swagger.yaml",
];

#[test]
fn tools_are_those_on_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gateway/mcp/plain");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    for document in CASES {
        let (tools, found) = written(&read(document), &Options::default().with_request_meta(true));
        schemas(&tools);
        let json = serde_json::to_string_pretty(&tools).unwrap() + "\n";
        let golden = document.replace(".yaml", ".tools.json");
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            std::fs::write(folder.join(&golden), &json).unwrap();
        }
        assert_eq!(json, read(&golden), "{document}");
        insta::assert_snapshot!(format!("mcp-findings-{document}"), lines(&found));
    }
}
