//! Plain scalars that this crate reads one way and other tools another: those of YAML 1.1 above all, which PyYAML, Ruby
//! and SnakeYAML still read.
//!
//! A whole scalar is one or is none: a date in the middle of a sentence is not a trap.

use crate::diagnostic::Rule;
use crate::source::rules;

/// The position of a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// Keys are text whatever they look like. That other tools take `200` for a number does no harm: it is written as it
    /// was. `017`, `22:30` and `no` come back as other keys.
    Key,
    Value,
    Item,
}

/// The rule about a plain scalar that is text, and something else to other tools.
pub(super) fn of_text(text: &str, position: Position) -> Option<&'static Rule> {
    let bytes = text.as_bytes();
    // Most texts are decided by their first byte.
    match bytes.first()? {
        // Not as a value: where a boolean is asked for, it is the reader that says so.
        b'y' | b'Y' | b'n' | b'N' | b'o' | b'O' if bytes.len() <= 3 && position != Position::Value => {
            is_boolean_word(bytes).then_some(rules::YAML_BOOLEAN_WORD)
        }
        b'0'..=b'9' => of_digits(bytes, is_timestamp(bytes)),
        b'+' | b'-' | b'.' => of_digits(bytes, false),
        _ => None,
    }
}

/// Whether a key begins with a space that YAML takes for a character like any other.
pub(super) fn begins_with_odd_space(text: &str) -> bool {
    // Most keys are decided by their first byte.
    text.as_bytes().first().is_some_and(|byte| !byte.is_ascii())
        && text.starts_with(|first: char| first.is_whitespace())
}

/// The rule about a plain scalar that is a number, and text to other tools.
pub(super) fn of_number(text: &str) -> Option<&'static Rule> {
    if let [b'0', b'x' | b'o', ..] = text.as_bytes() {
        return Some(rules::YAML_RADIX_NUMBER);
    }
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let is_elsewhere = mantissa.contains('.') && exponent.starts_with(['+', '-']);
    (!is_elsewhere).then_some(rules::YAML_EXPONENT_NUMBER)
}

fn of_digits(bytes: &[u8], is_timestamp: bool) -> Option<&'static Rule> {
    if is_timestamp {
        return Some(rules::YAML_TIMESTAMP);
    }
    let unsigned = match bytes {
        [b'+' | b'-', rest @ ..] => rest,
        _ => bytes,
    };
    match unsigned {
        [b'0', digits @ ..] if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) => {
            Some(rules::YAML_LEADING_ZERO)
        }
        _ if is_sexagesimal(unsigned) => Some(rules::YAML_SEXAGESIMAL),
        _ if is_number_word(unsigned) => Some(rules::YAML_NUMBER_WORD),
        _ => None,
    }
}

/// As readers of YAML 1.1 have it: single letters are none.
fn is_boolean_word(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        b"yes" | b"Yes" | b"YES" | b"no" | b"No" | b"NO" | b"on" | b"On" | b"ON" | b"off" | b"Off" | b"OFF"
    )
}

/// YAML 1.1, timestamp type: `2001-12-14`, `2001-12-14t21:59:43.10-05:00`, `2001-12-14 21:59:43.10 -5`. The day need not
/// be one of the calendar.
fn is_timestamp(bytes: &[u8]) -> bool {
    let Some((year, [b'-', rest @ ..])) = bytes.split_at_checked(4) else { return false };
    let (month, rest) = digits(rest);
    let [b'-', rest @ ..] = rest else { return false };
    let (day, rest) = digits(rest);
    if !year.iter().all(u8::is_ascii_digit) || !(1..=2).contains(&month) || !(1..=2).contains(&day) {
        return false;
    }
    match rest {
        [] => month == 2 && day == 2,
        [b't' | b'T', time @ ..] => is_time(time),
        [b' ' | b'\t', time @ ..] => is_time(without_blanks(time)),
        _ => false,
    }
}

/// The time of a timestamp, with its zone or without.
fn is_time(bytes: &[u8]) -> bool {
    let (1..=2, [b':', m1, m2, b':', s1, s2, rest @ ..]) = digits(bytes) else { return false };
    if ![m1, m2, s1, s2].iter().all(|digit| digit.is_ascii_digit()) {
        return false;
    }
    let rest = match rest {
        [b'.', fraction @ ..] => digits(fraction).1,
        _ => rest,
    };
    match without_blanks(rest) {
        [] | [b'Z'] => true,
        [b'+' | b'-', zone @ ..] => matches!(digits(zone), (1..=2, [] | [b':', b'0'..=b'9', b'0'..=b'9'])),
        _ => false,
    }
}

/// YAML 1.1, integer and float types of base 60: `22:30`, `1:30:00.5`.
///
/// The type asks for another first digit than zero where there is no fraction. Ruby does not, up to two colons: without
/// that `08:30` would be silent beside `22:30`.
fn is_sexagesimal(unsigned: &[u8]) -> bool {
    let (whole, mut rest) = digits_and_marks(unsigned);
    let Some(first @ b'0'..=b'9') = whole.first() else { return false };
    let mut colons = 0;
    while let [b':', b'0'..=b'5', b'0'..=b'9', after @ ..] | [b':', b'0'..=b'9', after @ ..] = rest {
        (rest, colons) = (after, colons + 1);
    }
    match rest {
        [] => colons > 0 && (*first != b'0' || colons <= 2),
        [b'.', fraction @ ..] => colons > 0 && digits_and_marks(fraction).1.is_empty(),
        _ => false,
    }
}

