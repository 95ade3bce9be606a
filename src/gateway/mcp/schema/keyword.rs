//! Keywords whose values are no schemas: what of OAS 3.0 is valid in JSON Schema 2020-12.

use super::regex;
use super::shape::Shape;
use crate::source::{Kind, Node};

/// What becomes of a keyword.
#[derive(Debug, PartialEq)]
pub(super) enum Bound {
    Valid(Shape),
    /// It is left out, and nothing is lost: documentation, what is said elsewhere, what no validator knows.
    Silent,
    /// It is left out, though it constrains.
    Lost,
}

/// The types that JSON Schema has.
const TYPES: &[&str] = &["string", "number", "integer", "boolean", "array", "object", "null"];

/// Keywords of JSON Schema that OAS 3.0 does not have: whoever writes them means to constrain.
const LATER: &[&str] = &[
    "const",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "dependencies",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
    "prefixItems",
    "additionalItems",
    "contains",
    "minContains",
    "maxContains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "$dynamicRef",
    "$recursiveRef",
];

/// A keyword that depends on no other.
pub(super) fn plain(key: &str, child: Node<'_>) -> Bound {
    let valid = |shape: Option<Shape>| shape.map_or(Bound::Lost, Bound::Valid);
    match key {
        "title" | "description" => {
            let text = child.as_str().filter(|text| !text.is_empty());
            text.map_or(Bound::Silent, |text| Bound::Valid(Shape::text(text)))
        }
        "deprecated" => match child.as_bool() {
            Some(true) => Bound::Valid(Shape::boolean(true)),
            _ => Bound::Silent,
        },
        "format" => child.as_str().map_or(Bound::Silent, |text| Bound::Valid(Shape::text(text))),
        "pattern" => {
            let text = child.as_str().and_then(regex::portable);
            valid(text.map(Shape::text))
        }
        "exclusiveMinimum" | "exclusiveMaximum" if child.as_bool().is_some() => Bound::Silent,
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => valid(number(child)),
        "multipleOf" => valid(number(child).filter(|_| is_positive(child))),
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
            valid(count(child))
        }
        "uniqueItems" => match child.as_bool() {
            Some(true) => Bound::Valid(Shape::boolean(true)),
            Some(false) => Bound::Silent,
            None => Bound::Lost,
        },
        // Of the wrong kind; the right ones never come here.
        "properties" | "items" | "additionalProperties" | "enum" => Bound::Lost,
        _ if LATER.contains(&key) => Bound::Lost,
        _ => Bound::Silent,
    }
}

/// The types that a schema names; none when JSON Schema has none of them.
pub(super) fn types(node: Node<'_>, nullable: bool) -> Option<Shape> {
    let known = |name: &str| TYPES.iter().copied().find(|known| *known == name);
    let mut names: Vec<&'static str> = match node.as_str() {
        Some(name) => vec![known(name)?],
        None => Vec::new(),
    };
    for name in node.items().filter_map(Node::as_str).filter_map(known) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if nullable && !names.is_empty() && !names.contains(&"null") {
        names.push("null");
    }
    match *names {
        [] => None,
        [only] => Some(Shape::word(only)),
        _ => Some(Shape::List(names.into_iter().map(Shape::word).collect())),
    }
}

/// A number that programs can hold.
pub(super) fn number(node: Node<'_>) -> Option<Shape> {
    let is_finite = value(node).is_some_and(f64::is_finite);
    is_finite.then(|| Shape::data(node))
}

fn value(node: Node<'_>) -> Option<f64> {
    if node.kind() != Kind::Number {
        return None;
    }
    let Shape::Raw(text) = Shape::data(node) else { return None };
    text.parse().ok()
}

fn is_positive(node: Node<'_>) -> bool {
    value(node).is_some_and(|value| value > 0.0)
}

/// A whole number from 0, without fraction or exponent.
fn count(node: Node<'_>) -> Option<Shape> {
    /// What every program has a whole number for.
    const MOST: f64 = 9_007_199_254_740_991.0;
    let value = value(node).filter(|value| value.fract() == 0.0 && (0.0..=MOST).contains(value))?;
    #[allow(clippy::cast_sign_loss, reason = "it is not below zero")]
    let whole = value as u64;
    Some(Shape::Raw(whole.to_string().into()))
}
