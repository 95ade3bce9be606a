//! What no document says and a payload needs.

use serde::{Deserialize, Serialize};

use super::limits;
use super::wire::{
    ConstantParameter, CosConfig, HealthCheckConf, MicroServiceReq, OauthConfig, ServiceParameter,
    TargetServicesReq, TsfLoadBalanceConfResp, Word,
};
#[cfg(feature = "schemas")]
use crate::gateway::shared::record::Known;
use crate::gateway::shared::record::{known, known_one};
use crate::model::Map;
use crate::setters::setters;

/// How an Api is written into payloads. The JSON is in camel case.
///
/// Everything is optional. An id that is missing is a finding, and the payload lacks the member; a member that the library
/// does not know is refused by name.
///
/// ```
/// let text = r#"{
///     "serviceId": "service-ody35h5e",
///     "defaultBackend": { "url": "http://orders.internal:8080", "timeoutMs": 3000 },
///     "authorizationApis": { "login": "api-0cvmf4x4" },
///     "security": { "token": { "type": "OAUTH", "authorizationApi": "login" } }
/// }"#;
/// let options: oasgate::tencent::WriteOptions = serde_json::from_str(text)?;
/// assert_eq!(options.default_backend.unwrap().timeout_ms, Some(3000));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct WriteOptions {
    /// Id of the service.
    pub service_id: Option<String>,
    /// Where requests go of operations that have no backend of their own. It takes precedence over the document's
    /// servers.
    pub default_backend: Option<BackendOptions>,
    /// Whether the base path of the document comes before each path.
    pub base_path: bool,
    /// How callers authenticate where neither the operation nor its security schemes say it. Absent: not at all.
    pub auth: Option<AuthOptions>,
    /// How callers authenticate, by the name of the security scheme that it takes the place of.
    pub security: Map<String, AuthOptions>,
    /// Ids of authorization APIs, by name.
    pub authorization_apis: Map<String, String>,
    /// Ids of VPC channels, by name.
    pub upstreams: Map<String, String>,
    /// Ids of VPCs, by name.
    pub vpcs: Map<String, String>,
    /// What functions are called on the gateway, by the name that the document has.
    pub functions: Map<String, String>,
    /// Ids of event buses, by name.
    pub event_buses: Map<String, String>,
    /// Parameters with one value that every web backend gets.
    #[serde(deserialize_with = "known")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<ConstantParameter>>"))]
    pub constant_parameters: Vec<ConstantParameter>,
    /// What single operations have of their own, by operation name or as `GET /orders/{}`.
    pub operations: Map<String, OperationOptions>,
    /// How many bytes examples and descriptions that operations share may take together: 64 MiB, and of a document
    /// that is imported at most 1 MiB and twelve times its bytes. They are written into each operation that refers to them;
    /// beyond this they are left out, under a warning.
    pub shared_bytes: usize,
    /// How many APIs the service may have: 200, unless the quota was raised. More are a warning.
    pub api_quota: usize,
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self {
            service_id: None,
            default_backend: None,
            base_path: true,
            auth: None,
            security: Map::new(),
            authorization_apis: Map::new(),
            upstreams: Map::new(),
            vpcs: Map::new(),
            functions: Map::new(),
            event_buses: Map::new(),
            constant_parameters: Vec::new(),
            operations: Map::new(),
            shared_bytes: 64 * 1024 * 1024,
            api_quota: limits::QUOTA,
        }
    }
}

setters! {
    WriteOptions {
        with_service_id(service_id: Option<String>);
        with_default_backend(default_backend: Option<BackendOptions>);
        with_base_path(base_path: bool);
        with_auth(auth: Option<AuthOptions>);
        with_security(security: Map<String, AuthOptions>);
        with_authorization_api(authorization_apis: Map<String, String>);
        with_upstream(upstreams: Map<String, String>);
        with_vpc(vpcs: Map<String, String>);
        with_function(functions: Map<String, String>);
        with_event_bus(event_buses: Map<String, String>);
        with_constant_parameters(constant_parameters: Vec<ConstantParameter>);
        with_operation(operations: Map<String, OperationOptions>);
        with_shared_bytes(shared_bytes: usize);
        with_api_quota(api_quota: usize);
    }
}

