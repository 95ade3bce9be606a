//! What stands under `paths` but cannot be read as an operation: nothing that a gateway has may go because of it.

use super::path::Path;
use super::{Reading, Version, operation_id};
use crate::diagnostic::Rule;
use crate::openapi::options::ImportOptions;
use crate::openapi::parts::{ReadOperation, UnreadPath};
use crate::openapi::reader::Reader;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{ANY_METHOD_UNREAD, KEY_UNKNOWN, METHOD_UNKNOWN, PATH_REPEATED};
use crate::source::{Key, Node, Site};
use crate::subject::{Method, OperationKey, PathKey, Subject};

/// A member of a path item that is meant for an operation of no method that the version knows.
pub(crate) struct Odd<'d> {
    /// The path's.
    pub(crate) path: PathKey,
    pub(crate) template: &'d str,
    pub(crate) key: Key<'d>,
    pub(crate) node: Node<'d>,
}

impl<'d> Odd<'d> {
    pub(crate) fn new(path: &Path<'d>, (key, node): (Key<'d>, Node<'d>)) -> Self {
        let own = path.whole.as_ref().unwrap_or(&path.key);
        Self { path: own.clone(), template: path.template, key, node }
    }

    /// The path that may have the operation: one that was indented too far, or else the one that the member is in.
    fn meant_path(&self, options: &ImportOptions) -> (PathKey, &'d str) {
        let name = self.key.text();
        if name.starts_with('/') {
            return (options.path_key(name), name);
        }
        (self.path.clone(), self.template)
    }
}

/// The method that a member of a path item is called after, if it is one that an operation in the model can have.
fn method(name: &str) -> Option<Method> {
    name.trim().parse().ok()
}

/// Whether a member of a path item that OpenAPI does not know there is meant to be an operation, or a path.
pub(crate) fn is_meant(name: &str, node: Node<'_>) -> bool {
    const OF_OPERATIONS: [&str; 8] =
        ["$ref", "description", "operationId", "parameters", "requestBody", "responses", "summary", "tags"];
    if name.starts_with("x-") {
        return false;
    }
    let is_operation = || node.entries().any(|(key, _)| OF_OPERATIONS.contains(&key.text()));
    // OAS 3.2 has `query`, the model has not.
    method(name).is_some()
        || name.eq_ignore_ascii_case("query")
        || (node.is_object() && (name.starts_with('/') || is_operation()))
}

impl<'d, V: Version<'d>> Reading<'_, 'd, V> {
    /// Notes that a path may have operations which cannot be read, and reports why.
    pub(crate) fn leave_path_out<const N: usize>(
        &mut self,
        cx: &mut Reader<'d>,
        rule: &'static Rule,
        template: &'d str,
        site: Site,
        args: [(&'static str, String); N],
    ) {
        let key = cx.options.path_key(template);
        self.leave_keyed_path_out(cx, rule, (key, template), site, args);
    }

    fn leave_keyed_path_out<const N: usize>(
        &mut self,
        cx: &mut Reader<'d>,
        rule: &'static Rule,
        (key, template): (PathKey, &'d str),
        site: Site,
        args: [(&'static str, String); N],
    ) {
        cx.report.about(rule, &Subject::Path(key.clone()), site, args);
        self.unread_paths.push(UnreadPath { key, template, site, any_method: None, name: None });
    }

    /// Leaves out an operation for every method that has no path, and keeps it as it stands for whoever understands it.
    pub(crate) fn leave_any_method_out(
        &mut self,
        cx: &mut Reader<'d>,
        template: &'d str,
        (key, node): (Key<'d>, Node<'d>),
    ) {
        let args = [("key", shortened(key.text()))];
        self.leave_path_out(cx, ANY_METHOD_UNREAD, template, key.site(), args);
        if let Some(path) = self.unread_paths.last_mut() {
            path.any_method = Some((key.text(), node));
        }
    }

    /// Leaves out what is meant for an operation of a method that this version does not know. Comes last: where the
    /// operation is known by its proper name, too, nothing of it is left out.
    pub(crate) fn leave_out_odd(&mut self, cx: &mut Reader<'d>) {
        for odd in std::mem::take(&mut self.odd) {
            let (name, site) = (odd.key.text(), odd.key.site());
            let args = [("method", shortened(name))];
            let Some(method) = method(name) else {
                let path = odd.meant_path(cx.options);
                self.leave_keyed_path_out(cx, METHOD_UNKNOWN, path, site, args);
                let name = operation_id(odd.node.get("operationId")).filter(|_| cx.origins.is_some());
                if let (Some(path), Some((name, _))) = (self.unread_paths.last_mut(), name) {
                    path.name = Some(name);
                }
                continue;
            };
            let key = OperationKey { method, path: odd.path };
            if self.seen.contains_key(&key) {
                let nearest = method.as_str().to_ascii_lowercase();
                cx.report.at(KEY_UNKNOWN, site, [("key", shortened(name)), ("nearest", nearest)]);
            } else {
                self.leave_out(cx, METHOD_UNKNOWN, key, odd.template, (odd.key, odd.node), args);
            }
        }
    }

    /// Leaves out the operations of paths that stand again below, without them: the last one of a key counts.
    pub(crate) fn leave_out_replaced(&mut self, cx: &mut Reader<'d>, paths: Node<'d>) {
        let earlier = cx.document.root().replaced().filter(|(key, _)| key.is("paths"));
        let earlier = earlier.flat_map(|(_, paths)| paths.entries().chain(paths.replaced()));
        for (path, item) in earlier.chain(paths.replaced()) {
            let template = path.text();
            if template.starts_with("x-") {
                continue;
            }
            let args = || [("path", shortened(template))];
            for (key, node) in item.entries() {
                if key.is("$ref") {
                    self.leave_path_out(cx, PATH_REPEATED, template, path.site(), args());
                }
                let known = Self::method_of(cx, key.text(), node);
                let Some(method) = known.or_else(|| method(key.text())) else { continue };
                let is_read = known.is_some();
                let read = is_read.then_some(node);
                let identity = OperationKey { method, path: self.key_of(cx, template, item, read) };
                if !self.seen.contains_key(&identity) {
                    self.leave_out(cx, PATH_REPEATED, identity, template, (key, node), args());
                }
            }
        }
    }

    /// The path key of an operation that is replaced by one below, if its method is known.
    fn key_of(
        &mut self,
        cx: &mut Reader<'d>,
        template: &'d str,
        item: Node<'d>,
        operation: Option<Node<'d>>,
    ) -> PathKey {
        let mut path = Path::new(cx, template, item.site());
        let Some(operation) = operation else { return path.whole.unwrap_or(path.key) };
        if let Some(fragment) = &mut path.fragment {
            fragment.with_items(&[item]);
            self.settle_fragment(cx, &mut path, operation);
        }
        path.key
    }

    /// Leaves out an operation that is not even read.
    fn leave_out<const N: usize>(
        &mut self,
        cx: &mut Reader<'d>,
        rule: &'static Rule,
        key: OperationKey,
        template: &'d str,
        (name, node): (Key<'d>, Node<'d>),
        args: [(&'static str, String); N],
    ) {
        self.seen.insert(key.clone(), self.operations.len());
        let (subject, site) = (Subject::from(key.clone()), name.site());
        cx.report.begin(subject.clone(), site);
        cx.report.at(rule, site, args);
        let end = cx.report.end();
        let operation_id = operation_id(node.get("operationId"));
        self.operations.push(ReadOperation {
            subject,
            key,
            template,
            tags: None,
            site,
            operation_id,
            read: None,
            end,
        });
    }
}
