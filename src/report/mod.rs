//! Reports: findings for people and for programs. Each is a function of the findings alone.

mod github;
mod sarif;
mod text;

pub use self::github::github;
pub use self::sarif::sarif;
pub use self::text::{json, text};
pub use crate::text::printable;
