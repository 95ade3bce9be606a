//! Days of the calendar.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A day, as `2027-01-31` (RFC 3339 full-date). The library has no clock: who asks what has expired hands today in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The error for a text that is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a date: expected a day such as 2027-01-31")]
pub struct NotADate {
    text: String,
}

impl Date {
    /// The day of a year, a month from 1 and a day from 1; none when there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_there = year <= 9999 && (1..=days(year, month)).contains(&day);
        is_there.then_some(Self { year, month, day })
    }

    /// The day so many days after 1970-01-01; none after the year 9999.
    ///
    /// ```
    /// use oasgate::baseline::Date;
    ///
    /// assert_eq!(Date::from_days(20_787).unwrap().to_string(), "2026-11-30");
    /// ```
    pub fn from_days(days_since_1970: u64) -> Option<Self> {
        let mut left = days_since_1970;
        for year in 1970..=9999 {
            for month in 1..=12 {
                let length = u64::from(days(year, month));
                if left < length {
                    return Self::new(year, month, u8::try_from(left + 1).ok()?);
                }
                left -= length;
            }
        }
        None
    }
}

/// How many days a month has; none has 0.
const fn days(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let read = || {
            let mut parts = text.split('-');
            let mut part = |length: usize| {
                let part = parts.next()?;
                let is_number = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
                if is_number { part.parse::<u16>().ok() } else { None }
            };
            let (year, month, day) = (part(4)?, part(2)?, part(2)?);
            let date = Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
            parts.next().is_none().then_some(date)
        };
        read().ok_or_else(|| NotADate { text: crate::text::quoted(text) })
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar_and_no_others() {
        for text in ["2026-11-30", "2024-02-29", "0000-01-01", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in [
            "2023-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "2026-11-31",
            "2026-11-30T",
            "+026-11-30",
            "",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (days, text) in
            [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (2_932_896, "9999-12-31")]
        {
            assert_eq!(Date::from_days(days).unwrap().to_string(), text);
        }
        assert_eq!(Date::from_days(2_932_897), None);
        let all: Vec<Date> = (0..40_000).map(|days| Date::from_days(days).unwrap()).collect();
        assert!(all.is_sorted() && all.windows(2).all(|two| two[0] != two[1]));
    }
}
