//! Which lists are sets: those whose order means nothing to OpenAPI.

/// Lists whose order means nothing, by the key that they are under.
const SETS: &[&str] =
    &["enum", "required", "tags", "servers", "security", "oneOf", "anyOf", "allOf", "parameters", "type"];

/// What has names of a document's own below it.
const NAMED: &[&str] = &[
    "properties",
    "patternProperties",
    "dependentSchemas",
    "definitions",
    "$defs",
    "parameters",
    "statuses",
    "headers",
    "content",
    "encoding",
    "examples",
    "variables",
    "flows",
    "scopes",
    "tags",
    "mapping",
];

/// What has values of the API below it, in which every order counts.
const DATA: &[&str] = &["default", "const", "enum", "example", "examples", "value"];

/// Whether the list that a pointer leads to is a set.
pub(super) fn is_set(pointer: &str) -> bool {
    let mut is_name = false;
    let mut tokens = pointer.split('/').skip(1).peekable();
    while let Some(token) = tokens.next() {
        if is_name {
            is_name = false;
            continue;
        }
        if tokens.peek().is_none() {
            return SETS.contains(&token);
        }
        if DATA.contains(&token)
            || token.starts_with("x-")
            || token.to_ascii_lowercase().ends_with("extensions")
        {
            return false;
        }
        is_name = NAMED.contains(&token);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_known_by_their_place() {
        for (pointer, expected) in [
            ("", false),
            ("/tags", true),
            ("/security", true),
            ("/enum", true),
            ("/items/enum", true),
            ("/oneOf/0/required", true),
            ("/parameters/query limit/schema/enum", true),
            ("/properties/enum", false),
            ("/properties/enum/enum", true),
            ("/properties/default/enum", true),
            ("/properties/x-a/required", true),
            ("/default/tags", false),
            ("/enum/0/tags", false),
            ("/example/tags", false),
            ("/x-order/required", false),
            ("/extensions/x-a/tags", false),
            ("/infoExtensions/x-a/tags", false),
            ("/default", false),
            ("/responses/statuses/200/content/application~1json/schema/allOf", true),
        ] {
            assert_eq!(is_set(pointer), expected, "{pointer}");
        }
    }
}
