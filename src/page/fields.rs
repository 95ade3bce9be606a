//! The fields of a change, before and after side by side.

use std::borrow::Cow;

use serde_json::Value;

use super::words::Words;
use crate::diagnostic::Lang;
use crate::plan::{Difference, FieldChange, Part, verdict};
use crate::text::{cut, is_unseen, printable, printable_json, shown};

/// Characters of one side of a field.
const SIDE: usize = 2_000;
/// Characters of one item of a list.
const ITEM: usize = 500;
/// Pieces of one side.
const PIECES: usize = 60;
/// Characters of what is the same that are shown on either side of a difference.
const CONTEXT: usize = 80;

/// A piece of one side, with what it is: of both sides, only before, or only after.
pub(super) enum Piece {
    Same(String),
    Removed(String),
    Added(String),
}

/// A field, as the page has it.
pub(super) struct Field {
    pub(super) pointer: String,
    pub(super) class: &'static str,
    pub(super) verdict: Option<(&'static str, &'static str)>,
    /// Before and after.
    pub(super) sides: [Vec<Piece>; 2],
}

impl Field {
    pub(super) fn of(field: &FieldChange, lang: Lang) -> Self {
        let difference = field.difference();
        let (before, after) = sides(&difference, lang);
        Self {
            pointer: if field.pointer.is_empty() { "/".to_owned() } else { shown(&field.pointer) },
            class: super::words::class(field.class, lang),
            verdict: field.verdict.map(|of| (of.as_str(), verdict(of, lang))),
            sides: [before, after].map(bounded),
        }
    }
}

fn sides(difference: &Difference<'_>, lang: Lang) -> (Vec<Piece>, Vec<Piece>) {
    let removed = |value: &Value| Piece::Removed(json(value, SIDE));
    let added = |value: &Value| Piece::Added(json(value, SIDE));
    match difference {
        Difference::Added(value) => (Vec::new(), vec![added(value)]),
        Difference::Removed(value) => (vec![removed(value)], Vec::new()),
        Difference::Values { before, after } => (vec![removed(before)], vec![added(after)]),
        Difference::Set { removed, added } if removed.is_empty() && added.is_empty() => {
            (vec![Piece::Same(Words::of(lang).same_items.to_owned())], Vec::new())
        }
        Difference::Set { removed, added } => (
            removed.iter().map(|value| Piece::Removed(item(value))).collect(),
            added.iter().map(|value| Piece::Added(item(value))).collect(),
        ),
        Difference::List(parts) => (list(parts, true), list(parts, false)),
        Difference::Length { before, after } => {
            let items = |count: &usize| match lang {
                Lang::En => format!("{count} items"),
                Lang::Zh => format!("{count} 项"),
            };
            (vec![Piece::Removed(items(before))], vec![Piece::Added(items(after))])
        }
        Difference::Text(parts) => (text(parts, true), text(parts, false)),
    }
}

/// One side of a list: each item on a line, and of what is the same only the items next to a difference.
fn list(parts: &[Part<&Value>], is_before: bool) -> Vec<Piece> {
    let is_same =
        |at: Option<usize>| at.and_then(|at| parts.get(at)).is_none_or(|part| matches!(part, Part::Same(_)));
    let mut side: Vec<Piece> = Vec::new();
    let mut skipped = 0;
    for (at, part) in parts.iter().enumerate() {
        let piece = match part {
            Part::Same(_) if is_same(at.checked_sub(1)) && is_same(Some(at + 1)) => {
                skipped += 1;
                continue;
            }
            Part::Same(value) => Piece::Same(item(value)),
            Part::Removed(value) if is_before => Piece::Removed(item(value)),
            Part::Added(value) if !is_before => Piece::Added(item(value)),
            Part::Removed(_) | Part::Added(_) => continue,
        };
        if std::mem::take(&mut skipped) > 0 {
            side.push(Piece::Same("…\n".to_owned()));
        }
        side.push(piece);
        if side.len() > PIECES {
            return side;
        }
    }
    if skipped > 0 {
        side.push(Piece::Same("…\n".to_owned()));
    }
    side
}

/// One side of a text, without most of what is the same.
fn text(parts: &[Part<&str>], is_before: bool) -> Vec<Piece> {
    let last = parts.len().saturating_sub(1);
    let pieces = parts.iter().enumerate().filter_map(|(at, part)| match part {
        Part::Same(text) => Some(Piece::Same(landmark(text, at == 0, at == last))),
        Part::Removed(text) => is_before.then(|| Piece::Removed(prose(text, SIDE))),
        Part::Added(text) => (!is_before).then(|| Piece::Added(prose(text, SIDE))),
    });
    pieces.take(PIECES + 1).collect()
}

