//! A record of the gateway as an operation of the model.

use super::contract::NO_BODY;
use super::options::MappingOptions;
use super::paths;
use crate::gateway::aliyun::operation_record::{
    HttpApiOperationInfo, HttpApiParameter, HttpApiRequestContract, HttpApiRequestContractBody,
    HttpApiResponseContract, HttpApiResponseContractItems,
};
use crate::gateway::shared::values::{parse_json, schema_of, typed_json};
use crate::model::operator::Operator;
use crate::model::{
    Extensions, Map, MediaType, Operation, Parameter, ParameterKey, ParameterLocation, Prose, RefOr,
    RequestBody, Response, Responses, has_no_body,
};
use crate::source::Value;

/// Reads a record; none when its method or path is nothing that the model knows.
pub(in crate::gateway::aliyun) fn operation(
    record: &HttpApiOperationInfo,
    options: MappingOptions,
) -> Option<Operation> {
    let path = record.path.as_deref().filter(|path| path.starts_with('/'))?;
    let request = record.request.as_ref();
    Some(Operation {
        name: record.name.clone().unwrap_or_default(),
        operation_id: None,
        method: record.method.as_deref()?.parse().ok()?,
        path: paths::template(path).into(),
        summary: None,
        description: record.description.clone().map(Prose::from),
        tags: Vec::new(),
        deprecated: false,
        external_docs: None,
        parameters: request.map(parameters).unwrap_or_default(),
        request_body: request.and_then(|request| request.body.as_ref()).map(|body| body_of(body).into()),
        responses: record.response.as_ref().map(responses).unwrap_or_default(),
        callbacks: Map::default(),
        security: None,
        servers: Vec::new(),
        path_item: crate::model::PathItem::default(),
        operator: Operator::default(),
        extensions: if options.extensions { extensions(&record.other) } else { Map::default() },
    })
}

/// The `x-` keys among the members that a record does not publish.
pub(super) fn extensions(other: &Map<String, Value>) -> Extensions {
    let extensions = other.iter().filter(|(key, _)| key.starts_with("x-"));
    extensions.map(|(key, value)| (key.clone(), value.clone())).collect()
}

fn parameters(request: &HttpApiRequestContract) -> Map<ParameterKey, RefOr<Parameter>> {
    let lists = [
        (ParameterLocation::Path, &request.path_parameters),
        (ParameterLocation::Query, &request.query_parameters),
        (ParameterLocation::Header, &request.header_parameters),
    ];
    let mut parameters = Map::default();
    for (location, list) in lists {
        for record in list.iter().flatten() {
            let parameter = parameter(record, location);
            let key = ParameterKey { location, name: parameter.name.clone() };
            parameters.insert_if_absent(key, || parameter.into());
        }
    }
    parameters
}

fn parameter(record: &HttpApiParameter, location: ParameterLocation) -> Parameter {
    let word = match record.r#type.as_deref().map(str::to_ascii_lowercase).as_deref() {
        Some("integer") => "integer",
        Some("number") => "number",
        Some("boolean") => "boolean",
        _ => "string",
    };
    let value = |text: &String| typed_json(word, text);
    let default = record.default_value.as_ref().map(|text| format!(",\"default\":{}", value(text)));
    let schema = format!("{{\"type\":\"{word}\"{}}}", default.unwrap_or_default());
    Parameter {
        name: record.name.as_deref().unwrap_or_default().into(),
        location,
        description: record.description.clone().map(Prose::from),
        required: record.required.unwrap_or_default(),
        deprecated: false,
        allow_empty_value: false,
        style: None,
        explode: None,
        allow_reserved: false,
        schema: Some(schema_of(Value::from_json_text(schema))),
        content: Map::default(),
        example: record.example_value.as_ref().map(|text| Value::from_json_text(value(text))),
        examples: Map::default(),
        extensions: Map::default(),
    }
}

fn body_of(record: &HttpApiRequestContractBody) -> RequestBody {
    let shape = media(record.json_schema.as_deref(), record.example.as_deref());
    let content = record.content_type.iter().map(|name| (name.as_str().into(), shape.clone())).collect();
    RequestBody {
        description: record.description.clone().map(Prose::from),
        content,
        ..RequestBody::default()
    }
}

fn responses(record: &HttpApiResponseContract) -> Responses {
    let content_type = record.content_type.as_deref().unwrap_or(NO_BODY);
    let items = record.items.as_deref().unwrap_or_default();
    let has_shape =
        |item: &HttpApiResponseContractItems| item.json_schema.is_some() || item.example.is_some();
    // A contract of which no response has a body says `NO_BODY`; any other type was meant.
    let shapeless_has_body = content_type != NO_BODY && !items.iter().any(has_shape);
    let mut statuses = Map::default();
    for item in items {
        let Some(status) = item.code.map(|code| code.to_string()) else { continue };
        let mut response = Response {
            description: item.description.clone().unwrap_or_default().into(),
            ..Response::default()
        };
        if has_shape(item) || (shapeless_has_body && !has_no_body(&status)) {
            let shape = media(item.json_schema.as_deref(), item.example.as_deref());
            response.content.insert(content_type.into(), shape);
        }
        statuses.insert_if_absent(status.into(), || response.into());
    }
    Responses { statuses, ..Responses::default() }
}

fn media(json_schema: Option<&str>, example: Option<&str>) -> MediaType {
    MediaType {
        schema: json_schema.and_then(parse_json).map(schema_of),
        example: example.map(example_of),
        ..MediaType::default()
    }
}

/// A text that is a JSON object or array is read as that; any other text is read as a string.
fn example_of(text: &str) -> Value {
    let container = text.trim_start().starts_with(['{', '[']);
    let parsed = container.then(|| parse_json(text)).flatten();
    parsed.unwrap_or_else(|| Value::from_json_text(typed_json("string", text)))
}
