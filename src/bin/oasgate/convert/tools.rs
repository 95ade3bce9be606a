//! MCP tools: a document alone on standard output.

use oasgate::mcp::{Options, higress, tools};
use oasgate::{Diagnostic, Imported};

use super::document::{Form, Said};
use super::{Convert, Target};
use crate::files::FileProblem;
use crate::{Status, config, globals, print};

/// `oasgate convert --to mcp` and `--to mcp-json`
pub(super) fn run(arguments: &Convert) -> Result<Status, FileProblem> {
    let options: Options = config::given(arguments.config.as_deref())?;
    let mut import_options = arguments.import_options();
    let (document, imported, mut diagnostics) = arguments.imported(&mut import_options)?;
    let written = imported.and_then(|imported| text(arguments, &imported, &options, &mut diagnostics));
    let said = Said { written, diagnostics, notes: arguments.notes, lang: globals::lang() };
    Ok(said.print(document.excerpts(), (&arguments.filters, &import_options)))
}

fn text(
    arguments: &Convert,
    imported: &Imported,
    options: &Options,
    found: &mut Vec<Diagnostic>,
) -> Option<String> {
    if matches!(arguments.to, Target::McpJson) {
        let outcome = tools(imported, options);
        found.extend(outcome.diagnostics);
        return outcome.value.as_ref().map(print::records);
    }
    let outcome = higress(imported, options);
    found.extend(outcome.diagnostics);
    let config = outcome.value?;
    Some(match arguments.form() {
        Form::Yaml => config.to_yaml(),
        Form::Json => print::json(config.to_json()),
    })
}
