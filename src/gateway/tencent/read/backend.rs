//! Where requests go.

use super::contents::location;
use crate::gateway::shared::write::origin::{Origin, Scheme};
use crate::gateway::tencent::check::{has_path, variables};
use crate::gateway::tencent::options::{BackendOptions, FunctionOptions, OperationOptions};
use crate::gateway::tencent::wire::{
    ConstantParameter, CreateApiRequest, RequestParameter, ServiceConfig, ServiceParameter,
};
use crate::model::operator::{
    Backend, BackendParameter, BackendValue, Function, Mock, Protocol, RequestParameter as RequestOrigin,
    Target,
};

/// What the model has of a backend; the rest goes into options.
pub(super) fn read(payload: &CreateApiRequest, own: &mut OperationOptions) -> Option<Backend> {
    let kind = payload.service_type.as_deref()?;
    let constants = payload.constant_parameters.as_deref().unwrap_or_default();
    let host = constants.first().filter(|first| is_web(kind) && is_host(first));
    let backend = Backend {
        host: host.and_then(|host| host.default_value.clone()),
        timeout_ms: payload
            .service_timeout
            .and_then(|seconds| u64::try_from(seconds.checked_mul(1000)?).ok()),
        ..Backend::default()
    };
    let mut backend = described(payload, kind, own, backend);
    let constants = constants.iter().skip(usize::from(host.is_some()));
    if has_path(kind) {
        let made = service_parameters(payload);
        let known = made.iter().map_while(|record| of_request(record, payload));
        backend.parameters = known.collect();
        own.service_parameters = made.into_iter().skip(backend.parameters.len()).collect();
        backend.parameters.extend(constants.filter_map(of_constant));
    } else {
        own.constant_parameters = constants.cloned().collect();
        own.service_parameters = payload.service_parameters.clone().unwrap_or_default();
    }
    Some(backend)
}

/// A parameter that the backend gets from the request; none where the model does not have all that it says.
fn of_request(record: &ServiceParameter, payload: &CreateApiRequest) -> Option<BackendParameter> {
    let origin = RequestOrigin {
        name: record.relevant_request_parameter_name.as_deref()?.to_owned(),
        location: location(record.relevant_request_parameter_position.as_deref()?)?,
    };
    let is_origin = |request: &RequestParameter| {
        request.name == record.relevant_request_parameter_name
            && request.position == record.relevant_request_parameter_position
            && request.r#type == record.relevant_request_parameter_type
    };
    let is_all = record.default_value.is_none() && payload.request_parameters.iter().flatten().any(is_origin);
    is_all.then_some(BackendParameter {
        name: record.name.as_deref()?.to_owned(),
        location: location(record.position.as_deref()?)?,
        description: record.relevant_request_parameter_desc.clone(),
        value: BackendValue::Request(origin),
    })
}

fn of_constant(record: &ConstantParameter) -> Option<BackendParameter> {
    Some(BackendParameter {
        name: record.name.clone()?,
        location: location(record.position.as_deref()?)?,
        description: record.desc.clone(),
        value: BackendValue::Constant(record.default_value.clone()?),
    })
}

/// Whether the model has such a backend.
fn is_web(kind: &str) -> bool {
    matches!(kind, "HTTP" | "VPC" | "UPSTREAM" | "GRPC" | "WEBSOCKET")
}

/// The `Host` header, as the writer makes it.
fn is_host(record: &ConstantParameter) -> bool {
    record.name.as_deref() == Some("Host")
        && record.position.as_deref() == Some("HEADER")
        && record.desc.is_none()
}

/// What the backend gets beside the variables of its path, which the writer makes by itself.
fn service_parameters(payload: &CreateApiRequest) -> Vec<ServiceParameter> {
    let path = payload.service_config.as_ref().and_then(|config| config.path.as_deref()).unwrap_or_default();
    let used: Vec<&str> = variables(path).collect();
    let records = payload.request_parameters.as_deref().unwrap_or_default();
    let is_made = |record: &&ServiceParameter| {
        let is_origin = |request: &RequestParameter| {
            request.name == record.name
                && request.position == record.position
                && request.r#type == record.relevant_request_parameter_type
        };
        record.position.as_deref() == Some("PATH")
            && record.name.as_deref().is_some_and(|name| used.contains(&name))
            && record.relevant_request_parameter_name == record.name
            && record.relevant_request_parameter_position == record.position
            && record.default_value.is_none()
            && record.relevant_request_parameter_desc.is_none()
            && records.iter().any(is_origin)
    };
    payload.service_parameters.iter().flatten().filter(|record| !is_made(record)).cloned().collect()
}

fn described(
    payload: &CreateApiRequest,
    kind: &str,
    own: &mut OperationOptions,
    mut backend: Backend,
) -> Backend {
    let config = payload.service_config.as_ref();
    let mut settings = BackendOptions::default();
    match kind {
        "MOCK" => {
            let body = payload.service_mock_return_message.clone();
            backend.mock = Some(Mock { body, ..Mock::default() });
        }
        "SCF" => functions(payload, &mut settings, &mut backend),
        "TSF" | "TARGET" | "EB" | "COS" => {
            of_gateway(payload, &mut settings);
            settings.timeout_ms = backend.timeout_ms.take().and_then(|timeout| i64::try_from(timeout).ok());
        }
        _ if is_web(kind) => {
            if let Some(config) = config {
                web(config, kind, &mut settings, &mut backend);
            }
        }
        _ => {}
    }
    own.backend = Some(settings).filter(|settings| *settings != BackendOptions::default());
    backend
}

