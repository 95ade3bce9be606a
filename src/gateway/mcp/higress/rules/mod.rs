//! What is found when tools are written in the form of Higress, and in no other.

pub(crate) mod requests;
pub(crate) mod schemas;

pub(super) use self::{requests::*, schemas::*};
