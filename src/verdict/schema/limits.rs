//! Bounds and other constraints of values.

use std::cmp::Ordering;

use serde_json::Value;

use super::super::effect::Verdict;
use super::super::judge::{Dirs, Judge, Note, Row};
use super::super::trail::Spot;
use super::view::View;
use crate::diagnostic::Rule;
use crate::verdict::rules;

/// A bound, and the keyword that makes it exclusive.
struct Bound {
    keyword: &'static str,
    exclusive: Option<&'static str>,
    is_upper: bool,
}

const BOUNDS: [Bound; 8] = [
    Bound { keyword: "maximum", exclusive: Some("exclusiveMaximum"), is_upper: true },
    Bound { keyword: "maxLength", exclusive: None, is_upper: true },
    Bound { keyword: "maxItems", exclusive: None, is_upper: true },
    Bound { keyword: "maxProperties", exclusive: None, is_upper: true },
    Bound { keyword: "minimum", exclusive: Some("exclusiveMinimum"), is_upper: false },
    Bound { keyword: "minLength", exclusive: None, is_upper: false },
    Bound { keyword: "minItems", exclusive: None, is_upper: false },
    Bound { keyword: "minProperties", exclusive: None, is_upper: false },
];

impl Bound {
    /// Whether the bound itself does not fit.
    fn excludes(&self, view: &View<'_>) -> bool {
        self.exclusive.and_then(|keyword| view.get(keyword)) == Some(&Value::Bool(true))
    }
}

/// The keywords that are compared here.
pub(super) fn is_limit(keyword: &str) -> bool {
    let is_bound = |bound: &Bound| bound.keyword == keyword || bound.exclusive == Some(keyword);
    BOUNDS.iter().any(is_bound) || CONSTRAINTS.contains(&keyword)
}

const CONSTRAINTS: [&str; 3] = ["pattern", "multipleOf", "uniqueItems"];

impl Judge<'_> {
    pub(super) fn compare_limits(&mut self, at: Spot, dirs: Dirs, before: &View<'_>, after: &View<'_>) {
        for bound in &BOUNDS {
            self.compare_bound(at, dirs, bound, [before, after]);
        }
        for keyword in CONSTRAINTS {
            let values =
                [before, after].map(|view| view.get(keyword).filter(|value| **value != Value::Bool(false)));
            self.compare_constraint(at, dirs, keyword, values);
        }
    }

    fn compare_bound(&mut self, at: Spot, dirs: Dirs, bound: &Bound, views: [&View<'_>; 2]) {
        // The least length is 0 where none is stated.
        let is_idle =
            |value: &Value| !bound.is_upper && bound.exclusive.is_none() && value.as_f64() == Some(0.0);
        let [before, after] = views.map(|view| view.get(bound.keyword).filter(|value| !is_idle(value)));
        let (rule, row): (&'static Rule, Row) = match (before, after) {
            (None, None) => return,
            (None, Some(_)) if bound.is_upper => (rules::UPPER_BOUND_ADDED, Row::NARROWS),
            (None, Some(_)) => (rules::LOWER_BOUND_ADDED, Row::NARROWS),
            (Some(_), None) if bound.is_upper => (rules::UPPER_BOUND_REMOVED, Row::WIDENS),
            (Some(_), None) => (rules::LOWER_BOUND_REMOVED, Row::WIDENS),
            (Some(a), Some(b)) => match order(a, b, bound.is_upper, views.map(|view| bound.excludes(view))) {
                None => (rules::CONSTRAINT_CHANGED, Row::UNCLEAR),
                Some(Ordering::Equal) => return,
                Some(Ordering::Greater) if bound.is_upper => (rules::UPPER_BOUND_LOWERED, Row::NARROWS),
                Some(Ordering::Less) if bound.is_upper => (rules::UPPER_BOUND_RAISED, Row::WIDENS),
                Some(Ordering::Less) => (rules::LOWER_BOUND_RAISED, Row::NARROWS),
                Some(Ordering::Greater) => (rules::LOWER_BOUND_LOWERED, Row::WIDENS),
            },
        };
        let excludes = views.map(|view| bound.excludes(view));
        let shown = |value: &Value, excludes: bool| match (bound.is_upper, excludes) {
            (true, true) => format!("< {value}"),
            (true, false) => format!("≤ {value}"),
            (false, true) => format!("> {value}"),
            (false, false) => format!("≥ {value}"),
        };
        let mut note = Note::new(rule, row).arg("keyword", bound.keyword);
        for (name, value, excludes_it) in [("before", before, excludes[0]), ("after", after, excludes[1])] {
            note = match value {
                Some(value) if excludes[0] != excludes[1] => note.arg(name, &shown(value, excludes_it)),
                Some(value) => note.value(name, value),
                None => note,
            };
        }
        let exclusive = bound.exclusive.map(|keyword| self.trail.pointer(at, Some(keyword)));
        let member = bound.exclusive.filter(|_| before == after).unwrap_or(bound.keyword);
        self.report_also(at, Some(member), dirs, note, exclusive.as_deref());
    }

    /// A constraint that is there or not, and of which it is not known whether another one is stricter.
    pub(super) fn compare_constraint(
        &mut self,
        at: Spot,
        dirs: Dirs,
        keyword: &'static str,
        values: [Option<&Value>; 2],
    ) {
        let note = match values {
            [None, Some(after)] => Note::new(rules::CONSTRAINT_ADDED, Row::NARROWS).value("after", after),
            [Some(before), None] => Note::new(rules::CONSTRAINT_REMOVED, Row::WIDENS).value("before", before),
            [Some(before), Some(after)] if before != after => {
                let row = if keyword == "multipleOf" { multiples(before, after) } else { Row::UNCLEAR };
                let note = Note::new(rules::CONSTRAINT_CHANGED, row);
                note.value("before", before).value("after", after)
            }
            _ => return,
        };
        self.report(at, Some(keyword), dirs, note.arg("keyword", keyword));
    }
}

/// How two numbers relate as bounds; none when they cannot be compared.
fn order(a: &Value, b: &Value, is_upper: bool, exclusive: [bool; 2]) -> Option<Ordering> {
    let order = match (a.as_i64(), b.as_i64()) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.as_f64()?.partial_cmp(&b.as_f64()?)?,
    };
    // An exclusive upper bound is the lower one of two that are the same.
    let [before, after] = exclusive;
    let tie = if is_upper { after.cmp(&before) } else { before.cmp(&after) };
    Some(order.then(tie))
}

/// Multiples of 4 are multiples of 2.
fn multiples(before: &Value, after: &Value) -> Row {
    let (Some(a), Some(b)) = (before.as_f64(), after.as_f64()) else { return Row::UNCLEAR };
    let divides = |a: f64, b: f64| a != 0.0 && (b / a).fract() == 0.0;
    match (divides(a, b), divides(b, a)) {
        (true, false) => Row::NARROWS,
        (false, true) => Row::WIDENS,
        (true, true) => Row::HARMLESS,
        (false, false) => Row::new(Verdict::Breaking, Verdict::Breaking),
    }
}
