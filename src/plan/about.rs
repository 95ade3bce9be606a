//! The Subject `api`: the only one that is merged field by field.

use super::change::FieldChange;
use super::changes;
use super::decision::{Reason, Strategy};
use super::matching::{Sides, decide};
use crate::model::{About, Api, Map, Server, to_json};

/// What an API says about itself after the import, and why.
pub(super) fn merge(document: &Api, existing: Option<&Api>, strategy: Strategy) -> (About, Reason) {
    let Some(existing) = existing else {
        return (document.about.clone(), Reason::OnlyInDocument);
    };
    let merged = document_over(&document.about, &existing.about, strategy);
    let same = merged == existing.about;
    match decide(strategy, Sides::Both { same }) {
        Reason::DocumentWins => (merged, Reason::DocumentWins),
        reason => (existing.about.clone(), reason),
    }
}

/// The document's fields, except for what it need not state (description, base path and the servers that go with it)
/// and what it must not change: the name is how the gateway and its users find the API. A base path that no server tells
/// counts as not stated. Under `SpecFirst` what the document lacks is kept, here as everywhere.
fn document_over(document: &About, existing: &About, strategy: Strategy) -> About {
    let mut merged = About { name: existing.name.clone(), ..document.clone() };
    keep(&mut merged.description, &existing.description, Option::is_none);
    let states_path = |server: &Server| server.known_base_path().is_some();
    if merged.base_path.is_none() && !merged.servers.first().is_some_and(states_path) {
        merged.base_path.clone_from(&existing.base_path);
        keep(&mut merged.servers, &existing.servers, Vec::is_empty);
    }
    if strategy == Strategy::SpecFirst {
        keep(&mut merged.version, &existing.version, String::is_empty);
        keep(&mut merged.terms_of_service, &existing.terms_of_service, Option::is_none);
        keep(&mut merged.contact, &existing.contact, Option::is_none);
        keep(&mut merged.license, &existing.license, Option::is_none);
        keep(&mut merged.security, &existing.security, Option::is_none);
        keep(&mut merged.external_docs, &existing.external_docs, Option::is_none);
        keep(&mut merged.tags, &existing.tags, Map::is_empty);
        keep(&mut merged.extensions, &existing.extensions, Map::is_empty);
        keep(&mut merged.info_extensions, &existing.info_extensions, Map::is_empty);
        keep(&mut merged.paths_extensions, &existing.paths_extensions, Map::is_empty);
        keep(&mut merged.components_extensions, &existing.components_extensions, Map::is_empty);
    }
    merged
}

/// Keeps what the API has where the document has nothing.
fn keep<T: Clone>(field: &mut T, existing: &T, is_absent: impl Fn(&T) -> bool) {
    if is_absent(field) {
        field.clone_from(existing);
    }
}

/// What an update of the Subject changes.
pub(super) fn fields(existing: &About, merged: &About) -> Vec<FieldChange> {
    changes::between(&crate::subject::Subject::Api, &to_json(existing), &to_json(merged))
}
