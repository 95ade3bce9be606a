//! What no document says and a payload needs.

use serde::{Deserialize, Deserializer, Serialize, de};

use super::wire::{
    ApiPolicyFunctionCreate, ApiPolicyHttpCreate, ApiPolicyMockCreate, BackendParamBase, MemberGroupUrlInfo,
};
#[cfg(feature = "schemas")]
use crate::gateway::shared::record::Known;
use crate::gateway::shared::record::{Record, known};
use crate::model::Map;
use crate::setters::setters;

/// How an Api is written into payloads. The JSON is in camel case; the command `oasgate convert` reads it from its
/// `--config`.
///
/// Everything is optional. An id that is missing is a finding, and the payload lacks the member; a member that the library
/// does not know is refused by name.
///
/// ```
/// let text = r#"{
///     "groupId": "c77f5e81d9cb4424bf704ef2b0ac7600",
///     "defaultBackend": { "address": "orders.internal:8080", "protocol": "HTTP", "timeoutMs": 3000 },
///     "authorizers": { "sessions": "0d982c1ac3da493dae47627b6439fc5c" },
///     "security": { "login": { "type": "AUTHORIZER", "authorizer": "sessions" } }
/// }"#;
/// let options: oasgate::huawei::WriteOptions = serde_json::from_str(text)?;
/// assert_eq!(options.default_backend.unwrap().timeout_ms, Some(3000));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// The same in Rust:
///
/// ```
/// use oasgate::huawei::{AuthOptions, BackendOptions, WriteOptions};
///
/// let backend = BackendOptions::default().with_address("orders.internal:8080").with_protocol("HTTP").with_timeout_ms(3000);
/// let options = WriteOptions::default()
///     .with_group_id("c77f5e81d9cb4424bf704ef2b0ac7600")
///     .with_default_backend(backend)
///     .with_authorizer("sessions", "0d982c1ac3da493dae47627b6439fc5c")
///     .with_security("login", AuthOptions::default().with_kind("AUTHORIZER").with_authorizer("sessions"));
/// assert_eq!(serde_json::to_value(&options)?["security"]["login"]["type"], "AUTHORIZER");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct WriteOptions {
    /// Id of the API group.
    pub group_id: Option<String>,
    /// Where requests go of operations that have no backend of their own. It takes precedence over the document's
    /// servers.
    pub default_backend: Option<BackendOptions>,
    /// Whether the base path of the document comes before each path.
    pub base_path: bool,
    /// Whether the APIs may be listed on the market.
    pub public: bool,
    /// `HTTP`, `HTTPS` or `BOTH`. Absent takes the schemes of the servers, or else `HTTPS`.
    pub protocol: Option<String>,
    /// How callers authenticate where neither the operation nor its security schemes say it. Absent: not at all.
    pub auth: Option<AuthOptions>,
    /// How callers authenticate, by the name of the security scheme that it takes the place of.
    pub security: Map<String, AuthOptions>,
    /// Ids of custom authorizers, by name.
    pub authorizers: Map<String, String>,
    /// Ids of VPC channels, by name.
    pub vpc_channels: Map<String, String>,
    /// Ids of groups of servers of VPC channels, by name.
    pub member_groups: Map<String, String>,
    /// URNs of functions, by name.
    pub functions: Map<String, String>,
    /// Ids of group responses, by name.
    pub responses: Map<String, String>,
    /// Ids of orchestration rules, by name.
    pub orchestrations: Map<String, String>,
    /// Name or id of the group response of every API.
    pub response: Option<String>,
    /// Parameters that every backend gets, beside those of the path.
    #[serde(deserialize_with = "known")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<BackendParamBase>>"))]
    pub backend_parameters: Vec<BackendParamBase>,
    /// What single operations have of their own, by operation name or as `GET /orders/{}`.
    pub operations: Map<String, OperationOptions>,
    /// How many bytes samples, descriptions of bodies and lists of values may take together: 64 MiB, and of a document
    /// that is imported at most 1 MiB and twelve times its bytes. What is shared is written into each operation that refers to
    /// it; beyond this it is left out, under a warning.
    pub shared_bytes: usize,
    /// How many APIs the group may have: 1,000, unless the quota was raised. More are a warning.
    pub api_quota: usize,
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self {
            group_id: None,
            default_backend: None,
            base_path: true,
            public: false,
            protocol: None,
            auth: None,
            security: Map::new(),
            authorizers: Map::new(),
            vpc_channels: Map::new(),
            member_groups: Map::new(),
            functions: Map::new(),
            responses: Map::new(),
            orchestrations: Map::new(),
            response: None,
            backend_parameters: Vec::new(),
            operations: Map::new(),
            shared_bytes: 64 * 1024 * 1024,
            api_quota: 1000,
        }
    }
}

