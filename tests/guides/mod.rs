//! The guides in `docs` are followed as a reader follows them: each `console` block is run, and prints what it shows.
//!
//! A line that begins with `$ ` is a command of bash, with the lines that it continues in: those after a `\`, and those of a here
//! document that ends with `END`. What is below it is what it prints, standard error included. `…` on a line of its own is any
//! number of lines, at the end of a line any rest of it. The blocks of a guide are one session, in an empty folder
//! in which `fixtures` and `docs` are those of the repository. Blocks of `sh` need a network, and are not run.

mod workflows;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");
const LIBRARY: &str = include_str!("../../src/lib.rs");

/// What a block of a guide may be. `rust` blocks are compiled where `src/lib.rs` includes the guide.
const LANGUAGES: [&str; 4] = ["console", "sh", "rust", "toml"];

/// Bash prints it after each command, as `\036`.
const BETWEEN: char = '\u{1e}';

/// The search path, with the command in front.
fn path() -> String {
    let built = Path::new(env!("CARGO_BIN_EXE_oasgate")).parent().expect("it is in a folder");
    format!("{}:{}", built.display(), std::env::var("PATH").expect("there is one"))
}

struct Guide {
    path: PathBuf,
    text: String,
}

/// A command, and what the guide says that it prints.
struct Step {
    line: usize,
    command: String,
    shown: Vec<String>,
}

/// All guides, and the Chinese README; `rules.md` is made from the catalogue.
fn guides() -> Vec<Guide> {
    let repository = Path::new(REPOSITORY);
    let listed = fs::read_dir(repository.join("docs")).expect("there are guides");
    let mut paths: Vec<PathBuf> = listed.map(|entry| entry.expect("it can be read").path()).collect();
    paths.push(repository.join("README.zh.md"));
    paths.retain(|path| path.extension().is_some_and(|it| it == "md") && !path.ends_with("rules.md"));
    paths.sort();
    let read = |path: PathBuf| Guide { text: fs::read_to_string(&path).expect("it is text"), path };
    paths.into_iter().map(read).collect()
}

impl Guide {
    fn name(&self) -> String {
        self.path.strip_prefix(REPOSITORY).expect("it is inside").display().to_string()
    }

    /// The fenced blocks: the line of the fence, the language, and the lines.
    fn blocks(&self) -> Vec<(usize, &str, Vec<&str>)> {
        let mut blocks = Vec::new();
        let mut lines = self.text.lines().enumerate();
        while let Some((at, line)) = lines.next() {
            if let Some(language) = line.trim_start().strip_prefix("```") {
                let inside = lines.by_ref().map(|(_, line)| line).take_while(|line| line.trim() != "```");
                blocks.push((at + 1, language, inside.collect()));
            }
        }
        blocks
    }

    fn steps(&self) -> Vec<Step> {
        let blocks = self.blocks();
        let consoles = blocks.iter().filter(|(_, language, _)| *language == "console");
        consoles.flat_map(|(at, _, lines)| steps(at + 1, lines)).collect()
    }

    /// What each of the commands prints, in one session.
    fn run(&self, steps: &[Step]) -> Vec<String> {
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("guides").join(self.name().replace('/', "-"));
        _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        let mut script = format!("exec 2>&1\nln -s '{REPOSITORY}/fixtures' '{REPOSITORY}/docs' .\n");
        for step in steps {
            // The next command may ask for the status of this one.
            script.extend([&step.command, "\nstatus=$?; printf '\\036'; (exit $status)\n"]);
        }
        let output = Command::new("bash")
            .args(["-c", &script])
            .current_dir(&folder)
            .env_clear()
            .envs([("PATH", path().as_str()), ("LC_ALL", "C.UTF-8")])
            // Nothing is installed outside of the folder.
            .env("HOME", &folder)
            .stdin(Stdio::null())
            .output()
            .expect("there is bash");
        let printed = String::from_utf8(output.stdout).expect("it prints text");
        let mut printed: Vec<String> = printed.split(BETWEEN).map(str::to_owned).collect();
        assert_eq!(
            printed.pop().as_deref(),
            Some(""),
            "{}: the session ends before its last command",
            self.name()
        );
        printed
    }
}

