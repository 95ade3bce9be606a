//! Requests around the routes: services, domains, policies, the API itself, and deployment.

use super::super::api_record::{AuthConfig, HttpApiVersionConfig};
use super::super::operation_record::HttpApiOperation;
use super::route_records::HttpApiDeployConfig;
use crate::gateway::shared::record::records;
use crate::source::Value;

records! {
    /// Body of `POST /v1/services`; the answer has `data.serviceIds`.
    CreateServiceRequest {
        /// Gateway.
        gateway_id: String,
        /// Resource group.
        resource_group_id: String,
        /// `DNS`, `VIP`, `K8S`, `MSE_NACOS`, `FC3`, `SAE_K8S_SERVICE`, `AI`, `AGENT`.
        source_type: String,
        /// The services.
        service_configs: Vec<ServiceConfig>,
    }

    /// A service to create.
    ServiceConfig {
        /// Name, unique on the gateway.
        name: String,
        /// Hosts or addresses, each `host:port`.
        addresses: Vec<String>,
        /// DNS servers.
        dns_servers: Vec<String>,
        /// Namespace, of `K8S` and `MSE_NACOS`.
        namespace: String,
        /// Group, of `MSE_NACOS`.
        group_name: String,
        /// Version or alias of a function, of `FC3`.
        qualifier: String,
        /// Source, where there are several.
        source_id: String,
    }

    /// Body of `POST /v1/domains`; the answer has `data.domainId`.
    CreateDomainRequest {
        /// Domain: 1 to 128 characters.
        name: String,
        /// `HTTP`, `HTTPS`.
        protocol: String,
        /// `API` or `AI`.
        gateway_type: String,
        /// Resource group.
        resource_group_id: String,
        /// Certificate; `HTTPS` needs one.
        cert_identifier: String,
        /// Certificate of the authority.
        ca_cert_identifier: String,
        /// Certificate of the authority of clients, for mutual TLS.
        #[serde(rename = "clientCACert")]
        client_ca_cert: String,
        /// Whether clients have to have a certificate.
        #[serde(rename = "mTLSEnabled")]
        mtls_enabled: bool,
        /// Whether HTTP is redirected to HTTPS; `HTTPS` needs it.
        force_https: bool,
        /// HTTP/2: `GlobalConfig`, `Open`, `Close`.
        #[serde(rename = "http2Option")]
        http2_option: String,
        /// Oldest TLS version.
        tls_min: String,
        /// Newest TLS version.
        tls_max: String,
        /// Cipher suites (`TlsCipherSuitesConfig`), verbatim.
        tls_cipher_suites_config: Value,
        /// `Dedicated` or `Serverless`.
        domain_scope: String,
    }

    /// Body of `POST /v1/http-apis`; the answer has `data.httpApiId`.
    CreateHttpApiRequest {
        /// Name, unique on the gateway.
        name: String,
        /// `Http` for an API of routes, `Rest` for one of operations.
        r#type: String,
        /// Description.
        description: String,
        /// `HTTP`, `HTTPS`.
        protocols: Vec<String>,
        /// Path before every operation's; `Rest` needs it. Starts with `/`, at most 256 bytes, no spaces.
        base_path: String,
        /// How callers choose a version.
        version_config: HttpApiVersionConfig,
        /// Whether callers have to authenticate.
        enable_auth: bool,
        /// How they authenticate.
        auth_config: AuthConfig,
        /// Gateway that the API belongs to.
        belong_gateway_id: String,
        /// Resource group.
        resource_group_id: String,
        /// How the API is published.
        deploy_configs: Vec<HttpApiDeployConfig>,
    }

    /// Body of `PUT /v1/http-apis/{httpApiId}`.
    UpdateHttpApiRequest {
        /// Path before every operation's. Required.
        base_path: String,
        /// Description.
        description: String,
        /// `HTTP`, `HTTPS`.
        protocols: Vec<String>,
        /// How callers choose a version.
        version_config: HttpApiVersionConfig,
        /// Whether callers have to authenticate.
        enable_auth: bool,
        /// How they authenticate.
        auth_config: AuthConfig,
        /// How the API is published.
        deploy_configs: Vec<HttpApiDeployConfig>,
        /// Whether nothing is deployed again.
        only_change_config: bool,
    }

    /// Body of `POST /v1/http-apis/{httpApiId}/operations`; the answer has `data.operations`, in the same order.
    CreateHttpApiOperationRequest {
        /// The operations.
        operations: Vec<HttpApiOperation>,
    }

    /// Body of `POST /v1/http-apis/{httpApiId}/operations/{operationId}`.
    UpdateHttpApiOperationRequest {
        /// The operation.
        operation: HttpApiOperation,
    }

    /// Body of `POST /v2/policies`; the answer has `data.policyId`.
    CreatePolicyRequest {
        /// Name, unique on the gateway.
        name: String,
        /// Class, such as `Timeout` or `IpAccessControl`.
        class_name: String,
        /// Description.
        description: String,
        /// JSON as text.
        config: String,
    }

    /// Body of `POST /v1/policy-attachments`; the answer has `data.policyAttachmentId`.
    CreatePolicyAttachmentRequest {
        /// Policy.
        policy_id: String,
        /// What it is attached to.
        attach_resource_id: String,
        /// `HttpApi`, `GatewayRoute`, `Operation`, `GatewayService`, `GatewayServicePort`, `Gateway`, `Domain`.
        attach_resource_type: String,
        /// Environment; a domain has none, the gateway takes it for `*`.
        environment_id: String,
        /// Gateway.
        gateway_id: String,
    }

    /// Body of `DetectHttpApiConflicts`. The guide describes the call; the SDK does not have it.
    DetectHttpApiConflictsRequest {
        /// Route.
        route_id: String,
        /// Whether the route is one of the gateway's own.
        is_internal_route: bool,
    }

    /// Body of `POST /v1/http-apis/{httpApiId}/deploy`.
    DeployHttpApiRequest {
        /// Route of an API of type `Http`.
        route_id: String,
        /// What of an API of type `Rest`.
        rest_api_config: DeployRestApiConfig,
        /// As the guide has it, and the SDK has not; written when the options say it.
        is_internal_route: bool,
    }

    /// What of a REST API is published.
    DeployRestApiConfig {
        /// Gateway.
        gateway_id: String,
        /// Where.
        environment: DeployEnvironment,
        /// What for.
        description: String,
    }

    /// Where a REST API is published. Its services are those of the API's deployConfigs.
    DeployEnvironment {
        /// Environment.
        environment_id: String,
        /// As the scene of a route's backend.
        backend_scene: String,
        /// Domains of the operator.
        custom_domain_ids: Vec<String>,
    }

    /// Body of `POST /v1/http-apis/{httpApiId}/undeploy`.
    UndeployHttpApiRequest {
        /// Route.
        route_id: String,
        /// Environment.
        environment_id: String,
        /// Gateway.
        gateway_id: String,
    }
}
