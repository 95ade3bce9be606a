//! Types and formats, in their order.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde_json::Value;

use super::super::judge::{Dirs, Judge, Note, Row};
use super::super::trail::Spot;
use super::view::View;
use crate::verdict::rules;

/// How two sets of values relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Same,
    Widened,
    Narrowed,
    Other,
}

impl Relation {
    fn of(order: Ordering) -> Self {
        match order {
            Ordering::Less => Self::Widened,
            Ordering::Equal => Self::Same,
            Ordering::Greater => Self::Narrowed,
        }
    }
}

/// Keywords that tell a type.
const TOLD: [(&str, &str); 4] = [
    ("properties", "object"),
    ("additionalProperties", "object"),
    ("required", "object"),
    ("items", "array"),
];

/// The type of a schema, stated or told by its keywords; none for any type.
pub(super) fn type_of<'a>(view: &View<'a>) -> Option<&'a str> {
    if let Some(stated) = view.get("type") {
        return stated.as_str();
    }
    TOLD.into_iter().find(|(keyword, _)| view.get(keyword).is_some()).map(|(_, told)| told)
}

fn format_of<'a>(view: &View<'a>) -> Option<&'a str> {
    view.get("format")?.as_str().filter(|format| !format.is_empty())
}

impl Judge<'_> {
    /// Compares types and formats. False when nothing else is worth comparing, because everything is different.
    pub(super) fn compare_types(
        &mut self,
        at: Spot,
        dirs: Dirs,
        before: &View<'_>,
        after: &View<'_>,
        is_text: bool,
    ) -> bool {
        let relation = relate(before, after, is_text);
        let (rule, row) = match relation {
            Relation::Same => return true,
            Relation::Widened => (rules::TYPE_WIDENED, Row::WIDENS),
            Relation::Narrowed => (rules::TYPE_NARROWED, Row::NARROWS),
            Relation::Other => (rules::TYPE_CHANGED, Row::BREAKS),
        };
        let note = Note::new(rule, row).arg("before", &named(before)).arg("after", &named(after));
        let types = (type_of(before), type_of(after));
        let is_format = types.0 == types.1 && lists(before, after).is_none();
        self.report(at, if is_format { Some("format") } else { None }, dirs, note);
        is_format || matches!(types, (Some("integer" | "number"), Some("integer" | "number")))
    }
}

/// A type with its format, as people say it.
fn named(view: &View<'_>) -> String {
    if let Some(listed) = listed(view) {
        return listed.into_iter().collect::<Vec<_>>().join("|");
    }
    match (view.is_never, type_of(view), format_of(view)) {
        (true, ..) => "none".to_owned(),
        (_, None, None) => "any".to_owned(),
        (_, Some(name), None) => name.to_owned(),
        (_, name, Some(format)) => [name.unwrap_or("any"), " ", format].concat(),
    }
}

/// The types of a list of them, which OAS 2.0 and 3.0 do not have, but some documents do.
fn listed<'a>(view: &View<'a>) -> Option<BTreeSet<&'a str>> {
    Some(view.get("type")?.as_array()?.iter().filter_map(Value::as_str).collect())
}

/// How two sets of types relate, of which one is written as a list.
fn lists(before: &View<'_>, after: &View<'_>) -> Option<Relation> {
    let (a, b) = (listed(before), listed(after));
    if a.is_none() && b.is_none() {
        return None;
    }
    let a = a.or_else(|| type_of(before).map(|name| BTreeSet::from([name])));
    let b = b.or_else(|| type_of(after).map(|name| BTreeSet::from([name])));
    Some(match (a, b) {
        (Some(a), Some(b)) if a == b => Relation::Same,
        (Some(a), Some(b)) if a.is_subset(&b) => Relation::Widened,
        (Some(a), Some(b)) if b.is_subset(&a) => Relation::Narrowed,
        (Some(_), Some(_)) => Relation::Other,
        (None, _) => Relation::Narrowed,
        (_, None) => Relation::Widened,
    })
}

fn relate(before: &View<'_>, after: &View<'_>, is_text: bool) -> Relation {
    match (before.is_never, after.is_never) {
        (true, true) => return Relation::Same,
        (true, false) => return Relation::Widened,
        (false, true) => return Relation::Narrowed,
        (false, false) => {}
    }
    if let Some(relation) = lists(before, after) {
        return relation;
    }
    match (type_of(before), type_of(after)) {
        (before_type, after_type) if before_type == after_type => {
            formats(before_type, format_of(before), format_of(after))
        }
        // A choice of schemas may tell the type, too: it is compared as such.
        (None, Some(_)) => {
            if is_choice(before) {
                Relation::Same
            } else {
                Relation::Narrowed
            }
        }
        (Some(_), None) => {
            if is_choice(after) {
                Relation::Same
            } else {
                Relation::Widened
            }
        }
        (Some("integer"), Some("number")) => Relation::Widened,
        (Some("number"), Some("integer")) => Relation::Narrowed,
        (Some(_), Some("string")) if is_text && format_of(after).is_none() => Relation::Widened,
        (Some("string"), Some(_)) if is_text && format_of(before).is_none() => Relation::Narrowed,
        _ => Relation::Other,
    }
}

fn is_choice(view: &View<'_>) -> bool {
    ["oneOf", "anyOf", "allOf", "enum"].iter().any(|keyword| view.get(keyword).is_some())
}

/// Formats in their order: a format narrows, and some narrow others.
fn formats(kind: Option<&str>, before: Option<&str>, after: Option<&str>) -> Relation {
    let (Some(a), Some(b)) = (before, after) else {
        return Relation::of(before.is_none().cmp(&after.is_none()));
    };
    if a == b {
        return Relation::Same;
    }
    let place = |format| match (kind, format) {
        (Some("integer"), "int32") | (Some("number"), "float") | (Some("string"), "date" | "time") => Some(0),
        (Some("integer"), "int64") | (Some("number"), "double") | (Some("string"), "date-time") => Some(1),
        _ => None,
    };
    match (place(a), place(b)) {
        (Some(a), Some(b)) if a != b => Relation::of(a.cmp(&b)),
        _ => Relation::Other,
    }
}
