//! From bytes to text: UTF-8 or a finding that names what it is instead.

use super::findings::Finding;
use crate::source::rules;

/// Bytes that are not UTF-8 text: the text before the fault, and the finding.
pub(super) struct NoText {
    pub before: String,
    pub finding: Finding,
}

/// The text of a document, without copying it.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, NoText> {
    if let Some(encoding) = wide(&bytes) {
        return Err(NoText { before: String::new(), finding: finding(encoding, 0) });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let fault = error.utf8_error();
            let at = fault.valid_up_to();
            let bytes = error.into_bytes();
            let encoding = narrow(&bytes, at, fault.error_len().is_none());
            Err(no_text(bytes, at, encoding))
        }
    }
}

/// The finding about a NUL, if there is one: no text has it. To look for it takes a pass over the text, so it is for
/// texts that are at fault, and for the YAML parser, which takes it for the end.
pub(super) fn binary(text: &str) -> Option<Finding> {
    memchr::memchr(0, text.as_bytes()).map(|at| finding("binary data", at))
}

fn no_text(mut bytes: Vec<u8>, at: usize, encoding: &str) -> NoText {
    bytes.truncate(at);
    NoText { before: String::from_utf8(bytes).unwrap_or_default(), finding: finding(encoding, at) }
}

fn finding(encoding: &str, at: usize) -> Finding {
    Finding::fault(rules::ENCODING, at).arg("encoding", encoding)
}

/// Encodings of two or four bytes per character, by their byte order mark or by the zero bytes of ASCII text.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [1..=0xff, 0, 0, 0, ..] => Some("UTF-32 (little-endian)"),
        [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, 1..=0xff, ..] => Some("UTF-32 (big-endian)"),
        [0xff, 0xfe, ..] | [1..=0xff, 0, 1..=0xff, 0, ..] | [1..=0xff, 0] => Some("UTF-16 (little-endian)"),
        [0xfe, 0xff, ..] | [0, 1..=0xff, 0, 1..=0xff, ..] | [0, 1..=0xff] => Some("UTF-16 (big-endian)"),
        _ => None,
    }
}

/// What bytes that break UTF-8 at this offset look like.
fn narrow(bytes: &[u8], at: usize, cut_off: bool) -> &'static str {
    let (before, after) = bytes.split_at_checked(at).unwrap_or((bytes, &[]));
    match bytes {
        [b'P', b'K', 3, 4, ..] => return "a ZIP archive",
        [0x1f, 0x8b, ..] => return "gzip data",
        _ if bytes.iter().any(|byte| matches!(byte, 0..=8 | 0x0e..=0x1a | 0x7f)) => return "binary data",
        _ if cut_off => return "UTF-8 that was cut off",
        _ if !before.is_ascii() => return "UTF-8 with damaged characters",
        _ => {}
    }
    if is_chinese(after) {
        "GBK (GB 18030)"
    } else if after.iter().any(|byte| matches!(byte, 0x80..=0x9f)) {
        "Windows-1252"
    } else {
        "ISO 8859-1 (Latin-1)"
    }
}

/// Whether all bytes beyond ASCII come in pairs of GB 2312's range: two accented letters in a row are rare in Latin-1.
fn is_chinese(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        let ascii = rest.iter().take_while(|byte| byte.is_ascii()).count();
        rest = match rest.get(ascii..) {
            None | Some([]) => return true,
            Some([0xa1..=0xa9 | 0xb0..=0xf7, 0xa1..=0xfe, rest @ ..]) => rest,
            Some(_) => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lang;
    use crate::source::{Document, Limits};

    #[test]
    fn encodings_are_named() {
        for (bytes, encoding) in [
            (&b"\xff\xfe{\0}\0"[..], "UTF-16 (little-endian)"),
            (b"\xfe\xff\0{\0}", "UTF-16 (big-endian)"),
            (b"{\0}\0", "UTF-16 (little-endian)"),
            (b"\0{\0}", "UTF-16 (big-endian)"),
            (b"\xff\xfe\0\0{\0\0\0", "UTF-32 (little-endian)"),
            (b"\0\0\xfe\xff\0\0\0{", "UTF-32 (big-endian)"),
            (b"{\0\0\0", "UTF-32 (little-endian)"),
            (b"\0\0\0{", "UTF-32 (big-endian)"),
            (b"title: caf\xe9", "UTF-8 that was cut off"),
            (b"title: caf\xe9\n", "ISO 8859-1 (Latin-1)"),
            (b"title: \x93caf\xe9\x94\n", "Windows-1252"),
            (b"title: \xd6\xd0\xce\xc4\n", "GBK (GB 18030)"),
            (b"title: \xc3\xa9 caf\xe9\n", "UTF-8 with damaged characters"),
            (b"PK\x03\x04\xff\xff", "a ZIP archive"),
            (b"\x1f\x8b\x08", "gzip data"),
            (b"\x89PNG\x01\x02", "binary data"),
        ] {
            let finding = text(bytes.to_vec()).err().map(|fault| fault.finding.args);
            assert_eq!(finding, Some(vec![("encoding", encoding.to_owned())]), "{bytes:?}");
            let is_name = encoding == "Windows-1252";
            let term = rules::ENCODING.term("encoding", encoding, Lang::Zh);
            assert!(is_name || term.is_some(), "{encoding} has no Chinese text");
        }
        assert!(text(b"\xef\xbb\xbfa: \xc3\xa9".to_vec()).is_ok());
        for json_or_yaml in ["a: \0\n", "{\"a\": \"\0\"}", "{} \0", "[ \0"] {
            let outcome = Document::parse(json_or_yaml, None, &Limits::default());
            let found = outcome.diagnostics.first().unwrap();
            let at = json_or_yaml.find('\0').unwrap() as u32 + 1;
            assert_eq!((found.code(), found.location().unwrap().column), ("document-encoding", at));
        }
    }
}
