//! Properties: which there are, which are required, and which others may be there.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::effect::Verdict;
use super::super::judge::{Dirs, Judge, Note, Row};
use super::super::trail::{Label, Spot, Step};
use super::pair::{Pending, Whole};
use super::view::{View, says_nothing};
use crate::diagnostic::Rule;
use crate::verdict::rules;

/// The properties of one side.
struct Object<'a> {
    properties: Option<&'a serde_json::Map<String, Value>>,
    required: BTreeSet<&'a str>,
}

/// A property of one side.
#[derive(Clone, Copy)]
struct Property<'a> {
    schema: Option<&'a Value>,
    is_required: bool,
    /// The sides on which it does not count.
    hidden: Dirs,
}

impl<'a> Object<'a> {
    fn of(view: &View<'a>) -> Self {
        let required = view.get("required").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        Self {
            properties: view.get("properties").and_then(Value::as_object),
            required: required.iter().filter_map(Value::as_str).collect(),
        }
    }

    fn names(&self) -> impl Iterator<Item = &'a str> {
        let declared = self.properties.into_iter().flat_map(serde_json::Map::keys).map(String::as_str);
        declared.chain(self.required.iter().copied())
    }

    fn get(&self, name: &str) -> Option<Property<'a>> {
        let schema = self.properties.and_then(|properties| properties.get(name));
        let is_required = self.required.contains(name);
        if schema.is_none() && !is_required {
            return None;
        }
        let says = |keyword: &str| schema.and_then(|schema| schema.get(keyword)) == Some(&Value::Bool(true));
        let hidden = Dirs { request: says("readOnly"), response: says("writeOnly") };
        Some(Property { schema, is_required, hidden })
    }
}

impl<'a> Judge<'a> {
    pub(super) fn compare_object(
        &mut self,
        whole: &Whole,
        before: &View<'a>,
        after: &View<'a>,
        pending: &mut Pending<'a>,
    ) {
        let (a, b) = (Object::of(before), Object::of(after));
        let mut seen = BTreeSet::new();
        for name in a.names().chain(b.names()).filter(|name| seen.insert(*name)) {
            let step = Step::entry("properties", name, Label::Property(name));
            match (a.get(name), b.get(name)) {
                (Some(before), Some(after)) => {
                    self.compare_property(whole, &step, before, after);
                    let dirs = whole.dirs.without(before.hidden).without(after.hidden);
                    pending.push(whole.part(step, [before.schema, after.schema], dirs));
                }
                (None, Some(after)) => self.property_added(whole, step, after),
                (Some(before), None) => self.property_removed(whole, step, before),
                (None, None) => {}
            }
        }
        self.compare_others(whole, before, after, pending);
    }

