//! Requests that an operation answered, and that a new one answers now: those of `/pets/{id}` by `/pets/new`.
//!
//! A path without variables comes before those with variables. Which of two paths with variables comes first depends on
//! the gateway, so such paths are not compared here.

use std::collections::BTreeMap;

use super::parts::OperationSides;
use crate::model::{Operation, ParameterKey, ParameterLocation, RefOr, Schema};
use crate::subject::Method;
use crate::tables::HashMap;

/// Positions of variables that are tried for one new path, those with few variables first.
const MAX_MASKS: usize = 32;

/// For each segment of a path, whether it is a variable.
type Mask = Vec<bool>;

/// The operations that are on both sides and have variables, by how their paths look.
pub(super) struct Answering<'o> {
    operations: &'o [OperationSides<'o>],
    /// By method and number of segments: where variables are.
    masks: BTreeMap<(Method, usize), Vec<Mask>>,
    /// By method and path, a variable being `{}`: the position of the operation, and the segments that are numbers.
    known: HashMap<(Method, String), (usize, Vec<usize>)>,
}

impl<'o> Answering<'o> {
    pub(super) fn of(operations: &'o [OperationSides<'o>]) -> Self {
        let mut masks: BTreeMap<(Method, usize), Vec<Mask>> = BTreeMap::new();
        let mut known = HashMap::default();
        for (at, sides) in operations.iter().enumerate() {
            let Some(operation) = sides.before.filter(|_| sides.after.is_some()) else { continue };
            let (method, path) = (sides.key.method, sides.key.path.as_str());
            let Some(mask) = mask_of(path).filter(|mask| mask.contains(&true)) else { continue };
            known.insert((method, masked(path, &mask)), (at, numbers(operation)));
            masks.entry((method, mask.len())).or_default().push(mask);
        }
        for masks in masks.values_mut() {
            masks.sort_unstable();
            masks.dedup();
            masks.truncate(MAX_MASKS);
        }
        Self { operations, masks, known }
    }

    /// The operation that answered the requests of a new one.
    pub(super) fn before(&self, new: &OperationSides<'_>) -> Option<&'o OperationSides<'o>> {
        let (method, path) = (new.key.method, new.key.path.as_str());
        let count = path.split('/').count();
        if path.contains('{') {
            return None;
        }
        let masks = self.masks.get(&(method, count))?;
        masks.iter().find_map(|mask| {
            let (at, numbers) = self.known.get(&(method, masked(path, mask)))?;
            let mut segments = path.split('/').enumerate();
            let fits = segments.all(|(at, text)| !numbers.contains(&at) || text.parse::<f64>().is_ok());
            self.operations.get(*at).filter(|_| fits)
        })
    }
}

/// Where a path has variables; none when one is a part of a segment.
fn mask_of(path: &str) -> Option<Mask> {
    let segments = path.split('/').map(|segment| {
        let inner = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        match inner {
            Some(name) if !name.contains(['{', '}', '+']) => Some(true),
            _ if segment.contains('{') => None,
            _ => Some(false),
        }
    });
    segments.collect()
}

/// A path with variables at some positions.
fn masked(path: &str, mask: &[bool]) -> String {
    let segments = path.split('/').zip(mask);
    segments
        .map(|(segment, is_variable)| if *is_variable { "{}" } else { segment })
        .collect::<Vec<_>>()
        .join("/")
}

/// The segments of a path that are numbers: a word does not fit them.
fn numbers(operation: &Operation) -> Vec<usize> {
    let is_number = |template: &str| {
        let name = template.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let key = name.map(|name| ParameterKey { location: ParameterLocation::Path, name: name.into() });
        let Some(RefOr::Item(parameter)) = key.and_then(|key| operation.parameters.get(&key)) else {
            return false;
        };
        let schema = parameter.schema.as_ref().map(Schema::value);
        let kind = schema.as_ref().and_then(|schema| schema.get("type"));
        kind.is_some_and(|kind| matches!(kind.as_str(), Some("integer" | "number")))
    };
    let segments = operation.path.split('/').enumerate();
    segments.filter(|(_, template)| is_number(template)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_whole_segments() {
        assert_eq!(mask_of("/pets/{}/toys"), Some(vec![false, false, true, false]));
        assert_eq!(mask_of("/pets/{id}"), Some(vec![false, false, true]));
        assert_eq!(mask_of("/pets/{}.json"), None);
        assert_eq!(mask_of("/pets/{+}"), None);
        assert_eq!(masked("/pets/new", &[false, false, true]), "/pets/{}");
    }
}
