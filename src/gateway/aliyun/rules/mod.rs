//! Findings of the Alibaba Cloud gateway: what its import call refuses, and what its records have no room for.

pub(crate) mod contract;
pub(crate) mod payloads;
pub(crate) mod records;
pub(crate) mod request;
pub(crate) mod spec_source;

pub(crate) use self::{contract::*, payloads::*, records::*, request::*, spec_source::*};
