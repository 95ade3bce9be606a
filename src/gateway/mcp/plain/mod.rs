//! Tools as a server lists them: `tools/list`.

mod input;
mod limits;
mod output;
pub(crate) mod rules;
mod wire;

pub use self::wire::{Meta, PlainTool, Tools};
use super::options::Options;
use super::reader;
use super::schema::Definitions;
use super::state::Reader;
use super::tool::Tool;
use crate::diagnostic::{Diagnostic, sort};
use crate::model::{Imported, Map};
use crate::outcome::Outcome;
use crate::subject::Subject;

/// From so many tools on, some clients show the first ones only; beyond the second number, models refuse them.
const MANY: usize = 40;
const MOST: usize = 128;

/// The tools of an Api in the form in which a server lists them, and the request behind each.
///
/// There is always a value. An operation that no tool can call is left out, under an error; what a schema loses is a
/// warning.
///
/// ```
/// use oasgate::mcp::{Options, tools};
///
/// let document = "{openapi: 3.0.3, info: {title: Pets, version: '1'}, servers: [{url: 'https://pets.example.com/v1'}],
///   paths: {'/pets/{id}': {get: {operationId: getPet, summary: A pet, responses: {default: {description: d}},
///     parameters: [{name: id, in: path, required: true, schema: {type: string, nullable: true}}]}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let tools = tools(&imported, &Options::default()).into_result()?;
/// let input = tools.tools[0].input_schema.to_json();
/// assert_eq!(input["properties"]["id"]["type"], serde_json::json!(["string", "null"]));
/// assert_eq!(tools.requests["getPet"].url, "https://pets.example.com/v1/pets/{id}");
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn tools(imported: &Imported, options: &Options) -> Outcome<Tools> {
    let components = &imported.api.components;
    let mut definitions = Definitions::new(components, options.profile, options.schema_bytes);
    let (written, reader) =
        reader::read(imported, options, |reader, tool| Ok(write(reader, &mut definitions, tool)));
    let mut diagnostics = reader.diagnostics;
    diagnostics.append(&mut definitions.diagnostics);
    diagnostics.extend(many(written.len()));
    imported.places.locate(&mut diagnostics, []);
    sort(&mut diagnostics);
    let mut tools = Tools { tools: Vec::with_capacity(written.len()), requests: Map::new() };
    for (tool, request) in written {
        tools.requests.insert(tool.name.clone(), request);
        tools.tools.push(tool);
    }
    Outcome::found(tools, diagnostics)
}

fn many(count: usize) -> Option<Diagnostic> {
    let (rule, limit) = match count {
        _ if count > MOST => (rules::MCP_TOOLS_TOO_MANY, MOST),
        _ if count > MANY => (rules::MCP_TOOLS_MANY, MANY),
        _ => return None,
    };
    let found = Diagnostic::new(rule).about(Subject::Api);
    Some(found.arg("count", count.to_string()).arg("limit", limit.to_string()))
}

/// A tool, and the request behind it.
fn write<'a>(
    reader: &mut Reader<'a>,
    definitions: &mut Definitions<'_>,
    mut tool: Tool<'a>,
) -> (PlainTool, super::Request) {
    let subject = tool.subject();
    // What tools share is repeated in each of them.
    definitions.room = reader.room;
    let input_schema = input::schema(definitions, &mut tool, reader.options.profile);
    reader.diagnostics.extend(limits::findings(&input_schema, reader.options.profile, &subject));
    let output_schema = output::schema(reader, definitions, &tool);
    reader.room = definitions.room;
    let request = tool.request();
    let meta = reader.options.request_meta.then(|| Meta { request: request.clone() });
    let plain = PlainTool {
        name: tool.name,
        title: tool.title,
        description: tool.description,
        input_schema,
        output_schema,
        annotations: tool.hints,
        meta,
    };
    (plain, request)
}
