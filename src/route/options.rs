//! Options for deriving routes: what an Api does not state about them.

use std::borrow::Cow;

use super::name_rule::NameRule;
use crate::model::{About, Operation, Places, Route, Server};
use crate::setters::setters;
use crate::subject::Method;

/// How to derive routes. The default is for an unversioned API: one route for each operation, with the Api's base path
/// and hosts.
///
/// ```
/// use oasgate::route::{Grouping, RouteOptions, VersionScheme};
///
/// let options = RouteOptions::default()
///     .with_grouping(Grouping::Path)
///     .with_version(VersionScheme::Path { version: "v1".to_owned() })
///     .with_domains(["api.example.com"])
///     .with_name_prefix("pets-");
/// assert_eq!(options.domains, ["api.example.com"]);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct RouteOptions {
    /// Which operations share a route.
    pub grouping: Grouping,
    /// Path before every operation's path, such as `/v1`; none takes the Api's, or that of an operation's own servers.
    pub base_path: Option<String>,
    /// How callers choose this version of the API.
    pub version: VersionScheme,
    /// Hosts that every route matches, `api.example.com` or `*.example.com`; empty matches any.
    pub domains: Vec<String>,
    /// Whether paths are compared without regard to the case of their letters.
    pub ignore_case: bool,
    /// The prefix of every name, such as `pets-`, so that two APIs of one gateway do not want the same names.
    pub name_prefix: String,
    /// When a name ends with a hash of what the route serves.
    pub suffix: NameSuffix,
    /// The routes that the gateway has. A route for an operation that one of them serves keeps its name; no other route
    /// gets the name of any of them.
    pub existing: Vec<Route>,
    /// The gateway's limits.
    pub limits: RouteLimits,
    /// How many bytes of servers, and of what operators added to the API, all routes together may have: each route repeats
    /// them. A route that needs more is left out, under an error. Settings count three times, which is what JSON for people
    /// takes. Absent: 1 MiB, and twelve times the bytes of both and of the operations, each of which counts as its path and 100.
    pub shared_bytes: Option<usize>,
    /// The places of the Api's operations, so that findings have places: those of the [`Imported`](crate::Imported) or
    /// the [`Plan`](crate::Plan) that the Api comes from.
    pub places: Places,
}

setters! {
    RouteOptions {
        with_grouping(grouping: Grouping);
        with_base_path(base_path: Option<String>);
        with_version(version: VersionScheme);
        with_domains(domains: Vec<String>);
        with_ignore_case(ignore_case: bool);
        with_name_prefix(name_prefix: String);
        with_suffix(suffix: NameSuffix);
        with_existing(existing: Vec<Route>);
        with_limits(limits: RouteLimits);
        with_shared_bytes(shared_bytes: Option<usize>);
        with_places(places: Places);
    }
}

impl RouteOptions {
    /// The base path of an operation: the one given, or that of the operation's own servers, or the API's.
    pub(crate) fn base_path_of<'a>(&'a self, about: &'a About, operation: &Operation) -> Cow<'a, str> {
        let own = operation.servers.first().filter(|_| self.base_path.is_none());
        match own.and_then(Server::known_base_path) {
            Some(own) => own.into(),
            None => self.base_path.as_deref().or(about.base_path.as_deref()).unwrap_or("/").into(),
        }
    }

    /// An operation's path template after a base path, and after the version if paths have one.
    pub(crate) fn whole_template(&self, base_path: &str, operation: &Operation) -> String {
        let mut whole = base_path.trim_end_matches('/').to_owned();
        if let VersionScheme::Path { version } = &self.version {
            whole.extend(["/", version]);
        }
        whole.push_str(&operation.path);
        whole
    }
}

/// Which operations share a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[non_exhaustive]
pub enum Grouping {
    /// None: each operation has its own route.
    #[default]
    Operation,
    /// The methods of one path, if they agree on everything else: header and query conditions, and servers.
    Path,
}

/// How callers choose a version of an API, and what it is called. It becomes part of every route.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
#[non_exhaustive]
pub enum VersionScheme {
    /// The API has only one version.
    #[default]
    None,
    /// By a segment after the base path: `/base/v1/pets`.
    Path {
        /// The version, such as `v1`.
        version: String,
    },
    /// By a parameter of the query: `/base/pets?version=v1`.
    Query {
        /// Name of the parameter.
        name: String,
        /// The version.
        version: String,
    },
    /// By a header.
    Header {
        /// Name of the header.
        name: String,
        /// The version.
        version: String,
    },
}

/// When a name ends with a hash of what the route serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[non_exhaustive]
pub enum NameSuffix {
    /// When the name is not unique otherwise: see [`routes`](crate::routes()).
    #[default]
    WhenNeeded,
    /// Always: a name then depends only on its own operation.
    Always,
}

/// A gateway's limits for routes.
///
/// ```
/// use oasgate::route::RouteLimits;
/// use oasgate::subject::Method;
///
/// let limits = RouteLimits::default().with_methods(&[Method::Get, Method::Post]).with_path_bytes(1024);
/// assert_eq!(limits.base_path_bytes, RouteLimits::NEUTRAL.base_path_bytes);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RouteLimits {
    /// Names.
    pub name: NameRule,
    /// Methods.
    pub methods: &'static [Method],
    /// Most bytes of a base path.
    pub base_path_bytes: usize,
    /// Most bytes of a whole path, as it is matched.
    pub path_bytes: usize,
}

setters! {
    RouteLimits {
        with_name(name: NameRule);
        with_methods(methods: &'static [Method]);
        with_base_path_bytes(base_path_bytes: usize);
        with_path_bytes(path_bytes: usize);
    }
}

impl RouteLimits {
    /// Names in Kubernetes' subdomain form, every method, base paths of at most 256 bytes, and paths of at most 8,192,
    /// which is as much of a request line as servers have to take (RFC 9112 section 3 recommends 8,000).
    pub const NEUTRAL: Self =
        Self { name: NameRule::SUBDOMAIN, methods: &Method::ALL, base_path_bytes: 256, path_bytes: 8192 };
}

impl Default for RouteLimits {
    fn default() -> Self {
        Self::NEUTRAL
    }
}
