//! What is accepted. It is read by hand, and leniently: members that it does not know pass.

use schemars::JsonSchema;
use serde_json::Value;

use crate::baseline::Date;

/// The file of `--baseline`.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct BaselineFile {
    /// Version of the form: 1.
    oasgate_baseline: Option<Value>,
    /// What is accepted.
    entries: Vec<Entry>,
}

/// One accepted finding or change.
#[derive(JsonSchema)]
#[schemars(rename = "Entry")]
#[expect(dead_code, reason = "it is only described")]
struct Entry {
    /// Fingerprint of the finding.
    #[schemars(regex(pattern = "^[0-9a-f]{16}$"))]
    fingerprint: String,
    /// Code of its rule, for people.
    #[serde(default)]
    code: String,
    /// The part that it is about, for people.
    #[serde(default)]
    subject: String,
    /// The message when it was accepted, for people.
    #[serde(default)]
    message: String,
    /// Why it is accepted.
    #[serde(default)]
    reason: String,
    /// The last day on which it is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Date")]
    expires: Option<Date>,
}
