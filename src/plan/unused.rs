//! Which components may go: those that nothing in the result needs.

use super::decision::Reason;
use super::merge::Merge;
use super::users::Users;
use crate::diagnostic::Diagnostic;
use crate::plan::rules;
use crate::text::quoted;

/// Keeps the components that were to be removed but are reached from anything that stays or comes.
pub(super) fn keep_used(merge: &mut Merge<'_>) {
    let is_lacking = |reason| reason == Reason::DocumentLacksIt;
    if !merge.components.iter().any(|pair| is_lacking(pair.reason)) {
        return;
    }
    let users = Users::of(merge);
    let operations = (0..merge.operations.len()).map(|at| users.operation(at));
    let components =
        (0..).zip(&merge.components).filter(|(_, pair)| !is_lacking(pair.reason)).map(|(at, _)| at);
    let reach = users.graph.led_to_by([users.api()].into_iter().chain(operations).chain(components));
    for at in 0..merge.components.len() {
        let Some(user) = reach.back_from(at as u32) else { continue };
        let user = quoted(&users.subject(merge, user));
        let Some(pair) = merge.components.get_mut(at) else { continue };
        pair.reason = Reason::StillUsed;
        let finding = Diagnostic::new(rules::COMPONENT_STILL_USED).about(pair.key.clone());
        merge.diagnostics.push(finding.arg("user", user));
    }
}
