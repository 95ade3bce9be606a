//! Handles into a document that read as plain JSON data, whatever the text looked like.

use std::borrow::Cow;
use std::fmt;

use super::document::{Document, Site};
use super::limits::BYTES_PER_ENTRY;
use super::number;
use super::tape::{self, NO_SCALAR, SUPERSEDED, Tag};
use super::value::Value;
use super::walk::{Step, Walk};
use super::write::{self, Rewrite};
use crate::tables::HashMap;

/// A value in a document. Aliases are followed, merge keys and duplicates settled.
#[derive(Clone, Copy)]
pub(crate) struct Node<'d> {
    document: &'d Document,
    /// Where the value is: the alias, if it is one.
    site: u32,
    /// Where its content is.
    at: u32,
}

/// The kinds of JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

impl<'d> Node<'d> {
    pub(super) fn new(document: &'d Document, site: u32) -> Self {
        Self { document, site, at: document.tape().resolve(site) }
    }

    #[inline]
    fn tag(self) -> Tag {
        self.document.tape().entry(self.at).tag
    }

    /// What kind of value it is.
    #[inline]
    pub(crate) fn kind(self) -> Kind {
        match self.tag() {
            Tag::False | Tag::True => Kind::Bool,
            Tag::Number => Kind::Number,
            // A key is the target of an alias when the key has an anchor; keys are text.
            Tag::String | Tag::Key => Kind::String,
            Tag::Array => Kind::Array,
            Tag::Object => Kind::Object,
            // An alias never names an alias.
            Tag::Null | Tag::Alias => Kind::Null,
        }
    }

    /// Whether it is the key of a member instead of a value.
    pub(crate) fn is_key(self) -> bool {
        self.document.tape().entry(self.site).tag == Tag::Key
    }

    pub(crate) fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    pub(crate) fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    pub(crate) fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    pub(crate) fn is_string(self) -> bool {
        self.kind() == Kind::String
    }

