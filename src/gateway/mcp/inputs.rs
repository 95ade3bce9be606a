//! What a call takes beside the body: parameters, and the variables of the path.

use std::rc::Rc;
use std::sync::Arc;

use super::request::{Argument, Place};
use super::state::{Credentials, Reader};
use super::tool::Input;
use crate::gateway::shared::losses::NameList;
use crate::gateway::shared::values::{parse_json, resolve};
use crate::model::{
    Api, ApiKeyLocation, Operation, Parameter, ParameterKey, ParameterLocation, RefOr, SecurityKind,
    SecurityRequirement,
};
use crate::source::Value;
use crate::subject::template::{VariableKind, variables};
use crate::tables::HashSet;

/// Headers that are not parameters in OpenAPI: the client, the body and the security schemes say what they have.
const SET_ELSEWHERE: &[&str] = &["accept", "content-type", "authorization"];

/// The order of the inputs.
const PLACES: [ParameterLocation; 4] =
    [ParameterLocation::Path, ParameterLocation::Query, ParameterLocation::Header, ParameterLocation::Cookie];

/// The inputs of an operation's parameters, without keys; and the names of those that are not arguments.
pub(super) fn of_parameters<'a>(reader: &mut Reader<'a>, operation: &'a Operation) -> (Vec<Input>, NameList) {
    let own = operation.security.as_deref().map(|own| Rc::new(credentials(reader.api, own)));
    let credentials = own.unwrap_or_else(|| reader.credentials.clone());
    let mut set_aside = NameList::default();
    let mut inputs = Vec::with_capacity(operation.parameters.len());
    for place in PLACES {
        for (key, stated) in operation.parameters.iter().filter(|(key, _)| key.location == place) {
            if is_set_elsewhere(key) || credentials.contains(&(key.location, &*key.name)) {
                set_aside.add(&key.name);
            } else if let Ok(parameter) = resolve(stated, &reader.api.components.parameters) {
                inputs.push(input(reader, key, parameter));
            }
        }
        if place == ParameterLocation::Path {
            undeclared(operation, &mut inputs);
        }
    }
    (inputs, set_aside)
}

fn is_set_elsewhere(key: &ParameterKey) -> bool {
    key.location == ParameterLocation::Header
        && SET_ELSEWHERE.iter().any(|name| key.name.eq_ignore_ascii_case(name))
}

fn input<'a>(reader: &mut Reader<'a>, key: &ParameterKey, parameter: &'a Parameter) -> Input {
    let content = parameter.content.first();
    let schema = parameter.schema.as_ref().or_else(|| content.and_then(|(_, media)| media.schema.as_ref()));
    let example = parameter.example.clone().or_else(|| {
        let (_, example) = parameter.examples.first()?;
        resolve(example, &reader.api.components.examples).ok()?.value.clone()
    });
    Input {
        argument: Argument {
            key: String::new(),
            name: key.name.clone(),
            place: key.location.into(),
            required: parameter.required || key.location == ParameterLocation::Path,
            style: parameter.style,
            explode: parameter.explode,
            allow_reserved: parameter.allow_reserved,
            null_is_absent: false,
            media_type: content.map(|(name, _)| name.clone()),
        },
        schema: schema.map(|schema| reader.schemas.value(schema)),
        description: parameter.description.clone().filter(|text| !text.trim().is_empty()),
        deprecated: parameter.deprecated,
        example,
    }
}

/// Adds the variables of the path for which there is no parameter. Nothing is known of them but that they are text.
fn undeclared(operation: &Operation, inputs: &mut Vec<Input>) {
    let mut known: HashSet<Arc<str>> = inputs.iter().map(|input| input.argument.name.clone()).collect();
    for variable in variables(&operation.path) {
        let is_of_path = !matches!(variable.kind, VariableKind::Query | VariableKind::Fragment);
        // A document may call the parameter as the braces do: `.format`.
        if is_of_path && !known.contains(variable.raw) && known.insert(variable.name.into()) {
            inputs.push(Input {
                argument: Argument::of_path(variable.name),
                schema: parse_json(r#"{"type":"string"}"#),
                description: None,
                deprecated: false,
                example: None,
            });
        }
    }
}

impl Argument {
    fn of_path(name: &str) -> Self {
        Self {
            key: String::new(),
            name: name.into(),
            place: Place::Path,
            required: true,
            style: None,
            explode: None,
            allow_reserved: false,
            null_is_absent: false,
            media_type: None,
        }
    }
}

/// The API keys of the API's own requirements.
pub(super) fn of_api(api: &Api) -> Credentials<'_> {
    credentials(api, api.about.security.as_deref().unwrap_or_default())
}

/// The API keys of some requirements.
fn credentials<'a>(api: &'a Api, requirements: &[SecurityRequirement]) -> Credentials<'a> {
    let mut found = HashSet::default();
    let schemes = &api.components.security_schemes;
    for name in requirements.iter().flat_map(|requirement| requirement.0.keys()) {
        let Some(Ok(scheme)) = schemes.get(name.as_str()).map(|scheme| resolve(scheme, schemes)) else {
            continue;
        };
        if let SecurityKind::ApiKey { name, location } = &scheme.kind {
            let location = match location {
                ApiKeyLocation::Header => ParameterLocation::Header,
                ApiKeyLocation::Query => ParameterLocation::Query,
                ApiKeyLocation::Cookie => ParameterLocation::Cookie,
            };
            found.insert((location, name.as_str()));
        }
    }
    found
}

/// An example that is given in place.
pub(super) fn example<'a>(reader: &Reader<'a>, media: &'a crate::model::MediaType) -> Option<Value> {
    media.example.clone().or_else(|| {
        let (_, example) = media.examples.first()?;
        let example: &RefOr<_> = example;
        resolve(example, &reader.api.components.examples).ok()?.value.clone()
    })
}
