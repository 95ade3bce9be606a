//! The report of a dry run, as the gateway's console shows it.

use super::response::{
    DryRunInfo, FailureItem, FailureOperation, ReportedAction, SuccessItem, SuccessOperation,
};
use crate::diagnostic::{Diagnostic, Lang};
use crate::gateway::aliyun::rules;
use crate::gateway::shared::report::{Failure, Rows};
use crate::model::Imported;
use crate::plan::{Action, Change, Plan};
use crate::subject::{ComponentKind, Subject};

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

/// The report with only the given findings, those of the plan included.
pub(super) fn report_of<'a>(
    imported: Option<&Imported>,
    plan: Option<&Plan>,
    diagnostics: impl Iterator<Item = &'a Diagnostic>,
    lang: Lang,
) -> DryRunInfo {
    let mut rows = Rows::of(imported, plan, diagnostics, lang);
    let mut info = DryRunInfo::default();
    for change in plan.map(Plan::changes).unwrap_or_default() {
        success(&mut info, change);
        // The plan warns of removed operations itself; of removed data structures nothing else does.
        if change.action == Action::Remove && matches!(change.subject, Subject::Component(_)) {
            let found = Diagnostic::new(rules::COMPONENT_REMOVED).about(change.subject.clone());
            rows.warn(Some(&change.subject), &found.message(lang));
        }
    }
    for row in rows.failures {
        failure(&mut info, row);
    }
    (info.error_messages, info.warning_messages) = (rows.errors, rows.warnings);
    info
}

fn success(info: &mut DryRunInfo, change: &Change) {
    let action = match change.action {
        Action::Create => ReportedAction::Create,
        Action::Update => ReportedAction::Update,
        Action::Unchanged | Action::Keep | Action::Remove | Action::Refuse => return,
    };
    let name = change.name.as_deref().unwrap_or_default().to_owned();
    match &change.subject {
        Subject::Operation(key) => info.success_operations.push(SuccessOperation {
            action,
            name,
            path: change.path.as_deref().unwrap_or_default().to_owned(),
            method: key.method.as_str().to_owned(),
        }),
        Subject::Component(key) if key.kind == ComponentKind::Schema => {
            info.success_components.push(SuccessItem { action, name });
        }
        Subject::Route(_) => info.success_routes.push(SuccessItem { action, name }),
        Subject::Component(_) | Subject::Path(_) | Subject::Api => {}
    }
}

fn failure(info: &mut DryRunInfo, Failure { subject, path, message: error_message }: Failure) {
    match &subject {
        Subject::Operation(key) => info.failure_operations.push(FailureOperation {
            path,
            method: Some(key.method.as_str().to_owned()),
            error_message,
        }),
        // The response has no list of paths; without a method, the row is about all of them.
        Subject::Path(_) => {
            info.failure_operations.push(FailureOperation { path, method: None, error_message });
        }
        Subject::Component(key) => {
            info.failure_components.push(FailureItem { name: key.name.to_string(), error_message });
        }
        Subject::Route(name) => {
            info.failure_routes.push(FailureItem { name: name.to_string(), error_message });
        }
        Subject::Api => {}
    }
}
