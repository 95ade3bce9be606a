//! What the gateway takes: names, lengths, methods. Data, each with where the vendor says so.

use crate::route::{Alphabet, NameRule, RouteLimits};
use crate::subject::Method;

/// Name of a route: 1 to 64 lower-case letters, digits, `-` and `.` ("Route and policy orchestration"). The vendor gives
/// no pattern; that of MCP servers, whose names have the same alphabet and length, is Kubernetes' subdomain form.
pub const ROUTE_NAME: NameRule = NameRule::SUBDOMAIN;

/// Name of an MCP server: `^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`, at most 64 characters
/// (CreateMcpServerRequest).
pub const MCP_SERVER_NAME: NameRule = NameRule::SUBDOMAIN;

/// Name of a domain: 1 to 128 characters (CreateDomainRequest); the form is that of host names.
pub const DOMAIN_NAME: NameRule = NameRule {
    min: 1,
    max: 128,
    first: Alphabet::WORD.with("_*"),
    inner: Alphabet::WORD.with("-_"),
    last: Alphabet::WORD.with("_*"),
    dotted: true,
};

/// Name of an API of the traditional gateway (CloudAPI 2016-07-14): 4 to 50 letters, digits and `_`, a letter first
/// ("Import OAS-compliant APIs"). For APIs and operations of the present gateway none is published.
pub const TRADITIONAL_API_NAME: NameRule = NameRule {
    min: 4,
    max: 50,
    first: Alphabet::LETTERS,
    inner: Alphabet::WORD.with("_"),
    last: Alphabet::WORD.with("_"),
    dotted: false,
};

/// Most bytes of a base path, which starts with `/` and has no spaces (CreateHttpApiRequest, basePath).
pub const BASE_PATH_BYTES: usize = 256;

/// Whether the gateway takes a base path.
pub(super) fn takes_base_path(path: &str) -> bool {
    path.starts_with('/') && path.len() <= BASE_PATH_BYTES && !path.contains(char::is_whitespace)
}

/// Methods of operations and routes (HttpApiOperation, HttpRouteMatch).
pub const METHODS: &[Method] = &[
    Method::Get,
    Method::Put,
    Method::Post,
    Method::Delete,
    Method::Options,
    Method::Head,
    Method::Patch,
    Method::Trace,
    Method::Connect,
];

/// What a route may look like. No length of a path is published.
pub const ROUTES: RouteLimits = RouteLimits {
    name: ROUTE_NAME,
    methods: METHODS,
    base_path_bytes: BASE_PATH_BYTES,
    ..RouteLimits::NEUTRAL
};
