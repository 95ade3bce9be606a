//! Values that are listed, null, defaults, and keywords that nothing else compares.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::Value;

use super::super::effect::Verdict;
use super::super::judge::{Dirs, Judge, Note, Row};
use super::super::trail::Spot;
use super::limits::is_limit;
use super::types::type_of;
use super::view::{View, is_aside};
use crate::verdict::rules;

impl Judge<'_> {
    /// Compares null, the default and whether it is deprecated: what wraps may say, too.
    pub(super) fn compare_asides(&mut self, at: Spot, dirs: Dirs, before: &View<'_>, after: &View<'_>) {
        // What has no type allows null anyway.
        let has_type =
            |view: &View<'_>| type_of(view).is_some() || view.get("oneOf").or(view.get("anyOf")).is_some();
        if before.nullable != after.nullable && has_type(before) && has_type(after) {
            let note = if after.nullable {
                Note::new(rules::NULL_ALLOWED, Row::WIDENS)
            } else {
                Note::new(rules::NULL_REFUSED, Row::NARROWS)
            };
            // It may be a branch of a choice.
            let is_stated = [before, after].iter().any(|view| view.get("nullable").is_some());
            self.report(at, Some("nullable").filter(|_| is_stated), dirs, note);
        }
        self.compare_defaults(at, dirs, before.default, after.default);
        if before.deprecated != after.deprecated {
            self.report_deprecated(at, dirs, after.deprecated);
        }
    }

    pub(crate) fn report_deprecated(&mut self, at: Spot, dirs: Dirs, is_deprecated: bool) {
        let rule = if is_deprecated { rules::DEPRECATED } else { rules::UNDEPRECATED };
        self.report(at, Some("deprecated"), dirs, Note::new(rule, Row::HARMLESS));
    }

    /// Compares the listed values.
    pub(super) fn compare_enums<'v>(
        &mut self,
        at: Spot,
        dirs: Dirs,
        before_view: &View<'v>,
        after_view: &View<'v>,
    ) {
        let [before, after] =
            [before_view, after_view].map(|view| view.get("enum").and_then(Value::as_array));
        match (before, after) {
            (None, None) => {}
            (Some(before), Some(after)) if before == after => {}
            (None, Some(_)) => {
                self.report(at, Some("enum"), dirs, Note::new(rules::ENUM_ADDED, Row::NARROWS));
            }
            (Some(_), None) => {
                self.report(at, Some("enum"), dirs, Note::new(rules::ENUM_REMOVED, Row::WIDENS));
            }
            (Some(before), Some(after)) => {
                let texts =
                    |values: &'v [Value]| -> BTreeSet<Listed<'v>> { values.iter().map(listed).collect() };
                let (known, listed) = (texts(before), texts(after));
                // Where there is a type, `nullable` says whether null is allowed.
                let has_type = type_of(before_view).is_some() || type_of(after_view).is_some();
                let is_new = |value: &&'v Value, in_list: &BTreeSet<Listed<'v>>| {
                    let is_known = in_list.contains(&self::listed(value));
                    let is_flag = has_type && value.is_null();
                    !is_known && !is_flag
                };
                for value in before.iter().filter(|value| is_new(value, &listed)) {
                    let note = Note::new(rules::ENUM_VALUE_REMOVED, Row::NARROWS).value("value", value);
                    self.report(at, Some("enum"), dirs, note);
                }
                for value in after.iter().filter(|value| is_new(value, &known)) {
                    let row = Row::new(Verdict::Compatible, Verdict::Unclear);
                    let note = Note::new(rules::ENUM_VALUE_ADDED, row).value("value", value);
                    self.report(at, Some("enum"), dirs, note);
                }
            }
        }
    }

    fn compare_defaults(&mut self, at: Spot, dirs: Dirs, before: Option<&Value>, after: Option<&Value>) {
        let row = Row::request(Verdict::Unclear);
        let note = match (before, after) {
            (None, Some(after)) => Note::new(rules::DEFAULT_ADDED, row).value("after", after),
            (Some(before), None) => Note::new(rules::DEFAULT_REMOVED, row).value("before", before),
            (Some(before), Some(after)) if before != after => {
                Note::new(rules::DEFAULT_CHANGED, row).value("before", before).value("after", after)
            }
            _ => return,
        };
        self.report(at, Some("default"), dirs, note);
    }

    /// Compares the keywords that nothing else compares, as what they are.
    pub(super) fn compare_keywords(&mut self, at: Spot, dirs: Dirs, before: &View<'_>, after: &View<'_>) {
        let [mine, theirs] = [before, after].map(|view| view.schema.as_object().into_iter().flatten());
        let new = theirs.filter(|(keyword, _)| before.get(keyword).is_none());
        for (keyword, _) in mine.chain(new).filter(|(keyword, _)| is_other(keyword)) {
            if before.get(keyword) != after.get(keyword) {
                let note = Note::new(rules::KEYWORD_CHANGED, Row::UNCLEAR).arg("keyword", keyword);
                self.report(at, Some(keyword), dirs, note);
            }
        }
        let unusual = [before, after]
            .map(|view| view.get("type").filter(|stated| !stated.is_string() && !stated.is_array()));
        if unusual[0] != unusual[1] {
            let note = Note::new(rules::KEYWORD_CHANGED, Row::UNCLEAR).arg("keyword", "type");
            self.report(at, Some("type"), dirs, note);
        }
    }
}

/// A listed value by what it is: whether it is a text, and how it is written.
type Listed<'v> = (bool, Cow<'v, str>);

fn listed(value: &Value) -> Listed<'_> {
    (value.is_string(), value.as_str().map_or_else(|| value.to_string().into(), Cow::Borrowed))
}

/// Whether a keyword is compared nowhere else.
fn is_other(keyword: &str) -> bool {
    const COMPARED: [&str; 12] = [
        "type",
        "format",
        "enum",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "oneOf",
        "anyOf",
        "allOf",
        "not",
        "discriminator",
    ];
    !COMPARED.contains(&keyword) && !is_limit(keyword) && !is_aside(keyword)
}
