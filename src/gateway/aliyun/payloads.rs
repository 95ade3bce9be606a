//! Bodies of `CreateHttpApi` and of the calls that create and update operations, made of a document alone.

use serde::{Deserialize, Serialize};

use super::api_record::HttpApiApiInfo;
use super::calls::{
    ApiOptions, CreateHttpApiOperationRequest, CreateHttpApiRequest, Request, UpdateHttpApiOperationRequest,
    UpdateHttpApiRequest,
};
use super::catalog::CatalogApi;
use super::mapping::{MappingOptions, Records, Settings, ledger_with, left_out};
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::gateway::aliyun::operation_record::HttpApiOperationInfo;
use crate::gateway::aliyun::{limits, rules};
use crate::gateway::shared::ledger::{Conversion, Fate, Payload};
use crate::gateway::shared::rules::CONVERT_SETTINGS_DROPPED;
use crate::model::Imported;
use crate::outcome::Outcome;
use crate::setters::setters;
use crate::subject::{ComponentKey, ComponentKind, Subject};
use crate::text::percent;

/// How an Api is written into calls. The JSON is in camel case; the command `oasgate convert` reads it from its
/// `--config`.
///
/// ```
/// let text = r#"{"gatewayId": "gw-1", "api": {"name": "Orders", "protocols": ["HTTPS"]}}"#;
/// let options: oasgate::aliyun::PayloadOptions = serde_json::from_str(text)?;
/// assert_eq!(options.api.protocols, ["HTTPS"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[non_exhaustive]
pub struct PayloadOptions {
    /// Gateway that a new API belongs to; starts with `gw-`.
    pub gateway_id: Option<String>,
    /// Resource group of a new API.
    pub resource_group_id: Option<String>,
    /// The API. It is a REST API: others have no operations.
    pub api: ApiOptions,
    /// The API as the gateway has it. What it has is updated.
    pub existing: Option<CatalogApi>,
    /// As [`MappingOptions::literal_paths`].
    pub literal_paths: bool,
    /// As [`MappingOptions::extensions`].
    pub extensions: bool,
    /// As [`MappingOptions::contract_bytes`], and never more than 1 MiB and twelve times the bytes of the document.
    pub contract_bytes: usize,
}

impl Default for PayloadOptions {
    fn default() -> Self {
        let MappingOptions { literal_paths, extensions, contract_bytes, .. } = MappingOptions::default();
        Self {
            gateway_id: None,
            resource_group_id: None,
            api: ApiOptions::default(),
            existing: None,
            literal_paths,
            extensions,
            contract_bytes,
        }
    }
}

setters! {
    PayloadOptions {
        with_gateway_id(gateway_id: Option<String>);
        with_resource_group_id(resource_group_id: Option<String>);
        with_api(api: ApiOptions);
        with_existing(existing: Option<CatalogApi>);
        with_literal_paths(literal_paths: bool);
        with_extensions(extensions: bool);
        with_contract_bytes(contract_bytes: usize);
    }
}

/// A call: where it goes, and its body. JSON: `{"method", "path", "action", "body"}`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HttpApiRequest {
    /// Method of the call.
    pub method: &'static str,
    /// Path of the call. `{httpApiId}` stays where the API is created first: its answer has the id, `/data/httpApiId`.
    pub path: String,
    /// Action and body.
    #[serde(flatten)]
    pub request: Request,
}

