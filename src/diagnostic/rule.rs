//! Kinds of finding. The catalogue itself is in `rules/`, one file per stage.

use std::fmt;

use serde::Serialize;

/// What a finding means for the user's thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// This thing was left out, or cannot be applied.
    Error,
    /// Kept, but something was lost, guessed or replaced.
    Warning,
    /// A normalisation worth knowing; nothing was lost.
    Info,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        })
    }
}

/// A language of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// English
    #[default]
    En,
    /// Simplified Chinese
    Zh,
}

/// A text in both languages, with `{placeholders}` for the arguments of a Diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text {
    /// English
    pub en: &'static str,
    /// Simplified Chinese
    pub zh: &'static str,
}

impl Text {
    /// The text in one language.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

/// A kind of finding. The code is a contract; the wording is not.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Stable kebab-case code: `<thing>-<what happened>`.
    pub code: &'static str,
    /// Severity of every finding of this kind.
    pub severity: Severity,
    /// What happened: a phrase, lower case, no full stop, names in backticks.
    pub message: Text,
    /// What to do about it: a sentence.
    pub help: Text,
}

/// Every rule of this version, in the order of the stages that find them.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    super::rules::STAGES.iter().copied().flatten().copied()
}
