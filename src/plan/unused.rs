//! Which components may go: those that nothing in the result needs.

use std::collections::HashMap;

use super::Reason;
use super::merge::Draft;
use crate::diagnostic::{Diagnostic, short};
use crate::model::References as _;
use crate::plan::rules;
use crate::subject::{ComponentKind, Subject};

/// Something that refers to a component.
#[derive(Clone, Copy)]
enum User {
    Api,
    /// By position in the plan.
    Operation(usize),
    /// By position in the plan.
    Component(usize),
}

/// The components that the document lacks, and the first user found of each.
struct Candidates<'a> {
    positions: HashMap<(ComponentKind, &'a str), usize>,
    users: Vec<Option<User>>,
    pending: Vec<usize>,
}

impl Candidates<'_> {
    /// Callback for the references of one user.
    fn used_by(&mut self, user: User) -> impl FnMut(ComponentKind, &str) {
        move |kind, name| {
            let Some(&at) = self.positions.get(&(kind, name)) else { return };
            if let Some(free) = self.users.get_mut(at).filter(|known| known.is_none()) {
                *free = Some(user);
                self.pending.push(at);
            }
        }
    }
}

/// Keeps the components that were to be removed but are reached from anything that stays or comes.
pub(super) fn keep_used(draft: &mut Draft<'_>) {
    let lacking =
        draft.components.iter().enumerate().filter(|(_, pair)| pair.reason == Reason::DocumentLacksIt);
    let positions: HashMap<_, _> =
        lacking.map(|(at, pair)| ((pair.key.kind, pair.key.name.as_str()), at)).collect();
    if positions.is_empty() {
        return;
    }
    let users = find_users(draft, positions);
    for (at, user) in users.into_iter().enumerate() {
        let Some(user) = user.and_then(|user| subject_of(draft, user)) else { continue };
        let Some(pair) = draft.components.get_mut(at) else { continue };
        pair.reason = Reason::StillUsed;
        let finding = Diagnostic::new(rules::COMPONENT_STILL_USED).about(pair.key.clone());
        draft.diagnostics.push(finding.arg("user", short(&user.to_string())));
    }
}

/// One user of each component that is needed, by position in the plan.
fn find_users(draft: &Draft<'_>, positions: HashMap<(ComponentKind, &str), usize>) -> Vec<Option<User>> {
    let users = vec![None; draft.components.len()];
    let mut candidates = Candidates { positions, users, pending: Vec::new() };
    draft.about.security.references(&mut candidates.used_by(User::Api));
    for (at, pair) in draft.operations.iter().enumerate() {
        if let Some(operation) = pair.result() {
            operation.references(&mut candidates.used_by(User::Operation(at)));
        }
    }
    for (at, pair) in draft.components.iter().enumerate() {
        if pair.reason != Reason::DocumentLacksIt {
            refer(draft, at, &mut candidates);
        }
    }
    while let Some(at) = candidates.pending.pop() {
        refer(draft, at, &mut candidates);
    }
    candidates.users
}

fn refer(draft: &Draft<'_>, at: usize, candidates: &mut Candidates<'_>) {
    let Some(pair) = draft.components.get(at) else { return };
    if let Some(components) = draft.definition_in(pair) {
        components.references(&pair.key, &mut candidates.used_by(User::Component(at)));
    }
}

fn subject_of(draft: &Draft<'_>, user: User) -> Option<Subject> {
    match user {
        User::Api => Some(Subject::Api),
        User::Operation(at) => draft.operations.get(at).map(super::matching::OperationPair::subject),
        User::Component(at) => draft.components.get(at).map(|pair| pair.key.clone().into()),
    }
}
