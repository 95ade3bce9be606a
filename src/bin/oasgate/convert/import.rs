//! What the gateway's own import would answer.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use oasgate::huawei::{CreateApiV2Response, ImportAnswer, ImportMode, ImportReportOptions, import_report};
use oasgate::model::Map;
use oasgate::report::printable;
use oasgate::source::Value;
use oasgate::{Imported, Lang};
use serde::{Deserialize, Serialize};

use crate::config;
use crate::files::FileProblem;

/// How many operations of each kind are listed.
const SHOWN: usize = 40;

/// Arguments.
#[derive(Args)]
pub(super) struct Import {
    /// What the gateway has. For huawei, what ListApisV2 answers: also say what the gateway's own import of the document
    /// would answer. For aliyun, records as for `aliyun import-http-api`: what exists is updated
    #[arg(long, value_name = "FILE")]
    pub(super) existing: Option<PathBuf>,
    /// What that import does with APIs that exist: merge keeps them
    #[arg(long, value_enum, requires = "existing", default_value_t = Mode::Merge)]
    mode: Mode,
}

#[derive(Clone, Copy, ValueEnum)]
enum Mode {
    /// What exists is kept
    Merge,
    /// What the document has replaces it
    Override,
}

/// The answer of `ListApisV2`.
#[derive(Deserialize, Serialize)]
struct Records {
    apis: Vec<CreateApiV2Response>,
    #[serde(flatten)]
    other: Map<String, Value>,
}

/// The APIs of a group.
pub(super) fn records(path: &Path) -> Result<Vec<CreateApiV2Response>, FileProblem> {
    Ok(config::read::<Records>(path, None)?.apis)
}

impl Import {
    /// What the import would answer.
    pub(super) fn answer(
        &self,
        imported: &Imported,
        existing: &[CreateApiV2Response],
        group: Option<&str>,
    ) -> ImportAnswer {
        let mode = match self.mode {
            Mode::Merge => ImportMode::Merge,
            Mode::Override => ImportMode::Override,
        };
        let mut options = ImportReportOptions::default().with_api_mode(mode).with_extend_mode(mode);
        options.group_id = group.map(str::to_owned);
        import_report(imported, existing, &options)
    }
}

/// For people: the numbers, then what is updated and what is refused.
pub(super) fn listed(answer: &ImportAnswer, lang: Lang) -> String {
    let report = match answer {
        ImportAnswer::Refused(refusal) => {
            let words = match lang {
                Lang::En => "the gateway's own import: refused",
                Lang::Zh => "网关自带的导入：拒绝",
            };
            return format!("{words}: {} {}\n\n", refusal.error_code, printable(&refusal.error_msg));
        }
        ImportAnswer::Done(report) => report,
    };
    let updated = report.success.iter().filter(|one| one.action == "update").count();
    let (created, failed) = (report.success.len() - updated, report.failure.len());
    let mut out = match lang {
        Lang::En => {
            format!("the gateway's own import: {created} created, {updated} updated, {failed} failed\n")
        }
        Lang::Zh => format!("网关自带的导入：新建 {created} 个，更新 {updated} 个，失败 {failed} 个\n"),
    };
    // Writing to a String cannot fail.
    for one in report.success.iter().take(SHOWN) {
        let id = one.id.as_deref().map(|id| format!(" {id}")).unwrap_or_default();
        _ = writeln!(out, "    {} {} -> {}{id}", one.method, shown(&one.path), one.action);
    }
    for one in report.failure.iter().take(SHOWN) {
        let reason = printable(&one.error_msg);
        _ = writeln!(out, "    {} {} -> {}: {reason}", one.method, shown(&one.path), one.error_code);
    }
    let more = report.success.len().saturating_sub(SHOWN) + failed.saturating_sub(SHOWN);
    if more > 0 {
        _ = match lang {
            Lang::En => writeln!(out, "    and {more} more"),
            Lang::Zh => writeln!(out, "    另有 {more} 项"),
        };
    }
    out.push('\n');
    out
}

fn shown(path: &str) -> String {
    let text = printable(path);
    match text.char_indices().nth(200) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text,
    }
}
