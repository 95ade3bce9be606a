//! Reading what a reference refers to.
//!
//! A reference to a component stays a reference. One that leads elsewhere in the document (a response of another
//! operation, say) has no name in the model, so what it names is read again in its place, under a bound.

use super::Reader;
use super::findings::Finding;
use super::refs::{DeadEnd, MOST_HOPS};
use super::shown::{shortened, word};
use super::targets::{ComponentId, Target};
use crate::diagnostic::Rule;
use crate::model::{RefOr, Reference};
use crate::openapi::rules::{
    REFERENCE_DESCRIPTION_LOST, REFERENCE_LEFT_OUT, REFERENCE_LIFTED, REFERENCE_LIMIT, REFERENCE_LOOP,
    REFERENCE_NOT_TEXT, REFERENCE_SIBLINGS, REFERENCE_WRONG_KIND, SCHEMA_WIDENED,
};
use crate::source::rules::REPETITION_LIMIT;
use crate::source::{BYTES_PER_ENTRY, Key, Node, Rewrite, Site, Value};
use crate::subject::ComponentKind;
use crate::tables::HashMap;
use crate::text::quoted;

/// What a reference led to.
enum Followed<'d> {
    /// A component.
    Component(ComponentId),
    /// A value that is not a component, to be read in place of the reference.
    Value(Node<'d>),
}

/// What a list item resolves to.
#[derive(Clone, Copy)]
pub(crate) struct Dereferenced<'d> {
    /// The object.
    pub(crate) node: Node<'d>,
    /// The component that it is, if it is one, and the `$ref` that says so.
    pub(crate) component: Option<(ComponentId, Node<'d>)>,
}

/// What becomes of the members beside a `$ref`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Siblings {
    /// The model keeps the object as it is written, and `allOf` around the `$ref` gives them a meaning.
    Wrappable,
    /// The model keeps the object as it is written, and nothing gives them a meaning: items of a 2.0 parameter.
    Kept,
    /// The model has the reference alone.
    Lost,
}

impl<'d> Dereferenced<'d> {
    /// Where findings about it go: the `$ref` to a component, or else the object.
    pub(crate) fn site(&self) -> Node<'d> {
        self.component.map_or(self.node, |(_, reference)| reference)
    }
}

