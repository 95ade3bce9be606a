//! A difference as a person reads it, on one line or several.

use serde_json::Value;

use super::{Difference, Part};
use crate::diagnostic::{Lang, Text};
use crate::text::{cut, printable};

/// Items shown of one difference.
const ITEMS: usize = 20;
/// Characters shown of a value that is alone on its line.
const VALUE: usize = 120;
/// Characters shown of each of two values on one line.
const HALF: usize = 48;
/// Characters of what is the same that are shown before and after a difference, as landmarks.
const CONTEXT: usize = 24;
/// Replacements shown of one text.
const REPLACEMENTS: usize = 6;

const SHUFFLED: Text = Text { en: "the same items in another order", zh: "内容相同，顺序不同" };

/// The lines of a difference, of which there is at least one. With `full` nothing is left out.
pub(crate) fn lines(difference: &Difference<'_>, full: bool, lang: Lang) -> Vec<String> {
    match difference {
        Difference::Added(value) => vec![format!("+ {}", whole(value, full))],
        Difference::Removed(value) => vec![format!("- {}", whole(value, full))],
        Difference::Set { removed, added } if removed.is_empty() && added.is_empty() => {
            vec![SHUFFLED.get(lang).to_owned()]
        }
        Difference::Set { removed, added } => {
            let removed = removed.iter().map(|value| ('-', *value));
            items(removed.chain(added.iter().map(|value| ('+', *value))), full, lang)
        }
        Difference::List(parts) => {
            let changed = parts.iter().filter_map(|part| match part {
                Part::Same(_) => None,
                Part::Removed(value) => Some(('-', *value)),
                Part::Added(value) => Some(('+', *value)),
            });
            items(changed, full, lang)
        }
        Difference::Length { before, after } => vec![match lang {
            Lang::En => format!("{before} items -> {after} items"),
            Lang::Zh => format!("{before} 项 -> {after} 项"),
        }],
        Difference::Text(parts) => vec![text(parts, full, lang)],
        Difference::Values { before, after } => {
            let (before, after) = values(before, after, full);
            vec![format!("{before} -> {after}")]
        }
    }
}

fn items<'a>(items: impl Iterator<Item = (char, &'a Value)>, full: bool, lang: Lang) -> Vec<String> {
    let mut items = items.peekable();
    let most = if full { usize::MAX } else { ITEMS };
    let shown = items.by_ref().take(most);
    let mut lines: Vec<String> =
        shown.map(|(sign, value)| format!("{sign} {}", whole(value, full))).collect();
    let rest = items.count();
    if rest > 0 {
        lines.push(more(rest, lang));
    }
    lines
}

/// How many are not shown.
pub(crate) fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("... and {count} more"),
        Lang::Zh => format!("…… 另有 {count} 项"),
    }
}

fn whole(value: &Value, full: bool) -> String {
    let text = value.to_string();
    match value {
        Value::Object(members) if !full && text.len() > VALUE => cut(&printable(&texts_last(members)), VALUE),
        _ if full => printable(&text),
        _ => cut(&printable(&text), VALUE),
    }
}

/// An object of which the beginning is shown: what a person reads last is written last.
fn texts_last(members: &serde_json::Map<String, Value>) -> String {
    const TEXTS: &[&str] = &["description", "title", "summary", "externalDocs", "example", "examples"];
    let is_text = |key: &str| TEXTS.contains(&key) || key.starts_with("x-");
    let (texts, others): (Vec<_>, Vec<_>) = members.iter().partition(|(key, _)| is_text(key));
    let written = others.into_iter().chain(texts).map(|(key, value)| {
        let key = Value::from(key.as_str());
        format!("{key}:{value}")
    });
    format!("{{{}}}", written.collect::<Vec<_>>().join(","))
}

/// The pieces of a text, with what differs marked and far from it an ellipsis.
fn text(parts: &[Part<&str>], full: bool, lang: Lang) -> String {
    let mut line = String::new();
    let (mut shown, mut rest) = (0, 0);
    for (at, part) in parts.iter().enumerate() {
        let is_replacement = matches!(part, Part::Removed(_))
            || matches!(part, Part::Added(_))
                && !matches!(at.checked_sub(1).and_then(|at| parts.get(at)), Some(Part::Removed(_)));
        if is_replacement && !full {
            if shown == REPLACEMENTS {
                rest = parts.iter().skip(at).filter(|part| !matches!(part, Part::Same(_))).count();
                break;
            }
            shown += 1;
        }
        match part {
            Part::Same(text) if full => line.push_str(&printable(text)),
            Part::Same(text) => line.push_str(&landmark(text, at == 0, at + 1 == parts.len())),
            Part::Removed(text) => line.extend(["[-", &middle(text, full), "-]"]),
            Part::Added(text) => line.extend(["{+", &middle(text, full), "+}"]),
        }
    }
    if rest > 0 {
        line.extend([" ", &more(rest, lang)]);
    }
    line
}

/// The ends of what is the same that are next to a difference.
fn landmark(text: &str, is_first: bool, is_last: bool) -> String {
    let kept = if is_first || is_last { CONTEXT } else { 2 * CONTEXT };
    if text.chars().nth(kept + 1).is_none() {
        return printable(text);
    }
    let mut shown = String::new();
    if !is_first {
        shown.extend(text.chars().take(CONTEXT));
    }
    shown.push('…');
    if !is_last {
        shown.push_str(last(text, CONTEXT));
    }
    printable(&shown)
}

