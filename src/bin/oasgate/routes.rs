//! `oasgate routes`: the table of routes, in the order in which a gateway asks them.

use clap::Args;
use oasgate::diagnostic::Text;
use oasgate::model::{MatchKind, Route};
use oasgate::report::printable;
use oasgate::route::{Grouping, RouteOptions, changes as route_changes, compare_routes};
use oasgate::{Api, Diagnostic, Lang, Severity};
use serde::Serialize;

use crate::arguments::{Merge, RoutesFormat};
use crate::commands;
use crate::files::FileProblem;
use crate::filters::{Filters, is_urgent};
use crate::rows::Findings;
use crate::tally::Tally;
use crate::{Status, globals, print};

/// Arguments.
#[derive(Args)]
pub(crate) struct Routes {
    #[command(flatten)]
    pub merge: Merge,
    /// One route for all methods of a path, not one for each operation
    #[arg(long)]
    group: bool,
    /// A table for people, or one JSON object
    #[arg(long, value_enum, default_value_t = RoutesFormat::Text)]
    format: RoutesFormat,
    /// Also list infos about routes, on standard error as all findings. JSON always has them
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    filters: Filters,
}

pub(crate) fn routes(arguments: &Routes) -> Result<Status, FileProblem> {
    let Routes { merge, group, format, notes, filters } = arguments;
    let (format, notes, lang) = (*format, *notes, globals::lang());
    let planned = commands::planned(&merge.spec, &merge.how, filters, lang)?;
    let Some(plan) = &planned.plan else {
        match format {
            RoutesFormat::Text => {
                print::err(&planned.findings(notes, print::err_takes_colours(), lang));
                print::err(&planned.tally().line(notes, lang));
            }
            RoutesFormat::Json => print::out_json(&whole(&[], &planned.diagnostics, lang)),
        }
        return Ok(Status::Nothing);
    };
    let mut options = RouteOptions::default();
    options.grouping = if *group { Grouping::Path } else { Grouping::Operation };
    options.places = plan.places().clone();
    let api = plan.preview(&planned.existing);
    let outcome = route_changes(planned.existing.api.as_ref(), &api, &options);
    let mut diagnostics = planned.diagnostics.clone();
    diagnostics.extend_from_slice(&outcome.diagnostics);
    commands::settle(&mut diagnostics, &planned.severities);
    let of_document = planned.diagnostics.len();
    let reported = reported(&diagnostics, of_document);
    let tally = Tally::new(outcome.value.is_some(), None, &reported);
    let changes = outcome.value.unwrap_or_default();
    let routes = sorted(&changes.after);
    match format {
        RoutesFormat::Text => {
            print::out(&table(&routes, &api, lang));
            let listed = reported.iter().filter(|found| !found.is_silenced() && (notes || is_urgent(found)));
            print::err(&planned.excerpts().with_colours(print::err_takes_colours()).text(listed, lang));
            print::out(&[summary(&routes, lang), tally.findings(notes, lang)].concat());
        }
        RoutesFormat::Json => print::out_json(&whole(&routes, &diagnostics, lang)),
    }
    Ok(commands::status_of_plan(&tally, filters, Some(plan), None, lang))
}

/// What was found in the routes, and what of the document is in none of them: `oasgate plan` is for the rest.
fn reported(diagnostics: &[Diagnostic], of_document: usize) -> Vec<Diagnostic> {
    let (document, routes) = diagnostics.split_at_checked(of_document).unwrap_or((diagnostics, &[]));
    let errors = document.iter().filter(|found| found.severity() == Severity::Error);
    errors.chain(routes).cloned().collect()
}

/// The routes in matching order.
fn sorted(routes: &[Route]) -> Vec<&Route> {
    let mut numbered: Vec<(&Route, usize)> = routes.iter().zip(0..).collect();
    numbered.sort_by(|a, b| compare_routes(*a, *b, None).0);
    numbered.into_iter().map(|(route, _)| route).collect()
}

/// Everything as one object.
#[derive(Serialize)]
struct Whole<'a> {
    diagnostics: Findings<'a>,
    routes: Vec<Numbered<'a>>,
}

