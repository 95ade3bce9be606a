//! `oasgate calls`: the calls that an Alibaba Cloud gateway needs, in their order.

use std::path::PathBuf;

use clap::Args;
use oasgate::aliyun::calls::{CallOptions, CallPlan, Inventory, call_plan};
use oasgate::{Api, Diagnostic, Existing, ImportOptions, Map, Plan, Severity, Subject, Value};
use serde::Deserialize;
use serde_json::json;

use crate::files::{self, FileProblem};
use crate::filters::{Filters, is_urgent};
use crate::findings::{self, Sources};
use crate::{Language, RoutesFormat, Status, Strategy, print};

#[derive(Args)]
pub(crate) struct Calls {
    /// The definition, JSON or YAML; `-` is standard input
    spec: PathBuf,
    /// What no definition knows: gateway, environment, services, domains, policies. JSON
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// What exists, JSON: the API as `apply` prints it, and under `gateway` what the gateway's list calls answer
    #[arg(long, value_name = "FILE")]
    existing: Option<PathBuf>,
    /// Who wins where both have something
    #[arg(long, value_enum, default_value_t = Strategy::ExistFirst)]
    strategy: Strategy,
    /// A list for people, or one JSON object with the bodies of all calls
    #[arg(long, value_enum, default_value_t = RoutesFormat::Text)]
    format: RoutesFormat,
    /// Also list infos, on standard error as all findings. JSON always has them
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    lang: Language,
}

/// What exists: the API, as `apply` prints it, and the rest of the gateway.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Store {
    api: Option<Api>,
    attachments: Map<Subject, Value>,
    gateway: Inventory,
}

pub(crate) fn calls(arguments: &Calls) -> Result<Status, FileProblem> {
    let options: CallOptions = files::read_json(Some(&arguments.config))?;
    let store: Store = files::read_json(arguments.existing.as_deref())?;
    let existing = Existing { api: store.api, attachments: store.attachments };
    let text = files::read(&arguments.spec)?;
    let mut import_options = ImportOptions::default();
    import_options.severities = arguments.filters.severities();
    let outcome = oasgate::import(text.as_slice(), &import_options);
    let mut diagnostics = outcome.diagnostics;
    let mut calls: Option<CallPlan> = None;
    if let Some(imported) = &outcome.value {
        let plan = oasgate::plan(imported, &existing, arguments.strategy.into());
        diagnostics.extend_from_slice(Plan::diagnostics(&plan));
        let planned = call_plan(&plan, &existing, &options, &store.gateway);
        diagnostics.extend(planned.diagnostics);
        calls = planned.value;
    }
    oasgate::overrule(&mut diagnostics, &import_options.severities);
    show(arguments, calls.as_ref(), &diagnostics, &text);
    let is_fine = diagnostics.iter().all(|found| found.severity() != Severity::Error);
    Ok(match calls {
        None => Status::Nothing,
        Some(_) if is_fine => Status::Everything,
        Some(_) => Status::LeftOut,
    })
}

fn show(arguments: &Calls, calls: Option<&CallPlan>, diagnostics: &[Diagnostic], text: &[u8]) {
    let lang = arguments.lang.lang.into();
    match arguments.format {
        RoutesFormat::Text => {
            let listed = |found: &&Diagnostic| !found.is_silenced() && (arguments.notes || is_urgent(found));
            let file = files::name(&arguments.spec);
            let sources = Sources { file: &file, text, others: &oasgate::Map::new() };
            let listed = diagnostics.iter().filter(listed);
            print::err(&findings::text(listed, &sources, print::err_takes_colours(), lang));
            if let Some(calls) = calls {
                print::out(&calls.text(lang));
            }
        }
        RoutesFormat::Json => {
            let object = json!({ "calls": calls, "diagnostics": oasgate::json(diagnostics, lang) });
            print::out(&print::pretty(&object));
        }
    }
}
