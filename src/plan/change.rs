//! One decided change.

use std::sync::Arc;

use serde::Serialize;

use super::decision::{Action, Reason};
use super::difference::Difference;
use crate::subject::{Method, Subject};
use crate::verdict::{Class, Effect, Verdict};

/// One decided change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Change {
    /// The part that changes.
    pub subject: Subject,
    /// `api`, `operation`, `path` or `component`.
    pub kind: &'static str,
    /// What happens to it.
    pub action: Action,
    /// Name of the operation, component or API: the one it has after the import, and for a Refuse the one it was
    /// meant to have. Absent for an operation that could not be read and has none.
    pub name: Option<Arc<str>>,
    /// Method of an operation.
    pub method: Option<Method>,
    /// Path template of an operation or path, with its variables' names.
    pub path: Option<Arc<str>>,
    /// The reason.
    pub reason: Reason,
    /// What an Update changes.
    pub fields: Vec<FieldChange>,
    /// What callers notice: the worst of the effects. Absent where nothing is judged, such as a change of texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// What callers notice, one by one, the worst first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub effects: Vec<Effect>,
}

/// One field that an Update changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct FieldChange {
    /// JSON Pointer inside the Subject's JSON form.
    pub pointer: String,
    /// What the field is about.
    pub class: Class,
    /// What the change does to callers; none where the class is not judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Value before; none when it is new.
    pub before: Option<serde_json::Value>,
    /// Value after; none when it is removed.
    pub after: Option<serde_json::Value>,
}

impl FieldChange {
    /// What differs between the two values.
    pub fn difference(&self) -> Difference<'_> {
        Difference::between(&self.pointer, self.before.as_ref(), self.after.as_ref())
    }
}
