//! Values as text for people: JSON with indentation, and YAML.

use super::node::{Kind, Node};
use super::walk::{Step, Walk};
use super::write::{write_json, write_json_string, write_scalar};
use crate::text::is_unseen;

/// How many levels are indented. What is nested deeper is on one line, so that the text stays linear in the value: nobody
/// reads a document that is deeper.
const LEVELS: usize = 32;

/// Writes a value as JSON, two spaces for each level, numbers with the digits of their source.
pub(crate) fn write_json_pretty(node: Node<'_>, out: &mut String) {
    let mut steps = node.walk();
    let (mut level, mut is_first, mut after_key) = (0, true, false);
    while let Some(step) = steps.next() {
        if let Step::Close(kind) = step {
            level -= 1;
            new_line(level, out);
            out.push(if kind == Kind::Object { '}' } else { ']' });
            is_first = false;
            continue;
        }
        if !after_key && level > 0 {
            out.push_str(if is_first { "" } else { "," });
            new_line(level, out);
        }
        (is_first, after_key) = (false, false);
        match step {
            Step::Key(key) => {
                write_json_string(key.text(), out);
                out.push_str(": ");
                after_key = true;
            }
            Step::Open(node) if is_on_one_line(node, level) => {
                write_json(node, out);
                steps.leave();
            }
            Step::Open(node) => {
                out.push(if node.is_object() { '{' } else { '[' });
                level += 1;
                is_first = true;
            }
            Step::Scalar(node) => write_scalar(node, out),
            Step::Close(_) => {}
        }
    }
}

fn new_line(level: usize, out: &mut String) {
    out.push('\n');
    (0..level).for_each(|_| out.push_str("  "));
}

fn is_on_one_line(node: Node<'_>, level: usize) -> bool {
    level >= LEVELS || is_empty(node)
}

fn is_empty(node: Node<'_>) -> bool {
    node.entries().next().is_none() && node.items().next().is_none()
}

/// Writes a value as YAML 1.2 in block style. A text is plain where no reader of YAML 1.1 or 1.2 takes it for anything
/// else, and a block where it has several lines.
pub(crate) fn write_yaml(node: Node<'_>, out: &mut String) {
    let mut writer = Yaml { out, level: 0, lists: Vec::new(), at: At::Start };
    let mut steps = node.walk();
    while let Some(step) = steps.next() {
        writer.step(&step, &mut steps);
    }
    if !writer.out.ends_with('\n') {
        writer.out.push('\n');
    }
}

/// What is written before the next key or value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Nothing: the document begins.
    Start,
    /// `key:`, so that a scalar follows on the line, and anything else below it.
    Key,
    /// `- `, so that everything follows on the line.
    Dash,
    /// A whole item or member.
    Item,
}

struct Yaml<'o> {
    out: &'o mut String,
    /// The level of the lines of the container that is being written.
    level: usize,
    /// Whether each container around is a list.
    lists: Vec<bool>,
    at: At,
}

/// Longer keys need a question mark: YAML 1.2.2, section 7.4.3.
const LONGEST_KEY: usize = 1000;

impl<'d> Yaml<'_> {
    fn step(&mut self, step: &Step<'d>, steps: &mut Walk<'d>) {
        match *step {
            Step::Close(_) => {
                self.lists.pop();
                self.level = self.lists.len().saturating_sub(1);
                self.at = At::Item;
            }
            Step::Key(key) => {
                self.line();
                let text = key.text();
                if text.len() > LONGEST_KEY {
                    self.out.push_str("? ");
                    write_quoted(text, self.out);
                    self.new_line();
                } else {
                    write_text(text, self.out);
                }
                self.out.push(':');
                self.at = At::Key;
            }
            Step::Open(node) if is_on_one_line(node, self.lists.len()) => {
                self.before_value();
                write_flow(node, self.out);
                steps.leave();
                self.at = At::Item;
            }
            Step::Open(node) => {
                self.item();
                self.level = self.lists.len();
                self.lists.push(node.is_array());
                if self.at == At::Key {
                    self.at = At::Item;
                }
            }
            Step::Scalar(node) => {
                self.before_value();
                self.scalar(node);
                self.at = At::Item;
            }
        }
    }

    fn new_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        (0..self.level).for_each(|_| self.out.push_str("  "));
    }

    /// Begins a line, unless a dash did.
    fn line(&mut self) {
        if self.at == At::Item || self.at == At::Key {
            self.new_line();
        }
    }

    /// Writes the dash before an item of a list.
    fn item(&mut self) {
        if self.lists.last() == Some(&true) {
            self.line();
            self.out.push_str("- ");
            self.at = At::Dash;
        }
    }

    fn before_value(&mut self) {
        self.item();
        if self.at == At::Key {
            self.out.push(' ');
        }
    }

    fn scalar(&mut self, node: Node<'_>) {
        match node.as_str() {
            Some(text) if is_block(text) && !self.lists.is_empty() => self.block(text),
            Some(text) => write_text(text, self.out),
            None => write_scalar(node, self.out),
        }
    }

    /// A text of several lines as it is.
    fn block(&mut self, text: &str) {
        let body = text.strip_suffix('\n');
        self.out.push_str(match body {
            None => "|-",
            Some(body) if body.ends_with('\n') => "|+",
            Some(_) => "|",
        });
        for line in body.unwrap_or(text).split('\n') {
            self.out.push('\n');
            if !line.is_empty() {
                // One level more than the key or the dash before it.
                (0..self.lists.len()).for_each(|_| self.out.push_str("  "));
                self.out.push_str(line);
            }
        }
        self.out.push('\n');
    }
}

