//! Flow collections whose scalars are of one line: `[a, "b"]`, `{type: string}`.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::{Declined, Quick, Scalar, Step};

/// What may come next in a flow collection.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A first item or key, or the end.
    Begin,
    /// An item or key.
    Item,
    /// A comma or the end.
    Comma,
}

struct Level {
    is_list: bool,
    next: Next,
}

impl<'t> Quick<'t> {
    /// A flow collection. Its lines are indented deeper than what is around it, except for brackets that close it.
    pub(super) fn flow(&mut self, around: usize) -> Step {
        let mut levels: SmallVec<[Level; 4]> = SmallVec::new();
        loop {
            self.next_in_flow(around)?;
            let byte = self.byte(self.at);
            match (byte, levels.last_mut()) {
                (b',', Some(level)) if level.next == Next::Comma => {
                    level.next = Next::Item;
                    self.at += 1;
                }
                (b']' | b'}', Some(level)) if level.next != Next::Item && level.is_list == (byte == b']') => {
                    levels.pop();
                    self.builder.close(self.at as u32..self.at as u32 + 1)?;
                    self.at += 1;
                    if levels.is_empty() {
                        return self.end_line(self.at);
                    }
                }
                (_, Some(Level { next: Next::Comma, .. })) => return Err(Declined),
                (_, Some(level)) => {
                    level.next = Next::Comma;
                    if !level.is_list {
                        self.flow_key()?;
                    }
                    self.flow_value(&mut levels)?;
                }
                (_, None) => self.flow_value(&mut levels)?,
            }
        }
    }

    fn next_in_flow(&mut self, around: usize) -> Step {
        let start = self.at;
        self.at = self.after_spaces(start);
        if self.byte(self.at) == b'#' && self.at > start {
            self.at = self.line_end(self.at);
        }
        while self.byte(self.at) == b'\n' {
            let line = self.at + 1;
            self.at = self.after_spaces(line);
            let indent = self.at - line;
            match self.byte(self.at) {
                b'#' => self.at = self.line_end(self.at),
                b']' | b'}' if indent >= around => {}
                b'\n' => {}
                _ if indent > around => {}
                _ => return Err(Declined),
            }
        }
        Ok(())
    }

    fn flow_value(&mut self, levels: &mut SmallVec<[Level; 4]>) -> Step {
        let at = self.at as u32..self.at as u32 + 1;
        match self.byte(self.at) {
            b'[' => self.builder.open_array(None, 0, at)?,
            b'{' => self.builder.open_object(None, 0, at)?,
            _ => {
                let scalar = self.flow_scalar()?;
                // A pair in a list, and the like.
                if self.byte(self.after_spaces(scalar.end)) == b':' {
                    return Err(Declined);
                }
                self.at = scalar.end;
                return self.add(&scalar);
            }
        }
        levels.push(Level { is_list: self.byte(self.at) == b'[', next: Next::Begin });
        self.at += 1;
        Ok(())
    }

    /// A key with its colon, after which a value has to follow.
    fn flow_key(&mut self) -> Step {
        let key = self.flow_scalar()?;
        if self.byte(key.end) != b':' || self.byte(key.end + 1) != b' ' || key.text == "<<" {
            return Err(Declined);
        }
        self.add(&key)?;
        self.at = self.after_spaces(key.end + 1);
        Ok(())
    }

    fn flow_scalar(&mut self) -> Step<Scalar<'t>> {
        let start = self.at;
        if matches!(self.byte(start), b'"' | b'\'') {
            return self.quoted(None);
        }
        // No further than the scalar: whole collections may be one line.
        let is_end = |byte: &u8| matches!(byte, b',' | b'[' | b']' | b'{' | b'}' | b'\n');
        let rest = self.bytes.get(start..).unwrap_or_default();
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        let (end, _) = self.plain_before(start, start + length)?;
        let text = self.slice(start..end).trim_end_matches(' ');
        // A colon at its end would be a key's, and a dash alone means nothing here.
        if matches!(text, "" | "-") || text.ends_with(':') {
            return Err(Declined);
        }
        Ok(Scalar { text: Cow::Borrowed(text), plain: true, start, end: start + text.len() })
    }
}
