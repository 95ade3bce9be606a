//! Compares two schemas: what fits the one and not the other.
//!
//! Schemas are compared pair by pair from a list, not by recursion: how deep they nest is the document's choice, and they
//! may refer in circles. A part that refers to the same component on both sides is not compared here: the component is a
//! Subject of its own.

mod branches;
mod limits;
mod object;
mod pair;
mod types;
mod values;
mod view;

pub(super) use self::pair::Pair;
use self::pair::{Pending, Whole};
use self::view::View;
pub(super) use self::view::says_nothing;
use super::judge::{Judge, Note, Row};
use super::sides::{When, reference};
use super::trail::{Spot, Step};
use crate::verdict::rules;

/// Levels at which two schemas are first asked whether they are the same.
const SAME: usize = 24;

impl<'a> Judge<'a> {
    /// Compares two schemas and all that is in them.
    pub(super) fn compare_schemas(&mut self, pair: Pair<'a>) {
        let mut pending = vec![pair];
        while let Some(pair) = pending.pop() {
            let first = pending.len();
            self.compare_pair(&pair, &mut pending);
            if let Some(parts) = pending.get_mut(first..) {
                parts.reverse();
            }
        }
    }

    fn compare_pair(&mut self, pair: &Pair<'a>, pending: &mut Pending<'a>) {
        let targets = (pair.before.and_then(reference), pair.after.and_then(reference));
        if pair.dirs.is_none() || matches!(targets, (Some(before), Some(after)) if before == after) {
            return;
        }
        // Most parts are the same, and need no look inside. Not at every level: each looks at all that is below it.
        if pair.parent.depth() < SAME && pair.before == pair.after {
            return;
        }
        let before = View::of(self.sides, When::Before, pair.before);
        let after = View::of(self.sides, When::After, pair.after);
        let mut at = self.trail.enter(pair.parent, pair.step.clone());
        if before.target().is_some() && before.target() == after.target() {
            // Both are wraps of one component, which is judged where it is.
            return self.compare_asides(at, pair.dirs, &before.outside(), &after.outside());
        }
        if before.is_behind || after.is_behind {
            let address = |view: &View<'_>| std::ptr::from_ref(view.schema).addr();
            if !self.seen.insert((address(&before), address(&after), pair.dirs)) {
                return;
            }
            if !self.sides.afford([before.schema, after.schema]) {
                return self.report(at, None, pair.dirs, Note::new(rules::NOT_COMPARED, Row::UNCLEAR));
            }
        }
        if before.is_too_deep || after.is_too_deep {
            if pair.before != pair.after {
                self.report(at, None, pair.dirs, Note::new(rules::NOT_COMPARED, Row::UNCLEAR));
            }
            return;
        }
        if before.is_behind || after.is_behind || before.is_wrapped || after.is_wrapped {
            at = self.trail.enter(at, Step::behind());
        }
        self.compare_views(at, pair, &before, &after, pending);
    }

    fn compare_views(
        &mut self,
        at: Spot,
        pair: &Pair<'a>,
        before: &View<'a>,
        after: &View<'a>,
        pending: &mut Pending<'a>,
    ) {
        let dirs = pair.dirs;
        let whole = Whole { at, dirs, is_text: pair.is_text };
        self.compare_asides(at, dirs, before, after);
        if self.compare_wrap(&whole, before, after, pending) {
            return;
        }
        if !self.compare_types(at, dirs, before, after, pair.is_text) {
            return;
        }
        self.compare_enums(at, dirs, before, after);
        self.compare_limits(at, dirs, before, after);
        self.compare_object(&whole, before, after, pending);
        self.compare_branches(&whole, before, after, pending);
        let items = [before, after].map(|view| view.get("items"));
        if items.iter().any(Option::is_some) {
            pending.push(whole.part(Step::member("items", super::trail::Label::Items), items, dirs));
        }
        self.compare_keywords(at, dirs, before, after);
    }
}