/// The last characters of a text.
fn last(text: &str, characters: usize) -> &str {
    let start = text.char_indices().rev().nth(characters.saturating_sub(1)).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

/// A piece that differs: of a long one both ends.
fn middle(text: &str, full: bool) -> String {
    if full || text.chars().nth(VALUE + 1).is_none() {
        return printable(text);
    }
    printable(&[&cut(text, VALUE / 2), last(text, VALUE / 2)].concat())
}

/// Two values for one line. Of long ones, what is shown begins shortly before they differ.
fn values(before: &Value, after: &Value, full: bool) -> (String, String) {
    let [before, after] = [before, after].map(|value| printable(&value.to_string()));
    if full {
        return (before, after);
    }
    let same = before.chars().zip(after.chars()).take_while(|(before, after)| before == after).count();
    let is_long = before.chars().nth(HALF).is_some() || after.chars().nth(HALF).is_some();
    let skip = if is_long && same > HALF / 2 { same - HALF / 4 } else { 0 };
    (window(&before, skip), window(&after, skip))
}

/// So many characters from a position on, with an ellipsis where something is cut.
fn window(text: &str, skip: usize) -> String {
    let start = text.char_indices().nth(skip).map_or(text.len(), |(at, _)| at);
    let rest = cut(text.get(start..).unwrap_or_default(), HALF);
    if skip > 0 { ["…", &rest].concat() } else { rest }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shown(pointer: &str, before: &Value, after: &Value, full: bool) -> Vec<String> {
        let absent = |value: &&Value| **value != json!("(none)");
        let (before, after) = (Some(before).filter(absent), Some(after).filter(absent));
        lines(&Difference::between(pointer, before, after), full, Lang::En)
    }

    #[test]
    fn differences_read() {
        let same = "the same words at the beginning of both texts, ".repeat(3);
        let list = |items: std::ops::Range<usize>| json!(items.collect::<Vec<_>>());
        for (pointer, before, after, expected) in [
            ("", json!("a"), json!(null), &["\"a\" -> null"][..]),
            ("", json!("(none)"), json!({ "a": 1 }), &["+ {\"a\":1}"]),
            ("", json!([1]), json!("(none)"), &["- [1]"]),
            ("/enum", json!(["dog", "cat"]), json!(["cat", "cow"]), &["- \"dog\"", "+ \"cow\""]),
            ("/enum", json!([1, 2]), json!([2, 1]), &["the same items in another order"]),
            ("/enum", json!([1, 1, 2]), json!([2, 1]), &["- 1"]),
            ("/prefix", json!([1, 2]), json!([2, 1]), &["+ 2", "- 2"]),
            ("", list(0..2_000), list(5_000..7_500), &["2000 items -> 2500 items"]),
            ("", list(0..2_000), list(0..2_001), &["+ 2000"]),
            (
                "",
                json!(format!("{same}ten in a list of many")),
                json!(format!("{same}fifty in a list of many")),
                &["…eginning of both texts, [-ten-]{+fifty+} in a list of many"],
            ),
            ("", json!("a\u{202e}b"), json!(1), &["\"a\\u{202e}b\" -> 1"]),
            (
                "",
                json!("line\nbreak\u{85}"),
                json!("\u{1b}[31m"),
                &["\"line\\nbreak\\u{85}\" -> \"\\u001b[31m\""],
            ),
        ] {
            assert_eq!(shown(pointer, &before, &after, false), expected, "{before} {after}");
        }
    }

    #[test]
    fn long_texts_are_cut_around_what_differs() {
        let same = "the same words on both sides of what differs, ".repeat(5);
        let text = |word: &str| json!(format!("{same}{word} {same}{word}."));
        let [line] = &shown("", &text("old"), &text("new"), false)[..] else { panic!() };
        assert_eq!(
            line,
            "… sides of what differs, [-old-]{+new+} the same words on both … sides of what differs, [-old-]{+new+}."
        );
        let [line] = &shown("", &text("old"), &text("new"), true)[..] else { panic!() };
        assert!(line.len() > 2 * same.len() && !line.contains('…'), "{line}");
    }

    #[test]
    fn long_values_are_cut_around_what_differs() {
        let value = |word: &str| json!({ "k".repeat(100): [word, 1] });
        let [line] = &shown("", &value("old"), &value("new"), false)[..] else { panic!() };
        assert_eq!(line, "…kkkkkkkk\":[\"old\",1]} -> …kkkkkkkk\":[\"new\",1]}");
        let value = json!("x".repeat(500));
        assert_eq!(shown("", &value, &json!(1), false), [format!("\"{}… -> 1", "x".repeat(47))]);
        assert_eq!(shown("", &json!("(none)"), &value, false), [format!("+ \"{}…", "x".repeat(119))]);
        assert_eq!(shown("", &json!("(none)"), &value, true), [format!("+ {value}")]);
    }

    #[test]
    fn a_long_object_begins_with_what_decides() {
        let long = "words ".repeat(50);
        let schema = json!({ "description": long, "example": 1, "type": "string", "x-a": 1, "enum": ["a"] });
        let [line] = &shown("", &json!("(none)"), &schema, false)[..] else { panic!() };
        let start = "+ {\"enum\":[\"a\"],\"type\":\"string\",\"description\":\"words words ";
        assert!(line.starts_with(start) && line.ends_with('…'), "{line}");
        assert_eq!(shown("", &json!("(none)"), &schema, true), [format!("+ {schema}")]);
    }

    #[test]
    fn many_items_are_counted() {
        let added = json!((0..25).collect::<Vec<_>>());
        let lines = shown("/enum", &json!([]), &added, false);
        assert_eq!((lines.len(), lines.last().map(String::as_str)), (21, Some("... and 5 more")));
        assert_eq!(shown("/enum", &json!([]), &added, true).len(), 25);
    }
}
