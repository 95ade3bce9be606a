//! `requestParameters`: what the backend gets of a request, and beside it.

use crate::gateway::shared::keys::{At, Object, Scope, renamed};
use crate::model::ParameterLocation;
use crate::model::operator::{BackendParameter, BackendValue, ContextValue, RequestParameter};
use crate::text::percent;

const EXPRESSION: &str = "an expression of a mapping";

/// Places of a request, in the words of mappings.
const PLACES: &[(&str, ParameterLocation)] = &[
    ("path.", ParameterLocation::Path),
    ("querystring.", ParameterLocation::Query),
    ("header.", ParameterLocation::Header),
    ("multivaluequerystring.", ParameterLocation::Query),
    ("multivalueheader.", ParameterLocation::Header),
];

/// What the gateway knows about a request; of its other variables, no neutral word exists.
pub(in crate::gateway::aws) const CONTEXT: &[(&str, ContextValue)] = &[
    ("identity.sourceIp", ContextValue::ClientIp),
    ("identity.userAgent", ContextValue::UserAgent),
    ("stage", ContextValue::Stage),
    ("requestId", ContextValue::RequestId),
    ("apiId", ContextValue::ApiId),
    ("domainName", ContextValue::Host),
    ("requestTime", ContextValue::RequestTime),
];

/// The header that says how a function is called.
pub(in crate::gateway::aws) const INVOCATION: &str = "X-Amz-Invocation-Type";

/// How many pairs of a query are read.
const MOST: usize = 100;

/// What a mapping says.
#[derive(Debug, Default)]
pub(super) struct Mapping {
    pub(super) parameters: Vec<BackendParameter>,
    /// Variables of the backend's path, and those of the operation's path that fill them.
    renames: Vec<(String, String)>,
}

impl Mapping {
    pub(super) fn read(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Self {
        let mut mapping = Self::default();
        let Some(at) = object.get("requestParameters") else { return mapping };
        for (key, at) in scope.entries(&at) {
            mapping.one(scope, key, &at);
        }
        mapping
    }

    fn one(&mut self, scope: &mut Scope<'_, '_>, key: &str, at: &At<'_>) {
        let changes = ["append:", "overwrite:"];
        let change = changes.iter().find_map(|change| key.strip_prefix(change));
        let target = key.strip_prefix("integration.request.").or(change).and_then(placed);
        let Some((location, name)) = target else {
            // Such as `remove:header.x` and `overwrite:path`.
            return scope.own(at);
        };
        let Some(text) = at.node.as_str() else { return scope.invalid(at, EXPRESSION) };
        match value(text, change.is_some()) {
            Ok(BackendValue::Request(request))
                if location == ParameterLocation::Path && request.location == location =>
            {
                self.renames.push((name.to_owned(), request.name));
            }
            Ok(value) => {
                let name = name.to_owned();
                self.parameters.push(BackendParameter { name, location, description: None, value });
            }
            Err(true) => scope.own(at),
            Err(false) => scope.invalid(at, EXPRESSION),
        }
    }

    /// The pairs of a URL's query: the backend gets them, whatever the request has.
    pub(super) fn query(&mut self, scope: &mut Scope<'_, '_>, at: &At<'_>, query: &str) {
        let is_fixed = |pair: &&str| !pair.contains(['{', '$']);
        let pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).take(MOST).collect();
        if !pairs.iter().all(&is_fixed) {
            scope.own(at);
        }
        self.parameters.extend(pairs.into_iter().filter(is_fixed).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            BackendParameter {
                name: percent::decode(name).into_owned(),
                location: ParameterLocation::Query,
                description: None,
                value: BackendValue::Constant(percent::decode(value).into_owned()),
            }
        }));
    }

    /// A path of the backend with the names of the operation's variables.
    pub(super) fn path(&self, path: &str) -> String {
        renamed(path, |name| {
            let rename = self.renames.iter().find(|(own, _)| own == name);
            rename.map(|(_, of_operation)| of_operation.as_str())
        })
    }

    /// How a function is called, which is not a parameter of the function.
    pub(super) fn invocation(&mut self) -> Option<&'static str> {
        let is_it = |one: &BackendParameter| one.name.eq_ignore_ascii_case(INVOCATION);
        let asks =
            |one: &BackendParameter| is_it(one) && one.value == BackendValue::Constant("Event".to_owned());
        let found = self.parameters.iter().any(asks).then_some("Event");
        self.parameters.retain(|one| !is_it(one));
        found
    }
}

/// A place and a name, as `header.X-A` has them.
fn placed(text: &str) -> Option<(ParameterLocation, &str)> {
    PLACES.iter().find_map(|(prefix, location)| {
        text.strip_prefix(prefix).filter(|name| !name.is_empty()).map(|name| (*location, name))
    })
}

/// Where a value comes from. The error says whether it is an expression at all. In an HTTP API, text needs no quotes.
fn value(text: &str, is_bare: bool) -> Result<BackendValue, bool> {
    if let Some(fixed) = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
        return Ok(BackendValue::Constant(fixed.to_owned()));
    }
    let bare = text.strip_prefix('$').unwrap_or(text);
    if let Some(rest) = bare.strip_prefix("method.request.").or_else(|| bare.strip_prefix("request.")) {
        let (location, name) = placed(rest).ok_or(true)?;
        return Ok(BackendValue::Request(RequestParameter { name: name.to_owned(), location }));
    }
    if let Some(rest) = bare.strip_prefix("context.") {
        let known = CONTEXT.iter().find(|(word, _)| *word == rest);
        return known.map(|(_, value)| BackendValue::Context(*value)).ok_or(true);
    }
    if is_bare && !text.contains('$') {
        return Ok(BackendValue::Constant(text.to_owned()));
    }
    Err(text.contains('$') || bare.starts_with("stageVariables."))
}
