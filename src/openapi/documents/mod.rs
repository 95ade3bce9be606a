//! The documents of one import: the one that is imported, and external ones that it may refer to. An external document is
//! parsed when the first reference leads there, once, under what the others left of the limits.

pub(crate) mod uri;
pub(crate) mod walk;

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};

use self::walk::for_each_reference;
use crate::diagnostic::{Diagnostic, Severity};
use crate::openapi::options::{ImportOptions, Input};
use crate::openapi::rules::DOCUMENT_UNUSED;
use crate::source::{Document, Limits};
use crate::tables::{HashMap, IndexSet};
use crate::text::{SHOWN, cut};

/// The documents of one import.
pub(crate) struct Documents<'o> {
    main: &'o Document,
    /// Name of the document that is imported.
    base: String,
    external: Vec<External<'o>>,
    /// Numbers of the documents, by their names in the one spelling.
    numbers: HashMap<String, u32>,
    rest: RefCell<Limits>,
    /// How many bytes external documents had that were not taken into account yet.
    new_bytes: Cell<usize>,
    /// What was found while parsing them.
    found: RefCell<Vec<Diagnostic>>,
}

/// A document that was passed in beside the one that is imported.
struct External<'o> {
    /// The name under which it was passed, as findings show it.
    name: Cow<'o, str>,
    /// The name in the one spelling.
    uri: String,
    input: &'o Input,
    parsed: OnceCell<Option<Document>>,
}

impl<'o> Documents<'o> {
    pub(crate) fn new(main: &'o Document, options: &'o ImportOptions) -> Self {
        let base = uri::resolve("", options.document_name.as_deref().unwrap_or_default());
        let mut numbers = HashMap::default();
        if options.document_name.is_some() {
            numbers.insert(base.clone(), 0);
        }
        let root = if uri::is_absolute(&base) { base.as_str() } else { "" };
        let external = options.documents.iter().map(|(name, input)| External {
            name: if name.len() > SHOWN { cut(name, SHOWN).into() } else { name.into() },
            uri: uri::resolve(root, name.split('#').next().unwrap_or_default()),
            input,
            parsed: OnceCell::new(),
        });
        let external: Vec<_> = external.collect();
        for (number, document) in (1..).zip(&external) {
            numbers.entry(document.uri.clone()).or_insert(number);
        }
        let rest = RefCell::new(main.rest_of(&options.limits));
        let (new_bytes, found) = (Cell::new(0), RefCell::new(Vec::new()));
        Self { main, base, external, numbers, rest, new_bytes, found }
    }

