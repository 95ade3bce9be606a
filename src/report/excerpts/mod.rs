//! Findings for people who have the documents at hand: each with the lines that it is about.

mod cut;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};

use self::cut::Excerpt;
use super::listed::Listed;
use super::text::{ABOUT, AFFECTS, BY_DEFAULT, BY_WAY_OF, HELP};
use crate::diagnostic::{Diagnostic, Lang, Location, SEE_ALSO, Severity, Text};
use crate::text::shown;

/// Findings as text with excerpts of the documents: carets below what a finding is about.
///
/// An excerpt has at most four lines, and of a long line the part around the carets, so a finding costs the same
/// wherever it is.
///
/// ```
/// use oasgate::report::Excerpts;
/// use oasgate::{ImportOptions, Lang, import};
///
/// let document = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths:\n  /pets:\n    get: {responses: 7}\n";
/// let found = import(document, &ImportOptions::default()).diagnostics;
/// let page = Excerpts::new("pets.yaml", document.as_bytes()).text(&found, Lang::En);
/// assert!(page.contains("pets.yaml:5:22"), "{page}");
/// assert!(page.contains("5 |     get: {responses: 7}\n  |                      ^\n"), "{page}");
/// ```
#[derive(Debug, Clone)]
pub struct Excerpts<'a> {
    file: &'a str,
    text: &'a [u8],
    externals: BTreeMap<&'a str, &'a [u8]>,
    colours: bool,
    secrets: bool,
}

impl<'a> Excerpts<'a> {
    /// Of one document: the name that the reader knows it by, and its text, as it was imported.
    pub fn new(file: &'a str, text: &'a [u8]) -> Self {
        Self { file, text, externals: BTreeMap::new(), colours: false, secrets: false }
    }

    /// Adds an external document: its name, as in [`Location::document`], and its text. A finding in a document that
    /// is not there has its place and no excerpt.
    #[must_use]
    pub fn with_external(mut self, name: &'a str, text: &'a [u8]) -> Self {
        self.externals.insert(name, text);
        self
    }

    /// Whether the text has colours, for a terminal that takes ANSI escape codes. It has none by default.
    #[must_use]
    pub fn with_colours(mut self, colours: bool) -> Self {
        self.colours = colours;
        self
    }

    /// Whether lines and messages show what looks like a credential. By default it is `••••••`, as in
    /// [`Diagnostic::masked`].
    #[must_use]
    pub fn with_secrets(mut self, secrets: bool) -> Self {
        self.secrets = secrets;
        self
    }

    /// The findings, with an empty line after each. Silenced findings are left out. Of more than 5,000 findings,
    /// the first are shown, errors before warnings, and the last line counts the others.
    pub fn text<'d>(&self, diagnostics: impl IntoIterator<Item = &'d Diagnostic>, lang: Lang) -> String {
        // Excerpts are cut to size already.
        let renderer = if self.colours { Renderer::styled() } else { Renderer::plain() }.term_width(1000);
        let mut out = String::new();
        let listed = Listed::of(diagnostics);
        for found in &listed.findings {
            let masked = (!self.secrets).then(|| found.masked());
            let found = masked.as_ref().unwrap_or(found);
            let finding = Finding { found, sources: self, renderer: &renderer, lang };
            finding.write(&mut out);
            out.push('\n');
        }
        if let Some(more) = listed.more(lang) {
            out.extend([&more, "\n\n"]);
        }
        out
    }

    /// The lines of a place, with what looks like a credential or without.
    pub(crate) fn excerpt(&self, at: &Location, secrets: Secrets) -> Option<Excerpt> {
        let text = match at.document.as_deref() {
            None => self.text,
            Some(name) => self.externals.get(name)?,
        };
        let excerpt = Excerpt::of(text, at);
        Some(match secrets {
            Secrets::Shown => excerpt,
            Secrets::Masked { is_credential } => excerpt.masked(is_credential),
        })
    }

    fn place(&self, at: &Location) -> String {
        shown(&super::text::place(at, self.file))
    }
}

/// What lines show of what looks like a credential.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Secrets {
    Shown,
    /// Nothing; whether the lines are part of a credential, so that its samples are not shown, either.
    Masked {
        is_credential: bool,
    },
}

