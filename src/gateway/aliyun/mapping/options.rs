//! Options of a mapping.

use crate::model::Operation;
use crate::setters::setters;
use crate::subject::{Method, OperationKey, PathKey};

/// How records and the model are held side by side.
///
/// ```
/// let options = oasgate::aliyun::MappingOptions::default().with_literal_paths(true).with_extensions(true);
/// assert_eq!(options.contract_bytes, 256 * 1024 * 1024);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct MappingOptions {
    /// Whether variable names tell paths apart, as [`ImportOptions::literal_paths`](crate::ImportOptions) says of the
    /// document.
    pub literal_paths: bool,
    /// Whether the `x-` keys of root and operations belong to the document: it then writes them into the records,
    /// verbatim, beside the members that the gateway publishes. Else those that a record has are the operator's.
    pub extensions: bool,
    /// How many bytes the contracts of an API may take together: 256 MiB, and never more than 1 MiB and twelve times the
    /// bytes of the API as JSON. A shared parameter, body or response is written into every operation that refers to it;
    /// beyond this it is left out, under a warning.
    pub contract_bytes: usize,
    /// How many bytes the document has that the API comes from, where all of it does; else that is as many as the API has.
    pub(in crate::gateway::aliyun) document: Option<usize>,
}

impl Default for MappingOptions {
    fn default() -> Self {
        Self { literal_paths: false, extensions: false, contract_bytes: 256 * 1024 * 1024, document: None }
    }
}

setters! {
    MappingOptions {
        with_literal_paths(literal_paths: bool);
        with_extensions(extensions: bool);
        with_contract_bytes(contract_bytes: usize);
    }
}

impl MappingOptions {
    /// The identity of an operation.
    pub(super) fn key(self, operation: &Operation) -> OperationKey {
        self.key_of(operation.method, &operation.path)
    }

    /// The identity of an operation with this method and path.
    pub(super) fn key_of(self, method: Method, path: &str) -> OperationKey {
        let of = if self.literal_paths { PathKey::literal } else { PathKey::of };
        OperationKey { method, path: of(path) }
    }
}
