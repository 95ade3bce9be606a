//! References into external documents, and references in them.
//!
//! What they lead to becomes a component of the model where it can: a value in a section of components, and any other
//! that stands where a component may. It has the name that it has there, or that of its file; where that is taken, one
//! that depends on nothing but its place. What is left, such as a path item, is read in place.

use super::targets::{ComponentId, DEFINITIONS, SECTIONS, Target, Targets, name_in};
use crate::hash::StableHash;
use crate::model::Reference;
use crate::openapi::documents::uri;
use crate::source::{Document, Node, Rewrite, Site};
use crate::subject::{ComponentKey, ComponentKind};
use crate::text::pointer;

/// Where a pointer into an external document leads.
struct Found<'d, 't> {
    /// What the pointer is to, or what holds it if that is a component.
    node: Node<'d>,
    /// The kind of component that it is, if it is one.
    kind: Option<ComponentKind>,
    /// The pointer to it.
    pointer: &'t str,
    /// The pointer from there on.
    deeper: &'t str,
}

impl<'d> Targets<'d> {
    /// Where a reference leads that is not within the document that is imported.
    pub(crate) fn find_external(
        &mut self,
        from: u32,
        text: &'d str,
        expected: Option<ComponentKind>,
    ) -> Target<'d> {
        if let Some(target) = self.external_memo.get(&(from, text, expected)) {
            return *target;
        }
        let target = self.look_up_external(from, text, expected);
        self.external_memo.insert((from, text, expected), target);
        target
    }

    fn look_up_external(&mut self, from: u32, text: &'d str, expected: Option<ComponentKind>) -> Target<'d> {
        if let Some(id) = self.bare_name(text).filter(|_| from == 0) {
            return Target::Component(id);
        }
        let (number, fragment) = match self.split(from, text) {
            Ok(place) => place,
            Err(target) => return target,
        };
        if number == 0 {
            // Without a fragment it is the document as a whole.
            let local = fragment.unwrap_or("#");
            return self.find_local(local);
        }
        let Some(document) = self.documents.document(number) else { return Target::Unreadable(number) };
        let fragment = fragment.and_then(|fragment| fragment.strip_prefix('#')).unwrap_or_default();
        let Some(found) = self.in_external(document, fragment, expected) else { return Target::Missing };
        let Some(kind) = found.kind else { return Target::Elsewhere(found.node) };
        let id = self.enter(kind, document, &found);
        if found.deeper.is_empty() {
            return Target::Component(id);
        }
        self.walk(found.node, found.deeper).map_or(Target::Missing, |node| Target::Inside(id, node))
    }

    /// The document that a reference is to, and its fragment with the `#`.
    fn split(&self, from: u32, text: &'d str) -> Result<(u32, Option<&'d str>), Target<'d>> {
        let (name, fragment) = text.find('#').map_or((text, None), |at| {
            let (name, fragment) = text.split_at(at);
            (name, Some(fragment))
        });
        if name.is_empty() {
            return if fragment.is_some() { Ok((from, fragment)) } else { Err(Target::External) };
        }
        self.documents.number_of(from, name).map(|number| (number, fragment)).ok_or(Target::External)
    }

    fn in_external<'t>(
        &mut self,
        document: &'d Document,
        fragment: &'t str,
        expected: Option<ComponentKind>,
    ) -> Option<Found<'d, 't>> {
        for (section, kind) in SECTIONS {
            let Some((_, deeper)) = name_in(fragment, section) else { continue };
            let pointer = fragment.strip_suffix(deeper).unwrap_or(fragment);
            let Some(node) = self.walk(document.root(), pointer) else { continue };
            // Only OAS 3.0's sections cannot be called so by chance.
            let is_sure = section.starts_with("/components/") || self.is_swagger;
            let kind = if is_sure || !deeper.is_empty() { kind } else { expected.unwrap_or(kind) };
            return Some(Found { node, kind: Some(self.settle(kind, node)), pointer, deeper });
        }
        let node = self.walk(document.root(), fragment)?;
        // An item of a list has no name worth keeping; a schema has to be a component, as it may refer to itself.
        let is_item = fragment.rsplit('/').next().is_some_and(|token| token.parse::<u32>().is_ok());
        let expected = expected.filter(|kind| *kind == ComponentKind::Schema || !is_item);
        let kind = expected.map(|kind| self.settle(kind, node));
        Some(Found { node, kind, pointer: fragment, deeper: "" })
    }

    /// A body is a parameter in Swagger 2.0 and none in the model.
    fn settle(&self, kind: ComponentKind, node: Node<'d>) -> ComponentKind {
        let is_body = self.is_swagger
            && kind == ComponentKind::Parameter
            && node.get("in").and_then(Node::as_str) == Some("body");
        if is_body { ComponentKind::RequestBody } else { kind }
    }

    /// The component that a value of an external document is, entered into the table if it is new.
    fn enter(&mut self, kind: ComponentKind, document: &Document, found: &Found<'d, '_>) -> ComponentId {
        let site = found.node.site();
        if let Some(id) = self.by_site.get(&site) {
            return *id;
        }
        if self.taken.is_empty() {
            self.taken = self.slots().iter().map(|slot| slot.key.clone()).collect();
        }
        let own = own_name(self.documents.name(document.number()), found.pointer);
        let mut key = ComponentKey { kind, name: own.into() };
        let is_renamed = self.taken.contains(&key);
        if is_renamed {
            let place = StableHash::new().text(self.documents.name(document.number())).text(found.pointer);
            key.name = format!("{}_{:08x}", key.name, place.finish() >> 32).into();
            while self.taken.contains(&key) {
                key.name = format!("{}_", key.name).into();
            }
        }
        self.taken.insert(key.clone());
        let id = self.push(key, found.node, found.node.key_site());
        self.by_site.insert(site, id);
        if is_renamed {
            self.renamed.push(id);
        }
        id
    }

    /// The component that a value of the document becomes because a reference leads there.
    pub(super) fn lift(&mut self, kind: ComponentKind, node: Node<'d>, pointer: &str) -> ComponentId {
        let kind = self.settle(kind, node);
        self.enter(kind, node.document(), &Found { node, kind: Some(kind), pointer, deeper: "" })
    }

    /// Whether a value is a component because a reference led there.
    pub(super) fn is_entered(&self, node: Node<'d>) -> bool {
        self.by_site.contains_key(&node.site())
    }

    /// The component that a reference would lead to if what it names were there.
    pub(super) fn missing(&mut self, reference: Node<'d>, kind: ComponentKind) -> Option<ComponentKey> {
        let text = reference.as_str()?;
        // One allocation for all references with this text.
        if let Some(missing) = self.missing_memo.get(&(text, kind)) {
            return missing.clone();
        }
        let missing = missing(text, kind);
        self.missing_memo.insert((text, kind), missing.clone());
        missing
    }

    /// What a component of the document says: where it only refers to a value of an external document, that value, which
    /// then goes by its name.
    pub(crate) fn adopt(&mut self, id: ComponentId, kind: ComponentKind, node: Node<'d>) -> Node<'d> {
        if self.documents.is_one() || node.entries().nth(1).is_some() {
            return node;
        }
        let reference = node.get("$ref").and_then(Node::as_str).filter(|text| !text.starts_with('#'));
        let Some(text) = reference else { return node };
        let Ok((number, fragment)) = self.split(0, text) else { return node };
        let Some(document) = self.documents.document(number).filter(|_| number > 0) else { return node };
        let fragment = fragment.and_then(|fragment| fragment.strip_prefix('#')).unwrap_or_default();
        let found = self.in_external(document, fragment, Some(kind));
        let found = found.filter(|found| found.deeper.is_empty() && found.kind == Some(kind));
        let Some(Found { node: adopted, .. }) = found else { return node };
        if self.by_site.contains_key(&adopted.site()) {
            return node;
        }
        self.by_site.insert(adopted.site(), id);
        adopted
    }

    /// The schema of an external document that a discriminator there calls by its name.
    pub(super) fn mapped(&mut self, name: Node<'d>) -> Option<ComponentId> {
        let document = Some(name.document()).filter(|document| document.number() > 0)?;
        let name = pointer::encode(name.as_str()?);
        ["/components/schemas/", DEFINITIONS].into_iter().find_map(|section| {
            let fragment = [section, &name].concat();
            let found = self.in_external(document, &fragment, Some(ComponentKind::Schema))?;
            Some(self.enter(ComponentKind::Schema, document, &found))
        })
    }

    /// A reference in the model's form, where the document has another form.
    pub(super) fn rewritten(&self, reference: Node<'d>, target: Target<'d>) -> Option<String> {
        let text = reference.as_str()?;
        let from = reference.document().number();
        if from == 0 && (text.starts_with('#') || self.bare_name(text).is_some()) {
            return None;
        }
        let fragment = text.find('#').and_then(|at| text.get(at + 1..)).unwrap_or_default();
        let deeper = || SECTIONS.iter().find_map(|(section, _)| Some(name_in(fragment, section)?.1));
        let component = |id| Some(Reference(self.slot(id)?.key.clone()).to_string());
        match target {
            Target::Component(id) => component(id),
            Target::Inside(id, _) => Some([component(id)?.as_str(), deeper()?].concat()),
            Target::Elsewhere(node) if node.document().number() == 0 => Some(["#", fragment].concat()),
            _ => None,
        }
    }
}

fn missing(text: &str, kind: ComponentKind) -> Option<ComponentKey> {
    let (document, fragment) = text.split_once('#').unwrap_or((text, ""));
    let named = |section, own| (own == kind).then(|| name_in(fragment, section)).flatten();
    let name = match SECTIONS.iter().find_map(|(section, own)| named(*section, *own)) {
        Some((name, "")) => pointer::decode(name).into_owned(),
        // What is missing is in a component that is there.
        Some(_) => return None,
        None if document.is_empty() => return None,
        None => own_name(document, fragment),
    };
    Some(ComponentKey { kind, name: name.into() })
}

/// What a value is called where it stands: the last token of its pointer, else its file.
fn own_name(document: &str, fragment: &str) -> String {
    let token = fragment.rsplit_once('/').map(|(_, token)| pointer::decode(token));
    let name = token.filter(|name| !name.is_empty()).unwrap_or_else(|| uri::stem(document).into());
    if name.is_empty() { "document".to_owned() } else { name.into_owned() }
}

/// What the model has in other words: the reference that is the cause, what is written otherwise, and how.
pub(crate) type Rewrites<'d> = Vec<(Node<'d>, Site, Rewrite)>;
