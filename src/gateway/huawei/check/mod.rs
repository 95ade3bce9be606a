//! What the gateway takes: the checks of the server (its error codes in brackets) on a payload, before it leaves.
//!
//! A member that is absent because only the caller has its value, such as an id, is not a fault.

mod backend;
mod parameters;
mod policies;

pub(super) use self::backend::is_address;
use super::limits;
use super::wire::ApiCreate;
use super::write::CONTENT_TYPES;
use crate::route::NameRule;
use crate::text::percent;

/// A member that the gateway would refuse, and why: a word of `convert-value-refused`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) member: String,
    pub(super) reason: &'static str,
}

pub(super) type Checked = Result<(), Fault>;

const MISSING: &str = "it is missing";
const LONG: &str = "it is too long";
const SHORT: &str = "it is too short";
const CHARACTER: &str = "it has a character that is not allowed";
const UNKNOWN: &str = "it is not one of the known values";
const RANGE: &str = "it is out of range";
const MANY: &str = "there are too many";
const TWICE: &str = "it is there twice";
const UNDECLARED: &str = "it is not declared";
const CONFLICT: &str = "it does not go with another member";

pub(super) const METHODS: &[&str] = &["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "ANY"];

fn fault<T>(member: impl Into<String>, reason: &'static str) -> Result<T, Fault> {
    Err(Fault { member: member.into(), reason })
}

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
    optional("content_type", payload.content_type.as_deref(), CONTENT_TYPES)?;
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
        named(&format!("tags[{at}]"), Some(tag), &limits::TAG)?;
        if tags.iter().take(at).any(|other| other == tag) {
            return fault(format!("tags[{at}]"), TWICE);
        }
    }
    Ok(())
}

fn named(member: &str, name: Option<&str>, rule: &NameRule) -> Checked {
    use crate::route::NameFault::{Character, TooLong, TooShort};
    let Some(name) = name else { return fault(member, MISSING) };
    match rule.fault(name) {
        None => Ok(()),
        Some(TooShort { .. }) => fault(member, SHORT),
        Some(TooLong { .. }) => fault(member, LONG),
        Some(Character { .. }) => fault(member, CHARACTER),
    }
}

fn required(member: &str, value: Option<&str>, known: &[&str]) -> Checked {
    if value.is_none() { fault(member, MISSING) } else { optional(member, value, known) }
}

fn optional(member: &str, value: Option<&str>, known: &[&str]) -> Checked {
    if value.is_none_or(|value| known.contains(&value)) { Ok(()) } else { fault(member, UNKNOWN) }
}

fn number(member: &str, value: Option<i64>, least: i64, most: i64) -> Checked {
    if value.is_none_or(|value| (least..=most).contains(&value)) { Ok(()) } else { fault(member, RANGE) }
}

fn text(member: &str, value: Option<&str>, most: usize) -> Checked {
    let is_long = value.is_some_and(|value| value.len() > most && value.chars().nth(most).is_some());
    if is_long { fault(member, LONG) } else { Ok(()) }
}

fn remark(member: &str, value: Option<&str>) -> Checked {
    text(member, value, limits::REMARK)?;
    if value.is_some_and(|value| value.contains(['<', '>'])) { fault(member, CHARACTER) } else { Ok(()) }
}

/// A path with variables.
fn uri(member: &str, path: &str) -> Checked {
    text(member, Some(path), limits::PATH_BYTES)?;
    let is_known = |byte: u8| percent::is_of_path(byte) || matches!(byte, b'%' | b'{' | b'}' | b'#');
    if !path.starts_with('/') || !path.bytes().all(is_known) {
        return fault(member, CHARACTER);
    }
    Ok(())
}

/// The names of the variables in a path, without the sign of one that takes several segments.
fn variables(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.trim_end_matches('+'))
}
