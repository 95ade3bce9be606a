//! AWS API Gateway, which definitions are read from.

pub mod limits;
