//! Text for people.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::source::{Node, Value};

/// A summary or description: text for people, which gateways show and do not interpret. Dereferences to `str`.
///
/// It is most of the text of a large document, so it is a handle into the document that it was read from, and a text of
/// its own only when it was not read from one; only memory use shows the difference.
///
/// ```
/// let prose = oasgate::model::Prose::from("all pets");
/// assert_eq!(&*prose, "all pets");
/// assert_eq!(prose.split(' ').count(), 2);
/// ```
#[derive(Clone)]
pub struct Prose(Repr);

#[derive(Clone)]
enum Repr {
    Own(Arc<str>),
    /// A string of a document.
    In(Value),
}

impl Prose {
    /// A string of a document; none for any other value.
    pub(crate) fn of(node: Node<'_>) -> Option<Self> {
        node.is_string().then(|| Self(Repr::In(node.value())))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Own(text) => text,
            Repr::In(value) => value.as_str().unwrap_or_default(),
        }
    }
}

impl Deref for Prose {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self(Repr::Own(text.into()))
    }
}

impl From<String> for Prose {
    fn from(text: String) -> Self {
        Self(Repr::Own(text.into()))
    }
}

impl Default for Prose {
    fn default() -> Self {
        Self::from("")
    }
}

impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Prose {}

impl PartialEq<str> for Prose {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Prose {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
