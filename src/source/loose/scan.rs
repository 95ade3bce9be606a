//! Where white space lacks: one look at each line.
//!
//! This is no parser. It knows keys, dashes, quoted and plain texts, block texts and brackets as people write them; the
//! parser says afterwards whether it was right.

use super::Added;

/// Why white space is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Why {
    /// The first line of a quoted text that is indented too little.
    FirstLine,
    /// Another one of that text.
    NextLine,
    /// A comment follows at once.
    Comment,
}

/// What lacks in a text, in its order.
pub(super) fn scan(text: &str) -> Vec<Added> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0, awaited: None, added: Vec::new() };
    let mut is_begun = false;
    while scan.at < scan.bytes.len() {
        let line = scan.at;
        let content = scan.after_spaces(line);
        // Of several documents the first is read.
        if is_begun && scan.is_marker(line) {
            break;
        }
        is_begun |= !matches!(scan.byte(content), b'\n' | b'\r' | b'#' | b'%');
        match scan.byte(content) {
            b'\n' | b'\r' | b'#' => {}
            _ => scan.node(content - line, content),
        }
        scan.at = scan.next_line(scan.at.max(content));
    }
    scan.added
}

struct Scan<'t> {
    bytes: &'t [u8],
    /// Somewhere in the line that is being looked at.
    at: usize,
    /// The column of a key or dash at the end of the line before: its value follows.
    awaited: Option<usize>,
    added: Vec<Added>,
}

