//! What the gateway's own import, `ImportApiDefinitionsV2`, would answer for a document.

mod answer;
mod group;

use std::collections::{HashMap, HashSet};

pub use self::answer::{
    ImportAnswer, ImportFailure, ImportIgnored, ImportMode, ImportRefusal, ImportReport, ImportReportOptions,
    ImportSuccess, ImportedExtension,
};
use self::group::{Group, Import};
use super::options::{BackendOptions, WriteOptions};
use super::wire::CreateApiV2Response;
use super::{check, convert, limits};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::gateway::shared::rules::{CONVERT_BACKEND_MISSING, CONVERT_PATH_OCCUPIED};
use crate::model::{Imported, Operation, ParameterLocation, Server};
use crate::source::{Node, Value};
use crate::subject::Subject;
use crate::text::quoted;

/// A value that the gateway does not take.
const BAD_VALUE: &str = "APIG.2011";
const BAD_TITLE: &str = "APIG.2044";
const BAD_SERVERS: &str = "APIG.2045";
const NO_PARAMETER: &str = "APIG.2026";
const GROUP_EXISTS: &str = "APIG.3201";
const NAME_EXISTS: &str = "APIG.3202";
const PARAMETER_TWICE: &str = "APIG.3209";
const API_EXISTS: &str = "APIG.3301";

/// Says what the gateway's own import would answer, without calling it: what it would create, update and refuse.
///
/// `existing` has the APIs of the group, as the gateway lists them. The gateway never removes an API on import, and publishes
/// none. Two APIs clash if they have the same name, or the same method, path and match mode. Within a document the first is
/// imported; of the document and the group, [`ImportReportOptions::api_mode`] decides.
///
/// ```
/// use oasgate::huawei::{ImportAnswer, ImportReportOptions, import_report};
///
/// let document = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///   x-apigateway-backend: {type: MOCK, mockEndpoints: {result-content: '[]'}}, responses: {'200': {description: d}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let existing = [serde_json::from_str(r#"{"id": "a1", "name": "orders", "req_method": "GET", "req_uri": "/orders"}"#).unwrap()];
/// let ImportAnswer::Done(report) = import_report(&imported, &existing, &ImportReportOptions::default()) else { panic!() };
/// assert_eq!(report.failure[0].error_code, "APIG.3301");
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn import_report(
    imported: &Imported,
    existing: &[CreateApiV2Response],
    options: &ImportReportOptions,
) -> ImportAnswer {
    if let Some((code, message)) = refusal(imported, options) {
        return ImportAnswer::Refused(ImportRefusal { error_code: code.to_owned(), error_msg: message });
    }
    let existing = if options.new_group { &[] } else { existing };
    let faults = faults(imported, options);
    let mut group = Group::new(existing, options.api_mode);
    let mut report = ImportReport { extensions: extensions(imported, options), ..ImportReport::default() };
    if !options.new_group {
        let known = || existing.iter().find_map(|api| api.group_id.clone());
        report.group_id = options.group_id.clone().or_else(known);
    }
    let base = imported.api.about.base_path.as_deref().unwrap_or_default().trim_end_matches('/');
    for (key, operation) in &imported.api.operations {
        let path = [base, &*operation.path].concat();
        let method = operation.method.as_str().to_owned();
        let fault = fault(imported, operation, options, &path)
            .or_else(|| Some((BAD_VALUE, faults.get(&Subject::Operation(key.clone()))?.clone())));
        let outcome = match fault {
            Some(fault) => Err(fault),
            None => group.import(operation, &path),
        };
        match outcome {
            Ok(Import::Create) => {
                let action = "create".to_owned();
                report.success.push(ImportSuccess { path, method, action, id: None });
            }
            Ok(Import::Update(id)) => {
                let action = "update".to_owned();
                report.success.push(ImportSuccess { path, method, action, id });
            }
            Err((code, error_msg)) => {
                report.failure.push(ImportFailure { path, method, error_code: code.to_owned(), error_msg });
            }
        }
    }
    for (subject, part) in &imported.left_out {
        if let (Subject::Operation(_), Some(method), Some(path)) = (subject, part.method, &part.path) {
            report.failure.push(ImportFailure {
                path: [base, path].concat(),
                method: method.as_str().to_owned(),
                error_code: BAD_VALUE.to_owned(),
                error_msg: "the operation cannot be read; see the errors of the document".to_owned(),
            });
        }
    }
    ImportAnswer::Done(report)
}

