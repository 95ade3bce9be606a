//! What operators add: a document that does not state it does not remove it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::operator::Operator;
use crate::model::{Api, Imported};

/// The import with the fields of operators that only the existing parts have. Most imports have none to keep, and are
/// then what they were.
pub(super) fn kept<'a>(imported: &'a Imported, existing: Option<&Api>) -> Cow<'a, Imported> {
    let Some(existing) = existing.filter(|existing| lacks(&imported.api, existing)) else {
        return Cow::Borrowed(imported);
    };
    let mut kept = imported.clone();
    let api = Arc::make_mut(&mut kept.api);
    api.about.operator.fill(&existing.about.operator);
    for (key, before) in with_operator(existing) {
        if let Some(operation) = api.operations.get_mut(key) {
            operation.operator.fill(before);
        }
    }
    Cow::Owned(kept)
}

/// Whether a part of the document lacks what its existing counterpart has.
fn lacks(document: &Api, existing: &Api) -> bool {
    document.about.operator.lacks(&existing.about.operator)
        || with_operator(existing).any(|(key, before)| {
            document.operations.get(key).is_some_and(|operation| operation.operator.lacks(before))
        })
}

/// The operations to which an operator adds something.
fn with_operator(api: &Api) -> impl Iterator<Item = (&crate::subject::OperationKey, &Operator)> {
    let operations = api.operations.iter().map(|(key, operation)| (key, &operation.operator));
    operations.filter(|(_, operator)| !operator.is_empty())
}
