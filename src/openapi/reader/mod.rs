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
pub(crate) mod other_version;
pub(crate) mod refs;
pub(crate) mod report;
pub(crate) mod shown;
pub(crate) mod targets;

use self::document_facts::Facts;
use self::memo::{Memo, Repeats};
use self::refs::References;
use self::report::Report;
use crate::diagnostic::Diagnostic;
use crate::openapi::documents::Documents;
use crate::openapi::options::ImportOptions;
use crate::source::{Document, Node};

/// The state of one reading.
pub(crate) struct Reader<'d> {
    /// The document that is imported.
    pub(crate) document: &'d Document,
    pub(crate) options: &'d ImportOptions,
    pub(crate) report: Report,
    pub(crate) refs: References<'d>,
    pub(crate) memo: Memo<'d>,
    pub(crate) facts: Facts<'d>,
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
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        if self.refs.documents.is_one() {
            return self.report.findings.into_diagnostics(std::slice::from_ref(self.document));
        }
        self.report.findings.into_diagnostics(&self.refs.documents.all())
    }
}