impl Scan<'_> {
    /// What begins at a column: dashes, keys, and a value.
    fn node(&mut self, mut column: usize, start: usize) {
        // The column of the dash or key that the value belongs to; deeper is inside.
        let mut around = self.awaited.take().filter(|awaited| *awaited < column);
        self.at = start;
        while matches!(self.byte(self.at), b'-' | b'?') && self.is_space(self.at + 1) {
            around = Some(column);
            let after = self.after_spaces(self.at + 1);
            column += after - self.at;
            self.at = after;
        }
        loop {
            if matches!(self.byte(self.at), b'\n' | b'\r' | b'#' | 0) {
                self.awaited = around;
                return;
            }
            self.skip_properties();
            match self.byte(self.at) {
                b'\n' | b'\r' => continue,
                quote @ (b'"' | b'\'') => {
                    if !self.quoted(quote, around) {
                        return;
                    }
                }
                b'|' | b'>' => return self.block(around),
                b'[' | b'{' => return self.flow(),
                _ => {
                    if !self.plain() {
                        return self.skip_deeper(around);
                    }
                }
            }
            // A key, unless something else follows.
            if self.byte(self.at) != b':' || !self.is_space(self.at + 1) {
                return self.comment();
            }
            around = around.max(Some(column));
            self.at = self.after_spaces(self.at + 1);
        }
    }

    /// Anchors and tags.
    fn skip_properties(&mut self) {
        while matches!(self.byte(self.at), b'&' | b'!') {
            while !self.is_space(self.at) {
                self.at += 1;
            }
            self.at = self.after_spaces(self.at);
        }
    }

    /// A quoted text; false if it never ends.
    fn quoted(&mut self, quote: u8, around: Option<usize>) -> bool {
        let mut why = Why::FirstLine;
        self.at += 1;
        loop {
            match self.byte(self.at) {
                0 if self.at >= self.bytes.len() => return false,
                b'\\' if quote == b'"' && !matches!(self.byte(self.at + 1), b'\n' | b'\r') => self.at += 2,
                b'\n' => {
                    let line = self.at + 1;
                    self.at = self.after_spaces(line);
                    let is_blank = self.is_blank(self.at);
                    let wanted = around.map_or(0, |around| around + 1);
                    if let Some(lacking) =
                        wanted.checked_sub(self.at - line).filter(|it| *it > 0 && !is_blank)
                    {
                        if self.is_marker(line) {
                            return false;
                        }
                        self.add(self.at, lacking, why);
                        why = Why::NextLine;
                    }
                }
                byte if byte == quote => {
                    self.at += 1;
                    if quote == b'"' || self.byte(self.at) != quote {
                        return true;
                    }
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
    }

    /// A plain text up to the colon of a key in its line; false if there is none.
    fn plain(&mut self) -> bool {
        while !matches!(self.byte(self.at), b'\n' | b'\r' | 0) {
            match self.byte(self.at) {
                b':' if self.is_space(self.at + 1) => return true,
                b'#' if self.is_space(self.at.wrapping_sub(1)) => return false,
                _ => self.at += 1,
            }
        }
        false
    }

    /// A comment that follows at once.
    fn comment(&mut self) {
        if self.byte(self.at) == b'#' {
            self.add(self.at, 1, Why::Comment);
        }
    }

    /// The further lines of a plain text.
    fn skip_deeper(&mut self, around: Option<usize>) {
        loop {
            let line = self.next_line(self.at);
            let content = self.after_spaces(line);
            let is_blank = self.is_blank(content);
            if line >= self.bytes.len() || !is_blank && around.is_none_or(|around| content - line <= around) {
                return;
            }
            self.at = line;
        }
    }

    /// A block text: its lines are no less indented than the first one.
    fn block(&mut self, around: Option<usize>) {
        let mut indent = None;
        loop {
            let line = self.next_line(self.at);
            let content = self.after_spaces(line);
            if line >= self.bytes.len() {
                return;
            }
            if !self.is_blank(content) {
                let least = indent.unwrap_or(around.map_or(0, |around| around + 1));
                if content - line < least {
                    return;
                }
                // A number in its header may say less; then the first line only looks deeper.
                indent = Some(least);
            }
            self.at = line;
        }
    }

    /// What is in brackets, over any number of lines.
    fn flow(&mut self) {
        let (mut depth, mut is_start) = (0_usize, true);
        while self.at < self.bytes.len() {
            match self.byte(self.at) {
                b'[' | b'{' => (depth, is_start) = (depth + 1, true),
                b']' | b'}' => {
                    (depth, is_start) = (depth.saturating_sub(1), false);
                    if depth == 0 {
                        self.at += 1;
                        return self.comment();
                    }
                    if self.byte(self.at + 1) == b'#' {
                        self.add(self.at + 1, 1, Why::Comment);
                    }
                }
                b',' => is_start = true,
                b':' => is_start |= self.is_space(self.at + 1),
                b' ' | b'\t' | b'\r' | b'\n' => {}
                b'#' if self.at > 0 && self.is_space(self.at - 1) => self.at = self.line_end(self.at),
                quote @ (b'"' | b'\'') if is_start => {
                    // In brackets no line has to be indented.
                    if !self.quoted(quote, None) {
                        return;
                    }
                    self.comment();
                    if self.byte(self.at) == b'#' {
                        self.at = self.line_end(self.at);
                    }
                    // A key in quotes needs no space behind its colon.
                    is_start = self.byte(self.at) == b':';
                    if !is_start {
                        continue;
                    }
                }
                _ => is_start = false,
            }
            self.at += 1;
        }
    }

    fn add(&mut self, at: usize, width: usize, why: Why) {
        self.added.push(Added { at: at as u32, width: width as u32, total: 0, why });
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    /// Whether white space is here, or the end of the text.
    fn is_space(&self, at: usize) -> bool {
        self.bytes.get(at).is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
    }

    /// Whether nothing but white space is left of the line.
    fn is_blank(&self, at: usize) -> bool {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let content = rest.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
        content.is_none_or(|byte| *byte == b'\n')
    }

    fn is_marker(&self, line: usize) -> bool {
        let rest = self.bytes.get(line..).unwrap_or_default();
        (rest.starts_with(b"---") || rest.starts_with(b"...")) && self.is_space(line + 3)
    }

    fn after_spaces(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| **byte == b' ').count()
    }

    fn line_end(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        memchr::memchr(b'\n', rest).map_or(self.bytes.len(), |length| from + length)
    }

    fn next_line(&self, from: usize) -> usize {
        (self.line_end(from) + 1).min(self.bytes.len())
    }
}
