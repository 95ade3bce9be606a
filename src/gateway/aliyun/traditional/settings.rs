//! The other keys: how parameters are handled, protocols, and what only that gateway has.

use crate::gateway::shared::keys::{At, Scope, Words, says_nothing, value_of};
use crate::model::Extensions;
use crate::model::operator::{Operator, Protocol, Publication};

const HANDLING: &str = "x-aliyun-apigateway-parameter-handling";
/// Public generators write it so.
const MISSPELT: &str = "x-aliyun-apigateway-paramater-handling";
const REQUEST: &str = "x-aliyun-apigateway-request-config";

const MODES: Words =
    &[("PASSTHROUGH", "PASSTHROUGH"), ("MAPPING", "MAPPING"), ("MAPPING_PASSTHROUGH", "MAPPING_PASSTHROUGH")];
const PROTOCOLS: Words = &[("HTTP", "HTTP"), ("HTTPS", "HTTPS"), ("WEBSOCKET", "WEBSOCKET")];

/// Keys that only that gateway has a place for.
const OWN: &[&str] = &[
    "x-aliyun-apigateway-api-market-enable",
    "x-aliyun-apigateway-api-force-nonce-check",
    "x-aliyun-apigateway-force-nonce-check",
    "x-aliyun-apigateway-api-name",
    "x-aliyun-apigateway-request-parameters",
    "x-aliyun-apigateway-open-id-connect-config",
    "x-aliyun-apigateway-openid-connect-config",
    "x-aliyun-apigateway-visibility",
    "x-aliyun-apigateway-result-type",
    "x-aliyun-apigateway-result-sample",
    "x-aliyun-apigateway-fail-result-sample",
    "x-aliyun-apigateway-description",
    "x-aliyun-apigateway-allow-signature-method",
    "x-aliyun-apigateway-disable-internet",
    "x-aliyun-apigateway-websocket-api-type",
    "x-aliyun-apigateway-error-code-sample",
];

/// Whether an operation maps its parameters, instead of passing them on.
pub(super) fn maps(scope: &mut Scope<'_, '_>, keys: &Extensions, root: &Extensions) -> bool {
    let Some(at) = handling(keys).or_else(|| handling(root)) else { return false };
    scope.exact_word(&at, MODES).is_some_and(|mode| mode != "PASSTHROUGH")
}

/// What a part says of it, in one of three keys.
fn handling(keys: &Extensions) -> Option<At<'_>> {
    let of_tool = || {
        let at = value_of(keys, REQUEST)?;
        let node = at.node.get("requestMode").filter(|node| !node.is_null())?;
        Some(At { node, member: [&at.member, ".requestMode"].concat() })
    };
    value_of(keys, HANDLING).or_else(|| value_of(keys, MISSPELT)).or_else(of_tool)
}

pub(super) fn read(scope: &mut Scope<'_, '_>, operator: &mut Operator, keys: &Extensions) {
    if value_of(keys, MISSPELT).is_some() {
        scope.report.normalised(MISSPELT);
    }
    if let Some(at) = value_of(keys, REQUEST) {
        request(scope, operator, &at);
    }
    for key in OWN {
        if let Some(at) = value_of(keys, key).filter(|at| !says_nothing(at.node)) {
            scope.own(&at);
        }
    }
}

/// What the deployment tool says of requests.
fn request(scope: &mut Scope<'_, '_>, operator: &mut Operator, at: &At<'_>) {
    let Some(object) = scope.object(at) else { return };
    let mut object = object.in_any_case();
    let stated = object.get("requestProtocol");
    let text = stated.as_ref().and_then(|at| scope.name(at)).unwrap_or_default();
    let mut protocols = Vec::new();
    for word in text.split(',').map(str::trim).take(PROTOCOLS.len() + 1) {
        let known = PROTOCOLS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
        match (known, &stated) {
            (Some(("HTTP", _)), _) => protocols.push(Protocol::Http),
            (Some(("HTTPS", _)), _) => protocols.push(Protocol::Https),
            (Some(_), _) => protocols.push(Protocol::Ws),
            (None, Some(at)) => _ = scope.exact_word(at, PROTOCOLS),
            (None, None) => {}
        }
    }
    for name in ["requestMode", "requestPath", "requestHttpMethod"] {
        object.get(name);
    }
    for name in ["bodyFormat", "bodyModel", "postBodyDescription"] {
        object.own(scope, name, says_nothing);
    }
    object.finish(scope);
    if let Some(at) = stated.filter(|_| !protocols.is_empty()) {
        let publication = Publication { protocols, ..Publication::default() };
        scope.state(("publication", &mut operator.publication), publication, &at);
    }
}
