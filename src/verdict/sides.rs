//! The components of both sides in their JSON form, made when a reference leads to them.

use std::cell::{Cell, OnceCell, RefCell};

use serde_json::Value;

use super::parts::ComponentSides;
use crate::model::{Components, component_of};
use crate::subject::{ComponentKey, ComponentKind};
use crate::tables::HashMap;

/// A chain of references that leads nowhere is longer than this.
const MAX_CHAIN: usize = 64;

/// The components before and after the import.
pub(super) struct Sides<'m> {
    before: Side<'m>,
    after: Side<'m>,
    /// What may still be compared behind references that lead elsewhere than before: two operations that refer to two
    /// large schemas are two comparisons of the same.
    budget: Cell<usize>,
    /// Effects that may still be told one by one.
    effects: Cell<usize>,
    /// What it costs to compare a value, by its address.
    weights: RefCell<HashMap<usize, usize>>,
}

/// Values that are compared behind references that lead elsewhere than before, in a whole plan.
const BUDGET: usize = 2_000_000;
/// Effects that are told one by one, in a whole plan. Beyond them each part has a few.
const MAX_EFFECTS: usize = 100_000;

/// Which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Before,
    After,
}

struct Side<'m> {
    numbers: HashMap<(ComponentKind, &'m str), u32>,
    sources: Vec<(&'m Components, &'m ComponentKey)>,
    cells: Vec<OnceCell<Value>>,
}

impl<'m> Side<'m> {
    fn new(sources: impl Iterator<Item = (&'m Components, &'m ComponentKey)>) -> Self {
        let sources: Vec<_> = sources.collect();
        let numbers = sources.iter().map(|(_, key)| (key.kind, &*key.name)).zip(0..).collect();
        let cells = sources.iter().map(|_| OnceCell::new()).collect();
        Self { numbers, sources, cells }
    }

    fn get(&self, key: &ComponentKey) -> Option<&Value> {
        let at = *self.numbers.get(&(key.kind, &*key.name))? as usize;
        let (components, key) = self.sources.get(at)?;
        Some(self.cells.get(at)?.get_or_init(|| components.to_json(key)))
    }
}

impl<'m> Sides<'m> {
    pub(super) fn of(components: &[ComponentSides<'m>]) -> Self {
        let side = |of: fn(&ComponentSides<'m>) -> Option<&'m Components>| {
            Side::new(components.iter().filter_map(move |sides| Some((of(sides)?, sides.key))))
        };
        let (before, after) = (side(|sides| sides.before), side(|sides| sides.after));
        let (budget, effects) = (Cell::new(BUDGET), Cell::new(MAX_EFFECTS));
        Self { before, after, budget, effects, weights: RefCell::default() }
    }

    /// A component of one side.
    pub(super) fn component(&self, when: When, key: &ComponentKey) -> Option<&Value> {
        match when {
            When::Before => self.before.get(key),
            When::After => self.after.get(key),
        }
    }

    /// What a value is when it may be a reference; none for one that leads nowhere.
    pub(super) fn resolved<'a>(&'a self, when: When, value: &'a Value) -> Option<&'a Value> {
        let mut value = value;
        for _ in 0..MAX_CHAIN {
            let Some(target) = reference(value) else { return Some(value) };
            let (key, deeper) = component_of(target)?;
            value = self.component(when, &key)?.pointer(deeper)?;
        }
        None
    }

    /// Takes a comparison behind a reference from the budget; false when too little is left of it.
    pub(super) fn afford(&self, pair: [&Value; 2]) -> bool {
        let cost = pair.into_iter().map(|value| self.weight(value)).sum();
        let left = self.budget.get().checked_sub(cost);
        self.budget.set(left.unwrap_or_default());
        left.is_some()
    }

    fn weight(&self, value: &Value) -> usize {
        let address = std::ptr::from_ref(value).addr();
        if let Some(known) = self.weights.borrow().get(&address) {
            return *known;
        }
        let weight = weight(value);
        self.weights.borrow_mut().insert(address, weight);
        weight
    }

    /// Counts an effect that is told on its own.
    pub(super) fn count_effect(&self) {
        self.effects.set(self.effects.get().saturating_sub(1));
    }

    /// Whether effects may be told one by one.
    pub(super) fn may_tell(&self) -> bool {
        self.effects.get() > 0
    }
}

/// How many values are in a value, long texts counting as several.
fn weight(value: &Value) -> usize {
    /// Bytes of a text that cost as much as a value.
    const TEXT: usize = 64;
    let mut weight = 0;
    let mut pending = vec![value];
    while let Some(value) = pending.pop() {
        weight += 1;
        match value {
            Value::String(text) => weight += text.len() / TEXT,
            Value::Array(items) => pending.extend(items),
            Value::Object(members) => pending.extend(members.values()),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    weight
}

/// Where a value leads, when it is a reference.
pub(super) fn reference(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()
}
