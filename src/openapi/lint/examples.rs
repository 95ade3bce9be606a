//! The examples beside a schema, of parameters, headers and bodies, against the `type` and the `enum` of the schema.

use crate::openapi::lint::values::{check_listed, fits, found};
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::targets::Target;
use crate::openapi::rules::SCHEMA_EXAMPLE_MISMATCH;
use crate::openapi::schema::keywords::Type;
use crate::source::Node;
use crate::subject::ComponentKind;

/// How an example may be written beside its plain form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// Not otherwise: a body of JSON.
    Json,
    /// As the text of the whole: a body of another media type.
    Text,
    /// A list or an object as it stands in the request: `a,b`.
    Parameter,
}

impl Written {
    /// How examples of a media type may be written.
    pub(crate) fn of(media_type: &str) -> Self {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let is_json = |end: &str| {
            let start = essence.len().saturating_sub(end.len());
            essence.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
        };
        if is_json("/json") || is_json("+json") { Self::Json } else { Self::Text }
    }

    fn may_be_text(self, of_type: Type) -> bool {
        match self {
            Self::Json => false,
            Self::Text => true,
            Self::Parameter => matches!(of_type, Type::Array | Type::Object),
        }
    }
}

impl<'d> Reader<'d> {
    /// Compares `example` and `examples` beside a schema with it.
    pub(crate) fn compare_examples(&mut self, fields: &Fields<'d>, written: Written) {
        if let Some(example) = fields.peek("example") {
            self.compare_example(fields, example, written);
        }
        for (_, example) in fields.peek("examples").into_iter().flat_map(Node::entries) {
            if let Some(value) = self.value_of_example(example) {
                self.compare_example(fields, value, written);
            }
        }
    }

    /// Compares one example with the schema beside it.
    pub(crate) fn compare_example(&mut self, fields: &Fields<'d>, example: Node<'d>, written: Written) {
        // Generators write `example: null` for "no example".
        if !self.options.lint || example.is_null() {
            return;
        }
        let Some(schema) = fields.peek("schema").and_then(|schema| self.plain_schema(schema)) else { return };
        let Some(of_type) = member(schema, "type").and_then(Node::as_str).and_then(Type::of) else { return };
        let is_text = example.is_string() && written.may_be_text(of_type);
        if fits(example, of_type, || false) {
            check_listed(&mut self.report, example, member(schema, "enum"));
        } else if !is_text {
            self.report.at(SCHEMA_EXAMPLE_MISMATCH, example, found(example, of_type));
        }
    }

    /// The schema, or the one that a reference in its place leads to.
    fn plain_schema(&mut self, schema: Node<'d>) -> Option<Node<'d>> {
        let Some(reference) = member(schema, "$ref") else { return Some(schema) };
        match self.refs.find(reference, Some(ComponentKind::Schema)) {
            Target::Component(id) => self.refs.settled(id).end.ok(),
            Target::Inside(_, node) | Target::Elsewhere(node) => {
                Some(node).filter(|node| member(*node, "$ref").is_none())
            }
            Target::Missing | Target::External | Target::Unreadable(_) => None,
        }
    }

    /// The value of an Example Object, or of the one that a reference in its place leads to.
    fn value_of_example(&mut self, example: Node<'d>) -> Option<Node<'d>> {
        let Some(reference) = member(example, "$ref") else { return member(example, "value") };
        match self.refs.find(reference, Some(ComponentKind::Example)) {
            Target::Component(id) => member(self.refs.settled(id).end.ok()?, "value"),
            Target::Inside(_, node) | Target::Elsewhere(node) => member(node, "value"),
            Target::Missing | Target::External | Target::Unreadable(_) => None,
        }
    }
}

/// A member of an object, among as many as real ones have: many references to a hostile object stay linear.
fn member<'d>(node: Node<'d>, name: &str) -> Option<Node<'d>> {
    node.entries().take(64).find(|(key, _)| key.is(name)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_of_json() {
        for (media_type, written) in [
            ("application/json", Written::Json),
            ("application/JSON; charset=utf-8", Written::Json),
            ("application/problem+json", Written::Json),
            ("text/csv", Written::Text),
            ("*/*", Written::Text),
            ("é", Written::Text),
            ("", Written::Text),
        ] {
            assert_eq!(Written::of(media_type), written, "{media_type}");
        }
    }
}
