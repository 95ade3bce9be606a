//! Tencent Cloud API Gateway.

mod extensions;
pub mod limits;

pub use self::extensions::EXTENSIONS;
