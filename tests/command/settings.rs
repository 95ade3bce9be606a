//! `oasgate.toml`: what it sets, what wins over it, and what is wrong in it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use super::{Folder, LIST_PETS, both, object, run, stdout};

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it prints text")
}

/// A document with a warning, an error and a lint.
const ODD: &str = r#"{"openapi": "3.0.3", "info": {"title": "Odd", "version": "1"}, "paths": {
    "/a": {"get": {"colour": 1, "operationId": "a", "responses": {"200": {"description": "a"}}}},
    "/b": {"get": {"operationId": "b"}}}}"#;

/// What a setting is, and where it comes from.
fn setting(output: &Output, name: &str) -> (Value, Value, Value) {
    let all = object(output);
    let rows = all["settings"].as_array().expect("a list");
    let row = rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("{name}: {all}"));
    (row["value"].clone(), row["source"].clone(), row["line"].clone())
}

#[test]
fn each_setting_is_shown_with_its_source() {
    let settings = "lang = \"zh\"\nstrategy = \"SpecOnly\"\nroot = \"specs\"\nbaseline = \"accepted.json\"\nserver = 2\n\
        \"accept-3.1\" = true\nstrict-references = true\nmax-warnings = 0\ncolor = \"never\"\n\n[severity]\n\
        key-unknown = \"off\"\nbreaking = \"error\"\n\n[limits]\nbytes = 1000\nalias-expansion = 0\n";
    let folder = Folder::new("shown", &[("oasgate.toml", settings), ("a/b/c.txt", "")]);
    insta::assert_snapshot!("settings", stdout(&folder.oasgate(&["config", "--lang", "en"])));
    insta::assert_snapshot!("settings-none", stdout(&folder.oasgate(&["config", "--no-config"])));

    // The first file upwards counts, and its paths are relative to it.
    let below = run(&folder.path().join("a/b"), &["config", "--format", "json"], "");
    let file = std::fs::canonicalize(folder.path()).expect("it is there").join("oasgate.toml");
    assert_eq!(object(&below)["file"], json!(file));
    let root = file.with_file_name("specs");
    assert_eq!(setting(&below, "root"), (json!(root), json!("file"), json!(3)));
    folder.write("a/oasgate.toml", "");
    let nearer = run(&folder.path().join("a/b"), &["config", "--format", "json"], "");
    assert_eq!(setting(&nearer, "root"), (Value::Null, json!("default"), Value::Null));
}

#[test]
fn the_readme_shows_every_setting() {
    let readme = include_str!("../../README.md");
    let shown =
        readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("it shows a file");
    let folder = Folder::new("readme", &[("oasgate.toml", shown)]);
    let all = object(&folder.oasgate(&["config", "--format", "json"]));
    let rows = all["settings"].as_array().expect("a list");
    let unset: Vec<&Value> =
        rows.iter().filter(|row| row["source"] != "file").map(|row| &row["name"]).collect();
    assert_eq!(unset, ["color", "limits.depth", "limits.nodes", "limits.alias-expansion", "limits.copies"]);
}

#[test]
fn arguments_win_over_the_environment_and_that_over_the_file() {
    let folder = Folder::new("order", &[("oasgate.toml", "lang = \"zh\"\n"), ("none.toml", "")]);
    let config = |variable: Option<&str>, args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_oasgate"));
        command.current_dir(folder.path()).args(["config", "--format", "json"]).args(args);
        match variable {
            Some(value) => command.env("OASGATE_LANG", value),
            None => command.env_remove("OASGATE_LANG"),
        };
        let (value, source, _) = setting(&command.output().expect("it ends"), "lang");
        (value.as_str().unwrap_or_default().to_owned(), source.as_str().unwrap_or_default().to_owned())
    };
    for (variable, args, value, source) in [
        (None, &[][..], "zh", "file"),
        (None, &["--no-config"], "en", "default"),
        (None, &["--config-file", "none.toml"], "en", "default"),
        (Some(""), &[], "zh", "file"),
        (Some("en"), &[], "en", "environment"),
        (Some("en"), &["--lang", "zh"], "zh", "argument"),
    ] {
        assert_eq!(config(variable, args), (value.to_owned(), source.to_owned()), "{variable:?} {args:?}");
    }
}

