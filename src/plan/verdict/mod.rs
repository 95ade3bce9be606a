//! What the changes of a plan do to callers.

mod class;
mod effect;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use self::class::Class;
pub(super) use self::class::class_of;
pub use self::effect::{Direction, Effect, Reached, Way};

/// What a change does to those who call the API. The worst is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A caller that worked before may fail: fewer requests are accepted, or responses have what they never had.
    Breaking,
    /// The documents do not tell whether a caller notices.
    Unclear,
    /// Callers that worked before still work.
    Compatible,
}

impl Verdict {
    /// Every verdict, the worst first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Unclear, Self::Compatible];

    /// The verdict as a word: `breaking`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Unclear => "unclear",
            Self::Compatible => "compatible",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
