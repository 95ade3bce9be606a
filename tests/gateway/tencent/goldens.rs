//! Payloads as files, which the vendor's own SDK reads too: `tests/vendor_sdk`. `INSTA_UPDATE=always` writes them anew.

use std::path::Path;

use oasgate::tencent::{WriteOptions, convert};
use oasgate::{ImportOptions, Severity, import};

/// Document, options, payloads.
const CASES: &[(&str, &str, &str)] = &[
    ("web.yaml", "web-config.yaml", "web.payloads.json"),
    ("kinds.yaml", "kinds-config.json", "kinds.payloads.json"),
    ("paths.yaml", "paths-config.json", "paths.payloads.json"),
    ("reference.yaml", "reference-config.json", "reference.payloads.json"),
];

#[test]
fn payloads_are_those_on_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gateway/tencent");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    for (document, config, golden) in CASES {
        // YAML holds JSON.
        let options: WriteOptions = serde_yaml::from_str(&read(config)).unwrap();
        let imported = import(read(document), &ImportOptions::default()).into_result().unwrap();
        let outcome = convert(&imported, &options);
        let bodies: Vec<_> =
            outcome.value.unwrap().payloads.into_iter().map(|payload| payload.body).collect();
        let written = serde_json::to_string_pretty(&bodies).unwrap() + "\n";
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            std::fs::write(folder.join(golden), &written).unwrap();
        }
        assert_eq!(written, std::fs::read_to_string(folder.join(golden)).unwrap_or_default(), "{document}");
        let found = outcome.diagnostics.iter().filter(|found| found.severity() != Severity::Info);
        let lines: Vec<String> = found
            .map(|found| format!("{} {}: {found}", found.code(), found.subject_text().unwrap_or_default()))
            .collect();
        insta::assert_snapshot!(format!("tencent-findings-{document}"), lines.join("\n"));
    }
}
