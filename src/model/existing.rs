//! The API as the gateway has it.

use serde::{Deserialize, Serialize};

use super::{Api, Map};
use crate::source::Value;
use crate::subject::Subject;

/// An Api as the gateway has it, with what the operator attached to its parts.
///
/// The default is "no such API yet". The JSON form is `{"api": {…}, "attachments": {"GET /pets/{}": …}}`; what
/// [`apply`](crate::apply) returns is read back unchanged.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Existing {
    /// The API; none when it is to be created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api: Option<Api>,
    /// What the operator owns on a Subject: ids, backend, auth, policies, deploy state. Opaque: carried with the
    /// Subject, never merged, never looked into.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub attachments: Map<Subject, Value>,
}
