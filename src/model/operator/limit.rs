//! How often callers may call.

use serde::{Deserialize, Serialize};

use crate::model::is_false;

/// How often callers may call. All limits hold at once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RateLimit {
    /// Whether it is disabled: present, but not used.
    #[serde(default, skip_serializing_if = "is_false")]
    pub disabled: bool,
    /// Name of the policy. Parts with the same name share one policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether the parts that have the same policy are counted together.
    #[serde(default, skip_serializing_if = "is_false")]
    pub shared: bool,
    /// The limits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
}

/// A limit: a number of requests in a period.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Limit {
    /// Whose requests are counted together.
    pub by: LimitBy,
    /// How many requests a period may have.
    pub requests: u64,
    /// The period, in seconds.
    pub period_seconds: u64,
    /// How many requests may come at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burst: Option<u64>,
}

/// Whose requests are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum LimitBy {
    /// All of the API's, or of the operation's or route's that has the limit.
    Api,
    /// Those of one account.
    User,
    /// Those of one application.
    App,
    /// Those from one address.
    Ip,
}
