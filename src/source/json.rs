//! JSON (RFC 8259) onto the tape: strict, iterative, in one pass.

use super::findings::{Finding, Findings};
use super::keys::{self, Seen};
use super::limits::Limits;
use super::locate::Place;
use super::number;
use super::tape::{self, Entry, NO_LINK, QUOTED, Tag, Tape};
use crate::diagnostic::Rule;
use crate::source::rules;

/// Reads JSON text from a byte on. The fault is a `json-syntax`, or a limit.
pub(super) fn scan(text: &str, start: usize, limits: &Limits) -> Result<(Tape, Findings), Finding> {
    let bytes = text.as_bytes();
    let mut scanner = Scanner {
        text,
        bytes,
        at: start,
        tape: Tape::with_capacity(estimate(bytes).min(limits.effective_nodes())),
        stack: Vec::new(),
        findings: Findings::default(),
        fault: None,
        most_depth: limits.effective_depth(),
        most_nodes: limits.effective_nodes(),
    };
    if scanner.document().is_err() {
        let unsaid = || Finding::fault(rules::JSON_SYNTAX, start);
        return Err(scanner.fault.unwrap_or_else(unsaid));
    }
    scanner.tape.shrink();
    Ok((scanner.tape, scanner.findings))
}

/// About how many keys and values a text has: one before each colon and after each comma and opening bracket, those in
/// prose left out as far as a glance at the neighbour tells.
fn estimate(bytes: &[u8]) -> usize {
    tape::estimate(bytes, |byte, next| {
        let key = byte == b'"' && next == b':';
        let item = byte == b',' && next != b' ';
        u8::from(key || item || byte == b'[' || byte == b'{')
    })
}

/// An open object or array.
struct Frame {
    entry: u32,
    is_object: bool,
    seen: Seen,
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tape: Tape,
    stack: Vec<Frame>,
    findings: Findings,
    /// Why a [`Stop`] was returned.
    fault: Option<Finding>,
    most_depth: usize,
    most_nodes: usize,
}

/// The text cannot be read further. Empty, so that the results of the hot path fit a register.
struct Stop;

type Scan = Result<(), Stop>;

