//! What a tool is called and said to do, for people and models.

use crate::model::{Operation, Prose};
use crate::text::cut;

/// Most characters of a title.
const TITLE: usize = 200;

/// The text of a tool.
pub(super) struct Described {
    pub(super) title: Option<String>,
    pub(super) description: String,
    /// What was wrong with the texts of the document.
    pub(super) fault: Option<Fault>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// There are none.
    Missing,
    /// They are too long.
    Cut,
}

/// What the tool of an operation is said to do: summary and description, in at most so many characters.
pub(super) fn describe(operation: &Operation, stated: Option<&str>, most: usize) -> Described {
    let own = |prose: Option<&Prose>| start(prose.map(|text| text.trim()).unwrap_or_default(), most);
    let (mut summary, mut description) =
        (own(operation.summary.as_ref()), own(operation.description.as_ref()));
    if summary.is_empty() && description.is_empty() {
        // What describes the path describes each of its operations.
        let of_path = |text: Option<&str>| start(text.unwrap_or_default().trim(), most);
        summary = of_path(operation.path_item.summary.as_deref());
        description = of_path(operation.path_item.description.as_deref());
    }
    let title = summary.lines().next().map(|line| cut(line.trim_end_matches('.'), TITLE));
    let title = title.filter(|title| !title.is_empty());
    let (text, is_missing) = match stated {
        Some(stated) => (start(stated, most), false),
        None => joined(&summary, &description, operation),
    };
    let text = if operation.deprecated { ["Deprecated. ", &text].concat() } else { text };
    let (description, is_cut) = fitted(text, most);
    let fault = if is_missing { Some(Fault::Missing) } else { is_cut.then_some(Fault::Cut) };
    Described { title, description, fault }
}

/// Both texts, unless the one begins with the other; method and path where there is none.
fn joined(summary: &str, description: &str, operation: &Operation) -> (String, bool) {
    let bare = summary.trim_end_matches('.');
    let text = match (summary.is_empty(), description.is_empty()) {
        (true, true) => {
            return (format!("{} {}", operation.method.as_str(), cut(&*operation.path, TITLE)), true);
        }
        (_, true) => summary.to_owned(),
        (true, _) => description.to_owned(),
        _ if description.starts_with(bare) => description.to_owned(),
        _ => [bare, ". ", description].concat(),
    };
    (text, false)
}

/// The beginning of a text that is longer than there is room for.
fn start(text: &str, most: usize) -> String {
    text.chars().take(most.saturating_add(1)).collect()
}

/// A text in so many characters: cut after a word, with `…` at its end.
pub(super) fn fitted(text: String, most: usize) -> (String, bool) {
    let Some((end, _)) = text.char_indices().nth(most) else { return (text, false) };
    let room = text.char_indices().nth(most.saturating_sub(1)).map_or(end, |(at, _)| at);
    let head = text.get(..room).unwrap_or_default();
    let word = head.rfind(char::is_whitespace).filter(|at| *at > room / 2).unwrap_or(room);
    let head = head.get(..word).unwrap_or_default().trim_end();
    ([head, if most == 0 { "" } else { "…" }].concat(), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_after_a_word() {
        for (text, most, expected) in [
            ("all pets", 8, "all pets"),
            ("all pets of a shop", 17, "all pets of a…"),
            ("abcdefghij", 5, "abcd…"),
            ("汉字汉字汉字", 3, "汉字…"),
            ("all", 0, ""),
            ("all", 1, "…"),
        ] {
            let (fit, is_cut) = fitted(text.to_owned(), most);
            assert_eq!((fit.as_str(), is_cut), (expected, text != expected), "{text}");
            assert!(fit.chars().count() <= most);
        }
    }

    #[test]
    fn summary_and_description_make_one_text() {
        for (json, title, text, fault) in [
            (
                r#"{"summary": "List pets.", "description": "Pets of a shop."}"#,
                Some("List pets"),
                "List pets. Pets of a shop.",
                None,
            ),
            (
                r#"{"summary": "List pets", "description": "List pets, by name."}"#,
                Some("List pets"),
                "List pets, by name.",
                None,
            ),
            (r#"{"description": "Pets."}"#, None, "Pets.", None),
            (r#"{"pathItem": {"summary": "The pets"}}"#, Some("The pets"), "The pets", None),
            (r#"{"summary": "Old", "deprecated": true}"#, Some("Old"), "Deprecated. Old", None),
            (r"{}", None, "GET /pets", Some(Fault::Missing)),
        ] {
            let mut stated: serde_json::Value = serde_json::from_str(json).unwrap();
            let members = serde_json::json!({"name": "n", "method": "GET", "path": "/pets", "responses": {}});
            stated.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
            let operation: Operation = serde_json::from_value(stated).unwrap();
            let described = describe(&operation, None, 100);
            assert_eq!(
                (described.title.as_deref(), &*described.description, described.fault),
                (title, text, fault)
            );
        }
    }
}
