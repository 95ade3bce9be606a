//! Schemas: JSON for which the model has no type of its own.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Place, component_of, place_of};
use crate::source::{Node, Value, write_json_string};
use crate::subject::ComponentKind;
use crate::text::pointer;

/// A schema: an OAS 3.0 schema object, unknown keywords and number texts included.
///
/// It is a handle into the document that it was read from, or into a small one of its own when it was loaded from a
/// store; equality, hash and serialisation cannot tell which. Schemas of OAS 2.0 are converted to OAS 3.0 when they are
/// compared or written, so an import that only reports copies no schema.
#[derive(Clone)]
pub struct Schema {
    value: Value,
    dialect: Dialect,
}

/// The kind of object that the JSON of a schema is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// An OAS 3.0 schema object, which is canonical unchanged.
    Oas3,
    /// An OAS 2.0 schema object.
    Swagger2,
    /// An OAS 2.0 parameter or header object, whose `type`, `items` and limits are the schema.
    Swagger2Parameter,
    /// An OAS 2.0 `formData` parameter, which becomes a property of a form and so keeps its description.
    Swagger2Form,
}

impl Schema {
    pub(crate) fn new(value: Value, dialect: Dialect) -> Self {
        Self { value, dialect }
    }

    /// The schema as an OAS 3.0 schema object.
    pub fn value(&self) -> Value {
        self.canonical().into_owned()
    }

    fn canonical(&self) -> Cow<'_, Value> {
        if self.dialect == Dialect::Oas3 {
            return Cow::Borrowed(&self.value);
        }
        let mut text = String::new();
        write_swagger2(self.value.node(), self.dialect, &mut text);
        Cow::Owned(Value::from_json_text(text))
    }

    /// What the canonical form is computed from, where that is work: the dialect and the JSON text. Schemas in which both
    /// are equal are equal.
    pub(crate) fn conversion(&self) -> Option<(Dialect, &str)> {
        if self.dialect == Dialect::Oas3 {
            None
        } else {
            Some((self.dialect, self.value.node().json_text()?))
        }
    }

    /// Whether the schema itself has a discriminator.
    pub(crate) fn has_discriminator(&self) -> bool {
        self.value.node().get("discriminator").is_some()
    }

    /// The `$ref` that the schema is, in OAS 3.0's form.
    pub(crate) fn referred(&self) -> Option<Cow<'_, str>> {
        let target = self.value.node().get("$ref")?.as_str()?;
        Some(if self.dialect == Dialect::Oas3 { target.into() } else { canonical_reference(target) })
    }

    /// Calls a function with every component that the schema refers to.
    pub(crate) fn for_each_reference(&self, found: &mut dyn FnMut(ComponentKind, &str)) {
        self.for_each_target(&mut |target| {
            if let Some((component, _)) = component_of(target) {
                found(component.kind, &component.name);
            }
        });
    }

    /// The same, but not of properties that have a flag set: `readOnly` ones do not count in requests.
    pub(crate) fn for_each_reference_but(&self, flag: &str, found: &mut dyn FnMut(ComponentKind, &str)) {
        self.for_each_target_but(Some(flag), &mut |target| {
            if let Some((component, _)) = component_of(target) {
                found(component.kind, &component.name);
            }
        });
    }

    /// Calls a function with every `$ref` in OAS 3.0's form, and with every value of a discriminator's mapping, which may
    /// also be the name of a schema.
    pub(crate) fn for_each_target(&self, found: &mut dyn FnMut(&str)) {
        self.for_each_target_but(None, found);
    }

    fn for_each_target_but(&self, flag: Option<&str>, found: &mut dyn FnMut(&str)) {
        let is_left_out = |schema: Node<'_>| {
            flag.and_then(|flag| schema.get(flag)).is_some_and(|set| set.as_bool() == Some(true))
        };
        let dialect = self.dialect;
        let mut report = |target: &str| match dialect {
            Dialect::Oas3 => found(target),
            _ => found(&canonical_reference(target)),
        };
        let mut pending = vec![(self.value.node(), Place::Schema)];
        while let Some((node, place)) = pending.pop() {
            match place {
                Place::Data | Place::Reference => {}
                Place::Discriminator => {
                    let mapping = node.get("mapping").into_iter().flat_map(Node::entries);
                    mapping.filter_map(|(_, target)| target.as_str()).for_each(&mut report);
                }
                Place::SchemaMap => {
                    let children =
                        node.entries().map(|(_, child)| child).filter(|child| !is_left_out(*child));
                    pending.extend(children.map(|child| (child, Place::Schema)));
                }
                Place::SchemaList => pending.extend(node.items().map(|child| (child, Place::Schema))),
                Place::Schema | Place::SchemaOrBool | Place::SchemaOrList => {
                    // Members beside a `$ref` are ignored, references among them too.
                    if let Some(target) = node.get("$ref").and_then(Node::as_str) {
                        report(target);
                        continue;
                    }
                    pending.extend(node.items().map(|child| (child, Place::Schema)));
                    pending.extend(node.entries().map(|(key, child)| (child, place_of(key.text()))));
                }
            }
        }
    }
}

