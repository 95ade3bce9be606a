//! The settings of a project. The command reads them, which the library does not know; a test holds the two side by side.

use std::collections::BTreeMap;
use std::path::PathBuf;

use schemars::JsonSchema;

use crate::diagnostic::Level;

/// The file `oasgate.toml`.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct SettingsFile {
    /// Language of messages, as `--lang`.
    lang: Option<Language>,
    /// Whether to print colours, as `--color`.
    color: Option<Color>,
    /// Which side wins when both have a part, as `--strategy`: `spec-only`, `spec-first` or `exist-first`.
    #[schemars(regex(pattern = "^(spec-only|spec-first|exist-first|SpecOnly|SpecFirst|ExistFirst)$"))]
    strategy: Option<String>,
    /// The folder whose files documents may refer to, as `--root`.
    root: Option<PathBuf>,
    /// The file of findings and changes that are accepted, as `--baseline`.
    baseline: Option<PathBuf>,
    /// The server from which the base path comes, as `--server`: its position, counting from 1, or its URL.
    server: Option<Server>,
    /// Whether OpenAPI 3.1 and 3.2 are read, too, as `--accept-3.1`. The name has a dot, so it is written in quotes.
    #[serde(rename = "accept-3.1")]
    accept_3_1: Option<bool>,
    /// Whether a part that refers to something that cannot be found is left out, as `--strict-references`.
    strict_references: Option<bool>,
    /// The number of warnings up to which the exit status is 0, as `--max-warnings`.
    max_warnings: Option<usize>,
    /// What findings count as, by their codes: `error` is `--deny`, and `off` is `--allow`. `breaking` and `unclear` may be
    /// `error`, and concern changes.
    #[serde(default)]
    severity: BTreeMap<String, Level>,
    /// The limits of documents, as `--limit`.
    #[serde(default)]
    limits: SettingsLimits,
}

/// Limits of documents. A document beyond one of them is refused.
#[derive(Default, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(dead_code, reason = "it is only described")]
struct SettingsLimits {
    /// Size of the text in bytes.
    bytes: Option<usize>,
    /// Nested objects and arrays.
    depth: Option<usize>,
    /// Keys and values as written.
    nodes: Option<usize>,
    /// Keys and values that aliases and merge keys expand to.
    alias_expansion: Option<usize>,
    /// Keys and values that are read again in another place.
    copies: Option<usize>,
}

#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "it is only described")]
enum Language {
    En,
    Zh,
}

#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "it is only described")]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "ServerChoice")]
#[expect(dead_code, reason = "it is only described")]
enum Server {
    Position(usize),
    Url(String),
}
