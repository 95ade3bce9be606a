//! Tools as Higress serves them: a document with a server, and for each tool a template of the request that it sends.
//!
//! Of schemas the gateway takes nine keywords and one type. One schema that it does not take costs the whole document, so
//! what is written stays within that, and what is lost is in the descriptions, and reported.

mod args;
mod faults;
mod limits;
mod response;
pub(crate) mod rules;
mod security;
mod template;
mod wire;

use self::faults::Faults;
use self::security::Security;
pub use self::wire::{
    Arg, Header, HigressConfig, Position, RequestTemplate, ResponseTemplate, SecurityRequirement,
    SecurityScheme, Server, Tool,
};
use super::keys::Naming;
use super::media::Kind as Media;
use super::options::Options;
use super::reader;
use super::schema::inline::{Direction, Inliner, Losses};
use super::state::Reader;
use super::tool;
use crate::diagnostic::{Diagnostic, sort};
use crate::model::Imported;
use crate::outcome::Outcome;
use crate::text::quoted;

/// Of the bytes that a tool's schemas may have, the part of its answer: newer clients never see it.
const ANSWER: usize = 4;

/// Writes tools in the form of Higress, from what was imported.
///
/// There is always a value. What the gateway would do wrong with a tool is a warning; an operation whose request it cannot
/// build is left out, under an error.
///
/// ```
/// use oasgate::mcp::{Options, higress, higress::Position};
///
/// let document = "{openapi: 3.0.3, info: {title: Pets, version: '1'}, servers: [{url: 'https://pets.example.com/v1'}],
///   paths: {'/pets/{petId}': {get: {operationId: getPet, summary: A pet, responses: {default: {description: d}},
///     parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let config = higress(&imported, &Options::default()).into_result()?;
/// let tool = &config.tools[0];
/// assert_eq!(tool.request_template.url, "https://pets.example.com/v1/pets/{petId}");
/// assert_eq!(tool.args[0].position, Some(Position::Path));
/// assert!(config.to_yaml().starts_with("server:\n  name: Pets\n"));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn write(imported: &Imported, options: &Options) -> Outcome<HigressConfig> {
    let api = &*imported.api;
    let mut writer = Writer {
        options,
        input: Inliner::new(&api.components, Direction::Input),
        output: Inliner::new(&api.components, Direction::Output),
        security: Security::new(&api.components),
        faults: Faults::default(),
        left: api.operations.len().min(options.max_tools),
    };
    let (tools, reader) =
        reader::read_as(imported, options, Naming::Wire, |reader, tool| writer.tool(reader, &tool));
    let mut diagnostics = reader.diagnostics;
    writer.faults.finish(&mut diagnostics);
    let security_schemes = writer.security.finish(&options.credentials, &mut diagnostics);
    let name = options.server_name.clone().unwrap_or_else(|| api.about.name.trim().to_owned());
    let name = if name.is_empty() { "api".to_owned() } else { name };
    imported.places.locate(&mut diagnostics, []);
    sort(&mut diagnostics);
    Outcome::found(HigressConfig { server: Server { name, security_schemes }, tools }, diagnostics)
}

/// The state of one conversion.
struct Writer<'a> {
    options: &'a Options,
    input: Inliner<'a>,
    output: Inliner<'a>,
    security: Security<'a>,
    faults: Faults,
    /// How many operations there may still be, among which the room is shared.
    left: usize,
}

impl<'a> Writer<'a> {
    fn tool(&mut self, reader: &mut Reader<'a>, tool: &tool::Tool<'a>) -> Result<Tool, Box<Diagnostic>> {
        let share = reader.room / self.left.max(1);
        self.left = self.left.saturating_sub(1);
        let bytes = self.options.schema_bytes.min(share);
        if let Some(body) =
            tool.request.body.as_ref().filter(|body| Media::of(&body.media_type) == Media::Multipart)
        {
            let found = Diagnostic::new(rules::MCP_MULTIPART_UNSENDABLE);
            return Err(found.arg("media", quoted(&*body.media_type)).into());
        }
        let placed = template::place(tool, self.options.server_url.as_deref(), &mut self.input);
        let mut losses = Losses::default();
        let args = args::write(&mut self.input, &placed.drafts, bytes, &mut losses)?;
        let mut request_template = placed.template;
        request_template.security = self.security.of(&tool.request.security, &reader.security, &tool.name);
        self.faults.of_tool(
            tool,
            &placed.drafts,
            &args,
            &placed.empty,
            &mut self.input,
            &mut reader.diagnostics,
        );
        let (response_template, output_schema) = self.answer(reader, tool, bytes / ANSWER);
        faults::of_losses(&losses, &mut reader.diagnostics);
        let written = Tool {
            name: tool.name.clone(),
            description: tool.description.clone(),
            args,
            request_template,
            response_template,
            error_response_template: self.options.error_template.clone(),
            output_schema,
        };
        reader.take(size(&written).min(reader.room));
        Ok(written)
    }

    fn answer(
        &mut self,
        reader: &mut Reader<'a>,
        tool: &tool::Tool<'a>,
        bytes: usize,
    ) -> (ResponseTemplate, Option<crate::source::Value>) {
        let Some(output) = &tool.output else { return Default::default() };
        reader.diagnostics.extend(response::fault(output));
        let Some(schema) = &output.schema else { return Default::default() };
        let child = self.output.child(schema);
        let template = response::template(&mut self.output, &child);
        // What is lost of an answer is not checked by anybody.
        let mut losses = Losses::default();
        let schema = response::schema(&mut self.output, &child, bytes, &mut losses, &mut reader.diagnostics);
        faults::of_answer(&losses, &mut reader.diagnostics);
        (template, schema)
    }
}

/// How many bytes a tool takes of what may be shared.
fn size(tool: &Tool) -> usize {
    let of = |value: &Option<crate::source::Value>| {
        value.as_ref().map_or(0, |value| value.node().json_text().map_or(0, str::len))
    };
    let args = tool.args.iter().map(|arg| arg.description.len() + of(&arg.items) + of(&arg.properties) + 128);
    let listing = tool.response_template.prepend_body.as_ref().map_or(0, String::len);
    args.sum::<usize>() + of(&tool.output_schema) + listing
}
