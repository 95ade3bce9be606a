//! `oasgate aliyun calls`: the calls that an Alibaba Cloud gateway needs, in their order.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use oasgate::aliyun::calls::{CallOptions, CallPlan, call_plan};
use oasgate::page::{Page, PageOptions};
use oasgate::report::Excerpts;
use oasgate::{Diagnostic, Existing, ImportOptions, Lang, Plan};
use serde::Serialize;

use crate::arguments::MergeInto;
use crate::document_files::DocumentFiles;
use crate::existing::{GATEWAY, Store};
use crate::files::{self, FileProblem};
use crate::filters::{Filters, is_urgent};
use crate::kind::Kind;
use crate::rows::Findings;
use crate::tally::Tally;
use crate::{Status, commands, config, globals, print};

/// Print the calls that bring a gateway to the state after the import
///
/// Nothing is sent. The file of --existing may have a member `gateway` with what the gateway has: the items of its
/// list calls, as `services`, `domains`, `policies`, `httpApis`, `routes`, `operations` and, of other APIs, `otherRoutes`.
///
/// The least that --config needs:
///   gatewayId: gw-1
///   environmentId: env-1
///   services:
///     orders: {id: svc-1}          # to create it: {sourceType: K8S, namespace: shop}
///   domains:
///     api.example.com: {id: d-1}   # to create it: {protocol: HTTP}
///   backend:
///     scene: SingleService
///     services: [{service: orders, protocol: HTTP, port: 80}]
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Calls {
    /// The document, JSON or YAML; `-` is standard input
    pub spec: PathBuf,
    /// What no document contains: gateway, environment, services, domains, policies. JSON or YAML
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    #[command(flatten)]
    into: MergeInto,
    /// Read the files of this folder that the document refers to; without it only the document is read
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also list infos: in a page, otherwise on standard error as all findings. JSON always has them
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A list for people
    Text,
    /// One object with the bodies of all calls
    Json,
    /// A flowchart that GitHub and GitLab draw in a fenced block `mermaid`: the stages with their calls and what these wait
    /// for; of more than 60 calls only the stages
    Mermaid,
    /// One HTML page for approval: the stages with their calls, the plan, the findings, the routes and their conflicts. It
    /// needs no network and no scripts, and has about four megabytes at most
    Html,
}

/// The calls, and what they were made of.
struct Made {
    document: DocumentFiles,
    plan: Option<Plan>,
    existing: Existing,
    calls: Option<CallPlan>,
    diagnostics: Vec<Diagnostic>,
}

/// Everything as one object.
#[derive(Serialize)]
struct Whole<'a> {
    calls: Option<&'a CallPlan>,
    diagnostics: Findings<'a>,
}

pub(crate) fn calls(arguments: &Calls) -> Result<Status, FileProblem> {
    let lang = globals::lang();
    let made = made(arguments, lang)?;
    let Made { plan, calls, diagnostics, .. } = &made;
    let tally = Tally::new(calls.is_some(), None, diagnostics);
    match arguments.format {
        Format::Text | Format::Mermaid => {
            print::err(&listed(diagnostics, made.document.excerpts(), arguments.notes, lang));
            if let Some(calls) = calls {
                let is_text = matches!(arguments.format, Format::Text);
                print::out(&if is_text { calls.text(lang) } else { calls.mermaid(lang) });
            }
            print::err(&closing(calls.is_some(), &tally, arguments.notes, lang));
        }
        Format::Json => {
            print::out_records(&Whole {
                calls: calls.as_ref(),
                diagnostics: Findings { found: diagnostics, lang },
            });
        }
        Format::Html => print::out(&html(&made, arguments, lang)),
    }
    Ok(commands::status_of_plan(&tally, &arguments.filters, plan.as_ref(), None, lang))
}

/// Reads everything, and plans the calls.
fn made(arguments: &Calls, lang: Lang) -> Result<Made, FileProblem> {
    let options: CallOptions = config::read(&arguments.config, Some(Kind::Config))?;
    let store = Store::read(arguments.into.existing.as_deref())?;
    let inventory = store.as_ref().map(Store::inventory).transpose()?.unwrap_or_default();
    let mut import_options = ImportOptions::default();
    arguments.filters.apply_to_plan(&mut import_options);
    arguments.into.apply_to(&mut import_options);
    let store = store.map(|store| store.with(&import_options));
    let (mut document, input) =
        DocumentFiles::read(&arguments.spec, arguments.root.as_deref(), &mut import_options, lang)?;
    commands::name_as_existing(&document, store.as_ref(), &mut import_options);
    let outcome = document.imported(input, &import_options)?;
    let mut stored = commands::existing(store.as_ref(), &outcome, arguments.root.as_deref(), lang)?;
    if let Some(existing) = &mut stored.value {
        existing.other.remove(GATEWAY);
    }
    document.others.extend(store.and_then(Store::source));
    let mut diagnostics = outcome.diagnostics;
    diagnostics.extend(stored.diagnostics);
    let (mut plan, mut calls): (Option<Plan>, Option<CallPlan>) = (None, None);
    if let (Some(imported), Some(existing)) = (&outcome.value, &stored.value) {
        let plan = plan.insert(oasgate::plan(imported, existing, arguments.into.strategy));
        diagnostics.extend_from_slice(plan.diagnostics());
        let planned = call_plan(plan, existing, &options, &inventory);
        diagnostics.extend(planned.diagnostics);
        calls = planned.value;
    }
    commands::settle(&mut diagnostics, &import_options.severities);
    Ok(Made { document, plan, existing: stored.value.unwrap_or_default(), calls, diagnostics })
}

/// The page to look at.
fn html(made: &Made, arguments: &Calls, lang: Lang) -> String {
    let Made { document, plan, existing, calls, diagnostics } = made;
    let excerpts = document.excerpts();
    let is_listed = |found: &&Diagnostic| !found.is_silenced() && (arguments.notes || is_urgent(found));
    let findings: Vec<Diagnostic> = diagnostics.iter().filter(is_listed).cloned().collect();
    let file = if *document.file == *files::STDIN { "stdin" } else { &document.file };
    let mut page = Page::new(file).with_findings(&findings).with_excerpts(&excerpts);
    if let Some(plan) = plan {
        page = page.with_plan(plan, existing);
    }
    if let Some(calls) = calls {
        page = page.with_calls(calls);
    }
    page.html(&PageOptions::default().with_lang(lang))
}

fn listed(diagnostics: &[Diagnostic], excerpts: Excerpts<'_>, notes: bool, lang: Lang) -> String {
    let listed = diagnostics.iter().filter(|found| !found.is_silenced() && (notes || is_urgent(found)));
    excerpts.with_colours(print::err_takes_colours()).text(listed, lang)
}

/// The last line: how many findings, and whether they leave any calls.
fn closing(has_calls: bool, tally: &Tally, notes: bool, lang: Lang) -> String {
    let nothing = match (has_calls, lang) {
        (true, _) => "",
        (false, Lang::En) => "no calls: ",
        (false, Lang::Zh) => "无法生成调用：",
    };
    [nothing, &tally.findings(notes, lang)].concat()
}
