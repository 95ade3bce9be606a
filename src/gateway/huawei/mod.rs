//! Huawei Cloud APIG.

mod extensions;
pub mod limits;

pub use self::extensions::EXTENSIONS;
