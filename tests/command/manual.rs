//! Completions, in a real shell where there is one, and the pages of the manual.

use std::process::{Command, Output, Stdio};

use super::{Folder, both, oasgate, stdout};

/// What a shell program answers to this input; none where there is no such program.
fn piped(program: &str, args: &[&str], input: &[u8]) -> Option<Output> {
    use std::io::Write as _;

    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().ok()?;
    child.stdin.take().expect("it has an input").write_all(input).expect("it reads");
    Some(child.wait_with_output().expect("it ends"))
}

/// The words that bash offers for the last of these.
fn offered(script: &str, words: &[&str]) -> Option<Vec<String>> {
    let last = words.len() - 1;
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let (current, previous) = (quoted[last].as_str(), quoted[last - 1].as_str());
    let call = format!(
        "{script}\nCOMP_WORDS=({}); COMP_CWORD={last}; _oasgate oasgate {current} {previous}; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        quoted.join(" ")
    );
    let output = piped("bash", &["--norc", "-s"], call.as_bytes())?;
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "the script is fine");
    Some(stdout(&output).split_whitespace().map(str::to_owned).collect())
}

#[test]
fn bash_completes_commands_options_and_values() {
    let script = stdout(&oasgate(&["completions", "bash"], ""));
    for (words, expected) in [
        (&["oasgate", "pl"][..], &["plan"][..]),
        (&["oasgate", "plan", "--form"], &["--format"]),
        (&["oasgate", "plan", "--format", "ma"], &["markdown"]),
        (&["oasgate", "aliyun", "ca"], &["calls"]),
        (&["oasgate", "routes", "--strategy", "spec-"], &["spec-only", "spec-first"]),
    ] {
        let Some(offered) = offered(&script, words) else { return };
        assert_eq!(offered, expected, "{words:?}");
    }
}

#[test]
fn each_shell_has_a_script() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = oasgate(&["completions", shell], "");
        assert_eq!(output.status.code(), Some(0), "{shell}");
        let script = stdout(&output);
        for word in ["conflicts", "strict-references", "stdin-filename"] {
            assert!(script.contains(word), "{shell} lacks {word}");
        }
    }
    let output = oasgate(&["completions", "tcsh"], "");
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains("[possible values: bash, elvish, fish, powershell, zsh]"), "{message}");
}

#[test]
fn each_command_has_a_page() {
    for (args, title, section) in [
        (&[][..], ".TH oasgate 1", "oasgate\\-plan(1)"),
        (&["plan"], ".TH oasgate-plan 1", "\\-\\-stdin\\-filename"),
        (&["import"], ".TH oasgate-plan 1", "\\-\\-exit\\-code"),
        (&["aliyun", "calls"], ".TH oasgate-aliyun-calls 1", "environmentId"),
        (&["config"], ".TH oasgate-config 1", "oasgate.toml"),
        (&["man"], ".TH oasgate-man 1", "man \\-l"),
    ] {
        let output = oasgate(&[&["man"], args].concat(), "");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        let page = stdout(&output);
        assert!(page.contains(title) && page.contains(section), "{args:?}: {page}");
        assert!(page.contains(".SH \"EXIT STATUS\"") && !page.contains(".SH EXTRA"), "{args:?}: {page}");
        if let Some(checked) = piped("groff", &["-Kutf8", "-man", "-ww", "-Tutf8"], page.as_bytes()) {
            let text = String::from_utf8_lossy(&checked.stdout).into_owned();
            assert_eq!(String::from_utf8_lossy(&checked.stderr), "", "{args:?}");
            assert!(text.contains("it was printed") || text.contains("nothing counts"), "{args:?}: {text}");
        }
    }
    for (lang, message) in [("en", "no command is called `aliyun fly`"), ("zh", "没有命令 `aliyun fly`")]
    {
        let output = oasgate(&["man", "aliyun", "fly", "--lang", lang], "");
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
        assert!(both(&output).contains(message), "{}", both(&output));
    }
}

#[test]
fn scripts_and_pages_do_not_depend_on_a_project() {
    let folder = Folder::new("broken-project", &[("oasgate.toml", "lang = ")]);
    for args in [&["completions", "bash"][..], &["man"]] {
        let output = folder.oasgate(args);
        assert_eq!(output.status.code(), Some(0), "{}", both(&output));
        assert_eq!(output, oasgate(args, ""));
    }
}
