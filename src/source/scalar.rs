//! What a plain YAML scalar means: the core schema of YAML 1.2.2, section 10.3.2.
//!
//! Read more narrowly in one point: digits with a leading zero stay text. They are account numbers, phone numbers and
//! times, and as a number they would lose the zero.

use std::ops::Range;

/// The meaning of a plain scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plain {
    Null,
    Bool(bool),
    Number,
    /// `.inf`, `.nan`, and a `0x…` or `0o…` beyond 64 bits: a number in YAML that JSON cannot hold.
    NotFinite,
    TooLarge,
    Text,
}

/// What an explicit tag says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Text,
    Null,
    Bool,
    Number,
    Array,
    Object,
    /// `!`: text, list or mapping, by its form.
    Plainest,
    Other,
}

/// An explicit tag.
pub(super) struct Tag {
    pub meaning: Meaning,
    pub at: Range<u32>,
}

/// What a scalar means, and whether its tag was honoured: a tag that does not fit the text is ignored.
///
/// `plain` if it has no quotes and is not a block.
pub(super) fn decide(text: &str, plain: bool, tag: Option<Meaning>) -> (Plain, bool) {
    let untagged = if plain { resolve(text) } else { Plain::Text };
    let Some(meaning) = tag else { return (untagged, true) };
    let resolved = resolve(text);
    let fits = match meaning {
        Meaning::Text | Meaning::Plainest => return (Plain::Text, true),
        Meaning::Null => resolved == Plain::Null,
        Meaning::Bool => matches!(resolved, Plain::Bool(_)),
        Meaning::Number => matches!(resolved, Plain::Number | Plain::NotFinite | Plain::TooLarge),
        Meaning::Array | Meaning::Object | Meaning::Other => false,
    };
    (if fits { resolved } else { untagged }, fits)
}

/// About how many keys and values begin after two neighbouring bytes.
pub(super) fn entries_at(byte: u8, next: u8) -> u8 {
    match (byte, next) {
        (b':', b' ' | b'\n' | b'\r') => 2,
        (b'-', b' ') | (b',', _) => 1,
        _ => 0,
    }
}

/// Resolves the text of a plain scalar.
pub(super) fn resolve(text: &str) -> Plain {
    let bytes = text.as_bytes();
    match bytes {
        // Most texts are decided by their first byte.
        [] | b"~" | b"null" | b"Null" | b"NULL" => Plain::Null,
        b"true" | b"True" | b"TRUE" => Plain::Bool(true),
        b"false" | b"False" | b"FALSE" => Plain::Bool(false),
        [b'0', b'x', digits @ ..] => radix(digits, 16),
        [b'0', b'o', digits @ ..] => radix(digits, 8),
        [b'+' | b'-', rest @ ..] => unsigned(rest, false),
        [b'.' | b'0'..=b'9', ..] => unsigned(bytes, true),
        _ => Plain::Text,
    }
}

fn radix(digits: &[u8], radix: u32) -> Plain {
    if digits.is_empty() || !digits.iter().all(|digit| char::from(*digit).is_digit(radix)) {
        return Plain::Text;
    }
    let text = str::from_utf8(digits).unwrap_or_default();
    if u64::from_str_radix(text, radix).is_ok() { Plain::Number } else { Plain::TooLarge }
}

fn unsigned(bytes: &[u8], nan: bool) -> Plain {
    match bytes {
        b".inf" | b".Inf" | b".INF" => return Plain::NotFinite,
        b".nan" | b".NaN" | b".NAN" if nan => return Plain::NotFinite,
        [b'0', b'0'..=b'9', ..] => return Plain::Text,
        _ => {}
    }
    let (whole, rest) = digits(bytes);
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => digits(rest),
        _ => (0, rest),
    };
    if whole + fraction == 0 {
        return Plain::Text;
    }
    let exponent_fits = match rest {
        [] => true,
        [b'e' | b'E', b'+' | b'-', power @ ..] | [b'e' | b'E', power @ ..] => {
            matches!(digits(power), (1.., []))
        }
        _ => false,
    };
    if exponent_fits { Plain::Number } else { Plain::Text }
}

/// How many digits, and what follows them.
fn digits(bytes: &[u8]) -> (usize, &[u8]) {
    let count = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (count, bytes.get(count..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_honoured_where_they_fit() {
        use Meaning::{Bool, Null, Number, Object, Other, Plainest, Text};
        for (text, plain, tag, meaning) in [
            ("12", true, Text, (Plain::Text, true)),
            ("12", true, Plainest, (Plain::Text, true)),
            ("12", false, Number, (Plain::Number, true)),
            ("x", true, Number, (Plain::Text, false)),
            ("true", false, Bool, (Plain::Bool(true), true)),
            ("yes", true, Bool, (Plain::Text, false)),
            ("", false, Null, (Plain::Null, true)),
            ("12", true, Null, (Plain::Number, false)),
            ("12", true, Object, (Plain::Number, false)),
            ("12", false, Other, (Plain::Text, false)),
        ] {
            assert_eq!(decide(text, plain, Some(tag)), meaning, "{text} {tag:?}");
        }
    }

    #[test]
    fn plain_scalars_mean_what_the_core_schema_says() {
        for text in ["", "~", "null", "Null", "NULL"] {
            assert_eq!(resolve(text), Plain::Null, "{text}");
        }
        for (text, value) in [
            ("true", true),
            ("True", true),
            ("TRUE", true),
            ("false", false),
            ("False", false),
            ("FALSE", false),
        ] {
            assert_eq!(resolve(text), Plain::Bool(value), "{text}");
        }
        for text in [
            "0",
            "-0",
            "+1",
            "12",
            "-19",
            "0x1F",
            "0xffffffffffffffff",
            "0o17",
            "0.5",
            ".5",
            "-.5",
            "+.5",
            "1.",
            "1.e5",
            "12e03",
            "-2E+05",
            "1e-3",
            "685.230_15e03".replace("_15", "15").as_str(),
            "0e0",
            "0.0",
            "18446744073709552000",
            "1e400",
        ] {
            assert_eq!(resolve(text), Plain::Number, "{text}");
        }
        for text in [".inf", "-.inf", "+.Inf", ".INF", ".nan", ".NaN", ".NAN"] {
            assert_eq!(resolve(text), Plain::NotFinite, "{text}");
        }
        for text in ["0x10000000000000000", "0o7777777777777777777777777"] {
            assert_eq!(resolve(text), Plain::TooLarge, "{text}");
        }
        for text in [
            "yes",
            "no",
            "on",
            "off",
            "y",
            "n",
            "nULL",
            "tRUE",
            "-",
            "+",
            ".",
            "-.",
            "..",
            "1_000",
            "017",
            "-017",
            "00",
            "00.5",
            "0b11",
            "0x",
            "0xg",
            "0o8",
            "+0x1",
            "-0o7",
            "1e",
            "1e+",
            "1.2.3",
            "2001-12-14",
            "12:30:45",
            "1,5",
            "e5",
            ".e5",
            "+.nan",
            "-.nan",
            "inf",
            "nan",
            "NaN",
            "Infinity",
            "1 2",
            "0x1 ",
            "１",
        ] {
            assert_eq!(resolve(text), Plain::Text, "{text}");
        }
    }
}