    fn text(self) -> &'d str {
        let tape = self.document.tape();
        tape.text(self.document.text(), tape.entry(self.at))
    }

    /// The text of a string.
    pub(crate) fn as_str(self) -> Option<&'d str> {
        self.is_string().then(|| self.text())
    }

    /// The value of a boolean.
    pub(crate) fn as_bool(self) -> Option<bool> {
        match self.tag() {
            Tag::True => Some(true),
            Tag::False => Some(false),
            _ => None,
        }
    }

    /// The text of any scalar: a number's as in the source, `true`, `false`, `null`.
    pub(crate) fn scalar(self) -> Option<&'d str> {
        (!self.is_object() && !self.is_array()).then(|| self.text())
    }

    /// The text of a number in JSON's spelling.
    pub(super) fn json_number(self) -> Cow<'d, str> {
        let text = self.text();
        if self.document.is_json() {
            return Cow::Borrowed(text);
        }
        let mut json = String::with_capacity(text.len() + 1);
        number::write(text, &mut json);
        Cow::Owned(json)
    }

    /// The member of this key. Looks at the members one after the other.
    pub(crate) fn get(self, key: &str) -> Option<Node<'d>> {
        let document = self.document;
        let mut keys = document.tape().members(self.at);
        keys.find(|at| Key { document, at: *at }.is(key)).map(|at| Node::new(document, at + 1))
    }

    /// The effective members, in document order; none unless it is an object.
    pub(crate) fn entries(self) -> Entries<'d> {
        Entries { document: self.document, keys: self.document.tape().members(self.at) }
    }

    /// The members that a later one of the same key replaces, in document order; none unless it is an object.
    pub(crate) fn replaced(self) -> impl Iterator<Item = (Key<'d>, Node<'d>)> + use<'d> {
        let (document, tape) = (self.document, self.document.tape());
        let keys = self.is_object().then(|| tape.written_keys(self.at)).into_iter().flatten();
        let is_replaced = |entry: tape::Entry| entry.has(SUPERSEDED) && !entry.has(NO_SCALAR);
        let keys = keys.filter(move |key| is_replaced(tape.entry(*key)));
        keys.map(move |at| (Key { document, at }, Node::new(document, at + 1)))
    }

    /// The items; none unless it is an array.
    pub(crate) fn items(self) -> Items<'d> {
        Items { document: self.document, sites: self.document.tape().items(self.at) }
    }

    /// How many members or items. Counts them.
    pub(crate) fn len(self) -> usize {
        if self.is_object() { self.entries().count() } else { self.items().count() }
    }

    /// How many keys and values the value holds, itself included, and how many levels of objects and lists. Counting
    /// ends above the limit of the former.
    pub(crate) fn extent(self, limit: usize) -> (usize, usize) {
        self.measured(limit, |_| 0)
    }

    /// The same, where each key and text counts once more for every 16 bytes of it: what a copy costs.
    pub(crate) fn weight(self, limit: usize) -> (usize, usize) {
        self.measured(limit, |text| text.len() / BYTES_PER_ENTRY)
    }

    /// No less than the weight, at once; none where there may be aliases.
    pub(crate) fn weight_at_most(self) -> Option<usize> {
        self.json_text().map(|text| self.document.tape().subtree(self.at) + text.len() / BYTES_PER_ENTRY)
    }

    fn measured(self, limit: usize, more: impl Fn(&str) -> usize) -> (usize, usize) {
        // Without aliases the subtree is a run of the tape.
        let known = self.document.is_json().then(|| self.document.tape().subtree(self.at));
        if let Some(size) = known.filter(|size| *size > limit) {
            return (size, 0);
        }
        let (mut steps, mut texts, mut level, mut levels) = (0_usize, 0_usize, 0_usize, 0);
        for step in self.walk().take(limit.saturating_mul(2).saturating_add(1)) {
            steps += 1;
            match step {
                Step::Open(_) => {
                    level += 1;
                    levels = level.max(levels);
                }
                Step::Close(_) => level = level.saturating_sub(1),
                Step::Key(key) => texts += more(key.text()),
                Step::Scalar(value) => texts += more(value.text()),
            }
        }
        (known.unwrap_or(steps).saturating_add(texts), levels)
    }

    /// How many entries of the tape the value has as it is written, itself included.
    pub(crate) fn written_entries(self) -> u32 {
        self.document.tape().past(self.site).saturating_sub(self.site)
    }

    /// Where the value is, for findings: the alias, if it was reached through one.
    pub(crate) fn site(self) -> Site {
        self.document.site(self.site)
    }

    /// The document that it is in.
    pub(crate) fn document(self) -> &'d Document {
        self.document
    }

    /// The place of the value's key, if it is a member; else the place of the value.
    pub(crate) fn key_site(self) -> Site {
        // A member's value follows its key, and nothing else follows a key.
        let before = self.site.checked_sub(1);
        let key = before.filter(|before| self.document.tape().entry(*before).tag == Tag::Key);
        self.document.site(key.unwrap_or(self.site))
    }

    /// The same value in a document of its own, with something else at some sites.
    pub(crate) fn rewritten(self, rewrites: &HashMap<Site, Rewrite>) -> Value {
        let mut text = String::new();
        write::write_json_with(self, rewrites, &mut text);
        Value::from_json_text(text)
    }

    /// An owned handle to the same value.
    pub(crate) fn value(self) -> Value {
        Value::new(self.document.clone(), self.site)
    }

    /// Writes the value as compact JSON; numbers keep their digits.
    pub(crate) fn write_json(self, out: &mut String) {
        write::write_json(self, out);
    }

    /// The value as compact JSON. It is about as long as the value in the document.
    pub(crate) fn json(self) -> String {
        let entry = self.document.tape().entry(self.at);
        let mut json = String::with_capacity(entry.end.saturating_sub(entry.start) as usize);
        self.write_json(&mut json);
        json
    }

    /// The byte of the text at which the value begins.
    pub(crate) fn start(self) -> usize {
        self.document.tape().entry(self.at).start as usize
    }

    /// The source text of a value in a JSON document, where equal texts are equal values.
    pub(crate) fn json_text(self) -> Option<&'d str> {
        let entry = self.document.tape().entry(self.at);
        let text = self.document.text().get(entry.start as usize..entry.end as usize);
        text.filter(|_| self.document.is_json())
    }

    /// A string's source text where that is its JSON text too, quotes included.
    pub(super) fn json_source(self) -> Option<&'d str> {
        json_source(self.document, self.at)
    }

    /// Whether both are the same place of the same document.
    pub(super) fn is_same(self, other: Node<'_>) -> bool {
        self.at == other.at && self.document.is_same(other.document)
    }

    /// The value and all that it holds, step by step.
    pub(super) fn walk(self) -> Walk<'d> {
        Walk::new(self)
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut json = String::new();
        self.write_json(&mut json);
        f.write_str(&json)
    }
}

