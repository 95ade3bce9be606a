//! What the result mixes: parts of one side that refer to components of the other.

use std::collections::{HashMap, VecDeque};

use super::merge::Draft;
use super::{Action, Reason};
use crate::diagnostic::{Diagnostic, Rule, short};
use crate::model::References;
use crate::plan::rules;
use crate::subject::{ComponentKind, Subject};

/// Finds parts that come from the document but use an existing component which is not the document's, and operations
/// that stay but use a component which is updated. One finding of each kind per part, however many such components
/// it reaches.
pub(super) fn find(draft: &mut Draft<'_>) {
    let kept = sources(draft, |reason| matches!(reason, Reason::ExistingWins | Reason::BrokenInDocument));
    let updated = sources(draft, |reason| reason == Reason::DocumentWins);
    let kept_matters = !kept.is_empty() && (comes(draft.about_reason) || any_operation(draft, comes));
    let updated_matters = !updated.is_empty() && any_operation(draft, stays);
    if !kept_matters && !updated_matters {
        // Most imports mix nothing: then no reference is followed.
        return;
    }

    let mut found = Vec::new();
    let graph = Graph::of(draft);
    if kept_matters {
        let view = View { draft, graph: &graph, origins: graph.origins(&kept) };
        let api = comes(draft.about_reason).then(|| view.reached(&draft.about.security)).flatten();
        found.extend(api.map(|at| view.finding(rules::COMPONENT_KEPT_DIFFERS, Subject::Api, at)));
        found.extend(view.operations(rules::COMPONENT_KEPT_DIFFERS, comes));
    }
    if updated_matters {
        let view = View { draft, graph: &graph, origins: graph.origins(&updated) };
        found.extend(view.operations(rules::COMPONENT_CHANGED_UNDER, stays));
    }
    draft.diagnostics.extend(found.into_iter().flatten());
}

/// Whether the part is the document's after the import, and was not before.
fn comes(reason: Reason) -> bool {
    matches!(reason.action(), Action::Create | Action::Update)
}

/// Whether the part stays although the document's is another or none.
fn stays(reason: Reason) -> bool {
    matches!(reason.action(), Action::Keep | Action::Refuse)
}

fn any_operation(draft: &Draft<'_>, wanted: fn(Reason) -> bool) -> bool {
    draft.operations.iter().any(|pair| wanted(pair.reason) && pair.result().is_some())
}

/// Positions in the plan of the components decided for such a reason.
fn sources(draft: &Draft<'_>, wanted: impl Fn(Reason) -> bool) -> Vec<usize> {
    let components = draft.components.iter().enumerate();
    components.filter(|(_, pair)| wanted(pair.reason)).map(|(at, _)| at).collect()
}

/// The components of the result, by position in the plan, and who refers to whom.
struct Graph<'a> {
    positions: HashMap<(ComponentKind, &'a str), usize>,
    /// For each component, the components that refer to it.
    users: Vec<Vec<usize>>,
}

impl<'a> Graph<'a> {
    fn of(draft: &'a Draft<'_>) -> Self {
        let pairs = || draft.components.iter().enumerate();
        let positions = pairs().map(|(at, pair)| ((pair.key.kind, pair.key.name.as_str()), at)).collect();
        let mut graph = Self { positions, users: vec![Vec::new(); draft.components.len()] };
        for (user, pair) in pairs().filter(|(_, pair)| pair.reason.action() != Action::Remove) {
            let Some(components) = draft.definition_in(pair) else { continue };
            components.references(&pair.key, &mut |kind, name| {
                let used = graph.positions.get(&(kind, name));
                if let Some(users) = used.and_then(|used| graph.users.get_mut(*used)) {
                    users.push(user);
                }
            });
        }
        graph
    }

    /// For each component, the nearest source that it is or reaches. One walk against the references from all
    /// sources at once, so a thousand sources cost no more than one; what is reached is not walked again, so cycles
    /// end.
    fn origins(&self, sources: &[usize]) -> Vec<Option<usize>> {
        let mut origins = vec![None; self.users.len()];
        let mut pending: VecDeque<_> = sources.iter().map(|source| (*source, *source)).collect();
        while let Some((at, origin)) = pending.pop_front() {
            let Some(free) = origins.get_mut(at).filter(|known| known.is_none()) else { continue };
            *free = Some(origin);
            let users = self.users.get(at).into_iter().flatten();
            pending.extend(users.map(|user| (*user, origin)));
        }
        origins
    }
}

/// The graph as seen from one kind of source.
struct View<'a> {
    draft: &'a Draft<'a>,
    graph: &'a Graph<'a>,
    origins: Vec<Option<usize>>,
}

impl View<'_> {
    /// The source to name for a part: the first that it refers to itself, or else the first that it reaches.
    fn reached(&self, part: &impl References) -> Option<usize> {
        let (mut direct, mut indirect) = (None, None);
        part.references(&mut |kind, name| {
            let Some(&at) = self.graph.positions.get(&(kind, name)) else { return };
            let Some(origin) = self.origins.get(at).copied().flatten() else { return };
            let first = if origin == at { &mut direct } else { &mut indirect };
            first.get_or_insert(origin);
        });
        direct.or(indirect)
    }

    fn operations(
        &self,
        rule: &'static Rule,
        wanted: fn(Reason) -> bool,
    ) -> impl Iterator<Item = Option<Diagnostic>> {
        self.draft.operations.iter().filter(move |pair| wanted(pair.reason)).map(move |pair| {
            let at = self.reached(pair.result()?)?;
            self.finding(rule, pair.subject(), at)
        })
    }

    fn finding(&self, rule: &'static Rule, subject: Subject, at: usize) -> Option<Diagnostic> {
        let component = &self.draft.components.get(at)?.key;
        Some(Diagnostic::new(rule).about(subject).arg("component", short(&component.to_string())))
    }
}