fn functions(payload: &CreateApiRequest, settings: &mut BackendOptions, backend: &mut Backend) {
    let function = |name: &Option<String>, namespace: &Option<String>, qualifier: &Option<String>| {
        let is_there = name.is_some() || namespace.is_some();
        is_there.then(|| FunctionOptions {
            name: name.clone().unwrap_or_default(),
            namespace: namespace.clone(),
            qualifier: qualifier.clone(),
        })
    };
    settings.register = function(
        &payload.service_websocket_register_function_name,
        &payload.service_websocket_register_function_namespace,
        &payload.service_websocket_register_function_qualifier,
    );
    settings.transport = function(
        &payload.service_websocket_transport_function_name,
        &payload.service_websocket_transport_function_namespace,
        &payload.service_websocket_transport_function_qualifier,
    );
    settings.cleanup = function(
        &payload.service_websocket_cleanup_function_name,
        &payload.service_websocket_cleanup_function_namespace,
        &payload.service_websocket_cleanup_function_qualifier,
    );
    settings.function_type.clone_from(&payload.service_scf_function_type);
    settings.integrated_response = payload.service_scf_is_integrated_response;
    settings.base64 = payload.is_base64_encoded;
    let own = function(
        &payload.service_scf_function_name,
        &payload.service_scf_function_namespace,
        &payload.service_scf_function_qualifier,
    );
    let asynchronous = payload.service_scf_event_is_async_call == Some(true);
    if settings.service_type().is_some() {
        // The model has one function at most.
        settings.function = own;
        settings.asynchronous = asynchronous;
        settings.timeout_ms = backend.timeout_ms.take().and_then(|timeout| i64::try_from(timeout).ok());
    } else {
        backend.function = own.map(|own| Function {
            name: own.name,
            namespace: own.namespace,
            version: own.qualifier,
            alias: None,
            asynchronous,
        });
    }
}

/// Backends that only this gateway has.
fn of_gateway(payload: &CreateApiRequest, settings: &mut BackendOptions) {
    settings.micro_services = payload.micro_services.clone().unwrap_or_default();
    settings.load_balance.clone_from(&payload.service_tsf_load_balance_conf);
    let of_targets = || payload.target_services_health_check_conf.clone();
    settings.health_check = payload.service_tsf_health_check_conf.clone().or_else(of_targets);
    settings.target_services = payload.target_services.clone().unwrap_or_default();
    settings.target_load_balance = payload.target_services_load_balance_conf;
    settings.target_namespace.clone_from(&payload.target_namespace_id);
    settings.event_bus.clone_from(&payload.event_bus_id);
    if payload.service_type.as_deref() == Some("EB") {
        // It may be missing, as only the caller has it.
        settings.event_bus.get_or_insert_default();
    }
    if let Some(config) = &payload.service_config {
        settings.cos.clone_from(&config.cos_config);
        settings.path.clone_from(&config.path);
        settings.method = config.method.as_deref().map(str::to_owned);
        settings.url.clone_from(&config.url);
        settings.vpc.clone_from(&config.uniq_vpc_id);
        settings.upstream.clone_from(&config.upstream_id);
        settings.product = config.product.as_deref().map(str::to_owned);
    }
}

fn web(config: &ServiceConfig, kind: &str, settings: &mut BackendOptions, backend: &mut Backend) {
    let origin = config.url.as_deref().and_then(Origin::of);
    let (host, port) = match origin.as_ref().map(|origin| origin.address) {
        Some(address) => match address.rsplit_once(':') {
            // The writer makes this of a number.
            Some((host, text)) if text.parse::<u16>().is_ok_and(|port| port.to_string() == text) => {
                (Some(host.to_owned()), text.parse().ok())
            }
            _ => (Some(address.to_owned()), None),
        },
        None => (None, None),
    };
    let is_grpc = kind == "GRPC";
    let protocol = origin.as_ref().map(|origin| match origin.scheme {
        Scheme::Http if is_grpc => Protocol::Grpc,
        Scheme::Https if is_grpc => Protocol::Grpcs,
        Scheme::Http => Protocol::Http,
        Scheme::Https => Protocol::Https,
        Scheme::Ws => Protocol::Ws,
        Scheme::Wss => Protocol::Wss,
    });
    // An id may be missing, as only the caller has it.
    let is_upstream = kind == "UPSTREAM" || config.upstream_id.is_some();
    let service = is_upstream.then(|| config.upstream_id.clone().unwrap_or_default());
    let usual = match (is_upstream, protocol) {
        (true, _) => "UPSTREAM",
        (false, Some(Protocol::Ws | Protocol::Wss)) => "WEBSOCKET",
        (false, Some(Protocol::Grpc | Protocol::Grpcs)) => "GRPC",
        _ => "HTTP",
    };
    settings.kind = (kind != usual).then(|| kind.to_owned());
    settings.vpc.clone_from(&config.uniq_vpc_id);
    settings.product = config.product.as_deref().map(str::to_owned);
    backend.targets = vec![Target { service, host, port, protocol, ..Target::default() }];
    backend.path.clone_from(&config.path);
    // The model knows every method that the writer writes.
    backend.method = config.method.as_deref().and_then(|method| method.parse().ok());
}
