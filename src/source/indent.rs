//! Quoted text whose further lines are indented too little.
//!
//! YAML 1.2 wants them deeper than the key; older parsers did not mind, and published definitions rely on that. White
//! space at the start of such a line means nothing, so more of it is put there and the text is read again.

use std::ops::Range;

/// A text with white space added to some lines, and the way back to the places of the original.
#[derive(Default)]
pub(super) struct Indented {
    /// None while nothing was added.
    text: Option<String>,
    /// Where white space was added: its end in the new text, and how much had been added up to there.
    added: Vec<(u32, u32)>,
}

/// The most white space for one line; what stands deeper than this is no definition that people write.
const MOST_PER_LINE: usize = 256;

impl Indented {
    pub(super) fn text<'t>(&'t self, original: &'t str) -> &'t str {
        self.text.as_deref().unwrap_or(original)
    }

    /// Places of the original text where lines were indented.
    pub(super) fn places(&self) -> impl Iterator<Item = Range<u32>> + '_ {
        self.added.iter().map(|(end, total)| end - total..end - total)
    }

    /// The place in the original text of a place in the new one.
    pub(super) fn original(&self, at: u32) -> u32 {
        let before = self.added.partition_point(|(end, _)| *end <= at);
        let total =
            before.checked_sub(1).and_then(|last| self.added.get(last)).map_or(0, |(_, total)| *total);
        at - total
    }

    /// Indents the line that begins at this byte of the new text, and those after it until a quote ends the text.
    ///
    /// False if that cannot help: the line has enough already, or it would make the text much larger.
    pub(super) fn indent(&mut self, original: &str, at: usize) -> bool {
        let text = self.text(original);
        let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else { return false };
        let was_there = self.added.iter().any(|(end, _)| *end as usize == at);
        // The line before is the one of the key or is indented enough, so it is longer than the key's indentation.
        let width = before.trim_end().rsplit('\n').next().unwrap_or_default().len().min(MOST_PER_LINE);
        if was_there || width == 0 {
            return false;
        }
        let mut starts = vec![at];
        let mut line_start = at;
        for line in rest.split_inclusive('\n') {
            if line.contains(['"', '\'']) {
                break;
            }
            line_start += line.len();
            let next = text.get(line_start..).unwrap_or_default();
            let indentation = next.len() - next.trim_start_matches([' ', '\t']).len();
            starts.push(line_start + indentation);
        }
        let total = self.added.last().map_or(0, |(_, total)| *total as usize) + width * starts.len();
        if total > original.len() / 4 + 4096 {
            return false;
        }
        self.insert(original, &starts, width);
        true
    }

    fn insert(&mut self, original: &str, starts: &[usize], width: usize) {
        let text = self.text(original);
        let mut wider = String::with_capacity(text.len() + width * starts.len());
        let mut added = Vec::with_capacity(self.added.len() + starts.len());
        let known = self.added.last().map_or(0, |(_, total)| *total);
        added.extend_from_slice(&self.added);
        let mut from = 0;
        for start in starts {
            wider.push_str(text.get(from..*start).unwrap_or_default());
            wider.extend(std::iter::repeat_n(' ', width));
            added.push((
                wider.len() as u32,
                known + (added.len() - self.added.len() + 1) as u32 * width as u32,
            ));
            from = *start;
        }
        wider.push_str(text.get(from..).unwrap_or_default());
        self.text = Some(wider);
        self.added = added;
    }
}
