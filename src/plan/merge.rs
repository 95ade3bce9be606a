//! The plan while it is being decided.

use super::change::Change;
use super::decision::{Action, Reason, Strategy};
use super::matching::{self, ComponentPair, OperationPair};
use super::{about, changes};
use crate::diagnostic::Diagnostic;
use crate::model::{About, Api, Components, Imported, LeftOut, Map, to_json};
use crate::subject::{ComponentKey, PathKey, Subject};

/// The two sides, and what is decided so far.
pub(super) struct Merge<'a> {
    pub(super) document: &'a Api,
    pub(super) existing: Option<&'a Api>,
    /// The components that the document's parts need and that are missing there.
    widened: &'a Map<Subject, Vec<ComponentKey>>,
    /// What the API says about itself after the import.
    pub(super) about: About,
    pub(super) about_reason: Reason,
    pub(super) operations: Vec<OperationPair<'a>>,
    /// The paths of the document that could not be read.
    paths: Vec<(&'a PathKey, &'a LeftOut)>,
    pub(super) components: Vec<ComponentPair>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Merge<'a> {
    /// Every Subject decided by the strategy alone.
    pub(super) fn new(imported: &'a Imported, existing: Option<&'a Api>, strategy: Strategy) -> Self {
        let document = &*imported.api;
        let (about, about_reason) = about::merge(document, existing, strategy);
        Self {
            document,
            existing,
            widened: &imported.widened,
            about,
            about_reason,
            operations: matching::operations(imported, existing, strategy),
            paths: matching::paths(imported).collect(),
            components: matching::components(imported, existing, strategy),
            diagnostics: Vec::new(),
        }
    }

    /// Where the definition of a component is that stays, comes or may go; none for one that is nowhere.
    pub(super) fn definition_in(&self, component: &ComponentPair) -> Option<&'a Components> {
        match component.reason.action() {
            Action::Create | Action::Update | Action::Unchanged => Some(&self.document.components),
            Action::Keep | Action::Remove => self.existing.map(|existing| &existing.components),
            Action::Refuse => None,
        }
    }

    /// The components that a part of the document needs and that are missing there.
    pub(super) fn missing_from(&self, subject: impl FnOnce() -> Subject) -> &'a [ComponentKey] {
        if self.widened.is_empty() { &[] } else { self.widened.get(&subject()).map_or(&[], Vec::as_slice) }
    }

    /// The changes, one per Subject.
    pub(super) fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::with_capacity(1 + self.operations.len() + self.components.len());
        changes.push(self.api_change());
        changes.extend(self.operations.iter().map(operation_change));
        changes.extend(self.paths.iter().map(|(key, left_out)| Change {
            path: left_out.path.clone(),
            ..change(Subject::Path((*key).clone()), Reason::Unreadable)
        }));
        changes.extend(self.components.iter().map(|component| self.component_change(component)));
        changes
    }

    fn api_change(&self) -> Change {
        let fields = match self.existing {
            Some(existing) if self.about_reason == Reason::DocumentWins => {
                about::fields(&existing.about, &self.about)
            }
            _ => Vec::new(),
        };
        Change {
            name: Some(self.about.name.as_str().into()),
            fields,
            ..change(Subject::Api, self.about_reason)
        }
    }

    fn component_change(&self, component: &ComponentPair) -> Change {
        let key = &component.key;
        let fields = match self.existing {
            Some(existing) if component.reason == Reason::DocumentWins => {
                let subject = Subject::Component(key.clone());
                changes::between(
                    &subject,
                    &existing.components.to_json(key),
                    &self.document.components.to_json(key),
                )
            }
            _ => Vec::new(),
        };
        let name = Some(key.name.clone());
        Change { name, fields, ..change(Subject::Component(key.clone()), component.reason) }
    }
}

fn operation_change(pair: &OperationPair<'_>) -> Change {
    let change = change(pair.subject(), pair.reason);
    let shown = match pair.action() {
        Action::Create | Action::Update | Action::Refuse => pair.document,
        Action::Keep | Action::Unchanged | Action::Remove => pair.existing,
    };
    let method = Some(pair.key.method);
    let Some(shown) = shown else {
        // Only what could not be read is on neither side.
        let (name, path) =
            pair.left_out.map(|part| (part.name.clone(), part.path.clone())).unwrap_or_default();
        return Change { name, method, path, ..change };
    };
    let fields = match (pair.action(), pair.existing) {
        (Action::Update, Some(existing)) => {
            changes::between(&change.subject, &to_json(existing), &to_json(shown))
        }
        _ => Vec::new(),
    };
    Change {
        name: Some(shown.name.as_str().into()),
        method,
        path: Some(shown.path.clone()),
        fields,
        ..change
    }
}

fn change(subject: Subject, reason: Reason) -> Change {
    let (kind, action) = (subject.group(), reason.action());
    Change {
        subject,
        kind,
        action,
        name: None,
        method: None,
        path: None,
        reason,
        fields: Vec::new(),
        verdict: None,
        effects: Vec::new(),
    }
}
