//! Operations that the gateway cannot tell apart: its operations have a method and a path, and no conditions.

use std::collections::HashMap;

use super::paths::{record_key, without_fragment};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::rules;
use crate::model::Api;
use crate::subject::OperationKey;

/// The operations of an API by the method and path of their records.
pub(super) struct Occupied<'a> {
    /// Whether a path has a fragment; otherwise no two operations have one record.
    is_needed: bool,
    first: HashMap<OperationKey, &'a OperationKey>,
}

impl<'a> Occupied<'a> {
    pub(super) fn of(api: &Api) -> Self {
        let has_fragment = |key: &OperationKey| {
            let path = key.path.as_str();
            without_fragment(path).len() < path.len()
        };
        Self { is_needed: api.operations.keys().any(has_fragment), first: HashMap::new() }
    }

    /// Enters the next operation; the first of a method and path has the record. Returns what is to be reported: that it is not
    /// taken, an error, or that its record takes more requests than it does.
    pub(super) fn enter(&mut self, key: &'a OperationKey) -> Option<Diagnostic> {
        if !self.is_needed {
            return None;
        }
        let own = record_key(key);
        let is_less = own != *key;
        let path = own.path.to_string();
        if let Some(other) = self.first.get(&own) {
            let found = Diagnostic::new(rules::CONTRACT_CONDITION_TAKEN).about(key.clone());
            return Some(found.arg("path", path).arg("other", other.to_string()));
        }
        self.first.insert(own, key);
        let found = || Diagnostic::new(rules::CONTRACT_CONDITION_DROPPED).about(key.clone());
        is_less.then(|| found().arg("path", path))
    }
}
