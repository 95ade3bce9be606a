//! What a document says operators add, on its way into records.
//!
//! Records name services, domains and environments by ids that the gateway assigns, which no document knows. So of a
//! document's words a record takes those that need none: the mock and the proof of callers of an operation; the proof of
//! callers and the protocols of an API. What the operator set wins.

use super::super::api_record::HttpApiApiInfo;
use super::super::losses::{Losses, Words};
use super::super::operation_record::HttpApiOperationInfo;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::rules;
use crate::model::Api;
use crate::model::operator::{Operator, change_in};
use crate::subject::Subject;

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

/// What calls take from their options alone, whatever a document says of it: all of what operators add to the API, and
/// to operations that become routes. What a record of a REST API has no room for is found when it is written.
pub(in crate::gateway::aliyun) fn unused_by_calls(api: &Api, rest: bool, found: &mut Vec<Diagnostic>) {
    let is_written = |member: &String| member.starts_with("auth") || member == "publication.protocols";
    let mut members = api.about.operator.members();
    members.retain(|member| !rest || is_written(member));
    let mut details = Words::default();
    details.add_keys("operator.", members.iter().map(String::as_str));
    let dropped = Diagnostic::new(rules::API_DETAILS_DROPPED).about(Subject::Api);
    found.extend(details.list().map(|list| dropped.arg("details", list)));
    for (key, operation) in api.operations.iter().filter(|_| !rest) {
        let mut losses = Losses::default();
        losses.of_operator(&operation.operator.members());
        losses.findings(&Subject::Operation(key.clone()), found);
    }
}
