//! Parameters of requests, and answers.

use std::sync::Arc;

use crate::gateway::shared::values::{schema_of, typed_json};
use crate::gateway::tencent::options::OperationOptions;
use crate::gateway::tencent::wire::{CreateApiRequest, RequestParameter};
use crate::model::{Map, MediaType, Parameter, ParameterLocation, Response, Responses, Schema};
use crate::source::{Value, write_json_string};

pub(super) fn parameter(record: &RequestParameter) -> Option<Parameter> {
    let location = location(record.position.as_deref()?)?;
    Some(Parameter {
        name: record.name.as_deref()?.into(),
        location,
        description: record.desc.clone(),
        required: record.required == Some(true),
        deprecated: false,
        allow_empty_value: false,
        style: None,
        explode: None,
        allow_reserved: false,
        schema: Some(schema(record)),
        content: Map::new(),
        example: None,
        examples: Map::new(),
        extensions: Map::new(),
    })
}

/// The place of the gateway's word for it.
pub(super) fn location(word: &str) -> Option<ParameterLocation> {
    match word {
        "PATH" => Some(ParameterLocation::Path),
        "QUERY" => Some(ParameterLocation::Query),
        "HEADER" => Some(ParameterLocation::Header),
        _ => None,
    }
}

fn schema(record: &RequestParameter) -> Schema {
    let (word, format) = match record.r#type.as_deref() {
        Some("int") => ("integer", None),
        Some("long") => ("integer", Some("int64")),
        Some("float") => ("number", Some("float")),
        Some("double") => ("number", None),
        Some("boolean") => ("boolean", None),
        _ => ("string", None),
    };
    let mut json = format!("{{\"type\":\"{word}\"");
    if let Some(format) = format {
        json.extend([",\"format\":\"", format, "\""]);
    }
    if let Some(text) = &record.default_value {
        json.extend([",\"default\":", &typed_json(word, text)]);
    }
    json.push('}');
    schema_of(Value::from_json_text(json))
}

pub(super) fn responses(payload: &CreateApiRequest, own: &mut OperationOptions) -> Responses {
    let mut statuses = Map::new();
    if let Some(media_type) = payload.response_type.as_deref().and_then(media_type) {
        let response = answer(media_type, payload.response_success_example.as_deref());
        statuses.insert("200".into(), response.into());
    } else {
        own.success_example.clone_from(&payload.response_success_example);
    }
    for record in payload.response_error_codes.iter().flatten() {
        let Some(code) = record.code.filter(|code| (400..600).contains(code)) else { continue };
        let description = record.msg.clone().unwrap_or_default();
        statuses.insert(code.to_string().into(), Response { description, ..Response::default() }.into());
    }
    if let Some(example) = &payload.response_fail_example {
        statuses.insert("default".into(), answer("text/plain", Some(example)).into());
    }
    Responses { statuses, extensions: Map::new() }
}

fn answer(media_type: &str, example: Option<&str>) -> Response {
    let example = example.map(|text| {
        let mut json = String::new();
        write_json_string(text, &mut json);
        Value::from_json_text(json)
    });
    let media = MediaType { example, ..MediaType::default() };
    let content: Map<Arc<str>, MediaType> = [(media_type.into(), media)].into();
    Response { content, ..Response::default() }
}

fn media_type(word: &str) -> Option<&'static str> {
    match word {
        "HTML" => Some("text/html"),
        "JSON" => Some("application/json"),
        "TEXT" => Some("text/plain"),
        "BINARY" => Some("application/octet-stream"),
        "XML" => Some("application/xml"),
        _ => None,
    }
}
