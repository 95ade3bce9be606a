//! Where an API is.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Extensions, Map};

/// A server.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Server {
    /// URL, absolute or relative, with `{variables}`.
    pub url: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Variables of the URL, by name.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub variables: Map<String, ServerVariable>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// A variable of a server's URL.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ServerVariable {
    /// The default value, or the one that [`ImportOptions::server_variables`](crate::ImportOptions::server_variables) has.
    pub default: String,
    /// The allowed values; empty when any value is allowed.
    #[serde(default, rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `x-` keys.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extensions: Extensions,
}

/// Bytes of all defaults in one URL.
const MAX_DEFAULTS: usize = 2048;

impl Server {
    /// The URL with every declared variable replaced by its default. Undeclared variables stay unchanged, and so does a
    /// variable whose default would make all defaults together longer than 2,048 bytes. A host name has at most 253
    /// bytes and the longest base path that a gateway accepts 512; without the limit, a short URL could expand to
    /// gigabytes.
    pub fn resolved_url(&self) -> String {
        self.resolve(|_, _| ())
    }

    /// Resolves the URL, and returns for each variable in it the range of its replacement.
    fn resolve<'a>(&'a self, mut found: impl FnMut(&'a str, Range<usize>)) -> String {
        let mut url = String::with_capacity(self.url.len());
        let mut rest = self.url.as_str();
        let mut room = MAX_DEFAULTS;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else { break };
            url.push_str(before);
            let start = url.len();
            match self.variables.get(name).filter(|variable| variable.default.len() <= room) {
                Some(variable) => {
                    room -= variable.default.len();
                    url.push_str(&variable.default);
                }
                None => url.extend(["{", name, "}"]),
            }
            found(name, start..url.len());
            rest = tail;
        }
        url.push_str(rest);
        url
    }

    /// The first variable in the path of the URL that a test accepts.
    pub(crate) fn base_path_variable(&self, accepts: impl Fn(&str, &ServerVariable) -> bool) -> Option<&str> {
        let mut places = Vec::new();
        let url = self.resolve(|name, place| places.push((name, place)));
        let path = path_of(&url);
        let in_path = |place: &Range<usize>| place.end > path.start && place.start <= path.end;
        let accepted = |name: &str| self.variables.get(name).is_some_and(|variable| accepts(name, variable));
        places.into_iter().find(|(name, place)| in_path(place) && accepted(name)).map(|(name, _)| name)
    }

    /// The path of the resolved URL, without a trailing slash and without the segments `.` and `..`; `/` when there is
    /// none, and when the URL does not tell: a variable in the path is not declared, or the URL is of no HTTP server
    /// (`mailto:api@example.com`).
    pub fn base_path(&self) -> String {
        self.known_base_path().unwrap_or_else(|| "/".to_owned())
    }

    /// The path of the resolved URL; none when the URL does not tell.
    pub(crate) fn known_base_path(&self) -> Option<String> {
        let url = self.resolved_url();
        let Range { start, end } = path_of(&url);
        let end = path_in_query(&url).map_or(end, |query| query.end);
        let path = url.get(start..end).unwrap_or_default();
        let is_known = opaque_scheme(&url).is_none() && !path.contains(['{', '}']);
        is_known.then(|| normal_base_path(path))
    }

    /// Whether a relative URL leads above the folder of the document: `../v1`.
    pub(crate) fn leads_up(&self) -> bool {
        let url = self.resolved_url();
        if path_of(&url).start > 0 || url.starts_with('/') {
            return false;
        }
        let mut depth = 0_usize;
        url.get(path_of(&url)).unwrap_or_default().split('/').any(|segment| match segment {
            ".." if depth == 0 => true,
            ".." => {
                depth -= 1;
                false
            }
            "" | "." => false,
            _ => {
                depth += 1;
                false
            }
        })
    }
}

/// Where a URL has its query, if the path goes on there: `/index.php?/api`.
pub(crate) fn path_in_query(url: &str) -> Option<Range<usize>> {
    let start =
        url.find(['?', '#']).filter(|at| url.get(*at..).is_some_and(|rest| rest.starts_with("?/")))?;
    Some(start..url.find('#').unwrap_or(url.len()))
}

/// The scheme of a URL that has no host: `mailto:api@example.com`, `urn:pets`. A host with a port has no scheme:
/// `localhost:8080`, `localhost:{port}`.
pub(crate) fn opaque_scheme(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once(':')?;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let is_scheme =
        scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(is_letter);
    (is_scheme && !rest.starts_with("//") && !begins_with_port(rest)).then_some(scheme)
}

