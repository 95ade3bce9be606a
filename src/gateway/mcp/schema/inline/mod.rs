//! Schemas within nine keywords, with what they refer to in place of references.
//!
//! Each schema that is referred to is read once and becomes a unit; a unit has other units inside by number. What a whole
//! schema takes is computed from what its units take, so nothing is written that turns out to be too large.

mod cost;
mod merge;
mod notes;
mod read;
mod shape;
mod write;

use std::sync::Arc;

pub(in crate::gateway::mcp) use self::cost::{Cost, LEVELS};
pub(in crate::gateway::mcp) use self::shape::{Additional, Child, Kind, Loss, Shape, append};
pub(in crate::gateway::mcp) use self::write::{Losses, Writing};
use crate::model::{Components, Map, Schema, component_of};
use crate::source::{Node, Value};
use crate::subject::ComponentKind;
use crate::tables::HashMap;
use crate::text::pointer;

/// Which way values go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::gateway::mcp) enum Direction {
    /// To the operation: what only comes back is left out.
    Input,
    /// From it: what is only sent is left out, and what may be null has no type.
    Output,
}

/// What references lead to.
struct Unit {
    /// Its name, for people.
    name: Arc<str>,
    state: State,
    profile: Option<Arc<cost::Profile>>,
}

enum State {
    /// Not read yet.
    Stated(Value),
    /// Being read: a reference to it from its own head is a circle.
    Busy,
    Read(Arc<Shape>),
}

/// Reads schemas of one direction.
pub(in crate::gateway::mcp) struct Inliner<'a> {
    schemas: &'a Map<Arc<str>, Schema>,
    direction: Direction,
    units: Vec<Unit>,
    names: HashMap<String, usize>,
    /// Components in the normal form.
    values: HashMap<&'a str, Value>,
    /// What each unit takes down to each level, as far as that was asked.
    costs: HashMap<(usize, usize), Cost>,
    /// How many more members of schemas may be copied for `allOf`, `oneOf` and references into components.
    room: usize,
}

/// How many members of schemas are copied in one conversion.
const ROOM: usize = 1_000_000;

impl<'a> Inliner<'a> {
    pub(in crate::gateway::mcp) fn new(components: &'a Components, direction: Direction) -> Self {
        Self {
            schemas: &components.schemas,
            direction,
            units: Vec::new(),
            names: HashMap::default(),
            values: HashMap::default(),
            costs: HashMap::default(),
            room: ROOM,
        }
    }

    /// Reads a schema.
    pub(in crate::gateway::mcp) fn child(&mut self, schema: &Value) -> Child {
        let child = self.read_child(schema.node());
        if let Child::Unit(unit) = child {
            self.ensure(unit);
        }
        child
    }

    /// The schema itself, without what is inside.
    pub(in crate::gateway::mcp) fn shape(&mut self, child: &Child) -> Arc<Shape> {
        match child {
            Child::Own(shape) => shape.clone(),
            Child::Unit(unit) => {
                self.ensure(*unit);
                self.done(*unit)
            }
        }
    }

    /// The unit of a reference.
    fn unit(&mut self, target: &str) -> usize {
        if let Some(unit) = self.names.get(target) {
            return *unit;
        }
        let last = target.rsplit('/').next().unwrap_or_default();
        let name = pointer::decode(last).as_ref().into();
        let state = match self.find(target) {
            Some(value) => State::Stated(value),
            None => State::Read(Arc::new(Shape { losses: vec![Loss::Unresolved], ..Shape::default() })),
        };
        self.units.push(Unit { name, state, profile: None });
        let unit = self.units.len() - 1;
        self.names.insert(target.to_owned(), unit);
        unit
    }

    /// What a reference leads to: a component, or a part of one.
    fn find(&mut self, target: &str) -> Option<Value> {
        let (key, deeper) = component_of(target).filter(|(key, _)| key.kind == ComponentKind::Schema)?;
        let (name, schema) = self.schemas.get_key_value(&*key.name)?;
        let component = self.values.entry(&**name).or_insert_with(|| schema.value()).clone();
        if deeper.is_empty() {
            return Some(component);
        }
        let mut node = component.node();
        for token in deeper.split('/').skip(1) {
            let name = pointer::decode(token);
            let item = name.parse().ok().filter(|_| node.is_array());
            node = item.map_or_else(|| node.get(&name), |index| node.items().nth(index))?;
        }
        // A part is read again: it is paid for by its size.
        let size = node.extent(self.room).0;
        self.room = self.room.saturating_sub(size);
        (self.room > 0).then(|| node.value())
    }

    fn done(&self, unit: usize) -> Arc<Shape> {
        match self.units.get(unit).map(|unit| &unit.state) {
            Some(State::Read(shape)) => shape.clone(),
            _ => Arc::default(),
        }
    }

    /// The name of a unit, for people.
    fn name(&self, unit: usize) -> &str {
        self.units.get(unit).map_or("", |unit| &unit.name)
    }

    /// Reads a unit. What its head needs is read first, one after the other: a chain of references may be as long as the
    /// document.
    fn ensure(&mut self, unit: usize) {
        let mut pending = Vec::new();
        self.begin(unit, &mut pending);
        while let Some((unit, value, heads)) = pending.last_mut() {
            if let Some(next) = heads.pop() {
                self.begin(next, &mut pending);
                continue;
            }
            let (unit, value) = (*unit, value.clone());
            let shape = self.head(value.node());
            pending.pop();
            if let Some(done) = self.units.get_mut(unit) {
                done.state = State::Read(shape);
            }
        }
    }

    /// Begins to read a unit, unless that was begun before.
    fn begin(&mut self, unit: usize, pending: &mut Vec<(usize, Value, Vec<usize>)>) {
        let Some(state) = self.units.get_mut(unit).map(|unit| &mut unit.state) else { return };
        if !matches!(state, State::Stated(_)) {
            return;
        }
        if let State::Stated(value) = std::mem::replace(state, State::Busy) {
            let mut heads = Vec::new();
            self.heads(value.node(), &mut heads);
            heads.reverse();
            pending.push((unit, value, heads));
        }
    }

    /// The units that a schema itself is made of: what it refers to, and what its compositions do.
    fn heads(&mut self, node: Node<'_>, heads: &mut Vec<usize>) {
        if let Some(target) = node.get("$ref").and_then(Node::as_str) {
            heads.push(self.unit(target));
            return;
        }
        for keyword in ["allOf", "oneOf", "anyOf"] {
            for part in node.get(keyword).into_iter().flat_map(Node::items) {
                self.heads(part, heads);
            }
        }
    }
}

#[cfg(test)]
mod tests;
