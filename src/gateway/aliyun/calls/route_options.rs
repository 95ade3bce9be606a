//! What a document cannot know of routes: where they lead, and which policies they have.

use serde::{Deserialize, Serialize};

use super::super::operation_record::HttpApiMockContract;
use super::route_records::{HttpApiDeployConfig, McpRouteConfig};
use crate::setters::setters;
use crate::source::Value;

/// Where routes send requests.
///
/// ```
/// use oasgate::aliyun::calls::{BackendOptions, BackendServiceOptions};
///
/// let share = |name: &str, weight| {
///     BackendServiceOptions::default().with_service(name).with_protocol("HTTP").with_weight(weight)
/// };
/// let options = BackendOptions::default()
///     .with_scene("MultiServiceByRatio")
///     .with_services([share("old", 90), share("new", 10)]);
/// assert_eq!(options.services[1].weight, Some(10));
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct BackendOptions {
    /// `SingleService`, `MultiServiceByRatio`, `Mock` or `Redirect`. Required.
    pub scene: Option<String>,
    /// One service for `SingleService`; some whose weights sum to 100 for `MultiServiceByRatio`; none for the others.
    pub services: Vec<BackendServiceOptions>,
}

setters! {
    BackendOptions {
        with_scene(scene: Option<String>);
        with_services(services: Vec<BackendServiceOptions>);
    }
}

/// A service behind routes.
///
/// ```
/// let options = oasgate::aliyun::calls::BackendServiceOptions::default()
///     .with_service("orders")
///     .with_protocol("HTTP")
///     .with_port(80);
/// assert_eq!(options.port, Some(80));
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct BackendServiceOptions {
    /// Which of [`CallOptions::services`](super::CallOptions::services). Required.
    pub service: Option<String>,
    /// `HTTP` or `HTTPS`. Required.
    pub protocol: Option<String>,
    /// Port, 1 to 65535; absent for a service with dynamic ones.
    pub port: Option<i64>,
    /// Share of the traffic, 0 to 100. `MultiServiceByRatio` needs it.
    pub weight: Option<i64>,
    /// Version tag. The scenes here do not choose by it, so it is left out, under a warning.
    pub version: Option<String>,
}

setters! {
    BackendServiceOptions {
        with_service(service: Option<String>);
        with_protocol(protocol: Option<String>);
        with_port(port: Option<i64>);
        with_weight(weight: Option<i64>);
        with_version(version: Option<String>);
    }
}

/// Options of one route.
///
/// ```
/// use oasgate::aliyun::calls::{BackendOptions, RouteCallOptions};
///
/// let options = RouteCallOptions::default()
///     .with_backend(BackendOptions::default().with_scene("Mock"))
///     .with_domains(["test.example.com"]);
/// assert_eq!(options.domains.unwrap(), ["test.example.com"]);
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct RouteCallOptions {
    /// Where it sends requests.
    pub backend: Option<BackendOptions>,
    /// Which of [`CallOptions::domains`](super::CallOptions::domains) it takes; absent leaves it to the route.
    pub domains: Option<Vec<String>>,
    /// Description; absent takes the document's.
    pub description: Option<String>,
    /// Its answer, for the scene `Mock`; absent takes the document's first example of a success.
    pub mock: Option<HttpApiMockContract>,
    /// How it is published, when that is not what the scene asks for.
    pub deploy_configs: Option<Vec<HttpApiDeployConfig>>,
    /// What makes it a route to an MCP server.
    pub mcp_route_config: Option<McpRouteConfig>,
    /// Policies that are part of it (`HttpApiPolicyConfigs`), verbatim.
    pub policy_configs: Option<Vec<Value>>,
}

setters! {
    RouteCallOptions {
        with_backend(backend: Option<BackendOptions>);
        with_domains(domains: Option<Vec<String>>);
        with_description(description: Option<String>);
        with_mock(mock: Option<HttpApiMockContract>);
        with_deploy_configs(deploy_configs: Option<Vec<HttpApiDeployConfig>>);
        with_mcp_route_config(mcp_route_config: Option<McpRouteConfig>);
        with_policy_configs(policy_configs: Option<Vec<Value>>);
    }
}

/// A policy, and what it is attached to.
///
/// ```
/// use oasgate::aliyun::calls::{AttachOptions, PolicyOptions};
///
/// let options = PolicyOptions::default()
///     .with_id("p-1")
///     .with_attach([AttachOptions::default().with_kind("GatewayRoute").with_names(["*"])]);
/// assert_eq!(options.attach.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct PolicyOptions {
    /// Id of a policy that exists.
    pub id: Option<String>,
    /// Class, such as `Timeout` or `IpAccessControl`. Required.
    pub class_name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Settings: an object, or JSON as text. Required without an id.
    pub config: Option<Value>,
    /// What it is attached to: resources of one type.
    pub attach: Vec<AttachOptions>,
}

setters! {
    PolicyOptions {
        with_id(id: Option<String>);
        with_class_name(class_name: Option<String>);
        with_description(description: Option<String>);
        with_config(config: Option<Value>);
        with_attach(attach: Vec<AttachOptions>);
    }
}

/// Resources that a policy is attached to.
///
/// ```
/// let options = oasgate::aliyun::calls::AttachOptions::default().with_kind("Domain").with_ids(["d-1"]);
/// assert_eq!(options.ids, ["d-1"]);
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct AttachOptions {
    /// `HttpApi`, `GatewayRoute`, `Operation`, `Domain`, `GatewayService`, `GatewayServicePort` or `Gateway`. Required.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Names of routes, operations, domains or services; `*` is all of them. The API and the gateway need none.
    pub names: Vec<String>,
    /// Ids of resources that the plan does not know.
    pub ids: Vec<String>,
}

setters! {
    AttachOptions {
        with_kind(kind: Option<String>);
        with_names(names: Vec<String>);
        with_ids(ids: Vec<String>);
    }
}
