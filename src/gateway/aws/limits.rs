//! What the gateway takes: names, lengths, methods. Data, each with where the vendor says so: "Important notes" and
//! "Quotas" of the Developer Guide.

use crate::route::{Alphabet, NameRule, RouteLimits};
use crate::subject::Method;

/// A literal segment of a path: letters, digits and `_-.,:` ("Important notes", REST import). A variable fills a whole
/// segment.
pub const PATH_SEGMENT: NameRule = NameRule {
    min: 1,
    max: 1024,
    first: Alphabet::WORD.with("_-.,:"),
    inner: Alphabet::WORD.with("_-.,:"),
    last: Alphabet::WORD.with("_-.,:"),
    dotted: false,
};

/// Name of a model: letters and digits ("Important notes", REST import).
pub const MODEL_NAME: NameRule = NameRule {
    min: 1,
    max: 1024,
    first: Alphabet::WORD,
    inner: Alphabet::WORD,
    last: Alphabet::WORD,
    dotted: false,
};

/// Methods of a resource beside `ANY`: those of an OpenAPI path item but TRACE.
pub const METHODS: &[Method] =
    &[Method::Get, Method::Put, Method::Post, Method::Delete, Method::Options, Method::Head, Method::Patch];

/// What a route may look like. Routes have no names there, so those of the neutral model do.
pub const ROUTES: RouteLimits = RouteLimits { methods: METHODS, ..RouteLimits::NEUTRAL };
