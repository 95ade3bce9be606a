//! What the gateway takes: the checks of the server (its error codes in brackets) on a payload, before it leaves.
//!
//! A member that is absent because only the caller has its value, such as an id, is not a fault.

mod backend;
mod parameters;
mod terms;

pub(super) use self::backend::{has_path, is_origin};
use self::terms::{METHODS, path};
use super::limits;
use super::path::PathForm;
use super::wire::CreateApiRequest;
pub(super) use crate::gateway::shared::write::terms::variables;
use crate::gateway::shared::write::terms::{
    CHARACTER, CONFLICT, Checked, MISSING, fault, named, number, optional, required,
};

/// The first fault of a payload.
pub(super) fn payload(payload: &CreateApiRequest) -> Checked {
    api(payload)?;
    auth(payload)?;
    answers(payload)?;
    parameters::all(payload)?;
    backend::all(payload)
}

fn api(payload: &CreateApiRequest) -> Checked {
    named("ApiName", payload.api_name.as_deref(), &limits::API_NAME)?;
    required("Protocol", payload.protocol.as_deref(), &["HTTP", "WEBSOCKET"])?;
    let Some(front) = &payload.request_config else { return fault("RequestConfig", MISSING) };
    required("RequestConfig.Method", front.method.as_deref(), METHODS)?;
    // `InvalidWSMethod`
    if payload.protocol.as_deref() == Some("WEBSOCKET") && front.method.as_deref() != Some("GET") {
        return fault("RequestConfig.Method", CONFLICT);
    }
    let text = front.path.as_deref().unwrap_or_default();
    let Some((_, bare)) = PathForm::read(text) else { return fault("RequestConfig.Path", CHARACTER) };
    path("RequestConfig.Path", bare)?;
    // `InvalidApiType`
    optional("ApiType", payload.api_type.as_deref(), &["NORMAL", "TSF"])?;
    if payload.api_type.as_deref() == Some("TSF") && payload.service_type.as_deref() != Some("TSF") {
        return fault("ApiType", CONFLICT);
    }
    if payload.service_id.as_deref() == Some("") {
        return fault("ServiceId", MISSING);
    }
    Ok(())
}

fn auth(payload: &CreateApiRequest) -> Checked {
    let kind = payload.auth_type.as_deref();
    required("AuthType", kind, limits::AUTH_TYPES)?;
    let business = payload.api_business_type.as_deref();
    optional("ApiBusinessType", business, &["NORMAL", "OAUTH"])?;
    let is_oauth = kind == Some("OAUTH");
    if is_oauth && business.is_none() {
        return fault("ApiBusinessType", MISSING);
    }
    if !is_oauth && business.is_some() {
        return fault("ApiBusinessType", CONFLICT);
    }
    if payload.auth_relation_api_id.is_some() && business != Some("NORMAL") {
        return fault("AuthRelationApiId", CONFLICT);
    }
    // `InvalidPublicKey`
    let key = payload.oauth_config.as_ref().and_then(|config| config.public_key.as_deref());
    let is_key = |text: &str| text.trim_start().starts_with('{');
    match (business, key) {
        (Some("OAUTH"), None) => return fault("OauthConfig.PublicKey", MISSING),
        (Some("OAUTH"), Some(key)) if !is_key(key) => return fault("OauthConfig.PublicKey", CHARACTER),
        _ => {}
    }
    let has_eiam = payload.eiam_app_id.is_some() || payload.eiam_app_type.is_some();
    if kind != Some("EIAM")
        && (has_eiam || payload.eiam_auth_type.is_some() || payload.token_timeout.is_some())
    {
        return fault("EIAMAppId", CONFLICT);
    }
    optional("EIAMAuthType", payload.eiam_auth_type.as_deref(), &["AuthenticationOnly", "Authorization"])?;
    number("TokenTimeout", payload.token_timeout, 1, i64::from(i32::MAX))
}

fn answers(payload: &CreateApiRequest) -> Checked {
    optional("ResponseType", payload.response_type.as_deref(), limits::RESPONSE_TYPES)?;
    for (at, code) in payload.response_error_codes.iter().flatten().enumerate() {
        if code.code.is_none() {
            return fault(format!("ResponseErrorCodes[{at}].Code"), MISSING);
        }
    }
    Ok(())
}
