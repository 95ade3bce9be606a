//! What the backend gets beside what came in, or under another name.

use std::collections::HashMap;

use crate::gateway::shared::keys::{At, Scope, Words, renamed, value_of};
use crate::model::operator::{BackendParameter, BackendValue, ContextValue, RequestParameter};
use crate::model::{Extensions, Operation, ParameterKey, ParameterLocation};
use crate::source::shared_bytes;

pub(super) const CONSTANTS: &str = "x-aliyun-apigateway-constant-parameters";
pub(super) const SYSTEM: &str = "x-aliyun-apigateway-system-parameters";
pub(super) const NAME: &str = "x-aliyun-apigateway-backend-name";
pub(super) const LOCATION: &str = "x-aliyun-apigateway-backend-location";

const PLACES: Words = &[
    ("HEAD", "HEAD"),
    ("HEAD", "HEADER"),
    ("QUERY", "QUERY"),
    ("PATH", "PATH"),
    ("BODY", "BODY"),
    ("BODY", "FORMDATA"),
    ("BODY", "FORM"),
];

const CATALOGUES: Words = &[("REQUEST", "REQUEST"), ("CONSTANT", "CONSTANT"), ("SYSTEM", "SYSTEM")];

/// What the gateway knows about a request; of its other words, no neutral one exists.
pub(super) const CONTEXT: &[(&str, ContextValue)] = &[
    ("CaClientIp", ContextValue::ClientIp),
    ("CaClientUa", ContextValue::UserAgent),
    ("CaDomain", ContextValue::Host),
    ("CaHttpSchema", ContextValue::Scheme),
    ("CaRequestHandleTime", ContextValue::RequestTime),
    ("CaAppId", ContextValue::AppId),
    ("CaRequestId", ContextValue::RequestId),
    ("CaStage", ContextValue::Stage),
    ("CaApiName", ContextValue::ApiName),
];

/// Bytes of a parameter's name. That gateway takes far fewer.
const MOST_NAME: usize = 1024;

/// The lists of an operation, or of the root; none where there is no such key.
#[derive(Default)]
pub(super) struct Lists<'d> {
    constants: Option<(At<'d>, Vec<BackendParameter>)>,
    system: Option<(At<'d>, Vec<BackendParameter>)>,
}

impl<'d> Lists<'d> {
    pub(super) fn read(scope: &mut Scope<'_, '_>, keys: &'d Extensions) -> Self {
        let mut read = |key, one: fn(&mut Scope<'_, '_>, &At<'_>) -> Option<BackendParameter>| {
            let at = value_of(keys, key)?;
            let items = scope.items(&at, false);
            let list = items.iter().filter_map(|at| one(scope, at)).collect();
            Some((at, list))
        };
        Self { constants: read(CONSTANTS, constant), system: read(SYSTEM, system) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.constants.is_none() && self.system.is_none()
    }

    pub(super) fn first(&self) -> Option<At<'d>> {
        self.constants.as_ref().or(self.system.as_ref()).map(|(at, _)| at.clone())
    }

    pub(super) fn all(&self) -> Vec<BackendParameter> {
        let lists = [&self.constants, &self.system].into_iter().flatten();
        lists.flat_map(|(_, list)| list.iter().cloned()).collect()
    }
}

/// The lists of the root, which count for operations that do not have them.
pub(super) struct Shared<'d> {
    pub(super) lists: Lists<'d>,
    /// How many more bytes of them operations may copy: a hostile document has many operations and long lists.
    room: usize,
}

impl<'d> Shared<'d> {
    pub(super) fn new(lists: Lists<'d>, document: usize) -> Self {
        Self { lists, room: shared_bytes(document) }
    }

    /// Adds the lists of an operation, and those of the root that it does not have.
    pub(super) fn add(&mut self, scope: &mut Scope<'_, '_>, own: Lists<'_>, all: &mut Vec<BackendParameter>) {
        let pairs = [(own.constants, &self.lists.constants), (own.system, &self.lists.system)];
        for pair in pairs {
            match pair {
                (Some((_, list)), _) => all.extend(list),
                (None, Some((at, list))) => {
                    let cost = list.iter().map(size_of).sum::<usize>();
                    if cost > self.room {
                        scope.own(at);
                        continue;
                    }
                    self.room -= cost;
                    all.extend(list.iter().cloned());
                }
                (None, None) => {}
            }
        }
    }
}

fn size_of(parameter: &BackendParameter) -> usize {
    let value = match &parameter.value {
        BackendValue::Constant(text) => text.len(),
        _ => 0,
    };
    std::mem::size_of::<BackendParameter>() + parameter.name.len() + value
}

