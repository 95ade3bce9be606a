//! What texts of a document have to look like: URLs, addresses, media types, names.

/// Whether a text is a URL or a relative reference: RFC 3986 knows no spaces, quotes, angle brackets or braces. An
/// address without its scheme (`www.example.com`) leads below the document.
pub(crate) fn is_url(text: &str) -> bool {
    let is_odd = |character: char| {
        character.is_whitespace()
            || character.is_control()
            || matches!(character, '"' | '<' | '>' | '{' | '}' | '\\' | '^' | '`')
    };
    !text.contains(is_odd) && !text.starts_with("www.")
}

/// Whether a text is an e-mail address, as far as its shape goes.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    !name.is_empty() && !host.is_empty() && !text.contains(char::is_whitespace)
}

/// Whether a text is a media type or a range of them: RFC 9110, section 8.3.1; `*/*` and `text/*` from section 12.5.1.
pub(crate) fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim_end();
    let Some((kind, name)) = essence.split_once('/') else { return false };
    is_token(kind) && is_token(name) && (kind != "*" || name == "*")
}

/// RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_sign)
}

/// Whether two media types are one: letters count in either case, and space around parameters does not count.
pub(crate) fn same_media_type(one: &str, other: &str) -> bool {
    let mut others = other.split(';').map(str::trim);
    let mut ones = one.split(';').map(str::trim);
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one.eq_ignore_ascii_case(other) => {}
            _ => return false,
        }
    }
}

/// Whether a media type begins so, in upper or lower case.
pub(crate) fn begins_media_type(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// Whether a text may be the name of a component: OAS 3.0.3, Components Object.
pub(crate) fn is_component_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

/// Whether OAS 3.0 ignores a header parameter of that name.
pub(crate) fn is_ignored_header(name: &str) -> bool {
    ["Accept", "Content-Type", "Authorization"].iter().any(|ignored| name.eq_ignore_ascii_case(ignored))
}
