//! Findings for people: the library's words around excerpts of the documents.

use std::fmt::Write as _;

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};
use oasgate::diagnostic::{Location, Text};
use oasgate::model::Map;
use oasgate::report::printable;
use oasgate::{Diagnostic, Lang, Severity};

use crate::excerpt::Excerpt;

const ABOUT: Text = Text { en: "about", zh: "对象" };
const SEE_ALSO: Text = Text { en: "see also", zh: "另见" };
const AFFECTS: Text = Text { en: "affects", zh: "影响" };
const BY_WAY_OF: Text = Text { en: "by way of", zh: "引用链" };
const BY_DEFAULT: Text = Text { en: "by default", zh: "默认级别" };
const HELP: Text = Text { en: "help", zh: "建议" };

/// Texts of the documents that findings may be in.
pub(crate) struct Sources<'a> {
    /// What the reader knows the imported document by.
    pub file: &'a str,
    /// Its text.
    pub text: &'a [u8],
    /// Names and texts of external documents.
    pub others: &'a Map<String, Vec<u8>>,
}

impl Sources<'_> {
    fn of(&self, at: &Location) -> Option<&[u8]> {
        match at.document.as_deref() {
            None => Some(self.text),
            Some(name) => self.others.get(name).map(Vec::as_slice),
        }
    }

    fn excerpt(&self, at: &Location) -> Option<Excerpt> {
        Some(Excerpt::of(self.of(at)?, at))
    }

    fn place(&self, at: &Location) -> String {
        printable(&format!("{}:{}:{}", at.file(self.file), at.line, at.column))
    }
}

/// Findings as text, an excerpt of the document with each, and an empty line between two.
pub(crate) fn text<'a>(
    diagnostics: impl Iterator<Item = &'a Diagnostic>,
    sources: &Sources<'_>,
    colours: bool,
    lang: Lang,
) -> String {
    // Excerpts are cut to size already.
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() }.term_width(1000);
    let mut out = String::new();
    for found in diagnostics {
        let finding = Finding { found, sources, renderer: &renderer, colours, lang };
        finding.write(&mut out);
        out.push('\n');
    }
    out
}

struct Finding<'a> {
    found: &'a Diagnostic,
    sources: &'a Sources<'a>,
    renderer: &'a Renderer,
    colours: bool,
    lang: Lang,
}

impl Finding<'_> {
    fn write(&self, out: &mut String) {
        let title = self.level().primary_title(printable(&self.found.message(self.lang)));
        let title = Group::with_title(title.id(self.found.code()));
        self.group(out, title);

        let excerpt = self.found.location().and_then(|at| self.sources.excerpt(at));
        let related = self.found.related().iter();
        let related: Vec<(&Location, Option<Excerpt>)> =
            related.map(|at| (at, self.sources.excerpt(at).filter(|excerpt| !excerpt.beheaded))).collect();
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
                let path = printable(at.file(self.sources.file));
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
        let style = if self.colours { DEFAULT_LINE_NUM_STYLE } else { Style::new() };
        // Writing to a String cannot fail.
        _ = write!(out, "{gutter}{style}-->{style:#} {}", self.sources.place(at));
        if !at.pointer.is_empty() {
            out.push_str("  #");
            out.push_str(&printable(&at.pointer));
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
        Level::NOTE.with_name(label.get(self.lang)).message(printable(text)).into()
    }
}

fn snippet(excerpt: &Excerpt) -> Snippet<'_, Annotation<'_>> {
    Snippet::source(excerpt.source.as_str()).line_start(excerpt.first_line).fold(false)
}
