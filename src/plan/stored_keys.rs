//! What a person may have mistyped in the existing API: equal keys, keys that differ from their operations, attachments
//! to nothing.

use super::rules;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Existing, Imported, Operation};
use crate::subject::{OperationKey, PathKey, Subject};
use crate::tables::HashSet;
use crate::text::nearest::Names;

/// Finds them in an existing API whose keys are settled: see [`Existing::keyed`].
pub(super) fn find(imported: &Imported, existing: &Existing, found: &mut Vec<Diagnostic>) {
    let literal_paths = imported.literal_paths;
    for (key, operation) in existing.api.iter().flat_map(|api| &api.operations) {
        if !is_of(operation, key, literal_paths) {
            let finding = Diagnostic::new(rules::EXISTING_KEY_DIFFERS).about(key.clone());
            let operation = format!("{} {}", operation.method, operation.path);
            found.push(finding.arg("operation", operation));
        }
        if let Some(other) = key.erased().filter(|_| !literal_paths) {
            let finding = Diagnostic::new(rules::EXISTING_KEY_REPEATED).about(key.clone());
            found.push(finding.arg("other", other.to_string()));
        }
    }
    attachments(imported, existing, found);
}

/// Whether an operation has the key that its method and path give.
fn is_of(operation: &Operation, key: &OperationKey, literal_paths: bool) -> bool {
    let path = &*operation.path;
    let is_same_shape = || PathKey::of(key.path.as_str()) == PathKey::of(path);
    operation.method == key.method && (key.path.as_str() == path || !literal_paths && is_same_shape())
}

fn attachments(imported: &Imported, existing: &Existing, found: &mut Vec<Diagnostic>) {
    let apis = || [Some(&*imported.api), existing.api.as_ref()].into_iter().flatten();
    let mut paths: Option<HashSet<&PathKey>> = None;
    let mut names: Option<Names> = None;
    for subject in existing.attachments.keys() {
        let is_known = imported.left_out.contains_key(subject)
            || match subject {
                Subject::Api | Subject::Route(_) => true,
                Subject::Operation(key) => apis().any(|api| api.operations.contains_key(key)),
                Subject::Component(key) => apis().any(|api| api.components.contains(key)),
                Subject::Path(key) => paths
                    .get_or_insert_with(|| apis().flat_map(|api| api.operations.keys()).map(path).collect())
                    .contains(key),
            };
        if is_known {
            continue;
        }
        let is_other = |erased: &Subject| existing.attachments.contains_key(erased);
        if let Some(other) = subject.erased().filter(|other| !imported.literal_paths && is_other(other)) {
            let finding = Diagnostic::new(rules::EXISTING_KEY_REPEATED).about(subject.clone());
            found.push(finding.arg("other", other.to_string()));
            continue;
        }
        let names = names.get_or_insert_with(|| Names::new(apis().flat_map(subjects)));
        let nearest = names.nearest(&subject.to_string()).unwrap_or_else(|| Subject::Api.to_string());
        let finding = Diagnostic::new(rules::ATTACHMENT_UNMATCHED).about(subject.clone());
        found.push(finding.arg("nearest", nearest));
    }
}

fn path(key: &OperationKey) -> &PathKey {
    &key.path
}

fn subjects(api: &Api) -> impl Iterator<Item = String> {
    let operations = api.operations.keys().map(ToString::to_string);
    operations.chain(api.components.keys().map(|key| key.to_string()))
}
