//! `--root`: the files of one folder that a document refers to, and those that they refer to.

#![allow(clippy::disallowed_types, reason = "the command reads files")]

use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use oasgate::model::Map;
use oasgate::openapi::Input;
use oasgate::report::printable;
use oasgate::source::Limits;
use oasgate::{ImportOptions, Lang, external_references};

use crate::document_files::parsed;
use crate::files::{self, FileProblem};
use crate::print;

/// Why a file is not read.
enum Refusal {
    Outside,
    NoFile,
    TooMuch,
}

/// Passes the files below `root` that a document refers to, directly or through others, and returns their texts. No other
/// file is read, wherever symbolic links lead. A file that is refused is reported on standard error, and the import
/// reports the references to it.
pub(crate) fn hand_in(
    root: &Path,
    spec: &Path,
    input: &Input,
    options: &mut ImportOptions,
    lang: Lang,
) -> Result<Map<String, Vec<u8>>, FileProblem> {
    let canonical = std::fs::canonicalize(root);
    let canonical = canonical.map_err(|source| FileProblem::Read { name: files::name(root), source })?;
    // Standard input counts as a file of the folder.
    let name = if spec == Path::new("-") { name_of(&root.join("stdin")) } else { name_of(spec) };
    let limits = Limits::default();
    let Input::Document(document) = input else { return Ok(Map::new()) };
    let mut left = limits.bytes.saturating_sub(document.text().len());
    let (mut documents, mut texts) = (Map::new(), Map::new());
    let mut seen = HashSet::from([name.clone()]);
    let mut pending: VecDeque<String> = external_references(document, &name).into();
    while let Some(name) = pending.pop_front() {
        if !seen.insert(name.clone()) {
            continue;
        }
        match path_of(&name).map(|path| read(&path, &canonical, left)) {
            Some(Ok(Some(bytes))) => {
                left = left.saturating_sub(bytes.len());
                let input = parsed(&bytes, &limits);
                if let Input::Document(document) = &input {
                    pending.extend(external_references(document, &name));
                }
                documents.insert(name.clone(), input);
                texts.insert(name, bytes);
            }
            Some(Err(refusal)) => print::err(&refusal.text(&name, lang)),
            // Not a file, or a missing one: the import reports it where it is needed.
            Some(Ok(None)) | None => {}
        }
    }
    (options.document_name, options.documents) = (Some(name), documents);
    Ok(texts)
}

/// A file below the folder; none when it is not there.
fn read(path: &Path, root: &Path, left: usize) -> Result<Option<Vec<u8>>, Refusal> {
    let Ok(path) = std::fs::canonicalize(path) else { return Ok(None) };
    if !path.starts_with(root) {
        return Err(Refusal::Outside);
    }
    // A pipe would never end.
    if !path.metadata().is_ok_and(|facts| facts.is_file()) {
        return Err(Refusal::NoFile);
    }
    let Ok(file) = File::open(&path) else { return Err(Refusal::NoFile) };
    let mut bytes = Vec::new();
    let most = left as u64;
    if file.take(most.saturating_add(1)).read_to_end(&mut bytes).is_err() {
        return Err(Refusal::NoFile);
    }
    if bytes.len() > left { Err(Refusal::TooMuch) } else { Ok(Some(bytes)) }
}

/// A path as a relative name or rooted path of a URI: what separates parts of a URI is encoded.
fn name_of(path: &Path) -> String {
    let mut name = String::new();
    let text = path.display().to_string();
    for character in text.chars() {
        match character {
            '%' => name.push_str("%25"),
            '?' => name.push_str("%3F"),
            '#' => name.push_str("%23"),
            ':' if !cfg!(windows) => name.push_str("%3A"),
            '\\' if cfg!(windows) => name.push('/'),
            _ => name.push(character),
        }
    }
    // Two slashes would begin the name of a host.
    let rooted = name.trim_start_matches('/');
    if rooted.len() + 1 < name.len() { ["/", rooted].concat() } else { name }
}

/// The path that a name means; none for an address that is not a file's.
fn path_of(name: &str) -> Option<PathBuf> {
    let scheme = name.split(['/', '?']).next().unwrap_or_default().split_once(':');
    // One letter is a drive.
    let has_scheme = scheme.is_some_and(|(scheme, _)| scheme.len() > 1);
    if has_scheme || name.starts_with("//") || name.contains('?') || name.contains("%2F") {
        return None;
    }
    let path = name.replace("%3A", ":").replace("%3F", "?").replace("%23", "#").replace("%25", "%");
    Some(path.into())
}

impl Refusal {
    fn text(&self, name: &str, lang: Lang) -> String {
        let name = printable(name);
        match (self, lang) {
            (Self::Outside, Lang::En) => format!("oasgate: {name} is not read: it is outside of --root\n"),
            (Self::Outside, Lang::Zh) => format!("oasgate: 未读取 {name}：该文件不在 --root 目录内\n"),
            (Self::NoFile, Lang::En) => format!("oasgate: {name} is not a file that can be read\n"),
            (Self::NoFile, Lang::Zh) => format!("oasgate: {name} 不是可读取的文件\n"),
            (Self::TooMuch, Lang::En) => {
                format!("oasgate: {name} is not read: all documents together would be too large\n")
            }
            (Self::TooMuch, Lang::Zh) => format!("oasgate: 未读取 {name}：所有文档的总大小超过上限\n"),
        }
    }
}
