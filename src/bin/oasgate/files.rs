//! Reading and writing files; `-` is standard input.

#![allow(clippy::disallowed_types, reason = "the command reads files")]

use std::io::Read as _;
use std::path::Path;

use oasgate::Lang;
use serde::de::DeserializeOwned;

use crate::json_faults::{self, JsonFault};
use crate::kind::Kind;
use crate::{globals, url};

/// What went wrong with a file.
#[derive(Debug)]
pub(crate) enum FileProblem {
    Read {
        name: String,
        source: std::io::Error,
    },
    Write {
        name: String,
        source: std::io::Error,
    },
    /// A file has more bytes than are read.
    TooLarge {
        name: String,
        most: usize,
    },
    /// The faults of a JSON file, at least one.
    Json {
        name: String,
        faults: Vec<JsonFault>,
    },
    /// It looks like another command's input.
    Mistaken {
        name: String,
        found: Kind,
        wanted: Kind,
    },
    /// A document is given as the existing API, but it cannot be imported.
    NothingExists {
        name: String,
    },
    /// An address in place of a file.
    Url {
        url: String,
    },
    /// The file of --output is one that is read.
    ReadAndWritten {
        name: String,
    },
    /// An argument is for one document, and there are several.
    OneDocument(&'static str),
    /// An argument is about a baseline, and there is none.
    NoBaseline(&'static str),
    /// The file of --baseline is not there.
    NoBaselineFile {
        name: String,
    },
    /// A folder has none.
    NoDocuments {
        names: Vec<String>,
    },
    /// An argument says nothing for what is converted to.
    UnusedArgument(&'static str),
    /// The APIs that a file has records of, none of which alone is meant.
    WhichApi {
        name: String,
        wanted: Option<String>,
        known: Vec<String>,
    },
}

impl FileProblem {
    /// A file that was to have a baseline. One that is not there yet may be meant to be new.
    pub(crate) fn of_baseline(self) -> Self {
        match self {
            Self::Read { name, source } if source.kind() == std::io::ErrorKind::NotFound => {
                Self::NoBaselineFile { name }
            }
            other => other,
        }
    }

    /// Standard output cannot be written.
    pub(crate) fn output(source: &std::io::Error) -> Self {
        let source = std::io::Error::new(source.kind(), source.to_string());
        Self::Write { name: "<stdout>".to_owned(), source }
    }

    /// For a person: a text for each fault.
    pub(crate) fn texts(&self, lang: Lang) -> Vec<String> {
        match self {
            Self::Json { name, faults } => faults.iter().map(|fault| fault.text(name, lang)).collect(),
            _ => vec![self.text(lang)],
        }
    }

    fn text(&self, lang: Lang) -> String {
        let zh = lang == Lang::Zh;
        match self {
            Self::Read { name, source } if zh => format!("无法读取 {name}：{source}"),
            Self::Read { name, source } => format!("cannot read {name}: {source}"),
            Self::Write { name, source } if zh => format!("无法写入 {name}：{source}"),
            Self::Write { name, source } => format!("cannot write {name}: {source}"),
            Self::TooLarge { name, most } if zh => format!("{name} 超过 {most} 字节，未读取"),
            Self::TooLarge { name, most } => format!("{name} is not read: it has more than {most} bytes"),
            Self::Url { url } => {
                let command = url::piped(url);
                match lang {
                    Lang::En => format!("only files are read; to read an address: {command}"),
                    Lang::Zh => format!("只读取文件；读取网址请用：{command}"),
                }
            }
            Self::ReadAndWritten { name } if zh => format!("--output 不能是要读取的文件 {name}"),
            Self::ReadAndWritten { name } => {
                format!("--output is {name}, which is read; choose another file")
            }
            Self::NoBaseline(argument) if zh => format!("{argument} 需要 --baseline"),
            Self::NoBaseline(argument) => format!("{argument} needs --baseline"),
            Self::NoBaselineFile { name } if zh => {
                format!("没有文件 {name}；加上 --write-baseline 可创建该文件")
            }
            Self::NoBaselineFile { name } => {
                format!("there is no file {name}; --write-baseline creates it")
            }
            Self::OneDocument(argument) if zh => {
                format!("{argument} 只能用于一个文档；请对每个文档分别运行 `oasgate plan`")
            }
            Self::OneDocument(argument) => {
                format!("{argument} is for one document; run `oasgate plan` once for each")
            }
            Self::NoDocuments { names } if zh => {
                format!("{} 中没有 OpenAPI 或 Swagger 文档", names.join("、"))
            }
            Self::NoDocuments { names } => {
                format!("nothing in {} is an OpenAPI or Swagger document", names.join(", "))
            }
            Self::UnusedArgument(argument) if zh => format!("{argument} 与 --to 的取值不能同时使用，请去掉"),
            Self::UnusedArgument(argument) => {
                format!("{argument} has no meaning with this value of --to; leave it out")
            }
            Self::Json { name, faults } => {
                faults.iter().map(|fault| fault.text(name, lang)).collect::<Vec<_>>().join("; ")
            }
            Self::Mistaken { name, found, wanted } => {
                let (found, taker, wanted) = (found.noun().get(lang), found.taker().get(lang), wanted.noun());
                let wanted = wanted.get(lang);
                match lang {
                    Lang::Zh => format!("{name} 看起来是：{found}；此处需要：{wanted}。{taker}"),
                    Lang::En => format!("{name} looks like {found}, not {wanted}; {taker}"),
                }
            }
            Self::NothingExists { name } => {
                let file = argument(name);
                match lang {
                    Lang::Zh => {
                        format!("{name} 是 OpenAPI 文档，但无法导入；`oasgate plan {file}` 会列出原因")
                    }
                    Lang::En => {
                        format!(
                            "{name} is an OpenAPI document that cannot be imported; `oasgate plan {file}` says why"
                        )
                    }
                }
            }
            Self::WhichApi { name, wanted, known } => which_api(name, wanted.as_deref(), known, lang),
        }
    }
}

fn which_api(name: &str, wanted: Option<&str>, known: &[String], lang: Lang) -> String {
    let file = argument(name);
    let known = known.join(match lang {
        Lang::En => ", ",
        Lang::Zh => "、",
    });
    match (lang, wanted) {
        (Lang::En, Some(wanted)) => format!(
            "{name} does not have exactly one API of the name `{wanted}`: it has {known}; \
             `oasgate aliyun read {file} --name NAME` prints one by its name or id"
        ),
        (Lang::En, None) => format!("{name} has several APIs; choose one with --name: {known}"),
        (Lang::Zh, Some(wanted)) => format!(
            "{name} 中名为 `{wanted}` 的 API 不存在或不唯一，现有 {known}；\
             `oasgate aliyun read {file} --name NAME` 可按名称或 ID 输出其中一个"
        ),
        (Lang::Zh, None) => format!("{name} 中有多个 API，请用 --name 选择其一：{known}"),
    }
}

/// How a file is named in a command, by what a reader of messages knows it by.
pub(crate) fn argument(name: &str) -> &str {
    if name == self::name(Path::new("-")) { "-" } else { name }
}

/// Refuses an input that is not a file, or that --output would overwrite.
pub(crate) fn check_input(path: &Path) -> Result<(), FileProblem> {
    if let Some(url) = path.to_str().filter(|text| url::is_url(text)) {
        return Err(FileProblem::Url { url: url.to_owned() });
    }
    let is_overwritten = globals::output().is_some_and(|output| is_same(path, output));
    if is_overwritten { Err(FileProblem::ReadAndWritten { name: name(path) }) } else { Ok(()) }
}

/// Whether two paths lead to one regular file. A device or a pipe keeps nothing that could be lost.
fn is_same(one: &Path, other: &Path) -> bool {
    let (Ok(facts), Ok(of_other)) = (std::fs::metadata(one), std::fs::metadata(other)) else { return false };
    #[cfg(unix)]
    let is_linked = {
        use std::os::unix::fs::MetadataExt as _;
        (facts.dev(), facts.ino()) == (of_other.dev(), of_other.ino())
    };
    #[cfg(not(unix))]
    let is_linked = false;
    let canonical = std::fs::canonicalize(one).ok();
    let is_path = canonical.is_some() && canonical == std::fs::canonicalize(other).ok();
    facts.is_file() && of_other.is_file() && (is_linked || is_path)
}

/// What a reader of messages knows standard input by, where --stdin-filename does not say.
pub(crate) const STDIN: &str = "<stdin>";

/// What a reader of messages knows the file by.
pub(crate) fn name(path: &Path) -> String {
    if path == Path::new("-") {
        globals::stdin_filename().unwrap_or(STDIN).to_owned()
    } else {
        path.display().to_string()
    }
}

/// What an API is called whose document has no title: its file's name without the extension. Standard input has one if
/// --stdin-filename gives it.
pub(crate) fn api_name(path: &Path) -> Option<String> {
    let path = if path == Path::new("-") { Path::new(globals::stdin_filename()?) } else { path };
    let stem = path.file_stem()?;
    Some(stem.to_string_lossy().into_owned())
}

/// Most bytes of a file that is not a document: what is stored of an API is larger than its document.
const MOST: usize = 512 * 1024 * 1024;

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, FileProblem> {
    read_most(path, MOST)
}

/// Reads a file of at most so many bytes. Of a larger one nothing is read; a pipe or a device is read up to there.
pub(crate) fn read_most(path: &Path, most: usize) -> Result<Vec<u8>, FileProblem> {
    let unreadable = |source| FileProblem::Read { name: name(path), source };
    let too_large = || FileProblem::TooLarge { name: name(path), most };
    let is_large = |bytes: u64| usize::try_from(bytes).map_or(true, |bytes| bytes > most);
    let input: Box<dyn std::io::Read> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        let file = std::fs::File::open(path).map_err(unreadable)?;
        let facts = file.metadata().map_err(unreadable)?;
        if facts.is_file() && is_large(facts.len()) {
            return Err(too_large());
        }
        Box::new(file)
    };
    let mut bytes = Vec::new();
    input.take((most as u64).saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > most { Err(too_large()) } else { Ok(bytes) }
}

/// The beginning of a file: at most so many bytes.
pub(crate) fn beginning(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a JSON file into a type; a file of another kind is reported by its name.
pub(crate) fn read_json<T: DeserializeOwned>(path: &Path, kind: Kind) -> Result<T, FileProblem> {
    let (name, text) = (name(path), read(path)?);
    match Kind::mistaken(&name, &text, kind) {
        Some(problem) => Err(problem),
        None => from_json(&name, &text),
    }
}

/// Reads JSON into a type.
pub(crate) fn from_json<T: DeserializeOwned>(name: &str, text: &[u8]) -> Result<T, FileProblem> {
    let faults = |faults| FileProblem::Json { name: name.to_owned(), faults };
    json_faults::read(without_mark(text)).map_err(faults)
}

/// The text without a leading byte order mark.
pub(crate) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

pub(crate) fn write(path: &Path, text: &[u8]) -> Result<(), FileProblem> {
    std::fs::write(path, text).map_err(|source| FileProblem::Write { name: name(path), source })
}
