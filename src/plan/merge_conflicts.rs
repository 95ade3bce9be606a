//! Merge conflicts: parts of one side that refer to components of the other.

use super::decision::{Action, Reason};
use super::merge::Merge;
use super::users::Users;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::graph::Reach;
use crate::plan::rules;
use crate::subject::Subject;
use crate::text::quoted;

/// Finds parts that come from the document but use an existing component which is not the document's, and operations
/// that stay but use a component which is updated. One finding of each kind per part, however many such components
/// it reaches.
pub(super) fn find(merge: &mut Merge<'_>) {
    let kept = sources(merge, |reason| matches!(reason, Reason::ExistingWins | Reason::BrokenInDocument));
    let updated = sources(merge, |reason| reason == Reason::DocumentWins);
    let kept_matters = !kept.is_empty() && (comes(merge.about_reason) || any_operation(merge, comes));
    let updated_matters = !updated.is_empty() && any_operation(merge, stays);
    if !kept_matters && !updated_matters {
        // Most imports mix nothing: then no reference is followed.
        return;
    }

    let mut found = Vec::new();
    let users = Users::of(merge);
    if kept_matters {
        let view = View { merge, users: &users, reach: users.graph.leading_to(kept) };
        let api = comes(merge.about_reason).then(|| view.reached(users.api())).flatten();
        found.extend(api.map(|at| view.finding(rules::COMPONENT_KEPT_DIFFERS, Subject::Api, at)));
        found.extend(view.operations(rules::COMPONENT_KEPT_DIFFERS, comes));
    }
    if updated_matters {
        let view = View { merge, users: &users, reach: users.graph.leading_to(updated) };
        found.extend(view.operations(rules::COMPONENT_CHANGED_UNDER, stays));
    }
    merge.diagnostics.extend(found.into_iter().flatten());
}

/// Whether the part is the document's after the import, and was not before.
fn comes(reason: Reason) -> bool {
    matches!(reason.action(), Action::Create | Action::Update)
}

/// Whether the part stays although the document's is another or none.
fn stays(reason: Reason) -> bool {
    matches!(reason.action(), Action::Keep | Action::Refuse)
}

fn any_operation(merge: &Merge<'_>, wanted: fn(Reason) -> bool) -> bool {
    merge.operations.iter().any(|pair| wanted(pair.reason) && pair.result().is_some())
}

/// The components decided for such a reason, by position in the plan.
fn sources(merge: &Merge<'_>, wanted: impl Fn(Reason) -> bool) -> Vec<u32> {
    let components = (0..).zip(&merge.components);
    components.filter(|(_, pair)| wanted(pair.reason)).map(|(at, _)| at).collect()
}

/// What leads to one kind of source.
struct View<'a> {
    merge: &'a Merge<'a>,
    users: &'a Users,
    reach: Reach,
}

impl View<'_> {
    /// The source to name for a part: the first that it refers to itself, or else the first that it reaches.
    fn reached(&self, part: u32) -> Option<u32> {
        let (mut direct, mut indirect) = (None, None);
        for used in self.users.graph.uses_of(part) {
            let Some(source) = self.reach.source_of(*used) else { continue };
            let first = if source == *used { &mut direct } else { &mut indirect };
            first.get_or_insert(source);
        }
        direct.or(indirect)
    }

    fn operations(
        &self,
        rule: &'static Rule,
        wanted: fn(Reason) -> bool,
    ) -> impl Iterator<Item = Option<Diagnostic>> {
        let operations = self.merge.operations.iter().enumerate();
        operations.filter(move |(_, pair)| wanted(pair.reason)).map(move |(at, pair)| {
            let at = self.reached(self.users.operation(at))?;
            self.finding(rule, pair.subject(), at)
        })
    }

    fn finding(&self, rule: &'static Rule, subject: Subject, at: u32) -> Option<Diagnostic> {
        let component = &self.merge.components.get(at as usize)?.key;
        Some(Diagnostic::new(rule).about(subject).arg("component", quoted(component)))
    }
}
