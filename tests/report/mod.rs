//! What is written for other tools, judged by what those tools read: the official schema of SARIF, the shape of GitLab's
//! report of code quality, JUnit's XML.

use std::path::Path;

use serde_json::Value;

use super::command::{run, stdout};

/// Documents with findings of all severities, with and without an existing API.
const PLANS: &[&[&str]] = &[
    &[
        "plan",
        "fixtures/real/bookshop-v3-next.yaml",
        "--existing",
        "fixtures/real/bookshop-v3.yaml",
        "--strategy",
        "spec-first",
    ],
    &["plan", "fixtures/real/bookshop-v3-next.yaml", "--lang", "zh"],
    &["plan", "fixtures/command/enum-empty.yaml"],
    &["plan", "Cargo.toml"],
    &["conflicts", "fixtures/real/bookshop-v3.yaml", "fixtures/real/bookshop-v3-next.yaml"],
];

fn printed(args: &[&str], format: &str) -> String {
    stdout(&run(Path::new(""), &[args, &["--format", format]].concat(), ""))
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let schema: Value = serde_json::from_str(include_str!("sarif-2.1.0.json")).unwrap();
    let schema = jsonschema::draft7::new(&schema).expect("it is a schema");
    let (mut results, mut changes) = (0, std::collections::BTreeSet::new());
    for args in PLANS {
        let log: Value = serde_json::from_str(&printed(args, "sarif")).expect("it is JSON");
        let faults: Vec<String> =
            schema.iter_errors(&log).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{args:?}: {}", faults.join("\n"));
        let run = &log["runs"][0];
        for result in run["results"].as_array().expect("it is a list") {
            results += 1;
            let code = result["ruleId"].as_str().expect("it has a rule");
            let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
            assert_eq!(run["tool"]["driver"]["rules"][index.expect("it is listed")]["id"], code);
            if code.starts_with("change-") {
                changes.insert(result["level"].to_string());
            }
        }
    }
    assert!(results > 10, "only {results} results");
    assert!(changes.contains("\"error\"") && !changes.contains("\"note\""), "{changes:?}");
    assert!(!schema.is_valid(&serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [{}] }] })));
}

/// The members that GitLab asks for: description, check_name, fingerprint, severity, location.
#[test]
fn reports_of_code_quality_have_what_gitlab_reads() {
    let mut entries = 0;
    for args in PLANS.iter().filter(|args| args[0] == "plan") {
        let report: Value = serde_json::from_str(&printed(args, "gitlab")).expect("it is JSON");
        let mut fingerprints = std::collections::BTreeSet::new();
        for entry in report.as_array().expect("it is a list") {
            entries += 1;
            for member in ["description", "check_name", "fingerprint"] {
                assert!(entry[member].as_str().is_some_and(|text| !text.is_empty()), "{member}: {entry}");
            }
            let severities = ["info", "minor", "major", "critical", "blocker"];
            assert!(severities.iter().any(|severity| entry["severity"] == *severity), "{entry}");
            let location = &entry["location"];
            assert!(location["path"].as_str().is_some_and(|path| !path.starts_with("./")), "{entry}");
            let line = location.pointer("/lines/begin").or(location.pointer("/positions/begin/line"));
            assert!(line.and_then(Value::as_u64).is_some_and(|line| line > 0), "{entry}");
            assert!(fingerprints.insert(entry["fingerprint"].to_string()), "twice: {entry}");
        }
    }
    assert!(entries > 5, "only {entries} entries");
}

/// JUnit's XML has no official schema: elements are balanced, and the counts are those of the cases.
#[test]
fn junit_counts_what_it_lists() {
    for args in PLANS.iter().filter(|args| args[0] == "plan") {
        let text = printed(args, "junit");
        let count = |what: &str| text.matches(what).count();
        assert_eq!(count("<testsuite "), count("</testsuite>"), "{text}");
        let number = |name: &str| -> usize {
            let value = text.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
            value.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("no {name}: {text}"))
        };
        assert_eq!(number("tests"), count("<testcase "), "{args:?}");
        assert_eq!(number("failures"), count("<failure"), "{args:?}");
        assert!(!text.contains('\u{1b}') && text.starts_with("<?xml"), "{text}");
    }
}
