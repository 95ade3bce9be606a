//! Texts, compared by words.

use std::ops::Range;

use super::part::Part;
use super::sequence::{self, Hunk};

/// Characters of a text that a reader compares at a glance.
const SHORT: usize = 40;

/// The pieces of two texts; none when they are better read one after the other: both are short, or they have little in
/// common.
pub(super) fn parts<'a>(before: &'a str, after: &'a str) -> Option<Vec<Part<&'a str>>> {
    if is_short(before) && is_short(after) {
        return None;
    }
    let (old, new) = (Words::of(before), Words::of(after));
    let pairing = sequence::pair(&old.words, &new.words);
    let hunks = joined(pairing.hunks, &old);
    let changed = |text: &str, ranges: &mut dyn Iterator<Item = Range<usize>>| {
        4 * ranges.map(|range| range.len()).sum::<usize>() >= 3 * text.len()
    };
    if changed(before, &mut hunks.iter().map(|hunk| old.bytes(&hunk.before)))
        && changed(after, &mut hunks.iter().map(|hunk| new.bytes(&hunk.after)))
    {
        return None;
    }
    let mut parts = Vec::with_capacity(hunks.len() * 3 + 1);
    let mut at = 0;
    let mut push = |range: Range<usize>, text: &'a str, part: fn(&'a str) -> Part<&'a str>| {
        parts.extend(text.get(range).filter(|text| !text.is_empty()).map(part));
    };
    for hunk in &hunks {
        let (removed, added) = (old.bytes(&hunk.before), new.bytes(&hunk.after));
        push(at..removed.start, before, Part::Same);
        at = removed.end;
        push(removed, before, Part::Removed);
        push(added, after, Part::Added);
    }
    push(at..before.len(), before, Part::Same);
    Some(parts)
}

fn is_short(text: &str) -> bool {
    text.len() <= SHORT || text.chars().nth(SHORT).is_none()
}

/// Joins hunks between which only a space is common: a space alone helps nobody to find the place.
fn joined(hunks: Vec<Hunk>, old: &Words<'_>) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        match joined.last_mut() {
            Some(last) if old.is_blank(last.before.end..hunk.before.start) => {
                last.before.end = hunk.before.end;
                last.after.end = hunk.after.end;
            }
            _ => joined.push(hunk),
        }
    }
    joined
}

/// A text in words, runs of spaces, and single characters of everything else.
struct Words<'a> {
    words: Vec<&'a str>,
    /// The byte at which each word begins, and the length of the text.
    starts: Vec<usize>,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let (mut words, mut starts) = (Vec::new(), Vec::new());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let kind = Kind::of(first);
            let end = match kind {
                Kind::Single => first.len_utf8(),
                _ => rest.find(|next| Kind::of(next) != kind).unwrap_or(rest.len()),
            };
            starts.push(text.len() - rest.len());
            let (word, after) = rest.split_at(end);
            words.push(word);
            rest = after;
        }
        starts.push(text.len());
        Self { words, starts }
    }

    fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        let start = |word: usize| self.starts.get(word).copied().unwrap_or_default();
        start(words.start)..start(words.end)
    }

    fn is_blank(&self, words: Range<usize>) -> bool {
        let mut words = self.words.get(words).unwrap_or_default().iter();
        words.all(|word| word.starts_with(char::is_whitespace))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Space,
    Single,
}

impl Kind {
    fn of(character: char) -> Self {
        match character {
            _ if character.is_whitespace() => Self::Space,
            // From here on, scripts have no spaces between words.
            '\u{2e80}'.. => Self::Single,
            '_' => Self::Letter,
            _ if character.is_alphanumeric() => Self::Letter,
            _ => Self::Single,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces as one text.
    fn marked(before: &str, after: &str) -> Option<String> {
        let part = |part| match part {
            Part::Same(text) => String::from(text),
            Part::Removed(text) => format!("[-{text}-]"),
            Part::Added(text) => format!("{{+{text}+}}"),
        };
        parts(before, after).map(|parts| parts.into_iter().map(part).collect())
    }

    #[test]
    fn words_are_compared() {
        let rest = ", with words that stay the same on both sides";
        for (before, after, expected) in [
            ("ten a page", "fifty a page", "[-ten-]{+fifty+} a page"),
            ("List pets", "List all pets", "List {+all +}pets"),
            ("the old big list", "the new small list", "the [-old big-]{+new small+} list"),
            ("每页返回十个宠物", "每页返回五十个宠物", "每页返回{+五+}十个宠物"),
            ("at https://a.example/v1/x", "at https://a.example/v2/x", "at https://a.example/[-v1-]{+v2+}/x"),
            ("一", "二", "[-一-]{+二+}"),
        ] {
            let [before, after] = [before, after].map(|text| format!("{text}{rest}"));
            assert_eq!(marked(&before, &after), Some(format!("{expected}{rest}")));
        }
    }

    #[test]
    fn short_and_unlike_texts_are_read_whole() {
        assert_eq!(marked("integer", "string"), None);
        let long = "Returns everything that is known about a pet.";
        assert_eq!(marked(long, "Deletes those orders which nobody has paid for."), None);
        assert_eq!(marked(long, ""), None);
    }
}
