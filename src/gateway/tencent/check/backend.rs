//! Backends.

use super::terms::{METHODS, path};
use crate::gateway::shared::write::terms::{
    CHARACTER, CONFLICT, Checked, MISSING, fault, number, optional, required,
};
use crate::gateway::tencent::limits;
use crate::gateway::tencent::wire::{CreateApiRequest, ServiceConfig};

/// Whether a kind of backend has a path of its own.
pub(in crate::gateway::tencent) fn has_path(kind: &str) -> bool {
    matches!(kind, "HTTP" | "VPC" | "UPSTREAM" | "GRPC" | "COS" | "WEBSOCKET" | "TSF" | "TARGET")
}

/// Whether a kind of backend needs an address.
fn has_url(kind: &str) -> bool {
    matches!(kind, "HTTP" | "VPC" | "GRPC" | "WEBSOCKET")
}

pub(super) fn all(payload: &CreateApiRequest) -> Checked {
    let kind = payload.service_type.as_deref();
    // `InvalidServiceType`
    required("ServiceType", kind, limits::SERVICE_TYPES)?;
    let kind = kind.unwrap_or_default();
    if payload.service_timeout.is_none() {
        return fault("ServiceTimeout", MISSING);
    }
    number("ServiceTimeout", payload.service_timeout, 1, limits::TIMEOUT_S)?;
    if has_path(kind) {
        match &payload.service_config {
            Some(config) => service(kind, config)?,
            None => return fault("ServiceConfig", MISSING),
        }
    }
    let has_sockets = payload.protocol.as_deref() == Some("WEBSOCKET");
    if has_sockets && !matches!(kind, "WEBSOCKET" | "SCF") || kind == "WEBSOCKET" && !has_sockets {
        return fault("Protocol", CONFLICT);
    }
    let is_empty = match kind {
        // `InvalidServiceMockReturnMessage`
        "MOCK" => payload.service_mock_return_message.is_none().then_some("ServiceMockReturnMessage"),
        // `InvalidTsfConfig`
        "TSF" => payload.micro_services.as_ref().is_none_or(Vec::is_empty).then_some("MicroServices"),
        "TARGET" => payload.target_services.as_ref().is_none_or(Vec::is_empty).then_some("TargetServices"),
        _ => None,
    };
    if let Some(member) = is_empty {
        return fault(member, MISSING);
    }
    functions(payload)
}

/// (`InvalidServiceConfig`, `InvalidBackendPath`)
fn service(kind: &str, config: &ServiceConfig) -> Checked {
    match config.url.as_deref() {
        None if has_url(kind) => return fault("ServiceConfig.Url", MISSING),
        Some(url) if !is_origin(url) => return fault("ServiceConfig.Url", CHARACTER),
        Some(url) if kind == "WEBSOCKET" && !url.starts_with("ws") => {
            return fault("ServiceConfig.Url", CONFLICT);
        }
        Some(url) if kind != "WEBSOCKET" && url.starts_with("ws") => {
            return fault("ServiceConfig.Url", CONFLICT);
        }
        _ => {}
    }
    path("ServiceConfig.Path", config.path.as_deref().unwrap_or_default())?;
    required("ServiceConfig.Method", config.method.as_deref(), METHODS)?;
    optional("ServiceConfig.Product", config.product.as_deref(), &["clb", "cvm", "upstream"])?;
    match (kind, &config.cos_config) {
        ("COS", None) => fault("ServiceConfig.CosConfig", MISSING),
        ("COS", Some(_)) => bucket(config),
        (_, Some(_)) => fault("ServiceConfig.CosConfig", CONFLICT),
        (_, None) => Ok(()),
    }
}

/// What is done with a bucket, by the method.
const ACTIONS: &[(&str, &[&str])] = &[
    ("GET", &["GetObject"]),
    ("PUT", &["PutObject"]),
    ("POST", &["PostObject", "AppendObject"]),
    ("HEAD", &["HeadObject"]),
    ("DELETE", &["DeleteObject"]),
];

fn bucket(config: &ServiceConfig) -> Checked {
    let Some(bucket) = &config.cos_config else { return Ok(()) };
    let method = config.method.as_deref().unwrap_or_default();
    let known = ACTIONS.iter().find(|(known, _)| *known == method).map(|(_, actions)| *actions);
    required("ServiceConfig.CosConfig.Action", bucket.action.as_deref(), known.unwrap_or_default())?;
    if bucket.bucket_name.as_deref().is_none_or(str::is_empty) {
        return fault("ServiceConfig.CosConfig.BucketName", MISSING);
    }
    let modes = &["BackEndPath", "FullPath"];
    optional("ServiceConfig.CosConfig.PathMatchMode", bucket.path_match_mode.as_deref(), modes)
}

/// (`InvalidScfConfig`)
fn functions(payload: &CreateApiRequest) -> Checked {
    let kind = payload.service_scf_function_type.as_deref();
    optional("ServiceScfFunctionType", kind, &["EVENT", "HTTP"])?;
    if payload.service_scf_event_is_async_call == Some(true) && kind == Some("HTTP") {
        return fault("ServiceScfEventIsAsyncCall", CONFLICT);
    }
    if payload.is_base64_encoded == Some(true) && payload.service_type.as_deref() != Some("SCF") {
        return fault("IsBase64Encoded", CONFLICT);
    }
    Ok(())
}

/// A scheme and `host[:port]`, without a path.
pub(in crate::gateway::tencent) fn is_origin(url: &str) -> bool {
    let Some((scheme, address)) = url.split_once("://") else { return false };
    let (host, port) = address.rsplit_once(':').unwrap_or((address, "80"));
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    matches!(scheme, "http" | "https" | "ws" | "wss")
        && !host.is_empty()
        && host.bytes().all(is_known)
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && port.parse::<u16>().is_ok_and(|port| port > 0)
}
