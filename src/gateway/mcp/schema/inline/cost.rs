//! What a schema takes when it is written, down to each level.

use std::sync::Arc;

use super::shape::{Additional, Child, Shape};
use super::{Inliner, State, Unit};

/// How many levels of schemas are written.
pub(in crate::gateway::mcp) const LEVELS: usize = 16;

/// Bytes and JSON values.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::gateway::mcp) struct Cost {
    pub(in crate::gateway::mcp) bytes: usize,
    pub(in crate::gateway::mcp) values: usize,
}

impl Cost {
    pub(in crate::gateway::mcp) fn plus(self, other: Self) -> Self {
        Self {
            bytes: self.bytes.saturating_add(other.bytes),
            values: self.values.saturating_add(other.values),
        }
    }

    /// Whether it is within another.
    pub(in crate::gateway::mcp) fn fits(self, most: Self) -> bool {
        self.bytes <= most.bytes && self.values <= most.values
    }
}

/// What a unit takes.
#[derive(Debug)]
pub(super) struct Profile {
    /// Its own schemas, by level.
    own: [Cost; LEVELS + 1],
    /// The units inside, with their levels.
    units: Vec<(usize, usize)>,
}

impl Profile {
    fn of(shape: &Shape) -> Self {
        let mut profile = Self { own: [Cost::default(); LEVELS + 1], units: Vec::new() };
        profile.add(shape, 0);
        profile
    }

    fn add(&mut self, shape: &Shape, level: usize) {
        let Some(own) = self.own.get_mut(level) else { return };
        *own = own.plus(cost(shape));
        for (_, child) in shape.children() {
            match child {
                Child::Own(shape) => self.add(shape, level + 1),
                Child::Unit(unit) if level < LEVELS => self.units.push((level + 1, *unit)),
                Child::Unit(_) => {}
            }
        }
    }
}

/// What a schema takes without those inside; line breaks and indentation of readable text are estimated.
fn cost(shape: &Shape) -> Cost {
    const LINE: usize = 24;
    let texts = shape.notes.iter().chain(&shape.prose).map(|text| text.len() + 2).sum::<usize>();
    let values = shape.values.iter().chain(&shape.default).chain(&shape.example);
    let values = values.map(|value| value.len() + LINE).sum::<usize>();
    let names = shape.properties.iter().map(|(name, _)| name).chain(&shape.required);
    let names = names.map(|name| name.len() + LINE).sum::<usize>();
    let closed = if shape.additional == Additional::Open { 0 } else { LINE };
    let count = shape.values.len() + shape.required.len() + 8;
    Cost { bytes: 2 * LINE + texts + values + names + closed, values: count }
}

impl Inliner<'_> {
    /// What a schema takes down to a level. Recursion is not seen: it takes less.
    pub(in crate::gateway::mcp) fn cost(&mut self, child: &Child, levels: usize) -> Cost {
        match child {
            Child::Unit(unit) => self.unit_cost(*unit, levels),
            Child::Own(shape) => self.total(&Profile::of(shape), levels),
        }
    }

    fn total(&mut self, profile: &Profile, levels: usize) -> Cost {
        let own = profile.own.iter().take(levels + 1).fold(Cost::default(), |sum, cost| sum.plus(*cost));
        let mut sum = own;
        for (level, unit) in &profile.units {
            if let Some(rest) = levels.checked_sub(*level) {
                sum = sum.plus(self.unit_cost(*unit, rest));
            }
        }
        sum
    }

    // At most `LEVELS` deep: a unit inside is at least one level down.
    fn unit_cost(&mut self, unit: usize, levels: usize) -> Cost {
        let levels = levels.min(LEVELS);
        if let Some(known) = self.costs.get(&(unit, levels)) {
            return *known;
        }
        self.ensure(unit);
        let Some(Unit { state: State::Read(shape), profile, .. }) = self.units.get_mut(unit) else {
            return Cost::default();
        };
        let profile = profile.get_or_insert_with(|| Arc::new(Profile::of(shape))).clone();
        let total = self.total(&profile, levels);
        self.costs.insert((unit, levels), total);
        total
    }
}
