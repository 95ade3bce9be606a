//! Writing OpenAPI: from the model to a document of OAS 3.0.
//!
//! Importing what was written gives the same Api, but for what a finding names. The model has everything in OAS 3.0's
//! form, so Swagger 2.0 becomes OAS 3.0 by an import and an export.

mod about;
mod cost;
mod document;
mod json;
mod links;
mod operation;
mod options;
mod parts;
mod paths;
mod report;
pub(crate) mod rules;
mod schema;
mod security;
mod strict;
mod targets;
#[cfg(feature = "openapiv3")]
mod typed;
mod writer;

pub use self::document::OpenApiDocument;
pub use self::options::WriteOptions;
use self::rules::{NOTHING_TO_WRITE, OPERATOR_LEFT_OUT, OWN_KEY_REPLACED};
#[cfg(feature = "openapiv3")]
pub use self::typed::{from_openapiv3, to_openapiv3};
use self::writer::{OWN_KEY, Writer};
use crate::diagnostic::{Diagnostic, sort};
use crate::model::{Api, Existing, Imported, Map, to_json};
use crate::outcome::Outcome;
use crate::source::{Document, Value};
use crate::subject::Subject;

/// Writes an Api as a document of OAS 3.0.3. There is always a value.
///
/// An import of the document gives the same Api. What the document does not say, or says in another way, is a finding: an
/// operation that OAS 3.0 cannot have is left out under an `Error`, a detail under a `Warning`.
///
/// The document is whole whatever the Api is, also when it comes from a store: a reference to nothing is replaced or left
/// out, and a component whose name OAS 3.0 does not allow is renamed with all references to it.
///
/// ```
/// use oasgate::openapi::{WriteOptions, write};
/// use oasgate::{ImportOptions, import};
///
/// let swagger = r##"
/// swagger: "2.0"
/// info: {title: Pets, version: "1"}
/// host: api.example.com
/// basePath: /v1
/// schemes: [https]
/// paths:
///   /pets:
///     get:
///       operationId: listPets
///       produces: [application/json]
///       parameters: [{name: limit, in: query, type: integer}]
///       responses: {"200": {description: all pets, schema: {type: array, items: {$ref: "#/definitions/Pet"}}}}
/// definitions:
///   Pet: {type: object}
/// "##;
/// let api = import(swagger, &ImportOptions::default()).into_result()?.api;
/// let document = write(&api, &WriteOptions::default()).into_result()?;
/// assert!(document.to_yaml().starts_with("openapi: \"3.0.3\"\ninfo:\n  title: Pets\n"));
/// assert!(document.as_json().contains(r##"{"$ref":"#/components/schemas/Pet"}"##));
/// let again = import(document, &ImportOptions::default()).into_result()?.api;
/// assert_eq!(again, api);
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn write(api: &Api, options: &WriteOptions) -> Outcome<OpenApiDocument> {
    written(api, &Map::new(), options)
}

/// Writes what was imported as a document of OAS 3.0.3; the findings have places in the document that was imported. Otherwise
/// as [`write`](fn@write).
pub fn convert(imported: &Imported, options: &WriteOptions) -> Outcome<OpenApiDocument> {
    let mut outcome = write(&imported.api, options);
    imported.places.locate(&mut outcome.diagnostics, []);
    sort(&mut outcome.diagnostics);
    outcome
}

/// Writes the API as the gateway has it: as [`write()`], with the attachments if the options ask for what operators added.
///
/// No value means that there is no API yet.
pub fn write_existing(existing: &Existing, options: &WriteOptions) -> Outcome<OpenApiDocument> {
    match &existing.api {
        Some(api) => written(api, &existing.attachments, options),
        None => Outcome::failed(vec![Diagnostic::new(NOTHING_TO_WRITE).about(Subject::Api)]),
    }
}

/// What operators attached, by Subject.
type Attachments = Map<Subject, Value>;

fn written(api: &Api, attachments: &Attachments, options: &WriteOptions) -> Outcome<OpenApiDocument> {
    let mut last = Vec::new();
    // Only an API with values as deep as a store allows is written a second time.
    for measures in [false, true] {
        let mut writer = Writer::new(api, options, measures);
        writer.document(attachments);
        let Writer { json, report, .. } = writer;
        last = report.into_diagnostics();
        if let Some(document) = Document::of_own_text(json.text) {
            return Outcome::found(OpenApiDocument::new(document), last);
        }
    }
    Outcome { value: None, diagnostics: last }
}

impl Writer<'_> {
    fn document(&mut self, attachments: &Attachments) {
        let about = &self.api.about;
        let mut groups = self.groups();
        self.assign_ids(&mut groups);
        self.report.begin(Subject::Api);
        self.json.open('{');
        self.json.text_member("openapi", "3.0.3");
        self.info(about);
        self.root_servers(about);
        self.paths(&groups);
        self.components();
        self.report.begin(Subject::Api);
        self.security(about.security.as_ref());
        self.tags(&about.tags);
        self.external_docs(about.external_docs.as_ref());
        self.extensions(&about.extensions);
        self.operators(attachments);
        self.json.close('}');
    }

    /// What operators added to the API, and what they attached to its parts; or else how much of it is left out.
    fn operators(&mut self, attachments: &Attachments) {
        if !self.options.operator {
            let count = self.operated() + attachments.len();
            if count > 0 {
                self.report.say(OPERATOR_LEFT_OUT, [("count", &count.to_string())]);
            }
            return;
        }
        if self.has_own_key() {
            self.report.say(OWN_KEY_REPLACED, [("key", OWN_KEY)]);
        }
        let operator = &self.api.about.operator;
        if operator.is_empty() && attachments.is_empty() {
            return;
        }
        self.json.open_in(OWN_KEY, '{');
        if !operator.is_empty() {
            self.json.key("operator");
            self.json.raw(&to_json(operator).to_string());
        }
        if !attachments.is_empty() {
            self.json.open_in("attachments", '{');
            for (subject, value) in attachments {
                self.value_member(&subject.to_string(), value);
            }
            self.json.close('}');
        }
        self.json.close('}');
    }
}
