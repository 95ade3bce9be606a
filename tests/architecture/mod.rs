//! Who may import whom, which words belong where, and what no library code may touch. Reads the sources, so it needs no
//! tool.

mod circles;
mod paths;
mod rooms;
mod setters;
mod vocabulary;

use std::path::{Path, PathBuf};

/// Parts of std that the library has no use for: same input, same output.
const FORBIDDEN: &[&str] = &["std::fs", "std::env", "std::net", "std::process", "std::time", "std::thread"];

/// The files below `src/`, by their names there.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("src is there") {
            let path: PathBuf = entry.expect("src can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).expect("it is below src").display().to_string();
                let text = std::fs::read_to_string(&path).expect("sources are text");
                sources.push((name.replace('\\', "/"), text));
            }
        }
    }
    sources.sort();
    assert!(sources.len() > 50, "only {} sources", sources.len());
    sources
}

/// The lines before the tests' attribute, comments included.
fn untested(text: &str) -> impl Iterator<Item = &str> {
    let is_tests = |line: &str| line.starts_with("#[cfg(test)]") || line.starts_with("#![cfg(test)]");
    text.lines().take_while(move |line| !is_tests(line))
}

/// Those lines without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    untested(text).map(|line| line.split("//").next().unwrap_or_default())
}

/// The room that a file is in: the file or folder right below `src/`.
fn room(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap_or_default()
}

/// The words of a text: letters, digits and underscores.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_ascii_alphanumeric() && character != '_')
        .filter(|word| !word.is_empty())
}

#[test]
fn the_library_does_no_input_or_output() {
    for (name, text) in sources().iter().filter(|(name, _)| !name.starts_with("bin/")) {
        for line in code(text) {
            let found = FORBIDDEN.iter().find(|forbidden| line.contains(**forbidden));
            assert!(found.is_none(), "{name}: {}", line.trim());
        }
    }
}
