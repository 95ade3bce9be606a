//! Paths: which operations a document has, under which identity, and what they share.

mod fragment;
pub(crate) mod names;
pub(crate) mod path;
pub(crate) mod templates;
pub(crate) mod unread;

use std::sync::Arc;

use smallvec::SmallVec;

use self::fragment::Known;
use self::path::{Path, lacks_slash};
use self::unread::{Odd, is_meant};
use crate::model::{Extensions, Operation};
use crate::openapi::parts::{ReadOperation, UnreadPath};
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::follow::Dereferenced;
use crate::openapi::reader::refs::MOST_HOPS;
use crate::openapi::reader::report::Part;
use crate::openapi::reader::shown::{shortened, text_of, word};
use crate::openapi::reader::targets::Target;
use crate::openapi::rules::{
    OPERATION_DUPLICATE, OPERATION_NOT_OBJECT, PATH_FRAGMENT, PATH_ITEM_EMPTY, PATH_ITEM_NOT_OBJECT,
    PATH_ITEM_OVERRIDDEN, PATH_ITEM_UNRESOLVED, PATH_TEMPLATE_VARIANT, PATH_TRAILING_SLASH,
};
use crate::source::{Key, Node, Site};
use crate::subject::{Method, OperationKey, PathKey, Subject};
use crate::tables::HashMap;
use crate::text::quoted;

/// How one version reads a path item and an operation.
pub(crate) trait Version<'d> {
    /// The methods that it knows.
    const METHODS: &'static [(&'static str, Method)];

    /// What else a path item has.
    const SHARED: &'static [&'static str];

    /// Reads what the operations of a path share.
    fn path_item(&self, cx: &mut Reader<'d>, fields: &mut Fields<'d>, path: &mut Path<'d>);

    /// Reads an operation.
    fn operation(
        &self,
        cx: &mut Reader<'d>,
        part: Part,
        path: &Path<'d>,
        method: Method,
        fields: Fields<'d>,
    ) -> Operation;
}

/// What was read of `paths`.
#[derive(Default)]
pub(crate) struct Paths<'d> {
    pub(crate) operations: Vec<ReadOperation<'d>>,
    pub(crate) unread: Vec<UnreadPath<'d>>,
    /// Where each path stands.
    pub(crate) sites: Vec<(PathKey, Site)>,
    pub(crate) extensions: Extensions,
}

/// Reads `paths`.
pub(crate) fn read<'d, V: Version<'d>>(cx: &mut Reader<'d>, version: &V, paths: Node<'d>) -> Paths<'d> {
    let mut reading = Reading {
        version,
        operations: Vec::new(),
        unread_paths: Vec::new(),
        sites: Vec::new(),
        seen: HashMap::default(),
        templates: HashMap::default(),
        slashed: Vec::new(),
        odd: Vec::new(),
        known: Known::default(),
    };
    let mut extensions = Extensions::new();
    let mut late = Vec::new();
    for (key, node) in paths.entries() {
        let template = key.text();
        if cx.options.is_any_method(template, node) {
            reading.leave_any_method_out(cx, template, (key, node));
        } else if template.starts_with("x-") {
            extensions.insert(template.to_owned(), node.value());
        } else if lacks_slash(template) {
            late.push((reading.operations.len(), key, node));
        } else {
            reading.path(cx, template, key.site(), node);
        }
    }
    reading.without_slash(cx, late);
    reading.check_slashes(cx);
    reading.leave_out_odd(cx);
    reading.leave_out_replaced(cx, paths);
    Paths { operations: reading.operations, unread: reading.unread_paths, sites: reading.sites, extensions }
}

/// What an operation is, before it is read.
struct Identity {
    key: OperationKey,
    subject: Subject,
    /// The operation above that has the key already, by its place in `operations`.
    other: Option<usize>,
}

