//! From the gateway's keys in a document into the model's operator side.

mod integration;
mod mapping;
mod mock;
mod policy;
mod root;
mod security;

use std::collections::HashMap;
use std::sync::Arc;

use self::integration::Integrations;
pub(super) use self::mapping::{CONTEXT, INVOCATION};
pub(super) use self::root::OF_HTTP_APIS;
use self::security::Schemes;
use super::{EXTENSIONS, rules};
use crate::diagnostic::Diagnostic;
use crate::gateway::shared::keys::{Report, Scope, interpreted, value_of};
use crate::model::operator::Cors;
use crate::model::{Api, Imported, Operation};
use crate::outcome::Outcome;
use crate::subject::{Method, OperationKey, PathKey, Subject};

/// Reads the gateway's keys, `x-amazon-apigateway-…`, of what was imported into the
/// [`Operator`](crate::model::operator::Operator)s of the API and of its operations. The keys are where they were.
///
/// What an operator has already counts; a key that says otherwise is reported. What cannot be understood is a warning at
/// its place, and what only this gateway has a place for is named in one warning for each part: templates, mappings of
/// responses, caches, credentials, authorizers. A Lambda function goes by its ARN, which another gateway has to replace.
///
/// An operation for OPTIONS that only answers with headers of CORS is read as the CORS of the other operations of its
/// path.
///
/// ```
/// use oasgate::aws::interpret;
///
/// let document = "{openapi: 3.0.1, info: {title: T, version: '1'}, paths: {'/orders/{id}': {get: {operationId: getOrder,
///   parameters: [{name: id, in: path, required: true, schema: {type: string}}],
///   x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'https://orders.internal/v1/{key}',
///     requestParameters: {integration.request.path.key: method.request.path.id}, timeoutInMillis: 3000},
///   responses: {'200': {description: the order}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let read = interpret(&imported).into_result()?;
/// let backend = read.api.operations.values().next().unwrap().operator.backend.as_deref().unwrap();
/// assert_eq!(backend.urls, ["https://orders.internal"]);
/// assert_eq!((backend.path.as_deref(), backend.timeout_ms), (Some("/v1/{id}"), Some(3000)));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn interpret(imported: &Imported) -> Outcome<Imported> {
    interpreted(imported, &EXTENSIONS, |claims, api, report| {
        let is_http = claims.iter().any(|claim| root::OF_HTTP_APIS.contains(&claim.key));
        root::read(claims, &mut api.about, report);
        let Api { about, operations, components, .. } = api;
        let integrations = Integrations::read(&about.components_extensions, imported.document.bytes, report);
        let schemes = Schemes::read(components, report);
        // The import of REST APIs does not read it.
        let common = schemes.auth(about.security.as_deref().filter(|_| is_http));
        let mut scaffolds = HashMap::new();
        for (key, operation) in operations.iter_mut() {
            let subject = Subject::Operation(key.clone());
            let mut scope = Scope { report: &mut *report, subject: &subject };
            if let Some(cors) = read_operation(&mut scope, key, operation, &integrations) {
                scaffolds.insert(key.path.clone(), cors);
            }
            if operation.operator.auth.is_none() {
                let own = operation.security.as_deref();
                operation.operator.auth = own.map_or_else(|| common.clone(), |own| schemes.auth(Some(own)));
            }
            report.end(&subject);
        }
        share(&scaffolds, operations.iter_mut());
        let is_required = about.security.as_ref().is_some_and(|all| !all.is_empty());
        let is_open = |operation: &&Operation| {
            operation.security.is_none()
                && operation.operator.auth.is_none()
                && operation.method != Method::Options
        };
        let open = operations.values().filter(is_open).count();
        if is_required && !is_http && open > 0 {
            let found = Diagnostic::new(rules::AWS_ROOT_SECURITY_UNUSED).about(Subject::Api);
            report.add(found.arg("count", open.to_string()), None);
        }
    })
}

/// Reads the keys of an operation. Gives the CORS of the path, where the operation does nothing else than answer with it.
fn read_operation(
    scope: &mut Scope<'_, '_>,
    key: &OperationKey,
    operation: &mut Operation,
    integrations: &Integrations,
) -> Option<Arc<Cors>> {
    let keys = &operation.extensions;
    let mut scaffold = None;
    if let Some(at) = value_of(keys, "x-amazon-apigateway-integration") {
        let found = integrations.of(scope, &at);
        if let Some(backend) = found.backend_of(&operation.path) {
            scope.state(("backend", &mut operation.operator.backend), backend, &at);
        }
        scaffold = found.cors.filter(|_| key.method == Method::Options);
    }
    if scaffold.is_some() {
        report(scope.report, rules::AWS_CORS_SCAFFOLD, scope.subject);
    }
    if &*operation.path == "/$default" {
        report(scope.report, rules::AWS_DEFAULT_ROUTE_LITERAL, scope.subject);
    }
    if let Some(at) = value_of(keys, "x-amazon-apigateway-auth")
        && let Some(auth) = security::of_operation(scope, &at)
    {
        scope.state(("authentication", &mut operation.operator.auth), auth, &at);
    }
    scaffold
}

fn report(report: &mut Report<'_>, rule: &'static crate::diagnostic::Rule, subject: &Subject) {
    report.add(Diagnostic::new(rule).about(subject.clone()), None);
}

/// Gives each operation the CORS that the scaffold of its path says.
fn share<'o>(
    scaffolds: &HashMap<PathKey, Arc<Cors>>,
    operations: impl Iterator<Item = (&'o OperationKey, &'o mut Operation)>,
) {
    if scaffolds.is_empty() {
        return;
    }
    for (key, operation) in operations.filter(|(key, _)| key.method != Method::Options) {
        if let Some(cors) = scaffolds.get(&key.path) {
            operation.operator.cors.get_or_insert_with(|| cors.clone());
        }
    }
}
