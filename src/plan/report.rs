//! What else the reader should know: what could not be read, what goes, what was renamed.

use super::merge::Merge;
use super::{Action, Reason};
use crate::diagnostic::Diagnostic;
use crate::model::{Existing, Imported};
use crate::plan::rules;
use crate::subject::Subject;

/// Finds what follows from the decisions alone.
pub(super) fn find(merge: &mut Merge<'_>, imported: &Imported, existing: &Existing) {
    let mut found = Vec::new();
    if let Some(before) = &existing.api {
        let (document, existing) = (&imported.api.about.name, &before.about.name);
        if document != existing {
            let finding = Diagnostic::new(rules::API_NAME_DIFFERS).about(Subject::Api);
            found.push(finding.arg("document", document).arg("existing", existing));
        }
    }
    operations(merge, existing, &mut found);
    components(merge, existing, &mut found);
    merge.diagnostics.extend(found);
}

fn operations(merge: &Merge<'_>, existing: &Existing, found: &mut Vec<Diagnostic>) {
    for pair in &merge.operations {
        let about_it = |rule| Diagnostic::new(rule).about(pair.subject());
        match (pair.reason, pair.existing, pair.document) {
            (Reason::BrokenInDocument | Reason::PathBrokenInDocument, ..) => {
                found.push(about_it(rules::OPERATION_COUNTERPART_BROKEN));
            }
            (Reason::DocumentLacksIt, ..) => {
                found.push(about_it(rules::OPERATION_REMOVED));
                found.extend(attachment_lost(existing, pair.subject()));
            }
            (Reason::DocumentWins, Some(before), Some(after)) if before.path != after.path => {
                let finding = about_it(rules::PATH_PARAMETER_RENAMED);
                found.push(finding.arg("before", &*before.path).arg("after", &*after.path));
            }
            _ => {}
        }
    }
}

fn components(merge: &Merge<'_>, existing: &Existing, found: &mut Vec<Diagnostic>) {
    for pair in &merge.components {
        let subject = || Subject::Component(pair.key.clone());
        if pair.reason == Reason::BrokenInDocument {
            found.push(Diagnostic::new(rules::COMPONENT_COUNTERPART_BROKEN).about(subject()));
        } else if pair.reason.action() == Action::Remove {
            found.extend(attachment_lost(existing, subject()));
        }
    }
}

fn attachment_lost(existing: &Existing, subject: Subject) -> Option<Diagnostic> {
    let attached = existing.attachments.contains_key(&subject);
    attached.then(|| Diagnostic::new(rules::ATTACHMENT_LOST).about(subject))
}
