//! Reading and writing files; `-` is standard input.

use std::io::Read as _;
use std::path::Path;

use oasgate::{Existing, ExistingOptions, Outcome};
use serde::de::DeserializeOwned;

/// What went wrong with a file, for a person.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileProblem {
    #[error("cannot read {name}: {source}")]
    Read { name: String, source: std::io::Error },
    #[error("cannot write {name}: {source}")]
    Write { name: String, source: std::io::Error },
    #[error("{name} is not what it should be: {source}")]
    Content { name: String, source: serde_json::Error },
}

/// What a reader of messages knows standard input by.
pub(crate) const STDIN: &str = "<stdin>";

/// What a reader of messages knows the file by.
pub(crate) fn name(path: &Path) -> String {
    if path == Path::new("-") { STDIN.to_owned() } else { path.display().to_string() }
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, FileProblem> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    bytes.map_err(|source| FileProblem::Read { name: name(path), source })
}

/// Reads a JSON file into a type; the default where there is no file.
pub(crate) fn read_json<T: DeserializeOwned + Default>(path: Option<&Path>) -> Result<T, FileProblem> {
    let Some(path) = path else { return Ok(T::default()) };
    serde_json::from_slice(&read(path)?).map_err(|source| FileProblem::Content { name: name(path), source })
}

/// The member of what exists that has the rest of the gateway. `oasgate calls` reads it; the file is one for all commands.
pub(crate) const GATEWAY: &str = "gateway";

/// The name of a file, and its text.
type Named = (String, Vec<u8>);

/// Reads an existing API; the default where there is no file. Gives its name and text too, for excerpts.
pub(crate) fn read_existing(path: Option<&Path>) -> Result<(Outcome<Existing>, Option<Named>), FileProblem> {
    let Some(path) = path else {
        let new = Outcome { value: Some(Existing::default()), diagnostics: Vec::new() };
        return Ok((new, None));
    };
    let mut options = ExistingOptions::default();
    options.document_name = Some(name(path));
    options.own_members = vec![GATEWAY.to_owned()];
    let text = read(path)?;
    Ok((oasgate::read_existing(text.as_slice(), &options), Some((name(path), text))))
}

pub(crate) fn write(path: &Path, text: &str) -> Result<(), FileProblem> {
    std::fs::write(path, text).map_err(|source| FileProblem::Write { name: name(path), source })
}
