//! The options that every command takes, and how a plan ends.

use std::process::{Command, Output};

use super::{LIST_PETS, TemporaryFile, both, oasgate, object, stdout};

const BROKEN: &str = "fixtures/merge/broken-counterpart/incoming.yaml";

/// Runs the command with a variable of the environment.
fn with(variable: (&str, &str), args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oasgate"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env(variable.0, variable.1).args(args);
    command.output().expect("the command was built")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it prints text")
}

#[test]
fn options_are_taken_before_and_after_the_command() {
    let after = oasgate(&["plan", BROKEN, "--lang", "zh"], "");
    for args in [
        &["--lang", "zh", "plan", BROKEN][..],
        &["plan", "--lang", "zh_CN.UTF-8", BROKEN],
        &["plan", BROKEN, "--lang", "zh-CN"],
    ] {
        assert_eq!(oasgate(args, ""), after, "{args:?}");
    }
    let nested = oasgate(&["aliyun", "--lang", "zh", "read", "no-such-file"], "");
    assert!(stderr(&nested).contains("无法读取"), "{}", both(&nested));
}

#[test]
fn the_environment_chooses_the_language() {
    let (en, zh) = (oasgate(&["plan", BROKEN], ""), oasgate(&["plan", BROKEN, "--lang", "zh"], ""));
    assert_ne!(en, zh);
    for (value, args, expected) in [
        ("zh", &[][..], &zh),
        ("zh_CN.UTF-8", &[], &zh),
        ("en_GB", &[], &en),
        ("", &[], &en),
        ("zh", &["--lang", "en"], &en),
    ] {
        let output = with(("OASGATE_LANG", value), &[&["plan", BROKEN], args].concat());
        assert_eq!(&output, expected, "{value} {args:?}");
    }
    for output in [with(("OASGATE_LANG", "fr"), &["rules"]), oasgate(&["rules", "--lang", "fr"], "")] {
        assert_eq!(output.status.code(), Some(2));
        let message = stderr(&output);
        assert!(message.contains("'fr'") && message.contains("`en` and `zh`"), "{message}");
    }
}

#[test]
fn output_goes_to_a_file_when_there_is_a_result() {
    let file = TemporaryFile::new("out.json", "before");
    let read = || std::fs::read_to_string(&file.0).expect("it is there");
    for (args, status) in [
        (&["plan", BROKEN][..], 1),
        (&["plan", BROKEN, "--format", "json"], 1),
        (&["apply", BROKEN], 1),
        (&["rules"], 0),
        (&["explain", "path-no-slash"], 0),
        (&["convert", BROKEN, "--to", "openapi3"], 1),
        // What is wrong with a document that is refused is a result.
        (&["plan", "fixtures/command/json-syntax.json"], 2),
        (&["plan", "fixtures/command/json-syntax.json", "--format", "sarif"], 2),
    ] {
        let (printed, written) = (oasgate(args, ""), oasgate(&[args, &["-o", &file.path()]].concat(), ""));
        assert_eq!((printed.status.code(), written.status.code()), (Some(status), Some(status)), "{args:?}");
        assert_eq!(read(), stdout(&printed), "{args:?}");
        assert_eq!((stdout(&written).as_str(), &written.stderr), ("", &printed.stderr), "{args:?}");
        let to_stdout = oasgate(&[args, &["--output", "-"]].concat(), "");
        assert_eq!(to_stdout, printed, "{args:?}");
    }
}

#[test]
fn a_file_is_left_alone_where_there_is_no_result() {
    let file = TemporaryFile::new("kept.json", "before");
    for (args, message) in [
        (&["plan", "no-such-file"][..], "cannot read no-such-file"),
        (&["apply", "fixtures/command/json-syntax.json"], "error[json-syntax]"),
        (&["explain", "no-such-rule"], "no rule has the code"),
    ] {
        let output = oasgate(&[&["-o", &file.path()], args].concat(), "");
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{args:?}");
        assert!(stderr(&output).contains(message), "{args:?}: {}", both(&output));
        assert_eq!(std::fs::read_to_string(&file.0).expect("it is there"), "before", "{args:?}");
    }
}

#[test]
fn a_file_that_cannot_be_written_is_a_failure() {
    let folder = std::env::temp_dir().display().to_string();
    for file in [folder.as_str(), "/no/such/folder/file"] {
        let output = oasgate(&["rules", "-o", file], "");
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).starts_with(&format!("oasgate: cannot write {file}: ")), "{}", both(&output));
    }
}

