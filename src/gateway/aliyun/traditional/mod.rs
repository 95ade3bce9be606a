//! The traditional gateway (CloudAPI): its keys in a document, `x-aliyun-apigateway-…`, into the model's operator side.

mod annotate;
mod auth;
mod backend;
mod parameters;
mod settings;

pub use self::annotate::annotate;
use self::parameters::{Lists, Shared};
use super::EXTENSIONS;
use crate::gateway::shared::keys::{At, Report, Scope, interpreted, value_of};
use crate::gateway::shared::values::resolve;
use crate::model::operator::{Backend, Operator};
use crate::model::{Api, Components, Extensions, Imported, Operation};
use crate::outcome::Outcome;
use crate::subject::Subject;

/// Reads the keys of the traditional gateway, `x-aliyun-apigateway-…`, of what was imported into the [`Operator`]s of the
/// API and of its operations. The keys are where they were.
///
/// A key of the root counts for all operations that do not have it. What an operator has already counts; a key that says
/// otherwise is reported. That gateway tells upper case from lower; here, a key's members and words in another case are
/// read, and an info names them. What cannot be understood is a warning at its place, and what only that gateway has a
/// place for is named in one warning for each part.
///
/// ```
/// use oasgate::aliyun::interpret;
///
/// let document = "{openapi: 3.0.1, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   x-aliyun-apigateway-backend: {type: HTTP, address: 'http://orders.internal', path: /v1/orders, method: GET},
///   x-aliyun-apigateway-auth-type: ANONYMOUS, responses: {'200': {description: the orders}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let read = interpret(&imported).into_result()?;
/// let operator = &read.api.operations.values().next().unwrap().operator;
/// assert_eq!(operator.backend.as_ref().unwrap().urls, ["http://orders.internal"]);
/// assert_eq!(operator.auth.as_ref().unwrap().kind.as_ref().unwrap().as_str(), "open");
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn interpret(imported: &Imported) -> Outcome<Imported> {
    interpreted(imported, &EXTENSIONS, |_, api, report| {
        let root = imported.api.about.extensions.clone();
        let Api { about, operations, components, .. } = api;
        let mut reader = Reader::new(&root, imported.document.bytes, report);
        let is_shared = !operations.values().any(|operation| backend::is_unusable(&operation.extensions));
        reader.root(&mut about.operator, is_shared, report);
        for (key, operation) in operations.iter_mut() {
            let subject = Subject::Operation(key.clone());
            let mut scope = Scope { report: &mut *report, subject: &subject };
            reader.operation(&mut scope, operation, components);
            report.end(&subject);
        }
    })
}

/// What operations share.
struct Reader<'a> {
    root: &'a Extensions,
    shared: Shared<'a>,
    /// The backend of the root, where operations have to have it one by one.
    backend: Option<Backend>,
}

impl<'a> Reader<'a> {
    fn new(root: &'a Extensions, document: usize, report: &mut Report<'_>) -> Self {
        let mut scope = Scope { report, subject: &Subject::Api };
        let shared = Shared::new(Lists::read(&mut scope, root), document);
        Self { root, shared, backend: None }
    }

    /// The keys of the root, for the operations that have none of their own. Where an operation says a backend that cannot
    /// be used, the backend of the root is not its backend either, so that of the API would be wrong.
    fn root(&mut self, operator: &mut Operator, is_shared: bool, report: &mut Report<'_>) {
        let mut scope = Scope { report: &mut *report, subject: &Subject::Api };
        let (at, mut backend) = backend::read(&mut scope, self.root);
        backend.parameters = self.shared.lists.all();
        if is_shared || !backend.has_destination() {
            state_backend(&mut scope, operator, backend, at.or_else(|| self.shared.lists.first()));
        } else {
            self.backend = Some(backend);
        }
        auth::read(&mut scope, operator, self.root, self.root);
        settings::read(&mut scope, operator, self.root);
        report.end(&Subject::Api);
    }

    fn operation(&mut self, scope: &mut Scope<'_, '_>, operation: &mut Operation, components: &Components) {
        let keys = operation.extensions.clone();
        let (at, mut backend) = backend::read(scope, &keys);
        let has_own = at.is_some();
        let is_unusable = has_own && !backend.has_destination();
        let lists = Lists::read(scope, &keys);
        let mut first = at.or_else(|| lists.first());
        let mut mapped = Vec::new();
        if settings::maps(scope, &keys, self.root) {
            for (key, parameter) in &operation.parameters {
                let Ok(found) = resolve(parameter, &components.parameters) else { continue };
                mapped.extend(parameters::mapped(scope, key, &found.extensions));
            }
            mapped.extend(parameters::serviced(scope, &keys, operation));
        } else {
            for parameter in operation.parameters.values() {
                let Ok(found) = resolve(parameter, &components.parameters) else { continue };
                parameters::unmapped(scope, &found.extensions);
            }
        }
        let fills = parameters::split(&mut mapped, backend.path.is_some());
        backend.path = backend.path.map(|path| parameters::filled(&path, &fills));
        let is_own = !mapped.is_empty() || !lists.is_empty();
        if is_own {
            backend.parameters = mapped;
            self.shared.add(scope, lists, &mut backend.parameters);
        }
        if first.is_none() && is_own {
            first = operation.parameters.values().find_map(|parameter| {
                let found = resolve(parameter, &components.parameters).ok()?;
                value_of(&found.extensions, parameters::NAME)
            });
        }
        match &self.backend {
            Some(root) if has_own && !is_unusable && backend.parameters.is_empty() => {
                backend.parameters.clone_from(&root.parameters);
            }
            Some(root) if !has_own => backend = backend.over(root),
            _ => {}
        }
        let operator = &mut operation.operator;
        state_backend(scope, operator, backend, first);
        auth::read(scope, operator, &keys, self.root);
        settings::read(scope, operator, &keys);
    }
}

fn state_backend(scope: &mut Scope<'_, '_>, operator: &mut Operator, backend: Backend, at: Option<At<'_>>) {
    if backend == Backend::default() {
        return;
    }
    match at {
        Some(at) => scope.state(("backend", &mut operator.backend), backend, &at),
        None => _ = operator.backend.get_or_insert_with(|| backend.into()),
    }
}
