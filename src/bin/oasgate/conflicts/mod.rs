//! `oasgate conflicts`: which routes of some documents take each other's requests.

mod report;
mod texts;

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use oasgate::diagnostic::{Location, Severities};
use oasgate::model::{Api, Map, Places, Route};
use oasgate::report::Excerpts;
use oasgate::route::{Conflict, ConflictLevel, ConflictOptions, RouteOptions, RouteSet};
use oasgate::{Diagnostic, ImportOptions, Lang, Severity, conflicts, routes};

use self::report::Report;
use crate::arguments::Reading;
use crate::document_files::DocumentFiles;
use crate::files::{self, FileProblem};
use crate::filters::{Filters, is_urgent};
use crate::tally::Tally;
use crate::{Status, commands, globals, print};

/// Arguments.
#[derive(Args)]
pub(crate) struct Conflicts {
    /// The documents, JSON or YAML, in the order in which they were published; `-` is standard input
    #[arg(required = true, value_name = "SPEC")]
    pub specs: Vec<PathBuf>,
    /// Read the files of this folder that the documents refer to; without it only the documents are read
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also list informational conflicts: the more specific route wins. JSON and SARIF always have them
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The conflicts, for people
    Text,
    /// One object, for programs
    Json,
    /// A flowchart that GitHub and GitLab draw in a fenced block `mermaid`: an arrow from each winner to its loser, with a
    /// request that both match; at most 100 conflicts
    Mermaid,
    /// The findings as a SARIF 2.1.0 log, for code scanning
    Sarif,
    /// The findings as GitHub Actions workflow commands, which annotate pull requests
    Github,
}

/// A document with its routes.
struct Spec {
    file: String,
    api: Arc<Api>,
    routes: Vec<Route>,
    places: Places,
    /// The place of each route.
    sites: Vec<Option<Location>>,
}

/// Everything that was read.
#[derive(Default)]
struct Documents {
    specs: Vec<Spec>,
    /// Findings that kept something from becoming a route.
    errors: Vec<Diagnostic>,
    /// Name of the first document.
    first: String,
    /// The texts that findings may be in, by name.
    texts: Map<String, Rc<[u8]>>,
    severities: Severities,
}

pub(crate) fn run(args: &Conflicts) -> Result<Status, FileProblem> {
    let lang = globals::lang();
    let first = args.specs.first().map(|path| files::name(path)).unwrap_or_default();
    let mut documents = Documents { first, ..Documents::default() };
    for path in &args.specs {
        documents.read(path, args, lang)?;
    }
    if documents.specs.len() < args.specs.len() {
        match args.format {
            Format::Text | Format::Json | Format::Mermaid => {
                print::err(&documents.excerpts(&documents.errors, lang));
            }
            Format::Sarif | Format::Github => documents.annotate(&documents.errors, args, lang),
        }
        return Ok(Status::Nothing);
    }
    // Each document is an API of its own; all are published on one domain of one environment.
    let sets: Vec<RouteSet<'_>> = documents.specs.iter().map(Spec::set).collect();
    let found = conflicts(&sets, &ConflictOptions::default());
    let mut judged = found.diagnostics(&sets);
    commands::settle(&mut judged, &documents.severities);
    let all = [&documents.errors[..], &judged].concat();
    let tally = Tally::new(true, None, &all);
    let report = Report { specs: &documents.specs, sets: &sets, found: &found, judged: &judged, lang };
    match args.format {
        Format::Text => {
            print::err(&documents.excerpts(&documents.errors, lang));
            print::out(&report.text(args.notes, &tally));
        }
        Format::Json => print::out_json(&report.to_json(&all)),
        Format::Mermaid => {
            print::err(&documents.excerpts(&documents.errors, lang));
            print::out(&report.mermaid(args.notes));
            print::err(&report.sum(args.notes, &tally));
        }
        Format::Sarif => documents.annotate(&all, args, lang),
        Format::Github => {
            documents.annotate(&all, args, lang);
            print::out(&report.sum(args.notes, &tally));
        }
    }
    Ok(commands::status(&tally, &args.filters, lang))
}

