//! Whether a `pattern` is a regular expression at all: brackets, groups and quantifiers of ECMA-262, by one walk over
//! the text. Nothing is compiled, so a hostile pattern costs its length.
//!
//! ECMA-262 has two grammars, with the flag `u` and without it (Annex B). What one of them allows is let pass.

use std::str::Chars;

use smallvec::SmallVec;

/// The character, from 0, from which on a text is not a regular expression; nothing if it is one.
pub(crate) fn fault(pattern: &str) -> Option<usize> {
    Walk { rest: pattern.chars(), at: 0 }.pattern().err()
}

/// What is before a quantifier.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Something that can be repeated.
    Atom,
    /// Something that is repeated already; a `?` makes it lazy.
    Quantified,
    /// The start of an alternative, an assertion, or a lazy quantifier: nothing that can be repeated.
    Nothing,
}

/// A place in a pattern.
struct Walk<'p> {
    rest: Chars<'p>,
    at: usize,
}

impl Walk<'_> {
    fn pattern(&mut self) -> Result<(), usize> {
        // Where each open group began, and what it is once it is closed.
        let mut open: SmallVec<[(usize, Before); 8]> = SmallVec::new();
        let mut before = Before::Nothing;
        loop {
            let start = self.at;
            let Some(character) = self.next() else { break };
            before = match character {
                '\\' => self.escape().ok_or(start)?,
                '[' => self.class(start)?,
                '(' => {
                    open.push((start, self.group_head().ok_or(start)?));
                    Before::Nothing
                }
                ')' => open.pop().ok_or(start)?.1,
                '|' | '^' | '$' => Before::Nothing,
                '?' if before == Before::Quantified => Before::Nothing,
                '*' | '+' | '?' => before.repeated().ok_or(start)?,
                '{' => match self.bounds() {
                    Some(in_order) => before.repeated().filter(|_| in_order).ok_or(start)?,
                    None => Before::Atom,
                },
                _ => Before::Atom,
            };
        }
        open.last().map_or(Ok(()), |(start, _)| Err(*start))
    }

    fn next(&mut self) -> Option<char> {
        let character = self.rest.next()?;
        self.at += 1;
        crate::steps::take(1);
        Some(character)
    }

    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    fn skip(&mut self, character: char) -> bool {
        let is_next = self.peek() == Some(character);
        if is_next {
            self.next();
        }
        is_next
    }

    /// What follows a backslash outside of a class; None at the end of the text.
    fn escape(&mut self) -> Option<Before> {
        match self.next()? {
            'b' | 'B' => return Some(Before::Nothing),
            'u' => _ = self.braced_hex(),
            _ => {}
        }
        Some(Before::Atom)
    }

    /// `{1F600}` after `\u`: a character with the flag `u`, and no quantifier.
    fn braced_hex(&mut self) -> Option<u32> {
        let text = self.rest.as_str().strip_prefix('{')?;
        let end = text.find(|character: char| !character.is_ascii_hexdigit());
        crate::steps::take(end.unwrap_or(text.len()));
        let end = end?;
        text.get(end..)?.strip_prefix('}')?;
        let value = u32::from_str_radix(text.get(..end)?, 16).ok();
        (0..end + 2).for_each(|_| _ = self.next());
        value
    }

    /// `2}`, `2,}` or `2,3}` after `{`, and whether the numbers are in order; None, and nothing is read, if `{` is no
    /// more than a brace.
    fn bounds(&mut self) -> Option<bool> {
        let text = self.rest.as_str();
        let (least, rest) = text.split_at(digits(text));
        let (most, rest) = match rest.strip_prefix(',') {
            Some(rest) => rest.split_at(digits(rest)),
            None => (least, rest),
        };
        if least.is_empty() || !rest.starts_with('}') {
            return None;
        }
        let significant = |text: &'_ str| text.trim_start_matches('0').len();
        let size = |text| (significant(text), text.trim_start_matches('0'));
        let in_order = most.is_empty() || size(least) <= size(most);
        let read = text.len() - rest.len() + 1;
        (0..read).for_each(|_| _ = self.next());
        Some(in_order)
    }

    /// What follows `(`, and what the group is once it is closed; None if there is no such group.
    fn group_head(&mut self) -> Option<Before> {
        if !self.skip('?') {
            return Some(Before::Atom);
        }
        match self.next()? {
            ':' | '=' | '!' => Some(Before::Atom),
            '<' if self.skip('=') || self.skip('!') => Some(Before::Nothing),
            '<' => self.name(),
            // Flags for a part of the pattern: ECMA-262 of 2025. Without a colon they are Perl's.
            'i' | 'm' | 's' | '-' => loop {
                match self.next()? {
                    'i' | 'm' | 's' | '-' => {}
                    ':' => return Some(Before::Atom),
                    _ => return None,
                }
            },
            _ => None,
        }
    }

    fn name(&mut self) -> Option<Before> {
        let first = self.next()?;
        if !(first.is_alphabetic() || matches!(first, '_' | '$' | '\\')) {
            return None;
        }
        loop {
            match self.next()? {
                '>' => return Some(Before::Atom),
                character
                    if character.is_alphanumeric() || matches!(character, '_' | '$' | '\\' | '{' | '}') => {}
                character if !character.is_ascii() => {}
                _ => return None,
            }
        }
    }

    /// A class, up to its bracket.
    fn class(&mut self, start: usize) -> Result<Before, usize> {
        self.skip('^');
        loop {
            let at = self.at;
            let character = self.next().ok_or(start)?;
            if character == ']' {
                return Ok(Before::Atom);
            }
            let low = self.class_member(character).ok_or(start)?;
            let mut ahead = self.rest.clone();
            if ahead.next() != Some('-') || matches!(ahead.next(), None | Some(']')) {
                continue;
            }
            self.next();
            let character = self.next().ok_or(start)?;
            let high = self.class_member(character).ok_or(start)?;
            if let (Member::Character(low), Member::Character(high)) = (low, high)
                && low > high
            {
                return Err(at);
            }
        }
    }

    /// A member of a class that begins with a character; None if the text ends in it.
    fn class_member(&mut self, character: char) -> Option<Member> {
        if character != '\\' {
            return Some(Member::Character(u32::from(character)));
        }
        Some(match self.next()? {
            'u' => match self.braced_hex().or_else(|| self.hex(4)) {
                // Half a character, whose place among the others depends on the flag `u`.
                None | Some(0xD800..=0xDFFF) => Member::Other,
                Some(code) => Member::Character(code),
            },
            'x' => self.hex(2).map_or(Member::Other, Member::Character),
            'c' => {
                self.next()?;
                Member::Other
            }
            't' => Member::Character(0x09),
            'n' => Member::Character(0x0A),
            'v' => Member::Character(0x0B),
            'f' => Member::Character(0x0C),
            'r' => Member::Character(0x0D),
            escaped if escaped.is_ascii_alphanumeric() => Member::Other,
            escaped => Member::Character(u32::from(escaped)),
        })
    }

    /// So many hexadecimal digits; None, and nothing is read, if there are fewer.
    fn hex(&mut self, count: usize) -> Option<u32> {
        let text = self.rest.as_str().get(..count)?;
        let value = u32::from_str_radix(text, 16).ok().filter(|_| !text.starts_with('+'))?;
        (0..count).for_each(|_| _ = self.next());
        Some(value)
    }
}

