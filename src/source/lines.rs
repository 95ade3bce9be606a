//! Lines and columns of byte offsets.

/// A byte order mark; no column of the first line.
pub(super) const BOM: &str = "\u{feff}";

/// Line and column, both from 1, of each of the offsets, which must ascend.
///
/// Lines end with `\n`; columns count characters. One pass over the text, also when it is a single line.
pub(super) fn positions(text: &str, offsets: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
    let mut at = if text.starts_with(BOM) { BOM.len() } else { 0 };
    let (mut line, mut column) = (1, 1);
    let position = |offset: u32| {
        let passed = text.as_bytes().get(at..offset as usize).unwrap_or_default();
        at += passed.len();
        let line_start = memchr::memrchr(b'\n', passed).map(|newline| newline + 1);
        if let Some(start) = line_start {
            line += memchr::memchr_iter(b'\n', passed).count() as u32;
            column = 1;
            column += characters(passed.get(start..).unwrap_or_default());
        } else {
            column += characters(passed);
        }
        (line, column)
    };
    offsets.map(position).collect()
}

fn characters(bytes: &[u8]) -> u32 {
    // Every byte of UTF-8 that does not continue a character starts one.
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_become_lines_and_columns() {
        let at = |text: &str, offsets: &[u32]| positions(text, offsets.iter().copied());
        assert_eq!(at("", &[0]), [(1, 1)]);
        assert_eq!(at("ab\ncd", &[0, 1, 2, 3, 4, 5]), [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]);
        assert_eq!(at("a\r\n\r\nb", &[0, 3, 5, 6]), [(1, 1), (2, 1), (3, 1), (3, 2)]);
        assert_eq!(at("\n\n\n", &[3]), [(4, 1)]);
        assert_eq!(
            at("é中𝄞x\nü", &[0, 2, 5, 9, 10, 11, 13]),
            [(1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (2, 1), (2, 2)]
        );
        assert_eq!(at("\u{feff}{}\nx", &[0, 3, 4, 6]), [(1, 1), (1, 1), (1, 2), (2, 1)]);
        assert_eq!(at("abc", &[1, 1, 1, 99]), [(1, 2), (1, 2), (1, 2), (1, 2)]);
    }
}
