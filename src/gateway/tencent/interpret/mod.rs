//! From the gateway's keys in a document into the model's operator side.

mod backend;

use crate::gateway::shared::keys::{At, Scope, Words, interpreted, value_of};
use crate::gateway::tencent::EXTENSIONS;
use crate::model::operator::{
    Backend, BackendParameter, BackendValue, Cors, Operator, Protocol, Publication,
};
use crate::model::{Extensions, Imported, ParameterLocation};
use crate::outcome::Outcome;
use crate::subject::Subject;

const API_TYPES: Words = &[("NORMAL", "NORMAL"), ("TSF", "TSF")];
const BUSINESS_TYPES: Words = &[("NORMAL", "NORMAL"), ("OAUTH", "OAUTH")];
const PROTOCOLS: Words = &[("HTTP", "HTTP"), ("HTTP", "HTTPS"), ("WEBSOCKET", "WEBSOCKET")];
const PLACES: Words = &[("HEADER", "HEADER"), ("QUERY", "QUERY"), ("PATH", "PATH")];

/// The longest that the gateway waits, in seconds.
const TIMEOUT: i64 = 1800;

/// Reads the gateway's keys, `x-apigw-…`, of what was imported into the [`Operator`] of each operation. The keys are where
/// they were.
///
/// What an operation's operator has already counts; a key that says otherwise is reported. What cannot be understood is a
/// warning at its place, and what only this gateway has a place for is named in one warning for each operation. The
/// service that the APIs belong to, and how callers authenticate, are not in a document of this gateway.
///
/// ```
/// use oasgate::tencent::interpret;
///
/// let document = "{openapi: 3.0.0, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   x-apigw-backend: {ServiceType: HTTP, ServiceConfig:
///     {Url: 'http://orders.internal:8080', Path: /v1/orders, Method: GET}},
///   x-apigw-service-timeout: 15, responses: {'200': {description: the orders}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let read = interpret(&imported).into_result()?;
/// let backend = read.api.operations.values().next().unwrap().operator.backend.as_deref().unwrap();
/// assert_eq!(backend.urls, ["http://orders.internal:8080"]);
/// assert_eq!((backend.path.as_deref(), backend.timeout_ms), (Some("/v1/orders"), Some(15_000)));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn interpret(imported: &Imported) -> Outcome<Imported> {
    interpreted(imported, &EXTENSIONS, |_, api, report| {
        for (key, operation) in api.operations.iter_mut() {
            let subject = Subject::Operation(key.clone());
            let mut scope = Scope { report: &mut *report, subject: &subject };
            read(&mut scope, &operation.extensions, &mut operation.operator);
            report.end(&subject);
        }
    })
}

fn read(scope: &mut Scope<'_, '_>, keys: &Extensions, operator: &mut Operator) {
    destination(scope, keys, operator);
    if let Some(at) = value_of(keys, "x-apigw-cors")
        && let Some(flag) = scope.flag(&at)
    {
        let cors = Cors { disabled: !flag, ..Cors::default() };
        scope.state(("CORS", &mut operator.cors), cors, &at);
    }
    // `HTTP` is the family: whether it is HTTPS is the service's choice.
    if let Some(at) = value_of(keys, "x-apigw-protocol")
        && scope.word(&at, PROTOCOLS) == Some("WEBSOCKET")
    {
        let publication = Publication { protocols: vec![Protocol::Ws], ..Publication::default() };
        scope.state(("publication", &mut operator.publication), publication, &at);
    }
    if let Some(at) = value_of(keys, "x-apigw-api-type") {
        // The kind of the backend says it again.
        scope.word(&at, API_TYPES);
    }
    if let Some(at) = value_of(keys, "x-apigw-api-business-type")
        && scope.word(&at, BUSINESS_TYPES) == Some("OAUTH")
    {
        scope.own(&at);
    }
}

/// The backend, its timeout and its constants, each of which is a key of its own.
fn destination(scope: &mut Scope<'_, '_>, keys: &Extensions, operator: &mut Operator) {
    let stated = value_of(keys, "x-apigw-backend");
    let mut backend = stated.as_ref().and_then(|at| backend::backend(scope, at)).unwrap_or_default();
    let timeout = value_of(keys, "x-apigw-service-timeout");
    let seconds = timeout.as_ref().and_then(|at| scope.number(at, 1, TIMEOUT));
    backend.timeout_ms = seconds.and_then(|seconds| u64::try_from(seconds * 1000).ok());
    let mut first = stated.or(timeout);
    for key in ["x-apigw-const-paramters", "x-apigw-const-parameters"] {
        if let Some(at) = value_of(keys, key) {
            let items = scope.items(&at, false);
            backend.parameters.extend(items.iter().filter_map(|at| constant(scope, at)));
            first = first.or(Some(at));
        }
    }
    if let Some(at) = first.filter(|_| backend != Backend::default()) {
        scope.state(("backend", &mut operator.backend), backend, &at);
    }
}

fn constant(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<BackendParameter> {
    let mut object = scope.object(at)?.in_any_case();
    let name = object.needs(scope, "Name").and_then(|at| scope.name(&at));
    let place = object.needs(scope, "Position").and_then(|at| scope.word(&at, PLACES));
    let value = object.needs(scope, "DefaultValue").and_then(|at| scope.text(&at));
    let description = object.get("Desc").and_then(|at| scope.text(&at)).filter(|text| !text.is_empty());
    object.finish(scope);
    Some(BackendParameter {
        name: name?,
        location: match place? {
            "PATH" => ParameterLocation::Path,
            "QUERY" => ParameterLocation::Query,
            _ => ParameterLocation::Header,
        },
        description,
        value: BackendValue::Constant(value?),
    })
}
