//! One page to look at and to approve: a plan with what callers notice, the calls that a gateway needs, the findings, the routes
//! and their conflicts.
//!
//! A [`Page`] is one HTML file that needs nothing else: no network, and no scripts to be read. Its texts are untrusted, so every
//! one is escaped by the templates, and a content security policy allows nothing but the page's own style and script, by their
//! hashes.

mod calls;
mod changes;
mod conflicts;
mod fields;
mod findings;
mod options;
mod routes;
mod words;

use askama::Template;

use self::findings::Sources;
pub use self::options::PageOptions;
use self::words::{Words, left_out};
use crate::diagnostic::{Diagnostic, Lang};
use crate::gateway::aliyun::calls::CallPlan;
use crate::model::Existing;
use crate::plan::{Action, Plan, Verdict, done, verdict};
use crate::report::Excerpts;
use crate::route::{RouteOptions, changes as route_changes};
use crate::text::{cut, shown};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// The hashes of the two, for the policy. A test compares them.
const STYLE_HASH: &str = "sha256-BI9sYZ0RyWGv+v6kPCGkH/ML9bx6uhstrUGHVbRD6Jc=";
const SCRIPT_HASH: &str = "sha256-XflaxfBWHu185wtA+qC/xFRxiKsXuPjdowT1pRGW/Z4=";

/// Characters of the title.
const TITLE: usize = 200;

/// What the page shows.
///
/// ```
/// use oasgate::page::{Page, PageOptions};
/// use oasgate::report::Excerpts;
/// use oasgate::{Existing, ImportOptions, Strategy, import, plan};
///
/// let document = "openapi: 3.0.3\ninfo: {title: <Pets>, version: '1'}\npaths:\n  /pets:\n    get: {responses: 7}\n";
/// let outcome = import(document, &ImportOptions::default());
/// let (found, imported) = (outcome.diagnostics.clone(), outcome.into_result()?);
/// let existing = Existing::default();
/// let plan = plan(&imported, &existing, Strategy::SpecFirst);
///
/// let excerpts = Excerpts::new("pets.yaml", document.as_bytes());
/// let page = Page::new("pets.yaml").with_plan(&plan, &existing).with_findings(&found).with_excerpts(&excerpts);
/// let html = page.html(&PageOptions::default());
/// assert!(html.starts_with("<!DOCTYPE html>") && html.contains("&#60;Pets&#62; 1"), "{html}");
/// # Ok::<(), oasgate::Rejected>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    plan: Option<(&'a Plan, &'a Existing)>,
    calls: Option<&'a CallPlan>,
    sources: Sources<'a>,
}

impl<'a> Page<'a> {
    /// A page about a document, by the name that the reader knows it by. Without a plan it says that nothing can be imported.
    pub fn new(file: &'a str) -> Self {
        Self { plan: None, calls: None, sources: Sources { file, findings: &[], excerpts: None } }
    }

    /// Adds the plan, and what it was made for.
    #[must_use]
    pub fn with_plan(mut self, plan: &'a Plan, existing: &'a Existing) -> Self {
        self.plan = Some((plan, existing));
        self
    }

    /// Adds the calls that a gateway needs, as a graph of their stages: the groups of each side by side, and in them the
    /// calls with what they wait for. At most 2,000 calls are listed, and the rest is counted; long stages are folded.
    #[must_use]
    pub fn with_calls(mut self, calls: &'a CallPlan) -> Self {
        self.calls = Some(calls);
        self
    }

    /// Adds the findings. Those that are silenced are not shown.
    #[must_use]
    pub fn with_findings(mut self, findings: &'a [Diagnostic]) -> Self {
        self.sources.findings = findings;
        self
    }

    /// Adds the texts in which the findings have their places, so that the page shows the lines.
    #[must_use]
    pub fn with_excerpts(mut self, excerpts: &'a Excerpts<'a>) -> Self {
        self.sources.excerpts = Some(excerpts);
        self
    }

    /// The page as HTML.
    ///
    /// What breaks callers comes first, and what is unchanged is only counted. When there is more than
    /// [`PageOptions::rows`] and [`PageOptions::bytes`] allow, the page leaves out the fields of the less urgent changes,
    /// then changes, findings and routes, and says how many. The routes are those that [`routes`](crate::routes()) derives with
    /// the default options.
    pub fn html(&self, options: &PageOptions) -> String {
        let masked = self.plan.filter(|_| !options.secrets).map(|(plan, existing)| (plan.masked(), existing));
        let plan = masked.as_ref().map(|(plan, existing)| (plan, *existing)).or(self.plan);
        Page { plan, ..*self }.written(options)
    }

