//! The folders of `fixtures/rules/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use oasgate::catalogue;
use oasgate::model::Map;

use crate::catalogue::situation::{PARTS, Situation};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rules")
}

pub(crate) fn has_fixture(code: &str) -> bool {
    folder().join(code).is_dir()
}

/// The names in a folder, in their order; none where there is no folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The situations of a rule's folder, YAML first: one for each input, or one of the other parts where there is no input.
pub(super) fn situations(code: &str) -> Vec<(String, Situation)> {
    let folder = folder().join(code);
    let (mut shared, mut inputs) = (Situation::default(), Vec::new());
    for name in names(&folder) {
        let path = folder.join(&name);
        let text = || fs::read_to_string(&path).unwrap();
        let part = PARTS.into_iter().find(|part| name == format!("{}.json", part.replace(' ', "-")));
        match (name.as_str(), part) {
            (_, Some(part)) => _ = shared.parts.insert(part, text()),
            ("existing.yaml", _) => _ = shared.parts.insert("existing", text()),
            ("strategy", _) => shared.strategy = Some(text().trim().parse().unwrap()),
            ("documents", _) => shared.documents = documents(&path),
            _ if name.starts_with("input.") => inputs.push((name, fs::read(path).unwrap())),
            _ => panic!("fixtures/rules/{code}/{name} is not a part of a situation"),
        }
    }
    inputs.sort_by(|(a, _), (b, _)| b.cmp(a));
    if inputs.is_empty() && has_fixture(code) {
        return vec![("fixture".to_owned(), shared)];
    }
    let with = |document| Situation { document: Some(document), ..shared.clone() };
    inputs.into_iter().map(|(name, document)| (name, with(document))).collect()
}

/// The files of the folder `documents`.
fn documents(folder: &Path) -> Map<String, Vec<u8>> {
    names(folder).into_iter().map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

/// That a rule without a folder has an example which shows it is held by `tests/catalogue`.
#[test]
fn every_folder_is_of_a_rule() {
    let known: BTreeSet<_> = catalogue().map(|rule| rule.code.to_owned()).collect();
    let folders = names(&folder());
    assert!(!folders.is_empty());
    let strangers: Vec<_> = folders.into_iter().filter(|code| !known.contains(code)).collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}
