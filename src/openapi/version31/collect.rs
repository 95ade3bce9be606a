//! Where the references of a document lead, before anything is written in other words: by pointer, `$id` and `$anchor`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::kinds::Kind;
use crate::openapi::documents::walk::is_file;
use crate::openapi::documents::{Documents, uri};
use crate::openapi::reader::targets::Targets;
use crate::source::{Node, Site};
use crate::tables::{HashMap, HashSet};

/// What the references of all documents lead to.
pub(super) struct Collected<'d> {
    /// The value that a reference leads to, by the site of its text, unless it names a component as a whole.
    pub(super) targets: HashMap<Site, Node<'d>>,
    /// The schemas that those lead to, and how many of them do.
    pub(super) wanted: HashMap<Site, usize>,
    /// What is at a place where nothing around it says so.
    pub(super) marks: HashMap<Site, Kind>,
    /// References that lead nowhere by the letter, and to what their author probably meant.
    pub(super) guessed: HashSet<Site>,
    /// The external documents that references lead to, and whether they are in this version's words.
    pub(super) documents: BTreeMap<u32, bool>,
    /// Names that several `$dynamicAnchor`s have.
    pub(super) ambiguous: HashSet<&'d str>,
}

/// Where a reference stands: what it is relative to.
#[derive(Clone, Copy)]
struct Scope<'d> {
    document: u32,
    /// The schema with the nearest `$id`, or the document.
    resource: Node<'d>,
    /// What the resource is called; the document's own name is none of these.
    base: Option<u32>,
    /// The component that it is in.
    component: Option<Node<'d>>,
}

/// A reference to be resolved once all names are known.
#[derive(Clone, Copy)]
struct Pending<'d> {
    reference: Node<'d>,
    scope: Scope<'d>,
    kind: Kind,
}

/// Names longer than this are no names: each relative one below would copy them.
const MOST_NAME: usize = 2_048;

pub(super) struct Collector<'d> {
    documents: &'d Documents<'d>,
    collected: Collected<'d>,
    /// For its walk along pointers, which is linear.
    pointers: Targets<'d>,
    work: Vec<(Node<'d>, Kind, Scope<'d>)>,
    pending: Vec<Pending<'d>>,
    seen: HashSet<Site>,
    bases: Vec<Arc<str>>,
    ids: HashMap<Arc<str>, Node<'d>>,
    /// By the resource; and, where a document has a name once, by the document.
    anchors: HashMap<(Site, &'d str), Node<'d>>,
    dynamic: HashSet<&'d str>,
}

/// Looks at all that the document holds and leads to.
pub(super) fn collect<'d>(documents: &'d Documents<'d>) -> Collected<'d> {
    let mut collector = Collector {
        documents,
        collected: Collected {
            targets: HashMap::default(),
            wanted: HashMap::default(),
            marks: HashMap::default(),
            guessed: HashSet::default(),
            documents: BTreeMap::new(),
            ambiguous: HashSet::default(),
        },
        pointers: Targets::new(documents),
        work: Vec::new(),
        pending: Vec::new(),
        seen: HashSet::default(),
        bases: Vec::new(),
        ids: HashMap::default(),
        anchors: HashMap::default(),
        dynamic: HashSet::default(),
    };
    collector.run();
    collector.collected
}

impl<'d> Collector<'d> {
    fn run(&mut self) {
        let root = self.documents.main().root();
        let scope = Scope { document: 0, resource: root, base: None, component: None };
        self.work.push((root, Kind::Root, scope));
        loop {
            while let Some((node, kind, scope)) = self.work.pop() {
                self.look(node, kind, scope);
            }
            let pending = std::mem::take(&mut self.pending);
            if pending.is_empty() {
                return;
            }
            for one in pending {
                self.settle(one);
            }
        }
    }

    fn look(&mut self, node: Node<'d>, kind: Kind, mut scope: Scope<'d>) {
        if kind == Kind::Verbatim {
            return;
        }
        if node.is_array() {
            self.work.extend(node.items().map(|item| (item, kind.below(""), scope)));
            return;
        }
        if kind == Kind::Schema {
            if !self.seen.insert(node.site()) {
                return;
            }
            self.enter(node, &mut scope);
        }
        if let Some(reference) = node.get("$ref").filter(|it| it.is_string() && !is_map(kind)) {
            self.pending.push(Pending { reference, scope, kind });
        }
        for (key, child) in node.entries() {
            let below = kind.below(key.text());
            if below != Kind::Verbatim {
                let is_component = kind == Kind::Map(&Kind::Schema) && scope.component.is_none();
                let scope = if is_component { Scope { component: Some(child), ..scope } } else { scope };
                self.work.push((child, kind_of_items(kind, child, below), scope));
            } else if kind == Kind::Schema && key.is("discriminator") {
                self.mapping(child, scope);
            }
        }
    }

    /// The names that a schema gives itself.
    fn enter(&mut self, node: Node<'d>, scope: &mut Scope<'d>) {
        let text = |key: &str| node.get(key).and_then(Node::as_str).filter(|text| text.len() <= MOST_NAME);
        if let Some(id) = text("$id").filter(|id| !id.is_empty() && !id.starts_with('#')) {
            let name: Arc<str> = self.resolve(*scope, id.split('#').next().unwrap_or_default()).into();
            self.ids.entry(name.clone()).or_insert(node);
            scope.resource = node;
            scope.base = Some(self.bases.len() as u32);
            scope.component = Some(node);
            self.bases.push(name);
        }
        for key in ["$anchor", "$dynamicAnchor"] {
            let Some(name) = text(key) else { continue };
            if key == "$dynamicAnchor" && !self.dynamic.insert(name) {
                self.collected.ambiguous.insert(name);
            }
            let document = node.document().root();
            for around in [scope.resource, document] {
                self.anchors.entry((around.site(), name)).or_insert(node);
            }
        }
        if let Some(reference) = node.get("$dynamicRef").filter(|it| it.is_string()) {
            self.pending.push(Pending { reference, scope: *scope, kind: Kind::Schema });
        }
    }

