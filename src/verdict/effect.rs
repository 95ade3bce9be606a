//! What callers notice of a change, and how bad that is.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::model::is_false;
use crate::subject::{ComponentKey, Subject};

/// What a change does to those who call the API. The worst is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
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

/// The side of a contract that a place is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// What callers send.
    Request,
    /// What callers get.
    Response,
}

/// One thing that a change does to callers.
///
/// A shared component that is in requests and in responses has two for one edit, one a [`Direction`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    /// How callers notice it.
    pub verdict: Verdict,
    /// The side of the contract, where the verdict depends on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Whether it is accepted: it is shown, and does not count. See [`crate::baseline`].
    #[serde(skip_serializing_if = "is_false")]
    pub accepted: bool,
    /// JSON Pointer inside the Subject's JSON form. At a `$ref` that leads elsewhere than before it is the reference.
    pub pointer: String,
    /// What happened: a finding of a rule of the [group `change`](crate::diagnostic::Group::Change).
    pub finding: Diagnostic,
    /// The operations that it reaches, of a change in a component.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<Reached>,
}

/// The operations that a change of a component reaches.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reached {
    /// How many there are, or at least so many.
    pub operations: usize,
    /// Whether all are counted. In a very large plan they are not.
    pub is_all: bool,
    /// The first of them in the order of the plan.
    pub first: Vec<Way>,
}

/// How an operation leads to a component.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Way {
    /// The operation.
    pub operation: Subject,
    /// The components between, from the operation to the changed one, which is not among them: the first eight of them.
    pub through: Vec<ComponentKey>,
    /// How many more there are.
    #[serde(skip_serializing_if = "is_zero")]
    pub left_out: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}
