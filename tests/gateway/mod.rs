//! Gateways, one folder each.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has failed"
)]

mod aliyun;
mod annotate;
pub(crate) mod calls;
mod extensions;
mod huawei;
mod keys;
mod ledger;
mod mapping;
mod mcp;
mod migration;
mod tencent;
