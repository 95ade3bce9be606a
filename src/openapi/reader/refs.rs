//! Where references lead, and how much may be read a second time because one leads there.

use super::external::Rewrites;
use super::nearest::Nearest;
use super::report::Report;
use super::shown::{shortened, text_of};
use super::targets::{ComponentId, Target, Targets};
use crate::model::Reference;
use crate::openapi::documents::Documents;
use crate::openapi::rules::{
    COMPONENT_RENAMED, REFERENCE_EXTERNAL, REFERENCE_UNREADABLE, REFERENCE_UNRESOLVED,
};
use crate::source::{Limits, Node, Rewrite, Site, repeated};
use crate::subject::{ComponentKind, Subject};
use crate::tables::{HashMap, HashSet};
use crate::text::{SHOWN, quoted};

/// How many references outside the components may lead to one another.
pub(crate) const MOST_HOPS: usize = 64;

/// The references of one import.
pub(crate) struct References<'d> {
    pub(crate) documents: &'d Documents<'d>,
    pub(crate) targets: Targets<'d>,
    /// How many entries may still be read a second time.
    copies_left: usize,
    /// Whether each document that is read adds to that.
    is_relative: bool,
    /// The weight of each value that a reference led to outside the components, and its levels.
    extents: HashMap<Site, (usize, usize)>,
    /// What the components that were asked say in the end.
    settled: HashMap<ComponentId, Settled<'d>>,
    /// Components that failed on their own, once all are read.
    pub(crate) lost: HashSet<ComponentId>,
    /// References that the value being looked at has in other words in the model.
    rewrites: Rewrites<'d>,
    /// Components of external documents that have another name here, each with the first reference to it.
    renamed: Vec<(ComponentId, Node<'d>)>,
    /// How many references outside the components we are inside of.
    pub(super) hops: usize,
    /// How many encodings we are inside of: their headers have content, which has encodings.
    pub(crate) encodings: usize,
    /// The deepest value that the model may hold.
    model_depth: usize,
    lookups: u64,
    nearest: Nearest,
}

impl<'d> References<'d> {
    pub(super) fn new(documents: &'d Documents<'d>, limits: &Limits) -> Self {
        let is_relative = limits.copies.is_none();
        let of_main = if is_relative { repeated(documents.main().text().len()) } else { 0 };
        Self {
            documents,
            targets: Targets::new(documents),
            copies_left: limits.copies_anyway().saturating_add(of_main),
            is_relative,
            extents: HashMap::default(),
            settled: HashMap::default(),
            lost: HashSet::default(),
            rewrites: Rewrites::new(),
            renamed: Vec::new(),
            hops: 0,
            encodings: 0,
            model_depth: limits.model_depth(),
            lookups: 0,
            nearest: Nearest::default(),
        }
    }

