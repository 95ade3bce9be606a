//! JSON values that keep their document in memory.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::digest;
use super::document::Document;
use super::node::Node;

/// A JSON value: an example, a default, a vendor extension.
///
/// It is a handle into the document that it was read from, or into a small one of its own, so cloning is cheap and
/// keeps that document in memory. Numbers keep the digits of their source. Two values are equal when they are the
/// same JSON: the order of members does not count, and numbers compare by value (`1`, `1.0` and `10e-1` are equal).
///
/// `Debug` and `Display` print compact JSON.
///
/// ```
/// let value = oasgate::source::Value::from(serde_json::json!({ "limit": 10, "tags": ["a"] }));
/// assert_eq!(value.to_string(), r#"{"limit":10,"tags":["a"]}"#);
/// assert_eq!(value.get("limit"), Some(serde_json::json!(10.0).into()));
/// ```
#[derive(Clone)]
pub struct Value {
    document: Document,
    entry: u32,
}

impl Value {
    pub(super) fn new(document: Document, entry: u32) -> Self {
        Self { document, entry }
    }

    /// The value, to be read.
    pub(crate) fn node(&self) -> Node<'_> {
        self.document.node(self.entry)
    }

    /// The value of JSON text that this library wrote.
    pub(crate) fn from_json_text(text: String) -> Self {
        let document = Document::of_own_text(text);
        debug_assert!(document.is_some(), "we write JSON");
        Self::root_or_null(document)
    }

    pub(super) fn root_or_null(document: Option<Document>) -> Self {
        Self::new(document.unwrap_or_else(Document::null), 0)
    }

    /// The value as a value of serde_json. A number that does not fit into 64 bits becomes the nearest one, or a string
    /// of its digits if there is none. `1.0` becomes `1`.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// The member of this key; none when there is no such member, or when this is not an object.
    pub fn get(&self, key: &str) -> Option<Value> {
        self.node().get(key).map(Node::value)
    }

    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        self.node().as_str()
    }

    /// The value, if this is a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        self.node().as_bool()
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        digest::equal(self.node(), other.node())
    }
}

impl Eq for Value {}

impl Hash for Value {
    fn hash<H: Hasher>(&self, state: &mut H) {
        digest::digest(self.node()).hash(state);
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.node(), f)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.node(), f)
    }
}

impl From<serde_json::Value> for Value {
    /// The same JSON. A value nested deeper than 1,000 levels, which serde_json itself does not read, becomes null.
    fn from(value: serde_json::Value) -> Self {
        Self::root_or_null(Document::of_own_text(value.to_string()))
    }
}
