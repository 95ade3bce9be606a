//! All tests that need no private things, as one binary.

mod api;
mod architecture;
mod catalogue;
#[cfg(feature = "cli")]
mod command;
mod corpus;
mod gateway;
mod laws;
mod merge;
mod openapi;
mod plan;
mod rules;
mod source;
