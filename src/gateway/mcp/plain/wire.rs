//! The JSON of a list of tools.

use serde::Serialize;

use crate::gateway::mcp::marks::Hints;
use crate::gateway::mcp::request::Request;
use crate::model::Map;
use crate::source::Value;

/// Tools, and the requests behind them. In JSON `{tools: […]}`, the result of `tools/list`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Tools {
    /// The tools, in the order of the operations.
    pub tools: Vec<PlainTool>,
    /// What a call of each tool sends, by the name of the tool.
    #[serde(skip)]
    pub requests: Map<String, Request>,
}

/// A tool as clients see it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PlainTool {
    /// Its name.
    pub name: String,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it does.
    pub description: String,
    /// What a call takes: an object, in JSON Schema 2020-12.
    pub input_schema: Value,
    /// What a call gives, if that is known and JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_schema: Option<Value>,
    /// What a client may expect of a call.
    pub annotations: Hints,
    /// What no client needs to know.
    #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
    pub meta: Option<Meta>,
}

/// What a tool has beside what clients know.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Meta {
    /// What a call sends.
    #[serde(rename = "oasgate/request")]
    pub request: Request,
}
