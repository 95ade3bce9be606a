//! Which operations a changed component reaches, and on which side of the contract.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::effect::{Reached, Way};
use super::judge::Dirs;
use super::parts::{OperationSides, Parts};
use super::sides::When;
use crate::model::graph::Graph;
use crate::model::{Operation, References, Schema};
use crate::subject::{ComponentKey, ComponentKind};
use crate::tables::{HashMap, HashSet};

/// References that are followed upwards, in a whole plan: a thousand changed components that reach a thousand operations
/// each are a million ways. Beyond it the operations are not counted any more.
const BUDGET: usize = 4_000_000;
/// Components that are named between an operation and a component.
const MAX_THROUGH: usize = 8;
/// Operations that are named.
const NAMED: usize = 3;

/// Who uses what on each side of the contract, for those operations that are there before and after.
pub(super) struct Users {
    request: Side,
    response: Side,
    counting: RefCell<Counting>,
}

/// What counting needs.
struct Counting {
    budget: usize,
    /// When each part was last visited.
    visits: Vec<u32>,
    visit: u32,
    /// The part that each was reached from in its last visit: the way back to the component. It is kept, as a new table
    /// for each of a thousand components of a chain would cost the square of their number.
    ways: Vec<u32>,
    pending: VecDeque<u32>,
}

struct Side {
    graph: Graph,
    /// Whether an operation leads to a part.
    is_reached: Vec<bool>,
}

impl Users {
    pub(super) fn of(parts: &Parts<'_>) -> Self {
        let request = Side::of(parts, Dirs::REQUEST);
        let response = Side::of(parts, Dirs::RESPONSE);
        let visits = vec![0; request.graph.parts()];
        let (ways, pending) = (visits.clone(), VecDeque::new());
        let counting = Counting { budget: BUDGET, visits, visit: 0, ways, pending };
        Self { request, response, counting: RefCell::new(counting) }
    }

    /// The sides of the contract on which a component is, by its position in the plan.
    pub(super) fn dirs(&self, component: usize) -> Dirs {
        let is_reached = |side: &Side| side.is_reached.get(component).copied().unwrap_or_default();
        Dirs { request: is_reached(&self.request), response: is_reached(&self.response) }
    }

    /// The operations that a component reaches on one side.
    pub(super) fn reached(&self, parts: &Parts<'_>, component: usize, is_request: bool) -> Reached {
        let side = if is_request { &self.request } else { &self.response };
        let components = parts.components.len();
        let mut counting = self.counting.borrow_mut();
        let Counting { budget, visits, visit, ways, pending } = &mut *counting;
        *visit += 1;
        pending.clear();
        pending.push_back(component as u32);
        let mut reached = Reached { operations: 0, is_all: true, first: Vec::new() };
        while let Some(part) = pending.pop_front() {
            for user in side.graph.users_of(part) {
                if *budget == 0 {
                    reached.is_all = false;
                    return reached;
                }
                *budget -= 1;
                let visited = visits.get_mut(*user as usize).zip(ways.get_mut(*user as usize));
                let Some((visited, from)) = visited.filter(|(visited, _)| **visited != *visit) else {
                    continue;
                };
                (*visited, *from) = (*visit, part);
                let Some(at) = (*user as usize).checked_sub(components) else {
                    pending.push_back(*user);
                    continue;
                };
                if parts.operations.get(at).is_none() {
                    // What the API says for operations that say nothing.
                    pending.push_back(*user);
                    continue;
                }
                reached.operations += 1;
                if reached.first.len() < NAMED {
                    reached.first.extend(way(parts, at, component, ways));
                }
            }
        }
        reached
    }
}

/// The way from an operation down to a component.
fn way(parts: &Parts<'_>, operation: usize, component: usize, ways: &[u32]) -> Option<Way> {
    let next = |part: &u32| ways.get(*part as usize).copied().filter(|next| *next as usize != component);
    let first = (parts.components.len() + operation) as u32;
    let between = std::iter::successors(next(&first), next);
    let between = between.filter_map(|part| Some(parts.components.get(part as usize)?.key));
    let (mut through, mut left_out) = (Vec::new(), 0);
    for key in between {
        if through.len() < MAX_THROUGH {
            through.push(key.clone());
        } else {
            left_out += 1;
        }
    }
    Some(Way { operation: parts.operations.get(operation)?.subject(), through, left_out })
}

impl Side {
    fn of(parts: &Parts<'_>, dirs: Dirs) -> Self {
        let components = parts.components.iter();
        let numbers =
            components.zip(0..).map(|(sides, at)| ((sides.key.kind, &*sides.key.name), at)).collect();
        let mut edges = Edges { numbers, list: Vec::new() };
        let count = parts.components.len();
        for (at, sides) in parts.components.iter().enumerate() {
            let mut references = |found: Found<'_>, of| {
                let components = if matches!(of, When::Before) { sides.before } else { sides.after };
                if let Some(components) = components {
                    component_references(components, sides.key, dirs, found);
                }
            };
            edges.add(at, sides.is_changed, &mut references);
        }
        let api = count + parts.operations.len();
        let mut starts = Vec::new();
        for (at, sides) in (count..).zip(&parts.operations) {
            let (Some(before), Some(after)) = (sides.before, sides.after) else { continue };
            starts.push(at as u32);
            edges.operation(at, api, sides.is_changed, [before, after], dirs);
        }
        if dirs.request {
            let kind = ComponentKind::SecurityScheme;
            let [before, after] = parts.about;
            let known = before.security.iter().flatten().flat_map(|one| one.0.keys());
            let names: HashSet<&str> = known.map(String::as_str).collect();
            after.security.references(&mut |_, name| {
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

/// Calls a function with what a component refers to on a side of the contract.
fn component_references(
    components: &crate::model::Components,
    key: &ComponentKey,
    dirs: Dirs,
    found: Found<'_>,
) {
    if key.kind != ComponentKind::Schema {
        return components.references(key, found);
    }
    let schema: Option<&Schema> = components.schemas.get(&*key.name);
    if let Some(schema) = schema {
        schema.for_each_reference_but(if dirs.request { "readOnly" } else { "writeOnly" }, found);
    }
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
    fn add(&mut self, user: usize, is_changed: bool, references: &mut dyn FnMut(Found<'_>, When)) {
        let mut before: Option<HashSet<(ComponentKind, String)>> = None;
        if is_changed {
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

    fn operation(&mut self, user: usize, api: usize, is_changed: bool, sides: [&Operation; 2], dirs: Dirs) {
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
        };
        self.add(user, is_changed, &mut references);
        if dirs.request && before.security.is_none() && after.security.is_none() {
            self.list.push((user as u32, api as u32));
        }
    }
}

/// The operations that take from the API what they do not say themselves about who may call.
pub(super) fn inheriting(parts: &Parts<'_>) -> Reached {
    let inherits = |sides: &&OperationSides<'_>| {
        let both = sides.before.zip(sides.after);
        both.is_some_and(|(before, after)| before.security.is_none() && after.security.is_none())
    };
    let all = parts.operations.iter().filter(inherits);
    let first = all.clone().take(NAMED).map(|sides| Way {
        operation: sides.subject(),
        through: Vec::new(),
        left_out: 0,
    });
    Reached { operations: all.count(), is_all: true, first: first.collect() }
}