/// A route with its place in matching order.
#[derive(Serialize)]
struct Numbered<'a> {
    priority: usize,
    #[serde(flatten)]
    route: &'a Route,
}

fn whole<'a>(routes: &[&'a Route], found: &'a [Diagnostic], lang: Lang) -> Whole<'a> {
    let routes = routes.iter().zip(1..).map(|(route, priority)| Numbered { priority, route });
    Whole { diagnostics: Findings { found, lang }, routes: routes.collect() }
}

const HEADERS: [Text; 5] = [
    Text { en: "#", zh: "序" },
    Text { en: "name", zh: "名称" },
    Text { en: "methods", zh: "方法" },
    Text { en: "match", zh: "匹配" },
    Text { en: "operation", zh: "操作" },
];

/// A column is padded up to this width; what is longer sticks out.
const WIDEST: usize = 72;

fn table(routes: &[&Route], api: &Api, lang: Lang) -> String {
    if routes.is_empty() {
        return String::new();
    }
    let mut rows = vec![HEADERS.map(|header| header.get(lang).to_owned())];
    rows.extend(routes.iter().zip(1_usize..).map(|(route, priority)| row(route, priority, api, lang)));
    let mut widths = [0; 5];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = columns(cell).min(WIDEST).max(*width);
        }
    }
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(columns(cell)) + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push('\n');
    out
}

fn row(route: &Route, priority: usize, api: &Api, lang: Lang) -> [String; 5] {
    let methods: Vec<&str> = route.methods.iter().map(|method| method.as_str()).collect();
    let methods = if methods.is_empty() { "*".to_owned() } else { methods.join(" ") };
    [
        priority.to_string(),
        printable(&route.name),
        methods,
        printable(&conditions(route, lang)),
        served(route, api),
    ]
}

/// The conditions in one line: `regex /pets/[^/]+  header X-Version = v1`.
fn conditions(route: &Route, lang: Lang) -> String {
    let mut text = String::new();
    for domain in &route.domains {
        text.extend([domain, " "]);
    }
    text.extend([format!("{:<6} {}", route.path.kind.as_str(), route.path.value)]);
    let header = Text { en: "header", zh: "请求头" };
    let query = Text { en: "query", zh: "查询" };
    for (word, conditions) in [(header, &route.headers), (query, &route.queries)] {
        for condition in conditions {
            let operator = match condition.kind {
                MatchKind::Exact => "=",
                MatchKind::Prefix => "^=",
                MatchKind::Regex => "~",
            };
            text.extend(["  ", word.get(lang), " ", &condition.name, " ", operator, " ", &condition.value]);
        }
    }
    text
}

/// The operations that a route serves, as the document writes them: `GET /pets/{petId}`, `GET POST /pets`.
fn served(route: &Route, api: &Api) -> String {
    let mut text = String::new();
    let mut last = None;
    for key in route.operations.iter().rev() {
        let path = api.operations.get(key).map_or(key.path.as_str(), |operation| &*operation.path);
        let between = match last.replace(path) {
            None => format!(" {}", printable(path)),
            Some(next) if next == path => " ".to_owned(),
            Some(_) => format!(" {}, ", printable(path)),
        };
        text = [key.method.as_str(), &between, &text].concat();
    }
    text
}

/// How many columns of a terminal a text takes: two for each Chinese character.
fn columns(text: &str) -> usize {
    text.chars().map(|character| if character < '\u{1100}' { 1 } else { 2 }).sum()
}

/// The number of routes, before the numbers of findings.
fn summary(routes: &[&Route], lang: Lang) -> String {
    let of = |kind: MatchKind| routes.iter().filter(|route| route.path.kind == kind).count();
    let (exact, regex) = (of(MatchKind::Exact), of(MatchKind::Regex));
    match lang {
        Lang::En => {
            let s = if routes.len() == 1 { "" } else { "s" };
            format!("{} route{s}: {exact} exact, {regex} regex; ", routes.len())
        }
        Lang::Zh => {
            format!("{} 条路由：精确 {exact}，正则 {regex}；", routes.len())
        }
    }
}
