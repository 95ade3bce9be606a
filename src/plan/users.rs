//! Which parts refer to which components after the import.

use super::merge::Merge;
use crate::model::References;
use crate::model::graph::Graph;
use crate::subject::{ComponentKey, ComponentKind, Subject};
use crate::tables::HashMap;

/// The parts of the result by number: the components as in the plan, then the operations as in the plan, then what the
/// API says about itself. What is to be removed counts, too.
pub(super) struct Users {
    pub(super) graph: Graph,
    components: usize,
    operations: usize,
}

impl Users {
    pub(super) fn of(merge: &Merge<'_>) -> Self {
        let components = merge.components.iter();
        let numbers =
            (0_u32..).zip(components).map(|(at, pair)| ((pair.key.kind, &*pair.key.name), at)).collect();
        let mut pairs = Pairs { numbers, list: Vec::new() };
        for (user, component) in (0..).zip(&merge.components) {
            if let Some(components) = merge.definition_in(component) {
                components.references(&component.key, &mut pairs.of(user));
            }
            pairs.missing(user, merge.missing_from(|| component.key.clone().into()));
        }
        let mut users = Self {
            graph: Graph::new(0, &[]),
            components: merge.components.len(),
            operations: merge.operations.len(),
        };
        for (at, pair) in merge.operations.iter().enumerate() {
            if let Some(operation) = pair.result() {
                operation.references(&mut pairs.of(users.operation(at)));
            }
            pairs.missing(users.operation(at), merge.missing_from(|| pair.subject()));
        }
        merge.about.security.references(&mut pairs.of(users.api()));
        users.graph = Graph::new(users.components + users.operations + 1, &pairs.list);
        users
    }

    /// The number of an operation, by its position in the plan.
    pub(super) fn operation(&self, at: usize) -> u32 {
        (self.components + at) as u32
    }

    /// The number of what the API says about itself.
    pub(super) fn api(&self) -> u32 {
        self.operation(self.operations)
    }

    /// The identity of a part.
    pub(super) fn subject(&self, merge: &Merge<'_>, part: u32) -> Subject {
        let part = part as usize;
        if let Some(component) = merge.components.get(part) {
            return component.key.clone().into();
        }
        let operation = merge.operations.get(part - self.components);
        operation.map_or(Subject::Api, super::matching::OperationPair::subject)
    }
}

struct Pairs<'a> {
    numbers: HashMap<(ComponentKind, &'a str), u32>,
    list: Vec<(u32, u32)>,
}

impl Pairs<'_> {
    /// What a user would refer to if the document had it: the existing API may have it.
    fn missing(&mut self, user: u32, missing: &[ComponentKey]) {
        let mut add = self.of(user);
        for key in missing {
            add(key.kind, &key.name);
        }
    }

    /// Callback for the references of one user.
    fn of(&mut self, user: u32) -> impl FnMut(ComponentKind, &str) {
        move |kind, name| self.list.extend(self.numbers.get(&(kind, name)).map(|used| (user, *used)))
    }
}