    /// Compares what is stated about a property beside its schema.
    fn compare_property(
        &mut self,
        whole: &Whole,
        step: &Step<'a>,
        before: Property<'a>,
        after: Property<'a>,
    ) {
        let (was, is) = (before.hidden, after.hidden);
        let at = |judge: &mut Self| judge.trail.enter(whole.at, step.clone());
        let visible = whole.dirs.without(was).without(is);
        if before.is_required != after.is_required && !visible.is_none() {
            let note = if after.is_required {
                Note::new(rules::PROPERTY_REQUIRED, Row::NARROWS)
            } else {
                Note::new(rules::PROPERTY_OPTIONAL, Row::WIDENS)
            };
            let (at, also) = (at(self), self.trail.pointer(whole.at, Some("required")));
            self.report_also(at, None, visible, note, Some(&also));
        }
        if was == is {
            return;
        }
        // It goes from a side, or comes to it: as if it were removed or added there.
        let added = |property: Property<'_>| {
            if property.is_required { Verdict::Breaking } else { Verdict::Compatible }
        };
        let gone =
            |property: Property<'_>| if property.is_required { Verdict::Breaking } else { Verdict::Unclear };
        let cases: [(bool, bool, &'static str, &'static Rule, Row, Dirs); 4] = [
            (
                !was.request,
                is.request,
                "readOnly",
                rules::READ_ONLY,
                Row::request(Verdict::Unclear),
                Dirs::REQUEST,
            ),
            (
                was.request,
                !is.request,
                "readOnly",
                rules::NOT_READ_ONLY,
                Row::request(added(after)),
                Dirs::REQUEST,
            ),
            (
                !was.response,
                is.response,
                "writeOnly",
                rules::WRITE_ONLY,
                Row::response(gone(before)),
                Dirs::RESPONSE,
            ),
            (was.response, !is.response, "writeOnly", rules::NOT_WRITE_ONLY, Row::HARMLESS, Dirs::RESPONSE),
        ];
        for (from, to, keyword, rule, row, side) in cases {
            if from && to {
                let at = at(self);
                self.report(at, Some(keyword), whole.dirs.and(side), Note::new(rule, row));
            }
        }
    }

    fn property_added(&mut self, whole: &Whole, step: Step<'a>, property: Property<'a>) {
        let dirs = whole.dirs.without(property.hidden);
        let at = self.trail.enter(whole.at, step);
        if property.schema.is_none() {
            // Any value was and is allowed, but now there has to be one.
            let note = Note::new(rules::PROPERTY_REQUIRED, Row::NARROWS);
            return self.report_for(at, whole.at, "required", dirs, note);
        }
        let (also, note) = self.required_too(
            whole.at,
            property,
            [(rules::PROPERTY_ADDED, Row::HARMLESS), (rules::REQUIRED_PROPERTY_ADDED, Row::NARROWS)],
        );
        self.report_also(at, None, dirs, note, Some(&also));
    }

    fn property_removed(&mut self, whole: &Whole, step: Step<'a>, property: Property<'a>) {
        let dirs = whole.dirs.without(property.hidden);
        let at = self.trail.enter(whole.at, step);
        if property.schema.is_none() {
            let note = Note::new(rules::PROPERTY_OPTIONAL, Row::WIDENS);
            return self.report_for(at, whole.at, "required", dirs, note);
        }
        let (also, note) = self.required_too(
            whole.at,
            property,
            [
                (rules::PROPERTY_REMOVED, Row::UNCLEAR),
                (rules::REQUIRED_PROPERTY_REMOVED, Row::new(Verdict::Unclear, Verdict::Breaking)),
            ],
        );
        self.report_also(at, None, dirs, note, Some(&also));
    }

    /// The rule for an optional or a required property; the latter changes the list of required ones, too.
    fn required_too(
        &self,
        at: Spot,
        property: Property<'_>,
        [optional, required]: [(&'static Rule, Row); 2],
    ) -> (String, Note) {
        let (rule, row) = if property.is_required { required } else { optional };
        (self.trail.pointer(at, Some("required")), Note::new(rule, row))
    }

    /// Compares what is stated about properties that have no name.
    fn compare_others(
        &mut self,
        whole: &Whole,
        before: &View<'a>,
        after: &View<'a>,
        pending: &mut Pending<'a>,
    ) {
        const KEYWORD: &str = "additionalProperties";
        let sides = [before, after].map(|view| view.get(KEYWORD));
        let refuses = |others: Option<&Value>| others == Some(&Value::Bool(false));
        let note = match sides.map(refuses) {
            [false, true] => Note::new(rules::OTHER_PROPERTIES_REFUSED, Row::NARROWS),
            [true, false] => Note::new(rules::OTHER_PROPERTIES_ALLOWED, Row::WIDENS),
            [true, true] => return,
            [false, false] => {
                if sides.iter().flatten().any(|others| !says_nothing(others)) {
                    pending.push(whole.part(Step::member(KEYWORD, Label::Others), sides, whole.dirs));
                }
                return;
            }
        };
        self.report(whole.at, Some(KEYWORD), whole.dirs, note);
    }
}
