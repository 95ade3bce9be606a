//! Routes: what a gateway matches requests with.

use serde::{Deserialize, Serialize};

use super::is_false;
use super::operator::Operator;
use crate::subject::{Method, OperationKey};

/// A route: the requests that it matches, and where it sends them.
///
/// A request matches when it meets every condition: domain, method, path, headers and query.
///
/// ```
/// use oasgate::model::{MatchKind, PathMatch, Route};
///
/// let text = r#"{
///     "name": "get-pet",
///     "operations": ["GET /pets/{}"],
///     "methods": ["GET"],
///     "path": {"kind": "regex", "value": "/v1/pets/[^/]+"}
/// }"#;
/// let route: Route = serde_json::from_str(text)?;
/// assert_eq!(route.path, PathMatch { kind: MatchKind::Regex, value: "/v1/pets/[^/]+".to_owned() });
/// assert!(route.domains.is_empty(), "any host will do");
/// assert_eq!(serde_json::from_str::<Route>(&serde_json::to_string(&route)?)?, route);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Route {
    /// Name, unique on a gateway, in Kubernetes' subdomain form. With it the route is the Subject `route <name>`.
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The operations that it serves, in the Api's order; empty for a route that was not derived from an Api.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<OperationKey>,
    /// The methods that it matches, sorted and without repetition; empty matches any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<Method>,
    /// The hosts that it matches, `api.example.com` or `*.example.com`; empty matches any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<String>,
    /// The paths that it matches.
    pub path: PathMatch,
    /// Conditions on headers, sorted by name. All of them have to be met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<ValueMatch>,
    /// Conditions on the query's parameters, sorted by name. All of them have to be met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queries: Vec<ValueMatch>,
    /// Whether the path is compared without regard to the case of its letters.
    #[serde(default, skip_serializing_if = "is_false")]
    pub ignore_case: bool,
    /// What an operator adds, such as where it sends requests. In JSON its fields are the route's own: `backend`.
    #[serde(flatten)]
    pub operator: Operator,
}

impl Route {
    /// Its name with each operation that it serves.
    pub(crate) fn served(&self) -> impl Iterator<Item = (&str, &OperationKey)> {
        self.operations.iter().map(|key| (self.name.as_str(), key))
    }
}

/// How a text is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MatchKind {
    /// The text is the same.
    Exact,
    /// The text starts with it, character by character: `/user` matches `/users`.
    Prefix,
    /// The regular expression matches the whole text, as if it were enclosed in `^(?:` and `)$`.
    Regex,
}

impl MatchKind {
    /// The kind as in the JSON form: `exact`. Gateways write it with a capital letter.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::Regex => "regex",
        }
    }
}

/// A condition on a request's path, which is compared without its query and in percent-encoded form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PathMatch {
    /// How the path is compared.
    pub kind: MatchKind,
    /// The path to compare with. It starts with `/` and includes the base path.
    pub value: String,
}

/// A condition on a header or on a parameter of the query, which has to be there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ValueMatch {
    /// Name. That of a header is compared without regard to case.
    pub name: String,
    /// How the value is compared.
    pub kind: MatchKind,
    /// The value to compare with, after percent-decoding. `.*` of a Regex only requires the name to be there.
    pub value: String,
}
