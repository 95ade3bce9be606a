//! Documents: JSON and YAML text with the place of each value.
//!
//! [`import`](crate::import()) parses the text that it is given. Whoever needs a document more than once, or wants its
//! values, parses it first: a [`Document`] is an input of the import too. [`Limits`] bound what a document may cost.

// A document is one flat tape of values with byte spans. `json.rs` and `yaml.rs` fill the same `tape.rs`; a reader sees
// `Node`s and cannot tell which it was. Aliases, merge keys and duplicate keys are settled here, so a node is plain JSON
// data with places.
//
// A reader may rely on this: the tree that nodes show, aliases and merges followed, is at most `Limits::depth` containers
// deep and at most `Limits::nodes` plus `Limits::alias_expansion` keys and values large, and it has no cycles. So walking
// it freely, recursion included, is safe.

mod aliases;
mod brackets;
mod builder;
mod comments;
mod digest;
mod document;
mod encoding;
mod findings;
mod json;
mod keys;
mod limits;
mod lines;
mod locate;
mod loose;
mod node;
mod number;
mod pretty;
mod quick;
pub(crate) mod rules;
mod scalar;
mod serial;
mod tape;
mod traps;
mod value;
mod walk;
mod write;
mod yaml;

pub(crate) use self::document::Site;
pub use self::document::{Document, Format};
pub use self::limits::Limits;
pub(crate) use self::limits::{BYTES_PER_ENTRY, repeated, shared_bytes};
pub(crate) use self::node::{Key, Kind, Node};
pub(crate) use self::pretty::{write_json_pretty, write_yaml};
pub use self::value::Value;
pub(crate) use self::write::{Rewrite, write_json_string};
