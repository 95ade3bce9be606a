//! All tests that need no private things, as one binary.

mod corpus;
mod openapi;
mod plan;
