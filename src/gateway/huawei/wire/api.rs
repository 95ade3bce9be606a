//! The body of `CreateApiV2`.

use super::backend::{ApiFuncCreate, ApiMockCreate, BackendApiCreate};
use super::policy::{ApiPolicyFunctionCreate, ApiPolicyHttpCreate, ApiPolicyMockCreate};
use crate::gateway::shared::record::records;

records! { snake_case
    /// Body of `CreateApiV2`: an API to be created.
    ApiCreate {
        /// Name, 3 to 255 characters, unique in the group.
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
        /// Mock backend.
        mock_info: ApiMockCreate,
        /// Function backend.
        func_info: ApiFuncCreate,
        /// Parameters of requests, at most 50.
        req_params: Vec<ReqParamBase>,
        /// Parameters that the backend gets.
        backend_params: Vec<BackendParamBase>,
        /// Policies that answer with a mock.
        policy_mocks: Vec<ApiPolicyMockCreate>,
        /// Policies that call a function.
        policy_functions: Vec<ApiPolicyFunctionCreate>,
        /// Web or gRPC backend.
        backend_api: BackendApiCreate,
        /// Policies that call a web backend.
        policy_https: Vec<ApiPolicyHttpCreate>,
    }

    /// Further choices of authentication.
    AuthOpt {
        /// `DISABLE`, or `HEADER`: callers send a plain code.
        app_code_auth_type: String,
    }

    /// A parameter of requests.
    ReqParamBase {
        /// Name, 1 to 32 characters.
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
    }

    /// A parameter that the backend gets.
    BackendParamBase {
        /// `REQUEST`, `CONSTANT`, `SYSTEM`.
        origin: String,
        /// Name at the backend, 1 to 32 characters.
        name: String,
        /// Description, at most 255 characters, without `<` and `>`.
        remark: String,
        /// `PATH`, `QUERY`, `HEADER`.
        location: String,
        /// Of `REQUEST` the name of a request parameter, of `CONSTANT` the value, of `SYSTEM` a variable such as `$context.sourceIp`.
        value: String,
    }
}
