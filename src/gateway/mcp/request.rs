//! How the call of a tool becomes an HTTP request.

mod body;
mod build;
mod style;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use self::build::{BuildError, HttpRequest};
use crate::model::{Map, ParameterLocation, SecurityRequirement, Style, is_false};
use crate::setters::setters;
use crate::subject::Method;

/// How the call of a tool becomes an HTTP request: where each argument goes, and what it is called there.
///
/// In JSON: `{"method": "GET", "url": "https://pets.example.com/pets/{id}", "arguments": [{"key": "id", "name": "petId", "in":
/// "path", "required": true}]}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Request {
    /// Method of the request.
    pub method: Method,
    /// Where it goes. The value of an argument of the path takes the place of its key in braces. Without a server it begins
    /// with `/`.
    pub url: String,
    /// The arguments, in the order of the tool.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<Argument>,
    /// The body, if the request has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// Security schemes of the document: one of the requirements has to be met. They are never arguments.
    #[serde(default = "none", skip_serializing_if = "<[_]>::is_empty")]
    pub security: Arc<[SecurityRequirement]>,
}

/// An argument of a tool, in the request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Argument {
    /// Its property in the input of the tool.
    pub key: String,
    /// Its name in the request; empty when it is the body.
    #[serde(default, skip_serializing_if = "str_is_empty")]
    pub name: Arc<str>,
    /// Where it goes.
    #[serde(rename = "in")]
    pub place: Place,
    /// Whether each call has it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// How OAS writes a value that is a list or an object; absent is what OAS has for the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// Whether OAS writes each item on its own; absent is what OAS has for the style.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explode: Option<bool>,
    /// Whether reserved characters stay as they are.
    #[serde(default, skip_serializing_if = "is_false")]
    pub allow_reserved: bool,
    /// Whether null means that a call does not have it, or not the member of it that is null: where each call has all
    /// members.
    #[serde(default, skip_serializing_if = "is_false")]
    pub null_is_absent: bool,
    /// The media type in which the value is written, where the document says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<Arc<str>>,
}

/// Where an argument goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// A variable of the path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// A member of the body, which is an object or a form.
    Field,
    /// The body as a whole.
    Body,
}

impl Place {
    /// The place as in JSON: `path`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Field => "field",
            Self::Body => "body",
        }
    }
}

impl From<ParameterLocation> for Place {
    fn from(location: ParameterLocation) -> Self {
        match location {
            ParameterLocation::Path => Self::Path,
            ParameterLocation::Query => Self::Query,
            ParameterLocation::Header => Self::Header,
            ParameterLocation::Cookie => Self::Cookie,
        }
    }
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Body {
    /// Its media type.
    pub media_type: Arc<str>,
    /// Whether each request has one, be it an empty object.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// How members of a form are written that are lists or objects, by name.
    #[serde(default, skip_serializing_if = "is_plain")]
    pub encoding: Arc<Map<Arc<str>, FieldEncoding>>,
}

/// How a member of a form is written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FieldEncoding {
    /// Its media type, in a form of several parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// As [`Argument::style`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// As [`Argument::explode`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explode: Option<bool>,
}

setters! {
    FieldEncoding {
        with_content_type(content_type: Option<String>);
        with_style(style: Option<Style>);
        with_explode(explode: Option<bool>);
    }
}

fn none() -> Arc<[SecurityRequirement]> {
    Arc::new([])
}

fn is_plain<K, V>(encoding: &Map<K, V>) -> bool {
    encoding.is_empty()
}

fn str_is_empty(text: &str) -> bool {
    text.is_empty()
}
