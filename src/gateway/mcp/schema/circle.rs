//! Schemas that are made of themselves: what one says of a value, another says of the same value, and so on in a circle.
//! A validator would follow it for ever.

use super::target::Targets;
use crate::source::Node;

/// The circles among the targets that were looked at. Each target is in one, be it alone.
#[derive(Default)]
pub(super) struct Circles {
    marks: Vec<Mark>,
    /// Targets that are in no circle yet.
    open: Vec<usize>,
    met: usize,
}

/// What is known of a target.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    /// When it was met, from 1; 0 before.
    met: usize,
    /// The first that it leads back to.
    low: usize,
    /// The circle, by its first member.
    circle: Option<usize>,
}

/// A target on the way, and what it is made of that is still to be looked at.
type Step = (usize, std::vec::IntoIter<usize>);

impl Circles {
    /// The number of the circle that a target is in.
    pub(super) fn of(&mut self, target: usize, targets: &mut Targets<'_>) -> usize {
        if let Some(known) = self.mark(target).circle {
            return known;
        }
        let mut way = vec![self.enter(target, targets)];
        while let Some((current, parts)) = way.last_mut() {
            let current = *current;
            let Some(part) = parts.next() else {
                way.pop();
                self.leave(current, way.last().map(|(before, _)| *before));
                continue;
            };
            let mark = *self.mark(part);
            if mark.met == 0 {
                way.push(self.enter(part, targets));
            } else if mark.circle.is_none() {
                let low = &mut self.mark(current).low;
                *low = mark.met.min(*low);
            }
        }
        self.mark(target).circle.unwrap_or(target)
    }

    fn mark(&mut self, target: usize) -> &mut Mark {
        if self.marks.len() <= target {
            self.marks.resize(target + 1, Mark::default());
        }
        // It was made room for.
        #[allow(clippy::indexing_slicing, reason = "the list is long enough by now")]
        &mut self.marks[target]
    }

    fn enter(&mut self, target: usize, targets: &mut Targets<'_>) -> Step {
        self.met += 1;
        let met = self.met;
        *self.mark(target) = Mark { met, low: met, circle: None };
        self.open.push(target);
        (target, parts(target, targets).into_iter())
    }

    /// All that a target is made of was looked at.
    fn leave(&mut self, target: usize, before: Option<usize>) {
        let Mark { met, low, .. } = *self.mark(target);
        if let Some(before) = before {
            let mark = self.mark(before);
            mark.low = mark.low.min(low);
        }
        if low < met {
            return;
        }
        while let Some(member) = self.open.pop() {
            self.mark(member).circle = Some(target);
            if member == target {
                break;
            }
        }
    }
}

/// The targets that say something of the same value.
fn parts(target: usize, targets: &mut Targets<'_>) -> Vec<usize> {
    let Some(schema) = targets.list.get(target).map(|target| target.schema.clone()) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    let mut pending = vec![schema.node()];
    while let Some(node) = pending.pop() {
        if let Some(reference) = node.get("$ref").and_then(Node::as_str) {
            parts.extend(targets.find(reference));
            continue;
        }
        for (key, child) in node.entries() {
            match key.text() {
                "allOf" | "oneOf" | "anyOf" => pending.extend(child.items()),
                "not" => pending.push(child),
                _ => {}
            }
        }
    }
    parts
}
