//! One function a subcommand.

use std::path::Path;

use oasgate::aliyun::{Answer, ImportHttpApiOptions, RecordOptions, SpecLocation, import_http_api};
use oasgate::{Action, Existing, ImportOptions, Imported, Lang, Outcome, Plan};

use crate::files::{self, FileProblem};
use crate::{Format, Merge, Status, print};

/// `oasgate import`
pub(crate) fn import(merge: &Merge, format: Format, notes: bool, lang: Lang) -> Result<Status, FileProblem> {
    let (outcome, plan, _) = planned(merge)?;
    print::out(&match format {
        Format::Text => print::import_text(&outcome, plan.as_ref(), &files::name(&merge.spec), notes, lang),
        Format::Json => print::pretty(&print::import_json(&outcome, plan.as_ref(), lang)),
    });
    Ok(status(&outcome, plan.as_ref()))
}

/// `oasgate apply`
pub(crate) fn apply(merge: &Merge, lang: Lang) -> Result<Status, FileProblem> {
    let (outcome, plan, existing) = planned(merge)?;
    print::err(&print::findings(&outcome, plan.as_ref(), &files::name(&merge.spec), false, lang));
    if let Some(plan) = &plan {
        print::out(&print::pretty(&oasgate::apply(plan, existing)));
    }
    Ok(status(&outcome, plan.as_ref()))
}

fn planned(merge: &Merge) -> Result<(Outcome<Imported>, Option<Plan>, Existing), FileProblem> {
    let existing: Existing = files::read_json(merge.existing.as_deref())?;
    let outcome = oasgate::import(files::read(&merge.spec)?, &ImportOptions::default());
    let plan =
        outcome.value.as_ref().map(|imported| oasgate::plan(imported, &existing, merge.strategy.into()));
    Ok((outcome, plan, existing))
}

fn status(outcome: &Outcome<Imported>, plan: Option<&Plan>) -> Status {
    let Some(imported) = &outcome.value else { return Status::Nothing };
    let refused = plan.is_some_and(|plan| plan.count(Action::Refuse) > 0);
    if refused || !imported.left_out.is_empty() { Status::LeftOut } else { Status::Everything }
}

/// `oasgate dry-run`
pub(crate) fn dry_run(
    request: &Path,
    catalog: Option<&Path>,
    spec: Option<&Path>,
    records: Option<&Path>,
    lang: Lang,
) -> Result<Status, FileProblem> {
    let request = files::read_json(Some(request))?;
    let catalog = files::read_json(catalog)?;
    let spec = spec.map(files::read).transpose()?;
    let mut options = ImportHttpApiOptions::default();
    options.lang = lang;
    let done = match import_http_api(&request, &catalog, spec.as_deref(), &options) {
        Answer::Fetch(location) => {
            print::err(&format!(
                "oasgate: the definition is at {}; hand it in with --spec\n",
                place(&location)
            ));
            return Ok(Status::Nothing);
        }
        Answer::Done(done) => done,
    };
    print::out(&print::pretty(&done.response.to_json(&RecordOptions::default())));
    if let (Some(path), Some(result)) = (records, &done.result) {
        files::write(path, &print::pretty(&result))?;
    }
    let report = done.response.data.as_ref().and_then(|data| data.dry_run_info.as_ref());
    Ok(match report {
        Some(report) if !report.error_messages.is_empty() => Status::Nothing,
        Some(report) if report.failure_operations.is_empty() && report.failure_components.is_empty() => {
            Status::Everything
        }
        Some(_) => Status::LeftOut,
        None => Status::Nothing,
    })
}

fn place(location: &SpecLocation) -> String {
    match location {
        SpecLocation::Url(url) => url.clone(),
        SpecLocation::Oss { bucket_name, object_key, .. } => format!("oss://{bucket_name}/{object_key}"),
    }
}
