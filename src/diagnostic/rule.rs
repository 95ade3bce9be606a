//! Kinds of finding, and the form in which each stage writes its own.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// What happened to the Subject of a finding, or to the whole document.
///
/// The severity of a [`Rule`] is a contract, and the same for each of its findings. It says what happened, not how bad
/// that is for a user: [`overrule`](crate::diagnostic::overrule) makes a finding count as something else.
///
/// A finding about parts that conflict changes neither of them: its severity follows the level of the conflict. A
/// warning may also be about a later step: that the result may be refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The Subject is left out: it is not imported, or nothing is done for it.
    Error,
    /// The Subject is kept, but a detail of it was lost, guessed or replaced.
    Warning,
    /// The Subject is kept, and nothing was lost: it was normalised, or it was only judged. The latter is a
    /// [lint](Group::Lint).
    Info,
}

/// What the findings of several rules have in common, beside their severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Group {
    /// A check that judges the document and changes nothing: what it reports is in the model unchanged. Every lint is an
    /// [`Severity::Info`]. [`ImportOptions::lint`](crate::ImportOptions::lint) turns them off, all at once; reports that a
    /// vendor defines have none.
    Lint,
    /// A kind of change between two versions of an API: what callers notice. Every one is an [`Severity::Info`], because
    /// what a change means is a verdict, which depends on where it is. Reports that a vendor defines have none.
    Change,
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Lint => "lint",
            Self::Change => "change",
        })
    }
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
///
/// ```
/// use oasgate::Lang;
///
/// assert_eq!("zh".parse(), Ok(Lang::Zh));
/// assert_eq!("fr".parse::<Lang>().unwrap_err().to_string(), "`fr` is not a language: expected en or zh");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// English
    #[default]
    En,
    /// Simplified Chinese
    Zh,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// The language's code as on the command line: `en`, `zh`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The error for a text that is not a language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a language: expected en or zh")]
pub struct NotALang {
    text: String,
}

impl FromStr for Lang {
    type Err = NotALang;

    /// Reads `en` or `zh`, in any case.
    fn from_str(text: &str) -> Result<Self, NotALang> {
        let found = Self::ALL.into_iter().find(|lang| text.eq_ignore_ascii_case(lang.as_str()));
        found.ok_or_else(|| NotALang { text: text.to_owned() })
    }
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

/// A word of this library as the value of an argument, and how each language writes it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Term {
    pub(crate) value: &'static str,
    pub(crate) text: Text,
}

impl Term {
    /// A word that is its own English text.
    pub(crate) const fn new(value: &'static str, zh: &'static str) -> Self {
        Self { value, text: Text { en: value, zh } }
    }
}

/// A kind of finding. Code, severity and group are contracts; the wording is not.
#[derive(PartialEq, Eq, Hash)]
pub struct Rule {
    /// Stable kebab-case code: `<thing>-<what happened>`.
    pub code: &'static str,
    /// Severity of every finding of this kind: what happened to its Subject.
    pub severity: Severity,
    /// The group of every finding of this kind, if it is in one.
    pub group: Option<Group>,
    /// What the rule is about, as a heading: rules of one topic follow one another in the catalogue.
    pub topic: Text,
    /// What happened: a phrase in lower case, without a full stop, with names in backticks.
    pub message: Text,
    /// What to do about it: a sentence.
    pub help: Text,
    /// For arguments whose values are words of this library: the words in both languages. Other arguments have values of
    /// the document, which are the same in every language.
    pub(crate) terms: &'static [(&'static str, &'static [Term])],
    /// Where the rule comes from: specification and object or section. None for rules of oasgate's own.
    pub clause: Option<&'static str>,
    /// The smallest example that provokes it.
    pub bad: Snippet,
    /// The same without the fault.
    pub good: Snippet,
}