impl Scanner<'_> {
    fn document(&mut self) -> Scan {
        loop {
            let opened = self.value()?;
            if opened && self.enter()? {
                continue;
            }
            if self.leave()? {
                break;
            }
        }
        match self.next() {
            None => Ok(()),
            Some(_) => self.fault("text after the end of the value"),
        }
    }

    /// Reads a scalar, or opens a container and answers so.
    fn value(&mut self) -> Result<bool, Stop> {
        match self.next() {
            Some(b'"') => self.string(Tag::String).map(|_| false),
            Some(b'{') => self.open(Tag::Object).map(|()| true),
            Some(b'[') => self.open(Tag::Array).map(|()| true),
            Some(b'-' | b'0'..=b'9') => self.number().map(|()| false),
            Some(b't') => self.word(b"true", Tag::True).map(|()| false),
            Some(b'f') => self.word(b"false", Tag::False).map(|()| false),
            Some(b'n') => self.word(b"null", Tag::Null).map(|()| false),
            None => self.fault("unexpected end of text"),
            Some(_) => self.fault("expected a value"),
        }
    }

    /// After an opening bracket: goes to the first value. No first value: closes the container.
    fn enter(&mut self) -> Result<bool, Stop> {
        let next = self.next();
        match (self.stack.last(), next) {
            (Some(Frame { is_object: true, .. }), Some(b'}'))
            | (Some(Frame { is_object: false, .. }), Some(b']')) => {
                self.close();
                Ok(false)
            }
            (Some(Frame { is_object: true, .. }), _) => self.key("expected a key or `}`").map(|()| true),
            _ => Ok(true),
        }
    }

    /// After a value: goes to the next one, through as many closing brackets as there are. True at the end.
    fn leave(&mut self) -> Result<bool, Stop> {
        loop {
            let next = self.next();
            let Some(frame) = self.stack.last() else { return Ok(true) };
            match (frame.is_object, next) {
                (true, Some(b',')) => {
                    self.at += 1;
                    self.next();
                    return self.key("expected a key").map(|()| false);
                }
                (false, Some(b',')) => {
                    self.at += 1;
                    return Ok(false);
                }
                (true, Some(b'}')) | (false, Some(b']')) => self.close(),
                (_, None) => return self.fault("unexpected end of text"),
                (true, _) => return self.fault("expected `,` or `}`"),
                (false, _) => return self.fault("expected `,` or `]`"),
            }
        }
    }

    fn key(&mut self, expected: &str) -> Scan {
        match self.bytes.get(self.at) {
            Some(b'"') => {}
            None => return self.fault("unexpected end of text"),
            Some(_) => return self.fault(expected),
        }
        let start = self.at + 1;
        let plain = self.string(Tag::Key)?;
        let key = self.bytes.get(start..self.at - 1).unwrap_or_default();
        if let Some(frame) = self.stack.last_mut() {
            if plain { frame.seen.add(key) } else { frame.seen.distrust() }
        }
        match self.next() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            None => self.fault("unexpected end of text"),
            Some(_) => self.fault("expected `:`"),
        }
    }

    fn open(&mut self, tag: Tag) -> Scan {
        if self.stack.len() >= self.most_depth {
            return self.limit(rules::TOO_DEEP, self.at, self.most_depth);
        }
        let entry = self.push(tag, 0, self.at, self.at + 1, NO_LINK)?;
        self.stack.push(Frame { entry, is_object: tag == Tag::Object, seen: Seen::default() });
        self.at += 1;
        Ok(())
    }

    #[inline]
    fn close(&mut self) {
        self.at += 1;
        if let Some(frame) = self.stack.pop() {
            self.tape.close(frame.entry, self.at as u32);
            if frame.seen.perhaps_twice() {
                keys::supersede(&mut self.tape, self.text, frame.entry, &mut self.findings);
            }
        }
    }

    #[inline]
    fn push(&mut self, tag: Tag, flags: u8, start: usize, end: usize, link: u32) -> Result<u32, Stop> {
        if self.tape.len() as usize >= self.most_nodes {
            return self.limit(rules::TOO_MANY_NODES, start, self.most_nodes);
        }
        Ok(self.tape.push(Entry { tag, flags, start: start as u32, end: end as u32, link }))
    }

    fn word(&mut self, word: &[u8], tag: Tag) -> Scan {
        let start = self.at;
        if self.bytes.get(start..start + word.len()) != Some(word) {
            return self.fault("expected a value");
        }
        self.at += word.len();
        self.push(tag, 0, start, self.at, NO_LINK).map(|_| ())
    }

    fn number(&mut self) -> Scan {
        let start = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        match self.bytes.get(self.at) {
            Some(b'0') => {
                self.at += 1;
                if self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
                    return self.fault("a number with a leading zero");
                }
            }
            _ => self.digits()?,
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.bytes.get(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        let entry = self.push(Tag::Number, 0, start, self.at, NO_LINK)?;
        let text = self.text.get(start..self.at).unwrap_or_default();
        if !number::is_portable(text) {
            let place = Place::of(&self.tape, entry);
            self.findings.push(Finding::new(rules::NUMBER_NOT_PORTABLE, place).arg("text", text));
        }
        Ok(())
    }

    fn digits(&mut self) -> Scan {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.at == start { self.fault("expected a digit") } else { Ok(()) }
    }

    /// Reads a string or key; answers whether its text is its source.
    #[inline]
    fn string(&mut self, tag: Tag) -> Result<bool, Stop> {
        let start = self.at;
        self.at = special(self.bytes, start + 1);
        if self.bytes.get(self.at) == Some(&b'"') {
            self.at += 1;
            self.push(tag, QUOTED, start, self.at, NO_LINK)?;
            return Ok(true);
        }
        self.escaped_string(tag, start)?;
        Ok(false)
    }

    /// Apart, because most strings have no escapes and should not pay for these.
    #[cold]
    fn escaped_string(&mut self, tag: Tag, start: usize) -> Scan {
        // Lone halves are reported at this entry's pointer, so it has to be there first.
        let entry = self.push(tag, QUOTED, start, start, NO_LINK)?;
        self.decode(start + 1, entry)?;
        let link = self.tape.end_text();
        let end = self.at as u32;
        if let Some(entry) = self.tape.entry_mut(entry) {
            (entry.end, entry.link) = (end, link);
        }
        Ok(())
    }

    /// Decodes the rest of a string, from its start to its closing quote; `at` is at the first special byte.
    fn decode(&mut self, start: usize, entry: u32) -> Scan {
        let mut part = start;
        loop {
            self.tape.add_text(self.text.get(part..self.at).unwrap_or_default());
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape(entry)?,
                None => return self.fault("unexpected end of text"),
                Some(_) => return self.fault("control character in a string"),
            }
            part = self.at;
            self.at = special(self.bytes, part);
        }
    }

    fn escape(&mut self, entry: u32) -> Scan {
        let decoded = match self.bytes.get(self.at + 1) {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(*plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(entry),
            _ => return self.fault("unknown escape in a string"),
        };
        self.tape.add_char(decoded);
        self.at += 2;
        Ok(())
    }

    fn unicode_escape(&mut self, entry: u32) -> Scan {
        let Some(unit) = self.code_unit(self.at) else {
            return self.fault("expected four hexadecimal digits after `\\u`");
        };
        if let Some(decoded) = char::from_u32(unit) {
            self.tape.add_char(decoded);
            self.at += 6;
            return Ok(());
        }
        let low = self.code_unit(self.at + 6).filter(|low| unit < 0xdc00 && (0xdc00..0xe000).contains(low));
        let pair = low.and_then(|low| char::from_u32(0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00)));
        if let Some(decoded) = pair {
            self.tape.add_char(decoded);
            self.at += 12;
            return Ok(());
        }
        let span = self.at as u32..self.at as u32 + 6;
        let text = self.text.get(self.at..self.at + 6).unwrap_or_default();
        let place = Place { entry: Some(entry), span };
        self.findings.push(Finding::new(rules::LONE_SURROGATE, place).arg("text", text));
        self.tape.add_char(char::REPLACEMENT_CHARACTER);
        self.at += 6;
        Ok(())
    }

    /// The UTF-16 unit of an escape `\uXXXX` at this byte.
    fn code_unit(&self, at: usize) -> Option<u32> {
        let [b'\\', b'u', digits @ ..] = self.bytes.get(at..)?.first_chunk::<6>()? else { return None };
        digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
    }

    /// Skips white space; answers the byte after it.
    #[inline]
    fn next(&mut self) -> Option<u8> {
        match self.bytes.get(self.at) {
            Some(b' ' | b'\t' | b'\n' | b'\r') => self.skip_space(),
            other => other.copied(),
        }
    }

    fn skip_space(&mut self) -> Option<u8> {
        const SPACES: u64 = u64::from_ne_bytes([b' '; 8]);
        let mut rest = self.bytes.get(self.at..).unwrap_or_default();
        while let [b' ' | b'\t' | b'\n' | b'\r', tail @ ..] = rest {
            rest = tail;
            // Indentation is most of a pretty-printed document.
            while let Some(chunk) = rest.first_chunk::<8>() {
                let others = u64::from_le_bytes(*chunk) ^ SPACES;
                let spaces = if others == 0 { 8 } else { (others.trailing_zeros() / 8) as usize };
                rest = rest.get(spaces..).unwrap_or_default();
                if others != 0 {
                    break;
                }
            }
        }
        self.at = self.bytes.len() - rest.len();
        rest.first().copied()
    }

    #[cold]
    fn fault<T>(&mut self, problem: &str) -> Result<T, Stop> {
        self.stop(Finding::fault(rules::JSON_SYNTAX, self.at).arg("problem", problem))
    }

    #[cold]
    fn limit<T>(&mut self, rule: &'static Rule, at: usize, limit: usize) -> Result<T, Stop> {
        self.stop(Finding::limit(rule, at as u32, limit))
    }

    #[cold]
    fn stop<T>(&mut self, fault: Finding) -> Result<T, Stop> {
        self.fault = Some(fault);
        Err(Stop)
    }
}

/// The first quote, backslash or control character from a byte on, or the end.
#[inline]
fn special(bytes: &[u8], from: usize) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHS: u64 = ONES << 7;
    let mut rest = bytes.get(from..).unwrap_or_default();
    while let Some(chunk) = rest.first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        // Turning this bit over puts the quote (0x22) right behind the control characters, which stay among themselves.
        let low = word ^ (ONES * 2);
        let backslash = word ^ (ONES * u64::from(b'\\'));
        // The lowest flag that a borrow leaves is always a true one, and only the lowest counts.
        let found =
            (low.wrapping_sub(ONES * 0x21) & !low | backslash.wrapping_sub(ONES) & !backslash) & HIGHS;
        if found != 0 {
            return bytes.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
        }
        rest = rest.get(8..).unwrap_or_default();
    }
    let tail = rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count();
    bytes.len() - rest.len() + tail
}
