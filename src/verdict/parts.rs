//! What is compared: the parts of two APIs, paired.

use crate::model::{About, Components, Operation};
use crate::subject::{ComponentKey, OperationKey, Subject};

/// Two APIs, part by part: as it is, and as it will be.
pub(crate) struct Parts<'m> {
    pub(crate) about: [&'m About; 2],
    pub(crate) operations: Vec<OperationSides<'m>>,
    pub(crate) components: Vec<ComponentSides<'m>>,
}

/// An operation of both sides, or of one.
pub(crate) struct OperationSides<'m> {
    pub(crate) key: &'m OperationKey,
    pub(crate) before: Option<&'m Operation>,
    pub(crate) after: Option<&'m Operation>,
    /// Whether both sides differ.
    pub(crate) is_changed: bool,
}

/// A component of both sides, or of one: the components that have it.
pub(crate) struct ComponentSides<'m> {
    pub(crate) key: &'m ComponentKey,
    pub(crate) before: Option<&'m Components>,
    pub(crate) after: Option<&'m Components>,
    /// Whether both sides differ.
    pub(crate) is_changed: bool,
}

impl<'m> OperationSides<'m> {
    /// The operation, if it is only there before.
    pub(super) fn removed(&self) -> Option<&'m Operation> {
        self.before.filter(|_| self.after.is_none())
    }

    /// The operation, if it is only there after.
    pub(super) fn created(&self) -> Option<&'m Operation> {
        self.after.filter(|_| self.before.is_none())
    }

    pub(super) fn is_removed(&self) -> bool {
        self.removed().is_some()
    }

    pub(super) fn is_created(&self) -> bool {
        self.created().is_some()
    }

    pub(super) fn subject(&self) -> Subject {
        Subject::Operation(self.key.clone())
    }

    /// Method and path as people write them.
    pub(super) fn named(&self) -> String {
        let path = self.after.or(self.before).map(|operation| &*operation.path).unwrap_or_default();
        [self.key.method.as_str(), " ", path].concat()
    }
}
