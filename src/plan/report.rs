//! What else the reader should know: what could not be read, what goes, what was renamed.

use super::decision::{Action, Reason};
use super::merge::Merge;
use crate::diagnostic::Diagnostic;
use crate::model::{About, Existing, Imported, Server};
use crate::plan::rules;
use crate::subject::Subject;
use crate::text::quoted;

/// Finds what follows from the decisions alone.
pub(super) fn find(merge: &mut Merge<'_>, imported: &Imported, existing: &Existing) {
    let mut found = Vec::new();
    if let Some(before) = &existing.api {
        let (document, existing) = (&imported.api.about.name, &before.about.name);
        if document != existing {
            let finding = Diagnostic::new(rules::API_NAME_DIFFERS).about(Subject::Api);
            found.push(finding.arg("document", document).arg("existing", existing));
        }
        found.extend(base_path(&imported.api.about, &merge.about, &before.about, before.operations.len()));
    }
    operations(merge, existing, &mut found);
    components(merge, existing, &mut found);
    merge.diagnostics.extend(found);
}

/// A base path is part of every operation's address: a new one moves them all, and one that is not taken moves none.
fn base_path(document: &About, merged: &About, existing: &About, operations: usize) -> Option<Diagnostic> {
    let shown = |about: &About| quoted(about.base_path.as_deref().unwrap_or("/"));
    // The URL of a server need not tell.
    let tells = |server: &Server| server.known_base_path().is_some();
    let stated = document.base_path.is_some() || document.servers.first().is_some_and(tells);
    if merged.base_path != existing.base_path {
        let finding = Diagnostic::new(rules::BASE_PATH_CHANGED).about(Subject::Api);
        let finding = finding.arg("before", shown(existing)).arg("after", shown(merged));
        (operations > 0).then(|| finding.arg("count", operations.to_string()))
    } else if stated && shown(document) != shown(existing) {
        let finding = Diagnostic::new(rules::BASE_PATH_KEPT).about(Subject::Api);
        Some(finding.arg("document", shown(document)).arg("existing", shown(existing)))
    } else {
        None
    }
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
