//! Where the document of a request is.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::request::{ImportHttpApiRequest, ImportHttpApiRequestSpecOssConfig};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::rules;
use crate::outcome::Outcome;

/// The most bytes that a document inside a request may have: 10 MB, after decoding.
pub const MAX_SPEC_CONTENT: usize = 10 * 1024 * 1024;

/// The location of a document that the request only points at. The library fetches nothing: the caller fetches the
/// document and passes its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpecLocation {
    /// A URL to download from.
    Url(String),
    /// A file in object storage.
    Oss {
        /// Region, such as `cn-shanghai`.
        region_id: String,
        /// Bucket.
        bucket_name: String,
        /// Key of the file in the bucket.
        object_key: String,
    },
}

/// The document of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpecSource {
    /// Its bytes.
    Content(Vec<u8>),
    /// Where it is.
    Location(SpecLocation),
}

/// The document of a request, or its location: `specContentBase64` before `specFileUrl` before `specOssConfig`. An
/// empty text counts as absent.
///
/// When there is no value, the finding says why.
pub fn spec_source(request: &ImportHttpApiRequest) -> Outcome<SpecSource> {
    match locate(request) {
        Ok(source) => Outcome::found(source, Vec::new()),
        Err(found) => Outcome::failed(vec![*found]),
    }
}

fn locate(request: &ImportHttpApiRequest) -> Result<SpecSource, Box<Diagnostic>> {
    let stated = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    if let Some(content) = stated(&request.spec_content_base64) {
        return decode(&content).map(SpecSource::Content);
    }
    if let Some(url) = stated(&request.spec_file_url) {
        return Ok(SpecSource::Location(SpecLocation::Url(url)));
    }
    match &request.spec_oss_config {
        Some(config) if *config != ImportHttpApiRequestSpecOssConfig::default() => {
            oss(config).map(SpecSource::Location)
        }
        _ => Err(Diagnostic::new(rules::SPEC_MISSING).into()),
    }
}

fn oss(config: &ImportHttpApiRequestSpecOssConfig) -> Result<SpecLocation, Box<Diagnostic>> {
    let member = |field: &'static str, value: &Option<String>| {
        let missing = || Box::new(Diagnostic::new(rules::SPEC_OSS_INCOMPLETE).arg("field", field));
        value.clone().filter(|value| !value.is_empty()).ok_or_else(missing)
    };
    Ok(SpecLocation::Oss {
        region_id: member("regionId", &config.region_id)?,
        bucket_name: member("bucketName", &config.bucket_name)?,
        object_key: member("objectKey", &config.object_key)?,
    })
}

/// Decodes both alphabets, with or without padding and with any white space, in one pass over the text.
fn decode(text: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let digits = digits(text)?;
    let bytes = digits.len() / 4 * 3 + (digits.len() % 4) * 3 / 4;
    if bytes > MAX_SPEC_CONTENT {
        let found = Diagnostic::new(rules::SPEC_TOO_LARGE).arg("bytes", bytes.to_string());
        return Err(found.arg("limit", MAX_SPEC_CONTENT.to_string()).into());
    }
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    // Every digit is of the alphabet by now, so what is left to go wrong is their number.
    let cut = |_| Box::new(Diagnostic::new(rules::SPEC_BASE64_CUT).arg("characters", text.len().to_string()));
    GeneralPurpose::new(&STANDARD, config).decode(digits).map_err(cut)
}

/// The digits of the text in the standard alphabet, without padding and white space.
fn digits(text: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut digits = Vec::with_capacity(text.len());
    let mut padding = 0;
    for (at, character) in text.chars().enumerate() {
        let digit = match character {
            ' ' | '\t' | '\r' | '\n' => continue,
            '=' if padding < 2 && !digits.is_empty() => {
                padding += 1;
                continue;
            }
            'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '/' if padding == 0 => character,
            '-' if padding == 0 => '+',
            '_' if padding == 0 => '/',
            _ => {
                let found = Diagnostic::new(rules::SPEC_NOT_BASE64).arg("position", (at + 1).to_string());
                return Err(found.arg("character", character.to_string()).into());
            }
        };
        digits.push(digit as u8);
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_in_every_dress() {
        let bytes: &[u8] = b"\xfb\xff\xbf ok?";
        for text in ["+/+/IG9rPw==", "-_-_IG9rPw==", "+/+/IG9rPw", "-_-_IG9rPw", " +/+/\r\n IG9r\tPw= =\n"] {
            assert_eq!(decode(text).unwrap(), bytes, "{text:?}");
        }
    }

    #[test]
    fn base64_names_what_is_wrong() {
        for (text, code, args) in [
            ("openapi: 3.0.0", "spec-not-base64", "8 :"),
            ("b3\nBl%", "spec-not-base64", "6 %"),
            ("b3=Bl", "spec-not-base64", "4 B"),
            ("=", "spec-not-base64", "1 ="),
            ("b3Bl====", "spec-not-base64", "7 ="),
            ("汉", "spec-not-base64", "1 汉"),
            ("b3Blb", "spec-base64-cut", "5"),
        ] {
            let found = decode(text).unwrap_err();
            let given: Vec<_> = found.args().map(|(_, value)| value).collect();
            assert_eq!((found.code(), given.join(" ").as_str()), (code, args), "{text:?}");
        }
    }

    #[test]
    fn ten_megabytes_fit_and_one_byte_more_does_not() {
        let encode = |bytes: usize| base64::engine::general_purpose::STANDARD.encode(vec![b'a'; bytes]);
        assert_eq!(decode(&encode(MAX_SPEC_CONTENT)).unwrap().len(), MAX_SPEC_CONTENT);
        assert_eq!(decode(&encode(MAX_SPEC_CONTENT + 1)).unwrap_err().code(), "spec-content-too-large");
    }
}
