//! Quoted text whose further lines are indented too little.
//!
//! YAML 1.2 wants them deeper than the key; older parsers did not mind, and published documents rely on that. White
//! space at the start of such a line means nothing, so more of it is put there and the text is read again.

use std::ops::Range;

/// A text with white space added to some lines, and the way back to the places of the original.
#[derive(Default)]
pub(super) struct Indented {
    /// None while nothing was added.
    text: Option<String>,
    /// Where white space was added, in ascending order.
    added: Vec<Added>,
}

#[derive(Clone, Copy)]
struct Added {
    /// Place in the original text.
    at: u32,
    width: u32,
    /// Width of this and all before it.
    total: u32,
}

/// The most white space for one line; no document that people write is indented deeper.
const MOST_PER_LINE: usize = 256;

impl Indented {
    pub(super) fn text<'t>(&'t self, original: &'t str) -> &'t str {
        self.text.as_deref().unwrap_or(original)
    }

    /// Places of the original text where lines were indented.
    pub(super) fn places(&self) -> impl Iterator<Item = Range<u32>> + '_ {
        self.added.iter().map(|added| added.at..added.at)
    }

    /// The place in the original text of a place in the new one.
    pub(super) fn original(&self, at: u32) -> u32 {
        let passed = self.added.partition_point(|added| added.at + added.total <= at);
        let (before, after) = self.added.split_at_checked(passed).unwrap_or_default();
        let place = at - before.last().map_or(0, |added| added.total);
        // All of the added white space maps to the one place where it was added.
        after.first().map_or(place, |added| place.min(added.at))
    }

    /// Indents the line that begins at this byte of the new text, and those after it until a quote ends the text.
    ///
    /// False if that cannot help: the line was indented before, or it would make the text much larger.
    pub(super) fn indent(&mut self, original: &str, at: usize) -> bool {
        let text = self.text(original);
        let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else { return false };
        // The line before is the one of the key or is indented enough, so it is longer than the key's indentation.
        let width = before.trim_end().rsplit('\n').next().unwrap_or_default().len().min(MOST_PER_LINE) as u32;
        let first = self.original(at as u32);
        if width == 0 || self.added.iter().any(|added| added.at == first) {
            return false;
        }
        let mut starts = vec![first];
        let mut line_start = at;
        for line in rest.split_inclusive('\n') {
            if line.contains(['"', '\'']) {
                break;
            }
            line_start += line.len();
            let next = text.get(line_start..).unwrap_or_default();
            let indentation = next.len() - next.trim_start_matches([' ', '\t']).len();
            starts.push(self.original((line_start + indentation) as u32));
        }
        let mut added = self.added.clone();
        added.extend(starts.into_iter().map(|at| Added { at, width, total: 0 }));
        added.sort_by_key(|added| added.at);
        added.dedup_by_key(|added| added.at);
        let mut total = 0;
        for one in &mut added {
            total += one.width;
            one.total = total;
        }
        if total as usize > original.len() / 4 + 4096 {
            return false;
        }
        self.added = added;
        self.rebuild(original, total as usize);
        true
    }

    fn rebuild(&mut self, original: &str, total: usize) {
        let mut text = String::with_capacity(original.len() + total);
        let mut from = 0;
        for Added { at, width, .. } in &self.added {
            text.push_str(original.get(from..*at as usize).unwrap_or_default());
            text.extend(std::iter::repeat_n(' ', *width as usize));
            from = *at as usize;
        }
        text.push_str(original.get(from..).unwrap_or_default());
        self.text = Some(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_original() {
        let original = "ab: 'x\ny\rz\nq'\nc";
        let mut indented = Indented::default();
        assert!(indented.indent(original, 7));
        let wider = "ab: 'x\n      y\rz\n      q'\nc";
        assert_eq!(indented.text(original), wider);
        // Between the two lines that were indented.
        assert!(indented.indent(original, wider.find('z').unwrap()));
        assert!(!indented.indent(original, indented.text(original).find('z').unwrap()));
        for letter in ['a', 'x', 'y', 'z', 'q', 'c', '\r'] {
            let at = indented.text(original).find(letter).unwrap() as u32;
            assert_eq!(Some(indented.original(at) as usize), original.find(letter), "{letter}");
        }
        assert_eq!(indented.places().map(|at| at.start).collect::<Vec<_>>(), [7, 9, 11]);
    }
}
