//! Payloads as an Api.

use std::sync::Arc;

use super::backend_parameters::{location, neutral};
use super::options::{AuthOptions, BackendOptions, OperationOptions, WriteOptions};
use super::wire::{ApiCreate, BackendApiCreate, BackendParamBase, ReqParamBase};
use crate::gateway::shared::values::{schema_of, typed_json};
use crate::model::operator::{
    Auth, AuthKind, Backend, BackendParameter, Cors, Function, Mock, Operator, Protocol, Publication, Target,
};
use crate::model::{
    Api, Map, MediaType, Operation, Parameter, ParameterLocation, PathItem, RequestBody, Response, Responses,
    Schema,
};
use crate::source::{Value, write_json_string};
use crate::subject::OperationKey;

/// Reads payloads into the model, and into options what the model has no place for. Written together, they give the same
/// payloads: what is left of an Api that was written once stays.
///
/// A payload whose method or path the model does not know is left out, and so is the second with one method and path. Of
/// members that [`write`](fn@super::write) does not write, nothing is read.
///
/// ```
/// use oasgate::huawei::{ApiCreate, read};
///
/// let text = r#"{"name": "getOrder", "req_method": "GET", "req_uri": "/orders/{id}", "auth_type": "APP", "group_id": "g1"}"#;
/// let payload: ApiCreate = serde_json::from_str(text)?;
/// let (api, options) = read([&payload]);
/// assert_eq!(api.operations.values().next().unwrap().name, "getOrder");
/// assert_eq!(options.group_id.as_deref(), Some("g1"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn read<'p>(payloads: impl IntoIterator<Item = &'p ApiCreate>) -> (Api, WriteOptions) {
    let (mut api, mut options) = (Api::default(), WriteOptions::default());
    for payload in payloads {
        let Some(operation) = operation(payload) else { continue };
        let key = OperationKey::of(operation.method, &operation.path);
        if api.operations.contains_key(&key) {
            continue;
        }
        if options.group_id.is_none() {
            options.group_id.clone_from(&payload.group_id);
        }
        let own = own(payload, &mut options);
        if own != OperationOptions::default() {
            options.operations.insert(operation.name.clone(), own);
        }
        api.operations.insert(key, operation);
    }
    (api, options)
}

