//! What a gateway matches traffic with.

use serde::{Deserialize, Serialize};

use super::is_false;
use super::operator::Operator;
use crate::subject::{Method, OperationKey};

/// A route: the requests that it takes, and where it sends them.
///
/// A request is taken when it meets every condition: domain, method, path, headers and query.
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
#[serde(rename_all = "camelCase")]
pub struct Route {
    /// Name, unique on a gateway, in Kubernetes' subdomain form. With it the route is the Subject `route <name>`.
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The operations that it serves, in the Api's order; empty when nobody derived it from an Api.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<OperationKey>,
    /// The methods that it takes, sorted and each once; empty takes any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<Method>,
    /// The hosts that it takes, `api.example.com` or `*.example.com`; empty takes any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<String>,
    /// The paths that it takes.
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
#[serde(rename_all = "camelCase")]
pub enum MatchKind {
    /// Is the same.
    Exact,
    /// Starts with it, sign by sign: `/user` takes `/users`.
    Prefix,
    /// The regular expression matches the whole text, as if it stood between `^(?:` and `)$`.
    Regex,
}

impl MatchKind {
    /// The kind as its JSON form and the gateways write it, but for their capital letter: `exact`.
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
#[serde(rename_all = "camelCase")]
pub struct PathMatch {
    /// How the path is compared.
    pub kind: MatchKind,
    /// What with. Starts with `/`, the base path included.
    pub value: String,
}

/// A condition on a header or on a parameter of the query, which has to be there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValueMatch {
    /// Name. That of a header is compared without regard to case.
    pub name: String,
    /// How the value is compared.
    pub kind: MatchKind,
    /// What with, as it is after percent-decoding. `.*` of a Regex only asks for the name to be there.
    pub value: String,
}
