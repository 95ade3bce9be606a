//! The document that a subcommand is about: a file, or standard input, and the files that it refers to.

use std::path::Path;
use std::rc::Rc;

use oasgate::model::Map;
use oasgate::openapi::{Input, Outline, outline};
use oasgate::report::Excerpts;
use oasgate::source::Limits;
use oasgate::{Document, ImportOptions, Imported, Lang, Outcome};

use crate::files::{self, FileProblem};
use crate::kind::Kind;
use crate::{progress, root};

/// A document, read from files. Each is parsed once.
pub(crate) struct DocumentFiles {
    /// What the reader knows it by.
    pub file: String,
    pub text: Vec<u8>,
    /// What the text is, if it can be parsed.
    pub document: Option<Document>,
    /// Texts of other documents that findings may be in, by name.
    pub others: Map<String, Rc<[u8]>>,
}

impl DocumentFiles {
    /// Reads a file, with `root` also those of its files that it refers to, which then are among the options. Gives what
    /// to import.
    pub(crate) fn read(
        spec: &Path,
        root: Option<&Path>,
        options: &mut ImportOptions,
        lang: Lang,
    ) -> Result<(Self, Input), FileProblem> {
        progress::reading(spec);
        options.default_name = files::api_name(spec);
        let text = files::read_most(spec, options.limits.bytes)?;
        Self::of(spec, text, root, options, lang)
    }

    /// The same of a text that was read already.
    pub(crate) fn of(
        spec: &Path,
        text: Vec<u8>,
        root: Option<&Path>,
        options: &mut ImportOptions,
        lang: Lang,
    ) -> Result<(Self, Input), FileProblem> {
        let input = parsed(&text, &options.limits);
        let document = match &input {
            Input::Document(document) => Some(document.clone()),
            Input::Bytes(_) => None,
        };
        let mut document = Self { file: files::name(spec), text, document, others: Map::new() };
        if let Some(root) = root {
            document.others = root::hand_in(root, spec, &input, options, lang)?;
        }
        Ok((document, input))
    }

    /// What the document declares, whether or not it can be imported.
    pub(crate) fn outline(&self, options: &ImportOptions) -> Option<Outline> {
        self.document.as_ref().map(|document| outline(document, options))
    }

    /// Imports it. That nothing can be imported may be because it is another command's file.
    pub(crate) fn imported(
        &self,
        input: Input,
        options: &ImportOptions,
    ) -> Result<Outcome<Imported>, FileProblem> {
        let outcome = oasgate::import(input, options);
        let mistaken = || Kind::mistaken(&self.file, &self.text, Kind::Document);
        let problem = if outcome.value.is_none() { mistaken() } else { None };
        problem.map_or(Ok(outcome), Err)
    }

    /// Excerpts of the texts that findings may be in.
    pub(crate) fn excerpts(&self) -> Excerpts<'_> {
        let others = self.others.iter();
        others.fold(Excerpts::new(&self.file, &self.text), |excerpts, (name, text)| {
            excerpts.with_external(name, text)
        })
    }
}

/// The document that a text is; the text itself where that is none, for the import to say why.
pub(crate) fn parsed(text: &[u8], limits: &Limits) -> Input {
    match Document::parse(text, None, limits).value {
        Some(document) => document.into(),
        None => text.into(),
    }
}