/// The reading of `paths`.
pub(crate) struct Reading<'v, 'd, V> {
    version: &'v V,
    pub(crate) operations: Vec<ReadOperation<'d>>,
    pub(crate) unread_paths: Vec<UnreadPath<'d>>,
    sites: Vec<(PathKey, Site)>,
    /// The first operation of each identity, by its place in `operations`.
    pub(crate) seen: HashMap<OperationKey, usize>,
    /// The first template of each path.
    templates: HashMap<PathKey, Arc<str>>,
    /// The templates that end with a slash.
    slashed: Vec<(Arc<str>, Site)>,
    /// What is meant for an operation, but of no method that the version knows.
    pub(crate) odd: Vec<Odd<'d>>,
    /// What parameters say about fragments.
    known: Known<'d>,
}

impl<'d, V: Version<'d>> Reading<'_, 'd, V> {
    /// Reads the paths that lack their slash, each with how many operations stand above it. They come after the others, so
    /// that an operation of a path with a slash is never refused for one of theirs, and are then put where they stand.
    fn without_slash(&mut self, cx: &mut Reader<'d>, late: Vec<(usize, Key<'d>, Node<'d>)>) {
        if late.is_empty() {
            return;
        }
        let mut ranks: Vec<(usize, bool)> = (0..self.operations.len()).map(|at| (at, true)).collect();
        for (above, key, node) in late {
            self.path(cx, key.text(), key.site(), node);
            ranks.resize(self.operations.len(), (above, false));
        }
        let operations = std::mem::take(&mut self.operations);
        let mut ranked: Vec<_> = ranks.into_iter().zip(operations).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        self.operations = ranked.into_iter().map(|(_, operation)| operation).collect();
    }

    fn path(&mut self, cx: &mut Reader<'d>, template: &'d str, site: Site, node: Node<'d>) {
        if !node.is_object() {
            let args = [("path", shortened(template)), ("found", word(node.kind()).to_owned())];
            self.leave_path_out(cx, PATH_ITEM_NOT_OBJECT, template, node.site(), args);
            return;
        }
        let (mark, odd, above) = (cx.report.findings.mark(), self.odd.len(), self.operations.len());
        let items = self.path_items(cx, template, node);
        let mut path = Path::new(cx, template, site);
        if let Some(fragment) = &mut path.fragment {
            fragment.with_items(&items);
        }
        self.sites.push((path.key.clone(), site));
        let mut first = true;
        for item in &items {
            for (key, operation) in item.entries() {
                let Some(method) = Self::method_of(cx, key.text(), operation) else { continue };
                if self.is_said_nearer(cx, above, method, key.site()) {
                    continue;
                }
                let is_cut = self.settle_fragment(cx, &mut path, operation);
                let identity = self.identify(&path, method);
                let mut part = cx.report.begin(identity.subject.clone(), key.site());
                part.is_any_method = method == Method::Any;
                cx.enter_notes(operation);
                if first {
                    self.shared(cx, part, &items, &mut path);
                    first = false;
                } else {
                    cx.report.answer_for(&path.shared);
                    Self::charge_shared(cx, &items, operation);
                    if path.fragment.is_some() {
                        path.variant_of = self.variant_of(&path);
                    }
                }
                if is_cut {
                    cx.report.at(PATH_FRAGMENT, site, [("path", shortened(template))]);
                }
                self.operation(cx, part, &mut path, identity, operation);
            }
        }
        if first {
            for item in &items {
                self.check_names(cx, &path, *item);
            }
            // Otherwise it is said already why there are none.
            if cx.report.findings.mark() == mark && self.odd.len() == odd {
                cx.report.at(PATH_ITEM_EMPTY, site, [("path", shortened(template))]);
            }
        }
    }

