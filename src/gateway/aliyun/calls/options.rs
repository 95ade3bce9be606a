//! What a document cannot contain: the gateway, its environment, services and domains.

use serde::{Deserialize, Serialize};

use super::super::api_record::{AuthConfig, HttpApiVersionConfig};
use super::route_options::{BackendOptions, PolicyOptions, RouteCallOptions};
use crate::model::Map;
use crate::setters::setters;
use crate::source::Value;

/// What the calls need beside the plan. The JSON is in camel case; the command `oasgate aliyun calls` reads it from its
/// `--config`.
///
/// A missing option is a finding that names it, such as `services.orders.sourceType`; a member that the library does
/// not know is refused by name.
///
/// ```
/// let text = r#"{
///     "gatewayId": "gw-1",
///     "environmentId": "env-1",
///     "services": { "orders": { "sourceType": "DNS", "addresses": ["orders.example.com:80"] } },
///     "domains": { "api.example.com": { "protocol": "HTTP" } },
///     "backend": { "scene": "SingleService", "services": [{ "service": "orders", "port": 80, "protocol": "HTTP" }] },
///     "policies": {
///         "slow": {
///             "className": "Timeout",
///             "config": { "unitNum": 1, "timeUnit": "s", "enable": true },
///             "attach": [{ "type": "GatewayRoute", "names": ["*"] }]
///         }
///     }
/// }"#;
/// let options: oasgate::aliyun::calls::CallOptions = serde_json::from_str(text)?;
/// assert!(options.deploy && options.detect_conflicts);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// The same in Rust, except for the policy:
///
/// ```
/// use oasgate::aliyun::calls::{
///     BackendOptions, BackendServiceOptions, CallOptions, DomainOptions, ServiceOptions,
/// };
///
/// let service = ServiceOptions::default().with_source_type("DNS").with_addresses(["orders.example.com:80"]);
/// let behind = BackendServiceOptions::default().with_service("orders").with_port(80).with_protocol("HTTP");
/// let options = CallOptions::default()
///     .with_gateway_id("gw-1")
///     .with_environment_id("env-1")
///     .with_service("orders", service)
///     .with_domain("api.example.com", DomainOptions::default().with_protocol("HTTP"))
///     .with_backend(BackendOptions::default().with_scene("SingleService").with_services([behind]));
/// assert_eq!(serde_json::to_value(&options)?["backend"]["services"][0]["port"], 80);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct CallOptions {
    /// Gateway; starts with `gw-`. Required.
    pub gateway_id: Option<String>,
    /// Environment; starts with `env-`. Required.
    pub environment_id: Option<String>,
    /// Resource group of whatever is created; absent leaves it to the gateway.
    pub resource_group_id: Option<String>,
    /// `API` or `AI`: what domains are created for.
    pub gateway_type: String,
    /// The API.
    pub api: ApiOptions,
    /// Services by the name that backends know them by.
    pub services: Map<String, ServiceOptions>,
    /// Domains by name. Routes without domains of their own get all of them.
    pub domains: Map<String, DomainOptions>,
    /// Where routes send requests, unless [`CallOptions::routes`] says otherwise.
    pub backend: Option<BackendOptions>,
    /// Options of single routes, by route name.
    pub routes: Map<String, RouteCallOptions>,
    /// Which operations share a route: `operation` (none) or `path` (the methods of one path); absent means the first.
    pub grouping: Option<String>,
    /// What the names of routes start with, so that two APIs of a gateway do not want the same ones.
    pub route_name_prefix: String,
    /// Whether paths are compared without regard to case.
    pub ignore_case: bool,
    /// Policies by name.
    pub policies: Map<String, PolicyOptions>,
    /// Whether to deploy what was written, and to wait for it and verify it.
    pub deploy: bool,
    /// Whether to have conflicts of a route detected before it is deployed.
    pub detect_conflicts: bool,
    /// `isInternalRoute` of detection and deployment. Detection gets `false` when absent; deployment then leaves it out,
    /// as the SDK does not have it.
    pub internal_route: Option<bool>,
    /// How many operations one call creates: 20. The gateway publishes no limit.
    pub operations_per_call: usize,
    /// How many services the gateway may have, if known.
    pub service_quota: Option<usize>,
}

impl Default for CallOptions {
    fn default() -> Self {
        Self {
            gateway_id: None,
            environment_id: None,
            resource_group_id: None,
            gateway_type: "API".to_owned(),
            api: ApiOptions::default(),
            services: Map::default(),
            domains: Map::default(),
            backend: None,
            routes: Map::default(),
            grouping: None,
            route_name_prefix: String::new(),
            ignore_case: false,
            policies: Map::default(),
            deploy: true,
            detect_conflicts: true,
            internal_route: None,
            operations_per_call: 20,
            service_quota: None,
        }
    }
}

setters! {
    CallOptions {
        with_gateway_id(gateway_id: Option<String>);
        with_environment_id(environment_id: Option<String>);
        with_resource_group_id(resource_group_id: Option<String>);
        with_gateway_type(gateway_type: String);
        with_api(api: ApiOptions);
        with_service(services: Map<String, ServiceOptions>);
        with_domain(domains: Map<String, DomainOptions>);
        with_backend(backend: Option<BackendOptions>);
        with_route(routes: Map<String, RouteCallOptions>);
        with_grouping(grouping: Option<String>);
        with_route_name_prefix(route_name_prefix: String);
        with_ignore_case(ignore_case: bool);
        with_policy(policies: Map<String, PolicyOptions>);
        with_deploy(deploy: bool);
        with_detect_conflicts(detect_conflicts: bool);
        with_internal_route(internal_route: Option<bool>);
        with_operations_per_call(operations_per_call: usize);
        with_service_quota(service_quota: Option<usize>);
    }
}

