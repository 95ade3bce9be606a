//! Records of the gateway and the model, side by side: see [`shared::mapping`](crate::gateway::shared::mapping).

mod about;
mod contract;
mod ledger;
mod losses;
mod occupied;
mod operation;
pub(super) mod paths;
mod read;
mod records;

pub(super) use self::about::{MAX_DESCRIPTION, fitting};
pub(super) use self::contract::contract;
pub use self::ledger::{PLACED, ledger};
pub(super) use self::losses::Losses;
use self::occupied::Occupied;
pub use self::read::MappingOptions;
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
    project_noting(api, options, &mut Vec::new())
}

/// The same; gives the operations that are left out, with the rule.
fn project_noting(
    api: &Api,
    options: &MappingOptions,
    left_out: &mut Vec<(OperationKey, &'static Rule)>,
) -> Outcome<Api> {
    let mut diagnostics = Vec::new();
    about::api_losses(api, &api.about.operator.members(), *options, &mut diagnostics);
    let mut projected =
        Api { about: about::project_about(&api.about, *options, &mut diagnostics), ..Api::default() };
    projected.components.schemas.clone_from(&api.components.schemas);
    let mut budget = options.contract_bytes;
    let mut occupied = Occupied::of(api);
    for (key, operation) in &api.operations {
        let subject = Subject::Operation(key.clone());
        if key.method == Method::Any {
            diagnostics.push(Diagnostic::new(rules::CONTRACT_METHOD_ANY).about(subject));
            continue;
        }
        if let Some(found) = occupied.enter(key) {
            let is_taken = found.rule() == rules::CONTRACT_CONDITION_TAKEN;
            diagnostics.push(found);
            if is_taken {
                left_out.push((key.clone(), rules::CONTRACT_CONDITION_TAKEN));
                continue;
            }
        }
        let (record, mut losses) = contract(operation, &api.components, options.extensions, &mut budget);
        losses.of_operator(&operation.operator.members());
        losses.findings(&subject, &mut diagnostics);
        let Some(read) = read::operation(&record, *options) else { continue };
        let (key, read_key) = (paths::record_key(key), options.key(&read));
        if read_key != key || *read.path != *paths::without_fragment(&operation.path) {
            let taken = read_key != key
                && (api.operations.contains_key(&read_key) || projected.operations.contains_key(&read_key));
            let rule = if taken { rules::CONTRACT_PATH_TAKEN } else { rules::CONTRACT_PATH_REREAD };
            let found = Diagnostic::new(rule).about(subject).arg("path", &*operation.path);
            diagnostics.push(found.arg("reading", &*read.path));
            if taken {
                left_out.push((key, rule));
                continue;
            }
        }
        projected.operations.insert(read_key, read);
    }
    sort(&mut diagnostics);
    Outcome::found(projected, diagnostics)
}

/// An import as the records hold it, with what is lost.
pub(super) fn projected(imported: &Imported, options: &MappingOptions) -> Outcome<Imported> {
    mapping::projected(imported, project(&imported.api, options))
}
