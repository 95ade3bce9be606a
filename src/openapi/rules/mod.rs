//! Faults of the document: what OAS 2.0 and 3.0 require, and what a gateway needs.

pub(crate) mod addresses;
pub(crate) mod bodies;
pub(crate) mod constraints;
pub(crate) mod keywords;
pub(crate) mod later;
pub(crate) mod links;
pub(crate) mod notations;
pub(crate) mod operations;
pub(crate) mod parameters;
pub(crate) mod paths;
pub(crate) mod references;
pub(crate) mod root;
pub(crate) mod schemas;
pub(crate) mod security;
pub(crate) mod servers;
pub(crate) mod values;
pub(crate) mod version31;

pub(crate) use self::{
    addresses::*, bodies::*, constraints::*, keywords::*, later::*, links::*, notations::*, operations::*,
    parameters::*, paths::*, references::*, root::*, schemas::*, security::*, servers::*, values::*,
    version31::*,
};
