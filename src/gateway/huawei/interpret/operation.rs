//! One operation.

use std::sync::Arc;

use super::controls::Definitions;
use super::{backend, policies, security};
use crate::gateway::huawei::limits;
use crate::gateway::huawei::options::{AuthOptions, OperationOptions};
use crate::gateway::shared::keys::{At, Scope, Words};
use crate::model::operator::Cors;
use crate::model::{Api, Extensions, Map, Operation};
use crate::source::Node;

const REQUEST_TYPES: Words = &[("public", "public"), ("private", "private")];
const MODES: Words = &[("NORMAL", "NORMAL"), ("SWA", "SWA")];
const PASSES: Words = &[("always", "always"), ("never", "never")];

/// Whether the document itself says that everything below a path is matched.
pub(in crate::gateway::huawei) fn is_prefix(extensions: &Extensions) -> bool {
    let mode = extensions.get("x-apigateway-match-mode").and_then(|value| value.node().scalar());
    mode.is_some_and(|mode| mode.trim().trim_end_matches(',').eq_ignore_ascii_case("SWA"))
}

/// What operations refer to.
pub(super) struct Reader<'a> {
    pub(super) api: &'a Api,
    pub(super) definitions: Definitions,
    pub(super) schemes: &'a Map<String, AuthOptions>,
    /// Schemes that the caller's options have something for.
    pub(super) overruled: &'a Map<String, AuthOptions>,
}

fn get<'d>(extensions: &'d Extensions, key: &'static str) -> Option<At<'d>> {
    let node = extensions.get(key)?.node();
    Some(At { node, member: key.to_owned() }).filter(|at| !at.node.is_null())
}

impl Reader<'_> {
    /// Reads the keys of an operation: into its operator, and into options what that has no place for.
    pub(super) fn read(
        &self,
        scope: &mut Scope<'_, '_>,
        operation: &Operation,
        target: &mut Operation,
    ) -> OperationOptions {
        let mut own = OperationOptions::default();
        let keys = &operation.extensions;
        let operator = &mut target.operator;
        if let Some(at) = get(keys, "x-apigateway-backend") {
            let found = backend::backend(scope, &at, &mut own).map(Arc::new);
            operator.backend = operator.backend.take().or(found);
        }
        if let Some(flag) = get(keys, "x-apigateway-cors").and_then(|at| scope.flag(&at)) {
            let cors = Arc::new(Cors { disabled: !flag, ..Cors::default() });
            operator.cors.get_or_insert(cors);
        }
        if let Some(limit) =
            get(keys, "x-apigateway-ratelimit").and_then(|at| self.definitions.limit(scope, &at))
        {
            operator.rate_limit.get_or_insert(limit);
        }
        if let Some(control) =
            get(keys, "x-apigateway-access-control").and_then(|at| self.definitions.control(scope, &at))
        {
            operator.access_control.get_or_insert(control);
        }
        if operator.auth.is_none() {
            operator.auth = security::auth(self.api, operation, self.schemes, self.overruled);
        }
        settings(scope, keys, &mut own);
        samples(scope, operation, &mut own);
        own
    }
}

/// What only this gateway has.
fn settings(scope: &mut Scope<'_, '_>, keys: &Extensions, own: &mut OperationOptions) {
    let kind = get(keys, "x-apigateway-request-type").and_then(|at| scope.word(&at, REQUEST_TYPES));
    own.public = kind.map(|kind| kind == "public");
    let mode = get(keys, "x-apigateway-match-mode").and_then(|at| scope.word(&at, MODES));
    own.prefix_match = mode == Some("SWA");
    own.body_base64 = get(keys, "x-apigateway-is-send-fg-body-base64").and_then(|at| scope.flag(&at));
    if let Some(at) = get(keys, "x-apigateway-backend-policies") {
        policies::policies(scope, &at, own);
    }
    // An API without a group response has this one anyway.
    let response = get(keys, "x-apigateway-response").and_then(|at| scope.name(&at));
    own.response = response.filter(|name| name != "default");
    if let Some(at) = get(keys, "x-apigateway-content-type") {
        let text = scope.name(&at);
        own.content_type = text.filter(|text| limits::CONTENT_TYPES.contains(&text.as_str()));
        if own.content_type.is_none() {
            let known: Vec<String> = limits::CONTENT_TYPES.iter().map(|one| format!("`{one}`")).collect();
            scope.invalid(&at, &known.join(", "));
        }
    }
    if let Some(at) = get(keys, "x-apigateway-plugins") {
        scope.items(&at, false).iter().for_each(|at| _ = scope.name(at));
    }
    if let Some(at) = get(keys, "x-apigateway-responses") {
        scope.object(&at);
    }
    // The guide has these at operations; which parameter they are about is then not said.
    if let Some(at) = get(keys, "x-apigateway-orchestrations")
        && !scope.items(&at, false).is_empty()
    {
        scope.invalid(&at, "a list at a parameter");
    }
    if let Some(at) = get(keys, "x-apigateway-pass-through")
        && scope.word(&at, PASSES).is_some()
    {
        scope.invalid(&at, "a value at a parameter");
    }
}

/// Examples of answers: beside the statuses, or in a response for all other statuses.
fn samples(scope: &mut Scope<'_, '_>, operation: &Operation, own: &mut OperationOptions) {
    let responses = &operation.responses;
    for (key, sample) in [
        ("x-apigateway-result-normal-sample", &mut own.normal_sample),
        ("x-apigateway-result-failure-sample", &mut own.failure_sample),
    ] {
        let other = responses.extensions.get("default-cors").and_then(|value| value.node().get(key));
        let in_responses = responses.statuses.values().filter_map(|response| response.item());
        let mut inside = in_responses.filter_map(|response| get(&response.extensions, key));
        let other = || {
            let node: Node<'_> = other.filter(|node| !node.is_null())?;
            Some(At { node, member: key.to_owned() })
        };
        let at = get(&responses.extensions, key).or_else(other).or_else(|| inside.next());
        *sample = at.and_then(|at| scope.text(&at)).filter(|text| !text.is_empty());
    }
}
