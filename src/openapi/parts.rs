//! What the readers of the versions return: the parts of a document as they were read, before any is left out.

use crate::model::{About, Components, Operation};
use crate::openapi::reader::report::PartEnd;
use crate::source::{Node, Site};
use crate::subject::{OperationKey, PathKey, Subject};

/// A document as one version's reader reads it.
pub(crate) struct ReadDocument<'d> {
    pub(crate) about: About,
    pub(crate) components: Components,
    /// How reading each component of the table ended.
    pub(crate) ends: Vec<PartEnd>,
    pub(crate) operations: Vec<ReadOperation<'d>>,
    /// Paths of which not everything could be read.
    pub(crate) unread_paths: Vec<UnreadPath<'d>>,
    /// The place of each path.
    pub(crate) path_sites: Vec<(PathKey, Site)>,
}

/// An operation of the document, read or not.
pub(crate) struct ReadOperation<'d> {
    pub(crate) subject: Subject,
    pub(crate) key: OperationKey,
    pub(crate) template: &'d str,
    /// Its tags, unchanged.
    pub(crate) tags: Option<Node<'d>>,
    /// Entry of the method's key, where findings about the whole operation point.
    pub(crate) site: Site,
    pub(crate) operation_id: Option<(&'d str, Site)>,
    /// Boxed, so that it gives its memory back when its operation moves into the model.
    pub(crate) read: Option<Box<Operation>>,
    pub(crate) end: PartEnd,
}

/// What was read of operations.
pub(crate) fn read_operations<'o>(
    operations: &'o [ReadOperation<'_>],
) -> impl Iterator<Item = &'o Operation> {
    operations.iter().filter_map(|operation| operation.read.as_deref())
}

/// A path that the document has, but not so that all its operations can be read.
pub(crate) struct UnreadPath<'d> {
    pub(crate) key: PathKey,
    pub(crate) template: &'d str,
    /// Where that is reported.
    pub(crate) site: Site,
    /// The `x-` key that describes an operation for every method of it.
    pub(crate) any_method: Option<(&'d str, Node<'d>)>,
    /// The operationId of an operation of a method that only a later version has.
    pub(crate) name: Option<&'d str>,
}
