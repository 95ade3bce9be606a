//! One folder per gateway: that product's words, records, limits and report.
//!
//! Nothing outside a folder knows its gateway, and no gateway knows another. What several need stands in `shared`.

pub mod aliyun;
pub mod aws;
mod extensions;
pub mod huawei;
pub(crate) mod rules;
mod shared;
pub mod tencent;

pub use self::extensions::{Claim, claim};
