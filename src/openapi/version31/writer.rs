//! The document in OAS 3.0's words: JSON text, with the place in the original of each of its keys and values.

use std::borrow::Cow;
use std::collections::VecDeque;

use super::collect::Collected;
use super::kinds::{Kind, METHODS};
use super::parts::{Hoisted, Hole, Note, Token};
use crate::diagnostic::Rule;
use crate::openapi::options::ImportOptions;
use crate::source::{Node, Site, write_json_string};
use crate::tables::{HashMap, HashSet};
use crate::text::pointer;

/// How far the writing is, to go back to.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    text: usize,
    origins: usize,
    holes: usize,
    notes: usize,
    placed: usize,
}

pub(super) struct Writer<'d, 'c> {
    pub(super) options: &'c ImportOptions,
    pub(super) collected: &'c Collected<'d>,
    pub(super) text: String,
    /// The place in the original of each key and value.
    pub(super) origins: Vec<Site>,
    pub(super) holes: Vec<Hole<'d>>,
    pub(super) notes: Vec<Note>,
    path: Vec<Token<'d>>,
    /// Where the schemas that references lead to were written, as pointers.
    pub(super) placed: HashMap<Site, String>,
    placed_log: Vec<Site>,
    /// How many bytes such pointers may still have.
    pointers_left: usize,
    pub(super) hoisted: VecDeque<Hoisted<'d>>,
    /// The names of schemas, and the next number behind each.
    taken: HashMap<String, u32>,
    /// Names that are taken by the document.
    own: HashSet<&'d str>,
    /// The component that is being written.
    pub(super) owner: String,
    /// Whether what becomes a component has a place: in the document that is imported.
    pub(super) is_main: bool,
    depth: usize,
    most_depth: usize,
    /// The first value that would be too deep.
    pub(super) too_deep: Option<Site>,
    /// How many constraints were lost so far.
    pub(super) lost: usize,
}

impl<'d, 'c> Writer<'d, 'c> {
    pub(super) fn new(options: &'c ImportOptions, collected: &'c Collected<'d>, root: Node<'d>) -> Self {
        let schemas = root.get("components").and_then(|components| components.get("schemas"));
        let length = root.document().text().len();
        Self {
            options,
            collected,
            text: String::with_capacity(length),
            origins: Vec::with_capacity(root.document().entries()),
            holes: Vec::new(),
            notes: Vec::new(),
            path: Vec::new(),
            placed: HashMap::default(),
            placed_log: Vec::new(),
            pointers_left: length.saturating_mul(4).saturating_add(1 << 20),
            hoisted: VecDeque::new(),
            taken: HashMap::default(),
            own: schemas.into_iter().flat_map(Node::entries).map(|(key, _)| key.text()).collect(),
            owner: String::new(),
            is_main: root.document().number() == 0,
            depth: 0,
            most_depth: options.limits.model_depth(),
            too_deep: None,
            lost: 0,
        }
    }

    /// The entry that is written next.
    pub(super) fn entry(&self) -> u32 {
        self.origins.len() as u32
    }

    fn before_value(&mut self, site: Site) {
        if !self.text.is_empty() && !self.text.ends_with(['{', '[', ':']) {
            self.text.push(',');
        }
        self.origins.push(site);
    }

    /// Writes an object or list; none if that would be too deep.
    pub(super) fn container(&mut self, [open, close]: [char; 2], site: Site, fill: impl FnOnce(&mut Self)) {
        self.before_value(site);
        if self.depth >= self.most_depth {
            self.too_deep.get_or_insert(site);
            self.text.push_str("null");
            return;
        }
        self.depth += 1;
        self.text.push(open);
        fill(self);
        self.text.push(close);
        self.depth -= 1;
    }

    pub(super) fn object(&mut self, site: Site, fill: impl FnOnce(&mut Self)) {
        self.container(['{', '}'], site, fill);
    }

    pub(super) fn list(&mut self, site: Site, fill: impl FnOnce(&mut Self)) {
        self.container(['[', ']'], site, fill);
    }

