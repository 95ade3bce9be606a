//! What the gateway takes: the checks of the server (its error codes in brackets) on a payload, before it leaves.
//!
//! A member that is absent because only the caller has its value, such as an id, is not a fault.

mod backend;
mod parameters;
mod policies;
mod terms;

pub(super) use self::backend::is_address;
use self::terms::{
    CONFLICT, Checked, MANY, METHODS, MISSING, RANGE, SHORT, TWICE, UNKNOWN, fault, named, optional, remark,
    required, text, uri,
};

use super::limits;
use super::wire::ApiCreate;
pub(super) use crate::gateway::shared::write::terms::{Fault, variables};

/// The first fault of a payload.
pub(super) fn payload(payload: &ApiCreate) -> Checked {
    api(payload)?;
    auth(payload)?;
    texts(payload)?;
    parameters::all(payload)?;
    backend::all(payload)?;
    policies::all(payload)
}

fn api(payload: &ApiCreate) -> Checked {
    named("name", payload.name.as_deref(), &limits::API_NAME)?;
    match payload.r#type {
        Some(1 | 2) => {}
        Some(_) => return fault("type", UNKNOWN),
        None => return fault("type", MISSING),
    }
    required("req_protocol", payload.req_protocol.as_deref(), &["HTTP", "HTTPS", "BOTH", "GRPCS"])?;
    required("req_method", payload.req_method.as_deref(), METHODS)?;
    let path = payload.req_uri.as_deref().map_or_else(|| fault("req_uri", MISSING), Ok)?;
    uri("req_uri", path)?;
    optional("match_mode", payload.match_mode.as_deref(), &["SWA", "NORMAL"])?;
    let kinds = ["HTTP", "FUNCTION", "MOCK", "GRPC"];
    required("backend_type", payload.backend_type.as_deref(), &kinds)?;
    optional("content_type", payload.content_type.as_deref(), limits::CONTENT_TYPES)?;
    if payload.is_send_fg_body_base64 == Some(false)
        && payload.content_type.as_deref() != Some("application/json")
    {
        return fault("is_send_fg_body_base64", CONFLICT);
    }
    if payload.group_id.as_deref() == Some("") {
        return fault("group_id", SHORT);
    }
    let is_grpc = payload.req_protocol.as_deref() == Some("GRPCS");
    if is_grpc && payload.req_method.as_deref() != Some("POST") {
        return fault("req_method", CONFLICT);
    }
    if payload.backend_type.as_deref() == Some("GRPC") && !is_grpc {
        return fault("req_protocol", CONFLICT);
    }
    tracing(payload)
}

fn tracing(payload: &ApiCreate) -> Checked {
    optional("sampling_strategy", payload.sampling_strategy.as_deref(), &["RATE"])?;
    if payload.trace_enabled == Some(true) && payload.sampling_strategy.is_none() {
        return fault("sampling_strategy", MISSING);
    }
    match payload.sampling_param.as_deref().map(str::parse::<u8>) {
        None | Some(Ok(0..=100)) => Ok(()),
        Some(_) => fault("sampling_param", RANGE),
    }
}

fn auth(payload: &ApiCreate) -> Checked {
    required("auth_type", payload.auth_type.as_deref(), &["NONE", "APP", "IAM", "AUTHORIZER"])?;
    let kind = payload.auth_type.as_deref();
    let code = payload.auth_opt.as_ref().and_then(|options| options.app_code_auth_type.as_deref());
    optional("auth_opt.app_code_auth_type", code, &["DISABLE", "HEADER"])?;
    if code == Some("HEADER") && kind != Some("APP") {
        return fault("auth_opt.app_code_auth_type", CONFLICT);
    }
    if kind == Some("AUTHORIZER") && payload.req_protocol.as_deref() == Some("GRPCS") {
        return fault("auth_type", CONFLICT);
    }
    if kind == Some("NONE") && payload.authorizer_id.is_some() {
        return fault("authorizer_id", CONFLICT);
    }
    Ok(())
}

fn texts(payload: &ApiCreate) -> Checked {
    text("version", payload.version.as_deref(), limits::VERSION)?;
    remark("remark", payload.remark.as_deref())?;
    let samples = [
        ("body_remark", &payload.body_remark),
        ("result_normal_sample", &payload.result_normal_sample),
        ("result_failure_sample", &payload.result_failure_sample),
    ];
    let is_grpc = payload.backend_type.as_deref() == Some("GRPC");
    for (member, sample) in samples {
        text(member, sample.as_deref(), limits::SAMPLE)?;
        if is_grpc && sample.is_some() && member != "body_remark" {
            return fault(member, CONFLICT);
        }
    }
    let tags = payload.tags.as_deref().unwrap_or_default();
    if tags.len() > limits::TAGS {
        return fault("tags", MANY);
    }
    for (at, tag) in tags.iter().enumerate() {
        named(format!("tags[{at}]"), Some(tag), &limits::TAG)?;
        if tags.iter().take(at).any(|other| other == tag) {
            return fault(format!("tags[{at}]"), TWICE);
        }
    }
    Ok(())
}
