//! The command, as a script sees it: what it prints, and how it ends.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn fixture(name: &str) -> PathBuf {
    Path::new("fixtures").join(name)
}

fn oasgate(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_oasgate"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command was built");
    // A command that fails on its arguments does not wait for its input.
    _ = child.stdin.take().expect("it has an input").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it prints text")
}

fn object(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stdout(output)))
}

#[test]
fn import_prints_a_plan_for_people() {
    let spec = fixture("merge/broken-counterpart/incoming.yaml").display().to_string();
    for lang in ["en", "zh"] {
        let output = oasgate(&["import", &spec, "--lang", lang], "");
        assert_eq!(output.status.code(), Some(1), "a part was left out");
        insta::assert_snapshot!(format!("import-{lang}"), stdout(&output));
    }
}

#[test]
fn import_prints_one_object_for_programs() {
    let spec = fixture("valid/vendor-sample.yaml").display().to_string();
    let output = oasgate(&["import", &spec, "--format", "json", "--lang", "zh"], "");
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!("import-json", stdout(&output));
    let keys: Vec<_> = object(&output).as_object().expect("it is one object").keys().cloned().collect();
    assert_eq!(keys, ["api", "diagnostics", "document", "plan", "report"]);
}

#[test]
fn standard_input_and_exit_status() {
    let minimal = r#"{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{}}"#;
    for (args, input, status) in [
        (&["import", "-"][..], minimal, 0),
        (&["import", "-"][..], "openapi: 3.1.0\ninfo: {title: T}\npaths: {}\n", 2),
        (&["import", "-"][..], "{", 2),
        (&["import", "no/such/file.yaml"][..], "", 2),
        (&["import", "-", "--strategy", "guess"][..], minimal, 2),
        (&["apply", "-", "--existing", "Cargo.toml"][..], minimal, 2),
        (&["nonsense"][..], "", 2),
    ] {
        let output = oasgate(args, input);
        assert_eq!(
            output.status.code(),
            Some(status),
            "{args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(
            status == 0 || !output.stdout.is_empty() || !output.stderr.is_empty(),
            "{args:?} says nothing"
        );
    }
}

#[test]
fn apply_prints_what_import_takes_as_existing() {
    let spec = fixture("real/payments-v3.yaml").display().to_string();
    let applied = oasgate(&["apply", &spec, "--strategy", "spec-only"], "");
    assert_eq!(applied.status.code(), Some(0));
    let store = std::env::temp_dir().join(format!("oasgate-existing-{}.json", std::process::id()));
    std::fs::write(&store, &applied.stdout).expect("the temporary folder takes files");
    for strategy in ["spec-only", "spec-first", "exist-first"] {
        let existing = store.display().to_string();
        let args = ["import", &spec, "--existing", &existing, "--strategy", strategy, "--format", "json"];
        let output = oasgate(&args, "");
        assert_eq!(output.status.code(), Some(0));
        let plan = object(&output);
        let changes = plan["plan"]["changes"].as_array().expect("a plan has changes");
        assert!(
            changes.len() > 50 && changes.iter().all(|change| change["action"] == "unchanged"),
            "{strategy}"
        );
    }
    std::fs::remove_file(store).expect("it is still there");
}

#[test]
fn dry_run_answers_the_vendors_request() {
    let request = json!({ "specFileUrl": "https://example.com/spec.yaml", "dryRun": true }).to_string();
    let spec = fixture("valid/vendor-sample.yaml").display().to_string();
    let without = oasgate(&["dry-run", "-"], &request);
    assert_eq!(without.status.code(), Some(2), "nobody fetches anything");
    let output = oasgate(&["dry-run", "-", "--spec", &spec, "--lang", "zh"], &request);
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!("dry-run", stdout(&output));
}
