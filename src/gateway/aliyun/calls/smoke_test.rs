//! The smoke test of a route: a request to the API itself, which shows that the route forwards it.

use std::borrow::Cow;

use super::super::operation_record::HttpApiOperationInfo;
use super::checked_options::CheckedOptions;
use super::routes::domain_names;
use crate::model::{Api, MatchKind, Route, ValueMatch};
use crate::route::{RouteOptions, VersionScheme};
use crate::subject::Method;
use crate::subject::template::split;
use crate::text::percent;

/// Method and URL of a request that a route matches and that changes nothing; none where no such request is known. For a
/// route with a regular expression it is the operation's template, whose variables are to be filled in.
pub(super) fn of_route(
    checked: &CheckedOptions<'_>,
    options: &RouteOptions,
    api: &Api,
    route: &Route,
) -> Option<(String, String)> {
    let any = route.methods.is_empty().then_some(Method::Get);
    let method = any.or_else(|| route.methods.iter().copied().find(|method| is_safe(*method)))?;
    let operation = route.operations.first().and_then(|key| api.operations.get(key));
    let path = match (route.path.kind, operation) {
        (MatchKind::Regex, None) => return None,
        (MatchKind::Regex, Some(operation)) => {
            let template = options.whole_template(&options.base_path_of(&api.about, operation), operation);
            // What follows is among the conditions on the query.
            split(&template).path.to_owned()
        }
        _ => route.path.value.clone(),
    };
    // A call has no place for headers.
    if !route.headers.is_empty() {
        return None;
    }
    let domain = domain_names(checked, &route.name).find(|name| !name.starts_with('*'))?;
    Some((method.as_str().to_owned(), url(checked, domain, &path, &route.queries)?))
}

/// As [`of_route`], of an operation of a REST API.
pub(super) fn of_operation(
    checked: &CheckedOptions<'_>,
    options: &RouteOptions,
    api: &Api,
    record: &HttpApiOperationInfo,
) -> Option<(String, String)> {
    let method = record.method.as_deref()?;
    method.parse().ok().filter(|method| is_safe(*method))?;
    let domain = checked.options.domains.keys().find(|name| !name.starts_with('*'))?;
    let base = api.about.base_path.as_deref().unwrap_or("/").trim_end_matches('/');
    let path = record.path.as_deref()?;
    let (path, query) = match &options.version {
        VersionScheme::None => ([base, path].concat(), None),
        VersionScheme::Path { version } => ([base, "/", version, path].concat(), None),
        VersionScheme::Query { name, version } => {
            let query = ValueMatch { name: name.clone(), kind: MatchKind::Exact, value: version.clone() };
            ([base, path].concat(), Some(query))
        }
        VersionScheme::Header { .. } => return None,
    };
    Some((method.to_owned(), url(checked, domain, &path, query.as_slice())?))
}

/// The URL with a query that meets the conditions; none where that takes a guess.
fn url(checked: &CheckedOptions<'_>, domain: &str, path: &str, queries: &[ValueMatch]) -> Option<String> {
    let secure = checked.options.domains.get(domain)?.protocol.as_deref() == Some("HTTPS");
    let mut url = format!("{}://{domain}{path}", if secure { "https" } else { "http" });
    for (at, query) in queries.iter().enumerate() {
        url.push(if at == 0 { '?' } else { '&' });
        url.push_str(&encode(&query.name));
        match (query.kind, query.value.as_str()) {
            // A parameter that only has to be there.
            (MatchKind::Regex, ".*") => {}
            (MatchKind::Regex, _) => return None,
            (MatchKind::Exact | MatchKind::Prefix, value) => {
                url.push('=');
                url.push_str(&encode(value));
            }
        }
    }
    Some(url)
}

/// Only what means nothing in a URL stays.
fn encode(text: &str) -> Cow<'_, str> {
    percent::encode(text, percent::is_unreserved)
}

/// RFC 9110 section 9.2.1.
const fn is_safe(method: Method) -> bool {
    matches!(method, Method::Get | Method::Head | Method::Options | Method::Trace)
}
