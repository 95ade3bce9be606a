//! Values of a document in the words of a message.

use std::fmt;

use crate::source::{Kind, Node};
use crate::text::cut;

/// The text of a string, number or boolean.
pub(crate) fn text_of(node: Node<'_>) -> Option<&str> {
    node.scalar().filter(|_| !node.is_null())
}

/// JSON's word for a kind of value.
pub(crate) fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Bool => "boolean",
        Kind::Number => "number",
        Kind::String => "string",
        Kind::Array => "array",
        Kind::Object => "object",
    }
}

/// A text of the document for a message: at most 80 characters of it.
pub(crate) fn shortened(text: &(impl fmt::Display + ?Sized)) -> String {
    cut(text, 80)
}
