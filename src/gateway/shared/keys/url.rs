//! URLs of backends, and templates of their paths.

/// An absolute URL of a web server, split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::gateway) struct Url<'t> {
    /// Scheme and authority.
    pub(in crate::gateway) origin: &'t str,
    pub(in crate::gateway) scheme: &'t str,
    pub(in crate::gateway) authority: &'t str,
    /// The path; it may be empty.
    pub(in crate::gateway) path: &'t str,
    pub(in crate::gateway) query: Option<&'t str>,
}

/// Longer texts are not URLs: no server takes them.
const MOST: usize = 8192;

impl<'t> Url<'t> {
    /// The URL of a text; none when it is not absolute, not of a web server, or longer than any server takes.
    pub(in crate::gateway) fn of(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://").filter(|_| text.len() <= MOST)?;
        let is_known = ["http", "https", "ws", "wss"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        let whole = rest.split('#').next().unwrap_or_default();
        let (before, query) = match whole.split_once('?') {
            Some((before, query)) => (before, Some(query).filter(|query| !query.is_empty())),
            None => (whole, None),
        };
        let (authority, path) = before.split_at(before.find('/').unwrap_or(before.len()));
        let origin = text.get(..scheme.len() + "://".len() + authority.len())?;
        (is_known && !authority.is_empty()).then_some(Self { origin, scheme, authority, path, query })
    }

    /// Whether it is TLS.
    pub(in crate::gateway) fn is_secure(&self) -> bool {
        self.scheme.eq_ignore_ascii_case("https") || self.scheme.eq_ignore_ascii_case("wss")
    }

    /// The host, and the port where there is one.
    pub(in crate::gateway) fn host(&self) -> (&'t str, Option<u16>) {
        let parts = self.authority.rsplit_once(':');
        match parts.and_then(|(host, port)| Some((host, port.parse().ok()?))) {
            Some((host, port)) => (host, Some(port)),
            None => (self.authority, None),
        }
    }
}

/// A template whose variables have other names, where there are such.
pub(in crate::gateway) fn renamed<'n>(template: &str, name_of: impl Fn(&str) -> Option<&'n str>) -> String {
    let mut result = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        result.extend([before, "{", name_of(name).unwrap_or(name), "}"]);
        rest = tail;
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_split() {
        let url = Url::of(" HTTPS://a.example:8443/x/{y}?q=1#f ").unwrap();
        assert_eq!((url.origin, url.path, url.query), ("HTTPS://a.example:8443", "/x/{y}", Some("q=1")));
        assert_eq!((url.host(), url.is_secure()), (("a.example", Some(8443)), true));
        let url = Url::of("http://${stageVariables.host}?q").unwrap();
        assert_eq!((url.host(), url.path), (("${stageVariables.host}", None), ""));
        for text in ["", "/x", "ftp://a", "http://", "http:///x", &"http://a/".repeat(1000)] {
            assert_eq!(Url::of(text), None, "{text}");
        }
    }

    #[test]
    fn variables_are_renamed() {
        let name = |name: &str| (name == "a").then_some("b");
        assert_eq!(renamed("/{a}/{c}-{a}/{a", name), "/{b}/{c}-{b}/{a");
    }
}
