//! An operation of the model as a record of the gateway, and what the record has no room for.

use std::sync::Arc;

use super::budget::Budget;
use super::losses::Losses;
use super::paths;
use crate::gateway::aliyun::operation_record::{
    HttpApiOperationInfo, HttpApiParameter, HttpApiRequestContract, HttpApiRequestContractBody,
    HttpApiResponseContract, HttpApiResponseContractItems,
};
use crate::gateway::shared::values::{Scalar, is_json, json_of, resolve, scalar_of, text_of};
use crate::model::{
    Components, Conversions, Example, Map, MediaType, Operation, Parameter, ParameterLocation, RefOr,
    RequestBody, Response,
};
use crate::source::Value;
use crate::subject::ComponentKind;

/// Media type of a response contract none of whose responses has a body; the record wants one in any case.
pub(super) const NO_BODY: &str = "application/json";

/// What the contracts of one API have in common.
pub(in crate::gateway::aliyun) struct Common<'a> {
    pub(in crate::gateway::aliyun) budget: Budget<'a>,
    conversions: Conversions,
}

impl<'a> Common<'a> {
    pub(in crate::gateway::aliyun) fn new(budget: Budget<'a>) -> Self {
        Self { budget, conversions: Conversions::default() }
    }
}

/// The parts of the record that the document decides: name, path, method, description, request and response.
pub(in crate::gateway::aliyun) fn contract(
    operation: &Operation,
    components: &Components,
    extensions: bool,
    common: &mut Common<'_>,
) -> (HttpApiOperationInfo, Losses) {
    let mut writer = Writer { components, common, losses: Losses::default() };
    let record = HttpApiOperationInfo {
        name: Some(operation.name.clone()),
        path: Some(paths::written(&operation.path).into_owned()),
        method: Some(operation.method.as_str().to_owned()),
        description: operation.description.as_ref().or(operation.summary.as_ref()).map(ToString::to_string),
        request: writer.request(operation),
        response: writer.response(operation),
        other: if extensions { operation.extensions.clone() } else { Map::default() },
        ..HttpApiOperationInfo::default()
    };
    writer.losses.of_operation(operation, extensions);
    (record, writer.losses)
}

struct Writer<'a, 'b, 'c> {
    components: &'a Components,
    common: &'b mut Common<'c>,
    losses: Losses,
}

impl<'a> Writer<'a, '_, '_> {
    fn request(&mut self, operation: &'a Operation) -> Option<HttpApiRequestContract> {
        let mut contract = HttpApiRequestContract::default();
        for (key, parameter) in &operation.parameters {
            let list = match key.location {
                ParameterLocation::Path => &mut contract.path_parameters,
                ParameterLocation::Query => &mut contract.query_parameters,
                ParameterLocation::Header => &mut contract.header_parameters,
                ParameterLocation::Cookie => {
                    self.losses.cookies.add(&key.name);
                    continue;
                }
            };
            if let Some(parameter) = self.resolve(parameter, &self.components.parameters) {
                list.get_or_insert_default().push(self.parameter(parameter));
            }
        }
        contract.body = operation.request_body.as_ref().and_then(|body| {
            let body = self.resolve(body, &self.components.request_bodies)?;
            self.body(body)
        });
        (contract != HttpApiRequestContract::default()).then_some(contract)
    }

    fn parameter(&mut self, parameter: &'a Parameter) -> HttpApiParameter {
        let schema = parameter.schema.as_ref().map(|schema| self.common.conversions.value(schema));
        let kind = match &schema {
            Some(schema) => scalar_of(schema.clone(), self.components),
            None if parameter.content.is_empty() => Some(Scalar::String),
            None => None,
        };
        if kind.is_none() {
            self.losses.reshaped.add(&parameter.name);
        }
        let in_schema = |keyword| schema.as_ref().and_then(|schema| schema.node().get(keyword));
        let example = parameter.example.as_ref().or_else(|| self.first_example(&parameter.examples));
        self.losses.of_parameter(parameter, schema.as_ref());
        let keywords = schema.as_ref().map_or(0, |schema| schema.node().len());
        let record = HttpApiParameter {
            name: Some(parameter.name.to_string()),
            r#type: Some(word(kind.unwrap_or(Scalar::String)).to_owned()),
            required: Some(parameter.required),
            description: parameter.description.as_deref().map(str::to_owned),
            default_value: in_schema("default").map(text_of),
            example_value: example.map(Value::node).or_else(|| in_schema("example")).map(text_of),
            ..HttpApiParameter::default()
        };
        self.charge(keywords + parameter.extensions.len());
        self.charge_texts([&record.name, &record.description, &record.default_value, &record.example_value]);
        record
    }