#[test]
fn settings_are_the_defaults_of_options() {
    let folder = Folder::new("defaults", &[("odd.json", ODD), ("pets.json", LIST_PETS)]);
    let new = LIST_PETS.replace("3.0.3", "3.1.0");
    folder.write("new.json", new);
    let fails = |text: &str| LIST_PETS.replace(r#""description":"all pets""#, text);
    folder.write(
        "broken.json",
        fails(r##""description":"d","content":{"a/b":{"schema":{"$ref":"#/components/schemas/None"}}}"##),
    );
    folder.write("live.json", folder.oasgate(&["apply", "pets.json"]).stdout);
    for (settings, args, status) in [
        ("", &["plan", "odd.json"][..], 1),
        ("[severity]\nresponses-missing = \"off\"", &["plan", "odd.json"], 0),
        ("[severity]\nresponses-missing = \"warning\"", &["plan", "odd.json"], 0),
        ("[severity]\nresponses-missing = \"off\"", &["plan", "odd.json", "--deny", "responses-missing"], 1),
        ("[severity]\nresponses-missing = \"off\"\nkey-unknown = \"error\"", &["plan", "odd.json"], 1),
        (
            "[severity]\nresponses-missing = \"off\"\nkey-unknown = \"error\"",
            &["apply", "odd.json", "--allow", "key-unknown"],
            0,
        ),
        ("max-warnings = 0\n[severity]\nresponses-missing = \"off\"", &["plan", "odd.json"], 1),
        (
            "max-warnings = 0\n[severity]\nresponses-missing = \"off\"",
            &["plan", "odd.json", "--max-warnings", "1"],
            0,
        ),
        ("\"accept-3.1\" = true", &["plan", "new.json"], 0),
        ("\"accept-3.1\" = true", &["plan", "new.json", "--accept-3.1=false"], 2),
        ("", &["plan", "new.json"], 2),
        ("", &["plan", "new.json", "--accept-3.1"], 0),
        ("strict-references = true", &["routes", "broken.json"], 1),
        ("strict-references = true", &["routes", "broken.json", "--strict-references=false"], 0),
        ("server = 3", &["plan", "pets.json"], 2),
        ("server = 3", &["plan", "pets.json", "--server", "1"], 2),
        ("[limits]\nbytes = 10", &["plan", "pets.json"], 2),
        ("[limits]\nbytes = 10", &["plan", "pets.json", "--limit", "bytes=1000"], 0),
        ("[limits]\ndepth = 1", &["convert", "pets.json", "--to", "mcp", "--limit", "bytes=1000"], 2),
        ("[limits]\ndepth = 1", &["conflicts", "pets.json"], 2),
        ("strategy = \"spec-first\"", &["plan", "pets.json", "--existing", "live.json", "--exit-code"], 0),
    ] {
        folder.write("oasgate.toml", settings);
        let output = folder.oasgate(args);
        assert_eq!(output.status.code(), Some(status), "{settings} {args:?}: {}", both(&output));
    }
    for (settings, strategy) in [("strategy = \"spec-only\"", "SpecOnly"), ("", "ExistFirst")] {
        folder.write("oasgate.toml", settings);
        let plan = object(&folder.oasgate(&["plan", "pets.json", "--format", "json"]));
        assert_eq!(plan["plan"]["strategy"], strategy);
    }
}

#[test]
fn a_breaking_change_is_denied_by_the_project() {
    let folder = Folder::new(
        "denied",
        &[("pets.json", LIST_PETS), ("oasgate.toml", "[severity]\nbreaking = \"error\"\n")],
    );
    folder.write("live.json", folder.oasgate(&["apply", "pets.json"]).stdout);
    let stricter = LIST_PETS.replace(
        r#""responses""#,
        r#""parameters":[{"name":"q","in":"query","required":true,"schema":{}}],"responses""#,
    );
    folder.write("pets.json", stricter);
    let args = ["plan", "pets.json", "--existing", "live.json", "--strategy", "spec-first"];
    for (lang, message) in [
        ("en", "oasgate: 1 part has breaking changes, with breaking = \"error\"\n"),
        ("zh", "oasgate: 1 个对象有不兼容变更（breaking = \"error\"）\n"),
    ] {
        let output = folder.oasgate(&[&args[..], &["--lang", lang]].concat());
        assert_eq!(output.status.code(), Some(1));
        let text = stderr(&output);
        let next = text.strip_prefix(message).unwrap_or_else(|| panic!("{text}"));
        assert!(next.contains("--baseline FILE --write-baseline"), "{next}");
    }
    assert_eq!(folder.oasgate(&[&args[..], &["--no-config"]].concat()).status.code(), Some(0));
    // Commands without a plan have no changes to judge.
    assert_eq!(folder.oasgate(&["conflicts", "pets.json"]).status.code(), Some(0));
}

#[test]
fn the_baseline_of_a_project_is_relative_to_its_file() {
    let folder = Folder::new(
        "baseline",
        &[("odd.json", ODD), ("a/b.txt", ""), ("oasgate.toml", "baseline = \"ok.json\"\n")],
    );
    let below = |args: &[&str]| run(&folder.path().join("a"), args, "");
    let output = below(&["plan", "../odd.json"]);
    assert_eq!(output.status.code(), Some(2), "there is no baseline yet");
    assert!(stderr(&output).ends_with("ok.json; --write-baseline creates it\n"), "{}", both(&output));
    assert_eq!(below(&["plan", "../odd.json", "--write-baseline"]).status.code(), Some(0));
    assert!(folder.path().join("ok.json").is_file());
    assert_eq!(below(&["plan", "../odd.json"]).status.code(), Some(0));
    let output = below(&["plan", "../odd.json", "--no-config", "--write-baseline"]);
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (Some(2), "oasgate: --write-baseline needs --baseline\n")
    );
}

#[test]
fn what_is_wrong_in_a_file_is_said_where_it_is() {
    let folder = Folder::new("faults", &[]);
    let mut all = String::new();
    for settings in [
        "stratgy = \"spec-only\"",
        "# 中\n  xyzzy = 1",
        "lang = \"fr\"",
        "strategy = \"guess\"",
        "max-warnings = \"many\"",
        "max-warnings = -1",
        "accept-3.1 = true",
        "server = true",
        "root = [\"a\"]",
        "[severity]\nkey-unknow = \"off\"",
        "[severity]\nkey-unknown = \"err\"",
        "[severity]\nbreaking = \"warning\"",
        "[limits]\ndept = 3",
        "lang = ",
        "lang = \"en\"\nlang = \"zh\"",
    ] {
        folder.write("oasgate.toml", settings);
        for lang in ["en", "zh"] {
            let output = folder.oasgate(&["config", "--lang", lang]);
            assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{settings}");
            assert!(stderr(&output).starts_with("oasgate: oasgate.toml:"), "{}", both(&output));
            all.push_str(&stderr(&output));
        }
    }
    insta::assert_snapshot!("settings-faults", all);
    folder.write("oasgate.toml", b"lang = \"\xff\"");
    assert!(stderr(&folder.oasgate(&["rules"])).contains("oasgate.toml:1:1: the text is not UTF-8"));
    for args in
        [&["rules", "--config-file", "none.toml"][..], &["rules", "--config-file", "x", "--no-config"]]
    {
        assert_eq!(folder.oasgate(args).status.code(), Some(2), "{args:?}");
    }
    assert_eq!(folder.oasgate(&["rules", "--no-config"]).status.code(), Some(0));
    assert!(!Path::new("oasgate.toml").exists(), "tests in the repository would read it");
}
