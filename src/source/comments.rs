//! Comments in JSON, which has none: `//` to the end of a line, and `/* … */`.

use std::borrow::Cow;

/// What a text that is not said to be anything begins like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beginning {
    /// An object or list of JSON, perhaps behind comments.
    Json,
    /// A flow collection of YAML.
    Flow,
    /// Anything else.
    Other,
}

/// What a text begins like: in JSON a quote follows an opening brace.
pub(super) fn beginning(text: &str) -> Beginning {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let open = content(bytes, 0);
    let next = byte(content(bytes, open + 1));
    match (byte(open), next) {
        (b'{', b'"' | b'}' | 0)
        | (b'[', b'"' | b'{' | b'[' | b']' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n' | 0) => Beginning::Json,
        (b'{' | b'[', _) => Beginning::Flow,
        _ => Beginning::Other,
    }
}

/// Where neither white space nor a comment is.
fn content(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_whitespace() => at += 1,
            Some(b'/') => match end_of_comment(bytes, at) {
                Some(end) => at = end,
                None => return at,
            },
            _ => return at,
        }
    }
}

/// Where a comment ends that begins here, if one does. One that never ends takes the rest.
fn end_of_comment(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at + 2..).unwrap_or_default();
    match bytes.get(at..at + 2)? {
        b"//" => Some(memchr::memchr(b'\n', rest).map_or(bytes.len(), |length| at + 2 + length)),
        b"/*" => Some(memchr::memmem::find(rest, b"*/").map_or(bytes.len(), |length| at + 4 + length)),
        _ => None,
    }
}

/// A text that begins like JSON with spaces in place of its comments, so that everything else stays where it is.
pub(super) fn without_comments(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let (mut at, mut from) = (0, 0);
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr3(b'"', b'\'', b'/', rest)) {
        at += found;
        match bytes.get(at) {
            // An apostrophe is in a word, or quotes what JSON would not.
            Some(quote @ (b'"' | b'\'')) if begins_token(bytes, at) => at = end_of_quoted(bytes, at, *quote),
            Some(b'/') if begins_token(bytes, at) || ends_token(bytes, at) => match end_of_comment(bytes, at)
            {
                Some(end) => {
                    out.push_str(text.get(from..at).unwrap_or_default());
                    let blank = |byte: &u8| if matches!(byte, b'\n' | b'\r') { *byte as char } else { ' ' };
                    out.extend(bytes.get(at..end).unwrap_or_default().iter().map(blank));
                    (at, from) = (end, end);
                }
                None => at += 1,
            },
            _ => at += 1,
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether something may begin here: white space, a bracket or a comma is before it, or the colon of a key in quotes.
fn begins_token(bytes: &[u8], at: usize) -> bool {
    let before = |by: usize| at.checked_sub(by).and_then(|at| bytes.get(at)).copied();
    match before(1) {
        None | Some(b' ' | b'\t' | b'\n' | b'\r' | b'{' | b'[' | b']' | b'}' | b',') => true,
        Some(b':') => before(2) == Some(b'"'),
        // The end of another comment.
        Some(b'/') => before(2) == Some(b'*'),
        _ => false,
    }
}

/// Whether a text in quotes, a number or another word of JSON ends here.
fn ends_token(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+');
    let word = before.iter().rev().take(32).take_while(|byte| is_word(byte)).count();
    let word = before.get(at - word..).unwrap_or_default();
    let is_number = word.first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'-');
    before.ends_with(b"\"") || is_number || matches!(word, b"true" | b"false" | b"null")
}

/// Where a text in quotes ends.
fn end_of_quoted(bytes: &[u8], at: usize, quote: u8) -> usize {
    let mut at = at + 1;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        match memchr::memchr2(quote, b'\\', rest) {
            None => return bytes.len(),
            Some(length) if bytes.get(at + length) == Some(&quote) => return at + length + 1,
            Some(length) => at += length + 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_become_spaces() {
        for (text, without) in [
            ("{\"a\": 1, // b\n\"c\": 2}", "{\"a\": 1,     \n\"c\": 2}"),
            ("{/* é\n */\"a\": 1}", "{     \n   \"a\": 1}"),
            ("// a\n{\"b\": 1}//c", "    \n{\"b\": 1}   "),
            ("{\"a\"://b\n1}", "{\"a\":   \n1}"),
            ("{\"a\": 1//b\n}", "{\"a\": 1   \n}"),
            ("{\"a\": true/*b*/}", "{\"a\": true     }"),
            ("[1, /* a", "[1,     "),
            ("[/**//**/]", "[        ]"),
        ] {
            assert_eq!(without_comments(text), without, "{text}");
        }
        for text in [
            "{\"a//b\": \"/* c */\"}",
            "{\"a\": \"\\\"//\"}",
            "{a: http://b, c: 'd // e'}",
            "{\"a\": b//c}",
            "/",
        ] {
            assert_eq!(without_comments(text), text);
        }
    }

    #[test]
    fn a_quote_behind_the_first_brace_is_json() {
        for (text, expected) in [
            ("{\"a\": 1}", Beginning::Json),
            (" // a\n/* b */ { // c\n \"d\": 1}", Beginning::Json),
            ("{a: 1}", Beginning::Flow),
            ("{'a': 1}", Beginning::Flow),
            ("[a]", Beginning::Flow),
            ("[1]", Beginning::Json),
            ("{", Beginning::Json),
            ("a: {}", Beginning::Other),
            ("/a: 1", Beginning::Other),
            ("", Beginning::Other),
        ] {
            assert_eq!(beginning(text), expected, "{text}");
        }
    }
}
