//! Real documents, by path: the folder that `OASGATE_CORPUS` names, with its `index.tsv`.

use std::path::{Path, PathBuf};

/// One row of the index.
pub struct Entry {
    pub path: PathBuf,
    /// Operations that an independent count found.
    pub operations: Option<usize>,
    /// `wild`, `derived`, `fixture` or `broken`.
    pub class: String,
}

/// The corpus; says why and answers nothing where there is none.
pub fn entries() -> Option<Vec<Entry>> {
    let Some(folder) = std::env::var_os("OASGATE_CORPUS") else {
        eprintln!("skipped: OASGATE_CORPUS names no folder of real documents");
        return None;
    };
    let folder = Path::new(&folder);
    let index = std::fs::read_to_string(folder.join("index.tsv")).expect("the corpus has an index.tsv");
    let entries = index.lines().skip(1).map(|line| {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap_or_default();
        let (path, _bytes, _format, _version) = (folder.join(column()), column(), column(), column());
        let (_paths, operations, _components) = (column(), column().parse().ok(), column());
        Entry { path, operations, class: column().to_owned() }
    });
    Some(entries.collect())
}
