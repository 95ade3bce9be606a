//! What the gateway takes: names, lengths, methods. Data, each with where the vendor says so.

use crate::route::{Alphabet, NameRule, RouteLimits};
use crate::subject::Method;

/// Name of an API, which is what routes are here: at most 60 characters, unique in the service ("CreateApi", `ApiName`).
/// The vendor names no alphabet, so this is the one that its own samples stay within.
pub const API_NAME: NameRule = NameRule {
    min: 1,
    max: 60,
    first: Alphabet::WORD,
    inner: Alphabet::WORD.with("-_"),
    last: Alphabet::WORD,
    dotted: false,
};

/// Name of a plug-in: 2 to 50 letters, digits, `-` and `_`, a letter first, a letter or digit last ("Console" FAQ, plug-ins; the characters in between are not stated).
pub const PLUGIN_NAME: NameRule = NameRule {
    min: 2,
    max: 50,
    first: Alphabet::LETTERS,
    inner: Alphabet::WORD.with("-_"),
    last: Alphabet::WORD,
    dotted: false,
};

/// Methods of an API beside `ANY` (text of the error `InvalidParameterValue.InvalidMethod`; no CONNECT).
pub const METHODS: &[Method] = &[
    Method::Get,
    Method::Put,
    Method::Post,
    Method::Delete,
    Method::Options,
    Method::Head,
    Method::Patch,
    Method::Trace,
];

/// What a route may look like. No lengths of paths are published.
pub const ROUTES: RouteLimits = RouteLimits { name: API_NAME, methods: METHODS, ..RouteLimits::NEUTRAL };

/// Name of a variable of a path: letters, digits, `_` and `-`. The vendor states none, so this is what its samples stay
/// within. Names of other parameters are taken as they are.
pub const VARIABLE_NAME: NameRule = NameRule {
    min: 1,
    max: 64,
    first: Alphabet::WORD.with("_"),
    inner: Alphabet::WORD.with("_-"),
    last: Alphabet::WORD.with("_-"),
    dotted: false,
};

/// Most parameters of an API (text of the error `LimitExceeded`).
pub const PARAMETERS: usize = 100;

/// Longest timeout of a backend in seconds: 30 minutes ("Creating General API").
pub const TIMEOUT_S: i64 = 1800;

/// The timeout of a backend where nothing states one, in milliseconds: that of the vendor's Terraform provider, and of a
/// function ("Creating General API").
pub const DEFAULT_TIMEOUT_MS: i64 = 5000;
/// See [`DEFAULT_TIMEOUT_MS`].
pub const FUNCTION_TIMEOUT_MS: i64 = 15_000;

/// Longest path, base path included. The vendor states none; common web servers refuse longer request lines.
pub const PATH_BYTES: usize = 8192;

/// Most APIs of a service ("Use Limits").
pub const QUOTA: usize = 200;

/// Most APIs of one import, and so of a batch of calls ("Importing APIs").
pub const BATCH: usize = 10;

/// Kinds of backend ("CreateApi", `ServiceType`).
pub const SERVICE_TYPES: &[&str] =
    &["HTTP", "MOCK", "TSF", "SCF", "EB", "TARGET", "VPC", "UPSTREAM", "GRPC", "COS", "WEBSOCKET"];

/// Kinds of authentication ("CreateApi", `AuthType`; the last from its fields of that name).
pub const AUTH_TYPES: &[&str] = &["NONE", "SECRET", "OAUTH", "APP", "EIAM"];

/// Types of parameters ("Console" FAQ).
pub const PARAMETER_TYPES: &[&str] = &["string", "int", "long", "float", "double", "boolean"];

/// What answers are ("CreateApi", `ResponseType`).
pub const RESPONSE_TYPES: &[&str] = &["HTML", "JSON", "TEXT", "BINARY", "XML"];

/// Name of a function: letters, digits, `-` and `_`, a letter first, at most 60 characters (the function service's own
/// rule; an address of a function on another cloud is not one).
pub const FUNCTION_NAME: NameRule = NameRule {
    min: 1,
    max: 60,
    first: Alphabet::LETTERS,
    inner: Alphabet::WORD.with("-_"),
    last: Alphabet::WORD,
    dotted: false,
};
