//! A hash that is the same on every platform, release and run, unlike std's hashers: FNV-1a, 64 bits.

use std::fmt;

const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The hash of some bytes.
pub(crate) fn fnv(bytes: impl IntoIterator<Item = u8>) -> u64 {
    eat(START, bytes)
}

fn eat(hash: u64, bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// Hashes texts one after the other; where one ends counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StableHash(u64);

impl StableHash {
    pub(crate) fn new() -> Self {
        Self(START)
    }

    #[must_use]
    pub(crate) fn text(self, text: &str) -> Self {
        crate::steps::take(1);
        Self(eat(self.0, text.bytes())).end()
    }

    /// The text that a name prints as. Of a part longer than 8 KiB, only both ends and the length count: a fingerprint
    /// of each of a thousand findings below a name of a megabyte would else read a gigabyte.
    #[must_use]
    pub(crate) fn name(mut self, name: &impl fmt::Display) -> Self {
        // Hashing cannot fail.
        _ = fmt::write(&mut self, format_args!("{name}"));
        self.end()
    }

    /// 0xff is in no UTF-8 text, so it marks the end of one.
    fn end(self) -> Self {
        Self(eat(self.0, [0xff]))
    }

    pub(crate) fn finish(self) -> u64 {
        self.0
    }
}

impl fmt::Write for StableHash {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        const END: usize = 4096;
        let bytes = part.as_bytes();
        self.0 = match (bytes.first_chunk::<END>(), bytes.last_chunk::<END>()) {
            (Some(first), Some(last)) if bytes.len() > 2 * END => {
                let ends = eat(eat(self.0, *first), *last);
                eat(ends, (bytes.len() as u64).to_le_bytes())
            }
            _ => eat(self.0, bytes.iter().copied()),
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_that_others_compute() {
        // From the authors' test vectors, <http://www.isthe.com/chongo/tech/comp/fnv/>.
        for (text, hash) in [("", START), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)] {
            assert_eq!(fnv(text.bytes()), hash, "{text}");
            assert_eq!(StableHash::new().text(text).finish(), fnv(text.bytes().chain([0xff])), "{text}");
        }
    }

    #[test]
    fn a_name_hashes_as_its_text_up_to_a_length() {
        let hash = |text: &str| StableHash::new().name(&text).finish();
        for text in [String::new(), "GET /pets".to_owned(), "é".repeat(4096)] {
            assert_eq!(hash(&text), StableHash::new().text(&text).finish());
        }
        let long = |middle: &str| ["a".repeat(5000), middle.to_owned(), "b".repeat(5000)].concat();
        assert_eq!(hash(&long("x")), hash(&long("y")), "what stands between the ends does not count");
        assert_ne!(hash(&long("x")), hash(&long("xx")), "the length does");
        assert_ne!(hash(&long("x")), hash(&(long("x") + "c")));
    }
}
