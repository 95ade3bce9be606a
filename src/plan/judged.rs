//! Verdicts for the changes of a plan.

use std::collections::BTreeSet;

use super::change::Change;
use super::decision::{Action, Reason};
use super::merge::Merge;
use super::settle;
use crate::verdict::{Comparison, ComponentSides, OperationSides, Parts};

/// Judges the changes, which are those of the API, of the operations, of the paths and of the components, in this order.
/// An API that does not exist yet has no callers, and a plan of texts alone is not judged.
pub(super) fn judge(merge: &Merge<'_>, changes: &mut [Change]) {
    let is_whole = |change: &Change| {
        matches!(change.action, Action::Create | Action::Remove) && change.kind == "operation"
    };
    let may_matter = |change: &Change| change.fields.iter().any(|field| field.class.is_judged());
    if !changes.iter().any(|change| is_whole(change) || may_matter(change)) {
        return;
    }
    let Some(parts) = parts(merge) else { return };
    let comparison = Comparison::of(&parts);
    for (at, found) in comparison.whole_operations() {
        if let Some(change) = changes.get_mut(at + 1) {
            settle::settle(change, found);
        }
    }
    let first_component = changes.len().saturating_sub(merge.components.len());
    for (at, change) in changes.iter_mut().enumerate() {
        if change.action != Action::Update || !may_matter(change) {
            continue;
        }
        let found = match at.checked_sub(first_component) {
            Some(component) => comparison.component(component),
            None if at == 0 => Some(comparison.api()),
            None => Some(comparison.operation(at - 1, &members(change))),
        };
        match found {
            Some(found) => settle::settle(change, found),
            None => settle::unused(change),
        }
    }
}

/// The members in which an operation changes.
fn members(change: &Change) -> BTreeSet<&str> {
    change.fields.iter().filter_map(|field| field.pointer.split('/').nth(1)).collect()
}

/// The parts of both sides; none when there is no API yet.
fn parts<'m>(merge: &'m Merge<'_>) -> Option<Parts<'m>> {
    let existing = merge.existing?;
    let operations = merge.operations.iter().map(|pair| OperationSides {
        key: pair.key,
        before: pair.existing,
        after: pair.result(),
        is_changed: pair.reason == Reason::DocumentWins,
    });
    let components = merge.components.iter().map(|pair| ComponentSides {
        key: &pair.key,
        before: Some(&existing.components).filter(|components| components.contains(&pair.key)),
        after: merge.definition_in(pair).filter(|_| pair.reason.action() != Action::Remove),
        is_changed: pair.reason == Reason::DocumentWins,
    });
    Some(Parts {
        about: [&existing.about, &merge.about],
        operations: operations.collect(),
        components: components.collect(),
    })
}
