//! Real documents, by path: the folder that `OASGATE_CORPUS` names, with its `index.tsv`.

use std::path::PathBuf;

/// One row of the index.
pub struct Entry {
    pub path: PathBuf,
    /// Operations that an independent count found.
    pub operations: Option<usize>,
    /// `wild`, `derived`, `fixture` or `broken`.
    pub class: String,
}

/// Tests of real documents are ignored unless they are asked for, as most people have none; who asks needs the folder.
pub fn folder() -> PathBuf {
    let folder = std::env::var_os("OASGATE_CORPUS");
    PathBuf::from(folder.expect("OASGATE_CORPUS names a folder of real documents"))
}

/// What the index lists.
pub fn entries() -> Vec<Entry> {
    let folder = folder();
    let index = std::fs::read_to_string(folder.join("index.tsv")).expect("the corpus has an index.tsv");
    let entries = index.lines().skip(1).map(|line| {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap_or_default();
        let (path, _bytes, _format, _version) = (folder.join(column()), column(), column(), column());
        let (_paths, operations, _components) = (column(), column().parse().ok(), column());
        Entry { path, operations, class: column().to_owned() }
    });
    let entries: Vec<_> = entries.collect();
    assert!(entries.len() > 100, "only {} documents", entries.len());
    entries
}