type Fault = (&'static str, String);

/// Why the gateway refuses a document as a whole.
fn refusal(imported: &Imported, options: &ImportReportOptions) -> Option<Fault> {
    let about = &imported.api.about;
    if options.new_group && limits::IMPORTED_GROUP_NAME.fault(&about.name).is_some() {
        let title = quoted(&about.name);
        return Some((
            BAD_TITLE,
            format!(
                "the title `{title}` cannot be the name of a group: it needs 3 to 64 letters, digits, Chinese characters or `_`, and a letter or Chinese character first"
            ),
        ));
    }
    if options.new_group && options.groups.contains(&about.name) {
        return Some((GROUP_EXISTS, format!("a group with the name `{}` exists", quoted(&about.name))));
    }
    let is_new = imported.document.version.starts_with('3');
    let unread = about.servers.iter().map(Server::resolved_url).find(|url| !is_server(url));
    if let Some(url) = unread.filter(|_| is_new) {
        return Some((BAD_SERVERS, format!("the server `{}` is not a URL of http or https", quoted(&url))));
    }
    let left_out = imported.left_out.keys().filter(|subject| matches!(subject, Subject::Operation(_)));
    let count = imported.api.operations.len() + left_out.count();
    if count > limits::BATCH {
        let most = limits::BATCH;
        return Some((
            BAD_VALUE,
            format!("the document has {count} operations, and one import takes {most}"),
        ));
    }
    None
}

/// A URL with a scheme that the gateway has, or a path.
fn is_server(url: &str) -> bool {
    match url.split_once("://") {
        Some((scheme, rest)) => {
            let is_known =
                ["http", "https", "ws", "wss"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            is_known && !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace)
        }
        None => url.starts_with('/'),
    }
}

/// What the gateway would refuse of the APIs that operations become.
fn faults(imported: &Imported, options: &ImportReportOptions) -> HashMap<Subject, String> {
    let mock = BackendOptions::default().with_mock("{}");
    let with_default = options.simple_mode || options.mock_mode;
    let write = WriteOptions { default_backend: with_default.then_some(mock), ..WriteOptions::default() };
    let is_fault = |found: &Diagnostic| {
        // An API that others clash with is judged apart, and servers are not backends.
        found.rule().severity == Severity::Error
            && ![CONVERT_PATH_OCCUPIED, CONVERT_BACKEND_MISSING].contains(&found.rule())
    };
    let found = convert(imported, &write).diagnostics.into_iter().filter(is_fault);
    found.filter_map(|found| Some((found.subject()?.clone(), found.message(Lang::En)))).collect()
}

/// Why the gateway does not import an operation, whatever the group has.
fn fault(
    imported: &Imported,
    operation: &Operation,
    options: &ImportReportOptions,
    path: &str,
) -> Option<Fault> {
    let bad = |message: String| Some((BAD_VALUE, message));
    if !limits::METHODS.contains(&operation.method) && operation.method.as_str() != "ANY" {
        return bad(format!("the gateway has no APIs with the method {}", operation.method));
    }
    match operation.operation_id.as_deref() {
        None if options.simple_mode => {}
        None => return bad("`operationId` is missing, which is the name of the API".to_owned()),
        Some(name) if limits::API_NAME.fault(name).is_some() => {
            return bad(format!("the operationId `{}` cannot be the name of an API", quoted(name)));
        }
        Some(_) => {}
    }
    if path.len() > limits::PATH_BYTES {
        return bad(format!("the path is longer than {} characters", limits::PATH_BYTES));
    }
    if imported.document.version == "2.0" && operation.request_body.is_some() {
        return bad("parameters in `body` and `formData` are not imported".to_owned());
    }
    let has_backend = operation.extensions.contains_key("x-apigateway-backend");
    if !has_backend && !options.simple_mode && !options.mock_mode {
        return bad("`x-apigateway-backend` is missing".to_owned());
    }
    parameters(imported, operation)
}

fn parameters(imported: &Imported, operation: &Operation) -> Option<Fault> {
    let mut names = HashSet::new();
    for key in operation.parameters.keys() {
        if !names.insert(key.name.to_ascii_lowercase()) {
            let name = quoted(&*key.name);
            return Some((PARAMETER_TWICE, format!("two parameters have the name `{name}`")));
        }
    }
    let base = imported.api.about.base_path.as_deref().unwrap_or_default();
    for piece in [base, &*operation.path].into_iter().flat_map(check::variables) {
        let is_declared = operation
            .parameters
            .keys()
            .any(|key| key.location == ParameterLocation::Path && &*key.name == piece);
        if !is_declared {
            let name = quoted(piece);
            return Some((
                NO_PARAMETER,
                format!("no parameter is declared for the variable `{name}` of the path"),
            ));
        }
    }
    None
}

/// The rate limits and access controls of the document.
fn extensions(imported: &Imported, options: &ImportReportOptions) -> Vec<ImportedExtension> {
    let existing: HashSet<&str> = options.policies.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for key in ["x-apigateway-ratelimits", "x-apigateway-access-controls"] {
        let value = imported.api.about.extensions.get(key);
        let names = value.map(Value::node).into_iter().flat_map(Node::entries);
        found.extend(names.map(|(name, _)| {
            let action = match (existing.contains(name.text()), options.extend_mode) {
                (false, _) => "create",
                (true, ImportMode::Merge) => "keep",
                (true, ImportMode::Override) => "update",
            };
            let (key, name, action) = (key.to_owned(), quoted(name.text()), action.to_owned());
            ImportedExtension { key, name, action }
        }));
    }
    found
}
