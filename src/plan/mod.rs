//! What an import would do to an existing API, decided before anything is done.
//!
//! [`plan`] compares an import with an [`Existing`](crate::Existing) and decides one [`Change`] per Subject, whole, by
//! the strategy; [`apply`] carries the decisions out and decides nothing. The plan is the only way to change an
//! Existing, so a dry run and an import cannot disagree.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::model::{About, Api};
use crate::subject::{Method, Subject};

/// Who wins where the document and the existing API both have something. The names are the vendor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum Strategy {
    /// The document is the only truth: what it lacks is removed.
    SpecOnly,
    /// The document wins; what it lacks is kept.
    SpecFirst,
    /// The existing API wins; what it lacks is created.
    #[default]
    ExistFirst,
}

/// What happens to one Subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// The existing API lacks it; it comes from the document.
    Create,
    /// Both have it; the document's replaces the existing one.
    Update,
    /// Both have the same.
    Unchanged,
    /// The existing one stays, although the document differs or lacks it.
    Keep,
    /// The existing one goes.
    Remove,
    /// The document's cannot be taken; nothing happens.
    Refuse,
}

/// Why an [`Action`] was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// Keep: the document has it, but not so that it can be read.
    BrokenInDocument,
    /// Keep: the document does not have it, but something kept refers to it.
    StillUsed,
    /// Remove: the document is the only truth, and does not have it.
    DocumentLacksIt,
    /// Refuse: the document has it, but not so that it can be read.
    Unreadable,
    /// Refuse: another operation has its name.
    NameTaken,
}

/// One decided change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What it is about.
    pub subject: Subject,
    /// `api`, `operation` or `component`.
    pub kind: &'static str,
    /// What happens.
    pub action: Action,
    /// Name of the operation, component or API; none for an operation that could not be read and has none.
    pub name: Option<String>,
    /// Method of an operation.
    pub method: Option<Method>,
    /// Path template of an operation, with its variables' names.
    pub path: Option<String>,
    /// Why.
    pub reason: Reason,
    /// What an Update changes.
    pub fields: Vec<FieldChange>,
}

/// One field that an Update changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldChange {
    /// JSON Pointer inside the Subject's JSON form.
    pub pointer: String,
    /// Value before; none when it is new.
    pub before: Option<serde_json::Value>,
    /// Value after; none when it goes.
    pub after: Option<serde_json::Value>,
}

/// What an import would do, decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    strategy: Strategy,
    changes: Vec<Change>,
    diagnostics: Vec<Diagnostic>,
    /// Where created and updated parts are taken from.
    document: Arc<Api>,
    /// The API-level fields after the import: a merge, so neither side's.
    about: About,
}
