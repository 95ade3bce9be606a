//! The YAML that documents are usually written in, read line by line.
//!
//! People and generators use a small part of YAML: block mappings and lists, scalars of one or more lines, short flow
//! collections, comments. That part needs no tokens. Whatever is not plainly of it declines the whole text: anchors,
//! tags, directives, tabs, other line ends, several documents, and everything that may be a fault. The whole parser
//! then reads it from its start, so that one judge alone says what is wrong with a text. Both hand the same values at
//! the same places to the same [`Builder`].

mod flow;
mod scalars;
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use super::builder::Builder;
use super::findings::{Finding, Findings};
use super::limits::Limits;
use super::loose::Why;
use super::tape::Tape;
use super::yaml::looseness;

/// Reads a document, unless there is something in it that the whole parser has to look at.
pub(super) fn read(text: &str, limits: &Limits) -> Option<(Tape, Findings)> {
    if !is_plain_text(text.as_bytes()) {
        return None;
    }
    let builder = Builder::new(text, limits);
    let mut quick =
        Quick { text, bytes: text.as_bytes(), at: 0, builder, stack: Vec::new(), loose: Vec::new() };
    quick.document().ok()?;
    let loose = std::mem::take(&mut quick.loose);
    for (at, why) in loose {
        quick.builder.findings.push(looseness(at as u32, why));
    }
    quick.builder.finish().ok()
}

/// Not plainly of the part of YAML that is read here.
struct Declined;

type Step<T = ()> = Result<T, Declined>;

impl From<Finding> for Declined {
    /// A limit was reached: the whole parser says so.
    fn from(_: Finding) -> Self {
        Self
    }
}

struct Quick<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    builder: Builder<'t>,
    stack: Vec<Frame>,
    /// What older parsers do not mind, and where.
    loose: Vec<(usize, Why)>,
}

/// An open block mapping or list.
struct Frame {
    /// The column of its keys or dashes.
    indent: usize,
    is_list: bool,
    /// The place of null, if the value of the newest key or dash does not follow.
    awaited: Option<usize>,
}

/// A scalar between its two ends.
struct Scalar<'t> {
    text: Cow<'t, str>,
    plain: bool,
    start: usize,
    end: usize,
}

/// Where the text of a plain scalar ends within its line.
enum Stop {
    /// At the colon of a key.
    Colon(usize),
    Comment,
    Line,
}

impl<'t> Quick<'t> {
    fn document(&mut self) -> Step {
        let mut is_begun = false;
        while let Some(indent) = self.next_content()? {
            if indent == 0 && self.is_marker() {
                if is_begun || self.byte(self.at) != b'-' {
                    return Err(Declined);
                }
                self.end_line(self.at + 3)?;
            } else {
                self.enter(indent)?;
            }
            is_begun = true;
        }
        while !self.stack.is_empty() {
            self.leave()?;
        }
        Ok(())
    }

    /// Goes to the first line that is neither empty nor a comment; answers how far it is indented.
    fn next_content(&mut self) -> Step<Option<usize>> {
        loop {
            let start = self.at;
            self.at = self.after_spaces(start);
            match self.byte(self.at) {
                b'\n' => self.at += 1,
                b'#' => self.at = self.next_line(self.at),
                b'\t' => return Err(Declined),
                0 => return Ok(None),
                _ => return Ok(Some(self.at - start)),
            }
        }
    }

