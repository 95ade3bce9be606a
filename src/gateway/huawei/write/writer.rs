//! What is known while an Api is written.

use std::collections::{HashMap, HashSet};

use super::params::Shared;
use crate::diagnostic::Diagnostic;
use crate::gateway::huawei::options::WriteOptions;
use crate::gateway::shared::ledger::Ledger;
use crate::model::Api;
use crate::subject::OperationKey;

/// The state of one conversion.
pub(super) struct Writer<'a> {
    pub(super) api: &'a Api,
    pub(super) options: &'a WriteOptions,
    pub(super) ledger: Ledger,
    pub(super) of_api: Ledger,
    /// What of the API was noted, although each operation comes by it.
    pub(super) once: HashSet<(&'static str, String)>,
    pub(super) shared: Shared<'a>,
    /// The operation that has a method, path and mode.
    pub(super) occupied: HashMap<String, &'a OperationKey>,
    pub(super) diagnostics: Vec<Diagnostic>,
}
