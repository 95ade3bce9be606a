//! `oasgate convert`: what the operations of a document become on a gateway.

mod import;
mod text;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use oasgate::convert::{Conversion, Fate};
use oasgate::huawei::{self, ApiCreate, WriteOptions};
use oasgate::{Diagnostic, ImportOptions, aliyun, aws, tencent};
use serde_json::{Value, json};

use crate::arguments::{Language, RoutesFormat};
use crate::document_files::DocumentFiles;
use crate::files::FileProblem;
use crate::filters::{Filters, is_urgent};
use crate::tally::Tally;
use crate::{Status, commands, config, print};

/// Arguments.
#[derive(Args)]
pub(crate) struct Convert {
    /// The document, JSON or YAML; `-` is standard input
    spec: PathBuf,
    /// The gateway whose payloads are wanted
    #[arg(long, value_enum)]
    to: Target,
    /// What no document contains: group, backends, ids. JSON or YAML
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Read the files of this folder that the document refers to; without it only the document is read
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The server of the document from which base path and backend come: its position, counting from 1, or its URL
    #[arg(long, value_name = "N|URL")]
    server: Option<String>,
    /// A list for people, or one JSON object
    #[arg(long, value_enum, default_value_t = RoutesFormat::Text)]
    format: RoutesFormat,
    /// Print each payload as JSON on a line of its own, and nothing else on standard output
    #[arg(long, conflicts_with = "format")]
    lines: bool,
    /// Also list infos, which concern documentation alone. JSON always has them
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    import: import::Import,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    pub lang: Language,
}

#[derive(Clone, Copy, ValueEnum)]
enum Target {
    /// Huawei Cloud APIG: bodies of CreateApiV2
    Huawei,
}

pub(crate) fn run(arguments: &Convert) -> Result<Status, FileProblem> {
    let lang = arguments.lang.get();
    let Target::Huawei = arguments.to;
    let options: WriteOptions =
        arguments.config.as_deref().map(|path| config::read(path, None)).transpose()?.unwrap_or_default();
    let existing = arguments.import.existing()?;
    let mut import_options = ImportOptions::default();
    arguments.filters.apply_to(&mut import_options);
    import_options.extension_keys =
        vec![huawei::EXTENSIONS, aliyun::EXTENSIONS, tencent::EXTENSIONS, aws::EXTENSIONS];
    import_options.server = arguments.server.as_deref().map(Into::into);
    let (document, input) =
        DocumentFiles::read(&arguments.spec, arguments.root.as_deref(), &mut import_options, lang)?;
    let outcome = document.imported(input, &import_options)?;
    let mut diagnostics = outcome.diagnostics;
    let of_document = diagnostics.len();
    let mut conversion: Option<Conversion<ApiCreate>> = None;
    let mut answer = None;
    if let Some(imported) = &outcome.value {
        let group = options.group_id.as_deref();
        answer = existing.map(|existing| arguments.import.answer(imported, &existing, group));
        let converted = huawei::convert(imported, &options);
        diagnostics.extend(converted.diagnostics);
        conversion = converted.value;
    }
    oasgate::diagnostic::overrule(&mut diagnostics, &import_options.severities);
    let tally = Tally::new(conversion.is_some(), None, &diagnostics);
    let (found, converted) = diagnostics.split_at_checked(of_document).unwrap_or((&diagnostics, &[]));
    if arguments.lines || matches!(arguments.format, RoutesFormat::Text) {
        // A list for people has what the conversion found in its place.
        let is_of_payloads = |found: &&Diagnostic| found.code().starts_with("convert-");
        let all: Vec<&Diagnostic> = if arguments.lines {
            diagnostics.iter().collect()
        } else {
            found.iter().chain(converted.iter().filter(|found| !is_of_payloads(found))).collect()
        };
        let is_listed = |found: &&&Diagnostic| !found.is_silenced() && (arguments.notes || is_urgent(found));
        let excerpts = document.excerpts().with_colours(print::err_takes_colours());
        print::err(&excerpts.text(all.iter().filter(is_listed).copied(), lang));
    }
    match (&conversion, arguments.format) {
        (Some(conversion), _) if arguments.lines => {
            for payload in &conversion.payloads {
                print::out(&(serde_json::to_string(&payload.body).unwrap_or_default() + "\n"));
            }
        }
        (_, RoutesFormat::Json) => {
            let mut object = to_json(conversion.as_ref(), &diagnostics, &tally, arguments);
            if let (Some(answer), Value::Object(members)) = (&answer, &mut object) {
                members.insert("import".to_owned(), json!(answer));
            }
            print::out(&print::pretty(&object));
        }
        (Some(conversion), RoutesFormat::Text) => {
            let api = outcome.value.as_ref().map(|imported| &*imported.api);
            print::out(&text::listed(conversion, converted, api, arguments.notes, lang));
            print::out(&answer.map(|answer| import::listed(&answer, lang)).unwrap_or_default());
            print::out(&[text::summary(conversion, lang), tally.findings(arguments.notes, lang)].concat());
        }
        (None, RoutesFormat::Text) => print::err(&tally.line(arguments.notes, lang)),
    }
    Ok(commands::status(&tally, &arguments.filters, lang))
}

fn to_json(
    conversion: Option<&Conversion<ApiCreate>>,
    diagnostics: &[Diagnostic],
    tally: &Tally,
    arguments: &Convert,
) -> Value {
    let payloads = conversion.map(|conversion| &conversion.payloads);
    let mut summary = tally.to_json();
    if let Value::Object(members) = &mut summary {
        members.remove("imported");
        members.remove("kept");
        members.insert("payloads".to_owned(), payloads.map_or(0, Vec::len).into());
        members.insert("leftOut".to_owned(), conversion.map_or(0, text::left_out).into());
        let count = |fate| conversion.map_or(0, |conversion| conversion.ledger.count(fate));
        let fates = Fate::ALL.iter().map(|fate| (fate.as_str().to_owned(), count(*fate).into()));
        members.insert("members".to_owned(), Value::Object(fates.collect()));
    }
    let diagnostics = oasgate::report::json(diagnostics, arguments.lang.get());
    json!({ "payloads": payloads, "diagnostics": diagnostics, "summary": summary })
}