/// Where requests go: the first of these that is there, mock, functions, microservices, hosts, event bus, bucket, VPC
/// channel, URL. The other members are settings.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct BackendOptions {
    /// `HTTP`, `MOCK`, `TSF`, `SCF`, `EB`, `TARGET`, `VPC`, `UPSTREAM`, `GRPC`, `COS` or `WEBSOCKET`; in JSON `type`.
    /// Absent, what there is decides.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// `http://`, `https://`, `ws://` or `wss://`, then `host[:port]`, without a path.
    pub url: Option<String>,
    /// Path before the path of each operation; absent, the base path of the document.
    pub path_prefix: Option<String>,
    /// Path of the backend, with variables of the operation; absent, that of the operation.
    pub path: Option<String>,
    /// Method of the backend; absent, that of the operation.
    pub method: Option<String>,
    /// Name or id of the VPC that the server is in.
    pub vpc: Option<String>,
    /// What is in the VPC: `clb`, `cvm` or `upstream`. Absent means `upstream` with a VPC channel, and else `clb`.
    pub product: Option<String>,
    /// Name or id of a VPC channel.
    pub upstream: Option<String>,
    /// Body of the answer of a mock.
    pub mock: Option<String>,
    /// A function.
    pub function: Option<FunctionOptions>,
    /// `EVENT` or `HTTP`: how the gateway calls the function. Absent leaves it to the gateway.
    pub function_type: Option<String>,
    /// Whether the gateway answers before the function does.
    pub asynchronous: bool,
    /// Whether the function answers with status and headers.
    pub integrated_response: Option<bool>,
    /// Whether bodies go to functions in Base64.
    pub base64: Option<bool>,
    /// The function that gets new connections of a WebSocket.
    pub register: Option<FunctionOptions>,
    /// The function that gets messages of a WebSocket.
    pub transport: Option<FunctionOptions>,
    /// The function that gets closed connections of a WebSocket.
    pub cleanup: Option<FunctionOptions>,
    /// Microservices.
    #[serde(deserialize_with = "known")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<MicroServiceReq>>"))]
    pub micro_services: Vec<MicroServiceReq>,
    /// How requests are spread over microservices.
    #[serde(deserialize_with = "known_one")]
    #[cfg_attr(feature = "schemas", schemars(with = "Option<Known<TsfLoadBalanceConfResp>>"))]
    pub load_balance: Option<TsfLoadBalanceConfResp>,
    /// When a microservice or a host counts as ill.
    #[serde(deserialize_with = "known_one")]
    #[cfg_attr(feature = "schemas", schemars(with = "Option<Known<HealthCheckConf>>"))]
    pub health_check: Option<HealthCheckConf>,
    /// Hosts.
    #[serde(deserialize_with = "known")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<TargetServicesReq>>"))]
    pub target_services: Vec<TargetServicesReq>,
    /// How requests are spread over hosts.
    pub target_load_balance: Option<i64>,
    /// Id of the namespace of hosts.
    pub target_namespace: Option<String>,
    /// Name or id of an event bus.
    pub event_bus: Option<String>,
    /// A bucket of an object store.
    #[serde(deserialize_with = "known_one")]
    #[cfg_attr(feature = "schemas", schemars(with = "Option<Known<CosConfig>>"))]
    pub cos: Option<CosConfig>,
    /// Timeout in milliseconds, to 1,800,000; the gateway counts whole seconds. Absent means 5,000, of functions 15,000.
    pub timeout_ms: Option<i64>,
}

