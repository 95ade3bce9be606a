//! The document, as the gateway reads it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::is_false;
use crate::source::{Value, write_json_pretty, write_yaml};

/// Tools as Higress and its relatives serve them: a server, and for each tool the request that it sends.
///
/// `Display` prints compact JSON.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct HigressConfig {
    /// The server.
    pub server: Server,
    /// The tools.
    pub tools: Vec<Tool>,
}

impl HigressConfig {
    /// The document as YAML 1.2, which readers of YAML 1.1 understand as well.
    pub fn to_yaml(&self) -> String {
        let mut text = String::new();
        write_yaml(self.value().node(), &mut text);
        text
    }

    /// The document as JSON, indented, with a line break at the end.
    pub fn to_json(&self) -> String {
        let mut text = String::new();
        write_json_pretty(self.value().node(), &mut text);
        text.push('\n');
        text
    }

    fn value(&self) -> Value {
        Value::from_json_text(self.to_string())
    }
}

impl fmt::Display for HigressConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// The server of the tools.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Server {
    /// Its name.
    pub name: String,
    /// How requests authenticate at the operations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub security_schemes: Vec<SecurityScheme>,
}

/// A way to authenticate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SecurityScheme {
    /// Its name.
    pub id: String,
    /// `http` or `apiKey`.
    pub r#type: String,
    /// Of `http`: `basic` or `bearer`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// Of `apiKey`: `header` or `query`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#in: Option<String>,
    /// Of `apiKey`: the name of the header or parameter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What is sent. No document says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_credential: Option<String>,
}

/// A tool.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// What it does, for models.
    pub description: String,
    /// What a call takes.
    pub args: Vec<Arg>,
    /// What a call sends.
    pub request_template: RequestTemplate,
    /// What a call gives.
    #[serde(default, skip_serializing_if = "ResponseTemplate::is_empty")]
    pub response_template: ResponseTemplate,
    /// What a call gives when it fails: a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_response_template: Option<String>,
    /// The schema of what a call gives. Clients of newer revisions of MCP never see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output_schema: Option<Value>,
}

/// An argument of a tool.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Arg {
    /// Its name; with a position also its name in the request.
    pub name: String,
    /// What it means, for models.
    pub description: String,
    /// A type of JSON.
    pub r#type: String,
    /// Whether each call has it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// What is sent where a call does not have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<serde_json::Value>,
    /// The allowed values of a text, a number or a boolean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub r#enum: Vec<serde_json::Value>,
    /// Of an array: the schema of its items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Value>,
    /// Of an object: the schemas of its members, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub properties: Option<Value>,
    /// Where it goes; without one a template places it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

/// Where an argument goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Position {
    /// In place of its name in braces in the URL.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// As a member of the body.
    Body,
}

/// The request of a tool. URL, values of headers and body are templates.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestTemplate {
    /// Where it goes.
    pub url: String,
    /// Its method.
    pub method: String,
    /// Its headers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// Its body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Whether the body is an object of all arguments that have no other place, also where there are none.
    #[serde(default, skip_serializing_if = "is_false")]
    pub args_to_json_body: bool,
    /// The same, of the query.
    #[serde(default, skip_serializing_if = "is_false")]
    pub args_to_url_param: bool,
    /// The same, of a form.
    #[serde(default, skip_serializing_if = "is_false")]
    pub args_to_form_body: bool,
    /// How it authenticates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<SecurityRequirement>,
}

/// A header.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Header {
    /// Its name.
    pub key: String,
    /// Its value: a template.
    pub value: String,
}

/// A security scheme that a request uses.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct SecurityRequirement {
    /// Its id.
    pub id: String,
}

/// What a call gives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ResponseTemplate {
    /// The whole answer: a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// A text before the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepend_body: Option<String>,
    /// A text after the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub append_body: Option<String>,
}

impl ResponseTemplate {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
