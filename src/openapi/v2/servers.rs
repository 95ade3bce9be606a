//! Swagger 2.0's `host`, `basePath` and `schemes`, which together are a server.

use crate::model::{Map, Server, ServerVariable, normal_base_path};
use crate::openapi::operation::server_choice::{chosen, undeclared};
use crate::openapi::operation::server_url::{Parts, looks_like_host, odd_part, repaired};
use crate::openapi::operation::servers::{check_declared, check_url};
use crate::openapi::options::ImportOptions;
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::{Fields, Texts};
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::{shortened, text_of};
use crate::openapi::rules::{BASE_PATH_INVALID, HOST_INVALID, SCHEMES_UNKNOWN};
use crate::source::Node;
use crate::tables::HashSet;

/// How many of a list of `schemes` are read, but for the four that there are.
const MOST_SCHEMES: usize = 8;

/// Where the API is, but for the `schemes`.
#[derive(Default)]
pub(crate) struct Address {
    /// The scheme that stands in `host` or `basePath`, where only `schemes` should have one.
    scheme: Option<String>,
    /// Name or address, and a port.
    host: Option<String>,
    /// The path before every operation's path, if one is stated.
    path: Option<String>,
    /// The values that the options have for what stands in braces. Swagger 2.0 itself has no variables.
    variables: Map<String, ServerVariable>,
}

impl Address {
    /// Reads `host` and `basePath`. What either says beside its own counts, too.
    pub(crate) fn read(report: &mut Report, options: &ImportOptions, fields: &mut Fields<'_>) -> Self {
        let host = fields.text(report, "host").filter(|host| !host.is_empty());
        let path = fields.text(report, "basePath");
        let parts = host.map(Parts::of).unwrap_or_default();
        let is_host =
            parts.scheme.is_none() && parts.path.is_empty() && host.is_none_or(|it| it == parts.host);
        let mut address = Self {
            scheme: parts.scheme,
            host: Some(parts.host).filter(|host| !host.is_empty()),
            path: Some(parts.path).filter(|path| !path.is_empty()).map(|path| normal_base_path(&path)),
            variables: Map::new(),
        };
        let is_path = path.is_none_or(|path| address.add_path(path));
        address.variables = undeclared(options, &address.url(None), &HashSet::default());
        if let Some(host) = host.filter(|_| !is_host) {
            let args = [("host", shortened(host)), ("server", shortened(&address.url(None)))];
            report.at(HOST_INVALID, fields.raw("host").unwrap_or(fields.node()), args);
        }
        if let Some(path) = path.filter(|_| !is_path) {
            let read = address.base_path().unwrap_or_default();
            let args = [("path", shortened(path)), ("read", shortened(&read))];
            report.at(BASE_PATH_INVALID, fields.raw("basePath").unwrap_or(fields.node()), args);
        } else {
            address.check(report, fields);
        }
        address
    }

    /// Adds `basePath`, and answers whether it is only a path.
    fn add_path(&mut self, text: &str) -> bool {
        let url = is_url(text).then(|| Parts::of(text));
        let is_path = url.is_none() && (text.is_empty() || text.starts_with('/'));
        let below = normal_base_path(url.as_ref().map_or(text, |url| &url.path));
        // Who writes the path in both places means it once.
        let above = self.path.take().filter(|above| *above != below).unwrap_or_default();
        self.path = Some(normal_base_path(&[above.as_str(), &below].concat()));
        if let Some(Parts { scheme, host, .. }) =
            url.filter(|url| self.host.is_none() && !url.host.is_empty())
        {
            (self.scheme, self.host) = (scheme, Some(host));
        }
        let has_query = text.contains('?') && !text.contains("?/");
        is_path && !has_query && !text.contains('#') && !text.contains(char::is_whitespace)
    }

    /// Says what a server with this address would have wrong in OAS 3.0.
    fn check(&self, report: &mut Report, fields: &mut Fields<'_>) {
        let Some(server) = self.server(None) else { return };
        let (host, path) = (fields.raw("host"), fields.raw("basePath"));
        let is_odd = |host: &String| host.contains(['{', '}']) || odd_part(&["//", host].concat()).is_some();
        let in_host = self.host.as_ref().is_some_and(is_odd);
        let at = if in_host { host.or(path) } else { path.or(host) }.unwrap_or(fields.node());
        check_declared(report, &server.url, |name| server.variables.contains_key(name), at);
        check_url(report, &server, at, self.path.is_some());
    }