#[test]
fn the_document_is_not_overwritten() {
    let file = TemporaryFile::new("pets.json", LIST_PETS);
    let folder = file.0.parent().expect("it is in a folder");
    let roundabout = folder.join(".").join("pets.json").display().to_string();
    let link = folder.join("link.json");
    std::fs::hard_link(&file.0, &link).expect("the temporary folder takes links");
    for output in [file.path(), roundabout, link.display().to_string()] {
        for args in [&["apply"][..], &["convert", "--to", "openapi3"], &["conflicts"], &["routes"]] {
            let run = oasgate(&[args, &[&file.path(), "-o", &output]].concat(), "");
            assert_eq!(run.status.code(), Some(2), "{args:?}");
            assert!(stderr(&run).contains("choose another file"), "{}", both(&run));
            assert_eq!(std::fs::read_to_string(&file.0).expect("it is there"), LIST_PETS);
        }
    }
    // What exists may be replaced by what it becomes.
    let stored = TemporaryFile::new("stored.json", "{}");
    let args = ["apply", &file.path(), "--existing", &stored.path(), "-o", &stored.path()];
    assert_eq!(oasgate(&args, "").status.code(), Some(0));
    assert!(std::fs::read_to_string(&stored.0).expect("it is there").contains("listPets"));
}

