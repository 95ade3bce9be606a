//! An API as the gateway has it, as what would create it.

use crate::gateway::tencent::wire::{ApiInfo, CreateApiRequest, RequestParameter, Word};

impl From<ApiInfo> for CreateApiRequest {
    /// What would create such an API in the same service. Ids and times of the API itself are left out.
    fn from(info: ApiInfo) -> Self {
        let request_parameters = info.request_parameters.map(|mut all| {
            for one in &mut all {
                folded(&mut one.position);
                one.r#type = one.r#type.take().map(|word| Word::Owned(word.to_ascii_lowercase()));
                // The answer has it where there is none.
                one.default_value = one.default_value.take().filter(|value| !value.is_empty());
            }
            all
        });
        let types = request_parameters.as_deref().unwrap_or_default();
        let service_parameters = info.service_parameters.map(|mut all| {
            for one in &mut all {
                folded(&mut one.position);
                folded(&mut one.relevant_request_parameter_position);
                // The answer does not have it.
                let origin = types.iter().find(|request: &&RequestParameter| {
                    request.name == one.relevant_request_parameter_name
                        && request.position == one.relevant_request_parameter_position
                });
                let of_request = origin.and_then(|origin| origin.r#type.clone());
                one.relevant_request_parameter_type =
                    one.relevant_request_parameter_type.take().or(of_request);
            }
            all
        });
        let constant_parameters = info.constant_parameters.map(|mut all| {
            for one in &mut all {
                folded(&mut one.position);
            }
            all
        });
        let has_sockets = info.service_type.as_deref() == Some("WEBSOCKET")
            || info.service_websocket_transport_function_name.is_some();
        Self {
            service_id: info.service_id,
            service_type: info.service_type,
            service_timeout: info.service_timeout,
            // The answer has the protocols of the service.
            protocol: Some(if has_sockets { "WEBSOCKET" } else { "HTTP" }.into()),
            request_config: info.request_config,
            api_name: info.api_name,
            api_desc: info.api_desc,
            api_type: info.api_type,
            auth_type: info.auth_type,
            enable_cors: info.enable_cors,
            constant_parameters,
            request_parameters,
            api_business_type: info.api_business_type,
            service_mock_return_message: info.service_mock_return_message,
            micro_services: info.micro_services,
            service_tsf_load_balance_conf: info.service_tsf_load_balance_conf,
            service_tsf_health_check_conf: info.service_tsf_health_check_conf,
            service_scf_function_name: info.service_scf_function_name,
            service_websocket_register_function_name: info.service_websocket_register_function_name,
            service_websocket_cleanup_function_name: info.service_websocket_cleanup_function_name,
            service_websocket_transport_function_name: info.service_websocket_transport_function_name,
            service_scf_function_namespace: info.service_scf_function_namespace,
            service_scf_function_qualifier: info.service_scf_function_qualifier,
            service_websocket_register_function_namespace: info.service_websocket_register_function_namespace,
            service_websocket_register_function_qualifier: info.service_websocket_register_function_qualifier,
            service_websocket_transport_function_namespace: info
                .service_websocket_transport_function_namespace,
            service_websocket_transport_function_qualifier: info
                .service_websocket_transport_function_qualifier,
            service_websocket_cleanup_function_namespace: info.service_websocket_cleanup_function_namespace,
            service_websocket_cleanup_function_qualifier: info.service_websocket_cleanup_function_qualifier,
            service_scf_is_integrated_response: info.service_scf_is_integrated_response,
            response_type: info.response_type,
            response_success_example: info.response_success_example,
            response_fail_example: info.response_fail_example,
            service_config: info.service_config,
            auth_relation_api_id: info.auth_relation_api_id,
            service_parameters,
            oauth_config: info.oauth_config,
            response_error_codes: info.response_error_codes,
            is_base64_encoded: info.is_base64_encoded,
            service_scf_event_is_async_call: info.service_scf_event_is_async_call,
            ..Self::default()
        }
    }
}

/// Answers have places in lower case, and a short word for headers.
fn folded(place: &mut Option<Word>) {
    if let Some(text) = place {
        let upper = text.to_ascii_uppercase();
        *text = if upper == "HEAD" { "HEADER".into() } else { upper.into() };
    }
}
