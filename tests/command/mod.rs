//! The command, as a script sees it: what it prints, and how it ends.

mod manual;
mod options;
mod secrets;
mod settings;
mod several;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn fixture(name: &str) -> PathBuf {
    Path::new("fixtures").join(name)
}

fn oasgate(args: &[&str], input: &str) -> Output {
    run(Path::new(""), args, input)
}

/// Runs the command in a folder of the repository.
pub(crate) fn run(folder: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_oasgate"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .args(args)
        .env_remove("OASGATE_LANG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command was built");
    // A command that fails on its arguments does not wait for its input.
    _ = child.stdin.take().expect("it has an input").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it prints text")
}

/// What a person at a terminal sees: findings are on standard error.
fn both(output: &Output) -> String {
    let findings = String::from_utf8(output.stderr.clone()).expect("it prints text");
    format!("standard output:\n{}\nstandard error:\n{findings}", stdout(output))
}

fn object(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stdout(output)))
}

/// A folder that is gone at the end.
struct Folder(TemporaryFile);

impl Folder {
    /// A folder with these files, by their paths in it.
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Self(TemporaryFile::new(&format!("{name}.txt"), ""));
        for (file, text) in files {
            folder.write(file, text);
        }
        folder
    }

    fn path(&self) -> PathBuf {
        self.0.0.parent().expect("it is in a folder").to_owned()
    }

    fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(file);
        std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it takes folders");
        std::fs::write(path, text).expect("it takes files");
    }

    /// Runs the command in this folder.
    fn oasgate(&self, args: &[&str]) -> Output {
        run(&self.path(), args, "")
    }
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
fn lints_can_be_turned_off() {
    let spec = "fixtures/command/enum-empty.yaml";
    let run = |args: &[&str]| oasgate(args, "");
    for (args, has_lint) in [
        (&["import", spec, "--notes"][..], true),
        (&["import", spec, "--notes", "--no-lint"][..], false),
        (&["import", spec, "--format", "json"][..], true),
        (&["import", spec, "--format", "json", "--no-lint"][..], false),
        (&["import", spec, "--format", "sarif", "--no-lint"][..], false),
        (&["import", spec, "--format", "github", "--notes", "--no-lint"][..], false),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(stdout(&output).contains("schema-enum-empty"), has_lint, "{args:?}");
    }
    let listed = object(&run(&["import", spec, "--format", "json"]));
    assert_eq!(listed["diagnostics"][0]["group"], "lint");
    // A denied lint counts, as long as there are lints, wherever a document is imported.
    for command in ["import", "apply", "routes"] {
        let denied = [command, spec, "--deny", "schema-enum-empty", "--no-lint"];
        assert_eq!(run(&denied[..4]).status.code(), Some(1), "{denied:?}");
        assert_eq!(run(&denied).status.code(), Some(0), "{denied:?}");
    }
}