setters! {
    WriteOptions {
        with_group_id(group_id: Option<String>);
        with_default_backend(default_backend: Option<BackendOptions>);
        with_base_path(base_path: bool);
        with_public(public: bool);
        with_protocol(protocol: Option<String>);
        with_auth(auth: Option<AuthOptions>);
        with_security(security: Map<String, AuthOptions>);
        with_authorizer(authorizers: Map<String, String>);
        with_vpc_channel(vpc_channels: Map<String, String>);
        with_member_group(member_groups: Map<String, String>);
        with_function(functions: Map<String, String>);
        with_response_id(responses: Map<String, String>);
        with_orchestration(orchestrations: Map<String, String>);
        with_response(response: Option<String>);
        with_backend_parameters(backend_parameters: Vec<BackendParamBase>);
        with_operation(operations: Map<String, OperationOptions>);
        with_shared_bytes(shared_bytes: usize);
        with_api_quota(api_quota: usize);
    }
}

/// Where requests go. A mock takes precedence over a function, a function over a VPC channel, that over an address.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct BackendOptions {
    /// `host[:port]` of a web or gRPC server, without scheme or path. It may have environment variables, `#name#`.
    pub address: Option<String>,
    /// `HTTP`, `HTTPS`, `GRPC` or `GRPCS`. Absent means `HTTP`.
    pub protocol: Option<String>,
    /// Name or id of a VPC channel.
    pub vpc_channel: Option<String>,
    /// `Host` header that the servers of the VPC channel get.
    pub host: Option<String>,
    /// Path before the path of each operation; absent, the base path of the document.
    pub path_prefix: Option<String>,
    /// Name or URN of a function.
    pub function: Option<String>,
    /// Version of the function. Absent means `latest`.
    pub version: Option<String>,
    /// Alias or URN of an alias of the function, which takes precedence over the version.
    pub alias: Option<String>,
    /// Whether the gateway answers before the function does.
    pub asynchronous: bool,
    /// `V1` or `V2`: how the gateway reaches functions. Absent means `V1`.
    pub network: Option<String>,
    /// Body of the answer of a mock.
    pub mock: Option<String>,
    /// Timeout in milliseconds, 1 to 600,000; for functions over `V1` to 60,000. Absent means 5,000.
    pub timeout_ms: Option<i64>,
    /// Retries, -1 to 10; -1 retries idempotent methods once. Absent leaves it to the gateway, which takes -1.
    pub retries: Option<i64>,
    /// Whether the gateway shows a certificate to the backend.
    pub client_ssl: Option<bool>,
    /// Name or id of an authorizer that the backend is called with.
    pub authorizer: Option<String>,
    /// Description of the backend.
    pub remark: Option<String>,
    /// Whether the gateway uses SM ciphers.
    pub sm_channel: Option<bool>,
    /// What groups of servers of the VPC channel get, as the gateway has it.
    #[serde(deserialize_with = "known")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<MemberGroupUrlInfo>>"))]
    pub member_groups: Vec<MemberGroupUrlInfo>,
}

setters! {
    BackendOptions {
        with_address(address: Option<String>);
        with_protocol(protocol: Option<String>);
        with_vpc_channel(vpc_channel: Option<String>);
        with_host(host: Option<String>);
        with_path_prefix(path_prefix: Option<String>);
        with_function(function: Option<String>);
        with_version(version: Option<String>);
        with_alias(alias: Option<String>);
        with_asynchronous(asynchronous: bool);
        with_network(network: Option<String>);
        with_mock(mock: Option<String>);
        with_timeout_ms(timeout_ms: Option<i64>);
        with_retries(retries: Option<i64>);
        with_client_ssl(client_ssl: Option<bool>);
        with_authorizer(authorizer: Option<String>);
        with_remark(remark: Option<String>);
        with_sm_channel(sm_channel: Option<bool>);
        with_member_groups(member_groups: Vec<MemberGroupUrlInfo>);
    }
}

impl BackendOptions {
    /// Whether it says who answers.
    pub(super) fn has_destination(&self) -> bool {
        let Self { address, vpc_channel, function, mock, .. } = self;
        [address, vpc_channel, function, mock].iter().any(|one| one.is_some())
    }
}

/// How callers authenticate.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct AuthOptions {
    /// `NONE`, `APP`, `IAM` or `AUTHORIZER`; in JSON `type`. Absent means `AUTHORIZER` with an authorizer, else `NONE`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Whether a plain code in a header is enough, with `APP`. Absent leaves it to the gateway, where it is not.
    pub app_code: Option<bool>,
    /// Name or id of a custom authorizer. With `APP` or `IAM` callers have to pass both.
    pub authorizer: Option<String>,
}

