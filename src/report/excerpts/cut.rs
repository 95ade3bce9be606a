//! The few lines of a document around a finding.
//!
//! Every excerpt costs the same, wherever it is and however long its line: it is cut out around its span without a
//! look at the rest of the text, which may be ten megabytes on one line. Line numbers come with the finding.

use std::ops::Range;

use crate::diagnostic::Location;
use crate::text::secrets::{self, MASK};

/// Cells of a terminal that a line may take, so that it fits most windows beside its number.
const WIDTH: usize = 100;
/// Bytes looked at on either side of a position: enough for [`WIDTH`] of the longest characters.
const LOOK: usize = 4 * WIDTH;
/// Lines shown of a span.
const LINES: usize = 3;

/// Lines to show, and what to underline in them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The lines, long ones cut and with an ellipsis where they are.
    pub(crate) source: String,
    /// Number of the first of them.
    pub(crate) first_line: usize,
    /// Bytes of `source` to underline.
    pub(crate) mark: Range<usize>,
    /// Whether the first marked line lacks its beginning, so that columns do not count from there.
    pub(crate) beheaded: bool,
}

/// Where a byte is once ranges are masked; of one in a mask, so far in that.
fn moved(at: usize, hidden: &[Range<usize>], inside: usize) -> usize {
    let before = hidden.iter().take_while(|range| range.start < at);
    let gone: usize = before.clone().map(|range| range.end.min(at) - range.start).sum();
    let whole = before.clone().filter(|range| range.end <= at).count();
    let is_inside = before.clone().any(|range| at < range.end);
    at - gone + whole * MASK.len() + if is_inside { inside } else { 0 }
}

impl Excerpt {
    /// Cuts the lines of a place out of its document.
    pub(super) fn of(text: &[u8], at: &Location) -> Self {
        let start = (at.span.start as usize).min(text.len());
        let end = (at.span.end as usize).clamp(start, text.len());
        let head = Head::of(text, start);
        let line = line_from(text, start);
        let marked = line.shown.get(..end - start).unwrap_or(line.shown);
        let after = line.shown.get(marked.len()..).unwrap_or_default();
        let cut = Cut::new(&head, marked, after, line.is_cut);

        let mut excerpt = Self {
            source: String::new(),
            first_line: at.line as usize,
            mark: 0..0,
            beheaded: head.is_cut || cut.before.starts_with('…'),
        };
        if let Some(above) = head.above(text) {
            excerpt.source.extend([&above, "\n"]);
            excerpt.first_line = excerpt.first_line.saturating_sub(1);
        }
        excerpt.source.push_str(&cut.before);
        let mark = excerpt.source.len();
        excerpt.source.push_str(&cut.marked);
        excerpt.mark = mark..excerpt.source.len();
        excerpt.source.push_str(&cut.after);
        excerpt.continue_below(text, line.next, end);
        excerpt
    }

    /// The same lines without what looks like a credential; `is_credential` says whether they are part of one.
    pub(crate) fn masked(self, is_credential: bool) -> Self {
        let hidden = secrets::in_lines(&self.source, is_credential);
        if hidden.is_empty() {
            return self;
        }
        let mark = moved(self.mark.start, &hidden, 0)..moved(self.mark.end, &hidden, MASK.len());
        Self { source: secrets::without(&self.source, &hidden), mark, ..self }
    }

    /// Number of the last line.
    pub(super) fn last_line(&self) -> usize {
        self.first_line + self.source.lines().count().saturating_sub(1)
    }

    /// Adds the next lines of a span that goes on. They are underlined only if that is all of it.
    fn continue_below(&mut self, text: &[u8], mut next: Option<usize>, end: usize) {
        let mut marked = None;
        for _ in 1..LINES {
            let Some(start) = next.filter(|start| *start < end) else { break };
            let line = line_from(text, start);
            let length = (end - start).min(line.shown.len());
            let inside = sanitized(line.shown.get(..length).unwrap_or_default());
            let outside = sanitized(line.shown.get(length..).unwrap_or_default());
            self.source.push('\n');
            let (shown, is_whole) = first_cells(&inside, WIDTH);
            self.source.push_str(shown);
            if !inside.trim().is_empty() {
                marked = Some(self.source.len());
            }
            let rest = if is_whole { WIDTH - cells(&inside) } else { 0 };
            let (shown, rest_is_whole) = first_cells(&outside, rest);
            self.source.push_str(shown);
            if line.is_cut || !is_whole || !rest_is_whole {
                self.source.push('…');
            }
            next = line.next;
        }
        let is_all = next.is_none_or(|start| start >= end);
        if let Some(marked) = marked.filter(|_| is_all) {
            self.mark.end = marked;
        }
    }
}

/// What is before a position on its line.
struct Head<'t> {
    before: &'t [u8],
    /// Whether the line starts further left.
    is_cut: bool,
    /// Where the line starts, unless it is cut.
    start: usize,
}

