//! The state of one reading: what is entered, where references lead, and what was read before.
//!
//! A check that only judges gets the [`Report`] alone; what follows references gets the whole [`Reader`].

pub(crate) mod document_facts;
pub(crate) mod external;
pub(crate) mod fields;
pub(crate) mod findings;
pub(crate) mod follow;
pub(crate) mod memo;
mod nearest;
pub(crate) mod origins;
pub(crate) mod other_version;
pub(crate) mod refs;
pub(crate) mod report;
pub(crate) mod shown;
pub(crate) mod targets;

use self::document_facts::Facts;
use self::memo::{Memo, Repeats};
use self::origins::Origins;
use self::refs::References;
use self::report::Report;
use crate::diagnostic::{Diagnostic, Rule};
use crate::openapi::documents::Documents;
use crate::openapi::options::ImportOptions;
use crate::openapi::rules::{PATHS_EMPTY, SCHEMA_NULLABLE_UNTYPED};
use crate::source::{Document, Node};

/// What is no fault of a document of a later version.
const NOT_OF_LATER: &[&Rule] = &[PATHS_EMPTY, SCHEMA_NULLABLE_UNTYPED];

/// The state of one reading.
pub(crate) struct Reader<'d> {
    /// The document that is imported.
    pub(crate) document: &'d Document,
    pub(crate) options: &'d ImportOptions,
    pub(crate) report: Report,
    pub(crate) refs: References<'d>,
    pub(crate) memo: Memo<'d>,
    pub(crate) facts: Facts<'d>,
    /// Where all this comes from, if the document is of a later version and read in OAS 3.0's words.
    pub(crate) origins: Option<&'d Origins>,
    /// Which of its notes were entered for a part.
    entered: Vec<bool>,
}

impl<'d> Reader<'d> {
    pub(crate) fn new(documents: &'d Documents<'d>, options: &'d ImportOptions) -> Self {
        Self {
            document: documents.main(),
            options,
            report: Report::default(),
            refs: References::new(documents, &options.limits),
            memo: Memo::default(),
            facts: Facts::default(),
            origins: None,
            entered: Vec::new(),
        }
    }

    /// The same, of documents in other words.
    pub(crate) fn with_origins(mut self, origins: &'d Origins) -> Self {
        self.entered = vec![false; origins.notes.len()];
        self.report.mute(NOT_OF_LATER);
        Self { origins: Some(origins), ..self }
    }

    /// Enters what is noted about a value and its key for the part being read.
    pub(crate) fn enter_notes(&mut self, node: Node<'d>) {
        let Some(origins) = self.origins else { return };
        let key = node.key_site();
        let count = node.written_entries().saturating_add(u32::from(key != node.site()));
        let range = origins.notes_in(key, count);
        let notes = origins.notes.get(range.clone()).unwrap_or_default();
        for (noted, entered) in notes.iter().zip(self.entered.get_mut(range).unwrap_or_default()) {
            *entered = true;
            self.report.push(noted.finding.clone());
        }
    }

    /// Enters what is noted and is about no part.
    pub(crate) fn enter_other_notes(&mut self) {
        let notes = self.origins.map(|origins| origins.notes.as_slice()).unwrap_or_default();
        for (noted, _) in notes.iter().zip(&self.entered).filter(|(_, entered)| !**entered) {
            self.report.push(noted.finding.clone());
        }
    }

    /// Whether the document is of Swagger 2.0.
    pub(crate) fn is_swagger(&self) -> bool {
        self.refs.targets.is_swagger
    }

    /// Reads a value, or takes what was read from the same text before. What was entered while reading it, and what
    /// depends on where a reference leads, belongs to its place and is not remembered.
    ///
    /// `read` is a plain function, which cannot see what is around the value: the part, the path, what the root says. So
    /// the text alone decides what it answers.
    pub(crate) fn once<T: Clone>(
        &mut self,
        node: Node<'d>,
        table: for<'m> fn(&'m mut Memo<'d>) -> &'m mut Repeats<'d, T>,
        read: fn(&mut Self, Node<'d>) -> T,
    ) -> T {
        let text = node.json_text();
        if let Some(known) = text.and_then(|text| table(&mut self.memo).get(text)) {
            return known;
        }
        let before = (self.report.entries(), self.refs.lookups());
        let value = read(self, node);
        if let Some(text) = text.filter(|_| (self.report.entries(), self.refs.lookups()) == before) {
            table(&mut self.memo).put(text, value.clone());
        }
        value
    }

    /// Ends the reading: every finding, with line and column.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        if let Some(origins) = self.origins {
            self.report.findings.replace_sites(|site| origins.of(site));
            return self.report.findings.into_diagnostics(&origins.documents);
        }
        if self.refs.documents.is_one() {
            return self.report.findings.into_diagnostics(std::slice::from_ref(self.document));
        }
        self.report.findings.into_diagnostics(&self.refs.documents.all())
    }
}