/// The source text of a key or a string where that is its JSON text too, quotes included.
fn json_source(document: &Document, at: u32) -> Option<&str> {
    let entry = document.tape().entry(at);
    let verbatim = document.is_json() && entry.link == tape::NO_LINK;
    document.text().get(entry.start as usize..entry.end as usize).filter(|_| verbatim)
}

/// A key of an object.
#[derive(Clone, Copy)]
pub(crate) struct Key<'d> {
    document: &'d Document,
    at: u32,
}

impl<'d> Key<'d> {
    /// The key's text.
    pub(crate) fn text(self) -> &'d str {
        let tape = self.document.tape();
        tape.text(self.document.text(), tape.entry(self.at))
    }

    /// Whether this is its text; mostly the length tells, without looking at the text.
    #[inline]
    pub(crate) fn is(self, text: &str) -> bool {
        let tape = self.document.tape();
        let entry = tape.entry(self.at);
        entry.may_be(text.len()) && tape.text(self.document.text(), entry) == text
    }

    /// Its source text where that is its JSON text too, quotes included.
    pub(super) fn json_source(self) -> Option<&'d str> {
        json_source(self.document, self.at)
    }

    /// Where the key is, for findings.
    pub(crate) fn site(self) -> Site {
        self.document.site(self.at)
    }
}

impl fmt::Debug for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text(), f)
    }
}

/// See [`Node::entries`].
#[derive(Clone)]
pub(crate) struct Entries<'d> {
    document: &'d Document,
    keys: tape::Members<'d>,
}

impl<'d> Iterator for Entries<'d> {
    type Item = (Key<'d>, Node<'d>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let at = self.keys.next()?;
        Some((Key { document: self.document, at }, Node::new(self.document, at + 1)))
    }
}

/// See [`Node::items`].
#[derive(Clone)]
pub(crate) struct Items<'d> {
    document: &'d Document,
    sites: tape::Items<'d>,
}

impl<'d> Iterator for Items<'d> {
    type Item = Node<'d>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.sites.next().map(|site| Node::new(self.document, site))
    }
}

impl From<Node<'_>> for Site {
    fn from(node: Node<'_>) -> Self {
        node.site()
    }
}

impl From<Key<'_>> for Site {
    fn from(key: Key<'_>) -> Self {
        key.site()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Limits;

    #[test]
    fn nodes_read_the_same_from_both_formats() {
        let json = r#"{"null": null, "yes": true, "number": 1.50, "text": "a\nb", "list": [1, [], {}], "map": {"k": "v"}}"#;
        let yaml = "\"null\": ~\nyes: True\nnumber: 1.50\ntext: \"a\\nb\"\nlist: [1, [], {}]\nmap:\n  k: v\n";
        for text in [json, yaml] {
            let document = Document::parse(text, None, &Limits::default()).value.unwrap();
            let root = document.root();
            let get = |key: &str| root.get(key).unwrap();
            let kinds: Vec<Kind> = root.entries().map(|(_, node)| node.kind()).collect();
            assert_eq!(
                kinds,
                [Kind::Null, Kind::Bool, Kind::Number, Kind::String, Kind::Array, Kind::Object]
            );
            let scalars: Vec<Option<&str>> = root.entries().map(|(_, node)| node.scalar()).collect();
            assert_eq!(scalars, [Some("null"), Some("true"), Some("1.50"), Some("a\nb"), None, None]);
            assert_eq!((root.len(), get("list").len(), get("text").len()), (6, 3, 0));
            assert_eq!(get("yes").as_bool(), Some(true));
            assert_eq!(get("text").as_str(), Some("a\nb"));
            assert_eq!((get("number").as_str(), get("text").as_bool()), (None, None));
            assert!(
                get("null").is_null()
                    && get("map").is_object()
                    && get("list").is_array()
                    && get("text").is_string()
            );
            let keys: Vec<&str> =
                [root].into_iter().flat_map(Node::entries).map(|(key, _)| key.text()).collect();
            assert_eq!(keys, ["null", "yes", "number", "text", "list", "map"]);
            let written =
                r#"{"null":null,"yes":true,"number":1.50,"text":"a\nb","list":[1,[],{}],"map":{"k":"v"}}"#;
            assert_eq!(root.value().to_string(), written);
            assert_eq!(get("map").value().to_string(), r#"{"k":"v"}"#);
        }
    }
}