impl<'d> Reader<'d> {
    /// The `$ref` of an object, if it has one. Members beside it are lost.
    fn reference_of(&mut self, node: Node<'d>) -> Option<Node<'d>> {
        self.reference_in(node, Siblings::Lost)
    }

    /// The `$ref` of an object, if it has one. Members beside it are ignored, as OAS says, and named.
    pub(crate) fn reference_in(&mut self, node: Node<'d>, siblings: Siblings) -> Option<Node<'d>> {
        let reference = node.get("$ref")?;
        if reference.as_str().is_none() {
            let found = word(reference.kind()).to_owned();
            self.report.at(REFERENCE_NOT_TEXT, reference, [("found", found)]);
        }
        if node.entries().nth(1).is_none() {
            return Some(reference);
        }
        let mut names = String::new();
        let beside = || node.entries().map(|(key, _)| key).filter(|key| !key.is("$ref"));
        for key in beside().take(8) {
            names.push_str(if names.is_empty() { "`" } else { ", `" });
            names.push_str(&shortened(key.text()));
            names.push('`');
        }
        let is_text = |key: &Key<'d>| key.is("description") || key.is("summary");
        if siblings == Siblings::Lost && beside().any(|key| is_text(&key)) {
            self.report.at(REFERENCE_DESCRIPTION_LOST, reference, [("keys", names)]);
        } else {
            let instead = if siblings == Siblings::Wrappable { "wrap" } else { "move" };
            self.report.at(REFERENCE_SIBLINGS, reference, [("keys", names), ("instead", instead.to_owned())]);
        }
        Some(reference)
    }

    /// Follows a `$ref` one step; nothing, and a finding, when it leads nowhere.
    fn follow(&mut self, reference: Node<'d>, expected: Option<ComponentKind>) -> Option<Followed<'d>> {
        reference.as_str()?;
        match self.refs.find(reference, expected) {
            Target::Component(id) => {
                self.report.uses(id, reference.site());
                Some(Followed::Component(id))
            }
            Target::Inside(_, node) | Target::Elsewhere(node) => {
                self.may_copy_at(node, reference).then_some(Followed::Value(node))
            }
            lost => {
                self.refs.report_lost(&mut self.report, reference, expected, lost);
                None
            }
        }
    }

    /// Whether a value may be read in place of a reference to it; of a part it is reported once that it may not.
    pub(crate) fn may_copy_at(&mut self, node: Node<'d>, reference: Node<'d>) -> bool {
        let may = self.refs.may_copy(node);
        if !may {
            self.report_limit(reference);
        }
        may
    }

    /// Whether texts that the document says once for all operations may be here once more; of a part it is reported once
    /// that they may not.
    pub(crate) fn may_repeat<'t>(
        &mut self,
        key: &str,
        texts: impl IntoIterator<Item = &'t str>,
        at: Node<'d>,
    ) -> bool {
        let weight = texts.into_iter().map(|text| 1 + text.len() / BYTES_PER_ENTRY).sum();
        self.may_repeat_so_much(weight, key, at)
    }

    /// The same for a schema that so many media types share: all but the first have it once more.
    pub(crate) fn may_share(&mut self, schema: Node<'d>, users: usize, key: &str, at: Node<'d>) -> bool {
        let more = users.saturating_sub(1);
        more == 0 || {
            let weight = self.refs.weight_of(schema).saturating_mul(more);
            self.may_repeat_so_much(weight, key, at)
        }
    }

    /// The same for a value.
    pub(crate) fn may_repeat_value(&mut self, value: Node<'d>, key: &str, at: Node<'d>) -> bool {
        let weight = self.refs.weight_of(value);
        self.may_repeat_so_much(weight, key, at)
    }

    fn may_repeat_so_much(&mut self, weight: usize, key: &str, at: Node<'d>) -> bool {
        let may = self.refs.may_repeat(weight);
        if !may && self.report.is_first_limit() {
            // Also where a component is read again: nobody else reports it.
            let was_quiet = self.report.set_quiet(false);
            self.report.at(REPETITION_LIMIT, at, [("key", shortened(key))]);
            self.report.set_quiet(was_quiet);
        }
        may
    }

    /// Reports, once for each part, that a reference leads too far.
    fn report_limit(&mut self, reference: Node<'d>) {
        if self.report.is_first_limit() {
            self.report.at(REFERENCE_LIMIT, reference, [target_of(reference)]);
        }
    }

    fn report_loop(&mut self, reference: Node<'d>) {
        self.report.at(REFERENCE_LOOP, reference, [target_of(reference)]);
    }

    /// Reports a reference to a component of a kind that may not be here.
    pub(crate) fn wrong_kind(&mut self, reference: Node<'d>, expected: &str) {
        let args = [target_of(reference), ("expected", expected.to_owned())];
        self.report.at(REFERENCE_WRONG_KIND, reference, args);
    }

    /// Reads an object, or the reference in place of it.
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
        if self.refs.hops >= MOST_HOPS {
            self.report_loop(reference);
            return None;
        }
        if !self.refs.has_room(value) {
            self.report_limit(reference);
            return None;
        }
        self.refs.hops += 1;
        // `dyn` ends the chain of closure types that this recursion would otherwise build.
        let read: &dyn Fn(&mut Self, Node<'d>) -> Option<T> = &read;
        let item = self.ref_or(value, kind, read);
        self.refs.hops -= 1;
        item
    }

    /// Reads a detail that its part can do without, or the reference that stands for it.
    pub(crate) fn detail_or<T>(
        &mut self,
        node: Node<'d>,
        kind: ComponentKind,
        read: impl Fn(&mut Self, Node<'d>) -> Option<T>,
    ) -> Option<RefOr<T>> {
        let reference = node.get("$ref").filter(|it| it.is_string() && !self.options.strict_references);
        let lost = reference.and_then(|reference| Some((reference, self.not_of_kind(reference, kind)?)));
        let Some((reference, target)) = lost else { return self.ref_or(node, kind, read) };
        let args = vec![("kind", kind.as_str().to_owned())];
        self.lost_detail(reference, target, kind, (REFERENCE_LEFT_OUT, args));
        None
    }

    /// Where a reference leads, if that is nothing, or a component of another kind.
    pub(crate) fn not_of_kind(&mut self, reference: Node<'d>, kind: ComponentKind) -> Option<Target<'d>> {
        let target = self.refs.find(reference, Some(kind));
        match target {
            Target::Missing | Target::External | Target::Unreadable(_) => Some(target),
            Target::Component(id) => {
                let slot = self.refs.targets.slot(id)?;
                (slot.key.kind != kind).then_some(target)
            }
            Target::Inside(..) | Target::Elsewhere(_) => None,
        }
    }

    /// The model's reference to a component, if it is of the kind that may stand here.
    pub(crate) fn reference_to(
        &mut self,
        id: ComponentId,
        kind: ComponentKind,
        reference: Node<'d>,
    ) -> Option<Reference> {
        let key = self.refs.targets.slot(id)?.key.clone();
        if key.kind == kind {
            return Some(Reference(key));
        }
        self.wrong_kind(reference, kind.as_str());
        None
    }

    /// Follows the references of a list item to the object that it resolves to.
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
                    let node = self.refs.settled(id).end.ok()?;
                    return Some(Dereferenced { node, component: Some((id, reference)) });
                }
                Followed::Value(value) => node = value,
            }
        }
        let reference = node.get("$ref").unwrap_or(node);
        self.report_loop(reference);
        None
    }

