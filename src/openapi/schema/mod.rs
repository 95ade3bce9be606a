//! Checking a schema in place: its shape, and that its references lead somewhere. Nothing is copied; the model gets a
//! handle.

pub(crate) mod discriminator;
pub(crate) mod keywords;

use smallvec::SmallVec;

use crate::model::{Dialect, PARAMETER_SCHEMA, Place, Schema, place_of};
use crate::openapi::lint::constraints::{check_together, keyword_type};
use crate::openapi::reader::Reader;
use crate::openapi::reader::follow::Siblings;
use crate::openapi::reader::shown::{shortened, word};
use crate::openapi::reader::targets::{ComponentId, Target};
use crate::openapi::rules::{
    PARAMETER_TYPE_MISPLACED, SCHEMA_EXCLUSIVE_NUMBER, SCHEMA_ITEMS_LIST, SCHEMA_KEYWORD_31,
    SCHEMA_KEYWORD_OTHER_VERSION, SCHEMA_KEYWORD_UNKNOWN, SCHEMA_MALFORMED, SCHEMA_NULL, SCHEMA_TYPE_FILE,
    SCHEMA_TYPE_LIST, SCHEMA_TYPE_UNKNOWN, SCHEMA_WIDENED, SCHEMA_WIDENED_EXTERNAL,
};
use crate::openapi::schema::keywords::{
    Datum, Keyword, Seen, Type, composing, datum, instead_of_later, meant, of_other_version,
};
use crate::source::{Key, Kind, Node, Rewrite, Site};
use crate::subject::ComponentKind;

/// A place of a schema still to be looked at.
type Pending<'d> = SmallVec<[(Node<'d>, Place, &'d str); 8]>;

impl<'d> Reader<'d> {
    /// Checks a schema, and returns the model's handle on it.
    pub(crate) fn schema(&mut self, node: Node<'d>, dialect: Dialect) -> Schema {
        self.check_schema(node, dialect);
        Schema::new(self.kept(node), dialect)
    }

