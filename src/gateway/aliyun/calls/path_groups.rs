//! Which routes may be written at the same time: those whose paths cannot share a prefix.

use std::collections::{BTreeSet, HashMap};

use super::route_records::HttpRouteMatchPath;

/// The groups of many paths. A path's group is a prefix that no path of another group can start with. A path that could
/// start with the prefix of any group has none.
///
/// A group is the first segment after the base path. A prefix condition that ends within a segment (`/order`, which
/// also matches `/orders`) takes in the groups of all segments that start with it. The prefixes are sorted, and the rest
/// is linear.
pub(super) struct PathGroups {
    roots: HashMap<String, String>,
}

impl PathGroups {
    pub(super) fn of<'a>(base: &str, paths: impl Iterator<Item = &'a HttpRouteMatchPath>) -> Self {
        let own: BTreeSet<String> = paths.filter_map(|path| own_prefix(base, path)).collect();
        let mut roots = HashMap::new();
        let mut root: Option<String> = None;
        // The prefixes that start with another one come right after it.
        for prefix in own {
            let open = root.take().filter(|root| prefix.starts_with(root.as_str()));
            let of = open.unwrap_or_else(|| prefix.clone());
            roots.insert(prefix, of.clone());
            root = Some(of);
        }
        Self { roots }
    }

    pub(super) fn group(&self, base: &str, path: &HttpRouteMatchPath) -> Option<&str> {
        let own = own_prefix(base, path)?;
        self.roots.get(&own).map(String::as_str)
    }
}

/// The prefix of every request that a path matches, up to and including the first segment after the base path, in lower
/// case. None when the prefix is not longer than the base path.
fn own_prefix(base: &str, path: &HttpRouteMatchPath) -> Option<String> {
    let value = path.value.as_deref().unwrap_or_default();
    let (mut literal, mut whole) = match path.r#type.as_deref() {
        Some("Regex") => literal_start(value),
        Some("Exact") => (value.to_owned(), true),
        _ => (value.to_owned(), false),
    };
    literal.make_ascii_lowercase();
    // A query in the path's key is not a part of the path.
    if let Some(at) = literal.find('?') {
        literal.truncate(at);
        whole = true;
    }
    let base = base.trim_end_matches('/').to_ascii_lowercase();
    let rest = literal.strip_prefix(&base).filter(|rest| rest.starts_with('/'))?;
    let segment = rest.get(1..)?;
    match segment.split_once('/') {
        Some(("", _)) => None,
        Some((first, _)) => Some(format!("{base}/{first}/")),
        None if segment.is_empty() => None,
        None if whole => Some(format!("{base}/{segment}/")),
        None => Some(format!("{base}/{segment}")),
    }
}

/// The text that every match of a regular expression starts with, and whether it is all of it.
fn literal_start(pattern: &str) -> (String, bool) {
    let mut literal = String::new();
    let mut characters = pattern.trim_start_matches('^').chars().peekable();
    while let Some(character) = characters.next() {
        let character = match character {
            '\\' => match characters.next() {
                Some(escaped) if !escaped.is_alphanumeric() => escaped,
                _ => return (literal, false),
            },
            '$' if characters.peek().is_none() => return (literal, true),
            // Another alternative may start otherwise.
            '|' => return (String::new(), false),
            '.' | '[' | '(' | '{' | '*' | '+' | '?' | '^' | '$' | ')' => {
                return (if has_alternatives(characters) { String::new() } else { literal }, false);
            }
            other => other,
        };
        if matches!(characters.peek(), Some('*' | '?' | '{')) {
            return (if has_alternatives(characters) { String::new() } else { literal }, false);
        }
        literal.push(character);
    }
    (literal, true)
}

/// Whether a `|` follows. One inside parentheses counts as one outside: there may be a group too few, never one too many.
fn has_alternatives(characters: impl Iterator<Item = char>) -> bool {
    characters.into_iter().any(|character| character == '|')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(kind: &str, value: &str) -> HttpRouteMatchPath {
        HttpRouteMatchPath {
            r#type: Some(kind.to_owned()),
            value: Some(value.to_owned()),
            ..HttpRouteMatchPath::default()
        }
    }

    #[test]
    fn paths_of_one_prefix_share_a_group() {
        let paths = [
            ("Exact", "/v1/orders", Some("/v1/orders/")),
            ("Regex", "/v1/orders/[^/]+", Some("/v1/orders/")),
            ("Regex", "^/v1/Orders/[^/]+/lines$", Some("/v1/orders/")),
            ("Prefix", "/v1/pet", Some("/v1/pet")),
            ("Exact", "/v1/pets", Some("/v1/pet")),
            ("Prefix", "/v1/pets/", Some("/v1/pet")),
            ("Regex", r"/v1/pe\.ts/x", Some("/v1/pe.ts/")),
            ("Regex", "/v1/pots?", Some("/v1/pot")),
            ("Regex", "/v1/[^/]+", None),
            ("Regex", "/v1/a|/v1/b", None),
            ("Regex", "/v1/a(b|c)", None),
            ("Prefix", "/v1", None),
            ("Prefix", "/v1/", None),
            ("Exact", "/v1", None),
            ("Exact", "/v2/orders", None),
            ("Regex", r"/v1/\d", None),
        ];
        let records = paths.map(|(kind, value, _)| path(kind, value));
        let groups = PathGroups::of("/v1", records.iter());
        for (record, (kind, value, group)) in records.iter().zip(paths) {
            assert_eq!(groups.group("/v1", record), group, "{kind} {value}");
        }
        assert_eq!(PathGroups::of("/", records.iter()).group("/", &records[0]), Some("/v1"));
    }
}
