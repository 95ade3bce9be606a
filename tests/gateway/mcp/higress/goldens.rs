//! Documents as files, and what an operator would hand to the gateway.

use std::path::Path;

use oasgate::mcp::Options;

use super::converted;

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gateway/mcp/higress");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn documents_become_tools() {
    for name in ["sample", "shop", "requests", "security", "answers"] {
        let (config, diagnostics) = converted(&read(&format!("{name}.yaml")), &Options::default());
        let findings = diagnostics.iter().map(|found| {
            let subject = found.subject_text().unwrap_or_default();
            format!("{} {} {subject}: {found}\n", found.severity(), found.code())
        });
        let text = config.to_yaml() + "---\n" + &findings.collect::<String>();
        insta::assert_snapshot!(format!("higress-{name}"), text);
    }
}

#[test]
fn the_vendors_sample_calls_with_the_user_in_the_path() {
    let (config, _) = converted(&read("sample.yaml"), &Options::default());
    let tool = &config.tools[0];
    assert_eq!(tool.request_template.url, "http://api.example.com/v1/user/{userId}");
    let arg = serde_json::to_value(&tool.args).unwrap();
    let expected = serde_json::json!([
        {"name": "userId", "description": "", "type": "string", "required": true, "position": "path"},
    ]);
    assert_eq!(arg, expected);
}

#[test]
fn both_versions_become_the_same_tools() {
    let [one, two] = ["shop.yaml", "shop-2.0.yaml"].map(|name| converted(&read(name), &Options::default()));
    assert_eq!(one.0.to_yaml(), two.0.to_yaml());
    let codes = |diagnostics| {
        let mut codes = super::codes(diagnostics);
        codes.sort_unstable();
        codes
    };
    assert_eq!(codes(&one.1), codes(&two.1));
}
