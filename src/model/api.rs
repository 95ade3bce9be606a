//! An API as a whole.

use serde::{Deserialize, Serialize};

use super::operations;
use super::operator::Operator;
use super::{Components, Extensions, Map, Operation, SecurityRequirement, Server};
use crate::source::shared_bytes;
use crate::subject::OperationKey;

/// One API, normalised: what it is about, its operations and its components.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Api {
    /// Everything that is neither an operation nor a component. The Subject `api`.
    pub about: About,
    /// The operations by identity, in document order. In JSON, an operation takes `method`, `path` and `name` from its
    /// key where it does not state them; the path only from a key with the names of its variables, such as `GET /pets/{id}`.
    #[serde(default, deserialize_with = "operations::deserialize", skip_serializing_if = "Map::is_empty")]
    #[cfg_attr(feature = "schemas", schemars(transform = operations::by_key))]
    pub operations: Map<OperationKey, Operation>,
    /// The components.
    #[serde(default, skip_serializing_if = "Components::is_empty")]
    pub components: Components,
}

/// How many bytes the document of an operation has at least, beside its path.
const OPERATION: usize = 100;

impl Api {
    /// How many bytes the Api has as JSON. What is shared counts once.
    pub(crate) fn json_bytes(&self) -> usize {
        let mut count = Count(0);
        // Counting does not fail, and what does not serialise has no bytes.
        _ = serde_json::to_writer(&mut count, self);
        count.0
    }

    /// How many bytes of what operations share may be written, where so many are said once: the document has at least these,
    /// and those of its operations.
    pub(crate) fn shared_bytes(&self, shared: usize) -> usize {
        let operations = self.operations.keys().map(|key| OPERATION + key.path.as_str().len());
        shared_bytes(shared + operations.sum::<usize>())
    }
}

/// Counts what is written.
struct Count(usize);

impl std::io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What an API says about itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// The name: `info.title`, trimmed.
    pub name: String,
    /// `info.version`; may be empty.
    #[serde(default)]
    pub version: String,
    /// `info.description`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `info.termsOfService`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_of_service: Option<String>,
    /// `info.contact`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// `info.license`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<License>,
    /// The path before every operation's path: OAS 2.0's `basePath`, or the path of the first server with its variables
    /// replaced by their defaults. It starts with `/` and does not end with one, unless it is `/` itself. Absent when the
    /// document does not state one, and when the server's URL does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_path: Option<String>,
    /// The servers of the whole API, in order of preference: the one that
    /// [`ImportOptions::server`](crate::ImportOptions::server) chooses comes first. OAS 2.0's `host`, `basePath` and `schemes` become one
    /// server for each scheme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// The security requirements of operations that state none; a caller has to meet one of them. Absent when the
    /// document states none; an empty list when it states that no caller has to authenticate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<Vec<SecurityRequirement>>,
    /// The declared tags by name.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub tags: Map<String, Tag>,
    /// Further documentation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_docs: Option<ExternalDocs>,
    /// What an operator adds to the API, for each operation that has nothing of its own.
    #[serde(default, skip_serializing_if = "Operator::is_empty")]
    pub operator: Operator,
    /// `x-` keys of the document's root.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
    /// `x-` keys of `info`.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub info_extensions: Extensions,
    /// `x-` keys of `paths`.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub paths_extensions: Extensions,
    /// `x-` keys of `components`.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub components_extensions: Extensions,
}

/// `info.contact`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// Name of the person or organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A URL with more about them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// `info.license`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct License {
    /// Name of the licence.
    pub name: String,
    /// Its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// A link to more documentation.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExternalDocs {
    /// Where it is.
    pub url: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// A declared tag; its name is its key in [`About::tags`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    /// What the tag groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Further documentation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_docs: Option<ExternalDocs>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}
