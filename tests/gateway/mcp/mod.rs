//! Operations as tools.

mod higress;
mod marks;
mod names;
mod plain;
