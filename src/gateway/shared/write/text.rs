//! Texts within the limits of a gateway.

use std::borrow::Cow;

/// The text in so many characters, without `<` and `>` where the gateway refuses them; and whether that changed it. Nearly
/// all texts are plain, so that is looked at first, byte by byte.
pub(in crate::gateway) fn fitting<'t>(
    text: impl Into<Cow<'t, str>>,
    most: usize,
    angles: Angles,
) -> (String, bool) {
    let text = text.into();
    if angles == Angles::Kept || !has_angles(&text) {
        let end = end_of(&text, most);
        let is_cut = end < text.len();
        let text = match text {
            Cow::Owned(mut text) => {
                text.truncate(end);
                text
            }
            Cow::Borrowed(text) => text.get(..end).unwrap_or(text).to_owned(),
        };
        return (text, is_cut);
    }
    let kept: String = text.chars().filter(|character| !matches!(character, '<' | '>')).take(most).collect();
    (kept, true)
}

/// Whether a text has a character that some gateways refuse.
pub(in crate::gateway) fn has_angles(text: &str) -> bool {
    memchr::memchr2(b'<', b'>', text.as_bytes()).is_some()
}

/// Where the first so many characters of a text end.
fn end_of(text: &str, most: usize) -> usize {
    match text.as_bytes().get(..most) {
        None => text.len(),
        Some(start) if start.is_ascii() => most,
        Some(_) => text.char_indices().nth(most).map_or(text.len(), |(at, _)| at),
    }
}

/// What becomes of `<` and `>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::gateway) enum Angles {
    /// The gateway takes them.
    Kept,
    /// It does not.
    Removed,
}

/// Whether a text has at most so many characters. A long one is not counted to its end.
pub(in crate::gateway) fn fits(text: &str, most: usize) -> bool {
    text.len() <= most || text.chars().nth(most).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_their_limit() {
        for (text, most, expected, changed) in [
            ("", 3, "", false),
            ("ab", 3, "ab", false),
            ("abc", 3, "abc", false),
            ("abcd", 3, "abc", true),
            ("汉字汉字", 3, "汉字汉", true),
            ("a<b>c", 3, "abc", true),
            ("abc>", 3, "abc", true),
        ] {
            assert_eq!(fitting(text, most, Angles::Removed), (expected.to_owned(), changed), "{text}");
            assert_eq!(fits(text, most), text.chars().count() <= most, "{text}");
        }
        assert_eq!(fitting("a<b", 3, Angles::Kept), ("a<b".to_owned(), false));
        assert_eq!(fitting("<汉字>字", 3, Angles::Kept), ("<汉字".to_owned(), true));
    }
}
