//! Scalars of one or more lines: YAML 1.2.2, chapters 7 and 8.

use std::borrow::Cow;

use super::{Declined, Quick, Scalar, Step, Stop};
use crate::source::loose::Why;

/// A block scalar as its header describes it.
struct Block {
    is_folded: bool,
    /// What becomes of the line breaks at its end.
    keep: Keep,
    /// How far its content is indented, if it says so.
    indent: Option<usize>,
}

enum Keep {
    None,
    One,
    All,
}

impl<'t> Quick<'t> {
    /// Where plain text ends in its line, without trailing spaces, and why.
    pub(super) fn plain_in_line(&self, from: usize) -> Step<(usize, Stop)> {
        self.plain_before(from, self.line_end(from))
    }

    /// Where plain text ends that goes no further than to some place in its line.
    pub(super) fn plain_before(&self, from: usize, to: usize) -> Step<(usize, Stop)> {
        // Indicators begin something else; some of them may also begin plain text, rarely.
        let is_text = match self.byte(from) {
            b'-' => !matches!(self.byte(from + 1), b' ' | b'\n' | b'\t' | 0),
            b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>'
            | b'%' | b'@' | b'`' | b'"' | b'\'' => false,
            _ => true,
        };
        if is_text { self.rest_of_plain(from, to) } else { Err(Declined) }
    }

    fn rest_of_plain(&self, from: usize, to: usize) -> Step<(usize, Stop)> {
        let line = self.bytes.get(from..to).unwrap_or_default();
        let (mut end, mut stop) = (line.len(), Stop::Line);
        for at in memchr::memchr3_iter(b':', b'#', b'\t', line) {
            match line.get(at..).unwrap_or_default() {
                [b':'] | [b':', b' ', ..] => stop = Stop::Colon(from + at),
                [b'#', ..] if at > 0 && line.get(at - 1) == Some(&b' ') => stop = Stop::Comment,
                [b'\t', ..] => return Err(Declined),
                _ => continue,
            }
            end = at;
            break;
        }
        let text = line.get(..end).unwrap_or_default();
        Ok((from + text.trim_ascii_end().len(), stop))
    }

    /// A plain scalar, whose further lines are folded into the first.
    pub(super) fn plain(&mut self, around: usize) -> Step {
        let start = self.at;
        let (mut end, mut stop) = self.plain_in_line(start)?;
        let mut text = Cow::Borrowed(self.slice(start..end));
        loop {
            if let Stop::Colon(_) = stop {
                return Err(Declined);
            }
            self.at = self.line_end(end);
            let Some((next, breaks)) = self.continuation_line(around)?.filter(|_| matches!(stop, Stop::Line))
            else {
                break;
            };
            fold(text.to_mut(), breaks);
            (end, stop) = self.rest_of_plain(next, self.line_end(next))?;
            text.to_mut().push_str(self.slice(next..end));
        }
        self.at = self.next_line(self.at);
        self.add(&Scalar { text, plain: true, start, end })
    }

    /// The line of content below the line break here, if it is indented deeper and no comment, and how many line
    /// breaks are before it.
    fn continuation_line(&self, around: usize) -> Step<Option<(usize, usize)>> {
        let (mut at, mut breaks) = (self.at, 0);
        loop {
            if self.byte(at) == 0 {
                return Ok(None);
            }
            breaks += 1;
            let line = at + 1;
            at = self.after_spaces(line);
            match self.byte(at) {
                b'\n' => {}
                b'\t' => return Err(Declined),
                b'#' | 0 => return Ok(None),
                _ => return Ok((at - line > around).then_some((at, breaks))),
            }
        }
    }

