//! Where requests go.

use std::borrow::Cow;

use super::params::Part;
use super::path::Front;
use super::writer::Writer;
use crate::gateway::huawei::limits;
use crate::gateway::huawei::options::BackendOptions;
use crate::gateway::huawei::wire::{
    ApiBackendVpcReq, ApiCreate, ApiFuncCreate, ApiMockCreate, BackendApiCreate, MemberGroupUrlInfo,
};
use crate::gateway::shared::ledger::Fate;
use crate::gateway::shared::rules;
use crate::gateway::shared::write::origin::{Origin, servers};
use crate::gateway::shared::write::text::{Angles, fitting};
use crate::model::operator::{Backend, Protocol};

/// Where the requests of one operation go.
#[derive(Debug, Clone)]
pub(super) struct Destination<'a> {
    pub(super) options: Cow<'a, BackendOptions>,
    /// Path of the backend, as a template of the operation's variables.
    path: Option<String>,
    method: Option<&'static str>,
}

/// The kinds of backend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Http,
    Grpc,
    Function,
    Mock,
}

impl Kind {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "HTTP",
            Self::Grpc => "GRPC",
            Self::Function => "FUNCTION",
            Self::Mock => "MOCK",
        }
    }
}

impl Destination<'_> {
    pub(super) fn kind(&self) -> Kind {
        let options = &self.options;
        match options.protocol.as_deref() {
            _ if options.mock.is_some() => Kind::Mock,
            _ if options.function.is_some() => Kind::Function,
            Some("GRPC" | "GRPCS") => Kind::Grpc,
            _ => Kind::Http,
        }
    }
}

impl<'a> Writer<'a> {
    /// Where the requests of an operation go, with the settings that the options have for it.
    pub(super) fn destination(&mut self, part: &Part<'a>) -> Option<Destination<'a>> {
        let own = part.options.and_then(|options| options.backend.as_ref());
        let mut found = self.chosen(part, own.filter(|own| own.has_destination()))?;
        if let Some(own) = own.filter(|own| !own.has_destination()) {
            let options = found.options.to_mut();
            options.network = own.network.clone().or(options.network.take());
            options.authorizer = own.authorizer.clone().or(options.authorizer.take());
            options.host = own.host.clone().or(options.host.take());
            options.path_prefix = own.path_prefix.clone().or(options.path_prefix.take());
            options.protocol = own.protocol.clone().or(options.protocol.take());
            options.timeout_ms = own.timeout_ms.or(options.timeout_ms);
            options.retries = own.retries.or(options.retries);
            options.client_ssl = own.client_ssl.or(options.client_ssl);
            options.sm_channel = own.sm_channel.or(options.sm_channel);
            options.remark = own.remark.clone().or(options.remark.take());
            if !own.member_groups.is_empty() {
                options.member_groups.clone_from(&own.member_groups);
            }
        }
        Some(found)
    }

    /// The destination that the options have for the operation, or an operator, or the options for all; or the first
    /// server. None when nothing says it.
    fn chosen(&mut self, part: &Part<'a>, own: Option<&'a BackendOptions>) -> Option<Destination<'a>> {
        let of_model = part.operator.backend.as_deref();
        let settings = of_model.map(|backend| self.of_model(part, backend));
        let is_stated = settings.as_ref().is_some_and(|settings| settings.options.has_destination());
        if let Some(own) = own {
            if is_stated {
                self.notes.setting(part, "/backend", Fate::Lost, None);
            }
            return Some(Destination { options: Cow::Borrowed(own), path: None, method: None });
        }
        if is_stated {
            return settings;
        }
        let default = self.options.default_backend.as_ref().filter(|default| default.has_destination());
        let found = default.map(Cow::Borrowed).or_else(|| Some(Cow::Owned(self.server(part)?)))?;
        let Some(Destination { options: set, path, method }) = settings else {
            return Some(Destination { options: found, path: None, method: None });
        };
        let mut options = found.into_owned();
        options.timeout_ms = set.timeout_ms.or(options.timeout_ms);
        options.retries = set.retries.or(options.retries);
        options.host = set.host.clone().or(options.host);
        Some(Destination { options: Cow::Owned(options), path, method })
    }

    /// The first server with an absolute URL, of the operation or else of the API.
    fn server(&self, part: &Part<'a>) -> Option<BackendOptions> {
        servers(self.notes.api, part.operation).find_map(|url| of_url(&url))
    }

