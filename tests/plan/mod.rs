//! What an import would do to an existing API, and doing it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of tests are tests too"
)]

mod about;
mod attachments;
mod base_path;
mod cells;
mod components;
mod difference;
mod handwritten;
mod laws;
mod merge_conflicts;
mod names;
mod operator;
mod scale;
mod shifted;
mod support;
mod text;
mod verdicts;
