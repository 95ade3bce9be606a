//! The names of a gateway's `x-` keys, as data.

use super::Map;
use crate::source::Value;

/// `x-` keys with their values, verbatim and in document order.
pub type Extensions = Map<String, Value>;

/// The keys of one gateway. All begin with its prefix, but for few that its exports have where OpenAPI does not allow
/// them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExtensionKeys {
    /// The prefix of all keys: `x-apigateway-`.
    pub prefix: &'static str,
    /// The keys that the gateway publishes.
    pub keys: &'static [ExtensionKey],
}

/// One `x-` key of a gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExtensionKey {
    /// The whole key.
    pub name: &'static str,
    /// The objects in which it may be.
    pub places: &'static [ExtensionPlace],
    /// Whether its value is an Operation Object for every method of its path.
    pub any_method: bool,
}

/// An object of a document that may have `x-` keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ExtensionPlace {
    /// The document's root.
    Root,
    /// `info`.
    Info,
    /// A declared tag.
    Tag,
    /// A server, of the API or of an operation.
    Server,
    /// `paths`.
    Paths,
    /// A path item.
    PathItem,
    /// An operation.
    Operation,
    /// A parameter.
    Parameter,
    /// A request body.
    RequestBody,
    /// The `responses` of an operation.
    Responses,
    /// A response.
    Response,
    /// `components`.
    Components,
    /// A security scheme.
    SecurityScheme,
}

impl ExtensionPlace {
    /// The text for a message: OpenAPI's name of the object.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Root => "OpenAPI Object",
            Self::Info => "Info Object",
            Self::Tag => "Tag Object",
            Self::Server => "Server Object",
            Self::Paths => "Paths Object",
            Self::PathItem => "Path Item Object",
            Self::Operation => "Operation Object",
            Self::Parameter => "Parameter Object",
            Self::RequestBody => "Request Body Object",
            Self::Responses => "Responses Object",
            Self::Response => "Response Object",
            Self::Components => "Components Object",
            Self::SecurityScheme => "Security Scheme Object",
        }
    }
}

impl ExtensionKeys {
    /// The key of this name.
    pub fn get(&self, name: &str) -> Option<&'static ExtensionKey> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The key of a path item whose value is the operation for every method, if the gateway has one.
    pub fn any_method_key(&self) -> Option<&'static str> {
        self.keys.iter().find(|key| key.any_method).map(|key| key.name)
    }
}

impl ExtensionKey {
    /// A key that may be in these objects.
    pub const fn new(name: &'static str, places: &'static [ExtensionPlace]) -> Self {
        Self { name, places, any_method: false }
    }

    /// The key of an operation for every method of a path.
    pub const fn any_method(name: &'static str, places: &'static [ExtensionPlace]) -> Self {
        Self { name, places, any_method: true }
    }
}
