//! What a gateway accepts as a name, as data.

/// A set of characters.
///
/// `other` holds characters beside letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Alphabet {
    /// `a` to `z`.
    pub lower: bool,
    /// `A` to `Z`.
    pub upper: bool,
    /// `0` to `9`.
    pub digits: bool,
    /// Chinese characters: U+4E00 to U+9FA5, the block that vendors write as `\u4e00-\u9fa5`.
    pub chinese: bool,
    /// Any others.
    pub other: &'static str,
}

impl Alphabet {
    /// Lower-case letters and digits.
    pub const LOWER: Self = Self { lower: true, upper: false, digits: true, chinese: false, other: "" };
    /// Letters.
    pub const LETTERS: Self = Self { lower: true, upper: true, digits: false, chinese: false, other: "" };
    /// Letters and digits.
    pub const WORD: Self = Self { digits: true, ..Self::LETTERS };

    /// The set with these characters beside letters and digits, in place of those that it had.
    #[must_use]
    pub const fn with(self, other: &'static str) -> Self {
        Self { other, ..self }
    }

    /// The set with Chinese characters.
    #[must_use]
    pub const fn with_chinese(self) -> Self {
        Self { chinese: true, ..self }
    }

    /// Its ASCII characters: a bit for each.
    fn ascii(&self) -> u128 {
        let run =
            |is_there: bool, first: u8, count: u32| (u128::from(is_there) * ((1 << count) - 1)) << first;
        let letters = run(self.lower, b'a', 26) | run(self.upper, b'A', 26) | run(self.digits, b'0', 10);
        let others = self.other.bytes().filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
        others.fold(letters, |bits, byte| bits | 1 << byte)
    }

    /// Whether all characters of a text are ASCII and belong to it.
    pub(crate) fn has_all(&self, text: &str) -> bool {
        self.has_bytes(text.as_bytes())
    }

    fn has_bytes(&self, text: &[u8]) -> bool {
        let known = self.ascii();
        text.iter().all(|byte| byte.is_ascii() && known >> byte & 1 == 1)
    }

    /// Whether a character belongs to it.
    pub fn has(&self, character: char) -> bool {
        match character {
            'a'..='z' => self.lower,
            'A'..='Z' => self.upper,
            '0'..='9' => self.digits,
            '\u{4e00}'..='\u{9fa5}' => self.chinese,
            _ => match u8::try_from(character) {
                Ok(byte) if byte.is_ascii() => self.other.as_bytes().contains(&byte),
                _ => self.other.contains(character),
            },
        }
    }
}

/// What a gateway accepts as a name of some kind: its length and its characters.
///
/// ```
/// use oasgate::route::{NameFault, NameRule};
///
/// let rule = NameRule::SUBDOMAIN;
/// assert_eq!(rule.fault("get-pet.v1"), None);
/// assert_eq!(rule.fault("Get-pet"), Some(NameFault::Character { character: 'G', position: 1 }));
/// assert_eq!(rule.fault("get-pet."), Some(NameFault::Character { character: '.', position: 8 }));
/// assert_eq!(rule.fault(""), Some(NameFault::TooShort { length: 0 }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NameRule {
    /// Fewest characters.
    pub min: usize,
    /// Most characters. Characters, not bytes: a Chinese one counts as one.
    pub max: usize,
    /// Characters that may be first.
    pub first: Alphabet,
    /// Characters that may be between the first and the last.
    pub inner: Alphabet,
    /// Characters that may be last.
    pub last: Alphabet,
    /// Whether `first` and `last` hold for each part between dots, as in a host's name. `inner` need not name the dot.
    pub dotted: bool,
}

/// The first fault of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NameFault {
    /// It has fewer characters than it must.
    TooShort {
        /// How many it has.
        length: usize,
    },
    /// It has more characters than it may.
    TooLong {
        /// How many it has.
        length: usize,
    },
    /// A character is not allowed at its position.
    Character {
        /// Which one.
        character: char,
        /// Its position, counting from 1.
        position: usize,
    },
}