/// What the model has no place for. Ids are their own names.
fn own(payload: &ApiCreate, options: &mut WriteOptions) -> OperationOptions {
    let mut own =
        OperationOptions { public: (payload.r#type == Some(1)).then_some(true), ..Default::default() };
    let known = |ids: &mut Map<String, String>, id: Option<&String>| {
        id.map(|id| ids.insert(id.clone(), id.clone()));
        id.cloned()
    };
    known(&mut options.authorizers, payload.authorizer_id.as_ref());
    own.auth = with_codes_off(payload);
    own.response = known(&mut options.responses, payload.response_id.as_ref());
    for record in payload.req_params.iter().flatten() {
        if let (Some(name), Some(passes)) = (&record.name, record.pass_through) {
            own.pass_through.insert(name.clone(), passes == 1);
        }
        let (Some(name), Some(ids)) = (&record.name, &record.orchestrations) else { continue };
        for id in ids {
            known(&mut options.orchestrations, Some(id));
        }
        own.orchestrations.insert(name.clone(), ids.clone());
    }
    let web = payload.backend_api.as_ref();
    let function = payload.func_info.as_ref();
    let authorizers =
        [web.and_then(|web| web.authorizer_id.as_ref()), function.and_then(|one| one.authorizer_id.as_ref())];
    let of_mock = payload.mock_info.as_ref().and_then(|mock| mock.authorizer_id.as_ref());
    let authorizer = authorizers.into_iter().flatten().next().or(of_mock);
    let backend = BackendOptions {
        authorizer: known(&mut options.authorizers, authorizer),
        client_ssl: web.and_then(|web| web.enable_client_ssl),
        retries: web.and_then(by_the_gateway),
        network: function.and_then(|function| function.network_type.clone()),
        remark: remark(payload),
        sm_channel: web.and_then(|web| web.enable_sm_channel),
        member_groups: web.and_then(|web| web.member_group_url_infos.clone()).unwrap_or_default(),
        ..BackendOptions::default()
    };
    for group in &backend.member_groups {
        known(&mut options.member_groups, group.member_group_id.as_ref());
    }
    own.backend = Some(backend).filter(|backend| *backend != BackendOptions::default());
    let channels =
        payload.policy_https.iter().flatten().filter_map(|policy| policy.vpc_channel_info.as_ref());
    let own_channel = web.and_then(|web| web.vpc_channel_info.as_ref());
    for channel in channels.chain(own_channel) {
        known(&mut options.vpc_channels, channel.vpc_channel_id.as_ref());
    }
    own.body_base64 = payload.is_send_fg_body_base64;
    own.prefix_match = web.is_none() && payload.match_mode.as_deref() == Some("SWA");
    own.backend_parameters = backend_parameters(payload).1;
    own.policy_https = payload.policy_https.clone().unwrap_or_default();
    own.policy_functions = payload.policy_functions.clone().unwrap_or_default();
    own.policy_mocks = payload.policy_mocks.clone().unwrap_or_default();
    own
}

/// How callers authenticate, where it says that codes are not enough: in the model that is not stated.
fn with_codes_off(payload: &ApiCreate) -> Option<AuthOptions> {
    let stated = payload.auth_opt.as_ref()?.app_code_auth_type.as_deref();
    let authorizer = payload.authorizer_id.clone();
    (stated == Some("DISABLE")).then(|| AuthOptions {
        kind: payload.auth_type.clone(),
        app_code: Some(false),
        authorizer,
    })
}

/// Retries of -1, which the model has no number for: the gateway decides.
pub(super) fn by_the_gateway(web: &BackendApiCreate) -> Option<i64> {
    (web.retry_count.as_deref() == Some("-1")).then_some(-1)
}

/// The parameters of the backend: in neutral words those before the first that has more to it, and the others. All keep
/// their order.
fn backend_parameters(payload: &ApiCreate) -> (Vec<BackendParameter>, Vec<BackendParamBase>) {
    let is_web = payload.backend_api.is_some();
    let declared = |name: &str| {
        let mut records = payload.req_params.iter().flatten();
        let record = records.find(|record| record.name.as_deref() == Some(name))?;
        location(record.location.as_deref()?)
    };
    let records = payload.backend_params.iter().flatten();
    let mut rest = records.filter(|one| !is_web || !is_of_path(one)).peekable();
    let mut found = Vec::new();
    while let Some(parameter) = rest.peek().and_then(|record| neutral(record, declared)) {
        found.push(parameter);
        rest.next();
    }
    (found, rest.cloned().collect())
}

/// The description of the backend.
fn remark(payload: &ApiCreate) -> Option<String> {
    let of_web = payload.backend_api.as_ref().and_then(|web| web.remark.clone());
    let of_function = || payload.func_info.as_ref().and_then(|function| function.remark.clone());
    let of_mock = || payload.mock_info.as_ref().and_then(|mock| mock.remark.clone());
    of_web.or_else(of_function).or_else(of_mock)
}

/// Whether a parameter of the backend is a variable of the path, which the writer makes by itself.
pub(super) fn is_of_path(record: &BackendParamBase) -> bool {
    record.location.as_deref() == Some("PATH")
        && record.origin.as_deref() == Some("REQUEST")
        && record.name == record.value
}

fn operation(payload: &ApiCreate) -> Option<Operation> {
    let uri = payload.req_uri.as_deref().filter(|uri| uri.starts_with('/'))?;
    let is_prefix = payload.match_mode.as_deref() == Some("SWA");
    let path = match uri {
        _ if !is_prefix || payload.backend_api.is_none() => uri.to_owned(),
        "/" => "/{path+}".to_owned(),
        _ => [uri, "/{path+}"].concat(),
    };
    let parameters = payload.req_params.iter().flatten().filter_map(parameter);
    Some(Operation {
        name: payload.name.clone().unwrap_or_default(),
        operation_id: payload.name.clone(),
        method: payload.req_method.as_deref()?.parse().ok()?,
        path: path.into(),
        summary: None,
        description: payload.remark.clone().map(Into::into),
        tags: payload.tags.clone().unwrap_or_default(),
        deprecated: false,
        external_docs: None,
        parameters: parameters.map(|parameter| (parameter.key(), parameter.into())).collect(),
        request_body: body(payload).map(Into::into),
        responses: responses(payload),
        callbacks: Map::new(),
        security: None,
        servers: Vec::new(),
        path_item: PathItem::default(),
        operator: operator(payload),
        extensions: Map::new(),
    })
}

fn parameter(record: &ReqParamBase) -> Option<Parameter> {
    let location = match record.location.as_deref()? {
        "PATH" => ParameterLocation::Path,
        "QUERY" => ParameterLocation::Query,
        "HEADER" => ParameterLocation::Header,
        _ => return None,
    };
    let word = if record.r#type.as_deref() == Some("NUMBER") { "number" } else { "string" };
    let example = record.sample_value.as_deref().map(|text| Value::from_json_text(typed_json(word, text)));
    Some(Parameter {
        name: record.name.as_deref()?.into(),
        location,
        description: record.remark.clone().map(Into::into),
        required: record.required == Some(1),
        deprecated: false,
        allow_empty_value: false,
        style: None,
        explode: None,
        allow_reserved: false,
        schema: Some(schema(record, word)),
        content: Map::new(),
        example,
        examples: Map::new(),
        extensions: Map::new(),
    })
}

fn schema(record: &ReqParamBase, word: &str) -> Schema {
    let mut json = format!("{{\"type\":\"{word}\"");
    if let Some(text) = &record.default_value {
        json.extend([",\"default\":", &typed_json(word, text)]);
    }
    if let Some(values) = &record.enumerations {
        let values: Vec<String> = values.split(',').map(|value| typed_json(word, value)).collect();
        json.extend([",\"enum\":[", &values.join(","), "]"]);
    }
    let limits = [
        ("minimum", record.min_num),
        ("maximum", record.max_num),
        ("minLength", record.min_size),
        ("maxLength", record.max_size),
    ];
    for (keyword, value) in limits.into_iter().filter_map(|(keyword, value)| Some((keyword, value?))) {
        json.extend([",\"", keyword, "\":", &value.to_string()]);
    }
    json.push('}');
    schema_of(Value::from_json_text(json))
}

fn body(payload: &ApiCreate) -> Option<RequestBody> {
    if payload.body_remark.is_none() && payload.content_type.is_none() {
        return None;
    }
    let content = payload.content_type.as_deref().map(|name| (name.into(), MediaType::default()));
    Some(RequestBody {
        description: payload.body_remark.clone().map(Into::into),
        content: content.into_iter().collect(),
        ..RequestBody::default()
    })
}

fn responses(payload: &ApiCreate) -> Responses {
    let samples = [("200", &payload.result_normal_sample), ("default", &payload.result_failure_sample)];
    let mut statuses = Map::new();
    for (status, sample) in samples {
        let Some(sample) = sample else { continue };
        let mut json = String::new();
        write_json_string(sample, &mut json);
        let media = MediaType { example: Some(Value::from_json_text(json)), ..MediaType::default() };
        let content: Map<Arc<str>, MediaType> = [("text/plain".into(), media)].into();
        statuses.insert(status.into(), Response { content, ..Response::default() }.into());
    }
    Responses { statuses, extensions: Map::new() }
}

fn operator(payload: &ApiCreate) -> Operator {
    let protocols = match payload.req_protocol.as_deref() {
        Some("HTTP") => vec![Protocol::Http],
        Some("BOTH") => vec![Protocol::Http, Protocol::Https],
        Some("GRPCS") => vec![Protocol::Grpcs],
        _ => vec![Protocol::Https],
    };
    let backend = Backend { parameters: backend_parameters(payload).0, ..backend(payload) };
    Operator {
        backend: Some(backend.into()),
        auth: Some(auth(payload).into()),
        cors: payload.cors.map(|cors| Cors { disabled: !cors, ..Cors::default() }.into()),
        publication: Some(Publication { protocols, ..Publication::default() }.into()),
        ..Operator::default()
    }
}

fn auth(payload: &ApiCreate) -> Auth {
    let is_code = payload.auth_opt.as_ref().and_then(|options| options.app_code_auth_type.as_deref());
    let kind = match payload.auth_type.as_deref() {
        Some("APP") if is_code == Some("HEADER") => AuthKind::ApiKey,
        Some("APP") => AuthKind::App,
        Some("IAM") => AuthKind::Iam,
        Some("AUTHORIZER") => AuthKind::Custom,
        _ => AuthKind::Open,
    };
    Auth { required: None, kind: Some(kind), authorizer: payload.authorizer_id.clone() }
}

fn backend(payload: &ApiCreate) -> Backend {
    let milliseconds = |timeout: Option<i64>| timeout.and_then(|timeout| u64::try_from(timeout).ok());
    if let Some(mock) = &payload.mock_info {
        let mock = Mock { body: mock.result_content.clone(), ..Mock::default() };
        return Backend { mock: Some(mock), ..Backend::default() };
    }
    if let Some(function) = &payload.func_info {
        let timeout_ms = milliseconds(function.timeout);
        let function = Function {
            name: function.function_urn.clone().unwrap_or_default(),
            namespace: None,
            version: function.version.clone(),
            alias: function.alias_urn.clone(),
            asynchronous: function.invocation_type.as_deref() == Some("async"),
        };
        return Backend { function: Some(function), timeout_ms, ..Backend::default() };
    }
    payload.backend_api.as_ref().map(web).unwrap_or_default()
}

pub(super) fn web(web: &BackendApiCreate) -> Backend {
    let protocol = match web.req_protocol.as_deref() {
        Some("HTTPS") => Protocol::Https,
        Some("GRPC") => Protocol::Grpc,
        Some("GRPCS") => Protocol::Grpcs,
        _ => Protocol::Http,
    };
    let channel = web.vpc_channel_info.as_ref();
    let address = web.url_domain.as_deref();
    // A port that is an environment variable is not a number.
    let port = address.and_then(|address| address.split_once(':')).and_then(|(_, text)| {
        let port: u16 = text.parse().ok()?;
        (port.to_string() == text).then_some(port)
    });
    let host = address.map(|address| match port {
        Some(_) => address.split(':').next().unwrap_or_default().to_owned(),
        None => address.to_owned(),
    });
    let target = Target {
        service: channel.map(|channel| channel.vpc_channel_id.clone().unwrap_or_default()),
        host,
        port,
        protocol: Some(protocol),
        ..Target::default()
    };
    let is_grpc = matches!(protocol, Protocol::Grpc | Protocol::Grpcs);
    Backend {
        targets: vec![target],
        path: web.req_uri.clone().filter(|_| !is_grpc),
        host: channel.and_then(|channel| channel.vpc_channel_proxy_host.clone()),
        method: web.req_method.as_deref().and_then(|method| method.parse().ok()).filter(|_| !is_grpc),
        timeout_ms: web.timeout.and_then(|timeout| u64::try_from(timeout).ok()),
        retries: web.retry_count.as_deref().and_then(|count| count.parse().ok()),
        ..Backend::default()
    }
}
