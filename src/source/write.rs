//! Values as compact JSON text.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::document::Site;
use super::node::{Kind, Node};
use super::walk::Step;
use crate::tables::HashMap;

/// Writes a value as compact JSON, members in document order, numbers with the digits of their source.
pub(super) fn write_json(node: Node<'_>, out: &mut String) {
    write(node, out, |_| None);
}

/// What is written in place of a key or value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Rewrite {
    /// A text, in place of a key or a scalar.
    Text(Cow<'static, str>),
    /// JSON, in place of a value with all that is in it.
    Json(&'static str),
}

impl Rewrite {
    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => write_json_string(text, out),
            Self::Json(json) => out.push_str(json),
        }
    }
}

/// Writes a value as compact JSON, but something else at some sites.
pub(super) fn write_json_with(node: Node<'_>, rewrites: &HashMap<Site, Rewrite>, out: &mut String) {
    write(node, out, |site| rewrites.get(&site));
}

fn write<'r>(node: Node<'_>, out: &mut String, rewrite: impl Fn(Site) -> Option<&'r Rewrite>) {
    // Whether something stands before, in the container that is being written.
    let mut comma = false;
    let mut steps = node.walk();
    while let Some(step) = steps.next() {
        if comma && !matches!(step, Step::Close(_)) {
            out.push(',');
        }
        comma = match step {
            Step::Open(node) => {
                let rewrite = rewrite(node.site());
                if let Some(rewrite) = rewrite {
                    rewrite.write(out);
                    steps.leave();
                } else {
                    out.push(if node.is_object() { '{' } else { '[' });
                }
                rewrite.is_some()
            }
            Step::Close(kind) => {
                out.push(if kind == Kind::Object { '}' } else { ']' });
                true
            }
            Step::Key(key) => {
                match rewrite(key.site()) {
                    Some(rewrite) => rewrite.write(out),
                    None => match key.json_source() {
                        Some(source) => out.push_str(source),
                        None => write_json_string(key.text(), out),
                    },
                }
                out.push(':');
                false
            }
            Step::Scalar(scalar) => {
                match rewrite(scalar.site()) {
                    Some(rewrite) => rewrite.write(out),
                    None => write_scalar(scalar, out),
                }
                true
            }
        };
    }
}

pub(super) fn write_scalar(node: Node<'_>, out: &mut String) {
    if let Some(source) = node.json_source() {
        out.push_str(source);
        return;
    }
    match node.kind() {
        Kind::Number => out.push_str(&node.json_number()),
        Kind::String => write_json_string(node.as_str().unwrap_or_default(), out),
        _ => out.push_str(node.scalar().unwrap_or("null")),
    }
}

/// Where the first byte is that a JSON string cannot have as it is. The compiler compares the bytes of a block at once.
fn first_special(text: &[u8]) -> Option<usize> {
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    let has_special = |block: &&[u8]| block.iter().fold(false, |found, byte| found | is_special(byte));
    let plain = 16 * text.chunks_exact(16).take_while(|block| !has_special(block)).count();
    text.get(plain..)?.iter().position(is_special).map(|at| plain + at)
}

/// Writes a text as a JSON string, quotes included.
pub(crate) fn write_json_string(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = first_special(rest.as_bytes()) {
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

    #[test]
    fn strings_are_escaped_wherever_a_character_is() {
        for character in ['"', '\\', '\n', '\u{1}', 'é', 'a'] {
            for at in 0..70 {
                let text = format!("{}{character}{}", "x".repeat(at), "y".repeat(70 - at));
                let mut json = String::new();
                write_json_string(&text, &mut json);
                assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
            }
        }
    }
}
