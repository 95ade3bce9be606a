//! Texts within the limits of the gateway.

/// The text in so many characters, without `<` and `>` where the gateway refuses them; and whether that changed it.
pub(super) fn fitting(text: &str, most: usize, refused: &[char]) -> (String, bool) {
    if text.len() <= most && !text.contains(refused) {
        return (text.to_owned(), false);
    }
    let mut fitting = String::with_capacity(text.len().min(4 * most));
    let mut is_changed = false;
    let mut length = 0;
    for character in text.chars() {
        if refused.contains(&character) {
            is_changed = true;
            continue;
        }
        if length == most {
            return (fitting, true);
        }
        fitting.push(character);
        length += 1;
    }
    (fitting, is_changed)
}

/// Characters that the gateway refuses in descriptions and examples of parameters.
pub(super) const ANGLES: &[char] = &['<', '>'];

/// Whether a text has at most so many characters. A long one is not counted to its end.
pub(super) fn fits(text: &str, most: usize) -> bool {
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
            assert_eq!(fitting(text, most, ANGLES), (expected.to_owned(), changed), "{text}");
            assert_eq!(fits(text, most), text.chars().count() <= most, "{text}");
        }
        assert_eq!(fitting("a<b", 3, &[]), ("a<b".to_owned(), false));
    }
}
