//! What the backend gets beside what came in, or under another name.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::gateway::aliyun::traditional::parameters::{CONSTANTS, CONTEXT, LOCATION, NAME, SYSTEM};
use crate::gateway::shared::annotate::{object, ordered};
use crate::model::operator::{BackendParameter, BackendValue, RequestParameter};
use crate::model::{Extensions, Operation, ParameterKey, ParameterLocation, RefOr};

const HANDLING: &str = "x-aliyun-apigateway-parameter-handling";

/// Writes the parameters of a backend into an operation: two lists, and keys of the parameters that are mapped.
pub(super) fn write(parameters: &[BackendParameter], operation: &mut Operation) {
    let constants = parameters.iter().filter_map(constant).collect();
    let context = parameters.iter().filter_map(context).collect();
    list(&mut operation.extensions, CONSTANTS, constants);
    list(&mut operation.extensions, SYSTEM, context);
    let mut is_mapped = false;
    for parameter in parameters {
        if let BackendValue::Request(request) = &parameter.value {
            is_mapped |= map(parameter, request, operation);
        }
    }
    if is_mapped {
        operation.extensions.insert(HANDLING.to_owned(), json!("MAPPING").into());
    }
}

fn list(keys: &mut Extensions, key: &str, items: Vec<Value>) {
    if items.is_empty() {
        keys.remove(key);
    } else {
        keys.insert(key.to_owned(), ordered(&Value::Array(items), super::ORDER));
    }
}

fn place(location: ParameterLocation) -> Option<Value> {
    match location {
        ParameterLocation::Header => Some(json!("HEAD")),
        ParameterLocation::Query => Some(json!("QUERY")),
        ParameterLocation::Path => Some(json!("PATH")),
        ParameterLocation::Cookie => None,
    }
}

fn constant(parameter: &BackendParameter) -> Option<Value> {
    let BackendValue::Constant(text) = &parameter.value else { return None };
    Some(object([
        ("name", Some(json!(parameter.name))),
        ("value", Some(json!(text))),
        ("location", Some(place(parameter.location)?)),
        ("description", parameter.description.as_deref().map(Value::from)),
    ]))
}

fn context(parameter: &BackendParameter) -> Option<Value> {
    let BackendValue::Context(value) = &parameter.value else { return None };
    let (word, _) = CONTEXT.iter().find(|(_, known)| known == value)?;
    Some(object([
        ("systemName", Some(json!(word))),
        ("backendName", Some(json!(parameter.name))),
        ("location", Some(place(parameter.location)?)),
    ]))
}

/// Whether a parameter of the request has keys now that say what it is to the backend. A shared one belongs to other
/// operations, too.
fn map(parameter: &BackendParameter, request: &RequestParameter, operation: &mut Operation) -> bool {
    let key = ParameterKey { location: request.location, name: request.name.as_str().into() };
    let Some(RefOr::Item(item)) = operation.parameters.get_mut(&key) else { return false };
    let Some(location) = place(parameter.location) else { return false };
    let keys = &mut Arc::make_mut(item).extensions;
    keys.insert(NAME.to_owned(), json!(parameter.name).into());
    keys.insert(LOCATION.to_owned(), location.into());
    true
}
