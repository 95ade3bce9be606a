//! Names of documents: URIs and relative names, resolved as RFC 3986, section 5.2 says and put into one spelling.

use std::borrow::Cow;

use crate::text::percent;

/// A name longer than this is not a base for other names: each reference would copy it.
const MOST_BASE: usize = 4_096;

/// A URI reference without its fragment, in its parts.
struct Parts<'t> {
    scheme: Option<&'t str>,
    authority: Option<&'t str>,
    path: &'t str,
    query: Option<&'t str>,
}

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Self {
        let is_scheme = |text: &str| {
            text.starts_with(|first: char| first.is_ascii_alphabetic())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        };
        let (scheme, rest) = match text.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            _ => (None, text),
        };
        let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let (authority, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
                (Some(authority), path)
            }
            None => (None, rest),
        };
        Self { scheme, authority, path, query }
    }
}

/// Whether a name has a scheme, such as `https:`.
pub(crate) fn is_absolute(name: &str) -> bool {
    Parts::of(name).scheme.is_some()
}

/// Where a reference leads from a document of that name, in the one spelling that names are compared in: scheme and
/// host in lower case, no `.` and no `..` that could be resolved, and what is percent-encoded decoded unless that
/// would change what the name means (`%2F`, `%3F`, `%23`, `%25`). Neither has a fragment.
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    let base = Parts::of(if base.len() > MOST_BASE { "" } else { base });
    let own = Parts::of(reference);
    if own.scheme.is_some() {
        return write(own.scheme, own.authority, own.path, own.query);
    }
    if own.authority.is_some() {
        return write(base.scheme, own.authority, own.path, own.query);
    }
    if own.path.is_empty() {
        return write(base.scheme, base.authority, base.path, own.query.or(base.query));
    }
    let path: Cow<'_, str> = if own.path.starts_with('/') {
        own.path.into()
    } else if base.authority.is_some() && base.path.is_empty() {
        ["/", own.path].concat().into()
    } else {
        let folder = base.path.rfind('/').and_then(|slash| base.path.get(..=slash)).unwrap_or_default();
        [folder, own.path].concat().into()
    };
    write(base.scheme, base.authority, &path, own.query)
}

fn write(scheme: Option<&str>, authority: Option<&str>, path: &str, query: Option<&str>) -> String {
    let mut name = String::with_capacity(path.len() + 16);
    if let Some(scheme) = scheme {
        name.push_str(&scheme.to_ascii_lowercase());
        name.push(':');
    }
    if let Some(authority) = authority {
        name.push_str("//");
        name.push_str(&authority.to_ascii_lowercase());
    }
    write_path(&decoded(path), &mut name);
    if let Some(query) = query {
        name.push('?');
        name.push_str(&decoded(query));
    }
    name
}

/// Writes a path without dot segments. A relative path keeps the `..` that lead out of where it starts.
fn write_path(path: &str, out: &mut String) {
    let is_rooted = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.strip_prefix('/').unwrap_or(path).split('/').peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        let is_dots = matches!(segment, "." | "..");
        match segment {
            ".." if kept.last().is_some_and(|last| *last != "..") => _ = kept.pop(),
            ".." if !is_rooted => kept.push(segment),
            "." | ".." => {}
            _ => kept.push(segment),
        }
        if is_last && is_dots {
            kept.push("");
        }
    }
    if is_rooted {
        out.push('/');
    }
    out.push_str(&kept.join("/"));
}

/// Text without the escapes that need not be, so that `a%20b` and `a b` are one name.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    // Between the escapes that stay, everything is decoded.
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = find_reserved(rest) {
        let (before, escape) = rest.split_at(at);
        decoded.push_str(&percent::decode(before));
        let (escape, tail) = escape.split_at_checked(3).unwrap_or((escape, ""));
        decoded.push_str(&escape.to_ascii_uppercase());
        rest = tail;
    }
    decoded.push_str(&percent::decode(rest));
    Cow::Owned(decoded)
}

/// The first escape of a character that separates parts of a URI.
fn find_reserved(text: &str) -> Option<usize> {
    const RESERVED: [&str; 5] = ["2F", "3F", "23", "25", "3A"];
    let is_reserved = |(at, _): &(usize, &str)| {
        let digits = text.get(at + 1..at + 3);
        digits.is_some_and(|digits| RESERVED.iter().any(|known| known.eq_ignore_ascii_case(digits)))
    };
    text.match_indices('%').find(is_reserved).map(|(at, _)| at)
}

/// What a document's file is called, without its folder and extension.
pub(crate) fn stem(name: &str) -> &str {
    let path = Parts::of(name).path;
    let file = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_resolve_against_their_document() {
        // RFC 3986, section 5.4, without the fragments.
        let base = "http://a/b/c/d;p?q";
        for (reference, name) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"),
            ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"),
        ] {
            assert_eq!(resolve(base, reference), name, "{reference}");
        }
    }

    #[test]
    fn relative_names_and_spellings() {
        for (base, reference, name) in [
            ("", "common.yaml", "common.yaml"),
            ("", "./a/../common.yaml", "common.yaml"),
            ("", "../common.yaml", "../common.yaml"),
            ("api/main.yaml", "./common.yaml", "api/common.yaml"),
            ("api/main.yaml", "../common.yaml", "common.yaml"),
            ("api/main.yaml", "../../common.yaml", "../common.yaml"),
            ("../main.yaml", "../common.yaml", "../../common.yaml"),
            ("/srv/api/main.yaml", "../../../x.yaml", "/x.yaml"),
            ("api/main.yaml", "", "api/main.yaml"),
            ("", "a%20b.yaml", "a b.yaml"),
            ("", "%E4%B8%AD.yaml", "中.yaml"),
            ("", "a%2fb%3f%25.yaml", "a%2Fb%3F%25.yaml"),
            ("", "%2e%2e/a", "../a"),
            ("", "100%.yaml", "100%.yaml"),
            ("HTTP://Example.COM/A", "B", "http://example.com/B"),
            ("http://a", "b", "http://a/b"),
            ("file:///srv/main.yaml", "x.yaml", "file:///srv/x.yaml"),
        ] {
            assert_eq!(resolve(base, reference), name, "{base} {reference}");
            assert_eq!(resolve("", &resolve(base, reference)), name, "a name is its own spelling");
        }
    }

    #[test]
    fn stems() {
        for (name, stem_of) in [
            ("a/Pet.yaml", "Pet"),
            ("Pet", "Pet"),
            ("http://x/v1.2/Pet.v2.json?a=b.c", "Pet.v2"),
            ("a/", "a"),
            ("", ""),
        ] {
            assert_eq!(stem(name), stem_of);
        }
    }
}
