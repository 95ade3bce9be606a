//! What is known while an Api is written.

use super::params::Shared;
use crate::gateway::huawei::options::WriteOptions;
use crate::gateway::shared::write::notes::Notes;

/// The state of one conversion.
pub(super) struct Writer<'a> {
    pub(super) options: &'a WriteOptions,
    pub(super) notes: Notes<'a>,
    pub(super) shared: Shared<'a>,
}
