//! What looks like a credential in a document is in no rendering, unless it is asked for.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

const DOCUMENT: &str = r#"openapi: 3.0.3
info: {title: Vault, version: "1"}
paths:
  /keys:
    get:
      operationId: listKeys
      parameters:
      - name: api_key
        in: query
        schema: {type: string, enum: [x], default: "hunter2-in-default"}
      - name: id
        in: query
        schema: {type: integer, default: "ghp_0123456789abcdefghijABCDEFGHIJ012345"}
      responses:
        "200":
          description: d
          content:
            application/json:
              schema: {type: object, properties: {password: {type: integer, example: "hunter2-in-example"}}}
"#;

const SECRETS: [&str; 3] =
    ["hunter2-in-default", "ghp_0123456789abcdefghijABCDEFGHIJ012345", "hunter2-in-example"];

/// A folder with the document and an empty one, written once: the tests run at the same time.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("secrets");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("vault.yaml"), DOCUMENT).unwrap();
    let empty = "openapi: 3.0.3\ninfo: {title: Vault, version: '0'}\npaths: {}\n";
    std::fs::write(folder.join("empty.yaml"), empty).unwrap();
    folder
});

fn printed(arguments: &[&str]) -> String {
    let ran =
        Command::new(env!("CARGO_BIN_EXE_oasgate")).args(arguments).current_dir(&*FOLDER).output().unwrap();
    [ran.stdout, ran.stderr].map(|text| String::from_utf8(text).unwrap()).concat()
}

#[test]
fn a_plan_shows_no_credentials_in_any_format() {
    for format in ["text", "json", "markdown", "html", "sarif", "github", "gitlab", "junit"] {
        let arguments = [
            "plan",
            "vault.yaml",
            "--format",
            format,
            "--full",
            "--show",
            "all",
            "--all",
            "--notes",
            "--existing",
            "empty.yaml",
            "--strategy",
            "spec-only",
        ];
        let shown = printed(&arguments);
        assert!(shown.len() > 40, "{format}: {shown}");
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{format} shows {secret}:\n{shown}");
        }
    }
    let shown = printed(&["plan", "vault.yaml", "--notes", "--all", "--show-secrets"]);
    for secret in SECRETS {
        assert!(shown.contains(secret), "{secret} is not shown:\n{shown}");
    }
}

#[test]
fn findings_of_other_commands_show_no_credentials() {
    for arguments in [
        &["apply", "vault.yaml", "--notes", "-o", "vault.json"][..],
        &["routes", "vault.yaml", "--format", "json"],
        &["routes", "vault.yaml", "--notes"],
        &["conflicts", "vault.yaml", "--notes", "--format", "json"],
        &["conflicts", "vault.yaml", "--notes"],
    ] {
        let shown = printed(arguments);
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{arguments:?} shows {secret}:\n{shown}");
        }
    }
}

#[test]
fn the_mark_stays_below_what_it_is_about() {
    let shown = printed(&["plan", "vault.yaml", "--notes", "--all"]);
    let lines: Vec<&str> = shown.lines().collect();
    let at = lines.iter().position(|line| line.contains("enum: [x], default: \"••••••\"")).unwrap();
    let column = |line: &str, what: char| line.chars().position(|one| one == what).unwrap();
    let carets = lines[at + 1];
    assert_eq!(column(carets, '^'), column(lines[at], '•') - 1, "{shown}");
    assert_eq!(carets.matches('^').count(), "\"••••••\"".chars().count(), "{shown}");
}
