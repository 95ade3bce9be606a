//! Payloads of a gateway, for people and for programs.

use oasgate::convert::{Conversion, Fate, Payload};
use oasgate::{Diagnostic, extensions};
use serde::Serialize;
use serde_json::Value;

use super::gateways::Gateway;
use super::{Convert, Format, import, text};
use crate::files::FileProblem;
use crate::filters::is_urgent;
use crate::rows::Findings;
use crate::tally::Tally;
use crate::{Status, commands, config, globals, print};

pub(super) fn run<G: Gateway>(arguments: &Convert) -> Result<Status, FileProblem> {
    let lang = globals::lang();
    let mut options: G::Options = config::given(arguments.config.as_deref())?;
    let path = arguments.import.existing.as_deref();
    let existing = path.map(|path| G::existing(path).map(|read| (read, path))).transpose()?;
    let mut import_options = arguments.import_options();
    let (document, imported, mut diagnostics) = arguments.imported(&mut import_options)?;
    let of_document = diagnostics.len();
    let is_json = arguments.format == Some(Format::Json);
    let mut conversion: Option<Conversion<G::Body>> = None;
    let mut answer = None;
    if let Some(imported) = &imported {
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
    commands::settle(&mut diagnostics, &import_options.severities);
    let tally = Tally::new(conversion.is_some(), None, &diagnostics);
    let (found, converted) = diagnostics.split_at_checked(of_document).unwrap_or((&diagnostics, &[]));
    if arguments.lines || !is_json {
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
    match (&conversion, is_json) {
        (Some(conversion), _) if arguments.lines => {
            for payload in &conversion.payloads {
                print::out(&print::json(serde_json::to_string(&payload.body).unwrap_or_default() + "\n"));
            }
        }
        (_, true) => {
            print::out_json(&Whole {
                diagnostics: Findings { found: &diagnostics, lang },
                import: answer,
                payloads: conversion.as_ref().map(|conversion| &conversion.payloads[..]),
                summary: summary(conversion.as_ref(), &tally),
            });
        }
        (Some(conversion), false) => {
            let api = imported.as_ref().map(|imported| &*imported.api);
            print::out(&text::listed::<G>(conversion, converted, api, arguments.notes, lang));
            print::out(&answer.map(|answer| import::listed(&answer, lang)).unwrap_or_default());
            print::out(&[text::summary(conversion, lang), tally.findings(arguments.notes, lang)].concat());
        }
        (None, false) => print::err(&tally.line(arguments.notes, lang)),
    }
    Ok(commands::status(&tally, &arguments.filters, lang))
}

/// Everything as one object.
#[derive(Serialize)]
struct Whole<'a, T, A> {
    diagnostics: Findings<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    import: Option<A>,
    payloads: Option<&'a [Payload<T>]>,
    summary: Value,
}

fn summary<T>(conversion: Option<&Conversion<T>>, tally: &Tally) -> Value {
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
    summary
}
