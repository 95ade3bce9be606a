//! From the gateway's keys in a document into the model's operator side, and into options what only this gateway has.

mod backend;
mod controls;
mod merge;
mod operation;
mod parameters;
mod policies;
mod security;

use std::sync::Arc;

use self::controls::Definitions;
use self::operation::Reader;
pub(super) use self::operation::is_prefix;
use self::parameters::Parameters;
use super::options::{OperationOptions, WriteOptions};
use super::write::names_of;
use super::{EXTENSIONS, rules};
use crate::diagnostic::{Diagnostic, sort};
use crate::gateway::extensions::{Claim, claim};
use crate::gateway::shared::keys::{Report, Rules, Scope, forget};
use crate::gateway::shared::losses::NameList;
use crate::gateway::shared::rules::keys::EXTENSION_SETTINGS_OWN;
use crate::model::Imported;
use crate::outcome::Outcome;
use crate::subject::Subject;

const RULES: Rules = Rules {
    invalid: rules::HUAWEI_VALUE_INVALID,
    missing: rules::HUAWEI_MEMBER_MISSING,
    unknown: rules::HUAWEI_MEMBER_UNKNOWN,
    normalised: rules::HUAWEI_VALUES_NORMALISED,
};

/// What was imported, with what its keys say to this gateway.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Interpreted {
    /// The import. Where the document has keys of this gateway, what they say that other gateways understand is in its
    /// [`Operator`](crate::model::operator::Operator)s. The keys are where they were.
    pub imported: Imported,
    /// The options, with what the keys say that only this gateway understands. Each operation that says something has
    /// its own [`OperationOptions`], which [`write`](fn@super::write) uses.
    pub options: WriteOptions,
}

/// Reads the gateway's keys, `x-apigateway-…`, of what was imported.
///
/// Options that the caller gives have precedence over what the document says. An authorizer, a VPC channel or a group
/// response goes by its name: the caller has the id, in the tables of the options. What cannot be understood is a warning at
/// its place; everything else that only this gateway understands is named in one info for each part.
///
/// In a document with such keys, bounds of zero of parameters mean "not set", and are removed.
///
/// ```
/// use oasgate::huawei::{WriteOptions, interpret};
///
/// let document = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   x-apigateway-backend: {type: HTTP, httpEndpoints:
///     {address: 'orders.internal:8080', scheme: http, method: GET, path: /v1/orders, timeout: 3000}},
///   x-apigateway-request-type: public, responses: {'200': {description: the orders}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let read = interpret(&imported, &WriteOptions::default()).into_result()?;
/// let backend = read.imported.api.operations.values().next().unwrap().operator.backend.as_deref().unwrap();
/// assert_eq!((backend.path.as_deref(), backend.timeout_ms), (Some("/v1/orders"), Some(3000)));
/// assert_eq!(read.options.operations.values().next().unwrap().public, Some(true));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn interpret(imported: &Imported, options: &WriteOptions) -> Outcome<Interpreted> {
    let mut result = Interpreted { imported: imported.clone(), options: options.clone() };
    let Outcome { value, mut diagnostics } = claim(imported, &EXTENSIONS);
    let claims = value.unwrap_or_default();
    if claims.is_empty() {
        return Outcome::found(result, diagnostics);
    }
    let original = &*imported.api;
    let mut report = Report::new(&imported.places, &RULES);
    let schemes = security::schemes(original, &mut report);
    let reader = Reader {
        api: original,
        definitions: Definitions::read(original, &mut report),
        schemes: &schemes,
        overruled: &options.security,
    };
    let mut parameters = Parameters::default();
    let api = Arc::make_mut(&mut result.imported.api);
    parameters.of_components(&mut api.components, &mut report);
    report.end(&Subject::Api);
    for ((key, operation), target) in original.operations.iter().zip(api.operations.values_mut()) {
        let subject = Subject::Operation(key.clone());
        let mut scope = Scope { report: &mut report, subject: &subject };
        let mut own = reader.read(&mut scope, operation, target);
        parameters.of_operation(&mut scope, &original.components, &mut target.parameters, &mut own);
        report.end(&subject);
        let caller = names_of(key, operation).find_map(|name| options.operations.get(&name));
        // The caller's parameters replace those of the document.
        let is_moved = caller.is_none_or(|caller| caller.backend_parameters.is_empty());
        if is_moved && operation.operator.backend.is_none() && target.operator.backend.is_some() {
            backend::move_parameters(target, &mut own);
        }
        let all = caller.map_or_else(|| own.clone(), |caller| merge::over(caller, own.clone()));
        if own != OperationOptions::default() {
            result.options.operations.insert(key.to_string(), all);
        }
    }
    for (name, auth) in &schemes {
        result.options.security.insert_if_absent(name.clone(), || auth.clone());
    }
    if parameters.unset > 0 {
        let found = Diagnostic::new(rules::HUAWEI_BOUNDS_UNSET).about(Subject::Api);
        report.add(found.arg("count", parameters.unset.to_string()), None);
    }
    own_keys(&claims, &mut report);
    diagnostics.extend(report.done());
    sort(&mut diagnostics);
    Outcome::found(result, diagnostics)
}

