//! Findings of the Alibaba Cloud gateway: what its import call refuses, and what its records have no room for.

pub(super) mod contract;
pub(super) mod records;
pub(super) mod request;

pub(crate) use self::{contract::*, records::*, request::*};
