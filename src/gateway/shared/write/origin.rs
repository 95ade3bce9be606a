//! Where a URL leads: the parts of it that gateways have members for.

use crate::model::{Api, Operation, Server, normal_base_path};

/// The scheme of a web server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::gateway) enum Scheme {
    Http,
    Https,
    Ws,
    Wss,
}

impl Scheme {
    pub(in crate::gateway) const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
            Self::Ws => "ws",
            Self::Wss => "wss",
        }
    }

    pub(in crate::gateway) const fn is_secure(self) -> bool {
        matches!(self, Self::Https | Self::Wss)
    }

    fn of(text: &str) -> Option<Self> {
        let all = [Self::Http, Self::Https, Self::Ws, Self::Wss];
        all.into_iter().find(|scheme| text.eq_ignore_ascii_case(scheme.as_str()))
    }
}

/// An absolute URL of a web server.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::gateway) struct Origin<'u> {
    pub(in crate::gateway) scheme: Scheme,
    /// `host[:port]`, not checked.
    pub(in crate::gateway) address: &'u str,
    /// In normal form, without query and fragment.
    pub(in crate::gateway) path: String,
}

impl<'u> Origin<'u> {
    /// None when the URL is not absolute, not of a web server, or has variables in its path.
    pub(in crate::gateway) fn of(url: &'u str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let scheme = Scheme::of(scheme)?;
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (address, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let has_variables = path.contains(['{', '}']);
        (!has_variables).then(|| Self { scheme, address, path: normal_base_path(path) })
    }
}

/// How long a URL may be that leads to a backend: it is in each payload, and longer ones are no addresses of services.
const LONGEST_URL: usize = 512;

/// The URLs of the servers of an operation, or else of the API, without those that are too long.
pub(in crate::gateway) fn servers<'a>(
    api: &'a Api,
    operation: &'a Operation,
) -> impl Iterator<Item = String> + 'a {
    let own = &operation.servers;
    let servers = if own.is_empty() { &api.about.servers } else { own };
    let short = servers.iter().filter(|server| server.url.len() <= LONGEST_URL);
    short.map(Server::resolved_url)
}
