//! What a document says operators add, on its way into records.
//!
//! Records name services, domains and environments by ids that the gateway assigns, which no document knows. So of a
//! document's words a record takes those that need none: the mock and the proof of callers of an operation; the proof of
//! callers and the protocols of an API. What the operator set wins.

use super::super::api_record::HttpApiApiInfo;
use super::super::operation_record::HttpApiOperationInfo;
use crate::model::operator::{Operator, change_in};

/// Writes what a document says of an operation. Gives the members that neither the record has room for nor the operator
/// overrules.
pub(in crate::gateway::aliyun) fn write_operation(
    record: &mut HttpApiOperationInfo,
    document: &Operator,
) -> Vec<String> {
    if document.is_empty() {
        return Vec::new();
    }
    let attached = record.operator();
    let mut taken = Operator { auth: document.auth.clone(), ..Operator::default() };
    let mock = document.backend.as_ref().and_then(|backend| backend.mock.clone());
    taken.set_backend(|backend| backend.mock = mock);
    record.set_operator(&attached.over(&taken));
    record.operator().differences(&attached.over(document))
}

/// Writes what a document says of the API; as [`write_operation`].
pub(in crate::gateway::aliyun) fn write_api(record: &mut HttpApiApiInfo, document: &Operator) -> Vec<String> {
    if document.is_empty() {
        return Vec::new();
    }
    let attached = record.operator();
    let mut taken = Operator { auth: document.auth.clone(), ..Operator::default() };
    let protocols = document.publication.as_ref().map(|publication| publication.protocols.clone());
    change_in(&mut taken.publication, |publication| publication.protocols = protocols.unwrap_or_default());
    record.set_operator(&attached.over(&taken));
    record.operator().differences(&attached.over(document))
}
