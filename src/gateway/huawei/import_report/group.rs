//! Which APIs clash.

use std::collections::{HashMap, HashSet};

use super::answer::ImportMode;
use super::{API_EXISTS, Fault, NAME_EXISTS};
use crate::gateway::huawei::interpret::is_prefix;
use crate::gateway::huawei::wire::CreateApiV2Response;
use crate::model::Operation;
use crate::subject::PathKey;
use crate::text::quoted;

/// What becomes of an operation that is imported.
pub(super) enum Import {
    Create,
    /// With the id of the API, as far as it is known.
    Update(Option<String>),
}

/// The APIs of a group, and those of the document that are imported into it.
pub(super) struct Group<'e> {
    mode: ImportMode,
    existing: &'e [CreateApiV2Response],
    by_name: HashMap<&'e str, usize>,
    by_place: HashMap<String, usize>,
    updated: HashSet<usize>,
    names: HashSet<String>,
    places: HashSet<String>,
}

impl<'e> Group<'e> {
    pub(super) fn new(existing: &'e [CreateApiV2Response], mode: ImportMode) -> Self {
        let mut group = Self {
            mode,
            existing,
            by_name: HashMap::new(),
            by_place: HashMap::new(),
            updated: HashSet::new(),
            names: HashSet::new(),
            places: HashSet::new(),
        };
        for (at, api) in existing.iter().enumerate() {
            if let Some(name) = &api.name {
                group.by_name.entry(name).or_insert(at);
            }
            if let (Some(method), Some(path)) = (&api.req_method, &api.req_uri) {
                let is_prefix = api.match_mode.as_deref() == Some("SWA");
                group.by_place.entry(place(method, path, is_prefix)).or_insert(at);
            }
        }
        group
    }

    /// Imports an operation.
    pub(super) fn import(&mut self, operation: &Operation, path: &str) -> Result<Import, Fault> {
        let name = operation.operation_id.as_deref().unwrap_or(&operation.name);
        let place = place(operation.method.as_str(), path, is_prefix(&operation.extensions));
        if self.places.contains(&place) {
            let message = "an operation before it has the same method, path and match mode";
            return Err((API_EXISTS, message.to_owned()));
        }
        if self.names.contains(name) {
            return Err((NAME_EXISTS, format!("an operation before it has the name `{}`", quoted(name))));
        }
        // One that was updated has another name and place now.
        let current = |at: &&usize| !self.updated.contains(*at);
        let of_place = self.by_place.get(&place).filter(current).copied();
        let of_name = self.by_name.get(name).filter(current).copied();
        let found = match (of_place, of_name) {
            (Some(_), _) if self.mode == ImportMode::Merge => {
                let message = "the group has an API with the same method, path and match mode, which is kept";
                return Err((API_EXISTS, message.to_owned()));
            }
            (None, Some(_)) if self.mode == ImportMode::Merge => {
                let name = quoted(name);
                return Err((
                    NAME_EXISTS,
                    format!("the group has an API with the name `{name}`, which is kept"),
                ));
            }
            (Some(of_place), Some(of_name)) if of_place != of_name => {
                let name = quoted(name);
                let message = format!(
                    "one API of the group has the name `{name}`, and another one the method, path and match mode"
                );
                return Err((API_EXISTS, message));
            }
            (of_place, of_name) => of_place.or(of_name),
        };
        self.updated.extend(found);
        self.names.insert(name.to_owned());
        self.places.insert(place);
        Ok(match found.and_then(|at| self.existing.get(at)) {
            Some(api) => Import::Update(api.id.clone()),
            None => Import::Create,
        })
    }
}

/// What the gateway tells APIs apart by, whatever variables are called.
fn place(method: &str, path: &str, is_prefix: bool) -> String {
    let mode = if is_prefix { "SWA" } else { "NORMAL" };
    [method, mode, PathKey::of(path).as_str()].join(" ")
}