/// Writes what was imported into calls: one for the API, and one for each operation. What the gateway has already is
/// updated, under its id; nothing is deleted.
///
/// There is always a value. What the calls do not hold is in the ledger, and in findings. Where requests go is not in
/// these bodies: an API gets its services when it is published, as [`call_plan`](super::calls::call_plan) does it.
///
/// ```
/// use oasgate::aliyun::{PayloadOptions, convert};
///
/// let document = "{openapi: 3.0.3, info: {title: Orders, version: '1'}, paths: {/orders: {get: {operationId: listOrders,
///     responses: {default: {description: d}}}}}}";
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let conversion = convert(&imported, &PayloadOptions::default()).into_result()?;
/// let actions: Vec<_> = conversion.payloads.iter().map(|one| (one.body.request.action(), &*one.body.path)).collect();
/// assert_eq!(actions, [
///     ("CreateHttpApi", "/v1/http-apis"),
///     ("CreateHttpApiOperation", "/v1/http-apis/{httpApiId}/operations"),
/// ]);
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn convert(imported: &Imported, options: &PayloadOptions) -> Outcome<Conversion<HttpApiRequest>> {
    let mapping = MappingOptions {
        literal_paths: options.literal_paths,
        extensions: options.extensions,
        contract_bytes: options.contract_bytes,
        // In proportion to the document, so that a small one does not become large payloads.
        document: Some(imported.document.bytes),
    };
    let api = &*imported.api;
    let (left_out, mut diagnostics) = left_out(api, mapping);
    // The other findings about paths come again when these are written.
    diagnostics.retain(|found| found.rule().severity == Severity::Error);
    let existing = options.existing.as_ref().map(|record| Records::read(record, mapping));
    let mut records = Records::default();
    if let Some(Outcome { value, diagnostics: found }) = existing {
        diagnostics.extend(found);
        records = value.map(|(_, records)| records).unwrap_or_default();
    }
    let kept = (!left_out.is_empty()).then(|| {
        let mut kept = api.clone();
        kept.operations.retain(|key, _| !left_out.contains_key(key));
        kept
    });
    let (written, found) = records.write(Some(kept.as_ref().unwrap_or(api)), mapping);
    diagnostics.extend(found);
    let settings = Settings { rule: Some(CONVERT_SETTINGS_DROPPED), backend: Some(rules::BACKENDS_SEPARATE) };
    let mut ledger = ledger_with(api, mapping, &settings);
    let is_of_settings =
        |found: &Diagnostic| [CONVERT_SETTINGS_DROPPED, rules::BACKENDS_SEPARATE].contains(&found.rule());
    diagnostics.extend(ledger.findings().into_iter().filter(is_of_settings));
    for name in api.components.schemas.keys() {
        let key = ComponentKey { kind: ComponentKind::Schema, name: name.clone() };
        ledger.note(&key.into(), (rules::SCHEMAS_NOT_SENT, Fate::Lost), "", None);
    }
    if !api.components.schemas.is_empty() {
        let found = Diagnostic::new(rules::SCHEMAS_NOT_SENT).about(Subject::Api);
        diagnostics.push(found.arg("count", api.components.schemas.len().to_string()));
    }
    imported.places.locate(&mut diagnostics, []);
    sort(&mut diagnostics);
    let base_path = written.info.base_path.as_deref().unwrap_or("/");
    if !limits::takes_base_path(base_path) {
        let unfit = Diagnostic::new(rules::API_BASE_PATH_INVALID).about(Subject::Api);
        diagnostics.insert(0, unfit.arg("path", base_path));
        return Outcome::failed(diagnostics);
    }
    let id = options.api.id.clone().or_else(|| records.own.info.http_api_id.clone());
    let of_api = Payload { subject: Subject::Api, body: of_api(written.info, id.as_deref(), options) };
    let of_operations = written.operations.into_iter().map(|(key, record)| {
        let known = records.operations.get(&key).and_then(|one| one.record.operation_id.as_deref());
        Payload { body: of_operation(record, id.as_deref(), known), subject: Subject::Operation(key) }
    });
    let payloads = std::iter::once(of_api).chain(of_operations).collect();
    Outcome::found(Conversion { payloads, ledger }, diagnostics)
}

/// The call that creates the API, or updates the one with this id.
fn of_api(info: HttpApiApiInfo, id: Option<&str>, options: &PayloadOptions) -> HttpApiRequest {
    let chosen = &options.api;
    let protocols = Some(chosen.protocols.clone()).filter(|all| !all.is_empty()).or(info.protocols);
    let base_path = Some(info.base_path.unwrap_or_else(|| "/".to_owned()));
    let enable_auth = chosen.enable_auth.or(info.enable_auth);
    let auth_config = chosen.auth_config.clone().or(info.auth_config);
    let request = match id {
        Some(_) => Request::UpdateHttpApi(Box::new(UpdateHttpApiRequest {
            base_path,
            description: info.description,
            protocols,
            version_config: chosen.version_config.clone(),
            enable_auth,
            auth_config,
            ..UpdateHttpApiRequest::default()
        })),
        None => Request::CreateHttpApi(Box::new(CreateHttpApiRequest {
            name: chosen.name.clone().or(info.name),
            r#type: Some("Rest".to_owned()),
            base_path,
            description: info.description,
            protocols,
            version_config: chosen.version_config.clone(),
            enable_auth,
            auth_config,
            belong_gateway_id: options.gateway_id.clone(),
            resource_group_id: options.resource_group_id.clone(),
            ..CreateHttpApiRequest::default()
        })),
    };
    HttpApiRequest::to(request, id, None)
}

/// The call that creates an operation, or updates the one with this id.
fn of_operation(record: HttpApiOperationInfo, api: Option<&str>, id: Option<&str>) -> HttpApiRequest {
    let request = match id {
        Some(_) => Request::UpdateHttpApiOperation(Box::new(UpdateHttpApiOperationRequest {
            operation: Some(record.into()),
            ..UpdateHttpApiOperationRequest::default()
        })),
        None => Request::CreateHttpApiOperation(Box::new(CreateHttpApiOperationRequest {
            operations: Some(vec![record.into()]),
            ..CreateHttpApiOperationRequest::default()
        })),
    };
    HttpApiRequest::to(request, api, id)
}

impl HttpApiRequest {
    /// The call to what has these ids.
    fn to(request: Request, api: Option<&str>, operation: Option<&str>) -> Self {
        let (_, method, path) = request.facts();
        let mut path = path.unwrap_or_default().to_owned();
        for (place, id) in [("{httpApiId}", api), ("{operationId}", operation)] {
            if let Some(id) = id {
                path = path.replace(place, &percent::encode(id, percent::is_unreserved));
            }
        }
        Self { method, path, request }
    }
}
