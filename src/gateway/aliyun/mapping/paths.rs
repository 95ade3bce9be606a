//! The gateway's three ways to write a path parameter: `{x}`, `:x` and `[x]`.

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
