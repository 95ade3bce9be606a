//! `requestParameters`: what the backend gets of a request, and beside it.

use serde_json::{Map, Value};

use super::root::Style;
use crate::gateway::aws::interpret::CONTEXT;
use crate::model::ParameterLocation;
use crate::model::operator::{BackendParameter, BackendValue};

/// The parameters that the gateway has an expression for, and the variables of the path.
pub(super) fn value<'p>(
    parameters: &[BackendParameter],
    of_path: impl Iterator<Item = &'p str>,
    style: Style,
) -> Map<String, Value> {
    let mut all = Map::new();
    if style == Style::Rest {
        // An HTTP API fills them itself.
        for name in of_path {
            let target = ["integration.request.path.", name].concat();
            all.insert(target, ["method.request.path.", name].concat().into());
        }
    }
    for parameter in parameters {
        if let Some((target, value)) = one(parameter, style) {
            all.insert(target, value.into());
        }
    }
    all
}

fn place(location: ParameterLocation) -> Option<&'static str> {
    match location {
        ParameterLocation::Path => Some("path."),
        ParameterLocation::Query => Some("querystring."),
        ParameterLocation::Header => Some("header."),
        ParameterLocation::Cookie => None,
    }
}

fn one(parameter: &BackendParameter, style: Style) -> Option<(String, String)> {
    let is_rest = style == Style::Rest;
    if !is_rest && parameter.location == ParameterLocation::Path {
        return None;
    }
    let before = if is_rest { "integration.request." } else { "overwrite:" };
    let target = [before, place(parameter.location)?, &parameter.name].concat();
    let value = match &parameter.value {
        BackendValue::Request(request) => {
            let before = if is_rest { "method.request." } else { "$request." };
            [before, place(request.location)?, &request.name].concat()
        }
        BackendValue::Constant(text) if is_rest => ["'", text, "'"].concat(),
        BackendValue::Constant(text) if text.contains(['$', '\'']) => return None,
        BackendValue::Constant(text) => text.clone(),
        BackendValue::Context(value) => {
            let (word, _) = CONTEXT.iter().find(|(_, known)| known == value)?;
            [if is_rest { "context." } else { "$context." }, word].concat()
        }
    };
    Some((target, value))
}
