//! Which components may go: those that nothing in the result needs.

use super::Reason;
use super::merge::Draft;
use super::users::Users;
use crate::diagnostic::Diagnostic;
use crate::plan::rules;
use crate::text::quoted;

/// Keeps the components that were to be removed but are reached from anything that stays or comes.
pub(super) fn keep_used(draft: &mut Draft<'_>) {
    let is_lacking = |reason| reason == Reason::DocumentLacksIt;
    if !draft.components.iter().any(|pair| is_lacking(pair.reason)) {
        return;
    }
    let users = Users::of(draft);
    let operations = (0..draft.operations.len()).map(|at| users.operation(at));
    let components =
        (0..).zip(&draft.components).filter(|(_, pair)| !is_lacking(pair.reason)).map(|(at, _)| at);
    let reach = users.graph.led_to_by([users.api()].into_iter().chain(operations).chain(components));
    for at in 0..draft.components.len() {
        let Some(user) = reach.back_from(at as u32) else { continue };
        let user = quoted(&users.subject(draft, user));
        let Some(pair) = draft.components.get_mut(at) else { continue };
        pair.reason = Reason::StillUsed;
        let finding = Diagnostic::new(rules::COMPONENT_STILL_USED).about(pair.key.clone());
        draft.diagnostics.push(finding.arg("user", user));
    }
}
