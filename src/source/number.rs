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

/// A number as the rest of the world will hold it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Portable {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

/// The 64-bit number that has exactly this value; none if there is none.
pub(super) fn portable(text: &str) -> Option<Portable> {
    let mut json = String::new();
    let text = if is_json(text) {
        text
    } else {
        write(text, &mut json);
        &json
    };
    if let Ok(value) = text.parse() {
        return Some(Portable::Unsigned(value));
    }
    // An integer type has no negative zero.
    if let Some(value) = text.parse().ok().filter(|value| *value != 0) {
        return Some(Portable::Signed(value));
    }
    let value = text.parse::<f64>().ok().filter(|value| value.is_finite())?;
    // 15 digits survive a double, and short exponents stay in its range: no need to look closer.
    let plain = text.len() <= 16 && !text.contains(['e', 'E']);
    (plain || Decimal::of(&format!("{value:e}")) == Decimal::of(text)).then_some(Portable::Float(value))
}

/// Whether [`portable`] would answer, without the cost where that is plain.
pub(super) fn is_portable(text: &str) -> bool {
    let short = text.len() <= 16 && !text.contains(['e', 'E']);
    short || portable(text).is_some()
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

/// The value of a decimal number: sign, digits without zeros at either end, power of ten of the last digit.
///
/// `1`, `1.0` and `10e-1` are the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decimal<'t> {
    negative: bool,
    /// Digits before and after the point, outer zeros cut off.
    whole: &'t [u8],
    fraction: &'t [u8],
    power: i64,
}

impl<'t> Decimal<'t> {
    /// The value of a number in JSON's spelling.
    pub(super) fn of(text: &'t str) -> Self {
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, ""));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut whole = whole.trim_start_matches('0');
        let mut fraction = fraction.trim_end_matches('0');
        // An exponent that 64 bits cannot hold saturates: such numbers differ from all others by their digits only.
        let negative_power = exponent.starts_with('-');
        let saturated = if negative_power { i64::MIN / 2 } else { i64::MAX / 2 };
        let exponent = if exponent.is_empty() { 0 } else { exponent.parse().unwrap_or(saturated) };
        let mut power = exponent.clamp(i64::MIN / 2, i64::MAX / 2);
        if fraction.is_empty() {
            let trimmed = whole.trim_end_matches('0');
            power += i64::from((whole.len() - trimmed.len()) as u32);
            whole = trimmed;
        } else {
            power -= i64::from(fraction.len() as u32);
            if whole.is_empty() {
                fraction = fraction.trim_start_matches('0');
            }
        }
        if whole.is_empty() && fraction.is_empty() {
            return Self { negative: false, whole: &[], fraction: &[], power: 0 };
        }
        Self { negative, whole: whole.as_bytes(), fraction: fraction.as_bytes(), power }
    }

    fn digits(&self) -> impl Iterator<Item = &'t u8> {
        self.whole.iter().chain(self.fraction)
    }
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.negative, self.power) == (other.negative, other.power) && self.digits().eq(other.digits())
    }
}

impl Hash for Decimal<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.negative, self.power).hash(state);
        self.digits().for_each(|digit| digit.hash(state));
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
    fn values_compare_as_decimals() {
        let groups: [&[&str]; 9] = [
            &["0", "-0", "0.0", "0e9", "-0.00e-3"],
            &["1", "1.0", "10e-1", "0.1e1", "1.000E0", "0.01e2"],
            &["-1", "-1.0"],
            &["100", "1e2", "1E+2", "10.0e1", "0.1e3"],
            &["0.001", "1e-3", "0.0010"],
            &["12.5", "125e-1", "1.25e1"],
            &["18446744073709551616", "18446744073709551616.0"],
            &["1e400", "10e399"],
            &["105", "1.05e2"],
        ];
        for (at, group) in groups.iter().enumerate() {
            for (other_at, other) in groups.iter().enumerate() {
                for (a, b) in group.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                    assert_eq!(Decimal::of(a) == Decimal::of(b), at == other_at, "{a} {b}");
                }
            }
        }
    }

    #[test]
    fn portable_numbers_keep_their_value() {
        for (text, value) in [
            ("0", Some(Portable::Unsigned(0))),
            ("-0", Some(Portable::Float(-0.0))),
            ("-5", Some(Portable::Signed(-5))),
            ("18446744073709551615", Some(Portable::Unsigned(u64::MAX))),
            ("-9223372036854775808", Some(Portable::Signed(i64::MIN))),
            ("18446744073709552000", Some(Portable::Float(18_446_744_073_709_552_000.0))),
            // The nearest double is this very number, but everyone prints it as 18446744073709552000.
            ("18446744073709551616", None),
            ("18446744073709551617", None),
            ("0.1", Some(Portable::Float(0.1))),
            ("1.0", Some(Portable::Float(1.0))),
            ("1e3", Some(Portable::Float(1000.0))),
            ("0.1000000000000000055511151231257827", None),
            ("3.14159265358979323846", None),
            ("1e400", None),
            ("1e-400", None),
            ("0x1F", Some(Portable::Unsigned(31))),
            (".5", Some(Portable::Float(0.5))),
            ("1.", Some(Portable::Unsigned(1))),
        ] {
            assert_eq!(portable(text), value, "{text}");
            assert_eq!(is_portable(text), value.is_some(), "{text}");
        }
    }
}
