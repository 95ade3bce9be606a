//! The documents in folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::files::{self, FileProblem};
use crate::kind::Kind;

/// Folders without documents of anybody's own. Hidden ones are not read either.
const SKIPPED: [&str; 2] = ["node_modules", "target"];

/// The documents that arguments name.
#[derive(Default)]
pub(crate) struct Documents {
    /// In the order of the arguments; those of a folder in the order of their paths, each once.
    pub paths: Vec<PathBuf>,
    /// How many JSON and YAML files of the folders are something else.
    pub passed_over: usize,
}

impl Documents {
    /// Takes each file that is named, and walks each folder for JSON and YAML files that are documents. Of a file in a folder
    /// at most so many bytes are looked at. What a folder has that cannot be read is taken: reading it says why.
    pub(crate) fn of(named: &[PathBuf], most: usize) -> Result<Self, FileProblem> {
        let mut documents = Self::default();
        let mut seen = BTreeSet::new();
        for path in named {
            if !path.is_dir() {
                documents.paths.extend(seen.insert(path.clone()).then(|| path.clone()));
                continue;
            }
            let mut files = Vec::new();
            walk(path, &mut files)?;
            files.sort();
            for file in files.into_iter().filter(|file| seen.insert(file.clone())) {
                if files::beginning(&file, most).is_ok_and(|text| !Kind::is_document(&text)) {
                    documents.passed_over += 1;
                } else {
                    documents.paths.push(file);
                }
            }
        }
        Ok(documents)
    }
}

/// Adds the JSON and YAML files below a folder. Symbolic links to folders are not followed.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), FileProblem> {
    let mut pending = vec![folder.to_owned()];
    while let Some(folder) = pending.pop() {
        let unreadable = |source| FileProblem::Read { name: files::name(&folder), source };
        for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let (name, path) = (entry.file_name(), entry.path());
            let name = name.to_string_lossy();
            if name.starts_with('.') || SKIPPED.contains(&&*name) {
                continue;
            }
            if entry.file_type().map_err(unreadable)?.is_dir() {
                pending.push(path);
            } else if is_candidate(&path) && path.is_file() {
                files.push(path);
            }
        }
    }
    Ok(())
}

fn is_candidate(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    extension.is_some_and(|extension| ["json", "yaml", "yml"].contains(&&*extension))
}