    /// The URL with a scheme; without one, that which the address has itself.
    fn url(&self, scheme: Option<&str>) -> String {
        let path = self.path.as_deref().filter(|path| *path != "/").unwrap_or_default();
        let scheme = scheme.or(self.scheme.as_deref());
        match (&self.host, scheme) {
            (Some(host), Some(scheme)) => [scheme, "://", host, path].concat(),
            (Some(host), None) => ["//", host, path].concat(),
            (None, _) => path.to_owned(),
        }
    }

    fn server(&self, scheme: Option<&str>) -> Option<Server> {
        let url = Some(self.url(scheme)).filter(|url| !url.is_empty())?;
        Some(Server { url, variables: self.variables.clone(), ..Server::default() })
    }

    /// Whether a host is stated, without which schemes mean nothing.
    pub(crate) fn has_host(&self) -> bool {
        self.host.is_some()
    }

    /// A server for each scheme.
    pub(crate) fn servers(&self, schemes: &[&str]) -> Vec<Server> {
        if schemes.is_empty() || self.host.is_none() {
            return self.server(None).into_iter().collect();
        }
        schemes.iter().filter_map(|scheme| self.server(Some(scheme))).collect()
    }

    /// The servers of an operation that has schemes of its own; none where they would be more than may be repeated.
    pub(crate) fn repeated<'d>(&self, cx: &mut Reader<'d>, schemes: &[&str], at: Node<'d>) -> Vec<Server> {
        let address = || [self.host.as_deref(), self.path.as_deref()].into_iter().flatten();
        let may = cx.may_repeat("host", schemes.iter().flat_map(|_| address()), at);
        if may { self.servers(schemes) } else { Vec::new() }
    }

    /// The servers of the API. The one that the options choose comes first.
    pub(crate) fn chosen(
        &self,
        report: &mut Report,
        options: &ImportOptions,
        schemes: &[&str],
        at: Node<'_>,
    ) -> Vec<Server> {
        let mut servers = self.servers(schemes);
        let positions: Vec<_> = (1..).zip(&servers).collect();
        let chosen = chosen(report, options, &positions, at);
        if let Some(servers) = servers.get_mut(..=chosen) {
            servers.rotate_right(1);
        }
        servers
    }

    /// The base path, where one is stated and known.
    pub(crate) fn base_path(&self) -> Option<String> {
        self.path.as_ref()?;
        self.server(None).map_or_else(|| Some("/".to_owned()), |server| server.known_base_path())
    }
}

/// Whether a base path is a URL, with a host. Two slashes may also be one too many.
fn is_url(text: &str) -> bool {
    let host = text.strip_prefix("//").and_then(|rest| rest.split('/').next());
    text.contains("://") || repaired(text).is_some() || host.is_some_and(looks_like_host)
}

/// `schemes` of the document or an operation.
pub(crate) fn schemes<'d>(report: &mut Report, fields: &mut Fields<'d>) -> Option<Texts<'d>> {
    let schemes = fields.texts(report, "schemes")?;
    let is_unknown = |scheme: &&str| !matches!(*scheme, "http" | "https" | "ws" | "wss");
    if let Some(scheme) = schemes.iter().find(|scheme| is_unknown(scheme)) {
        let mut items = fields.raw("schemes").into_iter().flat_map(Node::items);
        let at = items.find(|item| text_of(*item) == Some(*scheme)).unwrap_or(fields.node());
        report.at(SCHEMES_UNKNOWN, at, [("scheme", shortened(scheme))]);
    }
    // Each becomes a server with the whole host.
    let mut kept = Texts::new();
    for scheme in schemes {
        if !kept.contains(&scheme) && (kept.len() < MOST_SCHEMES || !is_unknown(&scheme)) {
            kept.push(scheme);
        }
    }
    Some(kept)
}
