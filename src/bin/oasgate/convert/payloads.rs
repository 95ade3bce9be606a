//! Payloads of a gateway, for people and for programs.

use oasgate::convert::{Conversion, Fate};
use oasgate::{Diagnostic, ImportOptions, aliyun, aws, extensions, huawei, tencent};
use serde::Serialize;
use serde_json::{Value, json};

use super::gateways::Gateway;
use super::{Convert, import, text};
use crate::arguments::RoutesFormat;
use crate::document_files::DocumentFiles;
use crate::files::FileProblem;
use crate::filters::is_urgent;
use crate::tally::Tally;
use crate::{Status, commands, config, print};

pub(super) fn run<G: Gateway>(arguments: &Convert) -> Result<Status, FileProblem> {
    let lang = arguments.lang.get();
    let mut options: G::Options =
        arguments.config.as_deref().map(|path| config::read(path, None)).transpose()?.unwrap_or_default();
    let path = arguments.import.existing.as_deref();
    let existing = path.map(|path| G::existing(path).map(|read| (read, path))).transpose()?;
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
    let mut conversion: Option<Conversion<G::Body>> = None;
    let mut answer = None;
    if let Some(imported) = &outcome.value {
        if let Some((existing, path)) = &existing {
            G::know(&mut options, existing, imported, path)?;
            answer = G::answer(imported, &options, existing, &arguments.import);
        }
        let read = extensions::extract(imported, G::OWN_KEYS);
        diagnostics.extend(read.diagnostics);
        let imported = read.value.as_ref().unwrap_or(imported);
        let converted = G::convert(imported, &options);
        diagnostics.extend(converted.diagnostics);
        conversion = converted.value;
    }
    oasgate::diagnostic::overrule(&mut diagnostics, &import_options.severities);
    let tally = Tally::new(conversion.is_some(), None, &diagnostics);
    let (found, converted) = diagnostics.split_at_checked(of_document).unwrap_or((&diagnostics, &[]));
    if arguments.lines || matches!(arguments.format, RoutesFormat::Text) {
        // A list for people has what the conversion found in its place.
        let codes: Vec<&str> = conversion.iter().flat_map(|one| one.ledger.codes()).collect();
        let is_of_list = |found: &&Diagnostic| {
            codes.contains(&found.code()) || conversion.is_some() && text::is_noted(&codes, found)
        };
        let all: Vec<&Diagnostic> = if arguments.lines {
            diagnostics.iter().collect()
        } else {
            found.iter().chain(converted.iter().filter(|found| !is_of_list(found))).collect()
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
            print::out(&text::listed::<G>(conversion, converted, api, arguments.notes, lang));
            print::out(&answer.map(|answer| import::listed(&answer, lang)).unwrap_or_default());
            print::out(&[text::summary(conversion, lang), tally.findings(arguments.notes, lang)].concat());
        }
        (None, RoutesFormat::Text) => print::err(&tally.line(arguments.notes, lang)),
    }
    Ok(commands::status(&tally, &arguments.filters, lang))
}

fn to_json<T: Serialize>(
    conversion: Option<&Conversion<T>>,
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
