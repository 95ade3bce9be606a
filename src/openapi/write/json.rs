//! JSON text, member by member.

use crate::source::{Node, write_json_string};

/// JSON that is being written.
#[derive(Default)]
pub(super) struct Json {
    pub(super) text: String,
    /// How many objects and lists are open.
    pub(super) depth: usize,
    /// Whether the next key or item is not the first.
    comma: bool,
}

/// Where a member began.
pub(super) struct Begun {
    start: usize,
    comma: bool,
    inside: usize,
}

impl Json {
    pub(super) fn open(&mut self, bracket: char) {
        self.separate();
        self.text.push(bracket);
        self.depth += 1;
        self.comma = false;
    }

    pub(super) fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth = self.depth.saturating_sub(1);
        self.comma = true;
    }

    pub(super) fn key(&mut self, name: &str) {
        self.separate();
        write_json_string(name, &mut self.text);
        self.text.push(':');
        self.comma = false;
    }

    pub(super) fn open_in(&mut self, name: &str, bracket: char) {
        self.key(name);
        self.open(bracket);
    }

    /// Opens a member that is only written if something is written into it.
    pub(super) fn begin(&mut self, name: &str, bracket: char) -> Begun {
        let begun = Begun { start: self.text.len(), comma: self.comma, inside: 0 };
        self.open_in(name, bracket);
        Begun { inside: self.text.len(), ..begun }
    }

    pub(super) fn end(&mut self, begun: &Begun, bracket: char) {
        self.close(bracket);
        if self.text.len() == begun.inside + bracket.len_utf8() {
            self.text.truncate(begun.start);
            self.comma = begun.comma;
        }
    }

    pub(super) fn string(&mut self, text: &str) {
        self.separate();
        write_json_string(text, &mut self.text);
        self.comma = true;
    }

    pub(super) fn value(&mut self, node: Node<'_>) {
        self.separate();
        node.write_json(&mut self.text);
        self.comma = true;
    }

    /// A value that is JSON already.
    pub(super) fn raw(&mut self, json: &str) {
        self.separate();
        self.text.push_str(json);
        self.comma = true;
    }

    pub(super) fn text_member(&mut self, name: &str, text: &str) {
        self.key(name);
        self.string(text);
    }

    /// A text, if there is one.
    pub(super) fn text_if<T: AsRef<str>>(&mut self, name: &str, text: Option<&T>) {
        if let Some(text) = text {
            self.text_member(name, text.as_ref());
        }
    }

    pub(super) fn flag(&mut self, name: &str, flag: bool) {
        self.key(name);
        self.raw(if flag { "true" } else { "false" });
    }

    /// A flag that is false when absent.
    pub(super) fn flag_if(&mut self, name: &str, flag: bool) {
        if flag {
            self.flag(name, true);
        }
    }

    pub(super) fn texts(&mut self, name: &str, texts: &[String]) {
        self.open_in(name, '[');
        for text in texts {
            self.string(text);
        }
        self.close(']');
    }

    fn separate(&mut self) {
        if std::mem::replace(&mut self.comma, false) {
            self.text.push(',');
        }
    }
}