/// Whether a text can be a block: its first line says how far it is indented, and all of it can be printed.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with(['\n', ' ', '\t'])
        && text.chars().all(|character| character == '\n' || character == '\t' || is_printable(character))
}

/// Whether a character may be in YAML as it is, and breaks no line in any version.
fn is_printable(character: char) -> bool {
    !character.is_control() && !is_unseen(character) && !matches!(character, '\u{fffe}' | '\u{ffff}')
}

fn write_text(text: &str, out: &mut String) {
    if is_plain(text) { out.push_str(text) } else { write_quoted(text, out) }
}

/// Words that some version of YAML takes for a boolean, null or a number.
const WORDS: [&str; 11] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "inf", "nan"];

/// Whether a text needs no quotes anywhere. It begins with a letter, a slash or the like, never with a digit.
fn is_plain(text: &str) -> bool {
    let starts = text.starts_with(|first: char| first.is_alphabetic() || matches!(first, '/' | '_' | '$'));
    starts
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_printable)
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// A text in double quotes.
fn write_quoted(text: &str, out: &mut String) {
    if text.chars().all(|character| character < '\u{7f}' || is_printable(character)) {
        return write_json_string(text, out);
    }
    let mut json = String::with_capacity(text.len() + 2);
    write_json_string(text, &mut json);
    for character in json.chars() {
        if is_printable(character) {
            out.push(character);
        } else {
            let code = u32::from(character);
            let escape = if code > 0xffff { format!("\\U{code:08x}") } else { format!("\\u{code:04x}") };
            out.push_str(&escape);
        }
    }
}

/// A value on one line.
fn write_flow(node: Node<'_>, out: &mut String) {
    let mut comma = false;
    for step in node.walk() {
        if comma && !matches!(step, Step::Close(_)) {
            out.push_str(", ");
        }
        comma = match step {
            Step::Open(node) => {
                out.push(if node.is_object() { '{' } else { '[' });
                false
            }
            Step::Close(kind) => {
                out.push(if kind == Kind::Object { '}' } else { ']' });
                true
            }
            Step::Key(key) => {
                write_quoted(key.text(), out);
                out.push_str(": ");
                false
            }
            Step::Scalar(node) => {
                match node.as_str() {
                    Some(text) => write_quoted(text, out),
                    None => write_scalar(node, out),
                }
                true
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Document, Format, Limits};

    /// Both texts read back as the value, here and in the other parser.
    fn check(json: &str) -> (String, String) {
        let document = Document::parse(json, Some(Format::Json), &Limits::default()).value.unwrap();
        let (mut pretty, mut yaml) = (String::new(), String::new());
        write_json_pretty(document.root(), &mut pretty);
        write_yaml(document.root(), &mut yaml);
        let value = document.value();
        for (text, format) in [(&pretty, Format::Json), (&yaml, Format::Yaml)] {
            let outcome = Document::parse(text.as_str(), Some(format), &Limits::default());
            let again = outcome.value.unwrap_or_else(|| panic!("{:?}\n{text}", outcome.diagnostics));
            assert_eq!(again.value(), value, "{text}");
        }
        let other: serde_json::Value = serde_yaml::from_str(&yaml).unwrap_or_else(|e| panic!("{e}\n{yaml}"));
        assert_eq!(other, value.to_json(), "{yaml}");
        (pretty, yaml)
    }

    #[test]
    fn texts_for_people() {
        let (pretty, yaml) = check(
            r#"{"a":{"b":[1.50,{"c":[],"d":{}},["x","yes"]],"e":"one\ntwo\n"},"/p/{id}":null,"200":true,"f":[["- g"]]}"#,
        );
        let lines = "{\n  \"a\": {\n    \"b\": [\n      1.50,\n      {\n        \"c\": [],\n        \"d\": {}\n      },";
        assert!(pretty.starts_with(lines), "{pretty}");
        let expected = "a:\n  b:\n    - 1.50\n    - c: []\n      d: {}\n    - - x\n      - \"yes\"\n  e: |\n    one\n    two\n\
                        /p/{id}: null\n\"200\": true\nf:\n  - - \"- g\"\n";
        assert_eq!(yaml, expected);
    }

    #[test]
    fn texts_read_back_whatever_is_in_them() {
        let parts =
            ["", " ", "a", "\n", ":", " #", "\t", "'", "\"", "\\", "-", "é", "\u{85}", "\u{feff}", "\u{7f}"];
        let mut texts = Vec::new();
        for one in parts {
            for two in parts {
                texts.extend(parts.map(|three| [one, two, three].concat()));
            }
        }
        for word in WORDS.into_iter().chain([
            "~",
            "1e3",
            "0x1f",
            "12:30",
            "2001-01-01",
            "<<",
            "=",
            "!a",
            "&a",
            "a, b",
        ]) {
            texts.extend([word.to_owned(), word.to_uppercase()]);
        }
        texts.push("k".repeat(2000));
        for text in &texts {
            let value = serde_json::json!({ text: text, "list": [text, [text], { text: { text: text } }] });
            check(&value.to_string());
            check(&serde_json::json!(text).to_string());
        }
    }

    #[test]
    fn deep_values_are_not_indented_for_ever() {
        for (open, close) in [("[1,", "]"), ("{\"a\":1,\"b\":", "}")] {
            let json = open.repeat(90) + "[true]" + &close.repeat(90);
            let (pretty, yaml) = check(&json);
            assert!(pretty.len() < 6_000 && yaml.len() < 6_000, "{} {}", pretty.len(), yaml.len());
        }
    }
}
