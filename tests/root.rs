//! `--root`: which files the command reads, and which it does not.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn oasgate(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_oasgate")).current_dir(folder).args(args).output().expect("it ends")
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/documents").join(name)
}

#[test]
fn the_files_of_a_folder_are_read_only_on_request() {
    let folder = fixture("pets");
    for lang in ["en", "zh"] {
        let without = oasgate(&folder, &["import", "main.yaml", "--lang", lang]);
        assert_eq!(without.status.code(), Some(1));
        insta::assert_snapshot!(format!("root-without-{lang}"), String::from_utf8(without.stdout).unwrap());
        let with = oasgate(&folder, &["import", "main.yaml", "--root", ".", "--notes", "--lang", lang]);
        assert_eq!(with.status.code(), Some(1));
        insta::assert_snapshot!(format!("root-with-{lang}"), String::from_utf8(with.stdout).unwrap());
    }
    let with =
        oasgate(&fixture(""), &["import", "pets-v2/main.yaml", "--root", "pets-v2", "--format", "json"]);
    assert_eq!(with.status.code(), Some(0), "{}", String::from_utf8_lossy(&with.stdout));
    let no_folder = oasgate(&folder, &["import", "main.yaml", "--root", "no/such"]);
    assert_eq!(no_folder.status.code(), Some(2));
}

#[test]
fn the_document_of_a_request_has_files_too() {
    use base64::Engine as _;

    let folder = fixture("pets-v2");
    let definition = std::fs::read(folder.join("main.yaml")).unwrap();
    let content = base64::engine::general_purpose::STANDARD.encode(definition);
    let file = std::env::temp_dir().join(format!("oasgate-root-request-{}.json", std::process::id()));
    let dry_run = |request: Value, extra: &[&str]| {
        std::fs::write(&file, request.to_string()).unwrap();
        let output = oasgate(&folder, &[&["dry-run", file.to_str().unwrap()], extra].concat());
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let rows = answer["data"]["dryRunInfo"]["failureOperations"].as_array().map_or(0, Vec::len);
        (output.status.code(), rows)
    };
    let elsewhere = serde_json::json!({ "specFileUrl": "https://example.com/main.yaml", "dryRun": true });
    let inside = serde_json::json!({ "specContentBase64": content, "dryRun": true });
    let (status, rows) = dry_run(elsewhere.clone(), &["--spec", "main.yaml"]);
    assert!(status == Some(1) && rows > 0, "{rows} operations need files that nobody handed in");
    assert_eq!(dry_run(inside.clone(), &[]), (status, rows));
    assert_eq!(dry_run(elsewhere, &["--spec", "main.yaml", "--root", "."]), (Some(0), 0));
    assert_eq!(dry_run(inside, &["--root", "."]), (Some(0), 0));
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn nothing_outside_of_the_folder_is_read() {
    let folder = std::env::temp_dir().join(format!("oasgate-root-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("api")).unwrap();
    let document = |target: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{/a: {{get: {{operationId: a, responses: {{'200': {{$ref: '{target}'}}}}}}}}}}\n"
        )
    };
    std::fs::write(folder.join("secret.yaml"), "description: secret").unwrap();
    std::fs::write(folder.join("api/a#b c.yaml"), "description: fine").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.yaml", folder.join("api/link.yaml")).unwrap();
    // Whether a file outside exists does not show.
    let targets = [
        "../secret.yaml",
        "../no-secret.yaml",
        "../no/../secret/x.yaml",
        "link.yaml",
        "./x/../../secret.yaml",
        "no.yaml",
        "no/no.yaml",
        "file:secret.yaml",
        ".",
    ];
    for target in targets {
        std::fs::write(folder.join("api/main.yaml"), document(target)).unwrap();
        let output = oasgate(&folder, &["import", "api/main.yaml", "--root", "api", "--format", "json"]);
        assert_eq!(output.status.code(), Some(1), "{target}");
        let object: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(object["diagnostics"][0]["code"], "reference-external", "{target}: {object}");
        let said = String::from_utf8(output.stderr).unwrap();
        let is_refused = said.contains("outside of --root");
        let is_outside =
            target.contains("secret") && !target.contains(':') || target == "link.yaml" && cfg!(unix);
        assert_eq!(is_refused, is_outside, "{target}: {said}");
    }
    std::fs::write(folder.join("api/main.yaml"), document("a%23b%20c.yaml")).unwrap();
    let output = oasgate(&folder, &["import", "api/main.yaml", "--root", "api"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn many_refusals_are_counted_and_one_file_is_read_once() {
    let folder = std::env::temp_dir().join(format!("oasgate-root-many-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let document = |targets: &[String]| {
        let path = |(at, target): (usize, &String)| {
            format!("  /a{at}: {{get: {{operationId: a{at}, responses: {{'200': {{$ref: '{target}'}}}}}}}}\n")
        };
        let paths: String = targets.iter().enumerate().map(path).collect();
        format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}")
    };
    let run = |targets: &[String]| {
        std::fs::write(folder.join("main.yaml"), document(targets)).unwrap();
        let output = oasgate(&folder, &["import", "main.yaml", "--root", ".", "--limit", "bytes=100000"]);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (status, said) = run(&(0..1000).map(|at| format!("../no{at}.yaml")).collect::<Vec<_>>());
    assert_eq!((status, said.lines().count()), (Some(1), 21), "{said}");
    assert!(said.ends_with("oasgate: 980 more files are not read\n"), "{said}");
    // Read for each name, it would have more bytes than all may have together.
    std::fs::write(folder.join("large.yaml"), format!("description: {}\n", "x".repeat(40_000))).unwrap();
    let names = ["large.yaml", "./large.yaml", "./././large.yaml", "../NAME/large.yaml"];
    let own = folder.file_name().unwrap().to_str().unwrap();
    let (status, said) = run(&names.map(|name| name.replace("NAME", own)));
    assert_eq!((status, said.as_str()), (Some(0), ""));
    std::fs::remove_dir_all(folder).unwrap();
}
