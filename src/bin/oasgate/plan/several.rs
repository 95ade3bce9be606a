//! The plans of several documents, each imported as a new API.

use std::path::Path;

use oasgate::report::{self, MARKDOWN_LIMIT, printable};
use oasgate::{Diagnostic, ImportOptions, Lang};
use serde_json::Value;

use super::json::Whole;
use super::{Format, Plan, changes_something, render};
use crate::commands::{self, Planned};
use crate::files::{self, FileProblem};
use crate::folders::Documents;
use crate::tally::Tally;
use crate::{Status, failed, globals, print, project};

/// Characters of a Markdown page that are left to its last lines.
const OF_LAST_LINES: usize = 1_000;
/// The fewest characters that a document takes on a Markdown page.
const LEAST: usize = 1_000;

/// What the documents so far have in common.
struct Report<'a> {
    arguments: &'a Plan,
    /// How many documents there are.
    count: usize,
    /// How many of them are still to come.
    left: usize,
    /// How many could not be read or imported.
    refused: usize,
    sum: Tally,
    has_changes: bool,
    /// Findings of formats that have them in one list. Each names its document.
    findings: Vec<Diagnostic>,
    /// Entries of GitLab's report of code quality.
    qualities: Vec<Value>,
    /// The first document's name, for findings without a place.
    first: String,
    /// Whether something was printed already.
    has_printed: bool,
    /// Characters that are left of a Markdown page, and documents that do not fit into it.
    page: (usize, usize),
}

pub(super) fn run(arguments: &Plan) -> Result<Status, FileProblem> {
    if let Some(argument) = for_one_document(arguments) {
        return Err(FileProblem::OneDocument(argument));
    }
    let lang = globals::lang();
    let mut options = ImportOptions::default();
    arguments.filters.apply_to_plan(&mut options);
    let documents = Documents::of(&arguments.specs, options.limits.bytes)?;
    print::err(&passed_over(documents.passed_over, lang));
    if documents.paths.is_empty() {
        return Err(FileProblem::NoDocuments {
            names: arguments.specs.iter().map(|path| files::name(path)).collect(),
        });
    }
    for path in &documents.paths {
        files::check_input(path)?;
    }
    let count = documents.paths.len();
    let mut report = Report {
        arguments,
        count,
        left: count,
        refused: 0,
        sum: Tally::default(),
        has_changes: false,
        findings: Vec::new(),
        qualities: Vec::new(),
        first: documents.paths.first().map(|path| files::name(path)).unwrap_or_default(),
        has_printed: false,
        page: (MARKDOWN_LIMIT - OF_LAST_LINES, 0),
    };
    report.begin();
    for path in &documents.paths {
        report.add(path);
    }
    report.end(lang);
    let status = commands::status(&report.sum, &arguments.filters, lang);
    Ok(match status {
        Status::Nothing => status,
        _ if report.refused > 0 => Status::SomeNothing,
        _ => arguments.status(status, report.has_changes),
    })
}

/// An argument that has a meaning for one document alone.
fn for_one_document(arguments: &Plan) -> Option<&'static str> {
    let into = &arguments.how.into;
    let is_set = project::chosen().settings.baseline.is_some();
    let baseline = if is_set { "--baseline (`baseline` in oasgate.toml)" } else { "--baseline" };
    let given = [
        (into.existing.is_some(), "--existing"),
        (into.name.is_some(), "--name"),
        (arguments.accepted.is_given(), baseline),
        (matches!(arguments.format, Format::Html), "--format html"),
    ];
    given.into_iter().find(|(is_given, _)| *is_given).map(|(_, argument)| argument)
}

