//! The README shows what the command prints, and its commands are those of the command's help.

use std::path::Path;

use super::command::{run, stdout};

const README: &str = include_str!("../README.md");

#[test]
fn the_merge_of_the_bookshop_prints_what_the_readme_shows() {
    let section = README.split("## A merge").nth(1).expect("there is one");
    let mut blocks = section.split("```");
    let (command, shown) = (blocks.nth(1).expect("a command"), blocks.nth(1).expect("its output"));
    let command = command.trim_start_matches("sh\n").replace("\\\n", " ");
    let args: Vec<&str> = command.split_whitespace().skip_while(|word| *word != "--").skip(1).collect();
    let output = run(Path::new(""), &args, "");
    assert_eq!(output.status.code(), Some(1), "{args:?}");

    let printed = stdout(&output);
    let mut rest = printed.as_str();
    let pieces: Vec<&str> = shown.trim_start_matches("text\n").split("…\n").collect();
    assert!(pieces.len() > 1, "the README leaves findings out");
    for piece in pieces.iter().map(|piece| piece.trim()) {
        let at = rest
            .find(piece)
            .unwrap_or_else(|| panic!("not printed, or not in this order:\n{piece}\n\nprinted:\n{printed}"));
        rest = &rest[at + piece.len()..];
    }
    assert_eq!(rest.trim(), "", "the README shows the end");
}

#[test]
fn every_command_is_in_the_readme() {
    let help = stdout(&run(Path::new(""), &["--help"], ""));
    let commands = help.split("Commands:\n").nth(1).expect("help lists them").lines();
    let names: Vec<&str> = commands
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(names.len() > 5, "{help}");
    for name in names {
        assert!(README.contains(&format!("oasgate {name}")), "the README lacks `oasgate {name}`");
    }
}
