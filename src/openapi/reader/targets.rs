//! What a `$ref` may go to: the table of components, and a memo of resolved references.
//!
//! Components of external documents are entered when a reference leads to them: see `external.rs`.

use std::borrow::Cow;

use crate::model::canonical_reference;
use crate::openapi::documents::Documents;
use crate::source::{Node, Site};
use crate::subject::{ComponentKey, ComponentKind};
use crate::tables::{HashMap, HashSet};
use crate::text::pointer;

/// A component of the document.
#[derive(Debug)]
pub(crate) struct Slot<'d> {
    pub(crate) key: ComponentKey,
    pub(crate) node: Node<'d>,
    /// Entry of the key, where findings about the whole component point.
    pub(crate) site: Site,
}

/// Index of a component in the table.
pub(crate) type ComponentId = u32;

/// Where a reference leads.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target<'d> {
    /// To a component.
    Component(ComponentId),
    /// Into a component.
    Inside(ComponentId, Node<'d>),
    /// Somewhere else in the document, or to what is not a component in another one.
    Elsewhere(Node<'d>),
    /// To nothing.
    Missing,
    /// Into another document that was not passed in.
    External,
    /// Into the document of that number, which cannot be read.
    Unreadable(u32),
}

/// The components, and where references lead.
pub(crate) struct Targets<'d> {
    pub(crate) documents: &'d Documents<'d>,
    /// Whether the document that is imported is of Swagger 2.0, where a body is a parameter.
    pub(crate) is_swagger: bool,
    slots: Vec<Slot<'d>>,
    /// By the section as this document calls it, and name.
    by_name: HashMap<(&'static str, &'d str), ComponentId>,
    root: Node<'d>,
    memo: HashMap<&'d str, Target<'d>>,
    /// References to other documents or in them, by document, text and expected kind.
    pub(crate) external_memo: HashMap<(u32, &'d str, Option<ComponentKind>), Target<'d>>,
    /// Components that are missing, by the references to them.
    pub(crate) missing_memo: HashMap<(&'d str, ComponentKind), Option<ComponentKey>>,
    /// Components of external documents by where they stand there.
    pub(crate) by_site: HashMap<Site, ComponentId>,
    /// Names of all components; filled with the first component of an external document.
    pub(crate) taken: HashSet<ComponentKey>,
    /// Components of external documents that have another name here, until that is reported.
    pub(crate) renamed: Vec<ComponentId>,
    /// Members of large objects and lists that pointers have led through, so that many pointers stay linear.
    large: HashMap<Site, HashMap<Cow<'d, str>, Node<'d>>>,
}

/// Objects and lists up to this size are searched, larger ones indexed.
const SMALL: usize = 16;

impl<'d> Targets<'d> {
    pub(crate) fn new(documents: &'d Documents<'d>) -> Self {
        Self {
            documents,
            is_swagger: false,
            slots: Vec::new(),
            by_name: HashMap::default(),
            root: documents.main().root(),
            memo: HashMap::default(),
            external_memo: HashMap::default(),
            missing_memo: HashMap::default(),
            by_site: HashMap::default(),
            taken: HashSet::default(),
            renamed: Vec::new(),
            large: HashMap::default(),
        }
    }

    /// Enters a component that is under `section`, such as `#/components/schemas/` or `#/definitions/`.
    pub(crate) fn add(
        &mut self,
        section: &'static str,
        kind: ComponentKind,
        name: &'d str,
        node: Node<'d>,
        site: Site,
    ) {
        let id = self.slots.len() as ComponentId;
        let node = self.adopt(id, kind, node);
        self.push(ComponentKey { kind, name: name.into() }, node, site);
        self.by_name.insert((section, name), id);
    }

    pub(crate) fn push(&mut self, key: ComponentKey, node: Node<'d>, site: Site) -> ComponentId {
        let id = self.slots.len() as ComponentId;
        self.slots.push(Slot { key, node, site });
        id
    }

    pub(crate) fn slots(&self) -> &[Slot<'d>] {
        &self.slots
    }

    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(crate) fn ids(&self) -> std::ops::Range<ComponentId> {
        0..self.slots.len() as ComponentId
    }

    pub(crate) fn slot(&self, id: ComponentId) -> Option<&Slot<'d>> {
        self.slots.get(id as usize)
    }

    /// Whether there is a component in a section.
    pub(crate) fn id_of(&self, section: &'static str, name: &str) -> Option<ComponentId> {
        self.by_name.get(&(section, name)).copied()
    }

    /// Where a reference leads. What it should lead to decides about values of other documents alone: whether they
    /// become components.
    pub(crate) fn find(&mut self, reference: Node<'d>, expected: Option<ComponentKind>) -> Target<'d> {
        let Some(text) = reference.as_str() else { return Target::Missing };
        if !text.starts_with('#') || reference.document().number() > 0 {
            return self.find_external(reference.document().number(), text, expected);
        }
        self.find_local(text)
    }

    /// Where a reference leads that starts with `#`, in the document that is imported.
    pub(crate) fn find_local(&mut self, text: &'d str) -> Target<'d> {
        if let Some(target) = self.memo.get(text) {
            return *target;
        }
        let target = self.look_up(text);
        self.memo.insert(text, target);
        target
    }

    fn look_up(&mut self, reference: &'d str) -> Target<'d> {
        let Some(fragment) = reference.strip_prefix('#') else { return Target::Missing };
        for (section, _) in SECTIONS {
            let Some((name, deeper)) = name_in(fragment, section) else { continue };
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
        let found = self.walk(self.root, fragment);
        found.map_or(Target::Missing, Target::Elsewhere)
    }

    /// A name without `#`: a definition in old documents.
    pub(crate) fn bare_name(&self, reference: &str) -> Option<ComponentId> {
        let canonical = canonical_reference(reference);
        let name = canonical.strip_prefix("#/components/schemas/").map(pointer::decode);
        name.and_then(|name| self.by_name.get(&(DEFINITIONS, name.as_ref())).copied())
    }

    pub(crate) fn walk(&mut self, from: Node<'d>, pointer: &str) -> Option<Node<'d>> {
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

/// The name of a component in a pointer into a section, still encoded, and what is below it.
pub(crate) fn name_in<'t>(fragment: &'t str, section: &str) -> Option<(&'t str, &'t str)> {
    let rest = fragment.strip_prefix(section)?;
    Some(rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash)))
}

/// OAS 2.0's section of schemas, as a pointer.
pub(crate) const DEFINITIONS: &str = "/definitions/";

/// Every section of components of both versions, as the pointer that leads there.
pub(crate) const SECTIONS: [(&str, ComponentKind); 13] = [
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
