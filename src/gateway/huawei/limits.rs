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

/// Whether a parameter may not have a name wherever it is sent (User Guide, "Creating an API"): the gateway's own.
pub(super) fn is_reserved(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "x-stage" || name.starts_with("x-apig-") || name.starts_with("x-sdk-")
}

/// Whether a header may not have a name: the gateway reads these itself, and takes none with `_` (User Guide, "Creating an
/// API").
pub(super) fn is_refused_header(name: &str) -> bool {
    name.contains('_')
        || name.eq_ignore_ascii_case("authorization")
        || name.eq_ignore_ascii_case("x-auth-token")
}

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

/// Most characters of a description (API reference, `remark`), of a version (`version`), of a default and of an example
/// of a parameter (the vendor's Terraform provider), and of the value of a backend parameter (API reference, `value`).
pub const REMARK: usize = 255;
/// See [`REMARK`].
pub const VERSION: usize = 16;
/// Most characters of a version of a function (API reference, `ApiFuncCreate`).
pub const FUNCTION_VERSION: usize = 64;

/// Most characters of the description of a body and of the examples of answers (API reference, `body_remark`,
/// `result_normal_sample`).
pub const SAMPLE: usize = 20_480;

/// Most tags of an API (API reference, `tags`).
pub const TAGS: usize = 10;

/// Most parameters of an API (User Guide, "Notes and Constraints").
pub const PARAMETERS: usize = 50;

/// Most policies of an API, and most conditions of one (User Guide, "Notes and Constraints").
pub const POLICIES: usize = 5;

/// Most characters of the value of a condition (API reference, `condition_value`).
pub const CONDITION_VALUE: usize = 1024;

/// Most characters of a backend's address (API reference, `url_domain`).
pub const ADDRESS: usize = 255;

/// Longest timeout of a backend in milliseconds (API reference, `timeout`). A gateway may allow less.
pub const TIMEOUT_MS: i64 = 600_000;

/// Longest timeout of a function that is called over `V1` (API reference, `ApiFuncCreate`).
pub const TIMEOUT_V1_MS: i64 = 60_000;

/// The timeout of a backend where nothing states one: that of the vendor's samples.
pub const DEFAULT_TIMEOUT_MS: i64 = 5000;

/// Most retries (API reference, `retry_count`).
pub const RETRIES: i64 = 10;

/// Most APIs of one import, and so of a batch of calls (User Guide, "Importing APIs").
pub const BATCH: usize = 300;

/// The media types that an API may have (API reference, `content_type`).
pub const CONTENT_TYPES: &[&str] =
    &["application/json", "application/xml", "multipart/form-data", "text/plain"];

/// What a route may look like.
pub const ROUTES: RouteLimits =
    RouteLimits { name: API_NAME, methods: METHODS, base_path_bytes: PATH_BYTES, path_bytes: PATH_BYTES };