impl fmt::Debug for Rule {
    /// Code and severity; the rest is text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rule = f.debug_struct("Rule");
        rule.field("code", &self.code).field("severity", &self.severity).finish_non_exhaustive()
    }
}

/// A short document, or a short situation.
///
/// [`catalogue`](crate::catalogue()) describes how to read it, and the parts of a situation.
///
/// [`Display`](fmt::Display) gives the text without its margin and without a final newline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Snippet(&'static str);

impl Snippet {
    /// An example as in the source code, indented like the code around it.
    pub(crate) const fn new(source: &'static str) -> Self {
        Self(source)
    }

    /// The lines of the example, without the margin.
    pub fn lines(&self) -> impl Iterator<Item = &'static str> {
        let is_blank = |line: &&str| line.trim().is_empty();
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let lines = self.0.trim_matches('\n').trim_end_matches(' ').trim_end_matches('\n').lines();
        let margin = lines.clone().filter(|line| !is_blank(line)).map(indent).min().unwrap_or_default();
        lines.map(move |line| line.get(margin..).unwrap_or_default())
    }
}

impl Rule {
    /// Whether findings of this kind only judge: see [`Group::Lint`].
    pub(crate) fn is_lint(&self) -> bool {
        self.group == Some(Group::Lint)
    }

    /// The text of an argument's value in a language; none when the value is the same in all of them.
    pub(crate) fn term(&self, arg: &str, value: &str, lang: Lang) -> Option<&'static str> {
        let (_, terms) = self.terms.iter().find(|(name, _)| *name == arg)?;
        Some(terms.iter().find(|term| term.value == value)?.text.get(lang))
    }
}

impl fmt::Display for Snippet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, line) in self.lines().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            f.write_str(line)?;
        }
        Ok(())
    }
}

/// Writes a topic's rules as consts, and the list of them.
///
/// ```text
/// "Topic" / "主题";
///
/// NAME: Severity "code"        (or, for a lint: NAME: Info lint "code")
///     "message"
///     / "消息"
///     "Help."
///     / "帮助。"
///     terms "argument" TERMS       (a list of [`Term`]; may be missing)
///     clause "the part of a specification that it comes from"     (may be missing)
///     bad "what provokes it"
///     good "the same, fixed";
/// ```
///
/// The catalogue describes how examples are written; `tests/rules` runs each of them.
macro_rules! rules {
    ($topic_en:literal / $topic_zh:literal;
     $($name:ident: $severity:ident $($group:ident)? $code:literal
        $en:literal / $zh:literal
        $help_en:literal / $help_zh:literal
        $(terms $arg:literal $terms:ident)?
        $(clause $clause:literal)?
        bad $bad:literal
        good $good:literal;)*) => {
        $(pub(crate) const $name: &$crate::diagnostic::Rule = &$crate::diagnostic::Rule {
            code: $code,
            severity: $crate::diagnostic::Severity::$severity,
            group: $crate::diagnostic::group!($($group)?),
            topic: $crate::diagnostic::Text { en: $topic_en, zh: $topic_zh },
            message: $crate::diagnostic::Text { en: $en, zh: $zh },
            help: $crate::diagnostic::Text { en: $help_en, zh: $help_zh },
            terms: &[$(($arg, $terms))?],
            clause: $crate::diagnostic::optional!($($clause)?),
            bad: $crate::diagnostic::Snippet::new($bad),
            good: $crate::diagnostic::Snippet::new($good),
        };)*
        pub(crate) const RULES: &[&$crate::diagnostic::Rule] = &[$($name),*];
    };
}
pub(crate) use rules;

macro_rules! group {
    () => {
        None
    };
    (lint) => {
        Some($crate::diagnostic::Group::Lint)
    };
    (change) => {
        Some($crate::diagnostic::Group::Change)
    };
}
pub(crate) use group;

macro_rules! optional {
    () => {
        None
    };
    ($value:literal) => {
        Some($value)
    };
}
pub(crate) use optional;
