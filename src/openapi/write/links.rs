//! Links and callbacks.

use super::targets::Lead;
use super::writer::Writer;
use crate::model::{Callback, Link, Map, RefOr, component_of};
use crate::source::Node;
use crate::subject::ComponentKind;

impl Writer<'_> {
    /// Links; those to operations that the document does not have are left out.
    pub(super) fn links(&mut self, links: &Map<String, RefOr<Link>>) {
        let begun = self.json.begin("links", '{');
        for (name, link) in links {
            if self.is_there(ComponentKind::Link, link, "left-out")
                && link.item().is_none_or(|link| self.leads(link))
            {
                self.json.key(name);
                self.ref_or(link, Self::link);
            }
        }
        self.json.end(&begun, '}');
    }

    /// Whether the operation of a link is in the document, or is in another one.
    fn leads(&mut self, link: &Link) -> bool {
        let target = match (&link.operation_id, &link.operation_ref) {
            (Some(id), _) if !self.ids.contains(id) => id,
            (None, Some(target)) if target.starts_with('#') && !self.is_path(target) => target,
            _ => return true,
        };
        self.dangling(target, "left-out");
        false
    }

    pub(super) fn link(&mut self, link: &Link) {
        self.json.open('{');
        if link.operation_id.is_some() && link.operation_ref.is_some() {
            self.leave_out("operationRef", "operationId");
        } else {
            self.json.text_if("operationRef", link.operation_ref.as_ref());
        }
        self.json.text_if("operationId", link.operation_id.as_ref());
        if !link.parameters.is_empty() {
            self.json.open_in("parameters", '{');
            for (name, value) in &link.parameters {
                self.value_member(name, value);
            }
            self.json.close('}');
        }
        self.value_if("requestBody", link.request_body.as_ref());
        self.json.text_if("description", link.description.as_ref());
        if let Some(server) = &link.server {
            self.json.key("server");
            self.server(server);
        }
        self.extensions(&link.extensions);
        self.json.close('}');
    }

    /// Callbacks; those with a reference to nothing that no other object can take the place of are left out.
    pub(super) fn callbacks(&mut self, callbacks: &Map<String, RefOr<Callback>>) {
        let begun = self.json.begin("callbacks", '{');
        for (name, callback) in callbacks {
            let broken = callback.item().and_then(|callback| self.broken(callback));
            if let Some(target) = broken {
                self.dangling(&target, "left-out");
            } else if self.is_there(ComponentKind::Callback, callback, "left-out") {
                self.json.key(name);
                self.ref_or(callback, Self::callback);
            }
        }
        self.json.end(&begun, '}');
    }

    /// A shared callback. One that is broken is empty, as others refer to it.
    pub(super) fn callback(&mut self, callback: &Callback) {
        let broken = self.broken(callback);
        if let Some(target) = &broken {
            self.dangling(target, "empty");
        }
        if broken.is_none() && self.has_room(callback.0.node(), "callback") {
            self.with_references(callback.0.node());
        } else {
            self.json.raw("{}");
        }
    }

    /// The first reference to nothing in a callback that an empty object cannot take the place of.
    fn broken(&mut self, callback: &Callback) -> Option<String> {
        let mut pending = vec![callback.0.node()];
        while let Some(node) = pending.pop() {
            if let Some(target) = node.get("$ref").and_then(Node::as_str) {
                let can_be_empty = component_of(target).is_none_or(|(key, deeper)| {
                    !deeper.is_empty()
                        || !matches!(
                            key.kind,
                            ComponentKind::Response | ComponentKind::Parameter | ComponentKind::RequestBody
                        )
                });
                if !can_be_empty && matches!(self.targets.lead(None, target), Lead::Nothing) {
                    return Some(target.to_owned());
                }
            }
            pending.extend(node.entries().map(|(_, child)| child));
            pending.extend(node.items());
        }
        None
    }
}
