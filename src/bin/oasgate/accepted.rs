//! `--baseline`: what a team has accepted.

use std::path::PathBuf;

use clap::Args;
use oasgate::Lang;
use oasgate::baseline::{Baseline, Date, accept_ignored, read_baseline};
use oasgate::diagnostic::overrule;
use oasgate::report::printable;

use crate::commands::Planned;
use crate::files::{self, FileProblem};
use crate::print;

#[derive(Args)]
pub(crate) struct Accepted {
    /// Findings and changes that are accepted, as `--write-baseline` wrote them: they no longer count. An entry may have a
    /// reason, and a last day under `expires`
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the baseline anew: what counts now is accepted. Entries that are used keep their reason and last day, others go
    #[arg(long)]
    write_baseline: bool,
    /// The reason of what `--write-baseline` adds
    #[arg(long, value_name = "TEXT", requires = "write_baseline")]
    reason: Option<String>,
    /// The day for which `expires` is judged, instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

impl Accepted {
    /// Whether there is a baseline.
    pub(crate) fn is_given(&self) -> bool {
        self.baseline.is_some()
    }

    /// What to do about changes that are denied.
    pub(crate) fn next_step(&self, lang: Lang) -> String {
        let file =
            self.baseline.as_deref().map_or_else(|| "FILE".to_owned(), |path| printable(&files::name(path)));
        match lang {
            Lang::En => format!(
                "oasgate: to accept what counts now, run the same with --baseline {file} --write-baseline --reason TEXT\n"
            ),
            Lang::Zh => format!(
                "oasgate: 如需接受当前计入的内容，请加上 --baseline {file} --write-baseline --reason TEXT 再次运行\n"
            ),
        }
    }

    /// Reads the baseline, writes it anew if asked for, and takes what it accepts out of what counts.
    pub(crate) fn apply_to(&self, planned: &mut Planned, lang: Lang) -> Result<(), FileProblem> {
        let Some(path) = &self.baseline else {
            // A baseline may also come from oasgate.toml.
            return match (self.write_baseline, self.today) {
                (false, None) => Ok(()),
                (true, _) => Err(FileProblem::NoBaseline("--write-baseline")),
                (false, Some(_)) => Err(FileProblem::NoBaseline("--today")),
            };
        };
        let name = files::name(path);
        let mut found = Vec::new();
        let mut baseline = Baseline::default();
        if !self.write_baseline || path.exists() {
            let text = files::read(path).map_err(FileProblem::of_baseline)?;
            let outcome = read_baseline(text.clone(), &name);
            planned.add_text(&name, text);
            found.extend(outcome.diagnostics);
            baseline = outcome.value.unwrap_or_default();
        }
        if self.write_baseline {
            baseline = baseline.renewed(&planned.diagnostics, planned.plan.as_ref(), self.reason.as_deref());
            files::write(path, print::pretty(&baseline.to_json()).as_bytes())?;
            print::err(&written(&name, baseline.entries.len(), lang));
            found.clear();
        }
        let today = self.today.or_else(today);
        found.extend(baseline.accept(&mut planned.diagnostics, planned.plan.as_mut(), today));
        overrule(&mut found, &planned.severities);
        planned.diagnostics.extend(found);
        Ok(())
    }
}

/// Takes what the document says is accepted out of what counts.
pub(crate) fn ignored(planned: &mut Planned) {
    let Some(imported) = &planned.outcome.value else { return };
    let mut found = accept_ignored(imported, &mut planned.diagnostics, planned.plan.as_mut());
    overrule(&mut found, &planned.severities);
    planned.diagnostics.extend(found);
}

fn written(name: &str, entries: usize, lang: Lang) -> String {
    let name = printable(name);
    match (lang, entries) {
        (Lang::En, 1) => format!("oasgate: {name}: 1 entry written\n"),
        (Lang::En, _) => format!("oasgate: {name}: {entries} entries written\n"),
        (Lang::Zh, _) => format!("oasgate: {name}：已写入 {entries} 个条目\n"),
    }
}

/// The day by the clock of this machine, in UTC.
#[expect(clippy::disallowed_types, reason = "the command has a clock; the library is told the day")]
fn today() -> Option<Date> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    Date::from_days(now.as_secs() / 86_400)
}
