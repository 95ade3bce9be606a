//! Which operations a changed component reaches, and on which side of the contract.

use std::collections::VecDeque;

use super::judge::Dirs;
use super::{Reached, Way};
use crate::model::graph::Graph;
use crate::model::{Operation, References, Schema};
use crate::plan::Reason;
use crate::plan::matching::OperationPair;
use crate::plan::merge::Merge;
use crate::subject::{ComponentKey, ComponentKind};
use crate::tables::{HashMap, HashSet};

/// References that are followed upwards, in a whole plan: a thousand changed components that reach a thousand operations
/// each are a million ways. Beyond it the operations are not counted any more.
const BUDGET: usize = 4_000_000;
/// Operations that are named.
const NAMED: usize = 3;

/// Who uses what on each side of the contract, for those operations that are there before and after.
pub(super) struct Users<'m> {
    merge: &'m Merge<'m>,
    request: Side,
    response: Side,
    budget: usize,
    /// When each part was last visited.
    visits: Vec<u32>,
    visit: u32,
}

struct Side {
    graph: Graph,
    /// Whether an operation leads to a part.
    is_reached: Vec<bool>,
}

impl<'m> Users<'m> {
    pub(super) fn of(merge: &'m Merge<'m>) -> Self {
        let request = Side::of(merge, Dirs::REQUEST);
        let response = Side::of(merge, Dirs::RESPONSE);
        let visits = vec![0; request.graph.parts()];
        Self { merge, request, response, budget: BUDGET, visits, visit: 0 }
    }

    /// The sides of the contract on which a component is, by its position in the plan.
    pub(super) fn dirs(&self, component: usize) -> Dirs {
        let is_reached = |side: &Side| side.is_reached.get(component).copied().unwrap_or_default();
        Dirs { request: is_reached(&self.request), response: is_reached(&self.response) }
    }

    /// The operations that a component reaches on one side.
    pub(super) fn reached(&mut self, component: usize, is_request: bool) -> Reached {
        let side = if is_request { &self.request } else { &self.response };
        let components = self.merge.components.len();
        self.visit += 1;
        // Each part with the one that it was reached from: the way back to the component.
        let mut ways: HashMap<u32, u32> = HashMap::default();
        let mut pending = VecDeque::from([component as u32]);
        let mut reached = Reached { operations: 0, is_all: true, first: Vec::new() };
        while let Some(part) = pending.pop_front() {
            for user in side.graph.users_of(part) {
                if self.budget == 0 {
                    reached.is_all = false;
                    return reached;
                }
                self.budget -= 1;
                let Some(visited) = self.visits.get_mut(*user as usize) else { continue };
                if *visited == self.visit {
                    continue;
                }
                *visited = self.visit;
                ways.insert(*user, part);
                let Some(at) = (*user as usize).checked_sub(components) else {
                    pending.push_back(*user);
                    continue;
                };
                if self.merge.operations.get(at).is_none() {
                    // What the API says for operations that say nothing.
                    pending.push_back(*user);
                    continue;
                }
                reached.operations += 1;
                if reached.first.len() < NAMED {
                    reached.first.extend(way(self.merge, at, component, &ways));
                }
            }
        }
        reached
    }
}

/// The way from an operation down to a component.
fn way(merge: &Merge<'_>, operation: usize, component: usize, ways: &HashMap<u32, u32>) -> Option<Way> {
    let mut through = Vec::new();
    let mut part = (merge.components.len() + operation) as u32;
    while let Some(next) = ways.get(&part).copied().filter(|next| *next as usize != component) {
        through.extend(merge.components.get(next as usize).map(|pair| pair.key.clone()));
        part = next;
    }
    Some(Way { operation: merge.operations.get(operation)?.subject(), through })
}

