//! The report of a dry run, as the gateway's console shows it.

use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use super::response::{
    DryRunInfo, FailureItem, FailureOperation, ReportedAction, SuccessItem, SuccessOperation,
};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::gateway::aliyun::rules;
use crate::model::Imported;
use crate::plan::{Action, Change, Plan};
use crate::subject::{ComponentKind, Subject};
use crate::text::{SHOWN, cut};

/// The report of an import, for any existing API.
///
/// `diagnostics` are those of every stage but the plan, which brings its own. Errors about the document or the API as
/// a whole become `errorMessages`; those about an operation or component its failure row; warnings become
/// `warningMessages`, prefixed with what they are about. What is unchanged, kept or removed has no row, but removals
/// have a warning. `existHttpApiInfo` is left to the caller.
///
/// ```
/// use oasgate::{Existing, ImportOptions, Lang, Strategy, aliyun, import, plan};
///
/// let document = "{openapi: 3.0.3, info: {title: T, version: ''}, paths: {/a: {get: {operationId: a}}}}";
/// let outcome = import(document, &ImportOptions::default());
/// let imported = outcome.value.as_ref().unwrap();
/// let plan = plan(imported, &Existing::default(), Strategy::default());
/// let report = aliyun::dry_run_info(Some(imported), Some(&plan), &outcome.diagnostics, Lang::Zh);
/// assert_eq!(report.failure_operations[0].error_message, "缺少响应定义。");
/// ```
pub fn dry_run_info(
    imported: Option<&Imported>,
    plan: Option<&Plan>,
    diagnostics: &[Diagnostic],
    lang: Lang,
) -> DryRunInfo {
    let planned = plan.map(Plan::diagnostics).unwrap_or_default();
    report_of(imported, plan, diagnostics.iter().chain(planned), lang)
}

/// The report with nothing but the given findings, those of the plan included.
pub(super) fn report_of<'a>(
    imported: Option<&Imported>,
    plan: Option<&Plan>,
    diagnostics: impl Iterator<Item = &'a Diagnostic>,
    lang: Lang,
) -> DryRunInfo {
    let mut report =
        Report { info: DryRunInfo::default(), lang, errors: IndexMap::new(), names: IndexMap::new() };
    report.learn_names(imported, plan);
    diagnostics.for_each(|found| report.sort_in(found));
    let changes = plan.map(Plan::changes).unwrap_or_default();
    for change in changes {
        report.success(change);
    }
    let left_out = imported.into_iter().flat_map(|imported| imported.left_out.keys());
    let refused =
        changes.iter().filter(|change| change.action == Action::Refuse).map(|change| &change.subject);
    let failed: IndexSet<Subject> = left_out.chain(refused).chain(report.errors.keys()).cloned().collect();
    for subject in failed {
        report.failure(&subject);
    }
    report.removals(changes);
    report.info
}

struct Report {
    info: DryRunInfo,
    lang: Lang,
    /// Messages of the errors about operations and components.
    errors: IndexMap<Subject, IndexSet<String>>,
    /// Paths of operations as the reader knows them: a Subject's has no variable names.
    names: IndexMap<Subject, Arc<str>>,
}

impl Report {
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
                push_new(&mut self.info.error_messages, message);
            }
            (Severity::Error, Some(subject)) => {
                _ = self.errors.entry(subject.clone()).or_default().insert(message);
            }
            (Severity::Warning, subject) => self.warn(subject, &message),
            // Lints are infos, so no report has any.
            (Severity::Info, _) => {}
        }
    }

    fn warn(&mut self, subject: Option<&Subject>, message: &str) {
        let prefix = match subject {
            None | Some(Subject::Api) => String::new(),
            Some(subject @ Subject::Operation(key)) => {
                cut(&format_args!("{} {}", key.method, self.path(subject)), SHOWN) + " "
            }
            Some(other) => cut(other, SHOWN) + " ",
        };
        let message = self.sentence(&[&prefix, message].concat());
        push_new(&mut self.info.warning_messages, message);
    }

    fn path<'a>(&'a self, subject: &'a Subject) -> &'a str {
        match (self.names.get(subject), subject) {
            (Some(path), _) => path,
            (None, Subject::Operation(key)) => key.path.as_str(),
            (None, Subject::Path(key)) => key.as_str(),
            (None, _) => "",
        }
    }

    fn success(&mut self, change: &Change) {
        let action = match change.action {
            Action::Create => ReportedAction::Create,
            Action::Update => ReportedAction::Update,
            Action::Unchanged | Action::Keep | Action::Remove | Action::Refuse => return,
        };
        let name = change.name.as_deref().unwrap_or_default().to_owned();
        match &change.subject {
            Subject::Operation(key) => self.info.success_operations.push(SuccessOperation {
                action,
                name,
                path: change.path.as_deref().unwrap_or_default().to_owned(),
                method: key.method.as_str().to_owned(),
            }),
            Subject::Component(key) if key.kind == ComponentKind::Schema => {
                self.info.success_components.push(SuccessItem { action, name });
            }
            Subject::Route(_) => self.info.success_routes.push(SuccessItem { action, name }),
            Subject::Component(_) | Subject::Path(_) | Subject::Api => {}
        }
    }

    fn failure(&mut self, subject: &Subject) {
        let separator = match self.lang {
            Lang::En => "; ",
            Lang::Zh => "；",
        };
        let messages =
            self.errors.get(subject).map(|found| found.iter().map(String::as_str).collect::<Vec<_>>());
        let error_message = self.sentence(&messages.unwrap_or_default().join(separator));
        match subject {
            Subject::Operation(key) => self.info.failure_operations.push(FailureOperation {
                path: self.path(subject).to_owned(),
                method: key.method.as_str().to_owned(),
                error_message,
            }),
            // The response has no list of paths; without a method, the row is about all of them.
            Subject::Path(_) => self.info.failure_operations.push(FailureOperation {
                path: self.path(subject).to_owned(),
                method: String::new(),
                error_message,
            }),
            Subject::Component(key) => {
                self.info.failure_components.push(FailureItem { name: key.name.to_string(), error_message });
            }
            Subject::Route(name) => {
                self.info.failure_routes.push(FailureItem { name: name.to_string(), error_message });
            }
            Subject::Api => {}
        }
    }

    /// The plan warns of removed operations itself; of removed data structures nothing else does.
    fn removals(&mut self, changes: &[Change]) {
        for change in changes {
            if change.action == Action::Remove && matches!(change.subject, Subject::Component(_)) {
                let found = Diagnostic::new(rules::COMPONENT_REMOVED).about(change.subject.clone());
                self.warn(Some(&change.subject), &found.message(self.lang));
            }
        }
    }

    /// A message as a sentence of the report. The rules' messages are phrases; the gateway's own end with a full stop.
    fn sentence(&self, message: &str) -> String {
        let open = !message.is_empty() && !message.ends_with(['。', '！', '？', '…', '.', '!', '?']);
        if self.lang == Lang::Zh && open { [message, "。"].concat() } else { message.to_owned() }
    }
}

/// One fault in a shared part reaches many places; the reader needs to be told once.
fn push_new(messages: &mut Vec<String>, message: String) {
    // Equal messages stand together, because findings are sorted by place.
    if messages.last() != Some(&message) {
        messages.push(message);
    }
}
