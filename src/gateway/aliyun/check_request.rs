//! What is wrong with a request before anybody looks at its document: members that are none, above all. A typo in
//! `dryRun` would make an import of a dry run.

use super::api_record::HttpApiVersionConfig;
use super::request::{ImportHttpApiRequest, ImportHttpApiRequestSpecOssConfig};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::rules;
use crate::gateway::shared::record::{Record, camel_case};
use crate::model::Map;
use crate::source::Value;
use crate::subject::Subject;
use crate::text::nearest::nearest;
use crate::text::quoted;

/// How many unknown members are reported: the rest of a request that is something else says nothing new.
const MOST_UNKNOWN: usize = 20;

/// The members that no request has.
pub(super) fn unknown_members(request: &ImportHttpApiRequest) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    unknown::<ImportHttpApiRequest>("", &request.other, &mut found);
    if let Some(config) = &request.spec_oss_config {
        unknown::<ImportHttpApiRequestSpecOssConfig>("specOssConfig.", &config.other, &mut found);
    }
    if let Some(config) = &request.version_config {
        unknown::<HttpApiVersionConfig>("versionConfig.", &config.other, &mut found);
    }
    found.truncate(MOST_UNKNOWN);
    found
}

/// What is wrong with how callers are to choose a version, if they are.
pub(super) fn version(config: Option<&HttpApiVersionConfig>) -> Option<Diagnostic> {
    let config = config.filter(|config| config.enable == Some(true))?;
    let text = |member: &'static str, value: &Option<String>| {
        (member, value.as_deref().map(str::trim).unwrap_or_default().to_owned())
    };
    let scheme = text("scheme", &config.scheme);
    let (member, value) = match &*scheme.1 {
        // Which scheme counts where none is stated is not published.
        "" | "Path" => text("version", &config.version),
        "Header" => text("headerName", &config.header_name),
        "Query" => text("queryName", &config.query_name),
        _ => scheme,
    };
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let is_fine = match member {
        "scheme" => false,
        // A segment of the path.
        "version" => value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)),
        "headerName" => !value.is_empty() && value.bytes().all(is_token),
        _ => !value.is_empty() && !value.contains(|it: char| it.is_whitespace() || "&=#".contains(it)),
    };
    let found = Diagnostic::new(rules::API_VERSION_INVALID).about(Subject::Api);
    (!is_fine).then(|| found.arg("member", member).arg("value", quoted(&value)))
}

/// Whether the gateway may download the document: it does so from OSS. The query of a URL, which can hold a signature,
/// is not shown.
pub(super) fn spec_url(url: &str) -> Option<Diagnostic> {
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| {
        let start = url.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| url.get(scheme.len()..))?
    });
    let authority = rest.unwrap_or(url).split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let is_of_oss = name.ends_with(".aliyuncs.com") && name.split('.').any(|label| label.starts_with("oss"));
    let found = || Diagnostic::new(rules::SPEC_URL_ELSEWHERE).about(Subject::Api).arg("host", quoted(host));
    (rest.is_none() || !is_of_oss).then(found)
}

fn unknown<T: Record>(within: &str, other: &Map<String, Value>, found: &mut Vec<Diagnostic>) {
    let known: Vec<String> = T::FIELDS.iter().map(|field| camel_case(field)).collect();
    // Editors find the schema of a file by it.
    let is_schema =
        |name: &str, value: &Value| within.is_empty() && name == "$schema" && value.as_str().is_some();
    let unknown = other.iter().filter(|(name, value)| !is_schema(name, value));
    for (name, _) in unknown.take(MOST_UNKNOWN) {
        let member = [within, &quoted(name)].concat();
        let one = match nearest(name, known.iter().map(String::as_str)) {
            Some(meant) => {
                Diagnostic::new(rules::REQUEST_MEMBER_MISTYPED).arg("nearest", [within, meant].concat())
            }
            None => Diagnostic::new(rules::REQUEST_MEMBER_UNKNOWN),
        };
        found.push(one.about(Subject::Api).arg("member", member));
    }
}