    fn written(&self, options: &PageOptions) -> String {
        let w = Words::of(options.lang);
        let room = options.bytes.saturating_sub(STYLE.len() + SCRIPT.len() + FRAME);
        let findings = findings::findings(&self.sources, options, room / 5);
        let routing = self.routing(options, room);
        let calls = self.calls.map(|calls| calls::calls(calls, options.lang, room / 5));
        let used = findings.html.len() + routing.conflicts.html.len() + routing.routes.html.len();
        let used = used + calls.as_ref().map_or(0, |calls| calls.html.len());
        let rows = self.plan.map(|(plan, _)| changes::rows(plan, options, room.saturating_sub(used)));
        let rows = rows.unwrap_or_default();
        let whole = Whole {
            style: [STYLE, STYLE_HASH],
            script: [SCRIPT, SCRIPT_HASH],
            lang: if options.lang == Lang::Zh { "zh-CN" } else { "en" },
            title: self.title(),
            file: cut(&shown(self.sources.file), TITLE),
            head: self.plan.map(|(plan, _)| head(plan, options.lang)).unwrap_or_default(),
            has_plan: self.plan.is_some(),
            bar: self.plan.map(|(plan, _)| Bar::of(plan, options.lang)),
            actions: self.plan.map(|(plan, _)| actions(plan, options.lang)).unwrap_or_default(),
            classes: words::classes(options.lang),
            bare: words::bare(rows.bare, options.lang),
            more_changes: left_out(rows.left_out, w.of_changes, options.lang),
            more_calls: calls.as_ref().and_then(|calls| left_out(calls.left_out, w.of_calls, options.lang)),
            more_findings: left_out(findings.left_out, w.of_findings, options.lang),
            more_routes: left_out(routing.routes.left_out, w.of_routes, options.lang),
            more_conflicts: left_out(routing.conflicts.left_out, w.of_conflicts, options.lang),
            is_masked: !options.secrets,
            rows,
            calls,
            findings,
            routing,
            w,
        };
        whole.render().unwrap_or_default()
    }

    fn title(&self) -> String {
        let Some((plan, existing)) = self.plan else { return cut(&shown(self.sources.file), TITLE) };
        let about = &plan.document().about;
        let name = existing.api.as_ref().map_or(&about.name, |api| &api.about.name);
        cut(shown([name.as_str(), &about.version].join(" ").trim()).as_str(), TITLE)
    }

    fn routing(&self, options: &PageOptions, room: usize) -> Routing {
        let Some((plan, existing)) = self.plan else { return Routing::default() };
        let api = plan.preview(existing);
        let keyed = existing.keyed(plan.literal_paths());
        let route_options = RouteOptions::default().with_places(plan.places().clone());
        let changes = route_changes(keyed.api.as_ref(), &api, &route_options).value.unwrap_or_default();
        let conflicts = conflicts::found(plan, &api, &changes.after, options, room / 12);
        let routes =
            routes::routes(&changes, [keyed.api.as_ref(), Some(&*api)], &conflicts, options, room / 10);
        Routing { conflicts, routes }
    }
}

/// Bytes of the page beside its parts.
const FRAME: usize = 12_000;

#[derive(Default)]
struct Routing {
    conflicts: conflicts::Found,
    routes: routes::Routes,
}

/// The verdicts of a plan, by number and as parts of a bar.
struct Bar {
    verdicts: Vec<Share>,
    width: usize,
}

struct Share {
    key: &'static str,
    text: &'static str,
    count: usize,
    x: usize,
    width: usize,
}

impl Bar {
    fn of(plan: &Plan, lang: Lang) -> Self {
        let counts = Verdict::ALL.map(|of| (of, plan.count_verdict(of)));
        let all: usize = counts.iter().map(|(_, count)| count).sum();
        let mut x = 0;
        let shares = counts.map(|(of, count)| {
            let width = (count * 1000).checked_div(all).unwrap_or_default().max(usize::from(count > 0) * 8);
            let share = Share { key: of.as_str(), text: verdict(of, lang), count, x, width };
            x += width;
            share
        });
        Self { verdicts: shares.into(), width: x }
    }
}

/// What the plan is, without the verdicts, which the page has below.
fn head(plan: &Plan, lang: Lang) -> Vec<String> {
    let verdicts = plan.verdicts(lang);
    plan.head(lang).into_iter().filter(|line| Some(line) != verdicts.as_ref()).collect()
}

/// The actions that have rows, with their numbers.
fn actions(plan: &Plan, lang: Lang) -> Vec<(&'static str, &'static str, usize)> {
    let order = [Action::Refuse, Action::Remove, Action::Update, Action::Create, Action::Keep];
    let counts = order.map(|action| (action.as_str(), done(action, lang), plan.count(action)));
    counts.into_iter().filter(|(.., count)| *count > 0).collect()
}

#[derive(Template)]
#[template(path = "page.html")]
struct Whole {
    w: Words,
    style: [&'static str; 2],
    script: [&'static str; 2],
    lang: &'static str,
    title: String,
    file: String,
    head: Vec<String>,
    has_plan: bool,
    bar: Option<Bar>,
    actions: Vec<(&'static str, &'static str, usize)>,
    classes: Vec<(&'static str, &'static str)>,
    rows: changes::Rows,
    calls: Option<calls::Calls>,
    findings: findings::Findings,
    routing: Routing,
    bare: Option<String>,
    more_changes: Option<String>,
    more_calls: Option<String>,
    more_findings: Option<String>,
    more_routes: Option<String>,
    more_conflicts: Option<String>,
    is_masked: bool,
}

#[cfg(test)]
mod tests;
