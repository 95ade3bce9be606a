//! Responses, bodies and what belongs to them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Extensions, Map, Prose, RefOr, Schema, Server, Style, is_false, present};
use crate::source::Value;

/// The responses of an operation.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Responses {
    /// By status: `200`, a range such as `4XX`, or `default`.
    #[serde(default)]
    pub statuses: Map<Arc<str>, RefOr<Response>>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// Whether a response of a status (`204`, `1XX`) never has a body: RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5.
pub(crate) fn has_no_body(status: &str) -> bool {
    status.len() == 3 && status.starts_with('1') || matches!(status, "204" | "205" | "304")
}

/// A response.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Response {
    /// Description; empty when the document has none.
    pub description: Prose,
    /// Headers by name.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub headers: Map<String, RefOr<Header>>,
    /// Bodies by media type.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub content: Map<Arc<str>, MediaType>,
    /// Links to operations that can be called next, by name.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub links: Map<String, RefOr<Link>>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// A header of a response or of a part of a multipart body.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// Whether it is always sent.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Whether it is deprecated.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// Whether it may be sent without a value.
    #[serde(default, skip_serializing_if = "is_false")]
    pub allow_empty_value: bool,
    /// How it is serialised, if the document states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// Whether each element is sent separately, if the document states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explode: Option<bool>,
    /// Whether reserved characters are sent unencoded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub allow_reserved: bool,
    /// Schema of its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema>,
    /// Schema of its value when the value is a document itself.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub content: Map<Arc<str>, MediaType>,
    /// An example value.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// Example values, by name.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub examples: Map<String, RefOr<Example>>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// The body of a request or response in one media type.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MediaType {
    /// Shape of the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema>,
    /// A body.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// Bodies by name.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub examples: Map<String, RefOr<Example>>,
    /// How the properties of a form are sent, by property.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub encoding: Map<String, Encoding>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// How one property of a form is sent.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Encoding {
    /// Media type of the part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// Headers of the part.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub headers: Map<String, RefOr<Header>>,
    /// How the property becomes text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// Whether each element is sent separately.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explode: Option<bool>,
    /// Whether reserved characters are sent unencoded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub allow_reserved: bool,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// An example.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Example {
    /// Short text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Long text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The value.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The URL of a value that is not in the document. It is never fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_value: Option<String>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// A link: an operation that can be called with values of a response.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The operation, as a reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_ref: Option<String>,
    /// The operation, by operationId.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_id: Option<String>,
    /// Values or runtime expressions by parameter.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub parameters: Map<String, Value>,
    /// Value or runtime expression for the body.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub request_body: Option<Value>,
    /// What the link is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where to call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<Server>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// Requests that the API sends: path items by runtime expression, verbatim. No gateway routes them, so only their
/// references are read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Callback(pub Value);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_without_a_body() {
        for (status, expected) in [
            ("100", true),
            ("199", true),
            ("1XX", true),
            ("200", false),
            ("204", true),
            ("205", true),
            ("206", false),
            ("2XX", false),
            ("304", true),
            ("3XX", false),
            ("404", false),
            ("default", false),
        ] {
            assert_eq!(has_no_body(status), expected, "{status}");
        }
    }
}
