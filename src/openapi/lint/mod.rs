//! Lints: checks that judge and change nothing. What they report is read unchanged.

pub(crate) mod base_path;
pub(crate) mod constraints;
pub(crate) mod examples;
pub(crate) mod placement;
pub(crate) mod recursion;
pub(crate) mod tags;
pub(crate) mod values;
