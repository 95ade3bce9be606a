//! Who may import whom, and what no library code may touch. Reads the sources, so it needs no tool.

use std::path::{Path, PathBuf};

/// What each room may import from. A room is a file or folder right below `src/`, or a gateway's folder.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("subject", &[]),
    ("stable_hash", &[]),
    ("tables", &[]),
    ("text", &[]),
    ("diagnostic", &["stable_hash", "subject"]),
    ("report", &["diagnostic", "text"]),
    ("outcome", &["diagnostic"]),
    ("source", &["diagnostic", "outcome", "tables"]),
    // The model carries schemas, examples and extensions as handles into their document.
    ("model", &["diagnostic", "source", "subject", "tables"]),
    ("openapi", &["diagnostic", "model", "outcome", "source", "stable_hash", "subject", "tables"]),
    ("route", &["diagnostic", "model", "outcome", "stable_hash", "subject", "tables"]),
    ("plan", &["diagnostic", "model", "outcome", "route", "subject", "tables", "text"]),
    ("gateway", &["diagnostic", "model", "outcome", "plan", "route", "source", "subject", "tables", "text"]),
    ("catalogue", &["diagnostic", "gateway", "openapi", "plan", "route", "source"]),
];

/// Files that may import more than their room.
const EXCEPTIONS: &[(&str, &[&str])] = &[
    // The wire call, whole: it reads the document that comes with the request.
    ("gateway/aliyun/import.rs", &["openapi"]),
];

/// Parts of std that the library has no use for: same input, same output.
const FORBIDDEN: &[&str] = &["std::fs", "std::env", "std::net", "std::process", "std::time", "std::thread"];

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

/// The code without comments and without what follows the tests' attribute.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let is_tests = |line: &str| line.starts_with("#[cfg(test)]") || line.starts_with("#![cfg(test)]");
    let lines = text.lines().take_while(move |line| !is_tests(line));
    lines.map(|line| line.split("//").next().unwrap_or_default())
}

#[test]
fn rooms_import_only_what_they_may() {
    let mut wrong = Vec::new();
    for (name, text) in sources().iter().filter(|(name, _)| !name.starts_with("bin/") && name != "lib.rs") {
        let room = name.split(['/', '.']).next().unwrap_or_default();
        let allowed = MAY_IMPORT.iter().find(|(of, _)| *of == room).map_or(&[][..], |(_, allowed)| allowed);
        let exception = EXCEPTIONS.iter().find(|(of, _)| of == name).map_or(&[][..], |(_, allowed)| allowed);
        for line in code(text) {
            for import in line.split("crate::").skip(1) {
                let target = import.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').next();
                let target = target.unwrap_or_default();
                if target != room && !allowed.contains(&target) && !exception.contains(&target) {
                    wrong.push(format!("{name}: {}", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_gateway_knows_another() {
    const GATEWAYS: &[&str] = &["aliyun", "huawei", "tencent", "aws", "mcp"];
    for (name, text) in sources() {
        let Some(own) = name.strip_prefix("gateway/").and_then(|rest| rest.split_once('/')) else { continue };
        for other in GATEWAYS.iter().filter(|other| **other != own.0) {
            let import = format!("gateway::{other}");
            assert!(!code(&text).any(|line| line.contains(&import)), "{name} imports {import}");
        }
    }
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
