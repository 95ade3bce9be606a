//! JSON on its way out: schemas are read into it, narrowed in it, and written from it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::source::{Node, write_json_string};

/// The name of a member.
pub(in crate::gateway::mcp) type Name = Cow<'static, str>;

/// The members of an object, in order.
pub(in crate::gateway::mcp) type Members = Vec<(Name, Shape)>;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::gateway::mcp) enum Shape {
    /// JSON text: a number, a boolean, null, or data that nobody looks into.
    Raw(Cow<'static, str>),
    Text(Name),
    List(Vec<Shape>),
    Object(Members),
    /// A schema that refers to a definition, by its number.
    Refer(usize),
    /// The pointer to a definition, by its number: the value of `$ref`.
    Pointer(usize),
}

impl Shape {
    /// A schema that allows anything.
    pub(in crate::gateway::mcp) const fn anything() -> Self {
        Self::Object(Vec::new())
    }

    pub(in crate::gateway::mcp) const fn word(word: &'static str) -> Self {
        Self::Text(Cow::Borrowed(word))
    }

    pub(in crate::gateway::mcp) fn boolean(value: bool) -> Self {
        Self::Raw(Cow::Borrowed(if value { "true" } else { "false" }))
    }

    pub(in crate::gateway::mcp) fn text(text: impl Into<String>) -> Self {
        Self::Text(Cow::Owned(text.into()))
    }

    /// A value of a document as it is.
    pub(in crate::gateway::mcp) fn data(node: Node<'_>) -> Self {
        let mut text = String::new();
        node.write_json(&mut text);
        Self::Raw(text.into())
    }

    /// `{"type": "null"}`
    pub(in crate::gateway::mcp) fn null() -> Self {
        Self::Object(vec![("type".into(), Self::word("null"))])
    }

    /// The schema, or null.
    pub(in crate::gateway::mcp) fn or_null(self) -> Self {
        Self::Object(vec![("anyOf".into(), Self::List(vec![self, Self::null()]))])
    }

    /// The text, if it is one.
    pub(in crate::gateway::mcp) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Writes it as compact JSON. `names` are those of the definitions.
    pub(in crate::gateway::mcp) fn write(&self, names: &[Arc<str>], out: &mut String) {
        match self {
            Self::Raw(text) => out.push_str(text),
            Self::Text(text) => write_json_string(text, out),
            Self::Refer(number) => {
                out.push_str("{\"$ref\":");
                Self::Pointer(*number).write(names, out);
                out.push('}');
            }
            Self::Pointer(number) => {
                let name = names.get(*number).map_or("", |name| name);
                write_json_string(&["#/$defs/", name].concat(), out);
            }
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    item.write(names, out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    write_json_string(name, out);
                    out.push(':');
                    value.write(names, out);
                }
                out.push('}');
            }
        }
    }
}