impl Documents {
    /// Reads a document. One that cannot be imported is not added to the specs.
    fn read(&mut self, path: &Path, args: &Conflicts, lang: Lang) -> Result<(), FileProblem> {
        let mut options = ImportOptions::default();
        args.filters.apply_to(&mut options);
        options.accept_3_1 = args.reading.accept_3_1;
        let (document, input) = DocumentFiles::read(path, args.root.as_deref(), &mut options, lang)?;
        let outcome = document.imported(input, &options)?;
        let mut findings = outcome.diagnostics;
        let file = files::name(path);
        // A document that is alone needs no name.
        let name = (args.specs.len() > 1).then_some(file.as_str());
        if let Some(imported) = outcome.value {
            let mut route_options = RouteOptions::default();
            route_options.places = imported.places.clone();
            let derived = routes(&imported.api, &route_options);
            findings.extend(derived.diagnostics);
            let places =
                name.map_or_else(|| imported.places.clone(), |name| imported.places.in_document(name));
            self.specs.extend(derived.value.map(|routes| Spec {
                sites: places.of_routes(&routes),
                file: file.clone(),
                api: imported.api.clone(),
                routes,
                places,
            }));
        }
        commands::settle(&mut findings, &options.severities);
        let errors = findings.into_iter().filter(|found| found.severity() == Severity::Error);
        self.errors.extend(errors.filter(|found| !found.is_silenced()).map(|found| match name {
            Some(name) => found.in_document(&name.into()),
            None => found,
        }));
        self.texts.extend(document.others);
        self.texts.insert(file, document.text.into());
        self.severities = options.severities;
        Ok(())
    }

    /// Findings with the lines that they are about.
    fn excerpts(&self, found: &[Diagnostic], lang: Lang) -> String {
        // Of several, each finding names its own.
        let text = self.texts.get(&self.first).map_or(&[][..], |text| &**text);
        let excerpts = Excerpts::new(&self.first, text).with_colours(print::err_takes_colours());
        let excerpts =
            self.texts.iter().fold(excerpts, |excerpts, (name, text)| excerpts.with_external(name, text));
        excerpts.text(found, lang)
    }

    /// Prints the findings for programs that show them in the documents.
    fn annotate(&self, found: &[Diagnostic], args: &Conflicts, lang: Lang) {
        let file = Some(self.first.as_str()).filter(|name| *name != files::STDIN);
        if matches!(args.format, Format::Sarif) {
            print::out_json(&oasgate::report::sarif(found, file.unwrap_or("stdin"), lang));
        } else {
            let is_shown = |found: &&Diagnostic| !found.is_silenced() && (args.notes || is_urgent(found));
            let shown: Vec<Diagnostic> = found.iter().filter(is_shown).cloned().collect();
            print::out(&oasgate::report::github(&shown, file.unwrap_or_default(), lang));
        }
    }
}

impl Spec {
    fn set(&self) -> RouteSet<'_> {
        RouteSet::new(&self.api.about.name, &self.routes)
            .with_places(&self.places)
            .with_operations(&self.api.operations)
    }

    fn place(&self, route: usize) -> Option<&Location> {
        self.sites.get(route)?.as_ref()
    }
}

/// The level of a conflict under the filters; none when it is silenced.
fn counted(conflict: &Conflict, judged: &Diagnostic) -> Option<ConflictLevel> {
    if judged.is_silenced() {
        return None;
    }
    Some(match judged.severity() {
        _ if !judged.is_overruled() => conflict.level,
        Severity::Error => ConflictLevel::Critical,
        Severity::Warning => ConflictLevel::Warning,
        Severity::Info => ConflictLevel::Informational,
    })
}