impl PartialEq for Schema {
    fn eq(&self, other: &Self) -> bool {
        self.canonical() == other.canonical()
    }
}

impl Eq for Schema {}

impl Hash for Schema {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.canonical().hash(state);
    }
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.canonical(), f)
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.canonical().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Self::new(value, Dialect::Oas3))
    }
}

impl From<serde_json::Value> for Schema {
    /// An OAS 3.0 schema object.
    fn from(value: serde_json::Value) -> Self {
        Self::new(value.into(), Dialect::Oas3)
    }
}

/// A `$ref` of OAS 2.0 in OAS 3.0's words.
pub(crate) fn canonical_reference(target: &str) -> Cow<'_, str> {
    const SECTIONS: [(&str, &str); 4] = [
        ("#/definitions/", "#/components/schemas/"),
        ("#/parameters/", "#/components/parameters/"),
        ("#/responses/", "#/components/responses/"),
        ("#/securityDefinitions/", "#/components/securitySchemes/"),
    ];
    let renamed = SECTIONS.iter().find_map(|(old, new)| Some([*new, target.strip_prefix(old)?].concat()));
    if let Some(renamed) = renamed {
        return Cow::Owned(renamed);
    }
    // A bare name such as "Pet" means a definition in documents older than 2.0, and in some that say 2.0.
    let bare = !target.is_empty() && !target.contains(['#', '/', '.', ':']);
    if bare { Cow::Owned(format!("#/components/schemas/{}", pointer::encode(target))) } else { target.into() }
}

/// Writes an OAS 2.0 schema in OAS 3.0's words, as JSON text.
fn write_swagger2(node: Node<'_>, dialect: Dialect, out: &mut String) {
    let is_nullable = node.get("x-nullable").is_some_and(|nullable| nullable.as_bool().is_some());
    let of_parameter = |key: &str| !(PARAMETER_SCHEMA.contains(&key) || is_nullable && key == "x-nullable");
    match dialect {
        Dialect::Swagger2Parameter => write_object(node, out, of_parameter),
        Dialect::Swagger2Form => write_object(node, out, |key| of_parameter(key) && key != "description"),
        Dialect::Swagger2 | Dialect::Oas3 => write_place(node, Place::Schema, out),
    }
}

/// Members of a 2.0 parameter or header that are its schema. 2.0 has no `example` there, but documents do.
pub(crate) const PARAMETER_SCHEMA: &[&str] = &[
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "example",
];

fn write_place(node: Node<'_>, place: Place, out: &mut String) {
    match place {
        Place::Schema | Place::SchemaOrBool | Place::SchemaOrList if node.is_object() => {
            write_object(node, out, |_| false);
        }
        Place::SchemaList | Place::SchemaOrList if node.is_array() => {
            write_joined(['[', ']'], node.items(), out, |item, out| write_place(item, Place::Schema, out));
        }
        Place::SchemaMap if node.is_object() => {
            write_joined(['{', '}'], node.entries(), out, |(key, child), out| {
                write_key(key.text(), out);
                write_place(child, Place::Schema, out);
            });
        }
        Place::Reference if node.as_str().is_some() => {
            write_json_string(&canonical_reference(node.as_str().unwrap_or_default()), out);
        }
        Place::Discriminator if node.as_str().is_some() => {
            out.push_str("{\"propertyName\":");
            node.write_json(out);
            out.push('}');
        }
        _ => node.write_json(out),
    }
}

fn write_object(node: Node<'_>, out: &mut String, skip: impl Fn(&str) -> bool) {
    let is_file = node.get("type").and_then(Node::as_str) == Some("file");
    let nullable_stated = node.get("nullable").is_some();
    let is_dropped = |key: &str| skip(key) || is_file && key == "format";
    let members = node.entries().filter(|(key, _)| !is_dropped(key.text()));
    write_joined(['{', '}'], members, out, |(key, child), out| match key.text() {
        "type" if is_file => out.push_str("\"type\":\"string\",\"format\":\"binary\""),
        "x-nullable" if !nullable_stated && child.as_bool().is_some() => {
            write_key("nullable", out);
            child.write_json(out);
        }
        keyword => {
            write_key(keyword, out);
            write_place(child, place_of(keyword), out);
        }
    });
}

fn write_key(key: &str, out: &mut String) {
    write_json_string(key, out);
    out.push(':');
}

fn write_joined<T>(
    [open, close]: [char; 2],
    parts: impl Iterator<Item = T>,
    out: &mut String,
    mut write: impl FnMut(T, &mut String),
) {
    out.push(open);
    for (at, part) in parts.enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(part, out);
    }
    out.push(close);
}
