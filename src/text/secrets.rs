//! Credentials in documents and configurations: told from names and from their own form, and masked for whoever looks at a report.
//!
//! What is masked is a guess on the safe side: the default or example of what has the name of a credential, a member with such
//! a name, and a text in the form of a well-known token, wherever it is.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value;

use super::pointer;

/// What is shown instead.
pub(crate) const MASK: &str = "••••••";

/// Ends of names of credentials, without what is not a letter or digit.
const NAMES: &[&str] = &[
    "accesskey",
    "accesskeyid",
    "apikey",
    "appcode",
    "appkey",
    "appsecret",
    "authorization",
    "cookie",
    "credential",
    "credentials",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "pwd",
    "secret",
    "secretid",
    "secretkey",
    "sessionid",
    "signature",
    "token",
];
/// Beginnings of tokens that services hand out, each with the fewest characters that such a token has.
const TOKENS: &[(&str, usize)] = &[
    ("AKIA", 20),
    ("AKID", 20),
    ("LTAI", 16),
    ("eyJ", 30),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghs_", 20),
    ("github_pat_", 20),
    ("glpat-", 20),
    ("sk-", 20),
    ("sk_live_", 16),
    ("xoxb-", 20),
    ("xoxp-", 20),
];
/// Schemes of an Authorization header.
const SCHEMES: &[&str] = &["Bearer", "Basic", "Digest", "Token", "APPCODE"];
/// Members whose value is what callers send, when what they are part of is a credential.
const SAMPLES: &[&str] = &["default", "example", "examples", "const", "value", "x-example"];
/// Characters of a name that are looked at.
const LONGEST: usize = 64;

/// Whether a name is one that credentials have: `X-Api-Key`, `clientSecret`. A name that only speaks of one has another end:
/// `tokenUrl`. A scope is not one either: `read:token`.
pub(crate) fn is_name(name: &str) -> bool {
    if name.len() > LONGEST || name.contains(':') {
        return false;
    }
    let letters: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    NAMES.iter().any(|end| letters.ends_with(end))
}

/// Where a value is: whether on the way to it something has the name of a credential, and whether it is a sample itself.
#[derive(Clone, Copy, Default)]
struct At {
    is_credential: bool,
    is_sample: bool,
}

impl At {
    fn of(at: &str, is_credential: bool) -> Self {
        let mut here = Self { is_credential, is_sample: false };
        for token in at.split('/').skip(1) {
            here = here.member(&pointer::unescape(token));
        }
        here
    }

    fn member(self, name: &str) -> Self {
        if matches!(name, "scopes" | "mapping" | "required" | "description") {
            return Self::default();
        }
        // Parameters are known by place and name: `header Authorization`.
        let last = name.rsplit(' ').next().unwrap_or(name);
        let is_credential = self.is_credential || is_name(last);
        Self { is_credential, is_sample: self.is_sample || is_credential && SAMPLES.contains(&name) }
    }
}

/// A value as a report may show it. `at` is the JSON Pointer of the value inside of a part of the API; `is_credential` says whether
/// that part is one by its name.
pub(crate) fn masked<'v>(value: &'v Value, at: &str, is_credential: bool) -> Cow<'v, Value> {
    let here = At::of(at, is_credential);
    let named = at.rsplit('/').next().is_some_and(is_name);
    if !has_secret(value, here, named) {
        return Cow::Borrowed(value);
    }
    let mut masked = value.clone();
    mask(&mut masked, here, named);
    Cow::Owned(masked)
}

/// Whether a value in an object of the document is that of a credential.
fn inside(here: At, object: &serde_json::Map<String, Value>) -> At {
    let name = object.get("name").and_then(Value::as_str);
    let is_credential = here.is_credential || object.contains_key("in") && name.is_some_and(is_name);
    At { is_credential, ..here }
}

// Values are no deeper than a document may be.
fn has_secret(value: &Value, here: At, named: bool) -> bool {
    match value {
        Value::String(text) => {
            (here.is_sample || named) && !text.is_empty() || matches!(text_masked(text), Cow::Owned(_))
        }
        Value::Number(_) => here.is_sample || named,
        Value::Array(items) => items.iter().any(|item| has_secret(item, here, named)),
        Value::Object(members) => {
            let here = inside(here, members);
            members.iter().any(|(name, value)| has_secret(value, here.member(name), is_name(name)))
        }
        Value::Null | Value::Bool(_) => false,
    }
}