fn steps(first: usize, lines: &[&str]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut continues = false;
    for (at, line) in lines.iter().enumerate() {
        if let Some(command) = line.strip_prefix("$ ").filter(|_| !continues) {
            steps.push(Step { line: first + at, command: command.to_owned(), shown: Vec::new() });
        } else {
            let step = steps
                .last_mut()
                .unwrap_or_else(|| panic!("line {}: a block begins with a command", first + at));
            if continues {
                step.command.extend(["\n", line]);
            } else {
                step.shown.push((*line).to_owned());
            }
        }
        let command = &steps.last().expect("there is one by now").command;
        continues = command.ends_with('\\') || command.contains("<<'END'") && !command.ends_with("\nEND");
    }
    steps
}

/// Whether that may be what was printed.
fn fits(shown: &[String], printed: &[&str]) -> bool {
    let Some((line, shown)) = shown.split_first() else { return printed.is_empty() };
    if line == "…" {
        return (0..=printed.len()).any(|skipped| fits(shown, &printed[skipped..]));
    }
    let Some((first, printed)) = printed.split_first() else { return false };
    let same = match line.strip_suffix('…') {
        Some(beginning) => first.starts_with(beginning),
        None => first.trim_end() == line.trim_end(),
    };
    same && fits(shown, printed)
}

#[test]
fn each_command_of_a_guide_prints_what_the_guide_shows() {
    let mut wrong = Vec::new();
    for guide in guides() {
        let steps = guide.steps();
        for (step, printed) in steps.iter().zip(guide.run(&steps)) {
            let lines: Vec<&str> = printed.trim_end().lines().collect();
            if !fits(&step.shown, &lines) {
                let Step { line, command, .. } = step;
                wrong.push(format!("{}:{line}\n$ {command}\n{printed}", guide.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "these commands print something else:\n\n{}", wrong.join("\n"));
}

#[test]
fn guides_show_enough_to_be_wrong() {
    let guides = guides();
    for guide in guides.iter().filter(|guide| !guide.path.ends_with("docs/README.md")) {
        let steps = guide.steps();
        let is_compiled = guide.blocks().iter().any(|(_, language, _)| *language == "rust");
        assert!(!steps.is_empty() || is_compiled, "{} runs nothing", guide.name());
        assert!(
            !is_compiled || LIBRARY.contains(&guide.name()),
            "{} is not included in src/lib.rs",
            guide.name()
        );
        for Step { line, shown, .. } in steps {
            assert!(shown != ["…"], "{}:{line}: any output fits", guide.name());
        }
        for (line, language, lines) in guide.blocks() {
            assert!(LANGUAGES.contains(&language), "{}:{line}: a block of `{language}`", guide.name());
            let fetches = |line: &&str| {
                ["cargo install", "git clone", "pip install", "npm "].iter().any(|it| line.contains(it))
            };
            let may_wait = language != "sh" || lines.iter().any(fetches);
            assert!(may_wait, "{}:{line}: needs no network, so it is `console`", guide.name());
        }
    }
}

#[test]
fn the_list_of_guides_has_all_of_them_and_links_lead_somewhere() {
    let guides = guides();
    let list = guides.iter().find(|guide| guide.path.ends_with("docs/README.md")).expect("there is a list");
    for guide in &guides {
        let name = guide.path.file_name().expect("it has a name").display().to_string();
        assert!(
            name.starts_with("README") || list.text.contains(&format!("({name})")),
            "{name} is not listed"
        );
        for link in guide.text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            let target = guide.path.with_file_name(link);
            assert!(
                link.starts_with("https://") || link.is_empty() || target.exists(),
                "{}: {link}",
                guide.name()
            );
        }
    }
}

#[test]
fn a_guide_that_drifts_does_not_fit() {
    let block =
        ["$ one \\", "  two", "first…", "…", "last", "$ cat <<'END'", "$ no command", "END", "$ no command"];
    let steps = steps(1, &block);
    let commands: Vec<&str> = steps.iter().map(|step| step.command.as_str()).collect();
    assert_eq!(commands, ["one \\\n  two", "cat <<'END'\n$ no command\nEND", "no command"]);
    let shown = &steps[0].shown;
    assert!(fits(shown, &["first line", "last"]) && fits(shown, &["first", "last", "of", "all", "last"]));
    for drifted in
        [&["first", "last", "more"][..], &["a first", "last"], &["first"], &["first", "the last"], &[]]
    {
        assert!(!fits(shown, drifted), "{drifted:?}");
    }
}
