//! How a document is read.

use std::fmt;

use crate::diagnostic::{Level, Severities};
use crate::model::{ExtensionKeys, ExtensionPlace, Map};
use crate::openapi::reader::shown::text_of;
use crate::outcome::Outcome;
use crate::setters::setters;
use crate::source::{Document, Format, Limits, Node};
use crate::subject::PathKey;

/// What to do with an operationId that another operation of the document already has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum DuplicateOperationIds {
    /// The first operation keeps it; the later ones get a generated name and a warning.
    #[default]
    Rename,
    /// The first operation keeps it; the later ones are left out.
    Refuse,
}

/// Which server of an API counts.
///
/// ```
/// use oasgate::openapi::ServerChoice;
///
/// assert_eq!(ServerChoice::from("2"), ServerChoice::Position(2));
/// assert_eq!(ServerChoice::from("https://a.example/v1"), ServerChoice::Url("https://a.example/v1".to_owned()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ServerChoice {
    /// Its position in the document, counting from 1. Swagger 2.0 has one server for each of the `schemes`.
    Position(usize),
    /// Its URL, as the document writes it or with values in place of the variables. A slash at the end does not count.
    Url(String),
}

impl From<&str> for ServerChoice {
    /// Digits are a position, everything else is a URL.
    fn from(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Url(text.to_owned()), Self::Position)
    }
}

impl From<String> for ServerChoice {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl fmt::Display for ServerChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Position(position) => position.fmt(f),
            Self::Url(url) => f.pad(url),
        }
    }
}

/// A document to read: its bytes, or a parsed [`Document`]. Every type that converts into bytes converts into it.
///
/// ```
/// use oasgate::source::Limits;
/// use oasgate::{Document, ImportOptions, external_references, import};
///
/// let text = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}}";
/// let document = Document::parse(text, None, &Limits::default()).into_result()?;
/// assert!(external_references(&document, "").is_empty());
/// let options = ImportOptions::default();
/// // Nothing is parsed a second time, and the findings are the same.
/// assert_eq!(import(document, &options).diagnostics, import(text, &options).diagnostics);
/// # Ok::<(), oasgate::Rejected>(())
/// ```
#[derive(Debug, Clone)]
pub enum Input {
    /// The text, in JSON or YAML. It is parsed under the limits of the import.
    Bytes(Vec<u8>),
    /// A document. One that is larger than the limits of the import allow is refused like its text.
    Document(Document),
}

impl<T: Into<Vec<u8>>> From<T> for Input {
    fn from(bytes: T) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl From<Document> for Input {
    fn from(document: Document) -> Self {
        Self::Document(document)
    }
}

impl Input {
    /// How many bytes of text it is.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Document(document) => document.text().len(),
        }
    }

    /// The same, parsed if it can be: parsing it again costs nothing. A text with a fault stays, for the import to say so.
    pub(crate) fn parsed(self, format: Option<Format>, limits: &Limits) -> Self {
        match self {
            Self::Bytes(bytes) => match Document::parse(bytes.clone(), format, limits).value {
                Some(document) => Self::Document(document),
                None => Self::Bytes(bytes),
            },
            parsed @ Self::Document(_) => parsed,
        }
    }

    /// Whether it is a document without a title.
    pub(crate) fn lacks_title(&self) -> bool {
        matches!(self, Self::Document(document) if title(document).is_none())
    }

    /// The document, with the findings of parsing it. The bytes are not copied.
    pub(crate) fn parse(self, format: Option<Format>, limits: &Limits) -> Outcome<Document> {
        match self {
            Self::Bytes(bytes) => Document::parse(bytes, format, limits),
            Self::Document(document) if document.fits(limits) => {
                let diagnostics = document.diagnostics().to_vec();
                Outcome::found(document, diagnostics)
            }
            // Says what is too much.
            Self::Document(document) => Document::parse(document.text(), Some(document.format()), limits),
        }
    }
}

