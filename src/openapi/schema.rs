//! Checking a schema where it stands: its shape, and that its references lead somewhere. Nothing is copied; the model
//! gets a handle.

use smallvec::SmallVec;

use super::fields::{shortened, word};
use super::reader::Reader;
use super::targets::Target;
use crate::diagnostic::rules::openapi::{
    REFERENCE_EXTERNAL, REFERENCE_OUTSIDE, REFERENCE_UNRESOLVED, REFERENCE_WRONG_KIND, SCHEMA_KEYWORD_TYPE,
    SCHEMA_MALFORMED, SCHEMA_TYPE_LIST, SCHEMA_TYPE_UNKNOWN,
};
use crate::model::{Dialect, PARAMETER_SCHEMA, Place, Schema, place_of};
use crate::source::{Kind, Node};
use crate::subject::ComponentKind;

/// A place of a schema still to be looked at.
type Pending<'d> = SmallVec<[(Node<'d>, Place, &'d str); 8]>;

impl<'d> Reader<'d> {
    /// Checks a schema, and hands out the model's handle on it.
    pub(super) fn schema(&mut self, node: Node<'d>, dialect: Dialect) -> Schema {
        self.check_schema(node, dialect);
        Schema::new(node.value(), dialect)
    }

    /// Looks at every schema object below a node, once; references are noted, not followed.
    fn check_schema(&mut self, node: Node<'d>, dialect: Dialect) {
        let mut pending = Pending::new();
        if matches!(dialect, Dialect::Swagger2Parameter | Dialect::Swagger2Form) {
            self.check_members(node, &mut pending, |key| !PARAMETER_SCHEMA.contains(&key));
        } else {
            pending.push((node, Place::Schema, "schema"));
        }
        while let Some((node, place, keyword)) = pending.pop() {
            match (place, node.kind()) {
                (Place::Schema | Place::SchemaOrBool | Place::SchemaOrList, Kind::Object) => {
                    self.check_object(node, &mut pending);
                }
                (Place::SchemaList | Place::SchemaOrList, Kind::Array) => {
                    pending.extend(node.items().map(|item| (item, Place::Schema, keyword)));
                }
                (Place::SchemaMap, Kind::Object) => {
                    pending.extend(node.entries().map(|(key, child)| (child, Place::Schema, key.text())));
                }
                (Place::SchemaOrBool, Kind::Bool)
                | (Place::Reference | Place::Discriminator | Place::Data, _) => {}
                (Place::SchemaList, _) => self.malformed(node, keyword, "array"),
                (Place::Schema | Place::SchemaOrBool | Place::SchemaOrList | Place::SchemaMap, _) => {
                    self.malformed(node, keyword, "object");
                }
            }
        }
    }

    fn malformed(&mut self, node: Node<'d>, keyword: &str, expected: &str) {
        let found = word(node.kind());
        let args =
            [("keyword", shortened(keyword)), ("expected", expected.to_owned()), ("found", found.to_owned())];
        self.report(SCHEMA_MALFORMED, node, args);
    }

    fn check_object(&mut self, node: Node<'d>, pending: &mut Pending<'d>) {
        if node.get("$ref").is_some_and(Node::is_string) {
            if let Some(reference) = self.reference_of(node) {
                self.check_reference(reference);
            }
        } else {
            self.check_members(node, pending, |_| false);
        }
    }

    fn check_members(&mut self, node: Node<'d>, pending: &mut Pending<'d>, skip: impl Fn(&str) -> bool) {
        for (key, child) in node.entries() {
            let keyword = key.text();
            match place_of(keyword) {
                _ if skip(keyword) => {}
                Place::Data => self.check_data(keyword, child),
                Place::Reference => self.malformed(child, keyword, "string"),
                Place::Discriminator => self.check_discriminator(child),
                place => pending.push((child, place, keyword)),
            }
        }
    }

    fn check_data(&mut self, keyword: &str, node: Node<'d>) {
        let expected = match keyword {
            "type" => return self.check_type(node),
            "required" | "enum" => Kind::Array,
            "title" | "description" | "format" | "pattern" => Kind::String,
            "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems" => Kind::Bool,
            "maximum" | "minimum" | "multipleOf" | "maxLength" | "minLength" | "maxItems" | "minItems"
            | "maxProperties" | "minProperties" => Kind::Number,
            _ => return,
        };
        if node.kind() != expected {
            let args = [
                ("keyword", keyword.to_owned()),
                ("found", word(node.kind()).to_owned()),
                ("expected", word(expected).to_owned()),
            ];
            self.report(SCHEMA_KEYWORD_TYPE, node, args);
        }
    }

    fn check_type(&mut self, node: Node<'d>) {
        match node.as_str() {
            Some("string" | "number" | "integer" | "boolean" | "array" | "object" | "file") => {}
            Some(name) => self.report(SCHEMA_TYPE_UNKNOWN, node, [("type", shortened(name))]),
            None if node.is_array() => self.report(SCHEMA_TYPE_LIST, node, []),
            None => self.malformed(node, "type", "string"),
        }
    }

    fn check_discriminator(&mut self, node: Node<'d>) {
        let mapping = node.get("mapping").into_iter().flat_map(Node::entries);
        for (_, target) in mapping {
            // A mapping's value may be a bare component name or a reference; only the latter can dangle visibly.
            if target.as_str().is_some_and(|text| text.starts_with('#')) {
                self.check_reference(target);
            }
        }
    }

    /// A reference to a schema: it has to lead to one.
    fn check_reference(&mut self, reference: Node<'d>) {
        let Some(text) = reference.as_str() else { return };
        let target = || ("target", shortened(text));
        match self.targets.find(text) {
            Target::Component(id) => {
                let kind = self.targets.slot(id).map(|slot| slot.key.kind);
                self.uses(id, reference.site());
                if kind != Some(ComponentKind::Schema) {
                    let expected = ComponentKind::Schema.as_str().to_owned();
                    self.report(REFERENCE_WRONG_KIND, reference, [target(), ("expected", expected)]);
                }
            }
            Target::Inside(id, _) => self.uses(id, reference.site()),
            Target::Elsewhere(_) => self.report(REFERENCE_OUTSIDE, reference, [target()]),
            Target::Missing => self.report(REFERENCE_UNRESOLVED, reference, [target()]),
            Target::External => self.report(REFERENCE_EXTERNAL, reference, [target()]),
        }
    }
}