/// Whether a text begins with a port, or with a variable in its place.
pub(crate) fn begins_with_port(text: &str) -> bool {
    let port = text.split(['/', '?', '#']).next().unwrap_or_default();
    port.starts_with('{') || !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where the path of a URL is (absolute, `//host/…` or relative), without query and fragment.
fn path_of(url: &str) -> Range<usize> {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let url = url.get(..end).unwrap_or_default();
    let authority = url.find("://").map(|at| at + 3).or(url.starts_with("//").then_some(2));
    let start = authority.map_or(0, |from| {
        let rest = url.get(from..).unwrap_or_default();
        rest.find('/').map_or(end, |slash| from + slash)
    });
    start..end
}

/// A base path with one leading and no trailing slash, and without the segments `.` and `..` (RFC 3986, section 5.2.4);
/// `/` when empty.
pub(crate) fn normal_base_path(path: &str) -> String {
    let path = path.trim_matches('/');
    if !path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return format!("/{path}");
    }
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => _ = kept.pop(),
            other => kept.push(other),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_path_is_the_path_of_the_resolved_url() {
        for (url, path) in [
            ("http://api.example.com/v1", "/v1"),
            ("http://api.example.com/v1/", "/v1"),
            ("https://api.example.com", "/"),
            ("https://api.example.com/?a=/b", "/"),
            ("//api.example.com/v2/x", "/v2/x"),
            ("/v3/", "/v3"),
            ("v4", "/v4"),
            ("", "/"),
            ("/", "/"),
            ("https://{region}.example.com/{version}/api", "/v9/api"),
            ("https://example.com/{undeclared}", "/"),
            ("https://example.com/{undeclared}/c", "/"),
            ("https://{undeclared}.example.com/c", "/c"),
            ("https://example.com/{open", "/"),
            ("./v1", "/v1"),
            ("../v1", "/v1"),
            ("../../v1/.", "/v1"),
            ("..", "/"),
            ("https://example.com/a/./b/../c", "/a/c"),
            ("https://example.com/a/..b/v1.0", "/a/..b/v1.0"),
            ("https://example.com/index.php?/api", "/index.php?/api"),
            ("https://example.com/index.php?/api#top", "/index.php?/api"),
            ("https://example.com/index.php#?/api", "/index.php"),
            ("mailto:api@example.com", "/"),
            ("urn:example:pets", "/"),
            ("http:/example.com/v1", "/"),
            ("localhost:8080/v1", "/localhost:8080/v1"),
            ("localhost:{port}", "/"),
        ] {
            let variable =
                |default: &str| ServerVariable { default: default.to_owned(), ..Default::default() };
            let variables =
                [("region", "eu"), ("version", "v9")].map(|(name, value)| (name.to_owned(), variable(value)));
            let server = Server { url: url.to_owned(), variables: variables.into(), ..Default::default() };
            assert_eq!(server.base_path(), path, "{url}");
        }
    }

    #[test]
    fn relative_urls_lead_up_or_do_not() {
        for (url, expected) in [
            ("../v1", true),
            ("./../v1", true),
            ("a/../../v1", true),
            ("a/../v1", false),
            ("./v1", false),
            ("/../v1", false),
            ("..v1", false),
            ("https://example.com/../v1", false),
            ("https://example.com/v1?../..", false),
        ] {
            let server = Server { url: url.to_owned(), ..Server::default() };
            assert_eq!(server.leads_up(), expected, "{url}");
        }
    }

    #[test]
    fn variables_of_the_path_are_those_that_change_it() {
        for (url, default, expected) in [
            ("https://example.com/{v}", "v1", true),
            ("https://example.com/{v}/x", "", true),
            ("/api/{v}", "v1", true),
            ("{v}", "/v1", true),
            ("v1/{v}", "x", true),
            ("{v}/x", "https://example.com", false),
            ("{v}/x", "https://example.com/y", true),
            ("//{v}.example.com/x", "eu", false),
            ("https://{v}/x", "example.com", false),
            ("https://example.com{v}/x", ":8080", false),
            ("https://example.com/?a={v}", "b", false),
            ("https://example.com/#{v}", "b", false),
        ] {
            let variable = ServerVariable { default: default.to_owned(), ..ServerVariable::default() };
            let variables = [("v".to_owned(), variable)].into();
            let server = Server { url: url.to_owned(), variables, ..Server::default() };
            assert_eq!(server.base_path_variable(|_, _| true), expected.then_some("v"), "{url}");
            assert_eq!(server.base_path_variable(|_, variable| variable.default == "z"), None);
        }
    }

    #[test]
    fn a_short_url_does_not_expand_to_a_long_one() {
        let server = |count: usize, length: usize| -> Server {
            let (url, default) = ("/".to_owned() + &"{a}".repeat(count), "b".repeat(length));
            serde_json::from_value(serde_json::json!({"url": url, "variables": {"a": {"default": default}}}))
                .unwrap()
        };
        assert_eq!(server(2, 1024).resolved_url().len(), 1 + 2048);
        assert_eq!(server(3, 1024).resolved_url().len(), 1 + 2048 + 3);
        assert_eq!(server(100_000, 100_000).resolved_url(), server(100_000, 100_000).url);
    }
}
