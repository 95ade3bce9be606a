//! Records of the gateway and the model, side by side: see [`shared::mapping`](crate::gateway::shared::mapping).

mod about;
mod budget;
mod contract;
mod ledger;
mod losses;
mod occupied;
mod operation;
mod options;
pub(super) mod paths;
mod read;
mod records;

use std::collections::{HashMap, HashSet};

pub(super) use self::about::{MAX_DESCRIPTION, fitting};

pub(super) use self::budget::Budget;
pub(super) use self::contract::{Common, contract};
pub use self::ledger::{PLACED, ledger};
pub(super) use self::ledger::{Settings, ledger_with};
pub(super) use self::losses::Losses;
use self::occupied::Occupied;
pub use self::options::MappingOptions;
pub(super) use self::read::operation as read_operation;
pub(super) use self::records::{OperationRecords, Records};
use crate::diagnostic::{Diagnostic, Rule, sort};
use crate::gateway::aliyun::catalog::CatalogApi;
use crate::gateway::aliyun::rules;
use crate::gateway::shared::mapping;
use crate::model::{Api, Existing, Imported};
use crate::outcome::Outcome;
use crate::subject::{Method, OperationKey, Subject};

/// Reads an API of the gateway into the model.
///
/// There is always a value. A record that the model cannot hold is kept unchanged, under a warning.
pub fn read(record: &CatalogApi, options: &MappingOptions) -> Outcome<Existing> {
    let Outcome { value, diagnostics } = Records::read(record, *options);
    let existing = value.map(|(api, records)| Existing {
        api: Some(api),
        attachments: records.attach(),
        ..Existing::default()
    });
    Outcome { value: existing, diagnostics }
}

/// Writes an API into records: those in its attachments, as far as they still agree with the API, and new ones without
/// ids, which the gateway assigns.
///
/// There is always a value; a finding reports what the records cannot hold.
pub fn write(existing: &Existing, options: &MappingOptions) -> Outcome<CatalogApi> {
    let existing = &*existing.keyed(options.literal_paths);
    let (written, diagnostics) = Records::attached(existing).write(existing.api.as_ref(), *options);
    Outcome::found(written.into_record(), diagnostics)
}

/// What remains of an Api after it was written into records and read again. What operators add, according to the
/// document, does not remain: in a record it belongs to the operator.
///
/// There is always a value. An operation that the gateway could not distinguish from another is left out, under an
/// error.
pub fn project(api: &Api, options: &MappingOptions) -> Outcome<Api> {
    let (left_out, mut diagnostics) = left_out(api, *options);
    about::api_losses(api, &api.about.operator.members(), *options, &mut diagnostics);
    let mut projected =
        Api { about: about::project_about(&api.about, *options, &mut diagnostics), ..Api::default() };
    projected.components.schemas.clone_from(&api.components.schemas);
    let mut common = Common::new(Budget::of(api, *options));
    for (key, operation) in api.operations.iter().filter(|(key, _)| !left_out.contains_key(*key)) {
        let (record, mut losses) = contract(operation, &api.components, options.extensions, &mut common);
        losses.of_operator(&operation.operator.members());
        losses.findings(&Subject::Operation(key.clone()), &mut diagnostics);
        let Some(read) = read::operation(&record, *options) else { continue };
        projected.operations.insert(options.key(&read), read);
    }
    sort(&mut diagnostics);
    Outcome::found(projected, diagnostics)
}

/// The operations that have no record of their own, with the rule that says why; and the findings about methods and
/// paths, in no order.
pub(super) fn left_out(
    api: &Api,
    options: MappingOptions,
) -> (HashMap<OperationKey, &'static Rule>, Vec<Diagnostic>) {
    let (mut left_out, mut found) = (HashMap::new(), Vec::new());
    let mut occupied = Occupied::of(api);
    // What records are read as, where that is something else than what they were written from.
    let mut reread = HashSet::new();
    for (key, operation) in &api.operations {
        let about = |rule: &'static Rule| Diagnostic::new(rule).about(key.clone());
        if key.method == Method::Any {
            left_out.insert(key.clone(), rules::CONTRACT_METHOD_ANY);
            found.push(about(rules::CONTRACT_METHOD_ANY));
            continue;
        }
        if let Some(one) = occupied.enter(key) {
            let rule = one.rule();
            found.push(one);
            if rule == rules::CONTRACT_CONDITION_TAKEN {
                left_out.insert(key.clone(), rule);
                continue;
            }
        }
        let path = paths::template(&paths::written(&operation.path));
        let (own, read_key) = (paths::record_key(key), options.key_of(key.method, &path));
        if read_key == own && path == *paths::without_fragment(&operation.path) {
            continue;
        }
        let is_taken =
            read_key != own && (api.operations.contains_key(&read_key) || !reread.insert(read_key));
        let rule = if is_taken { rules::CONTRACT_PATH_TAKEN } else { rules::CONTRACT_PATH_REREAD };
        found.push(about(rule).arg("path", &*operation.path).arg("reading", path));
        if is_taken {
            left_out.insert(key.clone(), rule);
        }
    }
    (left_out, found)
}

/// An import as the records hold it, with what is lost.
pub(super) fn projected(imported: &Imported, options: &MappingOptions) -> Outcome<Imported> {
    mapping::projected(imported, project(&imported.api, options))
}
