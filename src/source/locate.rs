//! From tape entries to places that a person can find: line, column, pointer.

use std::ops::Range;
use std::sync::Arc;

use super::tape::{Tag, Tape};
use super::{lines, tape};
use crate::diagnostic::Location;
use crate::text::pointer;

/// What is to be located: a span, and the entry whose pointer belongs to it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// None for a fault of the text, which has no tape.
    pub entry: Option<u32>,
    pub span: Range<u32>,
}

impl Place {
    /// The place of a key or value.
    pub(super) fn of(tape: &Tape, at: u32) -> Self {
        let entry = tape.entry(at);
        Self { entry: Some(at), span: entry.start..entry.end }
    }

    /// Where a person looks for a key or value: a block of YAML is found at its key, since its own text begins with its
    /// first child. A block without a key, such as an item of a list, is where it begins.
    pub(super) fn shown(tape: &Tape, text: &str, at: u32) -> Self {
        let own = Self::of(tape, at);
        let first = text.as_bytes().get(own.span.start as usize);
        let is_block = match tape.entry(at).tag {
            Tag::Object => first != Some(&b'{'),
            Tag::Array => first != Some(&b'['),
            _ => false,
        };
        // A member's value follows its key, and nothing else follows a key.
        let key = at.checked_sub(1).map(|before| tape.entry(before));
        match key.filter(|key| is_block && key.tag == Tag::Key) {
            Some(key) => Self { span: key.start..key.end, ..own },
            None => own,
        }
    }
}

/// A pointer longer than this is cut off between two tokens, so it names a container around the value.
///
/// Else a key of a megabyte around a thousand findings would cost a gigabyte.
const MAX_POINTER: usize = 4096;

/// Locates places in any order; the answers are in the same order.
pub(super) fn locate(tape: &Tape, text: &str, places: &[Place]) -> Vec<Location> {
    let root: Arc<str> = "".into();
    let mut found: Vec<Location> = places
        .iter()
        .map(|place| Location {
            document: None,
            span: place.span.clone(),
            line: 1,
            column: 1,
            pointer: root.clone(),
        })
        .collect();

    let mut order: Vec<(u32, usize)> =
        places.iter().enumerate().map(|(at, place)| (place.span.start, at)).collect();
    order.sort_unstable();
    let positions = lines::positions(text, order.iter().map(|(offset, _)| *offset));
    for ((_, at), (line, column)) in order.iter().zip(positions) {
        if let Some(location) = found.get_mut(*at) {
            (location.line, location.column) = (line, column);
        }
    }

    let mut order: Vec<(u32, usize)> =
        places.iter().enumerate().filter_map(|(at, place)| Some((place.entry?, at))).collect();
    order.sort_unstable();
    let mut sweep = Sweep { tape, text, at: 0, stack: Vec::new(), pointer: String::new() };
    let mut last = root;
    for (entry, at) in order {
        if let Some(location) = found.get_mut(at) {
            let pointer = sweep.pointer_of(entry);
            // Findings about one value, or about what is below a long name, share their pointer.
            if *last != *pointer {
                last = pointer.into();
            }
            location.pointer = last.clone();
        }
    }
    found
}

/// One pass over the tape, which skips everything that is not needed.
struct Sweep<'t> {
    tape: &'t Tape,
    text: &'t str,
    at: u32,
    stack: Vec<Frame>,
    /// Pointer of the newest container in the stack, perhaps followed by a child's token.
    pointer: String,
}

/// An open container.
struct Frame {
    end: u32,
    /// Length of its pointer.
    prefix: usize,
    /// Its pointer is also that of everything in it.
    opaque: bool,
    child: Child,
}

/// The child that is being passed.
#[derive(Clone, Copy)]
enum Child {
    Item(u32),
    Member(u32),
}

