//! What a plan looks like in each format.

use oasgate::diagnostic::{Level, Severities, overrule};
use oasgate::page::{Page, PageOptions};
use oasgate::plan::{Change, Verdict};
use oasgate::{Diagnostic, Severity, report};

use super::Plan;
use crate::commands::Planned;
use crate::globals;
use crate::tally::Tally;

/// One of so many characters of a Markdown page is left to the findings.
const OF_FINDINGS: usize = 3;

/// The plan, the findings, and the line of sums.
pub(super) fn text(planned: &Planned, tally: &Tally, arguments: &Plan) -> String {
    let lang = globals::lang();
    let headline = planned.headline(&arguments.changes.options(lang));
    [headline, arguments.findings.text(planned, lang), arguments.line(tally)].concat()
}

/// A test case for each part.
pub(super) fn junit(planned: &Planned, arguments: &Plan) -> String {
    let changes = planned.plan.iter().flat_map(oasgate::Plan::changes);
    let parts = changes.map(|change| &change.subject);
    let shown = reported(planned, arguments.findings.level());
    report::junit(parts, &shown, planned.path().unwrap_or("stdin"), globals::lang())
}

/// The plan, then the findings, then the line of sums, as a page of at most so many characters.
pub(super) fn markdown(planned: &Planned, tally: &Tally, arguments: &Plan, limit: usize) -> String {
    let lang = globals::lang();
    let level = arguments.findings.level();
    let line = arguments.line(tally);
    let options = arguments.changes.options(lang);
    let mut page = planned
        .plan
        .as_ref()
        .map_or_else(String::new, |plan| plan.markdown(&options, limit - limit / OF_FINDINGS) + "\n");
    let left = limit.saturating_sub(page.chars().count() + line.chars().count() + 2);
    let file = planned.path().unwrap_or("stdin");
    page.push_str(&report::markdown(planned.listed(level), file, lang, left));
    page + "\n" + &line
}

/// The page to look at. The file is what the reader knows it by.
pub(super) fn html(planned: &Planned, arguments: &Plan) -> String {
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
pub(super) fn reported(planned: &Planned, level: Severity) -> Vec<Diagnostic> {
    let mut reported: Vec<Diagnostic> = planned.listed(level).cloned().collect();
    let changes = planned.plan.as_ref().map(oasgate::Plan::changes).unwrap_or_default();
    reported.extend(effects(changes, &planned.severities, level));
    reported
}

/// All findings, silenced ones too, as a log lists what overrides did; and the changes that may break callers.
pub(super) fn logged(planned: &Planned) -> Vec<Diagnostic> {
    let mut logged = planned.diagnostics.clone();
    let changes = planned.plan.as_ref().map(oasgate::Plan::changes).unwrap_or_default();
    logged.extend(effects(changes, &planned.severities, Severity::Warning));
    logged
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
