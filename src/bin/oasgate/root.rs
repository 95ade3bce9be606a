//! `--root`: the files of one folder that a document refers to, and those that they refer to.

#![allow(clippy::disallowed_types, reason = "the command reads files")]

use std::collections::{HashMap, HashSet, VecDeque};
use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use oasgate::model::Map;
use oasgate::openapi::Input;
use oasgate::report::printable;
use oasgate::source::Limits;
use oasgate::{ImportOptions, Lang, external_references};

use crate::document_files::parsed;
use crate::files::{self, FileProblem};
use crate::{globals, print};

/// Why a file is not read.
enum Refusal {
    Outside,
    NoFile,
    TooMuch,
}

/// A file, and its text.
type Read = (Input, Rc<[u8]>);

/// How many names are asked for, and how many refusals are reported.
const MOST_NAMES: usize = 10_000;
const MOST_REFUSALS: usize = 20;

/// Passes the files below `root` that a document refers to, directly or through others, and returns their texts. No other
/// file is read, wherever symbolic links lead. A file that is refused is reported on standard error, and the import
/// reports the references to it.
pub(crate) fn hand_in(
    root: &Path,
    spec: &Path,
    input: &Input,
    options: &mut ImportOptions,
    lang: Lang,
) -> Result<Map<String, Rc<[u8]>>, FileProblem> {
    let canonical = std::fs::canonicalize(root);
    let canonical = canonical.map_err(|source| FileProblem::Read { name: files::name(root), source })?;
    let name = match globals::stdin_filename() {
        _ if spec != Path::new("-") => name_of(spec),
        Some(name) => name_of(Path::new(name)),
        // Standard input counts as a file of the folder.
        None => name_of(&root.join("stdin")),
    };
    let Input::Document(document) = input else { return Ok(Map::new()) };
    let left = options.limits.bytes.saturating_sub(document.text().len());
    let mut folder = Folder { root: canonical, left, limits: options.limits.clone(), known: HashMap::new() };
    let (mut documents, mut texts) = (Map::new(), Map::new());
    let mut seen = HashSet::from([name.clone()]);
    let mut refusals = 0;
    let mut pending: VecDeque<String> = external_references(document, &name).into();
    while let Some(name) = pending.pop_front() {
        if seen.len() > MOST_NAMES || !seen.insert(name.clone()) {
            continue;
        }
        match path_of(&name).map(|path| folder.read(&path)) {
            Some(Ok(Some((input, text)))) => {
                if let Input::Document(document) = &input {
                    pending.extend(external_references(document, &name));
                }
                documents.insert(name.clone(), input);
                texts.insert(name, text);
            }
            Some(Err(refusal)) => {
                refusals += 1;
                if refusals <= MOST_REFUSALS {
                    print::err(&refusal.text(&name, lang));
                }
            }
            // Not a file, or a missing one: the import reports it where it is needed.
            Some(Ok(None)) | None => {}
        }
    }
    print::err(&more(refusals.saturating_sub(MOST_REFUSALS), lang));
    (options.document_name, options.documents) = (Some(name), documents);
    Ok(texts)
}

/// How many more files were refused.
fn more(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::En) => format!("oasgate: {count} more files are not read\n"),
        (_, Lang::Zh) => format!("oasgate: 另有 {count} 个文件未读取\n"),
    }
}

/// The folder whose files may be read.
struct Folder {
    root: PathBuf,
    /// How many more bytes may be read.
    left: usize,
    limits: Limits,
    /// The files that were read, by their canonical paths: a file may have many names.
    known: HashMap<PathBuf, Read>,
}

impl Folder {
    /// A file of the folder; none when it is not there.
    fn read(&mut self, path: &Path) -> Result<Option<Read>, Refusal> {
        let Ok(path) = std::fs::canonicalize(path) else {
            // Whether there is such a file outside is nobody's business.
            return if self.would_have(path) { Ok(None) } else { Err(Refusal::Outside) };
        };
        if !path.starts_with(&self.root) {
            return Err(Refusal::Outside);
        }
        if let Some(known) = self.known.get(&path) {
            return Ok(Some(known.clone()));
        }
        let text = self.text(&path)?;
        self.left = self.left.saturating_sub(text.len());
        let read = (parsed(&text, &self.limits), Rc::from(text));
        self.known.insert(path, read.clone());
        Ok(Some(read))
    }

    /// Whether a path that does not exist would be in the folder.
    fn would_have(&self, path: &Path) -> bool {
        let is_up = |part: Component<'_>| matches!(part, Component::ParentDir);
        let existing = path.ancestors().skip(1).find_map(|above| {
            let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
            Some((std::fs::canonicalize(above).ok()?, above))
        });
        existing.is_some_and(|(canonical, above)| {
            let rest = path.strip_prefix(above).unwrap_or(path);
            canonical.starts_with(&self.root) && !rest.components().any(is_up)
        })
    }

    fn text(&self, path: &Path) -> Result<Vec<u8>, Refusal> {
        // A pipe would never end.
        if !path.metadata().is_ok_and(|facts| facts.is_file()) {
            return Err(Refusal::NoFile);
        }
        let Ok(file) = File::open(path) else { return Err(Refusal::NoFile) };
        let mut bytes = Vec::new();
        let most = self.left as u64;
        if file.take(most.saturating_add(1)).read_to_end(&mut bytes).is_err() {
            return Err(Refusal::NoFile);
        }
        if bytes.len() > self.left { Err(Refusal::TooMuch) } else { Ok(bytes) }
    }
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
