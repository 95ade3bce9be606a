//! Operations that were renamed: one is removed, and one of the same shape is created.

use serde_json::Value;

use super::effect::Verdict;
use super::judge::{Found, Judge, Note, Row};
use super::parts::OperationSides;
use super::sides::Sides;
use super::taken::Answering;
use super::trail::{Label, Trail};
use crate::model::{Operation, to_json};
use crate::tables::HashMap;
use crate::verdict::rules;

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

/// The operations that moved: the position of each that is removed, and of its counterpart that is created.
fn find(operations: &[OperationSides<'_>]) -> Vec<(usize, usize)> {
    let all = || operations.iter().enumerate();
    if !operations.iter().any(OperationSides::is_created)
        || !operations.iter().any(OperationSides::is_removed)
    {
        return Vec::new();
    }
    let mut shapes: HashMap<String, [Vec<usize>; 2]> = HashMap::default();
    for (at, operation) in all().filter_map(|(at, sides)| Some((at, sides.removed()?))) {
        let [removed, _] = shapes.entry(shape(operation)).or_default();
        removed.push(at);
    }
    for (at, operation) in all().filter_map(|(at, sides)| Some((at, sides.created()?))) {
        if let Some([_, created]) = shapes.get_mut(&shape(operation)) {
            created.push(at);
        }
    }
    let moves = shapes.into_values().flat_map(|sides| counterparts(operations, sides));
    let mut moves: Vec<(usize, usize)> = moves.collect();
    moves.sort_unstable();
    moves
}

/// Those of one shape that have the same operationId, or else the only ones.
fn counterparts(
    operations: &[OperationSides<'_>],
    [removed, created]: [Vec<usize>; 2],
) -> Vec<(usize, usize)> {
    let sides = |at: &usize| operations.get(*at);
    let ids: HashMap<&str, usize> =
        created.iter().filter_map(|at| Some((sides(at)?.created()?.operation_id.as_deref()?, *at))).collect();
    let by_id = removed
        .iter()
        .filter_map(|at| Some((*at, *ids.get(sides(at)?.removed()?.operation_id.as_deref()?)?)));
    let by_id: Vec<_> = by_id.collect();
    match (&removed[..], &created[..]) {
        _ if !by_id.is_empty() => by_id,
        ([gone], [new]) => {
            let is_same_method =
                sides(gone).zip(sides(new)).is_some_and(|(gone, new)| gone.key.method == new.key.method);
            if is_same_method { vec![(*gone, *new)] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// What there is to say of operations that are created or removed, by position.
pub(super) fn report<'a>(
    sides: &'a Sides<'a>,
    operations: &'a [OperationSides<'a>],
) -> Vec<(usize, Vec<Found>)> {
    let moves = find(operations);
    let to: HashMap<usize, usize> = moves.iter().copied().collect();
    let from: HashMap<usize, usize> = moves.iter().map(|(removed, created)| (*created, *removed)).collect();
    let answering = Answering::of(operations);
    let mut all = Vec::new();
    for (at, operation) in operations.iter().enumerate() {
        let other = to.get(&at).or_else(|| from.get(&at)).and_then(|other| operations.get(*other));
        let (verdict, otherwise) = match (operation.removed(), operation.created()) {
            (Some(removed), _) if removed.deprecated => {
                (Verdict::Breaking, rules::DEPRECATED_OPERATION_REMOVED)
            }
            (Some(_), _) => (Verdict::Breaking, rules::OPERATION_REMOVED),
            (None, Some(_)) => (Verdict::Compatible, rules::OPERATION_ADDED),
            (None, None) => continue,
        };
        let note = match other {
            None => Note::new(otherwise, Row::HARMLESS),
            Some(other) => {
                let (before, after) =
                    if operation.is_removed() { (operation, other) } else { (other, operation) };
                let note = Note::new(rules::OPERATION_MOVED, Row::HARMLESS);
                note.arg("before", &before.named()).arg("after", &after.named())
            }
        };
        let mut judge = Judge::new(sides, Trail::new(Label::None), operation.subject());
        judge.report_alone(Trail::root(), None, verdict, &note);
        if let Some(other) = answering.before(operation).filter(|_| operation.is_created()) {
            let note = Note::new(rules::ROUTE_TAKEN, Row::UNCLEAR);
            let note = note.arg("other", &other.named()).arg("request", &operation.named());
            judge.report_alone(Trail::root(), None, Verdict::Unclear, &note);
        }
        all.push((at, judge.finish()));
    }
    all
}