    /// A scalar in quotes; it may be a key, if it is of one line and needs no decoding.
    pub(super) fn quoted(&mut self, around: Option<usize>) -> Step<Scalar<'t>> {
        let start = self.at;
        let end = self.special(start + 1, self.byte(start))?;
        let is_whole =
            self.byte(end) == self.byte(start) && (self.byte(start) == b'"' || self.byte(end + 1) != b'\'');
        if is_whole {
            let text = Cow::Borrowed(self.slice(start + 1..end));
            return Ok(Scalar { text, plain: false, start, end: end + 1 });
        }
        self.decoded(start, end, around)
    }

    /// The next quote, backslash or line break of quoted text.
    fn special(&self, from: usize, quote: u8) -> Step<usize> {
        let rest = self.bytes.get(from..).unwrap_or_default();
        let escape = if quote == b'"' { b'\\' } else { quote };
        memchr::memchr3(quote, escape, b'\n', rest).map(|length| from + length).ok_or(Declined)
    }

    /// Quoted text with escapes or line breaks, of which the first is known.
    fn decoded(&mut self, start: usize, first: usize, around: Option<usize>) -> Step<Scalar<'t>> {
        let quote = self.byte(start);
        let mut text = String::new();
        let (mut part, mut at) = (start + 1, first);
        // What is before this was written so, and is not white space at the end of a line.
        let mut kept = 0;
        let known = self.loose.len();
        loop {
            text.push_str(self.slice(part..at));
            match self.byte(at) {
                b'\'' if quote == b'\'' && self.byte(at + 1) == b'\'' => {
                    text.push('\'');
                    at += 2;
                }
                b'\n' => {
                    let written = text.get(kept..).unwrap_or_default().trim_end_matches(' ');
                    if written.ends_with('\t') {
                        return Err(Declined);
                    }
                    text.truncate(kept + written.len());
                    let breaks;
                    (at, breaks) = self.quoted_line(at, around, known)?;
                    fold(&mut text, breaks);
                }
                b'\\' if quote == b'"' && self.byte(at + 1) == b'\n' => {
                    let (next, breaks) = self.quoted_line(at + 1, around, known)?;
                    if breaks > 1 {
                        return Err(Declined);
                    }
                    at = next;
                }
                b'\\' if quote == b'"' => {
                    let (decoded, length) = self.escape(at)?;
                    text.push(decoded);
                    at += length;
                }
                _ => return Ok(Scalar { text: Cow::Owned(text), plain: false, start, end: at + 1 }),
            }
            (part, kept) = (at, text.len());
            at = self.special(at, quote)?;
        }
    }

    /// The next line of quoted text, and how many line breaks are before it. Of each text, with so many loose places
    /// known before, the first line that is indented too little is noted.
    fn quoted_line(
        &mut self,
        line_break: usize,
        around: Option<usize>,
        known: usize,
    ) -> Step<(usize, usize)> {
        let (mut at, mut breaks) = (line_break, 0);
        loop {
            breaks += 1;
            let line = at + 1;
            at = self.after_spaces(line);
            match self.byte(at) {
                b'\n' => {}
                b'\t' | 0 => return Err(Declined),
                _ if around.is_none() => return Err(Declined),
                b'-' | b'.' if at == line => return Err(Declined),
                _ => {
                    let is_loose = around.is_some_and(|around| at - line <= around);
                    if is_loose && self.loose.len() == known {
                        self.loose.push((at, Why::FirstLine));
                    }
                    return Ok((at, breaks));
                }
            }
        }
    }

    /// The character of an escape, and how long that is.
    fn escape(&self, at: usize) -> Step<(char, usize)> {
        let plain = match self.byte(at + 1) {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b' ' => ' ',
            b'a' => '\u{7}',
            b'b' => '\u{8}',
            b'v' => '\u{b}',
            b'f' => '\u{c}',
            b'e' => '\u{1b}',
            b'x' => return self.code_point(at, 4),
            b'u' => return self.code_point(at, 6),
            b'U' => return self.code_point(at, 10),
            _ => return Err(Declined),
        };
        Ok((plain, 2))
    }

    /// The character of an escape of so many bytes. Half of a pair is for the whole parser.
    fn code_point(&self, at: usize, length: usize) -> Step<(char, usize)> {
        let digits = self.text.get(at + 2..at + length).ok_or(Declined)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex);
        Ok((code.and_then(char::from_u32).ok_or(Declined)?, length))
    }

    /// A literal or folded block scalar.
    pub(super) fn block(&mut self, around: usize) -> Step {
        let block = self.block_header(around)?;
        let (mut line, indent, mut breaks) = self.block_start(around, &block)?;
        let start = line + indent;
        let mut text = String::new();
        let mut was_deeper = None;
        let end = loop {
            let after = self.after_spaces(line);
            let is_empty = matches!(self.byte(after), b'\n' | 0);
            if is_empty && after - line <= indent {
                if self.byte(after) == 0 {
                    break after;
                }
                breaks += 1;
                line = after + 1;
                continue;
            }
            // More spaces than needed are content; only the whole parser knows how that folds.
            if is_empty && (block.is_folded || self.byte(after) == 0) {
                return Err(Declined);
            }
            if after - line < indent {
                break after;
            }
            let is_deeper = matches!(self.byte(line + indent), b' ' | b'\t');
            if block.is_folded && was_deeper == Some(false) && !is_deeper {
                fold(&mut text, breaks);
            } else {
                text.extend(std::iter::repeat_n('\n', breaks));
            }
            let line_end = self.line_end(after);
            text.push_str(self.slice(line + indent..line_end));
            (was_deeper, breaks) = (Some(is_deeper), 1);
            line = line_end + 1;
            if line > self.bytes.len() {
                break line_end;
            }
        };
        let kept = match block.keep {
            Keep::None => 0,
            Keep::One => usize::from(!text.is_empty()),
            // Whether the last line has a break matters then.
            Keep::All if end == self.bytes.len() && self.bytes.last() != Some(&b'\n') => {
                return Err(Declined);
            }
            Keep::All => breaks,
        };
        text.extend(std::iter::repeat_n('\n', kept));
        if self.byte(end) == b'\t' {
            return Err(Declined);
        }
        self.at = line.min(self.bytes.len());
        // Without content it begins where it ends.
        let start = start.min(end);
        self.add(&Scalar { text: Cow::Owned(text), plain: false, start, end })
    }

    fn block_header(&mut self, around: usize) -> Step<Block> {
        let is_folded = self.byte(self.at) == b'>';
        let (mut keep, mut indent) = (Keep::One, None);
        let mut at = self.at + 1;
        loop {
            match self.byte(at) {
                digit @ b'1'..=b'9' if indent.is_none() => indent = Some(around + usize::from(digit - b'0')),
                b'-' if matches!(keep, Keep::One) => keep = Keep::None,
                b'+' if matches!(keep, Keep::One) => keep = Keep::All,
                _ => break,
            }
            at += 1;
        }
        let after = self.after_spaces(at);
        if self.byte(after) != b'\n' {
            return Err(Declined);
        }
        self.at = after + 1;
        Ok(Block { is_folded, keep, indent })
    }

    /// The line where the content begins, how far it is indented, and how many empty lines are before it. A scalar
    /// without content is as if its first line ended it.
    fn block_start(&self, around: usize, block: &Block) -> Step<(usize, usize, usize)> {
        let (mut line, mut breaks, mut widest) = (self.at, 0, 0);
        loop {
            let after = self.after_spaces(line);
            let spaces = after - line;
            let is_content = block.indent.is_some_and(|indent| spaces > indent);
            match self.byte(after) {
                b'\n' if !is_content => {
                    widest = widest.max(spaces);
                    breaks += 1;
                    line = after + 1;
                }
                b'\t' | 0 => return Err(Declined),
                _ if spaces <= around => {
                    let is_plain = widest <= around;
                    return is_plain.then_some((line, around + 1, breaks)).ok_or(Declined);
                }
                _ => {
                    let indent = block.indent.unwrap_or(spaces);
                    let is_plain = widest <= indent && spaces >= indent;
                    return is_plain.then_some((line, indent, breaks)).ok_or(Declined);
                }
            }
        }
    }
}

/// Folds line breaks: one is a space, of more than one the first goes.
fn fold(text: &mut String, breaks: usize) {
    if breaks == 1 {
        text.push(' ');
    } else {
        text.extend(std::iter::repeat_n('\n', breaks.saturating_sub(1)));
    }
}
