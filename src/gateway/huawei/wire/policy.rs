//! Backend policies: other backends for some requests.

use super::api::BackendParamBase;
use super::backend::{ApiBackendVpcReq, MemberGroupUrlInfo};
#[cfg(feature = "schemas")]
use crate::gateway::shared::record::Known;
use crate::gateway::shared::record::records;

records! { snake_case
    /// A policy that calls a web backend.
    ApiPolicyHttpCreate {
        /// `host[:port]`, at most 255 characters.
        url_domain: String,
        /// Protocol: `HTTP`, `HTTPS`, `BOTH`, `GRPCS`.
        req_protocol: String,
        /// Method: `GET`, `POST`, `PUT`, `DELETE`, `HEAD`, `PATCH`, `OPTIONS`, `ANY`.
        req_method: String,
        /// Path, at most 512 characters, with variables such as `{id}`.
        req_uri: String,
        /// Timeout in milliseconds, 1 to 600,000.
        timeout: i64,
        /// Retries as text: `-1` to `10`; `-1` retries idempotent methods once.
        retry_count: String,
        /// Whether SM ciphers are used.
        enable_sm_channel: bool,
        /// Groups of servers of a VPC channel.
        member_group_url_infos: Vec<MemberGroupUrlInfo>,
        /// `ALL` conditions have to hold, or `ANY` of them.
        effect_mode: String,
        /// Name.
        name: String,
        /// Parameters that the backend gets.
        #[cfg_attr(feature = "schemas", schemars(with = "Option<Vec<Known<BackendParamBase>>>"))]
        backend_params: Vec<BackendParamBase>,
        /// Conditions, at most 5.
        #[cfg_attr(feature = "schemas", schemars(with = "Option<Vec<Known<ApiConditionBase>>>"))]
        conditions: Vec<ApiConditionBase>,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
        /// VPC channel.
        #[cfg_attr(feature = "schemas", schemars(with = "Option<Known<ApiBackendVpcReq>>"))]
        vpc_channel_info: ApiBackendVpcReq,
        /// `1` VPC channel, `2` none, `4` VPC channel with groups of servers.
        vpc_channel_status: i64,
    }

    /// A policy that calls a function.
    ApiPolicyFunctionCreate {
        /// URN of the function.
        function_urn: String,
        /// `sync`, `async`.
        invocation_type: String,
        /// `V1`, `V2`.
        network_type: String,
        /// Version, at most 16 characters.
        version: String,
        /// URN of an alias, which takes precedence over the version.
        alias_urn: String,
        /// Timeout in milliseconds, 1 to 600,000.
        timeout: i64,
        /// Protocol: `HTTP`, `HTTPS`, `BOTH`, `GRPCS`.
        req_protocol: String,
        /// `ALL` conditions have to hold, or `ANY` of them.
        effect_mode: String,
        /// Name.
        name: String,
        /// Parameters that the backend gets.
        #[cfg_attr(feature = "schemas", schemars(with = "Option<Vec<Known<BackendParamBase>>>"))]
        backend_params: Vec<BackendParamBase>,
        /// Conditions, at most 5.
        #[cfg_attr(feature = "schemas", schemars(with = "Option<Vec<Known<ApiConditionBase>>>"))]
        conditions: Vec<ApiConditionBase>,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
    }

    /// A policy that answers with a mock.
    ApiPolicyMockCreate {
        /// Body of the answer.
        result_content: String,
        /// `ALL` conditions have to hold, or `ANY` of them.
        effect_mode: String,
        /// Name.
        name: String,
        /// Parameters that the backend gets.
        #[cfg_attr(feature = "schemas", schemars(with = "Option<Vec<Known<BackendParamBase>>>"))]
        backend_params: Vec<BackendParamBase>,
        /// Conditions, at most 5.
        #[cfg_attr(feature = "schemas", schemars(with = "Option<Vec<Known<ApiConditionBase>>>"))]
        conditions: Vec<ApiConditionBase>,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
    }

    /// A condition of a policy.
    ApiConditionBase {
        /// Request parameter, for the origin `param`.
        req_param_name: String,
        /// `req_path`, `req_method`, for the origin `system`.
        sys_param_name: String,
        /// Cookie, for the origin `cookie`.
        cookie_param_name: String,
        /// Value of the authorizer, for the origin `frontend_authorizer`.
        frontend_authorizer_param_name: String,
        /// `exact`, `enum`, `pattern`.
        condition_type: String,
        /// `param`, `source`, `system`, `cookie`, `frontend_authorizer`, `orchestration`.
        condition_origin: String,
        /// Value to compare with, at most 1,024 characters.
        condition_value: String,
        /// Parameter that a rule made, for the origin `orchestration`.
        mapped_param_name: String,
        /// Where that parameter is.
        mapped_param_location: String,
    }
}
