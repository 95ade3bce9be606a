//! Parts that the document does not describe whole: what exists is kept.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{Api, Imported, LeftOut};
use crate::subject::Subject;

/// The import without the parts that have "anything" in place of what cannot be found, where the existing API has other
/// ones: those count as broken. Most imports have none, and are then what they were.
pub(super) fn set_aside<'a>(imported: Cow<'a, Imported>, existing: Option<&Api>) -> Cow<'a, Imported> {
    let Some(existing) = existing else { return imported };
    let differs = |subject: &&Subject| differs(&imported.api, existing, subject);
    let broken: Vec<Subject> = imported.widened.keys().filter(differs).cloned().collect();
    if broken.is_empty() {
        return imported;
    }
    let mut imported = imported.into_owned();
    let api = Arc::make_mut(&mut imported.api);
    for subject in broken {
        let part = match &subject {
            Subject::Operation(key) => api.operations.get(key).map(|operation| LeftOut {
                method: Some(key.method),
                path: Some(operation.path.clone()),
                name: Some(operation.name.as_str().into()),
                ..LeftOut::default()
            }),
            Subject::Component(key) => Some(LeftOut { name: Some(key.name.clone()), ..LeftOut::default() }),
            Subject::Api | Subject::Path(_) | Subject::Route(_) => None,
        };
        imported.widened.remove(&subject);
        if let Some(part) = part {
            imported.left_out.insert(subject, part);
        }
    }
    let left_out = &imported.left_out;
    api.operations.retain(|key, _| !left_out.contains_key(&Subject::Operation(key.clone())));
    api.components.retain(|key| !left_out.contains_key(&Subject::from(key.clone())));
    Cow::Owned(imported)
}

fn differs(document: &Api, existing: &Api, subject: &Subject) -> bool {
    match subject {
        Subject::Operation(key) => existing
            .operations
            .get(key)
            .is_some_and(|before| document.operations.get(key).is_some_and(|operation| operation != before)),
        Subject::Component(key) => {
            existing.components.contains(key) && !document.components.agree(&existing.components, key)
        }
        Subject::Api | Subject::Path(_) | Subject::Route(_) => false,
    }
}