    /// Writes a key, and its value.
    pub(super) fn member(
        &mut self,
        name: impl Into<Cow<'d, str>>,
        site: Site,
        value: impl FnOnce(&mut Self),
    ) {
        let name = name.into();
        self.before_value(site);
        write_json_string(&name, &mut self.text);
        self.text.push(':');
        self.path.push(Token::Name(name));
        value(self);
        self.path.pop();
    }

    /// Writes an item of a list.
    pub(super) fn item(&mut self, at: usize, value: impl FnOnce(&mut Self)) {
        self.path.push(Token::Index(at));
        value(self);
        self.path.pop();
    }

    pub(super) fn string(&mut self, text: &str, site: Site) {
        self.before_value(site);
        write_json_string(text, &mut self.text);
    }

    /// Writes what is JSON text of one scalar.
    pub(super) fn raw(&mut self, json: &str, site: Site) {
        self.before_value(site);
        self.text.push_str(json);
    }

    /// Writes a scalar unchanged.
    pub(super) fn scalar(&mut self, node: Node<'d>) {
        self.before_value(node.site());
        node.write_json(&mut self.text);
    }

    /// Writes a value unchanged, except for what references say is something else.
    pub(super) fn verbatim(&mut self, node: Node<'d>) {
        if node.is_object()
            && !self.collected.marks.is_empty()
            && let Some(kind) = self.collected.marks.get(&node.site())
        {
            return self.value(node, *kind);
        }
        if node.is_object() {
            self.object(node.site(), |out| {
                for (key, child) in node.entries() {
                    out.member(key.text(), key.site(), |out| out.verbatim(child));
                }
            });
        } else if node.is_array() {
            self.list(node.site(), |out| {
                for (at, item) in node.items().enumerate() {
                    out.item(at, |out| out.verbatim(item));
                }
            });
        } else {
            self.scalar(node);
        }
    }

    /// Writes a value as what it is.
    pub(super) fn value(&mut self, node: Node<'d>, kind: Kind) {
        match kind {
            Kind::Verbatim if node.is_object() || node.is_array() => self.verbatim(node),
            Kind::Schema => self.schema(node, false),
            Kind::List(of) if node.is_array() => self.list(node.site(), |out| {
                for (at, item) in node.items().enumerate() {
                    out.item(at, |out| out.value(item, *of));
                }
            }),
            Kind::Map(of) if node.is_object() => self.object(node.site(), |out| {
                for (key, child) in node.entries() {
                    out.member(key.text(), key.site(), |out| out.value(child, *of));
                }
            }),
            Kind::List(_) | Kind::Map(_) => self.verbatim(node),
            _ if node.is_object() => self.described(node, kind),
            // What is wrong with it is reported where it is read.
            _ if node.is_array() => self.verbatim(node),
            _ => self.scalar(node),
        }
    }

    /// Writes the text of a reference.
    pub(super) fn reference(&mut self, node: Node<'d>) {
        let entry = self.entry();
        self.before_value(node.site());
        let start = self.text.len();
        write_json_string(node.as_str().unwrap_or_default(), &mut self.text);
        if let (Some(target), Some(text)) = (self.collected.targets.get(&node.site()), node.as_str()) {
            let (span, target, site) = (start..self.text.len(), target.site(), node.site());
            self.holes.push(Hole { text, site, span, target, entry });
        }
    }