/// `info.title`, trimmed; none when it is empty.
pub(crate) fn title(document: &Document) -> Option<&str> {
    let title = document.root().get("info").and_then(|info| info.get("title")).and_then(text_of);
    title.map(str::trim).filter(|title| !title.is_empty())
}

/// How to read a document. `ImportOptions::default()` reads it as a gateway would.
///
/// ```
/// use oasgate::ImportOptions;
/// use oasgate::diagnostic::Level;
/// use oasgate::openapi::DuplicateOperationIds;
/// use oasgate::source::Limits;
///
/// let options = ImportOptions::default()
///     .with_name("Pets")
///     .with_limits(Limits::default().with_bytes(1024 * 1024))
///     .with_document("common.yaml", "responses: {Pets: {description: all pets}}")
///     .with_duplicate_operation_ids(DuplicateOperationIds::Refuse)
///     .with_severity("key-unknown", Level::Off);
/// assert_eq!(options.documents.len(), 1);
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ImportOptions {
    /// Format of the text; when none, it is detected from the text. A [`Document`] has its own.
    pub format: Option<Format>,
    /// Bounds for hostile documents. Those on bytes, nodes and alias expansion hold for all documents of an import
    /// together.
    pub limits: Limits,
    /// Name of the document: its URI, or a relative name such as `api/main.yaml`. References to other documents are
    /// resolved against it as RFC 3986 says. Without it they are relative to nothing: `./common.yaml` is the document
    /// `common.yaml`.
    pub document_name: Option<String>,
    /// External documents that the document may refer to, by URI or relative name, in JSON or YAML, which is detected
    /// from the text. No other document is read, and nothing is fetched; a reference to a document that is not here is
    /// a finding at that reference. Relative names are relative to the same folder as [`ImportOptions::document_name`],
    /// or where that is a URI, to it. `a%20b.yaml` and `a b.yaml` are one name, of which the first document counts.
    ///
    /// Bytes are parsed when the first reference leads there. What references lead to becomes a component of the
    /// API under the name that it has there (the last token of its pointer, or its file's name without the extension),
    /// or under one with a suffix if the name is taken; path items are read in place. Findings in an external document
    /// have its name in [`Location::document`](crate::diagnostic::Location::document).
    ///
    /// ```
    /// let main = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/pets: {get: {operationId: listPets,
    ///   responses: {'200': {$ref: 'common.yaml#/responses/Pets'}}}}}}";
    /// let common = "responses: {Pets: {description: all pets}}";
    /// let options = oasgate::ImportOptions::default().with_document("common.yaml", common);
    /// let imported = oasgate::import(main, &options).into_result()?;
    /// assert_eq!(imported.api.components.responses["Pets"].item().unwrap().description.to_string(), "all pets");
    /// # Ok::<(), oasgate::Rejected>(())
    /// ```
    pub documents: Map<String, Input>,
    /// Name of the API, instead of the document's `info.title`. One that is blank counts as none.
    pub name: Option<String>,
    /// Name of the API if the document has no title, such as its file's name; a warning says so. Without it, and without
    /// [`ImportOptions::name`], a document without a title is refused.
    ///
    /// ```
    /// use oasgate::{ImportOptions, import};
    ///
    /// let document = "openapi: 3.0.3\ninfo: {title: '', version: '1'}\npaths: {}";
    /// let options = ImportOptions::default().with_lint(false);
    /// assert_eq!(import(document, &options).diagnostics[0].code(), "title-missing");
    /// let outcome = import(document, &options.with_default_name("pets"));
    /// assert_eq!(outcome.diagnostics[0].code(), "title-replaced");
    /// assert_eq!(outcome.into_result()?.api.about.name, "pets");
    /// # Ok::<(), oasgate::Rejected>(())
    /// ```
    pub default_name: Option<String>,
    /// The server from which the base path comes; the first one when none. It comes first in
    /// [`About::servers`](crate::model::About::servers). A choice that the document does not have blocks the import.
    ///
    /// ```
    /// use oasgate::{ImportOptions, import};
    ///
    /// let document = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}, servers: [{url: https://a.example/v1},
    ///   {url: 'https://a.example/{version}', variables: {version: {default: v2, enum: [v2, v3]}}}]}";
    /// let base_path = |options: ImportOptions| import(document, &options).value?.api.about.base_path.clone();
    ///
    /// let options = ImportOptions::default();
    /// assert_eq!(base_path(options.clone()).as_deref(), Some("/v1"));
    /// assert_eq!(base_path(options.clone().with_server("2")).as_deref(), Some("/v2"));
    /// let options = options.with_server("https://a.example/{version}").with_server_variable("version", "v3");
    /// assert_eq!(base_path(options.clone()).as_deref(), Some("/v3"));
    /// assert_eq!(base_path(options.with_server("3")), None);
    /// ```
    pub server: Option<ServerChoice>,
    /// Values for variables of servers' URLs, by the variable's name, instead of the defaults: of the servers of the API,
    /// of paths and of operations. A value that the variable's `enum` does not have leaves out what the server belongs to;
    /// one for a variable that no server has blocks the import. A variable that the document does not declare may have a
    /// value, too.
    pub server_variables: Map<String, String>,
    /// Whether variable names distinguish paths: whether `/u/{id}` and `/u/{userId}` are two paths.
    pub literal_paths: bool,
    /// What to do with an operationId that occurs twice.
    pub duplicate_operation_ids: DuplicateOperationIds,
    /// Whether documents of OpenAPI 3.1 and 3.2 are read, too. False by default: such a document is refused as a whole,
    /// as the gateways' own imports refuse it; [`outline`](crate::openapi::outline) lists its operations.
    ///
    /// They are read in the words of OpenAPI 3.0, which is what the model holds. Each thing that has other words there
    /// is an info, each that cannot be expressed a warning; their codes start with `oas31-`. A constraint that cannot be
    /// expressed is left out, so that a schema may accept more than the document says, and never less. An external
    /// document that states no version counts as one of this version. A document of another version is read as without
    /// the option.
    ///
    /// ```
    /// use oasgate::{ImportOptions, import};
    ///
    /// let document = "{openapi: 3.1.0, info: {title: T, version: '1'}, paths: {}, components: {schemas: {Name: {type: [string, 'null']}}}}";
    /// let options = ImportOptions::default();
    /// assert!(import(document, &options).value.is_none());
    /// let imported = import(document, &options.with_accept_3_1(true)).into_result()?;
    /// let expected = serde_json::json!({ "type": "string", "nullable": true });
    /// assert_eq!(imported.api.components.schemas["Name"].value().to_json(), expected);
    /// assert_eq!(imported.document.version, "3.1.0");
    /// # Ok::<(), oasgate::Rejected>(())
    /// ```
    pub accept_3_1: bool,
    /// Leave out every operation and component that has a warning, as the vendor's traditional gateway does, instead
    /// of keeping what is left of it. Infos, lints among them, leave nothing out.
    pub leave_out_warned: bool,
    /// Whether a reference to what cannot be found fails its part even where the part can do without. False by default:
    /// a schema that cannot be found accepts anything, and an example, header, link or callback is left out, each under
    /// a warning. Where the existing API has such a part, a plan keeps the existing one: see [`Imported::widened`](crate::Imported::widened).
    ///
    /// ```
    /// use oasgate::{ImportOptions, import};
    ///
    /// let document = r##"{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/pets: {get: {operationId: listPets,
    ///   responses: {'200': {description: pets, content: {application/json: {schema: {$ref: "#/components/schemas/Pets"}}}}}}}}}"##;
    /// let options = ImportOptions::default();
    /// assert_eq!(import(document, &options).into_result()?.api.operations.len(), 1);
    /// assert_eq!(import(document, &options.with_strict_references(true)).into_result()?.api.operations.len(), 0);
    /// # Ok::<(), oasgate::Rejected>(())
    /// ```
    pub strict_references: bool,
    /// Whether lints are reported: the findings of the checks that only judge and change nothing, see
    /// [`Group::Lint`](crate::diagnostic::Group::Lint). True by default. What is imported is the same with and without them, and so
    /// are a gateway's reports.
    ///
    /// ```
    /// use oasgate::{ImportOptions, import};
    ///
    /// let document = "openapi: 3.0.3\ninfo: {title: T, version: ''}\npaths: {}";
    /// let options = ImportOptions::default();
    /// let codes: Vec<_> = import(document, &options).diagnostics.iter().map(|found| found.code()).collect();
    /// assert_eq!(codes, ["info-version-missing", "paths-empty"]);
    /// assert_eq!(import(document, &options.with_lint(false)).diagnostics, []);
    /// ```
    pub lint: bool,
    /// The most operations that an API may have; more of them block the import.
    pub operation_quota: Option<usize>,
    /// The keys of gateways, as each gateway has them in a table. Of these the import only heeds
    /// which describe an operation for every method of a path, and which are not `x-` keys: these are extensions where
    /// their table has them, and are kept verbatim. It knows a key that ends in `any-method` without a table.
    pub extension_keys: Vec<ExtensionKeys>,
    /// What findings count as instead of their rule's severity, by code: see [`overrule`](crate::diagnostic::overrule).
    /// Overrides change neither the import nor a gateway's report.
    pub severities: Severities,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self {
            format: None,
            limits: Limits::default(),
            document_name: None,
            documents: Map::default(),
            name: None,
            default_name: None,
            server: None,
            server_variables: Map::default(),
            literal_paths: false,
            duplicate_operation_ids: DuplicateOperationIds::default(),
            accept_3_1: false,
            leave_out_warned: false,
            strict_references: false,
            lint: true,
            operation_quota: None,
            extension_keys: Vec::new(),
            severities: Severities::default(),
        }
    }
}

