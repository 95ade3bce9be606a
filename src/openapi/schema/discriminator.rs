//! Discriminators: the property that tells the kinds of a schema apart.

use crate::model::Dialect;
use crate::openapi::documents::walk::is_file;
use crate::openapi::lint::constraints::keyword_type;
use crate::openapi::reader::Reader;
use crate::openapi::reader::shown::shortened;
use crate::openapi::reader::targets::Target;
use crate::openapi::rules::{
    DISCRIMINATOR_INVALID, DISCRIMINATOR_NOT_REQUIRED, DISCRIMINATOR_TARGET_MISSING,
};
use crate::openapi::schema::keywords::{Keyword, Seen};
use crate::source::{Kind, Node};
use crate::subject::ComponentKind;

impl<'d> Reader<'d> {
    /// `discriminator`: an object that names a property in OAS 3.0, the name itself in 2.0.
    pub(crate) fn check_discriminator(&mut self, seen: &Seen<'d>, dialect: Dialect) {
        let Some(node) = seen.get(Keyword::Discriminator) else { return };
        self.check_mapping(node);
        let stated = if dialect == Dialect::Oas3 { node.get("propertyName") } else { Some(node) };
        let Some(name) = stated.and_then(Node::as_str).filter(|name| !name.is_empty()) else {
            return self.report.at(DISCRIMINATOR_INVALID, node, []);
        };
        // Where the alternatives are listed it is they that have the property.
        if seen.has(Keyword::OneOf) || seen.has(Keyword::AnyOf) || seen.has(Keyword::AllOf) {
            return;
        }
        let required = seen.get(Keyword::Required).filter(|list| list.is_array());
        if !required.into_iter().flat_map(Node::items).any(|item| item.as_str() == Some(name)) {
            self.report.at(DISCRIMINATOR_NOT_REQUIRED, stated.unwrap_or(node), [("name", shortened(name))]);
        }
    }

    fn check_mapping(&mut self, discriminator: Node<'d>) {
        let Some(mapping) = discriminator.get("mapping") else { return };
        if !mapping.is_object() {
            keyword_type(&mut self.report, "mapping", mapping, Kind::Object);
        }
        for (_, target) in mapping.entries() {
            let Some(text) = target.as_str() else {
                keyword_type(&mut self.report, "mapping", target, Kind::String);
                continue;
            };
            // A mapping's value is a reference or a bare component name.
            if is_file(text) {
                self.check_mapped_reference(target);
            } else if target.document().number() > 0 {
                self.refs.note_mapped_name(&mut self.report, target);
            } else if self.refs.targets.id_of("/components/schemas/", text).is_none() {
                self.unmapped(target);
            }
        }
    }

    /// A mapping's value is text, so that the schema is whole even where it leads to nothing.
    fn check_mapped_reference(&mut self, target: Node<'d>) {
        match self.target_schema(target) {
            Target::Component(id) if self.is_schema(id) => self.report.uses(id, target.site()),
            Target::Inside(id, _) => self.report.uses(id, target.site()),
            Target::Elsewhere(value) => self.lift(target, ComponentKind::Schema, value),
            _ => self.unmapped(target),
        }
    }

    fn unmapped(&mut self, target: Node<'d>) {
        let text = target.as_str().map(shortened).unwrap_or_default();
        self.report.at(DISCRIMINATOR_TARGET_MISSING, target, [("target", text)]);
    }
}
