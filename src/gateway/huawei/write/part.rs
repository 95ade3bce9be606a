//! One operation, and what belongs to it.

use std::collections::HashSet;

use crate::gateway::huawei::options::{OperationOptions, WriteOptions};
use crate::gateway::shared::ledger::below;
use crate::model::operator::Operator;
use crate::model::{Api, Operation};
use crate::subject::{OperationKey, Subject};

/// What options may know an operation by; of several, the first counts.
pub(in crate::gateway::huawei) fn names_of(
    key: &OperationKey,
    operation: &Operation,
) -> impl Iterator<Item = String> {
    let path = [operation.method.as_str(), " ", &operation.path].concat();
    let names =
        [Some(key.to_string()), Some(path), operation.operation_id.clone(), Some(operation.name.clone())];
    names.into_iter().flatten()
}

/// An operation, and what belongs to it.
pub(super) struct Part<'a> {
    pub(super) key: &'a OperationKey,
    pub(super) subject: Subject,
    pub(super) operation: &'a Operation,
    pub(super) options: Option<&'a OperationOptions>,
    /// What operators add, that of the API included.
    pub(super) operator: Operator,
}

impl<'a> Part<'a> {
    pub(super) fn of(
        api: &Api,
        options: &'a WriteOptions,
        key: &'a OperationKey,
        operation: &'a Operation,
        used: &mut HashSet<String>,
    ) -> Self {
        let found = if options.operations.is_empty() {
            None
        } else {
            let mut found = None;
            for name in names_of(key, operation) {
                if let Some(own) = options.operations.get(&name) {
                    used.insert(name);
                    found = found.or(Some(own));
                }
            }
            found
        };
        let operator = match (operation.operator.is_empty(), api.about.operator.is_empty()) {
            (_, true) => operation.operator.clone(),
            (true, false) => api.about.operator.clone(),
            (false, false) => operation.operator.over(&api.about.operator),
        };
        Self { key, subject: Subject::Operation(key.clone()), operation, options: found, operator }
    }

    /// Who says a field of what operators add, and its pointer there.
    pub(super) fn operator_of(&self, field: &str) -> (Subject, String) {
        let own = &self.operation.operator;
        let is_own = match field {
            "backend" => own.backend.is_some(),
            "auth" => own.auth.is_some(),
            "cors" => own.cors.is_some(),
            _ => own.publication.is_some(),
        };
        let subject = if is_own { self.subject.clone() } else { Subject::Api };
        (subject, below("/operator", field))
    }
}