    /// Reports a component that refers to others in a circle without ever saying anything.
    pub(crate) fn check_loop(&mut self, id: ComponentId) {
        let reference = self.refs.targets.slot(id).and_then(|slot| slot.node.get("$ref"));
        match (reference, self.refs.settled(id).end) {
            (Some(reference), Err(DeadEnd::Loop)) => self.report_loop(reference),
            (Some(reference), Err(DeadEnd::Far)) => {
                self.report.at(REFERENCE_LIMIT, reference, [target_of(reference)]);
            }
            _ => {}
        }
    }

    /// Reads a component again, in place of a reference to it. Only its references are entered again.
    pub(crate) fn again<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let was_quiet = self.report.set_quiet(true);
        let read = read(self);
        self.report.set_quiet(was_quiet);
        read
    }

    /// A value whose references were looked at just now, for the model: a handle, or a copy with those references in the
    /// model's words.
    pub(crate) fn kept(&mut self, node: Node<'d>) -> Value {
        let rewrites = self.refs.take_rewrites();
        let Some((cause, ..)) = rewrites.first() else { return node.value() };
        if !self.may_copy_at(node, *cause) {
            return node.value();
        }
        let mut by_site: HashMap<Site, Rewrite> = HashMap::default();
        for (_, site, rewrite) in rewrites {
            by_site.entry(site).or_insert(rewrite);
        }
        node.rewritten(&by_site)
    }

    /// A value of the document that a reference leads to becomes a component.
    pub(crate) fn lift(&mut self, reference: Node<'d>, kind: ComponentKind, value: Node<'d>) {
        let Some(id) = self.refs.lift(reference, kind, value) else {
            return self.report_limit(reference);
        };
        self.report.uses(id, reference.site());
        let component = self.refs.targets.slot(id).map(|slot| quoted(&slot.key)).unwrap_or_default();
        self.report.at(REFERENCE_LIFTED, reference, [target_of(reference), ("component", component)]);
    }

    /// Reports that what a reference stands for cannot be found: an error, or where the part can do without it, a
    /// warning of a rule that says what became of it.
    pub(crate) fn lost_detail(
        &mut self,
        reference: Node<'d>,
        target: Target<'d>,
        kind: ComponentKind,
        (rule, mut args): (&'static Rule, Vec<(&'static str, String)>),
    ) {
        if self.options.strict_references {
            return self.refs.report_lost(&mut self.report, reference, Some(kind), target);
        }
        if [SCHEMA_WIDENED, REFERENCE_LEFT_OUT].contains(&rule) {
            args.push(("nearest", self.refs.nearest(reference, Some(kind), target)));
        }
        self.report.widened(self.refs.targets.missing(reference, kind));
        args.push(target_of(reference));
        self.report.push(Finding { rule, site: reference.site(), subject: None, args, related: None });
    }
}

/// What a reference is to, for a message.
fn target_of(reference: Node<'_>) -> (&'static str, String) {
    ("target", reference.as_str().map(shortened).unwrap_or_default())
}