/// As [`interpret`] without options: what only this gateway understands is not in the result, and named in an info.
pub(in crate::gateway) fn interpret_alone(imported: &Imported) -> Outcome<Imported> {
    let Outcome { value, diagnostics } = interpret(imported, &WriteOptions::default());
    Outcome { value: value.map(|read| read.imported), diagnostics }
}

/// Keys of which a payload has everything that was understood.
const PLACED: &[&str] = &[
    "x-apigateway-auth-type",
    "x-apigateway-auth-opt",
    "x-apigateway-request-type",
    "x-apigateway-cors",
    "x-apigateway-is-send-fg-body-base64",
    "x-apigateway-backend",
    "x-apigateway-backend-policies",
    "x-apigateway-ratelimit",
    "x-apigateway-access-control",
    "x-apigateway-result-normal-sample",
    "x-apigateway-result-failure-sample",
    "x-apigateway-response",
    "x-apigateway-pass-through",
    "x-apigateway-sample",
    "x-apigateway-orchestrations",
    "x-apigateway-content-type",
    "default-cors",
];

/// Removes the keys of operations and parameters that a payload has: what became of the others is in its ledger.
pub(super) fn forget_placed(imported: &mut Imported) {
    forget(&mut imported.api, |key| PLACED.contains(&key));
}

/// Keys that have no counterpart in the model.
const OWN: &[&str] = &[
    "x-apigateway-request-type",
    "x-apigateway-is-send-fg-body-base64",
    "x-apigateway-result-normal-sample",
    "x-apigateway-result-failure-sample",
    "x-apigateway-response",
    "x-apigateway-pass-through",
    "x-apigateway-content-type",
];

/// Keys that change which requests come or where they go, and have no counterpart either.
const OWN_SETTINGS: &[&str] =
    &["x-apigateway-match-mode", "x-apigateway-backend-policies", "x-apigateway-orchestrations"];

/// Keys of what the gateway has beside APIs.
const SEPARATE: &[&str] = &["x-apigateway-plugins", "x-apigateway-responses", "x-apigateway-authorizer"];

/// Whether a key says what holds on other gateways, too: that a path is the whole path of a request.
fn is_default(claim: &Claim) -> bool {
    claim.key == "x-apigateway-match-mode" && claim.value.node().scalar() == Some("NORMAL")
}

/// Names, for each part, the keys that another gateway does not get, and those that no payload has.
fn own_keys(claims: &[Claim], report: &mut Report<'_>) {
    for of_part in claims.chunk_by(|a, b| a.subject == b.subject) {
        let Some(first) = of_part.first() else { continue };
        for (keys, rule) in [
            (OWN, rules::HUAWEI_KEYS_OWN),
            (OWN_SETTINGS, EXTENSION_SETTINGS_OWN),
            (SEPARATE, rules::HUAWEI_SETTINGS_SEPARATE),
        ] {
            let mut names = NameList::default();
            let mut node = None;
            for claim in of_part.iter().filter(|claim| keys.contains(&claim.key)) {
                let value = claim.value.node();
                let is_empty = value.is_null() || value.is_array() && value.items().next().is_none();
                if !is_empty && !is_default(claim) {
                    names.add(claim.key);
                    node = node.or(Some(value));
                }
            }
            if let Some(list) = names.list() {
                let found = Diagnostic::new(rule).about(first.subject.clone());
                report.add(found.arg("members", list), node);
            }
        }
    }
}
