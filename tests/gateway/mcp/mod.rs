//! Operations as tools.

mod plain;
