//! Tokens of JSON Pointers (RFC 6901), also as they are in URI fragments.

use std::borrow::Cow;

use super::percent;

/// The member name that a token of a URI fragment encodes: percent-decoded, then `~1` and `~0`.
///
/// What is not a valid escape stays as it is: `#/definitions/100%` names the member `100%`.
pub(crate) fn decode(token: &str) -> Cow<'_, str> {
    match percent::decode(token) {
        Cow::Borrowed(token) => unescape(token),
        Cow::Owned(token) => unescape(&token).into_owned().into(),
    }
}

/// The member name that a token encodes.
pub(crate) fn unescape(token: &str) -> Cow<'_, str> {
    if !token.contains('~') {
        return Cow::Borrowed(token);
    }
    // In this order: `~01` is `~1`, not `/`.
    Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
}

/// A member name as a token of a pointer.
pub(crate) fn encode(name: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'~', b'/', name.as_bytes()).is_none() {
        return Cow::Borrowed(name);
    }
    let mut token = String::with_capacity(name.len() + 4);
    push(name, &mut token);
    Cow::Owned(token)
}

/// Adds a member name as a token.
pub(crate) fn push(name: &str, token: &mut String) {
    let mut rest = name;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'~' | b'/')) {
        let (plain, special) = rest.split_at(at);
        token.push_str(plain);
        token.push_str(if special.starts_with('~') { "~0" } else { "~1" });
        rest = special.get(1..).unwrap_or_default();
    }
    token.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_decode_and_encode() {
        for (token, name) in [
            ("", ""),
            ("Pet", "Pet"),
            ("~1pets~1{id}", "/pets/{id}"),
            ("~01", "~1"),
            ("~0~1", "~/"),
            ("%7Bid%7d", "{id}"),
            ("%7E1", "/"),
            ("100%", "100%"),
            ("%ff~1", "%ff/"),
            ("~2~", "~2~"),
        ] {
            assert_eq!(decode(token), name, "{token}");
        }
        assert_eq!(unescape("%7E~1"), "%7E/");
        for (name, token) in [("Pet", "Pet"), ("/a~b", "~1a~0b"), ("~1", "~01"), ("a b", "a b")] {
            assert_eq!(encode(name), token);
            assert_eq!(unescape(token), name);
        }
    }
}
