//! AWS API Gateway, whose exported documents are read.

mod extensions;
pub mod limits;

pub use self::extensions::EXTENSIONS;
