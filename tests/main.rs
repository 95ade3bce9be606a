//! All tests that need no private things, as one binary.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_collect,
    reason = "a test that panics says what it should"
)]
#![allow(unreachable_pub, reason = "nobody reaches into a test binary")]

mod api;
mod architecture;
mod baseline;
mod catalogue;
#[cfg(feature = "cli")]
mod command;
mod conflicts;
mod contract;
#[cfg(feature = "cli")]
mod convert;
mod corpus;
mod export;
mod gateway;
#[cfg(feature = "cli")]
mod guides;
#[cfg(feature = "cli")]
mod inputs;
mod laws;
mod merge;
mod mermaid;
mod openapi;
mod openapi31;
#[cfg(feature = "html")]
mod page;
mod plan;
#[cfg(feature = "cli")]
mod readme;
mod report;
mod root;
mod route;
mod rules;
#[cfg(feature = "cli")]
mod schemas;
mod source;
mod stored;
