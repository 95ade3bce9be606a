//! Where requests go: what the options, an operator or the servers of the document say.

use std::borrow::Cow;

use super::Writer;
use super::params::Part;
use crate::gateway::shared::ledger::Fate;
use crate::gateway::shared::write::origin::{Origin, servers};
use crate::gateway::tencent::check;
use crate::gateway::tencent::options::{BackendOptions, FunctionOptions};
use crate::model::operator::{Backend, Function, Protocol, Target};

/// Where the requests of one operation go.
#[derive(Debug, Clone)]
pub(super) struct Destination<'a> {
    pub(super) options: Cow<'a, BackendOptions>,
    /// `Host` header that the backend gets.
    pub(super) host: Option<String>,
}

impl<'a> Destination<'a> {
    fn of(options: Cow<'a, BackendOptions>) -> Self {
        Self { options, host: None }
    }
}

impl<'a> Writer<'a> {
    /// Where the requests of an operation go, with the settings that the options have for it. None when nothing says it.
    pub(super) fn destination(&mut self, part: &Part<'a>) -> Option<Destination<'a>> {
        let own = part.options.and_then(|options| options.backend.as_ref());
        let mut found = self.chosen(part, own.filter(|own| own.service_type().is_some()))?;
        if let Some(own) = own.filter(|own| own.service_type().is_none()) {
            found.options = Cow::Owned(found.options.into_owned().with_settings(own));
        }
        Some(found)
    }

    /// The destination that the options have for the operation, or an operator, or the options for all; or the first
    /// server.
    fn chosen(&mut self, part: &Part<'a>, own: Option<&'a BackendOptions>) -> Option<Destination<'a>> {
        let of_model = part.operator.backend.as_deref();
        let settings = of_model.map(|backend| self.of_model(part, backend));
        let is_stated = settings.as_ref().is_some_and(|settings| settings.options.service_type().is_some());
        if let Some(own) = own {
            if is_stated {
                self.notes.setting(part, "/backend", Fate::Lost, None);
            }
            return Some(Destination::of(Cow::Borrowed(own)));
        }
        if is_stated {
            return settings;
        }
        let default = self.options.default_backend.as_ref().filter(|one| one.service_type().is_some());
        let server = || servers(self.notes.api, part.operation).find_map(|url| of_url(&url));
        let found = default.map(Cow::Borrowed).or_else(|| Some(Cow::Owned(server()?)))?;
        let Some(settings) = settings else { return Some(Destination::of(found)) };
        let options = found.into_owned().with_settings(&settings.options);
        Some(Destination { options: Cow::Owned(options), ..settings })
    }

    /// What an operator says, in the gateway's words.
    fn of_model(&mut self, part: &Part<'a>, backend: &Backend) -> Destination<'a> {
        let mut lost: Vec<String> = Vec::new();
        let mut options = BackendOptions::default();
        let mock = backend.mock.as_ref().filter(|mock| !mock.disabled);
        if let Some(mock) = mock {
            options.mock = Some(mock.body.clone().unwrap_or_default());
            lost.extend(mock.status.filter(|status| *status != 200).map(|_| "/mock/status".to_owned()));
            lost.extend((!mock.headers.is_empty()).then(|| "/mock/headers".to_owned()));
        } else if let Some(function) = &backend.function {
            lost.extend(
                function.version.as_ref().and(function.alias.as_ref()).map(|_| "/function/alias".to_owned()),
            );
            of_function(function, &mut options);
        } else if let Some(target) = backend.targets.first() {
            of_target(target, &mut options, &mut lost);
            lost.extend((1..backend.targets.len().min(100)).map(|at| format!("/targets/{at}")));
        } else if let Some(found) = backend.urls.iter().find_map(|url| of_url(url)) {
            options = found;
        }
        lost.extend(backend.redirect.as_ref().map(|_| "/redirect".to_owned()));
        lost.extend(backend.retries.map(|_| "/retries".to_owned()));
        options.timeout_ms = backend.timeout_ms.map(|timeout| i64::try_from(timeout).unwrap_or(i64::MAX));
        for member in lost {
            self.notes.setting(part, &["/backend", member.as_str()].concat(), Fate::Lost, None);
        }
        options.path.clone_from(&backend.path);
        options.method = backend.method.map(|method| method.as_str().to_owned());
        Destination { options: Cow::Owned(options), host: backend.host.clone() }
    }
}

fn of_function(function: &Function, options: &mut BackendOptions) {
    options.function = Some(FunctionOptions {
        name: function.name.clone(),
        namespace: function.namespace.clone(),
        qualifier: function.version.clone().or_else(|| function.alias.clone()),
    });
    options.asynchronous = function.asynchronous;
}

fn of_target(target: &Target, options: &mut BackendOptions, lost: &mut Vec<String>) {
    options.upstream.clone_from(&target.service);
    let scheme = match target.protocol {
        Some(Protocol::Https | Protocol::Grpcs) => "https",
        Some(Protocol::Ws) => "ws",
        Some(Protocol::Wss) => "wss",
        _ => "http",
    };
    options.url = target.host.as_ref().map(|host| match target.port {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    });
    if matches!(target.protocol, Some(Protocol::Grpc | Protocol::Grpcs)) && options.url.is_some() {
        options.kind = Some("GRPC".to_owned());
    }
    let members = [
        (target.weight.is_some(), "/targets/0/weight"),
        (target.version.is_some(), "/targets/0/version"),
        (target.host.is_none() && target.port.is_some(), "/targets/0/port"),
        (target.host.is_none() && target.protocol.is_some(), "/targets/0/protocol"),
    ];
    lost.extend(members.into_iter().filter(|(is_lost, _)| *is_lost).map(|(_, member)| member.to_owned()));
}

/// A URL as a backend; none when it is not absolute, or not of a web server.
fn of_url(url: &str) -> Option<BackendOptions> {
    let Origin { scheme, address, path } = Origin::of(url)?;
    let url = [scheme.as_str(), "://", address].concat();
    check::is_origin(&url).then(|| BackendOptions {
        url: Some(url),
        path_prefix: Some(path),
        ..BackendOptions::default()
    })
}
