//! Kinds of change: what callers notice of an edit. What each means is a verdict, which the renderer adds.

pub(crate) mod bodies;
pub(crate) mod bounds;
pub(crate) mod operations;
pub(crate) mod operator;
pub(crate) mod parameters;
pub(crate) mod properties;
pub(crate) mod responses;
pub(crate) mod schemas;
pub(crate) mod security;
pub(crate) mod servers;
pub(crate) mod values;

pub(crate) use self::{
    bodies::*, bounds::*, operations::*, operator::*, parameters::*, properties::*, responses::*, schemas::*,
    security::*, servers::*, values::*,
};
