//! AWS API Gateway: the keys of its documents are read, and written.

mod annotate;
mod extensions;
mod interpret;
pub mod limits;
pub(crate) mod rules;

pub use self::annotate::annotate;
pub use self::extensions::EXTENSIONS;
pub use self::interpret::interpret;
