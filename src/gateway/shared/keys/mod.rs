//! Reading the values of a gateway's `x-` keys: typed, tolerant, with each finding at its place.

mod object;
mod report;

pub(in crate::gateway) use self::object::{At, NUMBER, Object, Scope, Words};
pub(in crate::gateway) use self::report::{Report, Rules};
