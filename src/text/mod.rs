//! Texts of documents: shortened and escaped for reports, compared with known names ([`nearest`]) and patterns ([`glob`]), judged as regular
//! expressions ([`pattern`]), and encoded for JSON
//! Pointers ([`pointer`]), URIs ([`percent`]), Markdown ([`markdown`]) and Mermaid ([`mermaid`]).

pub(crate) mod glob;
pub(crate) mod markdown;
pub(crate) mod mermaid;
pub(crate) mod nearest;
pub(crate) mod pattern;
pub(crate) mod percent;
pub(crate) mod pointer;
pub(crate) mod secrets;

use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// How many characters of a name a message quotes: enough to find it.
const QUOTED: usize = 128;

/// How many characters of a Subject or an argument a report shows.
pub(crate) const SHOWN: usize = 4096;

/// What a value prints as, in at most so many characters, and `…` where it goes on.
///
/// Names of strangers may have megabytes, and what is shared is reported wherever it is used: whole, they would make a
/// thousand findings of a small document large. No more of the text is made than is shown.
pub(crate) fn cut(value: &(impl fmt::Display + ?Sized), characters: usize) -> String {
    let mut cut = Cut { text: String::new(), left: characters };
    if write!(cut, "{value}").is_err() {
        cut.text.push('…');
    }
    cut.text
}

/// A name in a message.
pub(crate) fn quoted(name: &(impl fmt::Display + ?Sized)) -> String {
    cut(name, QUOTED)
}

/// A text on one line for a terminal, as [`printable`] makes it, in at most [`SHOWN`] characters: what spells itself out
/// may be eight times as long.
pub(crate) fn shown(text: &str) -> String {
    let shown = printable(text);
    if shown.len() > SHOWN { cut(&shown, SHOWN) } else { shown }
}

/// Takes what fits, and refuses the rest.
struct Cut {
    text: String,
    left: usize,
}

impl fmt::Write for Cut {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        // A text has no more characters than bytes.
        let end = if part.len() <= self.left { None } else { part.char_indices().nth(self.left) };
        let Some((end, _)) = end else {
            self.left -= part.chars().count();
            self.text.push_str(part);
            return Ok(());
        };
        self.text.push_str(part.get(..end).unwrap_or_default());
        Err(fmt::Error)
    }
}

/// A text as one line that a terminal can show: control characters, changes of writing direction and characters that nobody
/// sees are spelled out, as `\n` or `\u{1b}`.
///
/// Messages and Subjects quote untrusted documents, whose text must not change how the report looks.
/// [`text`](crate::report::text()) and [`github`](crate::report::github()) escape it themselves.
///
/// ```
/// assert_eq!(oasgate::report::printable("a\nb\u{202e}c\u{200b}"), r"a\nb\u{202e}c\u{200b}");
/// ```
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            _ if is_unseen(character) => shown.extend(character.escape_unicode()),
            _ if character.is_control() => shown.extend(character.escape_default()),
            _ => shown.push(character),
        }
    }
    shown
}

/// JSON text that a terminal can show: the same value, in which the characters that [`printable`] spells out are escaped.
/// JSON itself escapes only the first of them.
///
/// ```
/// use oasgate::report::printable_json;
///
/// assert_eq!(printable_json("{\n  \"a\": \"\u{9b}31m\u{e0041}\"\n}"), "{\n  \"a\": \"\\u009b31m\\udb40\\udc41\"\n}");
/// ```
pub fn printable_json(text: &str) -> Cow<'_, str> {
    let is_escaped = |character: char| is_unseen(character) || matches!(character, '\u{7f}'..='\u{9f}');
    if !text.contains(is_escaped) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_escaped(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(character);
        }
    }
    shown.into()
}

/// Whether a character changes the direction of writing, or shows nothing at all.
pub(crate) fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_characters() {
        for (text, most, expected) in [
            ("", 0, ""),
            ("a", 0, "…"),
            ("abc", 3, "abc"),
            ("abcd", 3, "abc…"),
            ("汉字汉", 3, "汉字汉"),
            ("汉字汉字", 3, "汉字汉…"),
        ] {
            assert_eq!(cut(text, most), expected, "{text} {most}");
        }
        assert_eq!(cut(&format_args!("{} {}", "ab", "cd"), 4), "ab c…", "parts count together");
        assert_eq!(cut(&format_args!("{}{}", "ab", ""), 2), "ab");
        assert_eq!(quoted(&"汉".repeat(129)), "汉".repeat(128) + "…");
    }
}
