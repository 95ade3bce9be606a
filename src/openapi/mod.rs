//! Reading OpenAPI: from a document to the model.
//!
//! OAS 2.0 and 3.0 have a reader each. A document of 3.1 or 3.2 is put into 3.0's words first, where each value still
//! knows its place in the original. So every finding points at the text of the document. Every part (an operation or
//! a component) is read to its end, whatever is wrong with it. A part with an error is left out, together with the
//! parts that cannot do without it.

mod about;
mod components;
mod cost;
mod documents;
mod lint;
mod operation;
mod options;
mod outline;
mod parts;
mod paths;
mod reader;
mod root;
pub(crate) mod rules;
mod salvage;
mod schema;
mod syntax;
mod v2;
mod v3;
mod version31;
pub(crate) mod write;

pub use self::documents::external_references;
pub use self::options::{DuplicateOperationIds, ImportOptions, Input, ServerChoice};
pub use self::outline::{Outline, outline};
pub use self::write::{OpenApiDocument, WriteOptions, convert, write, write_existing};
#[cfg(feature = "openapiv3")]
pub use self::write::{from_openapiv3, to_openapiv3};
use crate::diagnostic::{overrule, sort, without_lints};
use crate::model::Imported;
use crate::outcome::Outcome;

/// Reads a document: OAS 3.0.x or Swagger 2.0, as JSON or YAML, or as a parsed [`Document`](crate::Document). With
/// [`ImportOptions::accept_3_1`], it may be of OAS 3.1 or 3.2, too.
///
/// No value means that the document as a whole cannot be imported: it does not parse, has no `paths`, or is of another
/// version; [`outline`] says which operations it has. Otherwise every operation and component of the document is either in the Api or, under an `Error`, in
/// [`Imported::left_out`]. A path whose operations cannot be determined is in `left_out` itself.
///
/// ```
/// let document = r#"
/// openapi: 3.0.3
/// info: {title: Pets, version: "1"}
/// paths:
///   /pets/{petId}:
///     get:
///       operationId: getPet
///       parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
///       responses: {"200": {description: the pet}}
///     delete:
///       operationId: deletePet
/// "#;
/// let outcome = oasgate::import(document, &oasgate::ImportOptions::default());
/// let codes: Vec<_> = outcome.diagnostics.iter().map(|found| found.code()).collect();
/// assert_eq!(codes, ["path-parameter-undeclared", "responses-missing"]);
/// let imported = outcome.into_result()?;
/// assert_eq!(imported.api.operations.len(), 1);
/// assert_eq!(imported.left_out.keys().next().unwrap().to_string(), "DELETE /pets/{}");
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn import(input: impl Into<Input>, options: &ImportOptions) -> Outcome<Imported> {
    let mut parsed = input.into().parse(options.format, &options.limits);
    let Some(document) = parsed.value else {
        if !options.lint {
            without_lints(&mut parsed.diagnostics);
        }
        overrule(&mut parsed.diagnostics, &options.severities);
        return Outcome::failed(parsed.diagnostics);
    };
    let (imported, findings) = root::read(&document, options);
    let mut diagnostics = parsed.diagnostics;
    diagnostics.extend(findings);
    if !options.lint {
        without_lints(&mut diagnostics);
    }
    sort(&mut diagnostics);
    overrule(&mut diagnostics, &options.severities);
    Outcome { value: imported, diagnostics }
}
