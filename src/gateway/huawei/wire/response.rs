//! The answer to `CreateApiV2`.

use super::api::AuthOpt;
use super::backend::MemberGroupUrlInfo;
use super::response_parts::{ApiFunc, ApiGroupCommonInfo, ApiMock, BackendApi, VpcInfo};
use crate::gateway::shared::record::records;

records! { snake_case
    /// Answer to `CreateApiV2`: the API as the gateway has it.
    CreateApiV2Response {
        /// Name.
        name: String,
        /// `1` public, `2` private. Public only means that it may be listed on the market.
        r#type: i64,
        /// Version, at most 16 characters.
        version: String,
        /// Protocol: `HTTP`, `HTTPS`, `BOTH`, `GRPCS`.
        req_protocol: String,
        /// Method: `GET`, `POST`, `PUT`, `DELETE`, `HEAD`, `PATCH`, `OPTIONS`, `ANY`.
        req_method: String,
        /// Path, at most 512 characters, with variables such as `{id}`.
        req_uri: String,
        /// `NONE`, `APP`, `IAM`, `AUTHORIZER`.
        auth_type: String,
        /// Further choices of authentication.
        auth_opt: AuthOpt,
        /// Whether the gateway answers preflight requests. Absent means false.
        cors: bool,
        /// Whether requests are traced.
        trace_enabled: bool,
        /// How traces are sampled: `RATE`. Required when tracing is on.
        sampling_strategy: String,
        /// Percentage of requests that are traced, as text: `0` to `100`.
        sampling_param: String,
        /// `NORMAL` matches the whole path, `SWA` its beginning. Absent means `NORMAL`.
        match_mode: String,
        /// `HTTP`, `FUNCTION`, `MOCK`, `GRPC`.
        backend_type: String,
        /// Description, at most 255 characters, without `<` and `>`.
        remark: String,
        /// Id of the API group.
        group_id: String,
        /// Description of the body, at most 20,480 characters.
        body_remark: String,
        /// Example of an answer to a request that succeeds, at most 20,480 characters.
        result_normal_sample: String,
        /// Example of an answer to a request that fails, at most 20,480 characters.
        result_failure_sample: String,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
        /// Tags, each 1 to 128 characters, at most 10.
        tags: Vec<String>,
        /// Id of the group response.
        response_id: String,
        /// Not supported by the gateway.
        roma_app_id: String,
        /// Not supported by the gateway.
        domain_name: String,
        /// Replaced by `tags`.
        tag: String,
        /// `application/json`, `application/xml`, `multipart/form-data`, `text/plain`.
        content_type: String,
        /// Whether bodies go to functions in Base64. Absent means true; false only with `application/json`.
        is_send_fg_body_base64: bool,
        /// Id.
        id: String,
        /// `1` is valid.
        status: i64,
        /// Whether the arrangement of parameters is needed.
        arrange_necessary: i64,
        /// When it was created.
        register_time: String,
        /// When it was changed.
        update_time: String,
        /// Name of the API group.
        group_name: String,
        /// Version of the API group: `V1`.
        group_version: String,
        /// Environments that it is published in, separated by a vertical bar.
        run_env_id: String,
        /// Names of those environments.
        run_env_name: String,
        /// Ids of the publications.
        publish_id: String,
        /// When it was published.
        publish_time: String,
        /// Not supported by the gateway.
        roma_app_name: String,
        /// Not supported by the gateway.
        ld_api_id: String,
        /// Web or gRPC backend.
        backend_api: BackendApi,
        /// The API group.
        api_group_info: ApiGroupCommonInfo,
        /// Function backend.
        func_info: ApiFunc,
        /// Mock backend.
        mock_info: ApiMock,
        /// Parameters of requests, at most 50.
        req_params: Vec<ReqParam>,
        /// Parameters that the backend gets.
        backend_params: Vec<BackendParam>,
        /// Policies that call a function.
        policy_functions: Vec<ApiPolicyFunctionResp>,
        /// Policies that answer with a mock.
        policy_mocks: Vec<ApiPolicyMockResp>,
        /// Policies that call a web backend.
        policy_https: Vec<ApiPolicyHttpResp>,
    }

    /// A parameter of requests, as the gateway has it.
    ReqParam {
        /// Name.
        name: String,
        /// `STRING`, `NUMBER`.
        r#type: String,
        /// `PATH`, `QUERY`, `HEADER`.
        location: String,
        /// What the backend gets when callers leave the parameter out.
        default_value: String,
        /// Example.
        sample_value: String,
        /// `1` required, `2` optional.
        required: i64,
        /// `1` checks the limits, `2` does not. Absent means `2`.
        valid_enable: i64,
        /// Description, at most 255 characters, without `<` and `>`.
        remark: String,
        /// Values that are allowed, separated by commas.
        enumerations: String,
        /// Least number.
        min_num: i64,
        /// Greatest number.
        max_num: i64,
        /// Fewest characters.
        min_size: i64,
        /// Most characters.
        max_size: i64,
        /// Not supported by the gateway.
        regular: String,
        /// Not supported by the gateway.
        json_schema: String,
        /// `1` passes the parameter to the backend, `2` does not.
        pass_through: i64,
        /// Ids of orchestration rules, in order of precedence.
        orchestrations: Vec<String>,
        /// Id.
        id: String,
    }

    /// A parameter that the backend gets, as the gateway has it.
    BackendParam {
        /// `REQUEST`, `CONSTANT`, `SYSTEM`.
        origin: String,
        /// Name.
        name: String,
        /// Description, at most 255 characters, without `<` and `>`.
        remark: String,
        /// `PATH`, `QUERY`, `HEADER`.
        location: String,
        /// Of `REQUEST` the name of a request parameter, of `CONSTANT` the value, of `SYSTEM` a variable such as `$context.sourceIp`.
        value: String,
        /// Id.
        id: String,
        /// Id of the request parameter.
        req_param_id: String,
    }

    /// A policy that calls a web backend, as the gateway has it.
    ApiPolicyHttpResp {
        /// Id.
        id: String,
        /// `ALL` conditions have to hold, or `ANY` of them.
        effect_mode: String,
        /// Name.
        name: String,
        /// Parameters that the backend gets.
        backend_params: Vec<BackendParam>,
        /// Conditions, at most 5.
        conditions: Vec<CoditionResp>,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
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
        /// VPC channel.
        vpc_channel_info: VpcInfo,
        /// `1` VPC channel, `2` none, `4` VPC channel with groups of servers.
        vpc_channel_status: i64,
    }

    /// A policy that calls a function, as the gateway has it.
    ApiPolicyFunctionResp {
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
        /// Id.
        id: String,
        /// `ALL` conditions have to hold, or `ANY` of them.
        effect_mode: String,
        /// Name.
        name: String,
        /// Parameters that the backend gets.
        backend_params: Vec<BackendParam>,
        /// Conditions, at most 5.
        conditions: Vec<CoditionResp>,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
    }

    /// A policy that answers with a mock, as the gateway has it.
    ApiPolicyMockResp {
        /// Id.
        id: String,
        /// `ALL` conditions have to hold, or `ANY` of them.
        effect_mode: String,
        /// Name.
        name: String,
        /// Parameters that the backend gets.
        backend_params: Vec<BackendParam>,
        /// Conditions, at most 5.
        conditions: Vec<CoditionResp>,
        /// Id of the custom authorizer. With `auth_type` `APP` or `IAM` callers have to pass both.
        authorizer_id: String,
        /// Body of the answer.
        result_content: String,
    }

    /// A condition of a policy, as the gateway has it. The vendor spells it so.
    CoditionResp {
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
        /// Id.
        id: String,
        /// Id of the request parameter.
        req_param_id: String,
        /// Where the request parameter is.
        req_param_location: String,
    }
}
