//! `oasgate plan`: what of the plan and of the findings is listed, and in which form.

mod findings;

use clap::{Args, ValueEnum};
use oasgate::diagnostic::{Level, Severities, overrule};
use oasgate::page::{Page, PageOptions};
use oasgate::plan::{Change, Class, TextOptions, Verdict};
use oasgate::report::{self, MARKDOWN_LIMIT};
use oasgate::{Action, Diagnostic, Lang, Severity};

use self::findings::Findings;
use crate::accepted::Accepted;
use crate::arguments::Merge;
use crate::commands::{self, Planned};
use crate::files::FileProblem;
use crate::filters::Filters;
use crate::tally::Tally;
use crate::{Status, globals, print};

/// Characters of a Markdown page that are left to the findings.
const OF_FINDINGS: usize = MARKDOWN_LIMIT / 3;

#[derive(Args)]
pub(crate) struct Plan {
    #[command(flatten)]
    pub merge: Merge,
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
    /// The findings as a SARIF 2.1.0 log, for code scanning
    Sarif,
    /// Findings, and what changes do to callers, as GitHub Actions workflow commands, which annotate pull requests
    Github,
    /// The same as GitLab's report of code quality
    Gitlab,
    /// The same as JUnit's XML, with a test case for each part
    Junit,
}

