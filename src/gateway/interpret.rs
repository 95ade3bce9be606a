//! The readers of all gateways, one after the other.

use super::{aliyun, aws, huawei, tencent};
use crate::diagnostic::sort;
use crate::model::{ExtensionKeys, Imported};
use crate::outcome::Outcome;

/// A gateway's reader of its keys.
type Reader = fn(&Imported) -> Outcome<Imported>;

/// The reader of each gateway, in the order in which they count.
const READERS: &[(&ExtensionKeys, Reader)] = &[
    (&huawei::EXTENSIONS, huawei::interpret_alone),
    (&aws::EXTENSIONS, aws::interpret),
    (&tencent::EXTENSIONS, tencent::interpret),
    (&aliyun::EXTENSIONS, aliyun::interpret),
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
    interpret_others(imported, None)
}

/// As [`interpret`], without the keys of one gateway, which its writer reads itself.
pub(crate) fn interpret_others(imported: &Imported, own: Option<&ExtensionKeys>) -> Outcome<Imported> {
    let mut result = imported.clone();
    let mut diagnostics = Vec::new();
    let is_other = |keys: &ExtensionKeys| own.is_none_or(|own| own.prefix != keys.prefix);
    for (_, read) in READERS.iter().filter(|(keys, _)| is_other(keys)) {
        let Outcome { value, diagnostics: found } = read(&result);
        diagnostics.extend(found);
        result = value.unwrap_or(result);
    }
    sort(&mut diagnostics);
    Outcome::found(result, diagnostics)
}