impl<'t> Head<'t> {
    fn of(text: &'t [u8], at: usize) -> Self {
        let start = at.saturating_sub(LOOK);
        let before = text.get(start..at).unwrap_or_default();
        match before.iter().rposition(|byte| *byte == b'\n') {
            Some(newline) => {
                let before = before.get(newline + 1..).unwrap_or_default();
                Self { before, is_cut: false, start: at - before.len() }
            }
            None if start == 0 => {
                let before = before.strip_prefix("\u{feff}".as_bytes()).unwrap_or(before);
                Self { before, is_cut: false, start: 0 }
            }
            None => {
                let whole = before.iter().position(|byte| byte & 0xc0 != 0x80).unwrap_or_default();
                Self { before: before.get(whole..).unwrap_or_default(), is_cut: true, start }
            }
        }
    }

    /// The line above, if this one is the first below it: a block of YAML makes no sense without its key, and the end
    /// of a text none without its last line.
    fn above(&self, text: &[u8]) -> Option<String> {
        let indent = |line: &[u8]| line.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if self.is_cut || indent(self.before) < self.before.len() {
            return None;
        }
        let end = self.start.checked_sub(1)?;
        let above = Head::of(text, end);
        let line = above.before.strip_suffix(b"\r").unwrap_or(above.before);
        let is_end = self.start + self.before.len() == text.len();
        let shown = sanitized(line);
        let fits = !above.is_cut && cells(&shown) <= WIDTH && indent(line) < line.len();
        (fits && (is_end || indent(line) < self.before.len())).then_some(shown)
    }
}

/// What stands from a position on to the end of its line.
struct Rest<'t> {
    shown: &'t [u8],
    /// Whether the line goes on.
    is_cut: bool,
    /// Where the next line starts.
    next: Option<usize>,
}

fn line_from(text: &[u8], at: usize) -> Rest<'_> {
    let rest = text.get(at..).unwrap_or_default();
    let near = rest.get(..LOOK).unwrap_or(rest);
    match near.iter().position(|byte| *byte == b'\n') {
        Some(newline) => {
            let shown = near.get(..newline).unwrap_or_default();
            let shown = shown.strip_suffix(b"\r").unwrap_or(shown);
            Rest { shown, is_cut: false, next: Some(at + newline + 1) }
        }
        None if near.len() == rest.len() => Rest { shown: near, is_cut: false, next: None },
        None => {
            // Not in the middle of a character.
            let whole = near.iter().rposition(|byte| byte & 0xc0 != 0x80).unwrap_or_default();
            Rest { shown: near.get(..whole).unwrap_or_default(), is_cut: true, next: None }
        }
    }
}

/// A line of three parts, cut to fit.
struct Cut {
    before: String,
    marked: String,
    after: String,
}

impl Cut {
    fn new(head: &Head<'_>, marked: &[u8], after: &[u8], is_cut: bool) -> Self {
        let (before, marked, after) = (sanitized(head.before), sanitized(marked), sanitized(after));
        let [left, middle, right] = [cells(&before), cells(&marked), cells(&after)];
        if !head.is_cut && !is_cut && left + middle + right <= WIDTH {
            return Self { before, marked, after };
        }
        // What is marked may take most of the line; both sides share the rest.
        let middle = middle.min(WIDTH * 3 / 4);
        let room = WIDTH - middle;
        let left = left.min((room / 2).max(room.saturating_sub(right)));
        let (shown, is_whole) = last_cells(&before, left);
        let mut cut = Self { before: shown.to_owned(), marked: String::new(), after: String::new() };
        if head.is_cut || !is_whole {
            cut.before.insert(0, '…');
        }
        let (shown, is_whole) = first_cells(&marked, middle);
        cut.marked.push_str(shown);
        let right = if is_whole { room - left } else { 0 };
        let (shown, is_whole) = first_cells(&after, right);
        cut.after.push_str(shown);
        if is_cut || !is_whole || cut.marked.len() < marked.len() {
            cut.after.push('…');
        }
        cut
    }
}

/// Text that can be shown on one line. Tabs and the control characters of ASCII are left to the renderer.
fn sanitized(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let is_odd = |sign: char| matches!(sign, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}');
    if text.contains(is_odd) { text.replace(is_odd, "\u{fffd}") } else { text.into_owned() }
}

/// The beginning of a text that fits, and whether that is all.
fn first_cells(text: &str, width: usize) -> (&str, bool) {
    let mut left = width;
    for (at, character) in text.char_indices() {
        match left.checked_sub(width_of(character)) {
            Some(rest) => left = rest,
            None => return (text.get(..at).unwrap_or_default(), false),
        }
    }
    (text, true)
}

/// The end of a text that fits, and whether that is all.
fn last_cells(text: &str, width: usize) -> (&str, bool) {
    let mut left = width;
    for (at, character) in text.char_indices().rev() {
        match left.checked_sub(width_of(character)) {
            Some(rest) => left = rest,
            None => return (text.get(at + character.len_utf8()..).unwrap_or_default(), false),
        }
    }
    (text, true)
}