fn mask(value: &mut Value, here: At, named: bool) {
    match value {
        Value::String(text) if (here.is_sample || named) && !text.is_empty() => MASK.clone_into(text),
        Value::String(text) => {
            if let Cow::Owned(masked) = text_masked(text) {
                *text = masked;
            }
        }
        Value::Number(_) if here.is_sample || named => *value = MASK.into(),
        Value::Array(items) => items.iter_mut().for_each(|item| mask(item, here, named)),
        Value::Object(members) => {
            let here = inside(here, members);
            for (name, value) in members.iter_mut() {
                mask(value, here.member(name), is_name(name));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text without tokens: what follows the scheme of an Authorization header, what begins as a well-known token does, a private
/// key, and the user of a URL.
pub(crate) fn text_masked(text: &str) -> Cow<'_, str> {
    let hidden = tokens(text);
    if hidden.is_empty() { text.into() } else { without(text, &hidden).into() }
}

/// A text with [`MASK`] in the place of each of some ranges, which are in order.
pub(crate) fn without(text: &str, hidden: &[Range<usize>]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut copied = 0;
    for range in hidden {
        shown.push_str(text.get(copied..range.start).unwrap_or_default());
        shown.push_str(MASK);
        copied = range.end;
    }
    shown.push_str(text.get(copied..).unwrap_or_default());
    shown
}

/// Where the tokens of a text are.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '/' | '=' | '~' | ':' | '@')
    };
    let mut found = Vec::new();
    let (mut at, mut is_after_scheme, mut in_key) = (0, false, false);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let Some(word) = rest.get(..length).filter(|word| !word.is_empty()) else {
            // What separates two words; a scheme and its token are separated by one space.
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let ends_key = word.starts_with("-----END");
        let secret = match word {
            _ if ends_key || word.starts_with("-----BEGIN") => None,
            _ if in_key && word.len() > 20 => Some(0..length),
            _ => secret(word, is_after_scheme),
        };
        if word.starts_with("-----") {
            in_key = !ends_key;
        }
        found.extend(secret.map(|secret| at + secret.start..at + secret.end));
        at += length;
        is_after_scheme = SCHEMES.contains(&word) && text.get(at..).is_some_and(|rest| rest.starts_with(' '));
    }
    found
}

/// The part of a word that is a credential.
fn secret(word: &str, is_after_scheme: bool) -> Option<Range<usize>> {
    if is_after_scheme
        && word.len() >= 8
        && word.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    {
        return Some(0..word.len());
    }
    let begins = |start: usize| {
        let rest = word.get(start..).unwrap_or_default();
        let is_token = |(token, least): &(&str, usize)| rest.starts_with(token) && rest.len() >= *least;
        TOKENS.iter().any(is_token).then_some(start..word.len())
    };
    if let Some(found) = begins(0).or_else(|| word.find(['=', ':']).and_then(|at| begins(at + 1))) {
        return Some(found);
    }
    let start = word.find("://")? + 3;
    let authority = word.get(start..)?.split('/').next()?;
    let user = authority.get(..authority.rfind('@')?)?;
    let password = user.find(':')? + 1;
    (user.len() > password).then_some(start + password..start + user.len())
}

/// Where lines of a document have tokens and the values of what has the name of a credential, in order; `is_credential` says
/// whether they are part of one, so that samples are values of it, too.
#[cfg(feature = "excerpts")]
pub(crate) fn in_lines(lines: &str, is_credential: bool) -> Vec<Range<usize>> {
    let mut found = tokens(lines);
    let mut from = 0;
    while let Some(at) = lines.get(from..).and_then(|rest| rest.find([':', '='])).map(|at| from + at) {
        from = at + 1;
        let before = lines.get(..at).unwrap_or_default().trim_end_matches(['"', '\'', ' ']);
        let is_other = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_');
        let name = before.rsplit(is_other).next().unwrap_or_default();
        if !(is_name(name) || is_credential && SAMPLES.contains(&name)) {
            continue;
        }
        let rest = lines.get(from..).unwrap_or_default();
        let start = from + rest.len() - rest.trim_start_matches([' ', '"', '\'']).len();
        let value = lines.get(start..).unwrap_or_default();
        let end = value
            .find(['"', '\'', ',', '}', ']', '\n', '{', '[', '&', '*', '|', '>', '`'])
            .unwrap_or(value.len());
        let has_value = value.get(..end).is_some_and(|value| !value.trim().is_empty() && value != "null");
        if has_value {
            found.push(start..start + end);
            from = start + end;
        }
    }
    found.sort_by_key(|range| range.start);
    // Of two that overlap, the first one goes as far as both.
    found.dedup_by(|next, before| {
        let overlaps = next.start <= before.end;
        before.end = if overlaps { before.end.max(next.end) } else { before.end };
        overlaps
    });
    found
}

/// Whether what a JSON Pointer leads to is a credential, or part of one.
pub(crate) fn is_credential(at: &str) -> bool {
    At::of(at, false).is_credential
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_of_credentials() {
        for name in
            ["Authorization", "X-Api-Key", "clientSecret", "access_token", "db.password", "Set-Cookie"]
        {
            assert!(is_name(name), "{name}");
        }
        for name in ["tokenUrl", "maxTokens", "key", "passwordPolicy", "name", "authorizationUrl", ""] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn samples_of_credentials_are_masked_and_their_types_are_not() {
        for (at, before, after) in [
            ("", json!({ "type": "string" }), json!({ "type": "string" })),
            (
                "/properties/password",
                json!({ "type": "string", "maxLength": 9, "default": "hunter2", "example": 7 }),
                json!({ "type": "string", "maxLength": 9, "default": MASK, "example": MASK }),
            ),
            ("/parameters/header Authorization/example", json!("abc"), json!(MASK)),
            ("/parameters/header Accept/example", json!("abc"), json!("abc")),
            ("/parameters/header Authorization/description", json!("abc"), json!("abc")),
            ("/parameters/header X-Token/schema/enum", json!(["a"]), json!(["a"])),
            (
                "/operator/backend",
                json!({ "password": "p", "port": 80 }),
                json!({ "password": MASK, "port": 80 }),
            ),
            ("/operator/auth/secret", json!("p"), json!(MASK)),
            (
                "/example",
                json!({ "user": { "accessToken": "p" } }),
                json!({ "user": { "accessToken": MASK } }),
            ),
            (
                "",
                json!({ "name": "X-Api-Key", "in": "header", "schema": { "default": "p" } }),
                json!({ "name": "X-Api-Key", "in": "header", "schema": { "default": MASK } }),
            ),
            (
                "/flows/password/scopes",
                json!({ "read:token": "read it" }),
                json!({ "read:token": "read it" }),
            ),
        ] {
            assert_eq!(*masked(&before, at, false), after, "{at}");
        }
        assert_eq!(*masked(&json!("p"), "/example", true), json!(MASK));
    }

    #[test]
    fn tokens_are_known_by_their_form() {
        let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
        for (text, expected) in [
            ("send Authorization: Bearer abcDEF123456 please", "send Authorization: Bearer •••••• please"),
            ("the Bearer authentication scheme", "the Bearer authentication scheme"),
            (jwt, MASK),
            ("key=AKIAIOSFODNN7EXAMPLE;", "key=••••••;"),
            ("https://user:pass@example.com/a@b", "https://user:••••••@example.com/a@b"),
            ("https://example.com:80/a", "https://example.com:80/a"),
            ("mailto:a@b.c", "mailto:a@b.c"),
            (
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n••••••\n-----END PRIVATE KEY-----",
            ),
            ("汉字 Bearer 汉字", "汉字 Bearer 汉字"),
        ] {
            assert_eq!(text_masked(text), expected);
        }
    }

    #[test]
    fn lines_of_a_document() {
        for (lines, is_credential, expected) in [
            ("  password: hunter2\n  user: a", false, "  password: ••••••\n  user: a"),
            (r#"{"apiKey": "k", "a": 1}"#, false, r#"{"apiKey": "••••••", "a": 1}"#),
            ("  password: {type: string}", false, "  password: {type: string}"),
            ("  password:\n    type: string", false, "  password:\n    type: string"),
            ("  example: abc", true, "  example: ••••••"),
            ("  example: abc", false, "  example: abc"),
            ("汉字：a: b=", false, "汉字：a: b="),
        ] {
            assert_eq!(without(lines, &in_lines(lines, is_credential)), expected, "{lines}");
        }
    }

    #[test]
    fn large_texts_cost_little() {
        for part in ["password: ", "=", "Bearer ", "AKIA:", "汉", "://a:b@", "-----BEGIN", "a:\"\"\"\""] {
            let text = part.repeat(4_000_000 / part.len());
            _ = (text_masked(&text), without(&text, &in_lines(&text, true)));
        }
    }
}