#[test]
fn a_quiet_run_speaks_only_when_it_fails() {
    for (args, status) in
        [(&["apply", BROKEN][..], 1), (&["routes", BROKEN], 1), (&["plan", BROKEN, "--max-warnings", "0"], 1)]
    {
        let (loud, quiet) = (oasgate(args, ""), oasgate(&[args, &["-q"]].concat(), ""));
        assert_eq!((loud.status.code(), quiet.status.code()), (Some(status), Some(status)), "{args:?}");
        assert_eq!(loud.stdout, quiet.stdout, "{args:?}");
        assert_eq!(stderr(&quiet), "", "{args:?}");
    }
    let loud = oasgate(&["apply", BROKEN], "");
    assert!(!loud.stderr.is_empty(), "there is something to keep quiet about");
    for args in [&["apply", "fixtures/command/json-syntax.json"][..], &["plan", "no-such-file"]] {
        let (loud, quiet) = (oasgate(args, ""), oasgate(&[&["--quiet"], args].concat(), ""));
        assert_eq!((loud.status.code(), &loud), (Some(2), &quiet), "{args:?}");
        assert!(!quiet.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn colours_are_a_choice() {
    let has_colours = |output: &Output| output.stdout.contains(&0x1b) || output.stderr.contains(&0x1b);
    let args = |when: &'static str| ["plan", BROKEN, "--color", when];
    for (variable, when, expected) in [
        (("NO_COLOR", "1"), "always", true),
        (("NO_COLOR", "1"), "auto", false),
        (("CLICOLOR_FORCE", "1"), "auto", true),
        (("CLICOLOR_FORCE", "1"), "never", false),
    ] {
        assert_eq!(has_colours(&with(variable, &args(when))), expected, "{variable:?} {when}");
    }
    assert_eq!(oasgate(&args("sometimes"), "").status.code(), Some(2));
    let file = TemporaryFile::new("coloured.txt", "");
    for (when, expected) in [("always", true), ("auto", false)] {
        let output = oasgate(&[&args(when)[..], &["-o", &file.path()]].concat(), "");
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(std::fs::read(&file.0).expect("it is there").contains(&0x1b), expected, "{when}");
    }
}

#[test]
fn standard_input_has_the_name_that_it_is_given() {
    let text =
        r#"{"openapi": "3.0.3", "info": {"version": "1"}, "paths": {"/a": {"get": {"operationId": "a"}}}}"#;
    let plan = |args: &[&str]| {
        oasgate(&[&["plan", "-", "--stdin-filename", "api/pets.v2.json"], args].concat(), text)
    };
    assert_eq!(object(&plan(&["--format", "json"]))["api"]["name"], "pets.v2");
    let listed = stdout(&plan(&[]));
    assert!(listed.contains("--> api/pets.v2.json:1:"), "{listed}");
    let log = object(&plan(&["--format", "sarif"]));
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "api/pets.v2.json", "{log}");
    let annotated = stdout(&plan(&["--format", "github"]));
    assert!(annotated.contains("file=api/pets.v2.json,"), "{annotated}");

    // References are relative to it.
    let (folder, file) = ("fixtures/documents/pets", "fixtures/documents/pets/main.yaml");
    let document = std::fs::read_to_string(file).expect("it is there");
    let named = oasgate(&["plan", "-", "--root", folder, "--stdin-filename", file], &document);
    assert_eq!(named, oasgate(&["plan", file, "--root", folder], ""));
    assert_ne!(stdout(&named), stdout(&oasgate(&["plan", "-", "--root", "fixtures"], &document)));
}

#[test]
fn a_plan_that_changes_something_may_have_a_status_of_its_own() {
    let stored = TemporaryFile::new("stored.json", oasgate(&["apply", "-"], LIST_PETS).stdout);
    let existing = ["--existing", &stored.path()];
    let changed = LIST_PETS.replace("all pets", "each pet");
    for (input, args, status) in [
        (LIST_PETS, &["--exit-code"][..], 3),
        (LIST_PETS, &[], 0),
        (LIST_PETS, &["--exit-code", existing[0], existing[1]], 0),
        (&changed, &["--exit-code", "--strategy", "spec-first", existing[0], existing[1]], 3),
        // What exists wins, so nothing changes.
        (&changed, &["--exit-code", existing[0], existing[1]], 0),
        ("{", &["--exit-code"], 2),
    ] {
        let output = oasgate(&[&["plan", "-"], args].concat(), input);
        assert_eq!(output.status.code(), Some(status), "{args:?}: {}", both(&output));
    }
    let output = oasgate(&["plan", BROKEN, "--exit-code"], "");
    assert_eq!(output.status.code(), Some(1), "an error counts more than a change");
    assert_eq!(oasgate(&["apply", BROKEN, "--exit-code"], "").status.code(), Some(2));
}

#[test]
fn every_command_that_reads_a_document_has_its_limits() {
    let (pets, live) =
        (TemporaryFile::new("pets.json", LIST_PETS), TemporaryFile::new("live.json", LIST_PETS));
    let new = TemporaryFile::new(
        "new.json",
        r#"{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {}}"#,
    );
    let request =
        TemporaryFile::new("request.json", r#"{"specFileUrl": "https://a.example/a", "dryRun": true}"#);
    let config = TemporaryFile::new("config.json", super::config("pets").to_string());
    let (pets, live, new, request, config) =
        (&*pets.path(), &*live.path(), &*new.path(), &*request.path(), &*config.path());
    for args in [
        &["plan", pets][..],
        &["apply", pets],
        &["routes", pets],
        &["conflicts", pets],
        &["convert", pets, "--to", "openapi3"],
        &["convert", pets, "--to", "huawei"],
        &["export", live],
        &["plan", new, "--existing", live],
        &["aliyun", "import-http-api", request, "--spec", pets],
        &["aliyun", "calls", pets, "--config", config],
    ] {
        let limited = |limit: &str| oasgate(&[args, &["--limit", limit]].concat(), "").status.code();
        assert!(limited("bytes=1000").is_some_and(|status| status < 2), "{args:?}");
        assert_eq!(limited("nodes=12"), Some(2), "{args:?}");
        assert_eq!(limited("size=1"), Some(2), "{args:?}");
    }
}

#[test]
fn an_address_is_not_fetched() {
    let url = "https://a.example/pets.yaml?v=1&w=2";
    for args in [
        &["plan", url][..],
        &["apply", url],
        &["conflicts", "fixtures/valid/minimal.json", url],
        &["convert", "--to", "mcp", url],
        &["calls", url, "--config", "none"],
        &["dry-run", "-", "--spec", url],
    ] {
        let output = oasgate(args, "");
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{args:?}");
        let expected = "oasgate: only files are read; to read an address: \
            curl -sS 'https://a.example/pets.yaml?v=1&w=2' | oasgate plan - --stdin-filename pets.yaml\n";
        assert_eq!(stderr(&output), expected, "{args:?}");
    }
}

/// What a terminal gets that standard error is; none where no terminal can be had.
#[cfg(target_os = "linux")]
fn on_a_terminal(shell: &str) -> Option<String> {
    let mut command = Command::new("script");
    command
        .args(["-qec", shell, "/dev/null"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("OASGATE_LANG");
    command.env("OASGATE", env!("CARGO_BIN_EXE_oasgate")).stdin(std::process::Stdio::null());
    let output = command.output().ok()?;
    assert!(output.status.success(), "{shell}: {}", both(&output));
    Some(stdout(&output))
}

#[cfg(target_os = "linux")]
#[test]
fn a_step_that_takes_long_is_shown_on_a_terminal() {
    let spec = "fixtures/valid/minimal.json";
    let slow = |args: &str| format!("(sleep 2; cat {spec}) | $OASGATE plan - {args} > /dev/null");
    let Some(text) = on_a_terminal(&slow("")) else { return };
    let line = "reading <stdin> \u{2026}";
    let blank = " ".repeat(line.chars().count() + 1);
    assert_eq!(text, format!("{line}\r{blank}\r"), "it is removed");
    let text = on_a_terminal(&slow("--lang zh --stdin-filename a.json")).expect("there is a terminal");
    assert!(text.starts_with("正在读取 a.json \u{2026}\r"), "{text:?}");
    for quiet in [slow("-q"), slow("2> /dev/null")] {
        assert_eq!(on_a_terminal(&quiet).expect("there is a terminal"), "", "{quiet}");
    }
    // What is printed begins on a line of its own.
    let text = on_a_terminal("(sleep 2; echo '{') | $OASGATE apply - || true").expect("there is a terminal");
    let (_, rest) = text.split_once(&format!("{blank}\r")).expect("it is removed");
    assert!(rest.contains("json-syntax") && !rest.contains("reading"), "{text:?}");
}
