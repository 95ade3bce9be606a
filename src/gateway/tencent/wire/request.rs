//! The body of `CreateApi`.

use super::Word;
use super::backend::{
    HealthCheckConf, MicroServiceReq, ServiceConfig, TargetServicesReq, TsfLoadBalanceConfResp,
};
use super::parameter::{ConstantParameter, RequestParameter, ServiceParameter};
use crate::gateway::shared::record::records;
use crate::model::Prose;

records! { pascal_case
    /// Body of `CreateApi`: an API to be created.
    CreateApiRequest {
        /// Id of the service.
        service_id: String,
        /// `HTTP`, `MOCK`, `TSF`, `SCF`, `EB`, `TARGET`, `VPC`, `UPSTREAM`, `GRPC`, `COS`, `WEBSOCKET`.
        service_type: Word,
        /// Timeout of the backend in seconds, 1 to 1,800.
        service_timeout: i64,
        /// `HTTP`, `WEBSOCKET`. Whether requests are encrypted is a setting of the service.
        protocol: Word,
        /// Path and method.
        request_config: ApiRequestConfig,
        /// Name, at most 60 characters, unique in the service.
        api_name: String,
        /// Description.
        api_desc: Prose,
        /// `NORMAL`, `TSF`. Absent means `NORMAL`.
        api_type: Word,
        /// `NONE`, `SECRET`, `OAUTH`, `APP`, `EIAM`. Absent means `NONE`.
        auth_type: Word,
        /// Whether browsers may call from other origins.
        #[serde(rename = "EnableCORS")]
        enable_cors: bool,
        /// Parameters with one value that the backend gets.
        constant_parameters: Vec<ConstantParameter>,
        /// Parameters of requests, at most 100.
        request_parameters: Vec<RequestParameter>,
        /// With `OAUTH`: `NORMAL` is checked by an authorization API, `OAUTH` is one.
        api_business_type: Word,
        /// Answer of a mock.
        service_mock_return_message: String,
        /// Microservices.
        micro_services: Vec<MicroServiceReq>,
        /// How requests are spread over microservices.
        service_tsf_load_balance_conf: TsfLoadBalanceConfResp,
        /// When a microservice counts as ill.
        service_tsf_health_check_conf: HealthCheckConf,
        /// Hosts that answer.
        target_services: Vec<TargetServicesReq>,
        /// How requests are spread over hosts.
        target_services_load_balance_conf: i64,
        /// When a host counts as ill.
        target_services_health_check_conf: HealthCheckConf,
        /// Name of the function.
        service_scf_function_name: String,
        /// Name of the function that gets new connections.
        service_websocket_register_function_name: String,
        /// Name of the function that gets closed connections.
        service_websocket_cleanup_function_name: String,
        /// Name of the function that gets messages.
        service_websocket_transport_function_name: String,
        /// Namespace of the function. Absent means `default`.
        service_scf_function_namespace: String,
        /// Version of the function. Absent means `$LATEST`.
        service_scf_function_qualifier: String,
        /// Namespace of the function that gets new connections.
        service_websocket_register_function_namespace: String,
        /// Version of the function that gets new connections.
        service_websocket_register_function_qualifier: String,
        /// Namespace of the function that gets messages.
        service_websocket_transport_function_namespace: String,
        /// Version of the function that gets messages.
        service_websocket_transport_function_qualifier: String,
        /// Namespace of the function that gets closed connections.
        service_websocket_cleanup_function_namespace: String,
        /// Version of the function that gets closed connections.
        service_websocket_cleanup_function_qualifier: String,
        /// Whether the function answers with status and headers.
        service_scf_is_integrated_response: bool,
        /// Reserved by the gateway.
        is_debug_after_charge: bool,
        /// Whether all codes of errors are removed. Only when an API is changed.
        is_delete_response_error_codes: bool,
        /// What answers are: `HTML`, `JSON`, `TEXT`, `BINARY`, `XML`.
        response_type: Word,
        /// Example of an answer to a request that succeeds.
        response_success_example: String,
        /// Example of an answer to a request that fails.
        response_fail_example: String,
        /// Where requests go.
        service_config: ServiceConfig,
        /// Id of the authorization API. Only with `OAUTH` and the business type `NORMAL`.
        auth_relation_api_id: String,
        /// Parameters that the backend gets from the request.
        service_parameters: Vec<ServiceParameter>,
        /// How tokens are checked. Only with `OAUTH`.
        oauth_config: OauthConfig,
        /// Codes of errors.
        response_error_codes: Vec<ResponseErrorCodeReq>,
        /// Id of the namespace of hosts.
        target_namespace_id: String,
        /// Kind of user.
        user_type: String,
        /// Whether bodies go to functions in Base64.
        is_base64_encoded: bool,
        /// Id of the event bus.
        event_bus_id: String,
        /// `EVENT` or `HTTP`.
        service_scf_function_type: String,
        /// Whether the gateway answers before the function does. Only with `EVENT`.
        service_scf_event_is_async_call: bool,
        /// Kind of application, with `EIAM`.
        #[serde(rename = "EIAMAppType")]
        eiam_app_type: String,
        /// `AuthenticationOnly` or `Authorization`, with `EIAM`.
        #[serde(rename = "EIAMAuthType")]
        eiam_auth_type: String,
        /// How long a token is valid, in seconds, with `EIAM`. Absent means 7,200.
        token_timeout: i64,
        /// Id of the application, with `EIAM`.
        #[serde(rename = "EIAMAppId")]
        eiam_app_id: String,
        /// Owner.
        owner: String,
    }

    /// What requests an API gets.
    ApiRequestConfig {
        /// Path, in one of the forms of [`PathForm`](super::super::PathForm).
        path: String,
        /// Method.
        method: Word,
    }

    /// How tokens are checked.
    OauthConfig {
        /// Public key: a JSON Web Key as text.
        public_key: String,
        /// Where requests have the token.
        token_location: String,
        /// Where callers without a token are sent.
        login_redirect_url: String,
    }

    /// A code of an error.
    ResponseErrorCodeReq {
        /// The code.
        code: i64,
        /// What it says.
        msg: Prose,
        /// What it means.
        desc: String,
        /// The code that callers get instead.
        converted_code: i64,
        /// Whether callers get another code.
        need_convert: bool,
    }
}
