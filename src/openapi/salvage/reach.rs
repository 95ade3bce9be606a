//! Which operations the fault of a component reaches: from the component against the direction of the references.

use crate::diagnostic::{Affected, Severity};
use crate::model::graph::Graph;
use crate::openapi::parts::ReadOperation;
use crate::openapi::reader::Reader;
use crate::openapi::reader::report::PartEnd;
use crate::openapi::reader::targets::ComponentId;
use crate::source::Site;
use crate::subject::{ComponentKey, Subject};
use crate::tables::HashMap;

/// How many operations one finding lists at most, and how many it may list when others have listed many.
const MOST_LISTED: usize = 1_000;
const FEW_LISTED: usize = 5;

/// How many parts of a path are reported.
const MOST_LINKS: usize = 16;

/// How often the references of a document may be followed on average. Each fault is followed on its own, so a document
/// of faults alone would cost the square of its size; the components that are left then say nothing of operations.
const MOST_ROUNDS: usize = 100;

/// Who refers to whom: components by their number, operations by theirs after the last component.
pub(crate) fn graph(cx: &Reader<'_>, components: &[PartEnd], operations: &[ReadOperation<'_>]) -> Graph {
    let ends = components.iter().chain(operations.iter().map(|operation| &operation.end));
    let uses = |(user, end)| cx.report.uses_of(end).iter().map(move |used| (user, used.component));
    let pairs: Vec<(u32, u32)> = (0..).zip(ends).flat_map(uses).collect();
    Graph::new(components.len() + operations.len(), &pairs)
}

/// A way back through the users, from one component after the other.
struct Search {
    /// For each part the search that came to it last, and the part that it came from.
    seen: Vec<(u32, u32)>,
    round: u32,
    queue: Vec<u32>,
    steps_left: usize,
}

impl Search {
    /// The operations that refer to a component, by number in ascending order. None when too much was looked at already.
    fn operations(&mut self, graph: &Graph, components: usize, from: ComponentId) -> Option<Vec<u32>> {
        self.round += 1;
        self.queue.clear();
        self.queue.push(from);
        self.enter(from, from);
        let mut operations = Vec::new();
        let mut next = 0;
        while let Some(part) = self.queue.get(next).copied() {
            next += 1;
            let of_part = graph.users_of(part);
            self.steps_left = self.steps_left.checked_sub(of_part.len() + 1)?;
            for user in of_part {
                if !self.enter(*user, part) {
                    continue;
                }
                if (*user as usize) < components {
                    self.queue.push(*user);
                } else {
                    operations.push(*user);
                }
            }
        }
        operations.sort_unstable();
        Some(operations)
    }

    /// Notes where the search came from to a part; whether it is there for the first time.
    fn enter(&mut self, part: u32, from: u32) -> bool {
        let Some(seen) = self.seen.get_mut(part as usize) else { return false };
        let is_new = seen.0 != self.round;
        if is_new {
            *seen = (self.round, from);
        }
        is_new
    }

    /// The parts from one to where the search began.
    fn way(&self, from: u32) -> impl Iterator<Item = u32> + '_ {
        let next = |part: &u32| {
            let (_, next) = *self.seen.get(*part as usize)?;
            (next != *part).then_some(next)
        };
        std::iter::successors(Some(from), next).take(MOST_LINKS)
    }
}

/// The faults that components have themselves, before others are left out because of them: the first finding of each.
pub(crate) type Faults = HashMap<ComponentKey, usize>;

/// The components that have a fault themselves: an error, or else a warning.
pub(crate) fn faults(cx: &Reader<'_>, components: &[PartEnd]) -> Faults {
    let mut wanted = HashMap::default();
    for (end, slot) in components.iter().zip(cx.refs.targets.slots()) {
        if end.failed || end.warned {
            let severity = if end.failed { Severity::Error } else { Severity::Warning };
            wanted.insert(&slot.key, severity);
        }
    }
    if wanted.is_empty() { Faults::default() } else { cx.report.findings.first_about(&wanted) }
}

/// Where the fault of a component is.
pub(crate) fn site_of(cx: &Reader<'_>, faults: &Faults, id: ComponentId) -> Option<Site> {
    let slot = cx.refs.targets.slot(id)?;
    faults.get(&slot.key).and_then(|at| cx.report.findings.site(*at)).or(Some(slot.site))
}

/// Says at the first finding about each faulty component which operations it reaches.
pub(crate) fn tell(
    cx: &mut Reader<'_>,
    faults: &Faults,
    graph: &Graph,
    components: &[PartEnd],
    operations: &[ReadOperation<'_>],
) {
    let parts = graph.parts();
    let mut search = Search {
        seen: vec![(0, 0); parts],
        round: 0,
        queue: Vec::new(),
        steps_left: (parts + graph.pairs()).saturating_mul(MOST_ROUNDS),
    };
    let mut listed_left = parts.saturating_mul(4).saturating_add(MOST_LISTED);
    let mut affected = Vec::new();
    for (id, slot) in cx.refs.targets.ids().zip(cx.refs.targets.slots()) {
        let Some(at) = faults.get(&slot.key) else { continue };
        let Some(reached) = search.operations(graph, components.len(), id) else { break };
        let Some(first) = reached.first() else { continue };
        let listed = reached.len().min(MOST_LISTED).min(listed_left.max(FEW_LISTED));
        listed_left = listed_left.saturating_sub(listed);
        let subject = |part: u32| subject(cx, operations, components.len(), part);
        let one = Affected {
            count: reached.len(),
            operations: reached.iter().take(listed).filter_map(|part| subject(*part)).collect(),
            chain: search.way(*first).filter_map(subject).collect(),
        };
        affected.push((*at, one));
    }
    cx.report.findings.set_affected(affected);
}

fn subject(
    cx: &Reader<'_>,
    operations: &[ReadOperation<'_>],
    components: usize,
    part: u32,
) -> Option<Subject> {
    match (part as usize).checked_sub(components) {
        None => cx.refs.targets.slot(part).map(|slot| slot.key.clone().into()),
        Some(operation) => operations.get(operation).map(|operation| operation.subject.clone()),
    }
}
