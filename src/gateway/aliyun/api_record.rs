//! Records of an API as the gateway has it.

use std::fmt;

#[cfg(feature = "schemas")]
use crate::gateway::shared::record::{OneOrMany, spelt_also};
use crate::gateway::shared::record::{one_or_many, records};
use crate::model::Map;
use crate::source::Value;

records! {
    /// An API of the gateway: what `existHttpApiInfo` of the report holds.
    ///
    /// The spelling `enabelAuth`, which the wire had until June 2026, is read too; see [`RecordOptions`](super::RecordOptions).
    #[cfg_attr(feature = "schemas", schemars(transform = enabel_auth))]
    HttpApiApiInfo {
        /// Id, assigned by the gateway; starts with `api-`.
        http_api_id: String,
        /// Name.
        name: String,
        /// Path before the path of every operation: at most 256 bytes, starts with `/`, no spaces.
        base_path: String,
        /// Description, at most 255 bytes.
        description: String,
        /// How callers choose a version; all versions of an API share its name.
        version_info: HttpApiVersionInfo,
        /// Where an API of type `HttpIngress` comes from.
        ingress_info: HttpApiApiInfoIngressInfo,
        /// `Rest` for everything that is imported from OpenAPI; also seen: `Http`, `WebSocket`, `HttpIngress`, `LLM`,
        /// `Ai`, `Agent`.
        r#type: String,
        /// Resource group; starts with `rg-`.
        resource_group_id: String,
        /// Whether callers have to authenticate.
        #[serde(alias = "enabelAuth")]
        enable_auth: bool,
        /// How they authenticate.
        auth_config: AuthConfig,
        /// Gateway that the API belongs to; starts with `gw-`.
        gateway_id: String,
        /// Kind of model behind an AI API.
        model_category: String,
        /// `HTTP`, `HTTPS`.
        protocols: Vec<String>,
        /// Where the API is published.
        environments: Vec<HttpApiApiInfoEnvironments>,
        /// Protocols of an AI API.
        ai_protocols: Vec<String>,
        /// How the API is published (`HttpApiDeployConfig`): the operator's, verbatim. A single object is read too.
        #[serde(deserialize_with = "one_or_many")]
        #[cfg_attr(feature = "schemas", schemars(with = "Option<OneOrMany>"))]
        deploy_configs: Vec<Value>,
        /// How often the API is deployed, by environment or gateway.
        deploy_cnt_map: Map<String, HttpApiApiInfoDeployCntMapValue>,
        /// Protocols of an agent API.
        agent_protocols: Vec<String>,
    }

    /// Deployments in one environment.
    #[cfg_attr(feature = "schemas", schemars(transform = upper_cnt))]
    HttpApiApiInfoDeployCntMapValue {
        /// How many are deployed.
        deployed_cnt: i64,
        /// The number of deployments. The older wire name `Cnt` is read too.
        #[serde(alias = "Cnt")]
        cnt: i64,
    }

    /// Where an API made from a Kubernetes Ingress comes from.
    HttpApiApiInfoIngressInfo {
        /// Source; starts with `src-`.
        source_id: String,
        /// Ingress class that is watched.
        ingress_class: String,
        /// Namespace that is watched.
        watch_namespace: String,
        /// Environment.
        environment_info: HttpApiApiInfoIngressInfoEnvironmentInfo,
        /// Cluster.
        k8s_cluster_info: HttpApiApiInfoIngressInfoK8sClusterInfo,
        /// Whether the gateway's address replaces the Ingress's own.
        override_ingress_ip: bool,
    }

    /// Environment of an Ingress source.
    HttpApiApiInfoIngressInfoEnvironmentInfo {
        /// Id; starts with `env-`.
        environment_id: String,
    }

    /// Cluster of an Ingress source.
    HttpApiApiInfoIngressInfoK8sClusterInfo {
        /// Id.
        cluster_id: String,
    }

    /// An environment that an API is published in.
    HttpApiApiInfoEnvironments {
        /// Id; starts with `env-`.
        environment_id: String,
        /// How a backend is chosen: `SingleService`, `MultiServiceByRatio`, `MultiServiceByContent`,
        /// `MultiServiceByTag`, `Mock`.
        backend_scene: String,
        /// `Service`, `DNS`, `VIP`, `CloudProduct`.
        backend_type: String,
        /// Backends.
        service_configs: Vec<HttpApiApiInfoEnvironmentsServiceConfigs>,
        /// Domains of the operator.
        custom_domains: Vec<HttpApiDomainInfo>,
        /// Name.
        name: String,
        /// Name to show.
        alias: String,
        /// Gateway of the environment.
        gateway_info: HttpApiApiInfoEnvironmentsGatewayInfo,
        /// State of the deployment, such as `Deployed`.
        deploy_status: String,
        /// Domains that the environment comes with.
        sub_domains: Vec<HttpApiApiInfoEnvironmentsSubDomains>,
    }

    /// Gateway of an environment.
    HttpApiApiInfoEnvironmentsGatewayInfo {
        /// Id; starts with `gw-`.
        gateway_id: String,
        /// Name.
        name: String,
        /// Edition, such as `Professional` or `Serverless`.
        gateway_edition: String,
    }

    /// A backend in an environment.
    HttpApiApiInfoEnvironmentsServiceConfigs {
        /// Id on the gateway; starts with `gs-`.
        gateway_service_id: String,
        /// Name.
        name: String,
        /// `HTTP`, `HTTPS`.
        protocol: String,
        /// Port. Text here, a number everywhere else on this wire.
        port: String,
        /// Share of the traffic in percent.
        weight: i32,
        /// Version tag.
        version: String,
        /// Which requests the backend gets.
        r#match: HttpApiBackendMatchConditions,
        /// Id; starts with `svc-`.
        service_id: String,
    }

    /// A domain that an environment comes with.
    HttpApiApiInfoEnvironmentsSubDomains {
        /// Id; starts with `d-`.
        domain_id: String,
        /// Domain.
        name: String,
        /// `HTTP`, `HTTPS`.
        protocol: String,
        /// `Internet`, `Intranet`.
        network_type: String,
    }

    /// A domain of the operator.
    HttpApiDomainInfo {
        /// Id; starts with `d-`.
        domain_id: String,
        /// Domain.
        name: String,
        /// `HTTP`, `HTTPS`.
        protocol: String,
    }

    /// All versions of an API: a row of the gateway's list.
    HttpApiInfoByName {
        /// Gateway. The one member of the wire with a capital.
        #[serde(rename = "GatewayId")]
        gateway_id: String,
        /// Name.
        name: String,
        /// As in [`HttpApiApiInfo`].
        r#type: String,
        /// Whether there may be several versions.
        version_enabled: bool,
        /// One API per version.
        versioned_http_apis: Vec<HttpApiApiInfo>,
    }

    /// How callers choose a version, as a request asks for it.
    HttpApiVersionConfig {
        /// Whether the API has versions. If so, an import matches by name and version.
        enable: bool,
        /// Where callers state the version: `Path`, `Query`, `Header`.
        scheme: String,
        /// Header with the version, for the scheme `Header`.
        header_name: String,
        /// Query parameter with the version, for the scheme `Query`.
        query_name: String,
        /// The version, such as `v1`.
        version: String,
    }

    /// How callers choose a version, as the gateway has it.
    HttpApiVersionInfo {
        /// Whether the API has versions.
        enable: bool,
        /// Where callers state the version: `Path`, `Query`, `Header`.
        scheme: String,
        /// Header with the version, for the scheme `Header`.
        header_name: String,
        /// Query parameter with the version, for the scheme `Query`.
        query_name: String,
        /// The version, such as `v1`.
        version: String,
    }

    /// How callers authenticate. The vendor publishes no list of the values.
    AuthConfig {
        /// Kind of authentication, such as `Jwt`.
        auth_type: String,
        /// Mode, such as `NoAuth`.
        auth_mode: String,
    }

    /// A gateway.
    GatewayInfo {
        /// Id; starts with `gw-`.
        gateway_id: String,
        /// Name.
        name: String,
        /// Network.
        vpc_info: GatewayInfoVpcInfo,
        /// Version of the engine.
        engine_version: String,
        /// `Professional`, `Serverless`, `MultiTenantServerless`, `Unknown`.
        gateway_edition: String,
    }

    /// Network of a gateway.
    GatewayInfoVpcInfo {
        /// Id; starts with `vpc-`.
        vpc_id: String,
        /// Name.
        name: String,
    }

    /// Which requests a backend gets.
    HttpApiBackendMatchConditions {
        /// Whether it gets those that no other backend wants.
        default: bool,
        /// Conditions, all of which have to hold.
        conditions: Vec<HttpApiBackendMatchCondition>,
    }

    /// One condition on a request.
    HttpApiBackendMatchCondition {
        /// `Query`, `Header`.
        r#type: String,
        /// Name of the query parameter or header.
        key: String,
        /// Value to compare with.
        value: String,
        /// `equal`, `prefix`, `regex`.
        operator: String,
    }
}