/// The API.
///
/// ```
/// let options = oasgate::aliyun::calls::ApiOptions::default().with_kind("Rest").with_protocols(["HTTP", "HTTPS"]);
/// assert_eq!(options.protocols.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct ApiOptions {
    /// Id of the API, if it exists; else the one that the inventory has of the name.
    pub id: Option<String>,
    /// Name; absent takes the plan's.
    pub name: Option<String>,
    /// `Http` (routes) or `Rest` (operations); absent means `Http`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// `HTTP`, `HTTPS`; empty leaves it to the gateway.
    pub protocols: Vec<String>,
    /// How callers choose a version.
    pub version_config: Option<HttpApiVersionConfig>,
    /// Whether callers have to authenticate.
    pub enable_auth: Option<bool>,
    /// How they authenticate.
    pub auth_config: Option<AuthConfig>,
}

setters! {
    ApiOptions {
        with_id(id: Option<String>);
        with_name(name: Option<String>);
        with_kind(kind: Option<String>);
        with_protocols(protocols: Vec<String>);
        with_version_config(version_config: Option<HttpApiVersionConfig>);
        with_enable_auth(enable_auth: Option<bool>);
        with_auth_config(auth_config: Option<AuthConfig>);
    }
}

/// A service: an id, or what it takes to create it.
///
/// ```
/// let options = oasgate::aliyun::calls::ServiceOptions::default().with_source_type("K8S").with_namespace("shop");
/// assert_eq!(options.namespace.as_deref(), Some("shop"));
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct ServiceOptions {
    /// Id of a service that exists; it is looked at before a route refers to it.
    pub id: Option<String>,
    /// `DNS`, `VIP`, `K8S`, `MSE_NACOS`, `FC3` and so on. Required without an id.
    pub source_type: Option<String>,
    /// Name on the gateway; absent takes the key.
    pub name: Option<String>,
    /// Hosts or addresses, each `host:port`. `DNS` and `VIP` need one.
    pub addresses: Vec<String>,
    /// DNS servers.
    pub dns_servers: Vec<String>,
    /// Namespace; `K8S` and `MSE_NACOS` need it.
    pub namespace: Option<String>,
    /// Group; `MSE_NACOS` needs it.
    pub group_name: Option<String>,
    /// Version or alias of a function.
    pub qualifier: Option<String>,
    /// Source, where there are several.
    pub source_id: Option<String>,
}

setters! {
    ServiceOptions {
        with_id(id: Option<String>);
        with_source_type(source_type: Option<String>);
        with_name(name: Option<String>);
        with_addresses(addresses: Vec<String>);
        with_dns_servers(dns_servers: Vec<String>);
        with_namespace(namespace: Option<String>);
        with_group_name(group_name: Option<String>);
        with_qualifier(qualifier: Option<String>);
        with_source_id(source_id: Option<String>);
    }
}

/// A domain: an id, or what it takes to create it.
///
/// ```
/// let options = oasgate::aliyun::calls::DomainOptions::default()
///     .with_protocol("HTTPS")
///     .with_cert_identifier("1234-cn-hangzhou")
///     .with_force_https(true);
/// assert_eq!(options.force_https, Some(true));
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct DomainOptions {
    /// Id of a domain that exists.
    pub id: Option<String>,
    /// `HTTP` or `HTTPS`. Required without an id.
    pub protocol: Option<String>,
    /// Certificate; `HTTPS` needs one.
    pub cert_identifier: Option<String>,
    /// Whether HTTP is redirected to HTTPS. Required for `HTTPS`.
    pub force_https: Option<bool>,
    /// Certificate of the authority.
    pub ca_cert_identifier: Option<String>,
    /// Certificate of the authority of clients; mutual TLS needs it.
    pub client_ca_cert: Option<String>,
    /// Whether clients have to have a certificate.
    pub mtls_enabled: Option<bool>,
    /// `GlobalConfig`, `Open`, `Close`.
    pub http2_option: Option<String>,
    /// Oldest TLS version.
    pub tls_min: Option<String>,
    /// Newest TLS version.
    pub tls_max: Option<String>,
    /// Cipher suites (`TlsCipherSuitesConfig`), verbatim.
    pub tls_cipher_suites_config: Option<Value>,
    /// `Dedicated` or `Serverless`.
    pub domain_scope: Option<String>,
}

setters! {
    DomainOptions {
        with_id(id: Option<String>);
        with_protocol(protocol: Option<String>);
        with_cert_identifier(cert_identifier: Option<String>);
        with_force_https(force_https: Option<bool>);
        with_ca_cert_identifier(ca_cert_identifier: Option<String>);
        with_client_ca_cert(client_ca_cert: Option<String>);
        with_mtls_enabled(mtls_enabled: Option<bool>);
        with_http2_option(http2_option: Option<String>);
        with_tls_min(tls_min: Option<String>);
        with_tls_max(tls_max: Option<String>);
        with_tls_cipher_suites_config(tls_cipher_suites_config: Option<Value>);
        with_domain_scope(domain_scope: Option<String>);
    }
}
