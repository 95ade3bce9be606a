//! What operators add, between this gateway's words and the neutral ones.
//!
//! Each record and each option that an operator fills has `operator`, which reads it, and `set_operator`, which writes
//! over it. Two laws hold:
//!
//! - Writing what was read changes nothing. A member is written only where it says something else than it should, so
//!   what the neutral words cannot say stays as it was.
//! - Reading what was written gives the same, except for the members that `set_operator` names: the record has no room
//!   for them.
//!
//! The vendor publishes the settings of two classes of policies, `Timeout` and `IpAccessControl`. Those of the others
//! (CORS, rate limits, retries, rewrites) stay as they are, and what they would say is named.

mod attached;
mod auth;
mod deploy;
mod destination;
pub(super) mod document;
mod options;
mod policy;
mod records;
mod route;
mod services;

pub use self::attached::attached_operator;
