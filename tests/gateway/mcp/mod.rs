//! Operations as tools.

mod higress;
mod names;
mod plain;
