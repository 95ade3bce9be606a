//! What an import does to an API that exists beside its plan: what of the request has no effect, and what is live.

use super::api_record::{HttpApiApiInfo, HttpApiVersionInfo};
use super::mapping::Records;
use super::request::{ImportHttpApiRequest, stated};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::rules;
use crate::plan::{Action, Plan};
use crate::subject::Subject;

/// What of the request an existing API does not take.
pub(super) fn unused(request: &ImportHttpApiRequest, info: &HttpApiApiInfo, plan: &Plan) -> Vec<Diagnostic> {
    // A version that is not enabled is none.
    let enabled = |info: &HttpApiVersionInfo| info.enable == Some(true);
    let version = request.version_config.clone().map(HttpApiVersionInfo::from).filter(enabled);
    let differs = |wanted: &Option<String>, has: &Option<String>| {
        stated(wanted.as_ref()).is_some_and(|wanted| has.as_deref() != Some(wanted))
    };
    let is_kept = plan.changes().iter().any(|it| it.subject == Subject::Api && it.action == Action::Keep);
    let fields = [
        ("description", is_kept && differs(&request.description, &info.description)),
        ("deployConfigs", request.deploy_configs.as_ref().is_some_and(|configs| !configs.is_empty())),
        ("resourceGroupId", differs(&request.resource_group_id, &info.resource_group_id)),
        ("gatewayId", differs(&request.gateway_id, &info.gateway_id)),
        ("versionConfig", version.is_some_and(|version| Some(&version) != info.version_info.as_ref())),
    ];
    let unused = fields.into_iter().filter(|(_, unused)| *unused);
    let found =
        |(field, _)| Diagnostic::new(rules::REQUEST_FIELD_UNUSED).about(Subject::Api).arg("field", field);
    unused.map(found).collect()
}

/// The operations that are removed although they are live: by their own state, or else by the state of the API.
pub(super) fn live_removals(plan: &Plan, records: &Records) -> Vec<Diagnostic> {
    let environments = records.own.info.environments.iter().flatten();
    let of_api = environments.filter_map(|it| it.deploy_status.as_deref()).find(|status| is_live(status));
    let removed = plan.changes().iter().filter(|change| change.action == Action::Remove);
    let live = removed.filter_map(|change| {
        let Subject::Operation(key) = &change.subject else { return None };
        let own = records.operations.get(key).and_then(|it| it.record.status.as_deref());
        let status = own.or(of_api).filter(|status| is_live(status))?;
        Some(
            Diagnostic::new(rules::OPERATION_REMOVED_LIVE)
                .about(change.subject.clone())
                .arg("status", status),
        )
    });
    live.collect()
}

/// Whether requests may arrive in a state of deployment.
fn is_live(status: &str) -> bool {
    matches!(status, "Deployed" | "DeployedWithChanges" | "Deploying" | "Undeploying" | "UndeployFailed")
}
