//! The call and its answer.

use serde::{Deserialize, Serialize};

use crate::setters::setters;

/// What happens where the group already has what a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ImportMode {
    /// What exists is kept. The gateway's `merge` is not that of others, where the document has precedence.
    #[default]
    Merge,
    /// What the document has replaces it.
    Override,
}

/// The call, beside its document. The default imports into the group that the existing APIs are in, and keeps them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct ImportReportOptions {
    /// `api_mode`: what happens to APIs that exist.
    pub api_mode: ImportMode,
    /// `extend_mode`: what happens to rate limits and access controls that exist.
    pub extend_mode: ImportMode,
    /// `is_create_group`: whether a group is created, with the title of the document as its name.
    pub new_group: bool,
    /// `simple_mode`: whether operations without a backend or a name are imported too.
    pub simple_mode: bool,
    /// `mock_mode`: whether every API has a mock as its backend.
    pub mock_mode: bool,
    /// Id of the group. Absent takes that of the first existing API.
    pub group_id: Option<String>,
    /// Names of the groups that exist.
    pub groups: Vec<String>,
    /// Names of the rate limits and access controls that exist.
    pub policies: Vec<String>,
}

setters! {
    ImportReportOptions {
        with_api_mode(api_mode: ImportMode);
        with_extend_mode(extend_mode: ImportMode);
        with_new_group(new_group: bool);
        with_simple_mode(simple_mode: bool);
        with_mock_mode(mock_mode: bool);
        with_group_id(group_id: Option<String>);
        with_groups(groups: Vec<String>);
        with_policies(policies: Vec<String>);
    }
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ImportAnswer {
    /// Nothing is imported.
    Refused(ImportRefusal),
    /// What becomes of each operation.
    Done(ImportReport),
}

/// Why nothing is imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct ImportRefusal {
    /// The gateway's code, such as `APIG.2044`.
    pub error_code: String,
    /// Why, in our words.
    pub error_msg: String,
}

/// What becomes of each operation. Members are those of the gateway's answer, but for `extensions`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct ImportReport {
    /// Id of the group; absent where it is new or not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    /// What is created or updated.
    pub success: Vec<ImportSuccess>,
    /// What is not imported.
    pub failure: Vec<ImportFailure>,
    /// What is left alone. The gateway documents the member, but its example has an API that exists among the failures, and
    /// so does this report.
    pub ignore: Vec<ImportIgnored>,
    /// What becomes of the rate limits and access controls of the document, which the gateway's answer does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<ImportedExtension>,
}

/// An operation that is imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct ImportSuccess {
    /// Path of the API.
    pub path: String,
    /// Method of the API.
    pub method: String,
    /// `create` or `update`.
    pub action: String,
    /// Id of an API that is updated. A new one has none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// An operation that is not imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct ImportFailure {
    /// Path of the API.
    pub path: String,
    /// Method of the API.
    pub method: String,
    /// The gateway's code, such as `APIG.3301`.
    pub error_code: String,
    /// Why, in our words.
    pub error_msg: String,
}

/// An operation that is left alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct ImportIgnored {
    /// Path of the API.
    pub path: String,
    /// Method of the API.
    pub method: String,
}

/// A rate limit or an access control of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct ImportedExtension {
    /// The key that it is in.
    pub key: String,
    /// Its name.
    pub name: String,
    /// `create`, `update` or `keep`.
    pub action: String,
}