impl Secrets {
    pub(crate) fn of(found: &Diagnostic, are_shown: bool) -> Self {
        if are_shown { Self::Shown } else { Self::Masked { is_credential: found.is_about_credential() } }
    }
}

struct Finding<'a> {
    found: &'a Diagnostic,
    sources: &'a Excerpts<'a>,
    renderer: &'a Renderer,
    lang: Lang,
}

impl Finding<'_> {
    fn write(&self, out: &mut String) {
        let title = self.level().primary_title(shown(&self.found.message(self.lang)));
        let title = Group::with_title(title.id(self.found.code()));
        self.group(out, title);

        let secrets = Secrets::of(self.found, self.sources.secrets);
        let lines = |at: &Location| self.sources.excerpt(at, secrets);
        let excerpt = self.found.location().and_then(lines);
        let related = self.found.related().iter();
        let related: Vec<(&Location, Option<Excerpt>)> =
            related.map(|at| (at, lines(at).filter(|excerpt| !excerpt.beheaded))).collect();
        let excerpts = excerpt.iter().chain(related.iter().filter_map(|(_, excerpt)| excerpt.as_ref()));
        let last_line = excerpts.map(Excerpt::last_line).max().unwrap_or_default();
        if let Some(at) = self.found.location() {
            self.arrow(out, at, last_line);
        }

        let mut elements: Vec<Element<'_>> = Vec::new();
        elements.extend(excerpt.iter().map(|excerpt| {
            Element::from(snippet(excerpt).annotation(AnnotationKind::Primary.span(excerpt.mark.clone())))
        }));
        for (at, excerpt) in &related {
            // A snippet without one before it would lack its arrow.
            if let (Some(excerpt), false) = (excerpt, elements.is_empty()) {
                let path = shown(at.file(self.sources.file));
                elements.push(snippet(excerpt).path(path).annotation(self.context(excerpt)).into());
            } else {
                elements.push(self.note(SEE_ALSO, &self.sources.place(at)));
            }
        }
        if let Some(subject) = self.found.subject_text() {
            elements.push(self.note(ABOUT, &subject));
        }
        if let Some(affected) = self.found.affected() {
            elements.push(self.note(AFFECTS, &affected.operations_text(self.lang)));
            elements.push(self.note(BY_WAY_OF, &affected.chain_text()));
        }
        if self.found.is_overruled() {
            elements.push(self.note(BY_DEFAULT, self.found.rule().severity.text(self.lang)));
        }
        elements.push(self.note(HELP, &self.found.help(self.lang)));
        self.group(out, Group::with_level(self.level()).elements(elements));
    }

    fn group(&self, out: &mut String, group: Group<'_>) {
        out.push_str(&self.renderer.render(&[group]));
        out.push('\n');
    }

    /// The place. An excerpt knows neither the column in a line that it cuts nor the pointer, so the renderer cannot
    /// write this line.
    fn arrow(&self, out: &mut String, at: &Location, last_line: usize) {
        let gutter = " ".repeat(last_line.to_string().len());
        let style = if self.sources.colours { DEFAULT_LINE_NUM_STYLE } else { Style::new() };
        // Writing to a String cannot fail.
        _ = write!(out, "{gutter}{style}-->{style:#} {}", self.sources.place(at));
        if !at.pointer.is_empty() {
            out.push_str("  #");
            out.push_str(&shown(&at.pointer));
        }
        out.push('\n');
    }

    fn context<'e>(&self, excerpt: &Excerpt) -> Annotation<'e> {
        AnnotationKind::Context.span(excerpt.mark.clone()).label(SEE_ALSO.get(self.lang))
    }

    fn level(&self) -> Level<'static> {
        let severity = self.found.severity();
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        level.with_name(severity.text(self.lang))
    }

    fn note<'e>(&self, label: Text, text: &str) -> Element<'e> {
        Level::NOTE.with_name(label.get(self.lang)).message(shown(text)).into()
    }
}

fn snippet(excerpt: &Excerpt) -> Snippet<'_, Annotation<'_>> {
    Snippet::source(excerpt.source.as_str()).line_start(excerpt.first_line).fold(false)
}