#[test]
fn import_prints_one_object_for_programs() {
    let spec = fixture("valid/vendor-sample.yaml").display().to_string();
    let output = oasgate(&["import", &spec, "--format", "json", "--lang", "zh"], "");
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!("import-json", stdout(&output));
    let keys: Vec<_> = object(&output).as_object().expect("it is one object").keys().cloned().collect();
    assert_eq!(keys, ["api", "diagnostics", "document", "overrides", "plan", "refused", "report", "summary"]);
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

/// Writes a file that is gone at the end.
struct TemporaryFile(PathBuf);

impl TemporaryFile {
    fn new(name: &str, text: impl AsRef<[u8]>) -> Self {
        let folder = std::env::temp_dir().join(format!("oasgate-command-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("the temporary folder takes folders");
        let path = folder.join(name);
        std::fs::write(&path, text).expect("the temporary folder takes files");
        Self(path)
    }

    fn path(&self) -> String {
        self.0.display().to_string()
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        _ = std::fs::remove_dir_all(self.0.parent().expect("it is in a folder"));
    }
}

#[test]
fn a_document_without_a_title_is_called_as_its_file() {
    let text = r#"{"openapi": "3.0.3", "info": {"title": "", "version": "1"}, "paths": {"/a":
        {"get": {"operationId": "a", "responses": {"200": {"description": "a"}}}}}}"#;
    let file = TemporaryFile::new("pets.v2.json", text);
    let codes = |output: &Output| -> Vec<String> {
        let found = object(output)["diagnostics"].as_array().expect("a list").clone();
        found.iter().map(|found| found["code"].as_str().expect("a code").to_owned()).collect()
    };
    let plan = |arguments: &[&str], input: &str| {
        oasgate(&[&["plan", "--format", "json"], arguments].concat(), input)
    };
    let named = plan(&[&file.path()], "");
    assert_eq!(
        (object(&named)["api"]["name"].clone(), codes(&named)),
        (json!("pets.v2"), vec!["title-replaced".to_owned()])
    );
    let chosen = plan(&[&file.path(), "--name", "Pets"], "");
    assert_eq!((object(&chosen)["api"]["name"].clone(), codes(&chosen)), (json!("Pets"), vec![]));

    // Standard input has no name, so the document is refused; its operations stand in a list.
    let refused = plan(&["-"], text);
    assert_eq!((refused.status.code(), codes(&refused)), (Some(2), vec!["title-missing".to_owned()]));
    let refused = object(&refused);
    assert_eq!(refused["document"], json!({ "version": "3.0.3", "format": "json", "bytes": text.len() }));
    assert_eq!(
        refused["refused"],
        json!([{ "subject": "GET /a", "method": "GET", "path": "/a", "name": "a" }])
    );
    assert_eq!((&refused["summary"]["leftOut"], &refused["plan"]), (&json!(1), &Value::Null));

    // The vendor's call has the same name, unless the request has one.
    for (name, expected) in [("", "pets.v2"), (r#", "name": "Chosen""#, "Chosen")] {
        let request = format!(r#"{{"specFileUrl": "https://a.example/x.json", "dryRun": true{name}}}"#);
        let output = oasgate(&["aliyun", "import-http-api", "-", "--spec", &file.path()], &request);
        assert_eq!(object(&output)["data"]["name"], expected, "{}", both(&output));
    }

    // What exists keeps its name, in whatever form it is given.
    let titled = text.replace(r#""title": """#, r#""title": "Shop""#);
    let stored = TemporaryFile::new("stored.json", oasgate(&["apply", "-"], &titled).stdout);
    let document = TemporaryFile::new("document.json", &titled);
    let records =
        TemporaryFile::new("records.json", r#"{"apis": [{"info": {"name": "Shop", "type": "Rest"}}]}"#);
    for existing in [&stored, &document, &records] {
        for (input, stdin) in [(file.path(), ""), ("-".to_owned(), text)] {
            let output = plan(&[&input, "--existing", &existing.path()], stdin);
            assert_eq!(output.status.code(), Some(0), "{}", both(&output));
            assert_eq!((object(&output)["api"]["name"].clone(), codes(&output)), (json!("Shop"), vec![]));
        }
    }
}

#[test]
fn a_refused_document_lists_its_operations() {
    let document = "openapi: 3.1.0\npaths:\n  /pets/{id}: {get: {operationId: getPet}, put: {}}\n  /b: {$ref: 'b.yaml'}\n";
    for lang in ["en", "zh"] {
        let output = oasgate(&["plan", "-", "--lang", lang], document);
        assert_eq!(output.status.code(), Some(2));
        insta::assert_snapshot!(format!("plan-refused-{lang}"), stdout(&output));
    }
    let json = object(&oasgate(&["plan", "-", "--format", "json"], document));
    assert_eq!(json["document"]["version"], "3.1.0");
    assert_eq!(json["refused"].as_array().map(Vec::len), Some(3));
    // What does not state its version is not known, and what does not parse has no operations.
    for (text, refused) in [("paths: {/a: {get: {}}}", 1), ("{", 0)] {
        let json = object(&oasgate(&["plan", "-", "--format", "json"], text));
        assert_eq!(
            (&json["document"], json["refused"].as_array().map(Vec::len)),
            (&Value::Null, Some(refused))
        );
    }
    // What imports refuses nothing as a whole.
    let spec = fixture("valid/minimal.json").display().to_string();
    assert_eq!(object(&oasgate(&["plan", &spec, "--format", "json"], ""))["refused"], json!([]));
}

#[test]
fn servers_and_their_values_are_chosen() {
    let document = r#"{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "servers": [{"url": "https://a.example/v1"},
        {"url": "https://a.example/{v}", "variables": {"v": {"default": "v2", "enum": ["v2", "v3"]}}}], "paths": {"/a":
        {"get": {"operationId": "a", "responses": {"200": {"description": "a"}}}}}}"#;
    for (arguments, path) in [
        (&[][..], "/v1"),
        (&["--server", "2"], "/v2"),
        (&["--server", "https://a.example/{v}", "--server-variable", "v=v3"], "/v3"),
    ] {
        let run = |command: &str| oasgate(&[&[command, "-"], arguments].concat(), document);
        let plan = oasgate(&[&["plan", "-", "--format", "json"], arguments].concat(), document);
        assert_eq!(object(&plan)["api"]["basePath"], path);
        assert_eq!(object(&run("apply"))["api"]["about"]["basePath"], path);
        let routes = stdout(&run("routes"));
        assert!(routes.contains(&format!("{path}/a")), "{routes}");
    }
    for arguments in [
        ["--server", "3"],
        ["--server-variable", "v=v4"],
        ["--server-variable", "w=1"],
        ["--server-variable", "v"],
    ] {
        let output = oasgate(&[&["plan", "-"], &arguments[..]].concat(), document);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
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
fn an_existing_api_by_hand_is_read_with_its_findings() {
    let spec = fixture("valid/minimal.json").display().to_string();
    let store = std::env::temp_dir().join(format!("oasgate-handwritten-{}.json", std::process::id()));
    let path = store.display().to_string();
    let with = |text: &str, args: &[&str]| {
        std::fs::write(&store, text).expect("the temporary folder takes files");
        oasgate(&[args, &[&spec, "--existing", &path]].concat(), "")
    };
    let operation = r#"{"name": "getPet", "method": "GET", "path": "/pets/{id}", "responses": {}}"#;
    let text = format!(
        r#"{{"api": {{"about": {{"name": "T", "titel": ""}}, "operations": {{"GET /pets/{{id}}": {operation}}}}},
  "attachments": {{"GET /pets/{{id}}": {{"id": "op-1"}}}}, "gateway": {{}}, "notes": "mine"}}"#
    );
    let applied = with(&text, &["apply"]);
    assert_eq!(applied.status.code(), Some(0));
    let (stored, messages) = (object(&applied), String::from_utf8_lossy(&applied.stderr).into_owned());
    assert_eq!(stored["oasgate"], 1);
    assert_eq!(stored["attachments"]["GET /pets/{}"]["id"], "op-1");
    assert_eq!((&stored["notes"], &stored["gateway"]), (&json!("mine"), &json!({})));
    assert!(
        messages.contains(&format!("{path}:1:33")) && messages.contains("existing-member-lost"),
        "{messages}"
    );
    assert!(!messages.contains("`gateway` is not"), "it is for `oasgate calls`: {messages}");
    assert!(
        messages.contains("existing-member-unknown") && messages.contains("\"notes\": \"mine\""),
        "an excerpt: {messages}"
    );
    let listed = object(&with(&text, &["import", "--format", "json"]));
    let found = listed["diagnostics"].as_array().expect("it is a list");
    assert!(
        found.iter().any(|found| found["code"] == "existing-member-lost" && found["document"] == json!(path))
    );
    let routes = with(&text, &["routes"]);
    assert_eq!(routes.status.code(), Some(0), "{}", String::from_utf8_lossy(&routes.stderr));
    for command in [&["import"][..], &["import", "--format", "json"], &["apply"], &["routes"]] {
        let output = with("{\"attachments\": {\"pets\": 1}}", command);
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        let messages = [output.stdout, output.stderr].concat();
        assert!(String::from_utf8_lossy(&messages).contains("existing-unreadable"), "{command:?}");
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

#[test]
fn import_prints_sarif_and_annotations() {
    let spec = fixture("command/key-duplicate.json").display().to_string();
    let output = oasgate(&["import", &spec, "--format", "sarif", "--allow", "value-null"], "");
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!("import-sarif", stdout(&output));
    let spec = fixture("merge/broken-counterpart/incoming.yaml").display().to_string();
    let output = oasgate(&["import", &spec, "--format", "github", "--lang", "zh"], "");
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("import-github", stdout(&output));
    let output = oasgate(&["import", "-", "--format", "github"], "{");
    assert!(stdout(&output).starts_with("::error title="), "standard input is no file: {}", stdout(&output));
}

#[test]
fn plans_are_printed_for_pull_requests_and_pipelines() {
    let (spec, before) = (
        "fixtures/merge/broken-counterpart/incoming.yaml",
        "fixtures/merge/broken-counterpart/existing.yaml",
    );
    for format in ["markdown", "gitlab", "junit"] {
        let all: Vec<String> = ["en", "zh"]
            .into_iter()
            .map(|lang| {
                let args = [
                    spec,
                    "--existing",
                    before,
                    "--strategy",
                    "spec-first",
                    "--format",
                    format,
                    "--lang",
                    lang,
                ];
                let output = oasgate(&[&["plan"], &args[..]].concat(), "");
                assert_eq!(output.status.code(), Some(1), "a part was left out");
                stdout(&output)
            })
            .collect();
        insta::assert_snapshot!(format!("plan-{format}"), all.join("\n----------\n\n"));
    }
    for (format, start) in [("markdown", "| "), ("gitlab", "[\n"), ("junit", "<?xml ")] {
        let output = oasgate(&["plan", "-", "--format", format], "{");
        assert!(stdout(&output).starts_with(start), "nothing can be planned: {}", stdout(&output));
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_page_for_a_pull_request_is_bounded() {
    let operation = |at: usize, code: &str| format!("  /p{at}: {{get: {{operationId: o{at}, {code}}}}}\n");
    let fine = "responses: {'200': {description: d}}";
    let paths: String =
        (0..4_000).map(|at| operation(at, if at % 2 == 0 { fine } else { "tags: [a]" })).collect();
    let document = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}");
    let page = stdout(&oasgate(&["plan", "-", "--format", "markdown"], &document));
    assert!(page.chars().count() <= 65_000, "{}", page.chars().count());
    assert!(
        page.contains("more changes do not fit here.\n") && page.contains("more findings do not fit here.\n")
    );
}

#[test]
fn a_plan_lists_what_is_asked_for() {
    let folder = "fixtures/merge/base-path-and-description";
    let (spec, before) = (format!("{folder}/incoming.yaml"), format!("{folder}/existing.yaml"));
    let plan = |args: &[&str]| {
        let merge = ["plan", &spec, "--existing", &before, "--strategy", "spec-only"];
        oasgate(&[&merge, args].concat(), "")
    };
    for (args, shown, hidden) in [
        (&[][..], "/servers\n", "/description"),
        (&["--show", "text"], "/description", "/servers\n"),
        (&["--show", "text,contract,routing"], "/servers\n", "not listed"),
        (&["--show", "all", "--full"], "/version: ", "not listed"),
        (&["--stat"], "4 texts", "/servers\n"),
        (&["--action", "remove,refuse"], "removed:", "updated:"),
        (&["--path", "/sailings/**"], "\nno change matches\n", "removed:"),
        (&["--tag", "nobody"], "\nno change matches\n", "removed:"),
        (&["--statistics"], "base-path-changed", "help: "),
        (&["--level", "error"], "breaking:", "base-path-changed"),
    ] {
        let text = stdout(&plan(args));
        assert!(text.contains(shown), "{args:?} lacks {shown}:\n{text}");
        assert!(!text.contains(hidden), "{args:?} has {hidden}:\n{text}");
    }
    for args in [
        &["--path", "sailings"][..],
        &["--show", "nothing"],
        &["--statistics", "--all"],
        &["--notes", "--level", "info"],
    ] {
        assert_eq!(plan(args).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn findings_of_a_rule_are_folded() {
    let path = |at: usize| format!("  /p{at}: {{get: {{tags: [a]}}}}\n");
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{}",
        (0..9).map(path).collect::<String>()
    );
    let text = |args: &[&str]| stdout(&oasgate(&[&["plan", "-"], args].concat(), &document));
    let folded = text(&[]);
    assert_eq!(folded.matches("error[responses-missing]").count(), 3, "{folded}");
    assert!(folded.contains("\n... and 6 more of responses-missing (--all lists them)\n"), "{folded}");
    assert_eq!(text(&["--all"]).matches("error[responses-missing]").count(), 9);
    let table = text(&["--statistics"]);
    assert!(
        table.contains("\n     9  error    responses-missing  the response definition is missing\n"),
        "{table}"
    );
    let github = text(&["--format", "github", "--notes"]);
    assert_eq!(github.matches("::error ").count(), 9, "{github}");
}

#[test]
fn a_verdict_is_denied_of_a_plan_alone() {
    let spec = "fixtures/valid/vendor-sample.yaml";
    for (command, status) in [("plan", 0), ("apply", 0), ("routes", 0), ("convert", 2), ("conflicts", 2)] {
        for word in ["breaking", "unclear"] {
            let output = oasgate(&[command, spec, "--deny", word], "");
            assert_eq!(output.status.code(), Some(status), "{command} {word}: {}", both(&output));
        }
    }
    let summary = object(&oasgate(&["plan", spec, "--format", "json"], ""))["summary"].clone();
    for verdict in ["breaking", "unclear", "compatible"] {
        assert!(summary[verdict].is_u64(), "{summary}");
    }
}

/// What SARIF 2.1.0 requires of each object that the log has, by the section of the specification.
#[test]
fn sarif_has_the_required_shape() {
    for (spec, extra) in [
        ("merge/broken-counterpart/incoming.yaml", &[][..]),
        ("command/key-duplicate.yaml", &["--deny", "key-duplicate"][..]),
        ("command/json-syntax.json", &["--allow", "json-syntax"][..]),
    ] {
        let spec = fixture(spec).display().to_string();
        let log = object(&oasgate(&[&["import", &spec, "--format", "sarif"], extra].concat(), ""));
        assert_eq!(log["version"], "2.1.0", "3.13.2");
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("3.19.23");
        assert_eq!(run["tool"]["driver"]["name"], "oasgate", "3.19.8");
        assert_eq!(run["invocations"][0]["executionSuccessful"], true, "3.20.14");
        let results = run["results"].as_array().expect("3.14.23");
        assert!(!results.is_empty());
        for result in results {
            let index = result["ruleIndex"].as_u64().expect("3.27.6") as usize;
            assert_eq!(rules[index]["id"], result["ruleId"], "3.27.5");
            assert!(result["message"]["text"].is_string(), "3.27.11");
            assert!(["error", "warning", "note"].iter().any(|level| result["level"] == *level), "3.27.10");
            let related = result["relatedLocations"].as_array();
            for location in
                result["locations"].as_array().expect("3.27.12").iter().chain(related.into_iter().flatten())
            {
                let physical = &location["physicalLocation"];
                assert!(physical["artifactLocation"]["uri"].is_string(), "3.4.3");
                assert!(
                    physical["region"].is_null() || physical["region"]["startLine"].as_u64() > Some(0),
                    "3.30.5"
                );
            }
        }
        for over in run["invocations"][0]["ruleConfigurationOverrides"].as_array().expect("3.20.5") {
            assert!(over["descriptor"]["id"].is_string() && over["configuration"].is_object(), "3.51");
        }
    }
}

#[test]
fn filters_change_what_counts_and_nothing_else() {
    let (broken, warned) =
        ("fixtures/merge/broken-counterpart/incoming.yaml", "fixtures/command/key-duplicate.json");
    let all_errors = "responses-missing,component-left-out,schema-malformed";
    for (args, status) in [
        (&[broken][..], 1),
        (&[broken, "--allow", "responses-missing"][..], 1),
        (&[broken, "--allow", all_errors][..], 0),
        (&[warned][..], 0),
        (&[warned, "--deny", "key-duplicate"][..], 1),
        (&[warned, "--max-warnings", "1"][..], 0),
        (&[warned, "--max-warnings", "0"][..], 1),
        (&[warned, "--max-warnings", "0", "--allow", "key-duplicate"][..], 0),
        (&["fixtures/command/json-syntax.json", "--allow", "json-syntax"][..], 2),
        (&[warned, "--deny", "key-duplicate", "--allow", "key-duplicate"][..], 2),
        (&[warned, "--deny", "key-duplicat"][..], 2),
    ] {
        for command in ["import", "apply"] {
            let output = oasgate(&[&[command], args].concat(), "");
            assert_eq!(output.status.code(), Some(status), "{command} {args:?}");
        }
    }
    let unknown = oasgate(&["import", warned, "--deny", "key-duplicat"], "");
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("the nearest is `key-duplicate`"));

    let allowed = oasgate(&["import", broken, "--allow", all_errors, "--format", "json"], "");
    let allowed = object(&allowed);
    assert_eq!(allowed["summary"]["leftOut"], 3, "what is allowed is not imported");
    assert_eq!(allowed["report"], object(&oasgate(&["import", broken, "--format", "json"], ""))["report"]);
    let first = &allowed["diagnostics"][0];
    assert_eq!((&first["severity"], &first["defaultSeverity"]), (&json!("info"), &json!("error")));
    let over = json!({ "severity": "off", "defaultSeverity": "error", "findings": 1 });
    assert_eq!(allowed["overrides"]["responses-missing"], over);

    let text = stdout(&oasgate(&["import", broken, "--allow", all_errors], ""));
    assert!(text.contains("info[responses-missing]"), "what is left out is messages: {text}");
    assert!(
        text.ends_with("3 lowered (component-left-out, responses-missing, schema-malformed)\n"),
        "{text}"
    );
    let text = stdout(&oasgate(&["import", warned, "--allow", "key-duplicate"], ""));
    assert!(
        text.ends_with("0 warnings, 1 info (--notes lists them), 1 silenced (key-duplicate)\n"),
        "{text}"
    );
}

#[test]
fn routes_are_a_table() {
    let shop = fixture("routes/shop.yaml").display().to_string();
    for (name, extra) in [
        ("routes-en", &[][..]),
        ("routes-zh", &["--lang", "zh", "--notes"][..]),
        ("routes-grouped", &["--group", "--allow", "route-name-shared"][..]),
    ] {
        let output = oasgate(&[&["routes", &shop], extra].concat(), "");
        assert_eq!(output.status.code(), Some(0));
        insta::assert_snapshot!(name, both(&output));
    }
    let broken = fixture("merge/broken-counterpart/incoming.yaml").display().to_string();
    let output = oasgate(&["routes", &broken], "");
    assert_eq!(output.status.code(), Some(1), "a part was left out");
    insta::assert_snapshot!("routes-broken", both(&output));
    let output = oasgate(&["routes", "-"], "openapi: 3.1.0\ninfo: {title: T}\npaths: {}\n");
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(
        both(&output).ends_with("nothing can be imported: 1 error, 0 warnings, 0 infos\n"),
        "{}",
        both(&output)
    );
}

#[test]
fn routes_are_one_object_for_programs() {
    let document = r#"{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{
        "/pets/{id}":{"get":{"operationId":"getPet","parameters":[{"name":"id","in":"path","required":true,"schema":{}}],
            "responses":{"200":{"description":"a pet"}}}},
        "/pets":{"get":{"operationId":"getPet","responses":{"200":{"description":"all pets"}}}}}}"#;
    let output = oasgate(&["routes", "-", "--format", "json"], document);
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!("routes-json", stdout(&output));
    let output = oasgate(&["routes", "-", "--format", "json", "--max-warnings", "0"], document);
    assert_eq!(output.status.code(), Some(1), "an operationId that stands twice is a warning of the routes");
}

const LIST_PETS: &str = r#"{"openapi":"3.0.3","info":{"title":"Pets","version":"1"},"paths":{
    "/pets":{"get":{"operationId":"listPets","responses":{"200":{"description":"all pets"}}}}}}"#;

/// A plan of calls on a gateway that has the service and the domain.
fn calls(document: &str, config: &Value, extra: &[&str]) -> Output {
    // Tests run at the same time.
    let name = format!("oasgate-calls-{}-{}.json", std::process::id(), extra.join(""));
    let file = std::env::temp_dir().join(name);
    std::fs::write(&file, config.to_string()).expect("the temporary folder takes files");
    let config = file.display().to_string();
    let output = oasgate(&[&["calls", "-", "--config", &config], extra].concat(), document);
    std::fs::remove_file(file).expect("it is still there");
    output
}

fn config(service: &str) -> Value {
    json!({
        "gatewayId": "gw-1", "environmentId": "env-1", "api": { "name": "pets" },
        "services": { "pets": { "id": "svc-1" } },
        "domains": { "api.example.com": { "id": "d-1" } },
        "backend": { "scene": "SingleService", "services": [{ "service": service, "protocol": "HTTP", "port": 80 }] },
    })
}

#[test]
fn calls_are_a_list() {
    for lang in ["en", "zh"] {
        let output = calls(LIST_PETS, &config("pets"), &["--lang", lang]);
        assert_eq!(output.status.code(), Some(0), "{}", both(&output));
        insta::assert_snapshot!(format!("calls-{lang}"), both(&output));
    }
    let output = calls(LIST_PETS, &config("pens"), &["--notes"]);
    assert_eq!(output.status.code(), Some(2), "no service of that name");
    insta::assert_snapshot!("calls-none", both(&output));
}

#[test]
fn calls_are_one_object_for_programs() {
    let output = calls(LIST_PETS, &config("pets"), &["--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let mut object = object(&output);
    assert_eq!(object["diagnostics"][0]["code"], "call-contracts-not-stored");
    // The body of a call, and what to do about its conflicts, is the library's: see the gateway's tests.
    let listed = object["calls"]["calls"].as_array_mut().expect("a plan has calls");
    assert!(
        listed
            .iter()
            .any(|call| call["action"] == "CreateHttpApiRoute" && call["body"]["name"] == "list-pets")
    );
    for call in listed {
        let members = call.as_object_mut().expect("a call is an object");
        members.retain(|name, _| !["body", "conflicts", "expects", "query"].contains(&name.as_str()));
    }
    insta::assert_snapshot!("calls-json", serde_json::to_string_pretty(&object).expect("it is JSON"));
    let odd = LIST_PETS.replace(r#""operationId""#, r#""colour":"red","operationId""#);
    let output = calls(&odd, &config("pets"), &["--max-warnings", "0"]);
    assert_eq!(output.status.code(), Some(1), "an unknown key is a warning: {}", both(&output));
    let lint = LIST_PETS.replace(r#""version":"1""#, r#""version":"""#);
    let denied = ["--deny", "info-version-missing", "--no-lint"];
    assert_eq!(calls(&lint, &config("pets"), &denied[..2]).status.code(), Some(1));
    assert_eq!(calls(&lint, &config("pets"), &denied).status.code(), Some(0));
}

#[test]
fn excerpts_of_a_document_on_one_line_are_small() {
    let paths = |count: usize| {
        let path = |at| {
            format!(r#""/{at}":{{"get":{{"operationId":"o{at}","description":"{}"}}}}"#, "中".repeat(300))
        };
        (0..count).map(path).collect::<Vec<_>>().join(",")
    };
    let document = |count| {
        format!(r#"{{"openapi":"3.0.3","info":{{"title":"T","version":"1"}},"paths":{{{}}}}}"#, paths(count))
    };
    let output = oasgate(&["import", "-", "--all"], &document(1000));
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert_eq!(text.matches("error[responses-missing]").count(), 1000);
    assert!(text.contains("#/paths/~1999/get") && text.contains("…"));
    assert!(text.lines().all(|line| line.chars().count() < 200), "a line is as long as the document");
}

#[test]
fn no_colours_where_there_is_no_terminal() {
    let spec = fixture("merge/broken-counterpart/incoming.yaml").display().to_string();
    for command in ["import", "apply"] {
        let output = oasgate(&[command, &spec], "");
        assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
    }
}

#[test]
fn a_reference_to_nothing_widens_or_fails_its_operation() {
    let spec = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/a: {get: {operationId: a, responses: {'200': \
        {description: d, content: {a/b: {schema: {$ref: '#/components/schemas/None'}}}}}}}}}";
    for (args, status, left_out) in [(&[][..], 0, 0), (&["--strict-references"][..], 1, 1)] {
        let output = oasgate(&[&["plan", "-", "--format", "json"], args].concat(), spec);
        assert_eq!(output.status.code(), Some(status), "{args:?}");
        assert_eq!(object(&output)["summary"]["leftOut"], left_out, "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let spec = "fixtures/command/enum-empty.yaml";
    for args in [
        &["apply", spec][..],
        &["plan", spec],
        &["rules"],
        &["--help"],
        &["convert", "--to", "openapi3", spec],
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_oasgate")).args(args).stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(said.contains("cannot write <stdout>"), "{args:?}: {said}");
        let closed =
            [["-c", r#""$0" "$@" 2>&- | head -c 1"#, env!("CARGO_BIN_EXE_oasgate")].as_slice(), args]
                .concat();
        let output = Command::new("sh").args(closed).output().unwrap();
        assert_eq!(output.stdout.len(), 1, "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn files_that_are_too_large_are_not_read() {
    let spec = "fixtures/command/enum-empty.yaml";
    let size = std::fs::metadata(spec).unwrap().len();
    for (file, limit, expected) in [
        (spec, size, None),
        (spec, size - 1, Some(format!("{spec} is not read: it has more than {} bytes", size - 1))),
        ("/dev/zero", 5000, Some("/dev/zero is not read: it has more than 5000 bytes".to_owned())),
    ] {
        let output = oasgate(&["plan", file, "--limit", &format!("bytes={limit}")], "");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code() == Some(2), expected.is_some(), "{said}");
        assert!(said.contains(&expected.unwrap_or_default()), "{said}");
    }
    let text = std::fs::read_to_string(spec).unwrap();
    assert_eq!(oasgate(&["plan", "-", "--limit", "bytes=10"], &text).status.code(), Some(2));
    assert_eq!(oasgate(&["plan", spec, "--limit", "depth=1"], "").status.code(), Some(2));
    for wrong in ["bytes", "bytes=x", "size=1"] {
        assert_eq!(oasgate(&["plan", spec, "--limit", wrong], "").status.code(), Some(2), "{wrong}");
    }
}
