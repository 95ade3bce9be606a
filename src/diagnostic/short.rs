//! Names of strangers in findings.

use std::borrow::Cow;

use crate::subject::Subject;

/// Bytes of a name that are quoted.
const MAX_BYTES: usize = 128;

/// A name as far as a reader needs it to find it. What is shared is told of wherever it is used, so that a long name
/// would make many findings of a small document large.
pub(crate) fn short(name: &str) -> Cow<'_, str> {
    match name.get(..name.floor_char_boundary(MAX_BYTES)) {
        Some(start) if start.len() < name.len() => [start, "…"].concat().into(),
        _ => name.into(),
    }
}

/// A Subject in a report: no more of it than of a pointer. Else a path of a megabyte would stand there again with each
/// of a thousand findings about it.
pub(crate) fn shown(subject: &Subject) -> String {
    const LONGEST: usize = 4096;
    let mut text = subject.to_string();
    if text.len() > LONGEST {
        text.truncate(text.floor_char_boundary(LONGEST));
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_between_characters() {
        assert_eq!(short(&"a".repeat(128)), "a".repeat(128));
        assert_eq!(short(&"a".repeat(129)), "a".repeat(128) + "…");
        assert_eq!(short(&"汉".repeat(100)), "汉".repeat(42) + "…");
    }
}