    /// Looks at every schema object below a node, once; references are noted, not followed.
    fn check_schema(&mut self, node: Node<'d>, dialect: Dialect) {
        let mut pending = Pending::new();
        if is_of_parameter(dialect) {
            self.check_members((node, "schema"), dialect, &mut pending, |key| {
                !PARAMETER_SCHEMA.contains(&key)
            });
        } else {
            pending.push((node, Place::Schema, "schema"));
        }
        while let Some((node, place, keyword)) = pending.pop() {
            match (place, node.kind()) {
                (place, Kind::Null) if !self.options.strict_references && anything(place).is_some() => {
                    self.null_schema(node, place, keyword);
                }
                (Place::Schema | Place::SchemaOrBool | Place::SchemaOrList, Kind::Object) => {
                    self.check_object(node, keyword, dialect, &mut pending);
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
                (Place::SchemaOrBool, _) => self.malformed(node, keyword, "object|boolean"),
                (Place::Schema, _)
                    if matches!(place_of(keyword), Place::SchemaList | Place::SchemaOrList) =>
                {
                    self.malformed(node, &format!("{keyword}[]"), "object");
                }
                (Place::Schema | Place::SchemaOrList | Place::SchemaMap, _) => {
                    self.malformed(node, keyword, "object");
                }
            }
        }
    }

    fn malformed(&mut self, node: Node<'d>, keyword: &str, expected: &str) {
        let found = word(node.kind()).to_owned();
        let args = [("keyword", shortened(keyword)), ("expected", expected.to_owned()), ("found", found)];
        self.report.at(SCHEMA_MALFORMED, node, args);
    }

    fn check_object(&mut self, node: Node<'d>, around: &str, dialect: Dialect, pending: &mut Pending<'d>) {
        if node.get("$ref").is_some_and(Node::is_string) {
            let siblings = if is_of_parameter(dialect) { Siblings::Kept } else { Siblings::Wrappable };
            if let Some(reference) = self.reference_in(node, siblings) {
                if is_of_parameter(dialect) {
                    self.items_of_parameter(reference, "$ref");
                }
                self.check_reference(node, reference, around);
            }
        } else {
            self.check_members((node, around), dialect, pending, |_| false);
        }
    }

    /// Reports items of a Swagger 2.0 parameter that are not as simple as they have to be.
    fn items_of_parameter(&mut self, node: Node<'d>, kind: &str) {
        let args = [("type", kind.to_owned()), ("place", "items".to_owned())];
        self.report.at(PARAMETER_TYPE_MISPLACED, node, args);
    }

    fn check_members(
        &mut self,
        (node, around): (Node<'d>, &str),
        dialect: Dialect,
        pending: &mut Pending<'d>,
        skip: impl Fn(&str) -> bool,
    ) {
        let mut seen = Seen::default();
        for (key, child) in node.entries() {
            let keyword = key.text();
            match place_of(keyword) {
                _ if skip(keyword) => {}
                Place::Data => self.check_datum(key, child, dialect, &mut seen),
                Place::Reference => self.malformed(child, keyword, "string"),
                Place::Discriminator => seen.add(Keyword::Discriminator, child),
                place => {
                    match composing(keyword) {
                        Some(word) => {
                            self.check_composing(word, child, dialect, &mut seen);
                            self.widen_around(word, node, child);
                        }
                        None => self.check_later(key, &mut seen),
                    }
                    pending.push((child, place, keyword));
                }
            }
        }
        if let Some(of_type @ (Type::Object | Type::File)) = seen.of_type
            && around == "items"
            && is_of_parameter(dialect)
        {
            self.items_of_parameter(node.get("type").unwrap_or(node), of_type.name());
        }
        if self.options.lint {
            check_together(&mut self.report, node, &seen, around, dialect);
        }
        if seen.has(Keyword::Discriminator) {
            self.check_discriminator(&seen, dialect);
        }
    }

    fn check_composing(&mut self, word: Keyword, node: Node<'d>, dialect: Dialect, seen: &mut Seen<'d>) {
        seen.add(word, node);
        if word == Keyword::Items && node.is_array() {
            self.report.at(SCHEMA_ITEMS_LIST, node, []);
        }
        let keyword = match word {
            Keyword::OneOf => "oneOf",
            Keyword::AnyOf => "anyOf",
            Keyword::Not => "not",
            _ => return,
        };
        if dialect != Dialect::Oas3 {
            self.other_version(keyword, node.site(), dialect);
        }
    }

    fn check_datum(&mut self, key: Key<'d>, node: Node<'d>, dialect: Dialect, seen: &mut Seen<'d>) {
        let keyword = key.text();
        let (word, expected) = match datum(keyword) {
            Datum::Type => {
                seen.is_typed = true;
                seen.of_type = self.check_type(node, dialect);
                return;
            }
            Datum::Unknown => return self.check_unknown(key, dialect, seen),
            Datum::Plain(expected) => (None, expected),
            Datum::Seen(word, expected) => (Some(word), expected),
        };
        if expected.is_some_and(|expected| node.kind() != expected) {
            let expected = expected.unwrap_or(Kind::Null);
            return match (word, node.kind()) {
                (Some(Keyword::ExclusiveMaximum), Kind::Number) => {
                    self.exclusive_number(keyword, "maximum", node);
                }
                (Some(Keyword::ExclusiveMinimum), Kind::Number) => {
                    self.exclusive_number(keyword, "minimum", node);
                }
                _ => keyword_type(&mut self.report, keyword, node, expected),
            };
        }
        if dialect != Dialect::Oas3
            && matches!(word, Some(Keyword::Nullable | Keyword::WriteOnly | Keyword::Deprecated))
        {
            self.other_version(keyword, key.site(), dialect);
        }
        if let Some(word) = word {
            seen.add(word, node);
        }
    }

    fn exclusive_number(&mut self, keyword: &str, bound: &str, node: Node<'d>) {
        let value = node.scalar().map(shortened).unwrap_or_default();
        let args = [("keyword", keyword.to_owned()), ("bound", bound.to_owned()), ("value", value)];
        self.report.at(SCHEMA_EXCLUSIVE_NUMBER, node, args);
    }

    /// A keyword that is none of this version: one of 3.1, one of the other version, or perhaps a mistyped one.
    fn check_unknown(&mut self, key: Key<'d>, dialect: Dialect, seen: &mut Seen<'d>) {
        let keyword = key.text();
        if instead_of_later(keyword).is_some() {
            self.check_later(key, seen);
        } else if of_other_version(keyword, dialect).is_some() {
            self.other_version(keyword, key.site(), dialect);
        } else if let Some(nearest) = meant(keyword, dialect) {
            let args = [("keyword", shortened(keyword)), ("nearest", nearest.to_owned())];
            self.report.at(SCHEMA_KEYWORD_UNKNOWN, key.site(), args);
        }
    }

    fn check_later(&mut self, key: Key<'d>, seen: &mut Seen<'d>) {
        seen.is_later = true;
        if let Some(instead) = instead_of_later(key.text()) {
            let args = [("keyword", key.text().to_owned()), ("instead", instead.to_owned())];
            self.report.at(SCHEMA_KEYWORD_31, key.site(), args);
        }
    }

    fn other_version(&mut self, keyword: &str, site: Site, dialect: Dialect) {
        let Some((version, instead)) = of_other_version(keyword, dialect) else { return };
        let args = [
            ("keyword", keyword.to_owned()),
            ("version", version.to_owned()),
            ("instead", instead.to_owned()),
        ];
        self.report.at(SCHEMA_KEYWORD_OTHER_VERSION, site, args);
    }

    fn check_type(&mut self, node: Node<'d>, dialect: Dialect) -> Option<Type> {
        let Some(name) = node.as_str() else {
            if node.is_array() {
                self.report.at(SCHEMA_TYPE_LIST, node, []);
            } else {
                self.malformed(node, "type", "string");
            }
            return None;
        };
        let of_type = Type::of(name);
        match of_type {
            Some(Type::File) if dialect == Dialect::Oas3 => self.report.at(SCHEMA_TYPE_FILE, node, []),
            None => {
                let nullable = if dialect == Dialect::Oas3 { "nullable" } else { "x-nullable" };
                let args = [("type", shortened(name)), ("nullable", nullable.to_owned())];
                self.report.at(SCHEMA_TYPE_UNKNOWN, node, args);
            }
            Some(_) => {}
        }
        of_type
    }

    /// A schema that is a reference, which has to lead to one.
    fn check_reference(&mut self, schema: Node<'d>, reference: Node<'d>, keyword: &str) {
        match self.target_schema(reference) {
            Target::Component(id) => {
                let kind = self.refs.targets.slot(id).map(|slot| slot.key.kind);
                self.report.uses(id, reference.site());
                if kind != Some(ComponentKind::Schema) {
                    self.wrong_kind(reference, ComponentKind::Schema.as_str());
                }
            }
            Target::Inside(id, _) => self.report.uses(id, reference.site()),
            Target::Elsewhere(value) => self.lift(reference, ComponentKind::Schema, value),
            lost => {
                let keyword = ("keyword", shortened(keyword));
                let (rule, args) = match self.refs.document_of(reference, lost) {
                    Some(document) => (SCHEMA_WIDENED_EXTERNAL, vec![keyword, ("document", document)]),
                    None => (SCHEMA_WIDENED, vec![keyword]),
                };
                self.lost_detail(reference, lost, ComponentKind::Schema, (rule, args));
                self.refs.rewrite(reference, schema.site(), Rewrite::Json("{}"));
            }
        }
    }

    /// Where a reference to a schema leads. A value that cannot be a schema is none.
    pub(crate) fn target_schema(&mut self, reference: Node<'d>) -> Target<'d> {
        let found = self.refs.find(reference, Some(ComponentKind::Schema));
        self.refs.note_rewrite(reference, found);
        match found {
            Target::Elsewhere(value) if !value.is_object() => Target::Missing,
            // What holds it has another form in the model.
            Target::Inside(id, value) if self.is_swagger() && !self.is_schema(id) => Target::Elsewhere(value),
            found => found,
        }
    }

    pub(crate) fn is_schema(&self, id: ComponentId) -> bool {
        self.refs.targets.slot(id).is_some_and(|slot| slot.key.kind == ComponentKind::Schema)
    }

    /// Whether there is nothing where a schema has to be: null, or a reference to what cannot be found.
    fn is_hole(&mut self, schema: Node<'d>) -> bool {
        let reference = schema.get("$ref").filter(|reference| reference.is_string());
        let target = reference.map(|reference| self.refs.find(reference, Some(ComponentKind::Schema)));
        schema.is_null() || matches!(target, Some(Target::Missing | Target::External | Target::Unreadable(_)))
    }

    /// Where "anything" in a place would forbid something, the keyword around it is made to allow anything: of `oneOf` the
    /// other schemas are kept as `anyOf`.
    fn widen_around(&mut self, word: Keyword, schema: Node<'d>, child: Node<'d>) {
        if self.options.strict_references {
            return;
        }
        if word == Keyword::Not && self.is_hole(child) {
            self.refs.rewrite(child, child.site(), Rewrite::Json(r#"{"not":{}}"#));
        }
        if word == Keyword::OneOf && child.items().any(|item| self.is_hole(item)) {
            match schema.get("anyOf") {
                None => self.refs.rewrite(child, child.key_site(), Rewrite::Text("anyOf".into())),
                Some(_) => self.refs.rewrite(child, child.site(), Rewrite::Json("[{}]")),
            }
        }
    }

    /// Null in place of a schema, or of several.
    fn null_schema(&mut self, node: Node<'d>, place: Place, keyword: &str) {
        let Some(anything) = anything(place) else { return };
        self.report.widened(None);
        self.report.at(SCHEMA_NULL, node, [("keyword", shortened(keyword))]);
        self.refs.rewrite(node, node.site(), Rewrite::Json(anything));
    }
}

/// What allows anything in a place of a schema.
fn anything(place: Place) -> Option<&'static str> {
    match place {
        Place::Schema | Place::SchemaOrBool | Place::SchemaOrList | Place::SchemaMap => Some("{}"),
        Place::SchemaList => Some("[{}]"),
        Place::Data | Place::Reference | Place::Discriminator => None,
    }
}

/// Whether a schema is that of a Swagger 2.0 parameter or header, written into it.
fn is_of_parameter(dialect: Dialect) -> bool {
    matches!(dialect, Dialect::Swagger2Parameter | Dialect::Swagger2Form)
}