/// Which changes are listed, in the formats for people.
#[derive(Args)]
struct Changes {
    /// List the fields of these classes; those of the others are counted. By default contract, routing and operator
    #[arg(long, value_name = "CLASS", value_enum, value_delimiter = ',')]
    show: Vec<Show>,
    /// List only what is created, updated, kept, removed or refused
    #[arg(long, value_name = "ACTION", value_enum, value_delimiter = ',')]
    action: Vec<Done>,
    /// List only the operations of these paths: `*` is anything within a segment, `**` any segments. The names of
    /// variables do not count
    #[arg(long, value_name = "GLOB", value_parser = path)]
    path: Option<String>,
    /// List only the operations with this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Print one line for each part, with the number of its fields
    #[arg(long)]
    stat: bool,
    /// Print every value, field and part whole
    #[arg(long)]
    full: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Show {
    /// Which requests are accepted and what they return
    Contract,
    /// Where requests arrive
    Routing,
    /// Backend, authentication, limits
    Operator,
    /// Summaries, descriptions, tags
    Text,
    Example,
    /// `x-` keys
    Extension,
    All,
}

#[derive(Clone, Copy, ValueEnum)]
enum Done {
    Create,
    Update,
    Keep,
    Remove,
    Refuse,
}

/// A pattern of paths.
fn path(text: &str) -> Result<String, String> {
    if text.starts_with(['/', '*']) {
        Ok(text.to_owned())
    } else {
        Err("a path begins with `/` or `*`".to_owned())
    }
}

impl Changes {
    fn options(&self, lang: Lang) -> TextOptions {
        let mut options = TextOptions::default().with_lang(lang).with_stat(self.stat).with_full(self.full);
        options.path.clone_from(&self.path);
        options.tag.clone_from(&self.tag);
        options.actions = self.action.iter().map(|done| done.action()).collect();
        if self.show.contains(&Show::All) {
            options.classes = Class::ALL.to_vec();
        } else if !self.show.is_empty() {
            options.classes = self.show.iter().filter_map(|show| show.class()).collect();
        }
        options
    }
}

impl Show {
    fn class(self) -> Option<Class> {
        Some(match self {
            Self::Contract => Class::Contract,
            Self::Routing => Class::Routing,
            Self::Operator => Class::Operator,
            Self::Text => Class::Text,
            Self::Example => Class::Example,
            Self::Extension => Class::Extension,
            Self::All => return None,
        })
    }
}

impl Done {
    fn action(self) -> Action {
        match self {
            Self::Create => Action::Create,
            Self::Update => Action::Update,
            Self::Keep => Action::Keep,
            Self::Remove => Action::Remove,
            Self::Refuse => Action::Refuse,
        }
    }
}

pub(crate) fn run(arguments: &Plan) -> Result<Status, FileProblem> {
    let Plan { merge, format, changes, show_secrets, exit_code, findings, accepted, filters } = arguments;
    let lang = globals::lang();
    let mut planned = commands::planned(merge, filters, lang)?;
    accepted.apply_to(&mut planned, lang)?;
    if !show_secrets {
        planned.plan = planned.plan.map(|plan| plan.masked());
    }
    let tally = planned.tally();
    let has_infos = findings.level() == Severity::Info;
    let file = planned.path();
    match format {
        Format::Text => {
            print::out(&planned.headline(&changes.options(lang)));
            print::out(&findings.text(&planned, lang));
            print::out(&tally.line(has_infos, lang));
        }
        Format::Json => print::out_json(&planned.to_json(&tally, lang)),
        Format::Markdown => print::out(&markdown(&planned, &tally, arguments)),
        Format::Html => print::out(&html(&planned, arguments)),
        Format::Sarif => {
            print::out_json(&report::sarif(&planned.diagnostics, file.unwrap_or("stdin"), lang));
        }
        Format::Github => {
            let shown = reported(&planned, findings.level());
            print::out(&report::github(&shown, file.unwrap_or_default(), lang));
            print::out(&tally.line(has_infos, lang));
        }
        Format::Gitlab => {
            let shown = reported(&planned, findings.level());
            print::out_json(&report::gitlab(&shown, file.unwrap_or("stdin"), lang));
        }
        Format::Junit => {
            let changes = planned.plan.iter().flat_map(oasgate::Plan::changes);
            let parts = changes.map(|change| &change.subject);
            let shown = reported(&planned, findings.level());
            print::out(&report::junit(parts, &shown, file.unwrap_or("stdin"), lang));
        }
    }
    let status = commands::status_of_plan(&tally, filters, planned.plan.as_ref(), lang);
    let has_changes = *exit_code && planned.plan.as_ref().is_some_and(changes_something);
    Ok(if status == Status::Everything && has_changes { Status::Changes } else { status })
}

fn changes_something(plan: &oasgate::Plan) -> bool {
    [Action::Create, Action::Update, Action::Remove].into_iter().any(|action| plan.count(action) > 0)
}

/// The plan, then the findings, then the line of sums, as one page.
fn markdown(planned: &Planned, tally: &Tally, arguments: &Plan) -> String {
    let lang = globals::lang();
    let level = arguments.findings.level();
    let line = tally.line(level == Severity::Info, lang);
    let options = arguments.changes.options(lang);
    let mut page = planned
        .plan
        .as_ref()
        .map_or_else(String::new, |plan| plan.markdown(&options, MARKDOWN_LIMIT - OF_FINDINGS) + "\n");
    let left = MARKDOWN_LIMIT.saturating_sub(page.chars().count() + line.chars().count() + 2);
    let file = planned.path().unwrap_or("stdin");
    page.push_str(&report::markdown(planned.listed(level), file, lang, left));
    page + "\n" + &line
}

/// The page to look at. The file is what the reader knows it by.
fn html(planned: &Planned, arguments: &Plan) -> String {
    let excerpts = planned.excerpts();
    let listed: Vec<Diagnostic> = planned.listed(arguments.findings.level()).cloned().collect();
    let page = Page::new(planned.path().unwrap_or("stdin")).with_findings(&listed).with_excerpts(&excerpts);
    let page = match &planned.plan {
        Some(plan) => page.with_plan(plan, &planned.existing),
        None => page,
    };
    page.html(&PageOptions::default().with_lang(globals::lang()).with_secrets(arguments.show_secrets))
}

/// The findings, and what the changes do to callers as findings that count as much as the verdicts say.
fn reported(planned: &Planned, level: Severity) -> Vec<Diagnostic> {
    let mut reported: Vec<Diagnostic> = planned.listed(level).cloned().collect();
    let changes = planned.plan.as_ref().map(oasgate::Plan::changes).unwrap_or_default();
    reported.extend(effects(changes, &planned.severities, level));
    reported
}

fn effects(changes: &[Change], severities: &Severities, level: Severity) -> Vec<Diagnostic> {
    let mut reported = Vec::new();
    let counting = changes.iter().flat_map(|change| &change.effects).filter(|effect| !effect.accepted);
    for effect in counting {
        let mut finding = effect.finding.clone();
        let code = finding.code();
        let counts_as = severities.get(code).copied().unwrap_or(match effect.verdict {
            Verdict::Breaking => Level::Error,
            Verdict::Unclear => Level::Warning,
            Verdict::Compatible => Level::Info,
        });
        let one: Severities = [(code.to_owned(), counts_as)].into();
        overrule(std::slice::from_mut(&mut finding), &one);
        if !finding.is_silenced() && finding.severity() <= level {
            reported.push(finding);
        }
    }
    reported
}
