//! Tencent Cloud API Gateway.

mod extensions;
mod interpret;
pub mod limits;

pub use self::extensions::EXTENSIONS;
pub use self::interpret::interpret;
