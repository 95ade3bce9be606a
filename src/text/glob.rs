//! Patterns of paths: `*` within a segment, `**` for segments.

/// Whether a pattern matches a path. Linear in the path for each `**`, and for each `*` of a segment.
pub(crate) fn matches(pattern: &str, path: &str) -> bool {
    let pattern: Vec<&str> = pattern.split('/').collect();
    let path: Vec<&str> = path.split('/').collect();
    wildcard(&pattern, &path, |part| *part == "**", |part, segment| segment_matches(part, segment))
}

fn segment_matches(pattern: &str, segment: &str) -> bool {
    let (pattern, segment): (Vec<char>, Vec<char>) = (pattern.chars().collect(), segment.chars().collect());
    wildcard(&pattern, &segment, |part| *part == '*', |part, character| part == character)
}

/// Whether a list matches a pattern in which some items match any number of items. Only the last of these is tried
/// again, as an earlier one could gain nothing.
fn wildcard<T>(
    pattern: &[T],
    items: &[T],
    is_any: impl Fn(&T) -> bool,
    is_same: impl Fn(&T, &T) -> bool,
) -> bool {
    let (mut at, mut item) = (0, 0);
    // The place after the last wildcard, and the item from which it goes on.
    let mut retry: Option<(usize, usize)> = None;
    while let Some(current) = items.get(item) {
        match pattern.get(at) {
            Some(part) if is_any(part) => {
                retry = Some((at + 1, item));
                at += 1;
            }
            Some(part) if is_same(part, current) => {
                at += 1;
                item += 1;
            }
            _ => {
                let Some((after, from)) = retry else { return false };
                retry = Some((after, from + 1));
                (at, item) = (after, from + 1);
            }
        }
    }
    pattern.iter().skip(at).all(is_any)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_paths() {
        for (pattern, path, expected) in [
            ("/pets", "/pets", true),
            ("/pets", "/pets/", false),
            ("/pets/*", "/pets/{}", true),
            ("/pets/*", "/pets", false),
            ("/pets/*", "/pets/a/b", false),
            ("/pets/**", "/pets/a/b", true),
            ("/pets/**", "/pets", true),
            ("**", "/pets/a", true),
            ("/**/b", "/a/c/b", true),
            ("/**/b", "/b", true),
            ("/**/b/**/c", "/b/x/b/c/d/c", true),
            ("/**/b/**/c", "/b/x/b/c/d", false),
            ("/p*s/{}", "/pets/{}", true),
            ("/p*s/{}", "/pet/{}", false),
            ("/*.json", "/a.b.json", true),
            ("/", "/", true),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }
}