    /// What an operator says, in the gateway's words.
    fn of_model(&mut self, part: &Part<'a>, backend: &Backend) -> Destination<'a> {
        let mut options = BackendOptions::default();
        let mut lost: Vec<String> = Vec::new();
        let mock = backend.mock.as_ref().filter(|mock| !mock.disabled);
        if let Some(mock) = mock {
            options.mock = Some(mock.body.clone().unwrap_or_default());
            lost.extend(mock.status.filter(|status| *status != 200).map(|_| "/mock/status".to_owned()));
            lost.extend((!mock.headers.is_empty()).then(|| "/mock/headers".to_owned()));
        } else if let Some(function) = &backend.function {
            options.function = Some(function.name.clone());
            options.version.clone_from(&function.version);
            options.alias.clone_from(&function.alias);
            options.asynchronous = function.asynchronous;
            lost.extend(function.namespace.as_ref().map(|_| "/function/namespace".to_owned()));
        } else if let Some(target) = backend.targets.first() {
            options.vpc_channel.clone_from(&target.service);
            options.address = target.host.as_ref().map(|host| match target.port {
                Some(number) => format!("{host}:{number}"),
                None => host.clone(),
            });
            options.protocol = target.protocol.map(|protocol| word(protocol).to_owned());
            lost.extend((1..backend.targets.len().min(100)).map(|at| format!("/targets/{at}")));
            // A channel has hosts and ports of its own.
            let has_channel = target.service.is_some();
            let is_lost = [
                (target.weight.is_some(), "/targets/0/weight"),
                (target.version.is_some(), "/targets/0/version"),
                (has_channel && target.host.is_some(), "/targets/0/host"),
                (has_channel && target.port.is_some(), "/targets/0/port"),
            ];
            lost.extend(is_lost.iter().filter(|(is_lost, _)| *is_lost).map(|(_, name)| (*name).to_owned()));
        } else if let Some(found) = backend.urls.iter().find_map(|url| of_url(url)) {
            options = found;
        }
        lost.extend(backend.redirect.as_ref().map(|_| "/redirect".to_owned()));
        options.host.clone_from(&backend.host);
        options.timeout_ms = backend.timeout_ms.map(|timeout| i64::try_from(timeout).unwrap_or(i64::MAX));
        options.retries = backend.retries.map(i64::from);
        for member in lost {
            self.notes.setting(part, &["/backend", member.as_str()].concat(), Fate::Lost, None);
        }
        let method = backend.method.map(crate::subject::Method::as_str);
        Destination { options: Cow::Owned(options), path: backend.path.clone(), method }
    }

    pub(super) fn backend(
        &mut self,
        part: &Part<'a>,
        front: &Front<'_>,
        destination: &Destination<'a>,
        payload: &mut ApiCreate,
    ) {
        let kind = destination.kind();
        let options = &*destination.options;
        payload.backend_type = Some(kind.as_str().to_owned());
        match kind {
            Kind::Mock => {
                let mock = options.mock.clone().filter(|body| !body.is_empty());
                payload.mock_info = Some(ApiMockCreate {
                    result_content: mock.or_else(|| payload.result_normal_sample.clone()),
                    authorizer_id: self.backend_authorizer(part, options),
                    remark: self.remark(part, options),
                    ..ApiMockCreate::default()
                });
            }
            Kind::Function => payload.func_info = Some(self.function(part, options)),
            Kind::Http | Kind::Grpc => payload.backend_api = Some(self.web(part, front, destination)),
        }
        payload.backend_params =
            Some(self.backend_parameters(part, front, payload)).filter(|all| !all.is_empty());
        if kind == Kind::Grpc {
            payload.req_protocol = Some("GRPCS".to_owned());
        }
    }

    fn backend_authorizer(&mut self, part: &Part<'a>, options: &BackendOptions) -> Option<String> {
        let name = options.authorizer.as_deref()?;
        self.id(part, &self.options.authorizers, name, "/operator/backend")
    }

    fn web(&mut self, part: &Part<'a>, front: &Front<'_>, destination: &Destination<'a>) -> BackendApiCreate {
        let options = &*destination.options;
        let is_grpc = destination.kind() == Kind::Grpc;
        let base =
            options.path_prefix.as_deref().or(self.notes.api.about.base_path.as_deref()).unwrap_or_default();
        let path = destination.path.as_deref().map_or_else(|| front.below(base), |path| front.renamed(path));
        let channel = options.vpc_channel.as_deref().map(|name| ApiBackendVpcReq {
            vpc_channel_id: self.id(part, &self.options.vpc_channels, name, "/operator/backend"),
            vpc_channel_proxy_host: options.host.clone(),
            ..ApiBackendVpcReq::default()
        });
        if channel.is_none() && options.host.is_some() {
            self.notes.setting(part, "/backend/host", Fate::Lost, None);
        }
        let method = destination.method.unwrap_or(part.operation.method.as_str());
        BackendApiCreate {
            authorizer_id: self.backend_authorizer(part, options),
            url_domain: options.address.clone().filter(|_| channel.is_none()),
            req_protocol: Some(options.protocol.clone().unwrap_or_else(|| "HTTP".to_owned())),
            req_method: Some(if is_grpc { "POST" } else { method }.to_owned()),
            req_uri: Some(if is_grpc { "/".to_owned() } else { path }),
            timeout: Some(self.timeout(part, options, limits::TIMEOUT_MS)),
            enable_client_ssl: options.client_ssl,
            enable_sm_channel: options.sm_channel,
            remark: self.remark(part, options),
            retry_count: self.retries(part, options),
            // Without a channel the gateway adds the 2 itself.
            vpc_channel_status: channel
                .as_ref()
                .map(|_| if options.member_groups.is_empty() { 1 } else { 4 }),
            member_group_url_infos: Some(self.member_groups(part, options)).filter(|all| !all.is_empty()),
            vpc_channel_info: channel,
            ..BackendApiCreate::default()
        }
    }

    fn function(&mut self, part: &Part<'a>, options: &BackendOptions) -> ApiFuncCreate {
        let network = options.network.clone().unwrap_or_else(|| "V1".to_owned());
        let most = if network == "V1" { limits::TIMEOUT_V1_MS } else { limits::TIMEOUT_MS };
        let name = options.function.as_deref().unwrap_or_default();
        let urn = if name.starts_with("urn:") {
            Some(name.to_owned())
        } else {
            self.id(part, &self.options.functions, name, "/operator/backend")
        };
        let alias = options.alias.as_deref().and_then(|alias| {
            if alias.starts_with("urn:") {
                Some(alias.to_owned())
            } else {
                Some(format!("{}:!{alias}", urn.as_deref()?))
            }
        });
        let latest = || alias.is_none().then(|| "latest".to_owned());
        ApiFuncCreate {
            version: options.version.clone().or_else(latest),
            alias_urn: alias,
            function_urn: urn,
            invocation_type: Some(if options.asynchronous { "async" } else { "sync" }.to_owned()),
            network_type: Some(network),
            timeout: Some(self.timeout(part, options, most)),
            authorizer_id: self.backend_authorizer(part, options),
            remark: self.remark(part, options),
            ..ApiFuncCreate::default()
        }
    }

    fn member_groups(&mut self, part: &Part<'a>, options: &BackendOptions) -> Vec<MemberGroupUrlInfo> {
        let mut groups = options.member_groups.clone();
        for group in &mut groups {
            if let Some(name) = group.member_group_id.take() {
                group.member_group_id =
                    self.id(part, &self.options.member_groups, &name, "/operator/backend");
            }
        }
        groups
    }

    /// The description of a backend, in the room that there is.
    fn remark(&mut self, part: &Part<'a>, options: &BackendOptions) -> Option<String> {
        let (text, is_changed) = fitting(options.remark.as_deref()?, limits::REMARK, Angles::Removed);
        if is_changed {
            let rule = (rules::CONVERT_TEXT_CUT, Fate::Truncated);
            self.notes.ledger.note(&part.subject, rule, "/operator/backend", None);
        }
        Some(text).filter(|text| !text.is_empty())
    }

    fn timeout(&mut self, part: &Part<'a>, options: &BackendOptions, most: i64) -> i64 {
        let wanted = options.timeout_ms.unwrap_or(limits::DEFAULT_TIMEOUT_MS);
        if wanted > most {
            self.notes.setting(part, "/backend/timeoutMs", Fate::Truncated, Some(most.to_string()));
        }
        wanted.min(most)
    }

    fn retries(&mut self, part: &Part<'a>, options: &BackendOptions) -> Option<String> {
        let wanted = options.retries?;
        if wanted > limits::RETRIES {
            self.notes.setting(part, "/backend/retries", Fate::Truncated, Some(limits::RETRIES.to_string()));
        }
        Some(wanted.min(limits::RETRIES).to_string())
    }
}

const fn word(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Https | Protocol::Wss => "HTTPS",
        Protocol::Grpc => "GRPC",
        Protocol::Grpcs => "GRPCS",
        _ => "HTTP",
    }
}

/// A URL as a backend; none when it is not absolute, or not of a web server.
fn of_url(url: &str) -> Option<BackendOptions> {
    let Origin { scheme, address, path } = Origin::of(url)?;
    super::super::check::is_address(address).then(|| BackendOptions {
        address: Some(address.to_owned()),
        protocol: Some(if scheme.is_secure() { "HTTPS" } else { "HTTP" }.to_owned()),
        path_prefix: Some(path),
        ..BackendOptions::default()
    })
}
