//! A document that was written.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::openapi::options::Input;
use crate::source::{Document, Value, write_json_pretty, write_yaml};

/// An OAS 3.0 document that was written from an Api. Its members are in the order of the specification.
///
/// `Display` prints compact JSON; serde serialises it too, but brings numbers into 64 bits.
#[derive(Debug, Clone)]
pub struct OpenApiDocument(Document);

impl OpenApiDocument {
    pub(super) fn new(document: Document) -> Self {
        Self(document)
    }

    /// The document as JSON, indented, with a line break at the end. Numbers have the digits of their source.
    pub fn to_json(&self) -> String {
        let mut text = String::with_capacity(self.0.text().len() * 2);
        write_json_pretty(self.0.root(), &mut text);
        text.push('\n');
        text
    }

    /// The document as compact JSON. Nothing is copied.
    pub fn as_json(&self) -> &str {
        self.0.text()
    }

    /// The document as YAML 1.2, which readers of YAML 1.1 understand as well. Numbers have the digits of their source.
    pub fn to_yaml(&self) -> String {
        let mut text = String::with_capacity(self.0.text().len() * 2);
        write_yaml(self.0.root(), &mut text);
        text
    }

    /// The document as one value.
    pub fn value(&self) -> Value {
        self.0.value()
    }
}

impl PartialEq for OpenApiDocument {
    /// Whether both have the same text.
    fn eq(&self, other: &Self) -> bool {
        self.as_json() == other.as_json()
    }
}

impl Eq for OpenApiDocument {}

impl fmt::Display for OpenApiDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_json())
    }
}

impl Serialize for OpenApiDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl From<OpenApiDocument> for Document {
    fn from(document: OpenApiDocument) -> Self {
        document.0
    }
}

impl From<OpenApiDocument> for Input {
    fn from(document: OpenApiDocument) -> Self {
        Self::Document(document.0)
    }
}
