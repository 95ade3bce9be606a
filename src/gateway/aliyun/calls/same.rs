//! Whether a route of the gateway is what it should be, and whether another one takes the same requests.

use std::collections::BTreeSet;

use super::check::Scene;
use super::route_records::{
    CreateHttpApiRouteRequest, HttpRoute, HttpRouteMatch, HttpRouteMatchValue, RouteBackendConfig,
};
use crate::subject::Method;

/// Whether an update would change nothing. What the request does not state does not count.
pub(super) fn is_same(request: &CreateHttpApiRouteRequest, existing: &HttpRoute) -> bool {
    let domains = |ids: &Option<Vec<String>>| ids.iter().flatten().cloned().collect::<BTreeSet<_>>();
    let has = existing.domain_infos.iter().flatten().filter_map(|info| info.domain_id.clone());
    let environment =
        existing.environment_info.as_ref().and_then(|environment| environment.environment_id.as_ref());
    let matching = |it: &Option<HttpRouteMatch>| it.as_ref().map(Conditions::of);
    matching(&request.r#match) == matching(&existing.r#match)
        && domains(&request.domain_ids) == has.collect()
        && environment == request.environment_id.as_ref()
        && request.backend_config.as_ref().map(backend_of) == existing.backend.as_ref().map(backend_of)
        && request.description.as_ref().is_none_or(|text| existing.description.as_ref() == Some(text))
        && request.mcp_route_config.is_none()
        && request.policy_configs.is_none()
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
