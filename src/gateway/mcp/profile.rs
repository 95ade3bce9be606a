//! For whom tools are written.

use serde::{Deserialize, Serialize};

/// For which clients and models tools are written. All of them take what is written for [`Profile::Portable`], but for
/// OpenAI's strict mode and Gemini's subset of OpenAPI, which want less than JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Profile {
    /// What each of the others takes without its stricter modes.
    #[default]
    Portable,
    /// OpenAI's strict mode: no composition but `anyOf`, objects without further members, and each call has all members,
    /// null for those that are optional.
    OpenaiStrict,
    /// Anthropic.
    Anthropic,
    /// Gemini's subset of OpenAPI.
    Gemini,
    /// What the specification allows.
    Spec,
}

/// A revision of the Model Context Protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Revision {
    /// 2025-06-18: answers have to be objects.
    #[serde(rename = "2025-06-18")]
    June2025,
    /// 2025-11-25: answers have to be objects.
    #[serde(rename = "2025-11-25")]
    November2025,
    /// 2026-07-28: answers are any JSON.
    #[default]
    #[serde(rename = "2026-07-28")]
    July2026,
}

impl Revision {
    /// The date by which it is known.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::June2025 => "2025-06-18",
            Self::November2025 => "2025-11-25",
            Self::July2026 => "2026-07-28",
        }
    }
}