    /// What a path item says for its operations is in each of them: in all but the first it counts as repeated.
    fn charge_shared(cx: &mut Reader<'d>, items: &[Node<'d>], operation: Node<'d>) {
        for (key, node) in items.iter().flat_map(|item| item.entries()) {
            if key.text() != "$ref" && Self::method_of(cx, key.text(), node).is_none() {
                cx.may_repeat_value(node, key.text(), operation);
            }
        }
    }

    /// The method of the operation that a member of a path item describes.
    fn method_of(cx: &Reader<'d>, name: &str, node: Node<'d>) -> Option<Method> {
        let known = V::METHODS.iter().find(|(known, _)| *known == name).map(|(_, method)| *method);
        known.or_else(|| cx.options.is_any_method(name, node).then_some(Method::Any))
    }

    /// A path item, followed by what its `$ref` leads to: what stands nearer counts.
    fn path_items(
        &mut self,
        cx: &mut Reader<'d>,
        template: &'d str,
        node: Node<'d>,
    ) -> SmallVec<[Node<'d>; 1]> {
        let mut items = SmallVec::from([node]);
        let mut item = node;
        while let Some(reference) = item.get("$ref") {
            let found = reference.is_string().then(|| cx.refs.find(reference, None));
            // Path items are read whole at each reference, so a chain of them is bounded like any other copy.
            let next = match found {
                Some(Target::Inside(_, next) | Target::Elsewhere(next))
                    if next.is_object() && items.len() <= MOST_HOPS && cx.refs.may_copy(next) =>
                {
                    Some(next)
                }
                _ => None,
            };
            let Some(next) = next.filter(|next| items.iter().all(|item| item.site() != next.site())) else {
                let text = reference.scalar().map(shortened).unwrap_or_default();
                self.leave_path_out(cx, PATH_ITEM_UNRESOLVED, template, reference.site(), [("target", text)]);
                break;
            };
            items.push(next);
            item = next;
        }
        items
    }

    /// The identity of an operation; one that is taken by an operation above counts by its literal template.
    fn identify(&mut self, path: &Path<'d>, method: Method) -> Identity {
        let key = OperationKey { method, path: path.key.clone() };
        let next = self.operations.len();
        let first = *self.seen.entry(key.clone()).or_insert(next);
        let other = (first != next).then_some(first);
        let own = if other.is_some() { PathKey::literal(path.template) } else { path.key.clone() };
        Identity { key, subject: OperationKey { method, path: own }.into(), other }
    }

    /// Lets an operation decide what of its path's fragment belongs to its identity; whether something does not.
    fn settle_fragment(&mut self, cx: &mut Reader<'d>, path: &mut Path<'d>, operation: Node<'d>) -> bool {
        let Some(fragment) = &mut path.fragment else { return false };
        let kept = fragment.kept(cx, &mut self.known, operation);
        if path.own != kept.path {
            path.own = kept.path;
            path.key = cx.options.path_key(&path.own);
            self.sites.push((path.key.clone(), path.site));
        }
        kept.is_cut
    }

    /// Whether an operation of a path item stands in the one that refers to it, too: that one counts. `above` is how many
    /// operations the paths above have.
    fn is_said_nearer(&mut self, cx: &mut Reader<'d>, above: usize, method: Method, site: Site) -> bool {
        let own = self.operations.iter_mut().skip(above);
        let Some(draft) = own.into_iter().find(|draft| draft.key.method == method) else { return false };
        draft.end.warned = true;
        cx.report.about(PATH_ITEM_OVERRIDDEN, &draft.subject, site, [("operation", quoted(&draft.subject))]);
        true
    }

    /// The path above that matches the same requests as the one being read, if it has another template.
    fn variant_of(&mut self, path: &Path<'d>) -> Option<Arc<str>> {
        let other = self.templates.entry(path.key.clone()).or_insert_with(|| path.own.clone());
        (*other != path.own).then(|| other.clone())
    }

    /// Reads what the operations of the path share, as part of the first of them.
    fn shared(&mut self, cx: &mut Reader<'d>, part: Part, items: &[Node<'d>], path: &mut Path<'d>) {
        templates::check(&mut cx.report, path);
        if path.own.len() > 1 && path.own.ends_with('/') && path.fragment.is_none() {
            self.slashed.push((path.own.clone(), path.site));
        }
        path.variant_of = self.variant_of(path);
        for item in items {
            let mut fields = Fields::of(*item);
            fields.expect("$ref");
            Self::expect_methods(cx, &mut fields);
            self.find_odd(path, &mut fields);
            for shared in V::SHARED.iter().filter_map(|name| fields.peek(name)) {
                cx.enter_notes(shared);
            }
            self.version.path_item(cx, &mut fields, path);
            for (name, value) in fields.finish(&mut cx.report) {
                if !path.item.extensions.contains_key(&name) {
                    path.item.extensions.insert(name, value);
                }
            }
        }
        path.shared = cx.report.shared(part);
    }

    /// Reports the members of a path item that has no operations; what they would share is of no use to anybody.
    fn check_names(&mut self, cx: &mut Reader<'d>, path: &Path<'d>, item: Node<'d>) {
        let mut fields = Fields::of(item);
        fields.expect("$ref");
        Self::expect_methods(cx, &mut fields);
        self.find_odd(path, &mut fields);
        fields.known(V::SHARED);
        fields.finish(&mut cx.report);
    }

    /// Takes the operations out of the members of a path item.
    fn expect_methods(cx: &Reader<'d>, fields: &mut Fields<'d>) {
        for (name, _) in V::METHODS {
            fields.expect(name);
        }
        fields.take(|name, node| cx.options.is_any_method(name, node));
    }

    /// Notes the members of a path item that are meant for operations, but whose methods this version does not know.
    fn find_odd(&mut self, path: &Path<'d>, fields: &mut Fields<'d>) {
        let members = fields.take(|name, node| !V::SHARED.contains(&name) && is_meant(name, node));
        self.odd.extend(members.into_iter().map(|member| Odd::new(path, member)));
    }

    /// Names the paths that differ from another one in a slash at the end only.
    fn check_slashes(&self, cx: &mut Reader<'d>) {
        for (template, site) in &self.slashed {
            let bare = template.strip_suffix('/').unwrap_or_default();
            if let Some(other) = self.templates.get(&cx.options.path_key(bare)) {
                let args = [("path", shortened(template)), ("other", shortened(other))];
                cx.report.at(PATH_TRAILING_SLASH, *site, args);
            }
        }
    }

    fn operation(
        &mut self,
        cx: &mut Reader<'d>,
        part: Part,
        path: &mut Path<'d>,
        Identity { key, subject, other }: Identity,
        node: Node<'d>,
    ) {
        let (method, site) = (key.method, part.site);
        if let Some(other) = other.and_then(|other| self.operations.get(other)) {
            let other = format!("{method} {}", shortened(other.template));
            cx.report.at(OPERATION_DUPLICATE, site, [("other", other)]);
        } else if let Some(other) = path.variant_of.take() {
            let args = [("path", shortened(path.template)), ("other", shortened(&other))];
            cx.report.at(PATH_TEMPLATE_VARIANT, path.site, args);
        }
        let fields = operation_fields(cx, node);
        let operation_id = fields.as_ref().and_then(|fields| operation_id(fields.peek("operationId")));
        let tags = fields.as_ref().and_then(|fields| fields.peek("tags"));
        let read = fields.map(|fields| Box::new(self.version.operation(cx, part, path, method, fields)));
        let end = cx.report.end();
        self.operations.push(ReadOperation {
            subject,
            key,
            template: path.template,
            tags,
            site,
            operation_id,
            read,
            end,
        });
    }
}

/// The text of an operationId, and where it stands.
pub(crate) fn operation_id(id: Option<Node<'_>>) -> Option<(&str, Site)> {
    let id = id?;
    Some((text_of(id).filter(|text| !text.is_empty())?, id.site()))
}

/// The members of the object that describes an operation.
fn operation_fields<'d>(cx: &mut Reader<'d>, node: Node<'d>) -> Option<Fields<'d>> {
    let fields = Fields::of(node);
    if node.is_object() && fields.peek("$ref").is_none() {
        return Some(fields);
    }
    let Dereferenced { node, component } = cx.dereferenced(node, None)?;
    if let Some((_, reference)) = component {
        cx.wrong_kind(reference, "operation");
        return None;
    }
    if !node.is_object() {
        cx.report.at(OPERATION_NOT_OBJECT, node, [("found", word(node.kind()).to_owned())]);
        return None;
    }
    Some(Fields::of(node))
}
