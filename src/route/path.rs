//! A path template as a condition on a request's path, and on its query where the template has one.
//!
//! What is decided here:
//!
//! - A path without variables is Exact, one with variables a Regex, in which a variable is one non-empty segment or the
//!   non-empty rest of one: `/a/{x}.json` is `/a/[^/]+\.json`.
//! - A variable with a regular expression is what that matches of a segment: `/a/{x:[0-9]+}` is `/a/[0-9]+`. RFC 6570's
//!   `{.x}` and `{;x}` begin with their own character.
//! - A greedy variable, `{proxy+}`, RFC 6570's `{+x}` or a framework's `{*x}`, is any non-empty text, slashes included:
//!   `.+`. It is not a Prefix, although it could be one where it is last: gateways try every Prefix before any Regex, so a
//!   catch-all would take what belongs to the templates below it.
//! - A trailing slash counts, and so does a double one: `/a`, `/a/` and `//a` are three paths, as the URLs are (RFC 3986
//!   section 6.2.3 knows no exception but the empty path).
//! - Requests have their paths percent-encoded, so the condition has too: what RFC 3986 does not allow in a path is
//!   encoded as UTF-8, what is encoded needlessly is decoded, and digits of encodings are capitals (sections 6.2.2.1
//!   and 6.2.2.2). `%2F` stays: an encoded slash is part of a segment.
//! - A query string in the template is a condition on each of its parameters: `?beta=true`. A parameter without a value
//!   has to be there, a variable has to have a value.
//! - A fragment is no part of a request. What of it is a condition, the operation's parameters say.

use std::borrow::Cow;

use super::pattern;
use crate::model::{MatchKind, PathMatch, ValueMatch};
use crate::subject::template::{Piece, VariableKind, pieces, split};
use crate::text::percent;

/// One non-empty segment, or a part of one.
pub(super) const SEGMENT: &str = "[^/]+";
/// Any non-empty text.
const ANYTHING: &str = ".+";
/// Any text: a parameter without a value.
const PRESENT: &str = ".*";

/// What a template asks of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template {
    pub(super) path: PathMatch,
    pub(super) queries: Vec<ValueMatch>,
    /// Whether a part is matched in another spelling than the template's.
    pub(super) respelt: bool,
}

/// Reads a template, base path included. None when it is none: without a leading slash, or with braces that do not pair
/// or hold what is no regular expression.
pub(super) fn read(template: &str) -> Option<Template> {
    if !template.starts_with('/') {
        return None;
    }
    let parts = split(template);
    let (path, query) = (parts.path, parts.query);
    let mut respelt = false;
    let (kind, value) = matcher(path, SEGMENT, |text| {
        let encoded = percent::normal_path(text);
        respelt |= matches!(encoded, Cow::Owned(_));
        encoded
    })?;
    let parameters = query.into_iter().flat_map(|query| query.split('&')).filter(|part| !part.is_empty());
    let mut queries = parameters.map(condition).collect::<Option<Vec<_>>>()?;
    queries.sort_by(|a, b| a.name.cmp(&b.name));
    queries.dedup();
    Some(Template { path: PathMatch { kind, value }, queries, respelt })
}

fn condition(parameter: &str) -> Option<ValueMatch> {
    let (name, value) = match parameter.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (parameter, None),
    };
    let (kind, value) = match value {
        Some(value) => matcher(value, ANYTHING, percent::decode)?,
        None => (MatchKind::Regex, PRESENT.to_owned()),
    };
    Some(ValueMatch { name: percent::decode(name).into_owned(), kind, value })
}

/// The condition that a text with variables is. None when its braces do not pair.
fn matcher<'a>(
    text: &'a str,
    variable: &str,
    mut spell: impl FnMut(&'a str) -> Cow<'a, str>,
) -> Option<(MatchKind, String)> {
    let has_variables = text.contains('{');
    let mut value = String::with_capacity(text.len() + 8);
    for piece in pieces(text) {
        match piece {
            Piece::Literal(literal) if literal.contains('}') => return None,
            Piece::Literal(literal) if has_variables => escape(&spell(literal), &mut value),
            Piece::Literal(literal) => value.push_str(&spell(literal)),
            Piece::Variable(found) => match found.kind {
                VariableKind::Greedy => value.push_str(ANYTHING),
                VariableKind::Segment if found.raw.contains('{') => return None,
                VariableKind::Segment | VariableKind::Typed => value.push_str(variable),
                VariableKind::Pattern(expression) => value.push_str(&pattern::of_segment(expression)?),
                VariableKind::Label => value.extend([r"\.", variable]),
                VariableKind::Matrix => value.extend([";", variable]),
                VariableKind::Query | VariableKind::Fragment => {}
            },
            Piece::Open(_) => return None,
        }
    }
    Some((if has_variables { MatchKind::Regex } else { MatchKind::Exact }, value))
}

