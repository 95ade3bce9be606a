//! The response of `ImportHttpApi`.

use crate::setters::setters;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::api_record::HttpApiApiInfo;

/// Body of the response.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImportHttpApiResponse {
    /// Id of the call, given by the caller of this library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// `Ok`, or a code of the gateway's when the import was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// `success`, or why the import was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What was done or would be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<ImportHttpApiData>,
}

/// What was done or would be.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImportHttpApiData {
    /// Name of the API.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Id of the API that is updated; absent when one is created, because the gateway assigns ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http_api_id: Option<String>,
    /// The report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dry_run_info: Option<DryRunInfo>,
}

/// The report: what an import does to whom, and what it cannot do.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DryRunInfo {
    /// Operations that are created or updated.
    #[serde(default)]
    pub success_operations: Vec<SuccessOperation>,
    /// Operations of the document that are not taken.
    #[serde(default)]
    pub failure_operations: Vec<FailureOperation>,
    /// Data structures that are created or updated.
    #[serde(default)]
    pub success_components: Vec<SuccessItem>,
    /// Components of the document that are not taken.
    #[serde(default)]
    pub failure_components: Vec<FailureItem>,
    /// Routes that are created or updated; empty when neither request nor caller ask for routes.
    #[serde(default)]
    pub success_routes: Vec<SuccessItem>,
    /// Routes that are not taken.
    #[serde(default)]
    pub failure_routes: Vec<FailureItem>,
    /// Why nothing at all can be imported; empty when something can.
    #[serde(default)]
    pub error_messages: Vec<String>,
    /// What was lost, guessed or replaced in what is imported.
    #[serde(default)]
    pub warning_messages: Vec<String>,
    /// The API that is updated; absent when one is created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exist_http_api_info: Option<HttpApiApiInfo>,
    /// MCP tool definition as text. Its content is unpublished; [`McpTools`](super::McpTools) chooses one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mcp_tools_definition: Option<String>,
}

/// What happens to a part of the API. The wire has no word for anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ReportedAction {
    /// It is new.
    Create,
    /// It replaces an existing one.
    Update,
}

/// An operation that is created or updated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SuccessOperation {
    /// What happens to it.
    pub action: ReportedAction,
    /// Name.
    pub name: String,
    /// Path template, without the base path.
    pub path: String,
    /// Method, in upper case.
    pub method: String,
}

/// An operation that is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FailureOperation {
    /// Path template as in the document.
    pub path: String,
    /// Method, in upper case; absent when the path as a whole is not taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The reason.
    pub error_message: String,
}

/// A data structure or route that is created or updated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SuccessItem {
    /// What happens to it.
    pub action: ReportedAction,
    /// Name.
    pub name: String,
}

/// A data structure or route that is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FailureItem {
    /// Name.
    pub name: String,
    /// The reason.
    pub error_message: String,
}

/// How records are written.
///
/// ```
/// assert!(oasgate::aliyun::RecordOptions::default().with_old_spelling(true).old_spelling);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct RecordOptions {
    /// Whether to write `enabelAuth` and `Cnt`, as the wire had them until June 2026 (SDK 9.1.0 and older), instead of
    /// `enableAuth` and `cnt`. Both are read in any case.
    pub old_spelling: bool,
}

setters! {
    RecordOptions {
        with_old_spelling(old_spelling: bool);
    }
}

impl ImportHttpApiResponse {
    /// The response as JSON for a client of a certain age.
    pub fn to_json(&self, options: &RecordOptions) -> Json {
        let mut json = serde_json::to_value(self).unwrap_or_default();
        if options.old_spelling
            && let Some(info) = json.pointer_mut("/data/dryRunInfo/existHttpApiInfo")
        {
            respell(info);
        }
        json
    }
}

impl HttpApiApiInfo {
    /// The record as JSON for a client of a certain age.
    pub fn to_json(&self, options: &RecordOptions) -> Json {
        let mut json = serde_json::to_value(self).unwrap_or_default();
        if options.old_spelling {
            respell(&mut json);
        }
        json
    }
}

/// Puts the JSON of a [`HttpApiApiInfo`] into the old spelling.
fn respell(info: &mut Json) {
    rename(info, "enableAuth", "enabelAuth");
    let counts = info.get_mut("deployCntMap").and_then(Json::as_object_mut);
    for count in counts.into_iter().flat_map(serde_json::Map::values_mut) {
        rename(count, "cnt", "Cnt");
    }
}

fn rename(json: &mut Json, new: &str, old: &str) {
    if let Some(object) = json.as_object_mut()
        && let Some(value) = object.remove(new)
    {
        object.insert(old.to_owned(), value);
    }
}
