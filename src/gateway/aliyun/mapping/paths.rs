//! Paths of records. The gateway has three ways to write a path parameter, `{x}`, `:x` and `[x]`, and tells operations apart
//! by method and path alone.

use std::borrow::Cow;

use crate::subject::template::{self, Piece, VariableKind, pieces};
use crate::subject::{OperationKey, PathKey};

/// A path of the model as a record has it: without its fragment, and with nothing but names in braces.
pub(in crate::gateway::aliyun) fn written(path: &str) -> Cow<'_, str> {
    let base = without_fragment(path);
    let is_plain = |kind, raw: &str, name: &str| match kind {
        VariableKind::Segment => true,
        VariableKind::Greedy => !raw.contains(['*', ':']) && raw.trim_matches('+') == name,
        _ => false,
    };
    let all_plain = pieces(base).all(|piece| match piece {
        Piece::Variable(variable) => is_plain(variable.kind, variable.raw, variable.name),
        Piece::Literal(_) | Piece::Open(_) => true,
    });
    if all_plain {
        return Cow::Borrowed(base);
    }
    let mut written = String::with_capacity(base.len());
    for piece in pieces(base) {
        match piece {
            Piece::Literal(text) | Piece::Open(text) => written.push_str(text),
            Piece::Variable(variable) if is_plain(variable.kind, variable.raw, variable.name) => {
                written.extend(["{", variable.raw, "}"]);
            }
            Piece::Variable(variable) => match variable.kind {
                VariableKind::Greedy => written.extend(["{", variable.name.trim_matches('*'), "+}"]),
                _ => written.extend(["{", variable.name, "}"]),
            },
        }
    }
    Cow::Owned(written)
}

/// A path of the model before its fragment.
pub(in crate::gateway::aliyun) fn without_fragment(path: &str) -> &str {
    template::without_fragment(path).0
}

/// The identity of an operation among records.
pub(in crate::gateway::aliyun) fn record_key(key: &OperationKey) -> OperationKey {
    let path = key.path.as_str();
    let base = without_fragment(path);
    let path = if base.len() == path.len() { key.path.clone() } else { PathKey::literal(base) };
    OperationKey { method: key.method, path }
}

/// A path of the gateway as a template of the model, with every parameter as `{x}`.
///
/// `:x` counts when it is a whole segment, so `/pets:search` is literal; `[x]` counts anywhere, like `{x}`.
pub(in crate::gateway::aliyun) fn template(path: &str) -> String {
    let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
    let mut template = String::with_capacity(path.len() + query.len() + 8);
    for (at, segment) in path.split('/').enumerate() {
        if at > 0 {
            template.push('/');
        }
        match segment.strip_prefix(':') {
            Some(name) if is_name(name) => template.extend(["{", name, "}"]),
            _ => push_bracketed(&mut template, segment),
        }
    }
    template.push_str(query);
    template
}

/// Adds a segment with `[x]` turned into `{x}`. Looks at no character twice, however many `[` there are.
fn push_bracketed(template: &mut String, segment: &str) {
    let mut rest = segment;
    while let Some((before, after)) = rest.split_once('[') {
        template.push_str(before);
        let (name, tail) = after.split_at(after.find(|c| !is_name_character(c)).unwrap_or(after.len()));
        match tail.strip_prefix(']') {
            Some(tail) if !name.is_empty() => {
                template.extend(["{", name, "}"]);
                rest = tail;
            }
            _ => {
                template.extend(["[", name]);
                rest = tail;
            }
        }
    }
    template.push_str(rest);
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_name_character)
}

fn is_name_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_have_names_in_braces_and_no_fragment() {
        for (path, expected) in [
            ("/books/{bookId}", "/books/{bookId}"),
            ("/books/{+rest}", "/books/{+rest}"),
            ("/books/{rest+}", "/books/{rest+}"),
            ("/books/{*rest}", "/books/{rest+}"),
            ("/books/{rest:path}?a=1", "/books/{rest+}?a=1"),
            ("/books/{bookId:[0-9]{5}}.json", "/books/{bookId}.json"),
            ("/books{.format}", "/books{format}"),
            ("/{proxy}#Action=Run", "/{proxy}"),
            ("/#a=1", "/"),
            ("/{a#b}", "/{a#b}"),
        ] {
            assert_eq!(written(path), expected, "{path}");
            assert_eq!(PathKey::of(&written(path)), PathKey::of(without_fragment(path)), "{path}");
        }
    }

    #[test]
    fn all_three_ways_are_one_template() {
        for (path, expected) in [
            ("/books/{bookId}", "/books/{bookId}"),
            ("/books/:bookId", "/books/{bookId}"),
            ("/books/[bookId]", "/books/{bookId}"),
            ("/books/:bookId/pages/[page].json", "/books/{bookId}/pages/{page}.json"),
            ("/books/{bookId}:search", "/books/{bookId}:search"),
            ("/books:search", "/books:search"),
            ("/a/:", "/a/:"),
            ("/a/:b:c", "/a/:b:c"),
            ("/a[", "/a["),
            ("/a[]/[b]", "/a[]/{b}"),
            ("/a[[b]", "/a[{b}"),
            ("/a?q=[b]", "/a?q=[b]"),
            ("/", "/"),
            ("", ""),
        ] {
            assert_eq!(template(path), expected, "{path}");
            assert_eq!(template(expected), expected, "{path}");
        }
    }
}
