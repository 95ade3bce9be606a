//! The readers of all gateways, one after the other.

use std::collections::HashSet;
use std::sync::Arc;

use super::shared::annotate::annotated;
use super::shared::keys::forget;
use super::shared::rules::keys as rules;
use super::{aliyun, aws, claim, huawei, tencent};
use crate::diagnostic::{Diagnostic, sort};
use crate::model::operator::Operator;
use crate::model::{Api, ExtensionKeys, Imported};
use crate::outcome::Outcome;
use crate::subject::Subject;

/// A gateway's reader of its keys.
struct Reader {
    keys: &'static ExtensionKeys,
    read: fn(&Imported) -> Outcome<Imported>,
    /// The way back.
    annotate: fn(&Api) -> Outcome<Api>,
    /// Whether the servers of a document with such keys are addresses of that gateway, and not of what is behind it.
    has_servers: bool,
}

/// The reader of each gateway, in the order in which they count.
const READERS: &[Reader] = &[
    Reader {
        keys: &huawei::EXTENSIONS,
        read: huawei::interpret_alone,
        annotate: huawei::annotate,
        has_servers: true,
    },
    Reader { keys: &aws::EXTENSIONS, read: aws::interpret, annotate: aws::annotate, has_servers: true },
    // Its import takes the servers as what is behind it.
    Reader {
        keys: &tencent::EXTENSIONS,
        read: tencent::interpret,
        annotate: tencent::annotate,
        has_servers: false,
    },
    Reader {
        keys: &aliyun::EXTENSIONS,
        read: aliyun::interpret,
        annotate: aliyun::annotate,
        has_servers: true,
    },
];

/// Reads the `x-` keys of all gateways into the [`Operator`](crate::model::operator::Operator)s of what was imported, so
/// that every gateway's writer can use what another gateway's document says. The keys are where they were.
///
/// The readers are those of [`huawei`](crate::huawei::interpret), [`aws`](crate::aws::interpret),
/// [`tencent`](crate::tencent::interpret) and [`aliyun`](crate::aliyun::interpret), in this order: where the keys of two
/// gateways say different things about the same field, the first counts, and the other is reported. What only one gateway
/// understands is not in the result; a finding names it. A document without such keys stays as it is.
///
/// ```
/// use oasgate::extensions::interpret;
///
/// let document = "{openapi: 3.0.1, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   x-apigw-backend: {ServiceType: HTTP, ServiceConfig:
///     {Url: 'https://orders.internal', Path: /v1/orders, Method: GET}},
///   x-apigateway-cors: true, responses: {'200': {description: the orders}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let read = interpret(&imported).into_result()?;
/// let operator = &read.api.operations.values().next().unwrap().operator;
/// assert_eq!(operator.backend.as_ref().unwrap().path.as_deref(), Some("/v1/orders"));
/// assert!(operator.cors.is_some());
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn interpret(imported: &Imported) -> Outcome<Imported> {
    read(imported, None)
}

/// As [`interpret`], for a writer: the keys that were read are removed, as the operator side says what they say and findings
/// name the rest. A ledger would list them as lost. The keys of `own` stay; they are those of the gateway that is written
/// for, where its `convert` reads them itself, as [`huawei`](crate::huawei::convert) and [`tencent`](crate::tencent::convert)
/// do. They count before all others.
///
/// The servers of a document that a gateway wrote are addresses of that gateway. They are left out, so that no request to the
/// other gateway comes back to the first.
///
/// ```
/// use oasgate::{extensions, huawei};
///
/// let document = "{openapi: 3.0.1, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   x-apigw-backend: {ServiceType: HTTP, ServiceConfig:
///     {Url: 'https://orders.internal', Path: /v1/orders, Method: GET}},
///   responses: {'200': {description: the orders}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let read = extensions::extract(&imported, Some(&huawei::EXTENSIONS)).into_result()?;
/// let conversion = huawei::convert(&read, &huawei::WriteOptions::default()).into_result()?;
/// let backend = conversion.payloads[0].body.backend_api.as_ref().unwrap();
/// assert_eq!(backend.url_domain.as_deref(), Some("orders.internal"));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn extract(imported: &Imported, own: Option<&ExtensionKeys>) -> Outcome<Imported> {
    let has_keys = |reader: &&Reader| !claim(imported, reader.keys).value.unwrap_or_default().is_empty();
    let present: Vec<&Reader> = others(own).filter(has_keys).collect();
    if present.is_empty() {
        return read(imported, own);
    }
    // What the gateway's own keys say counts; its writer reports what is found in them.
    let first = READERS.iter().find(|reader| own.is_some_and(|own| own.prefix == reader.keys.prefix));
    let first = first.and_then(|reader| (reader.read)(imported).value);
    let mut outcome = read(first.as_ref().unwrap_or(imported), own);
    let Some(read) = &mut outcome.value else { return outcome };
    let names: HashSet<&str> =
        present.iter().flat_map(|reader| reader.keys.keys).map(|key| key.name).collect();
    forget(&mut read.api, |key| names.contains(key));
    let api = Arc::make_mut(&mut read.api);
    let is_of_gateway = present.iter().any(|reader| reader.has_servers);
    if let Some(mut found) = is_of_gateway.then(|| without_servers(api)).flatten() {
        imported.places.locate(std::slice::from_mut(&mut found), []);
        outcome.diagnostics.push(found);
        sort(&mut outcome.diagnostics);
    }
    outcome
}

