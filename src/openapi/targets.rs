//! What a `$ref` may go to: the table of the document's components, and a memo of resolved references.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::canonical_reference;
use crate::source::{Node, Site, pointer};
use crate::subject::{ComponentKey, ComponentKind};

/// A component of the document.
#[derive(Debug)]
pub(super) struct Slot<'d> {
    pub(super) key: ComponentKey,
    pub(super) node: Node<'d>,
    /// Entry of the key, where findings about the whole component point.
    pub(super) site: Site,
}

/// Index of a component in the table.
pub(super) type ComponentId = u32;

/// Where a reference leads.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target<'d> {
    /// To a component.
    Component(ComponentId),
    /// Into a component.
    Inside(ComponentId, Node<'d>),
    /// Somewhere else in the document.
    Elsewhere(Node<'d>),
    /// To nothing.
    Missing,
    /// Into another document.
    External,
}

/// The components of the document, and where its references lead.
#[derive(Debug, Default)]
pub(super) struct Targets<'d> {
    slots: Vec<Slot<'d>>,
    /// By the section as this document calls it, and name.
    by_name: HashMap<(&'static str, &'d str), ComponentId>,
    root: Option<Node<'d>>,
    memo: HashMap<&'d str, Target<'d>>,
    /// Members of large objects and lists that pointers have led through, so that many pointers stay linear.
    large: HashMap<Site, HashMap<Cow<'d, str>, Node<'d>>>,
}

/// Objects and lists up to this size are searched, larger ones indexed.
const SMALL: usize = 16;

impl<'d> Targets<'d> {
    pub(super) fn new(root: Node<'d>) -> Self {
        Self { root: Some(root), ..Self::default() }
    }

    /// Enters a component that stands under `section`, such as `#/components/schemas/` or `#/definitions/`.
    pub(super) fn add(
        &mut self,
        section: &'static str,
        kind: ComponentKind,
        name: &'d str,
        node: Node<'d>,
        site: Site,
    ) {
        let id = self.slots.len() as ComponentId;
        self.slots.push(Slot { key: ComponentKey { kind, name: name.to_owned() }, node, site });
        self.by_name.insert((section, name), id);
    }

    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(super) fn ids(&self) -> std::ops::Range<ComponentId> {
        0..self.slots.len() as ComponentId
    }

    pub(super) fn slot(&self, id: ComponentId) -> Option<&Slot<'d>> {
        self.slots.get(id as usize)
    }

    /// Whether there is a component in a section.
    pub(super) fn id_of(&self, section: &'static str, name: &str) -> Option<ComponentId> {
        self.by_name.get(&(section, name)).copied()
    }

    /// Where a reference leads.
    pub(super) fn find(&mut self, reference: &'d str) -> Target<'d> {
        if let Some(target) = self.memo.get(reference) {
            return *target;
        }
        let target = self.look_up(reference);
        self.memo.insert(reference, target);
        target
    }

    fn look_up(&mut self, reference: &'d str) -> Target<'d> {
        let Some(fragment) = reference.strip_prefix('#') else { return self.bare_name(reference) };
        for (section, _) in SECTIONS {
            let Some(rest) = fragment.strip_prefix(section) else { continue };
            let (name, deeper) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
            let Some(id) = self.by_name.get(&(section, pointer::decode(name).as_ref())).copied() else {
                continue;
            };
            let Some(slot) = self.slot(id) else { continue };
            if deeper.is_empty() {
                return Target::Component(id);
            }
            let node = slot.node;
            return self.walk(node, deeper).map_or(Target::Missing, |node| Target::Inside(id, node));
        }
        let found = self.root.and_then(|root| self.walk(root, fragment));
        found.map_or(Target::Missing, Target::Elsewhere)
    }

    /// A name without `#`: a definition in old documents, else another document.
    fn bare_name(&self, reference: &'d str) -> Target<'d> {
        let canonical = canonical_reference(reference);
        let name = canonical.strip_prefix("#/components/schemas/").map(pointer::decode);
        let id = name.and_then(|name| self.by_name.get(&(DEFINITIONS, name.as_ref())).copied());
        id.map_or(Target::External, Target::Component)
    }

    fn walk(&mut self, from: Node<'d>, pointer: &'d str) -> Option<Node<'d>> {
        if pointer.is_empty() {
            return Some(from);
        }
        let tokens = pointer.strip_prefix('/')?.split('/');
        tokens.map(pointer::decode).try_fold(from, |node, token| self.child(node, &token))
    }

    fn child(&mut self, node: Node<'d>, token: &str) -> Option<Node<'d>> {
        if let Some(index) = self.large.get(&node.site()) {
            return index.get(token).copied();
        }
        let members = node.entries().map(|(key, child)| (Cow::Borrowed(key.text()), child));
        let items = node.items().enumerate().map(|(at, item)| (Cow::Owned(at.to_string()), item));
        let mut children = members.chain(items);
        let small: Vec<_> = children.by_ref().take(SMALL).collect();
        if small.len() < SMALL {
            return small.into_iter().find(|(name, _)| name == token).map(|(_, child)| child);
        }
        let index: HashMap<_, _> = small.into_iter().chain(children).collect();
        let found = index.get(token).copied();
        self.large.insert(node.site(), index);
        found
    }
}

/// OAS 2.0's section of schemas, as a pointer.
pub(super) const DEFINITIONS: &str = "/definitions/";

/// Every section of components of both versions, as the pointer that leads there.
pub(super) const SECTIONS: [(&str, ComponentKind); 13] = [
    ("/components/schemas/", ComponentKind::Schema),
    ("/components/responses/", ComponentKind::Response),
    ("/components/parameters/", ComponentKind::Parameter),
    ("/components/examples/", ComponentKind::Example),
    ("/components/requestBodies/", ComponentKind::RequestBody),
    ("/components/headers/", ComponentKind::Header),
    ("/components/securitySchemes/", ComponentKind::SecurityScheme),
    ("/components/links/", ComponentKind::Link),
    ("/components/callbacks/", ComponentKind::Callback),
    (DEFINITIONS, ComponentKind::Schema),
    ("/parameters/", ComponentKind::Parameter),
    ("/responses/", ComponentKind::Response),
    ("/securityDefinitions/", ComponentKind::SecurityScheme),
];
