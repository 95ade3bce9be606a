//! What a backend gets beside what came in.

use serde::{Deserialize, Serialize};

use crate::model::ParameterLocation;

/// A parameter that the backend gets beside what came in, or in its place.
///
/// In JSON it has exactly one of `request`, `constant` and `context` beside its name and place.
///
/// ```
/// use oasgate::model::ParameterLocation;
/// use oasgate::model::operator::{BackendParameter, BackendValue, ContextValue};
///
/// let text = r#"{"name": "X-Caller", "in": "header", "context": "clientIp"}"#;
/// let parameter: BackendParameter = serde_json::from_str(text)?;
/// assert_eq!(parameter.value, BackendValue::Context(ContextValue::ClientIp));
///
/// let text = r#"{"name": "page", "in": "query", "request": {"name": "p", "in": "query"}}"#;
/// let parameter: BackendParameter = serde_json::from_str(text)?;
/// let BackendValue::Request(of_request) = parameter.value else { unreachable!() };
/// assert_eq!((of_request.name.as_str(), of_request.location), ("p", ParameterLocation::Query));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct BackendParameter {
    /// Name that the backend knows it by.
    pub name: String,
    /// Where the backend gets it.
    #[serde(rename = "in")]
    pub location: ParameterLocation,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where its value comes from.
    #[serde(flatten)]
    pub value: BackendValue,
}

/// Where the value of a backend's parameter comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum BackendValue {
    /// A parameter of the request.
    Request(RequestParameter),
    /// Always this text.
    Constant(String),
    /// Something that the gateway knows about the request.
    Context(ContextValue),
}

/// A parameter of the request, by name and place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct RequestParameter {
    /// Name.
    pub name: String,
    /// Where it is sent.
    #[serde(rename = "in")]
    pub location: ParameterLocation,
}

/// What a gateway knows about a request. Its JSON form is a word, such as `clientIp`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ContextValue {
    /// Address of the caller.
    ClientIp,
    /// Name of the environment or stage.
    Stage,
    /// Id of the request.
    RequestId,
    /// Id of the API.
    ApiId,
    /// Name of the API.
    ApiName,
    /// Id of the application that calls.
    AppId,
    /// Host name that was called.
    Host,
    /// Protocol of the call, `http` or `https`.
    Scheme,
    /// `User-Agent` of the caller.
    UserAgent,
    /// When the gateway received the request, as the gateway writes times.
    RequestTime,
}
