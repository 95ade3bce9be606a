//! MCP tools: a document alone on standard output.

use oasgate::mcp::{Options, higress, tools};
use oasgate::{Diagnostic, Imported, Outcome};

use super::document::{Form, Said};
use super::{Convert, Target};
use crate::files::FileProblem;
use crate::{Status, config, print};

/// `oasgate convert --to mcp` and `--to mcp-json`
pub(super) fn run(arguments: &Convert) -> Result<Status, FileProblem> {
    let options: Options = config::given(arguments.config.as_deref())?;
    let mut import_options = arguments.import_options();
    let (document, imported, mut diagnostics) = arguments.imported(&mut import_options)?;
    let written = imported.map(|imported| text(arguments, &imported, &options, &mut diagnostics));
    let said = Said { written, diagnostics, notes: arguments.notes, lang: arguments.lang.get() };
    Ok(said.print(document.excerpts(), (&arguments.filters, &import_options)))
}

fn text(arguments: &Convert, imported: &Imported, options: &Options, found: &mut Vec<Diagnostic>) -> String {
    if matches!(arguments.to, Target::McpJson) {
        return print::pretty(&value(tools(imported, options), found));
    }
    let config = value(higress(imported, options), found);
    match arguments.form() {
        Form::Yaml => config.to_yaml(),
        Form::Json => config.to_json(),
    }
}

/// There is always a value.
fn value<T: Default>(outcome: Outcome<T>, found: &mut Vec<Diagnostic>) -> T {
    found.extend(outcome.diagnostics);
    outcome.value.unwrap_or_default()
}
