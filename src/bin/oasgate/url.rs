//! An address in place of a file: the command does not fetch, and says who does.

use std::borrow::Cow;

/// Whether an argument is an address of the web.
pub(crate) fn is_url(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| ["http", "https"].contains(&scheme.as_str()))
}

/// The commands that fetch a document and plan its import, for a shell.
pub(crate) fn piped(url: &str) -> String {
    let name = file_name(url).map(|name| format!(" --stdin-filename {}", quoted(name))).unwrap_or_default();
    format!("curl -sS {} | oasgate plan -{name}", quoted(url))
}

/// The last part of the path of an address, if it has one.
fn file_name(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let path = rest.split(['?', '#']).next()?;
    let (_, name) = path.rsplit_once('/')?;
    Some(name).filter(|name| !name.is_empty())
}

/// A word for a shell, in quotes unless it has only characters that mean nothing there.
fn quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/:._%+=,@-".contains(&byte);
    // A leading hyphen would begin an option.
    if word.bytes().all(is_plain) && !word.starts_with('-') {
        return word.into();
    }
    let quoted = ["'", &word.replace('\'', r"'\''"), "'"].concat();
    if word.starts_with('-') { ["./", &quoted].concat().into() } else { quoted.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_read_is_quoted() {
        for (url, command) in [
            (
                "https://a.example/v1/pets.yaml",
                "curl -sS https://a.example/v1/pets.yaml | oasgate plan - --stdin-filename pets.yaml",
            ),
            ("http://a.example", "curl -sS http://a.example | oasgate plan -"),
            ("https://a.example/?v=1&w", "curl -sS 'https://a.example/?v=1&w' | oasgate plan -"),
            (
                "https://a.example/it's;rm#x",
                r"curl -sS 'https://a.example/it'\''s;rm#x' | oasgate plan - --stdin-filename 'it'\''s;rm'",
            ),
            (
                "https://a.example/-x",
                "curl -sS https://a.example/-x | oasgate plan - --stdin-filename ./'-x'",
            ),
        ] {
            assert!(is_url(url));
            assert_eq!(piped(url), command);
        }
        assert!(["https", "ftp://a.example", "c://x", "a/https://b"].into_iter().all(|text| !is_url(text)));
    }
}
