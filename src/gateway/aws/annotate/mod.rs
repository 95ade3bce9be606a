//! From the model's operator side into the gateway's keys.

mod integration;
mod mapping;
mod root;
mod security;

use serde_json::json;

use self::root::Style;
use super::interpret;
use crate::gateway::shared::annotate::{annotated, ordered};
use crate::model::Api;
use crate::model::operator::AuthKind;
use crate::outcome::Outcome;

/// Members of an integration as the gateway's documents have them.
const ORDER: &[&str] = &[
    "type",
    "httpMethod",
    "uri",
    "connectionType",
    "connectionId",
    "requestParameters",
    "requestTemplates",
    "statusCode",
];

/// Writes what operators added to an API as the gateway's keys, `x-amazon-apigateway-…`, of its operations and of its root:
/// the way back from [`interpret`]. The result has no operator side, so nothing says the same twice.
///
/// A key that says the same already stays as it is, with what only this gateway understands; one that says something else
/// is replaced, and reported. What the gateway has no key for, or another value, is named in a warning for each part.
///
/// The keys are those of a REST API, unless all operations have the same CORS and none has what only a REST API has: a mock,
/// an access control or an API key. Then they are those of an HTTP API, which has a key for CORS. A document with keys of
/// one of the two stays what it is. An authorizer has to be one of the document's security schemes.
///
/// ```
/// use oasgate::aws::annotate;
///
/// let document = "{openapi: 3.0.0, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   responses: {'200': {description: the orders}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let mut api = oasgate::Api::clone(&imported.api);
/// api.about.operator.set_backend(|backend| backend.urls = vec!["https://orders.internal".into()]);
/// let annotated = annotate(&api).into_result()?;
/// let keys = &annotated.operations.values().next().unwrap().extensions;
/// let uri = keys.get("x-amazon-apigateway-integration").unwrap().get("uri").unwrap();
/// assert_eq!(uri.as_str(), Some("https://orders.internal/orders"));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn annotate(api: &Api) -> Outcome<Api> {
    annotated(api, interpret, |api, added| {
        let style = Style::of(api, added);
        let mut schemes = security::Schemes::new(&api.components);
        for (operation, one) in api.operations.values_mut().zip(added) {
            if let Some(value) =
                one.missing.backend.as_deref().and_then(|one| integration::value(one, &operation.path, style))
            {
                operation
                    .extensions
                    .insert("x-amazon-apigateway-integration".to_owned(), ordered(&value, ORDER));
            }
            let Some(auth) = one.missing.auth.as_deref() else { continue };
            let word = match auth.kind {
                Some(AuthKind::Open) => Some("NONE"),
                Some(AuthKind::Iam) => Some("AWS_IAM"),
                _ => None,
            };
            if let Some(word) = word {
                let key = "x-amazon-apigateway-auth".to_owned();
                operation.extensions.insert(key, json!({"type": word}).into());
            } else if let Some(security) = schemes.requirements(auth) {
                operation.extensions.remove("x-amazon-apigateway-auth");
                operation.security = Some(security);
            }
        }
        schemes.done(&mut api.components);
        root::write(&mut api.about.extensions, added, style)
    })
}
