//! Path templates: their variables, and what is wrong with them.

use smallvec::SmallVec;

use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{
    PATH_CHARACTER_INVALID, PATH_COLON_VARIABLE, PATH_DOT_SEGMENT, PATH_FRAGMENT, PATH_NO_SLASH, PATH_QUERY,
    PATH_SEGMENT_EMPTY, PATH_TEMPLATE_INVALID, PATH_VARIABLE_GREEDY, PATH_VARIABLE_PARTIAL,
    PATH_VARIABLE_REPEATED,
};
use crate::source::Site;
use crate::tables::HashSet;

/// Says what is wrong with a template, once, for the first operation of its path; errors reach the others.
pub(crate) fn check(report: &mut Report, template: &str, site: Site) {
    if is_plain(template) {
        return;
    }
    let text = || [("path", shortened(template))];
    if !template.starts_with('/') {
        report.at(PATH_NO_SLASH, site, text());
    }
    let braces_agree = braces_agree(template);
    if template.contains('#') {
        report.at(PATH_FRAGMENT, site, text());
    } else if !braces_agree {
        report.at(PATH_TEMPLATE_INVALID, site, text());
    }
    if template.contains('?') && !template.contains('#') {
        report.at(PATH_QUERY, site, text());
    }
    let mut seen = HashSet::default();
    if let Some(name) = variables(template).find(|name| !seen.insert(*name)) {
        report.at(PATH_VARIABLE_REPEATED, site, [("path", shortened(template)), ("name", shortened(name))]);
    }
    // What has no clear segments has no clear faults in them.
    if braces_agree && template.starts_with('/') {
        let path = template.split(['?', '#']).next().unwrap_or_default();
        check_segments(report, path, site);
        if let Some(character) = odd_character(path) {
            let args = [("path", shortened(template)), ("character", shown(character))];
            report.at(PATH_CHARACTER_INVALID, site, args);
        }
    }
}

/// Whether one look at each byte tells that nothing is wrong: segments are words or whole variables, each with a name of
/// its own. Nearly all paths are like that.
fn is_plain(template: &str) -> bool {
    const MOST_VARIABLES: usize = 8;
    let Some(path) = template.strip_prefix('/') else { return false };
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let mut names: SmallVec<[&[u8]; MOST_VARIABLES]> = SmallVec::new();
    let mut segments = path.as_bytes().split(|byte| *byte == b'/').peekable();
    while let Some(segment) = segments.next() {
        let is_plain = match segment {
            [b'{', name @ .., b'}'] => {
                let is_new = names.len() < MOST_VARIABLES && !names.contains(&name);
                names.push(name);
                is_new && !name.is_empty() && name.iter().all(is_letter)
            }
            [] => segments.peek().is_none(),
            [first, rest @ ..] => {
                is_letter(first) && rest.iter().all(|byte| is_letter(byte) || matches!(byte, b'.' | b'~'))
            }
        };
        if !is_plain {
            return false;
        }
    }
    true
}

/// Each kind of fault is said once for a path.
fn check_segments(report: &mut Report, path: &str, site: Site) {
    let segments = || path.split('/').skip(1);
    let text = || ("path", shortened(path));
    let last = segments().count().saturating_sub(1);
    if segments().take(last).any(str::is_empty) {
        report.at(PATH_SEGMENT_EMPTY, site, [text()]);
    }
    if let Some(segment) = segments().find(|segment| matches!(*segment, "." | "..")) {
        report.at(PATH_DOT_SEGMENT, site, [text(), ("segment", segment.to_owned())]);
    }
    if let Some(name) = segments().find_map(colon_variable) {
        report.at(PATH_COLON_VARIABLE, site, [text(), ("name", shortened(name))]);
    }
    if !path.contains('{') {
        return;
    }
    if let Some(segment) = segments().find(|segment| is_partial(segment)) {
        report.at(PATH_VARIABLE_PARTIAL, site, [text(), ("segment", shortened(segment))]);
    }
    if let Some(name) = raw_variables(path).find(|name| *name != plain(name)) {
        report.at(PATH_VARIABLE_GREEDY, site, [text(), ("name", shortened(name))]);
    }
}

/// The name in `:id`, other frameworks' spelling of a variable.
fn colon_variable(segment: &str) -> Option<&str> {
    let name = segment.strip_prefix(':')?;
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_name && !name.is_empty()).then_some(name)
}

/// Whether a segment has a variable and something beside it.
fn is_partial(segment: &str) -> bool {
    segment.contains('{')
        && (!segment.starts_with('{') || segment.find('}').is_none_or(|end| end + 1 < segment.len()))
}

/// The first character that cannot stand in the path of a request as it is: RFC 3986, section 3.3.
fn odd_character(path: &str) -> Option<char> {
    let is_hex = |at: usize| path.as_bytes().get(at).is_some_and(u8::is_ascii_hexdigit);
    let mut in_variable = false;
    for (at, sign) in path.char_indices() {
        match sign {
            '{' => in_variable = true,
            '}' => in_variable = false,
            _ if in_variable => {}
            '%' if !(is_hex(at + 1) && is_hex(at + 2)) => return Some(sign),
            '"' | '<' | '>' | '[' | ']' | '\\' | '^' | '`' | '|' => return Some(sign),
            ' '..='~' if sign != ' ' => {}
            _ => return Some(sign),
        }
    }
    None
}

/// A character that a person can see, or else its number.
pub(crate) fn shown(sign: char) -> String {
    if sign.is_alphanumeric() || sign.is_ascii_punctuation() {
        return sign.to_string();
    }
    format!("U+{:04X}", u32::from(sign))
}

/// Whether every brace belongs to a variable with a name.
pub(crate) fn braces_agree(template: &str) -> bool {
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let Some(variable) = rest.get(at..).and_then(|rest| rest.strip_prefix('{')) else { return false };
        let Some((name, tail)) = variable.split_once('}') else { return false };
        if name.is_empty() || name.contains(['{', '/']) {
            return false;
        }
        rest = tail;
    }
    true
}

/// The variables of a template, in order. A greedy `{proxy+}` is called `proxy`, RFC 6570's `{+name}` `name`.
pub(crate) fn variables(template: &str) -> impl Iterator<Item = &str> {
    raw_variables(template).map(plain)
}

/// What stands between the braces of a template.
fn raw_variables(template: &str) -> impl Iterator<Item = &str> {
    let parts = template.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name)
}

/// The name of a variable without the sign of a greedy one.
pub(crate) fn plain(name: &str) -> &str {
    name.trim_matches('+')
}