/// A literal as part of a regular expression. What is escaped is special in RE2 and Perl alike, and nothing else is.
pub(super) fn escape(literal: &str, out: &mut String) {
    for sign in literal.chars() {
        if matches!(sign, '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$')
        {
            out.push('\\');
        }
        out.push(sign);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_as_paths() {
        use MatchKind::{Exact, Regex};
        for (template, kind, value) in [
            ("/", Exact, "/"),
            ("/pets", Exact, "/pets"),
            ("/pets/", Exact, "/pets/"),
            ("//pets//", Exact, "//pets//"),
            ("/v1.0/a+b(c)", Exact, "/v1.0/a+b(c)"),
            ("/pets/{id}", Regex, "/pets/[^/]+"),
            ("/pets/{id}/", Regex, "/pets/[^/]+/"),
            ("/v1.0/{a}", Regex, r"/v1\.0/[^/]+"),
            ("/a/{x}.json", Regex, r"/a/[^/]+\.json"),
            ("/{a}-{b}", Regex, "/[^/]+-[^/]+"),
            ("/{a}{b}", Regex, "/[^/]+[^/]+"),
            ("/a/{x}:cancel", Regex, "/a/[^/]+:cancel"),
            ("/s('{id}')/$value", Regex, r"/s\('[^/]+'\)/\$value"),
            ("/files/{proxy+}", Regex, "/files/.+"),
            ("/v1/{+name}:move", Regex, "/v1/.+:move"),
            ("/{proxy+}", Regex, "/.+"),
            ("/{a?b}/c", Regex, "/[^/]+/c"),
            ("/user/{id:[0-9]+}", Regex, "/user/[0-9]+"),
            ("/a/{code:[0-9]{5}}", Regex, "/a/[0-9]{5}"),
            ("/{name:.+}", Regex, "/[^/]+"),
            ("/{lang:en|de}/x", Regex, "/(?:en|de)/x"),
            ("/{part:[^/]+}.json", Regex, r"/[^/]+\.json"),
            ("/{id:int}/x", Regex, "/[^/]+/x"),
            ("/{*path}", Regex, "/.+"),
            ("/f/{**path}", Regex, "/f/.+"),
            ("/f/{path*}", Regex, "/f/.+"),
            ("/f/{path:path}", Regex, "/f/.+"),
            ("/p{.format}", Regex, r"/p\.[^/]+"),
            ("/p{;id}/x", Regex, "/p;[^/]+/x"),
            ("/a#b=c", Exact, "/a"),
            ("/{a}#b={c}", Regex, "/[^/]+"),
            ("/{}", Regex, "/[^/]+"),
        ] {
            let read = read(template).unwrap_or_else(|| panic!("{template} is a template"));
            assert_eq!((read.path.kind, read.path.value.as_str()), (kind, value), "{template}");
            assert!(read.queries.is_empty() && !read.respelt, "{template}");
        }
    }

    #[test]
    fn paths_are_matched_as_requests_have_them() {
        for (template, value, respelt) in [
            ("/a b", "/a%20b", true),
            ("/用户", "/%E7%94%A8%E6%88%B7", true),
            ("/a%20b", "/a%20b", false),
            ("/a%2fb", "/a%2Fb", true),
            ("/a%41b", "/aAb", true),
            ("/100%", "/100%25", true),
            ("/%zz", "/%25zz", true),
            ("/a|b^c", "/a%7Cb%5Ec", true),
            ("/a%2Eb/{x}", r"/a\.b/[^/]+", true),
            ("/[x]/{y}", "/%5Bx%5D/[^/]+", true),
        ] {
            let read = read(template).unwrap();
            assert_eq!((read.path.value.as_str(), read.respelt), (value, respelt), "{template}");
        }
    }

    #[test]
    fn a_query_is_a_condition() {
        use MatchKind::{Exact, Regex};
        for (template, path, queries) in [
            ("/m?beta=true", "/m", &[("beta", Exact, "true")][..]),
            ("/m?b=2&a=1&a=1&", "/m", &[("a", Exact, "1"), ("b", Exact, "2")]),
            ("/m?acl", "/m", &[("acl", Regex, ".*")]),
            ("/m?acl=", "/m", &[("acl", Exact, "")]),
            ("/m?id={id}", "/m", &[("id", Regex, ".+")]),
            ("/m?at={x}.{y}", "/m", &[("at", Regex, r".+\..+")]),
            ("/m?at={x:[0-9]{2}}#b=1", "/m", &[("at", Regex, "[0-9]{2}")]),
            ("/m?q=a%20b%3D", "/m", &[("q", Exact, "a b=")]),
            ("/m?q=%ff", "/m", &[("q", Exact, "%ff")]),
            ("/{x}?a=1?b", "/[^/]+", &[("a", Exact, "1?b")]),
            ("/m?", "/m", &[]),
        ] {
            let read = read(template).unwrap();
            let found: Vec<_> = read
                .queries
                .iter()
                .map(|query| (query.name.as_str(), query.kind, query.value.as_str()))
                .collect();
            assert_eq!((read.path.value.as_str(), &found[..]), (path, queries), "{template}");
        }
    }

    #[test]
    fn what_is_no_template() {
        for text in [
            "",
            "a",
            "{a}",
            "/{a",
            "/a}",
            "/{a{b}}",
            "/{a}}",
            "/?a={b",
            "/?a=b}",
            "/{a:[0-9]{5}",
            "/{a:[0-9}",
            "/{a:(?=b)c}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
