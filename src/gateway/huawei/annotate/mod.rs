//! From the model's operator side into the gateway's keys.

mod backend;
mod definitions;
mod security;

use serde_json::json;

use self::definitions::Definitions;
use super::interpret_alone;
use crate::gateway::shared::annotate::{Added, annotated, ordered, require};
use crate::model::operator::Cors;
use crate::model::{Api, Operation};
use crate::outcome::Outcome;

/// Members of a backend as the gateway's documents have them.
const ORDER: &[&str] = &[
    "type",
    "name",
    "in",
    "origin",
    "value",
    "function-urn",
    "version",
    "alias-urn",
    "address",
    "host",
    "scheme",
    "method",
    "path",
    "timeout",
];

/// Writes what operators added to an API as the gateway's keys, `x-apigateway-…`, of its operations, of its root and of
/// its security schemes: the way back from [`interpret`](super::interpret). The result has no operator side, so nothing
/// says the same twice.
///
/// A key that says the same already stays as it is, with what only this gateway understands; one that says something else
/// is replaced, and reported. What the gateway has no key for, or another value, is named in a warning for each part. How
/// callers authenticate is said by a security scheme, which replaces the security requirements of the operation; an
/// authorizer has to be one of the document's schemes.
///
/// ```
/// use oasgate::huawei::annotate;
///
/// let document = "{openapi: 3.0.0, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   responses: {'200': {description: the orders}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let mut api = oasgate::Api::clone(&imported.api);
/// api.about.operator.set_backend(|backend| backend.urls = vec!["https://orders.internal".into()]);
/// let annotated = annotate(&api).into_result()?;
/// let keys = &annotated.operations.values().next().unwrap().extensions;
/// let endpoints = keys.get("x-apigateway-backend").unwrap().get("httpEndpoints").unwrap();
/// assert_eq!(endpoints.get("address").unwrap().as_str(), Some("orders.internal"));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn annotate(api: &Api) -> Outcome<Api> {
    annotated(api, interpret_alone, |api, added| {
        let mut definitions = Definitions::new(api, added);
        let mut schemes = security::Schemes::new(&api.components);
        for (operation, one) in api.operations.values_mut().zip(added) {
            write(one, operation, &mut definitions);
            if let Some(security) = one.missing.auth.as_deref().and_then(|auth| schemes.requirements(auth)) {
                operation.security = Some(security);
            }
        }
        schemes.done(&mut api.components);
        definitions.done(api)
    })
}

fn write(Added { missing, .. }: &Added, operation: &mut Operation, definitions: &mut Definitions) {
    if let Some(backend) = missing.backend.as_deref()
        && let Some(value) = backend::value(backend)
    {
        operation.extensions.insert("x-apigateway-backend".to_owned(), ordered(&value, ORDER));
        require(&mut operation.extensions, "x-apigateway-request-type", "public");
        require(&mut operation.extensions, "x-apigateway-match-mode", "NORMAL");
    }
    let keys = &mut operation.extensions;
    if let Some(Cors { disabled, .. }) = missing.cors.as_deref() {
        keys.insert("x-apigateway-cors".to_owned(), json!(!disabled).into());
    }
    if let Some(name) = missing.rate_limit.as_deref().and_then(|limit| definitions.limit(limit)) {
        keys.insert("x-apigateway-ratelimit".to_owned(), json!(name).into());
    }
    if let Some(name) = missing.access_control.as_deref().and_then(|control| definitions.control(control)) {
        keys.insert("x-apigateway-access-control".to_owned(), json!(name).into());
    }
}
