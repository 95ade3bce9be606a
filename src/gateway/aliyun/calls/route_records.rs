//! Records of a route: the requests that create and update it, and the route as the gateway has it.

use super::super::operation_record::HttpApiMockContract;
use crate::gateway::shared::record::records;
use crate::source::Value;

records! {
    /// Body of `POST /v1/http-apis/{httpApiId}/routes`; the answer has `data.routeId`.
    CreateHttpApiRouteRequest {
        /// Environment; starts with `env-`.
        environment_id: String,
        /// Name, unique on the gateway: at most 64 characters of lower-case letters, digits, `-` and `.`.
        name: String,
        /// Description.
        description: String,
        /// Domains, each starting with `d-`. May be empty, but a route without one cannot be deployed.
        domain_ids: Vec<String>,
        /// Which requests the route takes.
        r#match: HttpRouteMatch,
        /// Where it sends them.
        backend_config: RouteBackendConfig,
        /// How it is published. Holds the answer of a route whose scene is `Mock`.
        deploy_configs: Vec<HttpApiDeployConfig>,
        /// What makes it a route to an MCP server.
        mcp_route_config: McpRouteConfig,
        /// Policies of the route (`HttpApiPolicyConfigs`), verbatim.
        policy_configs: Vec<Value>,
    }

    /// Body of `PUT /v1/http-apis/{httpApiId}/routes/{routeId}`: [`CreateHttpApiRouteRequest`] without name and
    /// deployConfigs, which an update cannot change.
    UpdateHttpApiRouteRequest {
        /// Environment; starts with `env-`.
        environment_id: String,
        /// Description.
        description: String,
        /// Domains, each starting with `d-`.
        domain_ids: Vec<String>,
        /// Which requests the route takes.
        r#match: HttpRouteMatch,
        /// Where it sends them.
        backend_config: RouteBackendConfig,
        /// What makes it a route to an MCP server.
        mcp_route_config: McpRouteConfig,
        /// Policies of the route (`HttpApiPolicyConfigs`), verbatim.
        policy_configs: Vec<Value>,
    }

    /// Which requests a route takes: those that meet every condition.
    HttpRouteMatch {
        /// Condition on the path.
        path: HttpRouteMatchPath,
        /// Methods; absent takes any.
        methods: Vec<String>,
        /// Conditions on headers.
        headers: Vec<HttpRouteMatchValue>,
        /// Conditions on the query's parameters.
        query_params: Vec<HttpRouteMatchValue>,
        /// Whether the path is compared without regard to case.
        ignore_uri_case: bool,
    }

    /// Condition on a path.
    HttpRouteMatchPath {
        /// `Exact`, `Prefix`, `Regex`.
        r#type: String,
        /// Path or regular expression; starts with `/`.
        value: String,
    }

    /// Condition on a header or a parameter of the query.
    HttpRouteMatchValue {
        /// Name.
        name: String,
        /// `Exact`, `Prefix`, `Regex`.
        r#type: String,
        /// What the value is compared with.
        value: String,
    }

    /// Where a route sends requests.
    RouteBackendConfig {
        /// `SingleService`, `MultiServiceByRatio`, `Mock`, `Redirect`.
        scene: String,
        /// Services: one for `SingleService`, some whose weights sum to 100 for `MultiServiceByRatio`, none else.
        services: Vec<RouteBackendService>,
    }

    /// A service behind a route.
    RouteBackendService {
        /// Id; starts with `svc-`, or `gs-` in its older form.
        service_id: String,
        /// `HTTP`, `HTTPS`.
        protocol: String,
        /// Port; absent for a service that has dynamic ones.
        port: i32,
        /// Share of the traffic in percent.
        weight: i32,
        /// Version tag, for scenes that choose by tag.
        version: String,
        /// Group, where HTTP becomes Dubbo.
        group_name: String,
        /// Namespace, where HTTP becomes Dubbo.
        namespace: String,
        /// Source of the service, where HTTP becomes Dubbo.
        source_type: String,
        /// Model of an AI service.
        model_name: String,
        /// How HTTP becomes Dubbo (`HttpDubboTranscoder`), verbatim.
        http_dubbo_transcoder: Value,
    }

    /// What makes a route one to an MCP server.
    McpRouteConfig {
        /// Protocol.
        protocol: String,
        /// Path that clients call.
        exposed_uri_path: String,
        /// Whether statistics are kept.
        mcp_statistics_enable: bool,
    }

    /// How an API or a route is published. What only AI APIs have stays under `other`.
    HttpApiDeployConfig {
        /// Environment.
        environment_id: String,
        /// Gateway.
        gateway_id: String,
        /// `API` or `AI`.
        gateway_type: String,
        /// Whether a change is published at once.
        auto_deploy: bool,
        /// As the scene of [`RouteBackendConfig`].
        backend_scene: String,
        /// Services of a REST API, as the scene wants them.
        service_configs: Vec<DeployServiceConfig>,
        /// Domains of the operator.
        custom_domain_ids: Vec<String>,
        /// Answer without a backend, for the scene `Mock`.
        mock: HttpApiMockContract,
    }

    /// A service of an API that is published.
    DeployServiceConfig {
        /// Id.
        service_id: String,
        /// `HTTP`, `HTTPS`.
        protocol: String,
        /// Port; absent for dynamic ones.
        port: i32,
        /// Share of the traffic in percent.
        weight: i64,
        /// Version tag.
        version: String,
    }

    /// A route as the gateway has it: `data` of `GetHttpApiRoute`.
    HttpRoute {
        /// Id; starts with `hr-`.
        route_id: String,
        /// Name.
        name: String,
        /// Description.
        description: String,
        /// `NotDeployed`, `Deploying`, `Deployed`, `DeployedWithChanges`, `DeployFailed`, `Undeploying`,
        /// `UndeployFailed`.
        deploy_status: String,
        /// Domains.
        domain_infos: Vec<super::super::HttpApiDomainInfo>,
        /// Environment and gateway.
        environment_info: HttpRouteEnvironmentInfo,
        /// Which requests it takes.
        r#match: HttpRouteMatch,
        /// Where it sends them. One service is called `Single` here.
        backend: RouteBackendConfig,
    }

    /// Environment of a route.
    HttpRouteEnvironmentInfo {
        /// Id.
        environment_id: String,
        /// Name.
        name: String,
        /// Gateway of the environment.
        gateway_info: super::super::GatewayInfo,
    }
}

impl From<CreateHttpApiRouteRequest> for UpdateHttpApiRouteRequest {
    /// The same route for one that exists: without the name, which stays, and deployConfigs.
    fn from(request: CreateHttpApiRouteRequest) -> Self {
        Self {
            environment_id: request.environment_id,
            description: request.description,
            domain_ids: request.domain_ids,
            r#match: request.r#match,
            backend_config: request.backend_config,
            mcp_route_config: request.mcp_route_config,
            policy_configs: request.policy_configs,
            other: request.other,
        }
    }
}
