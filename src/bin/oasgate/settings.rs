//! What `oasgate.toml` may have.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use oasgate::Strategy;
use oasgate::diagnostic::{Level, Text};
use serde::{Deserialize, Deserializer};
use toml::de::DeTable;

use crate::filters::{code_or_verdict, is_verdict};
use crate::globals::Colour;
use crate::json_faults::JsonFault;

/// The settings of a project: the options that are the same for each of its runs. An argument or a variable of the
/// environment wins over a setting, and a setting over the default. Paths are relative to the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Settings {
    /// Language of messages, as `--lang`: `en` or `zh`.
    pub lang: Option<Language>,
    /// Whether to print colours, as `--color`: `auto`, `always` or `never`.
    pub color: Option<Colour>,
    /// Which side wins when both have a part, as `--strategy`: `spec-only`, `spec-first` or `exist-first`.
    #[serde(default, deserialize_with = "strategy")]
    pub strategy: Option<Strategy>,
    /// The folder whose files documents may refer to, as `--root`.
    pub root: Option<PathBuf>,
    /// The file of findings and changes that are accepted, as `--baseline`.
    pub baseline: Option<PathBuf>,
    /// The server from which the base path comes, as `--server`: its position, counting from 1, or its URL.
    pub server: Option<Server>,
    /// Whether OpenAPI 3.1 and 3.2 are read, too, as `--accept-3.1`. The name has a dot, so it is written in quotes.
    #[serde(rename = "accept-3.1")]
    pub accept_3_1: Option<bool>,
    /// Whether a part that refers to something that cannot be found is left out, as `--strict-references`.
    pub strict_references: Option<bool>,
    /// The number of warnings up to which the exit status is 0, as `--max-warnings`.
    pub max_warnings: Option<usize>,
    /// What findings count as, by their codes: `error` is `--deny`, and `off` is `--allow`. `breaking` and `unclear` may be
    /// `error`, and concern changes.
    #[serde(default)]
    pub severity: BTreeMap<String, Level>,
    /// The limits of documents, as `--limit`.
    #[serde(default)]
    pub limits: LimitSettings,
}

/// Limits of documents. A document beyond one of them is refused.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct LimitSettings {
    /// Size of the text in bytes.
    pub bytes: Option<usize>,
    /// Nested objects and arrays.
    pub depth: Option<usize>,
    /// Keys and values as written.
    pub nodes: Option<usize>,
    /// Keys and values that aliases and merge keys expand to.
    pub alias_expansion: Option<usize>,
    /// Keys and values that are read again in another place.
    pub copies: Option<usize>,
}

/// A language of messages.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Language {
    /// English
    En,
    /// Chinese
    Zh,
}

impl Language {
    /// As `--lang` takes it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

/// A server of a document.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "invalid type: expected the position of a server or its URL")]
pub(crate) enum Server {
    /// Its position, counting from 1.
    Position(usize),
    /// Its URL.
    Url(String),
}

impl LimitSettings {
    /// The limits that are set, by the names that `--limit` takes.
    pub(crate) fn set(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let limits = [
            ("bytes", self.bytes),
            ("depth", self.depth),
            ("nodes", self.nodes),
            ("alias-expansion", self.alias_expansion),
            ("copies", self.copies),
        ];
        limits.into_iter().filter_map(|(name, value)| Some((name, value?)))
    }
}

/// Reads whatever the library takes for a strategy.
fn strategy<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Strategy>, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map(Some).map_err(serde::de::Error::custom)
}

/// The line of each member, by its path: `limits.depth`.
pub(crate) type Lines = BTreeMap<String, usize>;

/// Reads settings, and where each of them is.
pub(crate) fn read(text: &str) -> Result<(Settings, Lines), JsonFault> {
    let table = DeTable::parse(text).map_err(|error| fault(text, &error, &[]))?;
    let members = members(table.get_ref());
    let place = |pointer: &str| {
        let found = members.iter().find(|member| member.pointer == pointer);
        position(text, found.map_or(0, |member| member.name.start))
    };
    // Without quotes a dot leads into a table.
    if members.iter().any(|member| member.pointer == "/accept-3/1") {
        return Err(JsonFault::own(QUOTES, place("/accept-3/1")));
    }
    let settings: Settings = toml::from_str(text).map_err(|error| fault(text, &error, &members))?;
    for (code, level) in &settings.severity {
        let pointer = ["/severity/", code].concat();
        let fault = match code_or_verdict(code) {
            Err(problem) => JsonFault::of_serde(&problem, place(&pointer)),
            Ok(_) if is_verdict(code) && *level != Level::Error => {
                JsonFault::own(ONLY_ERROR, place(&pointer))
            }
            Ok(_) => continue,
        };
        return Err(fault.within(pointer));
    }
    let lines = members.into_iter().map(|member| (member.dotted(), position(text, member.name.start).0));
    Ok((settings, lines.collect()))
}

const QUOTES: Text = Text {
    en: "a name with a dot is written in quotes: `\"accept-3.1\"`",
    zh: "含点号的名称须加引号：`\"accept-3.1\"`",
};
const ONLY_ERROR: Text = Text {
    en: "it is about changes of a plan, and can only be `error`",
    zh: "它针对计划中的变更，只能为 `error`",
};

/// A fault of the text, or of the innermost member that has it.
fn fault(text: &str, error: &toml::de::Error, members: &[Member]) -> JsonFault {
    let at = error.span().map_or(0, |span| span.start);
    let around = members.iter().filter(|member| member.value.contains(&at));
    let member = around.max_by_key(|member| member.pointer.len());
    let fault = JsonFault::of_serde(error.message(), position(text, at));
    fault.within(member.map(|member| member.pointer.clone()).unwrap_or_default())
}

/// A member of the file, or of one of its tables.
struct Member {
    pointer: String,
    /// The place of its name.
    name: Range<usize>,
    /// The place of its value.
    value: Range<usize>,
}

impl Member {
    /// Its path with dots: `limits.depth`.
    fn dotted(&self) -> String {
        self.pointer.trim_start_matches('/').replace('/', ".")
    }
}

/// The members of a file. None is deeper than in a table.
fn members(root: &DeTable<'_>) -> Vec<Member> {
    let mut members = Vec::new();
    for (name, value) in root {
        let pointer = ["/", name.get_ref()].concat();
        for (inner, value) in value.get_ref().as_table().into_iter().flatten() {
            let pointer = [&pointer, "/", inner.get_ref()].concat();
            members.push(Member { pointer, name: inner.span(), value: value.span() });
        }
        members.push(Member { pointer, name: name.span(), value: value.span() });
    }
    members
}

/// The line and the column of a byte, in characters, both counting from 1.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}
