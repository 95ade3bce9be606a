//! One function a subcommand.

use std::path::Path;

use oasgate::diagnostic::{Severities, overrule};
use oasgate::openapi::Outline;
use oasgate::report::Excerpts;
use oasgate::{Diagnostic, Existing, ImportOptions, Imported, Lang, Outcome, Plan, Severity};

use crate::accepted::{self, Accepted};
use crate::arguments::{HowToMerge, Merge};
use crate::document_files::DocumentFiles;
use crate::existing::Store;
use crate::files::{self, FileProblem};
use crate::filters::Filters;
use crate::tally::Tally;
use crate::{Status, print, progress};

/// `oasgate apply`
pub(crate) fn apply(
    merge: &Merge,
    accepted: &Accepted,
    filters: &Filters,
    lang: Lang,
) -> Result<Status, FileProblem> {
    let mut planned = planned(&merge.spec, &merge.how, filters, lang)?;
    accepted.apply_to(&mut planned, lang)?;
    let tally = planned.tally();
    print::err(&planned.findings(false, print::err_takes_colours(), lang));
    print::err(&tally.line(false, lang));
    let status = status_of_plan(&tally, filters, planned.plan.as_ref(), Some(accepted), lang);
    if let Some(plan) = &planned.plan {
        print::out_json(&oasgate::apply(plan, planned.existing));
    }
    Ok(status)
}

/// A document, read and compared.
pub(crate) struct Planned {
    document: DocumentFiles,
    pub severities: Severities,
    pub outcome: Outcome<Imported>,
    /// What the document declares, when it is refused as a whole.
    pub refused: Option<Outline>,
    pub plan: Option<Plan>,
    pub existing: Existing,
    /// The findings of all stages, as what they count.
    pub diagnostics: Vec<Diagnostic>,
    shows_secrets: bool,
}

/// Makes findings what they count, and masks what looks like a credential in them.
pub(crate) fn settle(found: &mut [Diagnostic], severities: &Severities) {
    overrule(found, severities);
    mask(found);
}

fn mask(found: &mut [Diagnostic]) {
    for one in found {
        *one = one.masked();
    }
}

/// Reads a document, and compares it with what it is merged into.
pub(crate) fn planned(
    spec: &Path,
    how: &HowToMerge,
    filters: &Filters,
    lang: Lang,
) -> Result<Planned, FileProblem> {
    let mut options = ImportOptions::default();
    filters.apply_to_plan(&mut options);
    how.into.apply_to(&mut options);
    let store = Store::read(how.into.existing.as_deref())?;
    let store = store.map(|store| store.with(&options));
    let (mut document, input) = DocumentFiles::read(spec, how.root.as_deref(), &mut options, lang)?;
    name_as_existing(&document, store.as_ref(), &mut options);
    let outcome = document.imported(input, &options)?;
    let refused = if outcome.value.is_none() { document.outline(&options) } else { None };
    let stored = existing(store.as_ref(), &outcome, how.root.as_deref(), lang)?;
    document.others.extend(store.and_then(Store::source));
    let existing = stored.value.map(|existing| existing.into_keyed(options.literal_paths));
    progress::planning(spec);
    let both = outcome.value.as_ref().zip(existing.as_ref());
    let plan = both.map(|(imported, existing)| oasgate::plan(imported, existing, how.into.strategy));
    let mut diagnostics = outcome.diagnostics.clone();
    diagnostics.extend(stored.diagnostics);
    diagnostics.extend_from_slice(plan.as_ref().map(Plan::diagnostics).unwrap_or_default());
    overrule(&mut diagnostics, &options.severities);
    let existing = existing.unwrap_or_default();
    let severities = options.severities;
    let mut planned =
        Planned { document, severities, outcome, refused, plan, existing, diagnostics, shows_secrets: false };
    accepted::ignored(&mut planned);
    Ok(planned)
}

/// A document without a title that is merged into an existing API needs none: the API keeps its name.
pub(crate) fn name_as_existing(
    document: &DocumentFiles,
    store: Option<&Store<'_>>,
    options: &mut ImportOptions,
) {
    let has_title = || document.outline(options).is_some_and(|outline| outline.title.is_some());
    if let Some(store) = store.filter(|_| options.name.is_none() && !has_title()) {
        options.name = store.api_name();
    }
}

/// What exists, where a file says so; nothing where there is no file.
pub(crate) fn existing(
    store: Option<&Store<'_>>,
    outcome: &Outcome<Imported>,
    root: Option<&Path>,
    lang: Lang,
) -> Result<Outcome<Existing>, FileProblem> {
    let Some(store) = store else {
        return Ok(Outcome { value: Some(Existing::default()), diagnostics: Vec::new() });
    };
    store.existing(outcome.value.as_ref(), root, lang)
}

impl Planned {
    pub(crate) fn tally(&self) -> Tally {
        let refused = self.refused.as_ref().map_or(0, |outline| outline.operations.len());
        Tally::new(self.plan.is_some(), self.plan.as_ref(), &self.diagnostics).refusing(refused)
    }

    /// A text that findings may be in, for their excerpts.
    pub(crate) fn add_text(&mut self, name: &str, text: Vec<u8>) {
        self.document.others.insert(name.to_owned(), text.into());
    }

    /// The findings to list for people, from a severity on. What is left out is listed whatever it counts as.
    pub(crate) fn listed(&self, level: Severity) -> impl Iterator<Item = &Diagnostic> {
        let is_listed = move |found: &&Diagnostic| {
            // The worst severity is the least.
            !found.is_silenced() && (found.severity() <= level || found.rule().severity == Severity::Error)
        };
        self.diagnostics.iter().filter(is_listed)
    }

    /// Excerpts of the texts that findings may be in.
    pub(crate) fn excerpts(&self) -> Excerpts<'_> {
        self.document.excerpts().with_secrets(self.shows_secrets)
    }

    /// Masks what looks like a credential in the plan and the findings, unless they are to show it.
    pub(crate) fn mask(&mut self, shows_secrets: bool) {
        self.shows_secrets = shows_secrets;
        if !shows_secrets {
            self.plan = self.plan.take().map(|plan| plan.masked());
            mask(&mut self.diagnostics);
            mask(&mut self.outcome.diagnostics);
        }
    }

    /// Path of the document, if a file holds it.
    pub(crate) fn path(&self) -> Option<&str> {
        let file = &*self.document.file;
        (file != files::STDIN).then_some(file)
    }
}

/// How it went, after a word on warnings if there are too many.
pub(crate) fn status(tally: &Tally, filters: &Filters, lang: Lang) -> Status {
    let too_many = filters.too_many_warnings(tally.warnings, lang);
    if let Some(problem) = &too_many {
        print::err(problem);
    }
    match tally.is_fine() {
        None => Status::Nothing,
        Some(true) if too_many.is_none() => Status::Everything,
        Some(_) => Status::LeftOut,
    }
}

/// How it went, after a word on what of the plan is denied, and on how to accept it where the command takes a baseline.
pub(crate) fn status_of_plan(
    tally: &Tally,
    filters: &Filters,
    plan: Option<&Plan>,
    accepted: Option<&Accepted>,
    lang: Lang,
) -> Status {
    let denied = plan.map(|plan| filters.denied(plan.changes(), lang)).unwrap_or_default();
    for problem in &denied {
        print::err(problem);
    }
    if let Some(accepted) = accepted.filter(|_| !denied.is_empty()) {
        print::err(&accepted.next_step(lang));
    }
    match status(tally, filters, lang) {
        Status::Everything if !denied.is_empty() => Status::LeftOut,
        status => status,
    }
}
