//! Fragments of paths: `/#Action=Run` beside `/#Action=Stop`.
//!
//! No request has a fragment. Converters write one to tell operations apart that a parameter tells apart, so of a fragment
//! `name=value` belongs to the identity of an operation where a required header or query parameter of it has that one
//! value. Only the operation counts, and not which others there are: a new operation renames none.

use std::borrow::Cow;
use std::sync::Arc;

use smallvec::SmallVec;

use crate::openapi::reader::Reader;
use crate::openapi::reader::refs::{MOST_HOPS, Settled};
use crate::openapi::reader::shown::text_of;
use crate::openapi::reader::targets::{ComponentId, Target};
use crate::openapi::syntax::is_ignored_header;
use crate::source::{Node, Site};
use crate::subject::ComponentKind;
use crate::tables::HashMap;
use crate::text::percent;

/// How many references from schema to schema are followed. People write two or three.
const MOST_SCHEMAS: usize = 100;

/// The fragment of a path, with what its operations share.
pub(crate) struct Fragment<'d> {
    /// The text after the `#`, as written.
    text: &'d str,
    /// The path before it, in the words of the model.
    base: Arc<str>,
    /// The path's lists of parameters, the nearest first.
    lists: SmallVec<[Node<'d>; 2]>,
    /// What these lists say, once somebody asked, and whether all of it can be read.
    shared: Option<(Constants<'d>, bool)>,
}

/// What is left of a fragment for one operation.
pub(super) struct Kept {
    /// The path with it, in the words of the model.
    pub(super) path: Arc<str>,
    /// Whether a part of the fragment is not a condition.
    pub(super) is_cut: bool,
}

/// What parameters say by their place and name: the one value that a required one has, or none.
type Constants<'d> = HashMap<Name<'d>, Option<Value<'d>>>;

/// Whether a parameter is a header, and its name; that of a header in lower case.
type Name<'d> = (bool, Cow<'d, str>);

type Value<'d> = Cow<'d, str>;

/// What was found out about parameters and schemas that many operations refer to.
#[derive(Default)]
pub(crate) struct Known<'d> {
    parameters: HashMap<Site, Option<(Name<'d>, Option<Value<'d>>)>>,
    schemas: HashMap<ComponentId, Option<Value<'d>>>,
}

impl<'d> Fragment<'d> {
    pub(super) fn new(text: &'d str, base: Arc<str>) -> Self {
        Self { text, base, lists: SmallVec::new(), shared: None }
    }

    /// The path with all of it.
    pub(super) fn whole(&self) -> String {
        [&*self.base, "#", self.text].concat()
    }

    /// Takes the path items that have its operations, the nearest first.
    pub(super) fn with_items(&mut self, items: &[Node<'d>]) {
        self.lists = items.iter().filter_map(|item| item.get("parameters")).collect();
    }

    /// What of it belongs to the identity of an operation. All of it does, as far as anybody can tell, where a parameter
    /// cannot be found: such an operation is left out, and takes no other one's place.
    pub(super) fn kept(&mut self, cx: &mut Reader<'d>, known: &mut Known<'d>, operation: Node<'d>) -> Kept {
        let mut own = Constants::default();
        let described = described(cx, operation).filter(|operation| operation.is_object());
        let list = described.and_then(|operation| operation.get("parameters"));
        let is_clear = list.is_none_or(|list| known.enter(cx, list, &mut own));
        let lists = &self.lists;
        let (shared, is_shared_clear) = self.shared.get_or_insert_with(|| {
            let mut shared = Constants::default();
            let is_clear = lists.iter().all(|list| known.enter(cx, *list, &mut shared));
            (shared, is_clear)
        });
        if described.is_none() || !is_clear || !*is_shared_clear {
            return Kept { path: self.whole().into(), is_cut: false };
        }
        let has = |name: Name<'_>, value: &str| {
            let found = own.get(&name).or_else(|| shared.get(&name));
            found.is_some_and(|constant| constant.as_deref() == Some(value))
        };
        let is_condition = |part: &&str| {
            let Some((name, value)) = part.split_once('=') else { return false };
            let (name, value) = (percent::decode(name), percent::decode(value));
            let header = name.to_ascii_lowercase();
            has((false, name), &value) || has((true, header.into()), &value)
        };
        let parts: Vec<&str> = self.text.split('&').filter(is_condition).collect();
        let kept = parts.join("&");
        let path =
            if parts.is_empty() { self.base.clone() } else { [&*self.base, "#", &kept].concat().into() };
        Kept { path, is_cut: parts.is_empty() || kept.len() < self.text.len() }
    }
}