    /// The same documents, some of them in other words.
    pub(crate) fn in_other_words<'n>(self, main: &'n Document, external: &[Option<Document>]) -> Documents<'n>
    where
        'o: 'n,
    {
        let mut documents = Documents { main, ..self };
        for (one, other) in documents.external.iter_mut().zip(external) {
            if let Some(other) = other {
                one.parsed = OnceCell::from(Some(other.clone()));
            }
        }
        documents
    }

    pub(crate) fn main(&self) -> &Document {
        self.main
    }

    /// Whether there is but the one that is imported.
    pub(crate) fn is_one(&self) -> bool {
        self.external.is_empty()
    }

    fn get(&self, number: u32) -> Option<&External<'o>> {
        self.external.get((number as usize).checked_sub(1)?)
    }

    /// The document that a reference without its fragment leads to, from a document.
    pub(crate) fn number_of(&self, from: u32, reference: &str) -> Option<u32> {
        if self.numbers.is_empty() {
            return None;
        }
        self.numbers.get(&self.uri(from, reference)).copied()
    }

    /// The name that a reference without its fragment leads to, from a document.
    pub(crate) fn uri(&self, from: u32, reference: &str) -> String {
        uri::resolve(self.get(from).map_or(self.base.as_str(), |external| &external.uri), reference)
    }

    /// What a document is called.
    pub(crate) fn name(&self, number: u32) -> &str {
        self.get(number).map_or(self.base.as_str(), |external| &external.name)
    }

    /// A document, parsed. None when it cannot be.
    pub(crate) fn document(&self, number: u32) -> Option<&Document> {
        let Some(external) = self.get(number) else { return Some(self.main) };
        external.parsed.get_or_init(|| self.parse(external, number)).as_ref()
    }

    fn parse(&self, external: &External<'_>, number: u32) -> Option<Document> {
        let mut rest = self.rest.borrow_mut();
        let outcome = external.input.clone().parse(None, &rest);
        let document = outcome.value.map(|document| document.external(number, &external.name));
        if let Some(document) = &document {
            *rest = document.rest_of(&rest);
            self.new_bytes.set(self.new_bytes.get().saturating_add(document.text().len()));
        } else {
            // Documents that cannot be read count too, or many of them would cost more than the limits.
            rest.bytes = rest.bytes.saturating_sub(external.input.bytes());
        }
        let name: std::sync::Arc<str> = (*external.name).into();
        self.found.borrow_mut().extend(outcome.diagnostics.into_iter().map(|found| found.in_document(&name)));
        document
    }

    /// Code of the first reason why an external document cannot be read.
    pub(crate) fn fault(&self, number: u32) -> Option<&'static str> {
        let name = &*self.get(number)?.name;
        let found = self.found.borrow();
        let is_fault = |found: &&Diagnostic| {
            let document = found.location().and_then(|at| at.document.as_deref());
            found.rule().severity == Severity::Error && document == Some(name)
        };
        found.iter().find(is_fault).map(Diagnostic::code)
    }

    /// How many bytes came with documents that were parsed since this was asked last.
    pub(crate) fn take_new_bytes(&self) -> usize {
        self.new_bytes.take()
    }

    /// All documents by their numbers; one that was not parsed has no sites, so any document can take its place.
    pub(crate) fn all(&self) -> Vec<Document> {
        let external = self.external.iter().map(|external| external.parsed.get().cloned().flatten());
        let external = external.map(|document| document.unwrap_or_else(|| self.main.clone()));
        std::iter::once(self.main.clone()).chain(external).collect()
    }

    /// The findings of parsing, and those about documents that were not needed.
    pub(crate) fn into_diagnostics(self, was_read: bool) -> Vec<Diagnostic> {
        let mut diagnostics = self.found.into_inner();
        let unused = self.external.iter().filter(|external| was_read && external.parsed.get().is_none());
        let unused = unused.map(|it| Diagnostic::new(DOCUMENT_UNUSED).arg("document", it.name.clone()));
        diagnostics.extend(unused);
        diagnostics
    }
}

/// The external documents that a document refers to, for callers that pass them in [`ImportOptions::documents`].
///
/// `name` is the name of the document itself, its URI or relative name. References are resolved against it (RFC 3986),
/// so the result has the names under which [`import`](crate::import) looks for the documents, each once, in the order
/// of the first reference to it. A `$ref` in examples and other data does not count; a name may be listed that the
/// import does not need. Nothing is fetched, and references in external documents are not followed: call this function
/// for each of them.
///
/// ```
/// let text = "paths: {/pets: {$ref: ./paths/pets.yaml}}\ncomponents: {schemas: {Pet: {$ref: '../pet.json#/Pet'}}}";
/// let document = oasgate::Document::parse(text, None, &oasgate::source::Limits::default()).into_result()?;
/// let names = oasgate::external_references(&document, "https://example.com/api/v1.yaml");
/// assert_eq!(names, ["https://example.com/api/paths/pets.yaml", "https://example.com/pet.json"]);
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn external_references(document: &Document, name: &str) -> Vec<String> {
    let base = uri::resolve("", name.split('#').next().unwrap_or_default());
    let mut seen: IndexSet<String> = IndexSet::default();
    for_each_reference(document.root(), &mut |reference| {
        let target = reference.split('#').next().unwrap_or_default();
        if !target.is_empty() {
            seen.insert(uri::resolve(&base, target));
        }
    });
    seen.shift_remove(&base);
    seen.into_iter().collect()
}