    fn mapping(&mut self, discriminator: Node<'d>, scope: Scope<'d>) {
        for (_, reference) in discriminator.get("mapping").into_iter().flat_map(Node::entries) {
            if reference.as_str().is_some_and(is_file) {
                self.pending.push(Pending { reference, scope, kind: Kind::Schema });
            }
        }
    }

    fn resolve(&self, scope: Scope<'d>, name: &str) -> String {
        match scope.base.and_then(|base| self.bases.get(base as usize)) {
            Some(base) => uri::resolve(base, name),
            None => self.documents.uri(scope.document, name),
        }
    }

    /// Follows a reference, and looks at what it leads to.
    fn settle(&mut self, Pending { reference, scope, kind }: Pending<'d>) {
        let Some(text) = reference.as_str() else { return };
        if scope.document == 0 && scope.base.is_none() && names_component(text) {
            return;
        }
        let Some((target, is_guess)) = self.find(text, scope) else { return };
        let site = reference.site();
        if is_guess {
            self.collected.guessed.insert(site);
        }
        let number = target.document().number();
        if number > 0 && self.collected.documents.get(&number) != Some(&true) {
            return;
        }
        self.collected.targets.insert(site, target);
        if kind == Kind::Schema {
            *self.collected.wanted.entry(target.site()).or_default() += 1;
        }
        let is_new = !self.collected.marks.contains_key(&target.site());
        if is_new && !(kind == Kind::Schema && self.seen.contains(&target.site())) {
            self.collected.marks.insert(target.site(), kind);
            let resource = target.document().root();
            let scope = Scope { document: number, resource, base: None, component: Some(target) };
            self.work.push((target, kind, scope));
        }
    }

    /// What a reference leads to, and whether that is a guess.
    fn find(&mut self, text: &'d str, scope: Scope<'d>) -> Option<(Node<'d>, bool)> {
        let (name, fragment) = text.split_once('#').unwrap_or((text, ""));
        let root = if name.is_empty() { scope.resource } else { self.resource(name, scope)? };
        if fragment.is_empty() {
            // In a schema, `#` is the document by the letter; nobody means it.
            let is_document = root.site() == self.documents.main().root().site();
            return match scope.component.filter(|_| name.is_empty() && is_document) {
                Some(component) => Some((component, true)),
                None => Some((root, false)),
            };
        }
        if fragment.starts_with('/') {
            if let Some(found) = self.pointers.walk(root, fragment) {
                return Some((found, false));
            }
            let document = root.document().root();
            let around = [Some(document), scope.component].into_iter().flatten();
            let around: Vec<_> = around.filter(|_| name.is_empty()).collect();
            return around.into_iter().find_map(|from| Some((self.pointers.walk(from, fragment)?, true)));
        }
        let around = [root, root.document().root()];
        around.iter().find_map(|around| Some((*self.anchors.get(&(around.site(), fragment))?, false)))
    }

    /// The schema or document of that name.
    fn resource(&mut self, name: &str, scope: Scope<'d>) -> Option<Node<'d>> {
        if name.len() > MOST_NAME {
            return None;
        }
        let resolved = self.resolve(scope, name);
        if let Some(node) = self.ids.get(resolved.as_str()) {
            return Some(*node);
        }
        let number = self.documents.number_of(scope.document, name);
        let number = number.or_else(|| self.documents.number_of(scope.document, &resolved))?;
        let document = self.documents.document(number)?;
        if number > 0 && !self.collected.documents.contains_key(&number) {
            self.first_look(number, document.root());
        }
        Some(document.root())
    }

    /// An external document that states a version is of it; one that states none is of that of the document.
    fn first_look(&mut self, number: u32, root: Node<'d>) {
        let is_stated = root.get("openapi").is_some();
        self.collected
            .documents
            .insert(number, is_later(root) || !is_stated && root.get("swagger").is_none());
        if is_later(root) {
            self.collected.marks.insert(root.site(), Kind::Root);
            let scope = Scope { document: number, resource: root, base: None, component: None };
            self.work.push((root, Kind::Root, scope));
        }
    }
}

/// Whether a document states that it is of OAS 3.1 or 3.2.
pub(crate) fn is_later(root: Node<'_>) -> bool {
    let stated = root.get("openapi").and_then(Node::scalar).unwrap_or_default();
    let is_of = |version: &str| {
        stated.strip_prefix(version).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    is_of("3.1") || is_of("3.2")
}

fn is_map(kind: Kind) -> bool {
    matches!(kind, Kind::Map(_) | Kind::List(_) | Kind::Paths | Kind::Responses | Kind::Components)
}

/// Whether a reference names a component of the document as a whole, which stays what it is.
fn names_component(text: &str) -> bool {
    let rest = text.strip_prefix("#/components/").and_then(|rest| rest.split_once('/'));
    rest.is_some_and(|(section, name)| section != "pathItems" && !name.contains('/'))
}

/// A list of schemas where one schema may be is a list of them.
fn kind_of_items(kind: Kind, child: Node<'_>, below: Kind) -> Kind {
    if kind == Kind::Schema && below == Kind::Schema && child.is_array() {
        return Kind::List(&Kind::Schema);
    }
    below
}