fn cells(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

/// Cells of a character, if anything too many: the renderer places the carets and knows better.
fn width_of(character: char) -> usize {
    match character {
        '\t' => 4,
        '\u{1100}'.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: u32, span: Range<usize>) -> Location {
        let span = span.start as u32..span.end as u32;
        Location { document: None, span, line, column: 1, pointer: "".into() }
    }

    /// The excerpt around the first occurrence of a text, and what is marked of it.
    fn around(text: &str, marked: &str) -> (String, usize, String) {
        let start = text.find(marked).expect("it is there");
        let line = text.get(..start).expect("it is a boundary").matches('\n').count() + 1;
        let excerpt = Excerpt::of(text.as_bytes(), &place(line as u32, start..start + marked.len()));
        let marked = excerpt.source.get(excerpt.mark.clone()).expect("marks are on boundaries").to_owned();
        (excerpt.source, excerpt.first_line, marked)
    }

    fn expected(source: &str, line: usize, marked: &str) -> (String, usize, String) {
        (source.to_owned(), line, marked.to_owned())
    }

    #[test]
    fn a_block_stands_below_its_key() {
        let text = "paths:\r\n  /a:\r\n    get:\r\n      x: 1\r\n      y: 2\r\n    put: {}\r\n";
        assert_eq!(around(text, "x: 1"), expected("    get:\n      x: 1", 3, "x: 1"));
        assert_eq!(around(text, "put"), expected("    put: {}", 6, "put"), "its sibling says nothing of it");
        assert_eq!(around(text, "{}"), expected("    put: {}", 6, "{}"));
        let (source, line, marked) = around(text, "x: 1\r\n      y: 2\r\n");
        assert_eq!((source.as_str(), line), ("    get:\n      x: 1\n      y: 2", 3));
        assert_eq!(marked, "x: 1\n      y: 2");
    }

    #[test]
    fn of_many_lines_the_first_are_shown() {
        let text = "[\n 1,\n 2,\n 3\n]";
        assert_eq!(around(text, text), expected("[\n 1,\n 2,", 1, "["));
        let text = "[\n 1\n]";
        assert_eq!(around(text, text), expected(text, 1, text));
    }

    #[test]
    fn the_end_of_a_text_has_its_last_line() {
        for (text, source, line) in
            [("", "", 1), ("a: [", "a: [", 1), ("a: [\n", "a: [\n", 1), ("a\n\n", "", 3)]
        {
            let newlines = text.matches('\n').count() as u32;
            let excerpt = Excerpt::of(text.as_bytes(), &place(newlines + 1, text.len()..text.len()));
            assert_eq!((excerpt.source.as_str(), excerpt.first_line), (source, line), "{text:?}");
            assert_eq!(excerpt.mark, source.len()..source.len());
            let beyond = Excerpt::of(text.as_bytes(), &place(newlines + 1, 90..99));
            assert_eq!(beyond, excerpt, "places beyond the end are at the end");
        }
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        for filler in ["x", "é", "中", "𝄞", "\t"] {
            let text = [&filler.repeat(5000), "TARGET", &filler.repeat(5000)].concat();
            let (source, line, marked) = around(&text, "TARGET");
            assert_eq!((line, marked.as_str()), (1, "TARGET"));
            assert!(source.starts_with('…') && source.ends_with('…'), "{source}");
            assert!(cells(&source) <= WIDTH + 4 && cells(&source) > WIDTH - 10, "{} cells", cells(&source));
        }
        let long = "y".repeat(3000);
        let (source, _, marked) = around(&["a: ", &long, "\nb"].concat(), &long);
        assert!(source.starts_with("a: y") && source.ends_with('…') && marked.len() > 50, "{source}");
    }

    #[test]
    fn any_place_in_any_bytes_has_an_excerpt() {
        let lines = "中\n".repeat(300);
        let texts: [&[u8]; 4] = [
            "\u{feff}é中𝄞\t\u{9b}\u{2028}\r\n\n  e\u{301}: [1,\n\r\n 2]".as_bytes(),
            b"\xff\xfe\x80abc\n\x80\x80\n\0",
            &[0x80; 1000],
            lines.as_bytes().get(1..).unwrap_or_default(),
        ];
        let renderer = annotate_snippets::Renderer::plain();
        for text in texts {
            for start in (0..=text.len()).take(60).chain([text.len().saturating_sub(1)]) {
                for length in [0, 1, 2, 3, 9, 500] {
                    let excerpt = Excerpt::of(text, &place(1, start..start + length));
                    assert!(
                        excerpt.source.get(excerpt.mark.clone()).is_some(),
                        "{start} {length}: {excerpt:?}"
                    );
                    let snippet = annotate_snippets::Snippet::source(excerpt.source.as_str()).fold(false);
                    let mark = annotate_snippets::AnnotationKind::Primary.span(excerpt.mark.clone());
                    let group = annotate_snippets::Group::with_level(annotate_snippets::Level::ERROR);
                    let shown = renderer.render(&[group.element(snippet.annotation(mark))]);
                    assert!(shown.contains('^') && !shown.contains('\u{9b}'), "{shown}");
                }
            }
        }
    }
}
