//! What decides, what is decided and why: strategies, actions and reasons, with how they are written and read.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Lang, Text};

/// Which side wins when the document and the existing API both have a part. The names are the vendor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub enum Strategy {
    /// The document decides alone: what it lacks is removed.
    SpecOnly,
    /// The document wins; what it lacks is kept.
    SpecFirst,
    /// The existing API wins; what it lacks is created.
    #[default]
    ExistFirst,
}

/// What happens to one Subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// The existing API lacks it; it comes from the document.
    Create,
    /// Both have it; the document's replaces the existing one.
    Update,
    /// Both have the same.
    Unchanged,
    /// The existing one is kept, although the document differs or lacks it.
    Keep,
    /// The existing one is removed.
    Remove,
    /// The document's part is refused; nothing changes.
    Refuse,
}

/// Why an [`Action`] was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// Create: the existing API does not have it.
    OnlyInDocument,
    /// Update: both have it, they differ, and the document wins.
    DocumentWins,
    /// Unchanged: both have the same.
    Same,
    /// Keep: both have it, they differ, and the existing API wins.
    ExistingWins,
    /// Keep: the document does not have it, and the strategy keeps it.
    NotInDocument,
    /// Keep: the document has it, but it cannot be read.
    BrokenInDocument,
    /// Keep: the document has its path, which cannot be read completely, so it may have the operation, too.
    PathBrokenInDocument,
    /// Keep: the document does not have it, but something kept refers to it.
    StillUsed,
    /// Remove: the document decides alone, and does not have it.
    DocumentLacksIt,
    /// Refuse: the document has it, but it cannot be read.
    Unreadable,
    /// Refuse: another operation has its name.
    NameTaken,
}

/// The error for a text that is not a strategy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a strategy: expected SpecOnly, SpecFirst or ExistFirst")]
pub struct NotAStrategy {
    text: String,
}

impl Strategy {
    /// Every strategy, from the one in which the document counts most.
    pub const ALL: [Self; 3] = [Self::SpecOnly, Self::SpecFirst, Self::ExistFirst];

    /// The vendor's name: `SpecOnly`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SpecOnly => "SpecOnly",
            Self::SpecFirst => "SpecFirst",
            Self::ExistFirst => "ExistFirst",
        }
    }

    const fn kebab(self) -> &'static str {
        match self {
            Self::SpecOnly => "spec-only",
            Self::SpecFirst => "spec-first",
            Self::ExistFirst => "exist-first",
        }
    }
}

impl fmt::Display for Strategy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Strategy {
    type Err = NotAStrategy;

    /// Reads `SpecOnly` or, as on a command line, `spec-only`; in any case.
    fn from_str(text: &str) -> Result<Self, NotAStrategy> {
        let means = |word: &str| text.eq_ignore_ascii_case(word);
        let found =
            Self::ALL.into_iter().find(|strategy| means(strategy.as_str()) || means(strategy.kebab()));
        found.ok_or_else(|| NotAStrategy { text: text.to_owned() })
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 6] =
        [Self::Create, Self::Update, Self::Unchanged, Self::Keep, Self::Remove, Self::Refuse];

    /// The action as a word: `create`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Unchanged => "unchanged",
            Self::Keep => "keep",
            Self::Remove => "remove",
            Self::Refuse => "refuse",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Reason {
    /// The action that it is a reason for. Every reason belongs to one action.
    pub const fn action(self) -> Action {
        match self {
            Self::OnlyInDocument => Action::Create,
            Self::DocumentWins => Action::Update,
            Self::Same => Action::Unchanged,
            Self::ExistingWins
            | Self::NotInDocument
            | Self::BrokenInDocument
            | Self::PathBrokenInDocument
            | Self::StillUsed => Action::Keep,
            Self::DocumentLacksIt => Action::Remove,
            Self::Unreadable | Self::NameTaken => Action::Refuse,
        }
    }

    /// The reason as a phrase, in the given language.
    pub const fn text(self, lang: Lang) -> &'static str {
        let text = match self {
            Self::OnlyInDocument => {
                Text { en: "the existing API does not have it", zh: "现有 API 中没有" }
            }
            Self::DocumentWins => Text {
                en: "the document differs, and the document wins",
                zh: "与文档不同，以文档为准",
            },
            Self::Same => Text { en: "the document has the same", zh: "与文档相同" },
            Self::ExistingWins => Text {
                en: "the document differs, but the existing API wins",
                zh: "与文档不同，以现有 API 为准",
            },
            Self::NotInDocument => Text { en: "the document does not have it", zh: "文档中没有" },
            Self::BrokenInDocument => Text {
                en: "its definition in the document cannot be read, so the existing one stays",
                zh: "文档中的内容无法读取，保留现有内容",
            },
            Self::PathBrokenInDocument => Text {
                en: "the document's path cannot be read, so the existing one is kept",
                zh: "文档中该路径下的内容无法读取，保留现有内容",
            },
            Self::StillUsed => Text {
                en: "the document does not have it, but a part that is kept needs it",
                zh: "文档中没有，但保留的部分仍需要它",
            },
            Self::DocumentLacksIt => Text {
                en: "the document decides alone, and does not have it",
                zh: "完全以文档为准，而文档中没有",
            },
            Self::Unreadable => Text {
                en: "its definition in the document cannot be read",
                zh: "文档中的内容无法读取",
            },
            Self::NameTaken => {
                Text { en: "another operation has its name", zh: "名称已被其他操作使用" }
            }
        };
        text.get(lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strategies_print_and_parse_back() {
        for strategy in Strategy::ALL {
            assert_eq!(strategy.to_string().parse(), Ok(strategy));
            assert_eq!(strategy.kebab().parse(), Ok(strategy));
            assert_eq!(serde_json::to_value(strategy).unwrap(), strategy.as_str());
        }
        let error = "both".parse::<Strategy>().unwrap_err();
        assert_eq!(error.to_string(), "`both` is not a strategy: expected SpecOnly, SpecFirst or ExistFirst");
    }

    #[test]
    fn actions_print_as_they_serialise() {
        for action in Action::ALL {
            assert_eq!(serde_json::to_value(action).unwrap(), action.to_string());
        }
    }
}
