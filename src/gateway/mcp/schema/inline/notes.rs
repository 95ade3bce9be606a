//! Constraints in words.

use std::fmt::Write as _;

use super::shape::{Kind, Loss, Shape, json};
use crate::source::Node;
use crate::text::cut;

/// How many characters of a pattern, a value or a list of values are said.
const SHOWN: usize = 200;

/// Says the constraints of a schema, and notes that they are only said.
pub(super) fn describe(node: Node<'_>, shape: &mut Shape) {
    format(node, shape);
    range(node, shape);
    let counted = [
        ("minLength", "maxLength", "character", "characters"),
        ("minItems", "maxItems", "item", "items"),
        ("minProperties", "maxProperties", "member", "members"),
    ];
    for (least, most, one, many) in counted {
        count(node, (least, most), (one, many), shape);
    }
    if node.get("uniqueItems").and_then(Node::as_bool) == Some(true) {
        said(shape, "uniqueItems", "Items are unique.");
    }
    let texts = [("multipleOf", "Multiple of"), ("pattern", "Pattern:"), ("not", "Not:")];
    for (keyword, words) in texts {
        if let Some(value) = node.get(keyword) {
            let text = value.as_str().map_or_else(|| cut(&json(value), SHOWN), |text| cut(text, SHOWN));
            said(shape, keyword, &[words, " ", &text, "."].concat());
            if keyword == "pattern" {
                shape.pattern = Some(text.into());
            }
        }
    }
}

fn said(shape: &mut Shape, keyword: &'static str, note: &str) {
    shape.note(note);
    shape.lose(Loss::Described(keyword));
}

fn format(node: Node<'_>, shape: &mut Shape) {
    if let Some(format) = node.get("format").and_then(Node::as_str).filter(|format| !format.is_empty()) {
        let format = cut(format, SHOWN);
        said(shape, "format", &["Format: ", &format, "."].concat());
        shape.format = Some(format.into());
    }
}

/// A bound: its number, and whether the number itself is outside.
fn bound<'n>(node: Node<'n>, keyword: &str, exclusive: &str) -> Option<(&'n str, bool)> {
    let number = node.get(keyword).filter(|value| !value.is_string())?.scalar()?;
    Some((number, node.get(exclusive).and_then(Node::as_bool) == Some(true)))
}

fn range(node: Node<'_>, shape: &mut Shape) {
    let least = bound(node, "minimum", "exclusiveMinimum");
    let most = bound(node, "maximum", "exclusiveMaximum");
    let least_words =
        |(number, outside)| [if outside { "greater than " } else { "at least " }, number].concat();
    let most_words = |(number, outside)| [if outside { "less than " } else { "at most " }, number].concat();
    let sentence = match (least, most) {
        (None, None) => return,
        (Some((least, false)), Some((most, false))) => format!("{least} to {most}."),
        (Some(least), Some(most)) => {
            capital(&[&least_words(least), " and ", &most_words(most), "."].concat())
        }
        (Some(least), None) => capital(&(least_words(least) + ".")),
        (None, Some(most)) => capital(&(most_words(most) + ".")),
    };
    shape.note(sentence);
    for (keyword, is_there) in [("minimum", least.is_some()), ("maximum", most.is_some())] {
        if is_there {
            shape.lose(Loss::Described(keyword));
        }
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(characters).collect()
}

fn count(
    node: Node<'_>,
    (least, most): (&'static str, &'static str),
    (one, many): (&str, &str),
    shape: &mut Shape,
) {
    let number = |keyword| node.get(keyword).filter(|value| !value.is_string()).and_then(Node::scalar);
    let unit = |number: &str| if number == "1" { one.to_owned() } else { many.to_owned() };
    let (from, to) = (number(least).filter(|number| *number != "0"), number(most));
    let sentence = match (from, to) {
        (None, None) => return,
        (Some(from), Some(to)) if from == to => format!("{from} {}.", unit(to)),
        (Some(from), Some(to)) => format!("{from} to {to} {}.", unit(to)),
        (Some(from), None) => format!("At least {from} {}.", unit(from)),
        (None, Some(to)) => format!("At most {to} {}.", unit(to)),
    };
    shape.note(sentence);
    for (keyword, is_there) in [(least, from.is_some()), (most, to.is_some())] {
        if is_there {
            shape.lose(Loss::Described(keyword));
        }
    }
}

/// Says values that are not an `enum`.
pub(super) fn values<'v>(values: impl Iterator<Item = &'v str>, count: usize) -> String {
    let mut text = String::from("Values: ");
    let mut shown = 0;
    for value in values {
        if shown > 0 && text.len() + value.len() > SHOWN {
            break;
        }
        if shown > 0 {
            text.push_str(", ");
        }
        text.push_str(&cut(value.trim_matches('"'), SHOWN));
        shown += 1;
    }
    if shown < count {
        // Writing to a String cannot fail.
        _ = write!(text, ", … ({count} in all)");
    }
    text.push('.');
    text
}

/// Says the alternatives of a schema.
pub(super) fn alternatives(words: &str, names: &[String]) -> String {
    let mut text = [words, " "].concat();
    for (index, name) in names.iter().enumerate() {
        if index > 0 && text.len() + name.len() > SHOWN {
            _ = write!(text, ", … ({} in all)", names.len());
            break;
        }
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(name);
    }
    text.push('.');
    text
}

/// What an alternative is called that has no name.
pub(super) fn alternative(shape: &Shape) -> String {
    match shape.kind {
        Some(Kind::Object) if !shape.required.is_empty() => {
            let names: Vec<&str> = shape.required.iter().take(3).map(|name| &**name).collect();
            cut(&["an object with ", &names.join(" and ")].concat(), SHOWN)
        }
        Some(Kind::Array) => "an array".to_owned(),
        Some(Kind::Object) => "an object".to_owned(),
        Some(Kind::Integer) => "an integer".to_owned(),
        Some(kind) => ["a ", kind.as_str()].concat(),
        None => "any value".to_owned(),
    }
}
