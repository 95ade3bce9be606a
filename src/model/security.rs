//! Security: who may call.

use serde::{Deserialize, Serialize};

use super::{Extensions, Map};

/// One security requirement: a caller has to meet every scheme named here, each with its scopes. When it is empty,
/// anybody may call.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct SecurityRequirement(pub Map<String, Vec<String>>);

/// A security scheme: a way to authenticate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SecurityScheme {
    /// The kind, with its data.
    #[serde(flatten)]
    pub kind: SecurityKind,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// Kinds of security scheme, tagged by `type`. OAS 2.0's `basic` is `http` with the scheme `basic`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SecurityKind {
    /// A key in a header, the query or a cookie.
    ApiKey {
        /// Name of the header, query parameter or cookie.
        name: String,
        /// Where it is sent.
        #[serde(rename = "in")]
        location: ApiKeyLocation,
    },
    /// The `Authorization` header.
    Http {
        /// Scheme of RFC 7235, such as `basic` or `bearer`.
        scheme: String,
        /// Hint about a bearer token.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bearer_format: Option<String>,
    },
    /// OAuth 2.
    #[serde(rename = "oauth2")]
    OAuth2 {
        /// The flows offered.
        flows: Box<OAuthFlows>,
    },
    /// OpenID Connect discovery.
    OpenIdConnect {
        /// Where the configuration is.
        open_id_connect_url: String,
    },
}

/// Where an API key is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ApiKeyLocation {
    /// In a header.
    Header,
    /// In the query string.
    Query,
    /// In a cookie.
    Cookie,
}

/// The flows of an OAuth 2 scheme.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OAuthFlows {
    /// Implicit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implicit: Option<OAuthFlow>,
    /// Resource owner's password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<OAuthFlow>,
    /// Client credentials; OAS 2.0's `application`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_credentials: Option<OAuthFlow>,
    /// Authorisation code; OAS 2.0's `accessCode`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_code: Option<OAuthFlow>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// One OAuth 2 flow.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OAuthFlow {
    /// The authorisation URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    /// The token URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// The refresh URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_url: Option<String>,
    /// Scopes and what they mean.
    #[serde(default)]
    pub scopes: Map<String, String>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}
