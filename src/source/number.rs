//! Numbers as text: spelling, value, and whether others can hold them.

use std::hash::{Hash, Hasher};

/// Writes a number of either format as JSON spells it: same value, same digits.
///
/// Only YAML has other spellings: `0x1F`, `0o17`, `+1`, `.5`, `1.`.
pub(super) fn write(text: &str, out: &mut String) {
    use std::fmt::Write as _;

    let radix = [("0x", 16), ("0o", 8)].into_iter().find_map(|(mark, radix)| {
        text.strip_prefix(mark).and_then(|digits| u64::from_str_radix(digits, radix).ok())
    });
    if let Some(value) = radix {
        _ = write!(out, "{value}");
        return;
    }
    let unsigned = text.trim_start_matches(['+', '-']);
    if text.starts_with('-') {
        out.push('-');
    }
    if unsigned.starts_with('.') {
        out.push('0');
    }
    match unsigned.split_once('.') {
        Some((whole, rest)) if !rest.starts_with(|next: char| next.is_ascii_digit()) => {
            out.push_str(whole);
            out.push_str(rest);
        }
        _ => out.push_str(unsigned),
    }
}

/// A number as the rest of the world holds it. Two numbers are the same when they are the same here, so that an API
/// that went through a store is still equal to the document that it came from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Portable {
    Unsigned(u64),
    /// Below zero.
    Signed(i64),
    /// Finite; has a fraction, or is beyond the integers.
    Float(f64),
    /// Too large for a double: JSON text can express it, but few programs can read it.
    Infinite,
}

/// What a number becomes where it is not text.
pub(super) fn portable(text: &str) -> Portable {
    let mut json = String::new();
    let text = if is_json(text) {
        text
    } else {
        write(text, &mut json);
        &json
    };
    if let Ok(value) = text.parse() {
        return Portable::Unsigned(value);
    }
    if let Ok(value) = text.parse() {
        return if value == 0 { Portable::Unsigned(0) } else { Portable::Signed(value) };
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => integral(value),
        _ => Portable::Infinite,
    }
}

/// `1.0` and `1e3` are integers too, as JSON Schema sees them.
fn integral(value: f64) -> Portable {
    /// Up to here every integer is a double of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() != 0.0 || value.abs() > EXACT {
        return Portable::Float(value);
    }
    let whole = value as i64;
    u64::try_from(whole).map_or(Portable::Signed(whole), Portable::Unsigned)
}

impl PartialEq for Portable {
    fn eq(&self, other: &Self) -> bool {
        self.bits() == other.bits()
    }
}

impl Hash for Portable {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bits().hash(state);
    }
}

impl Portable {
    fn bits(&self) -> (u8, u64) {
        match *self {
            Self::Unsigned(value) => (0, value),
            Self::Signed(value) => (1, value.cast_unsigned()),
            Self::Float(value) => (2, value.to_bits()),
            Self::Infinite => (3, 0),
        }
    }
}

/// Whether others will hold the number that is written: not one without bounds, one so small that it becomes zero, nor an
/// integer whose last digits get lost. That a fraction is rounded is what everybody expects.
pub(super) fn is_portable(text: &str) -> bool {
    // 15 digits survive a double, and short exponents stay in its range: no need to look closer.
    if text.len() <= 16 && !text.contains(['e', 'E']) {
        return true;
    }
    match portable(text) {
        Portable::Unsigned(0) => is_zero(text),
        Portable::Unsigned(_) | Portable::Signed(_) => true,
        Portable::Infinite => false,
        // What JavaScript prints for a large double, `18446744073709552000`, loses nothing.
        Portable::Float(value) => text.contains(['.', 'e', 'E']) || format!("{value}") == text,
    }
}

/// Whether all digits before an exponent are zero.
fn is_zero(text: &str) -> bool {
    text.bytes().take_while(|byte| !matches!(byte, b'e' | b'E')).all(|byte| !matches!(byte, b'1'..=b'9'))
}

/// Whether a number's spelling is JSON's already.
fn is_json(text: &str) -> bool {
    match text.strip_prefix('-').unwrap_or(text).as_bytes() {
        [b'0', b'x' | b'o', ..] => false,
        [b'0'..=b'9', rest @ ..] => {
            let mut rest = rest.iter().skip_while(|byte| byte.is_ascii_digit());
            rest.next() != Some(&b'.') || rest.next().is_some_and(u8::is_ascii_digit)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_yaml_become_json() {
        for (text, json) in [
            ("0", "0"),
            ("-0", "-0"),
            ("12.50", "12.50"),
            ("1e5", "1e5"),
            ("+1", "1"),
            ("+1.5e+3", "1.5e+3"),
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("+.5E3", "0.5E3"),
            ("1.", "1"),
            ("-1.", "-1"),
            ("1.e5", "1e5"),
            ("0x1F", "31"),
            ("0o17", "15"),
        ] {
            let mut out = String::new();
            write(text, &mut out);
            assert_eq!(out, json, "{text}");
            assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok(), "{text}");
            assert_eq!(is_json(text), text == json, "{text}");
        }
    }

    #[test]
    fn numbers_are_the_same_when_others_hold_them_the_same() {
        let groups: [&[&str]; 10] = [
            &["0", "-0", "0.0", "0e9", "-0.00e-3"],
            &["1", "1.0", "10e-1", "0.1e1", "1.000E0", "0.01e2"],
            &["-1", "-1.0"],
            &["100", "1e2", "1E+2", "10.0e1", "0.1e3", "0x64"],
            &["0.001", "1e-3", "0.0010", "1.0000000000000000000001e-3"],
            &["12.5", "125e-1", "1.25e1"],
            &["18446744073709551616", "18446744073709552000", "18446744073709551617"],
            &["9007199254740993"],
            &["9007199254740992", "9007199254740992.0"],
            &["18446744073709551615"],
        ];
        for (at, group) in groups.iter().enumerate() {
            for (other_at, other) in groups.iter().enumerate() {
                for (a, b) in group.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                    assert_eq!(portable(a) == portable(b), at == other_at, "{a} {b}");
                }
            }
        }
    }

    #[test]
    fn only_what_is_lost_is_not_portable() {
        for (text, expected) in [
            ("18446744073709551615", true),
            ("-9223372036854775808", true),
            ("18446744073709552000", true),
            ("-9223372036854776000", true),
            ("18446744073709551617", false),
            ("170141183460469231731687303715884105727", false),
            ("67.56399536132812", true),
            ("3.14159265358979323846", true),
            ("1e400", false),
            ("1e-400", false),
            ("-0.000000000000000000001e-999", false),
            ("1e-300", true),
            ("0e-999", true),
            ("0.00000000000000000000000000", true),
            ("0x00000000000000000000000000", true),
        ] {
            assert_eq!(is_portable(text), expected, "{text}");
        }
    }
}
