//! Regular expressions that every validator takes: those of ECMA-262 with the flag `u`, without what Python reads otherwise.

use std::iter::Peekable;
use std::str::Chars;

use crate::text::pattern;

/// The same expression for all validators; none when there is no such one, or when it is not an expression at all.
///
/// Most that fail somewhere escape what needs no escape (`\@`), leave a brace alone, or have a dash beside a class
/// (`[\w-.]`).
pub(super) fn portable(text: &str) -> Option<String> {
    if pattern::fault(text).is_some() {
        return None;
    }
    let mut writer = Writer { rest: text.chars().peekable(), out: String::with_capacity(text.len() + 8) };
    while let Some(character) = writer.rest.next() {
        match character {
            '\\' => _ = writer.escape(false)?,
            '[' => writer.class()?,
            '(' => writer.group()?,
            '{' => writer.brace(),
            '}' | ']' => writer.out.extend(['\\', character]),
            _ => writer.out.push(character),
        }
    }
    Some(writer.out)
}

struct Writer<'p> {
    rest: Peekable<Chars<'p>>,
    out: String,
}

/// What a member of a class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Member {
    One,
    /// Several, such as `\w`.
    Many,
}

impl Writer<'_> {
    /// What follows a backslash; none where validators disagree.
    fn escape(&mut self, in_class: bool) -> Option<Member> {
        let character = self.rest.next()?;
        match character {
            'd' | 'D' | 'w' | 'W' | 's' | 'S' => {
                self.out.extend(['\\', character]);
                return Some(Member::Many);
            }
            'n' | 'r' | 't' | 'f' | 'v' => self.out.extend(['\\', character]),
            'b' | 'B' | '1'..='9' if !in_class => self.out.extend(['\\', character]),
            'x' => self.hex('x', 2)?,
            'u' => self.hex('u', 4)?,
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' => {
                self.out.extend(['\\', character]);
            }
            '-' if in_class => self.out.push_str("\\-"),
            _ if character.is_ascii_alphanumeric() => return None,
            _ => self.out.push(character),
        }
        Some(Member::One)
    }

    fn hex(&mut self, letter: char, digits: usize) -> Option<()> {
        self.out.extend(['\\', letter]);
        for _ in 0..digits {
            self.out.push(self.rest.next().filter(char::is_ascii_hexdigit)?);
        }
        Some(())
    }

    fn class(&mut self) -> Option<()> {
        self.out.push('[');
        if self.rest.peek() == Some(&'^') {
            self.rest.next();
            self.out.push('^');
        }
        // What is before, and whether a range ends there.
        let mut before: Option<(Member, bool)> = None;
        loop {
            let character = self.rest.next()?;
            match (character, before) {
                // `[]` allows nothing in one dialect, and goes on in others.
                (']', None) => return None,
                (']', Some(_)) => {
                    self.out.push(']');
                    return Some(());
                }
                ('-', Some((Member::One, false))) if self.begins_one() => {
                    self.out.push('-');
                    let end = self.rest.next()?;
                    before = Some((self.member(end)?, true));
                }
                ('-', _) => {
                    self.out.push_str("\\-");
                    before = Some((Member::One, true));
                }
                (other, _) => before = Some((self.member(other)?, false)),
            }
        }
    }

    /// Whether what follows is the end of a range.
    fn begins_one(&self) -> bool {
        let mut ahead = self.rest.clone();
        match ahead.next() {
            None | Some(']') => false,
            Some('\\') => !matches!(ahead.next(), Some('d' | 'D' | 'w' | 'W' | 's' | 'S')),
            Some(_) => true,
        }
    }

    fn member(&mut self, character: char) -> Option<Member> {
        match character {
            '\\' => return self.escape(true),
            // Some validators know operations of classes: `[a&&[b]]`.
            '[' | '&' | '~' if character == '[' || self.rest.peek() == Some(&character) => {
                if character != '[' {
                    return None;
                }
                self.out.push_str("\\[");
            }
            _ => self.out.push(character),
        }
        Some(Member::One)
    }

    /// Names and flags of groups have several notations.
    fn group(&mut self) -> Option<()> {
        self.out.push('(');
        if self.rest.peek() != Some(&'?') {
            return Some(());
        }
        self.rest.next();
        self.out.push('?');
        match self.rest.next()? {
            kind @ (':' | '=' | '!') => self.out.push(kind),
            '<' => {
                let kind = self.rest.next().filter(|next| matches!(next, '=' | '!'))?;
                self.out.extend(['<', kind]);
            }
            _ => return None,
        }
        Some(())
    }

    /// A brace that begins no quantifier is a character.
    fn brace(&mut self) {
        let ahead = self.rest.clone();
        let bounds: String = ahead.take_while(|next| *next != '}').take(24).collect();
        let is_bounds = bounds.starts_with(|first: char| first.is_ascii_digit())
            && bounds.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
            && bounds.bytes().filter(|byte| *byte == b',').count() <= 1;
        let closes = self.rest.clone().nth(bounds.len()) == Some('}');
        if is_bounds && closes {
            self.out.extend(["{", &bounds, "}"]);
            (0..=bounds.len()).for_each(|_| _ = self.rest.next());
        } else {
            self.out.push_str("\\{");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::portable;

    #[test]
    fn expressions_are_those_that_all_validators_take() {
        for (text, expected) in [
            ("^[a-z0-9_-]+$", Some(r"^[a-z0-9_\-]+$")),
            (r"^[\w-.]+@\w+$", Some(r"^[\w\-.]+@\w+$")),
            (r"[a-\d]", Some(r"[a\-\d]")),
            (r"[a-c-e]", Some(r"[a-c\-e]")),
            (r"^\@\-\_\ a\/b\.c$", Some(r"^@-_ a\/b\.c$")),
            ("a{2,3}{x}}]", Some(r"a{2,3}\{x\}\}\]")),
            ("[[a]", Some(r"[\[a]")),
            (r"(?:a)(?=b)(?!c)(?<!d)", Some(r"(?:a)(?=b)(?!c)(?<!d)")),
            (r"\x41\u0041[\x41-\u00ff]", Some(r"\x41\u0041[\x41-\u00ff]")),
            (r"\p{L}", None),
            (r"\Aa\Z", None),
            ("(?<year>a)", None),
            ("(?i:a)", None),
            ("[]", None),
            ("[a", None),
            ("[a&&b]", None),
        ] {
            assert_eq!(portable(text).as_deref(), expected, "{text}");
        }
    }
}
