//! MCP tools: what agents call.
//!
//! An operation becomes a tool with a name that every client takes, a description, and an input that is one flat object. What
//! the call of a tool sends is a [`Request`]: it says where each argument goes, and what it is called there.

mod body;
mod describe;
pub mod higress;
mod inputs;
mod keys;
mod marks;
mod media;
mod names;
mod options;
mod output;
pub(crate) mod plain;
mod profile;
mod reader;
mod request;
pub(crate) mod rules;
pub(crate) mod schema;
mod schemas;
mod server;
mod state;
mod tool;

pub use self::higress::write as higress;
pub use self::marks::Hints;
pub use self::options::Options;
pub use self::plain::{Meta, PlainTool, Tools, tools};
pub use self::profile::{Profile, Revision};
pub use self::request::{Argument, Body, BuildError, FieldEncoding, HttpRequest, Place, Request};
use crate::diagnostic::sort;
use crate::model::{Imported, Map};
use crate::outcome::Outcome;

/// The request behind each tool, by the name of the tool: the way back from names that clients take to those of the API.
///
/// There is always a value. An operation that no tool can call is left out, under an error.
///
/// ```
/// use oasgate::mcp::{Options, Place, requests};
///
/// let document = "{openapi: 3.0.3, info: {title: Pets, version: '1'}, servers: [{url: 'https://pets.example.com/v1'}],
///   paths: {'/pets/{petId}': {get: {operationId: pets/get, summary: A pet, responses: {default: {description: d}},
///     parameters: [{name: petId, in: path, required: true, schema: {type: string}}]}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let requests = requests(&imported, &Options::default()).into_result()?;
/// let request = &requests["pets_get"];
/// assert_eq!(request.url, "https://pets.example.com/v1/pets/{petId}");
/// assert_eq!(request.arguments[0].place, Place::Path);
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn requests(imported: &Imported, options: &Options) -> Outcome<Map<String, Request>> {
    let (requests, mut diagnostics) = reader::requests(imported, options);
    imported.places.locate(&mut diagnostics, []);
    sort(&mut diagnostics);
    Outcome::found(requests, diagnostics)
}
