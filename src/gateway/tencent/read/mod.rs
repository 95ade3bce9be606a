//! Payloads as an Api.

mod answer;
mod backend;
mod contents;

use super::options::{AuthOptions, OperationOptions, WriteOptions};
use super::path::PathForm;
use super::wire::CreateApiRequest;
use crate::model::operator::{Auth, AuthKind, Cors, Operator};
use crate::model::{Api, Map, Operation, PathItem};
use crate::subject::OperationKey;

/// Reads payloads into the model, and into options what the model has no place for. Written together, they give the same
/// payloads: what is left of an Api that was written once stays.
///
/// A payload whose method or path the model does not know is left out, a path that is a regular expression too, and so is
/// the second with one method and path. Of members that [`write`](fn@super::write) does not write, nothing is read. What
/// `DescribeApi` answers is turned into such payloads first.
///
/// ```
/// use oasgate::tencent::{ApiInfo, CreateApiRequest, read};
///
/// let text = r#"{"ApiId": "api-1", "ServiceId": "service-1", "ApiName": "getOrder", "AuthType": "APP",
///     "RequestConfig": {"Method": "GET", "Path": "/orders/{id}"}}"#;
/// let info: ApiInfo = serde_json::from_str(text)?;
/// let (api, options) = read([&CreateApiRequest::from(info)]);
/// assert_eq!(api.operations.values().next().unwrap().name, "getOrder");
/// assert_eq!(options.service_id.as_deref(), Some("service-1"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn read<'p>(payloads: impl IntoIterator<Item = &'p CreateApiRequest>) -> (Api, WriteOptions) {
    let (mut api, mut options) = (Api::default(), WriteOptions::default());
    for payload in payloads {
        let mut own = OperationOptions::default();
        let Some(operation) = operation(payload, &mut own) else { continue };
        let key = OperationKey::of(operation.method, &operation.path);
        if api.operations.contains_key(&key) {
            continue;
        }
        if options.service_id.is_none() {
            options.service_id.clone_from(&payload.service_id);
        }
        ids(payload, &mut options);
        if own != OperationOptions::default() {
            options.operations.insert(operation.name.clone(), own);
        }
        api.operations.insert(key, operation);
    }
    (api, options)
}

/// Ids are their own names.
fn ids(payload: &CreateApiRequest, options: &mut WriteOptions) {
    let known = |ids: &mut Map<String, String>, id: Option<&String>| {
        id.map(|id| ids.insert(id.clone(), id.clone()));
    };
    let config = payload.service_config.as_ref();
    known(&mut options.authorization_apis, payload.auth_relation_api_id.as_ref());
    known(&mut options.upstreams, config.and_then(|config| config.upstream_id.as_ref()));
    known(&mut options.vpcs, config.and_then(|config| config.uniq_vpc_id.as_ref()));
    known(&mut options.event_buses, payload.event_bus_id.as_ref());
}

fn operation(payload: &CreateApiRequest, own: &mut OperationOptions) -> Option<Operation> {
    let front = payload.request_config.as_ref()?;
    let path = path(&PathForm::parse(front.path.as_deref()?)?, own);
    let parameters = payload.request_parameters.iter().flatten().filter_map(contents::parameter);
    let responses = contents::responses(payload, own);
    let operator = Operator {
        backend: backend::read(payload, own).map(Into::into),
        auth: Some(auth(payload, own).into()),
        cors: payload.enable_cors.map(|cors| Cors { disabled: !cors, ..Cors::default() }.into()),
        ..Operator::default()
    };
    Some(Operation {
        name: payload.api_name.clone().unwrap_or_default(),
        operation_id: payload.api_name.clone(),
        method: front.method.as_deref()?.parse().ok()?,
        path: path.into(),
        summary: None,
        description: payload.api_desc.clone(),
        tags: Vec::new(),
        deprecated: false,
        external_docs: None,
        parameters: parameters.map(|parameter| (parameter.key(), parameter.into())).collect(),
        request_body: None,
        responses,
        callbacks: Map::new(),
        security: None,
        servers: Vec::new(),
        path_item: PathItem::default(),
        operator,
        extensions: Map::new(),
    })
}

/// The path of an operation. A prefix that ends with a slash is a variable for the rest.
fn path(form: &PathForm, own: &mut OperationOptions) -> String {
    let path = form.path();
    match form {
        PathForm::Prefix(_) if path.ends_with('/') => return [path, "{path+}"].concat(),
        PathForm::Prefix(_) => own.prefix_match = true,
        PathForm::Plain(_) => own.plain_match = true,
        PathForm::Exact(_) | PathForm::Pattern(_) => {}
    }
    path.to_owned()
}

/// How callers authenticate. What only this gateway has goes into options.
fn auth(payload: &CreateApiRequest, own: &mut OperationOptions) -> Auth {
    let kind = match payload.auth_type.as_deref() {
        Some("APP") => AuthKind::App,
        Some("OAUTH") => AuthKind::OAuth2,
        None | Some("NONE") => AuthKind::Open,
        Some(word) => AuthKind::of(word),
    };
    let is_business = payload.api_business_type.as_deref() == Some("OAUTH");
    let extra = AuthOptions {
        kind: payload.auth_type.as_deref().map(str::to_owned),
        authorization_api: payload.auth_relation_api_id.clone(),
        business_type: is_business.then(|| "OAUTH".to_owned()),
        oauth: payload.oauth_config.clone(),
        eiam_app_type: payload.eiam_app_type.clone(),
        eiam_auth_type: payload.eiam_auth_type.clone(),
        eiam_app_id: payload.eiam_app_id.clone(),
        token_timeout: payload.token_timeout,
    };
    let plain = AuthOptions {
        kind: extra.kind.clone(),
        authorization_api: extra.authorization_api.clone(),
        ..AuthOptions::default()
    };
    own.auth = (extra != plain).then_some(extra);
    Auth { required: None, kind: Some(kind), authorizer: payload.auth_relation_api_id.clone() }
}