fn constant(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<BackendParameter> {
    let mut object = scope.object(at)?.in_any_case();
    let name = object.first(&["name", "backendName", "serviceParameterName"]);
    let value = object.first(&["value", "constantValue"]);
    let place = object.needs(scope, "location");
    let description = object.get("description").and_then(|at| scope.text(&at));
    for (is_missing, member) in [(name.is_none(), "name"), (value.is_none(), "value")] {
        if is_missing {
            object.needs(scope, member);
        }
    }
    object.finish(scope);
    let (name, value) = (name.and_then(|at| scope.name(&at)), value.and_then(|at| scope.text(&at)));
    Some(BackendParameter {
        location: location(scope, &place?)?,
        name: name?,
        description: description.filter(|text| !text.is_empty()),
        value: BackendValue::Constant(value?),
    })
}

fn system(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<BackendParameter> {
    let mut object = scope.object(at)?.in_any_case();
    let word = object.first(&["systemName", "parameterName"]);
    let name = object.first(&["backendName", "serviceParameterName", "name"]);
    let place = object.needs(scope, "location");
    for (is_missing, member) in [(word.is_none(), "systemName"), (name.is_none(), "backendName")] {
        if is_missing {
            object.needs(scope, member);
        }
    }
    object.get("description");
    object.finish(scope);
    let word_at = word?;
    let word = scope.name(&word_at)?;
    let known = CONTEXT.iter().find(|(known, _)| known.eq_ignore_ascii_case(&word));
    let Some((spelling, value)) = known else {
        scope.own(&word_at);
        return None;
    };
    if *spelling != word {
        scope.report.normalised(&word_at.member);
    }
    let name = name.and_then(|at| scope.name(&at))?;
    let location = location(scope, &place?)?;
    Some(BackendParameter { name, location, description: None, value: BackendValue::Context(*value) })
}

/// A place in a request to a backend. Of bodies, no neutral word exists.
fn location(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<ParameterLocation> {
    match scope.exact_word(at, PLACES)? {
        "HEAD" => Some(ParameterLocation::Header),
        "QUERY" => Some(ParameterLocation::Query),
        "PATH" => Some(ParameterLocation::Path),
        _ => {
            scope.own(at);
            None
        }
    }
}

/// What a parameter of the request is to the backend, where that is another name or place.
pub(super) fn mapped(
    scope: &mut Scope<'_, '_>,
    key: &ParameterKey,
    extensions: &Extensions,
) -> Option<BackendParameter> {
    let stated = value_of(extensions, NAME);
    let place = value_of(extensions, LOCATION);
    // Operations may share a parameter, whose names are copied for each of them.
    let is_long = |at: &At<'_>| at.node.scalar().is_some_and(|text| text.len() > MOST_NAME);
    if let Some(at) =
        stated.as_ref().or(place.as_ref()).filter(|at| is_long(at) || key.name.len() > MOST_NAME)
    {
        scope.own(at);
        return None;
    }
    let name = stated.and_then(|at| scope.name(&at));
    let place = match place {
        Some(at) => location(scope, &at)?,
        None => key.location,
    };
    let name = name.unwrap_or_else(|| key.name.to_string());
    let request = RequestParameter { name: key.name.to_string(), location: key.location };
    let is_same = name == *key.name && place == key.location;
    (!is_same).then_some(BackendParameter {
        name,
        location: place,
        description: None,
        value: BackendValue::Request(request),
    })
}

/// Keys of a parameter have no effect where parameters are passed on as they are.
pub(super) fn unmapped(scope: &mut Scope<'_, '_>, extensions: &Extensions) {
    for key in [NAME, LOCATION] {
        if let Some(at) = value_of(extensions, key) {
            scope.invalid(&at, "a parameter of an operation that maps its parameters");
        }
    }
}

/// The parameters of a backend as the deployment tool has them: a list, and which parameter of the request fills each.
pub(super) fn serviced(
    scope: &mut Scope<'_, '_>,
    keys: &Extensions,
    operation: &Operation,
) -> Vec<BackendParameter> {
    let items = |scope: &mut Scope<'_, '_>, key| {
        value_of(keys, key).map(|at| scope.items(&at, false)).unwrap_or_default()
    };
    let mut pairs: Vec<(String, String)> = Vec::new();
    for at in items(scope, "x-aliyun-apigateway-service-parameters-map") {
        let Some(object) = scope.object(&at) else { continue };
        let mut object = object.in_any_case();
        let own = object.needs(scope, "serviceParameterName").and_then(|at| scope.name(&at));
        let of_request = object.needs(scope, "requestParameterName").and_then(|at| scope.name(&at));
        object.finish(scope);
        pairs.extend(own.zip(of_request));
    }
    let mut found = Vec::new();
    for at in items(scope, "x-aliyun-apigateway-service-parameters") {
        let Some(object) = scope.object(&at) else { continue };
        let mut object = object.in_any_case();
        let name = object.needs(scope, "serviceParameterName").and_then(|at| scope.name(&at));
        let place = object.needs(scope, "location").and_then(|at| location(scope, &at));
        let catalogue = object.get("parameterCatalog").and_then(|at| scope.exact_word(&at, CATALOGUES));
        object.get("type");
        object.get("parameterType");
        object.finish(scope);
        let Some((name, location)) = name.zip(place) else { continue };
        // Constants and what the gateway knows are in lists of their own.
        if matches!(catalogue, Some("CONSTANT" | "SYSTEM")) {
            continue;
        }
        let of_request =
            pairs.iter().find(|(own, _)| *own == name).map_or(&name, |(_, of_request)| of_request);
        let Some(key) = operation.parameters.keys().find(|key| *key.name == **of_request) else {
            scope.own(&at);
            continue;
        };
        let request = RequestParameter { name: key.name.to_string(), location: key.location };
        if name != *key.name || location != key.location {
            let value = BackendValue::Request(request);
            found.push(BackendParameter { name, location, description: None, value });
        }
    }
    found
}

/// Variables of the backend's path that variables of the operation's path fill, by the names of both. Those are no
/// parameters, where the path is known.
pub(super) fn split(mapped: &mut Vec<BackendParameter>, has_path: bool) -> HashMap<String, String> {
    let mut fills = HashMap::new();
    if has_path {
        mapped.retain(|one| match &one.value {
            BackendValue::Request(request)
                if one.location == ParameterLocation::Path && request.location == one.location =>
            {
                fills.entry(one.name.clone()).or_insert_with(|| request.name.clone());
                false
            }
            _ => true,
        });
    }
    fills
}

/// The path of a backend with the names of the operation's variables.
pub(super) fn filled(path: &str, fills: &HashMap<String, String>) -> String {
    renamed(path, |name| fills.get(name).map(String::as_str))
}
