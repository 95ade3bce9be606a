//! The findings, the worst first, each with the lines that it is about.

use askama::Template;

use super::PageOptions;
use super::fields::prose;
use crate::diagnostic::{Diagnostic, Lang, Location, SEE_ALSO, Severity};
use crate::report::{ABOUT, AFFECTS, BY_DEFAULT, BY_WAY_OF, Excerpts, HELP, Secrets, place, worst_first};
use crate::text::{cut, secrets, shown};

/// Characters of a message or a place.
const LINE: usize = 1_000;
/// Characters of an excerpt, which has a few short lines.
const EXCERPT: usize = 2_000;
/// Findings of one rule that have an excerpt.
const EXCERPTS: usize = 50;
/// Second places of one finding.
const RELATED: usize = 10;

/// What was found, and where it can be looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sources<'a> {
    /// The document, by the name that the reader knows it by.
    pub(super) file: &'a str,
    pub(super) findings: &'a [Diagnostic],
    pub(super) excerpts: Option<&'a Excerpts<'a>>,
}

/// Lines of a document, with the marked part between what is before and after it.
struct Lines {
    first: usize,
    before: String,
    marked: String,
    after: String,
}

#[derive(Template)]
#[template(path = "finding.html")]
struct Finding {
    number: usize,
    severity: &'static str,
    severity_text: &'static str,
    code: &'static str,
    message: String,
    place: Option<String>,
    pointer: Option<String>,
    lines: Option<Lines>,
    notes: Vec<(&'static str, String)>,
    is_open: bool,
}

/// The findings that fit.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) html: String,
    pub(super) count: usize,
    pub(super) left_out: usize,
    /// How many there are of each severity: its name, its text, the number.
    pub(super) severities: Vec<(&'static str, &'static str, usize)>,
}

/// The findings that fit into so many bytes.
pub(super) fn findings(sources: &Sources<'_>, options: &PageOptions, room: usize) -> Findings {
    let mut all = Findings::default();
    let mut of_rule = std::collections::BTreeMap::new();
    for found in worst_first(sources.findings) {
        let severity = found.severity();
        match all.severities.last_mut().filter(|(name, ..)| *name == severity.text(Lang::En)) {
            Some((.., count)) => *count += 1,
            None => all.severities.push((severity.text(Lang::En), severity.text(options.lang), 1)),
        }
        if all.left_out > 0 {
            all.left_out += 1;
            continue;
        }
        let seen = of_rule.entry(found.code()).or_insert(0_usize);
        *seen += 1;
        let finding = Finding::of(sources, found, options, all.count, *seen <= EXCERPTS);
        let html = finding.render().unwrap_or_default();
        if all.html.len() + html.len() > room {
            all.left_out += 1;
            continue;
        }
        all.html.push_str(&html);
        all.count += 1;
    }
    all
}

impl Finding {
    fn of(
        sources: &Sources<'_>,
        found: &Diagnostic,
        options: &PageOptions,
        number: usize,
        has_lines: bool,
    ) -> Self {
        let lang = options.lang;
        let hidden = (!options.secrets).then(|| found.masked());
        let found = hidden.as_ref().unwrap_or(found);
        let at = found.location();
        let masked = |text: &str| {
            let text = cut(&shown(text), LINE);
            if options.secrets { text } else { secrets::text_masked(&text).into_owned() }
        };
        let written = |at: &Location| cut(&shown(&place(at, sources.file)), LINE);
        let mut notes = Vec::new();
        notes.extend(found.subject_text().map(|subject| (ABOUT.get(lang), masked(&subject))));
        let related = found.related().iter().take(RELATED);
        notes.extend(related.map(|at| (SEE_ALSO.get(lang), written(at))));
        if let Some(affected) = found.affected() {
            notes.push((AFFECTS.get(lang), masked(&affected.operations_text(lang))));
            notes.push((BY_WAY_OF.get(lang), masked(&affected.chain_text())));
        }
        if found.is_overruled() {
            notes.push((BY_DEFAULT.get(lang), found.rule().severity.text(lang).to_owned()));
        }
        notes.push((HELP.get(lang), masked(&found.help(lang))));
        Self {
            number,
            severity: found.severity().text(Lang::En),
            severity_text: found.severity().text(lang),
            code: found.code(),
            message: masked(&found.message(lang)),
            place: at.map(written),
            pointer: at.filter(|at| !at.pointer.is_empty()).map(|at| cut(&shown(&at.pointer), LINE)),
            lines: at
                .filter(|_| has_lines)
                .and_then(|at| Lines::of(sources, at, Secrets::of(found, options.secrets))),
            notes,
            is_open: found.severity() == Severity::Error && number < 5,
        }
    }
}

impl Lines {
    fn of(sources: &Sources<'_>, at: &Location, secrets: Secrets) -> Option<Self> {
        let excerpt = sources.excerpts?.excerpt(at, secrets)?;
        let part = |from, to| prose(excerpt.source.get(from..to).unwrap_or_default(), EXCERPT);
        let mark = excerpt.mark.clone();
        Some(Self {
            first: excerpt.first_line,
            before: part(0, mark.start),
            marked: part(mark.start, mark.end),
            after: part(mark.end, excerpt.source.len()),
        })
    }
}

impl Finding {
    /// The number of each line of the excerpt, for the column beside it.
    fn numbers(&self) -> Vec<usize> {
        self.lines.iter().flat_map(Lines::numbers).collect()
    }
}

impl Lines {
    fn numbers(&self) -> std::ops::Range<usize> {
        let parts = [&self.before, &self.marked, &self.after];
        let breaks: usize = parts.iter().map(|part| part.matches('\n').count()).sum();
        self.first..self.first + breaks + 1
    }
}