    /// Whether a document begins or ends here, or something that looks like it.
    fn is_marker(&self) -> bool {
        self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(b"---") || rest.starts_with(b"..."))
    }

    /// A line of content: ends the containers that it is outside of, and goes on with what is left.
    fn enter(&mut self, indent: usize) -> Step {
        let is_item = self.is_dash();
        while let Some(top) = self.stack.last() {
            let is_outside = top.indent > indent || top.indent == indent && top.is_list && !is_item;
            if !is_outside {
                break;
            }
            self.leave()?;
        }
        let goes_on = match self.stack.last() {
            None => self.builder.is_empty(),
            Some(top) if top.indent == indent && top.is_list == is_item => true,
            // What a key or dash waits for; a list may be as little indented as its key.
            Some(top) => top.awaited.is_some(),
        };
        if goes_on { self.node(indent) } else { Err(Declined) }
    }

    /// What begins at this column: dashes, and after them a key or a value.
    fn node(&mut self, mut column: usize) -> Step {
        while self.is_dash() {
            let dash = self.at;
            let after = self.after_spaces(dash + 1);
            let is_comment = self.byte(after) == b'#' && after > dash + 1;
            let content = if is_comment { self.line_end(after) } else { after };
            match self.stack.last() {
                Some(top) if top.is_list && top.indent == column => self.settle()?,
                // Such a list has no token of its own: the whole parser places it after its first dash.
                Some(top) if top.indent == column => self.open(column, true, content)?,
                _ => self.open(column, true, dash)?,
            }
            if let Some(top) = self.stack.last_mut() {
                top.awaited = Some(content);
            }
            if matches!(self.byte(content), b'\n' | 0) {
                self.at = self.next_line(content);
                return Ok(());
            }
            column += after - dash;
            self.at = after;
        }
        self.key_or_value(column)
    }

    fn key_or_value(&mut self, column: usize) -> Step {
        let around = self.stack.last().map(|top| top.indent);
        match self.byte(self.at) {
            b'"' | b'\'' => {
                let known = self.loose.len();
                let scalar = self.quoted(around)?;
                // A value is read again below.
                self.loose.truncate(known);
                if self.byte(scalar.end) == b':' && matches!(self.byte(scalar.end + 1), b' ' | b'\n' | 0) {
                    return self.key(column, &scalar, scalar.end);
                }
            }
            b'|' | b'>' | b'[' | b'{' => {}
            _ => {
                let (end, stop) = self.plain_in_line(self.at)?;
                if let Stop::Colon(colon) = stop {
                    let text = Cow::Borrowed(self.slice(self.at..end));
                    return self.key(column, &Scalar { text, plain: true, start: self.at, end }, colon);
                }
            }
        }
        let around = around.filter(|around| *around < column).ok_or(Declined)?;
        self.fill()?;
        self.value(around)
    }

    /// A key, and what follows it in its line.
    fn key(&mut self, column: usize, key: &Scalar<'t>, colon: usize) -> Step {
        /// The whole parser looks no further for the colon of a key.
        const LONGEST_KEY: usize = 1_000;
        let is_simple = key.end - key.start <= LONGEST_KEY && matches!(key.text, Cow::Borrowed(_));
        if !is_simple || key.text == "<<" {
            return Err(Declined);
        }
        match self.stack.last() {
            Some(top) if top.indent == column => self.settle()?,
            _ => self.open(column, false, key.start)?,
        }
        self.add(key)?;
        let after = self.after_spaces(colon + 1);
        if matches!(self.byte(after), b'\n' | b'#' | 0) {
            if let Some(top) = self.stack.last_mut() {
                top.awaited = Some(colon);
            }
            self.at = self.next_line(after);
            return Ok(());
        }
        self.at = after;
        self.value(column)
    }

    /// A value that is neither a block mapping nor a list; its further lines are indented deeper than `around`.
    fn value(&mut self, around: usize) -> Step {
        match self.byte(self.at) {
            b'"' | b'\'' => {
                let scalar = self.quoted(Some(around))?;
                self.end_line(scalar.end)?;
                self.add(&scalar)
            }
            b'|' | b'>' => self.block(around),
            b'[' | b'{' => self.flow(around),
            _ => self.plain(around),
        }
    }

    /// Opens a container as the awaited value; the first one is the document.
    fn open(&mut self, indent: usize, is_list: bool, at: usize) -> Step {
        if !self.stack.is_empty() {
            self.fill()?;
        }
        let at = at as u32..at as u32;
        if is_list {
            self.builder.open_array(None, 0, at)?;
        } else {
            self.builder.open_object(None, 0, at)?;
        }
        self.stack.push(Frame { indent, is_list, awaited: None });
        Ok(())
    }

    /// The awaited value follows.
    fn fill(&mut self) -> Step {
        let awaited = self.stack.last_mut().and_then(|top| top.awaited.take());
        awaited.map(|_| ()).ok_or(Declined)
    }

    /// The awaited value, if there is one, does not follow: it is null.
    fn settle(&mut self) -> Step {
        if let Some(at) = self.stack.last_mut().and_then(|top| top.awaited.take()) {
            self.builder.scalar("", true, None, 0, at as u32..at as u32)?;
        }
        Ok(())
    }

    fn leave(&mut self) -> Step {
        self.settle()?;
        self.stack.pop();
        // Where a block ends is only known from what follows; the builder takes the end of its last value.
        Ok(self.builder.close(0..0)?)
    }

    fn add(&mut self, scalar: &Scalar<'t>) -> Step {
        let span = scalar.start as u32..scalar.end as u32;
        Ok(self.builder.scalar(&scalar.text, scalar.plain, None, 0, span)?)
    }

    /// Whether the dash of a list is here.
    fn is_dash(&self) -> bool {
        self.byte(self.at) == b'-' && matches!(self.byte(self.at + 1), b' ' | b'\n' | 0)
    }

    /// The byte there; zero, which is in no text, at the end.
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    #[inline]
    fn after_spaces(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| **byte == b' ').count()
    }

    /// Where the line ends that this byte is in: its line break, or the end of the text.
    fn line_end(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        memchr::memchr(b'\n', rest).map_or(self.bytes.len(), |length| from + length)
    }

    fn next_line(&self, from: usize) -> usize {
        (self.line_end(from) + 1).min(self.bytes.len())
    }

    /// Goes to the next line, if nothing but a comment is left of this one.
    fn end_line(&mut self, from: usize) -> Step {
        let after = self.after_spaces(from);
        match self.byte(after) {
            b'\n' | 0 => {}
            b'#' if after > from => {}
            // Behind a quote or bracket nothing else can be meant.
            b'#' if matches!(self.byte(from - 1), b'"' | b'\'' | b']' | b'}') => {
                self.loose.push((after, Why::Comment));
            }
            _ => return Err(Declined),
        }
        self.at = self.next_line(after);
        Ok(())
    }
}

/// Whether a text has only line breaks, tabs and characters that may be anywhere: YAML 1.2.2, section 5.1. Next lines
/// and byte order marks are for the whole parser, too.
fn is_plain_text(bytes: &[u8]) -> bool {
    let is_control = |byte: &u8| *byte < 0x20 && *byte != b'\n' && *byte != b'\t' || *byte == 0x7f;
    let has_control =
        bytes.chunks(64).any(|chunk| chunk.iter().fold(false, |any, byte| any | is_control(byte)));
    let starts_odd = |at: usize| match bytes.get(at..).unwrap_or_default() {
        [0xc2, next, ..] => *next < 0xa0,
        [0xef, 0xbb, 0xbf, ..] | [0xef, 0xbf, 0xbe | 0xbf, ..] => true,
        _ => false,
    };
    !has_control && !memchr::memchr2_iter(0xc2, 0xef, bytes).any(starts_odd)
}
