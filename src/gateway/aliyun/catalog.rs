//! The APIs of the gateway, and which of them an import updates.

use serde::{Deserialize, Serialize};

use super::api_record::HttpApiApiInfo;
use super::operation_record::HttpApiOperationInfo;
use super::request::ImportHttpApiRequest;
use crate::diagnostic::{Diagnostic, Rule};
use crate::gateway::aliyun::rules;
use crate::model::Map;
use crate::subject::Subject;

/// The APIs of an account, as its store has them. JSON: `{"apis": [{"info", "operations", "components"}]}`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Catalog {
    /// The APIs, in any order.
    #[serde(default)]
    pub apis: Vec<CatalogApi>,
}

/// An API of the gateway: its record, its operations' records and its data structures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CatalogApi {
    /// The API's own record.
    #[serde(default)]
    pub info: HttpApiApiInfo,
    /// Its operations.
    #[serde(default)]
    pub operations: Vec<HttpApiOperationInfo>,
    /// Its data structures by name: JSON Schema texts, referring to one another as `#/components/schemas/<name>`. No
    /// record for them is published; this form is the library's own.
    #[serde(default)]
    pub components: Map<String, String>,
}

/// The scope in which an API's name is unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum NameScope {
    /// The gateway that the request names, with the APIs of no gateway; the account when it names none.
    #[default]
    GatewayWhenKnown,
    /// The account: all gateways.
    Account,
}

/// The API that a request updates: none when it creates one.
///
/// `name` is the request's, or else the document's.
///
/// # Errors
/// Why the request can do neither.
pub(super) fn find<'a>(
    catalog: &'a Catalog,
    request: &ImportHttpApiRequest,
    name: &str,
    scope: NameScope,
) -> Result<Option<&'a CatalogApi>, Box<Diagnostic>> {
    if let Some(id) = request.target_http_api_id.as_deref().filter(|id| !id.is_empty()) {
        return target(catalog, id).map(Some);
    }
    let named = named(catalog, request, name, scope);
    if let Some(other) = named.iter().find(|api| !api.info.is_rest()) {
        let found = refusal(rules::API_NAME_TAKEN).arg("name", name).arg("id", other.info.to_string());
        return Err(found.arg("type", other.info.r#type.clone().unwrap_or_default()).into());
    }
    let wanted = request.version_config.as_ref().filter(|config| config.enable == Some(true));
    let Some(config) = wanted else { return unversioned(&named, name) };
    let Some(version) = config.version.as_deref().filter(|version| !version.is_empty()) else {
        return Err(refusal(rules::API_VERSION_MISSING).into());
    };
    let same_version = |api: &&CatalogApi| {
        let info = api.info.version_info.as_ref().filter(|info| info.enable == Some(true));
        info.is_some_and(|info| info.version.as_deref() == Some(version))
    };
    only(&named.into_iter().filter(same_version).collect::<Vec<_>>(), &format!("{name} {version}"))
}

fn target<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a CatalogApi, Box<Diagnostic>> {
    let found = catalog.apis.iter().find(|api| api.info.http_api_id.as_deref() == Some(id));
    let Some(api) = found else { return Err(refusal(rules::TARGET_UNKNOWN).arg("id", id).into()) };
    if api.info.is_rest() {
        return Ok(api);
    }
    let kind = api.info.r#type.clone().unwrap_or_default();
    Err(refusal(rules::TARGET_NOT_REST).arg("id", id).arg("type", kind).into())
}

/// The APIs that have the name, in the scope that names belong to.
fn named<'a>(
    catalog: &'a Catalog,
    request: &ImportHttpApiRequest,
    name: &str,
    scope: NameScope,
) -> Vec<&'a CatalogApi> {
    let gateway = match scope {
        NameScope::GatewayWhenKnown => request.gateway_id.as_deref().filter(|id| !id.is_empty()),
        NameScope::Account => None,
    };
    let in_scope = |info: &HttpApiApiInfo| match (gateway, info.gateway_id.as_deref()) {
        (Some(wanted), Some(gateway)) => wanted == gateway,
        _ => true,
    };
    let matches = |api: &&CatalogApi| api.info.name.as_deref() == Some(name) && in_scope(&api.info);
    catalog.apis.iter().filter(matches).collect()
}

/// Without a version, a name may mean one API only.
fn unversioned<'a>(named: &[&'a CatalogApi], name: &str) -> Result<Option<&'a CatalogApi>, Box<Diagnostic>> {
    let versioned =
        |api: &&&CatalogApi| api.info.version_info.as_ref().is_some_and(|info| info.enable == Some(true));
    if named.len() > 1 && named.iter().any(|api| versioned(&api)) {
        let found = refusal(rules::API_VERSION_REQUIRED).arg("name", name);
        return Err(found.arg("count", named.len().to_string()).into());
    }
    only(named, name)
}

fn only<'a>(matching: &[&'a CatalogApi], name: &str) -> Result<Option<&'a CatalogApi>, Box<Diagnostic>> {
    if matching.len() <= 1 {
        return Ok(matching.first().copied());
    }
    let ids: Vec<_> = matching.iter().map(|api| format!("`{}`", api.info)).collect();
    let found = refusal(rules::API_AMBIGUOUS).arg("name", name).arg("count", ids.len().to_string());
    Err(found.arg("ids", ids.join(", ")).into())
}

fn refusal(rule: &'static Rule) -> Diagnostic {
    Diagnostic::new(rule).about(Subject::Api)
}
