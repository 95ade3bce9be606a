//! Texts of documents in reports: escaped for a terminal.

/// A text as one line that a terminal can show: control characters and changes of writing direction are spelled out, as
/// `\n` or `\u{1b}`.
///
/// Messages and Subjects quote documents of strangers; what stands in one must not draw the report. [`text`](crate::text())
/// and [`github`](crate::github()) see to it themselves.
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                shown.extend(character.escape_unicode());
            }
            _ if character.is_control() => shown.extend(character.escape_default()),
            _ => shown.push(character),
        }
    }
    shown
}