/// The object that describes an operation, silently: reading it says what is wrong with it.
fn described<'d>(cx: &mut Reader<'d>, operation: Node<'d>) -> Option<Node<'d>> {
    let mut node = operation;
    for _ in 0..MOST_HOPS {
        let Some(reference) = node.get("$ref") else { return Some(node) };
        node = match cx.refs.find(reference, None) {
            Target::Inside(_, next) | Target::Elsewhere(next) if cx.refs.may_copy(next) => next,
            _ => return None,
        };
    }
    None
}

impl<'d> Known<'d> {
    /// Enters the parameters of a list. The first of two with one place and name counts. Whether each can be found.
    fn enter(&mut self, cx: &mut Reader<'d>, list: Node<'d>, into: &mut Constants<'d>) -> bool {
        let mut is_clear = true;
        for item in list.items() {
            let Some(node) = parameter(cx, item) else {
                is_clear = false;
                continue;
            };
            let known = self.parameters.get(&node.site()).cloned();
            let found = known.unwrap_or_else(|| {
                let found = self.read(cx, node);
                self.parameters.insert(node.site(), found.clone());
                found
            });
            if let Some((name, value)) = found {
                into.entry(name).or_insert(value);
            }
        }
        is_clear
    }

    /// What a parameter says, if it is sent in the query or in a header.
    fn read(&mut self, cx: &mut Reader<'d>, node: Node<'d>) -> Option<(Name<'d>, Option<Value<'d>>)> {
        let text = |key| node.get(key).and_then(text_of);
        let name = text("name")?;
        let name = match text("in")? {
            "query" => (false, Cow::Borrowed(name)),
            // What OAS 3.0 ignores is not a parameter of the operation.
            "header" if cx.is_swagger() || !is_ignored_header(name) => {
                (true, name.to_ascii_lowercase().into())
            }
            _ => return None,
        };
        let is_required = node.get("required").and_then(Node::as_bool) == Some(true);
        let schema = if cx.is_swagger() { Some(node) } else { node.get("schema") };
        Some((name, schema.filter(|_| is_required).and_then(|schema| self.only_value(cx, schema))))
    }

    /// The one value that a schema allows: an `enum` of one item, also behind references. OAS 2.0 and 3.0 have no `const`.
    fn only_value(&mut self, cx: &mut Reader<'d>, schema: Node<'d>) -> Option<Value<'d>> {
        let mut node = schema;
        let mut passed: SmallVec<[ComponentId; 2]> = SmallVec::new();
        let found = loop {
            if let Some(reference) = node.get("$ref") {
                let Target::Component(id) = cx.refs.find(reference, Some(ComponentKind::Schema)) else {
                    break None;
                };
                if let Some(known) = self.schemas.get(&id) {
                    break known.clone();
                }
                let Some(slot) = cx.refs.targets.slot(id).filter(|_| passed.len() < MOST_SCHEMAS) else {
                    break None;
                };
                passed.push(id);
                node = slot.node;
            } else if let Some(values) = node.get("enum") {
                break only_item(values).and_then(scalar);
            } else {
                // `allOf: [{$ref}]` is how documents put a description beside a reference.
                let Some(part) = node.get("allOf").and_then(only_item) else { break None };
                node = part;
            }
        };
        self.schemas.extend(passed.into_iter().map(|id| (id, found.clone())));
        found
    }
}

/// The object that an item of a list of parameters refers to, silently.
fn parameter<'d>(cx: &mut Reader<'d>, item: Node<'d>) -> Option<Node<'d>> {
    let mut node = item;
    for _ in 0..MOST_HOPS {
        let Some(reference) = node.get("$ref") else { return Some(node) };
        node = match cx.refs.find(reference, Some(ComponentKind::Parameter)) {
            Target::Component(id) => {
                let Settled { end, .. } = cx.refs.settled(id);
                return end.ok();
            }
            Target::Inside(_, next) | Target::Elsewhere(next) => next,
            Target::Missing | Target::External | Target::Unreadable(_) => return None,
        };
    }
    None
}

fn only_item(list: Node<'_>) -> Option<Node<'_>> {
    let mut items = list.items();
    items.next().filter(|_| items.next().is_none())
}

/// A text as it is, a number or boolean in JSON's spelling.
fn scalar(node: Node<'_>) -> Option<Value<'_>> {
    if let Some(text) = node.as_str() {
        return Some(Cow::Borrowed(text));
    }
    if node.is_null() || node.is_object() || node.is_array() {
        return None;
    }
    let mut text = String::new();
    node.write_json(&mut text);
    Some(text.into())
}
