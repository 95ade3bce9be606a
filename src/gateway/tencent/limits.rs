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
