//! How an Api is written as an OpenAPI document.

use serde::{Deserialize, Serialize};

use crate::setters::setters;

/// How an Api is written as an OpenAPI document. The JSON is in camel case; a member that the library does not know is
/// refused by name.
///
/// ```
/// use oasgate::openapi::WriteOptions;
///
/// let options: WriteOptions = serde_json::from_str(r#"{"operator": true}"#)?;
/// assert_eq!(options, WriteOptions::default().with_operator(true));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct WriteOptions {
    /// Whether what operators added is written, under the key `x-oasgate`: `{"operator": …}` at an operation, and at the
    /// root, where an [`Existing`](crate::Existing) also has its `attachments` by Subject. An import keeps that key like
    /// any other `x-` key and does not interpret it.
    pub operator: bool,
    /// Whether the names of variables tell paths apart, as in
    /// [`ImportOptions::literal_paths`](crate::ImportOptions::literal_paths). Otherwise `/u/{id}` and `/u/{name}` become
    /// one path.
    pub literal_paths: bool,
    /// Whether schemas lose what OAS 3.0 does not have: unknown keywords, and values that a keyword cannot have. The model
    /// keeps what a document has of it, and so does a document that is written without this option.
    pub strict_schemas: bool,
    /// The key of a path item under which the operation for every method is written; the gateways' tables of keys name
    /// theirs. It has to begin with `x-`. Absent is `x-any-method`, which an import reads, but no gateway.
    pub any_method_key: Option<String>,
}

setters! {
    WriteOptions {
        with_operator(operator: bool);
        with_literal_paths(literal_paths: bool);
        with_strict_schemas(strict_schemas: bool);
        with_any_method_key(any_method_key: Option<String>);
    }
}

impl WriteOptions {
    /// The stated key for an operation for every method.
    pub(super) fn stated_any_method_key(&self) -> Option<&str> {
        self.any_method_key.as_deref().filter(|key| key.starts_with("x-"))
    }
}