    /// Where a reference leads: see [`Targets::find`].
    pub(crate) fn find(&mut self, reference: Node<'d>, expected: Option<ComponentKind>) -> Target<'d> {
        self.lookups += 1;
        let target = self.targets.find(reference, expected);
        let bytes = self.documents.take_new_bytes();
        if bytes > 0 && self.is_relative {
            self.copies_left = self.copies_left.saturating_add(repeated(bytes));
            // They were counted no further than what was left.
            self.extents.clear();
        }
        self.renamed.extend(std::mem::take(&mut self.targets.renamed).into_iter().map(|id| (id, reference)));
        target
    }

    /// How often a reference was looked up. What was read between two equal numbers depends on no reference.
    pub(super) fn lookups(&self) -> u64 {
        self.lookups
    }

    /// Enters a reference that leads to nothing.
    pub(crate) fn report_lost(
        &mut self,
        report: &mut Report,
        reference: Node<'d>,
        expected: Option<ComponentKind>,
        target: Target<'d>,
    ) {
        let text = reference.as_str().unwrap_or_default();
        let shown = ("target", shortened(text));
        match target {
            Target::External => {
                let document = self.document_of(reference, target).unwrap_or_default();
                report.at(REFERENCE_EXTERNAL, reference, [shown, ("document", document)]);
            }
            Target::Unreadable(number) => {
                let document = ("document", self.document_of(reference, target).unwrap_or_default());
                let fault = ("fault", self.documents.fault(number).unwrap_or_default().to_owned());
                report.at(REFERENCE_UNREADABLE, reference, [shown, document, fault]);
            }
            _ => {
                let nearest = ("nearest", self.nearest(reference, expected, target));
                report.at(REFERENCE_UNRESOLVED, reference, [shown, nearest]);
            }
        }
    }

    /// The component that a reference which leads to nothing may be meant for, in backticks, or `none`.
    pub(crate) fn nearest(
        &mut self,
        reference: Node<'d>,
        expected: Option<ComponentKind>,
        target: Target<'d>,
    ) -> String {
        let is_own =
            matches!(target, Target::Missing | Target::Elsewhere(_)) && reference.document().number() == 0;
        let text = reference.as_str().filter(|text| is_own && text.len() <= SHOWN);
        let found = text.and_then(|text| self.nearest.find(&self.targets, text, expected));
        found.map_or_else(|| "none".to_owned(), |found| format!("`{}`", shortened(&found)))
    }

    /// The external document that a reference leads to in vain, for a message.
    pub(crate) fn document_of(&self, reference: Node<'d>, target: Target<'d>) -> Option<String> {
        let text = reference.as_str().unwrap_or_default();
        match target {
            Target::External => {
                let name = text.split('#').next().unwrap_or_default();
                Some(shortened(&self.documents.uri(reference.document().number(), name)))
            }
            Target::Unreadable(number) => Some(shortened(self.documents.name(number))),
            _ => None,
        }
    }

    /// Enters the components of external documents that go by another name.
    pub(crate) fn report_renamed(&mut self, report: &mut Report) {
        for (id, reference) in std::mem::take(&mut self.renamed) {
            let Some(slot) = self.targets.slot(id) else { continue };
            let subject = Subject::from(slot.key.clone());
            let target = reference.as_str().map(shortened).unwrap_or_default();
            let args = [("target", target), ("component", quoted(&subject))];
            report.about(COMPONENT_RENAMED, &subject, slot.site, args);
        }
    }

    /// Whether a value may be read a second time; the bound for all such readings gets smaller by its size.
    pub(crate) fn may_copy(&mut self, node: Node<'d>) -> bool {
        let weight = self.extent_of(node).0;
        self.may_repeat(weight)
    }

    /// How much a value weighs at most, if that is not more than may be repeated.
    pub(super) fn weight_of(&mut self, node: Node<'d>) -> usize {
        node.weight_at_most().unwrap_or_else(|| self.extent_of(node).0)
    }

    /// Whether something that weighs so much may be in the model once more; the bound gets smaller by it.
    pub(super) fn may_repeat(&mut self, weight: usize) -> bool {
        let Some(left) = self.copies_left.checked_sub(weight) else { return false };
        self.copies_left = left;
        true
    }

    /// The weight of a value and its levels. Remembered: many references to one value count it once.
    fn extent_of(&mut self, node: Node<'d>) -> (usize, usize) {
        if let Some(extent) = self.extents.get(&node.site()) {
            return *extent;
        }
        // What is more than may be copied now is so until an external document is read, and counted no further.
        let extent = node.weight(self.copies_left);
        self.extents.insert(node.site(), extent);
        extent
    }

    /// Whether a value may be read in place of a reference without the model getting deeper than what is stored can be
    /// read back, or than the stack allows.
    pub(super) fn has_room(&mut self, value: Node<'d>) -> bool {
        /// Levels of a stored API down to what may be a reference: `api`, `operations`, the operation, `responses`,
        /// `statuses`, the response, `headers`, the header, `content`, the media type, `examples`, the example, and
        /// the record itself.
        const ABOVE: usize = 13;
        /// From a header to a header of its encodings: `content`, the media type, `encoding`, the encoding, `headers`,
        /// the header.
        const PER_ENCODING: usize = 6;
        let (_, levels) = self.extent_of(value);
        ABOVE + PER_ENCODING * self.encodings + levels <= self.model_depth
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

    /// Notes that a reference stands in other words in the model, if it does.
    pub(crate) fn note_rewrite(&mut self, reference: Node<'d>, target: Target<'d>) {
        if let Some(text) = self.targets.rewritten(reference, target) {
            self.rewrite(reference, reference.site(), Rewrite::Text(text.into()));
        }
    }

    /// Notes that something at a site stands in other words in the model, because of a reference. What is noted first
    /// counts.
    pub(crate) fn rewrite(&mut self, cause: Node<'d>, site: Site, rewrite: Rewrite) {
        self.rewrites.push((cause, site, rewrite));
    }

    /// The component that a value of the document becomes because a reference leads there; none when that would go
    /// beyond what may be read a second time.
    pub(super) fn lift(
        &mut self,
        reference: Node<'d>,
        kind: ComponentKind,
        value: Node<'d>,
    ) -> Option<ComponentId> {
        if !self.targets.is_entered(value) && !self.may_copy(value) {
            return None;
        }
        let fragment = reference.as_str().and_then(|text| Some(text.split_once('#')?.1)).unwrap_or_default();
        let id = self.targets.lift(kind, value, fragment);
        self.renamed.extend(std::mem::take(&mut self.targets.renamed).into_iter().map(|id| (id, reference)));
        let slot = self.targets.slot(id)?;
        let text = Reference(slot.key.clone()).to_string();
        self.rewrite(reference, reference.site(), Rewrite::Text(text.into()));
        Some(id)
    }

    /// Notes the schema that a discriminator of an external document calls by its name, which may be another one here.
    pub(crate) fn note_mapped_name(&mut self, report: &mut Report, name: Node<'d>) {
        if let Some(id) = self.targets.mapped(name) {
            report.uses(id, name.site());
            let own = self.targets.slot(id).map(|slot| &*slot.key.name);
            if own != name.as_str() {
                self.note_rewrite(name, Target::Component(id));
            }
        }
    }

    /// What [`References::note_rewrite`] noted since this was asked last.
    pub(super) fn take_rewrites(&mut self) -> Rewrites<'d> {
        std::mem::take(&mut self.rewrites)
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
    /// It is longer than the limit.
    Far,
    /// It leads to nothing, which is reported at the reference that does.
    Lost,
}
