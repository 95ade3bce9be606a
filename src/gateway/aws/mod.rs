//! AWS API Gateway, whose exported documents are read.

mod extensions;
mod interpret;
pub mod limits;
pub(crate) mod rules;

pub use self::extensions::EXTENSIONS;
pub use self::interpret::interpret;