impl Report<'_> {
    fn begin(&self) {
        match self.arguments.format {
            Format::Json => print::out("{\n  \"documents\": ["),
            Format::Junit => print::out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"),
            _ => {}
        }
    }

    /// Plans a document and prints what its format has of it alone.
    fn add(&mut self, path: &Path) {
        match self.arguments.planned(path) {
            Ok(planned) => {
                let tally = planned.tally();
                self.print(&planned, &tally);
                self.refused += usize::from(tally.is_fine().is_none());
                self.has_changes |= changes_something(&planned);
                self.sum.add_all(&tally);
            }
            Err(problem) => {
                failed(&problem);
                self.refused += 1;
            }
        }
        self.left -= 1;
    }

    fn print(&mut self, planned: &Planned, tally: &Tally) {
        let arguments = self.arguments;
        let file = planned.path().unwrap_or("stdin");
        match arguments.format {
            Format::Text | Format::Html => {
                print::out(&format!("==== {}\n", printable(file)));
                print::out(&[&render::text(planned, tally, arguments), "\n"].concat());
            }
            Format::Json => {
                let whole = Whole { file: Some(file), planned, tally, lang: globals::lang() };
                let between = if self.has_printed { ",\n" } else { "\n" };
                print::out(&[between, &indented(&print::rows(&whole), "    ")].concat());
            }
            Format::Markdown => self.section(planned, tally, file),
            Format::Sarif => self.keep(render::logged(planned), file),
            Format::Github => self.keep(render::reported(planned, arguments.findings.level()), file),
            Format::Gitlab => {
                let shown = render::reported(planned, arguments.findings.level());
                self.qualities.extend(of_file(report::gitlab(&shown, file, globals::lang()), file));
            }
            Format::Junit => {
                let whole = render::junit(planned, arguments);
                let suites = whole.split_once("<testsuites>\n").map_or("", |(_, suites)| suites);
                print::out(suites.rsplit_once("</testsuites>").map_or("", |(suites, _)| suites));
            }
        }
        self.has_printed = true;
    }

    /// A section of a Markdown page. Those that are still to come may have as much as this one.
    fn section(&mut self, planned: &Planned, tally: &Tally, file: &str) {
        let (left, hidden) = &mut self.page;
        let share = (*left / self.left.max(1)).max(LEAST);
        let title = format!("## `{}`\n\n", printable(file).replace('`', "'"));
        let section = title + &render::markdown(planned, tally, self.arguments, share) + "\n";
        match left.checked_sub(section.chars().count()) {
            Some(rest) => {
                *left = rest;
                print::out(&section);
            }
            None => *hidden += 1,
        }
    }

    fn keep(&mut self, found: impl IntoIterator<Item = Diagnostic>, file: &str) {
        let name = file.into();
        self.findings.extend(found.into_iter().map(|one| one.in_document(&name)));
    }

    /// Prints what all documents have together.
    fn end(&self, lang: Lang) {
        match self.arguments.format {
            Format::Text | Format::Html => print::out(&self.line(lang)),
            Format::Json => {
                let summary = indented(&print::pretty(&self.summary()), "  ");
                let summary = summary.trim_start();
                let end = if self.has_printed { "\n  ]" } else { "]" };
                print::out(&format!("{end},\n  \"summary\": {summary}\n}}\n"));
            }
            Format::Markdown => {
                print::out(&hidden(self.page.1, lang));
                print::out(&self.line(lang));
            }
            Format::Sarif => print::out_json(&report::sarif(&self.findings, &self.first, lang)),
            Format::Github => {
                print::out(&report::github(&self.findings, &self.first, lang));
                print::out(&self.line(lang));
            }
            Format::Gitlab => print::out_json(&self.qualities),
            Format::Junit => print::out("</testsuites>\n"),
        }
    }

    /// The last line: the sums over all documents.
    fn line(&self, lang: Lang) -> String {
        let (count, refused) = (self.count, self.refused);
        let sums = self.arguments.line(&self.sum);
        match lang {
            Lang::En => {
                let s = if count == 1 { "" } else { "s" };
                let refused = if refused == 0 {
                    String::new()
                } else {
                    format!(", {refused} of which cannot be imported")
                };
                format!("{count} document{s}{refused}: {sums}")
            }
            Lang::Zh => {
                let refused =
                    if refused == 0 { String::new() } else { format!("，其中 {refused} 个无法导入") };
                format!("{count} 个文档{refused}：{sums}")
            }
        }
    }

    /// The sums for programs.
    fn summary(&self) -> Value {
        let mut summary = self.sum.to_json();
        if let Value::Object(members) = &mut summary {
            members.insert("documents".to_owned(), self.count.into());
            members.insert("refused".to_owned(), self.refused.into());
        }
        summary
    }
}

/// The entries of a report of code quality. Findings of two documents may have one fingerprint, so it gets the file's name.
fn of_file(report: Value, file: &str) -> Vec<Value> {
    let Value::Array(mut entries) = report else { return Vec::new() };
    for entry in &mut entries {
        if let Some(Value::String(fingerprint)) = entry.get_mut("fingerprint") {
            *fingerprint = [file, ":", fingerprint].concat();
        }
    }
    entries
}

/// A text with these spaces before each line, and without a line break behind it.
fn indented(text: &str, spaces: &str) -> String {
    text.lines().map(|line| [spaces, line].concat()).collect::<Vec<_>>().join("\n")
}

fn passed_over(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (1, Lang::En) => {
            "oasgate: 1 file is not an OpenAPI or Swagger document; it is passed over\n".to_owned()
        }
        (_, Lang::En) => {
            format!("oasgate: {count} files are not OpenAPI or Swagger documents; they are passed over\n")
        }
        (_, Lang::Zh) => format!("oasgate: {count} 个文件不是 OpenAPI 或 Swagger 文档，已跳过\n"),
    }
}

fn hidden(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (1, Lang::En) => "... and 1 more document does not fit here.\n\n".to_owned(),
        (_, Lang::En) => format!("... and {count} more documents do not fit here.\n\n"),
        (_, Lang::Zh) => format!("…… 另有 {count} 个文档因篇幅所限未列出。\n\n"),
    }
}