impl Sweep<'_> {
    /// The pointer of an entry; entries must be asked for in ascending order.
    fn pointer_of(&mut self, entry: u32) -> &str {
        while self.at < entry && self.at < self.tape.len() {
            self.step(entry);
        }
        self.leave();
        if self.tape.entry(self.at).tag == Tag::Key {
            self.enter_member();
        }
        self.push_token();
        &self.pointer
    }

    fn step(&mut self, entry: u32) {
        self.leave();
        let past = self.tape.past(self.at);
        match self.tape.entry(self.at).tag {
            Tag::Key => {
                self.enter_member();
                self.at += 1;
            }
            tag @ (Tag::Array | Tag::Object) if entry < past => {
                let opaque = self.push_token();
                let child = if tag == Tag::Array { Child::Item(0) } else { Child::Member(self.at) };
                self.stack.push(Frame { end: past, prefix: self.pointer.len(), opaque, child });
                self.at += 1;
            }
            _ => {
                self.at = past;
                self.next_item();
            }
        }
    }

    /// Leaves the containers that end here.
    fn leave(&mut self) {
        while self.stack.last().is_some_and(|frame| frame.end <= self.at) {
            self.stack.pop();
            self.next_item();
        }
    }

    fn next_item(&mut self) {
        if let Some(Frame { child: Child::Item(index), .. }) = self.stack.last_mut() {
            *index += 1;
        }
    }

    fn enter_member(&mut self) {
        if let Some(frame) = self.stack.last_mut() {
            frame.child = Child::Member(self.at);
        }
    }

    /// Makes the pointer that of the newest container's child; answers whether it stays the container's.
    fn push_token(&mut self) -> bool {
        let Some(frame) = self.stack.last() else {
            self.pointer.clear();
            return false;
        };
        self.pointer.truncate(frame.prefix);
        if frame.opaque {
            return true;
        }
        match frame.child {
            Child::Item(index) => {
                self.pointer.push('/');
                self.pointer.push_str(&index.to_string());
            }
            Child::Member(key) => {
                let key = self.tape.entry(key);
                let name = self.tape.text(self.text, key);
                if key.has(tape::NO_SCALAR) || frame.prefix + name.len() >= MAX_POINTER {
                    return true;
                }
                self.pointer.push('/');
                self.pointer.push_str(&pointer::encode(name));
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{Document, Key, Limits, Node, Site};

    fn places(text: &str, sites: impl Fn(Node<'_>) -> Vec<Site>) -> Vec<(String, u32, u32, String)> {
        let document = Document::parse(text, None, &Limits::default()).value.unwrap();
        let located = Document::locate(std::slice::from_ref(&document), &sites(document.root()));
        let spanned = |span: std::ops::Range<u32>| text[span.start as usize..span.end as usize].to_owned();
        located.into_iter().map(|at| (at.pointer.to_string(), at.line, at.column, spanned(at.span))).collect()
    }

    fn place(pointer: &str, line: u32, column: u32, span: &str) -> (String, u32, u32, String) {
        (pointer.to_owned(), line, column, span.to_owned())
    }

    #[test]
    fn places_come_in_the_order_asked_for() {
        let text = "{\"é\": [1,\n  {\"a/b\": null}, [[]], \"x\"],\n \"z\": {}}";
        let found = places(text, |root| {
            let array = root.get("é").unwrap();
            let items: Vec<Node<'_>> = array.items().collect();
            let key: Key<'_> = items[1].entries().next().unwrap().0;
            let last = root.get("z").unwrap();
            let inner = items[2].items().next().unwrap();
            [last, items[3], inner, root, array, items[1], items[3]]
                .map(Node::site)
                .into_iter()
                .chain([key.site()])
                .collect()
        });
        assert_eq!(
            found,
            [
                place("/z", 3, 7, "{}"),
                place("/é/3", 2, 24, "\"x\""),
                place("/é/2/0", 2, 19, "[]"),
                place("", 1, 1, text),
                place("/é", 1, 7, "[1,\n  {\"a/b\": null}, [[]], \"x\"]"),
                place("/é/1", 2, 3, "{\"a/b\": null}"),
                place("/é/3", 2, 24, "\"x\""),
                place("/é/1/a~1b", 2, 4, "\"a/b\""),
            ]
        );
    }

    #[test]
    fn a_block_is_found_at_its_key() {
        let text = "a:\n  b:\n    - c: 1\n      d: &d\n        e: 1\nf: {g: 1}\nh: *d\n";
        let found = places(text, |root| {
            let list = root.get("a").unwrap().get("b").unwrap();
            let item = list.items().next().unwrap();
            let d = item.get("d").unwrap();
            [root, root.get("a").unwrap(), list, item, d, root.get("f").unwrap(), root.get("h").unwrap()]
                .map(Node::site)
                .to_vec()
        });
        assert_eq!(found[0].0, "");
        assert_eq!((found[0].1, found[0].2), (1, 1));
        assert_eq!(
            found[1..],
            [
                place("/a", 1, 1, "a"),
                place("/a/b", 2, 3, "b"),
                place("/a/b/0", 3, 7, "c: 1\n      d: &d\n        e: 1"),
                place("/a/b/0/d", 4, 7, "d"),
                place("/f", 6, 4, "{g: 1}"),
                place("/h", 7, 4, "*d"),
            ]
        );
    }

    #[test]
    fn an_alias_and_its_target_have_their_own_places() {
        let text = "a: &a\n  x: [1]\nb: *a\nc: {<<: *a, y: 2}\n";
        let found = places(text, |root| {
            let (b, c) = (root.get("b").unwrap(), root.get("c").unwrap());
            let inner = b.get("x").unwrap().items().next().unwrap();
            vec![b.site(), inner.site(), c.get("x").unwrap().site(), c.get("y").unwrap().site()]
        });
        assert_eq!(
            found,
            [
                place("/b", 3, 4, "*a"),
                place("/a/x/0", 2, 7, "1"),
                place("/a/x", 2, 6, "[1]"),
                place("/c/y", 4, 16, "2")
            ]
        );
    }

    #[test]
    fn entries_that_are_not_there_do_no_harm() {
        assert_eq!(places("[1]", |_| vec![]), []);
        let document = Document::parse("[1]", None, &Limits::default()).value.unwrap();
        let sites = [document.site(99), document.site(u32::MAX)];
        assert_eq!(Document::locate(&[document], &sites).len(), 2);
    }
}
