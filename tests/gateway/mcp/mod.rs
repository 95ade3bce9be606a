//! Operations as tools.

mod higress;
mod plain;
