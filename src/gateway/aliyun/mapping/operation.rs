//! What of an operation's record is the document's, and what the operator's.

use super::budget::Budget;
use super::contract::{Common, contract};
use super::losses::Losses;
use super::options::MappingOptions;
use super::read;
use crate::gateway::aliyun::operation_record::HttpApiOperationInfo;
use crate::gateway::aliyun::operator::document;
use crate::model::{Components, Operation};

/// The record without the document's part, if that can be written again unchanged; else the whole record.
pub(super) fn operators_part(
    record: &HttpApiOperationInfo,
    operation: &Operation,
    options: MappingOptions,
) -> HttpApiOperationInfo {
    // What was read from a record refers to nothing, so there is nothing to limit.
    let mut common = Common::new(Budget::endless());
    let (written, _) = contract(operation, &Components::default(), options.extensions, &mut common);
    let mut kept = HttpApiOperationInfo {
        name: None,
        path: None,
        method: None,
        description: None,
        request: None,
        response: None,
        ..record.clone()
    };
    if options.extensions {
        kept.other.retain(|key, _| !key.starts_with("x-"));
    }
    let again = with_contract(kept.clone(), written);
    let same = again == *record && again.other.keys().eq(record.other.keys());
    if same { kept } else { record.clone() }
}

/// The operator's part of one record with the document's part of another.
fn with_contract(kept: HttpApiOperationInfo, written: HttpApiOperationInfo) -> HttpApiOperationInfo {
    let mut other = kept.other;
    other.extend(written.other);
    HttpApiOperationInfo {
        name: written.name,
        path: written.path,
        method: written.method,
        description: written.description,
        request: written.request,
        response: written.response,
        other,
        ..kept
    }
}

pub(super) fn write_operation(
    operation: &Operation,
    components: &Components,
    kept: Option<HttpApiOperationInfo>,
    options: MappingOptions,
    common: &mut Common<'_>,
) -> (HttpApiOperationInfo, Losses) {
    let read = kept.as_ref().and_then(|kept| read::operation(kept, options));
    let is_whole =
        read.is_some_and(|read| Operation { operator: operation.operator.clone(), ..read } == *operation);
    let (mut record, mut losses) = match kept {
        Some(kept) if is_whole => (kept, Losses::default()),
        kept => {
            let (written, losses) = contract(operation, components, options.extensions, common);
            let mut kept = kept.unwrap_or_default();
            if options.extensions {
                kept.other.retain(|key, _| !key.starts_with("x-"));
            }
            (with_contract(kept, written), losses)
        }
    };
    losses.of_operator(&document::write_operation(&mut record, &operation.operator));
    (record, losses)
}
