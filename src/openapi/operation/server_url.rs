//! The text of a server's URL: what is odd about it, and what a typo in it was meant to be.

use crate::model::{begins_with_port, opaque_scheme};
use crate::openapi::paths::templates::{braces_agree, shown};
use crate::openapi::reader::shown::shortened;

/// The schemes of a server. One that begins with another stands before it.
const SCHEMES: [&str; 4] = ["https", "http", "wss", "ws"];

/// A scheme that a text begins with, what stands between it and the host, and the rest.
fn http_scheme(url: &str) -> Option<(&str, &str, &str)> {
    let starts = SCHEMES.iter().filter_map(|known| url.split_at_checked(known.len()).map(|it| (known, it)));
    let (_, (scheme, rest)) =
        starts.into_iter().find(|(known, (start, _))| start.eq_ignore_ascii_case(known))?;
    let host = rest.trim_start_matches([':', '/', '\\']);
    let between = rest.strip_suffix(host).unwrap_or_default();
    // `http/pets` is a path, `ws:8080` a host with a port.
    let is_path = !between.contains(':') && between.len() < 2;
    let is_host = between == ":" && begins_with_port(host);
    (!is_path && !is_host).then_some((scheme, between, host))
}

/// A URL whose scheme has a typo, without it: `http:/host`, `https//host`, `http:host`, `https:\\host`, `http:///host`,
/// and `http://https://host`, of which the last scheme counts. Browsers read most of them so, too.
pub(crate) fn repaired(url: &str) -> Option<String> {
    let (mut scheme, mut between, mut rest) = http_scheme(url)?;
    let mut is_odd = between != "://";
    while let Some(inner) = http_scheme(rest) {
        (scheme, between, rest) = inner;
        is_odd = true;
    }
    if !is_odd || rest.is_empty() {
        return None;
    }
    let rest = if between.contains('\\') { rest.replace('\\', "/") } else { rest.to_owned() };
    Some([scheme, "://", &rest].concat())
}

/// The part of a URL because of which it cannot be called: braces that are not variables, a character that no URL has,
/// a query or fragment, a scheme that is not HTTP's, no host.
pub(crate) fn odd_part(url: &str) -> Option<String> {
    if !braces_agree(url) {
        return Some("{ }".to_owned());
    }
    if let Some(character) = url.chars().find(|character| is_odd(*character)) {
        return Some(shown(character));
    }
    if let Some(scheme) = opaque_scheme(url) {
        return Some(shortened(&format!("{scheme}:")));
    }
    let (scheme, rest) = url.split_once("://")?;
    let is_known = SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme));
    if !is_known && !scheme.contains('{') {
        return Some(shortened(&format!("{scheme}://")));
    }
    (rest.is_empty() || rest.starts_with('/')).then(|| "://".to_owned())
}

/// Whether a character stands in no scheme, host or path.
fn is_odd(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '"' | '<' | '>' | '\\' | '^' | '`' | '|' | '?' | '#')
}

/// Whether the first segment of a path looks like a host: it has a port, ends like a domain (`v1.0` does not), or is an
/// IPv4 address.
pub(crate) fn looks_like_host(segment: &str) -> bool {
    let (name, port) = segment.split_once(':').unwrap_or((segment, ""));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((rest, last)) = name.rsplit_once('.').filter(|(rest, _)| !rest.trim_matches('.').is_empty())
    else {
        return name == "localhost" || is_number(port);
    };
    let is_domain =
        last.starts_with("xn--") || last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_domain
        || is_number(port)
        || is_number(last) && rest.split('.').filter(|part| is_number(part)).count() == 3
}

/// The parts of an absolute URL, or of a host that has more than a host: `https://api.example.com/v1`,
/// `//api.example.com`, `api.example.com/v1`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) scheme: Option<String>,
    /// Name or address, and a port.
    pub(crate) host: String,
    /// With a slash, or empty.
    pub(crate) path: String,
}

impl Parts {
    /// What a text says; userinfo, a query and a fragment are no part of it.
    pub(crate) fn of(text: &str) -> Self {
        let text = repaired(text).unwrap_or_else(|| text.to_owned());
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) => (Some(scheme.to_owned()), rest),
            None => (None, text.strip_prefix("//").unwrap_or(&text)),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        Self { scheme, host: host.to_owned(), path: path.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typos_in_a_scheme_are_repaired() {
        for (url, expected) in [
            ("http:/a.example/v1", "http://a.example/v1"),
            ("https//a.example/v1", "https://a.example/v1"),
            ("http:a.example", "http://a.example"),
            ("HTTPS:/a.example", "HTTPS://a.example"),
            ("http:///a.example/v1", "http://a.example/v1"),
            ("https:\\\\a.example\\v1", "https://a.example/v1"),
            ("http:://a.example", "http://a.example"),
            ("http://https://a.example/v1", "https://a.example/v1"),
            ("https://http//a.example", "http://a.example"),
            ("wss:/{host}/v1", "wss://{host}/v1"),
        ] {
            assert_eq!(repaired(url).as_deref(), Some(expected), "{url}");
            assert_eq!(repaired(expected), None, "{expected}");
        }
        for url in [
            "",
            "http",
            "http:",
            "https://",
            "/http:/a",
            "http/a.example",
            "https/v1",
            "httpbin/v1",
            "ws:8080/v1",
            "https:443",
            "http:{port}",
            "mailto:a@a.example",
            "urn:a",
            "ftp:/a.example",
            "http://ws:8080",
            "http://a.example/http://b.example",
            "ht\u{1F600}",
            "é",
        ] {
            assert_eq!(repaired(url), None, "{url}");
        }
    }

    #[test]
    fn a_host_may_have_more_than_a_host() {
        for (text, scheme, host, path) in [
            ("a.example", None, "a.example", ""),
            ("a.example:8080", None, "a.example:8080", ""),
            ("https://a.example/v1/", Some("https"), "a.example", "/v1/"),
            ("https:/a.example/v1", Some("https"), "a.example", "/v1"),
            ("//a.example/v1?x=y", None, "a.example", "/v1"),
            ("a.example/v1#top", None, "a.example", "/v1"),
            ("me:secret@a.example?x", None, "a.example", ""),
            ("/v1", None, "", "/v1"),
            ("https://", Some("https"), "", ""),
        ] {
            let expected =
                Parts { scheme: scheme.map(str::to_owned), host: host.to_owned(), path: path.to_owned() };
            assert_eq!(Parts::of(text), expected, "{text}");
        }
    }
}