impl Side {
    fn of(merge: &Merge<'_>, dirs: Dirs) -> Self {
        let components = merge.components.iter();
        let numbers = components.zip(0..).map(|(pair, at)| ((pair.key.kind, &*pair.key.name), at)).collect();
        let mut edges = Edges { numbers, list: Vec::new() };
        let count = merge.components.len();
        for (at, pair) in merge.components.iter().enumerate() {
            let after = merge.definition_in(pair);
            let before = merge.existing.map(|existing| &existing.components);
            let mut references =
                |found: &mut dyn FnMut(ComponentKind, &str), of| match of {
                    When::Before => before
                        .is_some_and(|components| component_references(components, &pair.key, dirs, found)),
                    When::After => after
                        .is_some_and(|components| component_references(components, &pair.key, dirs, found)),
                };
            edges.add(at, pair.reason, &mut references);
        }
        let api = count + merge.operations.len();
        let mut starts = Vec::new();
        for (at, pair) in (count..).zip(&merge.operations) {
            let (Some(before), Some(after)) = (pair.existing, pair.result()) else { continue };
            starts.push(at as u32);
            edges.operation(at, api, pair, [before, after], dirs);
        }
        if dirs.request {
            let existing = merge.existing.map(|existing| &existing.about.security);
            let (kind, before) = (ComponentKind::SecurityScheme, existing.into_iter().flatten().flatten());
            let names: HashSet<&str> = before.flat_map(|one| one.0.keys()).map(String::as_str).collect();
            merge.about.security.references(&mut |_, name| {
                if names.contains(name) {
                    edges.push(api, kind, name);
                }
            });
        }
        let graph = Graph::new(api + 1, &edges.list);
        let mut is_reached = vec![false; graph.parts()];
        for part in graph.led_to_by(starts).order() {
            if let Some(reached) = is_reached.get_mut(*part as usize) {
                *reached = true;
            }
        }
        Self { graph, is_reached }
    }
}

#[derive(Debug, Clone, Copy)]
enum When {
    Before,
    After,
}

/// Calls a function with what a component refers to on a side of the contract. False when it is not there.
fn component_references(
    components: &crate::model::Components,
    key: &ComponentKey,
    dirs: Dirs,
    found: Found<'_>,
) -> bool {
    if key.kind != ComponentKind::Schema {
        components.references(key, found);
        return components.contains(key);
    }
    let schema: Option<&Schema> = components.schemas.get(&*key.name);
    if let Some(schema) = schema {
        schema.for_each_reference_but(if dirs.request { "readOnly" } else { "writeOnly" }, found);
    }
    schema.is_some()
}

/// What is called with each component that a part refers to.
type Found<'f> = &'f mut dyn FnMut(ComponentKind, &str);

struct Edges<'a> {
    numbers: HashMap<(ComponentKind, &'a str), u32>,
    list: Vec<(u32, u32)>,
}

impl Edges<'_> {
    fn push(&mut self, user: usize, kind: ComponentKind, name: &str) {
        self.list.extend(self.numbers.get(&(kind, name)).map(|used| (user as u32, *used)));
    }

    /// Adds what a part refers to, before and after: what is new is judged with the part.
    fn add(&mut self, user: usize, reason: Reason, references: &mut dyn FnMut(Found<'_>, When) -> bool) {
        let mut before: Option<HashSet<(ComponentKind, String)>> = None;
        if reason == Reason::DocumentWins {
            let mut known = HashSet::default();
            references(&mut |kind, name| _ = known.insert((kind, name.to_owned())), When::Before);
            before = Some(known);
        }
        references(
            &mut |kind, name| {
                if before.as_ref().is_none_or(|known| known.contains(&(kind, name.to_owned()))) {
                    self.push(user, kind, name);
                }
            },
            When::After,
        );
    }

    fn operation(
        &mut self,
        user: usize,
        api: usize,
        pair: &OperationPair<'_>,
        sides: [&Operation; 2],
        dirs: Dirs,
    ) {
        let [before, after] = sides;
        let mut references = |found: Found<'_>, of| {
            let operation = if matches!(of, When::Before) { before } else { after };
            if dirs.request {
                operation.parameters.references(found);
                operation.request_body.references(found);
                operation.security.references(found);
            } else {
                operation.responses.statuses.references(found);
            }
            true
        };
        self.add(user, pair.reason, &mut references);
        if dirs.request && before.security.is_none() && after.security.is_none() {
            self.list.push((user as u32, api as u32));
        }
    }
}

impl Users<'_> {
    /// The operations that take from the API what they do not say themselves about who may call.
    pub(super) fn inheriting(merge: &Merge<'_>) -> Reached {
        let inherits = |pair: &&OperationPair<'_>| {
            let both = pair.existing.zip(pair.result());
            both.is_some_and(|(before, after)| before.security.is_none() && after.security.is_none())
        };
        let all = merge.operations.iter().filter(inherits);
        let first =
            all.clone().take(NAMED).map(|pair| Way { operation: pair.subject(), through: Vec::new() });
        Reached { operations: all.count(), is_all: true, first: first.collect() }
    }
}
