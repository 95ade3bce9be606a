//! Backends.

use super::parameters;
use super::terms::{
    CHARACTER, CONFLICT, Checked, LONG, METHODS, MISSING, RANGE, UNDECLARED, fault, number, optional, remark,
    required, text, uri,
};
use crate::gateway::huawei::limits;
use crate::gateway::huawei::wire::{ApiBackendVpcReq, ApiCreate, ApiFuncCreate, BackendApiCreate};

pub(super) fn all(payload: &ApiCreate) -> Checked {
    let kind = payload.backend_type.as_deref().unwrap_or_default();
    match kind {
        "FUNCTION" => match &payload.func_info {
            Some(function) => function_of(function, payload),
            None => fault("func_info", MISSING),
        },
        "MOCK" => match &payload.mock_info {
            Some(mock) => {
                remark("mock_info.remark", mock.remark.as_deref())?;
                text("mock_info.version", mock.version.as_deref(), limits::FUNCTION_VERSION)
            }
            None => fault("mock_info", MISSING),
        },
        _ => match &payload.backend_api {
            Some(web) => {
                web_of(web, kind == "GRPC")?;
                let parameters = payload.backend_params.as_deref();
                parameters::of_path("backend_api.req_uri", web.req_uri.as_deref(), parameters)
            }
            None => fault("backend_api", MISSING),
        },
    }
}

fn web_of(web: &BackendApiCreate, is_grpc: bool) -> Checked {
    let channel = web.vpc_channel_info.as_ref();
    address("backend_api", web.url_domain.as_deref(), web.vpc_channel_status, channel)?;
    let known: &[&str] = if is_grpc { &["GRPC", "GRPCS"] } else { &["HTTP", "HTTPS"] };
    required("backend_api.req_protocol", web.req_protocol.as_deref(), known)?;
    required("backend_api.req_method", web.req_method.as_deref(), METHODS)?;
    uri("backend_api.req_uri", web.req_uri.as_deref().unwrap_or_default())?;
    if is_grpc && (web.req_method.as_deref() != Some("POST") || web.req_uri.as_deref() != Some("/")) {
        return fault("backend_api.req_uri", CONFLICT);
    }
    timing("backend_api", web.timeout, web.retry_count.as_deref())?;
    if web.timeout.is_none() {
        return fault("backend_api.timeout", MISSING);
    }
    remark("backend_api.remark", web.remark.as_deref())?;
    text("backend_api.version", web.version.as_deref(), limits::VERSION)?;
    let is_secure = matches!(web.req_protocol.as_deref(), Some("HTTPS" | "GRPCS"));
    if web.enable_client_ssl == Some(true) && !is_secure {
        return fault("backend_api.enable_client_ssl", CONFLICT);
    }
    Ok(())
}

/// An address, or a VPC channel. The id of a channel may be missing, as only the caller may have it.
pub(super) fn address(
    at: &str,
    address: Option<&str>,
    status: Option<i64>,
    channel: Option<&ApiBackendVpcReq>,
) -> Checked {
    let member = |name: &str| [at, ".", name].concat();
    match (status, address) {
        (Some(1), _) if channel.is_none() => fault(member("vpc_channel_info"), MISSING),
        (None | Some(2), None) => fault(member("url_domain"), MISSING),
        (None | Some(2), Some(address)) if address.len() > limits::ADDRESS => {
            fault(member("url_domain"), LONG)
        }
        (None | Some(2), Some(address)) if !is_address(address) => fault(member("url_domain"), CHARACTER),
        (None | Some(2), Some(_)) | (Some(1 | 4), _) => Ok(()),
        (Some(_), _) => fault(member("vpc_channel_status"), RANGE),
    }
}

/// `host[:port]`, perhaps with environment variables, `#name#`.
pub(in crate::gateway::huawei) fn is_address(address: &str) -> bool {
    let (host, port) = address.split_once(':').unwrap_or((address, "80"));
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.#".contains(&byte);
    let is_port = port.contains('#') || port.parse::<u16>().is_ok_and(|port| port > 0);
    let is_whole = address.bytes().filter(|byte| *byte == b'#').count() % 2 == 0;
    !host.is_empty() && host.bytes().all(is_known) && port.bytes().all(is_known) && is_port && is_whole
}

pub(super) fn timing(at: &str, timeout: Option<i64>, retries: Option<&str>) -> Checked {
    let member = |name: &str| [at, ".", name].concat();
    number(member("timeout"), timeout, 1, limits::TIMEOUT_MS)?;
    match retries.map(str::parse::<i64>) {
        None => Ok(()),
        Some(Ok(count)) => number(member("retry_count"), Some(count), -1, limits::RETRIES),
        Some(Err(_)) => fault(member("retry_count"), RANGE),
    }
}

fn function_of(function: &ApiFuncCreate, payload: &ApiCreate) -> Checked {
    required("func_info.invocation_type", function.invocation_type.as_deref(), &["sync", "async"])?;
    required("func_info.network_type", function.network_type.as_deref(), &["V1", "V2"])?;
    optional("func_info.req_protocol", function.req_protocol.as_deref(), &["HTTPS", "GRPCS"])?;
    let is_old = function.network_type.as_deref() == Some("V1");
    let most = if is_old { limits::TIMEOUT_V1_MS } else { limits::TIMEOUT_MS };
    number("func_info.timeout", function.timeout, 1, most)?;
    if function.timeout.is_none() {
        return fault("func_info.timeout", MISSING);
    }
    text("func_info.version", function.version.as_deref(), limits::FUNCTION_VERSION)?;
    remark("func_info.remark", function.remark.as_deref())?;
    let is_grpc = payload.req_protocol.as_deref() == Some("GRPCS");
    if is_grpc && (is_old || function.invocation_type.as_deref() != Some("sync")) {
        return fault("func_info.network_type", CONFLICT);
    }
    if function.function_urn.as_deref() == Some("") {
        return fault("func_info.function_urn", UNDECLARED);
    }
    Ok(())
}
