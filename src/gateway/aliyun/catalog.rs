//! The APIs of the gateway, and which of them an import updates.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::api_record::HttpApiApiInfo;
use super::operation_record::HttpApiOperationInfo;
use super::request::ImportHttpApiRequest;
use crate::diagnostic::{Diagnostic, Rule};
use crate::gateway::aliyun::rules;
use crate::model::Map;
use crate::subject::Subject;

/// The APIs of an account, as its store has them. JSON: `{"apis": [{"info", "operations", "components"}]}`.
///
/// The gateway's own answers are read too: `ListHttpApis` (`{"data": {"items": […]}}`) and `GetHttpApi` (`{"data": {…}}`). They
/// have no operations. Anything else is refused by its member: a file that is none would read as an empty gateway.
///
/// ```
/// use oasgate::aliyun::Catalog;
///
/// let list = r#"{"requestId": "r", "code": "Ok", "data": {"totalSize": 1, "items": [
///     {"name": "Pets", "type": "Rest", "versionedHttpApis": [{"httpApiId": "api-1", "name": "Pets", "type": "Rest"}]}]}}"#;
/// let catalog: Catalog = serde_json::from_str(list)?;
/// assert_eq!(catalog.apis[0].info.http_api_id.as_deref(), Some("api-1"));
/// assert!(serde_json::from_str::<Catalog>(r#"{"Apis": []}"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema), schemars(with = "Root"))]
pub struct Catalog {
    /// The APIs, in any order.
    pub apis: Vec<CatalogApi>,
}

impl<'de> Deserialize<'de> for Catalog {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let root: Root = deserialize_object(deserializer)?;
        let infos = match (root.apis, root.data) {
            (Some(apis), _) => return Ok(Self { apis }),
            (None, Some(Data::List { items })) => items.into_iter().flat_map(Item::infos).collect(),
            (None, Some(Data::One(info))) => vec![*info],
            (None, None) => match root.message {
                Some(message) => {
                    return Err(D::Error::custom(format_args!("an answer without data: {message}")));
                }
                None => Vec::new(),
            },
        };
        let api = |info| CatalogApi { info, ..CatalogApi::default() };
        Ok(Self { apis: infos.into_iter().map(api).collect() })
    }
}

/// The members of all its forms; the gateway's own records beside the APIs are for others.
#[derive(Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Root {
    /// The APIs, in any order.
    apis: Option<Vec<CatalogApi>>,
    /// What an answer of the gateway holds.
    data: Option<Data>,
    /// What the gateway has beside the APIs.
    #[serde(rename = "gateway")]
    #[cfg_attr(feature = "schemas", schemars(with = "Option<crate::source::Value>"))]
    _gateway: Option<IgnoredAny>,
    /// Id of the call that gave the answer.
    #[serde(rename = "requestId")]
    #[cfg_attr(feature = "schemas", schemars(with = "Option<crate::source::Value>"))]
    _request_id: Option<IgnoredAny>,
    /// Code of the answer.
    #[serde(rename = "code")]
    #[cfg_attr(feature = "schemas", schemars(with = "Option<crate::source::Value>"))]
    _code: Option<IgnoredAny>,
    /// Message of the answer.
    message: Option<String>,
    /// Where the schema of the file is, for editors.
    #[serde(rename = "$schema")]
    _schema: Option<String>,
}

/// The file of a catalogue, or of the records of one API.
#[cfg(feature = "schemas")]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is only described")]
pub(crate) enum CatalogFile {
    /// A catalogue.
    Catalog(Catalog),
    /// One API.
    #[schemars(extend("required" = ["info", "operations"]))]
    One(Box<CatalogApi>),
}

/// An object. Serde would read a list as the fields of a struct.
fn deserialize_object<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Object<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object with the member `apis`, or an answer of ListHttpApis or GetHttpApi")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }
    }

    deserializer.deserialize_map(Object(PhantomData))
}

/// What the gateway's answers have as `data`.
#[derive(Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Data {
    /// What `ListHttpApis` answers.
    List {
        /// A row for each name.
        items: Vec<Item>,
    },
    /// What `GetHttpApi` answers.
    One(Box<HttpApiApiInfo>),
}

/// A row of `ListHttpApis`: one for each name, with one record for each version.
#[derive(Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct Item {
    /// A record for each version.
    versioned_http_apis: Option<Vec<HttpApiApiInfo>>,
    #[serde(flatten)]
    info: HttpApiApiInfo,
}

impl Item {
    fn infos(self) -> Vec<HttpApiApiInfo> {
        self.versioned_http_apis.unwrap_or_else(|| vec![self.info])
    }
}

/// An API of the gateway: its record, its operations' records and its data structures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", from = "ReadApi")]
pub struct CatalogApi {
    /// The API's own record.
    pub info: HttpApiApiInfo,
    /// Its operations.
    pub operations: Vec<HttpApiOperationInfo>,
    /// Its data structures by name: JSON Schema texts, referring to one another as `#/components/schemas/<name>`. No
    /// record for them is published; this form is the library's own.
    pub components: Map<String, String>,
}

/// An API of the gateway as it is read: a member with a typo is none that may lack.
#[derive(Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ReadApi {
    /// The API's own record.
    #[serde(default)]
    info: HttpApiApiInfo,
    /// Its operations.
    #[serde(default)]
    operations: Vec<HttpApiOperationInfo>,
    /// Its data structures by name: JSON Schema texts, referring to one another as `#/components/schemas/<name>`.
    #[serde(default)]
    components: Map<String, String>,
    /// Records of the gateway beside those of the API are for others.
    #[serde(rename = "gateway")]
    #[cfg_attr(feature = "schemas", schemars(with = "Option<crate::source::Value>"))]
    _gateway: Option<IgnoredAny>,
    /// Where the schema of the file is, for editors.
    #[serde(rename = "$schema")]
    _schema: Option<String>,
}

impl From<ReadApi> for CatalogApi {
    fn from(read: ReadApi) -> Self {
        Self { info: read.info, operations: read.operations, components: read.components }
    }
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
    if let Some(id) = target_id(request) {
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
    let is_unversioned =
        |api: &&&CatalogApi| api.info.version_info.as_ref().is_none_or(|info| info.enable != Some(true));
    if let Some(other) = named.iter().find(is_unversioned) {
        let found = refusal(rules::API_UNVERSIONED).arg("name", name).arg("id", other.info.to_string());
        return Err(found.into());
    }
    only(&named.into_iter().filter(same_version).collect::<Vec<_>>(), &format!("{name} {version}"))
}

fn target_id(request: &ImportHttpApiRequest) -> Option<&str> {
    request.target_http_api_id.as_deref().filter(|id| !id.is_empty())
}

/// The API that a request names by its id, if the gateway has it.
pub(super) fn target_of<'a>(catalog: &'a Catalog, request: &ImportHttpApiRequest) -> Option<&'a CatalogApi> {
    target_id(request).and_then(|id| target(catalog, id).ok())
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
