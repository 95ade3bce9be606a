//! Lines in brackets that are indented too little.
//!
//! YAML 1.2 wants all lines of a flow collection deeper than the key or dash that it belongs to. The parser does not mind,
//! as brackets say where the collection ends. So one finding says it for each collection. A line that begins with a
//! closing bracket may be as deep as the key or dash: nearly every document that has such lines closes brackets there.

use std::ops::Range;

/// The containers around what is being read.
#[derive(Default)]
pub(super) struct Brackets {
    /// The columns of open block mappings and lists.
    blocks: Vec<usize>,
    /// How many flow collections are open.
    depth: usize,
    /// Where the outermost of them begins.
    start: usize,
}

impl Brackets {
    /// A mapping or list begins in a column; one without brackets is empty where it begins.
    pub(super) fn open(&mut self, text: &str, at: &Range<u32>, column: usize, is_list: bool) {
        let start = at.start as usize;
        if self.depth > 0 || !at.is_empty() {
            if self.depth == 0 {
                self.start = start;
            }
            self.depth += 1;
            return;
        }
        // A list that is no deeper than its key is placed behind its first dash.
        let is_behind = is_list && text.as_bytes().get(start) != Some(&b'-');
        let around = self.blocks.last().copied().filter(|_| is_behind);
        self.blocks.push(around.unwrap_or(column));
    }

    /// A mapping or list ends. Answers where the first line of the outermost brackets is that should be deeper.
    pub(super) fn close(&mut self, text: &str, end: u32) -> Option<u32> {
        if self.depth == 0 {
            self.blocks.pop();
            return None;
        }
        self.depth -= 1;
        let around = *self.blocks.last().filter(|_| self.depth == 0)?;
        under_indented(text, self.start..end as usize, around).map(|at| at as u32)
    }
}

/// The first line of brackets that is no deeper than what they belong to.
fn under_indented(text: &str, brackets: Range<usize>, around: usize) -> Option<usize> {
    let mut line = brackets.start;
    for (number, content) in text.get(brackets)?.split_inclusive('\n').enumerate() {
        let indent = content.bytes().take_while(|byte| *byte == b' ').count();
        let is_fine = match content.as_bytes().get(indent) {
            None | Some(b'\n' | b'\r' | b'\t' | b'#') => true,
            Some(b']' | b'}') => indent >= around,
            Some(_) => indent > around,
        };
        if number > 0 && !is_fine {
            return Some(line + indent);
        }
        line += content.len();
    }
    None
}
