//! References to components.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::subject::{ComponentKey, ComponentKind};
use crate::text::pointer;

/// An object, or a reference to a component that is one.
///
/// References are kept, so a change of a component reaches every operation that refers to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema), schemars(rename = "{T}OrReference"))]
#[serde(
    untagged,
    expecting = "neither a reference nor a whole object: a member is missing or has another type"
)]
pub enum RefOr<T> {
    /// `{"$ref": "#/components/responses/NotFound"}`
    Reference(Reference),
    /// The object itself.
    ///
    /// It is shared, because what a path item has belongs to each of its operations; change it through
    /// [`Arc::make_mut`].
    Item(Arc<T>),
}

impl<T> RefOr<T> {
    /// The object, unless it is a reference.
    pub fn item(&self) -> Option<&T> {
        match self {
            Self::Reference(_) => None,
            Self::Item(item) => Some(item),
        }
    }
}

impl<T> From<T> for RefOr<T> {
    fn from(item: T) -> Self {
        Self::Item(Arc::new(item))
    }
}

/// A reference to a component of the same Api. Prints as `#/components/responses/NotFound`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference(pub ComponentKey);

impl Reference {
    /// Reads `#/components/<section>/<name>`; anything else, a deeper pointer too, is not a component.
    pub fn parse(text: &str) -> Option<Self> {
        let (key, deeper) = component_of(text)?;
        deeper.is_empty().then_some(Self(key))
    }
}

/// The component that a `$ref` in OAS 3.0's form leads to or into, and the rest of the pointer below it.
pub(crate) fn component_of(text: &str) -> Option<(ComponentKey, &str)> {
    let (section, rest) = text.strip_prefix("#/components/")?.split_once('/')?;
    let kind = ComponentKind::ALL.into_iter().find(|kind| kind.section() == section)?;
    let (name, deeper) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    Some((ComponentKey { kind, name: pointer::decode(name).into() }, deeper))
}

/// The name of the schema that a reference in a schema is to; none when it is to something else or to a part of one.
pub(crate) fn schema_of_reference(text: &str) -> Option<Cow<'_, str>> {
    let name = text.strip_prefix("#/components/schemas/")?;
    (!name.contains('/')).then(|| pointer::decode(name))
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#/components/{}/{}", self.0.kind.section(), pointer::encode(&self.0.name))
    }
}

#[derive(Serialize, Deserialize)]
struct Wire<'a> {
    #[serde(rename = "$ref")]
    target: Cow<'a, str>,
}

impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Wire { target: self.to_string().into() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        let no_component = || serde::de::Error::custom(format_args!("`{}` names no component", wire.target));
        Self::parse(&wire.target).ok_or_else(no_component)
    }
}
