//! `oasgate schema`: JSON Schemas of the files that commands read and print.

use std::fmt::Write as _;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use oasgate::schemas::{self, SCHEMAS};

use crate::{Status, print};

/// The meaning of the command's exit statuses.
pub(crate) const EXIT_STATUS: &str = "\
Exit status:
  0  it was printed
  2  no schema has that name, or the arguments are at fault";

/// Print the JSON Schema of a file that a command reads or prints, or list these files
///
/// An editor checks and completes a file whose first line is `# yaml-language-server: $schema=…`, or that has a member
/// `$schema`, with the path of a schema.
#[derive(Args)]
pub(crate) struct Schema {
    /// Name of the schema; without one, all are listed
    #[arg(value_parser = names())]
    name: Option<String>,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(SCHEMAS.iter().map(|schema| PossibleValue::new(schema.name).help(schema.title)))
}

pub(crate) fn run(arguments: &Schema) -> Status {
    match arguments.name.as_deref().and_then(schemas::get) {
        Some(schema) => print::out_json(&schema.to_json()),
        None => print::out(&list()),
    }
    Status::Everything
}

/// A line for each schema: its name and what the file is.
fn list() -> String {
    let width = SCHEMAS.iter().map(|schema| schema.name.len()).max().unwrap_or_default();
    let mut list = String::new();
    for schema in SCHEMAS {
        // Writing to a String cannot fail.
        _ = writeln!(list, "{:<width$}  {}", schema.name, schema.description);
    }
    list
}