/// The ends of what is the same that are next to a difference.
fn landmark(text: &str, is_first: bool, is_last: bool) -> String {
    let ends = usize::from(!is_first) + usize::from(!is_last);
    if text.chars().nth(CONTEXT * ends.max(1) + 1).is_none() {
        return prose(text, SIDE);
    }
    let mut shown = String::new();
    if !is_first {
        shown.push_str(&prose(text, CONTEXT).replace('…', ""));
    }
    shown.push('…');
    if !is_last {
        let start = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        shown.push_str(&prose(text.get(start..).unwrap_or_default(), CONTEXT));
    }
    shown
}

/// No more pieces of a side than anybody reads.
fn bounded(mut side: Vec<Piece>) -> Vec<Piece> {
    if side.len() > PIECES {
        side.truncate(PIECES);
        side.push(Piece::Same("…".to_owned()));
    }
    side
}

fn item(value: &Value) -> String {
    json(value, ITEM) + "\n"
}

/// A value as people write it; a text without quotes would not show that it is one.
fn json(value: &Value, most: usize) -> String {
    let text = cut(&format_args!("{value:#}"), most);
    match printable_json(&text) {
        Cow::Owned(shown) => shown,
        Cow::Borrowed(_) => text,
    }
}

/// A text in which lines and tabs stay, and everything else that nobody sees is spelled out.
pub(super) fn prose(text: &str, most: usize) -> String {
    let text = cut(text, most);
    let is_odd = |c: char| is_unseen(c) || c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(is_odd) {
        return text;
    }
    text.split_inclusive(['\n', '\t'])
        .map(|line| match line.char_indices().next_back() {
            Some((at, end @ ('\n' | '\t'))) => {
                printable(line.get(..at).unwrap_or_default()) + end.encode_utf8(&mut [0; 4])
            }
            _ => printable(line),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::plan::Class;

    fn shown(pointer: &str, before: &Value, after: &Value) -> [String; 2] {
        let field = FieldChange {
            pointer: pointer.to_owned(),
            class: Class::Contract,
            verdict: None,
            before: Some(before.clone()),
            after: Some(after.clone()),
        };
        let field = Field::of(&field, Lang::En);
        field.sides.map(|side| {
            let pieces = side.iter().map(|piece| match piece {
                Piece::Same(text) => text.clone(),
                Piece::Removed(text) => format!("[-{text}-]"),
                Piece::Added(text) => format!("[+{text}+]"),
            });
            pieces.collect()
        })
    }

    #[test]
    fn each_side_has_its_own() {
        for (pointer, before, after, expected) in [
            ("/a", json!(1), json!("1"), ["[-1-]", "[+\"1\"+]"]),
            ("/schema/enum", json!(["a", "b"]), json!(["b", "c"]), ["[-\"a\"\n-]", "[+\"c\"\n+]"]),
            ("/enum", json!(["a", "b"]), json!(["b", "a"]), ["the same items in another order", ""]),
            (
                "/description",
                json!("Returns the pets of the shop to whoever asks,\nat most ten"),
                json!("Returns the pets of the shop to whoever asks,\nat most fifty"),
                [
                    "Returns the pets of the shop to whoever asks,\nat most [-ten-]",
                    "Returns the pets of the shop to whoever asks,\nat most [+fifty+]",
                ],
            ),
            ("/example", json!("a\u{202e}b"), json!("c"), ["[-\"a\\u202eb\"-]", "[+\"c\"+]"]),
        ] {
            assert_eq!(shown(pointer, &before, &after), expected.map(str::to_owned), "{pointer}");
        }
    }

    #[test]
    fn sides_are_bounded() {
        let list =
            |from: usize| json!((from..from + 900).map(|at| at.to_string().repeat(300)).collect::<Vec<_>>());
        let text = |word: &str| {
            let parts: Vec<String> = (0..900).map(|at| format!("{word}{at} the same words ")).collect();
            json!(parts.concat())
        };
        for (before, after) in
            [(list(0), list(450)), (text("a"), text("b")), (json!("a".repeat(1 << 20)), json!(1))]
        {
            for side in shown("/parameters", &before, &after) {
                assert!(side.chars().count() < (PIECES + 2) * (ITEM + 10), "{}", side.len());
            }
        }
    }
}
