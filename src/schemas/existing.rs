//! What exists: the stored form, with what the command keeps in the same file.

use schemars::JsonSchema;

use crate::gateway::aliyun::calls::Inventory;
use crate::model;

/// The file of `--existing`.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct ExistingFile {
    #[schemars(flatten)]
    stored: model::Existing,
    /// What the gateway has beside the API, for `aliyun calls`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Inventory")]
    gateway: Option<Inventory>,
}