/// Writes what operators added to an API as keys of the gateway that `keys` are of: the way back from [`interpret`]. The
/// result has no operator side. What the gateway has no key for is a finding; a gateway that is not known has none.
///
/// The functions are those of [`huawei`](crate::huawei::annotate), [`aws`](crate::aws::annotate),
/// [`tencent`](crate::tencent::annotate) and [`aliyun`](crate::aliyun::annotate). For an export, the gateway also has a key
/// for operations for every method: [`ExtensionKeys::any_method_key`].
///
/// ```
/// use oasgate::openapi::WriteOptions;
/// use oasgate::{extensions, huawei, openapi};
///
/// let document = "{openapi: 3.0.1, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   x-apigw-backend: {ServiceType: HTTP, ServiceConfig:
///     {Url: 'https://orders.internal', Path: /v1/orders, Method: GET}},
///   responses: {'200': {description: the orders}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let read = extensions::extract(&imported, None).into_result()?;
/// let annotated = extensions::annotate(&read.api, &huawei::EXTENSIONS).into_result()?;
/// let mut options = WriteOptions::default();
/// options.any_method_key = huawei::EXTENSIONS.any_method_key().map(str::to_owned);
/// let yaml = openapi::write(&annotated, &options).into_result()?.to_yaml();
/// assert!(yaml.contains("address: orders.internal") && !yaml.contains("x-apigw-"));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn annotate(api: &Api, keys: &ExtensionKeys) -> Outcome<Api> {
    match READERS.iter().find(|reader| reader.keys.prefix == keys.prefix) {
        Some(reader) => (reader.annotate)(api),
        None => annotated(api, |imported| Outcome::found(imported.clone(), Vec::new()), |_, _| Vec::new()),
    }
}

/// Leaves the servers out. Reports the operations that have no other backend.
fn without_servers(api: &mut Api) -> Option<Diagnostic> {
    let has_backend =
        |operator: &Operator| operator.backend.as_ref().is_some_and(|one| one.has_destination());
    let mut count = 0;
    for operation in api.operations.values_mut() {
        let is_lost = !operation.servers.is_empty() || !api.about.servers.is_empty();
        count += usize::from(is_lost && !has_backend(&operation.operator));
        operation.servers.clear();
    }
    api.about.servers.clear();
    if has_backend(&api.about.operator) || count == 0 {
        return None;
    }
    let found = Diagnostic::new(rules::EXTENSION_SERVERS_OWN).about(Subject::Api);
    Some(found.arg("count", count.to_string()))
}

/// The readers of all gateways but one.
fn others(own: Option<&ExtensionKeys>) -> impl Iterator<Item = &'static Reader> {
    let own = own.map(|own| own.prefix);
    READERS.iter().filter(move |reader| own != Some(reader.keys.prefix))
}

/// Reads the keys of all gateways but one.
fn read(imported: &Imported, own: Option<&ExtensionKeys>) -> Outcome<Imported> {
    let mut result = imported.clone();
    let mut diagnostics = Vec::new();
    for reader in others(own) {
        let Outcome { value, diagnostics: found } = (reader.read)(&result);
        diagnostics.extend(found);
        result = value.unwrap_or(result);
    }
    sort(&mut diagnostics);
    Outcome::found(result, diagnostics)
}
