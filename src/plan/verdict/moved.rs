//! Operations that were renamed: one is removed, and one of the same shape is created.

use serde_json::Value;

use super::Verdict;
use super::judge::{Judge, Note, Row};
use super::sides::Sides;
use super::trail::{Label, Trail};
use crate::model::{Operation, to_json};
use crate::plan::merge::Merge;
use crate::plan::rules::change as rules;
use crate::plan::{Action, Change};
use crate::tables::HashMap;

/// What an operation is, apart from its path and its name.
fn shape(operation: &Operation) -> String {
    let mut value = to_json(operation);
    let variables: Vec<&str> =
        operation.path.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    if let Some(members) = value.as_object_mut() {
        for member in ["path", "name", "operationId"] {
            members.remove(member);
        }
        if let Some(Value::Object(parameters)) = members.remove("parameters") {
            // A variable is known by its position.
            let renamed = parameters.into_iter().map(|(key, mut parameter)| {
                let position =
                    key.strip_prefix("path ").and_then(|name| variables.iter().position(|one| *one == name));
                let Some(position) = position else { return (key, parameter) };
                if let Some(members) = parameter.as_object_mut() {
                    members.remove("name");
                }
                (format!("path {position}"), parameter)
            });
            members.insert("parameters".to_owned(), Value::Object(renamed.collect()));
        }
    }
    value.to_string()
}

/// The operations that are created and removed, each with what it was or is now when it only moved: pairs of positions.
pub(super) fn find(merge: &Merge<'_>) -> Vec<(usize, usize)> {
    let with = |action: Action| {
        move |(_, pair): &(usize, &crate::plan::matching::OperationPair<'_>)| pair.action() == action
    };
    let is_any = |action: Action| merge.operations.iter().any(|pair| pair.action() == action);
    if !is_any(Action::Create) || !is_any(Action::Remove) {
        return Vec::new();
    }
    let mut shapes: HashMap<String, [Vec<usize>; 2]> = HashMap::default();
    for (at, pair) in merge.operations.iter().enumerate().filter(with(Action::Remove)) {
        if let Some(operation) = pair.existing {
            shapes.entry(shape(operation)).or_default()[0].push(at);
        }
    }
    for (at, pair) in merge.operations.iter().enumerate().filter(with(Action::Create)) {
        let Some(operation) = pair.document else { continue };
        if let Some([_, created]) = shapes.get_mut(&shape(operation)) {
            created.push(at);
        }
    }
    let mut moves: Vec<(usize, usize)> =
        shapes.into_values().flat_map(|sides| counterparts(merge, sides)).collect();
    moves.sort_unstable();
    moves
}

/// Those of one shape that have the same operationId, or else the only ones.
fn counterparts(merge: &Merge<'_>, [removed, created]: [Vec<usize>; 2]) -> Vec<(usize, usize)> {
    let operation = |at: usize| merge.operations.get(at);
    let ids: HashMap<&str, usize> = created
        .iter()
        .filter_map(|at| Some((operation(*at)?.document?.operation_id.as_deref()?, *at)))
        .collect();
    let by_id: Vec<_> = removed
        .iter()
        .filter_map(|at| Some((*at, *ids.get(operation(*at)?.existing?.operation_id.as_deref()?)?)))
        .collect();
    match (&removed[..], &created[..]) {
        _ if !by_id.is_empty() => by_id,
        ([removed], [created])
            if operation(*removed).zip(operation(*created)).is_some_and(is_same_method) =>
        {
            vec![(*removed, *created)]
        }
        _ => Vec::new(),
    }
}

fn is_same_method(
    (a, b): (&crate::plan::matching::OperationPair<'_>, &crate::plan::matching::OperationPair<'_>),
) -> bool {
    a.key.method == b.key.method
}

/// Says of created and removed operations that they are. Their changes begin at a position.
pub(super) fn report<'a>(sides: &'a Sides<'a>, merge: &Merge<'_>, changes: &mut [Change], first: usize) {
    let moves = find(merge);
    let to: HashMap<usize, usize> = moves.iter().copied().collect();
    let from: HashMap<usize, usize> = moves.iter().map(|(removed, created)| (*created, *removed)).collect();
    let named = |at: usize, is_before: bool| {
        let pair = merge.operations.get(at)?;
        let operation = if is_before { pair.existing } else { pair.document }?;
        Some([pair.key.method.as_str(), " ", &operation.path].concat())
    };
    for (at, pair) in merge.operations.iter().enumerate() {
        let Some(change) = changes.get_mut(first + at) else { continue };
        let other = to.get(&at).or_else(|| from.get(&at)).copied();
        let (rule, verdict) = match (pair.action(), other) {
            (Action::Create | Action::Remove, Some(_)) => (rules::OPERATION_MOVED, None),
            (Action::Create, None) => (rules::OPERATION_ADDED, Some(Verdict::Compatible)),
            (Action::Remove, None) if pair.existing.is_some_and(|operation| operation.deprecated) => {
                (rules::DEPRECATED_OPERATION_REMOVED, Some(Verdict::Breaking))
            }
            (Action::Remove, None) => (rules::OPERATION_REMOVED, Some(Verdict::Breaking)),
            _ => continue,
        };
        let mut judge = Judge::new(sides, Trail::new(Label::None), change.subject.clone());
        let is_removed = pair.action() == Action::Remove;
        let mut note = Note::new(rule, Row::HARMLESS);
        if let Some(other) = other {
            let (before, after) = if is_removed { (at, other) } else { (other, at) };
            note = note.arg("before", &named(before, true).unwrap_or_default());
            note = note.arg("after", &named(after, false).unwrap_or_default());
        }
        // A moved operation breaks where it was.
        let otherwise = if is_removed { Verdict::Breaking } else { Verdict::Compatible };
        judge.report_alone(Trail::root(), None, verdict.unwrap_or(otherwise), &note);
        super::settle::settle(change, judge.finish());
    }
}
