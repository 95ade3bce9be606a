//! Answers: what `CreateApi` made, and an API as `DescribeApi` has it.

use super::Word;
use super::backend::{HealthCheckConf, MicroServiceReq, ServiceConfig, TsfLoadBalanceConfResp};
use super::parameter::{ConstantParameter, RequestParameter, ServiceParameter};
use super::request::{ApiRequestConfig, OauthConfig, ResponseErrorCodeReq};
use crate::gateway::shared::record::records;
use crate::model::Prose;

records! { pascal_case
    /// What `CreateApi` made.
    CreateApiResultInfo {
        /// Id.
        api_id: String,
        /// Path.
        path: String,
        /// Method.
        method: String,
        /// When it was created.
        created_time: String,
    }

    /// An API as the gateway has it: `Result` of `DescribeApi`. [`From`] turns it into a body of `CreateApi`.
    ApiInfo {
        /// Id of the service.
        service_id: String,
        /// Name of the service.
        service_name: String,
        /// Description of the service.
        service_desc: String,
        /// Id.
        api_id: String,
        /// Description.
        api_desc: Prose,
        /// When it was created.
        created_time: String,
        /// When it was changed.
        modified_time: String,
        /// Name.
        api_name: String,
        /// `NORMAL`, `TSF`.
        api_type: Word,
        /// The protocols of the service.
        protocol: Word,
        /// `NONE`, `SECRET`, `OAUTH`, `APP`, `EIAM`.
        auth_type: Word,
        /// `NORMAL`, `OAUTH`.
        api_business_type: Word,
        /// Id of the authorization API.
        auth_relation_api_id: String,
        /// How tokens are checked.
        oauth_config: OauthConfig,
        /// Reserved by the gateway.
        is_debug_after_charge: bool,
        /// Path and method.
        request_config: ApiRequestConfig,
        /// What answers are.
        response_type: Word,
        /// Example of an answer to a request that succeeds.
        response_success_example: String,
        /// Example of an answer to a request that fails.
        response_fail_example: String,
        /// Codes of errors.
        response_error_codes: Vec<ResponseErrorCodeReq>,
        /// Parameters of requests.
        request_parameters: Vec<RequestParameter>,
        /// Timeout of the backend in seconds.
        service_timeout: i64,
        /// Kind of backend.
        service_type: Word,
        /// Where requests go.
        service_config: ServiceConfig,
        /// Parameters that the backend gets from the request.
        service_parameters: Vec<ServiceParameter>,
        /// Parameters with one value that the backend gets.
        constant_parameters: Vec<ConstantParameter>,
        /// Answer of a mock.
        service_mock_return_message: String,
        /// Name of the function.
        service_scf_function_name: String,
        /// Namespace of the function.
        service_scf_function_namespace: String,
        /// Version of the function.
        service_scf_function_qualifier: String,
        /// Whether the function answers with status and headers.
        service_scf_is_integrated_response: bool,
        /// Name of the function that gets new connections.
        service_websocket_register_function_name: String,
        /// Namespace of the function that gets new connections.
        service_websocket_register_function_namespace: String,
        /// Version of the function that gets new connections.
        service_websocket_register_function_qualifier: String,
        /// Name of the function that gets closed connections.
        service_websocket_cleanup_function_name: String,
        /// Namespace of the function that gets closed connections.
        service_websocket_cleanup_function_namespace: String,
        /// Version of the function that gets closed connections.
        service_websocket_cleanup_function_qualifier: String,
        /// Where functions send messages to.
        internal_domain: String,
        /// Name of the function that gets messages.
        service_websocket_transport_function_name: String,
        /// Namespace of the function that gets messages.
        service_websocket_transport_function_namespace: String,
        /// Version of the function that gets messages.
        service_websocket_transport_function_qualifier: String,
        /// Microservices.
        micro_services: Vec<MicroServiceReq>,
        /// Numbers of the microservices.
        micro_services_info: Vec<i64>,
        /// How requests are spread over microservices.
        service_tsf_load_balance_conf: TsfLoadBalanceConfResp,
        /// When a microservice counts as ill.
        service_tsf_health_check_conf: HealthCheckConf,
        /// Whether browsers may call from other origins.
        #[serde(rename = "EnableCORS")]
        enable_cors: bool,
        /// Tags.
        tags: Vec<Tag>,
        /// Environments in which it is published.
        environments: Vec<String>,
        /// Whether bodies go to functions in Base64.
        is_base64_encoded: bool,
        /// Whether headers decide about Base64.
        is_base64_trigger: bool,
        /// Which headers do.
        base64_encoded_trigger_rules: Vec<Base64EncodedTriggerRule>,
        /// Whether the gateway answers before the function does.
        service_scf_event_is_async_call: bool,
    }

    /// A tag.
    Tag {
        /// Key.
        key: String,
        /// Value.
        value: String,
    }

    /// A header that decides about Base64.
    Base64EncodedTriggerRule {
        /// `Accept` or `Content_Type`.
        name: String,
        /// Values.
        value: Vec<String>,
    }
}
