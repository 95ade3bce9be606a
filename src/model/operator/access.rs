//! From where callers may call.

use serde::{Deserialize, Serialize};

use crate::model::is_false;

/// From where callers may call. When anything is allowed, everything else is denied; what is denied is never allowed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccessControl {
    /// Whether it is disabled: present, but not used.
    #[serde(default, skip_serializing_if = "is_false")]
    pub disabled: bool,
    /// Name of the policy. Parts with the same name share one policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Addresses that may call: one address each, a range `a-b`, or CIDR.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<String>,
    /// Addresses that may not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deny: Vec<String>,
    /// Accounts of the cloud, by name or id, that may call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow_accounts: Vec<String>,
    /// Accounts of the cloud that may not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deny_accounts: Vec<String>,
}
