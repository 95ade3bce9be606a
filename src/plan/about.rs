//! The Subject `api`: the only one that is merged field by field.

use super::changes;
use super::matching::{Sides, decide};
use super::{FieldChange, Reason, Strategy};
use crate::model::{About, Api, Extensions, to_json};

/// What an API says about itself after the import, and why.
pub(super) fn merge(document: &Api, existing: Option<&Api>, strategy: Strategy) -> (About, Reason) {
    let Some(existing) = existing else {
        return (document.about.clone(), Reason::OnlyInDocument);
    };
    let merged = document_over(&document.about, &existing.about);
    // The `x-` keys of `components` belong to no component, so they are part of this Subject.
    let same = merged == existing.about && document.components.extensions == existing.components.extensions;
    match decide(strategy, Sides::Both { same }) {
        Reason::DocumentWins => (merged, Reason::DocumentWins),
        reason => (existing.about.clone(), reason),
    }
}

/// The document's fields, but for what it need not state (description, base path) and what it must not change: the
/// name is how the gateway and its users find the API.
fn document_over(document: &About, existing: &About) -> About {
    let mut merged = About { name: existing.name.clone(), ..document.clone() };
    if merged.description.is_none() {
        merged.description.clone_from(&existing.description);
    }
    if merged.base_path.is_none() {
        merged.base_path.clone_from(&existing.base_path);
    }
    merged
}

/// What an update of the Subject changes.
pub(super) fn fields(document: &Api, existing: &Api, merged: &About) -> Vec<FieldChange> {
    let before = form(&existing.about, &existing.components.extensions);
    let after = form(merged, &document.components.extensions);
    changes::between(&before, &after)
}

/// The Subject's JSON form.
fn form(about: &About, components_extensions: &Extensions) -> serde_json::Value {
    let mut form = to_json(about);
    if let Some(members) = form.as_object_mut().filter(|_| !components_extensions.is_empty()) {
        members.insert("componentsExtensions".to_owned(), to_json(components_extensions));
    }
    form
}