setters! {
    ImportOptions {
        with_format(format: Option<Format>);
        with_limits(limits: Limits);
        with_document_name(document_name: Option<String>);
        with_document(documents: Map<String, Input>);
        with_name(name: Option<String>);
        with_default_name(default_name: Option<String>);
        with_server(server: Option<ServerChoice>);
        with_server_variable(server_variables: Map<String, String>);
        with_literal_paths(literal_paths: bool);
        with_duplicate_operation_ids(duplicate_operation_ids: DuplicateOperationIds);
        with_accept_3_1(accept_3_1: bool);
        with_leave_out_warned(leave_out_warned: bool);
        with_strict_references(strict_references: bool);
        with_lint(lint: bool);
        with_operation_quota(operation_quota: Option<usize>);
        with_extension_keys(extension_keys: Vec<ExtensionKeys>);
        with_severity(severities: Map<String, Level>);
    }
}

impl ImportOptions {
    /// Whether a member of a path item, or of `paths`, describes an operation for every method: OpenAPI has no such thing,
    /// gateways have keys for it.
    pub(crate) fn is_any_method(&self, name: &str, node: Node<'_>) -> bool {
        const SUFFIX: &str = "any-method";
        let starts = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-"));
        let end = name.get(name.len().saturating_sub(SUFFIX.len())..);
        let is_listed =
            || self.extension_keys.iter().any(|table| table.get(name).is_some_and(|key| key.any_method));
        // A word or a number describes nothing; without a value it is an operation that is still to be written.
        starts
            && (node.is_object() || node.is_null())
            && (end.is_some_and(|end| end.eq_ignore_ascii_case(SUFFIX)) || is_listed())
    }

    /// Whether a gateway has a key in an object of this kind, although it does not begin with `x-`.
    pub(crate) fn is_extension_in(&self, place: ExtensionPlace, name: &str) -> bool {
        let is_there = |table: &ExtensionKeys| table.get(name).is_some_and(|key| key.places.contains(&place));
        self.extension_keys.iter().any(is_there)
    }

    /// The identity of a path.
    pub(crate) fn path_key(&self, template: &str) -> PathKey {
        if self.literal_paths { PathKey::literal(template) } else { PathKey::of(template) }
    }
}
