//! Findings in the forms in which they are handed on: for people, for programs, for code scanning, for pull requests.
//!
//! Each is a function of the findings alone, except excerpts (feature `excerpts`), which need the documents.

#[cfg(feature = "excerpts")]
mod excerpts;
mod github;
mod gitlab;
mod junit;
mod listed;
mod markdown;
mod sarif;
mod text;

#[cfg(feature = "excerpts")]
pub use self::excerpts::Excerpts;
#[cfg(feature = "html")]
pub(crate) use self::excerpts::Secrets;
pub use self::github::github;
pub use self::gitlab::gitlab;
pub use self::junit::junit;
pub use self::markdown::{MARKDOWN_LIMIT, markdown};
pub use self::sarif::sarif;
pub use self::text::{json, text};
#[cfg(feature = "html")]
pub(crate) use self::{
    listed::worst_first,
    text::{ABOUT, AFFECTS, BY_DEFAULT, BY_WAY_OF, HELP, place},
};
pub use crate::text::{printable, printable_json};
