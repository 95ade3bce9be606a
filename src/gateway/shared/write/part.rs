//! One operation, and what belongs to it.

use crate::model::operator::Operator;
use crate::model::{Api, Map, Operation, to_json};
use crate::subject::{OperationKey, Subject};
use crate::tables::HashSet;

/// What options may know an operation by; of several, the first counts.
pub(in crate::gateway) fn names_of(
    key: &OperationKey,
    operation: &Operation,
) -> impl Iterator<Item = String> {
    let path = [operation.method.as_str(), " ", &operation.path].concat();
    let names =
        [Some(key.to_string()), Some(path), operation.operation_id.clone(), Some(operation.name.clone())];
    names.into_iter().flatten()
}

/// An operation, and what belongs to it.
pub(in crate::gateway) struct Part<'a, O> {
    pub(in crate::gateway) key: &'a OperationKey,
    pub(in crate::gateway) subject: Subject,
    pub(in crate::gateway) operation: &'a Operation,
    /// What the options have for it alone.
    pub(in crate::gateway) options: Option<&'a O>,
    /// What operators add, that of the API included.
    pub(in crate::gateway) operator: Operator,
}

impl<'a, O> Part<'a, O> {
    pub(in crate::gateway) fn of(
        api: &Api,
        options: &'a Map<String, O>,
        key: &'a OperationKey,
        operation: &'a Operation,
        used: &mut HashSet<String>,
    ) -> Self {
        let found = if options.is_empty() {
            None
        } else {
            let mut found = None;
            for name in names_of(key, operation) {
                if let Some(own) = options.get(&name) {
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

    /// Who says a member of what operators add, as in `/backend/retries`, and its pointer there. What neither the operation
    /// nor the API says, the options say for the operation.
    pub(in crate::gateway) fn operator_of(&self, member: &str) -> (Subject, String) {
        let says = |operator: &Operator| !operator.is_empty() && to_json(operator).pointer(member).is_some();
        let is_of_api = !says(&self.operation.operator) && says(&self.operator);
        let subject = if is_of_api { Subject::Api } else { self.subject.clone() };
        (subject, ["/operator", member].concat())
    }
}
