//! One folder for each gateway: the product's terms, records, limits and report.
//!
//! Nothing outside a folder knows its gateway, and no gateway knows another. What several gateways need is in `shared`.

pub mod aliyun;
pub mod aws;
mod extensions;
pub mod huawei;
mod interpret;
pub mod mcp;
pub(crate) mod rules;
pub(crate) mod shared;
pub mod tencent;

pub use self::extensions::{Claim, claim};
pub use self::interpret::{annotate, extract, interpret};
pub use self::shared::ledger::{Conversion, Entry, Fate, Ledger, Payload, Placement};
#[cfg(feature = "schemas")]
pub(crate) use self::shared::record::Known;
