//! Values as compact JSON text.

use std::fmt::Write as _;

use super::document::Site;
use super::node::{Kind, Node};
use super::walk::Step;
use crate::tables::HashMap;

/// Writes a value as compact JSON, members in document order, numbers with the digits of their source.
pub(super) fn write_json(node: Node<'_>, out: &mut String) {
    write(node, out, write_scalar);
}

/// Writes a value as compact JSON, but other texts for the strings at some sites.
pub(super) fn write_json_with(node: Node<'_>, texts: &HashMap<Site, String>, out: &mut String) {
    write(node, out, |scalar, out| match texts.get(&scalar.site()) {
        Some(text) => write_json_string(text, out),
        None => write_scalar(scalar, out),
    });
}

fn write<'d>(node: Node<'d>, out: &mut String, write_scalar: impl Fn(Node<'d>, &mut String)) {
    // Whether something is before, in the container that is being written.
    let mut comma = false;
    for step in node.walk() {
        if comma && !matches!(step, Step::Close(_)) {
            out.push(',');
        }
        comma = match step {
            Step::Open(kind) => {
                out.push(if kind == Kind::Object { '{' } else { '[' });
                false
            }
            Step::Close(kind) => {
                out.push(if kind == Kind::Object { '}' } else { ']' });
                true
            }
            Step::Key(key) => {
                write_json_string(key.text(), out);
                out.push(':');
                false
            }
            Step::Scalar(scalar) => {
                write_scalar(scalar, out);
                true
            }
        };
    }
}

fn write_scalar(node: Node<'_>, out: &mut String) {
    match node.kind() {
        Kind::Number => out.push_str(&node.json_number()),
        Kind::String => match node.json_source() {
            Some(source) => out.push_str(source),
            None => write_json_string(node.as_str().unwrap_or_default(), out),
        },
        _ => out.push_str(node.scalar().unwrap_or("null")),
    }
}

/// Writes a text as a JSON string, quotes included.
pub(crate) fn write_json_string(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = special.chars();
        match chars.next() {
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(quoted @ ('"' | '\\')) => out.extend(['\\', quoted]),
            // Writing to a String cannot fail.
            Some(control) => _ = write!(out, "\\u{:04x}", u32::from(control)),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_read_back() {
        for text in ["", "plain", "\"\\/", "a\n\r\tb", "\u{0}\u{8}\u{c}\u{1f}\u{7f}", "é中𝄞\u{2028}", "\\"]
        {
            let mut out = String::new();
            write_json_string(text, &mut out);
            assert_eq!(serde_json::from_str::<String>(&out).ok().as_deref(), Some(text), "{out}");
        }
    }
}
