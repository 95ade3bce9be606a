//! What a report of an import lists, in vendor-neutral terms.

use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::model::Imported;
use crate::plan::{Action, Plan, Reason};
use crate::subject::Subject;
use crate::text::{SHOWN, cut};

/// The rows of a report, each a sentence of its language. What is created or updated is in the plan.
pub(in crate::gateway) struct Rows {
    /// Why nothing at all can be imported.
    pub(in crate::gateway) errors: Vec<String>,
    /// What was lost, guessed or replaced in what is imported.
    pub(in crate::gateway) warnings: Vec<String>,
    /// Parts of the document that are not taken.
    pub(in crate::gateway) failures: Vec<Failure>,
    lang: Lang,
    /// Parts that are read but not whole, so that a plan keeps what exists.
    kept: IndexSet<Subject>,
    /// Messages of the errors about parts.
    faults: IndexMap<Subject, IndexSet<String>>,
    /// Paths of operations as the reader knows them: a Subject's has no variable names.
    names: IndexMap<Subject, Arc<str>>,
}

/// A part of the document that is not taken.
pub(in crate::gateway) struct Failure {
    pub(in crate::gateway) subject: Subject,
    /// Path of an operation, or a path, with its variables' names; else empty.
    pub(in crate::gateway) path: String,
    /// The reason.
    pub(in crate::gateway) message: String,
}

impl Rows {
    /// The rows of what was found, the findings of the plan included.
    pub(in crate::gateway) fn of<'a>(
        imported: Option<&Imported>,
        plan: Option<&Plan>,
        diagnostics: impl Iterator<Item = &'a Diagnostic>,
        lang: Lang,
    ) -> Self {
        let mut rows = Self {
            errors: Vec::new(),
            warnings: Vec::new(),
            failures: Vec::new(),
            lang,
            kept: IndexSet::new(),
            faults: IndexMap::new(),
            names: IndexMap::new(),
        };
        rows.learn_names(imported, plan);
        let changes = plan.map(Plan::changes).unwrap_or_default().iter();
        let is_kept = |subject: &Subject| imported.is_some_and(|it| it.widened.contains_key(subject));
        let kept = changes.clone().filter(|change| change.reason == Reason::BrokenInDocument);
        // What has no error of its own fails by the warnings about it.
        rows.kept = kept.map(|change| change.subject.clone()).filter(is_kept).collect();
        diagnostics.for_each(|found| rows.sort_in(found));
        let left_out = imported.into_iter().flat_map(|imported| imported.left_out.keys());
        let refused = changes.filter(|change| change.action == Action::Refuse).map(|change| &change.subject);
        let failed: IndexSet<Subject> = left_out.chain(refused).chain(rows.faults.keys()).cloned().collect();
        rows.failures = failed.into_iter().map(|subject| rows.failure(subject)).collect();
        rows
    }

    /// The document's path comes before the existing API's.
    fn learn_names(&mut self, imported: Option<&Imported>, plan: Option<&Plan>) {
        if let Some(imported) = imported {
            let left_out = imported.left_out.iter();
            self.names
                .extend(left_out.filter_map(|(subject, part)| Some((subject.clone(), part.path.clone()?))));
            for (key, operation) in &imported.api.operations {
                let name = || operation.path.clone();
                self.names.entry(Subject::Operation(key.clone())).or_insert_with(name);
            }
        }
        for change in plan.map(Plan::changes).unwrap_or_default() {
            if let Some(path) = &change.path {
                self.names.entry(change.subject.clone()).or_insert_with(|| path.clone());
            }
        }
    }

    fn sort_in(&mut self, found: &Diagnostic) {
        let message = found.message(self.lang);
        // What the gateway would say, whatever the caller's overrides make of it.
        match (found.rule().severity, found.subject()) {
            // An external document that cannot be read costs what refers to it, and no more.
            (Severity::Error, None) if found.location().is_some_and(|at| at.document.is_some()) => {
                self.warn(None, &message);
            }
            (Severity::Error, None | Some(Subject::Api)) => {
                let message = self.sentence(&message);
                push_new(&mut self.errors, message);
            }
            (Severity::Warning, Some(subject)) if self.kept.contains(subject) => {
                _ = self.faults.entry(subject.clone()).or_default().insert(message);
            }
            (Severity::Error, Some(subject)) => {
                _ = self.faults.entry(subject.clone()).or_default().insert(message);
            }
            (Severity::Warning, subject) => self.warn(subject, &message),
            // Lints are infos, so no report has any.
            (Severity::Info, _) => {}
        }
    }

    /// Adds a warning, prefixed with what it is about.
    pub(in crate::gateway) fn warn(&mut self, subject: Option<&Subject>, message: &str) {
        let prefix = match subject {
            None | Some(Subject::Api) => String::new(),
            Some(subject @ Subject::Operation(key)) => {
                cut(&format_args!("{} {}", key.method, self.path(subject)), SHOWN) + " "
            }
            Some(other) => cut(other, SHOWN) + " ",
        };
        let message = self.sentence(&[&prefix, message].concat());
        push_new(&mut self.warnings, message);
    }

    fn path<'a>(&'a self, subject: &'a Subject) -> &'a str {
        match (self.names.get(subject), subject) {
            (Some(path), _) => path,
            (None, Subject::Operation(key)) => key.path.as_str(),
            (None, Subject::Path(key)) => key.as_str(),
            (None, _) => "",
        }
    }

    fn failure(&self, subject: Subject) -> Failure {
        let separator = match self.lang {
            Lang::En => "; ",
            Lang::Zh => "；",
        };
        let messages = self.faults.get(&subject).into_iter().flatten().map(String::as_str);
        let message = self.sentence(&messages.collect::<Vec<_>>().join(separator));
        Failure { path: self.path(&subject).to_owned(), subject, message }
    }

    /// A message as a sentence of the report. The rules' messages are phrases; the gateway's own end with a full stop.
    fn sentence(&self, message: &str) -> String {
        let open = !message.is_empty() && !message.ends_with(['。', '！', '？', '…', '.', '!', '?']);
        if self.lang == Lang::Zh && open { [message, "。"].concat() } else { message.to_owned() }
    }
}

/// A fault of a shared part reaches many places, but one report is enough.
fn push_new(messages: &mut Vec<String>, message: String) {
    // Equal messages follow one another, because findings are sorted by place.
    if messages.last() != Some(&message) {
        messages.push(message);
    }
}
