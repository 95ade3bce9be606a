//! Percent-encoding (RFC 3986, section 2.1).

use std::borrow::Cow;

/// Section 2.3: characters with the same meaning everywhere, encoded or not.
pub(crate) const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Section 3.3: characters that may be in a path unencoded, including slashes.
#[inline]
pub(crate) fn is_of_path(byte: u8) -> bool {
    OF_PATH.get(usize::from(byte)).is_some_and(|is_there| *is_there)
}

/// Whether each byte is one of those characters.
static OF_PATH: [bool; 256] = {
    let mut all = [false; 256];
    let (mut rest, mut byte): (&mut [bool], u8) = (&mut all, 0);
    while let Some((first, others)) = rest.split_first_mut() {
        *first = is_unreserved(byte)
            || matches!(byte, b'/' | b'!' | b'$' | b'&'..=b',' | b';' | b'=' | b':' | b'@');
        (rest, byte) = (others, byte.wrapping_add(1));
    }
    all
};

/// A text with everything encoded but the ASCII characters that may stay.
pub(crate) fn encode(text: &str, stays: impl Fn(u8) -> bool) -> Cow<'_, str> {
    let stays = |byte: u8| byte.is_ascii() && stays(byte);
    if text.bytes().all(stays) {
        return Cow::Borrowed(text);
    }
    let mut encoded = String::with_capacity(text.len() + 16);
    for byte in text.bytes() {
        if stays(byte) { encoded.push(byte.into()) } else { push_escape(byte, &mut encoded) }
    }
    Cow::Owned(encoded)
}

/// A path in normal form (section 6.2.2): escapes in upper case, unreserved characters not escaped, and what a path
/// cannot hold escaped, `%` without two digits too.
pub(crate) fn normal_path(path: &str) -> Cow<'_, str> {
    if path.bytes().all(is_of_path) {
        return Cow::Borrowed(path);
    }
    let mut normal = String::with_capacity(path.len() + 16);
    for byte in octets(path) {
        match byte {
            Octet::Escaped(byte) if is_unreserved(byte) => normal.push(byte.into()),
            Octet::Plain(byte) if is_of_path(byte) => normal.push(byte.into()),
            Octet::Escaped(byte) | Octet::Plain(byte) => push_escape(byte, &mut normal),
        }
    }
    if normal == path { Cow::Borrowed(path) } else { Cow::Owned(normal) }
}

/// Text without its escapes. What is not an escape stays as it is, and so does all of a text whose escapes do not spell
/// UTF-8.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let decoded = octets(text).map(|octet| match octet {
        Octet::Escaped(byte) | Octet::Plain(byte) => byte,
    });
    String::from_utf8(decoded.collect()).map_or(Cow::Borrowed(text), Cow::Owned)
}

enum Octet {
    Escaped(u8),
    Plain(u8),
}

/// The bytes of a text, and whether each was escaped.
fn octets(text: &str) -> impl Iterator<Item = Octet> + '_ {
    let mut rest = text.as_bytes();
    std::iter::from_fn(move || {
        let (&first, tail) = rest.split_first()?;
        let digits = tail.first_chunk::<2>().filter(|_| first == b'%');
        if let Some(byte) = digits.and_then(|&[high, low]| Some(hex(high)? << 4 | hex(low)?)) {
            rest = tail.get(2..).unwrap_or_default();
            return Some(Octet::Escaped(byte));
        }
        rest = tail;
        Some(Octet::Plain(first))
    })
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

fn push_escape(byte: u8, into: &mut String) {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0').to_ascii_uppercase();
    into.extend(['%', digit(byte >> 4), digit(byte & 15)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_stay_is_encoded() {
        for (text, of_path, unreserved) in [
            ("", "", ""),
            ("/v1.0/a~b", "/v1.0/a~b", "%2Fv1.0%2Fa~b"),
            ("a b&c", "a%20b&c", "a%20b%26c"),
            ("100%", "100%25", "100%25"),
            ("中", "%E4%B8%AD", "%E4%B8%AD"),
        ] {
            assert_eq!(encode(text, is_of_path), of_path);
            assert_eq!(encode(text, is_unreserved), unreserved);
            assert_eq!(decode(&encode(text, is_unreserved)), text);
        }
    }

    #[test]
    fn what_is_not_an_escape_stays() {
        for (text, decoded) in [
            ("a%20b", "a b"),
            ("%E4%B8%ad", "中"),
            ("100%", "100%"),
            ("%4", "%4"),
            ("%zz%41", "%zzA"),
            ("%%41", "%A"),
            ("%+1", "%+1"),
            ("%ff", "%ff"),
            ("%41%ff", "%41%ff"),
        ] {
            assert_eq!(decode(text), decoded, "{text}");
        }
    }

    #[test]
    fn paths_have_one_normal_form() {
        for (path, normal) in [
            ("/a b", "/a%20b"),
            ("/a%20b", "/a%20b"),
            ("/a%2fb", "/a%2Fb"),
            ("/a%41b", "/aAb"),
            ("/100%", "/100%25"),
            ("/%zz", "/%25zz"),
            ("/a|b", "/a%7Cb"),
        ] {
            assert_eq!(normal_path(path), normal, "{path}");
            assert_eq!(normal_path(normal), normal);
        }
    }
}
