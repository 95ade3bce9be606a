//! Tokens of JSON Pointers (RFC 6901), also as they stand in URI fragments.

use std::borrow::Cow;

/// The member name behind a token of a URI fragment: percent-decoded, then `~1` and `~0`.
///
/// What is no valid escape stays as it is: `#/definitions/100%` names the member `100%`.
pub(crate) fn decode(token: &str) -> Cow<'_, str> {
    let token = percent_decode(token);
    if !token.contains('~') {
        return token;
    }
    // In this order: `~01` is `~1`, not `/`.
    Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
}

/// A member name as a token of a pointer.
pub(crate) fn encode(token: &str) -> Cow<'_, str> {
    if !token.contains(['~', '/']) {
        return Cow::Borrowed(token);
    }
    Cow::Owned(token.replace('~', "~0").replace('/', "~1"))
}

/// Text without its percent-escapes, unless they spell no UTF-8.
pub(crate) fn percent_decode(token: &str) -> Cow<'_, str> {
    if !token.contains('%') {
        return Cow::Borrowed(token);
    }
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        let pair = if first == b'%' { tail.first_chunk::<2>() } else { None };
        match pair.and_then(|&[high, low]| Some(hex(high)? << 4 | hex(low)?)) {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => bytes.push(first),
        }
    }
    // Escapes that spell no UTF-8 are no valid escapes.
    String::from_utf8(bytes).map_or(Cow::Borrowed(token), Cow::Owned)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
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
            ("a%20b", "a b"),
            ("%E4%B8%AD", "中"),
            ("%7E1", "/"),
            ("100%", "100%"),
            ("%4", "%4"),
            ("%zz%41", "%zzA"),
            ("%ff", "%ff"),
            ("~2~", "~2~"),
        ] {
            assert_eq!(decode(token), name, "{token}");
        }
        for (name, token) in [("Pet", "Pet"), ("/a~b", "~1a~0b"), ("~1", "~01"), ("a b", "a b")] {
            assert_eq!(encode(name), token);
            assert_eq!(decode(&encode(name)), name);
        }
    }
}
