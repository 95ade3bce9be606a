//! What a document says that calls take from their options.

use super::super::mapping::Losses;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::rules;
use crate::gateway::shared::losses::NameList;
use crate::model::Api;
use crate::subject::Subject;

/// What calls take from their options alone, whatever a document says of it: all of what operators add to the API, and
/// to operations that become routes. What a record of a REST API has no room for is found when it is written.
pub(super) fn find(api: &Api, rest: bool, found: &mut Vec<Diagnostic>) {
    let is_written = |member: &String| member.starts_with("auth") || member == "publication.protocols";
    let mut members = api.about.operator.members();
    members.retain(|member| !rest || is_written(member));
    let mut details = NameList::default();
    details.add_keys("operator.", members.iter().map(String::as_str));
    let dropped = Diagnostic::new(rules::API_DETAILS_DROPPED).about(Subject::Api);
    found.extend(details.list().map(|list| dropped.arg("details", list)));
    for (key, operation) in api.operations.iter().filter(|_| !rest) {
        let mut losses = Losses::default();
        losses.of_operator(&operation.operator.members());
        losses.findings(&Subject::Operation(key.clone()), found);
    }
}
