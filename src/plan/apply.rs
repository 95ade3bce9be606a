//! Carries out a plan, or previews the result. Decides nothing.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Action, Plan, Reason};
use crate::model::{Api, Existing};
use crate::subject::{ComponentKey, OperationKey, Subject};

/// Applies a plan to the existing API that it was made for.
///
/// Updated parts keep their position, and created parts follow in document order. Keys that name the variables of a
/// path lose the names: see [`Existing::keyed`]. Attachments stay with their Subjects: an attachment is removed only
/// together with its Subject, and one whose Subject the API never had is kept.
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
    let removed = Removed::by(plan);
    let Existing { api, mut attachments, other } = existing.into_keyed(plan.literal_paths());
    let api = after(plan, api.unwrap_or_default(), &removed);
    attachments.retain(|subject, _| match subject {
        Subject::Operation(key) => !removed.operations.contains(key),
        Subject::Component(key) => !removed.components.contains(key),
        Subject::Api | Subject::Path(_) | Subject::Route(_) => true,
    });
    Existing { api: Some(api), attachments, other }
}

impl Plan {
    /// A preview of the API after [`apply`]. `existing` is the API that the plan was made for.
    ///
    /// ```
    /// use oasgate::{Existing, ImportOptions, Strategy, apply, import, plan};
    ///
    /// let document = "{openapi: 3.0.3, info: {title: Pets, version: '1'}, paths: {/pets: {get: {responses: {
    ///   '200': {description: all pets}}}}}}";
    /// let imported = import(document, &ImportOptions::default()).into_result()?;
    /// let existing = Existing::default();
    /// let plan = plan(&imported, &existing, Strategy::SpecFirst);
    /// let preview = plan.preview(&existing);
    /// assert_eq!(apply(&plan, existing).api.as_ref(), Some(&*preview));
    /// # Ok::<(), oasgate::Rejected>(())
    /// ```
    pub fn preview(&self, existing: &Existing) -> Arc<Api> {
        match &existing.keyed(self.literal_paths()).api {
            // Nothing is in the way of what the document has.
            None if self.changes.iter().all(|change| change.reason != Reason::NameTaken) => {
                Arc::clone(&self.document)
            }
            api => after(self, api.clone().unwrap_or_default(), &Removed::by(self)).into(),
        }
    }
}

/// The API after a plan.
fn after(plan: &Plan, mut api: Api, removed: &Removed<'_>) -> Api {
    for change in &plan.changes {
        if matches!(change.action, Action::Create | Action::Update) {
            take(&mut api, plan, &change.subject);
        }
    }
    if !removed.operations.is_empty() {
        api.operations.retain(|key, _| !removed.operations.contains(key));
    }
    if !removed.components.is_empty() {
        api.components.retain(|key| !removed.components.contains(key));
    }
    api
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
}
