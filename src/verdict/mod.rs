//! What the differences between two APIs do to callers.
//!
//! A contract is a set of requests accepted and, for each, a set of responses returned. Accepting less is breaking, and
//! so is returning what was never returned; the opposite is compatible; where the documents do not tell, it is unclear.
//!
//! `class` tells from the place of a field what it is about. A [`Judge`] compares the two JSON forms of a part for their
//! meaning and reports effects. Parts that refer to the same component on both sides are not compared there: the
//! component is a Subject of its own, and `reach` says which operations it reaches.

mod bodies;
mod class;
mod effect;
mod judge;
mod moved;
mod operation;
mod operator;
mod parameters;
mod parts;
mod reach;
mod responses;
pub(crate) mod rules;
mod schema;
mod security;
mod servers;
mod sides;
mod taken;
mod trail;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use serde_json::Value;

pub use self::class::Class;
pub(crate) use self::class::class_of;
pub use self::effect::{Direction, Effect, Reached, Verdict, Way};
pub(crate) use self::judge::Found;
use self::judge::{Dirs, Judge};
use self::operation::Defaults;
pub(crate) use self::parts::{ComponentSides, OperationSides, Parts};
use self::reach::Users;
use self::sides::{Sides, When};
use self::trail::{Label, Trail};
use crate::model::to_json;
use crate::subject::{ComponentKind, Subject};

/// The comparison of two APIs, part by part. Nothing is compared before it is asked for.
pub(crate) struct Comparison<'m> {
    parts: &'m Parts<'m>,
    sides: Sides<'m>,
    about: [Value; 2],
    users: OnceCell<Users>,
}

impl<'m> Comparison<'m> {
    pub(crate) fn of(parts: &'m Parts<'m>) -> Self {
        let about = parts.about.map(|about| to_json(&about));
        Self { parts, sides: Sides::of(&parts.components), about, users: OnceCell::new() }
    }

    /// The operations that are on one side only, by position, each with what there is to say.
    pub(crate) fn whole_operations(&self) -> Vec<(usize, Vec<Found>)> {
        moved::report(&self.sides, &self.parts.operations)
    }

    /// What changes for all operations.
    pub(crate) fn api(&self) -> Vec<Found> {
        let reached = reach::inheriting(self.parts);
        let mut judge = Judge::new(&self.sides, Trail::new(Label::None), Subject::Api);
        judge.compare_api(self.about.each_ref(), reached.operations > 0);
        let mut found = judge.finish();
        for found in found.iter_mut().filter(|found| found.effect.pointer == "/security") {
            found.effect.reached = Some(reached.clone());
        }
        found
    }

    /// What changes of an operation that is on both sides, by its position. Only the members that differ are looked at.
    pub(crate) fn operation(&self, at: usize, differing: &BTreeSet<&str>) -> Vec<Found> {
        let Some(sides) = self.parts.operations.get(at) else { return Vec::new() };
        let Some((before, after)) = sides.before.zip(sides.after) else { return Vec::new() };
        let (before, after) = (operation::members(before, differing), operation::members(after, differing));
        let member = |name: &str| self.about.each_ref().map(|side| side.get(name));
        let defaults = Defaults { security: member("security"), servers: member("servers") };
        let mut judge = Judge::new(&self.sides, Trail::new(Label::None), sides.subject());
        judge.compare_operation([&before, &after], defaults);
        judge.finish()
    }

    /// What changes of a component that is on both sides, by its position; none when no operation uses it.
    pub(crate) fn component(&self, at: usize) -> Option<Vec<Found>> {
        let key = self.parts.components.get(at)?.key;
        let users = self.users.get_or_init(|| Users::of(self.parts));
        let dirs = match key.kind {
            _ if users.dirs(at).is_none() => return None,
            ComponentKind::SecurityScheme => Dirs::REQUEST,
            _ => users.dirs(at),
        };
        let before = self.sides.component(When::Before, key)?;
        let after = self.sides.component(When::After, key)?;
        let mut judge = Judge::new(&self.sides, Trail::new(Label::Name(&key.name)), key.clone().into());
        judge.compare_component(key.kind, [before, after], dirs);
        let mut found = judge.finish();
        let mut reached = [None, None];
        for found in &mut found {
            let is_request = found.effect.direction != Some(Direction::Response);
            let [response, request] = &mut reached;
            let known = if is_request { request } else { response };
            let known = known.get_or_insert_with(|| users.reached(self.parts, at, is_request));
            found.effect.reached = Some(known.clone());
        }
        Some(found)
    }
}
