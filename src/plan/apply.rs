//! Carries a plan out. Decides nothing.

use std::collections::HashSet;

use super::{Action, Plan};
use crate::model::{Api, Existing};
use crate::subject::{ComponentKey, OperationKey, Subject};

/// Does what a plan says to the existing API that it was made for.
///
/// What is updated stays in its place, what is created comes after it in document order. Keys that name the variables of
/// a path lose the names: see [`Existing::keyed`]. Attachments travel with
/// their Subjects: one goes only with a removed Subject, and one whose Subject the API never had is carried on.
///
/// ```
/// use oasgate::{Existing, Imported, Strategy, apply, plan};
///
/// fn import(imported: &Imported, existing: Existing) -> Existing {
///     let plan = plan(imported, &existing, Strategy::ExistFirst);
///     apply(&plan, existing)
/// }
/// ```
#[must_use]
pub fn apply(plan: &Plan, existing: Existing) -> Existing {
    let mut applied = existing.into_keyed(plan.literal_paths());
    let api = applied.api.get_or_insert_default();
    for change in &plan.changes {
        if matches!(change.action, Action::Create | Action::Update) {
            take(api, plan, &change.subject);
        }
    }
    Removed::by(plan).leave(&mut applied);
    applied
}

/// Takes one part from the plan.
fn take(api: &mut Api, plan: &Plan, subject: &Subject) {
    match subject {
        Subject::Api => api.about = plan.about.clone(),
        Subject::Operation(key) => {
            if let Some(operation) = plan.document().operations.get(key) {
                api.operations.insert(key.clone(), operation.clone());
            }
        }
        Subject::Component(key) => api.components.copy(key, &plan.document().components),
        Subject::Path(_) | Subject::Route(_) => {}
    }
}

/// What a plan removes. Collected first, because taking parts out of an ordered map one by one is quadratic.
#[derive(Default)]
struct Removed<'a> {
    operations: HashSet<&'a OperationKey>,
    components: HashSet<&'a ComponentKey>,
}

impl<'a> Removed<'a> {
    fn by(plan: &'a Plan) -> Self {
        let mut removed = Self::default();
        for change in plan.changes.iter().filter(|change| change.action == Action::Remove) {
            match &change.subject {
                Subject::Operation(key) => _ = removed.operations.insert(key),
                Subject::Component(key) => _ = removed.components.insert(key),
                Subject::Api | Subject::Path(_) | Subject::Route(_) => {}
            }
        }
        removed
    }

    fn leave(&self, existing: &mut Existing) {
        let Existing { api, attachments, .. } = existing;
        if let Some(api) = api {
            if !self.operations.is_empty() {
                api.operations.retain(|key, _| !self.operations.contains(key));
            }
            if !self.components.is_empty() {
                api.components.retain(|key| !self.components.contains(key));
            }
        }
        attachments.retain(|subject, _| match subject {
            Subject::Operation(key) => !self.operations.contains(key),
            Subject::Component(key) => !self.components.contains(key),
            Subject::Api | Subject::Path(_) | Subject::Route(_) => true,
        });
    }
}