setters! {
    BackendOptions {
        with_kind(kind: Option<String>);
        with_url(url: Option<String>);
        with_path_prefix(path_prefix: Option<String>);
        with_path(path: Option<String>);
        with_method(method: Option<String>);
        with_vpc(vpc: Option<String>);
        with_product(product: Option<String>);
        with_upstream(upstream: Option<String>);
        with_mock(mock: Option<String>);
        with_function(function: Option<FunctionOptions>);
        with_function_type(function_type: Option<String>);
        with_asynchronous(asynchronous: bool);
        with_integrated_response(integrated_response: Option<bool>);
        with_base64(base64: Option<bool>);
        with_register(register: Option<FunctionOptions>);
        with_transport(transport: Option<FunctionOptions>);
        with_cleanup(cleanup: Option<FunctionOptions>);
        with_micro_services(micro_services: Vec<MicroServiceReq>);
        with_load_balance(load_balance: Option<TsfLoadBalanceConfResp>);
        with_health_check(health_check: Option<HealthCheckConf>);
        with_target_services(target_services: Vec<TargetServicesReq>);
        with_target_load_balance(target_load_balance: Option<i64>);
        with_target_namespace(target_namespace: Option<String>);
        with_event_bus(event_bus: Option<String>);
        with_cos(cos: Option<CosConfig>);
        with_timeout_ms(timeout_ms: Option<i64>);
    }
}

impl BackendOptions {
    /// The kind of backend; none when nothing says who answers.
    pub(super) fn service_type(&self) -> Option<Word> {
        let has_functions = [&self.function, &self.register, &self.transport, &self.cleanup];
        let decided = [
            (self.mock.is_some(), "MOCK"),
            (has_functions.iter().any(|function| function.is_some()), "SCF"),
            (!self.micro_services.is_empty(), "TSF"),
            (!self.target_services.is_empty(), "TARGET"),
            (self.event_bus.is_some(), "EB"),
            (self.cos.is_some(), "COS"),
            (self.upstream.is_some(), "UPSTREAM"),
            (self.url.as_deref().is_some_and(is_of_sockets), "WEBSOCKET"),
            (self.url.is_some(), "HTTP"),
        ];
        let (_, decided) = decided.into_iter().find(|(is_there, _)| *is_there)?;
        Some(self.kind.clone().map_or(decided.into(), Word::Owned))
    }

    /// The same with what settings say that have no destination.
    pub(super) fn with_settings(mut self, own: &Self) -> Self {
        let over = |own: &Option<String>, set: &mut Option<String>| {
            if own.is_some() {
                set.clone_from(own);
            }
        };
        over(&own.kind, &mut self.kind);
        over(&own.path_prefix, &mut self.path_prefix);
        over(&own.path, &mut self.path);
        over(&own.method, &mut self.method);
        over(&own.vpc, &mut self.vpc);
        over(&own.product, &mut self.product);
        over(&own.function_type, &mut self.function_type);
        over(&own.target_namespace, &mut self.target_namespace);
        self.asynchronous |= own.asynchronous;
        self.integrated_response = own.integrated_response.or(self.integrated_response);
        self.base64 = own.base64.or(self.base64);
        self.target_load_balance = own.target_load_balance.or(self.target_load_balance);
        self.load_balance = own.load_balance.clone().or(self.load_balance);
        self.health_check = own.health_check.clone().or(self.health_check);
        self.timeout_ms = own.timeout_ms.or(self.timeout_ms);
        self
    }
}

/// Whether a URL is that of a WebSocket.
pub(super) fn is_of_sockets(url: &str) -> bool {
    let is = |scheme: &str| {
        let (start, rest) = url.split_at_checked(scheme.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(scheme) && (rest.is_empty() || rest.starts_with("://"))
    };
    is("ws") || is("wss")
}

/// A function.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct FunctionOptions {
    /// Name.
    pub name: String,
    /// Namespace. Absent means `default`.
    pub namespace: Option<String>,
    /// Version. Absent means `$LATEST`.
    pub qualifier: Option<String>,
}

