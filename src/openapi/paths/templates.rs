//! Path templates: their variables, and what is wrong with them.

use super::path::Path;
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{
    PATH_CHARACTER_INVALID, PATH_COLON_VARIABLE, PATH_DOT_SEGMENT, PATH_FRAGMENT, PATH_KEY_MISPLACED,
    PATH_NO_SLASH, PATH_QUERY, PATH_QUERY_EXPRESSION, PATH_SEGMENT_EMPTY, PATH_TEMPLATE_INVALID,
    PATH_VARIABLE_GREEDY, PATH_VARIABLE_NOTATION, PATH_VARIABLE_PARTIAL, PATH_VARIABLE_REPEATED,
    PATH_WILDCARD_LITERAL,
};
use crate::source::Site;
use crate::subject::template::{self, Piece, VariableKind, pieces, segments, split};
use crate::tables::HashSet;

/// Says what is wrong with a template, once, for the first operation of its path; errors reach the others.
pub(super) fn check(report: &mut Report, path: &Path<'_>) {
    if path.is_plain {
        return;
    }
    let (template, site) = (path.template, path.site);
    let text = || [("path", shortened(template))];
    if !path.own.starts_with('/') {
        report.at(PATH_KEY_MISPLACED, site, text());
    } else if !template.starts_with('/') {
        report.at(PATH_NO_SLASH, site, text());
    }
    let parts = split(template);
    let is_sound = is_sound(parts.path) && parts.query.is_none_or(is_sound);
    if !is_sound {
        report.at(PATH_TEMPLATE_INVALID, site, text());
    }
    if parts.query.is_some() {
        report.at(PATH_QUERY, site, text());
    }
    let is = |kind| template::variables(template).find(|variable| variable.kind == kind);
    if let Some(expression) = is(VariableKind::Query) {
        report.at(
            PATH_QUERY_EXPRESSION,
            site,
            [("path", shortened(template)), ("text", shortened(expression.raw))],
        );
    }
    if is(VariableKind::Fragment).is_some() {
        report.at(PATH_FRAGMENT, site, text());
    }
    let mut seen = HashSet::default();
    let mut names =
        template::variables(parts.path).chain(template::variables(parts.query.unwrap_or_default()));
    if let Some(repeated) = names.find(|variable| !seen.insert(variable.name)) {
        let args = [("path", shortened(template)), ("name", shortened(repeated.name))];
        report.at(PATH_VARIABLE_REPEATED, site, args);
    }
    // What has no clear segments has no clear faults in them.
    if is_sound && path.own.starts_with('/') {
        let own = split(&path.own).path;
        check_segments(report, own, site);
        check_variables(report, own, site);
        if let Some(character) = odd_character(own) {
            let args = [("path", shortened(template)), ("character", shown(character))];
            report.at(PATH_CHARACTER_INVALID, site, args);
        }
    }
}

/// Each kind of fault is said once for a path.
fn check_segments(report: &mut Report, path: &str, site: Site) {
    let segments = || segments(path).skip(1);
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
    if let Some(segment) = segments().find(|segment| is_wildcard(segment)) {
        report.at(PATH_WILDCARD_LITERAL, site, [text(), ("segment", shortened(segment))]);
    }
    if let Some(segment) = segments().find(|segment| is_partial(segment)) {
        report.at(PATH_VARIABLE_PARTIAL, site, [text(), ("segment", shortened(segment))]);
    }
}

/// Names the variables that OpenAPI has no notation for: one that takes slashes, and one that says more than its name.
fn check_variables(report: &mut Report, path: &str, site: Site) {
    let variables = || template::variables(path);
    let greedy = variables().find(|variable| variable.kind == VariableKind::Greedy);
    if let Some(variable) = greedy {
        let args = [("path", shortened(path)), ("name", shortened(variable.raw))];
        report.at(PATH_VARIABLE_GREEDY, site, args);
    }
    let is_plain = |kind| matches!(kind, VariableKind::Segment | VariableKind::Greedy);
    if let Some(variable) = variables().find(|variable| !is_plain(variable.kind)) {
        let args = [
            ("path", shortened(path)),
            ("text", shortened(variable.raw)),
            ("name", shortened(variable.name)),
        ];
        report.at(PATH_VARIABLE_NOTATION, site, args);
    }
}

/// Whether a segment is a wildcard of other tools: `*`, `**`, `*.json`.
fn is_wildcard(segment: &str) -> bool {
    segment.starts_with('*')
}

/// The name in `:id`, other frameworks' spelling of a variable.
fn colon_variable(segment: &str) -> Option<&str> {
    let name = segment.strip_prefix(':')?;
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_name && !name.is_empty()).then_some(name)
}

/// Whether a segment has a variable and something beside it.
fn is_partial(segment: &str) -> bool {
    let mut pieces = pieces(segment);
    let first = pieces.next();
    let is_alone = pieces.next().is_none();
    !is_alone && segment.contains('{') || matches!(first, Some(Piece::Open(_)))
}

/// The first character that cannot stand in the path of a request as it is: RFC 3986, section 3.3.
fn odd_character(path: &str) -> Option<char> {
    pieces(path).find_map(|piece| match piece {
        Piece::Literal(text) => odd_character_of(text),
        Piece::Variable(_) | Piece::Open(_) => None,
    })
}

fn odd_character_of(text: &str) -> Option<char> {
    let is_hex = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_hexdigit);
    for (at, sign) in text.char_indices() {
        match sign {
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

/// Whether every brace of a path or query belongs to a variable with a name.
fn is_sound(text: &str) -> bool {
    pieces(text).all(|piece| match piece {
        Piece::Literal(text) => !text.contains('}'),
        // Only a regular expression has braces and slashes of its own.
        Piece::Variable(variable) => {
            !variable.raw.is_empty()
                && (matches!(variable.kind, VariableKind::Pattern(_) | VariableKind::Typed)
                    || !variable.raw.contains('/'))
                && !variable.name.contains(['{', '/'])
        }
        Piece::Open(_) => false,
    })
}

/// Whether every brace of a server's URL belongs to a variable with a name.
pub(crate) fn braces_agree(url: &str) -> bool {
    let mut rest = url;
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

/// The variables of a server's URL, in order.
pub(crate) fn variables(url: &str) -> impl Iterator<Item = &str> {
    let parts = url.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name.trim_matches('+'))
}
