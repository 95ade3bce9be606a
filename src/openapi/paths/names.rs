//! Names of operations: unique within the API, and the same on every run.

use std::borrow::Cow;

use crate::hash::fnv;
use crate::model::next_free_name;
use crate::openapi::options::DuplicateOperationIds;
use crate::openapi::parts::ReadOperation;
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{
    OPERATION_ID_CASE, OPERATION_ID_DUPLICATE, OPERATION_ID_MISSING, OPERATION_ID_REFUSED,
    OPERATION_ID_UNUSUAL,
};
use crate::tables::{HashMap, RandomState};
use crate::text::quoted;

/// The longest operationId that still is a name; generators of code and gateways cut or refuse longer ones.
const LONGEST_ID: usize = 128;

/// Names every operation: by its operationId if it is the first to have it, else by method and path.
pub(crate) fn assign<'d>(
    report: &mut Report,
    duplicates: DuplicateOperationIds,
    operations: &mut [ReadOperation<'d>],
) {
    // operationIds come first, wherever they stand: an operation without one never takes another's name.
    let mut taken: HashMap<Cow<'d, str>, usize> =
        HashMap::with_capacity_and_hasher(operations.len(), RandomState::default());
    let mut unnamed = Vec::new();
    let mut folded = HashMap::with_capacity_and_hasher(operations.len(), RandomState::default());
    for (at, operation) in operations.iter_mut().enumerate() {
        let Some((id, _)) = operation.operation_id else {
            unnamed.push((at, None));
            continue;
        };
        let first = *taken.entry(Cow::Borrowed(id)).or_insert(at);
        if first == at {
            check_id(report, operation, &mut folded);
            if let Some(operation) = &mut operation.read {
                id.clone_into(&mut operation.name);
            }
        } else {
            unnamed.push((at, Some(first)));
        }
    }
    // Of operations with one method and path, all but one are left out, but they are reported by name.
    let mut suffixes: HashMap<_, _> = HashMap::default();
    for (at, first) in unnamed {
        let other = first.and_then(|first| operations.get(first)).map(|other| quoted(&other.subject));
        let Some(operation) = operations.get_mut(at) else { continue };
        let is_taken = |name: &str| taken.contains_key(name);
        // As the model has the path: so the name is known again beside it.
        let path =
            operation.read.as_ref().map_or_else(|| operation.template.into(), |read| read.path.clone());
        let method = operation.key.method;
        let last = suffixes.entry((method, path.clone())).or_default();
        let name = next_free_name(method, &path, taken.len(), is_taken, last);
        taken.insert(Cow::Owned(name.clone()), at);
        report_name(report, duplicates, operation, &name, other);
        if let Some(operation) = &mut operation.read {
            operation.name = name;
        }
    }
}

/// Names an operationId that is no good name for anything else, or that only its letters' case tells from another.
fn check_id<'d>(report: &mut Report, operation: &ReadOperation<'d>, folded: &mut HashMap<u64, &'d str>) {
    let Some((id, site)) = operation.operation_id else { return };
    let is_odd = |byte: u8| !byte.is_ascii_alphanumeric() && !b"._-/:".contains(&byte);
    if id.len() > LONGEST_ID || id.bytes().any(is_odd) {
        report.about(OPERATION_ID_UNUSUAL, &operation.subject, site, [("id", shortened(id))]);
    }
    // What a hash brings together still has to be equal.
    let other = *folded.entry(fnv(id.bytes().map(|byte| byte.to_ascii_lowercase()))).or_insert(id);
    if other != id && other.eq_ignore_ascii_case(id) {
        let args = [("id", shortened(id)), ("other", shortened(other))];
        report.about(OPERATION_ID_CASE, &operation.subject, site, args);
    }
}

fn report_name(
    report: &mut Report,
    duplicates: DuplicateOperationIds,
    operation: &mut ReadOperation<'_>,
    name: &str,
    other: Option<String>,
) {
    let subject = &operation.subject;
    let Some((id, site)) = operation.operation_id else {
        if operation.read.is_none() {
            return;
        }
        report.about(OPERATION_ID_MISSING, subject, operation.site, [("name", name.to_owned())]);
        return;
    };
    let (other, id) = (other.unwrap_or_default(), shortened(id));
    match duplicates {
        DuplicateOperationIds::Rename => {
            operation.end.warned = true;
            let args = [("other", other), ("id", id), ("name", name.to_owned())];
            report.about(OPERATION_ID_DUPLICATE, subject, site, args);
        }
        DuplicateOperationIds::Refuse => {
            operation.end.failed = true;
            report.about(OPERATION_ID_REFUSED, subject, site, [("other", other), ("id", id)]);
        }
    }
}
