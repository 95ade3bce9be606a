//! AWS API Gateway, which definitions are read from.

mod extensions;
pub mod limits;

pub use self::extensions::EXTENSIONS;