#[cfg(feature = "schemas")]
fn enabel_auth(schema: &mut schemars::Schema) {
    spelt_also(schema, "enableAuth", "enabelAuth");
}

#[cfg(feature = "schemas")]
fn upper_cnt(schema: &mut schemars::Schema) {
    spelt_also(schema, "cnt", "Cnt");
}

impl HttpApiApiInfo {
    /// Whether it is an API of type `Rest`, the only one that OpenAPI is imported into. An unstated type counts.
    pub fn is_rest(&self) -> bool {
        self.r#type.as_deref().is_none_or(|kind| kind.eq_ignore_ascii_case("Rest"))
    }
}

impl HttpApiApiInfo {
    /// The path that callers of an operation use: base path, the version where it is in the path, and the operation's
    /// own path, which is all that the report shows.
    ///
    /// ```
    /// let info = r#"{"basePath": "/shop", "versionInfo": {"enable": true, "scheme": "Path", "version": "v1"}}"#;
    /// let info: oasgate::aliyun::HttpApiApiInfo = serde_json::from_str(info)?;
    /// assert_eq!(info.full_path("/items/{id}"), "/shop/v1/items/{id}");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn full_path(&self, path: &str) -> String {
        let in_path =
            |info: &&HttpApiVersionInfo| info.enable == Some(true) && info.scheme.as_deref() == Some("Path");
        let version = self.version_info.as_ref().filter(in_path).and_then(|info| info.version.as_deref());
        let before = [self.base_path.as_deref(), version];
        let mut full = String::new();
        for part in
            before.into_iter().flatten().map(|part| part.trim_matches('/')).filter(|part| !part.is_empty())
        {
            full.extend(["/", part]);
        }
        full.push_str(path);
        full
    }
}

impl fmt::Display for HttpApiApiInfo {
    /// The id, or else the name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.http_api_id.as_deref().or(self.name.as_deref()).unwrap_or_default())
    }
}

impl From<HttpApiVersionConfig> for HttpApiVersionInfo {
    fn from(config: HttpApiVersionConfig) -> Self {
        let HttpApiVersionConfig { enable, scheme, header_name, query_name, version, other } = config;
        Self { enable, scheme, header_name, query_name, version, other }
    }
}
