//! Faults of the definition: what OAS 2.0 and 3.0 ask for, and what a gateway cannot do without.

pub(super) mod bodies;
pub(super) mod constraints;
pub(super) mod keywords;
pub(super) mod links;
pub(super) mod operations;
pub(super) mod parameters;
pub(super) mod paths;
pub(super) mod references;
pub(super) mod root;
pub(super) mod schemas;
pub(super) mod security;
pub(super) mod servers;
pub(super) mod values;

pub(crate) use self::{
    bodies::*, constraints::*, keywords::*, links::*, operations::*, parameters::*, paths::*, references::*,
    root::*, schemas::*, security::*, servers::*, values::*,
};
