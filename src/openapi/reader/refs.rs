//! Following references.
//!
//! A reference to a component stays a reference. One that leads elsewhere in the document (a response of another
//! operation, say) has no name in the model, so what it names is read again in its place, under a bound.

use crate::model::{RefOr, Reference};
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::{shortened, text_of, word};
use crate::openapi::reader::targets::{ComponentId, Target};
use crate::openapi::rules::{
    REFERENCE_EXTERNAL, REFERENCE_LIMIT, REFERENCE_LOOP, REFERENCE_NOT_TEXT, REFERENCE_SIBLINGS,
    REFERENCE_UNREADABLE, REFERENCE_UNRESOLVED, REFERENCE_WRONG_KIND,
};
use crate::source::Node;
use crate::subject::ComponentKind;

/// How many references outside the components may lead to one another.
pub(crate) const MOST_HOPS: usize = 64;

/// What a reference led to.
pub(crate) enum Followed<'d> {
    /// A component.
    Component(ComponentId),
    /// A value that is no component, to be read in place of the reference.
    Value(Node<'d>),
}

impl<'d> Reader<'d> {
    /// The `$ref` of an object, if it has one. Members beside it are ignored, as OAS says, and named.
    pub(crate) fn reference_of(&mut self, node: Node<'d>) -> Option<Node<'d>> {
        let reference = node.get("$ref")?;
        if reference.as_str().is_none() {
            self.report(REFERENCE_NOT_TEXT, reference, [("found", word(reference.kind()).to_owned())]);
        }
        if node.entries().nth(1).is_none() {
            return Some(reference);
        }
        let mut names = String::new();
        for (key, _) in node.entries().filter(|(key, _)| !key.is("$ref")).take(8) {
            names.push_str(if names.is_empty() { "`" } else { ", `" });
            names.push_str(&shortened(key.text()));
            names.push('`');
        }
        if !names.is_empty() {
            self.report(REFERENCE_SIBLINGS, reference, [("keys", names)]);
        }
        Some(reference)
    }

    /// Follows a `$ref` one step; nothing, and a finding, when it leads nowhere.
    fn follow(&mut self, reference: Node<'d>, expected: Option<ComponentKind>) -> Option<Followed<'d>> {
        self.events += 1;
        reference.as_str()?;
        match self.find(reference, expected) {
            Target::Component(id) => {
                self.uses(id, reference.site());
                Some(Followed::Component(id))
            }
            Target::Inside(_, node) | Target::Elsewhere(node) => {
                self.may_copy_at(node, reference).then_some(Followed::Value(node))
            }
            lost => {
                self.report_lost(reference, lost);
                None
            }
        }
    }

    /// Reports a reference that leads to nothing.
    pub(crate) fn report_lost(&mut self, reference: Node<'d>, target: Target<'d>) {
        let text = reference.as_str().unwrap_or_default();
        let shown = ("target", shortened(text));
        match target {
            Target::External => {
                let name = text.split('#').next().unwrap_or_default();
                let document = shortened(&self.documents.uri(reference.document().number(), name));
                self.report(REFERENCE_EXTERNAL, reference, [shown, ("document", document)]);
            }
            Target::Unreadable(number) => {
                let document = ("document", shortened(self.documents.name(number)));
                let fault = ("fault", self.documents.fault(number).unwrap_or_default().to_owned());
                self.report(REFERENCE_UNREADABLE, reference, [shown, document, fault]);
            }
            _ => self.report(REFERENCE_UNRESOLVED, reference, [shown]),
        }
    }

    /// Whether a value may be read in place of a reference to it; a part hears once that it may not.
    pub(crate) fn may_copy_at(&mut self, node: Node<'d>, reference: Node<'d>) -> bool {
        let may = self.may_copy(node);
        if !may {
            self.report_limit(reference);
        }
        may
    }

    /// Reports, once for each part, that a reference leads too far.
    fn report_limit(&mut self, reference: Node<'d>) {
        if self.is_first_limit() {
            let target = reference.as_str().map(shortened).unwrap_or_default();
            self.report(REFERENCE_LIMIT, reference, [("target", target)]);
        }
    }

    /// Whether a value may be read a second time; the bound for all such readings gets smaller by its size.
    pub(crate) fn may_copy(&mut self, node: Node<'d>) -> bool {
        let left = self.copies_left.checked_sub(self.extent_of(node).0);
        self.copies_left = left.unwrap_or(self.copies_left);
        left.is_some()
    }

    /// The size of a value and its levels. Remembered: many references to one value count it once.
    fn extent_of(&mut self, node: Node<'d>) -> (usize, usize) {
        if let Some(extent) = self.extents.get(&node.site()) {
            return *extent;
        }
        // What is more than may be copied now is so until a further document is read, and counted no further.
        let extent = node.extent(self.copies_left);
        self.extents.insert(node.site(), extent);
        extent
    }

    /// Whether a value may be read in place of a reference without the model getting deeper than what is stored can be
    /// read back, or than the stack allows.
    fn has_room(&mut self, value: Node<'d>) -> bool {
        /// Levels of a stored API down to what may be a reference: `api`, `operations`, the operation, `responses`,
        /// `statuses`, the response, `headers`, the header, `content`, the media type, `examples`, the example, and
        /// the record itself.
        const ABOVE: usize = 13;
        /// From a header to a header of its encodings: `content`, the media type, `encoding`, the encoding, `headers`,
        /// the header.
        const PER_ENCODING: usize = 6;
        let (_, levels) = self.extent_of(value);
        ABOVE + PER_ENCODING * self.encodings + levels <= self.options.limits.model_depth()
    }

    /// Reads an object, or the reference that stands for it.
    pub(crate) fn ref_or<T>(
        &mut self,
        node: Node<'d>,
        kind: ComponentKind,
        read: impl Fn(&mut Self, Node<'d>) -> Option<T>,
    ) -> Option<RefOr<T>> {
        let Some(reference) = self.reference_of(node) else { return read(self, node).map(RefOr::from) };
        let value = match self.follow(reference, Some(kind))? {
            Followed::Component(id) => return self.reference_to(id, kind, reference).map(RefOr::Reference),
            Followed::Value(value) => value,
        };
        if self.hops >= MOST_HOPS {
            self.report_loop(reference);
            return None;
        }
        if !self.has_room(value) {
            self.report_limit(reference);
            return None;
        }
        self.hops += 1;
        // `dyn` ends the chain of closure types that this recursion would otherwise build.
        let read: &dyn Fn(&mut Self, Node<'d>) -> Option<T> = &read;
        let item = self.ref_or(value, kind, read);
        self.hops -= 1;
        item
    }

    /// The model's reference to a component, if it is of the kind that may stand here.
    pub(crate) fn reference_to(
        &mut self,
        id: ComponentId,
        kind: ComponentKind,
        reference: Node<'d>,
    ) -> Option<Reference> {
        let key = self.targets.slot(id)?.key.clone();
        if key.kind == kind {
            return Some(Reference(key));
        }
        self.wrong_kind(reference, kind.as_str());
        None
    }

    /// Reports a reference to a component of a kind that may not stand here.
    pub(crate) fn wrong_kind(&mut self, reference: Node<'d>, expected: &str) {
        let target = reference.as_str().map(shortened).unwrap_or_default();
        self.report(REFERENCE_WRONG_KIND, reference, [("target", target), ("expected", expected.to_owned())]);
    }

    /// Follows the references of a list item: the object that it stands for.
    pub(crate) fn dereferenced(
        &mut self,
        node: Node<'d>,
        expected: Option<ComponentKind>,
    ) -> Option<Dereferenced<'d>> {
        let mut node = node;
        // Values outside the components are read in place.
        for _ in 0..MOST_HOPS {
            let Some(reference) = self.reference_of(node) else {
                return Some(Dereferenced { node, component: None });
            };
            match self.follow(reference, expected)? {
                Followed::Component(id) => {
                    let node = self.settled(id).end.ok()?;
                    return Some(Dereferenced { node, component: Some((id, reference)) });
                }
                Followed::Value(value) => node = value,
            }
        }
        let reference = node.get("$ref").unwrap_or(node);
        self.report_loop(reference);
        None
    }

    fn report_loop(&mut self, reference: Node<'d>) {
        let target = reference.as_str().map(shortened).unwrap_or_default();
        self.report(REFERENCE_LOOP, reference, [("target", target)]);
    }

    /// What a component says in the end. Remembered, so that many references to a large one stay linear.
    pub(crate) fn settled(&mut self, id: ComponentId) -> Settled<'d> {
        if let Some(settled) = self.settled.get(&id) {
            return *settled;
        }
        let end = self.final_node(id);
        let member = |name| end.ok().and_then(|node| node.get(name)).and_then(text_of);
        let settled = Settled { end, place: member("in"), name: member("name") };
        self.settled.insert(id, settled);
        settled
    }

    /// What a component says in the end, through components that only refer to another one.
    fn final_node(&mut self, id: ComponentId) -> Result<Node<'d>, DeadEnd> {
        let slot = self.targets.slot(id).ok_or(DeadEnd::Lost)?;
        let (mut node, kind) = (slot.node, slot.key.kind);
        // Brent: each power of two hops the place is noted, and a circle comes back to it.
        let mut noted = node.site();
        for hop in 1..=MOST_HOPS * 2 {
            let Some(reference) = node.get("$ref").filter(|it| it.is_string()) else { return Ok(node) };
            node = match self.find(reference, Some(kind)) {
                Target::Component(id) => self.targets.slot(id).ok_or(DeadEnd::Lost)?.node,
                Target::Inside(_, node) | Target::Elsewhere(node) => node,
                Target::Missing | Target::External | Target::Unreadable(_) => return Err(DeadEnd::Lost),
            };
            if node.site() == noted {
                return Err(DeadEnd::Loop);
            }
            if hop.is_power_of_two() {
                noted = node.site();
            }
        }
        Err(DeadEnd::Far)
    }

    /// Reports a component that refers to others in a circle without ever saying anything.
    pub(crate) fn check_loop(&mut self, id: ComponentId) {
        let reference = self.targets.slot(id).and_then(|slot| slot.node.get("$ref"));
        match (reference, self.settled(id).end) {
            (Some(reference), Err(DeadEnd::Loop)) => self.report_loop(reference),
            (Some(reference), Err(DeadEnd::Far)) => {
                let target = reference.as_str().map(shortened).unwrap_or_default();
                self.report(REFERENCE_LIMIT, reference, [("target", target)]);
            }
            _ => {}
        }
    }
}

/// What a list item stands for.
#[derive(Clone, Copy)]
pub(crate) struct Dereferenced<'d> {
    /// The object.
    pub(crate) node: Node<'d>,
    /// The component that it is, if it is one, and the `$ref` that says so.
    pub(crate) component: Option<(ComponentId, Node<'d>)>,
}

impl<'d> Dereferenced<'d> {
    /// Where findings about it go: the `$ref` to a component, or else the object.
    pub(crate) fn site(&self) -> Node<'d> {
        self.component.map_or(self.node, |(_, reference)| reference)
    }
}

/// What a component says in the end, and the two members that tell parameters apart.
#[derive(Clone, Copy)]
pub(crate) struct Settled<'d> {
    pub(crate) end: Result<Node<'d>, DeadEnd>,
    pub(crate) place: Option<&'d str>,
    pub(crate) name: Option<&'d str>,
}

/// Why a chain of references has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeadEnd {
    /// It comes back to where it was.
    Loop,
    /// It is longer than anybody follows.
    Far,
    /// It leads to nothing, which is reported at the reference that does.
    Lost,
}
