//! Huawei Cloud APIG.

mod extensions;
pub mod limits;
mod wire;

pub use self::extensions::EXTENSIONS;
pub use self::wire::*;
