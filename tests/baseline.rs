//! What is accepted, as a team uses it: written, read again, stale, over.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::command::{run, stdout};

const BEFORE: &str = r#"
openapi: 3.0.3
info: {title: Ferries, version: "1"}
paths:
  /ferries:
    get:
      operationId: listFerries
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {"200": {description: all ferries}}
  /harbours:
    get: {operationId: listHarbours, responses: {"200": {description: all harbours}}}
"#;

const AFTER: &str = r#"
openapi: 3.0.3
info: {title: Ferries, version: "2"}
paths:
  /ferries:
    get:
      operationId: listFerries
      parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]
      responses: {"200": {description: all ferries}}
  /piers:
    get: {operationId: listPiers}
"#;

/// A folder with both documents, which is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("oasgate-baseline-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("the temporary folder takes folders");
        let folder = Self(folder);
        folder.write("before.yaml", BEFORE);
        folder.write("after.yaml", AFTER);
        folder
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).expect("the temporary folder takes files");
    }

    fn read(&self, name: &str) -> Value {
        let text = std::fs::read_to_string(self.0.join(name)).expect("the file is there");
        serde_json::from_str(&text).expect("it is JSON")
    }

    /// Plans with more arguments: the status and what is printed.
    fn plan(&self, more: &[&str]) -> (Option<i32>, String) {
        let path = |name: &str| self.0.join(name).to_string_lossy().into_owned();
        let (after, before) = (path("after.yaml"), path("before.yaml"));
        let usual = ["plan", &after, "--existing", &before, "--strategy", "spec-first", "--deny", "breaking"];
        let baseline = path("accepted.json");
        let more = more.iter().map(|arg| if *arg == "accepted.json" { &*baseline } else { *arg });
        let output = run(Path::new(""), &usual.into_iter().chain(more).collect::<Vec<_>>(), "");
        (output.status.code(), stdout(&output))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_is_accepted_no_longer_counts_until_its_last_day() {
    let folder = Folder::new("days");
    assert_eq!(folder.plan(&[]).0, Some(1));

    let written = folder.plan(&[
        "--baseline",
        "accepted.json",
        "--write-baseline",
        "--reason",
        "the app is updated first",
    ]);
    assert_eq!(written.0, Some(0), "{}", written.1);
    let mut baseline = folder.read("accepted.json");
    let entries = baseline["entries"].as_array_mut().expect("there are some");
    let codes: Vec<&str> = entries.iter().filter_map(|entry| entry["code"].as_str()).collect();
    assert_eq!(codes, ["change-parameter-required", "responses-missing"]);
    assert!(entries.iter().all(|entry| entry["reason"] == "the app is updated first"), "{entries:?}");

    entries[0]["expires"] = json!("2027-01-31");
    folder.write("accepted.json", &baseline.to_string());
    for (today, status, says) in [
        ("2027-01-31", 0, "breaking in requests (accepted): "),
        ("2027-02-01", 1, "warning[baseline-expired]"),
    ] {
        let (code, text) = folder.plan(&["--baseline", "accepted.json", "--today", today]);
        assert_eq!(code, Some(status), "{today}: {text}");
        assert!(text.contains(says), "{today}: {text}");
    }
}

#[test]
fn entries_that_nothing_has_any_more_are_reported_and_go() {
    let folder = Folder::new("stale");
    folder.plan(&["--baseline", "accepted.json", "--write-baseline"]);
    let mut baseline = folder.read("accepted.json");
    let entries = baseline["entries"].as_array_mut().expect("there are some");
    entries[0]["reason"] = json!("kept");
    entries
        .push(json!({ "fingerprint": "0123456789abcdef", "code": "tag-invalid", "subject": "GET /boats" }));
    folder.write("accepted.json", &serde_json::to_string_pretty(&baseline).unwrap());

    let (code, text) = folder.plan(&["--baseline", "accepted.json"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("warning[baseline-stale]") && text.contains("accepted.json:"), "{text}");

    folder.plan(&["--baseline", "accepted.json", "--write-baseline", "--reason", "new"]);
    let entries = folder.read("accepted.json");
    let reasons: Vec<&Value> =
        entries["entries"].as_array().unwrap().iter().map(|entry| &entry["reason"]).collect();
    assert_eq!(reasons, [&json!("kept"), &Value::Null], "an entry keeps its reason");
}

#[test]
fn a_baseline_that_cannot_be_read_accepts_nothing() {
    let folder = Folder::new("broken");
    assert_eq!(folder.plan(&["--baseline", "accepted.json"]).0, Some(2), "there is no such file");
    for (text, code) in [
        ("{", "json-syntax"),
        ("[]", "baseline-unreadable"),
        (r#"{"entries": [{"fingerprint": 1}]}"#, "baseline-entry-invalid"),
    ] {
        folder.write("accepted.json", text);
        let (status, printed) = folder.plan(&["--baseline", "accepted.json"]);
        assert_eq!(status, Some(1), "{printed}");
        assert!(printed.contains(code), "{code}: {printed}");
    }
}

#[test]
fn a_document_says_itself_what_is_accepted() {
    let folder = Folder::new("key");
    let ignoring = AFTER
        .replace("operationId: listFerries", "operationId: listFerries\n      x-oasgate-ignore: [change-parameter-required]")
        .replace("{operationId: listPiers}", "{operationId: listPiers, responses: {\"200\": {description: all}}, x-oasgate-ignore: tag-invalid}");
    folder.write("after.yaml", &ignoring);
    let (code, text) = folder.plan(&[]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("breaking in requests (accepted)"), "{text}");
    assert!(text.contains("warning[ignore-unused]"), "{text}");
}
