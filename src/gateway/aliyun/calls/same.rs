//! Whether a route of the gateway is what it should be, and whether another one takes the same requests.

use std::collections::BTreeSet;

use super::super::mapping::{MappingOptions, read_operation};
use super::super::operation_record::HttpApiOperationInfo;
use super::check::Scene;
use super::route_records::{
    CreateHttpApiRouteRequest, HttpRoute, HttpRouteMatch, HttpRouteMatchValue, RouteBackendConfig,
};
use crate::subject::Method;

/// Members of the request in which the existing route differs; none when an update would change nothing. What the
/// request does not state does not count.
pub(super) fn differences(request: &CreateHttpApiRouteRequest, existing: &HttpRoute) -> Vec<&'static str> {
    let domains = |ids: &Option<Vec<String>>| ids.iter().flatten().cloned().collect::<BTreeSet<_>>();
    let has = existing.domain_infos.iter().flatten().filter_map(|info| info.domain_id.clone());
    let matching = |it: &Option<HttpRouteMatch>| it.as_ref().map(Conditions::of);
    let backends =
        request.backend_config.as_ref().map(backend_of) == existing.backend.as_ref().map(backend_of);
    let described =
        request.description.as_ref().is_none_or(|text| existing.description.as_ref() == Some(text));
    let members = [
        ("description", described),
        ("domainIds", domains(&request.domain_ids) == has.collect()),
        ("match", matching(&request.r#match) == matching(&existing.r#match)),
        ("backendConfig", backends),
        ("mcpRouteConfig", request.mcp_route_config.is_none()),
        ("policyConfigs", request.policy_configs.is_none()),
    ];
    members.into_iter().filter(|(_, same)| !same).map(|(member, _)| member).collect()
}

/// As [`differences`], of an operation of a REST API. Its contract is the document's as a whole; what operators add
/// counts where the request states it.
pub(super) fn operation_differences(
    wanted: &HttpApiOperationInfo,
    existing: &HttpApiOperationInfo,
) -> Vec<&'static str> {
    let read = |record| read_operation(record, MappingOptions::default());
    let (new, old) = (read(wanted), read(existing));
    let contract = match (&new, &old) {
        (Some(new), Some(old)) => {
            new.path == old.path
                && new.parameters == old.parameters
                && new.request_body == old.request_body
                && new.responses == old.responses
        }
        _ => false,
    };
    let others = wanted.other.iter().all(|(name, value)| existing.other.get(name) == Some(value));
    let members = [
        ("name", wanted.name.is_none() || wanted.name == existing.name),
        ("description", wanted.description.is_none() || wanted.description == existing.description),
        ("request, response", contract),
        ("enableAuth", wanted.enable_auth.is_none() || wanted.enable_auth == existing.enable_auth),
        ("authConfig", wanted.auth_config.is_none() || wanted.auth_config == existing.auth_config),
        ("mock", wanted.mock.is_none() || wanted.mock == existing.mock),
        (
            "deployConfigs",
            wanted.deploy_configs.is_none() || wanted.deploy_configs == existing.deploy_configs,
        ),
        ("x-", others),
    ];
    members.into_iter().filter(|(_, same)| !same).map(|(member, _)| member).collect()
}

/// Conditions as they are compared: order, alternative spellings and absent defaults do not count.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Conditions {
    path: (Option<String>, Option<String>),
    values: [BTreeSet<[Option<String>; 3]>; 2],
    ignore_case: bool,
    methods: BTreeSet<Method>,
}

impl Conditions {
    fn of(record: &HttpRouteMatch) -> Self {
        let values = |list: &Option<Vec<HttpRouteMatchValue>>| {
            let values = list.iter().flatten();
            values.map(|it| [it.name.clone(), it.r#type.clone(), it.value.clone()]).collect()
        };
        let path = record.path.as_ref();
        Self {
            path: path.map(|path| (path.r#type.clone(), path.value.clone())).unwrap_or_default(),
            values: [values(&record.headers), values(&record.query_params)],
            ignore_case: record.ignore_uri_case.unwrap_or_default(),
            methods: methods_of(record),
        }
    }
}

/// Methods; any is all of them.
fn methods_of(record: &HttpRouteMatch) -> BTreeSet<Method> {
    let named: BTreeSet<Method> =
        record.methods.iter().flatten().filter_map(|method| method.parse().ok()).collect();
    if named.is_empty() || named.contains(&Method::Any) { Method::ALL.into_iter().collect() } else { named }
}

type Service<'a> = (&'a Option<String>, &'a Option<String>, Option<i32>, i32, &'a Option<String>);

fn backend_of(record: &RouteBackendConfig) -> (Option<&str>, Vec<Service<'_>>) {
    let scene = record.scene.as_deref().map(|word| match Scene::of(word) {
        Some(scene) => scene.as_str(),
        None => word,
    });
    let services = record.services.iter().flatten();
    let services =
        services.map(|it| (&it.service_id, &it.protocol, it.port, it.weight.unwrap_or(100), &it.version));
    (scene, services.collect())
}
