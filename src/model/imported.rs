//! What a document gave.

use std::sync::Arc;

use super::{Api, Existing, Extensions, Map, Places};
use crate::source::Format;
use crate::subject::{Method, Subject};

/// What was read from a document: the Api, and the parts that were left out of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The Api. Shared, so that a plan can hold on to it: change it through [`Arc::make_mut`].
    pub api: Arc<Api>,
    /// Operations, paths and components that the document has but that could not be read, each under an `Error`. Which
    /// operations a path has that is here, nobody knows: those that could be read are in the Api all the same.
    pub left_out: Map<Subject, LeftOut>,
    /// Whether variable names tell paths apart here, as [`ImportOptions::literal_paths`](crate::ImportOptions) said. What
    /// this is merged into is matched the same way.
    pub literal_paths: bool,
    /// Facts about the document.
    pub document: DocumentFacts,
    /// Where each part stands, those that were left out included.
    pub places: Places,
}

impl From<Api> for Imported {
    /// An Api that no document gave: nothing was left out, and no part has a place.
    fn from(api: Api) -> Self {
        Self {
            api: Arc::new(api),
            left_out: Map::new(),
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
    /// The parts that were left out are lost, and so is what is known of the document: facts, places and whether paths
    /// are literal. A plan refuses the second of two operations with one name; here both stay. An import never gives such
    /// two.
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

/// A part that was left out, as the document calls it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Method of an operation.
    pub method: Option<Method>,
    /// Path template of an operation or path, with its variables' names.
    pub path: Option<Arc<str>>,
    /// Name of a component, or an operation's operationId.
    pub name: Option<Arc<str>>,
    /// Of a path: its `x-` keys that describe an operation for every method, verbatim. A gateway may
    /// [`claim`](crate::claim()) them.
    pub extensions: Extensions,
}

/// Facts about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFacts {
    /// Version as the document states it: `2.0`, `3.0.3`.
    pub version: String,
    /// Format that it turned out to be in.
    pub format: Format,
    /// Size in bytes.
    pub bytes: usize,
}
