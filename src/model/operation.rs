//! Operations: what a caller sends.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::operator::Operator;
use super::{
    Callback, Example, Extensions, ExternalDocs, Map, MediaType, Prose, RefOr, Responses, Schema,
    SecurityRequirement, Server, is_false, present,
};
use crate::source::Value;
use crate::subject::Method;

/// An operation: method, path template and contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemas", schemars(extend("required" = [])))]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// Name, unique within the API: `operationId`, or generated from method and path where the document has none or
    /// has it twice.
    pub name: String,
    /// `operationId` as the document has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_id: Option<String>,
    /// Method.
    pub method: Method,
    /// Path template with its variables' names, without the base path. A query string in the key is kept; of a fragment
    /// (`/#Action=Run`) each `name=value` is kept that a required header or query parameter of the operation has as its
    /// only value.
    pub path: Arc<str>,
    /// Short text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Prose>,
    /// Long text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// Tags, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Whether the operation is deprecated.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// Further documentation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_docs: Option<ExternalDocs>,
    /// Parameters by place and name, those of the path item included.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub parameters: Map<ParameterKey, RefOr<Parameter>>,
    /// Body. OAS 2.0's `body` and `formData` parameters become one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_body: Option<RefOr<RequestBody>>,
    /// Responses.
    #[serde(default)]
    pub responses: Responses,
    /// Requests that the API sends, by name.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub callbacks: Map<String, RefOr<Callback>>,
    /// The security requirements; a caller has to meet one of them. Absent inherits the API's; an empty list opts out; an
    /// empty requirement makes the others optional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<Vec<SecurityRequirement>>,
    /// Servers of the operation, or else of its path item. Empty inherits the API's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// What the path item states beside its operations.
    #[serde(default, skip_serializing_if = "PathItem::is_empty")]
    pub path_item: PathItem,
    /// What an operator adds to the operation. A field that is none inherits the API's.
    #[serde(default, skip_serializing_if = "Operator::is_empty")]
    pub operator: Operator,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

impl Operation {
    /// The name that it would have if nothing stated one: method and path as one word.
    pub(crate) fn generated_name(&self) -> String {
        super::generated::generated_name(self.method, &self.path)
    }
}

/// What a path item says beside its operations, parameters and servers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PathItem {
    /// Short text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Long text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

impl PathItem {
    fn is_empty(&self) -> bool {
        self.summary.is_none() && self.description.is_none() && self.extensions.is_empty()
    }
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

impl ParameterLocation {
    /// OpenAPI's keyword for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// Identity of a parameter within an operation. Prints as `query limit`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParameterKey {
    /// Where it is sent.
    pub location: ParameterLocation,
    /// Its name, shared with the parameter.
    pub name: Arc<str>,
}

impl fmt::Display for ParameterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.location.as_str(), self.name)
    }
}

impl FromStr for ParameterKey {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "a parameter key is `path`, `query`, `header` or `cookie`, a space and a name";
        let (location, name) = text.split_once(' ').ok_or(EXPECTED)?;
        let location = match location {
            "path" => ParameterLocation::Path,
            "query" => ParameterLocation::Query,
            "header" => ParameterLocation::Header,
            "cookie" => ParameterLocation::Cookie,
            _ => return Err(EXPECTED),
        };
        Ok(Self { location, name: name.into() })
    }
}

impl Serialize for ParameterKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ParameterKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// How a value that is an array or an object is serialised as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Style {
    /// `;name=1`
    Matrix,
    /// `.1`
    Label,
    /// `name=1`
    Form,
    /// `1,2`
    Simple,
    /// Separated by spaces; OAS 2.0's `ssv`.
    SpaceDelimited,
    /// Separated by `|`; OAS 2.0's `pipes`.
    PipeDelimited,
    /// Separated by tabs: OAS 2.0's `tsv`, for which OAS 3.0 has no word.
    TabDelimited,
    /// `name[key]=1`
    DeepObject,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
    /// Name.
    pub name: Arc<str>,
    /// Where it is sent.
    #[serde(rename = "in")]
    pub location: ParameterLocation,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// Whether a call has to have it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Whether it is deprecated.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// Whether it may be sent without a value.
    #[serde(default, skip_serializing_if = "is_false")]
    pub allow_empty_value: bool,
    /// How it is serialised, if the document states it; otherwise `form` in query and cookie, `simple` in path and
    /// header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// Whether each element is sent separately, if the document states it; otherwise true for `form` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explode: Option<bool>,
    /// Whether reserved characters are sent unencoded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub allow_reserved: bool,
    /// Schema of its value. OAS 2.0's `type`, `items` and limits become a schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema>,
    /// Schema of its value when the value is a document itself; one media type.
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

impl Parameter {
    /// The parameter's identity within its operation.
    pub fn key(&self) -> ParameterKey {
        ParameterKey { location: self.location, name: self.name.clone() }
    }
}

/// A request body.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestBody {
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Prose>,
    /// Whether a call has to have it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Bodies by media type, in document order.
    #[serde(default)]
    pub content: Map<Arc<str>, MediaType>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}