    fn body(&mut self, body: &'a RequestBody) -> Option<HttpApiRequestContractBody> {
        self.losses.of_body(body);
        let media = main_media(&body.content);
        if let Some((kept, _)) = media {
            let dropped = body.content.keys().filter(|name| *name != kept).map(|name| &**name);
            self.losses.request_media.extend(kept, dropped);
        }
        let record = HttpApiRequestContractBody {
            content_type: media.map(|(name, _)| name.to_string()),
            description: body.description.as_deref().map(str::to_owned),
            example: media.and_then(|(_, media)| self.example(media)),
            json_schema: media.and_then(|(_, media)| self.schema(media)),
            ..HttpApiRequestContractBody::default()
        };
        self.charge(body.content.len() + body.extensions.len());
        self.charge_texts([&record.description, &record.example, &record.json_schema]);
        (record != HttpApiRequestContractBody::default()).then_some(record)
    }

    fn response(&mut self, operation: &'a Operation) -> Option<HttpApiResponseContract> {
        let mut responses = Vec::with_capacity(operation.responses.statuses.len());
        for (status, response) in &operation.responses.statuses {
            match status.parse::<i32>() {
                Ok(code) => responses
                    .extend(self.resolve(response, &self.components.responses).map(|item| (code, item))),
                Err(_) => self.losses.statuses.add(status),
            }
        }
        if responses.is_empty() {
            return None;
        }
        let types = responses.iter().flat_map(|(_, response)| response.content.keys());
        let content_type = types.clone().find(|name| is_json(name)).or_else(|| types.clone().next());
        let content_type = content_type.map_or(NO_BODY, |name| &**name);
        let items =
            responses.iter().map(|(code, response)| self.item(*code, response, content_type)).collect();
        Some(HttpApiResponseContract {
            content_type: Some(content_type.to_owned()),
            items: Some(items),
            ..HttpApiResponseContract::default()
        })
    }

    fn item(
        &mut self,
        code: i32,
        response: &'a Response,
        content_type: &str,
    ) -> HttpApiResponseContractItems {
        self.losses.of_response(response);
        let media = response.content.get_key_value(content_type).or_else(|| main_media(&response.content));
        let dropped = response.content.keys().map(|name| &**name).filter(|name| *name != content_type);
        self.losses.response_media.extend(content_type, dropped);
        let record = HttpApiResponseContractItems {
            code: Some(code),
            description: Some(response.description.to_string()).filter(|text| !text.is_empty()),
            example: media.and_then(|(_, media)| self.example(media)),
            json_schema: media.and_then(|(_, media)| self.schema(media)),
            ..HttpApiResponseContractItems::default()
        };
        self.charge(response.content.len() + response.extensions.len());
        self.charge_texts([&record.description, &record.example, &record.json_schema]);
        record
    }

    /// The schema as text. References to schemas stay: they are the gateway's data structures.
    fn schema(&mut self, media: &'a MediaType) -> Option<String> {
        self.losses.of_media(media);
        let schema = media.schema.as_ref()?;
        schema.for_each_reference(&mut |kind, name| {
            if kind != ComponentKind::Schema || !self.components.schemas.contains_key(name) {
                self.losses.missing(kind, name);
            }
        });
        Some(json_of(self.common.conversions.value(schema).node()))
    }

    fn example(&mut self, media: &'a MediaType) -> Option<String> {
        let example = media.example.as_ref().or_else(|| self.first_example(&media.examples))?;
        Some(text_of(example.node()))
    }

    fn first_example(&mut self, examples: &'a Map<String, RefOr<Example>>) -> Option<&'a Value> {
        let example = self.resolve(examples.values().next()?, &self.components.examples)?;
        example.value.as_ref()
    }

    /// Takes the names of so many members from the budget.
    fn charge(&mut self, members: usize) {
        self.common.budget.take(64 + members.saturating_mul(64));
    }

    fn charge_texts<const N: usize>(&mut self, texts: [&Option<String>; N]) {
        let bytes = texts.into_iter().flatten().map(String::len).sum();
        self.common.budget.take(bytes);
    }

    fn resolve<T>(&mut self, part: &'a RefOr<T>, components: &'a Map<Arc<str>, RefOr<T>>) -> Option<&'a T> {
        if part.item().is_none() && self.common.budget.is_spent() {
            self.losses.cut = true;
            return None;
        }
        match resolve(part, components) {
            Ok(item) => Some(item),
            Err(target) => {
                self.losses.missing(target.0.kind, &target.0.name);
                None
            }
        }
    }
}

/// The gateway's word for the type of a parameter.
const fn word(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "String",
        Scalar::Integer => "Integer",
        Scalar::Number => "Number",
        Scalar::Boolean => "Boolean",
    }
}

/// The media type that a record keeps: JSON before the others, else the first.
fn main_media(content: &Map<Arc<str>, MediaType>) -> Option<(&Arc<str>, &MediaType)> {
    content.iter().find(|(name, _)| is_json(name)).or_else(|| content.first())
}
