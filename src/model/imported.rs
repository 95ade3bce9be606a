//! The result of reading a document.

use std::sync::Arc;

use serde::Serialize;

use super::{Api, Existing, Extensions, Map, Places};
use crate::source::Format;
use crate::subject::{ComponentKey, Method, Subject};

/// What was read from a document: the Api, and the parts that were left out of it.
///
/// In JSON it is `{api, leftOut, widened, literalPaths, document}`. `leftOut` is an object of [`LeftOut`]s by Subject, `widened`
/// one of lists by Subject, absent when empty, `document` has the [facts](DocumentFacts). Places are not part of it.
///
/// ```
/// let document = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/a: {get: {operationId: a}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let json = serde_json::to_value(&imported).unwrap();
/// assert_eq!(json["leftOut"]["GET /a"], serde_json::json!({ "method": "GET", "path": "/a", "name": "a" }));
/// assert_eq!(json["document"], serde_json::json!({ "version": "3.0.3", "format": "yaml", "bytes": 86 }));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The Api. It is shared, so that a plan can keep it; change it through [`Arc::make_mut`].
    pub api: Arc<Api>,
    /// Operations, paths and components that the document has but that could not be read, each under an `Error`. It is
    /// not known which operations a path in this map has; those that could be read are in the Api anyway.
    pub left_out: Map<Subject, LeftOut>,
    /// Operations and components of the Api that have "anything", or nothing, in place of what the document refers to and
    /// what cannot be found, each with the components that are missing, as far as that is clear. They are made where the
    /// existing API lacks them; where it has them, a plan keeps what it has.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub widened: Map<Subject, Vec<ComponentKey>>,
    /// Whether variable names tell paths apart here, as [`ImportOptions::literal_paths`](crate::ImportOptions) said. What
    /// this is merged into is matched the same way.
    pub literal_paths: bool,
    /// Facts about the document.
    pub document: DocumentFacts,
    /// The place of each part, including the parts that were left out.
    #[serde(skip)]
    pub places: Places,
}

impl From<Api> for Imported {
    /// An Api that comes from no document: nothing was left out, and no part has a place.
    fn from(api: Api) -> Self {
        Self {
            api: Arc::new(api),
            left_out: Map::new(),
            widened: Map::new(),
            literal_paths: false,
            document: DocumentFacts { version: String::new(), format: Format::Json, bytes: 0 },
            places: Places::default(),
        }
    }
}

impl From<Imported> for Existing {
    /// The API as it is after an import into nothing: what [`apply`](crate::apply) makes of a plan for
    /// `Existing::default()`.
    ///
    /// The parts that were left out are lost, and so is the information about the document: facts, places and whether
    /// paths are literal. A plan refuses the second of two operations with one name; here both stay. The result of an
    /// import never has two such operations.
    ///
    /// ```
    /// use oasgate::{Action, Existing, ImportOptions, Strategy, import, plan};
    ///
    /// let document = |paths: &str| format!("{{openapi: 3.0.3, info: {{title: T, version: '1'}}, paths: {{{paths}}}}}");
    /// let paths = ["", "/pets: {get: {responses: {'200': {description: all pets}}}}"];
    /// let [old, new] = paths.map(|paths| import(document(paths), &ImportOptions::default()));
    /// let changes = plan(&new.into_result()?, &old.into_result()?.into(), Strategy::SpecOnly);
    /// assert_eq!((changes.count(Action::Unchanged), changes.count(Action::Create)), (1, 1));
    /// # Ok::<(), oasgate::Rejected>(())
    /// ```
    fn from(imported: Imported) -> Self {
        Self { api: Some(Arc::unwrap_or_clone(imported.api)), ..Self::default() }
    }
}

/// A part that was left out, in the document's terms.
///
/// In JSON it is `{method, path, name, extensions}`, without what the part does not have.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// Method of an operation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// Path template of an operation or path, with its variables' names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<Arc<str>>,
    /// Name of a component, or an operation's operationId.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Arc<str>>,
    /// Of a path: its `x-` keys that describe an operation for every method, verbatim. A gateway may
    /// [`claim`](crate::extensions::claim()) them.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// Facts about a document. In JSON `{version, format, bytes}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct DocumentFacts {
    /// Version as the document states it: `2.0`, `3.0.3`.
    pub version: String,
    /// The format that was detected.
    pub format: Format,
    /// Size in bytes.
    pub bytes: usize,
}
