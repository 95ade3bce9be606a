//! Answers of the gateway itself, and what they say about CORS.

use std::collections::BTreeMap;

use crate::gateway::shared::keys::{At, Object, Scope, says_nothing};
use crate::model::operator::{Cors, Mock};

/// Beginnings of what a template computes.
const COMPUTED: &[&str] = &["$input", "$context", "$util", "$stageVariables", "#set", "#if", "#foreach"];

/// The answer of a mock: the default one, or the first.
pub(super) fn read(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Mock {
    let mut mock = Mock::default();
    let Some(responses) = object.get("responses") else { return mock };
    let entries = scope.entries(&responses);
    let first = entries.first().map(|(_, at)| at);
    let chosen = entries.iter().find(|(key, _)| *key == "default").map(|(_, at)| at).or(first);
    if entries.len() > 1 {
        scope.own(&responses);
    }
    let Some(mut answer) = chosen.and_then(|at| scope.object(at)) else { return mock };
    mock.status = answer.needs(scope, "statusCode").and_then(|at| status(scope, &at));
    if let Some(at) = answer.get("responseParameters") {
        for (key, at) in scope.entries(&at) {
            let fixed = at.node.as_str().and_then(|text| text.strip_prefix('\'')?.strip_suffix('\''));
            match key.strip_prefix("method.response.header.").zip(fixed) {
                Some((name, value)) => _ = mock.headers.insert(name.to_owned(), value.to_owned()),
                None => scope.own(&at),
            }
        }
    }
    mock.body = answer.get("responseTemplates").and_then(|at| body(scope, &at));
    answer.own(scope, "contentHandling", says_nothing);
    answer.finish(scope);
    mock
}

/// A status is text in exports.
fn status(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<u16> {
    let text = at.node.scalar().unwrap_or_default();
    let status = text.trim().parse().ok().filter(|status| (100..600).contains(status));
    if status.is_none() {
        scope.invalid(at, "a status");
    }
    status
}

/// The template for JSON, or the first. It is text unless it computes something.
fn body(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<String> {
    let entries = scope.entries(at);
    let json = entries.iter().find(|(media, _)| *media == "application/json");
    let (_, template) = json.or(entries.first())?;
    let text = scope.text(template)?;
    if entries.len() > 1 || COMPUTED.iter().any(|beginning| text.contains(beginning)) {
        scope.own(at);
    }
    Some(text).filter(|text| !text.is_empty())
}

/// The CORS that headers of an answer say, if they say any.
pub(super) fn cors(headers: &BTreeMap<String, String>) -> Option<Cors> {
    let prefix = "access-control-";
    let mut cors = Cors::default();
    let mut is_cors = false;
    for (name, value) in headers {
        let name = name.to_ascii_lowercase();
        let Some(name) = name.strip_prefix(prefix) else { continue };
        let list = || {
            let parts = value.split(',').map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        is_cors = true;
        match name {
            "allow-origin" => cors.allow_origins = list(),
            "allow-methods" => cors.allow_methods = list(),
            "allow-headers" => cors.allow_headers = list(),
            "expose-headers" => cors.expose_headers = list(),
            "allow-credentials" => cors.allow_credentials = value.trim().parse().ok(),
            "max-age" => cors.max_age_seconds = value.trim().parse().ok(),
            _ => {}
        }
    }
    is_cors.then_some(cors)
}
