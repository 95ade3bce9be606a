//! `oasgate plan`: what of the plan and of the findings is listed, and in which form.

mod changes;
mod findings;
mod json;
mod render;
mod several;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use oasgate::report::{self, MARKDOWN_LIMIT};
use oasgate::{Action, Severity};

use self::changes::Changes;
use self::findings::Findings;
use self::json::Whole;
use crate::accepted::Accepted;
use crate::arguments::HowToMerge;
use crate::commands::{self, Planned};
use crate::files::FileProblem;
use crate::filters::Filters;
use crate::tally::Tally;
use crate::{Status, globals, print};

#[derive(Args)]
pub(crate) struct Plan {
    /// The document, JSON or YAML; `-` is standard input. Without --existing there may be several, and folders: of these,
    /// the JSON and YAML files that are documents are read. Each is planned as a new API
    #[arg(required = true, value_name = "SPEC")]
    pub specs: Vec<PathBuf>,
    #[command(flatten)]
    how: HowToMerge,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    changes: Changes,
    /// Show values that look like credentials. Without it a plan has `••••••` in place of defaults and examples of what is
    /// called `Authorization`, `apiKey`, `password` and the like, and of texts in the form of a token
    #[arg(long)]
    show_secrets: bool,
    /// Make the exit status 3 when the plan creates, updates or removes something and nothing counts as an error
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    findings: Findings,
    #[command(flatten)]
    accepted: Accepted,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The plan, and the findings with excerpts of the document, for people
    Text,
    /// One object, for programs
    Json,
    /// The plan and the findings as tables, for pull requests and summaries of jobs: at most 65,000 characters
    Markdown,
    /// The plan, the findings, the routes and their conflicts as one HTML page, for approval: it needs no network and no
    /// scripts, and has about four megabytes at most
    Html,
    /// The findings, and the breaking and unclear changes, as a SARIF 2.1.0 log, for code scanning
    Sarif,
    /// Findings, and what changes do to callers, as GitHub Actions workflow commands, which annotate pull requests
    Github,
    /// The same as GitLab's report of code quality
    Gitlab,
    /// The same as JUnit's XML, with a test case for each part
    Junit,
}

pub(crate) fn run(arguments: &Plan) -> Result<Status, FileProblem> {
    match arguments.specs.as_slice() {
        [spec] if !spec.is_dir() => one(spec, arguments),
        _ => several::run(arguments),
    }
}

/// Prints the plan of one document.
fn one(spec: &Path, arguments: &Plan) -> Result<Status, FileProblem> {
    let lang = globals::lang();
    let planned = arguments.planned(spec)?;
    let tally = planned.tally();
    let level = arguments.findings.level();
    let file = planned.path();
    match arguments.format {
        Format::Text => print::out(&render::text(&planned, &tally, arguments)),
        Format::Json => print::out_rows(&Whole { file: None, planned: &planned, tally: &tally, lang }),
        Format::Markdown => print::out(&render::markdown(&planned, &tally, arguments, MARKDOWN_LIMIT)),
        Format::Html => print::out(&render::html(&planned, arguments)),
        Format::Sarif => {
            let shown = render::logged(&planned);
            print::out_json(&report::sarif(&shown, file.unwrap_or("stdin"), lang));
        }
        Format::Github => {
            let shown = render::reported(&planned, level);
            print::out(&report::github(&shown, file.unwrap_or_default(), lang));
            print::out(&arguments.line(&tally));
        }
        Format::Gitlab => {
            let shown = render::reported(&planned, level);
            print::out_json(&report::gitlab(&shown, file.unwrap_or("stdin"), lang));
        }
        Format::Junit => print::out(&render::junit(&planned, arguments)),
    }
    let status = commands::status_of_plan(
        &tally,
        &arguments.filters,
        planned.plan.as_ref(),
        Some(&arguments.accepted),
        lang,
    );
    Ok(arguments.status(status, changes_something(&planned)))
}

impl Plan {
    /// Reads a document and plans its import, without what is accepted.
    fn planned(&self, spec: &Path) -> Result<Planned, FileProblem> {
        let lang = globals::lang();
        let mut planned = commands::planned(spec, &self.how, &self.filters, lang)?;
        self.accepted.apply_to(&mut planned, lang)?;
        planned.mask(self.show_secrets);
        Ok(planned)
    }

    /// The line of sums.
    fn line(&self, tally: &Tally) -> String {
        tally.line(self.findings.level() == Severity::Info, globals::lang())
    }

    /// How it went, with what --exit-code asks for.
    fn status(&self, status: Status, has_changes: bool) -> Status {
        if status == Status::Everything && self.exit_code && has_changes { Status::Changes } else { status }
    }
}

fn changes_something(planned: &Planned) -> bool {
    let count = |action| planned.plan.as_ref().map_or(0, |plan| plan.count(action));
    [Action::Create, Action::Update, Action::Remove].into_iter().any(|action| count(action) > 0)
}
