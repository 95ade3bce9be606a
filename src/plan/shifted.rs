//! Names that generators number: `list_1` becomes another operation's when one is added before it.

use std::borrow::Cow;
use std::sync::Arc;

use super::decision::Strategy;
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Imported, free_name};
use crate::subject::{OperationKey, Subject};
use crate::tables::{HashMap, HashSet};
use crate::text::quoted;

/// The import with made-up names for new operations whose numbered name an existing operation keeps, as within one
/// document. Most imports have none, and are then what they were.
pub(super) fn renamed<'a>(
    imported: Cow<'a, Imported>,
    existing: Option<&Api>,
    strategy: Strategy,
    found: &mut Vec<Diagnostic>,
) -> Cow<'a, Imported> {
    let existing = existing.filter(|_| strategy == Strategy::ExistFirst);
    let Some(existing) = existing.filter(|_| has_numbered(&imported.api)) else { return imported };
    let held: HashMap<&str, &OperationKey> =
        existing.operations.iter().map(|(key, operation)| (operation.name.as_str(), key)).collect();
    let new = imported.api.operations.iter().filter(|(key, _)| !existing.operations.contains_key(*key));
    let clashing = new.filter(|(_, operation)| is_numbered(&operation.name));
    let clashing: Vec<OperationKey> = clashing
        .filter(|(_, operation)| held.contains_key(operation.name.as_str()))
        .map(|(key, _)| key.clone())
        .collect();
    if clashing.is_empty() {
        return imported;
    }
    let mut taken: HashSet<String> = held.keys().map(|name| (*name).to_owned()).collect();
    taken.extend(imported.api.operations.values().map(|operation| operation.name.clone()));
    let mut imported = imported.into_owned();
    let api = Arc::make_mut(&mut imported.api);
    for key in clashing {
        let Some(operation) = api.operations.get_mut(&key) else { continue };
        let name = free_name(key.method, &operation.path, taken.len(), |name| taken.contains(name));
        let old = std::mem::replace(&mut operation.name, name.clone());
        let other = held.get(old.as_str()).map(quoted).unwrap_or_default();
        let finding = Diagnostic::new(rules::OPERATION_NAME_SHIFTED).about(Subject::Operation(key));
        found.push(finding.arg("name", quoted(&old)).arg("other", other).arg("new", quoted(&name)));
        taken.insert(name);
    }
    Cow::Owned(imported)
}

fn has_numbered(api: &Api) -> bool {
    api.operations.values().any(|operation| is_numbered(&operation.name))
}

/// Whether a name ends in a number that tells it from others: `list_1`, `listUsingGET_12`.
fn is_numbered(name: &str) -> bool {
    let digits = name.len() - name.trim_end_matches(|last: char| last.is_ascii_digit()).len();
    let before = name.get(..name.len() - digits).unwrap_or_default();
    (1..=6).contains(&digits) && before.len() > 1 && before.ends_with(['_', '-'])
}