setters! {
    AuthOptions {
        with_kind(kind: Option<String>);
        with_app_code(app_code: Option<bool>);
        with_authorizer(authorizer: Option<String>);
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
    /// Whether everything below the path is matched, too.
    pub prefix_match: bool,
    /// Whether the API may be listed on the market; absent, as [`WriteOptions::public`].
    pub public: Option<bool>,
    /// Name or id of its group response, instead of [`WriteOptions::response`].
    pub response: Option<String>,
    /// Names or ids of orchestration rules, by the name of the parameter that they apply to.
    pub orchestrations: Map<String, Vec<String>>,
    /// Whether the backend gets a parameter unasked, by the name of the parameter.
    pub pass_through: Map<String, bool>,
    /// Media type of the body, instead of what the document says.
    pub content_type: Option<String>,
    /// Whether bodies go to functions in Base64; false only with `application/json`.
    pub body_base64: Option<bool>,
    /// Example of an answer to a request that succeeds, instead of what the document says.
    pub normal_sample: Option<String>,
    /// Example of an answer to a request that fails, instead of what the document says.
    pub failure_sample: Option<String>,
    /// Parameters that its backend gets, beside those of the path and of [`WriteOptions::backend_parameters`].
    #[serde(deserialize_with = "known")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<BackendParamBase>>"))]
    pub backend_parameters: Vec<BackendParamBase>,
    /// Web backends for some requests, as the gateway has them. A VPC channel may be given by name.
    #[serde(deserialize_with = "known_policies")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<ApiPolicyHttpCreate>>"))]
    pub policy_https: Vec<ApiPolicyHttpCreate>,
    /// Functions for some requests, as the gateway has them.
    #[serde(deserialize_with = "known_policies")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<ApiPolicyFunctionCreate>>"))]
    pub policy_functions: Vec<ApiPolicyFunctionCreate>,
    /// Mocks for some requests, as the gateway has them.
    #[serde(deserialize_with = "known_policies")]
    #[cfg_attr(feature = "schemas", schemars(with = "Vec<Known<ApiPolicyMockCreate>>"))]
    pub policy_mocks: Vec<ApiPolicyMockCreate>,
}

setters! {
    OperationOptions {
        with_backend(backend: Option<BackendOptions>);
        with_auth(auth: Option<AuthOptions>);
        with_prefix_match(prefix_match: bool);
        with_public(public: Option<bool>);
        with_response(response: Option<String>);
        with_orchestrations(orchestrations: Map<String, Vec<String>>);
        with_pass_through(pass_through: Map<String, bool>);
        with_content_type(content_type: Option<String>);
        with_body_base64(body_base64: Option<bool>);
        with_normal_sample(normal_sample: Option<String>);
        with_failure_sample(failure_sample: Option<String>);
        with_backend_parameters(backend_parameters: Vec<BackendParamBase>);
        with_policy_https(policy_https: Vec<ApiPolicyHttpCreate>);
        with_policy_functions(policy_functions: Vec<ApiPolicyFunctionCreate>);
        with_policy_mocks(policy_mocks: Vec<ApiPolicyMockCreate>);
    }
}

/// A policy in which no member is unknown, whatever it is made of.
trait Strict: Record {
    /// The first member that is.
    fn unknown(&self) -> Option<(&str, &'static [&'static str])>;
}

/// Reads policies, and refuses the first unknown member of them.
fn known_policies<'de, D: Deserializer<'de>, T: Strict + Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let policies = Vec::<T>::deserialize(deserializer)?;
    match policies.iter().find_map(Strict::unknown) {
        Some((member, known)) => Err(de::Error::unknown_field(member, known)),
        None => Ok(policies),
    }
}

/// Policies are made of conditions, parameters and perhaps a VPC channel.
macro_rules! strict_policies {
    ($($policy:ident $($channel:ident)?),+) => {$(
        impl Strict for $policy {
            fn unknown(&self) -> Option<(&str, &'static [&'static str])> {
                let conditions = self.conditions.iter().flatten();
                let parameters = self.backend_params.iter().flatten();
                self.unknown_member()
                    .or_else(|| conditions.into_iter().find_map(Record::unknown_member))
                    .or_else(|| parameters.into_iter().find_map(Record::unknown_member))
                    $(.or_else(|| self.$channel.iter().find_map(Record::unknown_member)))?
            }
        }
    )+};
}
strict_policies! {
    ApiPolicyHttpCreate vpc_channel_info,
    ApiPolicyFunctionCreate,
    ApiPolicyMockCreate
}