/// A number in a spelling that is text here: `1_000` and `0b11` of YAML 1.1, a `0x1F` that has a sign or is a key, and
/// `01.50`, as leading zeros stay.
fn is_number_word(unsigned: &[u8]) -> bool {
    if let [b'0', radix @ (b'b' | b'o' | b'x'), digits @ ..] = unsigned {
        let radix = match radix {
            b'b' => 2,
            b'o' => 8,
            _ => 16,
        };
        let is_digit = |byte: &u8| char::from(*byte).is_digit(radix);
        return digits.iter().all(|byte| *byte == b'_' || is_digit(byte)) && digits.iter().any(is_digit);
    }
    let (whole, rest) = digits_and_marks(unsigned);
    let (fraction, rest) = match rest {
        [b'.', fraction @ ..] => digits_and_marks(fraction),
        _ => (&[][..], rest),
    };
    let ends = match rest {
        [] => true,
        [b'e' | b'E', b'+' | b'-', power @ ..] => matches!(digits(power), (1.., [])),
        _ => false,
    };
    let first = whole.first().or(fraction.first());
    let is_spelt_so = matches!(whole, [b'0', _, ..]) || whole.contains(&b'_') || fraction.contains(&b'_');
    ends && first.is_some_and(u8::is_ascii_digit) && is_spelt_so
}

/// How many digits, and what follows them.
fn digits(bytes: &[u8]) -> (usize, &[u8]) {
    let count = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (count, bytes.get(count..).unwrap_or_default())
}

/// Digits and the `_` between them, and what follows.
fn digits_and_marks(bytes: &[u8]) -> (&[u8], &[u8]) {
    let count = bytes.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'_').count();
    bytes.split_at_checked(count).unwrap_or_default()
}

fn without_blanks(bytes: &[u8]) -> &[u8] {
    let blanks = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    bytes.get(blanks..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYWHERE: [Position; 3] = [Position::Key, Position::Value, Position::Item];

    fn code_of(text: &str, position: Position) -> Option<&'static str> {
        of_text(text, position).map(|rule| rule.code)
    }

    #[test]
    fn what_other_readers_take_for_something_else() {
        for (code, texts) in [
            ("yaml-timestamp", "2020-01-01|2020-13-45|2001-12-14t21:59:43.10-05:00|2001-12-14T21:59:43Z"),
            ("yaml-timestamp", "2001-1-4 1:59:43|2001-12-14 \t 21:59:43.  +1|2001-12-15 2:59:43.10 Z"),
            ("yaml-sexagesimal", "22:30|08:30|-1:30|+1:30:00|190:20:30.15|00:00:00:00.5|1_0:5|16:9"),
            ("yaml-leading-zero", "017|-007|00|08|+0123"),
            ("yaml-number-word", "1_000|-1_000|1_|1_0.5|.1_0|685.230_15e+03|0_17|01.50"),
            ("yaml-number-word", "0b11|-0b1_0|-0x1F|0x_1F|-0o17"),
        ] {
            for (text, position) in
                texts.split('|').flat_map(|text| EVERYWHERE.map(|position| (text, position)))
            {
                assert_eq!(code_of(text, position), Some(code), "{text:?} {position:?}");
            }
        }
        for text in ["0x1F", "0o17"] {
            assert_eq!(code_of(text, Position::Key), Some("yaml-number-word"));
        }
    }

    #[test]
    fn what_is_text_to_everybody() {
        for texts in [
            "|a|-|+|.|-.|_|_1|1.2.3.4:80|１|2０20-01-01|9 lives|3fa85f64-5717-4562|y|n|yess|noo|nO",
            "2020|2020-01|2020-1-1|2020-01-001|20-01-01|2020-01-01-|2020-01-01T|2020-01-01T10:00Z",
            "2020-01-01T10:00:00 CET|2020-01-01 is a Wednesday|on 2020-01-01|2018-11-12 01:02",
            "1:75|22:30 Uhr|:30|1:|1::2|00:11:22:33:44:55|1:30.x",
            "1_000 pieces|1_0e5|1_0.5e|1.2_3.4|0b|0b12|0b_|0x|0xg|0o8",
        ] {
            for (text, position) in
                texts.split('|').flat_map(|text| EVERYWHERE.map(|position| (text, position)))
            {
                assert_eq!(code_of(text, position), None, "{text:?} {position:?}");
            }
        }
        for text in ["200", "4XX", "1.0", "12", "0", "-1", "1e3"] {
            assert_eq!(code_of(text, Position::Key), None, "{text}");
        }
    }

    #[test]
    fn words_for_booleans_are_reported_where_no_boolean_is_asked_for() {
        for text in ["yes", "No", "ON", "off"] {
            assert_eq!(code_of(text, Position::Value), None, "{text}");
            assert_eq!(code_of(text, Position::Key), Some("yaml-boolean-word"), "{text}");
            assert_eq!(code_of(text, Position::Item), Some("yaml-boolean-word"), "{text}");
        }
    }

    #[test]
    fn numbers_that_are_text_to_some() {
        let code = |text| of_number(text).map(|rule| rule.code);
        for text in ["0", "-1", "12.50", "1.", ".5", "+1", "1.0e+3", "-1.5E-3"] {
            assert_eq!(code(text), None, "{text}");
        }
        for text in ["0x1F", "0o17"] {
            assert_eq!(code(text), Some("yaml-radix-number"), "{text}");
        }
        for text in ["1e3", "1e+3", "1.5e3", "-2E05", ".5e3"] {
            assert_eq!(code(text), Some("yaml-exponent-number"), "{text}");
        }
    }
}