impl Before {
    /// What it is when it is repeated; None if it cannot be.
    fn repeated(self) -> Option<Self> {
        (self == Self::Atom).then_some(Self::Quantified)
    }
}

/// A member of a class.
#[derive(Clone, Copy)]
enum Member {
    /// One character.
    Character(u32),
    /// Several characters, such as `\d`, or one that it takes more to know.
    Other,
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    crate::steps::take(digits);
    digits
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn regular_expressions_have_no_fault() {
        for pattern in [
            "",
            "^[a-zA-Z0-9_-]+$",
            r"^\d{3}-\d{2,}-\d{1,4}$",
            r"^(?:https?|ftp)://[^\s/$.?#].[^\s]*$",
            r"^(?!-)(?=.*\d)(?<!x)(?<=y)(?<year>\d{4})\k<year>$",
            r"^\p{L}[\p{L}\p{N}]{0,10}$",
            r"[\w-.]+@[\w.-]+",
            r"a*?b+?c??d{2}?e{2,}?f{2,3}?",
            "a{,3} {} {x} x{1,2,3} } ]",
            "[]a]",
            "[^]]",
            r"[\]\[\\]",
            "[--/]",
            "[a-c-e]",
            r"[\x00-\x7F\u0080-\uFFFF]",
            r"[\u{1F600}-\u{1F64F}]\u{1F600}{2}",
            r"[\uD800\uDC00-\uDBFF\uDFFF]",
            r"[\cA-\cZ]",
            "[😀-🙏]",
            "(?=a)*",
            "(?i:a)(?-m:b)(?im-s:c)",
            "(a|b|)|()",
            r"^/[^/]*$",
            "x{003,12}",
            "^$",
            r"\u{zz}",
        ] {
            assert_eq!(fault(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn faults_are_found_where_they_are() {
        for (pattern, at) in [
            ("[a-z", 0),
            ("ab[^c", 2),
            (r"[a\]", 0),
            ("a(b", 1),
            ("(a)(b", 3),
            ("a)b", 1),
            ("*a", 0),
            ("a**", 2),
            ("a++", 2),
            ("a{2}{3}", 4),
            ("a??+", 3),
            ("a|*", 2),
            ("(+a)", 1),
            ("^*", 1),
            (r"\b+", 2),
            ("(?<=a)*", 6),
            ("{2}", 0),
            ("a{3,2}", 1),
            ("a{10,9}", 1),
            ("[z-a]", 1),
            (r"[\x41-\x40]", 1),
            ("ü[z-a]", 2),
            (r"a\", 1),
            ("(?i)a", 0),
            ("(?P<year>a)", 0),
            ("(?>a)", 0),
            ("(?<1>a)", 0),
            ("(?<a", 0),
            ("(?", 0),
        ] {
            assert_eq!(fault(pattern), Some(at), "{pattern}");
        }
    }

    #[test]
    fn a_hostile_pattern_costs_its_length() {
        let length = 100_000;
        for (part, expected) in [
            ("(", Some(length - 1)),
            ("[", Some(0)),
            ("{1,", None),
            ("(?<", Some(0)),
            (r"\u{1", None),
            ("[a-", Some(1)),
            ("a{2}", None),
            ("(a*)", None),
            ("1", None),
        ] {
            // Alone, and after a look-ahead.
            for head in ["", "a{", r"\u{"] {
                let pattern = head.to_owned() + &part.repeat(length / part.len());
                let (found, steps) = crate::steps::count(|| fault(&pattern));
                if head.is_empty() {
                    assert_eq!(found, expected, "{part}");
                }
                assert!(steps > 0 && steps <= 4 * pattern.len(), "{head}{part}: {steps} steps");
            }
        }
    }
}
