//! Parameters of backends: as the gateway has them, and in neutral words.

use crate::gateway::huawei::wire::BackendParamBase;
use crate::model::ParameterLocation;
use crate::model::operator::{BackendParameter, BackendValue, ContextValue, RequestParameter};

/// What the gateway knows about a request, in its words. Of others, such as what an authorizer answers, no neutral word
/// exists.
const CONTEXT: &[(&str, ContextValue)] = &[
    ("$context.sourceIp", ContextValue::ClientIp),
    ("$context.stage", ContextValue::Stage),
    ("$context.requestId", ContextValue::RequestId),
    ("$context.apiId", ContextValue::ApiId),
    ("$context.apiName", ContextValue::ApiName),
    ("$context.appId", ContextValue::AppId),
];

const PLACES: &[(&str, ParameterLocation)] = &[
    ("PATH", ParameterLocation::Path),
    ("QUERY", ParameterLocation::Query),
    ("HEADER", ParameterLocation::Header),
];

/// The gateway's word for a place.
pub(super) fn place(location: ParameterLocation) -> Option<&'static str> {
    PLACES.iter().find(|(_, known)| *known == location).map(|(word, _)| *word)
}

/// The place of a word.
pub(super) fn location(word: &str) -> Option<ParameterLocation> {
    PLACES.iter().find(|(known, _)| *known == word).map(|(_, location)| *location)
}

/// A parameter in neutral words; none where these do not say all of it. A record names a parameter of the request without
/// its place, which `declared` knows.
pub(super) fn neutral(
    record: &BackendParamBase,
    declared: impl Fn(&str) -> Option<ParameterLocation>,
) -> Option<BackendParameter> {
    let (name, value) = (record.name.as_ref()?, record.value.as_ref()?);
    let parameter = BackendParameter {
        name: name.clone(),
        location: location(record.location.as_deref()?)?,
        description: record.remark.clone(),
        value: match record.origin.as_deref()? {
            "REQUEST" => {
                BackendValue::Request(RequestParameter { name: value.clone(), location: declared(value)? })
            }
            "CONSTANT" => BackendValue::Constant(value.clone()),
            "SYSTEM" => BackendValue::Context(CONTEXT.iter().find(|(word, _)| word == value)?.1),
            _ => return None,
        },
    };
    let whole = written(&parameter, value)?;
    // A writer leaves out a description that says nothing.
    (whole == *record && record.remark.as_deref() != Some("")).then_some(parameter)
}

/// A parameter as the gateway has it; none where it has no such place or value. `of_request` is what the gateway calls
/// the parameter of the request.
pub(super) fn written(parameter: &BackendParameter, of_request: &str) -> Option<BackendParamBase> {
    let (origin, value) = match &parameter.value {
        BackendValue::Request(_) => ("REQUEST", of_request),
        BackendValue::Constant(text) => ("CONSTANT", text.as_str()),
        BackendValue::Context(value) => ("SYSTEM", CONTEXT.iter().find(|(_, known)| known == value)?.0),
    };
    Some(BackendParamBase {
        origin: Some(origin.to_owned()),
        name: Some(parameter.name.clone()),
        location: Some(place(parameter.location)?.to_owned()),
        value: Some(value.to_owned()),
        remark: parameter.description.clone(),
        ..BackendParamBase::default()
    })
}
