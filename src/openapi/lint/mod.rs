//! Checks that judge and change nothing: what they report is read as it stands.

pub(crate) mod constraints;
pub(crate) mod pattern;
pub(crate) mod placement;
pub(crate) mod recursion;
pub(crate) mod tags;
pub(crate) mod values;
