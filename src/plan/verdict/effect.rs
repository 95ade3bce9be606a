//! One thing that callers notice of a change.

use serde::{Deserialize, Serialize};

use super::Verdict;
use crate::diagnostic::Diagnostic;
use crate::subject::{ComponentKey, Subject};

/// The side of a contract that a place is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[serde(rename_all = "camelCase")]
pub struct Effect {
    /// How callers notice it.
    pub verdict: Verdict,
    /// The side of the contract, where the verdict depends on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// JSON Pointer inside the Subject's JSON form. At a `$ref` that leads elsewhere than before it is the reference.
    pub pointer: String,
    /// What happened: a finding of a rule of the [group `change`](crate::diagnostic::Group::Change).
    #[serde(flatten)]
    pub finding: Diagnostic,
    /// The operations that it reaches, of a change in a component.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<Reached>,
}

/// The operations that a change of a component reaches.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[serde(rename_all = "camelCase")]
pub struct Way {
    /// The operation.
    pub operation: Subject,
    /// The components between, from the operation to the changed one, which is not among them.
    pub through: Vec<ComponentKey>,
}
