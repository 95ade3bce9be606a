//! What the gateway takes: names, lengths, methods. Data, each with where the vendor says so.
//!
//! "API reference" is "Creating an API" of the APIG API Reference (2024-12), "SDK" the model classes of
//! huaweicloudsdkapig 3.1.

use crate::route::{Alphabet, NameRule, RouteLimits};
use crate::subject::Method;

/// Name of an API, which is what routes are here: 3 to 255 letters, digits, Chinese characters and `-_./:()（）：、`, a
/// letter, digit or Chinese character first (API reference, `name`; the alphabet from the SDK, `ApiCreate`).
pub const API_NAME: NameRule = NameRule {
    min: 3,
    max: 255,
    first: Alphabet::WORD.with_chinese(),
    inner: Alphabet::WORD.with_chinese().with("-_./:()（）：、"),
    last: Alphabet::WORD.with_chinese().with("-_./:()（）：、"),
    dotted: false,
};

/// Name of an API group made by a call: as an API's (SDK, `ApiGroupCreate`).
pub const GROUP_NAME: NameRule = API_NAME;

/// Name of an API group made by an import, which takes `info.title`: 3 to 64 letters, digits, Chinese characters and
/// `_`, a letter or Chinese character first (User Guide, "Importing APIs").
pub const IMPORTED_GROUP_NAME: NameRule = NameRule {
    min: 3,
    max: 64,
    first: Alphabet::LETTERS.with_chinese(),
    inner: Alphabet::WORD.with_chinese().with("_"),
    last: Alphabet::WORD.with_chinese().with("_"),
    dotted: false,
};

/// Name of a request or backend parameter: 1 to 32 letters, digits, `-`, `_` and `.`, a letter first (API reference,
/// `ReqParamBase` and `BackendParamBase`).
pub const PARAMETER_NAME: NameRule = NameRule {
    min: 1,
    max: 32,
    first: Alphabet::LETTERS,
    inner: Alphabet::WORD.with("-_."),
    last: Alphabet::WORD.with("-_."),
    dotted: false,
};

/// Name of a backend policy: 3 to 64 letters, digits, Chinese characters and `_`, a letter or Chinese character first
/// (API reference, `ApiPolicyHttpCreate`).
pub const POLICY_NAME: NameRule = IMPORTED_GROUP_NAME;

/// Tag of an API: 1 to 128 letters, digits, Chinese characters and `-*#%.:_`, a letter or Chinese character first (API
/// reference, `tags`).
pub const TAG: NameRule = NameRule {
    min: 1,
    max: 128,
    first: Alphabet::LETTERS.with_chinese(),
    inner: Alphabet::WORD.with_chinese().with("-*#%.:_"),
    last: Alphabet::WORD.with_chinese().with("-*#%.:_"),
    dotted: false,
};

/// Name of a group response: 1 to 64 letters, digits, `-` and `_` (SDK, `ResponsesCreate`).
pub const GROUP_RESPONSE_NAME: NameRule = NameRule {
    min: 1,
    max: 64,
    first: Alphabet::WORD.with("-_"),
    inner: Alphabet::WORD.with("-_"),
    last: Alphabet::WORD.with("-_"),
    dotted: false,
};

/// Name of an environment variable: 3 to 32 letters, digits, `-` and `_`, a letter first (SDK, `EnvVariableCreate`; User
/// Guide on `#name#` in backend addresses).
pub const VARIABLE_NAME: NameRule = NameRule {
    min: 3,
    max: 32,
    first: Alphabet::LETTERS,
    inner: Alphabet::WORD.with("-_"),
    last: Alphabet::WORD.with("-_"),
    dotted: false,
};

/// Methods of an API beside `ANY` (API reference, `req_method`). There is no TRACE.
pub const METHODS: &[Method] =
    &[Method::Get, Method::Put, Method::Post, Method::Delete, Method::Options, Method::Head, Method::Patch];

/// Most characters of a request path, base path included, which are ASCII (API reference, `req_uri`).
pub const PATH_BYTES: usize = 512;

/// What a route may look like.
pub const ROUTES: RouteLimits =
    RouteLimits { name: API_NAME, methods: METHODS, base_path_bytes: PATH_BYTES, path_bytes: PATH_BYTES };
