//! What the changes of a plan do to callers.
//!
//! A contract is a set of requests accepted and, for each, a set of responses returned. Accepting less is breaking, and
//! so is returning what was never returned; the opposite is compatible; where the documents do not tell, it is unclear.
//!
//! [`class_of`] tells from the place of a field what it is about. When a part has a field that may be contract, a
//! [`Judge`] compares the two JSON forms of the part for their meaning and reports effects; `settle` brings fields and
//! effects together. Parts that refer to the same component on both sides are not compared there: the component is a
//! Subject of its own, and `reach` says which operations it reaches. A plan of texts alone is not judged at all.

mod bodies;
mod class;
mod effect;
mod judge;
mod moved;
mod operation;
mod operator;
mod parameters;
mod reach;
mod responses;
mod schema;
mod security;
mod servers;
mod settle;
mod sides;
mod trail;

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::judge::{Dirs, Judge};
use self::operation::Defaults;
use self::reach::Users;
use self::sides::{Sides, When};
use self::trail::{Label, Trail};
use super::merge::Merge;
use super::{Action, Change};
use crate::model::to_json;
use crate::subject::{ComponentKind, Subject};

pub use self::class::Class;
pub(super) use self::class::class_of;
pub use self::effect::{Direction, Effect, Reached, Way};

/// What a change does to those who call the API. The worst is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A caller that worked before may fail: fewer requests are accepted, or responses have what they never had.
    Breaking,
    /// The documents do not tell whether a caller notices.
    Unclear,
    /// Callers that worked before still work.
    Compatible,
}

impl Verdict {
    /// Every verdict, the worst first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Unclear, Self::Compatible];

    /// The verdict as a word: `breaking`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Unclear => "unclear",
            Self::Compatible => "compatible",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Judges the changes of a plan, which are those of the API, of the operations, of the paths and of the components, in
/// this order. An API that does not exist yet has no callers.
pub(super) fn judge(merge: &Merge<'_>, changes: &mut [Change]) {
    let Some(existing) = merge.existing else { return };
    let is_judged = |change: &Change| {
        let is_whole = matches!(change.action, Action::Create | Action::Remove) && change.kind == "operation";
        is_whole || change.fields.iter().any(|field| field.class.is_judged())
    };
    if !changes.iter().any(is_judged) {
        return;
    }
    let sides = Sides::of(merge);
    let about = [to_json(&existing.about), to_json(&merge.about)];
    let mut users = None;
    moved::report(&sides, merge, changes, 1);
    let first_component = changes.len() - merge.components.len();
    for (at, change) in changes.iter_mut().enumerate() {
        if change.action != Action::Update || !is_judged(change) {
            continue;
        }
        match at.checked_sub(first_component) {
            Some(component) => {
                let users = users.get_or_insert_with(|| Users::of(merge));
                component_judged(&sides, users, component, change);
            }
            None if at == 0 => api_judged(&sides, merge, &about, change),
            None => operation_judged(&sides, merge, &about, at - 1, change),
        }
    }
}

fn api_judged<'a>(sides: &'a Sides<'a>, merge: &Merge<'_>, about: &'a [Value; 2], change: &mut Change) {
    let reached = Users::inheriting(merge);
    let mut judge = Judge::new(sides, Trail::new(Label::None), Subject::Api);
    judge.compare_api(about.each_ref(), reached.operations > 0);
    let mut found = judge.finish();
    for found in found.iter_mut().filter(|found| found.effect.pointer == "/security") {
        found.effect.reached = Some(reached.clone());
    }
    settle::settle(change, found);
}

fn operation_judged<'a>(
    sides: &'a Sides<'a>,
    merge: &Merge<'_>,
    about: &'a [Value; 2],
    at: usize,
    change: &mut Change,
) {
    let pair = merge.operations.get(at);
    let Some((before, after)) = pair.and_then(|pair| pair.existing.zip(pair.document)) else { return };
    let (before, after) = (to_json(before), to_json(after));
    let member = |name: &str| about.each_ref().map(|side| side.get(name));
    let defaults = Defaults { security: member("security"), servers: member("servers") };
    let mut judge = Judge::new(sides, Trail::new(Label::None), change.subject.clone());
    judge.compare_operation([&before, &after], defaults);
    settle::settle(change, judge.finish());
}

fn component_judged<'a>(sides: &'a Sides<'a>, users: &mut Users<'_>, at: usize, change: &mut Change) {
    let Subject::Component(key) = change.subject.clone() else { return };
    let dirs = users.dirs(at);
    if dirs.is_none() {
        return settle::unused(change);
    }
    let dirs = match key.kind {
        ComponentKind::SecurityScheme => Dirs::REQUEST,
        _ => dirs,
    };
    let both = sides.component(When::Before, &key).zip(sides.component(When::After, &key));
    let Some((before, after)) = both else { return };
    let mut judge = Judge::new(sides, Trail::new(Label::Name(&key.name)), change.subject.clone());
    judge.compare_component(key.kind, [before, after], dirs);
    let mut found = judge.finish();
    let mut reached = [None, None];
    for found in &mut found {
        let is_request = found.effect.direction != Some(Direction::Response);
        let [response, request] = &mut reached;
        let known = if is_request { request } else { response };
        let known = known.get_or_insert_with(|| users.reached(at, is_request));
        found.effect.reached = Some(known.clone());
    }
    settle::settle(change, found);
}