setters! {
    FunctionOptions {
        with_name(name: String);
        with_namespace(namespace: Option<String>);
        with_qualifier(qualifier: Option<String>);
    }
}

/// How callers authenticate.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct AuthOptions {
    /// `NONE`, `SECRET`, `OAUTH`, `APP` or `EIAM`; in JSON `type`. Absent means `OAUTH` with an authorization API, else
    /// `NONE`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Name or id of the API that gives tokens, with `OAUTH`.
    pub authorization_api: Option<String>,
    /// `NORMAL`, or `OAUTH` of an API that itself gives tokens. Absent means `NORMAL` with `OAUTH`.
    pub business_type: Option<String>,
    /// How tokens are checked, of an API that gives them.
    #[serde(deserialize_with = "known_one")]
    #[cfg_attr(feature = "schemas", schemars(with = "Option<Known<OauthConfig>>"))]
    pub oauth: Option<OauthConfig>,
    /// Kind of application, with `EIAM`.
    pub eiam_app_type: Option<String>,
    /// `AuthenticationOnly` or `Authorization`, with `EIAM`.
    pub eiam_auth_type: Option<String>,
    /// Id of the application, with `EIAM`.
    pub eiam_app_id: Option<String>,
    /// How long a token is valid in seconds, with `EIAM`. Absent leaves it to the gateway, which takes 7,200.
    pub token_timeout: Option<i64>,
}

setters! {
    AuthOptions {
        with_kind(kind: Option<String>);
        with_authorization_api(authorization_api: Option<String>);
        with_business_type(business_type: Option<String>);
        with_oauth(oauth: Option<OauthConfig>);
        with_eiam_app_type(eiam_app_type: Option<String>);
        with_eiam_auth_type(eiam_auth_type: Option<String>);
        with_eiam_app_id(eiam_app_id: Option<String>);
        with_token_timeout(token_timeout: Option<i64>);
    }
}

/// What one operation has of its own.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct OperationOptions {
    /// Where its requests go, instead of what the document says.
    pub backend: Option<BackendOptions>,
    /// How its callers authenticate, instead of what the document says.
    pub auth: Option<AuthOptions>,
    /// Whether everything that begins with the path is matched, too: `^~/path`.
    pub prefix_match: bool,
    /// Whether everything that begins with the path is matched that no other API matches: `/path`.
    pub plain_match: bool,
    /// What answers are, instead of what the document says: `HTML`, `JSON`, `TEXT`, `BINARY` or `XML`.
    pub response_type: Option<String>,
    /// Example of an answer to a request that succeeds, instead of what the document says.
    pub success_example: Option<String>,
    /// Example of an answer to a request that fails, instead of what the document says.
    pub fail_example: Option<String>,
    /// Parameters with one value that its web backend gets, beside [`WriteOptions::constant_parameters`].
    #[serde(deserialize_with = "known")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<ConstantParameter>>"))]
    pub constant_parameters: Vec<ConstantParameter>,
    /// Parameters that its web backend gets from the request. One takes the place of what the backend would get from the same
    /// parameter.
    #[serde(deserialize_with = "known")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<ServiceParameter>>"))]
    pub service_parameters: Vec<ServiceParameter>,
}

setters! {
    OperationOptions {
        with_backend(backend: Option<BackendOptions>);
        with_auth(auth: Option<AuthOptions>);
        with_prefix_match(prefix_match: bool);
        with_plain_match(plain_match: bool);
        with_response_type(response_type: Option<String>);
        with_success_example(success_example: Option<String>);
        with_fail_example(fail_example: Option<String>);
        with_constant_parameters(constant_parameters: Vec<ConstantParameter>);
        with_service_parameters(service_parameters: Vec<ServiceParameter>);
    }
}