    /// The pointer to what is being written, as a URI fragment without `#`.
    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for token in &self.path {
            pointer.push('/');
            match token {
                Token::Name(name) => pointer.push_str(&pointer::encode(name)),
                Token::Index(at) => pointer.push_str(&at.to_string()),
            }
        }
        pointer
    }

    /// Whether what is being written is an operation of a method that OAS 3.0 knows.
    pub(super) fn is_known_method(&self) -> bool {
        let name = self.path.last().map(|token| match token {
            Token::Name(name) => name.as_ref(),
            Token::Index(_) => "",
        });
        name.is_some_and(|name| METHODS.contains(&name))
    }

    /// Whether a reference leads to a schema that has no place yet.
    pub(super) fn is_wanted(&self, site: Site) -> bool {
        self.collected.wanted.contains_key(&site) && !self.placed.contains_key(&site)
    }

    /// Notes that a schema is written here, if a reference leads to it. Whether it may be written here: where too many
    /// references would repeat a long pointer, it has to become a component.
    pub(super) fn place(&mut self, site: Site) -> bool {
        if !self.is_wanted(site) {
            return true;
        }
        let length: usize = self
            .path
            .iter()
            .map(|token| match token {
                Token::Name(name) => name.len().saturating_mul(2) + 1,
                Token::Index(_) => 8,
            })
            .sum();
        let all = length.saturating_mul(self.collected.wanted.get(&site).copied().unwrap_or_default());
        let Some(left) = self.pointers_left.checked_sub(all) else { return !self.is_main };
        self.pointers_left = left;
        let pointer = self.pointer();
        self.placed.insert(site, pointer);
        self.placed_log.push(site);
        true
    }

    /// Lets a schema become a component, which the pointer to it tells apart from others of its name.
    pub(super) fn hoist(&mut self, name: &str, key: Site, node: Node<'d>) -> String {
        /// Longer names only get a number.
        const MOST: usize = 128;
        let mut name: String =
            if self.owner.is_empty() { name.to_owned() } else { [&self.owner, "_", name].concat() };
        if name.len() > MOST {
            name = name.chars().take(MOST / 4).collect();
        }
        if self.own.contains(name.as_str()) || self.taken.contains_key(&name) {
            let mut number = self.taken.get(&name).copied().unwrap_or(1);
            let next = loop {
                number += 1;
                let next = format!("{name}_{number}");
                if !self.own.contains(next.as_str()) && !self.taken.contains_key(&next) {
                    break next;
                }
            };
            self.taken.insert(std::mem::replace(&mut name, next), number);
        }
        self.taken.entry(name.clone()).or_insert(1);
        if self.collected.wanted.contains_key(&node.site()) {
            self.placed.insert(node.site(), format!("/components/schemas/{}", pointer::encode(&name)));
        }
        self.hoisted.push_back(Hoisted { name: name.clone(), key, node });
        name
    }

    /// Lets the schemas in what is not written become components, as far as references lead to them.
    pub(super) fn leave_out(&mut self, name: &str, node: Node<'d>) {
        if !self.is_main || self.collected.wanted.is_empty() {
            return;
        }
        let mut pending = vec![node];
        while let Some(node) = pending.pop() {
            if self.is_wanted(node.site()) {
                self.hoist(name, node.key_site(), node);
                continue;
            }
            pending.extend(node.entries().map(|(_, child)| child));
            pending.extend(node.items());
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            text: self.text.len(),
            origins: self.origins.len(),
            holes: self.holes.len(),
            notes: self.notes.len(),
            placed: self.placed_log.len(),
        }
    }

    /// Takes back what was written since.
    pub(super) fn back_to(&mut self, mark: Mark) {
        self.text.truncate(mark.text);
        self.origins.truncate(mark.origins);
        self.holes.truncate(mark.holes);
        self.notes.truncate(mark.notes);
        for site in self.placed_log.drain(mark.placed..) {
            self.placed.remove(&site);
        }
    }

    /// The text that was written since.
    pub(super) fn since(&self, mark: Mark) -> &str {
        self.text.get(mark.text..).unwrap_or_default()
    }

    /// Calls what was just written as `oneOf` by another name of that length.
    pub(super) fn one_of_becomes_any_of(&mut self, mark: Mark) {
        let at = mark.text + usize::from(self.since(mark).starts_with(','));
        if self.text.get(at..at + 7) == Some("\"oneOf\"") {
            self.text.replace_range(at..at + 7, "\"anyOf\"");
        }
        let [one, any] = ["/oneOf", "/anyOf"].map(|name| [&self.pointer(), name].concat());
        for site in self.placed_log.iter().skip(mark.placed) {
            if let Some(pointer) = self.placed.get_mut(site)
                && let Some(rest) = pointer.strip_prefix(&one)
            {
                *pointer = [&any, rest].concat();
            }
        }
    }

    /// Enters a finding about the object at an entry.
    pub(super) fn note<const N: usize>(
        &mut self,
        entry: u32,
        rule: &'static Rule,
        site: impl Into<Site>,
        args: [(&'static str, String); N],
    ) {
        self.notes.push(Note { entry, site: site.into(), rule, args: args.into() });
    }
}
