//! From the model's operator side into the keys of the traditional gateway.

mod backend;
mod parameters;

use serde_json::json;

use super::interpret;
use crate::gateway::shared::annotate::{Added, annotated, ordered};
use crate::model::operator::{Auth, AuthKind};
use crate::model::{Api, Extensions};
use crate::outcome::Outcome;

/// Members as documents of that gateway have them.
const ORDER: &[&str] = &[
    "type",
    "address",
    "vpcAccessName",
    "service",
    "function",
    "path",
    "method",
    "mockResult",
    "systemName",
    "backendName",
    "name",
    "value",
    "location",
];

/// Writes what operators added to an API as the keys of the traditional gateway, `x-aliyun-apigateway-…`, of its operations
/// and of their parameters: the way back from [`interpret`]. The result has no operator side, so nothing says the same
/// twice. The present gateway publishes no keys: its calls have what operators add, see [`calls`](crate::aliyun::calls).
///
/// A key that says the same already stays as it is, with what only that gateway understands; one that says something else
/// is replaced, and reported. What the gateway has no key for, or another value, is named in a warning for each part: it has
/// none for CORS, limits and access controls.
///
/// ```
/// use oasgate::aliyun::annotate;
///
/// let document = "{openapi: 3.0.0, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   responses: {'200': {description: the orders}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let mut api = oasgate::Api::clone(&imported.api);
/// api.about.operator.set_backend(|backend| backend.urls = vec!["https://orders.internal".into()]);
/// let annotated = annotate(&api).into_result()?;
/// let keys = &annotated.operations.values().next().unwrap().extensions;
/// let backend = keys.get("x-aliyun-apigateway-backend").unwrap();
/// assert_eq!(backend.get("address").unwrap().as_str(), Some("https://orders.internal"));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn annotate(api: &Api) -> Outcome<Api> {
    annotated(api, interpret, |api, added| {
        for (operation, Added { missing, .. }) in api.operations.values_mut().zip(added) {
            if let Some(backend) = missing.backend.as_deref() {
                if let Some(value) = backend::value(backend) {
                    operation.extensions.remove("x-aliyun-apigateway-fc");
                    operation
                        .extensions
                        .insert("x-aliyun-apigateway-backend".to_owned(), ordered(&value, ORDER));
                }
                parameters::write(&backend.parameters, operation);
            }
            if let Some(auth) = missing.auth.as_deref() {
                authentication(auth, &mut operation.extensions);
            }
        }
        Vec::new()
    })
}

fn authentication(auth: &Auth, keys: &mut Extensions) {
    let (kind, code) = match auth.kind {
        Some(AuthKind::Open) => ("ANONYMOUS", None),
        Some(AuthKind::App) => ("APP", Some("DISABLE")),
        Some(AuthKind::ApiKey) => ("APP", Some("HEADER")),
        _ => return,
    };
    keys.insert("x-aliyun-apigateway-auth-type".to_owned(), json!(kind).into());
    keys.remove("x-aliyun-apigateway-app-code-auth-type");
    match code {
        Some(code) => _ = keys.insert("x-aliyun-apigateway-app-code-type".to_owned(), json!(code).into()),
        None => _ = keys.remove("x-aliyun-apigateway-app-code-type"),
    }
}