impl NameRule {
    /// Kubernetes' subdomain form (RFC 1123) of at most 64 characters: parts of lower-case letters, digits and `-`
    /// between dots, each of which starts and ends with a letter or digit.
    pub const SUBDOMAIN: Self = Self {
        min: 1,
        max: 64,
        first: Alphabet::LOWER,
        inner: Alphabet::LOWER.with("-"),
        last: Alphabet::LOWER,
        dotted: true,
    };

    /// The first fault of a name; none when the name is legal.
    pub fn fault(&self, name: &str) -> Option<NameFault> {
        if self.is_plain(name) {
            return None;
        }
        let mut characters = name.chars().peekable();
        let mut length = 0;
        let mut starts = true;
        while let Some(character) = characters.next() {
            length += 1;
            if length > self.max {
                return Some(NameFault::TooLong { length: name.chars().count() });
            }
            let next = characters.peek();
            let ends = next.is_none_or(|next| self.dotted && *next == '.');
            let is_dot = self.dotted && character == '.' && !starts && next.is_some();
            let fits = (!starts || self.first.has(character))
                && (!ends || self.last.has(character))
                && (starts || ends || self.inner.has(character));
            if !fits && !is_dot {
                return Some(NameFault::Character { character, position: length });
            }
            starts = is_dot;
        }
        (length < self.min).then_some(NameFault::TooShort { length })
    }

    /// Whether a name is legal, as far as bytes can say: most names are ASCII.
    fn is_plain(&self, name: &str) -> bool {
        let ends = |part: &Alphabet, byte: u8| byte.is_ascii() && part.has(byte.into());
        match name.as_bytes() {
            [first, middle @ .., last] => {
                !self.dotted
                    && (self.min..=self.max).contains(&name.len())
                    && ends(&self.first, *first)
                    && ends(&self.last, *last)
                    && self.inner.has_bytes(middle)
            }
            _ => false,
        }
    }

    /// Whether a name is legal.
    pub fn allows(&self, name: &str) -> bool {
        self.fault(name).is_none()
    }

    /// What separates words in a name; none where neither `-` nor `_` may.
    pub(super) fn separator(&self) -> Option<char> {
        ['-', '_'].into_iter().find(|character| self.inner.has(*character))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The regular expression that Kubernetes publishes for the form, as a judge.
    fn is_subdomain(name: &str) -> bool {
        let is_part = |part: &str| {
            let ok = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            part.bytes().all(|byte| ok(byte) || byte == b'-')
                && part.bytes().next().is_some_and(ok)
                && part.bytes().last().is_some_and(ok)
        };
        name.split('.').all(is_part)
    }

    #[test]
    fn the_subdomain_form_is_kubernetes_own() {
        let characters = ['a', '0', '-', '.', 'A', '_', 'ä'];
        let mut names = vec![String::new()];
        for _ in 0..5 {
            let longer: Vec<_> = names
                .iter()
                .flat_map(|name| characters.map(|character| format!("{name}{character}")))
                .collect();
            for name in &longer {
                assert_eq!(NameRule::SUBDOMAIN.allows(name), is_subdomain(name), "{name}");
            }
            names = longer;
        }
        assert!(NameRule::SUBDOMAIN.allows(&"a".repeat(64)));
        assert_eq!(NameRule::SUBDOMAIN.fault(&"a".repeat(65)), Some(NameFault::TooLong { length: 65 }));
    }

    #[test]
    fn lengths_are_characters() {
        let rule = NameRule {
            min: 3,
            max: 4,
            first: Alphabet::LETTERS.with_chinese(),
            inner: Alphabet::WORD.with_chinese().with("_"),
            last: Alphabet::WORD.with_chinese().with("_"),
            dotted: false,
        };
        for (name, fault) in [
            ("获取用户", None),
            ("a_1_", None),
            ("获取", Some(NameFault::TooShort { length: 2 })),
            ("获取用户们", Some(NameFault::TooLong { length: 5 })),
            ("1ab", Some(NameFault::Character { character: '1', position: 1 })),
            ("ab.", Some(NameFault::Character { character: '.', position: 3 })),
            ("a", Some(NameFault::TooShort { length: 1 })),
        ] {
            assert_eq!(rule.fault(name), fault, "{name}");
        }
    }
}
